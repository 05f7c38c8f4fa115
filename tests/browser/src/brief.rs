//! The brief for the county office: the result's own sentences, a docket where something hangs on a reading, and on paper
//! what the page says, on two pages at most.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use charter_pathways::{
    content::say,
    report::{
        brief::{Brief, brief},
        result::{InShort, test::outcome_words},
    },
};
use serde_json::{Value, json};

use crate::{
    answer::{self, plain},
    harness::{Kind, Page},
    link,
    stored::{self, case_file},
};

/// Of six groups these fall short.
fn year(flagged: &[&str]) -> Value {
    stored::known_year(
        &["AA", "HI", "SED", "SWD", "EL", "WH"],
        flagged,
        &json!({ "counted": true }),
    )
}

/// With a name that is not ours, and everything that is told of a charter.
fn charter(dashboards: &Value) -> Value {
    let mut case = case_file(dashboards);
    case["name"] = json!("Fall talk");
    case["school"] = json!({
        "name": "Escuela “Peña” & <b>Live Oak</b>", "cds": "57105790000000", "county": "Yolo",
        "authorizer": "district", "grades": ["k8", "9-12"], "dass": true,
    });
    case["assistance"] = json!({ "given": true, "provider": "county_office" });
    case["official"] = json!({ "2025": { "status": "general", "ec47607": false } });
    case
}

/// Opens the brief of a case from its result, and returns what it should say.
async fn open(page: &Page, case: &Value) -> Result<Brief> {
    stored::leave(page, [case.to_string()]).await?;
    page.open("#/result").await?;
    page.click(Kind::Link, "Print the brief for the county office").await?;
    page.has(Kind::Heading, "Brief for the county office, as of the 2025 Dashboard").await?;
    Ok(brief(&answer::case(case)?, &answer::rules(2025)?))
}

pub async fn a_docket_asks_what_the_answer_hangs_on(page: &Page) -> Result<()> {
    let case = charter(&json!({
        "2025": year(&["AA"]), "2024": year(&["HI"]), "2023": year(&[]), "2022": year(&[]),
    }));
    let brief = open(page, &case).await?;
    page.within("The answer in short").reads(&plain(say::PATHWAY_4_DEPENDS_ON_READING)).await?;
    let docket = page.within("Questions to answer");
    ensure!(brief.docket.len() == 1, "it asks {:?}", brief.docket);
    for question in &brief.docket {
        docket.reads(question.question).await?;
        let of = question.test;
        docket.reads(&format!("{}, {}. For: {}.", of.name, of.law, question.to)).await?;
        ensure!(question.comes.beside.is_empty(), "alone it changes nothing");
        for (way, then) in question.ways.iter().zip(question.comes.outcomes) {
            docket.reads(&format!("{} → {}", plain(way), outcome_words(then))).await?;
        }
    }
    page.reads("Escuela “Peña” & <b>Live Oak</b>").await
}

/// Another group each year, and a year between: only two other readings together would make it met.
fn takes_two_readings() -> Value {
    charter(&json!({
        "2025": year(&["EL"]), "2024": year(&[]), "2023": year(&["SWD"]), "2022": year(&[]),
    }))
}

pub async fn a_question_that_takes_others_says_which(page: &Page) -> Result<()> {
    let brief = open(page, &takes_two_readings()).await?;
    let docket = page.within("Questions to answer");
    ensure!(brief.docket.len() == 2, "it asks {:?}", brief.docket);
    for (question, other) in brief.docket.iter().zip([2, 1]) {
        docket.reads(question.question).await?;
        let of = question.test;
        docket.reads(&format!("{}, {}. For: {}.", of.name, of.law, question.to)).await?;
        docket
            .reads(&format!("It matters, for one, if question {other} is answered the second way."))
            .await?;
        for (way, then) in question.ways.iter().zip(question.comes.outcomes) {
            docket.reads(&format!("{} → {}", plain(way), outcome_words(then))).await?;
        }
    }
    Ok(())
}

/// Where results are missing, nothing is said to hang on a reading that may not, once they are there.
pub async fn while_results_are_missing_a_docket_says_so(page: &Page) -> Result<()> {
    let mut case = charter(&json!({
        "2025": year(&[]), "2024": year(&[]), "2023": year(&[]), "2022": year(&[]),
    }));
    for of_year in case["dashboards"].as_object_mut().into_iter().flat_map(|all| all.values_mut()) {
        of_year["local_complete"] = Value::Null;
    }
    let brief = open(page, &case).await?;
    ensure!(!brief.docket.is_empty(), "it asks nothing");
    let docket = page.within("Questions to answer");
    docket.reads("Results are missing. Until they are entered").await
}

pub async fn there_is_no_docket_where_nothing_hangs_on_a_reading(page: &Page) -> Result<()> {
    let met = charter(&json!({
        "2025": year(&["AA"]), "2024": year(&["AA"]), "2023": year(&[]), "2022": year(&[]),
    }));
    for case in [met, case_file(&json!({}))] {
        let brief = open(page, &case).await?;
        for line in brief.headline.iter().flat_map(InShort::all) {
            page.within("The answer in short").reads(&plain(line)).await?;
        }
        let asks = "document.querySelector('main').textContent.includes('Questions to answer')";
        ensure!(page.ask(asks).await? == false, "it asks something");
    }
    Ok(())
}

