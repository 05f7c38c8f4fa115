//! Makes the worker that reads CDE's files: a second program, which nobody loads who has no file.
//!
//! It is compiled by itself, for speed, and without the page: whether Trunk has built that before makes no difference. Every
//! browser that has workers of WebAssembly's vectors may run it; where one has not, the page says that the reader did not
//! come.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use hosting::{offline::integrity, workspace};

use super::{
    bundle,
    optimise::optimise,
    programs::{How, compiled, flags, named_by_contents, target},
};
use crate::{steps, tools};

/// How the names of its files begin.
pub const NAME: &str = "reader";

/// What wasm-opt is told: of the compiler's features those that it may use.
const OPTIMISE: [&str; 9] = [
    "-O3",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Puts the worker's script and program into a folder, named by their contents; the script's address.
pub fn reader(folder: &Path, how: How) -> Result<String> {
    let scratch = target().join("reader");
    let compiled = compile(how)?;
    let bindgen = ["--target=web", "--no-typescript", "--out-name=program"];
    let out_dir = format!("--out-dir={}", scratch.display());
    steps::output(tools::command("wasm-bindgen")?.arg(&compiled).args(bindgen).arg(out_dir))?;

    let program = folder.join("reader.wasm");
    let bound = scratch.join("program_bg.wasm");
    optimise(&[(bound, program.clone())], how, &[&OPTIMISE])?;
    let (program, bytes) = named_by_contents(&program, NAME)?;
    let source = workspace().join("src/browser/reader.js");
    let text = fs::read_to_string(&source)
        .with_context(|| format!("cannot read {}", source.display()))?
        .replace("{{script}}", "./program.js")
        .replace("{{program}}", &program)
        .replace("{{integrity}}", &integrity(&bytes));
    let entry = scratch.join("entry.mjs");
    fs::write(&entry, text)?;
    let (script, _) = named_by_contents(&bundle::worker(&entry, folder)?, NAME)?;
    Ok(script)
}

/// Compiles it, if it is not compiled yet; where it is. Vectors find the ends of lines and fields; what keeps the page's calls
/// for cutting it is left out.
pub fn compile(how: How) -> Result<PathBuf> {
    // In haste it has a place of its own: with other flags in the same place, both would compile every package anew.
    let (profile, place) = match how {
        How::AsPublished => ("reader", target()),
        How::InHaste => (how.profile(), target().join("watch/reader")),
    };
    let [(_, flags)] = flags()?;
    let mut cargo = tools::command("cargo")?;
    cargo
        .args(["build", "--quiet", "--locked", "--offline", "--profile", profile])
        .args(["--target", "wasm32-unknown-unknown", "--no-default-features"])
        .args(["--features", "worker", "--bin", NAME, "--target-dir"])
        .arg(&place)
        // In place of the project's own flags.
        .env("RUSTFLAGS", format!("{flags} -Ctarget-feature=+simd128"))
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    steps::run(&mut cargo)?;
    Ok(compiled(&place, profile, NAME))
}
