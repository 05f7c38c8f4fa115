//! A file of a state indicator: one row for each entity and group of the state, of which the charters' are kept.
//!
//! The files differ from year to year in columns, their order and the case of their names, so columns are found by name;
//! what a row means depends on indicator and year, which the first row tells (from 2023 on both stand in it), else the
//! columns, else the file's name. Most rows are not a charter's and are passed over after six tabs, without being looked
//! at as text. A level is taken as it stands: the color, or for years of statuses the status, which is filled from
//! eleven students on and so shown from thirty.

mod cell;
mod columns;

pub use cell::{Cell, Cells, Told};
pub use columns::Columns;

use cell::{cell, is_charter, is_shifted};
use columns::{Role, Row};

use super::{
    cds::Cds,
    kind::{Kind, indicator_in_name, is_science, year_in_name},
    lists_too_many,
    note::{Notes, Weight, shown_bytes},
    rows::{End, NO_ROW, is_blank, note_cut},
};
use crate::rules::terms::{Group, Indicator, Year};
use memchr::memchr_iter;
use std::collections::BTreeMap;

/// What a school is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The school's own name.
    pub school: String,
    /// The district or county office that authorized it, as the file lists it.
    pub district: String,
    /// The authorizer's county.
    pub county: String,
}

/// What was read of an indicator's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorFile {
    /// The indicator.
    pub indicator: Indicator,
    /// The Dashboard year.
    pub year: Year,
    /// The charters with their groups.
    pub charters: BTreeMap<Cds, Cells>,
    /// What the charters are called.
    pub names: BTreeMap<Cds, Names>,
    /// Whether every row of a charter was read, so that a row that is not there says something.
    pub is_whole: bool,
}

/// Reads the rows below a header.
pub struct Reader {
    columns: Columns,
    name: String,
    /// Indicator and year, once the first row has told them.
    kind: Option<(Indicator, Year)>,
    charters: BTreeMap<Cds, Cells>,
    names: BTreeMap<Cds, Names>,
    is_whole: bool,
    is_refused: bool,
    /// Codes of groups that nobody knows and that were noted.
    strange: Vec<Vec<u8>>,
}

/// Rows that are no student groups of the rules: all students, and parts of groups and of tests.
const NOT_USED: [&[u8]; 9] =
    [b"ALL", b"ELO", b"RFP", b"EO", b"SBA", b"CAA", b"CAST", b"", b"NEWRF"];

impl Reader {
    /// A reader for a file of this name with these columns.
    pub fn new(columns: Columns, name: &str) -> Self {
        Self {
            columns,
            name: name.to_owned(),
            kind: None,
            charters: BTreeMap::new(),
            names: BTreeMap::new(),
            is_whole: true,
            is_refused: false,
            strange: Vec::new(),
        }
    }

    /// Whether the file is refused, so that the rest of it need not be read.
    pub const fn is_refused(&self) -> bool {
        self.is_refused
    }

    /// A line of the file could not be read; what it said is not known.
    pub const fn lost_a_row(&mut self) {
        self.is_whole = false;
    }

    /// Reads a row of text.
    pub fn line(&mut self, number: u32, line: &[u8], is_last: bool, notes: &mut Notes) {
        if self.is_refused || line.is_empty() {
            return;
        }
        let mut row = Row::default();
        let mut start = 0;
        let mut roles = self.columns.roles.iter();
        for end in memchr_iter(b'\t', line) {
            let field = line.get(start..end).unwrap_or_default();
            row.put(roles.next().copied().flatten(), field);
            start = end + 1;
            // Most rows are passed over here; of the last it has to be known whether it is whole, whoever's it is.
            if !is_last
                && row.count == self.columns.to_charter
                && self.kind.is_some()
                && !is_charter(&row)
                && !is_shifted(&row)
            {
                return;
            }
        }
        row.put(roles.next().copied().flatten(), line.get(start..).unwrap_or_default());
        self.row(number, &row, is_last, notes);
    }

