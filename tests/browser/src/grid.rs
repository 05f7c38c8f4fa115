//! The grid of a year as a person uses it who knows spreadsheets, and as one who does not.

use anyhow::{Result, ensure};
use charter_pathways::rules::terms::{Group, Level};
use serde_json::{Map, Value, json};
use thirtyfour::Key;

use crate::{
    filling::says,
    harness::{Kind, Page},
    stored::{self, case_file},
};

const HI_ELA: &str = "Hispanic, English Language Arts";
const HI_MATH: &str = "Hispanic, Mathematics";
const HI_SUSP: &str = "Hispanic, Suspension Rate";
const EL_ELA: &str = "English Learners, English Language Arts";
const EL_MATH: &str = "English Learners, Mathematics";
const EL_ELPI: &str = "English Learners, English Learner Progress";

/// Whether the cell that has the focus is in sight beside the first column, but for a rim: a cell can be wider than the room
/// that a phone has there.
const IN_SIGHT: &str = "(() => {
    const edge = (selector) => document.querySelector(selector).getBoundingClientRect().right;
    const { left, right } = document.activeElement.getBoundingClientRect();
    return left >= edge('.grid tbody th') - 20 && right <= edge('.grid-frame') + 20;
})()";

/// A check of a school of kindergarten to grade 8 whose Dashboard of 2025 shows two groups, in its grid.
async fn open(page: &Page) -> Result<()> {
    let counted = json!({ "counted": true });
    let mut file = case_file(&json!({ "2025": {
        "published": true, "groups_complete": true, "groups": { "HI": counted, "EL": counted },
    }}));
    file["school"] = json!({ "grades": ["k8"] });
    stored::leave(page, [file.to_string()]).await?;
    page.open("#/check/2025/grid").await?;
    page.has(Kind::Cell, HI_ELA).await
}

/// Whether a cell has the focus.
async fn at(page: &Page, cell: &str) -> Result<()> {
    let label = format!("document.activeElement?.ariaLabel?.startsWith({:?})", format!("{cell}: "));
    page.until(&format!("the focus to be at {cell}"), &label).await
}

async fn all_say(page: &Page, cells: &[(&str, Option<Level>)]) -> Result<()> {
    for (cell, level) in cells {
        says(page, cell, *level).await?;
    }
    Ok(())
}

pub async fn one_key_tells_a_cell_and_goes_on(page: &Page) -> Result<()> {
    open(page).await?;
    page.click(Kind::Cell, HI_ELA).await?;
    at(page, HI_ELA).await?;
    // English learner progress is not asked of Hispanic students.
    page.press("r2ny").await?;
    let red = Some(Level::Red);
    let first = [(HI_ELA, red), (HI_MATH, Some(Level::Orange)), (HI_SUSP, Some(Level::Yellow))];
    all_say(page, &first).await?;
    at(page, EL_ELA).await?;
    page.press(Key::Up).await?;
    at(page, HI_ELA).await?;
    page.press(Key::End).await?;
    at(page, HI_SUSP).await?;
    page.press_with(Key::Control, Key::Home).await?;
    at(page, HI_ELA).await?;
    // What says nothing here changes nothing, and that is said.
    page.press("x").await?;
    page.reads("“x” is not a level here").await?;
    at(page, HI_ELA).await?;
    says(page, HI_ELA, red).await?;
    page.click(Kind::Cell, "Hispanic, English Learner Progress").await?;
    page.press("r").await?;
    page.reads("Not used: the rules use no result here.").await?;
    // Who moves on, by key or by mouse, has done with it.
    let is_silent = "document.querySelector('.grid-said').textContent === ''";
    page.press(Key::Left).await?;
    page.until("nothing to be said", is_silent).await?;
    page.press("x").await?;
    page.reads("“x” is not a level here").await?;
    page.click(Kind::Cell, HI_ELA).await?;
    page.until("nothing to be said", is_silent).await?;
    page.press(Key::Delete).await?;
    at(page, HI_ELA).await?;
    says(page, HI_ELA, None).await?;
    // It was kept as it was told.
    page.reload().await?;
    all_say(page, &first[1..]).await?;
    says(page, HI_ELA, None).await
}

pub async fn a_range_is_chosen_and_filled(page: &Page) -> Result<()> {
    open(page).await?;
    page.click(Kind::Cell, HI_ELA).await?;
    page.press_with(Key::Shift, Key::Right).await?;
    page.press_with(Key::Shift, Key::Down).await?;
    page.reads("4 cells are chosen.").await?;
    page.press("g").await?;
    let green = Some(Level::Green);
    all_say(page, &[(HI_ELA, green), (HI_MATH, green), (EL_ELA, green), (EL_MATH, green)]).await?;
    says(page, EL_ELPI, None).await?;
    page.reads("4 cells: Green.").await?;
    page.press(Key::Backspace).await?;
    all_say(page, &[(HI_ELA, None), (EL_MATH, None)]).await
}

