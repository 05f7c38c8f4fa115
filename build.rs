//! Turns the data of three rooms into Rust: the words of `src/content`, the criteria of
//! `src/rules/criteria`, and the golden cases of `tests/cases` for `src/proof`. A mistake in any stops the build with the file, the line and how to mend it.
//! Each room keeps its own compiler beside its data.
//!
//! The criteria of a made-up year, on which a test follows the guide for adding a year, are compiled beside the
//! real ones; nothing but that test includes them.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a build script reports a mistake by failing the build"
)]

#[path = "src/content/compile.rs"]
mod content;
#[path = "src/proof/compile.rs"]
mod proof;
#[path = "src/rules/compile.rs"]
mod rules;
#[path = "src/rules/terms/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the build needs the codes, not the sets")]
mod terms;

use std::{env, path::PathBuf};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let write = |file: &str, source: Result<String, Vec<String>>| match source {
        Ok(source) => std::fs::write(out.join(file), source).expect("OUT_DIR is writable"),
        Err(problems) => panic!("{}", problems.join("\n")),
    };
    println!("cargo:rerun-if-changed=src/rules");
    println!("cargo:rerun-if-changed=tests/made_up_year");
    for (folder, file) in
        [("src/rules/criteria", "criteria.rs"), ("tests/made_up_year", "made_up_year.rs")]
    {
        write(file, rules::compile(folder.as_ref()));
    }
    write("criteria_hashes.rs", rules::hashes("src/rules/criteria".as_ref()));
    println!("cargo:rerun-if-changed=src/proof/compile.rs");
    println!("cargo:rerun-if-changed=tests/cases");
    write("golden.rs", proof::compile("tests/cases".as_ref()));
    content::compile("src/content".as_ref(), &out.join("content.rs"));
}
