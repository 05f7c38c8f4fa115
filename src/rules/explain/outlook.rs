//! The outlook of the Pathway 2 test: the earliest Dashboard year in which it could be met if the rules stay.

use super::{Subject, Test};
use crate::rules::{
    outcome::Outcome,
    requirements::{Tally, requirements},
    standing::YearStanding,
    terms::Year,
};

/// What is to be expected of the Pathway 2 test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The earliest Dashboard year, from the as-of year on, in which the test could be met.
    pub earliest: Year,
    /// The groups that have, or may have, a year with two state priorities in the window: how many of the three years
    /// it takes.
    pub groups: Vec<Tally>,
}

/// Looks ahead: each coming year takes the place of the oldest one, and nothing is known of it.
pub fn outlook(subject: &Subject) -> Outlook {
    let mut window = subject.window.clone();
    let mut earliest = subject.rules.as_of;
    while Test::Pathway2.outcome(&window) == Outcome::NotMet {
        earliest = Year(earliest.0 + 1);
        window.drain(..window.len().min(1));
        window.push(YearStanding::unknown(earliest));
        // With every year of the window unknown nothing stands in the way, so this ends.
        if earliest.0 >= subject.rules.as_of.0 + 4 {
            break;
        }
    }
    let tallies = requirements(&subject.window).tallies;
    Outlook { earliest, groups: tallies.into_iter().filter(|t| t.possible > 0).collect() }
}
