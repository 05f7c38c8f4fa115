//! Lines out of pieces of any size, in bounded memory.
//!
//! CDE's indicator files have no quoting (a name may hold quote characters that mean nothing), so a line is what ends at a
//! line feed, and a field is what ends at a tab: a reader of CSV would find quoting where there is none. A line that lies
//! within a piece is handed on as it lies there; only what a piece leaves unfinished is copied. Nothing is looked at as text.

use memchr::memchr;

/// The longest line that is read, in bytes; CDE's have up to three thousand.
pub const LONGEST_LINE: usize = 64 * 1024;

/// A line, with what is known of its end.
pub enum Line<'a> {
    /// A line without its end.
    Whole(&'a [u8]),
    /// The last line of the file, which nothing ends: it may have been cut off.
    Last(&'a [u8]),
    /// A line of more than [`LONGEST_LINE`] bytes, which is not read.
    TooLong,
}

/// Cuts pieces into lines.
#[derive(Default)]
pub struct Lines {
    held: Vec<u8>,
    too_long: bool,
    row: u32,
}

impl Lines {
    /// Takes a piece, and hands on every line that is now whole, with its number from 1.
    pub fn push(&mut self, mut piece: &[u8], mut each: impl FnMut(u32, Line)) {
        while let Some(end) = memchr(b'\n', piece) {
            let (line, rest) = piece.split_at(end);
            piece = rest.get(1..).unwrap_or_default();
            self.row = self.row.saturating_add(1);
            if self.too_long || self.held.len() + line.len() > LONGEST_LINE {
                each(self.row, Line::TooLong);
            } else if self.held.is_empty() {
                each(self.row, Line::Whole(without_return(line)));
            } else {
                self.held.extend_from_slice(line);
                each(self.row, Line::Whole(without_return(&self.held)));
            }
            self.held.clear();
            self.too_long = false;
        }
        if self.too_long || self.held.len() + piece.len() > LONGEST_LINE {
            self.too_long = true;
            self.held = Vec::new();
        } else {
            self.held.extend_from_slice(piece);
        }
    }

    /// Hands on what no line feed ended.
    pub fn finish(self, mut each: impl FnMut(u32, Line)) {
        let row = self.row.saturating_add(1);
        if self.too_long {
            each(row, Line::TooLong);
        } else if !self.held.trim_ascii().is_empty() {
            each(row, Line::Last(without_return(&self.held)));
        }
    }
}

fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}
