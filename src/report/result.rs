//! The result page as plain data: what it says of a case, in which order, in whose words.
//!
//! The page draws this and decides nothing. Sentences come from `content`; what is computed (years, groups, counts)
//! stands beside them as data.

use crate::{
    case::{self, Case, Status, file::Warning},
    content::{
        CAVEATS, CaveatWords, PATHWAYS, Pathway, READINGS, ReadingWords, TESTS, Test, TestId,
        Words, say,
    },
    rules::{
        caveats::Caveat,
        determination::Determination,
        outcome::Outcome,
        pathways::{FirstContact, PathwayState},
        readings::{Combination, Reading, TestOutcome},
        requirements::Tally,
        rule_set::RuleSet,
        terms::{Group, StatePriority, Year},
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
    /// One sentence a pathway, 1 to 4.
    pub headline: Vec<Words>,
    /// The two Dashboard tests: the Pathway 2 test and differentiated assistance.
    pub tests: Vec<TestView>,
    /// Groups by years.
    pub evidence: Evidence,
    /// The four pathways.
    pub pathways: Vec<(&'static Pathway, PathwayState)>,
    /// What a reader must know beside the result.
    pub caveats: Vec<&'static CaveatWords>,
    /// What to do next, first of all whom to talk to.
    pub next_steps: Vec<Words>,
    /// What of the case was not used.
    pub warnings: Vec<Warning>,
}

/// What CDE has published for the as-of year.
#[derive(Debug)]
pub struct OfficialView {
    /// What it says.
    pub says: Vec<Words>,
    /// How our calculation compares.
    pub comparison: Words,
    /// Whether it differs.
    pub differs: bool,
}

/// What is said of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Met under every reading that is settled.
    Met,
    /// Not met under every reading that is settled.
    NotMet,
    /// Facts are missing.
    CannotTell,
    /// Some readings give met, others not met.
    Depends,
}

/// A test and its answer.
#[derive(Debug)]
pub struct TestView {
    /// The test in words.
    pub test: &'static Test,
    /// The answer.
    pub verdict: Verdict,
    /// Whether the answer follows the default readings while another reading is still open.
    pub open_elsewhere: bool,
    /// What the test asks, one by one.
    pub needs: Vec<Need>,
    /// Under how many combinations of readings the test is met, not met and open.
    pub counts: [(Outcome, usize); 3],
    /// The readings, those that decide first.
    pub readings: Vec<ReadingView>,
}

/// Something that a test asks.
#[derive(Debug)]
pub struct Need {
    /// In words.
    pub words: Words,
    /// Whether it is met.
    pub outcome: Outcome,
    /// What it rests on.
    pub rests_on: RestsOn,
}

/// What a requirement rests on.
#[derive(Debug, PartialEq, Eq)]
pub enum RestsOn {
    /// In each year the groups that meet it for certain, counted ones that may, and whether others may too.
    GroupsByYear(Vec<GroupsOfYear>),
    /// In each year the local priorities that are missed for certain, and those that may be.
    LocalByYear(Vec<(Year, Vec<u8>, Vec<u8>)>),
    /// For each group the years in which it has the priorities.
    Tallies(Vec<Tally>),
}

/// Which groups meet a requirement in a year.
#[derive(Debug, PartialEq, Eq)]
pub struct GroupsOfYear {
    /// The year.
    pub year: Year,
    /// For certain.
    pub meet: Vec<Group>,
    /// Counted, and results are missing.
    pub may: Vec<Group>,
    /// Groups of which it is not known whether they are counted may meet it too.
    pub others_may: bool,
}

/// A reading and what it does to the answer when it alone is changed.
#[derive(Debug)]
pub struct ReadingView {
    /// The reading in words.
    pub words: &'static ReadingWords,
    /// Whether it changes the answer, alone or with others.
    pub decides: bool,
    /// The outcome under the other reading, all else by default.
    pub other: Outcome,
}

/// The evidence: groups by years of the window, newest year first.
#[derive(Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The years, newest first.
    pub years: Vec<Year>,
    /// A row for each group that is counted in some year, or of which something is told.
    pub rows: Vec<(Group, Vec<Cell>)>,
    /// The whole charter's local indicators, by year.
    pub local: Vec<LocalCell>,
    /// Whether each year meets the criteria by itself.
    pub outcomes: Vec<Outcome>,
}

