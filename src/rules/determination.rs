//! The determination: everything that the rules say of a charter's facts as of a year.

use super::{
    both_tests::Tests,
    caveats::{Caveat, OfYear, caveats, decide_at_second_hand},
    facts::Facts,
    pathways::{FirstContact, PathwayState, pathways},
    requirements::{Requirements, requirements},
    rule_set::RuleSet,
    standing::YearStanding,
    year_test::{YearResult, year_test},
};

/// Everything that the rules say of a charter's facts as of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Determination {
    /// The year test of every year of the window, oldest first.
    pub years: Vec<YearResult>,
    /// Both Dashboard tests under every reading.
    pub tests: Tests,
    /// What each test asks, one by one.
    pub requirements: Requirements,
    /// The states of pathways 1 to 4.
    pub pathways: [PathwayState; 4],
    /// Whom to talk to first.
    pub first_contact: FirstContact,
    /// What a reader must know beside the result.
    pub caveats: Vec<Caveat>,
    /// Of which criteria [`Caveat::CriteriaSecondary`] speaks; none where it does not stand.
    pub at_second_hand: Vec<OfYear>,
}

impl Determination {
    /// Applies a rule set to the facts.
    pub fn of(facts: &Facts, rules: &RuleSet) -> Self {
        let window: Vec<YearStanding> =
            rules.window.iter().map(|criteria| YearStanding::of(facts, criteria)).collect();
        let tests = Tests::of(&window, rules.settled);
        let at_second_hand = decide_at_second_hand(facts, rules, &window, &tests);
        Self {
            years: window.iter().map(year_test).collect(),
            requirements: requirements(&window),
            pathways: pathways(facts, &tests.assistance, &tests.pathway_2),
            first_contact: FirstContact::of(facts.authorizer),
            caveats: caveats(facts, rules, &window, &tests, &at_second_hand),
            at_second_hand,
            tests,
        }
    }
}
