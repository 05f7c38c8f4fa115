//! Reads a file from its bytes, in pieces of any size.
//!
//! What a file is shows at its start: a workbook by its first bytes, a page of a website instead of the file by its mark,
//! CDE's own files by the names of their columns. Memory is bounded: of a text the start up to its first line, one line,
//! and the charters' cells; of a workbook the whole file, up to a limit.

use super::{
    indicator::{self, Columns, IndicatorFile},
    lines::{LONGEST_LINE, Line, Lines},
    note::{Notes, Weight},
};

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The file's name.
    pub name: String,
    /// How many bytes were read.
    pub bytes: u64,
    /// What was read; none where the file was refused, which the notes say.
    pub content: Option<Content>,
    /// What is to be said of it.
    pub notes: Notes,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A state indicator's results.
    Indicator(IndicatorFile),
}

/// Whether more of a file is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Yes.
    More,
    /// No: it is refused, whatever follows.
    Nothing,
}

/// Reads one file.
pub struct Reader {
    name: String,
    bytes: u64,
    notes: Notes,
    state: State,
}

enum State {
    /// The first line is not there yet.
    Start(Vec<u8>),
    Indicator(Lines, Box<indicator::Reader>),
    Refused,
}

impl Reader {
    /// A reader for a file of this name.
    pub fn new(name: &str) -> Self {
        let name: String = name.chars().take(200).collect();
        Self { name, bytes: 0, notes: Notes::default(), state: State::Start(Vec::new()) }
    }

    /// Takes the next piece of the file.
    pub fn push(&mut self, piece: &[u8]) -> Wanted {
        self.bytes += piece.len() as u64;
        match &mut self.state {
            State::Start(start) => {
                start.extend_from_slice(piece);
                if memchr::memchr(b'\n', start).is_some() || start.len() > LONGEST_LINE {
                    let start = std::mem::take(start);
                    self.begin(&start);
                }
            }
            State::Indicator(lines, reader) => {
                lines.push(piece, |row, line| take(reader, &mut self.notes, row, &line));
            }
            State::Refused => {}
        }
        let refused = match &self.state {
            State::Refused => true,
            State::Indicator(_, reader) => reader.is_refused(),
            State::Start(_) => false,
        };
        if refused { Wanted::Nothing } else { Wanted::More }
    }

    /// The file has ended.
    pub fn finish(mut self) -> Reading {
        if let State::Start(start) = &mut self.state {
            let start = std::mem::take(start);
            self.begin(&start);
        }
        let content = match self.state {
            State::Indicator(lines, mut reader) => {
                lines.finish(|row, line| take(&mut reader, &mut self.notes, row, &line));
                reader.finish(&mut self.notes).map(Content::Indicator)
            }
            State::Start(_) | State::Refused => None,
        };
        Reading { name: self.name, bytes: self.bytes, content, notes: self.notes }
    }

    fn refuse(&mut self, text: &str) {
        self.notes.add_plain(Weight::Refused, text);
        self.state = State::Refused;
    }

    /// Looks at the start of the file, and goes on with what it is.
    fn begin(&mut self, start: &[u8]) {
        if let Some(what) = what_it_is_not(start) {
            return self.refuse(what);
        }
        let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let end = memchr::memchr(b'\n', text).unwrap_or(text.len());
        let header = names(text.get(..end).unwrap_or_default());
        let Some(columns) = Columns::find(&header) else {
            return self.refuse(
                "is none of CDE's files that are known here: its first line does not name their columns, such as cds and \
                 rtype. Choose a file as it was downloaded from CDE",
            );
        };
        let mut lines = Lines::default();
        let mut reader = Box::new(indicator::Reader::new(columns, &self.name));
        lines.push(text, |row, line| {
            if row > 1 {
                take(&mut reader, &mut self.notes, row, &line);
            }
        });
        self.state = State::Indicator(lines, reader);
    }
}

fn take(reader: &mut indicator::Reader, notes: &mut Notes, row: u32, line: &Line) {
    match line {
        Line::Whole(line) => reader.line(row, line, false, notes),
        Line::Last(line) if row > 1 => reader.line(row, line, true, notes),
        Line::Last(_) => {}
        Line::TooLong => {
            reader.lost_a_row();
            let text =
                format!("is longer than {LONGEST_LINE} bytes, the most that is read; not used");
            notes.add(Weight::Lost, Some(row), None, text);
        }
    }
}

/// The names of columns in a header, in small letters.
fn names(header: &[u8]) -> Vec<String> {
    let header = header.strip_suffix(b"\r").unwrap_or(header);
    let name =
        |field: &[u8]| String::from_utf8_lossy(field).trim().trim_matches('"').to_ascii_lowercase();
    header.split(|b| *b == b'\t').map(name).collect()
}

/// What a file is that is none of CDE's, and what to do.
fn what_it_is_not(start: &[u8]) -> Option<&'static str> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    Some(if text.is_empty() {
        "is empty"
    } else if text.starts_with(b"<") {
        "is a page of a website and no data file: the download failed. Open CDE's page of files and download it again"
    } else if text.starts_with(b"%PDF") {
        "is a PDF and no data file. CDE offers the same data as a text file"
    } else if text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff") {
        "was saved by a spreadsheet as Unicode text (UTF-16). Choose the file as it was downloaded, or save it as text \
         in UTF-8"
    } else if text.starts_with(b"\xd0\xcf\x11\xe0") {
        "is a workbook in the old format (.xls). Open it in a spreadsheet and save it as .xlsx"
    } else if text.starts_with(b"{") {
        "looks like a saved check. Open it on the page of your checks instead"
    } else if text.starts_with(b"PK\x03\x04") {
        "is a workbook or an archive. Unpack it, or choose the text file that CDE offers beside it"
    } else {
        return None;
    })
}
