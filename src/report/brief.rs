//! The brief: a result as few printed pages for the county office, with the questions that it leaves to be asked.
//!
//! It is made of the very sentences of the result, so that what is printed never says anything else; only caveats are shorter.
//! Its own is the docket: for each reading that this case hangs on one neutral question, with both outcomes and room for an
//! answer; where it hangs on that reading together with others only, it says beside which. Where nothing hangs on a reading there is no docket.

use super::{
    answers::{self, Section},
    names,
    origins::Origins,
    result::{
        CaveatView, InShort, OfficialView, ResultView,
        evidence::Evidence,
        reasons::Reason,
        result,
        test::{TestView, Verdict},
    },
    screens::Screen,
};
use crate::{
    case::Case,
    content::{self, Words},
    rules::{
        outcome::Outcome,
        rule_set::RuleSet,
        terms::{Group, Year, in_order},
    },
};

/// Everything that the brief says.
#[derive(Debug)]
pub struct Brief {
    /// The as-of year.
    pub as_of: Year,
    /// Whom it is for: “the county office”, or who helps where that is the authorizer.
    pub to: &'static str,
    /// The name of the rule set.
    pub rules: String,
    /// Whose it is: what was told of the charter, each with what it is.
    pub who: Vec<(String, String)>,
    /// What CDE has published; `None` when nothing was told.
    pub official: Option<OfficialView>,
    /// What is said of each pathway, as on the result.
    pub headline: Vec<InShort>,
    /// The two tests: what each comes to, and why.
    pub tests: Vec<BriefTest>,
    /// What is to be asked.
    pub docket: Vec<Question>,
    /// Whether some answers to it make a test met and others not met; else results are missing, and may settle it without any.
    pub is_contested: bool,
    /// Groups by years.
    pub evidence: Evidence,
    /// What the codes of student groups stand for in what follows; empty where no group stands there.
    pub codes: String,
    /// What was told of each year and of local indicators: what it is about, and the answers in a line.
    pub told: Vec<(String, String)>,
    /// Where the facts came from.
    pub origins: Vec<String>,
    /// What a reader must know beside it, in a sentence or two each.
    pub caveats: Vec<String>,
}

/// What a test comes to, and why.
#[derive(Debug)]
pub struct BriefTest {
    /// The test in words.
    pub test: &'static content::Test,
    /// The answer.
    pub verdict: Verdict,
    /// Why, by our default reading.
    pub because: Vec<Reason>,
    /// How many unknown facts can still change it, and which screens ask for them.
    pub missing: (usize, Vec<Screen>),
    /// Where some other readings leave it open while ours settles it: the screens that ask for what may matter under these.
    pub open_elsewhere: Vec<Screen>,
}

/// A question of the docket.
#[derive(Debug)]
pub struct Question {
    /// Whom it is for.
    pub to: &'static str,
    /// The question, neutrally.
    pub question: &'static str,
    /// The test that hangs on it.
    pub test: &'static content::Test,
    /// Both answers.
    pub ways: [Words; 2],
    /// What comes of them.
    pub comes: Comes,
}

/// What comes of the answers to a question of the docket, as far as results are told.
#[derive(Debug)]
pub struct Comes {
    /// The numbers of other questions of the docket beside which the answer to this one changes something, where these are answered the
    /// second way and all others the first: as few as possible, and of several sets one. Empty where it does by itself.
    pub beside: Vec<usize>,
    /// What the test comes to by the first and by the second answer.
    pub outcomes: [Outcome; 2],
    /// Why the question is open; left to the result where others are needed: of those there may be six, and a brief is short.
    pub why_open: Option<Words>,
}

/// The brief of a case.
pub fn brief(case: &Case, rules: &RuleSet) -> Brief {
    let ResultView { as_of, official, headline, tests, evidence, caveats, first_contact, .. } =
        result(case, rules);
    let mut sections = answers::in_short(case, rules).into_iter();
    let who = sections.next().map(who).unwrap_or_default();
    let told = told(sections);
    Brief {
        as_of,
        to: first_contact,
        rules: rules.id(),
        who,
        official,
        headline,
        docket: docket(&tests),
        is_contested: tests.iter().any(|test| test.outcome.is_contested()),
        tests: tests.into_iter().map(test).collect(),
        evidence,
        codes: codes(&told),
        told,
        origins: Origins::of(case).sentences(rules),
        caveats: caveats.into_iter().map(caveat).collect(),
    }
}

fn caveat(CaveatView { words, here }: CaveatView) -> String {
    match here {
        Some(here) => format!("{} {here}", words.short),
        None => words.short.to_owned(),
    }
}

/// What was told of the charter; what was not is not shown.
fn who(charter: Section) -> Vec<(String, String)> {
    charter.rows.into_iter().filter_map(|row| Some((row.question, row.answer?))).collect()
}

/// What the codes that stand in these answers are short for.
fn codes(told: &[(String, String)]) -> String {
    let words = || told.iter().flat_map(|(_, told)| told.split(|c: char| !c.is_alphanumeric()));
    let is_there = |group: &Group| words().any(|word| word == group.code());
    let code = |group: Group| format!("{} {}", group.code(), names::group(group));
    Group::ALL.into_iter().filter(is_there).map(code).collect::<Vec<_>>().join(", ")
}

fn told(sections: impl Iterator<Item = Section>) -> Vec<(String, String)> {
    let line = |section: Section| {
        let rows = section.rows.into_iter();
        let told = rows.filter_map(|row| Some(format!("{}: {}", row.question, row.answer?)));
        let told: Vec<String> = told.collect();
        let told = if told.is_empty() { "Nothing entered".to_owned() } else { told.join(". ") };
        (section.title, told)
    };
    sections.map(line).collect()
}

fn test(view: TestView) -> BriefTest {
    let TestView { test, verdict, reasons, open_elsewhere, .. } = view;
    BriefTest {
        test,
        verdict,
        because: reasons.because,
        missing: (reasons.missing_facts, reasons.missing),
        open_elsewhere,
    }
}

/// The questions on which the tests hang.
fn docket(tests: &[TestView]) -> Vec<Question> {
    let mut questions = Vec::new();
    for view in tests {
        let deciding = view.readings.iter().filter_map(|reading| {
            let (beside, outcomes) = view.outcome.altered_by(reading.reading)?;
            Some((reading, beside, outcomes))
        });
        // First those that change something by themselves.
        let deciding = in_order(deciding, |(_, a, _), (_, b, _)| a.changes() < b.changes());
        let before = questions.len();
        for (reading, beside, outcomes) in &deciding {
            let others = (before + 1..).zip(&deciding);
            let others = others.filter(|(_, (other, ..))| beside.is_other(other.reading));
            let beside: Vec<usize> = others.map(|(number, _)| number).collect();
            let words = reading.words;
            questions.push(Question {
                to: words.ask,
                question: words.question,
                test: view.test,
                ways: [words.default, words.other],
                comes: Comes {
                    why_open: beside.is_empty().then_some(words.why_open),
                    beside,
                    outcomes: *outcomes,
                },
            });
        }
    }
    questions
}
