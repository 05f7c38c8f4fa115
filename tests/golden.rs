//! The golden cases of `cases/`: what the rules mean, in files that a lawyer can read and sign. The engine and the
//! oracle must both give what each file expects, and together the cases must leave no cell of [`coverage`] empty.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "tests stop at the first surprise"
)]

mod coverage;
mod engine;
mod oracle;

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::Path,
};

use charter_pathways::{
    content::SOURCES,
    report::evaluation::{Detail, evaluate},
    rules::{rule_set::RuleSet, terms::Year},
};
use serde::Deserialize;
use serde_json::{Value, json};

/// One file of `cases/`; its README says what each field is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    /// The file's name, without its ending.
    #[serde(skip)]
    name: String,
    title: String,
    shows: String,
    as_of: u16,
    /// A case file, without what every case file begins with.
    case: Value,
    /// A part of what `evaluate` prints.
    expected: Value,
    reasoning: Vec<Step>,
    signed: Signed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    law: String,
    step: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    reviewer: String,
    role: String,
    date: String,
}

/// Every golden case, in the order of the files' names.
fn golden_cases() -> Vec<Golden> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let mut golden: Golden =
            toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        golden.name = path.file_stem().unwrap().to_string_lossy().into_owned();
        golden.case["format"] = json!("charter-pathways/case");
        golden.case["version"] = json!(1);
        golden
    };
    paths.iter().map(read).collect()
}

impl Golden {
    fn rules(&self) -> RuleSet {
        RuleSet::of(Year(self.as_of)).unwrap_or_else(|| panic!("{}: no such rules", self.name))
    }

    /// Everything wrong with this case.
    fn problems(&self) -> Vec<String> {
        let mut problems = self.problems_of_form();
        let text = self.case.to_string();
        match evaluate(&text, &self.rules(), Detail::Explained) {
            Err(error) => problems.push(error.to_string()),
            Ok(printed) => {
                let mut answer: Value = serde_json::from_str(&printed).unwrap();
                // Not printed; the page shows it.
                let judged = engine::answer(&text, self.as_of).unwrap();
                for (year, result) in judged["years"].as_object().unwrap() {
                    answer["years"][year]["local"] = result["local"].clone();
                }
                let warned_of = answer["warnings"].as_array().unwrap().iter();
                answer["warned_of"] = warned_of.map(|w| place(w.as_str().unwrap())).collect();
                let mut expected = self.expected.clone();
                if expected["warned_of"].is_null() {
                    expected["warned_of"] = json!([]);
                }
                differences(&expected, &answer, "", &mut problems);
                let oracles = [oracle::wide::answer, oracle::answer];
                for answer in oracles.iter().filter_map(|oracle| oracle(&self.case, self.as_of)) {
                    let mut theirs = vec![];
                    differences(&spoken_of(&self.expected, &answer), &answer, "", &mut theirs);
                    problems.extend(theirs.iter().map(|problem| format!("the oracle: {problem}")));
                }
            }
        }
        problems
    }

    /// What makes the file less than a lawyer can read and sign.
    fn problems_of_form(&self) -> Vec<String> {
        let mut problems = vec![];
        let mut must = |holds: bool, problem: &str| {
            if !holds {
                problems.push(problem.to_owned());
            }
        };
        must(!self.title.trim().is_empty(), "has no title");
        must(!self.shows.trim().is_empty(), "does not say what it shows");
        for test in ["differentiated_assistance", "pathway_2_test"] {
            let expected = &self.expected[test];
            must(expected["outcome"].is_string(), &format!("{test}: no outcome expected"));
            must(expected["depends_on"].is_array(), &format!("{test}: no readings expected"));
        }
        for pathway in ["1", "2", "3", "4"] {
            let expected = &self.expected["pathways"][pathway];
            must(expected.is_string(), &format!("pathway {pathway}: no state expected"));
        }
        for step in &self.reasoning {
            must(!step.step.trim().is_empty(), "a step of the reasoning says nothing");
            let source = source(&step.law);
            let known = SOURCES.iter().any(|known| known.id == source);
            must(known, &format!("\"{}\" is no source of ours", step.law));
        }
        for section in ["EC 47607.3(a)", "EC 47607.3(c)"] {
            let reasoned = self.reasoning.iter().any(|step| step.law == section);
            must(reasoned, &format!("no step of the reasoning rests on {section}"));
        }
        let Signed { reviewer, role, date } = &self.signed;
        let given = [reviewer, role, date].map(|field| !field.trim().is_empty());
        must(given == [given[0]; 3], "is signed in part only: reviewer, role and date go together");
        must(date.is_empty() || is_date(date), "is signed on no date such as 2027-01-31");
        problems
    }
}

