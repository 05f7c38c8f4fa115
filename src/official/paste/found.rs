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
    /// The lines above that told it, if it was used so far.
    pub lines: Vec<usize>,
    /// What is not used any more.
    pub cell: (Year, Group, Indicator),
}

impl Found {
    /// Whether a line above says otherwise, now or before: then neither is used.
    pub fn contradicts(&mut self, (year, group, indicator, level): Told) -> Option<Contradiction> {
        let cell = (year, group, indicator);
        if self.contradicted.contains(&cell) {
            return Some(Contradiction { lines: Vec::new(), cell });
        }
        let of_cell = |(_, (y, g, i, _)): &&(usize, Told)| (*y, *g, *i) == cell;
        let told: Vec<_> = self.told.iter().filter(of_cell).copied().collect();
        if told.iter().all(|(_, (.., before))| *before == level) {
            return None;
        }
        self.contradicted.push(cell);
        self.told.retain(|told| !of_cell(&told));
        Some(Contradiction { lines: told.into_iter().map(|(line, _)| line).collect(), cell })
    }

    /// A level of a line of which nothing is used: where no other line tells it, none below is believed either.
    pub fn leave_out(&mut self, (year, group, indicator, _): Told) {
        let cell = (year, group, indicator);
        if self.told.iter().all(|(_, (y, g, i, _))| (*y, *g, *i) != cell) {
            self.contradicted.push(cell);
        }
    }

    /// Takes a level that a line tells, and that nothing contradicts.
    pub fn take(&mut self, line: usize, told: Told) {
        self.told.push((line, told));
    }

    /// How many levels were found.
    pub fn len(&self) -> usize {
        let told = self.told.iter().enumerate();
        let is_new = |at: usize, told: &Told| self.told.iter().take(at).all(|(_, one)| one != told);
        told.filter(|(at, (_, told))| is_new(*at, told)).count()
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
