//! A determination as JSON: what the `evaluate` example prints for each case.
//!
//! The types here are the wire format and nothing else; they are filled from a [`Determination`] and written.

use crate::{
    case::{self, file::ReadError},
    rules::{
        determination::Determination,
        outcome::Outcome,
        pathways::PathwayState,
        readings::{Reading, TestOutcome},
        rule_set::RuleSet,
        terms::StatePriority,
        year_test::{GroupResult, YearResult},
    },
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Reads a case file and gives its determination under a rule set, as one line of JSON.
///
/// # Errors
/// When the text cannot be read as a case; the message names the place.
pub fn evaluate(text: &str, rules: &RuleSet) -> Result<String, ReadError> {
    let (case, mut warnings) = case::file::read(text)?;
    let (facts, ignored) = case::facts::facts(&case, rules);
    warnings.extend(ignored);
    let determination = Determination::of(&facts, rules);
    let evaluation = Evaluation {
        name: &case.name,
        as_of: rules.as_of.0,
        rules: rules.id(),
        years: determination.years.iter().map(|y| (y.year.0, Year::of(y))).collect(),
        differentiated_assistance: Test::of(&determination.tests.assistance),
        pathway_2_test: Test::of(&determination.tests.pathway_2),
        pathways: (1..).zip(determination.pathways.map(PathwayState::code)).collect(),
        first_contact: determination.first_contact.code(),
        caveats: determination.caveats.iter().map(|c| c.id()).collect(),
        warnings: warnings.iter().map(ToString::to_string).collect(),
    };
    // Every key is text or a number, so it can always be written.
    Ok(serde_json::to_string(&evaluation).unwrap_or_default())
}

#[derive(Serialize)]
struct Evaluation<'a> {
    name: &'a str,
    as_of: u16,
    rules: String,
    years: BTreeMap<u16, Year>,
    differentiated_assistance: Test,
    pathway_2_test: Test,
    pathways: BTreeMap<u8, &'static str>,
    first_contact: &'static str,
    caveats: Vec<&'static str>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct Year {
    outcome: &'static str,
    methods: BTreeMap<u8, &'static str>,
    groups: BTreeMap<&'static str, Group>,
}

impl Year {
    fn of(result: &YearResult) -> Self {
        Self {
            outcome: result.outcome.code(),
            methods: (1..).zip(result.methods.map(Outcome::code)).collect(),
            groups: result.groups.iter().map(|g| (g.group.code(), Group::of(g))).collect(),
        }
    }
}

#[derive(Serialize)]
struct Group {
    counted: &'static str,
    meets: &'static str,
    priorities: BTreeMap<u8, &'static str>,
}

impl Group {
    fn of(result: &GroupResult) -> Self {
        let priorities = StatePriority::ALL.into_iter().zip(result.priorities);
        Self {
            counted: result.counted.code(),
            meets: result.meets.code(),
            priorities: priorities.map(|(p, outcome)| (p.number(), outcome.code())).collect(),
        }
    }
}

#[derive(Serialize)]
struct Test {
    outcome: &'static str,
    depends_on: Vec<&'static str>,
    under_readings: Counts,
}

#[derive(Serialize)]
struct Counts {
    met: usize,
    not_met: usize,
    unknown: usize,
}

impl Test {
    fn of(test: &TestOutcome) -> Self {
        Self {
            outcome: test.outcome().code(),
            depends_on: test.depends_on().into_iter().map(Reading::id).collect(),
            under_readings: Counts {
                met: test.count(Outcome::Met),
                not_met: test.count(Outcome::NotMet),
                unknown: test.count(Outcome::Unknown),
            },
        }
    }
}
