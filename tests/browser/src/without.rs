//! The page before the program is there, when it cannot be, and where no script may run: the leaflet does without.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use anyhow::{Context, Result, ensure};
use hosting::{compress, server::Server, workspace};
use serde_json::json;

use crate::{
    defence::{Folder, was_seen},
    harness::{Engine, Kind, Page, Setup},
    host::IS_KEPT,
};

/// What the page says when its program does not start.
const NOT_STARTED: &str = "The check could not be started in this browser.";

/// The built page as it is published: compressed once for all cases, since that takes half a minute.
fn published() -> Result<&'static Path> {
    static PUBLISHED: OnceLock<PathBuf> = OnceLock::new();
    if PUBLISHED.get().is_none() {
        let folder = workspace().join("target/browser-tests/published");
        compress::as_published(&workspace().join("dist"), &folder)?;
        PUBLISHED.get_or_init(|| folder);
    }
    PUBLISHED.get().map(PathBuf::as_path).context("it was just made")
}

/// The built page on a host of its own, after a change of its files.
fn served(name: &str, change: impl Fn(&Folder) -> Result<()>) -> Result<(Folder, Server)> {
    let folder = Folder::copy_of(published()?, &format!("without-{name}"))?;
    change(&folder)?;
    let server = Server::start(&folder.0, "/", 0)?;
    Ok((folder, server))
}

/// Waits until the browser has the whole page: its host is taken away next, and what was still being fetched would be missed.
async fn is_kept(page: &Page) -> Result<()> {
    page.until("the page to be kept", IS_KEPT).await
}

/// Goes through the leaflet by its links, down to one answer.
async fn can_be_read(page: &Page) -> Result<()> {
    page.reads("Answer questions about your California School Dashboard.").await?;
    page.click(Kind::Link, "Questions").await?;
    page.has(Kind::Heading, "Questions and answers").await?;
    page.click(Kind::Button, "What is our first step?").await?;
    page.has(Kind::Link, "Link to this answer").await?;
    page.click(Kind::Link, "Glossary").await?;
    page.has(Kind::Heading, "Glossary").await?;
    let pages = "[...document.querySelectorAll('.leaf')].filter((leaf) => leaf.checkVisibility())";
    let shown = page.ask(&format!("{pages}.length")).await?;
    ensure!(shown == json!(1), "{shown} pages are shown at once");
    page.back().await?;
    page.has(Kind::Heading, "Questions and answers").await
}

pub async fn with_scripts_off_all_but_the_check_is_there(page: &Page) -> Result<()> {
    let (_folder, server) = served("scripts", |_| Ok(()))?;
    let off = page.another(&Setup { scripts_off: true, ..Setup::default() }).await?;
    off.arrive(&server.address(), "").await?;
    off.reads("JavaScript is switched off in your browser.").await?;
    can_be_read(&off).await?;
    off.arrive(&server.address(), "#/glossary").await?;
    off.has(Kind::Heading, "Glossary").await?;
    off.click(Kind::Link, "Check").await?;
    off.reads("the check itself needs it").await?;
    let asked = server.asked().join(" ");
    ensure!(!asked.contains(".wasm"), "scripts run: {asked:?}");
    off.quit().await
}

pub async fn a_program_that_does_not_come_is_told_and_all_else_is_there(page: &Page) -> Result<()> {
    /// Files by how their names end, and what a broken host has in their place.
    const BROKEN: [(&str, Option<&[u8]>); 4] = [
        (".wasm", None),
        (".wasm", Some(b"<!doctype html><title>Not found</title>")),
        (".js", None),
        (".js", Some(b"<!doctype html><title>Not found</title>")),
    ];
    for (at, (ending, instead)) in BROKEN.into_iter().enumerate() {
        let (_folder, server) = served(&at.to_string(), |folder| {
            let mut broken = 0;
            for entry in fs::read_dir(&folder.0)? {
                let file = entry?.path();
                let name =
                    file.file_name().context("it has a name")?.to_string_lossy().into_owned();
                let name = name.trim_end_matches(".br");
                if !name.starts_with("charter-pathways-") || !name.ends_with(ending) {
                    continue;
                }
                broken += 1;
                fs::remove_file(&file)?;
                if let Some(instead) = instead {
                    fs::write(folder.0.join(name), instead)?;
                }
            }
            ensure!(broken > 0, "the page has no {ending}");
            Ok(())
        })?;
        page.arrive(&server.address(), "").await?;
        page.reads(NOT_STARTED).await?;
        can_be_read(page).await?;
        page.click(Kind::Link, "Check").await?;
        page.reads("Answer questions about your California School Dashboard.").await?;
        let runs = page.ask("'program' in document.documentElement.dataset").await?;
        ensure!(runs == json!(false), "it runs without {ending}");
        // A browser says in its console what could not be loaded.
        if page.engine() == Engine::Chromium {
            was_seen(page).await?;
        }
    }
    Ok(())
}

/// A slow network brings the document first.
pub async fn the_page_comes_before_its_program_and_loses_nothing_to_it(page: &Page) -> Result<()> {
    /// What a quick reader has done, as far as it shows.
    const DONE: &str = "[scrollY, document.activeElement.textContent,
        [...document.querySelectorAll('.question[open]')].map((el) => el.id).join(),
        document.querySelector('.question[open]').getBoundingClientRect().top]";
    let (_folder, server) = served("slow", |_| Ok(()))?;
    server.hold(".wasm");
    page.arrive(&server.address(), "").await?;
    can_be_read(page).await?;
    page.ask("void document.querySelector('.question[open] summary').focus()").await?;
    // Firefox first goes where the page was before it went back to it.
    let scroll = "(scrollTo({ top: 300, behavior: 'instant' }), scrollY === 300)";
    page.until("the page to be scrolled", scroll).await?;
    let before = page.ask(DONE).await?;
    let hidden = page.ask("document.getElementById('not-started').checkVisibility()").await?;
    ensure!(hidden == json!(false), "it says that the program cannot start");
    server.hold("");
    page.is_there().await?;
    let after = page.ask(DONE).await?;
    ensure!(before == after, "before the program {before}, with it {after}");
    is_kept(page).await
}

pub async fn a_press_before_the_program_is_there_is_followed(page: &Page) -> Result<()> {
    let (_folder, server) = served("pressed", |_| Ok(()))?;
    server.hold(".wasm");
    page.arrive(&server.address(), "").await?;
    page.click(Kind::Link, "Start a check").await?;
    page.reads("One moment: the page is being opened.").await?;
    server.hold("");
    page.is_there().await?;
    page.has(Kind::Heading, "Your charter").await?;
    is_kept(page).await
}
