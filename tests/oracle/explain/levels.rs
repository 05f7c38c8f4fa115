//! From the facts of a group in a year to what it can have been: which state priorities its levels can flag.

use std::cell::RefCell;
use std::collections::HashMap;

use super::super::criteria::{self, Grades, INDICATORS, STATE, set};
use super::named::GroupFacts;
use super::sets::{self, States, UNCOUNTED};

/// Every level that an indicator can have, `none` last.
pub fn scale(indicator: &str, year: u16) -> Vec<&'static str> {
    let mut levels = criteria::vocabulary(indicator, year).to_vec();
    levels.push("none");
    levels
}

/// The indicators of which a state priority is made, by their place.
pub fn indicators_of(priority: u16) -> &'static [usize] {
    match priority {
        4 => &[0, 1, 2],
        5 => &[3, 5],
        6 => &[4],
        _ => &[6],
    }
}

/// Whether these levels flag a priority.
pub fn flagged(priority: u16, year: u16, group: &str, levels: &[&str]) -> bool {
    match (priority, levels) {
        (4, [ela, math, elpi]) => criteria::achievement(year, group, ela, math, elpi),
        (5, [chro, grad]) => criteria::engagement(year, grad, chro),
        (6, [susp]) => criteria::climate(year, susp),
        (8, [cci]) => criteria::outcomes(year, cci),
        _ => panic!("no such priority"),
    }
}

/// What each indicator of a priority can have been, in every combination.
pub fn levels_of(
    priority: u16,
    year: u16,
    group: &str,
    grades: Grades,
    facts: &GroupFacts,
) -> Vec<Vec<&'static str>> {
    let possible = indicators_of(priority).iter().map(|&i| match facts.levels[i] {
        _ if !criteria::applies(INDICATORS[i], group, grades) => vec!["none"],
        Some(level) if !facts.overridden => vec![level],
        _ => scale(INDICATORS[i], year),
    });
    possible.fold(vec![vec![]], |rows, levels| {
        rows.iter()
            .flat_map(|row| levels.iter().map(move |level| [row.as_slice(), &[*level]].concat()))
            .collect()
    })
}

thread_local! {
    /// The flags that known levels of a priority leave possible; the same come again and again.
    static FLAGS: RefCell<HashMap<u64, [bool; 2]>> = RefCell::default();
}

/// Whether the priority can be unflagged, and flagged.
fn flags(priority: u16, year: u16, group: &str, grades: Grades, facts: &GroupFacts) -> [bool; 2] {
    let kind = u64::from(group == "EL") + 2 * u64::from(group == "LTEL");
    let spans = u64::from(grades.k8) + 2 * u64::from(grades.high);
    let mut key = [u64::from(year), u64::from(priority), kind, spans, facts.overridden.into()]
        .iter()
        .fold(0, |key, part| key * 16 + part);
    for &indicator in indicators_of(priority) {
        let scale = criteria::vocabulary(INDICATORS[indicator], year);
        let place = |told| scale.iter().position(|level| *level == told).unwrap_or(scale.len());
        key = key * 16 + facts.levels[indicator].map_or(0, |told| place(told) as u64 + 1);
    }
    let found = FLAGS.with_borrow(|known| known.get(&key).copied());
    found.unwrap_or_else(|| {
        let levels = levels_of(priority, year, group, grades, facts);
        let is = |wanted: bool| levels.iter().any(|l| flagged(priority, year, group, l) == wanted);
        let flags = [is(false), is(true)];
        FLAGS.with_borrow_mut(|known| known.insert(key, flags));
        flags
    })
}

/// What a group can have been in a year with a Dashboard.
pub fn states(year: u16, group: &str, grades: Grades, facts: &GroupFacts) -> States {
    if !criteria::exists(group, year) {
        return UNCOUNTED;
    }
    let uncounted = facts.counted != Some(true) && !facts.shows_counted();
    let uncounted = if uncounted { UNCOUNTED } else { 0 };
    if facts.counted == Some(false) {
        return uncounted;
    }
    if let Some(listed) = facts.priorities {
        return sets::counted([listed]) | uncounted;
    }
    let mut counted: States = 1;
    for (place, number) in STATE.into_iter().enumerate() {
        let [can_be_clear, can_be_flagged] = flags(number, year, group, grades, facts);
        // With the priority, a set stands so many places further.
        let (clear, flagged) = (counted, counted << (1 << place));
        counted = if can_be_clear { clear } else { 0 } | if can_be_flagged { flagged } else { 0 };
    }
    if facts.fewer_than_two {
        counted &= sets::counted([0, set(&[4]), set(&[5]), set(&[6]), set(&[8])]);
    }
    counted | uncounted
}
