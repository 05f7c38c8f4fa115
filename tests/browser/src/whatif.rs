//! What if: results are changed, the answers move, and the check stays as it is.

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    harness::{Kind, Page},
    stored::{self, DRAFT, case_file, known_year, under},
};

/// One bad year of three groups, and three good ones.
pub fn one_bad_year() -> Value {
    let green = json!({ "counted": true, "levels": { "SUSP": "green", "CCI": "green" } });
    let year = |flagged: &[&str]| known_year(&["AA", "HI", "SED"], flagged, &green);
    let mut file = case_file(&json!({
        "2025": year(&["AA"]), "2024": year(&[]), "2023": year(&[]), "2022": year(&[]),
    }));
    file["name"] = json!("Live Oak");
    file
}

async fn begin(page: &Page) -> Result<String> {
    stored::leave(page, [one_bad_year().to_string()]).await?;
    page.open("#/result").await?;
    page.has(Kind::Heading, "The answer in short").await?;
    let before = stored::text(page).await?;
    page.click(Kind::Link, "Try: what if?").await?;
    page.has(Kind::Heading, "What if?").await?;
    page.reads("Nothing is changed yet.").await?;
    Ok(before)
}

async fn say(page: &Page, words: &str) -> Result<()> {
    let says = "document.querySelector('.what-if-said').textContent.includes";
    page.until(words, &format!("{says}({words:?})")).await
}

/// What a list shows, in JavaScript.
fn shown(list: &str) -> String {
    format!("document.querySelector('select[aria-label=\"{list}\"]').selectedOptions[0]?.text")
}

/// Two cells of 2024 are red: assistance would be due. Each change is taken back by itself, and nothing was saved.
pub async fn answers_move_and_the_check_stays(page: &Page) -> Result<()> {
    let before = begin(page).await?;
    page.choose("Results of which Dashboard", "2024").await?;
    page.choose("Black/African American, Suspension Rate", "Red").await?;
    say(page, "No answer moves.").await?;
    page.choose("Black/African American, College/Career", "Red").await?;
    say(page, "Differentiated assistance: Met (was: Not met).").await?;
    page.reads("2024, Black/African American, Suspension Rate: Red, was Green").await?;
    // The same answers after another change are said anew: to a screen reader they are another text.
    let said = "document.querySelector('.what-if-said').textContent";
    let first = page.ask(said).await?;
    page.choose("Hispanic, Suspension Rate", "Red").await?;
    page.until("it to be said again", &format!("{said} !== {first}")).await?;
    say(page, "Differentiated assistance: Met (was: Not met).").await?;
    page.click(
        Kind::Button,
        "Take back: 2024, Black/African American, Suspension Rate: Red, was Green",
    )
    .await?;
    say(page, "No answer moves.").await?;
    page.until("the focus", "document.activeElement.id === 'changes'").await?;
    page.click(Kind::Button, "Start over").await?;
    say(page, "Nothing is changed yet.").await?;
    ensure!(stored::text(page).await? == before, "the check has changed");
    // What is tried outlives a look at another page, and ends when the page is loaded anew.
    page.choose("Technical assistance under EC 47607.3", "given").await?;
    say(page, "Pathway 1: Can be requested").await?;
    page.back().await?;
    page.has(Kind::Heading, "The answer in short").await?;
    ensure!(stored::text(page).await? == before, "what was tried was saved");
    page.forward().await?;
    say(page, "Pathway 1: Can be requested").await?;
    let given = shown("Technical assistance under EC 47607.3");
    page.until("what was tried to be shown", &format!("{given} === 'given'")).await?;
    page.reload().await?;
    say(page, "Nothing is changed yet.").await
}

/// What is taken back is shown as not known again, also where the list was drawn while it was known.
pub async fn what_was_not_known_is_not_known_again(page: &Page) -> Result<()> {
    let one = json!({ "published": true, "groups": { "AA": { "levels": { "SUSP": "red" } } } });
    stored::leave(page, [case_file(&json!({ "2025": one })).to_string()]).await?;
    page.open("#/what-if").await?;
    page.within("What is still missing").reads("2024 Dashboard: which student groups").await?;
    let counted = "Hispanic, counted";
    page.choose(counted, "yes").await?;
    page.choose("Results of which Dashboard", "2024").await?;
    page.choose("Results of which Dashboard", "2025").await?;
    page.click(Kind::Button, "Start over").await?;
    say(page, "Nothing is changed yet.").await?;
    page.until("not known to be shown", &format!("{} === 'not known'", shown(counted))).await
}

