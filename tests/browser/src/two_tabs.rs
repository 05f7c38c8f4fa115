//! Two tabs on one check: each sees what the other changes, neither loses anything, and what was removed stays removed.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use crate::{
    drafts::{NEWER, begin_named, draft, listed},
    harness::{Kind, Page},
    storage::{FULL, WORKS_AGAIN},
    stored::{self, DRAFT, facts_of},
};

/// Opens a check called Autumn in two tabs; the second is in front.
async fn two(page: &Page) -> Result<(WindowHandle, WindowHandle)> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    let first = page.tab().await?;
    let second = page.new_tab().await?;
    page.open("#/check/charter").await?;
    shows(page, "Name of this check", "Autumn").await?;
    Ok((first, second))
}

/// Waits until a field holds a value.
async fn shows(page: &Page, field: &str, value: &str) -> Result<()> {
    let holds = format!(
        "[...document.querySelectorAll('input')].some((el) => el.labels?.[0]?.textContent === {} && el.value === {})",
        json!(field),
        json!(value)
    );
    page.until(&format!("{field} to be {value}"), &holds).await
}

/// The facts of the draft of this name.
async fn facts(page: &Page, name: &str) -> Result<Value> {
    facts_of(&draft(page, name).await?.1)
}

pub async fn a_change_in_one_tab_is_seen_in_the_other(page: &Page) -> Result<()> {
    let (first, second) = two(page).await?;
    page.fill("Name of the school", "Elm").await?;
    page.to_tab(&first).await?;
    shows(page, "Name of the school", "Elm").await?;
    page.reads("Changed in another tab, and saved in this browser on").await?;
    // What is changed elsewhere does not take the keyboard away, nor what is typed.
    page.fill("CDS code", "0110").await?;
    page.to_tab(&second).await?;
    shows(page, "CDS code", "0110").await?;
    page.press(" Charter").await?;
    shows(page, "Name of the school", "Elm Charter").await?;
    page.to_tab(&first).await?;
    shows(page, "Name of the school", "Elm Charter").await?;
    page.press("01").await?;
    page.reads("Saved in this browser on").await?;
    let now = facts(page, "Autumn").await?;
    ensure!(now["school"]["name"] == "Elm Charter" && now["school"]["cds"] == "011001", "{now}");
    // A page that only shows is drawn again.
    page.go("#/result").await?;
    page.reads("Elm Charter · 011001 (a CDS code has 14 digits) · Autumn").await?;
    page.to_tab(&second).await?;
    page.fill("Name of the school", "Fir Charter").await?;
    page.to_tab(&first).await?;
    page.reads("Fir Charter · 011001 (a CDS code has 14 digits) · Autumn").await?;
    ensure!(stored::under(page, DRAFT).await?.len() == 1, "there is another draft");
    Ok(())
}

/// What is typed on a page and not yet added stays there, whatever another tab does to the check.
pub async fn what_is_typed_outlives_a_change_in_another_tab(page: &Page) -> Result<()> {
    let (first, second) = two(page).await?;
    page.to_tab(&first).await?;
    page.go("#/paste").await?;
    page.fill("Text copied from the Dashboard", "Suspension Rate").await?;
    page.ask("addEventListener('storage', () => (window.heard = true))").await?;
    page.to_tab(&second).await?;
    page.fill("Name of the school", "Fir Charter").await?;
    page.reads("Saved in this browser on").await?;
    page.to_tab(&first).await?;
    page.until("it to hear of the change", "window.heard").await?;
    page.painted().await?;
    let typed = page.value(Kind::Field, "Text copied from the Dashboard").await?;
    ensure!(typed == "Suspension Rate", "it is {typed}");
    Ok(())
}

