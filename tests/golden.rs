//! The golden cases of `cases/`: what the rules mean, in files that a lawyer can read and sign. The engine and the
//! oracle must both give what each file expects, and together the cases must leave no cell of [`coverage`] empty.

mod coverage;

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use charter_pathways::{
    content::SOURCES,
    proof::{self, GOLDEN, Signed, differences},
    rules::rule_set::RuleSet,
};
use serde_json::Value;

use crate::oracle;

/// A golden case, with what of it is JSON.
struct Golden {
    of: &'static proof::Golden,
    case: Value,
    expected: Value,
}

/// Every golden case, in the order of the files' names.
fn golden_cases() -> Vec<Golden> {
    let read = |of: &'static proof::Golden| {
        let [case, expected] =
            [of.case, of.expected].map(|text| serde_json::from_str(text).unwrap());
        Golden { of, case, expected }
    };
    GOLDEN.iter().map(read).collect()
}

impl Golden {
    fn rules(&self) -> RuleSet {
        RuleSet::of(self.of.as_of).unwrap_or_else(|| panic!("{}: no such rules", self.of.name))
    }

    /// Everything wrong with this case.
    fn problems(&self) -> Vec<String> {
        let mut problems = self.problems_of_form();
        problems.extend(self.of.problems());
        let oracles = [oracle::wide::answer, oracle::answer];
        for answer in oracles.iter().filter_map(|oracle| oracle(&self.case, self.of.as_of.0)) {
            let mut theirs = vec![];
            differences(&spoken_of(&self.expected, &answer), &answer, "", &mut theirs);
            problems.extend(theirs.iter().map(|problem| format!("the oracle: {problem}")));
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
        must(!self.of.title.trim().is_empty(), "has no title");
        must(!self.of.shows.trim().is_empty(), "does not say what it shows");
        for test in ["differentiated_assistance", "pathway_2_test"] {
            let expected = &self.expected[test];
            must(expected["outcome"].is_string(), &format!("{test}: no outcome expected"));
            must(expected["depends_on"].is_array(), &format!("{test}: no readings expected"));
        }
        for pathway in ["1", "2", "3", "4"] {
            let expected = &self.expected["pathways"][pathway];
            must(expected.is_string(), &format!("pathway {pathway}: no state expected"));
        }
        for step in self.of.reasoning {
            must(!step.step.trim().is_empty(), "a step of the reasoning says nothing");
            let source = source(step.law);
            let known = SOURCES.iter().any(|known| known.id == source);
            must(known, &format!("\"{}\" is no source of ours", step.law));
        }
        for section in ["EC 47607.3(a)", "EC 47607.3(c)"] {
            let reasoned = self.of.reasoning.iter().any(|step| step.law == section);
            must(reasoned, &format!("no step of the reasoning rests on {section}"));
        }
        let Signed { reviewer, role, date } = &self.of.signed;
        let given = [reviewer, role, date].map(|field| !field.trim().is_empty());
        must(given == [given[0]; 3], "is signed in part only: reviewer, role and date go together");
        must(date.is_empty() || is_date(date), "is signed on no date such as 2027-01-31");
        problems
    }
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
        if !titles.insert(golden.of.title) {
            problems.push("has the title of another case".to_owned());
        }
        let verdict = if problems.is_empty() { "ok" } else { "FAILED" };
        lines.push(format!("golden {:<40} {verdict:<6} {}", golden.of.name, golden.of.title));
        failed.extend(problems.iter().map(|problem| format!("{}: {problem}", golden.of.name)));
    }
    let signed = cases.iter().filter(|golden| golden.of.is_signed()).count();
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
