//! `cargo xtask dist`: the release, for someone who has a web host and not this project.
//!
//! A folder and a zip of it, whose bytes depend on nothing but the sources and the versions of the tools: a second
//! build anywhere gives the same, which is how one checks that a release is what these sources make.

mod archive;
mod hosts;
mod sizes;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use hosting::{compress, offline::sha256, policy, workspace};

use crate::{page, steps::Steps, tools};

/// Builds the page and makes the release of it.
pub fn dist() -> Result<()> {
    let mut steps = Steps::default();
    tools::for_building(&mut steps)?;
    steps.run("building the page", page::build)?;
    let release = workspace().join("release").join(name());
    let zip = steps.run("making the release", || make(&page::folder(), &release))?;
    let sizes = steps.run("weighing the program by crate and room", sizes::report)?;
    println!("\n{sizes}\n\n{}\n\nThe release is in\n  {}", steps.times(), release.display());
    println!("  {}\n  SHA-256 {}", zip.display(), sha256(fs::read(&zip)?));
    Ok(())
}

/// The name of the release, and of the folder that the zip holds.
fn name() -> String {
    format!("charter-pathways-{}", env!("CARGO_PKG_VERSION"))
}

/// Makes the release of a built page in a folder, in place of what was there, and a zip beside it.
fn make(built: &Path, release: &Path) -> Result<PathBuf> {
    let site = release.join("site");
    if release.exists() {
        fs::remove_dir_all(release)
            .with_context(|| format!("cannot remove the old {}", release.display()))?;
    }
    fs::create_dir_all(&site).with_context(|| format!("cannot make {}", site.display()))?;
    let mut names = Vec::new();
    for entry in fs::read_dir(built).with_context(|| format!("cannot list {}", built.display()))? {
        let entry = entry?;
        let bytes = fs::read(entry.path())?;
        let name = entry.file_name().to_string_lossy().into_owned();
        write(&site, &name, &bytes)?;
        write(&site, &format!("{name}.br"), &compress::brotli(&bytes)?)?;
        write(&site, &format!("{name}.gz"), &compress::gzip(&bytes)?)?;
        names.push(name);
    }
    names.sort();
    let page = fs::read_to_string(built.join("index.html"))?;
    let stated = policy::stated(&page).context("the built page states no policy")?;
    for (path, text) in hosts::all(stated, &names) {
        write(release, &path, text.as_bytes())?;
    }
    let removed = fs::read(workspace().join("src/browser/offline-removed.js"))
        .context("there is nothing to remove the worker with")?;
    write(release, "hosts/offline.js", &removed)?;
    let guide = fs::read(workspace().join("xtask/src/dist/publishing.md"))
        .context("the guide is not there")?;
    write(release, "publishing.md", &guide)?;
    write(release, "LICENSE", &fs::read(workspace().join("LICENSE"))?)?;
    archive::checksums(release)?;
    archive::zip(release)
}

fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    let file = folder.join(path);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
}
