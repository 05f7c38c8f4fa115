//! What the known facts leave open of a year: which groups may be counted, and which priorities may be flagged.
//!
//! This is the step from facts to rules. Every test is answered from the bounds computed here: for each group the
//! priorities that are flagged whatever the unknown facts are, and those that may be. Bounds are exact, because
//! indicators, groups, local indicators and years are independent of each other and a criterion only ever
//! gains from a worse level.

use super::{
    criteria::YearCriteria,
    facts::{Facts, GroupFacts, YearFacts},
    terms::{
        Group, Groups, Level, LocalPriority, PerGroup, PerIndicator, Priorities, StatePriority,
        Year,
    },
};

/// What is known and what is open of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearStanding {
    /// The Dashboard year.
    pub year: Year,
    /// Some completion has a Dashboard.
    pub may_publish: bool,
    /// Some completion has none.
    pub may_not_publish: bool,
    /// Groups counted in every completion that has a Dashboard.
    pub sure: Groups,
    /// Groups counted in some completion that has a Dashboard.
    pub open: Groups,
    /// What may be flagged for each group, when it is counted.
    pub groups: PerGroup<GroupStanding>,
    /// Local priorities flagged in every completion that has a Dashboard.
    pub local_certain: Priorities,
    /// Local priorities flagged in some completion that has a Dashboard.
    pub local_possible: Priorities,
}

/// Which state priorities are flagged for a group when it is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupStanding {
    /// Flagged whatever the unknown facts are.
    pub certain: Priorities,
    /// Flagged for some of them.
    pub possible: Priorities,
    /// No more than one of the possible ones at a time.
    pub at_most_one: bool,
}

/// Which unknown facts to assume: those that flag as much as can be, or as little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// As many priorities as can be flagged together.
    Most,
    /// As few as can be.
    Least,
}

impl GroupStanding {
    /// The state priorities at one bound, beside the local priorities `local`.
    fn state(&self, bound: Bound, local: Priorities) -> Priorities {
        match bound {
            Bound::Least => self.certain,
            Bound::Most if self.at_most_one => {
                // The one that adds most is one that no local indicator flags already.
                let adds = self.possible.numbers().find(|n| !local.has(*n));
                adds.into_iter().collect()
            }
            Bound::Most => self.possible,
        }
    }
}

impl YearStanding {
    /// What the facts leave open of a year.
    pub fn of(facts: &Facts, criteria: &'static YearCriteria) -> Self {
        let unknown = YearFacts::default();
        let given = facts.year(criteria.year).unwrap_or(&unknown);
        let exists = |g: &Group| g.exists_in(criteria.year);
        let counted = |g: Group| {
            let group = given.groups.get(g);
            group.counted.or_else(|| group.shows_counted().then_some(true))
        };
        let published = given.published.or_else(|| (!given.is_empty()).then_some(true));
        let local = |flagged: fn(Option<bool>) -> bool| {
            given
                .local()
                .filter(|(p, fact)| criteria.local.contains(p) && flagged(*fact))
                .map(|(p, _)| p.number())
                .collect()
        };
        Self {
            year: criteria.year,
            may_publish: published != Some(false),
            may_not_publish: published != Some(true),
            sure: Group::ALL
                .into_iter()
                .filter(exists)
                .filter(|g| counted(*g) == Some(true))
                .collect(),
            open: Group::ALL
                .into_iter()
                .filter(exists)
                .filter(|g| counted(*g) != Some(false))
                .collect(),
            groups: PerGroup::of(|g| group_standing(facts, criteria, g, &given.groups.get(g))),
            local_certain: local(|fact| fact == Some(true)),
            local_possible: local(|fact| fact != Some(false)),
        }
    }

    /// A year of which nothing is known, not even its criteria: everything may be.
    pub fn unknown(year: Year) -> Self {
        let state: Priorities = StatePriority::ALL.into_iter().map(StatePriority::number).collect();
        let open = GroupStanding { certain: Priorities::NONE, possible: state, at_most_one: false };
        Self {
            year,
            may_publish: true,
            may_not_publish: true,
            sure: Groups::NONE,
            open: Group::ALL.into_iter().filter(|g| g.exists_in(year)).collect(),
            groups: PerGroup::of(|_| open),
            local_certain: Priorities::NONE,
            local_possible: LocalPriority::ALL.into_iter().map(LocalPriority::number).collect(),
        }
    }

    /// The local priorities flagged at one bound, in a year that has a Dashboard.
    pub fn local(&self, bound: Bound) -> Priorities {
        match bound {
            Bound::Most => self.local_possible,
            Bound::Least => self.local_certain,
        }
    }

