//! How soon the page follows when a reading is switched, and when something to search for is typed. No test: it prints
//! times.

use anyhow::{Context, Result};
use charter_pathways::rules::terms::{Group, Year};
use serde_json::{Map, Value, json};

use crate::{
    harness::{Kind, Page},
    stored::{self, case_file},
};

const TIMES: usize = 30;

/// Sections of the result page, and a reading of each that matters for the charter below.
const SWITCHES: [(&str, &str); 2] =
    [("test-assistance", "da-groups"), ("test-pathway-2", "p2-priorities")];

/// A charter whose page is long: every group is counted in every year, in each with two red indicators.
fn charter() -> Value {
    let year = |year: u16| {
        let groups = Group::ALL.into_iter().filter(|group| group.exists_in(Year(year)));
        let flagged = json!({ "counted": true, "levels": { "SUSP": "red", "CCI": "red" } });
        let groups: Map<String, Value> =
            groups.map(|group| (group.code().to_owned(), flagged.clone())).collect();
        json!({
            "groups": groups, "groups_complete": true, "levels_complete": true,
            "local_complete": true,
        })
    };
    let years = [2023, 2024, 2025].map(|y| (y.to_string(), year(y)));
    case_file(&years.into_iter().collect::<Map<_, _>>().into())
}

/// Prints how long it takes from a press to the new answer, at the median and at worst.
pub async fn a_reading(page: &Page) -> Result<()> {
    stored::leave(page, [charter().to_string()]).await?;
    page.open("#/result").await?;
    page.has(Kind::Heading, "The answer in short").await?;
    for (section, reading) in SWITCHES {
        let arguments = json!([section, format!("reading-{reading}"), TIMES]);
        let measured = page.read(include_str!("switching.js"), arguments).await?;
        let measured = measured.as_array().context("the page measured nothing")?;
        println!("{section}, {reading} switched {} times: median, worst", measured.len());
        for (what, of) in [("our own work", "work"), ("until it is painted", "painted")] {
            tell(what, measured.iter().filter_map(|m| m[of].as_f64()).collect())?;
        }
    }
    Ok(())
}

/// Prints how long each letter takes that is typed into the search, the first of all among them: then the texts are read.
pub async fn a_search(page: &Page) -> Result<()> {
    let typed = json!([
        "what does the county office do",
        "suspenion rate of foster yuoth",
        "goegraphic laed agnecy",
        "basketball tournaments championship nowhere",
    ]);
    page.open("#/faq").await?;
    page.has(Kind::Heading, "Questions and answers").await?;
    let measured = page.read(include_str!("typing.js"), typed).await?;
    let measured = measured.as_array().context("the page measured nothing")?;
    let times: Vec<f64> = measured.iter().filter_map(Value::as_f64).collect();
    println!("{} letters typed into the search: median, worst", times.len());
    tell("the first letter", times.iter().take(1).copied().collect())?;
    tell("all others", times.into_iter().skip(1).collect())
}

fn tell(what: &str, mut times: Vec<f64>) -> Result<()> {
    times.sort_by(f64::total_cmp);
    let (median, worst) = (times.get(times.len() / 2), times.last());
    let (median, worst) = median.zip(worst).context("the page measured nothing")?;
    println!("  {what:<20} {median:>6.1} ms {worst:>6.1} ms");
    Ok(())
}
