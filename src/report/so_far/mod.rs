//! How far a check has come: what both tests say so far, and year by year what is told and what is still worth asking.
//!
//! What is counted is what a person sees: cells of a year's grid, and facts that can still change an answer. A bar from nought to
//! a hundred would lie, for most checks are settled long before everything is told.

use super::{
    result::test::{Verdict, verdict},
    screens::{Screen, columns, groups_to_ask, is_local_untold, matters},
};
use crate::{
    case::{Case, facts::facts},
    rules::{
        criteria::YearCriteria,
        explain::{
            Subject, Test,
            fact::Fact,
            other_readings::{Asked, asked},
        },
        facts::{Facts, GroupFacts},
        outcome::Outcome,
        rule_set::RuleSet,
        terms::{Group, Indicator, in_order},
    },
};

/// How far a check has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoFar {
    /// What each test says, by what is told.
    pub tests: [(Test, Verdict); 2],
    /// Whether some reading of the rules leaves a test open.
    pub open_under_some_reading: bool,
    /// The years, the newest first, then the local indicators.
    pub stretches: Vec<Stretch>,
}

/// A year, or the local indicators of all years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What it is called.
    pub name: String,
    /// What is told of it; nothing where that is not counted.
    pub told: Option<Told>,
    /// How many facts of it can still change an answer, by the default readings.
    pub open: usize,
    /// Whether another reading than the default ones may ask for it.
    pub elsewhere: bool,
    /// Where to go on with it: the first screen on which something is worth asking, or its first.
    pub screen: Screen,
}

/// What is told of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// That it has no Dashboard.
    NoDashboard,
    /// Not yet which groups it shows.
    NoGroups,
    /// Nothing of the local indicators of any year.
    NoLocal,
    /// That none of its groups counts.
    NoneCounts,
    /// So many of its results, and not which groups count: of how many it is would be a number of all groups there could be.
    SomeGroups(usize),
    /// Of its results so many of so many.
    Results(usize, usize),
}

/// How far a case has come; these are its [`open_facts`](super::screens::open_facts).
pub fn so_far(case: &Case, rules: &RuleSet, open: &[Fact]) -> SoFar {
    let (facts, _) = facts(case, rules);
    let subject = Subject::new(&facts, rules);
    let tests = subject.tests();
    let mut open = in_order(open.iter().copied(), |one, other| one < other);
    open.dedup();
    let both = [(Test::Pathway2, &tests.pathway_2), (Test::Assistance, &tests.assistance)];
    let elsewhere: Vec<Asked> =
        both.into_iter().map(|(test, outcome)| asked(&subject, test, outcome)).collect();
    let years = rules.window.iter().rev().map(|criteria| {
        let year = criteria.year;
        Stretch {
            name: format!("{year} Dashboard"),
            told: Some(told(case, &facts, criteria)),
            elsewhere: elsewhere.iter().any(|asked| asked.years.contains(&year)),
            ..stretch(Screen::Groups(year), &open)
        }
    });
    let local = Stretch {
        name: "Local indicators".to_owned(),
        told: is_local_untold(case).then_some(Told::NoLocal),
        elsewhere: elsewhere.iter().any(|asked| asked.local),
        ..stretch(Screen::Local, &open)
    };
    SoFar {
        tests: both.map(|(test, outcome)| (test, verdict(outcome))),
        open_under_some_reading: both.iter().any(|(_, test)| test.count(Outcome::Unknown) > 0),
        stretches: years.chain([local]).collect(),
    }
}

/// What is open of the year of this first screen, or of no year as it is of none.
fn stretch(first: Screen, open: &[Fact]) -> Stretch {
    let screens: Vec<Screen> = open.iter().map(Screen::asking_for).collect();
    let mut own = screens.into_iter().filter(|screen| screen.year() == first.year());
    let next = own.next();
    Stretch {
        name: String::new(),
        told: None,
        open: own.count() + usize::from(next.is_some()),
        elsewhere: false,
        screen: next.unwrap_or(first),
    }
}

/// What is told of a year: the cells of its grid of which the rules know something, however that came.
fn told(case: &Case, facts: &Facts, criteria: &YearCriteria) -> Told {
    let dashboard = case.dashboard(criteria.year);
    if dashboard.published == Some(false) {
        return Told::NoDashboard;
    }
    // By question no group is named before it is known which there are.
    if dashboard.groups.is_none() {
        return Told::NoGroups;
    }
    let grades = case.school.grades();
    let columns = columns(grades, criteria);
    let year = facts.year(criteria.year);
    let known = |group: Group, indicator: Indicator| {
        year.is_some_and(|year| is_known(year.groups.get(group), indicator))
    };
    let (mut told, mut all) = (0, 0);
    for group in groups_to_ask(case, criteria) {
        for indicator in &columns {
            if matters(grades, criteria, group, *indicator) {
                all += 1;
                told += usize::from(known(group, *indicator));
            }
        }
    }
    match dashboard.groups_complete {
        _ if all == 0 => Told::NoneCounts,
        Some(true) => Told::Results(told, all),
        _ => Told::SomeGroups(told),
    }
}

/// Whether a group's result of an indicator is known, by itself or by what CDE's file says of the group.
fn is_known(group: GroupFacts, indicator: Indicator) -> bool {
    group.priorities.is_some()
        || group.reads_fewer_than_two()
        || group.levels.get(indicator).is_some()
}

impl Stretch {
    /// In words what is told of it and what is open.
    pub fn says(&self) -> String {
        let told = self.told.map(|told| match told {
            Told::NoDashboard => "no Dashboard".to_owned(),
            Told::NoGroups => "no groups entered yet".to_owned(),
            Told::NoLocal => "none entered yet".to_owned(),
            Told::NoneCounts => "no groups that count".to_owned(),
            Told::SomeGroups(told) => {
                format!("results known: {told}; not yet told which groups count")
            }
            Told::Results(told, of) => format!("{told} of {of} results known"),
        });
        let open = match self.open {
            _ if self.is_of_any_group() => None,
            1.. if self.told == Some(Told::NoLocal) => None,
            0 if self.elsewhere => Some("another reading may need it".to_owned()),
            0 => Some("✓ nothing left to ask".to_owned()),
            1 => Some("1 fact still matters".to_owned()),
            n => Some(format!("{n} facts still matter")),
        };
        told.into_iter().chain(open).collect::<Vec<_>>().join("; ")
    }

    /// Whether what is open is of all groups there could be, of which most charters have a few: a number that says nothing yet.
    fn is_of_any_group(&self) -> bool {
        matches!(self.told, Some(Told::NoGroups | Told::SomeGroups(_))) && self.open > 0
    }
}

impl SoFar {
    /// In a sentence what is still open of all.
    pub fn left(&self) -> String {
        match self.stretches.iter().map(|stretch| stretch.open).sum() {
            0 if self.open_under_some_reading => {
                "As we read the rules, nothing left out can change either test. Read another way, something still can."
                    .to_owned()
            }
            0 => "Nothing left out can change either test.".to_owned(),
            1 => "One fact can still change a test, by our reading of the rules.".to_owned(),
            // What is far too much to look up must not look like a duty.
            _ if self.stretches.iter().any(Stretch::is_of_any_group) => {
                "You need not enter everything: a few facts can settle both tests.".to_owned()
            }
            n if n > 20 => format!(
                "You need not enter everything: a few facts can settle both tests. By our reading of the rules, {n} can still \
                 change one."
            ),
            n => format!("{n} facts can still change a test, by our reading of the rules."),
        }
    }
}

#[cfg(test)]
mod tests;
