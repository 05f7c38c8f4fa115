//! Caveats: what a reader of the result must know where it can bite.

use super::{
    assistance,
    both_tests::Tests,
    criteria::YearCriteria,
    facts::Facts,
    pathway2::{self, YEARS_NEEDED},
    readings::Reading,
    rule_set::RuleSet,
    settled::default_of,
    standing::YearStanding,
    terms::{Group, Priorities, Year},
    test_outcome::TestOutcome,
};

/// A caveat; its words are in `content`, under the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caveat {
    /// Fewer than five groups may be counted in the as-of year: the statute counts foster, homeless and long-term
    /// English learner groups from 15 students, CDE's school-level files count from 30.
    SmallGroups,
    /// The charter is known to have no Dashboard in a year of the window.
    NewCharter,
    /// LTEL is counted in the as-of year, but cannot have results of three years of the window: it has them only from
    /// 2024.
    LtelNew,
    /// A criterion that is not read at an official source decides an outcome.
    CriteriaSecondary,
    /// CDE's published status differs from ours.
    OfficialDiffers,
    /// The rules run up to a certain Dashboard: always.
    NewerDashboard,
}

impl Caveat {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::OfficialDiffers,
        Self::SmallGroups,
        Self::NewCharter,
        Self::LtelNew,
        Self::CriteriaSecondary,
        Self::NewerDashboard,
    ];

    /// The id that content and `evaluate` use.
    pub const fn id(self) -> &'static str {
        match self {
            Self::SmallGroups => "small-groups",
            Self::NewCharter => "new-charter",
            Self::LtelNew => "ltel-new",
            Self::CriteriaSecondary => "criteria-secondary",
            Self::OfficialDiffers => "official-differs",
            Self::NewerDashboard => "newer-dashboard",
        }
    }
}

/// The caveats of a case, in the order in which they are shown.
pub fn caveats(
    facts: &Facts,
    rules: &RuleSet,
    window: &[YearStanding],
    tests: &Tests,
    at_second_hand: &[OfYear],
) -> Vec<Caveat> {
    let Some(last) = window.last() else { return Vec::new() };
    let bites = |caveat: &Caveat| match caveat {
        Caveat::SmallGroups => last.may_not_publish || last.sure.len() < 5,
        Caveat::NewCharter => window.iter().any(|y| !y.may_publish),
        Caveat::LtelNew => {
            let results = window.iter().filter(|y| Group::LTEL.exists_in(y.year)).count();
            !last.may_not_publish && last.sure.has(Group::LTEL) && results < YEARS_NEEDED as usize
        }
        Caveat::CriteriaSecondary => !at_second_hand.is_empty(),
        Caveat::OfficialDiffers => official_differs(facts, rules, tests),
        Caveat::NewerDashboard => true,
    };
    Caveat::ALL.into_iter().filter(bites).collect()
}

/// The state priorities of a year whose criteria are meant.
pub type OfYear = (Year, Priorities);

/// The criteria known from secondary sources only that decide: each of those without which a settled outcome would be open.
/// Where none decides by itself but they do together, all of the years without which they would not; none where they do not.
pub fn decide_at_second_hand(
    facts: &Facts,
    rules: &RuleSet,
    window: &[YearStanding],
    tests: &Tests,
) -> Vec<OfYear> {
    // Only the outcomes that are shown are asked for, not those under every reading.
    let readings = |of_test| default_of(of_test, rules.settled);
    let opens = |doubt: &dyn Fn(&YearCriteria, Group) -> Priorities| {
        let years = window.iter().zip(&rules.window);
        let doubted: Vec<YearStanding> =
            years.map(|(year, criteria)| year.doubting(facts, |g| doubt(criteria, g))).collect();
        (tests.assistance.outcome().is_settled()
            && !assistance::under(&doubted, readings(&Reading::DA)).is_settled())
            || (tests.pathway_2.outcome().is_settled()
                && !pathway2::under(&doubted, readings(&Reading::P2)).is_settled())
    };
    if !opens(&YearCriteria::secondary) {
        return Vec::new();
    }
    let all = rules.window.iter().map(|criteria| {
        let of_groups = Group::ALL.into_iter().map(|group| criteria.secondary(group));
        (criteria.year, of_groups.fold(Priorities::NONE, Priorities::or))
    });
    let all: Vec<OfYear> = all.filter(|(_, priorities)| !priorities.is_empty()).collect();
    let decides = |year: Year, number: u8| {
        opens(&|criteria, group| {
            let is_meant = criteria.year == year && criteria.secondary(group).has(number);
            if is_meant { Priorities::NONE.with(number) } else { Priorities::NONE }
        })
    };
    let alone = all.iter().map(|(year, priorities)| {
        let decide = priorities.numbers().filter(|number| decides(*year, *number));
        (*year, decide.collect::<Priorities>())
    });
    let alone: Vec<OfYear> = alone.filter(|(_, priorities)| !priorities.is_empty()).collect();
    if !alone.is_empty() {
        return alone;
    }
    let goes_without = |year: Year| {
        opens(&|criteria, group| {
            if criteria.year == year { Priorities::NONE } else { criteria.secondary(group) }
        })
    };
    let needed: Vec<OfYear> =
        all.iter().filter(|(year, _)| !goes_without(*year)).copied().collect();
    if needed.is_empty() { all } else { needed }
}

/// Whether what CDE published for the as-of year contradicts a settled outcome of ours.
fn official_differs(facts: &Facts, rules: &RuleSet, tests: &Tests) -> bool {
    let official = facts.official(rules.as_of);
    let differs = |published: Option<bool>, ours: &TestOutcome| {
        published.is_some_and(|published| ours.contradicts(published))
    };
    differs(official.differentiated, &tests.assistance)
        || differs(official.ec47607, &tests.pathway_2)
}
