//! The search on the page of questions, as someone uses it by keyboard.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{
    harness::{Kind, Page},
    stored::{self, case_file},
};

const FIELD: &str = "Search questions, glossary, pathways and links";

async fn first(page: &Page, href: &str) -> Result<()> {
    let first = format!("document.querySelector('.found a')?.getAttribute('href') == '{href}'");
    page.until(&format!("{href} comes first"), &first).await
}

pub async fn what_is_typed_is_found_and_marked(page: &Page) -> Result<()> {
    page.open("#/faq").await?;
    page.fill(FIELD, "who pays").await?;
    first(page, "#/faq/cost").await?;
    page.reads("results.").await?;
    let shown = "getComputedStyle(document.querySelector('.questions')).display";
    ensure!(page.ask(shown).await? == "none", "all questions stand below what was found");
    let marked = page.ask("document.querySelector('.found mark').textContent").await?;
    ensure!(marked == "cost", "marked: {marked}");
    // By other names, with errors, in every part of the leaflet; a link leaves the page.
    for (typed, href) in [
        ("TA", "#/glossary/ta"),
        ("DTA", "#/glossary/dta"),
        ("geo", "#/glossary/geographic-lead"),
        ("revokation", "#/faq/revocation-renewal"),
        ("State Superintendent refers", "#/pathways/3"),
        ("data files", "https://www.cde.ca.gov/ta/ac/cm/dashboardresources.asp"),
        ("<b>privacy</b>", "#/faq/privacy"),
    ] {
        page.fill(FIELD, typed).await?;
        first(page, href).await?;
    }
    page.fill(FIELD, "xyzzy").await?;
    page.reads("Nothing found.").await?;
    page.reads("“xyzzy” is nowhere here.").await?;
    page.has(Kind::Link, "what is our first step?").await
}

/// From the heading to an answer and back without a mouse: the field is the first stop, *Escape* empties it, and *Back* finds
/// what was found.
pub async fn it_is_used_by_keyboard_alone(page: &Page) -> Result<()> {
    const TAB: &str = "\u{e004}";
    const ENTER: &str = "\u{e007}";
    const ESCAPE: &str = "\u{e00c}";
    page.open("#/year").await?;
    page.go("#/faq").await?;
    page.has(Kind::Heading, "Questions and answers").await?;
    // The questions are there at once, the search a moment later.
    page.has(Kind::Field, FIELD).await?;
    page.until("the heading has the focus", "document.activeElement.tagName == 'H1'").await?;
    page.press(TAB).await?;
    page.until("the field has the focus", "document.activeElement.id == 'search-field'").await?;
    page.press("declines").await?;
    first(page, "#/faq/declined").await?;
    page.press(TAB).await?;
    page.press(ENTER).await?;
    page.until("the answer is unfolded", "document.getElementById('/faq/declined').open").await?;
    page.has(Kind::Heading, "What if CCEE declines?").await?;
    page.back().await?;
    first(page, "#/faq/declined").await?;
    page.until(
        "the field still says it",
        "document.getElementById('search-field').value == 'declines'",
    )
    .await?;
    page.click(Kind::Field, FIELD).await?;
    page.press(ESCAPE).await?;
    page.until("the field is empty", "document.getElementById('search-field').value == ''").await?;
    page.until("all questions are shown", "document.querySelector('.questions').offsetHeight > 0")
        .await
}

pub async fn ones_own_check_comes_first(page: &Page) -> Result<()> {
    page.open("#/faq").await?;
    page.has(Kind::Field, FIELD).await?;
    let none = "!document.querySelector('#yours')";
    ensure!(page.ask(none).await? == true, "there is no check");
    let mut case = case_file(&json!({}));
    case["school"] = json!({ "name": "Live Oak", "dass": true });
    stored::put(page, "1", &case.to_string()).await?;
    page.open("#/faq").await?;
    page.within("First for your check")
        .has(Kind::Link, "What is DASS, and does it change the result?")
        .await
}
