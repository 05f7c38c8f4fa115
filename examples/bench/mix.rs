//! The made-up cases and what is measured with them, natively and in the browser: each with a clock of its own.
//!
//! The cases are the same every time: a third complete, a third with 5 to 20 unknown levels, a third nearly empty. Each is
//! read from its case file, judged under every reading and written as JSON, as for the `evaluate` example; one core. A
//! time is the best of [`ROUNDS`], since other programs can only make it longer.

use std::{fmt::Write as _, time::Duration};

#[path = "../../tests/search/found.rs"]
mod found;

use charter_pathways::{
    report::evaluation::{Detail, evaluate},
    rules::{
        criteria::YearCriteria,
        rule_set::RuleSet,
        terms::{Grades, Group, Indicator},
    },
    search::Search,
};
use serde_json::{Map, Value, json};

const KINDS: [&str; 3] = ["complete", "with unknowns", "nearly empty"];
const ROUNDS: usize = 5;

/// What may take how long at most, in microseconds. Not every place promises everything.
pub struct Goals {
    pub thousand: Option<u128>,
    pub thirteen_hundred: Option<u128>,
    pub median: Option<u128>,
    pub worst: Option<u128>,
    pub keystroke: Option<u128>,
}

/// Measures, and tells every time beside its goal. `now` is the time since whenever.
pub fn measured(goals: &Goals, now: impl Fn() -> Duration) -> Result<String, String> {
    let rules = RuleSet::newest();
    let mut random = Random(2025);
    let texts: Vec<String> =
        (0..1300).map(|i| case(i % KINDS.len(), &rules, &mut random).to_string()).collect();
    let mut table = format!("{:<49} {:>10}   goal\n", "", "time");
    let mut told = |what: &str, time, goal| {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{}", line(what, time, goal));
    };

    let outcomes = best_times(&texts, &rules, Detail::Outcomes, &now)?;
    let sum = |times: &[Duration]| times.iter().sum::<Duration>();
    let of_kind = |kind| -> Vec<Duration> {
        outcomes.iter().take(1000).skip(kind).step_by(KINDS.len()).copied().collect()
    };
    for (number, kind) in KINDS.iter().enumerate() {
        let times = of_kind(number);
        told(&format!("{} charters, {kind}, outcomes only", times.len()), sum(&times), None);
    }
    let first = outcomes.get(..1000).unwrap_or_default();
    told("1,000 charters, mixed, outcomes only", sum(first), goals.thousand);
    told("1,300 charters, mixed, outcomes only", sum(&outcomes), goals.thirteen_hundred);

    let first = texts.get(..1000).unwrap_or_default();
    let mut explained = best_times(first, &rules, Detail::Explained, &now)?;
    for (number, kind) in KINDS.iter().enumerate() {
        let worst = explained.iter().skip(number).step_by(KINDS.len()).max();
        let worst = worst.copied().unwrap_or_default();
        told(&format!("one charter, {kind}, explained: the worst"), worst, None);
    }
    explained.sort();
    let at = |place: usize| explained.get(place).copied().unwrap_or_default();
    told("one charter, mixed, explained: the median", at(500), goals.median);
    told("one charter, mixed, explained: the worst", at(999), goals.worst);

    let start = now();
    let search = Search::new(found::entries());
    told("all that can be found made ready", now().saturating_sub(start), None);
    let mut keystrokes = keystrokes(&search, &now);
    keystrokes.sort();
    let at = |place: usize| keystrokes.get(place).copied().unwrap_or_default();
    told("one keystroke of a search: the median", at(keystrokes.len() / 2), None);
    told("one keystroke of a search: the worst", at(keystrokes.len() - 1), goals.keystroke);
    Ok(table)
}

/// What people type: what is there, with errors, and what is nowhere, which takes longest.
const TYPED: [&str; 6] = [
    "what does the county office do",
    "difference between DA and DTA",
    "suspenion rate of foster yuoth",
    "who pays for technical assistance",
    "goegraphic laed agnecy",
    "basketball tournaments championship nowhere whatsoever",
];

/// How long each keystroke takes, at best.
fn keystrokes(search: &Search, now: impl Fn() -> Duration) -> Vec<Duration> {
    let keystrokes =
        TYPED.iter().flat_map(|typed| (1..=typed.len()).filter_map(|n| typed.get(..n)));
    keystrokes
        .map(|typed| {
            let times = (0..ROUNDS).map(|_| {
                let start = now();
                std::hint::black_box(search.find(typed));
                now().saturating_sub(start)
            });
            times.min().unwrap_or_default()
        })
        .collect()
}