/// The place that a warning is about.
fn place(warning: &str) -> Value {
    warning.split(':').next().into()
}

/// The id of the source that a step cites: "EC 47607.3(a)", "CDE criteria 2023", "CCEE page".
fn source(law: &str) -> String {
    match law.split_once(' ') {
        Some(("EC", section)) => {
            let number = section.split('(').next().unwrap_or_default();
            format!("ec-{}", number.replace('.', "-"))
        }
        Some(("CDE", rest)) => format!("cde-{}", rest.replace(' ', "-")),
        Some(("CCEE", "page")) => "ccee-charter-dta".to_owned(),
        _ => String::new(),
    }
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
    parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.iter().all(digits)
}

/// Where an answer has not what is expected; what it says beside that is not looked at.
fn differences(expected: &Value, answer: &Value, path: &str, found: &mut Vec<String>) {
    match expected.as_object() {
        Some(fields) => {
            for (key, value) in fields {
                differences(value, &answer[key], &format!("{path}/{key}"), found);
            }
        }
        None if expected == answer => {}
        None => found.push(format!("{path}: expected {expected}, was {answer}")),
    }
}

/// The part of what is expected that an answer speaks of: the oracle explains nothing.
fn spoken_of(expected: &Value, answer: &Value) -> Value {
    let Some(fields) = expected.as_object() else { return expected.clone() };
    let shared = fields.iter().filter(|(key, _)| answer.get(key).is_some());
    shared.map(|(key, value)| (key.clone(), spoken_of(value, &answer[key]))).collect()
}

/// Says something in the test's own run, passed or not.
fn say(text: &str) {
    // Not `println`, which the test runner keeps to itself while all is well; in one piece, beside other tests.
    io::stdout().write_all(format!("{text}\n").as_bytes()).unwrap();
}

#[test]
fn every_golden_case_holds() {
    let cases = golden_cases();
    let (mut lines, mut failed) = (vec![String::new()], vec![]);
    let mut titles = BTreeSet::new();
    for golden in &cases {
        let mut problems = golden.problems();
        if !titles.insert(&golden.title) {
            problems.push("has the title of another case".to_owned());
        }
        let verdict = if problems.is_empty() { "ok" } else { "FAILED" };
        lines.push(format!("golden {:<40} {verdict:<6} {}", golden.name, golden.title));
        failed.extend(problems.iter().map(|problem| format!("{}: {problem}", golden.name)));
    }
    let signed = cases.iter().filter(|golden| !golden.signed.reviewer.is_empty()).count();
    lines.push(format!("{} golden cases, {signed} of them signed", cases.len()));
    say(&lines.join("\n"));
    assert!(failed.is_empty(), "golden cases fail:\n{}", failed.join("\n"));
}

#[test]
fn no_cell_of_the_coverage_is_empty() {
    let cases = golden_cases();
    let tables = coverage::tables(&cases);
    say(&tables.iter().map(ToString::to_string).collect::<String>());
    let problems: Vec<String> = tables.iter().flat_map(coverage::Table::problems).collect();
    assert!(problems.is_empty(), "the golden cases leave gaps:\n{}", problems.join("\n"));
}
