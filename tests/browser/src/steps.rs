//! The steps of the check: each at its address, in any order, back and forward, with nothing lost.

use anyhow::{Result, ensure};
use charter_pathways::{
    case::Case,
    report::screens::Screen,
    rules::terms::{Indicator, Year},
};
use serde_json::{Value, json};

use crate::{
    answer, filling,
    harness::{Kind, Page},
    stored::{self, same},
};

/// Years with criteria: each has its screens, whether or not the case looks at it.
const YEARS: [u16; 5] = [2019, 2022, 2023, 2024, 2025];

/// Opens an address by itself, as from a letter, and finds this heading, and the title with it.
async fn leads_to(page: &Page, route: &str, heading: &str) -> Result<()> {
    page.go(route).await?;
    page.has(Kind::Heading, heading).await?;
    page.until(
        &format!("the title of {route}"),
        &format!("document.title === {:?}", format!("{heading} · Charter Pathways")),
    )
    .await
}

pub async fn every_step_has_its_address(page: &Page) -> Result<()> {
    page.open("#/check/local").await?;
    page.has(Kind::Heading, "Local indicators").await?;
    let mut steps = vec![Screen::Charter, Screen::Local, Screen::Answers];
    for year in YEARS.map(Year) {
        steps.extend([Screen::Groups(year), Screen::Rest(year), Screen::Grid(year)]);
        steps.extend(Indicator::ALL.map(|indicator| Screen::Question(year, indicator)));
    }
    leads_to(page, "#/check", &filling::heading(Screen::Charter)).await?;
    for screen in steps {
        leads_to(page, &format!("#/check/{}", screen.path()), &filling::heading(screen)).await?;
    }
    // To change one answer leads to the same step, and back to the answers.
    leads_to(page, "#/check/2024/SUSP/change", "2024 Dashboard: Suspension Rate").await?;
    page.click(Kind::Link, "Back to your answers").await?;
    page.has(Kind::Heading, "Check your answers").await?;
    let stored = stored::under(page, stored::DRAFT).await?;
    ensure!(stored.is_empty(), "looking around has saved something: {stored:?}");
    Ok(())
}

pub async fn other_addresses_of_the_check_are_not_found(page: &Page) -> Result<()> {
    page.open("#/").await?;
    for path in [
        "nothing",
        "2025",
        "2021/groups",
        "2026/grid",
        "2025/susp",
        "2025/SUSP/x",
        "2025//SUSP",
        "charter/x",
        "Charter",
        "change",
        "2025/grid/change/change",
        "<b>",
        "%F0%9F%8C%BB",
        "99999999999999999999/grid",
    ] {
        let route = format!("#/check/{path}");
        page.go(&route).await?;
        page.has(Kind::Heading, "This page does not exist").await?;
        page.until(
            &format!("the title of {route}"),
            "document.title === 'Page not found · Charter Pathways'",
        )
        .await?;
        page.click(Kind::Link, "Go to the home page").await?;
        page.until("the home page", "location.hash === '#/'").await?;
    }
    Ok(())
}

