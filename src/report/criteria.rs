//! The criteria of a Dashboard year in plain words, drawn from the very data by which charters are judged.
//!
//! Nothing is written by hand for a year: a criteria file says which indicators at which levels flag a priority for which
//! groups, `names` says what they are called. So the page cannot say anything else than the rules do.

use super::names;
use crate::{
    content::{SOURCES, Source},
    rules::{
        criteria::{Condition, Confidence, Criterion, Example, YearCriteria},
        terms::{Grades, Group, Groups, Indicator, Scale, StatePriority, Year},
    },
};

/// What the criteria of a year say.
#[derive(Debug)]
pub struct YearView {
    /// The Dashboard year.
    pub year: Year,
    /// Where the criteria come from.
    pub source: Option<&'static Source>,
    /// In which words results were published.
    pub published: String,
    /// The state priorities, then the local indicators.
    pub rows: Vec<Row>,
    /// Worked examples.
    pub examples: Vec<String>,
}

/// Something that is said in parts: a priority for some groups and for others, or before and after.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub title: String,
    /// What that is called; may be empty.
    pub name: &'static str,
    /// What is said of it.
    pub parts: Vec<Part>,
}

/// What is said for some groups, or of one time.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// For which groups, or of when; empty: for all.
    pub head: String,
    /// The lines.
    pub lines: Vec<String>,
    /// What the lines do not show; may be empty.
    pub note: String,
    /// How well it is known, where that is said.
    pub known: Option<Confidence>,
}

/// What is said of what a year does not use.
pub const NOT_USED: &str = "Not used";

impl YearView {
    /// The criteria of a year in words.
    pub fn of(criteria: &YearCriteria) -> Self {
        let local = Row {
            title: "Local indicators".to_owned(),
            name: "of the whole charter",
            parts: vec![Part { lines: local(criteria), ..Part::default() }],
        };
        let state = StatePriority::ALL.into_iter().map(|priority| state(criteria, priority));
        Self {
            year: criteria.year,
            source: SOURCES.iter().find(|source| source.id == criteria.source),
            published: published(criteria),
            rows: state.chain([local]).collect(),
            examples: criteria.examples.iter().map(example).collect(),
        }
    }
}

/// A state priority: when it is missed by which groups.
fn state(criteria: &YearCriteria, priority: StatePriority) -> Row {
    let all = exist_in(criteria.year);
    let mut parts = Vec::new();
    for criterion in criteria.criteria.iter().filter(|c| c.priority == priority) {
        let groups = criterion.groups;
        parts.push(Part {
            head: if groups == all { String::new() } else { who(groups, all) },
            lines: criterion.any.iter().map(|clause| line(criteria, clause, groups)).collect(),
            note: not_used(criteria, criterion),
            known: Some(criterion.confidence),
        });
    }
    if parts.is_empty() {
        parts.push(Part { lines: vec![NOT_USED.to_owned()], ..Part::default() });
    }
    let number = priority.number();
    Row { title: format!("Priority {number}"), name: names::priority(number), parts }
}

/// The indicators that count toward the priority for other groups and not for those of this criterion.
fn not_used(criteria: &YearCriteria, criterion: &Criterion) -> String {
    let others = || criteria.criteria.iter().filter(|c| c.priority == criterion.priority);
    let for_others = |i: Indicator| {
        criterion.groups.iter().any(|g| i.applies_to(g, Grades::Both))
            && others().any(|c| c.uses(i))
            && !criterion.uses(i)
    };
    let names = indicators(&for_others);
    if names.is_empty() { names } else { format!("Not used for them: {names}.") }
}

/// The indicators of which something holds, in words.
pub fn indicators(holds: &dyn Fn(Indicator) -> bool) -> String {
    let names: Vec<&str> =
        Indicator::ALL.into_iter().filter(|i| holds(*i)).map(names::indicator).collect();
    names::listed(&names, "and")
}

/// The local priorities that count, one a line.
pub fn local(criteria: &YearCriteria) -> Vec<String> {
    let mut lines: Vec<String> =
        criteria.local.iter().map(|p| names::priorities(&[p.number()])).collect();
    if lines.is_empty() {
        lines.push(NOT_USED.to_owned());
    }
    lines
}

/// The groups that the Dashboard of a year reports.
pub fn exist_in(year: Year) -> Groups {
    Group::ALL.into_iter().filter(|g| g.exists_in(year)).collect()
}

