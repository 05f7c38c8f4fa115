//! The answer: what the result page says, against what the library gives for the facts that the page has stored, and
//! against what a test expects by reasoning of its own.

use anyhow::{Context, Result, ensure};
use charter_pathways::{
    case::{self, Case},
    content::{DISCLAIMER, Span, Words},
    report::{
        evaluation::{Detail, evaluate},
        names,
        result::{
            InShort, OfficialView, ResultView,
            evidence::{Cell, Evidence, LocalCell},
            result,
            test::{TestView, Verdict},
        },
    },
    rules::{outcome::Outcome, pathways::PathwayState, rule_set::RuleSet, terms::Year},
};
use serde_json::{Value, json};

use crate::{
    harness::{Kind, Page},
    stored::{self, same},
};

/// The rules as of a year.
pub fn rules(as_of: u16) -> Result<RuleSet> {
    RuleSet::of(Year(as_of)).with_context(|| format!("there are no rules as of {as_of}"))
}

/// The case in a case file.
pub fn case(file: &Value) -> Result<Case> {
    Ok(case::file::read(&file.to_string()).context("the test's own case file is wrong")?.0)
}

/// What a test expects of a case, by reasoning of its own.
pub struct Expected {
    /// Differentiated assistance by the default readings, and under how many of the eight ways to read the rule it is
    /// met, not met and unknown.
    pub assistance: (&'static str, [usize; 3]),
    /// The Pathway 2 test, and the same of its thirty-two.
    pub pathway_2: (&'static str, [usize; 3]),
    /// The states of the four pathways.
    pub pathways: [&'static str; 4],
    /// Whom to talk to first.
    pub first_contact: &'static str,
}

impl Expected {
    /// Compares with what the library gives for a case file.
    pub fn is_given_for(&self, file: &str, rules: &RuleSet) -> Result<()> {
        let given = outcomes(file, rules)?;
        let test = |(outcome, [met, not_met, unknown]): (&str, [usize; 3])| json!({ "outcome": outcome, "under_readings": { "met": met, "not_met": not_met, "unknown": unknown } });
        let [first, second, third, fourth] = self.pathways;
        let expected = json!({
            "differentiated_assistance": test(self.assistance),
            "pathway_2_test": test(self.pathway_2),
            "pathways": { "1": first, "2": second, "3": third, "4": fourth },
            "first_contact": self.first_contact,
        });
        for key in ["pathways", "first_contact"] {
            same(key, at(&given, key)?, at(&expected, key)?)?;
        }
        for key in ["differentiated_assistance", "pathway_2_test"] {
            for part in ["outcome", "under_readings"] {
                let of = |value| at(value, key).and_then(|test| at(test, part));
                same(&format!("{key}.{part}"), of(&given)?, of(&expected)?)?;
            }
        }
        Ok(())
    }
}

fn at<'a>(value: &'a Value, key: &str) -> Result<&'a Value> {
    value.get(key).with_context(|| format!("`{key}` is missing"))
}

/// What the `evaluate` example gives for a case file, without its name.
pub fn outcomes(file: &str, rules: &RuleSet) -> Result<Value> {
    let mut given: Value = serde_json::from_str(&evaluate(file, rules, Detail::Outcomes)?)?;
    if let Some(fields) = given.as_object_mut() {
        fields.retain(|key, _| !["name", "warnings"].contains(&key.as_str()));
    }
    Ok(given)
}

/// Opens the result by the page's own links, from *Check your answers*.
pub async fn see(page: &Page) -> Result<()> {
    page.click(Kind::Link, "See your result").await
}

/// The result page says what the library gives for the one draft that the page has stored. Returns what it says.
pub async fn is_the_librarys(page: &Page, rules: &RuleSet) -> Result<Value> {
    page.has(Kind::Heading, "The answer in short").await?;
    let text = stored::text(page).await?;
    let (case, _) = case::file::read(&text).context("the stored draft")?;
    is_of(page, &case, rules).await
}

/// The result page says what the library gives for a case. Returns what it says.
pub async fn is_of(page: &Page, case: &Case, rules: &RuleSet) -> Result<Value> {
    page.has(Kind::Heading, "The answer in short").await?;
    let view = result(case, rules);
    let names: Vec<&str> = view.tests.iter().map(|test| test.test.name).collect();
    let shown = page.read(include_str!("answer.js"), json!(names)).await?;
    let heading = format!("Your result as of the {} Dashboard", view.as_of);
    same("the heading", at(&shown, "heading")?, &json!(heading))?;
    let headline: Vec<Words> = view.headline.iter().flat_map(InShort::all).collect();
    same("the headline", at(&shown, "headline")?, &plain_all(&headline))?;
    same("the next steps", at(&shown, "steps")?, &plain_all(&view.next_steps))?;
    same("the evidence", at(&shown, "evidence")?, &evidence(&view.evidence))?;
    let not_missed = view.evidence.not_missed.iter().flat_map(|n| n.here.clone());
    let not_missed = json!(not_missed.collect::<Vec<_>>());
    same("what is not missed", at(&shown, "notMissed")?, &not_missed)?;
    same("the pathways", at(&shown, "pathways")?, &pathways(&view))?;
    let shown_caveats = at(&shown, "caveats")?.as_array().context("no caveats")?;
    let titles: Vec<&Value> = shown_caveats.iter().map(|caveat| &caveat["title"]).collect();
    let caveats: Vec<&str> = view.caveats.iter().map(|caveat| caveat.words.title).collect();
    same("the caveats", &json!(titles), &json!(caveats))?;
    for (shown, caveat) in shown_caveats.iter().zip(&view.caveats) {
        if let Some(here) = &caveat.here {
            same("of what a caveat speaks", &shown["ends"], &json!(here))?;
        }
    }
    same("CDE's status", at(&shown, "official")?, &official(&view))?;
    let tests = at(&shown, "tests")?.as_array().context("no tests")?;
    for (shown, test) in tests.iter().zip(&view.tests) {
        says_test(shown, test).context(test.test.name)?;
    }
    page.reads(&plain(DISCLAIMER.short)).await?;
    Ok(shown)
}

fn says_test(shown: &Value, test: &TestView) -> Result<()> {
    // How the page words each verdict, up to where it may change.
    let verdict = match test.verdict {
        Verdict::Met => "Met",
        Verdict::NotMet => "Not met",
        Verdict::CannotTell => "Cannot tell yet",
        Verdict::Depends => "Depends on how the rule is read",
    };
    let lines = at(shown, "says")?.as_array().context("no lines")?;
    let says = |line: &Value| line.as_str().is_some_and(|line| line.starts_with(verdict));
    ensure!(lines.iter().any(says), "the verdict is not `{verdict}`: {lines:?}");
    let needs = test.needs.iter().map(|need| {
        let state = match need.outcome {
            Outcome::Met => "Met",
            Outcome::NotMet => "Not met",
            Outcome::Unknown => "Cannot tell yet",
        };
        json!({ "state": state, "words": plain(need.words) })
    });
    let mut shown_needs = at(shown, "needs")?.clone();
    for need in shown_needs.as_array_mut().into_iter().flatten() {
        need.as_object_mut().map(|need| need.remove("rests"));
    }
    same("what it asks", &shown_needs, &Value::Array(needs.collect()))?;
    let why: Vec<&str> = test.reasons.because.iter().map(|r| r.sentence.as_str()).collect();
    same("why", at(shown, "why")?, &json!(why))
}

fn pathways(view: &ResultView) -> Value {
    let cards = view.pathways.iter().map(|(pathway, state)| {
        let state = match state {
            PathwayState::CanBeRequested => "Can be requested",
            PathwayState::AssistanceFirst => "Assistance first",
            PathwayState::TestNotMet => "Test not met",
            PathwayState::CannotTell => "Cannot tell yet",
            PathwayState::DependsOnReading => "Depends on how the rule is read",
            PathwayState::NoDashboardTest => "No Dashboard test",
        };
        json!([format!("Pathway {}", pathway.number), state])
    });
    cards.collect()
}

fn official(view: &ResultView) -> Value {
    let lines = |official: &OfficialView| {
        let says = official.says.iter().chain([&official.comparison]);
        json!({ "above": true, "says": says.map(|words| plain(words)).collect::<Vec<_>>() })
    };
    view.official.iter().map(lines).collect()
}

/// The table of the evidence, row by row, as it is read.
fn evidence(evidence: &Evidence) -> Value {
    let row = |head: &str, cells: Vec<String>| json!([vec![head.to_owned()], cells].concat());
    let years = evidence.years.iter().map(ToString::to_string).collect();
    let mut rows = vec![row("Student group", years)];
    for (group, cells) in &evidence.rows {
        let cells = cells.iter().map(|cell| match cell {
            Cell::NoDashboard => "no Dashboard".to_owned(),
            Cell::NotCounted => "not counted".to_owned(),
            Cell::Unknown => "not known".to_owned(),
            Cell::Counted { missed, open } => priorities(missed, open),
        });
        rows.push(row(names::group(*group), cells.collect()));
    }
    let local = evidence.local.iter().map(|cell| match cell {
        LocalCell::NoDashboard => "no Dashboard".to_owned(),
        LocalCell::NotUsed => "not used".to_owned(),
        LocalCell::Unknown => "not known".to_owned(),
        LocalCell::Known { missed, open } => priorities(missed, open),
    });
    rows.push(row("Local indicators, whole charter", local.collect()));
    let outcomes = evidence.outcomes.iter().map(|outcome| {
        match outcome {
            Outcome::Met => "falls short",
            Outcome::NotMet => "does not fall short",
            Outcome::Unknown => "? cannot tell",
        }
        .to_owned()
    });
    rows.push(row("The year by itself", outcomes.collect()));
    Value::Array(rows)
}

/// Such as "4?, 6".
fn priorities(missed: &[u8], open: &[u8]) -> String {
    let words: Vec<String> = (1..=8)
        .filter_map(|n| {
            let known = missed.contains(&n).then(|| n.to_string());
            known.or_else(|| open.contains(&n).then(|| format!("{n}?")))
        })
        .collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

fn plain_all(lines: &[Words]) -> Value {
    lines.iter().map(|words| plain(words)).collect()
}

/// Words as they are read aloud.
pub fn plain(words: Words) -> String {
    let text: String = words
        .iter()
        .map(|span| match span {
            Span::Plain(words)
            | Span::Strong(words)
            | Span::Term { words, .. }
            | Span::Page { words, .. } => (*words).to_owned(),
            Span::Link { words, .. } => format!("{words} (opens in a new tab)"),
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
