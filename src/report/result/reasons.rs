//! Why an answer is what it is, in sentences with the facts behind them; what would settle an open one; how far away the
//! other answer is.

use std::cmp::Reverse;

use crate::{
    case::Case,
    report::{
        names,
        screens::{self, Screen},
    },
    rules::{
        explain::{
            Subject, Test,
            because::because,
            fact::{Fact, OfGroup, What},
            missing::missing,
            nearest::{GroupYear, nearest},
            outlook::{Outlook, outlook},
        },
        facts::Facts,
        standing::{Bound, YearStanding},
        terms::{Group, Level, LocalPriority, Priorities, Year, gathered, in_order},
    },
};

/// The explanation of a test's answer.
#[derive(Debug)]
pub struct Reasons {
    /// Why, when the answer is settled: later years first.
    pub because: Vec<Reason>,
    /// Where to answer what would settle it, when it is open, in the order in which it is worth it.
    pub missing: Vec<Screen>,
    /// How many unknown facts can still matter.
    pub missing_facts: usize,
    /// What would have to be different for the other answer, when this one is settled and that can be.
    pub nearest: Option<Vec<GroupYear>>,
    /// What is to be expected of the Pathway 2 test.
    pub outlook: Option<Outlook>,
}

/// A sentence and the facts that it rests on.
#[derive(Debug, PartialEq, Eq)]
pub struct Reason {
    /// The sentence.
    pub sentence: String,
    /// The facts in words, each with the screen that changes it.
    pub facts: Vec<(String, Screen)>,
}

/// The explanation of a test's answer.
pub fn reasons(case: &Case, subject: &Subject, test: Test) -> Reasons {
    let missing = missing(subject, test);
    Reasons {
        because: because_sentences(case, subject, test, &because(subject, test)),
        missing_facts: missing.len(),
        missing: screens::asking_for(&missing),
        nearest: nearest(subject, test),
        outlook: (test == Test::Pathway2).then(|| outlook(subject)),
    }
}

/// What the facts of a sentence show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shows {
    NoDashboard,
    LocalMissed,
    LocalNotMissed,
    Meets,
    Fails,
    Counted,
    NotCounted,
}

/// The facts in sentences: those that show the same of a year stand together.
fn because_sentences(case: &Case, subject: &Subject, test: Test, facts: &[Fact]) -> Vec<Reason> {
    let alone = subject.only(facts);
    let shown = facts.iter().map(|fact| ((fact.year, shows(&alone, test, fact)), *fact));
    // What is said of results comes before who is not counted, later years before earlier ones.
    let place = |(year, shows): (Year, Shows)| (shows == Shows::NotCounted, Reverse(year), shows);
    in_order(gathered(shown), |a, b| place(a.0) < place(b.0))
        .into_iter()
        .map(|((year, shows), facts)| Reason {
            sentence: sentence(subject, test, year, shows, &facts),
            facts: facts
                .iter()
                .map(|f| (in_words(case, subject.facts(), f), Screen::asking_for(f)))
                .collect(),
        })
        .collect()
}

/// What a fact shows, seen among the facts of the explanation alone.
fn shows(alone: &Subject, test: Test, fact: &Fact) -> Shows {
    let group = match fact.what {
        What::Published => return Shows::NoDashboard,
        What::Local(priority) => {
            let year = alone.facts().year(fact.year);
            let told = year.and_then(|y| y.local().find(|(p, _)| *p == priority));
            let missed = told.is_some_and(|(_, missed)| missed == Some(true));
            return if missed { Shows::LocalMissed } else { Shows::LocalNotMissed };
        }
        What::Group(group, _) => group,
    };
    alone.year(fact.year).map_or(Shows::Counted, |year| shows_of_group(year, test, group))
}

/// What is known of a group in a year.
fn shows_of_group(year: &YearStanding, test: Test, group: Group) -> Shows {
    let meets = |bound| year.with_priorities(2, test == Test::Assistance, bound).has(group);
    if !year.open.has(group) {
        Shows::NotCounted
    } else if year.sure.has(group) && meets(Bound::Least) {
        Shows::Meets
    } else if !meets(Bound::Most) {
        Shows::Fails
    } else {
        Shows::Counted
    }
}

