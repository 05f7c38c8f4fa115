//! The main job with a keyboard and nothing else, from the home page to the result; and how many presses it takes, by keys
//! and by mouse, for one charter that stays the same.

use anyhow::{Context, Result, ensure};
use charter_pathways::{
    case::Case,
    report::screens::{self, Screen},
    rules::{rule_set::RuleSet, terms::Year},
};
use serde_json::{Value, json};

use crate::{
    answer,
    filling::{self, Way},
    harness::{Kind, Page},
    stored::{self, case_file},
};

/// A charter of kindergarten to grade 8 with six groups in four years: 96 results, of which nine are red (in 2022 the worst
/// status) and four orange, and all others better.
pub fn charter() -> Value {
    const FLAGGED: [[&str; 4]; 13] = [
        ["2025", "AA", "SUSP", "red"],
        ["2025", "AA", "CHRO", "red"],
        ["2025", "SED", "ELA", "red"],
        ["2025", "SED", "MATH", "red"],
        ["2025", "HI", "SUSP", "orange"],
        ["2024", "AA", "SUSP", "red"],
        ["2024", "SED", "CHRO", "red"],
        ["2024", "SWD", "SUSP", "orange"],
        ["2024", "HI", "MATH", "orange"],
        ["2023", "AA", "CHRO", "red"],
        ["2023", "SED", "SUSP", "red"],
        ["2023", "EL", "ELA", "orange"],
        ["2022", "SED", "SUSP", "very_high"],
    ];
    let years = ["2025", "2024", "2023", "2022"].map(|year| {
        let groups = ["AA", "HI", "WH", "EL", "SED", "SWD"].iter().map(|group| {
            let levels = FLAGGED.iter().filter(|[at, of, ..]| at == &year && of == group);
            let levels: serde_json::Map<String, Value> =
                levels.map(|[.., of, level]| ((*of).to_owned(), json!(level))).collect();
            ((*group).to_owned(), json!({ "counted": true, "levels": levels }))
        });
        // Local indicators of 2022 do not count.
        let mut year_told = json!({
            "published": true, "groups_complete": true, "levels_complete": true,
            "groups": groups.collect::<serde_json::Map<_, _>>(),
        });
        if year != "2022" {
            year_told["local_complete"] = json!(true);
        }
        (year.to_owned(), year_told)
    });
    let mut file = case_file(&years.into_iter().collect::<serde_json::Map<_, _>>().into());
    file["school"] = json!({ "authorizer": "district", "grades": ["k8"] });
    file
}

/// The year before which another showed the same groups.
fn same_as(case: &Case, year: Year) -> Option<Year> {
    let newer = Year(year.0 + 1);
    let shown = |year| case.dashboard(year).groups_to_ask(year);
    (shown(newer) == shown(year)).then_some(newer)
}

const NONE_IN_ANY: &str = "None was Not Met for Two or More Years in any of these years";

/// From the home page to the result, by the page's own *Continue* alone.
pub async fn main_job(page: &Page, case: &Case, rules: &RuleSet, way: Way) -> Result<usize> {
    page.open("#/").await?;
    page.presses();
    page.click(Kind::Link, "Start a check").await?;
    let mut screen = Screen::Charter;
    loop {
        page.has(Kind::Heading, &filling::heading(screen)).await?;
        // It comes there once the step stands; nobody is quicker with a key than that.
        page.until("the focus on the heading", "document.activeElement.localName === 'h1'").await?;
        match screen {
            Screen::Charter => filling::charter(page, case, rules).await?,
            Screen::Groups(year) => match same_as(case, year) {
                None => filling::groups(page, case, year).await?,
                Some(newer) => {
                    let same = format!("Tick the same groups as in {newer}");
                    page.click(Kind::Button, &same).await?;
                }
            },
            Screen::Question(year, indicator) => {
                let criteria = rules.window.iter().find(|criteria| criteria.year == year);
                let asked = screens::asked(case, criteria.context("a year of ours")?, indicator);
                filling::question(page, case, year, indicator, asked).await?;
            }
            Screen::Grid(year) => {
                filling::grid(page, case, year).await?;
                filling::everything_else(page, case, year).await?;
            }
            Screen::Rest(year) => filling::everything_else(page, case, year).await?,
            Screen::Local => page.click(Kind::Button, NONE_IN_ANY).await?,
            Screen::Answers => break,
        }
        let grid = |year: Year| format!("Fill in {year} as a grid");
        let link = match screen {
            Screen::Groups(year) if way != Way::Question => grid(year),
            _ => "Continue".to_owned(),
        };
        let next = filling::next(page, &link).await?;
        page.click(Kind::Link, &link).await?;
        let path = next.trim_start_matches("#/check/");
        (screen, _) = Screen::parse(path).with_context(|| format!("{link} leads to {next}"))?;
    }
    page.click(Kind::Link, "Straight to your result").await?;
    page.has(Kind::Heading, "The answer in short").await?;
    Ok(page.presses())
}

pub async fn the_main_job_needs_no_mouse(page: &Page) -> Result<()> {
    let told = charter();
    let (case, rules) = (answer::case(&told)?, answer::rules(2025)?);
    let by_question = (Way::Question, "by question", 90, false);
    let by_grid = (Way::Grid, "by grid", 150, true);
    for (way, name, wanted, counts_keys) in [by_question, by_grid] {
        // What is counted against a measure; in a full run the other too.
        for keys in [false, true] {
            let counts = keys == counts_keys;
            if !counts && !page.is_full() {
                continue;
            }
            stored::nothing(page).await?;
            page.use_keyboard_only(keys);
            let presses = main_job(page, &case, &rules, way).await?;
            answer::is_the_librarys(page, &rules).await?;
            let said = format!("{name}: {presses} {}", if keys { "keys" } else { "clicks" });
            if counts {
                println!("    {said}; wanted: under {wanted}");
                ensure!(presses < wanted, "{said} are not under {wanted}");
            } else {
                println!("    {said}");
            }
            if keys {
                on_to_the_brief(page).await?;
            }
        }
    }
    Ok(())
}

/// From the result to the dialog that prints the brief.
async fn on_to_the_brief(page: &Page) -> Result<()> {
    page.click(Kind::Link, "Print the brief for the county office").await?;
    page.has(Kind::Heading, "Brief for the county office, as of the 2025 Dashboard").await?;
    page.ask("void (window.print = () => window.printed = true)").await?;
    page.click(Kind::Button, "Print this page").await?;
    page.until("the brief to be printed", "window.printed").await
}
