//! The columns of an indicator's file, found by their names, and the fields of a row that are used.

use crate::{
    official::kind::scale,
    rules::terms::{Indicator, Scale, Year},
};

/// What a column is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Cds,
    Rtype,
    Charter,
    School,
    District,
    County,
    Group,
    Students,
    Status,
    Color,
    Indicator,
    Year,
}

const ROLES: [(Role, &str); 12] = [
    (Role::Cds, "cds"),
    (Role::Rtype, "rtype"),
    (Role::Charter, "charter_flag"),
    (Role::School, "schoolname"),
    (Role::District, "districtname"),
    (Role::County, "countyname"),
    (Role::Group, "studentgroup"),
    (Role::Students, "currdenom"),
    (Role::Status, "statuslevel"),
    (Role::Color, "color"),
    (Role::Indicator, "indicator"),
    (Role::Year, "reportingyear"),
];

/// The columns of a file.
pub struct Columns {
    /// What each is for.
    pub(super) roles: Vec<Option<Role>>,
    /// How many lead to those that tell a charter's row.
    pub(super) to_charter: usize,
    /// What the columns alone tell of the indicator.
    pub(super) indicator: Option<Indicator>,
}

impl Columns {
    /// Finds the columns by their names; none where the file is no indicator's.
    pub fn find(header: &[String]) -> Option<Self> {
        let has = |name: &str| header.iter().any(|h| h == name);
        if !(has("cds") && has("rtype")) {
            return None;
        }
        let mut roles = vec![None; header.len()];
        for (role, name) in ROLES {
            let place = header.iter().position(|h| h == name);
            if let Some(slot) = place.and_then(|at| roles.get_mut(at)) {
                *slot = Some(role);
            }
        }
        let last = |role| roles.iter().position(|r| *r == Some(role)).map_or(0, |at| at + 1);
        let to_charter = last(Role::Rtype).max(last(Role::Charter)).max(last(Role::Cds));
        let starts = |word: &str| header.iter().any(|h| h.starts_with(word));
        let indicator = if has("currprogressed") {
            Some(Indicator::ELPI)
        } else if starts("curr_prep") || has("two_college_course") {
            Some(Indicator::CCI)
        } else if has("fiveyrnumer") {
            Some(Indicator::GRAD)
        } else if has("certifyflag") {
            Some(if has("type") { Indicator::SUSP } else { Indicator::CHRO })
        } else {
            None
        };
        Some(Self { roles, to_charter, indicator })
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.roles.contains(&Some(role))
    }

    /// What is missing for the file to be read at all.
    pub(super) fn missing(&self, indicator: Indicator, year: Year) -> Option<&'static str> {
        let level = match scale(indicator, year) {
            Some(Scale::Colour) => Some(Role::Color),
            Some(Scale::Status) => Some(Role::Status),
            None => None,
        };
        // Before 2024 the file of English learner progress had no groups: it was theirs alone.
        let grouped = !(indicator == Indicator::ELPI && year < Year(2024));
        let needed =
            [Some(Role::Charter), Some(Role::Students), level, grouped.then_some(Role::Group)];
        let missing = needed.into_iter().flatten().find(|role| !self.has(*role))?;
        ROLES.iter().find(|(role, _)| *role == missing).map(|(_, name)| *name)
    }
}

/// The fields of a row that are used.
#[derive(Clone, Copy, Default)]
pub(super) struct Row<'a> {
    fields: [Option<&'a [u8]>; ROLES.len()],
    /// How many fields it has.
    pub(super) count: usize,
}

impl<'a> Row<'a> {
    pub(super) fn get(&self, role: Role) -> &'a [u8] {
        self.fields.get(role as usize).copied().flatten().unwrap_or_default().trim_ascii()
    }

    pub(super) fn put(&mut self, role: Option<Role>, field: &'a [u8]) {
        if let Some(slot) = role.and_then(|role| self.fields.get_mut(role as usize)) {
            *slot = Some(field);
        }
        self.count += 1;
    }
}
