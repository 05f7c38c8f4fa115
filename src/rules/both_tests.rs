//! The two Dashboard tests side by side.

use super::{
    assistance::differentiated_assistance, pathway2::pathway_2_test, settled::Settled,
    standing::YearStanding, test_outcome::TestOutcome,
};

/// The two Dashboard tests under every reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tests {
    /// Differentiated (technical) assistance, EC 47607.3(a).
    pub assistance: TestOutcome,
    /// The Pathway 2 test, EC 47607.3(c).
    pub pathway_2: TestOutcome,
}

impl Tests {
    /// Answers both tests; `window` is in order of time and ends with the as-of year.
    pub fn of(window: &[YearStanding], settled: &[Settled]) -> Self {
        Self {
            assistance: differentiated_assistance(window, settled),
            pathway_2: pathway_2_test(window, settled),
        }
    }
}
