//! A second opinion on the rules, for the tests alone.
//!
//! It is written from the rules' own words and shares nothing with the library, not even a type: it reads a case
//! file as plain JSON, writes out every completion of what the case leaves open, answers each one with plain yes
//! or no, and only then says `met` (yes in all), `not_met` (in none) or `unknown`. It is slow and short where the
//! engine is quick and clever, so a mistake in one is not a mistake in the other.
//!
//! - [`criteria`]: which levels flag which priority in which year
//! - [`facts`]: from a case file to what each year can have been
//! - [`definitions`]: the tests, with two values and nothing unknown
//! - [`wide`]: the same answer where a case leaves too much open to write out, checked against the first
//!
//! Where the rules leave a choice, the choice stands in a comment that starts with "Choice:".

pub mod criteria;
pub mod definitions;
pub mod explain;
pub mod facts;
pub mod wide;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use criteria::GROUPS;
use definitions::{DaReadings, Group, P2Readings, Year};
use facts::PossibleYear;

/// The readings of differentiated assistance, in the order of the rules' table: bit i of a combination.
pub const DA_READINGS: [&str; 3] = ["da-groups", "da-years", "da-local"];
/// The readings of the Pathway 2 test.
pub const P2_READINGS: [&str; 5] =
    ["p2-priorities", "p2-groups", "p2-small", "p2-window", "p2-local"];

/// More completions than this are not written out.
const MOST: usize = 1_000;

/// The last four Dashboard years with determinations.
pub fn window(as_of: u16) -> [u16; 4] {
    match as_of {
        2025 => [2022, 2023, 2024, 2025],
        2024 => [2019, 2022, 2023, 2024],
        _ => panic!("no rules as of {as_of}"),
    }
}

/// What a determination says, in the shape of the `evaluate` example: the parts that follow from the rules
/// alone. `None` when the case leaves so much open that its completions cannot be written out.
pub fn answer(case: &Value, as_of: u16) -> Option<Value> {
    let window = window(as_of);
    let possible = window.map(|year| facts::read(case, year));
    let years = completions(&possible)?;
    let (da, p2) = outcomes(window, &years)?;
    let year_tests = years.iter().map(|year| YearTests::of(|test| Seen::of(year.iter().map(test))));
    Some(report(case, window, &possible, year_tests.collect(), &da, &p2))
}

/// What each year of the window can have been, told apart as far as the tests can tell.
fn completions(possible: &[PossibleYear; 4]) -> Option<Vec<Vec<Year>>> {
    let groups = counted_somewhere(possible);
    possible.iter().map(|year| years_of(year, &groups)).collect()
}

/// The groups that any test can look at: one that is counted in no completion of any year flags nothing.
fn counted_somewhere(possible: &[PossibleYear; 4]) -> Vec<usize> {
    let can_count = |year: &PossibleYear, g: usize| {
        year.published && year.groups[g].iter().any(|state| state.counted)
    };
    (0..GROUPS.len()).filter(|&g| possible.iter().any(|year| can_count(year, g))).collect()
}

fn years_of(possible: &PossibleYear, groups: &[usize]) -> Option<Vec<Year>> {
    let mut years = BTreeSet::new();
    if possible.unpublished {
        years.insert(Year::without_dashboard(groups.len()));
    }
    for &local in possible.local.iter().filter(|_| possible.published) {
        let places: Vec<BTreeSet<Group>> = groups
            .iter()
            .map(|&g| possible.groups[g].iter().map(|state| Group::of(*state, local)).collect())
            .collect();
        if years.len() + places.iter().map(BTreeSet::len).product::<usize>() > MOST {
            return None;
        }
        let mut rows: Vec<Vec<Group>> = vec![vec![]];
        for place in &places {
            rows = rows
                .iter()
                .flat_map(|row| place.iter().map(move |group| [row.as_slice(), &[*group]].concat()))
                .collect();
        }
        years.extend(rows.into_iter().map(|row| Year::of(local, row)));
    }
    Some(years.into_iter().collect())
}

/// The three-valued outcome under every combination of readings: of differentiated assistance and of the
/// Pathway 2 test. Bit i of the place in the list says that reading i is taken the other way.
fn outcomes(
    window: [u16; 4],
    years: &[Vec<Year>],
) -> Option<(Vec<&'static str>, Vec<&'static str>)> {
    if years.iter().map(Vec::len).product::<usize>() > MOST {
        return None;
    }
    let mut da = [Seen::default(); 8];
    let mut p2 = [Seen::default(); 32];
    for a in &years[0] {
        for b in &years[1] {
            for c in &years[2] {
                for d in &years[3] {
                    let world = [a, b, c, d];
                    for (bits, seen) in da.iter_mut().enumerate() {
                        seen.add(|| definitions::differentiated(world, DaReadings::of(bits)));
                    }
                    for (bits, seen) in p2.iter_mut().enumerate() {
                        seen.add(|| definitions::pathway_2(window, world, P2Readings::of(bits)));
                    }
                }
            }
        }
    }
    Some((da.iter().map(Seen::outcome).collect(), p2.iter().map(Seen::outcome).collect()))
}

/// Which answers the completions have given so far.
#[derive(Clone, Copy, Default)]
pub struct Seen {
    yes: bool,
    no: bool,
}

