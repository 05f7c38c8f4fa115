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
    terms::{Group, Year},
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

/// The criteria of a year and of a state priority, by its number.
pub type OfYear = (Year, u8);

/// The criteria known from secondary sources only that decide: each belongs to a set without which a settled outcome would be
/// open, while without the rest of that set it would not. None where nothing hangs on them.
pub fn decide_at_second_hand(
    facts: &Facts,
    rules: &RuleSet,
    window: &[YearStanding],
    tests: &Tests,
) -> Vec<OfYear> {
    let of_year = |criteria: &&'static YearCriteria| {
        let year = criteria.year;
        criteria.all_secondary().numbers().map(move |number| (year, number))
    };
    let criteria: Vec<OfYear> = rules.window.iter().flat_map(of_year).collect();
    // Only the outcomes that are shown are asked for, not those under every reading.
    let readings = |of_test| default_of(of_test, rules.settled);
    let opens = |doubted: &dyn Fn(Year, u8) -> bool| {
        let years = window.iter().zip(&rules.window).map(|(year, criteria)| {
            let doubted = |n: &u8| doubted(criteria.year, *n);
            year.doubting(facts, |g| criteria.secondary(g).numbers().filter(doubted).collect())
        });
        let years: Vec<YearStanding> = years.collect();
        [
            tests.assistance.outcome().is_settled()
                && !assistance::under(&years, readings(&Reading::DA)).is_settled(),
            tests.pathway_2.outcome().is_settled()
                && !pathway2::under(&years, readings(&Reading::P2)).is_settled(),
        ]
    };
    if opens(&|_, _| true) == [false; 2] {
        return Vec::new();
    }
    if criteria.len() > MOST_TRIED {
        return criteria;
    }
    // Every set of them, by its bits: what it would open of both tests.
    let has = |set: usize, place: usize| set & (1 << place) != 0;
    let of_set = |set: usize| {
        opens(&|year, n| {
            let place = criteria.iter().position(|criterion| *criterion == (year, n));
            place.is_some_and(|place| has(set, place))
        })
    };
    let opened: Vec<[bool; 2]> = (0..1 << criteria.len()).map(of_set).collect();
    let decides = |place: usize| {
        opened.iter().enumerate().filter(|(set, _)| has(*set, place)).any(|(set, with)| {
            let without = opened.get(set & !(1 << place));
            without.is_some_and(|without| without.iter().zip(with).any(|(a, b)| !a && *b))
        })
    };
    let deciding = criteria.iter().enumerate().filter(|(place, _)| decides(*place));
    deciding.map(|(_, criterion)| *criterion).collect()
}

/// So many criteria are tried in every combination. Were there more in a window, all of them would be named.
const MOST_TRIED: usize = 8;

/// Whether what CDE published for the as-of year contradicts a settled outcome of ours.
fn official_differs(facts: &Facts, rules: &RuleSet, tests: &Tests) -> bool {
    let official = facts.official(rules.as_of);
    let differs = |published: Option<bool>, ours: &TestOutcome| {
        published.is_some_and(|published| ours.contradicts(published))
    };
    differs(official.differentiated, &tests.assistance)
        || differs(official.ec47607, &tests.pathway_2)
}
