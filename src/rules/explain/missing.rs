//! Which unknown facts can still matter: some completion changes the outcome when only this fact changes.
//!
//! Exact for each test by itself (`assistance`, `pathway2`); this module puts the facts in the order in which they are
//! worth asking for.

mod assistance;
mod pathway2;

use super::{
    Subject, Test,
    fact::{Fact, OfGroup, What, unknown},
};
use crate::rules::{
    facts::Facts,
    standing::{Bound, YearStanding},
    terms::{Group, Level, Priorities, StatePriority, Year},
};

/// The unknown facts that can still change the test's outcome: first those of which one value alone would settle it,
/// then later years first. None once the outcome is settled.
pub fn missing(subject: &Subject, test: Test) -> Vec<Fact> {
    if test.outcome(&subject.window).is_settled() {
        return Vec::new();
    }
    let unknown = unknown(subject.facts(), subject.rules);
    let relevant = match test {
        Test::Assistance => assistance::relevant(subject, &unknown),
        Test::Pathway2 => pathway2::relevant(subject, &unknown),
    };
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    let mut of_group = None;
    for fact in relevant {
        // Facts of a group stand together, so whether any of them can settle is asked once.
        let can = match fact.what {
            What::Group(group, _) => match of_group {
                Some((year, g, can)) if (year, g) == (fact.year, group) => can,
                _ => {
                    let can = group_settles(subject, test, fact.year, group);
                    of_group = Some((fact.year, group, can));
                    can
                }
            },
            _ => true,
        };
        if can && settles(subject, test, fact) { first.push(fact) } else { rest.push(fact) }
    }
    first.extend(rest);
    first
}

/// Whether knowing all of a group in a year can settle the outcome. Any value of one of its facts agrees with not
/// counted, with as many priorities as can be or with as few, so where none of these settles it no single fact does.
fn group_settles(subject: &Subject, test: Test, year: Year, group: Group) -> bool {
    let Some(place) = subject.window.iter().position(|y| y.year == year) else { return false };
    let ways = [None, Some(Bound::Most), Some(Bound::Least)];
    ways.into_iter().any(|counted| {
        let mut window = subject.window.clone();
        if let Some(known) = window.get_mut(place) {
            *known = known.with_group(group, counted);
        }
        test.outcome(&window).is_settled()
    })
}

/// Whether some value of the fact settles the outcome by itself.
fn settles(subject: &Subject, test: Test, fact: Fact) -> bool {
    let Some(place) = subject.window.iter().position(|y| y.year == fact.year) else { return false };
    let Some(criteria) = subject.rules.window.get(place) else { return false };
    values(subject, fact).into_iter().any(|value| {
        let facts = with(subject.facts(), fact, value);
        let mut window = subject.window.clone();
        if let Some(year) = window.get_mut(place) {
            *year = YearStanding::of(&facts, criteria);
        }
        test.outcome(&window).is_settled()
    })
}

/// A value of a fact.
#[derive(Clone, Copy)]
enum Value {
    Flag(bool),
    Level(Level),
    Priorities(Priorities),
}

/// Values of a fact of which one settles the outcome if any does.
fn values(subject: &Subject, fact: Fact) -> Vec<Value> {
    match fact.what {
        What::Published
        | What::Local(_)
        | What::Group(_, OfGroup::Counted | OfGroup::FewerThanTwo) => {
            vec![Value::Flag(true), Value::Flag(false)]
        }
        What::Group(_, OfGroup::Priorities) => {
            let single = StatePriority::ALL.map(|p| Priorities::NONE.with(p.number()));
            single.into_iter().chain([Priorities::NONE]).map(Value::Priorities).collect()
        }
        What::Group(_, OfGroup::Level(indicator)) => {
            let criteria = subject.rules.window.iter().find(|c| c.year == fact.year);
            let scale = criteria.map(|c| c.scales.get(indicator)).unwrap_or_default();
            // The worst flags most, the best flags least and shows the group counted, `none` flags least.
            let [worst, .., best] = scale.worst_first(indicator);
            [worst, best, Level::None].map(Value::Level).into()
        }
    }
}

/// The facts with one more.
fn with(facts: &Facts, fact: Fact, value: Value) -> Facts {
    let mut facts = facts.clone();
    if !facts.years.iter().any(|(y, _)| *y == fact.year) {
        facts.years.push((fact.year, crate::rules::facts::YearFacts::default()));
    }
    let year = facts.years.iter_mut().find(|(y, _)| *y == fact.year);
    let Some((_, year)) = year else { return facts };
    match (fact.what, value) {
        (What::Published, Value::Flag(flag)) => year.published = Some(flag),
        (What::Local(priority), Value::Flag(flag)) => {
            if let Some(told) = year.local.get_mut(priority as usize) {
                *told = Some(flag);
            }
        }
        (What::Group(group, of_group), value) => {
            if let Some(known) = year.groups.get_mut(group) {
                match (of_group, value) {
                    (OfGroup::Counted, Value::Flag(flag)) => known.counted = Some(flag),
                    (OfGroup::Level(i), Value::Level(level)) => known.levels.set(i, Some(level)),
                    (OfGroup::Priorities, Value::Priorities(p)) => known.priorities = Some(p),
                    _ => {}
                }
            }
        }
        _ => {}
    }
    facts
}
