//! Saved checks: to go on with, rename, copy, delete and bring back; those that cannot be read; two tabs; and removing
//! everything.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{
    filling,
    harness::{Kind, Page},
    stored::{self, DRAFT, facts_of, same},
};

/// Begins a check from wherever the page is, and names it.
pub async fn begin_named(page: &Page, name: &str, school: &str) -> Result<()> {
    page.click(Kind::Link, "Saved checks").await?;
    page.click(Kind::Button, "Start a new check").await?;
    page.has(Kind::Heading, "Your charter").await?;
    page.fill("Name of this check", name).await?;
    page.fill("Name of the school", school).await
}

/// The names in the list, in its order.
pub async fn listed(page: &Page, names: &[&str]) -> Result<()> {
    let names = json!(names);
    let list = "[...document.querySelectorAll('#app li h2')].map((el) => el.textContent)";
    page.until(
        &format!("the list to be {names}"),
        &format!("JSON.stringify({list}) === JSON.stringify({names})"),
    )
    .await
}

/// The focus is where it is told how the action went: what was pressed may be gone.
async fn told_is_focused(page: &Page) -> Result<()> {
    page.until("the focus to be on what is told", "document.activeElement.id === 'told'").await
}

/// The stored draft of this name: its id and its text.
pub async fn draft(page: &Page, name: &str) -> Result<(String, String)> {
    let drafts = stored::under(page, DRAFT).await?;
    let mut of_name = drafts
        .into_iter()
        .filter(|(_, text)| facts_of(text).is_ok_and(|facts| facts["name"] == name));
    let found = of_name.next().with_context(|| format!("no draft is called {name}"))?;
    ensure!(of_name.next().is_none(), "two drafts are called {name}");
    Ok(found)
}

pub async fn checks_are_listed_continued_renamed_and_copied(page: &Page) -> Result<()> {
    page.open("#/").await?;
    page.click(Kind::Link, "Saved checks").await?;
    page.reads("No check is saved yet.").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    begin_named(page, "Spring", "Elm Charter").await?;
    // On the home page the way back is in place of the way to begin.
    page.go("#/").await?;
    page.has(Kind::Link, "Continue “Spring”").await?;
    let begins = "[...document.querySelectorAll('main a')].some((link) =>
        link.textContent === 'Start a check' && link.checkVisibility())";
    ensure!(page.ask(begins).await? == json!(false), "it can be begun as well");
    page.click(Kind::Link, "Saved checks").await?;
    listed(page, &["Spring", "Autumn"]).await?;

    page.click(Kind::Button, "Continue Autumn").await?;
    page.has(Kind::Heading, "2025 Dashboard: which student groups does it show?").await?;
    page.reads("Check: Autumn").await?;
    filling::step(page, "Charter").await?;
    let school = page.value(Kind::Field, "Name of the school").await?;
    ensure!(school == "Oak Charter", "another check is continued: {school}");
    page.fill("CDS code", "01100170112607").await?;

    // The one that is open and one that is not.
    page.click(Kind::Link, "Saved checks").await?;
    listed(page, &["Autumn", "Spring"]).await?;
    for (old, new) in [("Autumn", "Autumn 2024"), ("Spring", "Spring 2025")] {
        let (id, before) = draft(page, old).await?;
        page.click(Kind::Button, &format!("Rename {old}")).await?;
        let field = "document.activeElement.id === 'rename'";
        page.until("the focus to be in the field", field).await?;
        page.click(Kind::Button, "Keep the old name").await?;
        let heading = format!("document.activeElement.textContent === {}", json!(old));
        page.until("the focus to be on the check", &heading).await?;
        page.click(Kind::Button, &format!("Rename {old}")).await?;
        page.fill("New name of the check", new).await?;
        page.click(Kind::Button, "Save the name").await?;
        page.has(Kind::Heading, new).await?;
        told_is_focused(page).await?;
        let mut expected = facts_of(&before)?;
        expected["name"] = json!(new);
        let (same_id, after) = draft(page, new).await?;
        ensure!(same_id == id, "{old} has become another draft");
        same(new, &facts_of(&after)?, &expected)?;
    }

    page.click(Kind::Button, "Duplicate Autumn 2024").await?;
    page.has(Kind::Heading, "Copy of Autumn 2024").await?;
    told_is_focused(page).await?;
    let mut expected = facts_of(&draft(page, "Autumn 2024").await?.1)?;
    expected["name"] = json!("Copy of Autumn 2024");
    same("the copy", &facts_of(&draft(page, "Copy of Autumn 2024").await?.1)?, &expected)?;
    listed(page, &["Copy of Autumn 2024", "Spring 2025", "Autumn 2024"]).await?;
    // The check that is open is still that one, under its new name.
    page.go("#/check/charter").await?;
    page.fill("County where the school is located", "Alameda").await?;
    ensure!(facts_of(&draft(page, "Autumn 2024").await?.1)?["school"]["county"] == "Alameda");
    ensure!(stored::under(page, DRAFT).await?.len() == 3, "there is another draft");
    Ok(())
}

