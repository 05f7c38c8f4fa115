//! Which files there are, and what may stand at the top of the tree.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// What a newcomer meets first, so it stays short: the package, the page, the tests, the project's own commands and
/// what a tool insists on. Documents (`*.md`, the licence) and dot-files may stand beside it.
const TOP: [&str; 12] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "build.rs",
    "clippy.toml",
    "rustfmt.toml",
    "index.html",
    "src",
    "style",
    "tests",
    "examples",
    "xtask",
];

/// The path of every file that could be committed, from the workspace, with `/`.
///
/// Walked rather than asked of git, which refuses to answer in a tree that another user owns, as on many a CI machine.
pub fn all(workspace: &Path) -> Result<Vec<String>> {
    let ignored =
        fs::read_to_string(workspace.join(".gitignore")).context("cannot read .gitignore")?;
    let ignored: Vec<&str> = ignored.lines().filter_map(|line| line.strip_prefix('/')).collect();
    let mut paths = Vec::new();
    walk(workspace, "", &ignored, &mut paths)?;
    paths.sort();
    Ok(paths)
}

fn walk(folder: &Path, prefix: &str, ignored: &[&str], paths: &mut Vec<String>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if path == ".git" || ignored.contains(&path.as_str()) {
            continue;
        }
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{path}/"), ignored, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// A fault for each entry of the top level that has no business there.
pub fn strange_at_the_top(paths: &[String]) -> Vec<String> {
    let mut tops: Vec<&str> = paths.iter().filter_map(|path| path.split('/').next()).collect();
    tops.dedup();
    tops.retain(|top| {
        let document = Path::new(top).extension().is_some_and(|extension| extension == "md");
        !(TOP.contains(top) || top.starts_with('.') || document || *top == "LICENSE")
    });
    tops.iter()
        .map(|top| format!("{top}: not expected at the top level: move it into a folder"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_level_is_a_short_list() {
        let check = |path: &str, fits: bool| {
            assert_eq!(strange_at_the_top(&[path.to_owned()]).is_empty(), fits, "{path}");
        };
        check("Cargo.toml", true);
        check("README.md", true);
        check(".ci/run", true);
        check("src/lib.rs", true);
        check("scripts/build.sh", false);
        check("notes.txt", false);
        check("docs/link.md", false);
    }

    #[test]
    fn ignored_folders_are_left_out() {
        let paths = all(hosting::workspace()).unwrap();
        assert!(paths.iter().any(|path| path == "xtask/src/tidy/files.rs"));
        assert!(!paths.iter().any(|path| path.starts_with("target/") || path.starts_with(".git/")));
    }
}
