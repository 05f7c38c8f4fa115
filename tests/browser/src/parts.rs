//! The parts of the program that come when a page asks for them: what is said when one does not, and that it can be asked
//! for again.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::{server::Server, workspace};

use crate::{
    defence::{Folder, was_seen},
    harness::{Kind, Page},
};

/// The pages of a part, by address and heading, and how the name of the part's own file begins.
const PAGES: [(&str, &str, &str); 5] = [
    ("#/check", "Your charter", "part-check-"),
    ("#/result", "Your result as of the 2025 Dashboard", "part-answer-"),
    ("#/drafts", "Saved checks", "part-answer-"),
    ("#/files", "Fill in from CDE’s files", "part-files-"),
    ("#/rules", "The rules as of the 2025 Dashboard", "part-answer-"),
];

const NOT_LOADED: &str = "This page could not be loaded";

pub async fn a_part_that_does_not_come_is_told_and_asked_for_again(page: &Page) -> Result<()> {
    for (at, (address, heading, part)) in PAGES.into_iter().enumerate() {
        let folder = Folder::new(&format!("parts-{at}"))?;
        let mut missing = None;
        for entry in fs::read_dir(workspace().join("dist"))? {
            let file = entry?.path();
            let name = file.file_name().context("it has a name")?.to_string_lossy().into_owned();
            let own = name.strip_prefix(part).is_some_and(|rest| !rest.contains('-'));
            if own {
                missing = Some((file, folder.0.join(&name)));
            } else {
                fs::copy(&file, folder.0.join(&name))?;
            }
        }
        let (file, place) = missing.context("the build has no such part")?;
        let server = Server::start(&folder.0, "/", 0)?;
        page.open("#/").await?;
        let address = format!("{}{address}", server.address());
        page.read("location.assign(arguments[0])", json!(address)).await?;
        page.has(Kind::Heading, NOT_LOADED).await?;
        let asked = server.asked();
        ensure!(asked.iter().any(|path| path.contains(part)), "{part} is not asked for: {asked:?}");
        fs::copy(&file, &place)?;
        page.click(Kind::Button, "Try again").await?;
        page.has(Kind::Heading, heading).await?;
    }
    was_seen(page).await
}
