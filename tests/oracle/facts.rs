//! From a case file to what each year can have been: every completion of what it leaves open, place by place.

use serde_json::Value;

use super::criteria::{self, GROUPS, Grades, INDICATORS, LOCAL, Set, set};

/// A group in a year: whether it is counted, and the state priorities flagged for it. A group that is not
/// counted flags nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct State {
    pub counted: bool,
    pub flagged: Set,
}

const NOT_COUNTED: State = State { counted: false, flagged: 0 };

/// What a year can have been. The places are independent: any of `groups[g]` with any other, and with any of
/// `local`, as long as there is a Dashboard at all.
pub struct PossibleYear {
    pub published: bool,
    pub unpublished: bool,
    pub local: Vec<Set>,
    /// By the order of `GROUPS`.
    pub groups: Vec<Vec<State>>,
}

impl PossibleYear {
    /// A group as it can have been, each with the local priorities that can stand beside it.
    pub fn states(&self, group: usize) -> Vec<(State, Set)> {
        let mut states = vec![];
        if self.unpublished {
            states.push((NOT_COUNTED, 0));
        }
        if self.published {
            for state in &self.groups[group] {
                states.extend(self.local.iter().map(|local| (*state, *local)));
            }
        }
        states
    }
}

/// Reads a year of a case.
pub fn read(case: &Value, year: u16) -> PossibleYear {
    // A key that is not there reads as null, and null is the same as absent.
    let entry = &case["dashboards"][year.to_string()];
    let grades = grades(&case["school"]["grades"]);
    let published = entry["published"].as_bool().or(holds_anything(entry).then_some(true));
    PossibleYear {
        published: published != Some(false),
        unpublished: published != Some(true),
        local: local(entry, year),
        groups: GROUPS.iter().map(|group| states(entry, year, group, grades)).collect(),
    }
}

pub fn grades(spans: &Value) -> Grades {
    let serves = |span| spans.as_array().is_some_and(|all| all.iter().any(|s| s == span));
    match (serves("k8"), serves("9-12")) {
        (false, false) => Grades { k8: true, high: true },
        (k8, high) => Grades { k8, high },
    }
}

/// Whether the year says anything that implies a Dashboard.
///
/// Choice: an empty `groups` or `local`, or one of nothing but what is ignored, is given too, and so is a flag that is
/// false. No outcome hangs on it, only whether the Dashboard is asked for.
fn holds_anything(entry: &Value) -> bool {
    let fields = ["groups_complete", "levels_complete", "groups", "local", "local_complete"];
    fields.iter().any(|field| !entry[*field].is_null())
}

/// The sets of local priorities that can be flagged.
fn local(entry: &Value, year: u16) -> Vec<Set> {
    let mut sets = vec![0];
    // Local indicators were not used in 2022.
    for number in LOCAL.into_iter().filter(|_| year != 2022) {
        let told = entry["local"][number.to_string()].as_str();
        let can_be_flagged = match told {
            Some(result) => result == "not_met_two_years",
            None => entry["local_complete"] != true,
        };
        let can_be_unflagged = told != Some("not_met_two_years");
        sets = sets
            .into_iter()
            .flat_map(|others| {
                let with = can_be_flagged.then_some(others | set(&[number]));
                let without = can_be_unflagged.then_some(others);
                with.into_iter().chain(without)
            })
            .collect();
    }
    sets
}

/// What a group can have been in a year that has a Dashboard.
fn states(entry: &Value, year: u16, group: &str, grades: Grades) -> Vec<State> {
    if !criteria::exists(group, year) {
        return vec![NOT_COUNTED];
    }
    let facts = &entry["groups"][group];
    let counted = counted(facts, year, group, grades).or_else(|| {
        // With a complete list of groups, a listed one is counted and another is not.
        (entry["groups_complete"] == true).then_some(!facts.is_null())
    });
    let mut states = vec![];
    if counted != Some(false) {
        for flagged in flagged(facts, year, group, grades, entry["levels_complete"] == true) {
            states.push(State { counted: true, flagged });
        }
    }
    if counted != Some(true) {
        states.push(NOT_COUNTED);
    }
    states
}

