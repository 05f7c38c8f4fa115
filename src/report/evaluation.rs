//! A determination as JSON: what the `evaluate` example prints for each case.
//!
//! The types here are the wire format and nothing else; they are filled from a [`Determination`] and written.

use crate::{
    case::{self, file::ReadError},
    rules::{
        determination::Determination,
        explain::{
            self, Subject, because::because, fact::Fact, missing::missing, nearest::nearest,
            outlook::outlook,
        },
        outcome::Outcome,
        pathways::PathwayState,
        readings::Reading,
        requirements,
        rule_set::RuleSet,
        terms::StatePriority,
        test_outcome::TestOutcome,
        year_test::{GroupResult, YearResult},
    },
};
use serde::Serialize;
use std::collections::BTreeMap;

/// How much an evaluation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Outcomes with their explanations.
    Explained,
    /// Outcomes only.
    Outcomes,
}

/// Reads a case file and gives its determination under a rule set, as one line of JSON.
///
/// # Errors
/// When the text cannot be read as a case; the message names the place.
pub fn evaluate(text: &str, rules: &RuleSet, detail: Detail) -> Result<String, ReadError> {
    let (case, mut warnings) = case::file::read(text)?;
    let (facts, ignored) = case::facts::facts(&case, rules);
    warnings.extend(ignored);
    let determination = Determination::of(&facts, rules);
    let subject = (detail == Detail::Explained).then(|| Subject::new(&facts, rules));
    let explained = |test| subject.as_ref().map(|subject| Explanation::of(subject, test));
    let tests = &determination.tests;
    let evaluation = Evaluation {
        name: &case.name,
        as_of: rules.as_of.0,
        rules: rules.id(),
        years: determination.years.iter().map(|y| (y.year.0, Year::of(y))).collect(),
        differentiated_assistance: Test::of(
            &tests.assistance,
            explained(explain::Test::Assistance),
        ),
        pathway_2_test: Test::of(&tests.pathway_2, explained(explain::Test::Pathway2)),
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
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    explanation: Option<Explanation>,
}

#[derive(Serialize)]
struct Explanation {
    because: Vec<String>,
    missing: Vec<String>,
    nearest: Option<Nearest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlook: Option<Outlook>,
}

#[derive(Serialize)]
struct Nearest {
    changes: usize,
    group_years: Vec<String>,
}

#[derive(Serialize)]
struct Outlook {
    earliest: u16,
    groups: BTreeMap<&'static str, Tally>,
}

#[derive(Serialize)]
struct Tally {
    certain: u32,
    possible: u32,
}

impl Explanation {
    fn of(subject: &Subject, test: explain::Test) -> Self {
        let names = |facts: Vec<Fact>| facts.iter().map(ToString::to_string).collect();
        let nearest = nearest(subject, test).map(|group_years| Nearest {
            changes: group_years.len(),
            group_years: group_years.iter().map(ToString::to_string).collect(),
        });
        Self {
            because: names(because(subject, test)),
            missing: names(missing(subject, test)),
            nearest,
            outlook: (test == explain::Test::Pathway2).then(|| Outlook::of(subject)),
        }
    }
}

impl Outlook {
    fn of(subject: &Subject) -> Self {
        let outlook = outlook(subject);
        let tally = |t: &requirements::Tally| {
            (t.group.code(), Tally { certain: t.certain, possible: t.possible })
        };
        Self { earliest: outlook.earliest.0, groups: outlook.groups.iter().map(tally).collect() }
    }
}

#[derive(Serialize)]
struct Counts {
    met: usize,
    not_met: usize,
    unknown: usize,
}

impl Test {
    fn of(test: &TestOutcome, explanation: Option<Explanation>) -> Self {
        Self {
            explanation,
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
