//! The rules page as plain data: a rule set in words, what differs from another, and a year that is not judged.

use super::{
    criteria::YearView,
    differences::{Comparison, compare, years_of},
    names,
};
use crate::{
    content::{
        ABOUT_YEARS, Date, Question, READINGS, ReadingWords, SOURCES, Source, TESTS, Test, TestId,
        Words, say,
    },
    rules::{
        readings::Reading,
        rule_set::{self, RuleSet},
        settled::Answer,
        terms::Year,
    },
};

/// What stands at an address of the rules page.
#[derive(Debug)]
pub enum RulesPage {
    /// A rule set.
    RuleSet(RuleSetView),
    /// A Dashboard year as of which nothing is judged.
    NotJudged(NotJudged),
}

/// A rule set in words.
#[derive(Debug)]
pub struct RuleSetView {
    /// Its year.
    pub as_of: Year,
    /// The Dashboard years that count, oldest first.
    pub window: Vec<Year>,
    /// The same with their criteria, newest first.
    pub years: Vec<YearView>,
    /// The two Dashboard tests with their readings.
    pub tests: Vec<TestRules>,
    /// The years of the other rule sets, newest first.
    pub others: Vec<Year>,
    /// What differs from another rule set.
    pub comparison: Option<Comparison>,
}

/// A Dashboard test and how it can be read.
#[derive(Debug)]
pub struct TestRules {
    /// The test in words.
    pub test: &'static Test,
    /// The Dashboard years that it looks at, oldest first.
    pub years: Vec<Year>,
    /// Its readings.
    pub readings: Vec<ReadingRules>,
}

/// A reading, open or settled.
#[derive(Debug)]
pub struct ReadingRules {
    /// In words.
    pub words: &'static ReadingWords,
    /// How, when and by whom it was settled.
    pub settled: Option<SettledView>,
}

/// How a reading was settled.
#[derive(Debug)]
pub struct SettledView {
    /// The answer.
    pub answer: Words,
    /// Since when.
    pub date: Date,
    /// Where it says so.
    pub source: Option<&'static Source>,
}

/// A Dashboard year as of which nothing is judged.
#[derive(Debug)]
pub struct NotJudged {
    /// The year.
    pub year: Year,
    /// Whether it is later than every rule set, and so may be judged one day.
    pub yet: bool,
    /// Why not, and where to look.
    pub why: Words,
    /// What is known of it, when someone has asked.
    pub known: Option<&'static Question>,
}

/// The page of an address: the rule set as of a year (the newest when none is named), compared with that of another year
/// (the nearest one, rather an earlier one, when none is named that there is).
pub fn page(as_of: Option<Year>, against: Option<Year>) -> RulesPage {
    let newest = RuleSet::newest();
    let year = as_of.unwrap_or(newest.as_of);
    RuleSet::of(year).map_or_else(
        || RulesPage::NotJudged(not_judged(year)),
        |rules| RulesPage::RuleSet(rule_set(&rules, &RuleSet::all(), against)),
    )
}

/// Every address of the page that is offered: the rule sets, newest first, and the year to come, not judged yet.
pub fn choices() -> Vec<(Year, bool)> {
    let judged: Vec<Year> = RuleSet::all().iter().rev().map(|r| r.as_of).collect();
    let next = judged.first().map(|newest| (Year(newest.0 + 1), false));
    judged.into_iter().map(|year| (year, true)).chain(next).collect()
}

/// A rule set in words, among all that there are, oldest first.
pub fn rule_set(rules: &RuleSet, all: &[RuleSet], against: Option<Year>) -> RuleSetView {
    let others: Vec<&RuleSet> = all.iter().rev().filter(|r| r.as_of != rules.as_of).collect();
    let nearest = || {
        let before = others.iter().find(|r| r.as_of < rules.as_of);
        before.or_else(|| others.last())
    };
    let named = against.and_then(|year| others.iter().find(|r| r.as_of == year));
    RuleSetView {
        as_of: rules.as_of,
        window: rules.years(),
        years: rules.window.iter().rev().map(|criteria| YearView::of(criteria)).collect(),
        tests: TESTS.iter().map(|test| test_rules(test, rules)).collect(),
        others: others.iter().map(|r| r.as_of).collect(),
        comparison: named.or_else(nearest).map(|other| compare(other, rules)),
    }
}

/// The Dashboards that the newest rules look at, in a sentence: "2022, 2023, 2024 and 2025".
pub fn newest_years() -> String {
    names::years(&RuleSet::newest().years())
}

/// The Dashboard that cannot be judged yet: the one after the newest that there are rules for.
pub fn not_judged_yet() -> Year {
    Year(RuleSet::newest().as_of.0 + 1)
}

fn test_rules(test: &'static Test, rules: &RuleSet) -> TestRules {
    let readings: &[Reading] = match test.id {
        TestId::DifferentiatedAssistance => &Reading::DA,
        TestId::Pathway2 => &Reading::P2,
    };
    let readings = readings.iter().filter_map(|reading| {
        let words = READINGS.iter().find(|words| words.id == reading.id())?;
        let settled = rules.settled.iter().find(|s| s.reading == *reading).map(|s| SettledView {
            answer: match s.answer {
                Answer::Default => words.default,
                Answer::Other => words.other,
            },
            date: date(s.date),
            source: SOURCES.iter().find(|source| source.id == s.source),
        });
        Some(ReadingRules { words, settled })
    });
    TestRules { test, years: years_of(test.id, rules), readings: readings.collect() }
}

/// A date of the rules, "2027-02-01", as a page shows dates.
fn date(written: &str) -> Date {
    let mut parts = written.splitn(3, '-');
    let mut next = || parts.next().and_then(|part| part.parse::<u16>().ok()).unwrap_or_default();
    let year = next();
    let mut short = || u8::try_from(next()).unwrap_or_default();
    Date { year, month: short(), day: short() }
}

fn not_judged(year: Year) -> NotJudged {
    let yet = year > RuleSet::newest().as_of;
    let why = if yet {
        say::NOT_JUDGED_YET
    } else if rule_set::is_between_determinations(year) {
        say::NOT_JUDGED_NONE
    } else {
        say::NOT_JUDGED_EARLIER
    };
    let known =
        ABOUT_YEARS.iter().find(|(about, _)| *about == year.0).map(|(_, question)| *question);
    NotJudged { year, yet, why, known }
}
