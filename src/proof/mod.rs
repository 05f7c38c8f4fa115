//! What the rules are held against, ready to be tried wherever the program runs: in a test, and in the browser of a visitor
//! who does not want to take our word for it.
//!
//! Two kinds of proof are data of this project. The worked examples of the criteria stand beside them; the golden cases of
//! `tests/cases` are whole charters with the answer reasoned by hand, for a lawyer to read and sign. `compile` makes Rust of
//! them when the project is built, and [`Golden::problems`] is the one comparison of answer and expectation.

use crate::{
    case,
    report::evaluation::{Detail, evaluate},
    rules::{
        criteria::YearCriteria,
        rule_set::RuleSet,
        terms::{LocalPriority, Year},
    },
};
use serde_json::Value;

/// A golden case: a charter, and the answer that the rules must give.
#[derive(Debug)]
pub struct Golden {
    /// The file's name, without its ending.
    pub name: &'static str,
    /// What the case is, in a line.
    pub title: &'static str,
    /// What it is there to show.
    pub shows: &'static str,
    /// The newest Dashboard year that counts.
    pub as_of: Year,
    /// The charter, as a case file.
    pub case: &'static str,
    /// A part of what `evaluate` answers, as JSON, with the local priorities of each year beside it and the places that the
    /// answer warns of.
    pub expected: &'static str,
    /// How the answer follows.
    pub reasoning: &'static [Step],
    /// Who has signed it; all empty when nobody has.
    pub signed: Signed,
}

/// A step of the reasoning of a golden case.
#[derive(Debug)]
pub struct Step {
    /// The section of the law, or the source.
    pub law: &'static str,
    /// What follows from it.
    pub step: &'static str,
}

/// Who vouches for a golden case.
#[derive(Debug)]
pub struct Signed {
    /// The name.
    pub reviewer: &'static str,
    /// In which role.
    pub role: &'static str,
    /// The day, such as `2027-01-31`.
    pub date: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/golden.rs"));
include!(concat!(env!("OUT_DIR"), "/criteria_hashes.rs"));

impl Golden {
    /// Everything in which the answer of the rules is not what is expected, each with its place; empty when the case holds.
    pub fn problems(&self) -> Vec<String> {
        let expected = serde_json::from_str::<Value>(self.expected).map_err(|e| e.to_string());
        let (mut expected, answer) = match (expected, self.answer()) {
            (Ok(expected), Ok(answer)) => (expected, answer),
            (Err(problem), _) | (_, Err(problem)) => return vec![problem],
        };
        // A case that speaks of no warning has none.
        if let Some(fields) = expected.as_object_mut() {
            fields.entry(WARNED_OF).or_insert_with(|| Value::Array(Vec::new()));
        }
        let mut problems = Vec::new();
        differences(&expected, &answer, "", &mut problems);
        problems
    }

    /// Whether somebody has signed it.
    pub fn is_signed(&self) -> bool {
        !self.signed.reviewer.is_empty()
    }

