//! The criteria of a Dashboard year in plain words, drawn from the very data by which charters are judged.
//!
//! Nothing is written by hand for a year: a criteria file says which indicators at which levels flag a priority for which
//! groups, `names` says what they are called. So the page cannot say anything else than the rules do.

use super::names;
use crate::{
    content::{SOURCES, Source},
    rules::{
        criteria::{Condition, Confidence, Criterion, Example, YearCriteria},
        terms::{Group, Groups, Indicator, Scale, StatePriority, Year, in_order},
    },
};

/// What the criteria of a year say.
#[derive(Debug)]
pub struct YearView {
    /// The Dashboard year.
    pub year: Year,
    /// Where the criteria come from.
    pub source: Option<&'static Source>,
    /// In which words results were published, and of which indicators, the most common first.
    pub published: Vec<(Scale, Vec<Indicator>)>,
    /// The state priorities, each with its criteria.
    pub priorities: Vec<PriorityView>,
    /// The numbers of the priorities that local indicators can flag.
    pub local: Vec<u8>,
    /// Worked examples.
    pub examples: &'static [Example],
}

/// When a state priority is missed.
#[derive(Debug, PartialEq, Eq)]
pub struct PriorityView {
    /// Its number.
    pub number: u8,
    /// For some groups, then for others; none when the year does not use the priority.
    pub criteria: Vec<CriterionView>,
}

/// When a state priority is missed by certain groups.
#[derive(Debug, PartialEq, Eq)]
pub struct CriterionView {
    /// Which groups; `None`: every one.
    pub groups: Option<String>,
    /// The lines, any one of which is enough.
    pub lines: Vec<String>,
    /// The indicators that count toward the priority for other groups and not for these.
    pub not_used: Vec<Indicator>,
    /// How well this is known.
    pub confidence: Confidence,
}

impl YearView {
    /// The criteria of a year in words.
    pub fn of(criteria: &YearCriteria) -> Self {
        Self {
            year: criteria.year,
            source: SOURCES.iter().find(|source| source.id == criteria.source),
            published: published(criteria),
            priorities: StatePriority::ALL.map(|p| PriorityView::of(criteria, p)).into(),
            local: criteria.local.iter().map(|p| p.number()).collect(),
            examples: criteria.examples,
        }
    }
}

impl PriorityView {
    fn of(criteria: &YearCriteria, priority: StatePriority) -> Self {
        let all: Vec<&Criterion> =
            criteria.criteria.iter().filter(|c| c.priority == priority).collect();
        let all_groups = exist_in(criteria.year);
        let view = |criterion: &&Criterion| {
            let not_used = all.iter().flat_map(|c| indicators(c, criterion.groups));
            CriterionView {
                groups: (criterion.groups != all_groups).then(|| who(criterion.groups, all_groups)),
                lines: criterion.any.iter().map(|c| line(criteria, c, criterion.groups)).collect(),
                not_used: unique(not_used.filter(|i| !uses(criterion, *i))),
                confidence: criterion.confidence,
            }
        };
        Self { number: priority.number(), criteria: all.iter().map(view).collect() }
    }
}

/// The groups that the Dashboard of a year reports.
pub fn exist_in(year: Year) -> Groups {
    Group::ALL.into_iter().filter(|g| g.exists_in(year)).collect()
}

/// Groups in words, seen among all that there are: "Every student group except Foster Youth".
pub fn who(groups: Groups, all: Groups) -> String {
    let name =
        |groups: Groups| names::listed(&groups.iter().map(names::group).collect::<Vec<_>>(), "and");
    let others = all.without(groups);
    if others.is_empty() {
        "Every student group".to_owned()
    } else if others.len() < groups.len() {
        format!("Every student group except {}", name(others))
    } else {
        name(groups)
    }
}

/// The criterion of a priority for a group, if the year has one.
pub fn criterion(
    criteria: &YearCriteria,
    priority: StatePriority,
    group: Group,
) -> Option<&'static Criterion> {
    criteria.criteria.iter().find(|c| c.priority == priority && c.groups.has(group))
}

/// What a priority asks of a single group in a year: the lines that can hold for it.
pub fn lines(criteria: &YearCriteria, priority: StatePriority, group: Group) -> Vec<String> {
    let only = Groups::NONE.with(group);
    let clauses = criterion(criteria, priority, group).into_iter().flat_map(|c| c.any);
    clauses
        .filter(|clause| can_hold(clause, group))
        .map(|clause| line(criteria, clause, only))
        .collect()
}

/// The indicators that can flag a priority for some of these groups.
pub fn indicators(criterion: &Criterion, groups: Groups) -> impl Iterator<Item = Indicator> {
    let clauses = criterion.any.iter().filter(move |c| groups.iter().any(|g| can_hold(c, g)));
    clauses.flat_map(|clause| clause.iter()).map(|condition| condition.indicator)
}

/// Each value once, where it first stands.
pub fn unique<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut unique = Vec::new();
    for value in values {
        if !unique.contains(&value) {
            unique.push(value);
        }
    }
    unique
}

/// In which words results were published: "as colors, Red to Blue".
pub fn vocabulary(scale: Scale) -> String {
    let kind = match scale {
        Scale::Colour => "as colors",
        Scale::Status => "as statuses",
    };
    // Of an indicator for which high is good, so that both begin with the worst.
    let [worst, .., best] = scale.worst_first(Indicator::ELA);
    format!("{kind}, {} to {}", names::level(worst), names::level(best))
}

fn published(criteria: &YearCriteria) -> Vec<(Scale, Vec<Indicator>)> {
    let of = |scale| Indicator::ALL.into_iter().filter(move |i| criteria.scales.get(*i) == scale);
    let published = [Scale::Colour, Scale::Status].map(|s| (s, of(s).collect::<Vec<_>>()));
    let published = published.into_iter().filter(|(_, indicators)| !indicators.is_empty());
    in_order(published, |(_, one), (_, other)| one.len() > other.len())
}

fn uses(criterion: &Criterion, indicator: Indicator) -> bool {
    criterion.any.iter().copied().flatten().any(|condition| condition.indicator == indicator)
}

/// Whether every indicator of the clause can say anything of the group.
fn can_hold(clause: &[Condition], group: Group) -> bool {
    clause.iter().all(|c| c.indicator.applies_to(group, crate::rules::terms::Grades::Both))
}

/// A clause in words: "English Language Arts is Red, and Mathematics is Red or Orange"; with the groups that it is about
/// where some of `groups` have no such results.
fn line(criteria: &YearCriteria, clause: &[Condition], groups: Groups) -> String {
    let conditions: Vec<String> = clause
        .iter()
        .map(|Condition { indicator, levels }| {
            let worst_first = criteria.scales.get(*indicator).worst_first(*indicator);
            let words: Vec<&str> =
                worst_first.into_iter().filter(|l| levels.has(*l)).map(names::level).collect();
            format!("{} is {}", names::indicator(*indicator), names::listed(&words, "or"))
        })
        .collect();
    let about: Groups = groups.iter().filter(|g| can_hold(clause, *g)).collect();
    let line = conditions.join(", and ");
    if about == groups { line } else { format!("{line} ({} only)", who(about, groups)) }
}
