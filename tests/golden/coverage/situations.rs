//! The methods of the year test, each by itself; both Dashboard tests in each situation that a charter can be in; and
//! the states of the pathways and the caveats.

use charter_pathways::rules::{
    caveats::Caveat,
    outcome::Outcome,
    pathways::{FirstContact, PathwayState},
    standing::{Bound, YearStanding},
    terms::{StatePriority, Year},
};

use super::{Exercise, OUTCOMES, Row, Table, column};

/// The methods of the year test.
pub fn methods(exercises: &[Exercise]) -> Table {
    let row = |method: usize| {
        let name = format!("method {}: alone, just missed, open", method + 1);
        Row::new(name).fill(exercises, |exercise| {
            let years = exercise.window.iter().enumerate();
            years.filter_map(|(place, year)| by_method(exercise, place, year, method)).collect()
        })
    };
    let mut rows: Vec<Row> = (0..3).map(row).collect();
    rows.push(Row::new("the year test of 2022: statuses only").fill(exercises, |exercise| {
        let stated = exercise.stated(Year(2022))["outcome"].as_str();
        let outcome = exercise.determination.years.iter().find(|y| y.year == Year(2022));
        let told = exercise.facts.year(Year(2022)).is_some_and(|y| y.published != Some(false));
        let outcome = outcome.filter(|_| told).map(|y| y.outcome);
        outcome.filter(|o| stated == Some(o.code())).map(column).into_iter().collect()
    }));
    Table { title: "Year test", columns: OUTCOMES, rows }
}

/// The column that a year fills: the method is the only one that is met, fails by one priority, or is open.
fn by_method(
    exercise: &Exercise,
    place: usize,
    year: &YearStanding,
    method: usize,
) -> Option<usize> {
    let result = &exercise.determination.years[place];
    let outcome = result.methods[method];
    let stated = exercise.stated(year.year)["methods"][(method + 1).to_string()].as_str();
    if year.may_not_publish || stated != Some(outcome.code()) {
        return None;
    }
    let others = (0..3).filter(|m| *m != method);
    let alone = others.into_iter().all(|m| result.methods[m] == Outcome::NotMet);
    let one_priority =
        !year.counted(year.with_priorities(1, false, Bound::Least), Bound::Least).is_empty();
    let one_local = year.local(Bound::Least).len() == 1;
    let shown = match (outcome, method) {
        (Outcome::Met, _) => alone,
        (Outcome::NotMet, 0) => one_priority,
        (Outcome::NotMet, 1) => one_local,
        // A state and a local priority, but the same.
        (Outcome::NotMet, _) => one_priority && one_local,
        (Outcome::Unknown, _) => true,
    };
    shown.then_some(column(outcome))
}

type Situation = fn(&Exercise) -> bool;
type Outcomes = fn(&Exercise) -> Outcome;

const ASSISTANCE: Outcomes = |e| e.determination.tests.assistance.outcome();
const PATHWAY_2: Outcomes = |e| e.determination.tests.pathway_2.outcome();

const NEEDS_A_GROUP: &str =
    "with no counted group in the newest year the test is not met, whatever the rest";
const NEEDS_A_DASHBOARD: &str =
    "without a Dashboard in the newest year the test is not met, whatever the rest";
const STATE_ONLY: &str = "the test looks at state priorities only";

