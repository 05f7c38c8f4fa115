//! What the page asks of the worker, and what that tells.
//!
//! Both are built together and loaded by the hash of their contents, so this is no format that anyone keeps: it has no
//! version, and what cannot be read is a mistake of ours. It carries words as they are shown, and a charter as the text of
//! a case file, so that no type of the rules is bound to it.

use serde::{Deserialize, Serialize};

/// Something that the page asks for. Files go beside the first of these, and bring their own names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// To read the files that come with it, after all that came before. They are numbered in the order in which they came,
    /// from 0.
    Read,
    /// To read no more of the file of this number.
    Cancel(usize),
    /// To use the file of this number in place of another version of it.
    Prefer(usize),
    /// To forget the file of this number.
    Remove(usize),
    /// The charters of this name or code.
    Find(String),
    /// Everything that the files tell of the charter of this code.
    Take(String),
    /// Who authorizes the charters that were read.
    Authorities,
}

/// Something that the worker tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// It is there: what was sent before is lost.
    Ready,
    /// So many bytes of a file were read so far.
    Progress {
        /// The file's number.
        file: usize,
        /// The bytes.
        bytes: u64,
    },
    /// A file was read, as far as it was.
    Read {
        /// Its number.
        file: usize,
        /// What came of it.
        reading: Reading,
    },
    /// What is used now.
    Standing {
        /// Of each file that was read, by its number.
        files: Vec<Standing>,
        /// How many charters are known.
        charters: usize,
    },
    /// The charters for what was typed.
    Found {
        /// What was typed.
        typed: String,
        /// The first of them.
        charters: Vec<Hit>,
        /// Whether there are more.
        more: bool,
    },
    /// Everything that the files tell of a charter; nothing where no file has a row of it.
    Taken(Option<Box<Charter>>),
    /// Who authorizes charters, by county and name.
    Authorities(Vec<Authority>),
}

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// How many bytes were read.
    pub bytes: u64,
    /// Which of CDE's files it is, in words; empty if it was refused.
    pub what: String,
    /// Whether its layout could not be tried on a real file.
    pub is_unproven: bool,
    /// Whether it was read to its end and no row of a charter was lost.
    pub is_whole: bool,
    /// What is to be said of it, as far as it was kept.
    pub notes: Vec<Note>,
    /// How many more notes there were.
    pub more: u32,
}

/// Something that was found in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Whether something was lost by it.
    pub is_loss: bool,
    /// Row and column, what it is, and what to do.
    pub text: String,
}

/// Whether a file is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// It is.
    Used,
    /// It says the same as the file of this number, which is used.
    Same(usize),
    /// Another version of it is used.
    Otherwise {
        /// The number of that file.
        used: usize,
        /// Of how many charters the two say different things.
        charters: usize,
    },
    /// It could not be read, or was taken out.
    Out,
}

/// A charter that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// Its code.
    pub cds: String,
    /// Its name.
    pub name: String,
    /// Its authorizer and the county of that.
    pub place: String,
}

/// What the files tell of a charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charter {
    /// Its code.
    pub cds: String,
    /// Its name.
    pub name: String,
    /// Its facts, each with where it stands: the text of a case file.
    pub case: String,
    /// What was found, by year, newest first.
    pub years: Vec<YearFound>,
}

/// What was found of a charter in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearFound {
    /// The Dashboard year.
    pub year: u16,
    /// What was found of each thing that is published.
    pub lines: Vec<Line>,
}

impl YearFound {
    /// Whether anything was found.
    pub fn has_any(&self) -> bool {
        self.lines.iter().any(|line| matches!(line.found, Found::Says(_) | Found::InPart(_)))
    }
}

/// What was found of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// An indicator, or CDE's own status.
    pub what: String,
    /// What there is of it.
    pub found: Found,
}

/// What there is of one thing that CDE publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    /// It was read, and says this.
    Says(String),
    /// It was read in part: this is known, and the rest is not.
    InPart(String),
    /// It was not read: this file would bring it.
    Missing(String),
    /// Nothing was published that counts.
    Nothing,
}

/// Who authorizes charters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// The first seven digits of their codes.
    pub code: u32,
    /// Its name.
    pub name: String,
    /// Its county.
    pub county: String,
    /// How many charters it has.
    pub charters: usize,
}

/// A message as text.
pub fn write(message: &impl Serialize) -> String {
    // Words and numbers can always be written.
    serde_json::to_string(message).unwrap_or_default()
}

/// A message from its text; nothing if it is none.
pub fn read<T: for<'a> Deserialize<'a>>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}
