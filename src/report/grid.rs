//! A year's results as a sheet: where its cells are, how one gets from each to the next, what a key says there.
//!
//! A sheet works as a spreadsheet does, since those who use it know one. What may be told in a cell follows from the
//! criteria of the year, so a key that says nothing there changes nothing.

pub mod paste;

use super::{
    names,
    screens::{columns, groups_to_ask, matters},
};
use crate::{
    case::{Case, Dashboard},
    rules::{
        criteria::YearCriteria,
        terms::{Grades, Group, Indicator, Level, Scale},
    },
};

/// The cells of a year.
pub struct Sheet {
    /// Its rows.
    pub groups: Vec<Group>,
    /// Its columns.
    pub indicators: Vec<Indicator>,
    criteria: &'static YearCriteria,
    grades: Grades,
}

/// A cell, by its row and its column from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
}

/// All cells between two, which are corners; often it is one cell.
pub type Range = (Place, Place);

/// A way from a cell to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the cell before it in its row.
    Left,
    /// To the next cell of its row.
    Right,
    /// To the cell above.
    Up,
    /// To the cell below.
    Down,
    /// To the first cell of its row.
    RowStart,
    /// To the last cell of its row.
    RowEnd,
    /// To the first cell of all.
    First,
    /// To the last cell of all.
    Last,
}

/// What is told in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// What a key stands for, in the words of the indicator.
    Key(char),
    /// A level.
    Level(Level),
    /// Nothing any more.
    Unknown,
}

/// A level that is told, or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Of this group.
    pub group: Group,
    /// And this indicator.
    pub indicator: Indicator,
    /// None: taken back.
    pub level: Option<Level>,
}

impl Change {
    /// Makes the change.
    pub fn make(self, dashboard: &mut Dashboard) {
        dashboard.set_level(self.group, self.indicator, self.level);
    }
}

impl Sheet {
    /// The sheet of a year.
    pub fn of(case: &Case, criteria: &'static YearCriteria) -> Self {
        let grades = case.school.grades();
        Self {
            groups: groups_to_ask(case, criteria),
            indicators: columns(grades, criteria),
            criteria,
            grades,
        }
    }

    /// The group and the indicator that cross in a cell, used or not; nothing outside the sheet.
    pub fn crossing(&self, place: Place) -> Option<(Group, Indicator)> {
        Some((*self.groups.get(place.row)?, *self.indicators.get(place.column)?))
    }

    /// What a cell is of; nothing outside the sheet and where no level can matter.
    pub fn at(&self, place: Place) -> Option<(Group, Indicator)> {
        self.crossing(place).filter(|(group, i)| matters(self.grades, self.criteria, *group, *i))
    }

