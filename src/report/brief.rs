//! The brief: a result as few printed pages for the county office, with the questions that it leaves to be asked.
//!
//! It is made of the very sentences of the result, so that what is printed never says anything else; only caveats are shorter.
//! Its own is the docket: for each reading that this case hangs on one neutral question, with both outcomes and room for an
//! answer. Where nothing hangs on a reading there is no docket.

use super::{
    answers::{self, Section},
    origins::Origins,
    result::{
        CaveatView, OfficialView, ResultView,
        evidence::Evidence,
        reasons::Reason,
        result,
        test::{TestView, Verdict, outcome_words},
    },
    screens::Screen,
};
use crate::{
    case::Case,
    content::{self, Words},
    rules::{
        outcome::Outcome,
        rule_set::RuleSet,
        terms::{Year, in_order},
    },
};

/// Where a reading changes nothing by itself.
const WITH_OTHERS: &str =
    "Alone this changes nothing here; together with another of these questions, it does.";

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
    /// One sentence a pathway, as on the result.
    pub headline: Vec<Words>,
    /// The two tests: what each comes to, and why.
    pub tests: Vec<BriefTest>,
    /// What is to be asked.
    pub docket: Vec<Question>,
    /// Groups by years.
    pub evidence: Evidence,
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
    /// The section of the Education Code that it is about.
    pub law: &'static str,
    /// Why it is open.
    pub why_open: Words,
    /// Both answers, each with what the test then comes to for this charter.
    pub ways: [(Words, String); 2],
    /// What is to be known of both; empty where nothing is.
    pub note: &'static str,
}

/// The brief of a case.
pub fn brief(case: &Case, rules: &RuleSet) -> Brief {
    let ResultView { as_of, official, headline, tests, evidence, caveats, first_contact, .. } =
        result(case, rules);
    let mut sections = answers::answers(case, rules).into_iter();
    Brief {
        as_of,
        to: first_contact,
        rules: rules.id(),
        who: sections.next().map(who).unwrap_or_default(),
        official,
        headline,
        docket: tests.iter().flat_map(docket).collect(),
        tests: tests.into_iter().map(test).collect(),
        evidence,
        told: told(sections),
        origins: Origins::of(case).sentences(),
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

fn docket(view: &TestView) -> Vec<Question> {
    let default = view.outcome.outcome();
    let deciding = view.readings.iter().filter(|reading| reading.decides);
    // First those that change something by themselves.
    let deciding = in_order(deciding, |a, b| a.other != default && b.other == default);
    deciding
        .into_iter()
        .map(|reading| {
            let then = |outcome: Outcome| format!("{}: {}", view.test.name, outcome_words(outcome));
            let note = if reading.other == default { WITH_OTHERS } else { "" };
            Question {
                to: reading.words.ask,
                question: reading.words.question,
                law: view.test.law,
                why_open: reading.words.why_open,
                ways: [
                    (reading.words.default, then(default)),
                    (reading.words.other, then(reading.other)),
                ],
                note,
            }
        })
        .collect()
}
