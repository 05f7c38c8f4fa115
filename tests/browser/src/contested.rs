//! Where the rule can be read in two ways both answers are shown; what CDE has published stands above ours and does not
//! change it.

use anyhow::{Context, Result, ensure};
use charter_pathways::{
    content::{DISCLAIMER, READINGS, say},
    rules::terms::Year,
};
use serde_json::{Value, json};

use crate::{
    answer::{self, Expected, plain},
    filling::{self, Way},
    harness::{Kind, Page},
    stored::{self, case_file, same},
};

/// Of three groups these fall short.
fn year(flagged: &[&str]) -> Value {
    stored::known_year(&["AA", "HI", "SED"], flagged, &json!({ "counted": true }))
}

fn never() -> Value {
    json!({ "published": false })
}

/// Everything is known, and one group has two priorities in 2025, another one in 2024.
///
/// The same group must do so in both years by our default: not met. If any group in each year is enough (`da-groups`), it
/// is met. Nothing else matters: the years are the only two there are, and no local indicator was missed. So four of
/// the eight ways to read the rule say met and four not met. The Pathway 2 test is not met however it is read: two years
/// are not three.
pub async fn both_answers_are_shown_where_the_readings_differ(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    let told = case_file(&json!({
        "2025": year(&["AA"]), "2024": year(&["HI"]), "2023": never(), "2022": never(),
    }));
    let case = answer::case(&told)?;
    filling::begin(page).await?;
    filling::enter(page, &case, &rules, |_| Way::Question).await?;
    same("the draft", &stored::facts(page).await?, &told)?;
    let expected = Expected {
        assistance: ("not_met", [4, 4, 0]),
        pathway_2: ("not_met", [0, 32, 0]),
        pathways: ["cannot_tell", "test_not_met", "no_dashboard_test", "depends_on_reading"],
        first_contact: "unknown",
    };
    expected.is_given_for(&stored::text(page).await?, &rules)?;
    answer::see(page).await?;
    answer::is_the_librarys(page, &rules).await?;
    page.within("The answer in short").reads(&plain(say::PATHWAY_4_DEPENDS_ON_READING)).await?;
    let test = page.within("Differentiated assistance test");
    test.reads("Both answers are possible").await?;
    test.reads("met under 4 of 8 ways to read the rule").await?;
    test.reads("not met under 4 of 8 ways to read the rule").await?;
    // Which reading decides, and what it does when it is switched: the answer itself stays.
    let which = READINGS.iter().find(|r| r.id == "da-groups").context("no such reading")?;
    test.reads(which.question).await?;
    page.click(Kind::Button, "How the rule can be read: one reading matters here").await?;
    test.reads("Matters here. Read the other way, all else the same: met.").await?;
    test.reads("With all readings as we take them by default: not met.").await?;
    let other = format!("The other way: {}", plain(which.other));
    test.within(which.question).tick(&other).await?;
    test.reads("With the readings you chose: met.").await?;
    answer::is_the_librarys(page, &rules).await.map(drop)
}

/// The status that CDE published, with whether it is marked under EC 47607, and what is said of the comparison. By our
/// calculation differentiated assistance is met, and the Pathway 2 test is not.
const STATUSES: [(Option<&str>, Option<bool>, &str); 6] = [
    (Some("differentiated"), None, "agrees"),
    (Some("general"), None, "differs"),
    (None, Some(false), "agrees"),
    (None, Some(true), "differs"),
    (Some("differentiated"), Some(true), "differs"),
    (Some("general"), Some(false), "differs"),
];

