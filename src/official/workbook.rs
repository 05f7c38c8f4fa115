//! Rows out of a workbook (.xlsx), in bounded memory.
//!
//! A workbook is a zip archive of XML, so a small file can unpack to gigabytes. Before anything of it is read as a workbook,
//! its parts are unpacked once into nothing and counted: their bytes, whatever the archive's list says of them, and how long a
//! piece of text in them is, since a reader of XML holds one whole. What stays under the limits is read by calamine, which
//! streams the cells of a sheet.

use calamine::{Data, DataRef, Reader as _, Xlsx};
use memchr::{memchr_iter, memmem};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The largest workbook that is read, in bytes. CDE's largest have about 15 million.
pub const LARGEST: usize = 48_000_000;

/// The most that its sheets may unpack to, and the most of everything else in it together.
pub const MOST_OF_SHEETS: u64 = 500_000_000;
const MOST_OF_THE_REST: u64 = 32_000_000;

/// The longest piece of a part without a mark, and of a sheet without a cell.
const LONGEST_TEXT: usize = 1_000_000;
const LONGEST_CELL: usize = 4_000_000;

/// How many parts a workbook may have, how many marks the parts that are held whole, and how many columns a sheet.
const MOST_PARTS: usize = 1000;
const MOST_MARKS: usize = 3_000_000;
const MOST_COLUMNS: u32 = 1000;

/// Hands on the rows of every sheet, each with its number from 1, until `each` says that it has enough of the sheet.
///
/// # Errors
/// When it is no workbook, is damaged, or exceeds a limit; says which.
pub fn rows(
    bytes: &[u8],
    mut each: impl FnMut(usize, u32, &[String]) -> Wanted,
) -> Result<(), String> {
    check(bytes)?;
    let damaged = |error: calamine::XlsxError| {
        format!("is not a readable workbook, or is damaged ({error}). Download it again")
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    for (place, sheet) in book.sheet_names().iter().enumerate() {
        // What is no sheet of cells, such as a chart, is passed over.
        let Ok(mut cells) = book.worksheet_cells_reader(sheet) else { continue };
        let (mut row, mut number): (Vec<String>, Option<u32>) = (Vec::new(), None);
        let mut wanted = Wanted::More;
        while wanted == Wanted::More {
            let Some(cell) = cells.next_cell().map_err(damaged)? else { break };
            let (at, column) = cell.get_position();
            if number.is_some_and(|number| number != at) {
                wanted = each(place, number.unwrap_or_default().saturating_add(1), &row);
                row.clear();
            }
            number = Some(at);
            if column < MOST_COLUMNS {
                let column = usize::try_from(column).unwrap_or_default();
                if row.len() <= column {
                    row.resize(column + 1, String::new());
                }
                if let Some(slot) = row.get_mut(column) {
                    *slot = match cell.get_value() {
                        DataRef::SharedString(text) => (*text).to_owned(),
                        value => Data::from(value.clone()).to_string(),
                    };
                }
            }
        }
        if wanted == Wanted::More && number.is_some() {
            wanted = each(place, number.unwrap_or_default().saturating_add(1), &row);
        }
        if wanted == Wanted::Nothing {
            break;
        }
    }
    Ok(())
}

/// What is wanted after a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The next.
    More,
    /// The next sheet.
    NextSheet,
    /// Nothing.
    Nothing,
}

/// Refuses what exceeds a limit.
fn check(bytes: &[u8]) -> Result<(), String> {
    let most = |what: &str, most: usize| {
        Err(format!(
            "is refused: {what}, and at most {most} are allowed. CDE's files stay far below that"
        ))
    };
    if bytes.len() > LARGEST {
        return most(&format!("it has {} bytes", bytes.len()), LARGEST);
    }
    // Before the list of parts is read, which holds them all.
    if memmem::find_iter(bytes, b"PK\x01\x02").take(MOST_PARTS + 1).count() > MOST_PARTS {
        return most("it has too many parts", MOST_PARTS);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| format!("is cut off or damaged ({error}). Download it again"))?;
    let (mut sheets, mut rest, mut marks) = (0, 0, 0);
    for part in 0..archive.len() {
        let mut part = archive
            .by_index(part)
            .map_err(|error| format!("is damaged ({error}). Download it again"))?;
        let is_sheet = part.name().is_ok_and(|name| name.contains("worksheets/"));
        let (sum, limit) =
            if is_sheet { (&mut sheets, MOST_OF_SHEETS) } else { (&mut rest, MOST_OF_THE_REST) };
        let mut counter = Counter::default();
        let mut piece = vec![0; 64 * 1024];
        loop {
            let read = part
                .read(&mut piece)
                .map_err(|error| format!("is damaged ({error}). Download it again"))?;
            if read == 0 {
                break;
            }
            *sum += read as u64;
            counter.take(piece.get(..read).unwrap_or_default());
            if *sum > limit {
                return Err(format!(
                    "is refused: it unpacks to more than {} MB, which no file of CDE's does",
                    limit / 1_000_000
                ));
            }
            if counter.longest_text > LONGEST_TEXT
                || (is_sheet && counter.longest_cell > LONGEST_CELL)
            {
                return most("a cell in it is too long", LONGEST_TEXT);
            }
        }
        if !is_sheet {
            marks += counter.marks;
        }
        if marks > MOST_MARKS {
            return most("it has too many different texts", MOST_MARKS);
        }
    }
    Ok(())
}

/// Counts marks (`<`) and what lies between them.
#[derive(Default)]
struct Counter {
    marks: usize,
    text: usize,
    cell: usize,
    longest_text: usize,
    longest_cell: usize,
    ends_with_mark: bool,
}

impl Counter {
    fn take(&mut self, piece: &[u8]) {
        if self.ends_with_mark && piece.first() == Some(&b'c') {
            self.cell = 0;
        }
        let mut start = 0;
        for at in memchr_iter(b'<', piece) {
            self.marks += 1;
            self.text += at - start;
            self.cell += at - start;
            self.longest_text = self.longest_text.max(self.text);
            self.longest_cell = self.longest_cell.max(self.cell);
            self.text = 0;
            if piece.get(at + 1) == Some(&b'c') {
                self.cell = 0;
            }
            start = at;
        }
        self.text += piece.len() - start;
        self.cell += piece.len() - start;
        self.longest_text = self.longest_text.max(self.text);
        self.longest_cell = self.longest_cell.max(self.cell);
        self.ends_with_mark = piece.last() == Some(&b'<');
    }
}
