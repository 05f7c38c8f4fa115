//! The four pathways for a case: what the data say of each, and whom to talk to first.
//!
//! "Can be requested" is about the data only. None starts by itself: someone named must ask, and CCEE may decline.

use super::{
    facts::{Authorizer, Facts},
    outcome::Outcome,
    test_outcome::TestOutcome,
};

/// What a case's facts say of a pathway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathwayState {
    /// Nothing in the data stands in the way of a request.
    CanBeRequested,
    /// Pathway 1: technical assistance has to be given first.
    AssistanceFirst,
    /// The pathway's Dashboard test is not met.
    TestNotMet,
    /// Facts are missing.
    CannotTell,
    /// The readings of the pathway's test give both answers.
    DependsOnReading,
    /// Pathway 3: no Dashboard test belongs to it.
    NoDashboardTest,
}

impl PathwayState {
    /// The word of the `evaluate` output.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CanBeRequested => "can_be_requested",
            Self::AssistanceFirst => "assistance_first",
            Self::TestNotMet => "test_not_met",
            Self::CannotTell => "cannot_tell",
            Self::DependsOnReading => "depends_on_reading",
            Self::NoDashboardTest => "no_dashboard_test",
        }
    }

    /// What a test's outcome says of the pathway it belongs to.
    fn by_test(test: &TestOutcome) -> Self {
        match test.outcome() {
            _ if test.is_contested() => Self::DependsOnReading,
            Outcome::Met => Self::CanBeRequested,
            Outcome::NotMet => Self::TestNotMet,
            Outcome::Unknown => Self::CannotTell,
        }
    }
}

/// The states of pathways 1 to 4: EC 52074(g)(1)(A), 47607.3(c), 52074(g)(1)(B), 47607.3(a).
pub fn pathways(
    facts: &Facts,
    assistance: &TestOutcome,
    pathway_2: &TestOutcome,
) -> [PathwayState; 4] {
    let first = match facts.assistance_given {
        Some(true) => PathwayState::CanBeRequested,
        Some(false) => PathwayState::AssistanceFirst,
        None => PathwayState::CannotTell,
    };
    [
        first,
        PathwayState::by_test(pathway_2),
        PathwayState::NoDashboardTest,
        PathwayState::by_test(assistance),
    ]
}

/// Whom a charter talks to first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstContact {
    /// The county office of the county where the charter is located.
    CountyOffice,
    /// The Geographic Lead Agency, since the county is the authorizer.
    GeographicLead,
    /// The authorizer is not known.
    Unknown,
}

impl FirstContact {
    /// The word of the `evaluate` output.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CountyOffice => "county_office",
            Self::GeographicLead => "geographic_lead",
            Self::Unknown => "unknown",
        }
    }

    /// By who authorized the charter.
    pub const fn of(authorizer: Option<Authorizer>) -> Self {
        match authorizer {
            Some(Authorizer::County) => Self::GeographicLead,
            Some(Authorizer::District | Authorizer::State) => Self::CountyOffice,
            None => Self::Unknown,
        }
    }
}