pub async fn a_deleted_check_can_be_brought_back(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    begin_named(page, "Spring", "Elm Charter").await?;
    page.click(Kind::Link, "Saved checks").await?;
    // One that is open, and one that is not.
    for name in ["Spring", "Autumn"] {
        let before = stored::under(page, DRAFT).await?;
        page.click(Kind::Button, &format!("Delete {name}")).await?;
        page.reads("The check is deleted.").await?;
        told_is_focused(page).await?;
        let left = if name == "Spring" { "Autumn" } else { "Spring" };
        listed(page, &[left]).await?;
        ensure!(stored::under(page, DRAFT).await?.len() == 1, "{name} is still stored");
        page.click(Kind::Button, "Undo").await?;
        page.reads("The check is back.").await?;
        told_is_focused(page).await?;
        listed(page, &["Spring", "Autumn"]).await?;
        ensure!(stored::under(page, DRAFT).await? == before, "{name} has not come back whole");
        // What was open is open again.
        page.click(Kind::Link, "Check").await?;
        let open = page.value(Kind::Field, "Name of this check").await?;
        ensure!(open == "Spring", "`{open}` is open after {name} has come back");
        page.click(Kind::Link, "Saved checks").await?;
    }
    // Also where one looks at another page meanwhile, which is then that of the check.
    page.click(Kind::Button, "Delete Spring").await?;
    page.reads("The check is deleted.").await?;
    page.go("#/result").await?;
    page.has(Kind::Heading, "The answer in short").await?;
    page.click(Kind::Button, "Undo").await?;
    page.reads("Elm Charter").await?;
    told_is_focused(page).await?;
    // What was not open does not come in its place.
    page.click(Kind::Link, "Saved checks").await?;
    for name in ["Spring", "Autumn"] {
        page.click(Kind::Button, &format!("Delete {name}")).await?;
        page.reads(&format!("The check is deleted. It was “{name}”.")).await?;
    }
    let undo = "[...document.querySelectorAll('#told button')].filter((b) => b.textContent === 'Undo').at(-1).click()";
    for open in ["", "Spring"] {
        page.ask(undo).await?;
        page.reads("The check is back.").await?;
        page.click(Kind::Link, "Check").await?;
        let name = page.value(Kind::Field, "Name of this check").await?;
        ensure!(name == open, "`{name}` is open, and not `{open}`");
        page.click(Kind::Link, "Saved checks").await?;
    }
    // The deleted check was open: what is entered now belongs to another.
    page.click(Kind::Button, "Delete Spring").await?;
    page.reads("The check is deleted.").await?;
    page.click(Kind::Link, "Check").await?;
    ensure!(page.value(Kind::Field, "Name of this check").await?.is_empty(), "it is still open");
    page.fill("Name of this check", "Summer").await?;
    page.click(Kind::Link, "Saved checks").await?;
    listed(page, &["Summer", "Autumn"]).await
}