pub async fn a_block_is_pasted_and_what_was_not_understood_is_said(page: &Page) -> Result<()> {
    open(page).await?;
    page.click(Kind::Cell, HI_ELA).await?;
    let paste = "const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(event)";
    page.read(paste, json!("Red\tBlue\nPurple\tN")).await?;
    page.reads("3 levels pasted. Left out: “Purple” (English Learners, ELA): no level here.")
        .await?;
    all_say(
        page,
        &[
            (HI_ELA, Some(Level::Red)),
            (HI_MATH, Some(Level::Blue)),
            (EL_ELA, None),
            (EL_MATH, Some(Level::None)),
        ],
    )
    .await
}

pub async fn what_is_done_is_undone_and_done_again(page: &Page) -> Result<()> {
    open(page).await?;
    let before = stored::facts(page).await?;
    page.click(Kind::Cell, HI_ELA).await?;
    page.press("ro").await?;
    let (red, orange) = (Some(Level::Red), Some(Level::Orange));
    says(page, HI_MATH, orange).await?;
    let told = stored::facts(page).await?;
    page.press_with(Key::Control, 'z').await?;
    all_say(page, &[(HI_ELA, red), (HI_MATH, None)]).await?;
    // What has come back is said, and is where one stands.
    page.reads("Undone: Hispanic, Math, not entered.").await?;
    at(page, HI_MATH).await?;
    page.click(Kind::Button, "Undo").await?;
    says(page, HI_ELA, None).await?;
    page.reads("Undone: Hispanic, ELA, not entered.").await?;
    ensure!(stored::facts(page).await? == before, "undone is not what it was");
    let off = "[...document.querySelectorAll('.grid-level[aria-disabled=true]')].map((b) => b.innerText).join()";
    page.until("Undo to be off", &format!("{off} === 'Undo'")).await?;
    page.click(Kind::Button, "Undo").await?;
    page.reads("There is nothing to undo on this page.").await?;
    // The same once more is said anew: it is other text to a screen reader.
    let said = "document.querySelector('.grid-said').textContent";
    let before = page.ask(said).await?;
    page.click(Kind::Button, "Undo").await?;
    page.until("it to be said again", &format!("{said} !== {before}")).await?;
    page.click(Kind::Cell, HI_ELA).await?;
    page.press_with(Key::Control, 'y').await?;
    says(page, HI_ELA, red).await?;
    page.click(Kind::Button, "Redo").await?;
    says(page, HI_MATH, orange).await?;
    ensure!(stored::facts(page).await? == told, "done again is not what it was");
    // What was told beside the grid is undone as well.
    let rest = page
        .within("Is everything else on your 2025 Dashboard better than the levels asked about?");
    let yes = "Yes, everything else is better, or has no level";
    rest.tick(yes).await?;
    page.click(Kind::Button, "Undo").await?;
    page.eventually("everything else not to be told", async || {
        ensure!(!rest.is_ticked(yes).await?);
        Ok(())
    })
    .await?;
    says(page, HI_MATH, orange).await
}

pub async fn it_is_one_stop_of_the_tab_key(page: &Page) -> Result<()> {
    open(page).await?;
    page.click(Kind::Cell, HI_MATH).await?;
    page.press(Key::Tab).await?;
    page.until("Tab to leave the grid", "document.activeElement.matches('.grid-level')").await?;
    page.press_with(Key::Shift, Key::Tab).await?;
    at(page, HI_MATH).await?;
    page.press_with(Key::Shift, Key::Tab).await?;
    page.until("Shift and Tab to leave the grid", "!document.activeElement.closest('.grid')")
        .await?;
    page.press(Key::Tab).await?;
    at(page, HI_MATH).await?;
    page.press(Key::Enter).await?;
    page.until("Enter to lead to the levels", "document.activeElement.matches('.grid-level')")
        .await?;
    page.press(Key::Escape).await?;
    at(page, HI_MATH).await?;
    // Of the levels too: the one that has the focus.
    page.press(Key::Enter).await?;
    page.press(Key::Right).await?;
    let orange = "document.activeElement.innerText.includes('Orange')";
    page.until("an arrow to lead to the next level", orange).await?;
    page.press_with(Key::Shift, Key::Tab).await?;
    at(page, HI_MATH).await
}

pub async fn letters_do_nothing_outside_a_cell(page: &Page) -> Result<()> {
    open(page).await?;
    let before = stored::facts(page).await?;
    page.press("ro").await?;
    page.click(Kind::Button, "Undo").await?;
    page.press("ro").await?;
    ensure!(stored::facts(page).await? == before, "a letter told something");
    Ok(())
}

