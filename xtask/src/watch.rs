//! `cargo xtask watch`: the whole page again after each edit, in seconds. For whoever works on the program; words and rules
//! alone are quicker with `cargo xtask content`.
//!
//! It is the page that `cargo xtask serve` makes, but compiled in haste, not made small and not checked: its size and its speed
//! say nothing. The browser keeps no copy of it, so that what is shown is always what was made last.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use hosting::{offline, workspace};

use crate::{
    content,
    edits::Edits,
    page::{
        self,
        fill::fill,
        programs::{How, flags, target},
    },
    serve, steps,
    steps::Steps,
    tools,
};

/// What an edit of which makes the page anew.
const WATCHED: [&str; 5] = ["src", "style", "index.html", "Cargo.toml", "tests/cases"];

/// Makes the page and serves it until Ctrl-C, again after each edit.
pub fn watch(port: Option<u16>) -> Result<()> {
    let (folder, staging) = (target().join("watch/page"), target().join("watch/made"));
    fs::create_dir_all(&folder)?;
    let server = serve::start(&folder, port)?;
    let edits = Edits::of(&WATCHED)?;
    tools::for_building(&mut Steps::default())?;
    loop {
        let mut steps = Steps::default();
        match steps.run("making the page", || make(&staging)) {
            Ok(()) => {
                replace(&folder, &staging)?;
                println!("{}\n\nCharter Pathways is at {}", steps.times(), server.address());
            }
            Err(error) => println!("\n{error:#}\nThe page is as it was before this edit."),
        }
        println!("Edit, save, and reload the page. Ctrl-C ends it.\n");
        edits.wait()?;
    }
}

/// Makes the page in a folder.
fn make(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut cargo = tools::command("cargo")?;
    cargo
        .args(["build", "--quiet", "--locked", "--profile", How::InHaste.profile()])
        .args(["--target", "wasm32-unknown-unknown", "--bin", "charter-pathways"])
        .envs(flags()?);
    steps::run(&mut cargo)?;
    // What Trunk makes of these lines when it builds.
    let page = fs::read_to_string(workspace().join("index.html"))?;
    let lines = page.lines().filter(|line| !line.contains("data-trunk rel=\"rust\""));
    let page: String = lines.flat_map(|line| [line, "\n"]).collect();
    let page = page.replace("data-trunk rel=\"icon\" href=\"style/", "rel=\"icon\" href=\"./");
    fs::write(folder.join("index.html"), page)?;
    fs::copy(workspace().join("style/icon.svg"), folder.join("icon.svg"))?;
    page::write_licenses(folder)?;
    fill(folder, &content::leaflet()?, How::InHaste)?;
    // In place of the worker that keeps a copy, the one that makes a browser forget it.
    fs::copy(workspace().join("src/browser/offline-removed.js"), folder.join(offline::WORKER))?;
    Ok(())
}

/// Puts what was made in the place of what was made before. The server goes on meanwhile.
fn replace(folder: &Path, made: &Path) -> Result<()> {
    let names = |folder: &Path| -> Result<Vec<_>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect()
    };
    let new = names(made)?;
    for name in &new {
        fs::rename(made.join(name), folder.join(name))
            .context("the page cannot be put in its place")?;
    }
    for name in names(folder)? {
        if !new.contains(&name) {
            fs::remove_file(folder.join(name))?;
        }
    }
    Ok(())
}
