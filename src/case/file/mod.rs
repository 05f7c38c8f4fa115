//! The case file: how a case is written down, in a saved file, a draft and the tests alike.
//!
//! The only place that knows the wire format. Reading is strict about what it knows (a wrong type or an
//! unknown value is an error that names its path) and careful with what it does not (unknown fields are kept and
//! written back; unknown groups, indicators and years are kept, ignored, and warned of). A file of an earlier version is
//! brought forward first ([`migrate`]); one of a later version is told apart, and never written over.

pub mod migrate;
mod name;
mod read;
mod write;

pub use name::{file_name, name};
pub use read::{read, read_with};
pub use write::write;

use super::json::Path;
use crate::rules::{rule_set::is_determination_year, terms::Year};
use std::fmt;

/// What the `format` field of a case file says.
pub const FORMAT: &str = "charter-pathways/case";

/// The version that this program writes, and the newest that it reads.
pub const VERSION: u64 = migrate::newest(migrate::STEPS);

/// The longest case file that is read, in bytes; a full case of four years is under 20 thousand.
pub const MAX_BYTES: usize = 1_000_000;

/// Something of the case that the rules do not use, or that was read in a way worth telling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where, such as `dashboards.2025.groups.SWD.levels.GRAD`.
    pub path: String,
    /// What was found and what was done about it.
    pub message: String,
}

/// The year that a key of `dashboards` or `official` names, if the rules know one of it; written with its four digits alone.
fn year_of(key: &str) -> Option<Year> {
    let year = key.parse().ok().map(Year)?;
    (year.to_string() == key && is_determination_year(year)).then_some(year)
}

impl Warning {
    pub(super) fn new(path: &Path, message: impl Into<String>) -> Self {
        Self { path: path.to_string(), message: message.into() }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// Why a text could not be read as a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    message: String,
    kind: Kind,
}

/// What a text is that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// A case file with a fault.
    Faulty,
    /// No case file at all, whatever else it may be.
    NoCase,
    /// A sound one of a newer version, with the name of its case.
    Newer(String),
}

impl ReadError {
    /// Whether the file was written by a newer version of the program: it is sound, and must not be overwritten.
    pub fn is_newer(&self) -> bool {
        matches!(self.kind, Kind::Newer(_))
    }

    /// Whether it is no case file at all, whatever else it may be.
    pub fn is_no_case(&self) -> bool {
        self.kind == Kind::NoCase
    }

    /// The name of the case in a file of a newer version, as far as this one can tell; empty if it cannot.
    pub fn newer_name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Newer(name) => Some(name),
            Kind::Faulty | Kind::NoCase => None,
        }
    }

    fn plain(message: impl Into<String>) -> Self {
        Self { message: message.into(), kind: Kind::Faulty }
    }

    fn no_case(message: impl Into<String>) -> Self {
        Self { message: message.into(), kind: Kind::NoCase }
    }

    fn at(path: &Path, message: impl fmt::Display) -> Self {
        Self::plain(format!("{path}: {message}"))
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}
