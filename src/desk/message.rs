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
    /// To judge these charters, in place of those that were judged before.
    Judge(Wanted),
    /// To judge no more of them.
    EndJudging,
    /// A part of the charters that were judged.
    Look(Look),
    /// All of them that are shown, as the text of a file for a spreadsheet.
    Sheet(Look),
}

/// Which charters are judged, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Whose charters.
    pub whose: Whose,
    /// As of which Dashboard year.
    pub as_of: u16,
    /// Whether local indicators that no file tells are taken as met.
    pub local_as_met: bool,
}

/// Whose charters are judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// All of them.
    State,
    /// Those of the authorizers of a county.
    County(String),
    /// Those of an authorizer, by the first seven digits of its code.
    Authority(u32),
    /// Those whose codes stand in a text.
    Codes(String),
}

/// So many of them are shown at once.
pub const PAGE: usize = 50;

/// Which of the charters that were judged are shown, in which order; words by the codes of `report::county::view`, an empty
/// one where it does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Words of a name, or digits of a code.
    pub typed: String,
    /// The answer on differentiated assistance.
    pub assistance: String,
    /// The answer on the Pathway 2 test.
    pub pathway_2: String,
    /// How they compare with CDE's status.
    pub published: String,
    /// Only those of which one group-year decides a test.
    pub is_near: bool,
    /// The column by which they are sorted.
    pub by: String,
    /// Whether from its end.
    pub is_descending: bool,
    /// How many of them stand before the first that is shown.
    pub from: usize,
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
        reading: FileRead,
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
    /// Which charters are to be judged.
    Listed(Listed),
    /// So many of them were judged, and whether no more of them will be.
    Judging {
        /// How many.
        judged: usize,
        /// Whether that was all.
        is_over: bool,
    },
    /// A part of the charters that were judged.
    Rows(Rows),
    /// The text of a file for a spreadsheet.
    Sheet(String),
}

/// Which charters are to be judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// What was asked for.
    pub wanted: Wanted,
    /// How many.
    pub charters: usize,
    /// Codes of which no file has a row.
    pub absent: Vec<String>,
    /// Lines without a code.
    pub strange: Vec<String>,
}

/// A part of the charters that were judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// What was asked for.
    pub look: Look,
    /// How many there are of these.
    pub all: usize,
    /// The part.
    pub rows: Vec<Row>,
}

/// A charter that was judged, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its code.
    pub cds: String,
    /// Its name.
    pub name: String,
    /// Its authorizer.
    pub authority: String,
    /// The county of that.
    pub county: String,
    /// Differentiated assistance.
    pub assistance: Answer,
    /// The Pathway 2 test.
    pub pathway_2: Answer,
    /// CDE's status; empty where it is not there.
    pub published: String,
    /// How the two compare: one word of `report::county::view`, and in full.
    pub compared: [String; 2],
    /// How many groups count.
    pub counted: usize,
    /// Those of them that meet the criteria.
    pub meeting: Vec<String>,
}

/// The answer of a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The word of the verdict.
    pub verdict: String,
    /// The readings that matter: their questions.
    pub readings: Vec<String>,
    /// The one group-year on which the other answer hangs; empty where it is not one.
    pub away: String,
}

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRead {
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

impl FileRead {
    /// Whether all of it is used: nothing was lost that it says.
    pub fn is_used_whole(&self) -> bool {
        self.is_whole && self.more == 0 && self.notes.iter().all(|note| !note.is_loss)
    }
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
    /// An indicator, a local one, or CDE's own status.
    pub what: String,
    /// The same as `report::offer::is_told` knows it.
    pub code: String,
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
