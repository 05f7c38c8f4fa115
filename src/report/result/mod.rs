//! The result page as plain data: what it says of a case, in which order, in whose words.
//!
//! The page draws this and decides nothing. Sentences come from `content`; what is computed (years, groups, counts)
//! stands beside them as data.
//!
//! - [`mod@test`]: a Dashboard test, its answer, what it asks, and its readings
//! - [`reasons`]: why the answer is what it is, what would settle it, how far the other one is
//! - [`evidence`]: groups by years
//! - [`changed`]: what newer rules have changed since the case was last judged

pub mod changed;
pub mod evidence;
pub mod reasons;
pub mod test;

use self::{changed::Changed, evidence::Evidence, test::TestView};
use crate::{
    case::{self, Case, Status, is_cds},
    content::{CAVEATS, CaveatWords, PATHWAYS, Pathway, Words, say},
    official::merge::Place,
    report::{names, origins},
    rules::{
        caveats::Caveat,
        determination::Determination,
        explain::{Subject, Test, because::because},
        outcome::Outcome,
        pathways::{FirstContact, PathwayState},
        rule_set::RuleSet,
        terms::{Year, each_once, gathered, in_order},
        test_outcome::TestOutcome,
    },
};

/// Everything that the result page shows.
#[derive(Debug)]
pub struct ResultView {
    /// The as-of year.
    pub as_of: Year,
    /// Differentiated assistance and the Pathway 2 test, under the default readings.
    pub outcomes: (Outcome, Outcome),
    /// What CDE has published, and how it compares; `None` when nothing was told.
    pub official: Option<OfficialView>,
    /// What is said of each pathway, 1 to 4.
    pub headline: Vec<InShort>,
    /// The two Dashboard tests: the Pathway 2 test and differentiated assistance.
    pub tests: Vec<TestView>,
    /// Groups by years.
    pub evidence: Evidence,
    /// The four pathways.
    pub pathways: Vec<(&'static Pathway, PathwayState)>,
    /// What a reader must know beside the result.
    pub caveats: Vec<CaveatView>,
    /// Whom to talk to first, within a sentence: the county office, or who helps where that is the authorizer.
    pub first_contact: &'static str,
    /// What to do next, first of all whom to talk to.
    pub next_steps: Vec<Words>,
    /// The few facts that the settled answers rest on, by year, to check first.
    pub verify: Vec<ToVerify>,
    /// What has changed since the case was last judged; `None` when it never was, or under these very rules.
    pub changed: Option<Changed>,
    /// A rule set that is newer than this one, if there is one.
    pub newer: Option<Year>,
    /// The Dashboard year before the as-of year, where the charter has no Dashboard of that, and there are rules as of it.
    pub year_before: Option<Year>,
    /// What of the case was not used as it stands, in words.
    pub warnings: Vec<String>,
}

/// A pathway in short.
#[derive(Debug)]
pub struct InShort {
    /// The one sentence.
    pub says: Words,
    /// What has to be said beside it: what other readings make of it or leave open, and what CCEE's page adds.
    pub more: Vec<Words>,
}

impl InShort {
    /// All of it, in order.
    pub fn all(&self) -> impl Iterator<Item = Words> {
        [self.says].into_iter().chain(self.more.iter().copied())
    }
}

/// What a reader must know beside the result.
#[derive(Debug)]
pub struct CaveatView {
    /// In general.
    pub words: &'static CaveatWords,
    /// What it is of this case, where that can be named.
    pub here: Option<String>,
}

/// What CDE has published for the as-of year.
#[derive(Debug)]
pub struct OfficialView {
    /// What it says.
    pub says: Vec<Words>,
    /// Where that came from; `None` when it was typed.
    pub origin: Option<String>,
    /// How our calculation compares.
    pub comparison: Words,
    /// Whether it differs.
    pub differs: bool,
}

/// The facts of a year that the answers rest on.
#[derive(Debug, PartialEq, Eq)]
pub struct ToVerify {
    /// The Dashboard year.
    pub year: Year,
    /// The charter's own Dashboard page of that year, if its CDS code is known.
    pub page: Option<String>,
    /// The facts in words.
    pub facts: Vec<String>,
}

/// Judges a case and makes its result.
pub fn result(case: &Case, rules: &RuleSet) -> ResultView {
    let (facts, warnings) = case::facts::facts(case, rules);
    let determination = Determination::of(&facts, rules);
    let subject = Subject::new(&facts, rules);
    let caveat = |c: &Caveat| {
        let words = CAVEATS.iter().find(|words| words.id == c.id())?;
        let here = (*c == Caveat::CriteriaSecondary).then(|| at_second_hand(&determination));
        Some(CaveatView { words, here })
    };
    ResultView {
        as_of: rules.as_of,
        outcomes: (
            determination.tests.assistance.outcome(),
            determination.tests.pathway_2.outcome(),
        ),
        official: official(case, rules, &determination),
        headline: headline(case, &determination),
        tests: [Test::Pathway2, Test::Assistance]
            .into_iter()
            .filter_map(|t| test::test(t, case, &determination, &subject))
            .collect(),
        evidence: evidence::evidence(&determination, subject.facts()),
        pathways: PATHWAYS.iter().zip(determination.pathways).collect(),
        caveats: determination.caveats.iter().filter_map(caveat).collect(),
        first_contact: match determination.first_contact {
            FirstContact::GeographicLead => "the Geographic Lead",
            FirstContact::CountyOffice | FirstContact::Unknown => "the county office",
        },
        next_steps: next_steps(case, &determination),
        verify: to_verify(case, &subject),
        changed: changed::changed(case, rules, &determination, RuleSet::named),
        newer: Some(RuleSet::newest().as_of).filter(|newest| *newest > rules.as_of),
        year_before: year_before(case, rules),
        warnings: warnings.iter().map(names::warning).collect(),
    }
}

/// Which criteria that decide are known at second hand.
fn at_second_hand(determination: &Determination) -> String {
    let years = gathered(determination.at_second_hand.iter().copied());
    let years = years.into_iter().map(|(year, priorities)| {
        let names = priorities.iter().map(|n| format!("priority {n} {}", names::priority(*n)));
        format!("{year}, {}", names.collect::<Vec<_>>().join(" and "))
    });
    format!("In this result: {}.", years.collect::<Vec<_>>().join("; "))
}

/// The year before the as-of year, for whoever has no Dashboard of that.
fn year_before(case: &Case, rules: &RuleSet) -> Option<Year> {
    let has_none = case.dashboard(rules.as_of).published == Some(false);
    let before = rules.window.iter().rev().nth(1).map(|criteria| criteria.year)?;
    (has_none && RuleSet::of(before).is_some()).then_some(before)
}

/// The facts that the settled answers rest on, later years first.
fn to_verify(case: &Case, subject: &Subject) -> Vec<ToVerify> {
    let facts = [Test::Assistance, Test::Pathway2].map(|t| because(subject, t)).concat();
    let facts = each_once(in_order(facts, |a, b| a < b));
    let years =
        gathered(facts.iter().map(|f| (f.year, reasons::in_words(case, subject.facts(), f))));
    let page = |year| dashboard_page(&case.school.cds, year);
    years.into_iter().map(|(year, facts)| ToVerify { year, page: page(year), facts }).collect()
}

/// The address of a charter's page on the Dashboard site (in the form seen in use; CDE does not describe it).
pub fn dashboard_page(cds: &str, year: Year) -> Option<String> {
    let cds = cds.trim();
    is_cds(cds).then(|| format!("https://www.caschooldashboard.org/reports/{cds}/{year}"))
}

/// The headline: what it says of each pathway, and which answers are still open under some reading.
fn headline(case: &Case, determination: &Determination) -> Vec<InShort> {
    let readings = |test: &TestOutcome, open: Words| {
        let both = test.is_contested().then(|| match test.outcome() {
            Outcome::Met => say::BOTH_MET_BY_DEFAULT,
            Outcome::NotMet => say::BOTH_NOT_MET_BY_DEFAULT,
            Outcome::Unknown => say::BOTH_OPEN_BY_DEFAULT,
        });
        both.into_iter().chain(test.is_open_elsewhere().then_some(open)).collect::<Vec<_>>()
    };
    let tests = &determination.tests;
    let pathways = (1..).zip(determination.pathways);
    let in_short = pathways.map(|(number, state)| InShort {
        says: of_pathway(number, state),
        more: match number {
            2 => {
                let readings = readings(&tests.pathway_2, say::PATHWAY_2_OPEN_ELSEWHERE);
                readings.into_iter().chain(while_assisted(case, state)).collect()
            }
            4 => readings(&tests.assistance, say::PATHWAY_4_OPEN_ELSEWHERE),
            _ => Vec::new(),
        },
    });
    in_short.collect()
}

/// What CCEE's page adds to the test of Pathway 2, where that is met under some reading; also where it is open, if something was told
/// of it.
fn while_assisted(case: &Case, state: PathwayState) -> Option<Words> {
    use PathwayState::{CanBeRequested, CannotTell, DependsOnReading};
    let told = &case.assistance;
    let is_said = matches!(state, CanBeRequested | DependsOnReading)
        || (state == CannotTell && told.declining.is_some());
    is_said.then_some(match (told.given, told.declining) {
        (Some(false), _) | (_, Some(false)) => say::PATHWAY_2_NOT_DECLINING,
        (_, Some(true)) => say::PATHWAY_2_DECLINING,
        (_, None) => say::PATHWAY_2_WHILE_ASSISTED,
    })
}

/// What the headline says of a pathway.
fn of_pathway(number: u8, state: PathwayState) -> Words {
    use PathwayState as S;
    match (number, state) {
        (1, S::CanBeRequested) => say::PATHWAY_1_CAN_BE_REQUESTED,
        (1, S::AssistanceFirst) => say::PATHWAY_1_ASSISTANCE_FIRST,
        (1, _) => say::PATHWAY_1_CANNOT_TELL,
        (2, S::CanBeRequested) => say::PATHWAY_2_CAN_BE_REQUESTED,
        (2, S::TestNotMet) => say::PATHWAY_2_TEST_NOT_MET,
        (2, S::DependsOnReading) => say::PATHWAY_2_DEPENDS_ON_READING,
        (2, _) => say::PATHWAY_2_CANNOT_TELL,
        (3, _) => say::PATHWAY_3_NO_DASHBOARD_TEST,
        (_, S::CanBeRequested) => say::PATHWAY_4_CAN_BE_REQUESTED,
        (_, S::TestNotMet) => say::PATHWAY_4_TEST_NOT_MET,
        (_, S::DependsOnReading) => say::PATHWAY_4_DEPENDS_ON_READING,
        (_, _) => say::PATHWAY_4_CANNOT_TELL,
    }
}

fn official(case: &Case, rules: &RuleSet, determination: &Determination) -> Option<OfficialView> {
    let published = case.official.get(&rules.as_of)?;
    let status = published.status.map(|status| match status {
        Status::Differentiated => say::OFFICIAL_DIFFERENTIATED,
        Status::General => say::OFFICIAL_GENERAL,
    });
    let mark = published
        .ec47607
        .map(|marked| if marked { say::OFFICIAL_EC47607 } else { say::OFFICIAL_NO_EC47607 });
    let says: Vec<Words> = status.into_iter().chain(mark).collect();
    if says.is_empty() {
        return None;
    }
    let tests = &determination.tests;
    let differentiated = published.status.map(|s| s == Status::Differentiated);
    let compared = [(differentiated, &tests.assistance), (published.ec47607, &tests.pathway_2)];
    let compared = || compared.iter().filter_map(|(told, test)| Some(((*told)?, *test)));
    let mut differing = compared().filter(|(told, test)| test.contradicts(*told)).peekable();
    let differs = differing.peek().is_some();
    let comparison = if differs && differing.all(|(_, test)| test.is_contested()) {
        say::OFFICIAL_DIFFERS_BY_DEFAULT
    } else if differs {
        say::OFFICIAL_DIFFERS
    } else if compared().all(|(_, test)| test.outcome().is_settled() && !test.is_contested()) {
        say::OFFICIAL_AGREES
    } else {
        say::OFFICIAL_NOT_COMPARED
    };
    let places = [Place::Status(rules.as_of), Place::Ec47607(rules.as_of)];
    let origin = origins::line(case, |place| places.contains(&place));
    Some(OfficialView { says, origin, comparison, differs })
}

fn next_steps(case: &Case, determination: &Determination) -> Vec<Words> {
    let contact = match determination.first_contact {
        FirstContact::CountyOffice => say::CONTACT_COUNTY_OFFICE,
        FirstContact::GeographicLead => say::CONTACT_GEOGRAPHIC_LEAD,
        FirstContact::Unknown => say::CONTACT_UNKNOWN,
    };
    let tests = &determination.tests;
    let open = [&tests.assistance, &tests.pathway_2].iter().any(|t| !t.outcome().is_settled());
    let mut steps = vec![contact];
    steps.extend(open.then_some(say::STEP_FILL_IN));
    steps.extend([say::STEP_VERIFY, say::STEP_BRING, say::STEP_ASK, say::STEP_LOCAL]);
    steps.extend((case.school.dass == Some(true)).then_some(say::DASS_NOTE));
    steps
}
