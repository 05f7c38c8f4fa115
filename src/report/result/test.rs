//! A Dashboard test as the result page shows it: the answer, what the test asks, and what the readings do to it.

use super::reasons::{Reasons, reasons};
use crate::{
    case::Case,
    content::{self, READINGS, ReadingWords, TESTS, TestId, Words, say},
    report::screens::Screen,
    rules::{
        assistance::newest_two,
        determination::Determination,
        explain::{
            Subject, Test,
            other_readings::{Asked, asked},
        },
        outcome::Outcome,
        readings::{Combination, Reading},
        requirements::Tally,
        terms::{Group, Year, in_order},
        test_outcome::TestOutcome,
        year_test::YearResult,
    },
};

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

impl Verdict {
    /// All of them, what asks for something first.
    pub const ALL: [Self; 4] = [Self::Met, Self::Depends, Self::CannotTell, Self::NotMet];

    /// What is said of a test with this outcome under the default readings, and with or without the opposite one under others.
    pub const fn of(outcome: Outcome, is_contested: bool) -> Self {
        match outcome {
            _ if is_contested => Self::Depends,
            Outcome::Met => Self::Met,
            Outcome::NotMet => Self::NotMet,
            Outcome::Unknown => Self::CannotTell,
        }
    }

    /// The word by which it is known in a list of choices or a message.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Depends => "depends",
            Self::CannotTell => "cannot_tell",
            Self::NotMet => "not_met",
        }
    }

    /// The verdict of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// An outcome in a sentence.
pub const fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not met",
        Outcome::Unknown => "cannot tell yet",
    }
}

/// A verdict in a few words.
pub const fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "Met",
        Verdict::NotMet => "Not met",
        Verdict::CannotTell => "Cannot tell yet: results are missing",
        Verdict::Depends => "Depends on how the rule is read",
    }
}

/// What a verdict means, where people may take it for the opposite: elsewhere on a Dashboard “Met” is good news.
pub const fn verdict_means(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Met => Some("“Met” here means that results fall short often enough."),
        Verdict::NotMet => {
            Some("“Not met” here means that results do not fall short often enough.")
        }
        Verdict::CannotTell | Verdict::Depends => None,
    }
}

/// What is said of a test with these outcomes.
pub fn verdict(outcome: &TestOutcome) -> Verdict {
    Verdict::of(outcome.outcome(), outcome.is_contested())
}

/// A test and its answer.
#[derive(Debug)]
pub struct TestView {
    /// The test in words.
    pub test: &'static content::Test,
    /// The answer.
    pub verdict: Verdict,
    /// Where the default readings settle the answer while others leave it open: the screens that ask for what is not told and
    /// may matter under these. Empty where none does, and where the default readings leave it open too.
    pub open_elsewhere: Vec<Screen>,
    /// What the test asks, one by one.
    pub needs: Vec<Need>,
    /// Under how many combinations of readings the test is met, not met and open.
    pub counts: [(Outcome, usize); 3],
    /// The readings that are open, those that decide first.
    pub readings: Vec<ReadingView>,
    /// Why, what would settle it, how far the other answer is.
    pub reasons: Reasons,
    /// The outcome under every reading, to switch between them.
    pub outcome: TestOutcome,
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
    /// Which.
    pub reading: Reading,
    /// The reading in words.
    pub words: &'static ReadingWords,
    /// Whether it changes the answer, alone or with others.
    pub decides: bool,
    /// The outcome under the other reading, all else by default.
    pub other: Outcome,
}

/// A test of a determination.
pub fn test(
    test: Test,
    case: &Case,
    determination: &Determination,
    subject: &Subject,
) -> Option<TestView> {
    let (id, outcome, needs) = match test {
        Test::Pathway2 => {
            (TestId::Pathway2, &determination.tests.pathway_2, pathway_2_needs(determination))
        }
        Test::Assistance => (
            TestId::DifferentiatedAssistance,
            &determination.tests.assistance,
            assistance_needs(determination),
        ),
    };
    let verdict = verdict(outcome);
    Some(TestView {
        test: TESTS.iter().find(|t| t.id == id)?,
        verdict,
        open_elsewhere: if outcome.is_open_elsewhere() {
            asked_elsewhere(case, asked(subject, test, outcome))
        } else {
            Vec::new()
        },
        needs,
        counts: [Outcome::Met, Outcome::NotMet, Outcome::Unknown].map(|o| (o, outcome.count(o))),
        readings: readings(outcome),
        reasons: reasons(case, subject, test),
        outcome: outcome.clone(),
    })
}

/// The screens that ask for what another reading may ask for: the years, newest first, then the local indicators.
fn asked_elsewhere(case: &Case, Asked { years, local }: Asked) -> Vec<Screen> {
    let of_year = |year: Year| match case.dashboard(year).groups_complete {
        // Which groups there are is told; what of them is not, the grid shows at a glance.
        Some(true) => Screen::Grid(year),
        _ => Screen::Groups(year),
    };
    years.into_iter().map(of_year).chain(local.then_some(Screen::Local)).collect()
}

fn readings(outcome: &TestOutcome) -> Vec<ReadingView> {
    let deciding = outcome.depends_on();
    let view = |reading: Reading| {
        Some(ReadingView {
            reading,
            words: READINGS.iter().find(|words| words.id == reading.id())?,
            decides: deciding.contains(&reading),
            other: outcome.under(Combination::DEFAULT.flip(reading)),
        })
    };
    in_order(outcome.readings().filter_map(view), |a, b| a.decides && !b.decides)
}

fn assistance_needs(determination: &Determination) -> Vec<Need> {
    let both = || newest_two(&determination.years).into_iter().flatten().rev();
    let by_group = both().map(|year| {
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
    let by_local =
        both().map(|year| (year.year, year.local(Outcome::Met), year.local(Outcome::Unknown)));
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
        let counted = |y: &YearResult| {
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