/// The levels at the foot of the window hide no part of the cell that has the focus, down to the last row.
pub async fn the_cell_with_the_focus_is_never_below_the_levels(page: &Page) -> Result<()> {
    const CLEAR: &str = "document.activeElement.getBoundingClientRect().bottom
        <= document.querySelector('.grid-bar').getBoundingClientRect().top + 1";
    let groups: Map<String, Value> =
        Group::ALL.iter().map(|g| (g.code().to_owned(), json!({ "counted": true }))).collect();
    let told = json!({ "2025": { "published": true, "groups_complete": true, "groups": groups } });
    stored::leave(page, [case_file(&told).to_string()]).await?;
    for width in [1280, 320] {
        page.widen(width).await?;
        page.open("#/check/2025/grid").await?;
        page.click(Kind::Cell, "Black/African American, English Language Arts").await?;
        for row in 1..Group::ALL.len() {
            page.press(Key::Down).await?;
            page.until(&format!("row {row} to be clear, {width} pixels wide"), CLEAR).await?;
        }
    }
    Ok(())
}

/// The columns are as wide as the longest word from the start: what one is looking at must not move when that is told.
pub async fn no_column_moves_when_a_level_is_told(page: &Page) -> Result<()> {
    // Within the table, which scrolls on a phone.
    const AT: &str = "[...document.querySelectorAll('.grid tbody tr:first-child td')].map((cell) =>
        Math.round(10 * (cell.getBoundingClientRect().left - cell.closest('table').getBoundingClientRect().left))).join(' ')";
    let year = |counted: Value| json!({ "published": true, "groups_complete": true, "groups": { "HI": counted, "EL": counted } });
    for (told, keys) in [("2025", "roygbn"), ("2022", "12345n")] {
        for width in [1280, 320] {
            page.widen(width).await?;
            let file = case_file(&json!({ told: year(json!({ "counted": true })) }));
            stored::leave(page, [file.to_string()]).await?;
            page.open(&format!("#/check/{told}/grid")).await?;
            for key in keys.chars() {
                page.click(Kind::Cell, HI_ELA).await?;
                let before = page.ask(AT).await?;
                page.press(key.to_string()).await?;
                let heard =
                    "!['', '\u{a0}'].includes(document.querySelector('.grid-said').textContent)";
                page.until(&format!("{key} to be told"), heard).await?;
                let after = page.ask(AT).await?;
                ensure!(
                    before == after,
                    "{told}, {width} pixels wide, {key}: the columns were at {before}, and are at {after}"
                );
            }
        }
    }
    Ok(())
}

pub async fn a_press_tells_a_cell_on_a_small_phone(page: &Page) -> Result<()> {
    page.widen(320).await?;
    open(page).await?;
    let clear = "document.querySelector('.grid-bar').getBoundingClientRect().top
        >= document.querySelector('#app h1').getBoundingClientRect().bottom";
    page.until("the levels to leave the heading free", clear).await?;
    page.click(Kind::Cell, EL_ELPI).await?;
    let levels = page.within("Level of what is chosen");
    levels.reads("English Learners, EL Progress").await?;
    levels.click(Kind::Button, "Orange").await?;
    says(page, EL_ELPI, Some(Level::Orange)).await?;
    page.reads("English Learners, EL Progress: Orange. Next: English Learners, Absenteeism")
        .await?;
    levels.click(Kind::Button, "Not entered").await?;
    says(page, EL_ELPI, Some(Level::Orange)).await?;
    // The cell that one comes to is in sight, beside the first column that stays.
    page.click(Kind::Cell, HI_ELA).await?;
    for key in [Key::Right, Key::Right, Key::Right, Key::Left, Key::Left, Key::Left] {
        page.press(key).await?;
        page.until("the cell in sight", IN_SIGHT).await?;
    }
    page.until("nothing to stick out", "document.documentElement.scrollWidth <= innerWidth").await
}

/// After a paste of a few groups every group is still asked about, until it is told that no other counts.
pub async fn one_press_tells_that_no_other_group_counts(page: &Page) -> Result<()> {
    let file =
        case_file(&json!({ "2025": { "groups": { "HI": { "levels": { "ELA": "red" } } } } }));
    stored::leave(page, [file.to_string()]).await?;
    page.open("#/check/2025/grid").await?;
    page.has(Kind::Cell, EL_ELA).await?;
    page.within("So far").reads("results known: 1; not yet told which groups count").await?;
    page.reads("So far counted:").await?;
    page.click(Kind::Button, "No other group counts").await?;
    page.has(Kind::Cell, HI_ELA).await?;
    page.until("one row to be left", "document.querySelectorAll('.grid tbody tr').length === 1")
        .await?;
    page.within("So far").reads("1 of ").await?;
    let told = &stored::facts(page).await?["dashboards"]["2025"];
    ensure!(told["groups_complete"] == true, "it is {told}");
    let asks = "document.querySelector('main').textContent.includes('No other group counts')";
    ensure!(page.ask(asks).await? == false, "it still asks");
    Ok(())
}