/// What the evidence says of a group in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Not counted, or no Dashboard.
    NotCounted,
    /// Not known whether it is counted.
    Unknown,
    /// Counted.
    Counted {
        /// The state priorities that are missed for certain.
        missed: Vec<u8>,
        /// Those that may be.
        open: Vec<u8>,
    },
}

/// What the evidence says of the local indicators of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalCell {
    /// Missed for two or more years for certain.
    pub missed: Vec<u8>,
    /// May be.
    pub open: Vec<u8>,
}

/// Judges a case and makes its result.
pub fn result(case: &Case, rules: &RuleSet) -> ResultView {
    let (facts, warnings) = case::facts::facts(case, rules);
    let determination = Determination::of(&facts, rules);
    let caveat = |c: &Caveat| CAVEATS.iter().find(|words| words.id == c.id());
    ResultView {
        as_of: rules.as_of,
        outcomes: (
            determination.tests.assistance.outcome(),
            determination.tests.pathway_2.outcome(),
        ),
        official: official(case, rules, &determination),
        headline: (1..).zip(determination.pathways).map(|(n, state)| headline(n, state)).collect(),
        tests: [TestId::Pathway2, TestId::DifferentiatedAssistance]
            .into_iter()
            .filter_map(|id| test(id, &determination))
            .collect(),
        evidence: evidence(&determination),
        pathways: PATHWAYS.iter().zip(determination.pathways).collect(),
        caveats: determination.caveats.iter().filter_map(caveat).collect(),
        next_steps: next_steps(case, &determination),
        warnings,
    }
}

/// What the headline says of a pathway.
fn headline(number: u8, state: PathwayState) -> Words {
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
    let compared = [
        published.status.and(Some(tests.assistance.outcome())),
        published.ec47607.and(Some(tests.pathway_2.outcome())),
    ];
    let differs = determination.caveats.contains(&Caveat::OfficialDiffers);
    let comparison = if differs {
        say::OFFICIAL_DIFFERS
    } else if compared.into_iter().flatten().any(Outcome::is_settled) {
        say::OFFICIAL_AGREES
    } else {
        say::OFFICIAL_NOT_COMPARED
    };
    Some(OfficialView { says, comparison, differs })
}

fn test(id: TestId, determination: &Determination) -> Option<TestView> {
    let test = TESTS.iter().find(|t| t.id == id)?;
    let (outcome, needs) = match id {
        TestId::Pathway2 => (&determination.tests.pathway_2, pathway_2_needs(determination)),
        TestId::DifferentiatedAssistance => {
            (&determination.tests.assistance, assistance_needs(determination))
        }
    };
    let verdict = match outcome.outcome() {
        _ if outcome.is_contested() => Verdict::Depends,
        Outcome::Met => Verdict::Met,
        Outcome::NotMet => Verdict::NotMet,
        Outcome::Unknown => Verdict::CannotTell,
    };
    let settled = matches!(verdict, Verdict::Met | Verdict::NotMet);
    Some(TestView {
        test,
        verdict,
        open_elsewhere: settled && outcome.count(Outcome::Unknown) > 0,
        needs,
        counts: [Outcome::Met, Outcome::NotMet, Outcome::Unknown].map(|o| (o, outcome.count(o))),
        readings: readings(outcome),
    })
}