/// The counted groups of which the same is true as of these, though the answer does not need them: an official who reads of one
/// group must not think that it is the only one.
fn others(subject: &Subject, test: Test, year: Year, shows: Shows, groups: &[Group]) -> Vec<Group> {
    let Some(year) = subject.year(year) else { return Vec::new() };
    let is_so = |group: &Group| {
        year.sure.has(*group)
            && !groups.contains(group)
            && (shows == Shows::Counted || shows_of_group(year, test, *group) == shows)
    };
    Group::ALL.into_iter().filter(is_so).collect()
}

fn sentence(subject: &Subject, test: Test, year: Year, shows: Shows, facts: &[Fact]) -> String {
    let mut groups: Vec<Group> = facts
        .iter()
        .filter_map(|f| match f.what {
            What::Group(group, _) => Some(group),
            _ => None,
        })
        .collect();
    groups.dedup();
    let numbers: Priorities = facts
        .iter()
        .filter_map(|f| match f.what {
            What::Local(priority) => Some(LocalPriority::number(priority)),
            _ => None,
        })
        .collect();
    let local = names::priorities(&numbers.numbers().collect::<Vec<_>>());
    let all = Group::ALL.into_iter().filter(|g| g.exists_in(year)).count() == groups.len();
    let others = others(subject, test, year, shows, &groups);
    let others = match others.as_slice() {
        [] => String::new(),
        others => format!(" Also true of: {}.", names::groups(others.iter().copied())),
    };
    let groups = if all { "all groups".to_owned() } else { names::groups(groups) };
    let kind = match test {
        Test::Assistance => "priorities",
        Test::Pathway2 => "of priorities 4, 5, 6, 8",
    };
    match shows {
        Shows::NoDashboard => format!("Your charter had no {year} Dashboard."),
        Shows::LocalMissed => {
            format!("In {year}, Not Met for Two or More Years: {local}.")
        }
        Shows::LocalNotMissed => {
            format!("In {year}, none of these was Not Met for Two or More Years: {local}.")
        }
        Shows::Meets => {
            format!("In {year}, counted with two or more {kind} missed: {groups}.{others}")
        }
        Shows::Fails => format!("In {year}, fewer than two {kind} missed: {groups}.{others}"),
        Shows::Counted => format!("In {year}, counted: {groups}.{others}"),
        Shows::NotCounted => format!("In {year}, not counted: {groups}."),
    }
}

/// A fact in words, with its value: "2025, Hispanic, Suspension Rate: Red".
///
/// A level that was not given, but settled by "everything else is better", is said to be just that.
pub fn in_words(case: &Case, facts: &Facts, fact: &Fact) -> String {
    let year = fact.year;
    let known = facts.year(year);
    let (group, of_group) = match fact.what {
        What::Published => return format!("{year}: no Dashboard"),
        What::Local(p) => {
            let told = known.and_then(|y| y.local().find(|(other, _)| *other == p));
            let missed = told.is_some_and(|(_, missed)| missed == Some(true));
            let result = if missed {
                "Not Met for Two or More Years"
            } else {
                "met, or not met for one year"
            };
            return format!(
                "{year}, local indicator {}: {result}",
                names::priorities(&[p.number()])
            );
        }
        What::Group(group, of_group) => (group, of_group),
    };
    let told = known.map(|y| y.groups.get(group)).unwrap_or_default();
    let value = match of_group {
        OfGroup::Counted if told.counted == Some(false) => "not counted".to_owned(),
        OfGroup::Counted => "counted".to_owned(),
        OfGroup::Priorities => {
            let numbers: Vec<u8> = told.priorities.unwrap_or_default().numbers().collect();
            format!("priorities missed by CDE's file: {}", names::priorities(&numbers))
        }
        OfGroup::FewerThanTwo => "fewer than two priorities by CDE's file".to_owned(),
        OfGroup::Level(indicator) => {
            let given = case.dashboards.get(&year).and_then(|d| d.level(group, indicator));
            let level = match (given, told.levels.get(indicator)) {
                (None, Some(Level::None)) => "better than what was asked about, or no level",
                (_, level) => level.map_or("not known", names::level),
            };
            return format!(
                "{year}, {}, {}: {level}",
                names::group(group),
                names::indicator(indicator)
            );
        }
    };
    format!("{year}, {}: {value}", names::group(group))
}
