//! `cargo xtask tidy`: the rules of the house that no compiler checks.
//!
//! Each check is a small function over one file's path and text, with a table of examples of its own; this module only
//! walks the tree and tells all that was found, so that one run is enough to mend everything.

mod checks;
mod files;
mod rooms;
mod styles;
mod text;

use std::fs;

use anyhow::{Context, Result, bail};
use hosting::workspace;

use text::Fault;

/// Checks every file of the workspace.
pub fn tidy() -> Result<()> {
    let paths = files::all(workspace())?;
    let mut faults: Vec<String> = files::strange_at_the_top(&paths);
    for path in &paths {
        // What is not text (a picture) has nothing to check.
        let bytes =
            fs::read(workspace().join(path)).with_context(|| format!("cannot read {path}"))?;
        if let Ok(text) = String::from_utf8(bytes) {
            faults.extend(check(path, &text).into_iter().map(|fault| fault.at(path)));
        }
    }
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => {
            println!("tidy: no rule of the house is broken");
            Ok(())
        }
        1 => bail!("one rule of the house is broken (above)"),
        many => bail!("rules of the house are broken in {many} places (above)"),
    }
}

fn check(path: &str, text: &str) -> Vec<Fault> {
    // The checks quote what they forbid.
    if path.starts_with("xtask/src/tidy/") {
        return Vec::new();
    }
    checks::ALL.iter().flat_map(|check| check(path, text)).collect()
}