fn readings(outcome: &TestOutcome) -> Vec<ReadingView> {
    let deciding = outcome.depends_on();
    let view = |reading: Reading| {
        Some(ReadingView {
            words: READINGS.iter().find(|words| words.id == reading.id())?,
            decides: deciding.contains(&reading),
            other: outcome.under(Combination::DEFAULT.flip(reading)),
        })
    };
    let mut views: Vec<ReadingView> = outcome.readings().filter_map(view).collect();
    views.sort_by_key(|v| !v.decides);
    views
}

fn assistance_needs(determination: &Determination) -> Vec<Need> {
    let newest_two = || determination.years.iter().rev().take(2);
    let by_group = newest_two().map(|year| {
        let groups = |meets, counted: Option<Outcome>| {
            let of_year = year.groups.iter().filter(move |g| g.meets == meets);
            of_year.filter(move |g| counted.is_none_or(|c| g.counted == c)).map(|g| g.group)
        };
        GroupsOfYear {
            year: year.year,
            meet: groups(Outcome::Met, None).collect(),
            may: groups(Outcome::Unknown, Some(Outcome::Met)).collect(),
            others_may: groups(Outcome::Unknown, Some(Outcome::Unknown)).next().is_some(),
        }
    });
    let by_local = newest_two()
        .map(|year| (year.year, year.local(Outcome::Met), year.local(Outcome::Unknown)));
    vec![
        Need {
            words: say::NEED_DA_GROUP,
            outcome: determination.requirements.assistance_by_group,
            rests_on: RestsOn::GroupsByYear(by_group.collect()),
        },
        Need {
            words: say::NEED_DA_LOCAL,
            outcome: determination.requirements.assistance_by_local,
            rests_on: RestsOn::LocalByYear(by_local.collect()),
        },
    ]
}

fn pathway_2_needs(determination: &Determination) -> Vec<Need> {
    let requirements = &determination.requirements;
    let words = match requirements.counted {
        (3.., _) => say::NEED_P2_THREE,
        (1.., ..=2) => say::NEED_P2_ALL,
        (_, 0) => say::NEED_P2_NONE,
        _ => say::NEED_P2_OPEN,
    };
    let known = |t: &&Tally| {
        let counted = |y: &crate::rules::year_test::YearResult| {
            y.groups.iter().any(|g| g.group == t.group && g.counted == Outcome::Met)
        };
        t.certain > 0 || determination.years.iter().any(counted)
    };
    vec![Need {
        words,
        outcome: determination.tests.pathway_2.outcome(),
        rests_on: RestsOn::Tallies(requirements.tallies.iter().filter(known).copied().collect()),
    }]
}

fn evidence(determination: &Determination) -> Evidence {
    let years: Vec<_> = determination.years.iter().rev().collect();
    let cell = |group: Group, year: &crate::rules::year_test::YearResult| {
        let Some(result) = year.groups.iter().find(|g| g.group == group) else {
            return Cell::NotCounted;
        };
        let with = |outcome: Outcome| {
            let all = StatePriority::ALL.into_iter().zip(result.priorities);
            all.filter(|(_, o)| *o == outcome).map(|(p, _)| p.number()).collect()
        };
        match result.counted {
            Outcome::NotMet => Cell::NotCounted,
            Outcome::Unknown => Cell::Unknown,
            Outcome::Met => {
                Cell::Counted { missed: with(Outcome::Met), open: with(Outcome::Unknown) }
            }
        }
    };
    let rows = Group::ALL.into_iter().map(|g| (g, years.iter().map(|y| cell(g, y)).collect()));
    let counted =
        |(_, cells): &(Group, Vec<Cell>)| cells.iter().any(|c| matches!(c, Cell::Counted { .. }));
    Evidence {
        years: years.iter().map(|y| y.year).collect(),
        rows: rows.filter(counted).collect(),
        local: years
            .iter()
            .map(|y| LocalCell { missed: y.local(Outcome::Met), open: y.local(Outcome::Unknown) })
            .collect(),
        outcomes: years.iter().map(|y| y.outcome).collect(),
    }
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
