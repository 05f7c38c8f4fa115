//! A file of a local indicator: what each local agency reported of one priority.
//!
//! Its columns change every year, so the code and the result are found by their names, and the priority and the year by
//! columns where there are such, else by the file's name. No real file could be had: the reader is unproven.

use super::{
    cds::Cds,
    kind::{local_in_name, year_in_name, years},
    lists_too_many,
    note::{Notes, Weight, shown_bytes},
    rows::{End, NO_ROW, is_blank, note_cut, note_open_end},
};
use crate::{
    case::LocalResult,
    rules::terms::{LocalPriority, Year},
};
use std::collections::BTreeMap;

/// What was read of a local indicator's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalFile {
    /// The priority.
    pub priority: LocalPriority,
    /// The Dashboard year.
    pub year: Year,
    /// The schools' results, each with its row; none where two rows say different things.
    pub results: BTreeMap<Cds, (Option<LocalResult>, u32)>,
    /// Whether every row was read.
    pub is_whole: bool,
}

/// Reads the rows below a header.
pub struct Reader {
    /// How many columns there are.
    columns: usize,
    cds: usize,
    result: usize,
    year: Option<usize>,
    priority: Option<usize>,
    name: String,
    kind: Option<(LocalPriority, Year)>,
    results: BTreeMap<Cds, (Option<LocalResult>, u32)>,
    is_whole: bool,
    is_refused: bool,
}

impl Reader {
    /// Finds the columns by their names; none where the file is no local indicator's.
    pub fn find(header: &[String], name: &str) -> Option<Self> {
        let plain: Vec<String> = header
            .iter()
            .map(|h| h.chars().filter(char::is_ascii_alphanumeric).collect())
            .collect();
        let find =
            |names: &[&str]| names.iter().find_map(|name| plain.iter().position(|h| h == name));
        Some(Self {
            columns: header.len(),
            cds: find(&["cdscode", "cds", "cdcode", "countydistrictschoolcode"])?,
            result: find(&["performance", "countyperformance", "performancelevel", "result"])?,
            year: find(&["reportingyear", "year", "dashboardyear"]),
            priority: find(&["priority", "prioritynumber", "lcffpriority"]),
            name: name.to_owned(),
            kind: None,
            results: BTreeMap::new(),
            is_whole: true,
            is_refused: false,
        })
    }

    /// Whether the file is refused.
    pub const fn is_refused(&self) -> bool {
        self.is_refused
    }

    /// A row could not be read.
    pub const fn lost_a_row(&mut self) {
        self.is_whole = false;
    }

    /// Reads a row.
    pub fn fields(&mut self, number: u32, fields: &[&[u8]], end: End, notes: &mut Notes) {
        let field = |at: usize| fields.get(at).copied().unwrap_or_default().trim_ascii();
        if self.is_refused || is_blank(fields, end) {
            return;
        }
        // Of the last column nothing tells how much is missing: "Not Met" may be the start of "Not Met For Two Or More Years".
        let may_lack = |at: usize| at + 1 == self.columns && field(at) != b"Met";
        if end == End::File && (fields.len() < self.columns || may_lack(self.result)) {
            self.is_whole = false;
            self.is_refused = self.kind.is_none();
            note_cut(number, self.is_refused, notes);
            return;
        }
        if end == End::File && self.result + 1 < self.columns {
            // Behind the result stand words, of which nobody knows where they end.
            self.is_whole = false;
            note_open_end(number, notes);
        }
        if self.kind.is_none() && !self.tell(number, fields, notes) {
            return;
        }
        let Some(cds) = Cds::read(field(self.cds)) else {
            self.is_whole = false;
            let text = format!(
                "“{}” is not a CDS code of 14 digits; the row is not used",
                shown_bytes(field(self.cds))
            );
            notes.add(Weight::Lost, Some(number), Some("cds code"), text);
            return;
        };
        if !cds.is_school() {
            return;
        }
        let plain: String = String::from_utf8_lossy(field(self.result))
            .chars()
            .filter(char::is_ascii_alphabetic)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let result = match plain.as_str() {
            "met" => LocalResult::Met,
            "notmet" => LocalResult::NotMet,
            "notmetfortwoormoreyears" => LocalResult::NotMetTwoYears,
            "" => return,
            _ => {
                let text = format!(
                    "“{}” is not a result of a local indicator; the row is not used",
                    shown_bytes(field(self.result))
                );
                notes.add(Weight::Lost, Some(number), Some("performance"), text);
                return;
            }
        };
        self.is_refused = lists_too_many(&self.results, cds, number, notes);
        if self.is_refused {
            return;
        }
        let known = self.results.entry(cds).or_insert((Some(result), number));
        if known.0 != Some(result) {
            let text =
                format!("disagrees with row {} of the same school; neither is used", known.1);
            notes.add(Weight::Lost, Some(number), None, text);
            known.0 = None;
        }
    }

    fn tell(&mut self, number: u32, fields: &[&[u8]], notes: &mut Notes) -> bool {
        let digits = |at: Option<usize>| {
            let text = String::from_utf8_lossy(fields.get(at?)?).into_owned();
            // Of a school year such as 2023-24 the latter part is the Dashboard's.
            let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
            numbers.reduce(|_, later| later).and_then(|n| n.parse::<u16>().ok())
        };
        let year = digits(self.year).map(|y| if y < 100 { y + 2000 } else { y }).map(Year);
        let year = year.or_else(|| year_in_name(&self.name));
        let told = digits(self.priority)
            .and_then(|n| u8::try_from(n).ok())
            .and_then(LocalPriority::from_number);
        let priority = told.or_else(|| local_in_name(&self.name));
        let (Some(priority), Some(year)) = (priority, year) else {
            self.is_refused = true;
            let text = "neither the columns nor the name say which priority and year this is. Give the file the name that CDE \
                        gives it, such as Pr62024.txt";
            notes.add(Weight::Refused, Some(number), None, text);
            return false;
        };
        if years().all(|known| known != year) {
            self.is_refused = true;
            let text = format!(
                "{year} is not a Dashboard year whose criteria are known here; the file is not used"
            );
            notes.add(Weight::Refused, Some(number), None, text);
            return false;
        }
        self.kind = Some((priority, year));
        true
    }

    /// What was read.
    pub fn finish(self, notes: &mut Notes) -> Option<LocalFile> {
        if self.is_refused {
            return None;
        }
        let Some((priority, year)) = self.kind else {
            notes.add_plain(Weight::Refused, NO_ROW);
            return None;
        };
        Some(LocalFile { priority, year, results: self.results, is_whole: self.is_whole })
    }
}
