//! Reads a file from its bytes, in pieces of any size.
//!
//! What a file is shows at its start: a workbook by its first bytes, a page of a website instead of the file by its mark,
//! CDE's own files by the names of their columns. Memory is bounded: of a text the start up to its first line, one line,
//! and the charters' cells; of a workbook the whole file, up to a limit.

use super::{
    indicator::{self, Columns},
    lines::{LONGEST_LINE, Line, Lines},
    note::{Notes, Weight},
    records::Records,
    rows::{End, NO_FILE_OF_CDE, column_name},
    table::{Content, Table},
    workbook,
};

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRead {
    /// The file's name.
    pub name: String,
    /// How many bytes were read.
    pub bytes: u64,
    /// What was read; none where the file was refused, which the notes say.
    pub content: Option<Content>,
    /// What is to be said of it.
    pub notes: Notes,
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
    Records(Box<Records>),
    Workbook(Vec<u8>),
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
                if start.len() >= 4
                    && (memchr::memchr(b'\n', start).is_some() || start.len() > LONGEST_LINE)
                {
                    let start = std::mem::take(start);
                    self.begin(&start);
                }
            }
            State::Indicator(lines, reader) => {
                lines.push(piece, |row, line| take(reader, &mut self.notes, row, &line));
            }
            State::Records(records) if !piece.is_empty() => records.push(piece, &mut self.notes),
            State::Workbook(bytes) => {
                bytes.extend_from_slice(piece);
                if bytes.len() > workbook::LARGEST {
                    let text = format!(
                        "is refused: it has more than {} bytes, which no workbook of CDE's has",
                        workbook::LARGEST
                    );
                    self.refuse(&text);
                }
            }
            State::Records(_) | State::Refused => {}
        }
        let refused = match &self.state {
            State::Refused => true,
            State::Indicator(_, reader) => reader.is_refused(),
            State::Records(records) => records.is_refused(),
            State::Start(_) | State::Workbook(_) => false,
        };
        if refused { Wanted::Nothing } else { Wanted::More }
    }

    /// The file has ended.
    pub fn finish(mut self) -> FileRead {
        if let State::Start(start) = &mut self.state {
            let start = std::mem::take(start);
            self.begin(&start);
        }
        let notes = &mut self.notes;
        let content = match self.state {
            State::Indicator(lines, mut reader) => {
                lines.finish(|row, line| take(&mut reader, notes, row, &line));
                reader.finish(notes).map(Content::Indicator)
            }
            State::Records(records) => records.finish(notes),
            State::Workbook(bytes) => read_workbook(&bytes, &self.name, notes),
            State::Start(_) | State::Refused => None,
        };
        FileRead { name: self.name, bytes: self.bytes, content, notes: self.notes }
    }

    /// The person ended the reading: what was read so far is used, and what it does not say stays unknown.
    pub fn cancel(self) -> FileRead {
        self.break_off("was not read to its end")
    }

    /// The reading ended early, and why.
    pub fn break_off(mut self, why: &str) -> FileRead {
        let used = format!("{why}: what was read is used");
        match &mut self.state {
            State::Indicator(_, reader) => {
                reader.lost_a_row();
                self.notes.add_plain(Weight::Lost, used);
            }
            State::Records(records) => {
                records.lost_a_row();
                self.notes.add_plain(Weight::Lost, used);
            }
            State::Start(_) | State::Workbook(_) => self.refuse(why),
            State::Refused => {}
        }
        self.finish()
    }

    fn refuse(&mut self, text: &str) {
        self.notes.add_plain(Weight::Refused, text);
        self.state = State::Refused;
    }

    /// Looks at the start of the file, and goes on with what it is.
    fn begin(&mut self, start: &[u8]) {
        if start.starts_with(b"PK\x03\x04") {
            self.state = State::Workbook(start.to_vec());
            return;
        }
        if let Some(what) = what_it_is_not(start) {
            return self.refuse(what);
        }
        let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let end = memchr::memchr(b'\n', text).unwrap_or(text.len());
        let first = text.get(..end).unwrap_or_default();
        let header: Vec<String> = first.split(|b| *b == b'\t').map(column_name).collect();
        let Some(columns) = Columns::find(&header) else {
            // What is no indicator's file as CDE gives it has quoting.
            let most = [b'\t', b'|', b',', b';']
                .into_iter()
                .max_by_key(|d| memchr::memchr_iter(*d, first).count());
            let mut records = Box::new(Records::new(most.unwrap_or(b'\t'), &self.name));
            records.push(text, &mut self.notes);
            self.state = State::Records(records);
            return;
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

/// Reads the first table of CDE's in a workbook.
fn read_workbook(bytes: &[u8], name: &str, notes: &mut Notes) -> Option<Content> {
    // A header stands below a few lines of words.
    const LAST_ROW_OF_HEADER: u32 = 30;
    let mut table: Option<Table> = None;
    let mut in_sheet = 0;
    let read = workbook::rows(bytes, |sheet, row, cells| {
        if let Some(table) = &mut table {
            if sheet != in_sheet {
                return workbook::Wanted::Nothing;
            }
            let fields: Vec<&[u8]> = cells.iter().map(String::as_bytes).collect();
            table.row(row, &fields, End::Filled, notes);
            return if table.is_refused() {
                workbook::Wanted::Nothing
            } else {
                workbook::Wanted::More
            };
        }
        let header: Vec<String> = cells.iter().map(|cell| column_name(cell.as_bytes())).collect();
        table = Table::announced(&header, name);
        in_sheet = sheet;
        let goes_on = table.is_some() || row < LAST_ROW_OF_HEADER;
        if goes_on { workbook::Wanted::More } else { workbook::Wanted::NextSheet }
    });
    if let Err(text) = read {
        if let Some(table) = &mut table {
            table.lost_a_row();
        }
        notes.add_plain(if table.is_some() { Weight::Lost } else { Weight::Refused }, text);
    } else if table.is_none() {
        notes.add_plain(Weight::Refused, NO_FILE_OF_CDE);
    }
    table?.finish(notes)
}

/// What a file is that is none of CDE's, and what to do.
fn what_it_is_not(start: &[u8]) -> Option<&'static str> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    Some(if text.is_empty() {
        "is empty: the download failed or is not finished. Download it again"
    } else if text.starts_with(b"<") {
        "is a web page, not a data file: the download failed. Open CDE's page of files and download it again"
    } else if text.starts_with(b"%PDF") {
        "is a PDF, not a data file. CDE offers the same data as a text file"
    } else if text.starts_with(b"\xff\xfe") || text.starts_with(b"\xfe\xff") {
        "was saved by a spreadsheet as Unicode text (UTF-16). Choose the file as it was downloaded, or save it as text \
         in UTF-8"
    } else if text.starts_with(b"\xd0\xcf\x11\xe0") {
        "is a workbook in the old format (.xls). Open it in a spreadsheet and save it as .xlsx"
    } else if text.starts_with(b"{") {
        "looks like a saved check. Open it on the page of your checks instead"
    } else if text.split(|b| *b == b'\n').next().is_some_and(|first| first.contains(&0)) {
        "is neither text nor a workbook, whatever its name says: it is damaged, or of another kind. Download it again, or choose \
         a file as it came from CDE"
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What came of a file of this name and text.
    fn read(name: &str, text: &str) -> FileRead {
        let mut reader = Reader::new(name);
        reader.push(text.as_bytes());
        reader.finish()
    }

    /// What stands behind a cut is unknown: a file that ends anywhere within a row, also of a school that is no charter, is
    /// never taken for a whole one, and one that ends within its first is not used.
    fn check_cuts(name: &str, start: &str, last: &str) {
        let is_whole = |text: &str| read(name, text).content.is_some_and(|c| c.is_whole());
        // A closing quote alone is nothing that could be lost.
        let length = last.trim_end_matches('"').len();
        for cut in 1..length {
            let text = format!("{start}{}", &last[..cut]);
            assert!(!is_whole(&text), "{text:?} is taken for a whole file");
        }
        // Where a row ends, nothing tells that another should follow.
        for end in ["\n", "\r\n"] {
            assert!(is_whole(&format!("{start}{last}{end}")), "{name}: {last}");
        }
        let head = start.lines().next().unwrap_or_default();
        let first = read(name, &format!("{head}\n{}", &last[..last.len() / 2]));
        let notes: Vec<String> = first.notes.iter().map(ToString::to_string).collect();
        assert!(first.content.is_none() && notes.len() == 1, "{name}: {notes:?}");
        assert!(notes.iter().all(|note| note.contains("in the middle of this row")), "{notes:?}");
    }

    #[test]
    fn a_file_that_is_cut_within_a_row_is_no_whole_one() {
        let row = |charter: &str, group: &str| {
            format!("01100170112607\tS\tOak\t{charter}\t{group}\t30\t1\t1\tSUSP\t2024")
        };
        let head = "cds\trtype\tschoolname\tcharter_flag\tstudentgroup\tcurrdenom\tstatuslevel\tcolor\tindicator\t\
                    reportingyear";
        let start = format!("{head}\n{}\n", row("Y", "SWD"));
        for last in [row("Y", "HI"), row("N", "HI")] {
            check_cuts("suspdownload2024.txt", &start, &last);
            let is_used = |text: &str| {
                read("suspdownload2024.txt", text).content.is_some_and(|c| c.is_whole())
            };
            assert!(is_used(&format!("{start}{last}")), "the year ends the row");
            let comma = |text: &str| text.replace('\t', ",");
            check_cuts("suspdownload2024.csv", &comma(&start), &comma(&last));
            let quoted = last.split('\t').map(|field| format!("\"{field}\"")).collect::<Vec<_>>();
            check_cuts("suspdownload2024.csv", &comma(&start), &quoted.join(","));
        }
        let start = "CDSCode,Name,Performance\n01100170112607,Oak,Met\n";
        check_cuts("Pr62024.txt", start, "01100170124172,Elm,Not Met For Two or More Years");
        // What is behind the result may go on for ever.
        let start = "CDSCode,Performance,Reason\n01100170112607,Met,None\n";
        check_cuts("Pr62024.csv", start, "01100170124172,Not Met,We are working on it");
        let start = "cds,SchoolName,MetMethod1,AA,AssistanceStatus\n\
                     01100170112607,Oak,N,,General Assistance\n";
        check_cuts("charterassistance25.csv", start, "01100170124172,Elm,N,A,General Assistance");
        let start = "cds,SchoolName,AssistanceStatus,MetMethod1,AA,HI\n\
                     01100170112607,Oak,General Assistance,N,,\n";
        check_cuts("charterassistance25.csv", start, "01100170124172,Elm,General Assistance,N,A,B");
    }
}