/// How long each case takes, at best.
fn best_times(
    texts: &[String],
    rules: &RuleSet,
    detail: Detail,
    now: impl Fn() -> Duration,
) -> Result<Vec<Duration>, String> {
    let mut best = vec![Duration::MAX; texts.len()];
    for _ in 0..ROUNDS {
        for (text, best) in texts.iter().zip(&mut best) {
            let start = now();
            let answer = evaluate(text, rules, detail).map_err(|error| error.to_string())?;
            let time = now().saturating_sub(start);
            // The answer must not be left uncomputed by the compiler as of no use.
            std::hint::black_box(answer);
            *best = time.min(*best);
        }
    }
    Ok(best)
}

/// What was done, how long it took, and what it may take, in microseconds.
fn line(what: &str, time: Duration, goal: Option<u128>) -> String {
    let milliseconds = |us: u128| format!("{}.{:03} ms", us / 1000, us % 1000);
    let goal = goal.map_or(String::new(), |goal| {
        let verdict = if time.as_micros() < goal { "reached" } else { "MISSED" };
        format!("under {}, {verdict}", milliseconds(goal))
    });
    format!("{what:<49} {:>10}   {goal}", milliseconds(time.as_micros()))
}

/// A case file of a kind, which is an index of [`KINDS`].
fn case(kind: usize, rules: &RuleSet, random: &mut Random) -> Value {
    let mut levels = Vec::new();
    let mut dashboards = Map::new();
    for criteria in &rules.window {
        let (year, groups) = dashboard(criteria, random);
        let places = groups.iter().flat_map(|(group, results)| {
            let levels = results.pointer("/levels").and_then(Value::as_object);
            let codes = levels.into_iter().flat_map(Map::keys);
            codes.map(|code| format!("/{year}/groups/{group}/levels/{code}")).collect::<Vec<_>>()
        });
        levels.extend(places);
        let local: Map<String, Value> = criteria
            .local
            .iter()
            .map(|priority| (priority.number().to_string(), local(random)))
            .collect();
        let is_full = kind != 2;
        dashboards.insert(
            year,
            json!({ "groups": groups, "groups_complete": is_full, "local": local, "local_complete": is_full }),
        );
    }
    let unknown = match kind {
        0 => 0,
        1 => 5 + random.below(16),
        _ => levels.len().saturating_sub(random.below(4)),
    };
    let mut dashboards = Value::Object(dashboards);
    for _ in 0..unknown {
        let place = levels.swap_remove(random.below(levels.len()));
        if let Some(level) = dashboards.pointer_mut(&place) {
            *level = Value::Null;
        }
    }
    json!({
        "format": "charter-pathways/case",
        "version": 1,
        "school": { "authorizer": "district", "grades": ["k8", "9-12"] },
        "dashboards": dashboards,
        "assistance": { "given": true },
    })
}

/// A year in which five to nine groups are counted, with every level that applies.
fn dashboard(criteria: &YearCriteria, random: &mut Random) -> (String, Map<String, Value>) {
    let mut shown: Vec<Group> =
        Group::ALL.into_iter().filter(|group| group.exists_in(criteria.year)).collect();
    while shown.len() > 5 + random.below(5) {
        shown.swap_remove(random.below(shown.len()));
    }
    let groups = shown.into_iter().map(|group| {
        let applicable = Indicator::ALL
            .into_iter()
            .filter(|indicator| indicator.applies_to(group, Grades::Both));
        let levels = applicable.map(|indicator| {
            let scale = criteria.scales.get(indicator).worst_first(indicator);
            let level = scale.into_iter().nth(random.below(scale.len()));
            (indicator.code().to_owned(), level.map_or(Value::Null, |level| json!(level.code())))
        });
        let levels: Map<String, Value> = levels.collect();
        (group.code().to_owned(), json!({ "counted": true, "levels": levels }))
    });
    (criteria.year.to_string(), groups.collect())
}

fn local(random: &mut Random) -> Value {
    let results = ["met", "met", "not_met", "not_met_two_years"];
    json!(results.get(random.below(results.len())))
}

/// Chance that is the same every time (splitmix64).
struct Random(u64);

impl Random {
    /// A number below `limit`; 0 if there is none.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from(mixed >> 33).unwrap_or_default() % limit.max(1)
    }
}
