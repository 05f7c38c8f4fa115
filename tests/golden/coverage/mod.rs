//! What the golden cases show, and what they leave out: tables whose every cell must hold a case, or a reason why there
//! can be none.
//!
//! A cell is filled by what a case *exercises*: found in its facts and in what the rules make of them, not by what it
//! calls itself. Where the answer in question is one of many (a priority of a group, a method), the case must also
//! state it under `expected`.

mod criteria;
mod readings;
mod situations;

use std::fmt;

use charter_pathways::{
    case::{facts::facts, file},
    rules::{
        determination::Determination, facts::Facts, outcome::Outcome, rule_set::RuleSet,
        standing::YearStanding, terms::Year,
    },
};
use serde_json::Value;

use super::Golden;

/// A golden case as the rules see it.
pub struct Exercise<'a> {
    name: &'a str,
    as_of: u16,
    case: &'a Value,
    expected: &'a Value,
    facts: Facts,
    rules: RuleSet,
    window: Vec<YearStanding>,
    determination: Determination,
}

impl<'a> Exercise<'a> {
    fn of(golden: &'a Golden) -> Self {
        let rules = golden.rules();
        let (case, _) = file::read(golden.of.case).expect("a good case");
        let (facts, _) = facts(&case, &rules);
        Self {
            name: golden.of.name,
            as_of: golden.of.as_of.0,
            case: &golden.case,
            expected: &golden.expected,
            window: rules.window.iter().map(|c| YearStanding::of(&facts, c)).collect(),
            determination: Determination::of(&facts, &rules),
            facts,
            rules,
        }
    }

    /// What the case states for a year.
    fn stated(&self, year: Year) -> &Value {
        &self.expected["years"][year.to_string()]
    }

    /// The as-of year.
    fn last(&self) -> &YearStanding {
        self.window.last().expect("a window has years")
    }
}

/// One table.
pub struct Table {
    title: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Row>,
}

/// What should be shown, in up to three ways.
struct Row {
    name: String,
    cells: Vec<Cell>,
}

/// The cases that show it, or why none can.
#[derive(Default)]
struct Cell {
    cases: Vec<String>,
    cannot_be: Option<&'static str>,
}

/// The columns of most tables.
const OUTCOMES: &[&str] = &["met", "not met", "cannot tell"];

/// The column of an outcome.
fn column(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Met => 0,
        Outcome::NotMet => 1,
        Outcome::Unknown => 2,
    }
}

impl Row {
    /// A row with a cell for each of the outcomes.
    fn new(name: impl Into<String>) -> Self {
        Self::with_cells(OUTCOMES.len(), name)
    }

    fn with_cells(many: usize, name: impl Into<String>) -> Self {
        let cells = std::iter::repeat_with(Cell::default).take(many).collect();
        Self { name: name.into(), cells }
    }

    /// Says that a cell must stay empty, and why.
    fn cannot_be(mut self, column: usize, reason: &'static str) -> Self {
        self.cells[column].cannot_be = Some(reason);
        self
    }

    /// Fills the cells: `shows` names the column that an exercise fills.
    fn fill(mut self, exercises: &[Exercise], shows: impl Fn(&Exercise) -> Vec<usize>) -> Self {
        for exercise in exercises {
            for column in shows(exercise) {
                let cases = &mut self.cells[column].cases;
                if cases.last().is_none_or(|last| last != exercise.name) {
                    cases.push(exercise.name.to_owned());
                }
            }
        }
        self
    }
}

impl Table {
    /// What is empty and should not be, or the other way round.
    pub fn problems(&self) -> Vec<String> {
        let mut problems = vec![];
        for row in &self.rows {
            for (cell, column) in row.cells.iter().zip(self.columns) {
                let place = format!("{}, {}, {column}", self.title, row.name);
                match cell.cannot_be {
                    None if cell.cases.is_empty() => problems.push(format!("{place}: no case")),
                    Some(reason) if !cell.cases.is_empty() => {
                        let cases = cell.cases.join(", ");
                        problems.push(format!("{place}: shown by {cases}, but: {reason}"));
                    }
                    _ => {}
                }
            }
        }
        problems
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.rows.iter().map(|row| row.name.chars().count());
        let width = names.chain([self.title.len()]).max().unwrap_or(0);
        let columns: String = self.columns.iter().map(|column| format!("  {column:>15}")).collect();
        writeln!(f, "\n{:<width$}{columns}", self.title)?;
        let mut reasons: Vec<&str> = vec![];
        for row in &self.rows {
            write!(f, "{:<width$}", row.name)?;
            for cell in &row.cells {
                let text = match (cell.cannot_be, cell.cases.len()) {
                    (Some(reason), 0) => {
                        let known = reasons.iter().position(|r| *r == reason);
                        let place = known.unwrap_or(reasons.len());
                        if known.is_none() {
                            reasons.push(reason);
                        }
                        format!("none ({})", place + 1)
                    }
                    (_, 0) => "EMPTY".to_owned(),
                    (_, count) => count.to_string(),
                };
                write!(f, "  {text:>15}")?;
            }
            writeln!(f)?;
        }
        for (number, reason) in (1..).zip(reasons) {
            writeln!(f, "  ({number}) {reason}")?;
        }
        Ok(())
    }
}

/// Every table, filled from the cases.
pub fn tables(cases: &[Golden]) -> Vec<Table> {
    let exercises: Vec<Exercise> = cases.iter().map(Exercise::of).collect();
    vec![
        criteria::state(&exercises),
        criteria::local(&exercises),
        situations::methods(&exercises),
        readings::readings(&exercises),
        situations::tests(&exercises),
        situations::pathways(&exercises),
        situations::caveats(&exercises),
    ]
}