/// The next Dashboard begins as a copy; it says by which criteria it is judged, and goes when it is taken back.
pub async fn the_next_dashboard_is_sketched(page: &Page) -> Result<()> {
    begin(page).await?;
    page.click(Kind::Button, "Sketch the 2026 Dashboard").await?;
    say(page, "Differentiated assistance: Met (was: Not met).").await?;
    page.reads("We have no criteria for the next Dashboard.").await?;
    page.choose("Black/African American, Suspension Rate", "Green").await?;
    page.reads("2026, Black/African American, Suspension Rate: Green, was Red").await?;
    say(page, "No answer moves.").await?;
    page.click(
        Kind::Button,
        "Take back: The 2026 Dashboard, sketched as a copy of what your check has for 2025",
    )
    .await?;
    say(page, "Nothing is changed yet.").await
}

/// What was tried becomes a check of its own only when that is asked for; the open one stays open.
pub async fn what_is_tried_becomes_a_check_when_asked(page: &Page) -> Result<()> {
    let before = begin(page).await?;
    page.choose("Technical assistance under EC 47607.3", "given").await?;
    page.click(Kind::Button, "Make a new check of this").await?;
    page.reads("“What if: Live Oak” is a check of its own now").await?;
    let drafts = under(page, DRAFT).await?;
    ensure!(drafts.len() == 2 && drafts.get("1") == Some(&before), "{drafts:?}");
    let made = drafts.values().find(|text| **text != before).map(String::as_str);
    let made: Value = serde_json::from_str(made.unwrap_or_default())?;
    ensure!(made["assistance"]["given"] == true && made["name"] == "What if: Live Oak", "{made}");
    // What was tried on one check is nothing to another.
    page.go("#/drafts").await?;
    page.click(Kind::Button, "Continue What if: Live Oak").await?;
    page.has(Kind::Heading, "Your charter").await?;
    page.go("#/what-if").await?;
    page.reads("Tried on What if: Live Oak.").await?;
    say(page, "Nothing is changed yet.").await
}

/// Another tab changes the check meanwhile: what was tried stays, over the check as it is now.
pub async fn what_is_tried_outlives_a_change_in_another_tab(page: &Page) -> Result<()> {
    begin(page).await?;
    page.choose("Results of which Dashboard", "2024").await?;
    page.choose("Black/African American, Suspension Rate", "Red").await?;
    page.choose("Black/African American, College/Career", "Red").await?;
    let here = page.tab().await?;
    page.new_tab().await?;
    page.open("#/check/charter").await?;
    page.fill("Name of this check", "Valley Oak").await?;
    page.reads("Saved in this browser on").await?;
    page.to_tab(&here).await?;
    page.reads("Tried on Valley Oak.").await?;
    say(page, "Differentiated assistance: Met (was: Not met).").await?;
    page.reads("2024, Black/African American, Suspension Rate: Red, was Green").await
}

/// Without a check there is nothing to change.
pub async fn without_a_check_it_leads_to_one(page: &Page) -> Result<()> {
    page.open("#/what-if").await?;
    page.reads("There is no check yet").await?;
    page.click(Kind::Link, "Start a check").await?;
    page.has(Kind::Heading, "Your charter").await
}

/// The bar at the foot of the window that says what has moved hides no part of a list or a button that has the focus, down to the
/// last cells.
pub async fn what_has_the_focus_is_never_below_the_bar(page: &Page) -> Result<()> {
    const CLEAR: &str = "(({ localName, id }, bar) => (['select', 'button', 'a'].includes(localName)
        ? (document.activeElement.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top + 1 ? 'clear' : `below: ${localName} ${id}`)
        : 'other'))(document.activeElement, document.querySelector('.what-if-said'))";
    begin(page).await?;
    let mut clear = 0;
    for _ in 0..40 {
        page.press(Key::Tab).await?;
        match page.ask(CLEAR).await?.as_str() {
            Some("clear") => clear += 1,
            Some("other") => {}
            said => bail!("{said:?}"),
        }
    }
    ensure!(clear > 20, "the focus came to {clear} lists and buttons alone");
    Ok(())
}
