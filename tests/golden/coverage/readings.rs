//! Each reading at its edge: a case that is answered one way by the default and the other way as soon as just this
//! reading is changed, and one where just this reading decides whether anything can be told.

use charter_pathways::rules::{
    outcome::Outcome,
    readings::{Combination, Reading},
    test_outcome::TestOutcome,
};

use super::{Exercise, Row, Table};

const COLUMNS: &[&str] = &["met > not met", "not met > met", "settled or open"];
const STRICTER: &str =
    "the default asks for all that the other answer asks for, and more: it is never met alone";
const LOOSER: &str =
    "the other answer asks for all that the default asks for, and more: it is never met alone";

/// The readings of both tests.
pub fn readings(exercises: &[Exercise]) -> Table {
    let both = Reading::DA.into_iter().chain(Reading::P2);
    let rows = both.map(|reading| {
        let row = match reading {
            Reading::DaGroups | Reading::DaYears | Reading::P2Local => {
                Row::new(reading.id()).cannot_be(0, STRICTER)
            }
            Reading::DaLocal | Reading::P2Priorities | Reading::P2Window => {
                Row::new(reading.id()).cannot_be(1, LOOSER)
            }
            Reading::P2Groups | Reading::P2Small => Row::new(reading.id()),
        };
        row.fill(exercises, |exercise| decided_by(reading, exercise).into_iter().collect())
    });
    Table { title: "Readings: default > other", columns: COLUMNS, rows: rows.collect() }
}

/// The column that a case fills whose outcome depends on this reading alone.
fn decided_by(reading: Reading, exercise: &Exercise) -> Option<usize> {
    let tests = &exercise.determination.tests;
    let of_test: &TestOutcome =
        if Reading::DA.contains(&reading) { &tests.assistance } else { &tests.pathway_2 };
    if of_test.depends_on() != [reading] {
        return None;
    }
    let other = of_test.under(Combination::DEFAULT.flip(reading));
    match (of_test.outcome(), other) {
        (Outcome::Met, Outcome::NotMet) => Some(0),
        (Outcome::NotMet, Outcome::Met) => Some(1),
        _ => Some(2),
    }
}
