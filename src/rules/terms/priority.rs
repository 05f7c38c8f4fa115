//! LCFF priorities: those that state indicators flag for a group, those that local indicators flag for the
//! whole charter, and sets of both.

/// A state priority that the Dashboard's state indicators can flag for a student group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatePriority {
    /// 4: pupil achievement.
    Achievement,
    /// 5: pupil engagement.
    Engagement,
    /// 6: school climate.
    Climate,
    /// 8: outcomes in a broad course of study.
    Outcomes,
}

impl StatePriority {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Achievement, Self::Engagement, Self::Climate, Self::Outcomes];

    /// The priority's number in the law: 4, 5, 6 or 8.
    pub const fn number(self) -> u8 {
        match self {
            Self::Achievement => 4,
            Self::Engagement => 5,
            Self::Climate => 6,
            Self::Outcomes => 8,
        }
    }

    /// The state priority of a number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.number() == number)
    }
}

/// A priority that a charter's own local indicator can flag for the whole charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LocalPriority {
    /// 1: basic conditions.
    Basics,
    /// 2: implementation of the academic standards.
    Standards,
    /// 3: parent and family engagement.
    Families,
    /// 6: school climate.
    Climate,
    /// 7: access to a broad course of study.
    Access,
}

impl LocalPriority {
    /// All of them, in order.
    pub const ALL: [Self; 5] =
        [Self::Basics, Self::Standards, Self::Families, Self::Climate, Self::Access];

    /// The priority's number in the law: 1, 2, 3, 6 or 7.
    pub const fn number(self) -> u8 {
        match self {
            Self::Basics => 1,
            Self::Standards => 2,
            Self::Families => 3,
            Self::Climate => 6,
            Self::Access => 7,
        }
    }

    /// The local priority of a number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.number() == number)
    }
}

/// A set of LCFF priorities by number, 1 to 8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Priorities(u8);

impl Priorities {
    /// No priority.
    pub const NONE: Self = Self(0);

    /// The set with priority `number` added; a number outside 1 to 8 adds nothing.
    #[must_use]
    pub const fn with(self, number: u8) -> Self {
        match number {
            1..=8 => Self(self.0 | 1 << (number - 1)),
            _ => self,
        }
    }

    /// Whether priority `number` is in the set.
    pub const fn has(self, number: u8) -> bool {
        matches!(number, 1..=8) && self.0 & (1 << (number - 1)) != 0
    }

    /// Those in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How many.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The numbers, ascending.
    pub fn numbers(self) -> impl Iterator<Item = u8> {
        (1..=8).filter(move |n| self.has(*n))
    }
}

impl FromIterator<u8> for Priorities {
    fn from_iter<I: IntoIterator<Item = u8>>(numbers: I) -> Self {
        numbers.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_priorities_are_the_same() {
        for number in 0..=9 {
            let local = LocalPriority::from_number(number).map(LocalPriority::number);
            assert_eq!(local, [1, 2, 3, 6, 7].contains(&number).then_some(number));
            let state = StatePriority::from_number(number).map(StatePriority::number);
            assert_eq!(state, [4, 5, 6, 8].contains(&number).then_some(number));
        }
    }

    #[test]
    fn a_set_has_each_number_once() {
        let set: Priorities = [4, 8, 4, 1, 0, 9].into_iter().collect();
        assert_eq!((set.len(), set.numbers().collect()), (3, vec![1, 4, 8]));
    }
}
