//! What stands beside a step of the check: how far it has come, and what of the charter is to be corrected.

use anyhow::{Result, ensure};
use charter_pathways::{
    report::{names, screens::Screen},
    route::Route,
    rules::terms::{Indicator, Year},
};
use serde_json::{Value, json};

use crate::{
    filling,
    harness::{Kind, Page},
    stored::{self, case_file},
};

/// Beside each step stands what both tests say so far, what is told of each year and what still matters, and where to look.
pub async fn how_far_it_has_come_follows_the_answers(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    filling::on(page).await?;
    let so_far = page.within("So far");
    so_far.reads("The Pathway 2 test").await?;
    so_far.reads("Cannot tell yet").await?;
    so_far.reads("no groups entered yet").await?;
    page.within("Where to look").reads("caschooldashboard.org").await?;
    page.within("Does your charter have a 2025 Dashboard?").tick("No").await?;
    so_far.reads("no Dashboard; ✓ nothing left to ask").await?;
    so_far.reads("Pathway 2 test: Not met. Differentiated assistance: Not met.").await?;
    so_far
        .reads(
            "As we read the rules, nothing left out can change either test. Read another way, something still can.",
        )
        .await?;
    let gone = "document.getElementById('look') === null";
    page.until("nothing to look for where there is no Dashboard", gone).await?;
    filling::step(page, "2024").await?;
    page.within("Does your charter have a 2024 Dashboard?").tick("No").await?;
    for year in ["2023", "2022"] {
        filling::step(page, year).await?;
        page.within(&format!("Does your charter have a {year} Dashboard?")).tick("No").await?;
    }
    so_far.reads("Nothing left out can change either test.").await?;
    filling::step(page, "2023").await?;
    page.within("Does your charter have a 2023 Dashboard?").tick("Yes").await?;
    filling::step(page, "2023").await?;
    page.click(Kind::Link, "Fill in 2023 as a grid").await?;
    page.tell("Asian, Suspension Rate", 'r', "Red").await?;
    so_far.reads("results known: 1; not yet told which groups count").await?;
    so_far.click(Kind::Link, "2022 Dashboard").await?;
    page.has(Kind::Heading, &filling::heading(Screen::Groups(Year(2022)))).await
}

/// What an indicator measures stands beside its question, in other words for each.
pub async fn a_question_says_what_it_is_about(page: &Page) -> Result<()> {
    let counted = json!({ "counted": true });
    let file = case_file(&json!({ "2025": {
        "published": true, "groups_complete": true, "groups": { "HI": counted, "EL": counted },
    }}));
    stored::leave(page, [file.to_string()]).await?;
    for indicator in [Indicator::SUSP, Indicator::ELPI] {
        page.open(&Route::Check(Screen::Question(Year(2025), indicator).path()).href()).await?;
        page.within("Where to look").reads(names::indicator_means(indicator)).await?;
    }
    Ok(())
}

/// Who passes over an answer with the arrow keys sees nothing come and go; who stays has the groups gone, and who asks for them has them
/// at once.
pub async fn groups_go_a_moment_after_they_are_of_no_use(page: &Page) -> Result<()> {
    const SHOWN: &str = "document.getElementById('groups-HI').checkVisibility()";
    filling::begin(page).await?;
    filling::on(page).await?;
    let question = page.within("Does your charter have a 2025 Dashboard?");
    question.tick("No").await?;
    page.until("the groups to go", &format!("!{SHOWN}")).await?;
    page.reads("2025 is done.").await?;
    // In the turn after the press, when nothing that waits for a moment can have come.
    let at_once = format!(
        "document.getElementById('published-yes').click();
        return new Promise((done) => setTimeout(() => done({SHOWN}), 0))"
    );
    ensure!(page.read(&at_once, Value::Null).await? == true, "the groups do not come at once");
    Ok(())
}

/// Whoever goes on at once does not see what is said beside a field, and would print it: the next step says it, and leads back.
pub async fn what_is_wrong_of_the_charter_is_said_on_the_next_step(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    page.fill("CDS code", "1234").await?;
    filling::on(page).await?;
    page.has(Kind::Heading, &filling::heading(Screen::Groups(Year(2025)))).await?;
    page.reads("A CDS code has 14 digits, a leading zero included; this has 4.").await?;
    page.click(Kind::Link, "Correct it under “Charter”").await?;
    page.has(Kind::Heading, &filling::heading(Screen::Charter)).await?;
    page.fill("CDS code", "01611190130625").await?;
    filling::on(page).await?;
    page.within("So far").reads("The Pathway 2 test").await?;
    let said = "document.querySelector('.check-aside').textContent.includes('A CDS code')";
    ensure!(page.ask(said).await? == false, "it still says that the code is wrong");
    Ok(())
}
