//! The levels that were found, each with its line. Where two lines say different things of one cell, neither is used.

use super::super::{kind::scale, merge::Place};
use crate::{
    case::{Case, origin::Origin},
    content::{GROUPS, INDICATORS, LEVELS, named},
    rules::terms::{Grades, Group, Indicator, Level, Year},
};

/// A level of a group.
pub type Told = (Year, Group, Indicator, Level);

/// What a level is of.
pub type Cell = (Year, Group, Indicator);

/// The levels that were found.
#[derive(Default)]
pub struct Found(Vec<Entry>);

/// What was found of a cell.
struct Entry {
    cell: Cell,
    /// None where it is not believed.
    level: Option<Level>,
    /// The places of the lines that tell it.
    lines: Vec<usize>,
}

/// A level that two lines tell differently.
pub struct Contradiction {
    /// The lines above that told it, if it was used so far.
    pub lines: Vec<usize>,
    /// What is not used any more.
    pub cell: Cell,
}

impl Found {
    fn entry(&mut self, cell: Cell) -> Option<&mut Entry> {
        self.0.iter_mut().find(|entry| entry.cell == cell)
    }

    /// Whether a line above says otherwise, now or before: then neither is used.
    pub fn contradicts(&mut self, (year, group, indicator, level): Told) -> Option<Contradiction> {
        let entry = self.entry((year, group, indicator))?;
        if entry.level == Some(level) {
            return None;
        }
        entry.level = None;
        Some(Contradiction { lines: std::mem::take(&mut entry.lines), cell: entry.cell })
    }

    /// A level of a line of which nothing is used: where no other line tells it, none below is believed either.
    pub fn leave_out(&mut self, (year, group, indicator, _): Told) {
        let cell = (year, group, indicator);
        if self.entry(cell).is_none() {
            self.0.push(Entry { cell, level: None, lines: Vec::new() });
        }
    }

    /// Takes a level that a line tells, and that nothing contradicts.
    pub fn take(&mut self, line: usize, (year, group, indicator, level): Told) {
        let cell = (year, group, indicator);
        match self.entry(cell) {
            Some(entry) => entry.lines.push(line),
            None => self.0.push(Entry { cell, level: Some(level), lines: vec![line] }),
        }
    }

    /// The levels that are believed.
    fn levels(&self) -> impl Iterator<Item = (Cell, Level)> {
        self.0.iter().filter_map(|entry| Some((entry.cell, entry.level?)))
    }

    /// How many levels were found.
    pub fn len(&self) -> usize {
        self.levels().count()
    }

    /// The facts, each with its origin.
    pub fn case(&self) -> Case {
        let mut case = Case::default();
        for ((year, group, indicator), level) in self.levels() {
            case.change_dashboard(year, |d| d.set_level(group, indicator, Some(level)));
            let place = Place::Level(year, group, indicator);
            case.set_origin(&place.name(), level.code(), &Origin::Pasted);
            // A level says that the group counts, unless it is that there is none.
            if case.dashboard(year).shows(group) {
                let place = Place::Counted(year, group);
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
