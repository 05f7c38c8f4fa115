//! The parts of the program that come when a page asks for them: what is said when one does not, and that it can be asked
//! for again.

use std::fs;

use anyhow::{Context, Result, ensure};
use hosting::{server::Server, workspace};
use serde_json::json;

use crate::{
    defence::{Folder, was_seen},
    harness::{Kind, Page},
};

/// The pages of a part: address, how the name of the part's own file begins, a heading or a button that it draws, and
/// what stands there instead.
const PAGES: [(&str, &str, (Kind, &str), &str); 6] = [
    ("#/check", "part-check-", (Kind::Heading, "Your charter"), NOT_LOADED),
    (
        "#/result",
        "part-answer-",
        (Kind::Heading, "Your result as of the 2025 Dashboard"),
        NOT_LOADED,
    ),
    ("#/drafts", "part-answer-", (Kind::Heading, "Saved checks"), NOT_LOADED),
    ("#/files", "part-files-", (Kind::Heading, "Fill in from CDE’s files"), NOT_LOADED),
    ("#/rules", "part-answer-", (Kind::Heading, "The rules as of the 2025 Dashboard"), NOT_LOADED),
    // On a page that is there without it.
    (
        "#/check/2025/grid",
        "part-grid-",
        (Kind::Link, "Which groups does your Dashboard show?"),
        "The grid could not be loaded",
    ),
];

const NOT_LOADED: &str = "This page could not be loaded";

pub async fn a_part_that_does_not_come_is_told_and_asked_for_again(page: &Page) -> Result<()> {
    let dist = workspace().join("dist");
    for (at, (address, part, (kind, name), not_loaded)) in PAGES.into_iter().enumerate() {
        let folder = Folder::copy_of(&dist, &format!("parts-{at}"))?;
        let mut names = fs::read_dir(&dist)?.flatten().map(|entry| entry.file_name());
        let own = names.find(|name| {
            let name = name.to_string_lossy();
            name.strip_prefix(part).is_some_and(|rest| !rest.contains('-'))
        });
        let own = own.context("the build has no such part")?;
        let place = folder.0.join(&own);
        fs::remove_file(&place)?;
        let server = Server::start(&folder.0, "/", 0)?;
        page.open("#/").await?;
        let address = format!("{}{address}", server.address());
        page.read("location.assign(arguments[0])", json!(address)).await?;
        page.reads(not_loaded).await?;
        let asked = server.asked();
        ensure!(asked.iter().any(|path| path.contains(part)), "{part} is not asked for: {asked:?}");
        fs::copy(dist.join(&own), &place)?;
        page.click(Kind::Button, "Try again").await?;
        page.has(kind, name).await?;
        // The button that was pressed is gone.
        page.until("the focus to be on the heading", "document.activeElement.localName === 'h1'")
            .await?;
    }
    was_seen(page).await
}
