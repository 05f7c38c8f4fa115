//! What a test comes to under every combination of its readings, settled ones aside.

use super::{
    outcome::Outcome,
    readings::{Combination, Reading},
    settled::{Settled, settle},
};

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
        let outcomes = Combination::all(readings).map(|c| answer(settle(c, &settled))).collect();
        Self { readings, settled, outcomes }
    }

    /// The outcome under a combination.
    pub fn under(&self, combination: Combination) -> Outcome {
        self.outcomes.get(combination.number()).copied().unwrap_or_default()
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
        Combination::all(self.readings).filter(|c| settle(*c, &self.settled) == *c)
    }

    /// The readings whose change alters the outcome under some setting of the others. While the outcome is
    /// unknown an empty answer claims nothing.
    pub fn depends_on(&self) -> Vec<Reading> {
        let matters = |reading: &Reading| {
            self.combinations().any(|c| self.under(c) != self.under(c.flip(*reading)))
        };
        self.readings().filter(matters).collect()
    }

    /// The fewest changes of other readings beside which a change of this one alters the outcome, as the combination of these
    /// changes with this reading by its default, and the outcome under both of its ways then: none beside the default itself
    /// where this reading alters it alone. `None` where it never does.
    pub fn altered_by(&self, reading: Reading) -> Option<(Combination, [Outcome; 2])> {
        self.combinations()
            .filter(|combination| !combination.is_other(reading))
            .map(|c| (c, [self.under(c), self.under(c.flip(reading))]))
            .filter(|(_, [default, other])| default != other)
            .min_by_key(|(combination, _)| combination.changes())
    }

    /// Under how many combinations the outcome is this one.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.combinations().filter(|c| self.under(*c) == outcome).count()
    }

    /// Whether it is settled under the default readings, and under some other readings open.
    pub fn is_open_elsewhere(&self) -> bool {
        self.outcome().is_settled() && self.count(Outcome::Unknown) > 0
    }

    /// Whether what CDE published is the opposite of a settled outcome under the default readings.
    pub fn contradicts(&self, published: bool) -> bool {
        match self.outcome() {
            Outcome::Met => !published,
            Outcome::NotMet => published,
            Outcome::Unknown => false,
        }
    }

    /// Whether the readings give both "met" and "not met".
    pub fn is_contested(&self) -> bool {
        self.count(Outcome::Met) > 0 && self.count(Outcome::NotMet) > 0
    }
}
