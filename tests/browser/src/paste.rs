//! Results pasted from the Dashboard: how each line was understood, what was not, and what of it comes into a check.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::{
    drafts::{begin_named, draft},
    harness::{Kind, Page},
    stored::{self, DRAFT, facts_of},
};

const PLACE: &str = "#/paste";
const HEADING: &str = "Paste from the Dashboard";
const TEXT: &str = "Text copied from the Dashboard";
const ADD: &str = "Add this to the check";

const ONE: &str = "Suspension Rate\nRed\n2 Student Groups\nStudents with Disabilities, Homeless\nOrange\n1 Student Group\nHispanic";

/// The levels of a year in the check of this name, by group and indicator.
async fn levels(page: &Page, name: &str, year: &str) -> Result<Value> {
    let facts = facts_of(&draft(page, name).await?.1)?;
    let groups = facts["dashboards"][year]["groups"].as_object().cloned().unwrap_or_default();
    let levels = groups.into_iter().map(|(group, told)| (group, told["levels"].clone()));
    Ok(Value::Object(levels.collect()))
}

async fn begin(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    page.go(PLACE).await?;
    page.has(Kind::Heading, HEADING).await
}

pub async fn one_indicator_comes_into_the_open_check(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    page.go("#/check/2024/groups").await?;
    page.click(Kind::Link, "Paste what the 2024 Dashboard says instead").await?;
    page.has(Kind::Heading, HEADING).await?;
    let before = draft(page, "Autumn").await?.1;
    page.fill(TEXT, ONE).await?;
    page.reads("3 results were understood, for 2024. Every line was understood.").await?;
    page.reads("2024, Suspension Rate, Red: Students with Disabilities, Homeless").await?;
    ensure!(draft(page, "Autumn").await?.1 == before, "something has changed already");
    // The text says no year, so it is of the one that is chosen.
    page.choose("Which Dashboard is it from?", "2025").await?;
    page.reads("3 results were understood, for 2025. Every line was understood.").await?;
    page.click(Kind::Button, ADD).await?;
    // That a group has a level says that it counts.
    page.reads("6 facts from the text were added to “Autumn”.").await?;
    let found = levels(page, "Autumn", "2025").await?;
    let expected = json!({
        "HI": { "SUSP": "orange" }, "SWD": { "SUSP": "red" }, "HOM": { "SUSP": "red" },
    });
    ensure!(found == expected, "it is {found}");
    let text: Value = serde_json::from_str(&draft(page, "Autumn").await?.1)?;
    let from = &text["provenance"]["2025/SWD/SUSP"]["from"];
    ensure!(from == "pasted", "its origin is {from}");
    // Once more adds nothing.
    page.reads("The check has everything that was found.").await?;
    page.click(Kind::Link, "See the result").await?;
    page.has(Kind::Heading, "Your result as of the 2025 Dashboard").await?;
    page.reads("6 facts from pasted text.").await
}

pub async fn several_indicators_and_years_begin_a_check(page: &Page) -> Result<()> {
    page.open(PLACE).await?;
    page.has(Kind::Heading, HEADING).await?;
    let text = format!(
        "2024 Dashboard\n{ONE}\nEnglish Language Arts\nRed: English Learners\n2023\n\tELA\tMath\nHispanic\tR\tB\nMartians\tR\tR"
    );
    page.fill(TEXT, &text).await?;
    page.reads("6 results were understood, for 2023 and 2024. 1 line was not.").await?;
    page.reads("1 line was not understood, and is not used").await?;
    page.reads("“Martians” is not a known group or indicator.").await?;
    page.click(Kind::Button, ADD).await?;
    page.reads("11 facts from the text were added to").await?;
    let facts = stored::facts(page).await?;
    let of = |year: &str, group: &str| facts["dashboards"][year]["groups"][group]["levels"].clone();
    ensure!(of("2023", "HI") == json!({ "ELA": "red", "MATH": "blue" }), "it is {facts}");
    ensure!(of("2024", "EL") == json!({ "ELA": "red" }), "it is {facts}");
    Ok(())
}

pub async fn a_text_that_says_nothing_changes_nothing(page: &Page) -> Result<()> {
    page.open(PLACE).await?;
    page.has(Kind::Heading, HEADING).await?;
    page.fill(TEXT, "<img src=x onerror=alert(1)>\nDear all,\n2021\nsee you then").await?;
    page.reads("No result of a student group was found in this text.").await?;
    page.reads("4 lines were not understood, and are not used").await?;
    page.reads("2021 is not a Dashboard year judged here").await?;
    let buttons = "[...document.querySelectorAll('main button')].map((el) => el.textContent)";
    let buttons = page.ask(buttons).await?;
    ensure!(!buttons.to_string().contains(ADD), "it can be added: {buttons}");
    page.fill(TEXT, "").await?;
    page.until("no preview", "!document.querySelector('.pasted')").await?;
    ensure!(stored::under(page, DRAFT).await?.is_empty(), "something is stored");
    Ok(())
}

/// Opens the page over a check in which a level was typed that the text has otherwise.
async fn over_a_typed_level(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    let (id, text) = draft(page, "Autumn").await?;
    let mut case: Value = serde_json::from_str(&text)?;
    case["dashboards"] =
        json!({ "2025": { "groups": { "SWD": { "levels": { "SUSP": "green" } } } } });
    stored::put(page, &id, &case.to_string()).await?;
    page.open(PLACE).await?;
    page.fill(TEXT, ONE).await?;
    page.reads("Where they differ").await
}

pub async fn a_typed_level_is_replaced_only_when_chosen(page: &Page) -> Result<()> {
    over_a_typed_level(page).await?;
    let place = page.within("2025, Students with Disabilities: Suspension Rate");
    place.reads("The check says: Green").await?;
    place.reads("entered by hand").await?;
    place.reads("The text says: Red").await?;
    ensure!(place.is_ticked("The check says: Green").await?, "the check's own is not kept");
    page.click(Kind::Button, ADD).await?;
    page.reads("4 facts from the text were added to “Autumn”.").await?;
    let found = levels(page, "Autumn", "2025").await?;
    ensure!(found["SWD"]["SUSP"] == "green", "it was replaced unasked: {found}");

    place.tick("The text says: Red").await?;
    page.click(Kind::Button, ADD).await?;
    page.reads("1 fact from the text was added to “Autumn”.").await?;
    let found = levels(page, "Autumn", "2025").await?;
    ensure!(found["SWD"]["SUSP"] == "red", "it was not replaced: {found}");
    Ok(())
}

pub async fn another_text_asks_anew(page: &Page) -> Result<()> {
    over_a_typed_level(page).await?;
    let place = page.within("2025, Students with Disabilities: Suspension Rate");
    place.tick("The text says: Red").await?;
    // The level that was chosen is no longer there: the choice goes with it.
    page.fill(TEXT, &ONE.replace("Red", "Yellow")).await?;
    place.reads("The text says: Yellow").await?;
    ensure!(place.is_ticked("The check says: Green").await?, "an old choice is kept");
    Ok(())
}

/// What this page looks like in each of its states, for what looks at pages.
pub async fn in_each_state(page: &Page, look: impl AsyncFn(&str) -> Result<()>) -> Result<()> {
    begin(page).await?;
    look("nothing is pasted").await?;
    page.fill(TEXT, "Dear all,\nsee you then").await?;
    page.reads("No result of a student group was found").await?;
    look("nothing was understood").await?;
    stored::nothing(page).await?;
    over_a_typed_level(page).await?;
    page.fill(TEXT, &format!("{ONE}\nMartians")).await?;
    page.reads("1 line was not understood").await?;
    look("something differs").await
}