/// Changes the check in both tabs, so that the second cannot save before the first has; the second is in front.
async fn at_odds(page: &Page) -> Result<()> {
    let (first, second) = two(page).await?;
    page.ask(FULL).await?;
    page.fill("Name of the school", "Elm Charter").await?;
    page.reads("Your last change is not saved").await?;
    page.to_tab(&first).await?;
    page.fill("County where the school is located", "Kern").await?;
    page.reads("Saved in this browser on").await?;
    page.to_tab(&second).await?;
    ensure!(page.value(Kind::Field, "Name of the school").await? == "Elm Charter", "it is lost");
    page.ask(WORKS_AGAIN).await?;
    page.fill("CDS code", "0110").await?;
    page.reads("This check was changed in another tab too").await?;
    both_are_kept(page).await?;
    shows(page, "Name of this check", "Autumn (2)").await
}

async fn both_are_kept(page: &Page) -> Result<()> {
    let (theirs, ours) = (facts(page, "Autumn").await?, facts(page, "Autumn (2)").await?);
    let (theirs, ours) = (&theirs["school"], &ours["school"]);
    ensure!(theirs["county"] == "Kern" && theirs["name"] == "Oak Charter", "theirs: {theirs}");
    ensure!(ours["name"] == "Elm Charter" && ours["cds"] == "0110", "ours: {ours}");
    ensure!(ours["county"].is_null(), "they are mixed: {ours}");
    ensure!(stored::under(page, DRAFT).await?.len() == 2, "there are not two drafts");
    Ok(())
}

pub async fn of_two_changes_both_are_kept_and_one_goes_on(page: &Page) -> Result<()> {
    at_odds(page).await?;
    page.click(Kind::Button, "Go on with this version").await?;
    page.until("the question to be gone", "!document.getElementById('told').textContent").await?;
    both_are_kept(page).await?;
    page.fill("CDS code", "01100170112607").await?;
    page.reads("Saved in this browser on").await?;
    ensure!(facts(page, "Autumn (2)").await?["school"]["cds"] == "01100170112607");
    page.click(Kind::Link, "Saved checks").await?;
    listed(page, &["Autumn (2)", "Autumn"]).await
}

pub async fn of_two_changes_both_are_kept_and_the_other_goes_on(page: &Page) -> Result<()> {
    at_odds(page).await?;
    page.click(Kind::Button, "Go on with the other").await?;
    shows(page, "Name of this check", "Autumn").await?;
    shows(page, "County where the school is located", "Kern").await?;
    both_are_kept(page).await?;
    page.fill("County where the school is located", "Inyo").await?;
    page.reads("Saved in this browser on").await?;
    ensure!(facts(page, "Autumn").await?["school"]["county"] == "Inyo");
    ensure!(facts(page, "Autumn (2)").await?["school"]["county"].is_null());
    Ok(())
}

/// Both tabs save at the same moment: the other wrote over what this one had just saved, without having seen it.
pub async fn what_another_tab_wrote_over_unseen_is_kept(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    let (id, before) = draft(page, "Autumn").await?;
    let theirs = before.replace("Oak Charter", "Fir Charter");
    page.fill("Name of the school", "Elm Charter").await?;
    page.reads("Saved in this browser on").await?;
    heard(page, &id, &before, &theirs).await?;
    page.reads("This check was changed in another tab too").await?;
    ensure!(facts(page, "Autumn").await?["school"]["name"] == "Fir Charter");
    ensure!(facts(page, "Autumn (2)").await?["school"]["name"] == "Elm Charter");
    Ok(())
}