/// Deleting another check leaves the undo of the first, and so does anything else that is done.
pub async fn two_deleted_checks_can_both_be_brought_back(page: &Page) -> Result<()> {
    page.open("#/").await?;
    for name in ["Autumn", "Spring", "Summer"] {
        begin_named(page, name, "Oak Charter").await?;
    }
    page.click(Kind::Link, "Saved checks").await?;
    let before = stored::under(page, DRAFT).await?;
    for (name, left) in [("Autumn", &["Summer", "Spring"][..]), ("Spring", &["Summer"])] {
        page.click(Kind::Button, &format!("Delete {name}")).await?;
        page.reads(&format!("The check is deleted. It was “{name}”.")).await?;
        listed(page, left).await?;
    }
    page.click(Kind::Button, "Rename Summer").await?;
    page.fill("New name of the check", "Summer").await?;
    page.click(Kind::Button, "Save the name").await?;
    page.reads("The check has its new name.").await?;
    for left in [1, 0] {
        page.ask("[...document.querySelectorAll('#told button')].find((b) => b.textContent === 'Undo').click()").await?;
        let undos = "[...document.querySelectorAll('#told button')].filter((b) => b.textContent === 'Undo').length";
        page.until("one undo less", &format!("{undos} === {left}")).await?;
    }
    let after = stored::under(page, DRAFT).await?;
    ensure!(after.keys().eq(before.keys()), "not all are back: {after:?}");
    Ok(())
}

pub async fn everything_is_removed_when_asked_twice(page: &Page) -> Result<()> {
    page.open("#/").await?;
    page.ask("localStorage.setItem('another-page/key', 'not ours')").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    stored::put(page, "damaged", "damaged").await?;
    page.click(Kind::Link, "Saved checks").await?;
    page.click(Kind::Button, "Set it aside damaged").await?;
    page.has(Kind::Heading, "Set aside").await?;
    let before = stored::under(page, "").await?;
    let asked = "document.activeElement.id === 'remove-everything'";
    page.click(Kind::Button, "Remove everything from this device").await?;
    page.until("the focus to be on the question", asked).await?;
    page.click(Kind::Button, "Keep everything").await?;
    page.has(Kind::Button, "Remove everything from this device").await?;
    page.until("the focus to stay there", asked).await?;
    ensure!(stored::under(page, "").await? == before, "keeping everything has changed something");
    page.click(Kind::Button, "Remove everything from this device").await?;
    page.reads("There is no undo.").await?;
    page.click(Kind::Button, "Remove everything now").await?;
    page.reads("Everything is removed from this browser.").await?;
    page.reads("No check is saved yet.").await?;
    let left = page.ask("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]").await?;
    ensure!(left == json!(["another-page/key"]), "what is left is {left}");
    page.reload().await?;
    page.click(Kind::Link, "Charter Pathways").await?;
    page.has(Kind::Link, "Start a check").await
}

/// Texts that are no case of this program, and how the reason that is told begins.
const UNREADABLE: [(&str, &str, &str); 4] = [
    ("empty", "", "not JSON"),
    ("cut", "{\"format\": \"charter-pathways/case\", \"vers", "not JSON"),
    ("foreign", "{\"version\": 1, \"name\": \"<b>Other</b>\"}", "format: is missing"),
    (
        "wrong",
        "{\"format\": \"charter-pathways/case\", \"version\": 1, \"dashboards\": {\"2025\": {\"groups\": {\"SWD\": {\"levels\": {\"MATH\": \"read\"}}}}}}",
        "dashboards.2025.groups.SWD.levels.MATH: \"read\" is not a level",
    ),
];

/// A check of a version of this program that is still to come: sound, and not to be touched.
pub const NEWER: &str =
    "{\"format\": \"charter-pathways/case\", \"version\": 99, \"name\": \"Later\"}";

