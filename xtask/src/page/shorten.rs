//! Gives what the program and its script call of each other short names.
//!
//! wasm-bindgen names each by what it does and by a hash, in the program and in the script: of what everyone loads first that is
//! four kilobytes, for a hash does not compress.

use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
};

use anyhow::{Result, anyhow, bail, ensure};
use wasm_encoder::{
    ExportSection, ImportSection, Module,
    reencode::{Error, Reencode, utils},
};
use wasmparser::{Parser, Payload};

/// As what the program knows its script.
const SCRIPT: &str = "./program_bg.js";
/// How the names begin of what the script calls of the program to run a closure; others, such as its memory, stay, since parts of
/// the program ask for them too.
const CLOSURE: &str = "wasm_bindgen__";

/// The program and its script with short names.
///
/// # Errors
/// The program cannot be read, has no such names any more, or its script does not know of one.
pub fn shorten(program: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let short = names(program)?;
    let mut found = BTreeSet::new();
    let mut text = String::with_capacity(script.len());
    let mut rest = script;
    while !rest.is_empty() {
        let word = rest.find(|c| !is_of_a_name(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(word);
        text.push_str(short.get(name).map_or(name, |short| {
            found.insert(name);
            short
        }));
        let between = after.find(is_of_a_name).unwrap_or(after.len());
        text.push_str(after.get(..between).unwrap_or_default());
        rest = after.get(between..).unwrap_or_default();
    }
    if let Some(missing) = short.keys().find(|name| !found.contains(name.as_str())) {
        bail!("the script does not know of {missing}");
    }
    let mut module = Module::new();
    utils::parse_core_module(&mut Shorten(&short), &mut module, Parser::new(0), program)
        .map_err(|why| anyhow!("the program cannot be written with short names: {why}"))?;
    Ok((module.finish(), text))
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// What each name becomes.
fn names(program: &[u8]) -> Result<BTreeMap<String, String>> {
    let (mut imported, mut closures) = (Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    if import.module == SCRIPT {
                        imported.push(import.name.to_owned());
                    }
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let name = export?.name;
                    ensure!(!name.starts_with("_0"), "{name} could be mistaken for a short name");
                    if name.starts_with(CLOSURE) {
                        closures.push(name.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    // If wasm-bindgen has come to name them otherwise, the first load would be larger without a word.
    ensure!(!imported.is_empty() && !closures.is_empty(), "wasm-bindgen names things otherwise");
    let both = closures.iter().find(|name| imported.contains(name));
    ensure!(both.is_none(), "the program imports what it exports");
    let long = imported.into_iter().chain(closures);
    Ok(long.enumerate().map(|(at, name)| (name, format!("_0{at}"))).collect())
}

/// Writes a program with these names in place of others.
struct Shorten<'a>(&'a BTreeMap<String, String>);

impl Shorten<'_> {
    /// A name as it is written, where it is one of those that are shortened.
    fn of<'n>(&'n self, name: &'n str, is_one: bool) -> &'n str {
        self.0.get(name).filter(|_| is_one).map_or(name, String::as_str)
    }
}

impl Reencode for Shorten<'_> {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: wasmparser::Imports<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in imports {
            let (_, import) = import?;
            let kind = self.entity_type(import.ty)?;
            section.import(import.module, self.of(import.name, import.module == SCRIPT), kind);
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: wasmparser::Export<'_>,
    ) -> Result<(), Error<Infallible>> {
        let index = self.external_index(export.kind, export.index)?;
        let kind = self.export_kind(export.kind)?;
        exports.export(self.of(export.name, export.name.starts_with(CLOSURE)), kind, index);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ExportKind, FunctionSection, TypeSection};

    use super::*;

    /// A program with these imports of functions, and an export of the first for each of these names.
    fn program(imports: &[(&str, &str)], exports: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imported = ImportSection::new();
        for (module, name) in imports {
            imported.import(module, name, EntityType::Function(0));
        }
        let mut exported = ExportSection::new();
        for name in exports {
            exported.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&types).section(&imported).section(&FunctionSection::new());
        module.section(&exported);
        module.finish()
    }

    #[test]
    fn both_call_each_other_by_short_names() {
        let imports =
            [(SCRIPT, "__wbg_alert_1"), ("./else.js", "__wbg_alert_1"), (SCRIPT, "__wbg_alert")];
        let exports = ["wasm_bindgen__convert__1", "memory", "__wbg_alert"];
        let script = "a = { __wbg_alert: f(__wbg_alerted), __wbg_alert_1: wasm.wasm_bindgen__convert__1, memory };\n// ✓";
        let (short, text) = shorten(&program(&imports, &exports), script).unwrap();
        assert_eq!(text, "a = { _01: f(__wbg_alerted), _00: wasm._02, memory };\n// ✓");
        let renamed = [(SCRIPT, "_00"), ("./else.js", "__wbg_alert_1"), (SCRIPT, "_01")];
        assert_eq!(short, program(&renamed, &["_02", "memory", "__wbg_alert"]));
    }

    #[test]
    fn what_could_go_wrong_is_an_error() {
        let check = |imports: &[(&str, &str)], exports: &[&str], script: &str, expected: &str| {
            let why = shorten(&program(imports, exports), script).unwrap_err().to_string();
            assert!(why.contains(expected), "{why}");
        };
        let (alert, closure) = ([(SCRIPT, "alert")], "wasm_bindgen__1");
        let script = "alert = wasm_bindgen__1;";
        check(&alert, &[closure], "alert()", "the script does not know of wasm_bindgen__1");
        check(&alert, &[closure, "_01"], script, "_01 could be mistaken for a short name");
        check(&alert, &["closure_1"], script, "wasm-bindgen names things otherwise");
        check(
            &[("./other.js", "alert")],
            &[closure],
            script,
            "wasm-bindgen names things otherwise",
        );
        check(&[(SCRIPT, closure)], &[closure], script, "the program imports what it exports");
        assert!(shorten(b"no program", "").is_err());
    }
}
