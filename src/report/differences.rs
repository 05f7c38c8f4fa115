//! What differs between two rule sets, computed from the data and never written: between their windows, and then with each
//! Dashboard that has come in, against the one before it.

use super::{
    criteria::{self, Part, Row, indicators, who},
    names,
};
use crate::{
    content::{TESTS, Test, TestId},
    rules::{
        assistance::newest_two,
        criteria::YearCriteria,
        rule_set::RuleSet,
        terms::{Grades, Group, Groups, StatePriority, Year, gathered},
    },
};

/// What differs between two rule sets. Every row has two parts, before and after.
#[derive(Debug)]
pub struct Comparison {
    /// The year of the earlier one.
    pub before: Year,
    /// The year of the later one.
    pub after: Year,
    /// Which Dashboard years count.
    pub windows: Vec<Row>,
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
    pub differences: Vec<Row>,
}

/// What differs between two rule sets, told from the earlier to the later.
pub fn compare(one: &RuleSet, other: &RuleSet) -> Comparison {
    let (before, after) = if one.as_of < other.as_of { (one, other) } else { (other, one) };
    let mut steps = Vec::new();
    let mut from = before.window.last().copied();
    for to in after.window.iter().filter(|c| c.year > before.as_of) {
        if let Some(from) = from {
            steps.push(Step { from: from.year, to: to.year, differences: differences(from, to) });
        }
        from = Some(to);
    }
    Comparison {
        before: before.as_of,
        after: after.as_of,
        windows: TESTS.iter().map(|test| window(test, before, after)).collect(),
        steps,
    }
}

/// The Dashboard years that a test looks at, by the default readings.
pub fn years_of(test: TestId, rules: &RuleSet) -> Vec<Year> {
    let window = rules.years();
    match test {
        TestId::Pathway2 => window,
        TestId::DifferentiatedAssistance => {
            newest_two(&window).into_iter().flatten().copied().collect()
        }
    }
}

fn window(test: &Test, before: &RuleSet, after: &RuleSet) -> Row {
    let (then, now) = (years_of(test.id, before), years_of(test.id, after));
    let without = |some: &[Year], others: &[Year]| {
        let rest: Vec<Year> = some.iter().filter(|y| !others.contains(y)).copied().collect();
        names::years(&rest)
    };
    let mut row = row(
        format!("{}: the Dashboards that count", test.name),
        (format!("As of {}", before.as_of), vec![names::years(&then)]),
        (format!("As of {}", after.as_of), vec![names::years(&now)]),
    );
    note(&mut row, format!("New: {}. No longer: {}.", without(&now, &then), without(&then, &now)));
    row
}

/// What differs between the criteria of two years, told from the earlier to the later.
pub fn differences(before: &YearCriteria, after: &YearCriteria) -> Vec<Row> {
    let (old, new) = (criteria::exist_in(before.year), criteria::exist_in(after.year));
    let all = old.and(new);
    let mut rows = Vec::new();
    let mut tell = |title: String, then: Vec<String>, now: Vec<String>, remark: String| {
        if then != now {
            let of = |year: &YearCriteria| year.year.to_string();
            let mut row = row(title, (of(before), then), (of(after), now));
            note(&mut row, remark);
            rows.push(row);
        }
    };
    let added = new.without(old);
    if !added.is_empty() {
        let only = |words: &str| vec![words.to_owned()];
        let (then, now) = (only("Not on the Dashboard"), only("New on the Dashboard"));
        tell(names::groups(added.iter()), then, now, String::new());
    }
    for priority in StatePriority::ALL {
        let name = format!("Priority {}", names::priorities(&[priority.number()]));
        let title = |groups: Groups| {
            if groups == all { name.clone() } else { format!("{name}: {}", who(groups, all)) }
        };
        let asked = |year: &YearCriteria, g| criteria::lines(year, priority, g);
        for (groups, then, now) in changed(all, before, after, &asked) {
            let gone = no_longer_used(before, after, priority, groups);
            tell(title(groups), then, now, gone);
        }
        let known = |year: &YearCriteria, g| {
            let criterion = criteria::criterion(year, priority, g);
            criterion.map(|c| names::confidence(c.confidence).to_owned()).into_iter().collect()
        };
        for (groups, then, now) in changed(all, before, after, &known) {
            // Where the priority is used in one of the years only, that has been told already.
            if !then.is_empty() && !now.is_empty() {
                tell(format!("{}: how well it is known", title(groups)), then, now, String::new());
            }
        }
    }
    let published = |year| vec![criteria::published(year)];
    tell(
        "How results were published".to_owned(),
        published(before),
        published(after),
        String::new(),
    );
    let local = "Local indicators that count".to_owned();
    tell(local, criteria::local(before), criteria::local(after), String::new());
    rows
}

fn row(title: String, before: (String, Vec<String>), after: (String, Vec<String>)) -> Row {
    let parts = [before, after].map(|(head, lines)| Part { head, lines, ..Part::default() });
    Row { title, name: "", parts: parts.into() }
}

/// Adds what the lines do not show to what is said of now.
fn note(row: &mut Row, note: String) {
    if let Some(now) = row.parts.last_mut() {
        now.note = note;
    }
}

/// Groups, what is told of them before, and after.
type Told = (Groups, Vec<String>, Vec<String>);

/// The groups of which two different things are told before and after, put together where they are the same two.
fn changed(
    all: Groups,
    before: &YearCriteria,
    after: &YearCriteria,
    tell: &dyn Fn(&YearCriteria, Group) -> Vec<String>,
) -> Vec<Told> {
    let told = all.iter().map(|group| ((tell(before, group), tell(after, group)), group));
    gathered(told.filter(|((then, now), _)| then != now))
        .into_iter()
        .map(|((then, now), groups)| (groups.into_iter().collect(), then, now))
        .collect()
}

/// Which indicators counted for the groups before and do not after; empty where none, or the whole priority, went.
fn no_longer_used(
    before: &YearCriteria,
    after: &YearCriteria,
    priority: StatePriority,
    groups: Groups,
) -> String {
    let of = |year, group| criteria::criterion(year, priority, group);
    let gone = indicators(&|i| {
        groups.iter().any(|g| {
            let counted = i.applies_to(g, Grades::Both);
            let both = of(before, g).zip(of(after, g));
            counted && both.is_some_and(|(then, now)| then.uses(i) && !now.uses(i))
        })
    });
    if gone.is_empty() { gone } else { format!("No longer used: {gone}.") }
}
