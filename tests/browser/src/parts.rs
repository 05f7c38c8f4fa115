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
    for (at, (address, part, (kind, name), not_loaded)) in PAGES.into_iter().enumerate() {
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
        page.reads(not_loaded).await?;
        let asked = server.asked();
        ensure!(asked.iter().any(|path| path.contains(part)), "{part} is not asked for: {asked:?}");
        fs::copy(&file, &place)?;
        page.click(Kind::Button, "Try again").await?;
        page.has(kind, name).await?;
    }
    was_seen(page).await
}