impl Seen {
    /// One more completion; when both answers have been seen already it need not be asked.
    fn add(&mut self, answer: impl FnOnce() -> bool) {
        if !self.both() {
            if answer() { self.yes = true } else { self.no = true }
        }
    }

    pub fn both(self) -> bool {
        self.yes && self.no
    }

    pub fn add_all(&mut self, answers: impl IntoIterator<Item = bool>) {
        for answer in answers {
            self.add(|| answer);
        }
    }

    fn of(answers: impl IntoIterator<Item = bool>) -> &'static str {
        let mut seen = Self::default();
        seen.add_all(answers);
        seen.outcome()
    }

    pub fn outcome(&self) -> &'static str {
        match (self.yes, self.no) {
            (true, true) => "unknown",
            (true, false) => "met",
            (false, true) => "not_met",
            (false, false) => panic!("a case has at least one completion"),
        }
    }
}

/// The year test of one year and its methods, three-valued.
struct YearTests {
    outcome: &'static str,
    methods: [&'static str; 3],
}

impl YearTests {
    fn of(outcome: impl Fn(fn(&Year) -> bool) -> &'static str) -> Self {
        Self {
            outcome: outcome(definitions::year_test),
            methods: [
                outcome(definitions::method_1),
                outcome(definitions::method_2),
                outcome(definitions::method_3),
            ],
        }
    }
}

fn report(
    case: &Value,
    window: [u16; 4],
    possible: &[PossibleYear; 4],
    year_tests: Vec<YearTests>,
    da: &[&'static str],
    p2: &[&'static str],
) -> Value {
    let by_year: Map<String, Value> = window
        .iter()
        .zip(possible.iter().zip(year_tests))
        .map(|(year, (possible, tests))| (year.to_string(), year_report(possible, &tests)))
        .collect();
    json!({
        "years": by_year,
        "differentiated_assistance": test_report(da, &DA_READINGS),
        "pathway_2_test": test_report(p2, &P2_READINGS),
        "pathways": {
            "1": match case["assistance"]["given"].as_bool() {
                Some(true) => "can_be_requested",
                Some(false) => "assistance_first",
                None => "cannot_tell",
            },
            "2": pathway(p2),
            "3": "no_dashboard_test",
            "4": pathway(da),
        },
        "first_contact": match case["school"]["authorizer"].as_str() {
            Some("county") => "geographic_lead",
            Some("district" | "state") => "county_office",
            _ => "unknown",
        },
    })
}

/// The first combination is the default one.
fn test_report(outcomes: &[&'static str], readings: &[&str]) -> Value {
    let count = |outcome| outcomes.iter().filter(|o| **o == outcome).count();
    let depends_on: Vec<&str> = readings
        .iter()
        .enumerate()
        .filter(|(i, _)| {
            (0..outcomes.len()).any(|bits| outcomes[bits] != outcomes[bits ^ (1 << i)])
        })
        .map(|(_, id)| *id)
        .collect();
    // By the readings that are taken the other way.
    let under = |bits: usize| {
        let others = readings.iter().enumerate().filter(|(i, _)| bits & (1 << i) != 0);
        let others: Vec<&str> = others.map(|(_, id)| *id).collect();
        (others.join(" "), json!(outcomes[bits]))
    };
    json!({
        "outcome": outcomes[0],
        "depends_on": depends_on,
        "under_readings": { "met": count("met"), "not_met": count("not_met"), "unknown": count("unknown") },
        "under": (0..outcomes.len()).map(under).collect::<Map<_, _>>(),
    })
}

fn pathway(outcomes: &[&'static str]) -> &'static str {
    if outcomes.contains(&"met") && outcomes.contains(&"not_met") {
        return "depends_on_reading";
    }
    match outcomes[0] {
        "met" => "can_be_requested",
        "not_met" => "test_not_met",
        _ => "cannot_tell",
    }
}

fn year_report(possible: &PossibleYear, tests: &YearTests) -> Value {
    let [one, two, three] = tests.methods;
    let groups: Map<String, Value> = GROUPS
        .iter()
        .enumerate()
        .map(|(g, code)| {
            // The group as it can have been, each time with the local priorities beside it.
            let states: Vec<_> = possible.states(g);
            let flagged = |number| {
                Seen::of(states.iter().map(|(state, _)| state.flagged & criteria::set(&[number]) != 0))
            };
            let fact = json!({
                "counted": Seen::of(states.iter().map(|(state, _)| state.counted)),
                "meets": Seen::of(states.iter().map(|(state, local)| {
                    state.counted && (state.flagged | local).count_ones() >= 2
                })),
                "priorities": { "4": flagged(4), "5": flagged(5), "6": flagged(6), "8": flagged(8) },
            });
            ((*code).to_owned(), fact)
        })
        .collect();
    let local = |number| {
        // No group has anything to do with it: any will do.
        Seen::of(possible.states(0).iter().map(|(_, local)| local & criteria::set(&[number]) != 0))
    };
    let local: Map<String, Value> =
        criteria::LOCAL.iter().map(|n| (n.to_string(), json!(local(*n)))).collect();
    json!({
        "outcome": tests.outcome,
        "methods": { "1": one, "2": two, "3": three },
        "groups": groups,
        "local": local,
    })
}
