//! Rows of fields, from whatever they were cut out of: the table that a header announces, and the reader of delimited text
//! with quoting.

use super::{
    assistance, indicator,
    lines::LONGEST_LINE,
    local,
    note::{Notes, Weight},
    reader::Content,
};
use csv_core::{ReadRecordResult, ReaderBuilder};

/// What ends a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A line break: it has all its fields.
    Break,
    /// Its last filled field, as in a workbook.
    Filled,
    /// The end of the file: it may have been cut off.
    File,
}

/// A table of CDE's.
pub enum Table {
    /// A state indicator.
    Indicator(Box<indicator::Reader>),
    /// A local indicator.
    Local(Box<local::Reader>),
    /// Assistance.
    Assistance(Box<assistance::Reader>),
}

impl Table {
    /// The table that a header announces, its names in small letters, in a file of this name.
    pub fn announced(header: &[String], name: &str) -> Option<Self> {
        if let Some(columns) = indicator::Columns::find(header) {
            return Some(Self::Indicator(Box::new(indicator::Reader::new(columns, name))));
        }
        if let Some(reader) = assistance::Reader::find(header, name) {
            return Some(Self::Assistance(Box::new(reader)));
        }
        local::Reader::find(header, name).map(|reader| Self::Local(Box::new(reader)))
    }

    /// Reads a row.
    pub fn row(&mut self, number: u32, fields: &[&[u8]], end: End, notes: &mut Notes) {
        match self {
            Self::Indicator(reader) => reader.fields(number, fields, end, notes),
            Self::Local(reader) => reader.fields(number, fields, end, notes),
            Self::Assistance(reader) => reader.fields(number, fields, end, notes),
        }
    }

    /// A row could not be read.
    pub const fn lost_a_row(&mut self) {
        match self {
            Self::Indicator(reader) => reader.lost_a_row(),
            Self::Local(reader) => reader.lost_a_row(),
            Self::Assistance(reader) => reader.lost_a_row(),
        }
    }

    /// Whether the rest need not be read.
    pub const fn is_refused(&self) -> bool {
        match self {
            Self::Indicator(reader) => reader.is_refused(),
            Self::Local(reader) => reader.is_refused(),
            Self::Assistance(reader) => reader.is_refused(),
        }
    }

    /// What was read.
    pub fn finish(self, notes: &mut Notes) -> Option<Content> {
        match self {
            Self::Indicator(reader) => reader.finish(notes).map(Content::Indicator),
            Self::Local(reader) => reader.finish(notes).map(Content::Local),
            Self::Assistance(reader) => reader.finish(notes).map(Content::Assistance),
        }
    }
}

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

/// Whether a row holds nothing. A single empty field at the end of a file is the quote that begins one.
pub fn is_blank(fields: &[&[u8]], end: End) -> bool {
    let is_quote = end == End::File && matches!(fields, [field] if field.is_empty());
    fields.iter().all(|field| field.trim_ascii().is_empty()) && !is_quote
}

/// Notes that the file ends in the middle of a row; without one above it there is nothing to use.
pub fn note_cut(row: u32, is_first: bool, notes: &mut Notes) {
    let (weight, what_to_do) = if is_first {
        (Weight::Refused, "Download the file again")
    } else {
        (Weight::Lost, "What is above is used; download the file again for the rest")
    };
    let text =
        format!("the file ends in the middle of this row: the download was cut off. {what_to_do}");
    notes.add(weight, Some(row), None, text);
}

/// Notes that nothing ends the last row, and that it may have been cut off in a part that is not used.
pub fn note_open_end(row: u32, notes: &mut Notes) {
    let text = "nothing ends this last row: it is used, but the file may have been cut off here. Download it again if it was";
    notes.add(Weight::Lost, Some(row), None, text);
}

/// What is said of a file that ends with its header.
pub const NO_ROW: &str =
    "has a header and no row: the download failed or is not finished. Download it again";

/// What is said of a file whose columns are none of CDE's.
pub const NO_FILE_OF_CDE: &str = "is none of CDE's files that are known here: its columns have other names. Choose a file as it \
                                  was downloaded from CDE";

/// The name of a column in a header, in small letters.
pub fn column_name(field: &[u8]) -> String {
    String::from_utf8_lossy(field).trim().trim_matches('"').trim().to_ascii_lowercase()
}