/// What is printed is what is shown, letter by letter, and fits two sheets; its code opens the case.
pub async fn on_paper_it_says_what_the_page_says(page: &Page) -> Result<()> {
    let depends = json!({
        "2025": year(&["AA"]), "2024": year(&["HI"]), "2023": year(&[]), "2022": year(&[]),
    });
    let open_yet = json!({ "2025": { "groups": { "SED": { "levels": { "SUSP": "red" } } } } });
    // Three questions, each with two answers.
    let of_file = |groups: &Value, local: &Value| json!({ "groups_complete": true, "groups": groups, "local_complete": true, "local": local });
    let groups = |one: &[u8], two: &[u8], three: &[u8]| json!({ "AA": { "priorities": one }, "HI": { "priorities": two }, "SED": { "priorities": three } });
    let missed = json!({ "1": "not_met_two_years" });
    let three = json!({
        "2025": of_file(&groups(&[4, 5], &[4], &[4, 6]), &missed),
        "2024": of_file(&groups(&[4], &[4, 5], &[4, 6]), &missed),
        "2023": of_file(&groups(&[4, 5], &[4, 5], &[4]), &missed),
        "2022": of_file(&groups(&[4, 5, 6], &[4, 5], &[4, 5]), &json!({})),
    });
    let empty = case_file(&json!({}));
    // And all that can be told beside them.
    let mut most = charter(&three);
    most["official"] = json!({ "2025": { "status": "general", "ec47607": false } });
    most["assistance"] = json!({ "given": true, "provider": "county_office", "declining": true });
    let open_yet = charter(&open_yet);
    for (case, questions) in [
        (charter(&depends), 1),
        (charter(&three), 3),
        (most, 3),
        (takes_two_readings(), 2),
        (open_yet, 0),
        (empty, 0),
    ] {
        let asked = open(page, &case).await?.docket.len();
        ensure!(asked == questions, "it asks {asked} questions, not {questions}");
        let shown = page.ask(SHOWN).await?;
        let pdf = page.print().await?;
        let (link, wide) = link::on_paper(&pdf)?;
        let here = page.ask("location.href.split('#')[0]").await?;
        let expected =
            format!("{}#/open/{}", here.as_str().unwrap_or_default(), link::code(&case)?);
        ensure!(link == expected, "the code leads to {link}, not {expected}");
        ensure!((353..=356).contains(&wide), "the code is {wide} dots wide, not three centimetres");
        let printed = text(&pdf)?;
        let sheets = printed.matches('\u{c}').count();
        ensure!((1..=2).contains(&sheets), "it takes {sheets} pages");
        let (shown, printed) = (bare(shown.as_str().unwrap_or_default()), bare(&printed));
        let differs = shown.chars().zip(printed.chars()).position(|(one, other)| one != other);
        let around = |text: &str| {
            let from = differs.unwrap_or(0).saturating_sub(20);
            text.chars().skip(from).take(60).collect::<String>()
        };
        ensure!(shown == printed, "shown: {}, printed: {}", around(&shown), around(&printed));
    }
    Ok(())
}

/// Also where letters are wide, as those of Debian are.
pub async fn the_handout_is_one_sheet(page: &Page) -> Result<()> {
    page.open("#/handout").await?;
    let sheets = text(&page.print().await?)?.matches('\u{c}').count();
    ensure!(sheets == 1, "it takes {sheets} pages");
    Ok(())
}

/// The text of the page as it is shown, without what is pressed and what only a screen reader says.
const SHOWN: &str = "[...document.querySelectorAll('#app h1, #app .brief > *')]\
    .filter(part => !part.matches('.actions')).map(part => part.innerText).join('\\n')";

/// Letters and digits alone: where lines are broken, and how items are marked, is the paper's own.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The text of a printed document, each page followed by a form feed; the numbers of items are left out, as `innerText` does.
pub fn text(pdf: &[u8]) -> Result<String> {
    let mut tool = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start pdftotext: `cargo xtask test` installs it or says how")?;
    tool.stdin.take().context("it has no input")?.write_all(pdf)?;
    let output = tool.wait_with_output()?;
    ensure!(output.status.success(), "pdftotext ended with {}", output.status);
    let text = String::from_utf8(output.stdout)?;
    // Some fonts have one sign for several letters.
    let joined = [('ﬃ', "ffi"), ('ﬄ', "ffl"), ('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl")];
    let text = joined.iter().fold(text, |text, (one, letters)| text.replace(*one, letters));
    let number = |line: &str| {
        let (number, rest) = line.split_once(". ")?;
        (number.len() == 1 && number.parse::<u8>().is_ok()).then(|| rest.to_owned())
    };
    let lines = text.split('\n').map(|line| number(line).unwrap_or_else(|| line.to_owned()));
    Ok(lines.collect::<Vec<_>>().join("\n"))
}