/// Groups in words, seen among all that there are: "Every student group except Foster Youth".
pub fn who(groups: Groups, all: Groups) -> String {
    let names =
        |groups: Groups| names::listed(&groups.iter().map(names::group).collect::<Vec<_>>(), "and");
    let others = all.without(groups);
    if others.is_empty() {
        "Every student group".to_owned()
    } else if others.len() < groups.len() {
        format!("Every student group except {}", names(others))
    } else {
        names(groups)
    }
}

/// The criterion of a priority for a group, if the year has one.
pub fn criterion(
    criteria: &YearCriteria,
    priority: StatePriority,
    group: Group,
) -> Option<&'static Criterion> {
    criteria.of_group(group).find(|criterion| criterion.priority == priority)
}

/// What a priority asks of a single group in a year: the lines that can hold for it.
pub fn lines(criteria: &YearCriteria, priority: StatePriority, group: Group) -> Vec<String> {
    let Some(criterion) = criterion(criteria, priority, group) else {
        return vec![NOT_USED.to_owned()];
    };
    lines_with(criteria, criterion, group, &|_| true)
}

/// The lines of a criterion that can hold for a group and name one of these indicators.
pub fn lines_with(
    criteria: &YearCriteria,
    criterion: &Criterion,
    group: Group,
    wanted: &dyn Fn(Indicator) -> bool,
) -> Vec<String> {
    let is_wanted = |clause: &[Condition]| clause.iter().any(|c| wanted(c.indicator));
    let clauses =
        criterion.any.iter().filter(|clause| can_hold(clause, group) && is_wanted(clause));
    clauses.map(|clause| line(criteria, clause, Groups::NONE.with(group))).collect()
}

/// In which words results were published: "as colors, Red to Blue; College/Career as statuses, Very Low to Very High".
pub fn published(criteria: &YearCriteria) -> String {
    let words = |scale: Scale| {
        let kind = match scale {
            Scale::Colour => "as colors",
            Scale::Status => "as statuses",
        };
        // Of an indicator for which high is good, so that both begin with the worst.
        let [worst, .., best] = scale.worst_first(Indicator::ELA);
        format!("{kind}, {} to {}", names::level(worst), names::level(best))
    };
    let of = |i: Indicator| criteria.scales.get(i);
    let colours = Indicator::ALL.into_iter().filter(|i| of(*i) == Scale::Colour).count();
    let (most, few) = if colours * 2 > Indicator::ALL.len() {
        (Scale::Colour, Scale::Status)
    } else {
        (Scale::Status, Scale::Colour)
    };
    let others = indicators(&|i| of(i) == few);
    if others.is_empty() {
        words(most)
    } else {
        format!("{}; {others} {}", words(most), words(few))
    }
}

/// Whether every indicator of the clause can say anything of the group.
fn can_hold(clause: &[Condition], group: Group) -> bool {
    clause.iter().all(|c| c.indicator.applies_to(group, Grades::Both))
}

/// A clause in words: "English Language Arts is Red, and Mathematics is Red or Orange"; with the groups that it is about
/// where some of `groups` have no such results.
fn line(criteria: &YearCriteria, clause: &[Condition], groups: Groups) -> String {
    let mut line = String::new();
    for Condition { indicator, levels } in clause {
        let worst_first = criteria.scales.get(*indicator).worst_first(*indicator);
        let words: Vec<&str> =
            worst_first.into_iter().filter(|l| levels.has(*l)).map(names::level).collect();
        let and = if line.is_empty() { "" } else { ", and " };
        line.extend([and, names::indicator(*indicator), " is ", &names::listed(&words, "or")]);
    }
    let about: Groups = groups.iter().filter(|g| can_hold(clause, *g)).collect();
    if about != groups {
        line.extend([" (", &who(about, groups), " only)"]);
    }
    line
}

/// A worked example: "Hispanic: English Language Arts Red, Mathematics Yellow. Priority 4 is not missed."
fn example(example: &Example) -> String {
    let mut levels = String::new();
    for (indicator, level) in example.levels {
        let comma = if levels.is_empty() { "" } else { ", " };
        levels.extend([comma, names::indicator(*indicator), " ", names::level(*level)]);
    }
    let missed = if example.flagged { "is missed" } else { "is not missed" };
    format!("{}: {levels}. Priority {} {missed}.", names::group(example.group), example.priority)
}
