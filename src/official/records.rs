//! Cuts delimited text with quoting into the rows of a table, in pieces of any size.

use super::{
    lines::LONGEST_LINE,
    note::{Notes, Weight},
    rows::{End, NO_FILE_OF_CDE, column_name},
    table::{Content, Table},
};
use csv_core::{ReadRecordResult, ReaderBuilder};

/// The most fields that a record may have.
const MOST_FIELDS: usize = 1000;

/// Cuts delimited text with quoting into records. The first is the header.
pub struct Records {
    csv: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    /// How much of the two is filled.
    filled: (usize, usize),
    is_too_long: bool,
    table: Option<Table>,
    is_none: bool,
    name: String,
    row: u32,
}

impl Records {
    /// A reader for text that this character delimits.
    pub fn new(delimiter: u8, name: &str) -> Self {
        Self {
            csv: ReaderBuilder::new().delimiter(delimiter).build(),
            text: vec![0; LONGEST_LINE],
            ends: vec![0; MOST_FIELDS],
            filled: (0, 0),
            is_too_long: false,
            table: None,
            is_none: false,
            name: name.to_owned(),
            row: 1,
        }
    }

    /// A row could not be read.
    pub const fn lost_a_row(&mut self) {
        if let Some(table) = &mut self.table {
            table.lost_a_row();
        }
    }

    /// Whether the rest need not be read.
    pub fn is_refused(&self) -> bool {
        self.is_none || self.table.as_ref().is_some_and(Table::is_refused)
    }

    /// Takes the next piece; an empty one is the end.
    pub fn push(&mut self, mut piece: &[u8], notes: &mut Notes) {
        let is_end = piece.is_empty();
        while !self.is_refused() {
            let text = self.text.get_mut(self.filled.0..).unwrap_or_default();
            let ends = self.ends.get_mut(self.filled.1..).unwrap_or_default();
            let (result, read, written, ended) = self.csv.read_record(piece, text, ends);
            piece = piece.get(read..).unwrap_or_default();
            self.filled.0 += written;
            self.filled.1 += ended;
            match result {
                ReadRecordResult::InputEmpty if !is_end => break,
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    self.is_too_long = true;
                    self.filled = (0, 0);
                }
                // What the last line break ends was told before: this has none.
                ReadRecordResult::Record if is_end => self.record(End::File, notes),
                ReadRecordResult::Record => self.record(End::Break, notes),
                ReadRecordResult::End => break,
            }
        }
    }

    fn record(&mut self, end: End, notes: &mut Notes) {
        // As a spreadsheet numbers rows: a line break in quotes begins none. But for blank lines, which are no rows here; CDE's files
        // have none.
        let row = self.row;
        self.row = row.saturating_add(1);
        let filled = std::mem::take(&mut self.filled);
        let is_too_long = std::mem::take(&mut self.is_too_long);
        let mut start = 0;
        let ends = self.ends.iter().take(filled.1);
        let fields: Vec<&[u8]> = ends
            .map(|end| {
                let field = self.text.get(start..*end).unwrap_or_default();
                start = *end;
                field
            })
            .collect();
        match &mut self.table {
            None => {
                let header: Vec<String> = fields.iter().map(|field| column_name(field)).collect();
                self.table = Table::announced(&header, &self.name);
                self.is_none = self.table.is_none();
            }
            Some(table) if is_too_long => {
                table.lost_a_row();
                let text = format!(
                    "is longer than {LONGEST_LINE} bytes or {MOST_FIELDS} fields; not used. Is a quote not closed?"
                );
                notes.add(Weight::Lost, Some(row), None, text);
            }
            Some(table) => table.row(row, &fields, end, notes),
        }
    }

    /// What was read.
    pub fn finish(mut self, notes: &mut Notes) -> Option<Content> {
        self.push(b"", notes);
        if let Some(table) = self.table {
            table.finish(notes)
        } else {
            notes.add_plain(Weight::Refused, NO_FILE_OF_CDE);
            None
        }
    }
}
