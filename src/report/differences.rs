//! What differs between two rule sets, computed from the data and never written: between their windows, and then with each
//! Dashboard that has come in, against the one before it.

use super::{
    criteria::{self, indicators, unique, vocabulary, who},
    names,
    rule_sets::years_of,
};
use crate::{
    content::{TESTS, Test},
    rules::{
        criteria::YearCriteria,
        rule_set::RuleSet,
        terms::{Group, Groups, Indicator, LocalPriority, StatePriority, Year},
    },
};

/// What differs between two rule sets.
#[derive(Debug)]
pub struct Comparison {
    /// The year of the earlier one.
    pub before: Year,
    /// The year of the later one.
    pub after: Year,
    /// Which Dashboard years count.
    pub windows: Vec<Difference>,
    /// What each Dashboard that came in has changed against the one before it.
    pub steps: Vec<Step>,
}

/// What a Dashboard has changed.
#[derive(Debug)]
pub struct Step {
    /// The Dashboard before.
    pub from: Year,
    /// The Dashboard.
    pub to: Year,
    /// What differs; nothing may.
    pub differences: Vec<Difference>,
}

/// Something that is one way before and another way after.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is about.
    pub what: String,
    /// What was said of it, line by line.
    pub before: Vec<String>,
    /// What is said of it now.
    pub after: Vec<String>,
    /// What came or went with the change, where the lines do not show it; may be empty.
    pub note: String,
}

/// What differs between two rule sets, told from the earlier to the later.
pub fn compare(one: &RuleSet, other: &RuleSet) -> Comparison {
    let (before, after) = if one.as_of < other.as_of { (one, other) } else { (other, one) };
    let entered = after.window.iter().filter(|c| c.year > before.as_of);
    let in_turn: Vec<&YearCriteria> =
        before.window.last().into_iter().chain(entered).copied().collect();
    let steps = in_turn.iter().zip(in_turn.iter().skip(1)).map(|(from, to)| Step {
        from: from.year,
        to: to.year,
        differences: differences(from, to),
    });
    Comparison {
        before: before.as_of,
        after: after.as_of,
        windows: TESTS.iter().map(|test| window(test, before, after)).collect(),
        steps: steps.collect(),
    }
}

fn window(test: &Test, before: &RuleSet, after: &RuleSet) -> Difference {
    let (before, after) = (years_of(test.id, before), years_of(test.id, after));
    let words = |years: &[Year]| {
        names::listed(&years.iter().map(Year::to_string).collect::<Vec<_>>(), "and")
    };
    let without = |some: &[Year], others: &[Year]| -> Vec<Year> {
        some.iter().filter(|y| !others.contains(y)).copied().collect()
    };
    let (new, gone) = (without(&after, &before), without(&before, &after));
    Difference {
        what: format!("{}: the Dashboards that count", test.name),
        before: vec![words(&before)],
        after: vec![words(&after)],
        note: format!("New: {}. No longer: {}.", words(&new), words(&gone)),
    }
}

/// What differs between the criteria of two years, told from the earlier to the later.
pub fn differences(before: &YearCriteria, after: &YearCriteria) -> Vec<Difference> {
    let in_both = |g: &Group| g.exists_in(before.year) && g.exists_in(after.year);
    let all: Groups = Group::ALL.into_iter().filter(in_both).collect();
    let mut differences: Vec<Difference> = new_groups(before, after).into_iter().collect();
    for priority in StatePriority::ALL {
        let title = |groups: Groups| {
            let name =
                format!("Priority {} {}", priority.number(), names::priority(priority.number()));
            if groups == all { name } else { format!("{name}: {}", who(groups, all)) }
        };
        let asked = parts(all, |g| {
            let of = |year| criteria::lines(year, priority, g);
            (of(before), of(after))
        });
        differences.extend(asked.into_iter().map(|(groups, (then, now))| Difference {
            what: title(groups),
            before: or_not_used(then),
            after: or_not_used(now),
            note: no_longer_used(before, after, priority, groups),
        }));
        let known = parts(all, |g| {
            let of = |year| criteria::criterion(year, priority, g).map(|c| c.confidence);
            let both = of(before).zip(of(after));
            (both.map(|(before, _)| before), both.map(|(_, after)| after))
        });
        differences.extend(known.into_iter().map(|(groups, (then, now))| Difference {
            what: format!("{}: how well it is known", title(groups)),
            before: then.into_iter().map(|c| names::confidence(c).to_owned()).collect(),
            after: now.into_iter().map(|c| names::confidence(c).to_owned()).collect(),
            note: String::new(),
        }));
    }
    differences.extend(vocabularies(before, after));
    differences.extend(local(before, after));
    differences
}

