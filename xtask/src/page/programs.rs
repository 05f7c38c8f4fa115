//! What is the same for each program of WebAssembly that belongs to the page: how it is compiled, where cargo puts it, and how its
//! file is named.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use hosting::{offline::sha256, workspace};

/// How a page is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As it is published.
    AsPublished,
    /// In seconds, for whoever looks at it after each edit.
    InHaste,
}

impl How {
    /// Cargo's profile for the program.
    pub const fn profile(self) -> &'static str {
        match self {
            Self::AsPublished => "release",
            Self::InHaste => "watch",
        }
    }
}

/// What the compiler is told beside `.cargo/config.toml`, whenever it compiles for WebAssembly: to leave out of the
/// program where the sources of packages lie on this machine. So a build is the same wherever it is made, says nothing
/// of who made it, and is shorter.
pub fn flags() -> Result<[(&'static str, String); 1]> {
    let home = match env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => env::home_dir().context("there is no home directory")?.join(".cargo"),
    };
    let sources = home.join("registry/src");
    let mut flags = Vec::new();
    for entry in fs::read_dir(&sources).into_iter().flatten() {
        flags.push(format!("--remap-path-prefix={}/=", entry?.path().display()));
    }
    flags.sort();
    Ok([("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "))])
}

/// Where cargo, told to put all into a place, puts a program for browsers.
pub fn compiled(place: &Path, profile: &str, program: &str) -> PathBuf {
    place.join(format!("wasm32-unknown-unknown/{profile}/{program}.wasm"))
}

/// Where cargo puts what it compiles.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from)
}

/// Gives a file a new name that changes with its contents: its address, and its bytes. The name that Trunk gave it stays
/// the same when only wasm-opt has changed something, and a browser that keeps files for good would show the old one.
pub fn named_by_contents(file: &Path, stem: &str) -> Result<(String, Vec<u8>)> {
    let kind = file.extension().unwrap_or_default().display();
    let bytes = fs::read(file)?;
    let name = format!("{stem}-{:.16}.{kind}", sha256(&bytes));
    fs::rename(file, file.with_file_name(&name))?;
    Ok((format!("./{name}"), bytes))
}
