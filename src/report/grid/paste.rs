//! A block of cells from a spreadsheet, laid into a sheet: what it changes, and what of it was not understood.
//!
//! The words are those of the Dashboard and of CDE's files, or the sheet's own keys. Where the block brings the names of
//! groups or indicators along, they say where its cells belong; else it is laid from the chosen cell on, as a spreadsheet
//! does. An empty cell changes nothing, and what is not understood is named with its place.

use super::{Change, Entry, Place, Range, Sheet};
use crate::{
    official::paste::words::{self, Column},
    report::names,
    rules::terms::Group,
};

/// So many characters are read; a sheet has a hundred cells.
const MOST: usize = 20_000;
/// So many problems are named; of more the number.
const MOST_NAMED: usize = 8;

/// What a block comes to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The levels that it tells.
    pub changes: Vec<Change>,
    /// What it says that was not taken, and where.
    pub left: Vec<String>,
}

impl Sheet {
    /// What a block from a spreadsheet tells. One cell alone is told in every cell of the range.
    pub fn paste(&self, text: &str, range: Range) -> Pasted {
        let text: String = text.chars().take(MOST).collect();
        let rows: Vec<Vec<&str>> =
            text.lines().map(|line| line.split('\t').map(str::trim).collect()).collect();
        let mut pasted = Pasted::default();
        if let [row] = rows.as_slice()
            && let [one] = row.as_slice()
        {
            for (place, ..) in self.within(range) {
                self.lay(one, place, &mut pasted);
            }
            return pasted.short();
        }
        let head = rows.first().filter(|row| is_head(row));
        let named = rows.iter().any(|row| row.first().is_some_and(|cell| group(cell).is_some()));
        let top =
            Place { row: range.0.row.min(range.1.row), column: range.0.column.min(range.1.column) };
        let skip = usize::from(named);
        let above = usize::from(head.is_some());
        for (at, row) in rows.iter().skip(above).enumerate() {
            let own = row.first().filter(|_| named);
            let to_row = match own {
                Some(name) => {
                    group(name).and_then(|g| self.groups.iter().position(|own| *own == g))
                }
                None => Some(top.row + at),
            };
            for (n, cell) in row.iter().enumerate().skip(skip).filter(|(_, cell)| !cell.is_empty())
            {
                let to_column = match head {
                    Some(head) => head
                        .get(n)
                        .and_then(|name| words::indicator(name))
                        .and_then(|i| self.indicators.iter().position(|own| *own == i)),
                    None => Some(top.column + n - skip),
                };
                match to_row.zip(to_column) {
                    Some((row, column)) => self.lay(cell, Place { row, column }, &mut pasted),
                    None => pasted.left.push(format!(
                        "“{cell}” (line {}, cell {}): no place here",
                        above + at + 1,
                        n + 1
                    )),
                }
            }
        }
        pasted.short()
    }

    /// Tells what one cell says in a place.
    fn lay(&self, cell: &str, place: Place, pasted: &mut Pasted) {
        if cell.is_empty() {
            return;
        }
        let Some((group, indicator)) = self.at(place) else {
            let why = match (self.groups.get(place.row), self.indicators.get(place.column)) {
                (Some(group), Some(indicator)) => format!(
                    "“{cell}” ({}, {}): not used in this year",
                    names::group(*group),
                    names::indicator_short(*indicator)
                ),
                _ => format!(
                    "“{cell}” (row {}, column {}): outside the grid",
                    place.row + 1,
                    place.column + 1
                ),
            };
            pasted.left.push(why);
            return;
        };
        let mut letters = cell.chars();
        let entry = match (letters.next(), letters.next()) {
            (Some(key), None) => Some(Entry::Key(key)),
            _ => words::level(cell).map(Entry::Level),
        };
        match entry.and_then(|entry| self.change(group, indicator, entry)) {
            Some(change) => pasted.changes.push(change),
            None => pasted.left.push(format!(
                "“{cell}” ({}, {}): no level here",
                names::group(group),
                names::indicator_short(indicator)
            )),
        }
    }
}

impl Pasted {
    /// With no more problems than one reads.
    fn short(mut self) -> Self {
        let more = self.left.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            self.left.truncate(MOST_NAMED);
            self.left.push(format!("and {more} more"));
        }
        self
    }
}

fn group(cell: &str) -> Option<Group> {
    match Column::named(cell)? {
        Column::Group(group) => Some(group),
        Column::Indicator(_) => None,
    }
}

/// Whether a line names indicators.
fn is_head(row: &[&str]) -> bool {
    row.iter().any(|cell| words::indicator(cell).is_some())
}