/// Whether the group is counted, as far as its own facts say.
///
/// Choice: a level shows it even where `priorities` wins over the levels.
fn counted(facts: &Value, year: u16, group: &str, grades: Grades) -> Option<bool> {
    let shows_level = INDICATORS.iter().any(|indicator| {
        let level = facts["levels"][*indicator].as_str().unwrap_or_default();
        criteria::applies(indicator, group, grades)
            && criteria::vocabulary(indicator, year).contains(&level)
    });
    let lists_priority = priorities(facts, year).is_some_and(|listed| listed != 0);
    facts["counted"].as_bool().or((shows_level || lists_priority).then_some(true))
}

/// The priorities that CDE's file lists.
///
/// Choice: a list of nothing but an ignored 8 (2022) reads as an empty list, not as no list.
pub fn priorities(facts: &Value, year: u16) -> Option<Set> {
    let list = facts["priorities"].as_array()?;
    let listed = list.iter().map(|n| set(&[u16::try_from(n.as_u64().unwrap()).unwrap()]));
    let ignored = if year == 2022 { set(&[8]) } else { 0 };
    Some(listed.fold(0, |all, one| all | one) & !ignored)
}

/// The sets of state priorities that can be flagged for the group if it is counted.
fn flagged(
    facts: &Value,
    year: u16,
    group: &str,
    grades: Grades,
    levels_complete: bool,
) -> Vec<Set> {
    if let Some(listed) = priorities(facts, year) {
        return vec![listed];
    }
    let levels =
        |indicator: &str| possible_levels(facts, year, group, grades, levels_complete, indicator);
    let by_levels = flagged_by_levels(year, group, levels);
    // Choice: a level of the wrong vocabulary is given too, and so keeps `fewer_than_two` from being read; a level
    // that cannot apply is not.
    let gives_level = INDICATORS
        .iter()
        .any(|i| criteria::applies(i, group, grades) && !facts["levels"][*i].is_null());
    if facts["fewer_than_two"] == true && !gives_level {
        return by_levels.into_iter().filter(|set| set.count_ones() < 2).collect();
    }
    by_levels
}

/// The levels that an indicator can have had.
fn possible_levels(
    facts: &Value,
    year: u16,
    group: &str,
    grades: Grades,
    levels_complete: bool,
    indicator: &str,
) -> Vec<&'static str> {
    let mut all = criteria::vocabulary(indicator, year).to_vec();
    all.push("none");
    if !criteria::applies(indicator, group, grades) {
        return vec!["none"];
    }
    match facts["levels"][indicator].as_str() {
        Some(told) => match all.iter().position(|level| *level == told) {
            Some(at) => vec![all[at]],
            None => all, // of another vocabulary: says nothing
        },
        None if levels_complete => vec!["none"],
        None => all,
    }
}

/// Every level of every indicator with every other. No indicator serves two priorities, so each priority is
/// written out by itself, and any result of one stands beside any of another.
fn flagged_by_levels(
    year: u16,
    group: &str,
    levels: impl Fn(&str) -> Vec<&'static str>,
) -> Vec<Set> {
    let (ela, math, elpi) = (levels("ELA"), levels("MATH"), levels("ELPI"));
    let (grad, chro, susp, cci) = (levels("GRAD"), levels("CHRO"), levels("SUSP"), levels("CCI"));
    let mut results: [(u16, Vec<bool>); 4] = [(4, vec![]), (5, vec![]), (6, vec![]), (8, vec![])];
    for a in &ela {
        for m in &math {
            for e in &elpi {
                results[0].1.push(criteria::achievement(year, group, a, m, e));
            }
        }
    }
    for g in &grad {
        for c in &chro {
            results[1].1.push(criteria::engagement(year, g, c));
        }
    }
    results[2].1.extend(susp.iter().map(|level| criteria::climate(year, level)));
    results[3].1.extend(cci.iter().map(|level| criteria::outcomes(year, level)));

    let mut sets = vec![0];
    for (number, flags) in results {
        let with = |others: &Set| flags.contains(&true).then_some(others | set(&[number]));
        let without = |others: &Set| flags.contains(&false).then_some(*others);
        sets = sets.iter().flat_map(|o| with(o).into_iter().chain(without(o))).collect();
    }
    sets
}
