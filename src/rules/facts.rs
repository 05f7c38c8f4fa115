//! What is known of a charter, one fact a field; everything else is unknown.
//!
//! These are the engine's own types: the case file and the draft are read into them by `case`. Flags such as
//! "every other level is better" have been written out, and what cannot apply has been left out, so a fact here is
//! always one that the rules may use. What a fact implies (a level shows that the group is counted, any fact shows
//! that there was a Dashboard) is worked out by `standing`, not stored.

use super::terms::{
    Grades, Indicator, Level, LocalPriority, PerGroup, PerIndicator, Priorities, Year,
};

/// What is known of a charter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The grades served.
    pub grades: Grades,
    /// Who authorized the charter.
    pub authorizer: Option<Authorizer>,
    /// Whether technical assistance under EC 47607.3 was given.
    pub assistance_given: Option<bool>,
    /// The years told of, in any order; a year that is absent is unknown throughout.
    pub years: Vec<(Year, YearFacts)>,
    /// What CDE published for the as-of years, in any order. Never changes an outcome.
    pub official: Vec<(Year, Official)>,
}

/// Who authorized a charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authorizer {
    /// A school district.
    District,
    /// A county board of education.
    County,
    /// The State Board of Education.
    State,
}

/// What is known of one Dashboard year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearFacts {
    /// Whether the charter has a Dashboard. Unknown with any other fact of the year given: it has.
    pub published: Option<bool>,
    /// What is known of each group.
    pub groups: PerGroup<GroupFacts>,
    /// For each local priority, in the order of [`LocalPriority::ALL`]: whether it was not met for two or more
    /// years.
    pub local: [Option<bool>; 5],
}

/// What is known of a student group in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupFacts {
    /// Whether the group is numerically significant.
    pub counted: Option<bool>,
    /// The levels shown.
    pub levels: PerIndicator<Option<Level>>,
    /// The state priorities that CDE says the group met the criteria for; wins over `levels`.
    pub priorities: Option<Priorities>,
    /// CDE's file shows no code: at most one state priority, unknown which. Only where neither `levels` nor
    /// `priorities` is given.
    pub fewer_than_two: bool,
}

/// What CDE published for a charter in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Official {
    /// Whether the charter was identified for differentiated assistance.
    pub differentiated: Option<bool>,
    /// Whether CDE marks the charter under EC 47607.
    pub ec47607: Option<bool>,
}

impl Facts {
    /// What is known of a year.
    pub fn year(&self, year: Year) -> Option<&YearFacts> {
        self.years.iter().find(|(y, _)| *y == year).map(|(_, facts)| facts)
    }

    /// What CDE published for a year.
    pub fn official(&self, year: Year) -> Official {
        self.official.iter().find(|(y, _)| *y == year).map(|(_, o)| *o).unwrap_or_default()
    }
}

impl YearFacts {
    /// Whether nothing is told of the year, not even whether there was a Dashboard.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The local priorities with what is known of them.
    pub fn local(&self) -> impl Iterator<Item = (LocalPriority, Option<bool>)> {
        LocalPriority::ALL.into_iter().zip(self.local)
    }
}

impl GroupFacts {
    /// Whether a level or a priority shows that the group is counted.
    pub fn shows_counted(&self) -> bool {
        self.levels.iter().any(|(_, level)| level.is_some_and(|l| l != Level::None))
            || self.priorities.is_some_and(|p| !p.is_empty())
    }

    /// Whether "at most one priority" is all that is known of its results.
    pub fn reads_fewer_than_two(&self) -> bool {
        self.fewer_than_two && self.priorities.is_none() && !self.has_levels()
    }

    /// Whether any level is given, `none` included.
    pub fn has_levels(&self) -> bool {
        Indicator::ALL.into_iter().any(|i| self.levels.get(i).is_some())
    }
}
