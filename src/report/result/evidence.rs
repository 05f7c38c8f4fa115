//! The evidence: which priorities each group misses in each year of the window.

use crate::rules::{
    criteria::YearCriteria,
    determination::Determination,
    outcome::Outcome,
    terms::{Group, StatePriority, Year},
    year_test::YearResult,
};

/// The evidence: groups by years of the window, newest year first.
#[derive(Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The years, newest first.
    pub years: Vec<Year>,
    /// A row for each group that is counted in some year, or of which something is told.
    pub rows: Vec<(Group, Vec<Cell>)>,
    /// The whole charter's local indicators, by year; none where the year's criteria do not use them.
    pub local: Vec<Option<LocalCell>>,
    /// Whether each year meets the criteria by itself.
    pub outcomes: Vec<Outcome>,
}

/// What the evidence says of a group in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Not counted, or no Dashboard.
    NotCounted,
    /// Not known whether it is counted.
    Unknown,
    /// Counted.
    Counted {
        /// The state priorities that are missed for certain.
        missed: Vec<u8>,
        /// Those that may be.
        open: Vec<u8>,
    },
}

/// What the evidence says of the local indicators of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalCell {
    /// Missed for two or more years for certain.
    pub missed: Vec<u8>,
    /// May be.
    pub open: Vec<u8>,
}

/// The evidence of a determination.
pub fn evidence(determination: &Determination) -> Evidence {
    let years: Vec<_> = determination.years.iter().rev().collect();
    let cell = |group: Group, year: &YearResult| {
        let Some(result) = year.groups.iter().find(|g| g.group == group) else {
            return Cell::NotCounted;
        };
        let with = |outcome: Outcome| {
            let all = StatePriority::ALL.into_iter().zip(result.priorities);
            all.filter(|(_, o)| *o == outcome).map(|(p, _)| p.number()).collect()
        };
        match result.counted {
            Outcome::NotMet => Cell::NotCounted,
            Outcome::Unknown => Cell::Unknown,
            Outcome::Met => {
                Cell::Counted { missed: with(Outcome::Met), open: with(Outcome::Unknown) }
            }
        }
    };
    let rows = Group::ALL.into_iter().map(|g| (g, years.iter().map(|y| cell(g, y)).collect()));
    let counted =
        |(_, cells): &(Group, Vec<Cell>)| cells.iter().any(|c| matches!(c, Cell::Counted { .. }));
    Evidence {
        years: years.iter().map(|y| y.year).collect(),
        rows: rows.filter(counted).collect(),
        local: years
            .iter()
            .map(|y| {
                let used = YearCriteria::of(y.year).is_some_and(|c| !c.local.is_empty());
                used.then(|| LocalCell {
                    missed: y.local(Outcome::Met),
                    open: y.local(Outcome::Unknown),
                })
            })
            .collect(),
        outcomes: years.iter().map(|y| y.outcome).collect(),
    }
}
