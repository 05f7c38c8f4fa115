//! CDE's criteria: when a student group's results in a year mean that a state priority counts as "not met".
//!
//! They are data, one file a year in `criteria/` (whose `README.md` is the guide for adding one), checked and compiled
//! into this module when the project is built. Every year has the same shape: for some groups, a priority is flagged when
//! one of several conditions holds, each condition being that all its indicators are at one of their worst levels.

use super::terms::{
    Group, Groups, Indicator, Level, Levels, LocalPriority, PerIndicator, Priorities, Scale,
    StatePriority, Year,
};

/// The criteria of one Dashboard year.
#[derive(Clone, Debug)]
pub struct YearCriteria {
    /// The Dashboard year.
    pub year: Year,
    /// The id of the source in `content`.
    pub source: &'static str,
    /// In which vocabulary each indicator was published.
    pub scales: PerIndicator<Scale>,
    /// The local indicators that count that year; none in 2022.
    pub local: &'static [LocalPriority],
    /// When a state priority is flagged; at most one criterion for a priority and a group.
    pub criteria: &'static [Criterion],
    /// Worked examples of the criteria.
    pub examples: &'static [Example],
}

/// When a state priority is flagged for certain groups: any of the clauses holds.
#[derive(Debug)]
pub struct Criterion {
    /// The priority.
    pub priority: StatePriority,
    /// How well the criterion is known.
    pub confidence: Confidence,
    /// The groups to which it applies.
    pub groups: Groups,
    /// Clauses; a clause holds when all its conditions do.
    pub any: &'static [&'static [Condition]],
}

impl Criterion {
    /// Whether it holds for these levels; `unknown` says whether one that is not known satisfies a condition.
    pub fn holds(&self, levels: &PerIndicator<Option<Level>>, unknown: bool) -> bool {
        let satisfies = |condition: &Condition| {
            levels.get(condition.indicator).map_or(unknown, |level| condition.levels.has(level))
        };
        self.any.iter().any(|clause| clause.iter().all(satisfies))
    }

    /// Whether it is not read at an official source.
    pub fn is_secondary(&self) -> bool {
        self.confidence != Confidence::A
    }

    /// Whether some condition of it names the indicator.
    pub fn uses(&self, indicator: Indicator) -> bool {
        self.any.iter().copied().flatten().any(|condition| condition.indicator == indicator)
    }
}

/// The indicator is at one of these levels: always the worst ones, never `none`.
#[derive(Debug)]
pub struct Condition {
    /// The indicator.
    pub indicator: Indicator,
    /// Its levels that satisfy the condition.
    pub levels: Levels,
}

/// How well a criterion is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Read at an official source, or computed from official data.
    A,
    /// Several good secondary sources agree.
    B,
    /// Inferred, or one source.
    C,
}

/// A worked example of a criterion: with these levels, and no other, the group is flagged or not.
#[derive(Debug)]
pub struct Example {
    /// The student group.
    pub group: Group,
    /// The state priority's number.
    pub priority: u8,
    /// The levels that the Dashboard shows; every other is `none`.
    pub levels: &'static [(Indicator, Level)],
    /// Whether the priority is flagged.
    pub flagged: bool,
}

include!(concat!(env!("OUT_DIR"), "/criteria.rs"));

/// What a group's levels say of its state priorities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Flags {
    /// Flagged whatever the unknown levels are.
    pub certain: Priorities,
    /// Flagged for some value of the unknown levels.
    pub possible: Priorities,
}

impl YearCriteria {
    /// The criteria of a year, if determinations of that year are known.
    pub fn of(year: Year) -> Option<&'static Self> {
        YEARS.iter().find(|y| y.year == year)
    }

    /// The criteria that apply to a group.
    pub fn of_group(&self, group: Group) -> impl Iterator<Item = &'static Criterion> + use<> {
        self.criteria.iter().filter(move |criterion| criterion.groups.has(group))
    }

    /// What a group's levels (`None` = unknown) say of its priorities.
    pub fn flags(&self, group: Group, levels: &PerIndicator<Option<Level>>) -> Flags {
        let mut flags = Flags::default();
        for criterion in self.of_group(group) {
            // An unknown level can be `none`, which flags nothing, or the worst one, which satisfies every condition.
            if criterion.holds(levels, false) {
                flags.certain = flags.certain.with(criterion.priority.number());
            }
            if criterion.holds(levels, true) {
                flags.possible = flags.possible.with(criterion.priority.number());
            }
        }
        flags
    }

    /// The levels of an indicator that matter for a group: those that some condition names. None for an indicator that
    /// the year's criteria do not use.
    pub fn levels_that_matter(&self, group: Group, indicator: Indicator) -> Levels {
        self.of_group(group)
            .flat_map(|c| c.any.iter().copied().flatten())
            .filter(|condition| condition.indicator == indicator)
            .fold(Levels::default(), |all, condition| all.or(condition.levels))
    }

    /// The state priorities whose criterion for this group is not read at an official source.
    pub fn secondary(&self, group: Group) -> Priorities {
        let secondary = self.of_group(group).filter(|c| c.is_secondary());
        secondary.map(|c| c.priority.number()).collect()
    }

    /// The same for whatever groups.
    pub fn all_secondary(&self) -> Priorities {
        let secondary = self.criteria.iter().filter(|c| c.is_secondary());
        secondary.map(|c| c.priority.number()).collect()
    }

    /// Whether a worked example comes out as it says.
    pub fn confirms(&self, example: &Example) -> bool {
        let levels = PerIndicator::of(|i| {
            let given = example.levels.iter().find(|(indicator, _)| *indicator == i);
            Some(given.map_or(Level::None, |(_, level)| *level))
        });
        let flags = self.flags(example.group, &levels);
        flags.certain == flags.possible && flags.certain.has(example.priority) == example.flagged
    }

    /// Whether the year published a level in this vocabulary for the indicator; `none` always fits.
    pub fn publishes(&self, indicator: Indicator, level: Level) -> bool {
        level.scale().is_none_or(|scale| scale == self.scales.get(indicator))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_examples_hold() {
        for year in YEARS {
            for example in year.examples {
                assert!(year.confirms(example), "{}: {example:?}", year.year);
                let contrary = Example { flagged: !example.flagged, ..*example };
                assert!(!year.confirms(&contrary), "{}: {contrary:?}", year.year);
            }
        }
    }

    #[test]
    fn every_year_flags_what_the_law_names() {
        let years: Vec<u16> = YEARS.iter().map(|y| y.year.0).collect();
        assert_eq!(years, [2019, 2022, 2023, 2024, 2025]);
        for criteria in YEARS {
            for group in Group::ALL.into_iter().filter(|g| g.exists_in(criteria.year)) {
                let flags = criteria.flags(group, &PerIndicator::default());
                let expected: &[u8] =
                    if criteria.year == Year(2022) { &[4, 5, 6] } else { &[4, 5, 6, 8] };
                assert!(flags.certain.is_empty());
                assert_eq!(flags.possible, expected.iter().copied().collect(), "{group:?}");
            }
        }
    }
}