    /// Reads a row whose fields were told apart by a reader of CSV or of workbooks.
    pub fn fields(&mut self, number: u32, fields: &[&[u8]], end: End, notes: &mut Notes) {
        if self.is_refused || is_blank(fields, end) {
            return;
        }
        let mut row = Row::default();
        let mut roles = self.columns.roles.iter();
        for field in fields {
            row.put(roles.next().copied().flatten(), field);
        }
        if end == End::Filled {
            row.count = self.columns.roles.len();
        }
        self.row(number, &row, end == End::File, notes);
    }

    fn row(&mut self, number: u32, row: &Row, is_last: bool, notes: &mut Notes) {
        let columns = self.columns.roles.len();
        if is_last && (row.count < columns || self.is_cut_in_its_year(row)) {
            self.is_whole = false;
            self.is_refused = self.kind.is_none();
            note_cut(number, self.is_refused, notes);
            return;
        }
        let Some((indicator, year)) = self.kind.or_else(|| self.tell(number, row, notes)) else {
            return;
        };
        if row.count < self.columns.to_charter {
            self.is_whole = false;
            let text = format!("has {} fields where the header has {columns}; not used", row.count);
            notes.add(Weight::Lost, Some(number), None, text);
            return;
        }
        if !is_charter(row) {
            // With a field more or less than it should have, whose it is cannot be told.
            if row.count != columns && is_shifted(row) {
                self.is_whole = false;
                let text = format!(
                    "has {} fields where the header has {columns}, and we cannot tell whose it is; not used",
                    row.count
                );
                notes.add(Weight::Lost, Some(number), None, text);
            }
            return;
        }
        let code = row.get(Role::Cds);
        let Some(cds) = Cds::read(code) else {
            self.is_whole = false;
            let text = format!(
                "“{}” is not a CDS code of 14 digits, so we cannot tell whose row this is; not used. A spreadsheet may have \
                 shortened it: use the file as CDE gives it",
                shown_bytes(code)
            );
            notes.add(Weight::Lost, Some(number), Some("cds"), text);
            return;
        };
        let group = match self.group(number, row, notes) {
            Ok(Some(group)) => group,
            Ok(None) => return,
            Err(()) => {
                self.is_whole = false;
                let text = format!(
                    "names no student group, and has {} fields where the header has {columns}; not used",
                    row.count
                );
                notes.add(Weight::Lost, Some(number), Some("studentgroup"), text);
                return;
            }
        };
        let cell = if row.count == columns {
            cell(indicator, year, number, row, notes)
        } else {
            let text = format!("has {} fields where the header has {columns}; not used", row.count);
            notes.add(Weight::Lost, Some(number), None, text);
            None
        };
        let unreadable = Cell { told: Told::Unreadable, counts: false, row: number };
        self.keep(cds, group, cell.unwrap_or(unreadable), row, notes);
    }

    /// Whether the row ends within the year, which is CDE's last column: then it has all its fields.
    fn is_cut_in_its_year(&self, row: &Row) -> bool {
        let told = row.get(Role::Year);
        self.columns.has(Role::Year)
            && self.kind.is_some_and(|(_, year)| {
                let year = year.to_string();
                told.len() < year.len() && year.as_bytes().starts_with(told)
            })
    }

