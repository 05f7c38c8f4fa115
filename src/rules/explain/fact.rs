//! The name of a single fact, such as `2025/SWD/MATH`, and which facts are known or unknown.

use std::fmt;

use crate::rules::{
    facts::{Facts, GroupFacts, YearFacts},
    rule_set::RuleSet,
    terms::{Grades, Group, Indicator, LocalPriority, Year},
};

/// A single fact of a charter. Facts are ordered later years first, then as they are asked for: whether there is a
/// Dashboard, group by group, local indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// The Dashboard year.
    pub year: Year,
    /// What of the year.
    pub what: What,
}

/// What a fact tells of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Whether there is a Dashboard.
    Published,
    /// Something of a group.
    Group(Group, OfGroup),
    /// Whether a local indicator was not met for two or more years.
    Local(LocalPriority),
}

/// What a fact tells of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfGroup {
    /// Whether it is counted.
    Counted,
    /// The priorities that CDE says it met the criteria for.
    Priorities,
    /// That CDE shows no code for it.
    FewerThanTwo,
    /// Its level of an indicator.
    Level(Indicator),
}

impl PartialOrd for Fact {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fact {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        other.year.cmp(&self.year).then_with(|| self.what.cmp(&other.what))
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.what {
            What::Published => write!(f, "{year}/published"),
            What::Local(priority) => write!(f, "{year}/local/{}", priority.number()),
            What::Group(group, of_group) => {
                let group = group.code();
                match of_group {
                    OfGroup::Counted => write!(f, "{year}/{group}/counted"),
                    OfGroup::Priorities => write!(f, "{year}/{group}/priorities"),
                    OfGroup::FewerThanTwo => write!(f, "{year}/{group}/fewer_than_two"),
                    OfGroup::Level(indicator) => write!(f, "{year}/{group}/{}", indicator.code()),
                }
            }
        }
    }
}

impl Fact {
    /// A fact of a group.
    pub const fn of_group(year: Year, group: Group, what: OfGroup) -> Self {
        Self { year, what: What::Group(group, what) }
    }
}

/// A charter's facts as if only these were known.
pub fn only(facts: &Facts, known: &[Fact]) -> Facts {
    let mut kept = Facts { years: Vec::new(), ..facts.clone() };
    for (year, told) in &facts.years {
        let mut year_kept = YearFacts::default();
        for fact in known.iter().filter(|f| f.year == *year) {
            keep(told, fact.what, &mut year_kept);
        }
        kept.years.push((*year, year_kept));
    }
    kept
}

fn keep(told: &YearFacts, what: What, kept: &mut YearFacts) {
    match what {
        What::Published => kept.published = told.published,
        What::Local(priority) => {
            let place = kept.local.iter_mut().zip(told.local).nth(priority as usize);
            if let Some((place, told)) = place {
                *place = told;
            }
        }
        What::Group(group, of_group) => {
            let told = told.groups.get(group);
            let Some(kept) = kept.groups.get_mut(group) else { return };
            match of_group {
                OfGroup::Counted => kept.counted = told.counted,
                OfGroup::Priorities => kept.priorities = told.priorities,
                OfGroup::FewerThanTwo => kept.fewer_than_two = told.fewer_than_two,
                OfGroup::Level(i) => kept.levels.set(i, told.levels.get(i)),
            }
        }
    }
}

/// Every fact that a rule set can use and that is not known, in order.
pub fn unknown(facts: &Facts, rules: &RuleSet) -> Vec<Fact> {
    let nothing = YearFacts::default();
    let mut unknown = Vec::new();
    for criteria in rules.window.iter().rev() {
        let year = criteria.year;
        let known = facts.year(year).unwrap_or(&nothing);
        if known.published == Some(false) {
            continue;
        }
        if known.is_empty() {
            unknown.push(Fact { year, what: What::Published });
        }
        for group in Group::ALL.into_iter().filter(|g| g.exists_in(year)) {
            let of_group = unknown_of_group(&known.groups.get(group), group, facts.grades);
            unknown.extend(of_group.map(|what| Fact::of_group(year, group, what)));
        }
        let local = known.local().filter(|(p, told)| told.is_none() && criteria.local.contains(p));
        unknown.extend(local.map(|(p, _)| Fact { year, what: What::Local(p) }));
    }
    unknown
}

fn unknown_of_group(
    known: &GroupFacts,
    group: Group,
    grades: Grades,
) -> impl Iterator<Item = OfGroup> + use<> {
    let ruled_out = known.counted == Some(false);
    let counted = (!ruled_out && known.counted.is_none() && !known.shows_counted())
        .then_some(OfGroup::Counted);
    // Where CDE shows no code, what is unknown is which priority, if any.
    let priorities = (!ruled_out && known.reads_fewer_than_two()).then_some(OfGroup::Priorities);
    let asks_levels = !ruled_out && known.priorities.is_none() && !known.reads_fewer_than_two();
    let levels: Vec<OfGroup> = Indicator::ALL
        .into_iter()
        .filter(|i| asks_levels && known.levels.get(*i).is_none() && i.applies_to(group, grades))
        .map(OfGroup::Level)
        .collect();
    counted.into_iter().chain(priorities).chain(levels)
}
