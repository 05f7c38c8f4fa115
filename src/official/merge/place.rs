//! A place in a case that holds one value, and what stands in it: what is compared, named and taken over one by one.

use crate::{
    case::{Coded, LocalResult, Status},
    rules::{
        facts::Authorizer,
        terms::{Group, Indicator, Level, LocalPriority, Priorities, Year},
    },
};

/// A place in a case that holds one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The school's name.
    SchoolName,
    /// The school's code.
    Cds,
    /// Who authorized it.
    Authorizer,
    /// Whether a year has a Dashboard.
    Published(Year),
    /// Whether a group counts.
    Counted(Year, Group),
    /// A group's level.
    Level(Year, Group, Indicator),
    /// The priorities that CDE's file says a group met the criteria for.
    Priorities(Year, Group),
    /// That CDE's file shows no code for a group.
    FewerThanTwo(Year, Group),
    /// A local indicator.
    Local(Year, LocalPriority),
    /// CDE's assistance status.
    Status(Year),
    /// Whether CDE marks the charter under EC 47607.
    Ec47607(Year),
}

/// What stands in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text.
    Text(String),
    /// An authorizer.
    Authorizer(Authorizer),
    /// Yes or no.
    Flag(bool),
    /// A level.
    Level(Level),
    /// Better than every level that matters: what a draft says of levels that it does not list.
    Better,
    /// Priorities.
    Priorities(Priorities),
    /// A local result.
    Local(LocalResult),
    /// A status.
    Status(Status),
}

impl Place {
    /// The name under which the case file remembers the origin: that of the fact.
    pub fn name(self) -> String {
        match self {
            Self::SchoolName => "school/name".to_owned(),
            Self::Cds => "school/cds".to_owned(),
            Self::Authorizer => "school/authorizer".to_owned(),
            Self::Published(year) => format!("{year}/published"),
            Self::Counted(year, group) => format!("{year}/{}/counted", group.code()),
            Self::Level(year, group, indicator) => {
                format!("{year}/{}/{}", group.code(), indicator.code())
            }
            Self::Priorities(year, group) => format!("{year}/{}/priorities", group.code()),
            Self::FewerThanTwo(year, group) => format!("{year}/{}/fewer_than_two", group.code()),
            Self::Local(year, priority) => format!("{year}/local/{}", priority.number()),
            Self::Status(year) => format!("official/{year}/status"),
            Self::Ec47607(year) => format!("official/{year}/ec47607"),
        }
    }

    /// The Dashboard year it belongs to.
    pub const fn year(self) -> Option<Year> {
        match self {
            Self::SchoolName | Self::Cds | Self::Authorizer => None,
            Self::Published(year)
            | Self::Counted(year, _)
            | Self::Level(year, ..)
            | Self::Priorities(year, _)
            | Self::FewerThanTwo(year, _)
            | Self::Local(year, _)
            | Self::Status(year)
            | Self::Ec47607(year) => Some(year),
        }
    }

    /// The places of which a refused difference keeps this one from being taken over.
    pub(super) fn hangs_on(self) -> [Option<Self>; 2] {
        match self {
            Self::Level(year, group, _)
            | Self::Priorities(year, group)
            | Self::FewerThanTwo(year, group) => {
                [Some(Self::Published(year)), Some(Self::Counted(year, group))]
            }
            Self::Counted(year, _) | Self::Local(year, _) => [Some(Self::Published(year)), None],
            _ => [None, None],
        }
    }
}

impl Value {
    /// The word of the case file.
    pub fn word(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Authorizer(authorizer) => authorizer.word().to_owned(),
            Self::Flag(flag) => flag.to_string(),
            Self::Level(level) => level.code().to_owned(),
            Self::Better => "better".to_owned(),
            Self::Priorities(priorities) => {
                priorities.numbers().map(|n| n.to_string()).collect::<Vec<_>>().join(" ")
            }
            Self::Local(result) => result.word().to_owned(),
            Self::Status(status) => status.word().to_owned(),
        }
    }
}
