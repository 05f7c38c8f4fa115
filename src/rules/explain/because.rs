//! A smallest set of known facts that gives a settled outcome by itself.
//!
//! The facts of a group in a year serve one of three ends: to show that the group meets the year, that it does not, or
//! only that it is or is not counted. `ends` finds the fewest facts for each end; each test then chooses, among
//! groups and years, the ends that together settle it with the fewest facts in all.

mod assistance;
mod ends;
mod pathway2;

use super::{Subject, Test, fact::Fact};
use crate::rules::{outcome::Outcome, terms::in_order};

/// Some facts, or none where it cannot be shown.
type Shown = Option<Vec<Fact>>;

/// A smallest set of known facts that gives the outcome by itself, in order; none while the outcome is open.
pub fn because(subject: &Subject, test: Test) -> Vec<Fact> {
    let shown = match (test, test.outcome(&subject.window)) {
        (_, Outcome::Unknown) => None,
        (Test::Assistance, Outcome::Met) => assistance::met(subject),
        (Test::Assistance, Outcome::NotMet) => assistance::not_met(subject),
        (Test::Pathway2, Outcome::Met) => pathway2::met(subject),
        (Test::Pathway2, Outcome::NotMet) => pathway2::not_met(subject),
    };
    in_order(shown.unwrap_or_default(), |a, b| a < b)
}

/// The one with the fewest facts; among equals the first.
fn fewest(all: impl IntoIterator<Item = Shown>) -> Shown {
    all.into_iter().flatten().min_by_key(Vec::len)
}

/// All of them together, if each can be shown.
fn together(all: impl IntoIterator<Item = Shown>) -> Shown {
    all.into_iter().collect::<Option<Vec<_>>>().map(|sets| sets.concat())
}
