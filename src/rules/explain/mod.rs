//! Explanations: why a settled outcome is what it is, what would settle an open one, and how far away the other
//! outcome is. All for the default readings, but for what others may ask for.
//!
//! - [`because`]: a smallest set of known facts that gives the outcome by itself
//! - [`missing`]: the unknown facts that can still matter
//! - [`nearest`]: the fewest group-years that would have to be different
//! - [`outlook`]: the earliest Dashboard year in which the Pathway 2 test could be met
//! - [`other_readings`]: what another reading may ask for
//!
//! All but the last are exact: a brute force over small cases agrees.

pub mod because;
pub mod fact;
pub mod missing;
pub mod nearest;
pub mod other_readings;
pub mod outlook;
mod pivot;

use std::borrow::Cow;

use self::fact::Fact;
use super::{
    assistance, both_tests::Tests, criteria::YearCriteria, facts::Facts, outcome::Outcome,
    pathway2, readings::Combination, rule_set::RuleSet, standing::YearStanding, terms::Year,
    test_outcome::TestOutcome,
};

/// One of the two Dashboard tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Differentiated (technical) assistance, EC 47607.3(a).
    Assistance,
    /// The Pathway 2 test, EC 47607.3(c).
    Pathway2,
}

impl Test {
    /// What it came to, of both.
    pub const fn of(self, tests: &Tests) -> &TestOutcome {
        match self {
            Self::Assistance => &tests.assistance,
            Self::Pathway2 => &tests.pathway_2,
        }
    }

    /// The outcome under the default readings.
    fn outcome(self, window: &[YearStanding]) -> Outcome {
        match self {
            Self::Assistance => assistance::under(window, Combination::DEFAULT),
            Self::Pathway2 => pathway2::under(window, Combination::DEFAULT),
        }
    }
}

/// What is explained: a charter's facts under a rule set.
pub struct Subject<'a> {
    facts: Cow<'a, Facts>,
    rules: &'a RuleSet,
    window: Vec<YearStanding>,
}

impl<'a> Subject<'a> {
    /// The facts of a charter, weighed by a rule set.
    pub fn new(facts: &'a Facts, rules: &'a RuleSet) -> Self {
        let window =
            rules.window.iter().map(|criteria| YearStanding::of(facts, criteria)).collect();
        Self { facts: Cow::Borrowed(facts), rules, window }
    }

    /// The same charter as if only these of its facts were known.
    #[must_use]
    pub fn only(&self, facts: &[Fact]) -> Self {
        let facts = fact::only(&self.facts, facts);
        let window = self.rules.window.iter().map(|c| YearStanding::of(&facts, c)).collect();
        Self { facts: Cow::Owned(facts), rules: self.rules, window }
    }

    /// The facts.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Both tests under every reading.
    pub fn tests(&self) -> Tests {
        Tests::of(&self.window, self.rules.settled)
    }

    /// What the facts leave open of a year of the window.
    pub fn year(&self, year: Year) -> Option<&YearStanding> {
        self.window.iter().find(|y| y.year == year)
    }

    fn criteria(&self, year: Year) -> Option<&'static YearCriteria> {
        self.rules.window.iter().find(|c| c.year == year).copied()
    }
}
