//! Student groups, sets of them, and a value for each of them.

use super::Year;

/// A student group for which the Dashboard reports results, in CDE's code.
///
/// Order: race and ethnicity first, then the program groups, as the rules list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Black/African American.
    AA,
    /// American Indian or Alaska Native.
    AI,
    /// Asian.
    AS,
    /// Filipino.
    FI,
    /// Hispanic.
    HI,
    /// Native Hawaiian or Pacific Islander.
    PI,
    /// White.
    WH,
    /// Two or More Races (`TOM` in CDE's assistance files).
    MR,
    /// English Learners.
    EL,
    /// Long-Term English Learners; on the Dashboard from 2024.
    LTEL,
    /// Socioeconomically Disadvantaged.
    SED,
    /// Students with Disabilities.
    SWD,
    /// Foster Youth.
    FOS,
    /// Homeless Youth.
    HOM,
}

impl Group {
    /// All groups, in order.
    pub const ALL: [Self; 14] = [
        Self::AA,
        Self::AI,
        Self::AS,
        Self::FI,
        Self::HI,
        Self::PI,
        Self::WH,
        Self::MR,
        Self::EL,
        Self::LTEL,
        Self::SED,
        Self::SWD,
        Self::FOS,
        Self::HOM,
    ];

    /// CDE's code, as in the Dashboard files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AA => "AA",
            Self::AI => "AI",
            Self::AS => "AS",
            Self::FI => "FI",
            Self::HI => "HI",
            Self::PI => "PI",
            Self::WH => "WH",
            Self::MR => "MR",
            Self::EL => "EL",
            Self::LTEL => "LTEL",
            Self::SED => "SED",
            Self::SWD => "SWD",
            Self::FOS => "FOS",
            Self::HOM => "HOM",
        }
    }

    /// The group of a code, exactly as [`code`](Self::code) writes it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.code() == code)
    }

    /// Whether the Dashboard of that year reports the group: LTEL only from 2024 on.
    pub fn exists_in(self, year: Year) -> bool {
        self != Self::LTEL || year >= Year(2024)
    }
}

/// A set of student groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Groups(u16);

impl Groups {
    /// No group.
    pub const NONE: Self = Self(0);

    /// The set with one more group.
    #[must_use]
    pub const fn with(self, group: Group) -> Self {
        Self(self.0 | 1 << group as u16)
    }

    /// Whether the group is in the set.
    pub const fn has(self, group: Group) -> bool {
        self.0 & (1 << group as u16) != 0
    }

    /// Those in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those in this set and not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How many.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The groups, in order.
    pub fn iter(self) -> impl Iterator<Item = Group> {
        Group::ALL.into_iter().filter(move |g| self.has(*g))
    }
}

impl FromIterator<Group> for Groups {
    fn from_iter<I: IntoIterator<Item = Group>>(groups: I) -> Self {
        groups.into_iter().fold(Self::NONE, Self::with)
    }
}

/// A value for each student group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PerGroup<T>([T; 14]);

impl<T: Copy + Default> PerGroup<T> {
    /// Makes a value for each group.
    pub fn of(value: impl FnMut(Group) -> T) -> Self {
        Self(Group::ALL.map(value))
    }

    /// The group's value.
    pub fn get(&self, group: Group) -> T {
        self.0.get(group as usize).copied().unwrap_or_default()
    }

    /// The group's value, to change it; `None` never happens, since every group has one.
    pub fn get_mut(&mut self, group: Group) -> Option<&mut T> {
        self.0.get_mut(group as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_each_group_once() {
        let set: Groups = [Group::EL, Group::AA, Group::EL].into_iter().collect();
        assert_eq!((set.len(), set.iter().collect()), (2, vec![Group::AA, Group::EL]));
    }
}
