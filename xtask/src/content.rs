//! `cargo xtask content`: for whoever edits words or rules. After each edit it makes the pages of the leaflet anew, serves
//! them, and says which golden cases are answered otherwise now. It needs Rust and nothing else, and takes seconds: what a
//! person's answers change is not among these pages, for that is the program's (`cargo xtask watch`). `cargo xtask search` asks the
//! same content for some words.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use hosting::workspace;

use crate::{
    edits::Edits,
    page::{fill::without_comments, programs::target},
    serve, steps,
};

/// What an edit of which makes everything anew.
const WATCHED: [&str; 6] =
    ["src/content", "src/leaflet", "src/rules", "tests/cases", "style", "index.html"];

/// Makes the pages and serves them until Ctrl-C, again after each edit.
pub fn content(port: Option<u16>) -> Result<()> {
    let folder = target().join("content");
    fs::create_dir_all(&folder)?;
    let server = serve::start(&folder, port)?;
    let edits = Edits::of(&WATCHED)?;
    loop {
        match make(&folder) {
            Ok(()) => println!("\nThe pages are at {}", server.address()),
            Err(error) => println!("\n{error:#}\nThe pages are as they were before this edit."),
        }
        println!("Edit, save, and reload the page. Ctrl-C ends it.\n");
        edits.wait()?;
    }
}

/// Makes the pages, and says what golden cases come to.
fn make(folder: &Path) -> Result<()> {
    let page = page(&fs::read_to_string(workspace().join("index.html"))?, &leaflet()?)?;
    fs::write(folder.join("index.html"), page)?;
    let styles = folder.join("style");
    fs::create_dir_all(&styles)?;
    for entry in fs::read_dir(workspace().join("style"))? {
        let from: PathBuf = entry?.path();
        if from.is_file() {
            fs::copy(&from, styles.join(from.file_name().unwrap_or_default()))?;
        }
    }
    // What it finds is told by itself, and is no reason not to show the pages.
    example("cases").status().context("the golden cases cannot be tried")?;
    Ok(())
}

/// The pages of the leaflet as the files say now, and not as they were when this command was built.
pub fn leaflet() -> Result<String> {
    let made = example("pages").output()?;
    ensure!(made.status.success(), "{}", told(&made.stderr));
    Ok(String::from_utf8(made.stdout)?)
}

/// `cargo xtask search`: what is found for these words, by the content as it is now.
pub fn search(words: &[&str]) -> Result<()> {
    steps::run(example("find").args(words))
}

fn example(what: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["run", "--quiet", "--locked", "--no-default-features", "--example", "content"])
        .args(["--", what]);
    cargo
}

/// What the build said: of a mistake in the content its lines, without how the build ended.
fn told(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let mistakes: Vec<&str> =
        said.lines().map(str::trim).filter(|line| line.starts_with("src/")).collect();
    if mistakes.is_empty() { said.into_owned() } else { mistakes.join("\n") }
}

/// The page with the leaflet and the styles, and without the program.
fn page(template: &str, leaflet: &str) -> Result<String> {
    let mut page = String::new();
    let mut rest = without_comments(template)?;
    while let Some((before, after)) = rest.split_once("<script") {
        page.push_str(before);
        let (_, after) = after.split_once("</script>").context("a script does not end")?;
        rest = after.to_owned();
    }
    page.push_str(&rest);
    let kept: String = page
        .lines()
        .filter(|line| !line.contains("{{") || line.contains("{{leaflet}}"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let style = |file: &str| format!("<link rel=\"stylesheet\" href=\"style/{file}\">\n");
    let styles = format!("{}{}</head>", style("main.css"), style("before.css"));
    Ok(kept.replacen("</head>", &styles, 1).replace("{{leaflet}}", leaflet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_leaflet_and_no_program() {
        let template = fs::read_to_string(workspace().join("index.html")).unwrap();
        let made = page(&template, "<main>The leaflet</main>").unwrap();
        for part in
            ["<main>The leaflet</main>", "style/main.css", "style/before.css", "<title>", "</html>"]
        {
            assert!(made.contains(part), "no {part} in {made}");
        }
        for part in ["<script", "{{", "Content-Security-Policy", "<!--"] {
            assert!(!made.contains(part), "{part} in {made}");
        }
    }

    #[test]
    fn a_mistake_is_told_by_its_line() {
        let check = |said: &str, wanted: &str| assert_eq!(told(said.as_bytes()), wanted, "{said}");
        check(
            "thread 'main' panicked at build.rs:1:\n  src/content/faq.toml:3: no such source\nnote: run",
            "src/content/faq.toml:3: no such source",
        );
        check("error: something else", "error: something else");
    }
}