    /// What the rules say of the charter.
    fn answer(&self) -> Result<Value, String> {
        let as_of = self.as_of;
        let rules =
            RuleSet::of(as_of).ok_or_else(|| format!("there are no rules as of {as_of}"))?;
        let printed = evaluate(self.case, &rules, Detail::Explained).map_err(|e| e.to_string())?;
        let mut answer: Value = serde_json::from_str(&printed).map_err(|e| e.to_string())?;
        let (case, _) = case::file::read(self.case).map_err(|e| e.to_string())?;
        let determination = case::facts::determination(&case, &rules);
        for result in &determination.years {
            // Not printed; the page shows it.
            let local = LocalPriority::ALL.iter().zip(result.local);
            let local = local.map(|(p, outcome)| (p.number().to_string(), outcome.code().into()));
            let year = answer.pointer_mut(&format!("/years/{}", result.year));
            if let Some(Value::Object(year)) = year {
                year.insert("local".to_owned(), Value::Object(local.collect()));
            }
        }
        let warnings = answer.get("warnings").and_then(Value::as_array).into_iter().flatten();
        let places: Vec<Value> =
            warnings.filter_map(|w| w.as_str()?.split(':').next()).map(Value::from).collect();
        if let Some(fields) = answer.as_object_mut() {
            fields.insert(WARNED_OF.to_owned(), places.into());
        }
        Ok(answer)
    }
}

/// The places of a case that a program leaves out and says so.
const WARNED_OF: &str = "warned_of";

/// Where an answer has not what is expected; what it says beside that is not looked at.
pub fn differences(expected: &Value, answer: &Value, path: &str, found: &mut Vec<String>) {
    match expected.as_object() {
        Some(fields) => {
            for (key, value) in fields {
                let path = format!("{path}/{key}");
                match answer.get(key) {
                    Some(answer) => differences(value, answer, &path, found),
                    None => found.push(format!("{path}: expected {value}, was not there")),
                }
            }
        }
        None if expected == answer => {}
        None => found.push(format!("{path}: expected {expected}, was {answer}")),
    }
}

/// The worked examples of a year's criteria that come out as they say, and all there are.
pub fn worked_examples(criteria: &YearCriteria) -> (usize, usize) {
    let hold = criteria.examples.iter().filter(|example| criteria.confirms(example)).count();
    (hold, criteria.examples.len())
}

/// The SHA-256 of the criteria files of a rule set, oldest first, one after another.
pub fn hash(rules: &RuleSet) -> Option<&'static str> {
    HASHES.iter().find(|(year, _)| *year == rules.as_of).map(|(_, hash)| *hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_answer_is_told_with_its_place() {
        let check = |expected: &str, answer: &str, wanted: &[&str]| {
            let [expected, answer] =
                [expected, answer].map(|text| serde_json::from_str::<Value>(text).unwrap());
            let mut found = Vec::new();
            differences(&expected, &answer, "", &mut found);
            assert_eq!(found, wanted, "{expected} {answer}");
        };
        check("{}", r#"{"a":1}"#, &[]);
        check(r#"{"a":{"b":1}}"#, r#"{"a":{"b":1,"c":2}}"#, &[]);
        check(r#"{"a":{"b":1}}"#, r#"{"a":{"b":2}}"#, &["/a/b: expected 1, was 2"]);
        check(r#"{"a":{"b":1}}"#, "{}", &[r#"/a: expected {"b":1}, was not there"#]);
        check(
            r#"{"a":{},"b":null}"#,
            "{}",
            &["/a: expected {}, was not there", "/b: expected null, was not there"],
        );
        check(r#"{"a":[]}"#, r#"{"a":["x"]}"#, &[r#"/a: expected [], was ["x"]"#]);
    }

    #[test]
    fn a_golden_case_that_does_not_hold_is_noticed() {
        let check = |case: &'static str, expected: &'static str, wanted: &str| {
            let golden = Golden {
                name: "",
                title: "",
                shows: "",
                as_of: Year(2025),
                case,
                expected,
                reasoning: &[],
                signed: Signed { reviewer: "", role: "", date: "" },
            };
            let problems = golden.problems().join("; ");
            assert!(problems.starts_with(wanted), "{expected}: {problems}");
        };
        let empty = r#"{"format":"charter-pathways/case","version":1}"#;
        check(empty, "{}", "");
        check(empty, r#"{"pathways":{"1":"met"}}"#, "/pathways/1: expected \"met\", was \"");
        check(empty, r#"{"warned_of":["somewhere"]}"#, "/warned_of: expected");
        check(
            empty,
            r#"{"years":{"2025":{"local":{"9":"met"}}}}"#,
            "/years/2025/local/9: expected",
        );
        check(empty, "no JSON", "expected");
        check("no JSON", "{}", "");
    }

    #[test]
    fn every_rule_set_has_its_hash_and_all_examples_hold() {
        for rules in RuleSet::all() {
            assert_eq!(hash(&rules).map(str::len), Some(64), "{}", rules.id());
            for criteria in &rules.window {
                let (hold, all) = worked_examples(criteria);
                assert!(hold == all && all > 0, "{}: {hold} of {all}", criteria.year);
            }
        }
    }
}
