//! Two cases side by side: what both tests and the four pathways come to for each, and which of their answers differ.
//!
//! *What if* lays a changed case beside the check that it comes from, and *Compare* one saved check beside another; both
//! are the same two columns. Outcomes are those of the default readings, each case by its own rules.

use super::{
    answers::{CHECK_NAME, Section, answers},
    names,
    result::test::{verdict, verdict_words},
};
use crate::{
    case::{Case, facts::determination},
    content::READINGS,
    rules::{
        determination::Determination,
        explain::Test,
        outcome::Outcome,
        readings::Reading,
        terms::{Year, in_order},
        test_outcome::TestOutcome,
    },
};

/// What is said of one thing in both columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is said of.
    pub name: String,
    /// What is said: of the first case, and of the second.
    pub says: [String; 2],
}

impl Line {
    fn new(name: impl Into<String>, says: [String; 2]) -> Self {
        Self { name: name.into(), says }
    }

    /// Whether the two differ.
    pub fn differs(&self) -> bool {
        self.says[0] != self.says[1]
    }
}

/// Both tests and the four pathways.
pub fn outcomes(both: [&Determination; 2]) -> Vec<Line> {
    let tests = [Test::Pathway2, Test::Assistance].map(|test| {
        let says = both.map(|d| in_words(test.of(&d.tests)));
        Line::new(names::test(test), says)
    });
    let [one, other] = both.map(|d| d.pathways.map(names::pathway_state));
    let pathways = (1..).zip(one.into_iter().zip(other)).map(|(number, (one, other))| {
        Line::new(format!("Pathway {number}"), [one, other].map(|(_, words)| words.to_owned()))
    });
    tests.into_iter().chain(pathways).collect()
}

/// What a test says, and whether it does not under every reading.
fn in_words(outcome: &TestOutcome) -> String {
    let words = verdict_words(verdict(outcome));
    if outcome.is_open_elsewhere() {
        format!("{words}; by some other readings still open")
    } else {
        words.to_owned()
    }
}

/// Two checks beside each other.
#[derive(Debug)]
pub struct Comparison {
    /// As of which Dashboard each is judged.
    pub as_of: [Year; 2],
    /// Both tests and the four pathways.
    pub outcomes: Vec<Line>,
    /// Each Dashboard year that counts for one of them: whether it falls short by itself. Newest first.
    pub years: Vec<Line>,
    /// The readings on which an answer of one of them hangs.
    pub readings: Vec<Line>,
    /// The answers that differ, in the parts of *Check your answers*.
    pub answers: Vec<(String, Vec<Line>)>,
    /// How many answers are the same in both.
    pub same: usize,
}

impl Comparison {
    /// In a sentence how much of two checks of these names differs.
    pub fn said(&self, [one, other]: &[String; 2]) -> String {
        let differ = self.answers.iter().map(|(_, lines)| lines.len()).sum::<usize>();
        let differ = match differ {
            0 => "every answer is the same".to_owned(),
            1 => "1 answer differs".to_owned(),
            n => format!("{n} answers differ"),
        };
        format!("{one} and {other}: {differ}.")
    }
}

/// Lays two checks beside each other.
pub fn compare(cases: [&Case; 2]) -> Comparison {
    let rules = cases.map(Case::rules);
    let [one, other] = &rules;
    let [first, second] = [determination(cases[0], one), determination(cases[1], other)];
    let told = [answers(cases[0], one), answers(cases[1], other)];
    let all = differing(told);
    let is_same = |line: &&Line| !line.differs() && line.says[0] != NOT_ANSWERED;
    let same = all.iter().flat_map(|(_, lines)| lines).filter(is_same).count();
    let differ = all.into_iter().filter_map(|(title, lines)| {
        let lines: Vec<Line> = lines.into_iter().filter(Line::differs).collect();
        (!lines.is_empty()).then_some((title, lines))
    });
    Comparison {
        as_of: [one.as_of, other.as_of],
        outcomes: outcomes([&first, &second]),
        years: years([&first, &second]),
        readings: readings([&first, &second]),
        answers: differ.collect(),
        same,
    }
}

/// Whether a year falls short by itself, in a few words.
pub const fn year_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "falls short",
        Outcome::NotMet => "does not fall short",
        Outcome::Unknown => "? cannot tell",
    }
}

fn years(both: [&Determination; 2]) -> Vec<Line> {
    let all = both.into_iter().flat_map(|d| d.years.iter().map(|y| y.year));
    let mut all = in_order(all, |a, b| a > b);
    all.dedup();
    let says = |d: &Determination, year| {
        let of_year = d.years.iter().find(|y| y.year == year);
        of_year.map_or("does not count", |y| year_words(y.outcome)).to_owned()
    };
    all.into_iter().map(|y| Line::new(y.to_string(), both.map(|d| says(d, y)))).collect()
}

