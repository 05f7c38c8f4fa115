//! The checks that a person has entered, and whether they are still there: what every row of the [matrix] comes to.
//!
//! [matrix]: crate::harness

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::{
    filling,
    harness::{Kind, Page},
    stored::{self, DRAFT, facts_of},
};

/// A field that cases change again and again.
pub const COUNTY: &str = "County where the school is located";

/// Begins a check of this name, for a school of a name that goes with it, and waits until it is saved.
pub async fn enter(page: &Page, name: &str) -> Result<()> {
    page.open("#/drafts").await?;
    page.click(Kind::Button, "Start a new check").await?;
    page.has(Kind::Heading, "Your charter").await?;
    page.fill("Name of this check", name).await?;
    page.fill("Name of the school", &school(name)).await?;
    until(page, name, "/school/name", &school(name)).await
}

/// Begins a check where nothing can be saved, and says so.
pub async fn enter_unsaved(page: &Page, name: &str) -> Result<()> {
    filling::begin(page).await?;
    page.fill("Name of this check", name).await?;
    page.fill("Name of the school", &school(name)).await?;
    page.reads("Not saved beyond this page").await
}

/// The county of the open check, and waits until the check of this name is saved with it.
pub async fn change(page: &Page, name: &str, county: &str) -> Result<()> {
    page.fill(COUNTY, county).await?;
    until(page, name, "/school/county", county).await
}

/// Waits until a check is saved with this at a place in its case file.
pub async fn until(page: &Page, name: &str, place: &str, value: &str) -> Result<()> {
    page.eventually(&format!("`{name}` to be saved with {value}"), async || {
        let drafts = of_name(page, name).await?;
        let at = |facts: &Value| facts.pointer(place) == Some(&json!(value));
        if drafts.iter().any(at) { Ok(()) } else { bail!("there is: {}", json!(drafts)) }
    })
    .await
}

/// All of these checks are stored, each once and whole; what has become of them is counted.
pub async fn are_all(page: &Page, names: &[&str]) -> Result<()> {
    let mut lost = Vec::new();
    for name in names {
        let drafts = of_name(page, name).await?;
        let is_whole = |facts: &Value| facts["school"]["name"] == school(name);
        if !drafts.iter().any(is_whole) {
            lost.push(format!("{name}: {}", json!(drafts)));
        }
    }
    page.count(names.len(), lost.len());
    if lost.is_empty() { Ok(()) } else { bail!("lost or damaged: {}", lost.join("; ")) }
}

/// The same of checks that are only on the page: it still shows them.
pub async fn are_shown(page: &Page, names: &[&str]) -> Result<()> {
    page.click(Kind::Link, "Saved checks").await?;
    for name in names {
        let shown = page.has(Kind::Heading, name).await;
        page.count(1, usize::from(shown.is_err()));
        shown?;
    }
    Ok(())
}

fn school(name: &str) -> String {
    format!("School of {name}")
}

async fn of_name(page: &Page, name: &str) -> Result<Vec<Value>> {
    let drafts = stored::under(page, DRAFT).await?;
    let facts = drafts.values().filter_map(|text| facts_of(text).ok());
    Ok(facts.filter(|facts| facts["name"] == name).collect())
}