/// Answers while going on, all the way back, all the way forward: every answer stands where it was given.
pub async fn going_back_and_forward_loses_nothing(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    let told = json!({
        "format": "charter-pathways/case", "version": 1, "name": "There and back",
        "school": { "authorizer": "district", "grades": ["k8"] },
        "dashboards": { "2025": {
            "published": true, "groups_complete": true, "levels_complete": true,
            "groups": {
                "HI": { "counted": true, "levels": { "ELA": "red", "MATH": "orange" } },
                "FI": { "counted": true, "levels": { "CHRO": "red", "ELA": "orange" } },
            },
        }},
        "assistance": { "given": false },
    });
    let case: Case = answer::case(&told)?;
    filling::begin(page).await?;
    filling::charter(page, &case, &rules).await?;
    filling::newest_year(page, &case, &rules).await?;
    filling::to(page, Screen::Groups(Year(2024))).await?;
    same("the draft", &stored::facts(page).await?, &told)?;

    let seen = [
        ("2025 Dashboard: everything else", "", ""),
        ("2025 Dashboard: Suspension Rate", "Which groups are Red?", ""),
        ("2025 Dashboard: Chronic Absenteeism", "Which groups are Red?", "Filipino"),
        ("2025 Dashboard: Mathematics", "Which groups are Orange?", "Hispanic"),
        ("2025 Dashboard: English Language Arts", "Which groups are Red?", "Hispanic"),
        ("2025 Dashboard: which student groups does it show?", filling::GROUPS, "Hispanic"),
        ("Your charter", "Who authorized the charter?", "A school district"),
    ];
    let shows = async |(heading, question, ticked): (&str, &str, &str)| {
        page.has(Kind::Heading, heading).await?;
        if !ticked.is_empty() {
            let ticked_there = page.within(question).is_ticked(ticked).await?;
            ensure!(ticked_there, "`{ticked}` is no longer ticked in `{heading}`");
        }
        Ok(())
    };
    for screen in seen {
        page.back().await?;
        shows(screen).await?;
    }
    for screen in seen.into_iter().rev().skip(1) {
        page.forward().await?;
        shows(screen).await?;
    }
    page.forward().await?;
    page.has(Kind::Heading, &filling::heading(Screen::Groups(Year(2024)))).await?;
    // The page's own way back passes the same steps.
    for screen in seen {
        page.click(Kind::Link, "Back").await?;
        shows(screen).await?;
    }
    same("the draft afterwards", &stored::facts(page).await?, &told)
}

/// A group has one level: ticked under another, it is said where it no longer stands.
pub async fn a_tick_that_moves_a_group_says_so(page: &Page) -> Result<()> {
    let counted = json!({ "counted": true, "levels": { "MATH": "red" } });
    let case = json!({
        "format": "charter-pathways/case", "version": 1, "name": "Moved",
        "dashboards": { "2025": { "published": true, "groups": { "HI": counted } } },
    });
    stored::leave(page, [case.to_string()]).await?;
    page.open("#/check/2025/MATH").await?;
    let [red, orange] =
        ["Which groups are Red?", "Which groups are Orange?"].map(|set| page.within(set));
    let said = async |words: &str| {
        let said = "document.querySelector('.moved').textContent";
        page.until(&format!("what is said: `{words}`"), &format!("{said} === {words:?}")).await
    };
    said("").await?;
    orange.tick("Hispanic").await?;
    said("Hispanic: now Orange, before Red.").await?;
    ensure!(!red.is_ticked("Hispanic").await?, "it is still ticked under Red");
    orange.click(Kind::Tick, "Hispanic").await?;
    said("").await?;
    red.tick("Hispanic").await?;
    said("").await
}

/// Two ways that lead to one place are one too many; and what *Continue* passes over is still a press away.
pub async fn the_questions_are_offered_once(page: &Page) -> Result<()> {
    let red = json!({ "counted": true, "levels": { "SUSP": "red" } });
    let told = |levels_complete: Option<bool>| {
        stored::case_file(&json!({
            "2025": {
                "published": true, "groups_complete": true, "groups": { "HI": red },
                "levels_complete": levels_complete,
            },
            "2023": { "published": false },
        }))
    };
    let ways = "[...document.querySelectorAll('#app .actions a')].map((a) => a.hash)";
    let offers = async |all: usize| {
        let expected =
            format!("((all) => all.length === {all} && new Set(all).size === {all})({ways})");
        page.until(&format!("{all} ways, each once"), &expected).await
    };
    stored::leave(page, [told(None).to_string()]).await?;
    page.open("#/check/2025/groups").await?;
    page.has(Kind::Link, "Fill in 2025 as a grid").await?;
    // To go on, back, and to the grid.
    offers(3).await?;
    // From a grid it is the way back to them.
    page.click(Kind::Link, "Fill in 2025 as a grid").await?;
    page.has(Kind::Link, "Answer 2025 by question").await?;
    stored::leave(page, [told(Some(true)).to_string()]).await?;
    page.open("#/check/2025/groups").await?;
    page.has(Kind::Link, "Answer 2025 by question").await?;
    offers(4).await?;
    // Where there is nothing to ask of a year, its last question says so.
    page.go("#/check/2023/rest").await?;
    page.reads("Nothing to ask").await
}

