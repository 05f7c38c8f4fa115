//! What one row says of a charter's group: its level as it stands, and whether the group counts.

use super::columns::{Role, Row};
use crate::{
    official::{
        group_counts,
        kind::scale,
        note::{Notes, Weight, shown_bytes},
    },
    rules::terms::{Indicator, Level, Scale, Year},
};

/// What a file says of a group of a charter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Told {
    /// It has no row.
    #[default]
    Nothing,
    /// A row that cannot be used: what it would say stays unknown.
    Unreadable,
    /// A row; the file publishes no level.
    Row,
    /// A level, `none` included.
    Level(Level),
}

/// The cell of a charter and a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub told: Told,
    /// Whether it shows that the group counts.
    pub counts: bool,
    /// The row in which it stands.
    pub row: u32,
}

/// The groups of a charter, in the order of [`Group::ALL`](crate::rules::terms::Group::ALL).
pub type Cells = [Cell; 14];

/// Whether the row is a charter school's.
pub(super) fn is_charter(row: &Row) -> bool {
    row.get(Role::Rtype).eq_ignore_ascii_case(b"S")
        && row.get(Role::Charter).eq_ignore_ascii_case(b"Y")
}

/// Whether what tells that it is no charter's may have slipped out of its column: it is neither blank nor a mark.
pub(super) fn is_shifted(row: &Row) -> bool {
    let (kind, charter) = (row.get(Role::Rtype), row.get(Role::Charter));
    let is_mark = ["", "Y", "N"].iter().any(|mark| charter.eq_ignore_ascii_case(mark.as_bytes()));
    kind.len() > 1 || !is_mark
}

/// What a row says; none, with a note, where it cannot be read.
pub(super) fn cell(
    indicator: Indicator,
    year: Year,
    number: u32,
    row: &Row,
    notes: &mut Notes,
) -> Option<Cell> {
    let mut unreadable = |column: &str, found: &[u8], what: &str| {
        let text = format!("“{}” is not {what}; the row is not used", shown_bytes(found));
        notes.add(Weight::Lost, Some(number), Some(column), text);
        None
    };
    let told = row.get(Role::Year);
    if !told.is_empty() && told != year.to_string().as_bytes() {
        return unreadable("reportingyear", told, "the year of the rows above");
    }
    let Some(students) = whole_number(row.get(Role::Students)) else {
        return unreadable("currdenom", row.get(Role::Students), "a number of students");
    };
    let Some(color) = level(row.get(Role::Color)) else {
        return unreadable("color", row.get(Role::Color), "a color from 0 to 5");
    };
    let Some(status) = level(row.get(Role::Status)) else {
        return unreadable("statuslevel", row.get(Role::Status), "a status from 0 to 5");
    };
    let scale = scale(indicator, year);
    let has_color = scale == Some(Scale::Colour) && color > 0;
    let counts = group_counts(students, has_color);
    let of = |scale: Scale, number: usize| {
        let level =
            number.checked_sub(1).and_then(|at| scale.worst_first(indicator).get(at).copied());
        Told::Level(level.unwrap_or(Level::None))
    };
    let told = match scale {
        None => Told::Row,
        Some(Scale::Colour) => of(Scale::Colour, color),
        Some(Scale::Status) => of(Scale::Status, if counts { status } else { 0 }),
    };
    Some(Cell { told, counts, row: number })
}

/// A number without its decimals; nothing is zero.
fn whole_number(text: &[u8]) -> Option<u32> {
    let mut parts = text.split(|b| *b == b'.');
    let (whole, decimals) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let digits = |text: &[u8]| text.iter().all(u8::is_ascii_digit);
    if whole.len() > 9 || !digits(whole) || !digits(decimals) || parts.next().is_some() {
        return None;
    }
    Some(whole.iter().fold(0, |n, digit| n * 10 + u32::from(digit - b'0')))
}

/// A level from 0 to 5; nothing is 0.
fn level(text: &[u8]) -> Option<usize> {
    whole_number(text).filter(|n| *n <= 5).and_then(|n| usize::try_from(n).ok())
}
