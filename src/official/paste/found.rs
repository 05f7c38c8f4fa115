//! The levels that were found, each with its line. Where two lines say different things of one cell, neither is used.

use super::super::{kind::scale, merge::Place};
use crate::{
    case::{Case, origin::Origin},
    content::{GROUPS, INDICATORS, LEVELS, named},
    rules::terms::{Grades, Group, Indicator, Level, Year},
};

/// A level of a group.
pub type Told = (Year, Group, Indicator, Level);

/// The levels that were found.
#[derive(Default)]
pub struct Found {
    /// With the places of their lines.
    told: Vec<(usize, Told)>,
    contradicted: Vec<(Year, Group, Indicator)>,
}

/// A level that two lines tell differently.
pub struct Contradiction {
    /// The line above, if that was used so far.
    pub line: Option<usize>,
    /// What is not used any more.
    pub cell: (Year, Group, Indicator),
}

impl Found {
    /// Whether a line above says otherwise, now or before: then neither is used.
    pub fn contradicts(&mut self, (year, group, indicator, level): Told) -> Option<Contradiction> {
        let cell = (year, group, indicator);
        if self.contradicted.contains(&cell) {
            return Some(Contradiction { line: None, cell });
        }
        let is_other = |(_, (y, g, i, l)): &(usize, Told)| (*y, *g, *i) == cell && *l != level;
        let place = self.told.iter().position(is_other)?;
        self.contradicted.push(cell);
        Some(Contradiction { line: Some(self.told.remove(place).0), cell })
    }

    /// Takes a level that a line tells, and that nothing contradicts.
    pub fn take(&mut self, line: usize, told: Told) {
        if self.told.iter().all(|(_, other)| *other != told) {
            self.told.push((line, told));
        }
    }

    /// How many levels were found.
    pub fn len(&self) -> usize {
        self.told.len()
    }

    /// The facts, each with its origin.
    pub fn case(&self) -> Case {
        let mut case = Case::default();
        for (_, (year, group, indicator, level)) in &self.told {
            case.change_dashboard(*year, |d| d.set_level(*group, *indicator, Some(*level)));
            let place = Place::Level(*year, *group, *indicator);
            case.set_origin(&place.name(), level.code(), &Origin::Pasted);
            // A level says that the group counts, unless it is that there is none.
            if case.dashboard(*year).shows(*group) {
                let place = Place::Counted(*year, *group);
                case.set_origin(&place.name(), "true", &Origin::Pasted);
            }
        }
        case
    }
}

/// Why a level cannot be one of its year, if it cannot.
pub fn refusal((year, group, indicator, level): Told) -> Option<String> {
    let name = named(GROUPS, group.code()).0;
    if !group.exists_in(year) {
        return Some(format!("the Dashboard of {year} did not report {name}"));
    }
    if !indicator.applies_to(group, Grades::Both) {
        let indicator = named(INDICATORS, indicator.code()).0;
        return Some(format!("{indicator} is not reported for {name}: is it another indicator's?"));
    }
    let published = scale(indicator, year);
    let is_of_scale = level.scale().is_none() || level.scale() == published;
    (published.is_none() || !is_of_scale).then(|| {
        let level = named(LEVELS, level.code()).0;
        format!(
            "“{level}” was not published for {} in {year}: is it another year's?",
            of(group, indicator)
        )
    })
}

/// What a cell is called.
pub fn of(group: Group, indicator: Indicator) -> String {
    let (indicator, group) = (named(INDICATORS, indicator.code()).0, named(GROUPS, group.code()).0);
    format!("{indicator} of {group}")
}