/// Who holds the results of a year that is not asked about is told why, and where to tell them.
pub async fn a_year_that_is_come_past_is_named(page: &Page) -> Result<()> {
    let none = json!({ "published": true, "groups_complete": true, "groups": {} });
    let told = stored::case_file(&json!({ "2025": none, "2024": none }));
    stored::leave(page, [told.to_string()]).await?;
    page.open("#/check/local").await?;
    let says = "You can still enter them: 2023 Dashboard, 2022 Dashboard.";
    page.reads(says).await?;
    page.click(Kind::Button, "None was Not Met for Two or More Years in any of these years")
        .await?;
    page.click(Kind::Link, "Continue").await?;
    page.has(Kind::Heading, "Check your answers").await?;
    page.reads(says).await
}

/// Where groups are told there is a Dashboard: the mark goes back there, and never says otherwise than the check.
pub async fn groups_that_are_told_have_a_dashboard(page: &Page) -> Result<()> {
    page.open("#/check/2025/groups").await?;
    let question = page.within("Does your charter have a 2025 Dashboard?");
    page.within("Tick every group that counts").tick("Hispanic").await?;
    for _ in 0..2 {
        question.click(Kind::Tick, "I do not know").await?;
        page.painted().await?;
        ensure!(question.is_ticked("Yes").await?, "a Dashboard with a group is not known");
        ensure!(!question.is_ticked("I do not know").await?, "both are marked");
    }
    Ok(())
}

/// What follows from an answer is worked out a moment later; who is quicker than that is not led wrong. And a page that is not painted,
/// as one out of sight, goes on all the same.
pub async fn continue_waits_for_no_moment_and_no_painting(page: &Page) -> Result<()> {
    let told = stored::case_file(&json!({ "2025": {
        "published": true, "groups_complete": true, "groups": { "HI": { "counted": true } },
    }}));
    stored::leave(page, [told.to_string()]).await?;
    page.open("#/check/2025/groups").await?;
    let first = filling::next(page, "Continue").await?;
    ensure!(first == "#/check/2025/ELA", "Continue leads to {first}");
    let never = "window.requestAnimationFrame = () => 0;
        const later = window.setTimeout;
        window.setTimeout = (act, time) => (time > 100 ? 0 : later(act, time))";
    page.read(never, Value::Null).await?;
    page.within("Does your charter have a 2025 Dashboard?").tick("No").await?;
    page.click(Kind::Link, "Continue").await?;
    // Without a Dashboard in the newest year nothing else can change either test.
    page.has(Kind::Heading, &filling::heading(Screen::Answers)).await
}

/// *Change* leads to the question that was answered, and back.
pub async fn an_answer_is_changed_where_it_was_given(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    page.fill("CDS code", "01 61119-0130625").await?;
    page.go("#/check/answers").await?;
    page.reads("01611190130625").await?;
    for (of, asks) in [
        ("Change CDS code", "input#cds"),
        ("Change In DASS", "fieldset#dass"),
        ("Change Latest Dashboard used", "fieldset#as-of"),
        ("Change Marked by CDE under EC 47607", "#marked[open] > summary"),
        ("Change 2025, Groups it shows", "fieldset#groups"),
        ("Change 2024: Not Met for Two or More Years", "fieldset#local-2024"),
    ] {
        if of == "Change 2025, Groups it shows" {
            page.within("2025 Dashboard").click(Kind::Link, of).await?;
        } else {
            page.click(Kind::Link, of).await?;
        }
        let focused = format!("document.querySelector({asks:?})?.matches(':focus')");
        page.until(&format!("the focus on {asks}"), &focused).await?;
        let seen = "(({ top, bottom }) => top >= 0 && bottom > 0 && top < innerHeight)(document.activeElement.getBoundingClientRect())";
        page.until(&format!("{asks} to be in sight"), seen).await?;
        page.click(Kind::Link, "Back to your answers").await?;
        page.has(Kind::Heading, "Check your answers").await?;
    }
    // Where the line is, its question is too, and the keyboard goes on from there.
    page.click(Kind::Link, "Change CDS code").await?;
    page.until("the focus", "document.activeElement.id === 'cds'").await?;
    page.until(
        "its question in sight",
        "document.querySelector('label[for=cds]').getBoundingClientRect().top >= 0",
    )
    .await?;
    page.until("a line that is a stop", "document.activeElement.tabIndex === 0").await
}

