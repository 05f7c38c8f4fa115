//! Performance levels, and the two vocabularies in which the Dashboard has published them.

use super::Indicator;

/// What the Dashboard shows for a group and an indicator: a colour, a status where only statuses were
/// published, or no performance level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Colour, the lowest.
    Red,
    /// Colour, the second lowest.
    Orange,
    /// Colour, the middle.
    Yellow,
    /// Colour, the second highest.
    Green,
    /// Colour, the highest.
    Blue,
    /// Status.
    VeryLow,
    /// Status.
    Low,
    /// Status.
    Medium,
    /// Status.
    High,
    /// Status.
    VeryHigh,
    /// No performance level: too few students, or not reported.
    None,
}

impl Level {
    /// All levels: colours, statuses, none.
    pub const ALL: [Self; 11] = [
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::VeryLow,
        Self::Low,
        Self::Medium,
        Self::High,
        Self::VeryHigh,
        Self::None,
    ];

    /// The word of the case file.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::VeryLow => "very_low",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::VeryHigh => "very_high",
            Self::None => "none",
        }
    }

    /// The level of a word of the case file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }

    /// Which vocabulary the level belongs to; `none` belongs to both.
    pub const fn scale(self) -> Option<Scale> {
        match self {
            Self::Red | Self::Orange | Self::Yellow | Self::Green | Self::Blue => {
                Some(Scale::Colour)
            }
            Self::VeryLow | Self::Low | Self::Medium | Self::High | Self::VeryHigh => {
                Some(Scale::Status)
            }
            Self::None => None,
        }
    }
}

/// The vocabulary in which an indicator was published in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// Red to blue.
    #[default]
    Colour,
    /// Very low to very high.
    Status,
}

impl Scale {
    /// The levels of this vocabulary for an indicator, worst first, without `none`.
    pub const fn worst_first(self, indicator: Indicator) -> [Level; 5] {
        use Level::{Blue, Green, High, Low, Medium, Orange, Red, VeryHigh, VeryLow, Yellow};
        match self {
            Self::Colour => [Red, Orange, Yellow, Green, Blue],
            Self::Status if indicator.high_is_worst() => [VeryHigh, High, Medium, Low, VeryLow],
            Self::Status => [VeryLow, Low, Medium, High, VeryHigh],
        }
    }
}

/// A set of levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Levels(u16);

impl Levels {
    /// The set of these levels.
    pub const fn of(levels: &[Level]) -> Self {
        let mut set = 0;
        let mut rest = levels;
        while let [first, others @ ..] = rest {
            set |= 1 << *first as u16;
            rest = others;
        }
        Self(set)
    }

    /// Those in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the level is in the set.
    pub const fn has(self, level: Level) -> bool {
        self.0 & (1 << level as u16) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_levels() {
        let (red, orange) = (Levels::of(&[Level::Red]), Levels::of(&[Level::Orange, Level::None]));
        assert!(Levels::default().is_empty() && !red.is_empty());
        let both = red.or(orange);
        let has = [Level::Red, Level::Orange, Level::None, Level::Yellow].map(|l| both.has(l));
        assert_eq!(has, [true, true, true, false]);
    }
}
