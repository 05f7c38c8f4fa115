//! The readings that have been settled since the rules were written: by law, by CDE or by CCEE.
//!
//! An entry here closes its reading: the test is answered by the settled reading alone, the reading leaves every
//! `depends_on`, the name of the rule set changes, and checks judged before say so. An entry is written as
//!
//! ```text
//! Settled { reading: Reading::P2Priorities, answer: Answer::Default, date: "2027-02-01", source: "the-source" }
//! ```
//!
//! with the id of a source in `content`. The explanations (`explain`) are worked out for the default answers; a reading
//! that is settled the other way needs them taught the other way too, which a test insists on.

use super::readings::{Combination, Reading};

/// A reading that is no longer open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Which.
    pub reading: Reading,
    /// How.
    pub answer: Answer,
    /// Since when, as in "2027-02-01".
    pub date: &'static str,
    /// The id of the source in `content`.
    pub source: &'static str,
}

/// One of a reading's two answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The one that the product takes by default.
    Default,
    /// The other.
    Other,
}

/// A combination with every settled reading as it was settled.
#[must_use]
pub fn settle(combination: Combination, settled: &[Settled]) -> Combination {
    settled.iter().fold(combination, |combination, settled| {
        if combination.is_other(settled.reading) == (settled.answer == Answer::Other) {
            combination
        } else {
            combination.flip(settled.reading)
        }
    })
}

/// The default combination of a test with these readings, the settled ones as they were settled.
pub fn default_of(readings: &[Reading], settled: &[Settled]) -> Combination {
    let of_test = settled.iter().copied().filter(|s| readings.contains(&s.reading));
    settle(Combination::DEFAULT, &of_test.collect::<Vec<_>>())
}

/// The settled readings, in the order of their dates. None has been settled so far.
pub static SETTLED: &[Settled] = &[];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_settled_reading_is_the_default_of_its_test_alone() {
        let entry = |reading, answer| Settled { reading, answer, date: "2027-02-01", source: "" };
        let settled =
            [entry(Reading::DaYears, Answer::Other), entry(Reading::P2Small, Answer::Default)];
        let of_da = default_of(&Reading::DA, &settled);
        assert_eq!(of_da, Combination::DEFAULT.flip(Reading::DaYears));
        assert_eq!(default_of(&Reading::P2, &settled), Combination::DEFAULT);
    }

    #[test]
    fn explanations_know_the_settled_answers() {
        for settled in SETTLED {
            assert_eq!(
                settled.answer,
                Answer::Default,
                "teach `explain` the other {:?}",
                settled.reading
            );
        }
    }
}