/// Which year is the newest decides which years are asked about, at once; the others are kept.
pub async fn the_newest_year_can_be_changed_at_any_time(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    let years = |years: [u16; 4]| {
        let links = "[...document.querySelectorAll('nav[aria-label=\"Steps of the check\"] a')].map((a) => a.textContent)";
        let years = years.map(|year| year.to_string());
        format!(
            "JSON.stringify({links}.filter((name) => /^[0-9]/.test(name))) === {:?}",
            json!(years).to_string()
        )
    };
    let of_2025 = years([2025, 2024, 2023, 2022]);
    let of_2024 = years([2024, 2023, 2022, 2019]);
    page.until("the years up to 2025", &of_2025).await?;
    filling::step(page, "2025").await?;
    page.within("Does your charter have a 2025 Dashboard?").tick("No").await?;
    filling::step(page, "Charter").await?;
    filling::as_of(page, Year(2024)).await?;
    page.until("the years up to 2024", &of_2024).await?;
    filling::step(page, "Result").await?;
    page.has(Kind::Heading, "Your result as of the 2024 Dashboard").await?;
    page.go("#/check").await?;
    filling::as_of(page, Year(2025)).await?;
    page.until("the years up to 2025", &of_2025).await?;
    filling::step(page, "2025").await?;
    let no = page.within("Does your charter have a 2025 Dashboard?").is_ticked("No").await?;
    ensure!(no, "what was told of 2025 is lost");
    Ok(())
}

/// Without a Dashboard in the newest year both tests are settled: the page says so, goes on to the answers, and still
/// lets every other year be filled in.
pub async fn what_can_no_longer_matter_is_not_asked(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    filling::on(page).await?;
    let question = page.within("Does your charter have a 2025 Dashboard?");
    for (answer, settled) in [("Yes", false), ("No", true), ("I do not know", false), ("No", true)]
    {
        question.tick(answer).await?;
        let notes = "[...document.querySelectorAll('[role=status]')].some((el) => el.textContent.includes('Both tests are settled'))";
        page.until(&format!("the note after {answer}"), &format!("{notes} === {settled}")).await?;
    }
    page.click(Kind::Link, "see your result and why").await?;
    page.has(Kind::Heading, "Your result as of the 2025 Dashboard").await?;
    page.back().await?;
    page.has(Kind::Heading, &filling::heading(Screen::Groups(Year(2025)))).await?;
    filling::on(page).await?;
    page.has(Kind::Heading, &filling::heading(Screen::Answers)).await?;
    page.reads("enter them: 2024 Dashboard, 2023 Dashboard, 2022 Dashboard, local indicators.")
        .await?;
    filling::step(page, "2023").await?;
    page.click(Kind::Link, "Fill in 2023 as a grid").await?;
    page.tell("Asian, Suspension Rate", 'r', "Red").await?;
    filling::step(page, "Check answers").await?;
    page.within("2023 Dashboard").reads("Red: Asian").await
}

pub async fn a_year_is_left_out_and_come_back_to(page: &Page) -> Result<()> {
    page.open("#/check/2025/groups").await?;
    page.click(Kind::Link, "Leave 2025 out for now").await?;
    page.has(Kind::Heading, &filling::heading(Screen::Groups(Year(2024)))).await?;
    for year in [2024, 2023, 2022] {
        page.click(Kind::Link, &format!("Leave {year} out for now")).await?;
    }
    page.has(Kind::Heading, &filling::heading(Screen::Local)).await?;
    // Nothing was told by it, so nothing is kept.
    let kept = page.ask("Object.keys(localStorage).length").await?;
    ensure!(kept == json!(0), "{kept} things are kept");
    // Who tells which groups it shows goes on with them.
    filling::step(page, "2025").await?;
    page.has(Kind::Link, "Leave 2025 out for now").await?;
    page.within(filling::GROUPS).tick("Hispanic").await?;
    page.has(Kind::Link, "Fill in 2025 as a grid").await?;
    let ways = "[...document.querySelectorAll('#app .actions a')].map((a) => a.innerText).join()";
    page.until("the year not to be left out", &format!("!({ways}).includes('Leave')")).await
}