/// The groups that are told two different things before and after, put together where they are told the same two.
fn parts<T: PartialEq>(all: Groups, of: impl Fn(Group) -> (T, T)) -> Vec<(Groups, (T, T))> {
    let mut parts: Vec<(Groups, (T, T))> = Vec::new();
    for group in all.iter() {
        let told = of(group);
        if told.0 == told.1 {
            continue;
        }
        match parts.iter_mut().find(|(_, other)| *other == told) {
            Some((groups, _)) => *groups = groups.with(group),
            None => parts.push((Groups::NONE.with(group), told)),
        }
    }
    parts
}

fn new_groups(before: &YearCriteria, after: &YearCriteria) -> Option<Difference> {
    let new = criteria::exist_in(after.year).without(criteria::exist_in(before.year));
    (!new.is_empty()).then(|| Difference {
        what: names::groups(new.iter()),
        before: vec!["Not on the Dashboard".to_owned()],
        after: vec!["New on the Dashboard".to_owned()],
        note: String::new(),
    })
}

fn or_not_used(lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() { vec!["Not used".to_owned()] } else { lines }
}

/// Which indicators counted for the groups before and do not after; empty where none, or the whole priority, went.
fn no_longer_used(
    before: &YearCriteria,
    after: &YearCriteria,
    priority: StatePriority,
    groups: Groups,
) -> String {
    let used = |year: &YearCriteria| -> Vec<Indicator> {
        let criteria = groups.iter().filter_map(|g| criteria::criterion(year, priority, g));
        unique(criteria.flat_map(|c| indicators(c, groups)))
    };
    let (then, now) = (used(before), used(after));
    let gone: Vec<&str> =
        then.into_iter().filter(|i| !now.contains(i)).map(names::indicator).collect();
    if gone.is_empty() || now.is_empty() {
        return String::new();
    }
    format!("No longer used: {}.", names::listed(&gone, "and"))
}

fn vocabularies(before: &YearCriteria, after: &YearCriteria) -> Vec<Difference> {
    let scales = |i: Indicator| (before.scales.get(i), after.scales.get(i));
    let changed = || Indicator::ALL.into_iter().filter(move |i| scales(*i).0 != scales(*i).1);
    let kinds = unique(changed().map(scales));
    kinds
        .into_iter()
        .map(|(then, now)| {
            let which: Vec<&str> =
                changed().filter(|i| scales(*i).0 == then).map(names::indicator).collect();
            Difference {
                what: format!("{}: how results were published", names::listed(&which, "and")),
                before: vec![vocabulary(then)],
                after: vec![vocabulary(now)],
                note: String::new(),
            }
        })
        .collect()
}

fn local(before: &YearCriteria, after: &YearCriteria) -> Option<Difference> {
    let numbers = |year: &YearCriteria| -> Vec<u8> {
        LocalPriority::ALL.iter().filter(|p| year.local.contains(p)).map(|p| p.number()).collect()
    };
    let (then, now) = (numbers(before), numbers(after));
    (then != now).then(|| Difference {
        what: "Local indicators that count".to_owned(),
        before: vec![names::priorities(&then)],
        after: vec![names::priorities(&now)],
        note: String::new(),
    })
}
