//! Turns the golden cases into Rust when the project is built.
//!
//! It runs inside `build.rs`. Each file of `tests/cases` (its README says what stands in one) becomes a [`Golden`] of plain
//! text, so that the page carries no reader of TOML. A mistake is told with its file.
//!
//! [`Golden`]: ../mod.rs

use serde::Deserialize;
use serde_json::{Map, Value};
use std::{fmt::Write, fs, path::Path};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    shows: String,
    as_of: u16,
    case: Map<String, Value>,
    expected: Value,
    reasoning: Vec<Step>,
    signed: Signed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    law: String,
    step: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    reviewer: String,
    role: String,
    date: String,
}

/// Compiles every golden case of `folder`, in the order of their names, into Rust source: the static `GOLDEN`.
///
/// # Errors
/// The first mistake of every file, with its place.
pub fn compile(folder: &Path) -> Result<String, Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|e| vec![format!("{}: {e}", folder.display())])?;
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    let (mut cases, mut problems) = (String::new(), Vec::new());
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(&file).map_err(|e| e.to_string());
        match text.and_then(|text| toml::from_str(&text).map_err(|e| e.to_string())) {
            Ok(read) => cases.push_str(&golden(&name, read)),
            Err(problem) => problems.push(format!("{}: {problem}", file.display())),
        }
    }
    if problems.is_empty() {
        Ok(format!("/// Every golden case.\npub static GOLDEN: &[Golden] = &[\n{cases}];\n"))
    } else {
        Err(problems)
    }
}

/// One case as an expression of the type `Golden`, with a comma.
fn golden(name: &str, file: File) -> String {
    let File { title, shows, as_of, mut case, expected, reasoning, signed } = file;
    case.insert("format".to_owned(), "charter-pathways/case".into());
    case.insert("version".to_owned(), 1.into());
    // Lines of a file are as long as an editor is wide.
    let flowing = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut steps = String::new();
    for Step { law, step } in reasoning {
        let _ = write!(steps, "Step {{ law: {law:?}, step: {:?} }}, ", flowing(&step));
    }
    let Signed { reviewer, role, date } = signed;
    format!(
        "Golden {{ name: {name:?}, title: {:?}, shows: {:?}, as_of: Year({as_of}), case: {:?}, expected: {:?}, \
         reasoning: &[{steps}], signed: Signed {{ reviewer: {reviewer:?}, role: {role:?}, date: {date:?} }} }},\n",
        flowing(&title),
        flowing(&shows),
        Value::Object(case).to_string(),
        expected.to_string(),
    )
}