pub async fn a_check_that_cannot_be_read_is_told_and_never_overwritten(page: &Page) -> Result<()> {
    page.open_nothing().await?;
    for (id, text, _) in UNREADABLE {
        stored::put(page, id, text).await?;
    }
    stored::put(page, "newer", NEWER).await?;
    page.open("#/drafts").await?;
    page.reads("A check of a newer version").await?;
    for (_, _, reason) in UNREADABLE {
        page.reads(reason).await?;
    }
    let untouched = async |what: &str| {
        let drafts = stored::under(page, DRAFT).await?;
        for (id, text, _) in UNREADABLE {
            ensure!(drafts.get(id).is_some_and(|now| now == text), "{what}, {id} has changed");
        }
        ensure!(
            drafts.get("newer").is_some_and(|now| now == NEWER),
            "{what}, the newer has changed"
        );
        Ok(())
    };
    untouched("after the list").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    page.reload().await?;
    page.fill("County where the school is located", "Alameda").await?;
    untouched("after working on").await?;
    page.click(Kind::Link, "Saved checks").await?;
    page.has(Kind::Heading, "Autumn").await?;
    for (id, _, _) in UNREADABLE {
        page.click(Kind::Button, &format!("Set it aside {id}")).await?;
        page.has(Kind::Button, &format!("Set aside: {id}")).await?;
        told_is_focused(page).await?;
    }
    let aside = stored::under(page, "charter-pathways/set-aside/").await?;
    for (id, text, _) in UNREADABLE {
        ensure!(aside.get(id).is_some_and(|now| now == text), "{id} is not set aside whole");
        page.click(Kind::Button, &format!("Set aside: {id}")).await?;
        page.until(
            "the text to be shown whole",
            &format!(
                "[...document.querySelectorAll('pre')].some((el) => el.textContent === {})",
                json!(text)
            ),
        )
        .await?;
    }
    let drafts = stored::under(page, DRAFT).await?;
    ensure!(drafts.get("newer").is_some_and(|now| now == NEWER), "the newer has changed");
    listed(page, &["Autumn"]).await
}

/// A check that has just been begun stays the one that the tab works on, so that what is entered after a reload does
/// not go into the one before.
pub async fn a_new_check_stays_new_through_a_reload(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    page.open("#/drafts").await?;
    page.click(Kind::Button, "Start a new check").await?;
    page.has(Kind::Heading, "Your charter").await?;
    page.reload().await?;
    ensure!(
        page.value(Kind::Field, "Name of this check").await?.is_empty(),
        "the old check is open"
    );
    page.fill("Name of this check", "Spring").await?;
    page.click(Kind::Link, "Saved checks").await?;
    listed(page, &["Spring", "Autumn"]).await
}

/// The draft that is being worked on is damaged by something else: it is set aside whole and the person is told.
pub async fn a_draft_damaged_meanwhile_is_set_aside_and_told(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    let (id, _) = draft(page, "Autumn").await?;
    let (_, newer, _) = UNREADABLE[1];
    stored::put(page, &id, newer).await?;
    page.fill("County where the school is located", "Alameda").await?;
    let aside = stored::under(page, "charter-pathways/set-aside/").await?;
    ensure!(aside.get(&id).is_some_and(|text| text == newer), "it is lost: {aside:?}");
    page.reads("Something was set aside").await?;
    // After a reload a damaged draft is not opened, and not written over either.
    stored::put(page, &id, newer).await?;
    page.reload().await?;
    ensure!(page.value(Kind::Field, "Name of this check").await?.is_empty(), "what is open?");
    page.fill("Name of this check", "Spring").await?;
    let drafts = stored::under(page, DRAFT).await?;
    ensure!(drafts.get(&id).is_some_and(|text| text == newer), "it is overwritten: {drafts:?}");
    Ok(())
}

pub async fn two_tabs_on_two_checks_come_back_each_to_its_own(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    let first = page.tab().await?;
    let second = page.new_tab().await?;
    page.open("#/").await?;
    // A tab that has no check yet offers the one saved last.
    page.has(Kind::Link, "Continue “Autumn”").await?;
    begin_named(page, "Spring", "Elm Charter").await?;
    for round in ["Alameda", "Kern", "Inyo"] {
        for (tab, name) in [(&first, "Autumn"), (&second, "Spring")] {
            page.to_tab(tab).await?;
            page.reload().await?;
            let shown = page.value(Kind::Field, "Name of this check").await?;
            ensure!(shown == name, "the tab of {name} has become that of {shown}");
            page.fill("County where the school is located", round).await?;
            let facts: Value = facts_of(&draft(page, name).await?.1)?;
            ensure!(facts["school"]["county"] == round, "{name} has not changed: {facts}");
        }
    }
    ensure!(stored::under(page, DRAFT).await?.len() == 2, "there are more than two drafts");
    Ok(())
}