/// The page has looked at what is stored, and hears only then of the changes on the way there.
pub async fn what_is_heard_late_is_no_conflict(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    let (id, first) = draft(page, "Autumn").await?;
    let second = first.replace("Oak Charter", "Elm");
    let third = first.replace("Oak Charter", "Elm Charter");
    stored::put(page, &id, &third).await?;
    page.ask("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await?;
    shows(page, "Name of the school", "Elm Charter").await?;
    let late = "const [key, first, second, third] = arguments[0];
        for (const [oldValue, newValue] of [[first, second], [second, third]])
            dispatchEvent(new StorageEvent('storage', { key, oldValue, newValue, storageArea: localStorage }));";
    page.read(late, json!([format!("{DRAFT}{id}"), first, second, third])).await?;
    page.fill("CDS code", "0110").await?;
    page.reads("Saved in this browser on").await?;
    let drafts = stored::under(page, DRAFT).await?;
    ensure!(drafts.len() == 1, "there is another draft: {drafts:?}");
    let school = &facts(page, "Autumn").await?["school"];
    ensure!(school["name"] == "Elm Charter" && school["cds"] == "0110", "it is {school}");
    Ok(())
}

/// Stores a draft and lets the page hear of it as of another tab's doing.
async fn heard(page: &Page, id: &str, was: &str, now: &str) -> Result<()> {
    let script = "const [key, oldValue, newValue] = arguments[0];
        localStorage.setItem(key, newValue);
        dispatchEvent(new StorageEvent('storage', { key, oldValue, newValue, storageArea: localStorage }));";
    page.read(script, json!([format!("{DRAFT}{id}"), was, now])).await.map(drop)
}

/// The page was in the browser's memory, where it hears of nothing, and is shown again.
pub async fn what_changed_while_the_page_was_away_is_seen(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    let (id, text) = draft(page, "Autumn").await?;
    stored::put(page, &id, &text.replace("Oak Charter", "Elm Charter")).await?;
    page.ask("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await?;
    shows(page, "Name of the school", "Elm Charter").await?;
    page.ask("localStorage.clear()").await?;
    page.ask("document.dispatchEvent(new Event('visibilitychange'))").await?;
    page.reads("This check is no longer saved").await
}

pub async fn a_check_deleted_in_another_tab_is_told_and_saved_by_the_next_change(
    page: &Page,
) -> Result<()> {
    let (first, second) = two(page).await?;
    for how in ["a change", "the button"] {
        page.to_tab(&second).await?;
        page.go("#/drafts").await?;
        page.click(Kind::Button, "Delete Autumn").await?;
        page.reads("No check is saved yet.").await?;
        page.to_tab(&first).await?;
        page.reads("This check is no longer saved").await?;
        ensure!(stored::under(page, DRAFT).await?.is_empty(), "it is back already");
        if how == "a change" {
            page.fill("Name of the school", "Elm Charter").await?;
        } else {
            page.click(Kind::Button, "Save it here again").await?;
        }
        page.reads("Saved in this browser on").await?;
        ensure!(facts(page, "Autumn").await?["school"]["name"] == "Elm Charter", "{how}");
        page.to_tab(&second).await?;
        listed(page, &["Autumn"]).await?;
    }
    // Brought back by the tab that deleted it.
    page.click(Kind::Button, "Delete Autumn").await?;
    page.to_tab(&first).await?;
    page.reads("This check is no longer saved").await?;
    page.to_tab(&second).await?;
    page.click(Kind::Button, "Undo").await?;
    listed(page, &["Autumn"]).await?;
    page.to_tab(&first).await?;
    page.reads("Changed in another tab, and saved").await
}

/// Otherwise the next change in another tab would bring back what a person had removed from a shared computer.
/// Who leaves a check that was deleted elsewhere, or loads the page anew, loses nothing unawares and meets no other check.
pub async fn a_check_deleted_in_another_tab_can_be_brought_back_after_leaving_it(
    page: &Page,
) -> Result<()> {
    let (first, second) = two(page).await?;
    page.to_tab(&second).await?;
    page.go("#/drafts").await?;
    page.click(Kind::Button, "Delete Autumn").await?;
    page.reads("No check is saved yet.").await?;
    page.to_tab(&first).await?;
    page.reads("This check is no longer saved").await?;
    // Only looked at, it does not come back.
    page.go("#/result").await?;
    page.has(Kind::Heading, "The answer in short").await?;
    ensure!(stored::under(page, DRAFT).await?.is_empty(), "it came back for having been looked at");
    page.go("#/drafts").await?;
    page.click(Kind::Button, "Start a new check").await?;
    page.reads("It was removed elsewhere, and is no longer saved: “Autumn”.").await?;
    page.click(Kind::Button, "Undo").await?;
    page.reads("The check is back.").await?;
    facts(page, "Autumn").await?;
    // A tab whose check has gone opens no other in its place.
    page.go("#/drafts").await?;
    page.click(Kind::Button, "Continue Autumn").await?;
    page.has(Kind::Heading, "2025 Dashboard: which student groups does it show?").await?;
    page.to_tab(&second).await?;
    page.click(Kind::Button, "Duplicate Autumn").await?;
    listed(page, &["Copy of Autumn", "Autumn"]).await?;
    page.within("Autumn").click(Kind::Button, "Delete Autumn").await?;
    listed(page, &["Copy of Autumn"]).await?;
    page.to_tab(&first).await?;
    page.reads("This check is no longer saved").await?;
    page.reload().await?;
    page.reads("Your check is not here").await?;
    page.go("#/check/charter").await?;
    let name = page.value(Kind::Field, "Name of this check").await?;
    ensure!(name.is_empty(), "another check is open in its place: {name}");
    Ok(())
}

pub async fn everything_removed_in_one_tab_is_closed_in_the_other(page: &Page) -> Result<()> {
    let (first, second) = two(page).await?;
    page.go("#/drafts").await?;
    page.click(Kind::Button, "Remove everything from this device").await?;
    page.reads("what is open in other tabs is closed").await?;
    page.click(Kind::Button, "Remove everything now").await?;
    page.reads("Everything is removed from this browser.").await?;
    page.to_tab(&first).await?;
    page.reads("Everything was removed").await?;
    shows(page, "Name of this check", "").await?;
    for event in ["pagehide", "pageshow"] {
        page.ask(&format!("dispatchEvent(new PageTransitionEvent('{event}'))")).await?;
    }
    ensure!(stored::under(page, "charter-pathways").await?.is_empty(), "something is back");
    page.reload().await?;
    page.fill("Name of this check", "Spring").await?;
    page.to_tab(&second).await?;
    listed(page, &["Spring"]).await
}

pub async fn the_list_follows_other_tabs(page: &Page) -> Result<()> {
    let (first, second) = two(page).await?;
    page.go("#/drafts").await?;
    listed(page, &["Autumn"]).await?;
    page.click(Kind::Button, "Rename Autumn").await?;
    page.fill("New name of the check", "Winter").await?;
    page.to_tab(&first).await?;
    begin_named(page, "Spring", "Elm Charter").await?;
    page.to_tab(&second).await?;
    // Nothing moves while a name is typed.
    page.press(" 2025").await?;
    page.click(Kind::Button, "Save the name").await?;
    listed(page, &["Winter 2025", "Spring"]).await?;
    // The focus stays with the check whose button has it, wherever that moves.
    page.ask("void [...document.querySelectorAll('button')].find((b) => b.textContent === 'Delete Winter 2025').focus()")
        .await?;
    page.to_tab(&first).await?;
    page.fill("County where the school is located", "Kern").await?;
    page.to_tab(&second).await?;
    listed(page, &["Spring", "Winter 2025"]).await?;
    let focused = "document.activeElement.textContent === 'Delete Winter 2025'";
    page.until("the focus to have moved with the check", focused).await
}

/// Another tab has a newer version of the page, and has saved the check with it.
pub async fn what_a_newer_version_saved_is_never_written_over(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    let (id, text) = draft(page, "Autumn").await?;
    heard(page, &id, &text, NEWER).await?;
    page.fill("Name of the school", "Elm Charter").await?;
    page.reads("This check was changed in another tab too").await?;
    let drafts = stored::under(page, DRAFT).await?;
    ensure!(drafts.get(&id).is_some_and(|now| now == NEWER), "it is written over: {drafts:?}");
    page.click(Kind::Button, "Go on with the other").await?;
    page.reads("was written by a newer version").await?;
    page.fill("CDS code", "0110").await?;
    let ours = stored::under(page, DRAFT).await?;
    ensure!(ours.len() == 2 && ours.get(&id).is_some_and(|now| now == NEWER), "{ours:?}");
    // After a reload this tab works on its own version.
    page.reload().await?;
    shows(page, "Name of this check", "Autumn (2)").await
}
