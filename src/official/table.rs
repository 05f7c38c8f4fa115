//! The tables of CDE's that are known here, told by their headers: one reader for each, and what comes of it.

use super::{
    assistance::{self, AssistanceFile},
    indicator::{self, IndicatorFile},
    local::{self, LocalFile},
    note::Notes,
    rows::End,
};

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A state indicator's results.
    Indicator(IndicatorFile),
    /// A local indicator's results.
    Local(LocalFile),
    /// Who was identified for assistance.
    Assistance(AssistanceFile),
}

/// A table of CDE's.
pub(super) enum Table {
    /// A state indicator.
    Indicator(Box<indicator::Reader>),
    /// A local indicator.
    Local(Box<local::Reader>),
    /// Assistance.
    Assistance(Box<assistance::Reader>),
}

impl Table {
    /// The table that a header announces, its names in small letters, in a file of this name.
    pub(super) fn announced(header: &[String], name: &str) -> Option<Self> {
        if let Some(columns) = indicator::Columns::find(header) {
            return Some(Self::Indicator(Box::new(indicator::Reader::new(columns, name))));
        }
        if let Some(reader) = assistance::Reader::find(header, name) {
            return Some(Self::Assistance(Box::new(reader)));
        }
        local::Reader::find(header, name).map(|reader| Self::Local(Box::new(reader)))
    }

    /// Reads a row.
    pub(super) fn row(&mut self, number: u32, fields: &[&[u8]], end: End, notes: &mut Notes) {
        match self {
            Self::Indicator(reader) => reader.fields(number, fields, end, notes),
            Self::Local(reader) => reader.fields(number, fields, end, notes),
            Self::Assistance(reader) => reader.fields(number, fields, end, notes),
        }
    }

    /// A row could not be read.
    pub(super) const fn lost_a_row(&mut self) {
        match self {
            Self::Indicator(reader) => reader.lost_a_row(),
            Self::Local(reader) => reader.lost_a_row(),
            Self::Assistance(reader) => reader.lost_a_row(),
        }
    }

    /// Whether the rest need not be read.
    pub(super) const fn is_refused(&self) -> bool {
        match self {
            Self::Indicator(reader) => reader.is_refused(),
            Self::Local(reader) => reader.is_refused(),
            Self::Assistance(reader) => reader.is_refused(),
        }
    }

    /// What was read.
    pub(super) fn finish(self, notes: &mut Notes) -> Option<Content> {
        match self {
            Self::Indicator(reader) => reader.finish(notes).map(Content::Indicator),
            Self::Local(reader) => reader.finish(notes).map(Content::Local),
            Self::Assistance(reader) => reader.finish(notes).map(Content::Assistance),
        }
    }
}
