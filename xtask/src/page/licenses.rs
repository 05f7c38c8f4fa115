//! The licences of everything that is compiled into the program, with their texts, as their authors ask.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::Path,
    process::Command,
};

use anyhow::{Context, Result, ensure};
use hosting::workspace;
use serde_json::Value;

use crate::steps::output;

const HEAD: &str = "\
Charter Pathways is licensed under the MIT licence; so says the file LICENSE. Its program contains the Rust standard
library (MIT OR Apache-2.0, Copyright The Rust Project Contributors) and the packages listed here. Where a package may
be used under one of several licences and one of them is MIT, it is used under that one.
";

/// The list, then each text with the packages that it is the licence of.
pub fn list() -> Result<String> {
    let mut list = format!("{HEAD}\n");
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages()? {
        let _ = writeln!(list, "{}  {}", package.name, package.license);
        for text in package.texts {
            texts.entry(text).or_default().push(package.name.clone());
        }
    }
    let mut texts: Vec<_> = texts.into_iter().map(|(text, of)| (of, text)).collect();
    texts.sort();
    for (of, text) in texts {
        let _ = write!(list, "\n{}\n{}\n\n{text}\n", "=".repeat(80), of.join(", "));
    }
    Ok(list)
}

struct Package {
    name: String,
    license: String,
    texts: Vec<String>,
}

/// What is compiled into the program, by name.
fn packages() -> Result<Vec<Package>> {
    let linked = output(Command::new("cargo").args([
        "tree",
        "--locked",
        "--package=charter-pathways",
        "--features=worker",
        "--target=wasm32-unknown-unknown",
        "--edges=normal,no-proc-macro",
        "--prefix=none",
        "--format={p}",
    ]))?;
    // "name v1.2.3", with remarks behind it.
    let linked: BTreeSet<String> = linked
        .lines()
        .filter_map(|line| {
            let (name, rest) = line.split_once(" v")?;
            Some(format!("{name} {}", rest.split(' ').next()?))
        })
        .collect();
    let metadata = output(Command::new("cargo").args([
        "metadata",
        "--locked",
        "--features=worker",
        "--filter-platform=wasm32-unknown-unknown",
        "--format-version=1",
    ]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let all = metadata.get("packages").and_then(Value::as_array).context("cargo lists none")?;
    let mut packages = Vec::new();
    for package in all {
        let word = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default();
        let name = format!("{} {}", word("name"), word("version"));
        if linked.contains(&name) && word("name") != "charter-pathways" {
            let folder = Path::new(word("manifest_path")).parent().unwrap_or(Path::new(""));
            let mut texts = texts(folder).with_context(|| format!("cannot read {name}"))?;
            if texts.is_empty() {
                ensure!(word("license").contains("MIT"), "{name} holds no text of its licence");
                texts.push(mit(package)?);
            }
            packages.push(Package { name, license: word("license").replace('/', " OR "), texts });
        }
    }
    packages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(packages)
}

/// The text of the MIT licence for a package that names it but holds no text.
fn mit(package: &Value) -> Result<String> {
    let authors = package.get("authors").and_then(Value::as_array).into_iter().flatten();
    let authors: Vec<&str> = authors.filter_map(Value::as_str).collect();
    let whose = if authors.is_empty() { "its authors".to_owned() } else { authors.join(", ") };
    // Ours, from after whose it is.
    let ours = fs::read_to_string(workspace().join("LICENSE"))?;
    let (_, terms) = ours.split_once("\n\nPermission").context("our LICENSE is not MIT's")?;
    Ok(format!("MIT License\n\nCopyright (c) {whose}\n\nPermission{}", terms.trim_end()))
}

/// The texts of the licences in a package's folder: that of MIT alone, where it has a file of its own.
fn texts(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let upper = name.to_uppercase();
        if ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|word| upper.starts_with(word)) {
            names.push(name);
        }
    }
    names.sort();
    if let Some(mit) = names.iter().find(|name| name.to_uppercase().contains("MIT")) {
        names = vec![mit.clone()];
    }
    let text = |name: &String| -> Result<String> {
        let lines = fs::read_to_string(folder.join(name))?;
        Ok(lines.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned())
    };
    names.iter().filter(|name| folder.join(name).is_file()).map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_has_a_text() {
        let packages = packages().unwrap();
        assert!(packages.iter().any(|package| package.name.starts_with("leptos ")));
        assert!(!packages.iter().any(|package| package.name.starts_with("thirtyfour ")));
        for package in &packages {
            assert!(package.texts.iter().all(|text| text.len() > 400), "{}", package.name);
            assert!(!package.texts.is_empty() && !package.license.is_empty(), "{}", package.name);
        }
    }
}
