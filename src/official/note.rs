//! What a reader has to say of a file: where, what, and what to do.

use std::fmt;

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Worth knowing; nothing was lost.
    Told,
    /// Something in the file was not used; the rest was.
    Lost,
    /// The file was not used at all.
    Refused,
}

/// Something that was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// How much it matters.
    pub weight: Weight,
    /// The row, counted from 1, the header included; none where it concerns the whole file.
    pub row: Option<u32>,
    /// The column, as the file or this program calls it.
    pub column: Option<String>,
    /// What was found and what was done or can be done about it.
    pub text: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, &self.column) {
            (Some(row), Some(column)) => write!(f, "row {row}, column {column}: ")?,
            (Some(row), None) => write!(f, "row {row}: ")?,
            (None, Some(column)) => write!(f, "column {column}: ")?,
            (None, None) => {}
        }
        f.write_str(&self.text)
    }
}

/// The notes of one file: the first of them, and how many there are beside. A file of a million bad rows has as many to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    first: Vec<Note>,
    more: u32,
}

/// So many notes of a file are kept.
const MOST: usize = 40;

impl Notes {
    /// The notes that are kept.
    pub fn iter(&self) -> impl Iterator<Item = &Note> {
        self.first.iter()
    }

    /// How many there were beside them.
    pub const fn more(&self) -> u32 {
        self.more
    }

    /// Whether anything of this weight or more was noted.
    pub fn any(&self, weight: Weight) -> bool {
        self.first.iter().any(|note| note.weight >= weight)
    }

    /// Adds a note.
    pub fn add(
        &mut self,
        weight: Weight,
        row: Option<u32>,
        column: Option<&str>,
        text: impl Into<String>,
    ) {
        // What refuses a file is said in any case.
        if self.first.len() >= MOST && weight != Weight::Refused {
            self.more = self.more.saturating_add(1);
            return;
        }
        self.first.push(Note { weight, row, column: column.map(shown), text: text.into() });
    }

    /// Adds the same for a text that concerns the file as a whole.
    pub fn add_plain(&mut self, weight: Weight, text: impl Into<String>) {
        self.add(weight, None, None, text);
    }
}

/// Something of a file, to be shown: one line, not too long, and in quotes where `Debug` is asked for.
pub fn shown(text: &str) -> String {
    let mut short: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(40).collect();
    if text.chars().count() > 40 {
        short.push('…');
    }
    short
}

/// The same of bytes that may be no text.
pub fn shown_bytes(bytes: &[u8]) -> String {
    let (start, _) = bytes.split_at(bytes.len().min(200));
    shown(String::from_utf8_lossy(start).trim())
}
