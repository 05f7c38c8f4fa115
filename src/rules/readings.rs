//! The questions that law, CDE and CCEE leave open, each with two answers: the readings.
//!
//! A test is answered under every combination of its own readings, so that a result can say whether they matter.
//! Combinations are numbered by their bits: 0 is all defaults, and bit `i` set means that the test's reading `i` is
//! the other one. What a reading means in words is in `content`, under the same id.

/// A reading of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// The same group in both years, or any group in each.
    DaGroups,
    /// The as-of year and the one before, or any two years of the window.
    DaYears,
    /// A missed local indicator counts for every group, or through method 2 only.
    DaLocal,
    /// Two priorities, or three.
    P2Priorities,
    /// The same three groups over the years, or three groups in each of the years.
    P2Groups,
    /// With fewer than three counted groups all of them, or the three-group rule all the same.
    P2Small,
    /// The whole window, or only its years from 2022 on.
    P2Window,
    /// State priorities only, or with local ones.
    P2Local,
}

impl Reading {
    /// Those of differentiated assistance, in the order of their bits.
    pub const DA: [Self; 3] = [Self::DaGroups, Self::DaYears, Self::DaLocal];
    /// Those of the Pathway 2 test, in the order of their bits.
    pub const P2: [Self; 5] =
        [Self::P2Priorities, Self::P2Groups, Self::P2Small, Self::P2Window, Self::P2Local];

    /// The id that content, case files and `evaluate` use.
    pub const fn id(self) -> &'static str {
        match self {
            Self::DaGroups => "da-groups",
            Self::DaYears => "da-years",
            Self::DaLocal => "da-local",
            Self::P2Priorities => "p2-priorities",
            Self::P2Groups => "p2-groups",
            Self::P2Small => "p2-small",
            Self::P2Window => "p2-window",
            Self::P2Local => "p2-local",
        }
    }

    /// The reading's bit in the number of a combination of its test.
    const fn bit(self) -> usize {
        match self {
            Self::DaGroups | Self::P2Priorities => 1,
            Self::DaYears | Self::P2Groups => 2,
            Self::DaLocal | Self::P2Small => 4,
            Self::P2Window => 8,
            Self::P2Local => 16,
        }
    }
}

/// A choice for every reading of one test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Combination(usize);

impl Combination {
    /// Every reading by its default.
    pub const DEFAULT: Self = Self(0);

    /// All combinations of a test with these readings, the default first.
    pub fn all(readings: &[Reading]) -> impl Iterator<Item = Self> {
        (0..1_usize << readings.len()).map(Self)
    }

    /// The number of the combination: its place among [all](Self::all).
    pub const fn number(self) -> usize {
        self.0
    }

    /// Whether this reading of the test is the other one.
    pub const fn is_other(self, reading: Reading) -> bool {
        self.0 & reading.bit() != 0
    }

    /// In how many readings it differs from the default.
    pub const fn changes(self) -> u32 {
        self.0.count_ones()
    }

    /// The same combination with one reading changed.
    #[must_use]
    pub const fn flip(self, reading: Reading) -> Self {
        Self(self.0 ^ reading.bit())
    }
}
