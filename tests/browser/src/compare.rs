//! Two saved checks side by side, chosen from the list.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{
    harness::{Kind, Page},
    stored::{self, known_year},
    whatif::one_bad_year,
};

pub async fn two_checks_stand_side_by_side(page: &Page) -> Result<()> {
    let one = one_bad_year();
    let mut other = one.clone();
    let green = json!({ "counted": true, "levels": { "SUSP": "green", "CCI": "green" } });
    other["name"] = json!("Valley Oak");
    other["dashboards"]["2024"] = known_year(&["AA", "HI", "SED"], &["AA"], &green);
    let both = [one, other].map(|check| check.to_string());
    stored::leave(page, &both).await?;
    page.open("#/drafts").await?;
    page.click(Kind::Link, "Compare two checks").await?;
    page.reads("Choose two checks to see them side by side.").await?;
    page.choose("The first check", "Live Oak").await?;
    page.until("the first one's address", "location.hash === '#/compare/1'").await?;
    // With the keyboard: not every driver leaves the focus where it chooses.
    page.read("document.getElementById('second').focus()", json!(null)).await?;
    page.press("v").await?;
    page.until("the address of both", "location.hash === '#/compare/1/2'").await?;
    page.has(Kind::Heading, "Answers that differ").await?;
    page.until(
        "how much differs to be said",
        "/^“Live Oak” and “Valley Oak”: \\d+ answers differ\\.$/.test(document.querySelector('#app [role=status]').textContent)",
    )
    .await?;
    // Whoever chooses by keyboard stays there, and cannot compare a check with itself.
    page.until("the focus to stay", "document.activeElement.id === 'second'").await?;
    let offered = "[...document.querySelectorAll('#second option')].map((option) => option.text)";
    let offered = page.ask(offered).await?;
    ensure!(offered == json!(["Choose a check", "Valley Oak"]), "it offers {offered}");
    let rows = "[...document.querySelectorAll('.beside-moved')].map((row) => row.innerText)";
    page.until("what differs", &format!("{rows}.length > 4")).await?;
    let rows = page.ask(rows).await?.to_string();
    for words in ["Differentiated assistance", "Pathway 4", "2024", "Suspension Rate"] {
        ensure!(rows.contains(words), "{words} is not said to differ: {rows}");
    }
    ensure!(!rows.contains("Pathway 3"), "Pathway 3 does not differ: {rows}");
    // The address leads there again, and a small screen shows it without scrolling sideways.
    page.widen(320).await?;
    // A narrow window may be a frame, which has a storage of its own in some browsers.
    stored::leave(page, &both).await?;
    page.open("#/compare/1/2").await?;
    page.has(Kind::Heading, "Answers that differ").await?;
    page.until(
        "no scrolling sideways",
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth",
    )
    .await
}

/// What is not there is told; the list is a press away.
pub async fn an_address_of_what_is_gone_is_told(page: &Page) -> Result<()> {
    stored::leave(page, [one_bad_year().to_string()]).await?;
    page.open("#/compare").await?;
    page.reads("It takes two saved checks.").await?;
    stored::put(page, "2", &one_bad_year().to_string()).await?;
    page.open("#/compare/1/1").await?;
    page.reads("Choose two checks to see them side by side.").await?;
    page.open("#/compare/1/77").await?;
    page.reads("This check is no longer there").await
}

/// Checks of one name are told apart, in the lists and above the columns.
pub async fn checks_of_one_name_are_told_apart(page: &Page) -> Result<()> {
    let named = ["Live Oak", "Live Oak", "Valley Oak"].map(|name| {
        let mut case = one_bad_year();
        case["name"] = json!(name);
        case.to_string()
    });
    stored::leave(page, named).await?;
    page.open("#/compare").await?;
    let offered =
        "[...document.querySelectorAll('#first option')].slice(1).map((option) => option.text)";
    page.until("three names", &format!("new Set({offered}).size === 3")).await?;
    let shown = page.ask(offered).await?.to_string();
    ensure!(shown.contains("\"Valley Oak\""), "a name of its own is changed: {shown}");
    page.open("#/compare/1/2").await?;
    page.has(Kind::Heading, "Answers that differ").await?;
    let heads = "[...document.querySelector('.beside thead').querySelectorAll('th')].map((head) => head.textContent)";
    page.until("two heads that differ", &format!("new Set({heads}).size === 2")).await
}