fn readings(both: [&Determination; 2]) -> Vec<Line> {
    let deciding = both.map(|d| {
        let tests = [&d.tests.pathway_2, &d.tests.assistance];
        tests.iter().flat_map(|test| test.depends_on()).collect::<Vec<Reading>>()
    });
    let words = READINGS.iter().filter_map(|words| {
        let says = deciding.each_ref().map(|list| list.iter().any(|r| r.id() == words.id));
        let say = |matters: bool| if matters { "matters" } else { "does not matter" }.to_owned();
        says.contains(&true).then(|| Line::new(words.question, says.map(say)))
    });
    words.collect()
}

/// The answers of both, each part and question once: those of the first in their order, then what only the second has.
fn differing([one, other]: [Vec<Section>; 2]) -> Vec<(String, Vec<Line>)> {
    let mut parts: Vec<(String, Vec<Line>)> = Vec::new();
    let rows = |column: usize, sections: Vec<Section>| {
        let row = move |title: &str, row: super::answers::Row| {
            let answer = row.answer.unwrap_or_else(|| NOT_ANSWERED.to_owned());
            (column, title.to_owned(), row.question, answer)
        };
        sections.into_iter().flat_map(move |Section { title, rows }| {
            // What a check is called heads its column, and is no answer.
            let rows = rows.into_iter().filter(|r| r.field != CHECK_NAME);
            rows.map(move |r| row(&title, r)).collect::<Vec<_>>()
        })
    };
    for (column, title, question, answer) in rows(0, one).chain(rows(1, other)) {
        let place = parts.iter().position(|(t, _)| *t == title).unwrap_or_else(|| {
            parts.push((title, Vec::new()));
            parts.len() - 1
        });
        let Some((_, lines)) = parts.get_mut(place) else { continue };
        let place = lines.iter().position(|line| line.name == question).unwrap_or_else(|| {
            let says = [NOT_ANSWERED, NOT_ANSWERED].map(str::to_owned);
            lines.push(Line::new(question, says));
            lines.len() - 1
        });
        if let Some(says) = lines.get_mut(place).and_then(|line| line.says.get_mut(column)) {
            *says = answer;
        }
    }
    parts
}

/// What stands for no answer, whether or not it was asked.
pub const NOT_ANSWERED: &str = "not entered";

/// Checks by id and name, to choose from: those of one name are told apart by when they were saved, as far as that is known,
/// and those of one moment by a number.
pub fn told_apart(checks: Vec<(String, String, Option<String>)>) -> Vec<(String, String)> {
    let names: Vec<String> = checks.iter().map(|(_, name, _)| name.clone()).collect();
    let mut apart: Vec<(String, String)> = Vec::new();
    for (id, name, saved) in checks {
        let is_shared = names.iter().filter(|other| **other == name).count() > 1;
        let name = match saved {
            Some(saved) if is_shared => format!("{name}, saved {saved}"),
            _ => name,
        };
        let mut label = name.clone();
        let mut number = 1;
        while apart.iter().any(|(_, taken)| *taken == label) {
            number += 1;
            label = format!("{name} ({number})");
        }
        apart.push((id, label));
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::terms::Group;

    #[test]
    fn what_is_entered_in_neither_and_the_name_are_no_difference() {
        let mut one = Case::default();
        one.name = "Spring".to_owned();
        one.change_dashboard(Year(2025), |d| d.set_shown(Group::HI, true));
        let Comparison { answers, .. } = compare([&one, &Case::default()]);
        let differ: Vec<&str> =
            answers.iter().flat_map(|(_, lines)| lines).map(|line| line.name.as_str()).collect();
        assert_eq!(differ, ["Has a Dashboard", "Groups it shows"]);
    }

    #[test]
    fn checks_of_one_name_are_told_apart() {
        let check = |checks: &[(&str, Option<&str>)], expected: &[&str]| {
            let checks = checks
                .iter()
                .map(|(name, saved)| (String::new(), (*name).to_owned(), saved.map(str::to_owned)));
            let labels = told_apart(checks.collect()).into_iter().map(|(_, label)| label);
            assert_eq!(labels.collect::<Vec<_>>(), expected);
        };
        check(&[("A", Some("on Monday")), ("B", None)], &["A", "B"]);
        check(
            &[("A", Some("on Monday")), ("A", Some("on Friday")), ("B", Some("on Friday"))],
            &["A, saved on Monday", "A, saved on Friday", "B"],
        );
        check(
            &[("A", Some("on Monday")), ("A", Some("on Monday")), ("A", None)],
            &["A, saved on Monday", "A, saved on Monday (2)", "A"],
        );
        check(&[("A", None), ("A", None), ("A (2)", None)], &["A", "A (2)", "A (2) (2)"]);
    }
}
