//! The questions that law, CDE and CCEE leave open, each with two answers: the readings.
//!
//! A test is answered under every combination of its own readings, so that a result can say whether they matter.
//! Combinations are numbered by their bits: 0 is all defaults, and bit `i` set means that the test's reading `i` is
//! the other one. What a reading means in words is in `content`, under the same id.

use super::{
    outcome::Outcome,
    settled::{Answer, Settled},
};

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

    /// Whether this reading of the test is the other one.
    pub const fn is_other(self, reading: Reading) -> bool {
        self.0 & reading.bit() != 0
    }

    /// The default combination of a test with these readings, those that are settled as they were settled.
    pub fn default_of(readings: &[Reading], settled: &[Settled]) -> Self {
        let of_test = settled.iter().copied().filter(|s| readings.contains(&s.reading));
        Self::DEFAULT.settle(&of_test.collect::<Vec<_>>())
    }

    /// The same combination with every settled reading as it was settled.
    #[must_use]
    pub fn settle(self, settled: &[Settled]) -> Self {
        settled.iter().fold(self, |combination, settled| {
            if combination.is_other(settled.reading) == (settled.answer == Answer::Other) {
                combination
            } else {
                combination.flip(settled.reading)
            }
        })
    }

    /// The same combination with one reading changed.
    #[must_use]
    pub const fn flip(self, reading: Reading) -> Self {
        Self(self.0 ^ reading.bit())
    }
}

/// A test's outcome under every combination of its readings that are open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestOutcome {
    readings: &'static [Reading],
    /// Of these, the settled ones.
    settled: Vec<Settled>,
    /// By the number of the combination.
    outcomes: Vec<Outcome>,
}

impl TestOutcome {
    /// Answers a test under every combination; a settled reading has one answer only.
    pub fn of(
        readings: &'static [Reading],
        settled: &[Settled],
        mut answer: impl FnMut(Combination) -> Outcome,
    ) -> Self {
        let settled: Vec<Settled> =
            settled.iter().copied().filter(|s| readings.contains(&s.reading)).collect();
        let outcomes = Combination::all(readings).map(|c| answer(c.settle(&settled))).collect();
        Self { readings, settled, outcomes }
    }

    /// The outcome under a combination.
    pub fn under(&self, combination: Combination) -> Outcome {
        self.outcomes.get(combination.0).copied().unwrap_or_default()
    }

    /// The outcome under the default readings, and under those that are settled.
    pub fn outcome(&self) -> Outcome {
        self.under(Combination::DEFAULT)
    }

    /// The readings of this test that are open.
    pub fn readings(&self) -> impl Iterator<Item = Reading> {
        let settled = |r: &Reading| self.settled.iter().any(|s| s.reading == *r);
        self.readings.iter().copied().filter(move |r| !settled(r))
    }

    /// Every combination of the open readings.
    pub fn combinations(&self) -> impl Iterator<Item = Combination> {
        Combination::all(self.readings).filter(|c| c.settle(&self.settled) == *c)
    }

    /// The readings whose change alters the outcome under some setting of the others. While the outcome is
    /// unknown an empty answer claims nothing.
    pub fn depends_on(&self) -> Vec<Reading> {
        let matters = |reading: &Reading| {
            self.combinations().any(|c| self.under(c) != self.under(c.flip(*reading)))
        };
        self.readings().filter(matters).collect()
    }

    /// Under how many combinations the outcome is this one.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.combinations().filter(|c| self.under(*c) == outcome).count()
    }

    /// Whether the readings give both "met" and "not met".
    pub fn is_contested(&self) -> bool {
        self.count(Outcome::Met) > 0 && self.count(Outcome::NotMet) > 0
    }
}