    /// Indicator and year of the file, by its first row, its columns and its name.
    fn tell(&mut self, number: u32, row: &Row, notes: &mut Notes) -> Option<(Indicator, Year)> {
        let mut refuse = |column: Option<&str>, text: String| {
            notes.add(Weight::Refused, Some(number), column, text);
            None
        };
        self.is_refused = true;
        let word = String::from_utf8_lossy(row.get(Role::Indicator)).to_ascii_uppercase();
        let in_row = match word.as_str() {
            "CHRONIC" => Some(Indicator::CHRO),
            word => Indicator::from_code(word),
        };
        if word.starts_with("SCI") || word == "CAST" || (word.is_empty() && is_science(&self.name))
        {
            return refuse(
                None,
                "science was informational through 2025, so no criterion uses it".to_owned(),
            );
        }
        if in_row.is_none() && !word.is_empty() {
            let text = format!("“{}” is not a known indicator", shown_bytes(word.as_bytes()));
            return refuse(Some("indicator"), text);
        }
        let in_name = indicator_in_name(&self.name);
        let Some(indicator) = in_row.or(self.columns.indicator).or(in_name) else {
            return refuse(
                None,
                "neither the columns nor the name say which indicator this is. Give the file the name that CDE gives \
                 it, such as eladownload2022.txt"
                    .to_owned(),
            );
        };
        let told =
            std::str::from_utf8(row.get(Role::Year)).ok().and_then(|y| y.parse().ok()).map(Year);
        let year_of_name = year_in_name(&self.name);
        let Some(year) = told.or(year_of_name) else {
            return refuse(
                None,
                "neither the rows nor the name say the year. Give the file the name that CDE gives it, such as \
                 eladownload2022.txt"
                    .to_owned(),
            );
        };
        if super::kind::years().all(|known| known != year) {
            let text = format!(
                "{year} is not a Dashboard year whose criteria are known here; the file is not used"
            );
            return refuse(Some("reportingyear"), text);
        }
        if let Some(missing) = self.columns.missing(indicator, year) {
            let text =
                "is missing, and without it the rows say nothing. Use the file as CDE gives it";
            return refuse(Some(missing), text.to_owned());
        }
        let named = (in_name.unwrap_or(indicator), year_of_name.unwrap_or(year));
        if named != (indicator, year) {
            let is = Kind::Indicator(indicator, year).file_name();
            notes.add_plain(
                Weight::Told,
                format!("its name says otherwise, but what is in it is {is}"),
            );
        }
        self.is_refused = false;
        self.kind = Some((indicator, year));
        self.kind
    }

    /// The group of a row; none for rows that are no group of the rules.
    fn group(&mut self, number: u32, row: &Row, notes: &mut Notes) -> Result<Option<Group>, ()> {
        if !self.columns.has(Role::Group) {
            return Ok(Some(Group::EL));
        }
        let code = row.get(Role::Group);
        let known =
            |code: &str| if code == "TOM" { Some(Group::MR) } else { Group::from_code(code) };
        let group =
            std::str::from_utf8(code).ok().and_then(|code| known(&code.to_ascii_uppercase()));
        if group.is_some() {
            return Ok(group);
        }
        if NOT_USED.iter().any(|not| code.eq_ignore_ascii_case(not)) {
            return if code.is_empty() { Err(()) } else { Ok(None) };
        }
        if !self.strange.iter().any(|s| s == code) && self.strange.len() < 20 {
            let code = code.get(..code.len().min(40)).unwrap_or_default();
            self.strange.push(code.to_vec());
            let text = format!(
                "“{}” is not a known student group; such rows are skipped",
                shown_bytes(code)
            );
            notes.add(Weight::Told, Some(number), Some("studentgroup"), text);
        }
        Ok(None)
    }

    fn keep(&mut self, cds: Cds, group: Group, cell: Cell, row: &Row, notes: &mut Notes) {
        self.is_refused = lists_too_many(&self.charters, cds, cell.row, notes);
        if self.is_refused {
            return;
        }
        let cells = self.charters.entry(cds).or_insert_with(|| {
            let text = |role| {
                let text: String =
                    String::from_utf8_lossy(row.get(role)).chars().take(120).collect();
                text
            };
            let names = Names {
                school: text(Role::School),
                district: text(Role::District),
                county: text(Role::County),
            };
            self.names.insert(cds, names);
            Cells::default()
        });
        let Some(place) = cells.get_mut(group as usize) else { return };
        if place.told == Told::Nothing {
            *place = cell;
        } else if (place.told, place.counts) != (cell.told, cell.counts) {
            let text = format!(
                "disagrees with row {} of the same school and group; neither is used",
                place.row
            );
            notes.add(Weight::Lost, Some(cell.row), None, text);
            *place = Cell { told: Told::Unreadable, counts: false, row: cell.row };
        }
    }

    /// What was read.
    pub fn finish(self, notes: &mut Notes) -> Option<IndicatorFile> {
        if self.is_refused {
            return None;
        }
        let Some((indicator, year)) = self.kind else {
            notes.add_plain(Weight::Refused, NO_ROW);
            return None;
        };
        if self.charters.is_empty() {
            notes.add_plain(Weight::Told, "has no row of a charter school");
        }
        let Self { charters, names, is_whole, .. } = self;
        Some(IndicatorFile { indicator, year, charters, names, is_whole })
    }
}