    /// Groups that, when counted, have at least `count` priorities at one bound: state priorities alone, or
    /// together with the local ones.
    pub fn with_priorities(&self, count: u32, with_local: bool, bound: Bound) -> Groups {
        let local = if with_local { self.local(bound) } else { Priorities::NONE };
        self.reaching(count, local, bound)
    }

    /// Groups that, when counted, have at least `count` priorities at one bound together with these local ones.
    pub fn reaching(&self, count: u32, local: Priorities, bound: Bound) -> Groups {
        self.open
            .iter()
            .filter(|g| self.groups.get(*g).state(bound, local).or(local).len() >= count)
            .collect()
    }

    /// Groups that, when counted, have a state priority at one bound while a local indicator flags a different one.
    pub fn with_state_and_local(&self, bound: Bound) -> Groups {
        let local = self.local(bound);
        self.open
            .iter()
            .filter(|g| {
                let state = self.groups.get(*g).state(bound, local);
                !state.is_empty() && !local.is_empty() && state.or(local).len() >= 2
            })
            .collect()
    }

    /// Those of `groups` that are counted at one bound, in a year that has a Dashboard at that bound.
    pub fn counted(&self, groups: Groups, bound: Bound) -> Groups {
        match bound {
            Bound::Most if self.may_publish => groups.and(self.open),
            Bound::Least if !self.may_not_publish => groups.and(self.sure),
            _ => Groups::NONE,
        }
    }

    /// Whether local indicators flag two or more priorities at one bound.
    pub fn two_local(&self, bound: Bound) -> bool {
        let has_dashboard = match bound {
            Bound::Most => self.may_publish,
            Bound::Least => !self.may_not_publish,
        };
        has_dashboard && self.local(bound).len() >= 2
    }

    /// The same year when all is known of a group: not counted, or counted with as many priorities as can be, or as few.
    #[must_use]
    pub fn with_group(&self, group: Group, counted: Option<Bound>) -> Self {
        let mut known = self.clone();
        let only = Groups::NONE.with(group);
        match counted {
            None => {
                known.open = known.open.without(only);
                known.sure = known.sure.without(only);
            }
            Some(bound) => {
                known.sure = known.sure.or(only);
                if let Some(standing) = known.groups.get_mut(group) {
                    let flagged = standing.state(bound, self.local_possible);
                    let (certain, possible) = (flagged, flagged);
                    *standing = GroupStanding { certain, possible, at_most_one: false };
                }
            }
        }
        // Something known of a group means that there is a Dashboard.
        known.may_not_publish = false;
        known
    }

    /// The same year when what `priorities_of` names for a group is not known, unless CDE itself told it.
    #[must_use]
    pub fn doubting(&self, facts: &Facts, priorities_of: impl Fn(Group) -> Priorities) -> Self {
        let mut doubted = self.clone();
        for group in self.open.iter() {
            let told = facts.year(self.year).map(|y| y.groups.get(group)).unwrap_or_default();
            if told.priorities.is_some() || told.fewer_than_two {
                continue;
            }
            if let Some(standing) = doubted.groups.get_mut(group) {
                let doubtful = priorities_of(group);
                standing.certain =
                    standing.certain.numbers().filter(|n| !doubtful.has(*n)).collect();
                standing.possible = standing.possible.or(doubtful);
            }
        }
        doubted
    }
}

/// What the facts of a group in a year leave open.
fn group_standing(
    facts: &Facts,
    criteria: &YearCriteria,
    group: Group,
    given: &GroupFacts,
) -> GroupStanding {
    if let Some(priorities) = given.priorities {
        return GroupStanding { certain: priorities, possible: priorities, at_most_one: false };
    }
    let levels = PerIndicator::of(|i| {
        if i.applies_to(group, facts.grades) { given.levels.get(i) } else { Some(Level::None) }
    });
    let flags = criteria.flags(group, &levels);
    if given.reads_fewer_than_two() {
        return GroupStanding {
            certain: Priorities::NONE,
            possible: flags.possible,
            at_most_one: true,
        };
    }
    GroupStanding { certain: flags.certain, possible: flags.possible, at_most_one: false }
}

impl GroupStanding {
    /// Whether a state priority is flagged in every, and in some, completion in which the group is counted.
    pub fn bounds(&self, priority: StatePriority) -> (bool, bool) {
        (self.certain.has(priority.number()), self.possible.has(priority.number()))
    }
}