/// Both tests by the default readings, in each situation.
pub fn tests(exercises: &[Exercise]) -> Table {
    let situations: [(&str, Situation); 11] = [
        ("as of 2024", |e| e.as_of == 2024),
        ("as of 2025", |e| e.as_of == 2025),
        ("one counted group", |e| counted(e) == (1, 1)),
        ("two counted groups", |e| counted(e) == (2, 2)),
        ("three counted groups or more", |e| counted(e).0 >= 3),
        ("no counted group", no_counted_group),
        ("no Dashboard in the newest year", |e| !e.last().may_publish),
        ("new charter: two or three Dashboards", |e| {
            let none = e.window.iter().filter(|y| !y.may_publish).count();
            (1..=2).contains(&none) && !e.window[0].may_publish && e.last().may_publish
        }),
        ("DASS charter", |e| e.case["school"]["dass"] == true),
        ("local indicators only", local_only),
        ("LTEL is counted", |e| e.determination.caveats.contains(&Caveat::LtelNew)),
    ];
    let mut rows = vec![];
    for (test, outcome) in [("assistance", ASSISTANCE), ("Pathway 2", PATHWAY_2)] {
        for (situation, holds) in situations {
            let impossible: &[(usize, &'static str)] = match (test, situation) {
                (_, "no Dashboard in the newest year") => {
                    &[(0, NEEDS_A_DASHBOARD), (2, NEEDS_A_DASHBOARD)]
                }
                ("Pathway 2", "no counted group") => &[(0, NEEDS_A_GROUP), (2, NEEDS_A_GROUP)],
                ("Pathway 2", "local indicators only") => &[(0, STATE_ONLY), (2, STATE_ONLY)],
                _ => &[],
            };
            let row = Row::new(format!("{test}, {situation}"));
            let row = impossible.iter().fold(row, |row, (c, why)| row.cannot_be(*c, why));
            rows.push(row.fill(exercises, |exercise| {
                holds(exercise).then(|| column(outcome(exercise))).into_iter().collect()
            }));
        }
    }
    Table { title: "Dashboard tests", columns: OUTCOMES, rows }
}

fn counted(exercise: &Exercise) -> (u32, u32) {
    exercise.determination.requirements.counted
}

fn no_counted_group(exercise: &Exercise) -> bool {
    !exercise.last().may_not_publish && counted(exercise) == (0, 0)
}

/// No state priority can be flagged in any year, and some local indicator is.
fn local_only(exercise: &Exercise) -> bool {
    let no_state = |y: &YearStanding| {
        let flagged = |g| {
            let standing = y.groups.get(g);
            StatePriority::ALL.into_iter().any(|p| standing.bounds(p).1)
        };
        !y.may_publish || !y.open.iter().any(flagged)
    };
    let some_local = |y: &YearStanding| !y.local(Bound::Least).is_empty();
    exercise.window.iter().all(no_state) && exercise.window.iter().any(some_local)
}

/// Every state of the pathways, and every first contact.
pub fn pathways(exercises: &[Exercise]) -> Table {
    let mut rows = vec![];
    let mut row = |name: String, said: &dyn Fn(&Exercise) -> bool| {
        let row = Row::with_cells(1, name);
        rows.push(row.fill(exercises, |e| said(e).then_some(0).into_iter().collect()));
    };
    let by_test = [
        PathwayState::CanBeRequested,
        PathwayState::TestNotMet,
        PathwayState::CannotTell,
        PathwayState::DependsOnReading,
    ];
    let by_facts =
        [PathwayState::CanBeRequested, PathwayState::AssistanceFirst, PathwayState::CannotTell];
    let pathways: [(usize, &[PathwayState]); 4] =
        [(1, &by_facts), (2, &by_test), (3, &[PathwayState::NoDashboardTest]), (4, &by_test)];
    for (number, states) in pathways {
        for state in states {
            row(format!("Pathway {number}: {}", state.code()), &|e| {
                e.determination.pathways[number - 1] == *state
            });
        }
    }
    for contact in [FirstContact::CountyOffice, FirstContact::GeographicLead, FirstContact::Unknown]
    {
        row(format!("first contact: {}", contact.code()), &|e| {
            e.determination.first_contact == contact
                && e.expected["first_contact"] == contact.code()
        });
    }
    Table { title: "Pathways", columns: &["said"], rows }
}

/// Every caveat, where the case states what caveats there are.
pub fn caveats(exercises: &[Exercise]) -> Table {
    let row = |caveat: Caveat| {
        let mut row = Row::with_cells(2, caveat.id());
        if caveat == Caveat::NewerDashboard {
            row = row.cannot_be(1, "stands beside every result");
        }
        row.fill(exercises, |e| {
            let column = usize::from(!e.determination.caveats.contains(&caveat));
            e.expected["caveats"].is_array().then_some(column).into_iter().collect()
        })
    };
    let rows = Caveat::ALL.map(row).into();
    Table { title: "Caveats", columns: &["said", "not said"], rows }
}
