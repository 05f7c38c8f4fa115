//! Cases at the edges: nothing known, no Dashboard, all groups or none, and the trap of the small charter.

use anyhow::{Context, Result, ensure};
use charter_pathways::{
    case::Case,
    content::{Words, say},
    report::screens::Screen,
    rules::terms::{Group, Level, Year},
};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    answer::{self, Expected, plain},
    filling::{self, Way},
    harness::{Kind, Page},
    stored::{self, case_file, same},
};

/// Expects what holds while nothing is known of charter and assistance.
const fn expected(
    assistance: (&'static str, [usize; 3]),
    pathway_2: (&'static str, [usize; 3]),
    [second, fourth]: [&'static str; 2],
) -> Expected {
    Expected {
        assistance,
        pathway_2,
        pathways: ["cannot_tell", second, "no_dashboard_test", fourth],
        first_contact: "unknown",
    }
}

/// Everything is open under every reading.
const CANNOT_TELL: Expected =
    expected(("unknown", [0, 0, 8]), ("unknown", [0, 0, 32]), ["cannot_tell", "cannot_tell"]);

/// Without a Dashboard nothing is flagged.
const NOTHING: Expected =
    expected(("not_met", [0, 8, 0]), ("not_met", [0, 32, 0]), ["test_not_met", "test_not_met"]);

/// The Pathway 2 test asks this of the case on the page.
async fn pathway_2_asks(page: &Page, words: Words) -> Result<()> {
    page.within("Pathway 2 test").reads(&plain(words)).await
}

pub async fn an_empty_check_says_that_it_cannot_tell(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    page.open("#/result").await?;
    answer::is_of(page, &Case::default(), &rules).await?;
    filling::begin(page).await?;
    filling::step(page, "Check answers").await?;
    page.has(Kind::Heading, "Check your answers").await?;
    page.until("the answers", "document.querySelector('#app dd')").await?;
    let told = page.ask(
        "[...document.querySelectorAll('#app dd:not(.answer-change)')].map(el => el.textContent)",
    );
    let told = told.await?;
    let told = told.as_array().map(Vec::as_slice).unwrap_or_default();
    let untold = told.iter().filter(|answer| **answer == json!("Not entered")).count();
    // The newest Dashboard looked at has a default.
    ensure!(told.len() > 20 && untold == told.len() - 1, "{untold} of {} are not told", told.len());
    answer::see(page).await?;
    answer::is_of(page, &Case::default(), &rules).await?;
    CANNOT_TELL.is_given_for(&case_file(&json!({})).to_string(), &rules)?;
    pathway_2_asks(page, say::NEED_P2_OPEN).await?;
    let stored = stored::under(page, stored::DRAFT).await?;
    ensure!(stored.is_empty(), "looking around has saved something: {stored:?}");
    Ok(())
}

pub async fn no_dashboard_in_all_years(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    let none = json!({ "published": false });
    let told = case_file(&json!({ "2025": none, "2024": none, "2023": none, "2022": none }));
    let case = answer::case(&told)?;
    filling::begin(page).await?;
    filling::enter(page, &case, &rules, |_| Way::Question).await?;
    same("the draft", &stored::facts(page).await?, &told)?;
    NOTHING.is_given_for(&stored::text(page).await?, &rules)?;
    answer::see(page).await?;
    let shown = answer::is_the_librarys(page, &rules).await?;
    ensure!(shown["caveats"].to_string().contains("Not four Dashboards"), "{}", shown["caveats"]);
    pathway_2_asks(page, say::NEED_P2_NONE).await
}

/// Results of a year stay when it is said to have no Dashboard, and count again when it has one after all.
pub async fn results_of_a_year_without_a_dashboard_are_kept(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    let told = case_file(&json!({ "2025": {
        "published": true, "groups_complete": true, "levels_complete": true,
        "groups": { "AS": { "counted": true, "levels": { "SUSP": "red", "CCI": "red" } } },
    }}));
    let case = answer::case(&told)?;
    filling::begin(page).await?;
    filling::charter(page, &case, &rules).await?;
    filling::newest_year(page, &case, &rules).await?;
    same("the draft", &stored::facts(page).await?, &told)?;
    for (answer, groups) in [("No", "no group"), ("Yes", "Asian")] {
        page.open("#/check/2025/groups").await?;
        page.within("Does your charter have a 2025 Dashboard?").tick(answer).await?;
        filling::step(page, "Result").await?;
        answer::is_the_librarys(page, &rules).await?;
        let asked = page.within("Differentiated assistance test");
        asked.reads(&format!("2025: {groups}")).await?;
        if answer == "No" {
            page.click(Kind::Button, "Answers that were not used as entered").await?;
            page.reads("the year is marked as having no Dashboard").await?;
        }
    }
    same("the draft afterwards", &stored::facts(page).await?, &told)
}

/// Fourteen groups in one year, each with a red suspension rate and a red college/career indicator: the year is met, and
/// both tests still hang on the other years.
pub async fn all_fourteen_groups(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    let red = json!({ "counted": true, "levels": { "SUSP": "red", "CCI": "red" } });
    let groups: serde_json::Map<String, Value> =
        Group::ALL.iter().map(|group| (group.code().to_owned(), red.clone())).collect();
    let told = case_file(&json!({ "2025": {
        "published": true, "groups_complete": true, "levels_complete": true, "groups": groups,
    }}));
    let case = answer::case(&told)?;
    filling::begin(page).await?;
    filling::newest_year(page, &case, &rules).await?;
    same("the draft", &stored::facts(page).await?, &told)?;
    CANNOT_TELL.is_given_for(&stored::text(page).await?, &rules)?;
    filling::step(page, "Result").await?;
    let shown = answer::is_the_librarys(page, &rules).await?;
    let rows = shown["evidence"].as_array().map(Vec::as_slice).unwrap_or_default();
    let flagged = rows.iter().filter(|row| row[1] == json!("6, 8")).count();
    ensure!(flagged == 14, "{flagged} groups are shown with both priorities, not 14");
    Ok(())
}

/// No group is counted in the newest year: the Pathway 2 test is not met, and only local indicators can still meet the
/// other one. Two years are needed for that, so any two years of the window as well.
pub async fn it_shows_none_of_these_groups(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    let nobody = json!({ "published": true, "groups_complete": true, "groups": {} });
    let told = case_file(&json!({ "2025": nobody, "2024": nobody }));
    let case = answer::case(&told)?;
    filling::begin(page).await?;
    let list = page.within(filling::GROUPS);
    // One excludes the other, both ways.
    filling::newest_year(page, &case, &rules).await?;
    for (tick, other) in [("Asian", filling::NO_GROUP), (filling::NO_GROUP, "Asian")] {
        list.tick(tick).await?;
        ensure!(!list.is_ticked(other).await?, "`{tick}` and `{other}` are both ticked");
    }
    filling::to(page, Screen::Groups(Year(2024))).await?;
    filling::groups(page, &case, Year(2024)).await?;
    same("the draft", &stored::facts(page).await?, &told)?;
    filling::step(page, "Result").await?;
    answer::is_the_librarys(page, &rules).await?;
    pathway_2_asks(page, say::NEED_P2_NONE).await?;
    // Any two years may be of 2022 and 2023 too, of which nothing is known.
    let by_local =
        expected(("unknown", [0, 0, 8]), ("not_met", [0, 32, 0]), ["test_not_met", "cannot_tell"]);
    by_local.is_given_for(&stored::text(page).await?, &rules)
}

/// A charter with seven counted groups of which two have two priorities in three years, entered by question.
///
/// Told only which groups are red and that everything else is better, the case does not say how many groups are counted: two, then
/// both have three years and the test is met; or more, and it is not. So it cannot be told. Told the seven, it is not
/// met: the rule of all counted groups is for one or two. Differentiated assistance is met either way: the same two
/// groups have two priorities in 2024 and in 2025.
pub async fn two_flagged_groups_of_seven_are_no_small_charter(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    let flagged = |cci: &str| {
        let group = json!({ "levels": { "SUSP": "red", "CCI": cci } });
        json!({ "levels_complete": true, "groups": { "SWD": group, "FOS": group }, "local_complete": true })
    };
    let mut told = case_file(&json!({
        "2025": flagged("red"), "2024": flagged("red"), "2023": flagged("very_low"),
        "2022": { "published": false },
    }));
    let case = answer::case(&told)?;
    filling::begin(page).await?;
    filling::enter(page, &case, &rules, |_| Way::Question).await?;
    same("the draft", &stored::facts(page).await?, &told)?;
    // Three priorities are in no reading of this case; with the small-charter clause not applied it is not met.
    let open = Expected {
        assistance: ("met", [8, 0, 0]),
        pathway_2: ("unknown", [0, 24, 8]),
        pathways: ["cannot_tell", "cannot_tell", "no_dashboard_test", "can_be_requested"],
        first_contact: "unknown",
    };
    open.is_given_for(&stored::text(page).await?, &rules)?;
    answer::see(page).await?;
    answer::is_the_librarys(page, &rules).await?;
    pathway_2_asks(page, say::NEED_P2_OPEN).await?;

    told["dashboards"]["2025"]["groups_complete"] = json!(true);
    for group in ["HI", "WH", "EL", "SED", "HOM", "SWD", "FOS"] {
        told["dashboards"]["2025"]["groups"][group]["counted"] = json!(true);
    }
    page.click(Kind::Link, "Change your answers").await?;
    filling::step(page, "2025").await?;
    filling::groups(page, &answer::case(&told)?, Year(2025)).await?;
    filling::step(page, "Result").await?;
    let not_small = Expected {
        pathway_2: ("not_met", [0, 32, 0]),
        pathways: ["cannot_tell", "test_not_met", "no_dashboard_test", "can_be_requested"],
        ..open
    };
    answer::is_the_librarys(page, &rules).await?;
    not_small.is_given_for(&stored::text(page).await?, &rules)?;
    pathway_2_asks(page, say::NEED_P2_THREE).await?;
    let asked = page.within("Pathway 2 test");
    asked.reads("Students with Disabilities: 3 of 4 years").await
}

/// A colour of a year that published statuses came with a file: it is shown, told to be unused, and can be put right.
pub async fn a_level_that_the_year_did_not_publish(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    let told = case_file(&json!({ "2022": {
        "published": true, "groups_complete": true, "levels_complete": true,
        "groups": { "SWD": { "counted": true, "levels": { "SUSP": "red", "CHRO": "very_high" } } },
    }}));
    stored::leave(page, [told.to_string()]).await?;
    page.open("#/result").await?;
    let shown = answer::is_the_librarys(page, &rules).await?;
    ensure!(shown["evidence"].to_string().contains("5, 6?"), "{}", shown["evidence"]);
    page.click(Kind::Button, "Answers that were not used as entered").await?;
    page.reads("\"red\" was not published for this indicator in 2022").await?;
    page.open("#/check/2022/SUSP").await?;
    page.within("Which groups are Very High?").reads("entered before: Red").await?;
    page.open("#/check/2022/grid").await?;
    let cell = "Students with Disabilities, Suspension Rate";
    filling::says(page, cell, Some(Level::Red)).await.context("the grid hides the level")?;
    page.tell(cell, '5', "Very High").await?;
    filling::step(page, "Result").await?;
    let shown = answer::is_the_librarys(page, &rules).await?;
    ensure!(shown["evidence"].to_string().contains("5, 6\""), "{}", shown["evidence"]);
    Ok(())
}

/// What CDE's file lists of a group counts in place of its levels: whoever tells levels is told so, and can have it otherwise.
pub async fn what_is_listed_counts_until_levels_shall(page: &Page) -> Result<()> {
    const LET: &str = "Let the levels of these groups count";
    let mut case = case_file(&json!({ "2025": { "groups": {
        "AA": { "priorities": [4, 6] }, "HI": { "counted": true },
    } } }));
    case["school"]["grades"] = json!(["k8"]);
    stored::leave(page, [case.to_string()]).await?;
    for route in ["#/check/2025/ELA", "#/check/2025/grid"] {
        page.open(route).await?;
        page.reads("Black/African American: 4 Pupil Achievement, 6 School Climate").await?;
        page.has(Kind::Button, LET).await?;
    }
    page.open("#/what-if").await?;
    page.reads("so their levels move no answer: Black/African American").await?;
    page.open("#/check/answers").await?;
    let change = "Change 2025, Black/African American, by CDE's file: priorities missed";
    page.click(Kind::Link, change).await?;
    page.click(Kind::Button, LET).await?;
    page.until("the notice to go", "!document.body.textContent.includes('by CDE’s file')").await?;
    page.until("the focus to go on", "document.activeElement.localName === 'h1'").await?;
    let facts = stored::facts(page).await?;
    let group = &facts["dashboards"]["2025"]["groups"]["AA"];
    ensure!(*group == json!({ "counted": true }), "it is {group}");
    Ok(())
}

/// Who says that everything else is better is told what was not asked because nothing hangs on it.
pub async fn what_matters_no_more_is_named_beside_everything_else(page: &Page) -> Result<()> {
    let english_learners = json!({ "counted": true, "levels": { "ELA": "red", "MATH": "red" } });
    let mut case = case_file(&json!({ "2025": {
        "published": true, "groups_complete": true, "groups": { "EL": english_learners },
    } }));
    case["school"]["grades"] = json!(["k8"]);
    stored::leave(page, [case.to_string()]).await?;
    page.open("#/check/2025/rest").await?;
    let progress = "English Learner Progress: nothing entered";
    page.reads(&format!("{progress}; as we read the rules, it can no longer change")).await?;
    page.reads("Suspension Rate: nothing entered").await?;
    let others =
        "document.querySelector('#app').textContent.split('can no longer change').length - 1";
    page.until("nothing else to be named", &format!("{others} === 1")).await
}

/// Nobody is told of an error in the middle of a word; and what is typed is kept as it is.
pub async fn what_is_wrong_in_a_field_is_told_once_it_is_left(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    for (field, wrong, why, right) in [
        (
            "CDS code",
            "0110017",
            "A CDS code has 14 digits, a leading zero included; this has 7.",
            "01100170112607",
        ),
        (
            "County where the school is located",
            "Los Angelos",
            "We know no California county by this name. Do you mean Los Angeles? It is kept as you enter it.",
            "Los Angeles County",
        ),
    ] {
        let told = "document.querySelector('#app [role=alert]')?.textContent ?? ''";
        page.fill(field, wrong).await?;
        page.until("the field to hold it", &format!("document.activeElement.value === {wrong:?}"))
            .await?;
        ensure!(page.ask(told).await? == "", "{field}: an error is told while it is typed");
        page.press(Key::Tab).await?;
        page.until(why, &format!("{told} === {:?}", format!("Error: {why}"))).await?;
        ensure!(
            stored::facts(page).await?["school"].to_string().contains(wrong),
            "{field} is not kept"
        );
        page.fill(field, right).await?;
        page.press(Key::Tab).await?;
        page.until("nothing to be wrong", &format!("{told} === ''")).await?;
    }
    // What is told moves the page on; not under a press that leaves the field.
    page.fill("CDS code", "0110").await?;
    page.click(Kind::Link, "Continue").await?;
    page.has(Kind::Heading, &filling::heading(Screen::Groups(Year(2025)))).await
}
