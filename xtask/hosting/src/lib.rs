//! What the project's commands share with its browser tests: where the workspace is, the server that both open the
//! built page from, how a host compresses it and what it should say with it, and what keeps it for when there is no
//! network.
//!
//! A package of its own, so that the browser tests need not wait for all that the commands are made of.

pub mod compress;
pub mod offline;
pub mod policy;
pub mod server;

use std::{
    env,
    path::{Path, PathBuf},
};

/// The folder that holds the workspace's `Cargo.toml`.
pub fn workspace() -> &'static Path {
    let member = Path::new(env!("CARGO_MANIFEST_DIR"));
    member.ancestors().nth(2).unwrap_or(member)
}

/// Where a program of the machine is.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
