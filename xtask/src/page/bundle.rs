//! Makes one small text of the styles, and a small file of each of our own scripts, leaves of the program's script what the page uses, and
//! adds the icons.
//!
//! wasm-bindgen writes out whatever a package of the program may offer to scripts, with comments; of that the page only
//! needs the start. Both files are a third smaller for it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use hosting::workspace;

use crate::{steps, tools};

/// A style as the page has it in its head: `main.css`, or `before.css`.
pub fn style(file: &str) -> Result<String> {
    let mut command = esbuild(&workspace().join("style").join(file))?;
    let style = steps::output(&mut command)?;
    ensure!(!style.contains("</"), "a style holds `</`, which would end it in the page");
    Ok(style.trim_end().to_owned())
}

/// Puts what an installed page is known by into a folder: its icons, and the manifest that names them.
pub fn icons(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(workspace().join("style/icons"))? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    Ok(())
}

/// Puts the program's script into a folder, with what loads its parts, and of all that only what starts the program; where it
/// is now.
pub fn script(script: &Path, folder: &Path) -> Result<PathBuf> {
    let name = script.file_name().and_then(|name| name.to_str()).context("it has no name")?;
    // All that an entry does not ask for is left out.
    let entry = script.with_file_name("entry.mjs");
    fs::write(&entry, format!("export {{ default }} from \"./{name}\";\n"))?;
    let made = folder.join("program.js");
    write(&entry, &made, &["--format=esm", "--target=es2022"])?;
    Ok(made)
}

/// Puts the page's own side of an embed into a folder; where it is now.
pub fn embedding(folder: &Path) -> Result<PathBuf> {
    let made = folder.join("embedding.js");
    write(&workspace().join("src/embed/page.js"), &made, &["--format=esm", "--target=es2022"])?;
    Ok(made)
}

/// Puts the script of a worker into a folder, with its program's; where it is now.
pub fn worker(entry: &Path, folder: &Path) -> Result<PathBuf> {
    let made = folder.join("worker.js");
    // It says itself where its program is, so what of the bindings would look for it beside a module is never asked.
    let options = ["--format=iife", "--target=es2022", "--log-override:empty-import-meta=silent"];
    write(entry, &made, &options)?;
    Ok(made)
}

/// Puts the script for pages of other sites into a folder.
pub fn embed(folder: &Path) -> Result<()> {
    /// In bytes, as it is: people look at what they put into their pages.
    const BUDGET: u64 = 2_000;
    let made = folder.join("embed.js");
    write(&workspace().join("src/embed/embed.js"), &made, &["--target=es2021"])?;
    let size = fs::metadata(&made)?.len();
    ensure!(size <= BUDGET, "embed.js is {size} bytes; the budget is {BUDGET}");
    Ok(())
}

fn write(from: &Path, to: &Path, more: &[&str]) -> Result<()> {
    let mut command = esbuild(from)?;
    command.args(more).arg(format!("--outfile={}", to.display()));
    steps::output(&mut command)?;
    Ok(())
}

/// What makes one small text of a file and all that it imports, and prints it unless it is told a file.
fn esbuild(from: &Path) -> Result<Command> {
    let mut command = tools::command("esbuild")?;
    command.arg(from).args(["--bundle", "--minify", "--log-level=warning"]);
    Ok(command)
}
