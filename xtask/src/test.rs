//! `cargo xtask test`: everything that must hold before a change is taken, in the order in which it fails fastest.
//!
//! Never `--workspace`: cargo would build the library with features of its dependencies that only the browser tests
//! ask for (an ordered `serde_json`), which is not the library that the page has.

use std::process::Command;

use anyhow::{Context, Result};

use crate::{
    packages, page,
    steps::{Steps, run},
    tidy, tools,
};

/// Runs all checks; the first that fails ends the run. A full run tries every browser test in every browser, where
/// else all are tried in Chromium and those of the core in WebKit.
pub fn test(full: bool) -> Result<()> {
    let mut steps = Steps::default();
    let result = checks(&mut steps, full);
    println!("\n{}", steps.times());
    if result.is_ok() {
        println!("All checks passed.");
    }
    result
}

fn checks(steps: &mut Steps, full: bool) -> Result<()> {
    tools::for_checking(steps)?;
    steps.run("format", || cargo("fmt --all --check"))?;
    steps.run("tidy", tidy::tidy)?;
    steps.run("licences and sources of packages", packages::check)?;
    tools::for_browsing(steps, full)?;
    steps.run("clippy, library and tests", || {
        cargo("clippy --all-targets --no-default-features --features files --locked -- -D warnings")
    })?;
    steps.run("clippy, own commands and browser tests", || {
        cargo(
            "clippy --package xtask --package hosting --package browser-tests --package workbook-tests --all-targets --locked -- -D warnings",
        )
    })?;
    steps.run("documentation of the library", || {
        let mut doc = Command::new("cargo");
        doc.args(["doc", "--no-deps", "--no-default-features", "--features", "files", "--locked"]);
        run(doc.env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    steps.run("native and doc tests", || cargo("native"))?;
    // Once more what reads real files where they are at hand, for what it says of them.
    steps.run("which of CDE's files are at hand", || {
        cargo(&format!("native {REAL} --quiet --nocapture"))
    })?;
    steps.run("tests of the own commands", || {
        cargo("test --package xtask --package hosting --locked")
    })?;
    steps.run("CDE's workbook of 2019, where it is at hand", || {
        cargo("test --package workbook-tests --locked -- --nocapture")
    })?;
    tools::for_building(steps)?;
    tools::for_looking(steps)?;
    // The page as it is released, so that what the compiler itself needs of its packages is there for building it; the worker together
    // with it, so that those are not checked twice.
    steps.run("clippy, page and worker", || {
        cargo("clippy --release --target wasm32-unknown-unknown --all-targets --locked -- -D warnings")?;
        cargo(
            "clippy --release --target wasm32-unknown-unknown --lib --bin reader --features worker --locked -- -D warnings",
        )
    })?;
    steps.run("building the page", page::build)?;
    // In haste, and without the page: they try the browser's storage alone.
    steps.run("WebAssembly unit tests", || {
        let mut tests = in_browser("wasm")?;
        run(tests.args(["--no-default-features", "--features", "browser"]))
    })?;
    let browser_tests = "run --package browser-tests --locked --";
    steps.run("browser tests", || {
        if full { cargo(&format!("{browser_tests} --full")) } else { cargo(browser_tests) }
    })
}

/// The tests that read real files of CDE's, where they are at hand, and say so.
const REAL: &str = "official_real:: official_workbooks::";

fn cargo(arguments: &str) -> Result<()> {
    run(Command::new("cargo").args(arguments.split(' ')))
}

/// A test program that runs in Chromium.
pub fn in_browser(test: &str) -> Result<Command> {
    let driver = hosting::which("chromedriver").context("chromedriver has gone")?;
    let mut command = tools::command("cargo")?;
    command
        .args(["test", "--target", "wasm32-unknown-unknown", "--locked", "--test", test])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", "xtask/webdriver.json")
        .env("CHROMEDRIVER", driver);
    Ok(command)
}