    /// All places, row by row.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        let columns = self.indicators.len();
        (0..self.groups.len())
            .flat_map(move |row| (0..columns).map(move |column| Place { row, column }))
    }

    /// The cell that a step leads to; at an edge the same.
    pub fn step(&self, from: Place, step: Step) -> Place {
        let last = Place {
            row: self.groups.len().saturating_sub(1),
            column: self.indicators.len().saturating_sub(1),
        };
        let Place { row, column } = from;
        match step {
            Step::Left => Place { row, column: column.saturating_sub(1) },
            Step::Right => Place { row, column: last.column.min(column + 1) },
            Step::Up => Place { row: row.saturating_sub(1), column },
            Step::Down => Place { row: last.row.min(row + 1), column },
            Step::RowStart => Place { row, column: 0 },
            Step::RowEnd => Place { row, column: last.column },
            Step::First => Place::default(),
            Step::Last => last,
        }
    }

    /// The next cell in which something can be told: to the right, then in the next row. After the last one the same.
    pub fn next(&self, from: Place) -> Place {
        let mut later = self.places().skip_while(|place| *place != from).skip(1);
        later.find(|place| self.at(*place).is_some()).unwrap_or(from)
    }

    /// The cells of a range in which something can be told.
    pub fn within(&self, range: Range) -> impl Iterator<Item = (Place, Group, Indicator)> {
        let cells = self.places().filter(move |place| holds(range, *place));
        cells.filter_map(|place| self.at(place).map(|(group, indicator)| (place, group, indicator)))
    }

    /// What an entry changes in the cells of a range: nothing where it says nothing.
    pub fn enter(&self, range: Range, entry: Entry) -> Vec<Change> {
        let change = |(_, group, indicator)| self.change(group, indicator, entry);
        self.within(range).filter_map(change).collect()
    }

    fn change(&self, group: Group, indicator: Indicator, entry: Entry) -> Option<Change> {
        let level = match entry {
            Entry::Unknown => None,
            Entry::Level(level) => Some(level),
            Entry::Key(key) => Some(level_of(key, self.criteria.scales.get(indicator))?),
        };
        let published = level.is_none_or(|level| self.criteria.publishes(indicator, level));
        published.then_some(Change { group, indicator, level })
    }

    /// The levels that can be told somewhere in the sheet, with the key of each, worst first, then none.
    pub fn keys(&self) -> Vec<(char, Level)> {
        let has = |scale| self.indicators.iter().any(|i| self.criteria.scales.get(*i) == scale);
        let scales = [Scale::Colour, Scale::Status].into_iter().filter(|scale| has(*scale));
        let keys = scales.flat_map(|scale| keys_of(scale).map(|([key, _], level)| (key, level)));
        keys.chain([('N', Level::None)]).collect()
    }

    /// The cells that hold another level in another state of the year, and which.
    pub fn changed<'a>(
        &'a self,
        now: &'a Dashboard,
        other: &'a Dashboard,
    ) -> impl Iterator<Item = (Place, Option<Level>)> + 'a {
        let cells = self.places().filter_map(|place| Some((place, self.at(place)?)));
        cells.filter_map(move |(place, (group, indicator))| {
            let [before, after] = [now, other].map(|d| d.level(group, indicator));
            (before != after).then_some((place, after))
        })
    }

    /// The cells of a range as a spreadsheet takes them: words, between tabs and lines. Unknown is an empty cell.
    pub fn copy(&self, dashboard: &Dashboard, range: Range) -> String {
        let mut text = String::new();
        let mut line = None;
        for place in self.places().filter(|place| holds(range, *place)) {
            match line.replace(place.row) {
                Some(row) if row == place.row => text.push('\t'),
                Some(_) => text.push('\n'),
                None => {}
            }
            let level = self.at(place).and_then(|(group, i)| dashboard.level(group, i));
            text.push_str(level.map_or("", names::level));
        }
        text
    }
}

/// Whether a range has a cell.
pub fn holds((one, other): Range, place: Place) -> bool {
    let between = |a: usize, b: usize, n: usize| a.min(b) <= n && n <= a.max(b);
    between(one.row, other.row, place.row) && between(one.column, other.column, place.column)
}

/// The keys of a vocabulary: the one that is shown, and another. Numbers count from the worst color and from the lowest
/// status, as the shapes do.
fn keys_of(scale: Scale) -> [([char; 2], Level); 5] {
    match scale {
        Scale::Colour => [
            (['R', '1'], Level::Red),
            (['O', '2'], Level::Orange),
            (['Y', '3'], Level::Yellow),
            (['G', '4'], Level::Green),
            (['B', '5'], Level::Blue),
        ],
        Scale::Status => [
            (['1', '1'], Level::VeryLow),
            (['2', 'L'], Level::Low),
            (['3', 'M'], Level::Medium),
            (['4', 'H'], Level::High),
            (['5', '5'], Level::VeryHigh),
        ],
    }
}

/// The level that a key stands for.
fn level_of(key: char, scale: Scale) -> Option<Level> {
    let key = key.to_ascii_uppercase();
    if ['N', '0'].contains(&key) {
        return Some(Level::None);
    }
    keys_of(scale).into_iter().find(|(keys, _)| keys.contains(&key)).map(|(_, level)| level)
}