pub async fn the_published_status_stands_above_and_changes_nothing(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    let told = case_file(&json!({
        "2025": year(&["AA", "HI"]), "2024": year(&["AA"]), "2023": never(), "2022": never(),
    }));
    let expected = Expected {
        assistance: ("met", [8, 0, 0]),
        pathway_2: ("not_met", [0, 32, 0]),
        pathways: ["cannot_tell", "test_not_met", "no_dashboard_test", "can_be_requested"],
        first_contact: "unknown",
    };
    stored::leave(page, [told.to_string()]).await?;
    page.open("#/result").await?;
    let without = answer::is_the_librarys(page, &rules).await?;
    same("what CDE says", &without["official"], &json!([]))?;
    for (status, marked, comparison) in STATUSES {
        let mut told = told.clone();
        let mut official = json!({});
        for (key, value) in [("status", json!(status)), ("ec47607", json!(marked))] {
            if !value.is_null() {
                official[key] = value;
            }
        }
        told["official"] = json!({ "2025": official });
        page.go("#/check/charter").await?;
        page.has(Kind::Heading, "Your charter").await?;
        filling::official(page, &answer::case(&told)?, Year(2025)).await?;
        same("the draft", &stored::facts(page).await?, &told)?;
        filling::step(page, "Result").await?;
        let with = answer::is_the_librarys(page, &rules).await?;
        expected.is_given_for(&stored::text(page).await?, &rules)?;
        for part in ["headline", "tests", "pathways", "evidence"] {
            same(&format!("{part} with {official}"), &with[part], &without[part])?;
        }
        let says = with["official"][0]["says"].as_array().context("CDE's status is not shown")?;
        let last = says.last().and_then(Value::as_str).unwrap_or_default();
        ensure!(last.contains(comparison), "with {official} it says: {last}");
    }
    Ok(())
}

/// No result without saying what it is: not one of an empty check, not one as of another year.
pub async fn the_disclaimer_stands_on_every_result(page: &Page) -> Result<()> {
    let full = case_file(&json!({ "2025": year(&["AA"]), "2024": year(&["AA"]) }));
    let mut older = full.clone();
    older["as_of"] = json!(2024);
    for (as_of, told) in [(2025, case_file(&json!({}))), (2025, full), (2024, older)] {
        stored::leave(page, [told.to_string()]).await?;
        page.open("#/result").await?;
        let case = answer::case(&told)?;
        answer::is_of(page, &case, &answer::rules(as_of)?).await?;
        page.reads(&plain(DISCLAIMER.short)).await?;
        page.click(Kind::Button, "What this means").await?;
        page.reads("This is an unofficial calculation.").await?;
        page.reads("how to report an error").await?;
    }
    Ok(())
}

/// A check that was judged by the rules as of 2024 says under those of 2025 what has changed and why, through reloads too,
/// until the person has read it.
pub async fn a_check_judged_by_older_rules_says_what_changed(page: &Page) -> Result<()> {
    let mut told = case_file(&json!({
        "2025": year(&["AA"]), "2024": year(&["AA"]), "2023": never(), "2022": never(), "2019": never(),
    }));
    told["judged"] = json!({
        "rules": "2024", "as_of": 2024, "differentiated_assistance": "not_met", "pathway_2_test": "not_met",
    });
    stored::leave(page, [told.to_string()]).await?;
    for _ in 0..2 {
        page.open("#/check/charter").await?;
        page.reads("This check was last judged by other rules.").await?;
        page.click(Kind::Link, "See what has changed").await?;
        page.has(Kind::Heading, "Your result as of the 2025 Dashboard").await?;
        page.reads("This check was last judged as of the 2024 Dashboard, now as of 2025").await?;
        page.reads("Differentiated assistance: not met before, met now. The rules make the difference, not your answers.").await?;
        page.reads("The Pathway 2 test: not met, as before.").await?;
        page.reads("Dashboards that count now: 2025. No longer: 2019.").await?;
        let judged: Value = serde_json::from_str(&stored::text(page).await?)?;
        ensure!(judged["judged"]["as_of"] == 2024, "it was forgotten: {}", judged["judged"]);
    }
    page.click(Kind::Link, "What differs between the rules").await?;
    page.has(Kind::Heading, "What differs between the rules as of 2024 and as of 2025").await?;
    page.back().await?;
    page.click(Kind::Button, "I have read this").await?;
    page.reads("Noted.").await?;
    page.until("the focus to go on", "document.activeElement.id === 'noted'").await?;
    let judged: Value = serde_json::from_str(&stored::text(page).await?)?;
    ensure!(judged["judged"]["differentiated_assistance"] == "met", "{}", judged["judged"]);
    page.reload().await?;
    page.has(Kind::Heading, "The answer in short").await?;
    page.until("no notice", "!document.body.textContent.includes('was last judged')").await
}
