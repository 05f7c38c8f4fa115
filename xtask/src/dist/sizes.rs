//! What the program weighs, by crate, and our own by room.
//!
//! Bytes of code are counted in what wasm-bindgen made, before wasm-opt: that is where the names still are. wasm-opt
//! makes everything about as much smaller, so the shares hold. What is compressed cannot be told apart.

use std::{collections::BTreeMap, fmt::Write, fs, ops::Range, path::PathBuf, process::Command};

use anyhow::{Context, Result};
use serde_json::Value;
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::steps::output;

/// A crate, or a room of ours, has to weigh this much to be named.
const LEAST: u64 = 2_000;

/// The report on the program that was built last.
pub fn report() -> Result<String> {
    let program = program()?;
    let bytes = fs::read(&program).with_context(|| format!("cannot read {}", program.display()))?;
    let weights = weights(&bytes)?;
    let total: u64 = weights.values().sum();
    let mut weights: Vec<(String, u64)> = weights.into_iter().collect();
    weights.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let small: u64 = weights.iter().map(|(_, weight)| weight).filter(|w| **w < LEAST).sum();
    weights.retain(|(_, weight)| *weight >= LEAST);
    weights.push((format!("all below {LEAST}"), small));
    weights.push(("total".to_owned(), total));
    let mut table = String::from("The program before wasm-opt, in bytes:\n");
    for (name, weight) in weights {
        let tenths = weight * 1000 / total.max(1);
        let _ = writeln!(table, "  {name:<32}{weight:>9}  {:>3}.{} %", tenths / 10, tenths % 10);
    }
    Ok(table)
}

/// What wasm-bindgen made, where Trunk puts it.
fn program() -> Result<PathBuf> {
    let metadata =
        output(Command::new("cargo").args(["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let target = metadata.get("target_directory").and_then(Value::as_str);
    let target = target.context("cargo names no target directory")?;
    Ok(PathBuf::from(target).join("wasm-bindgen/release/charter-pathways_bg.wasm"))
}

/// The bytes of each crate's functions, of each of our rooms', and of the data.
fn weights(wasm: &[u8]) -> Result<BTreeMap<String, u64>> {
    let mut weights: BTreeMap<String, u64> = BTreeMap::new();
    let (mut imported, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(length(&body.range())),
            Payload::DataSection(data) => {
                weights.insert("data: words, tables".to_owned(), length(&data.range()));
            }
            Payload::CustomSection(custom) => {
                let KnownCustom::Name(sections) = custom.as_known() else { continue };
                for section in sections {
                    let Name::Function(functions) = section? else { continue };
                    for function in functions {
                        let function = function?;
                        names.insert(function.index, function.name);
                    }
                }
            }
            _ => {}
        }
    }
    for (index, weight) in (imported..).zip(bodies) {
        let name = names.get(&index).copied().unwrap_or_default();
        *weights.entry(owner(name)).or_default() += weight;
    }
    Ok(weights)
}

fn length(range: &Range<u64>) -> u64 {
    range.end - range.start
}

/// The crate that a function belongs to, and the room if that is ours: the first one named, which for a trait's
/// function is that of the type.
fn owner(function: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = function;
    loop {
        rest = rest.trim_start_matches(|c| !is_part(c));
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if word.is_empty() {
            return "without a name".to_owned();
        }
        // `core[90af…]::str` is one way to write the name of a crate.
        let after = match after.strip_prefix('[').and_then(|hash| hash.split_once("]::")) {
            Some((hash, _)) if hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
                &after[hash.len() + 2..]
            }
            _ => after,
        };
        if let Some(after) = after.strip_prefix("::") {
            if word != "charter_pathways" {
                return word.to_owned();
            }
            let room = after.split(|c| !is_part(c)).next().unwrap_or_default();
            return format!("our {room}");
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_first_crate_that_it_names() {
        let check =
            |function: &str, wanted: &str| assert_eq!(owner(function), wanted, "{function}");
        check("tachys::dom::text", "tachys");
        check("core[90af12]::str::slice_error", "core");
        check("charter_pathways::rules::judge", "our rules");
        check("<charter_pathways::case::Case as core::fmt::Debug>::fmt", "our case");
        check("<&mut dyn leptos::X as tachys::Y>::build", "leptos");
        check("core::ptr::drop_in_place<charter_pathways::case::Case>", "core");
        check("<(A,B) as tachys::view::Render>::build", "tachys");
        check("__rustc_std_internal", "without a name");
        check("", "without a name");
    }
}
