//! Laws that the rules obey whatever a case says. Each is tried on made-up cases: change a case in a way that the
//! law speaks of, and see that the engine's answer changes as the law says or not at all. Where nothing may change, the
//! explanations stay too.

use charter_pathways::case::file;
use serde_json::{Map, Value, json};

use crate::{
    engine::{self, Outcomes, everything},
    generator::{self, Open, random::Random, worst_first},
};

const YEARS: [u16; 5] = [2019, 2022, 2023, 2024, 2025];
const GROUPS: [&str; 14] =
    ["AA", "AI", "AS", "FI", "HI", "PI", "WH", "MR", "EL", "LTEL", "SED", "SWD", "FOS", "HOM"];
const LOCAL: [&str; 5] = ["1", "2", "3", "6", "7"];

/// Changes made-up cases and compares what the engine is asked for, before and after. `change` says whether it has
/// changed anything; this must be so for at least `often` cases.
fn law<T>(
    cases: u64,
    often: usize,
    change: impl Fn(&mut Random, &mut Value) -> bool,
    ask: fn(&str, u16) -> Result<T, String>,
    holds: impl Fn(&T, &T) -> bool,
) {
    let mut changed = 0;
    for seed in 0..cases {
        let as_of = generator::as_of(seed);
        let open = if seed % 3 == 0 { Open::Much } else { Open::Little };
        let before = generator::case(seed + 1_000_000, as_of, open);
        let mut after = before.clone();
        if !change(&mut Random::new(seed), &mut after) {
            continue;
        }
        changed += 1;
        let one = ask(&before.to_string(), as_of).unwrap();
        let other = ask(&after.to_string(), as_of).unwrap();
        assert!(holds(&one, &other), "seed {seed}, as of {as_of}: {before:#}\nbecame {after:#}");
    }
    assert!(changed >= often, "only {changed} of {cases} cases were changed");
}

/// Whether something holds of the outcomes before and after, of both tests and under each combination of readings.
fn each(before: &[Outcomes], after: &[Outcomes], holds: impl Fn(&str, &str) -> bool) -> bool {
    before.iter().flatten().zip(after.iter().flatten()).all(|((readings, one), (same, other))| {
        assert_eq!(readings, same);
        holds(one, other)
    })
}

/// A year of the case that has a Dashboard, as far as it says.
fn pick_year<'a>(random: &mut Random, case: &'a mut Value) -> Option<(u16, &'a mut Value)> {
    let year = random.pick(&YEARS);
    let entry = &mut case["dashboards"][year.to_string()];
    (entry.is_object() && entry["published"] != false).then_some((year, entry))
}

fn exists(group: &str, year: u16) -> bool {
    group != "LTEL" || year >= 2024
}

/// The indicators that can have a level for the group.
fn applicable(grades: &Value, group: &str) -> Vec<&'static str> {
    let spans: Vec<&str> =
        grades.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut indicators = vec!["ELA", "MATH", "SUSP"];
    if group == "EL" || group == "LTEL" {
        indicators.push("ELPI");
    }
    if spans != ["9-12"] {
        indicators.push("CHRO");
    }
    if spans != ["k8"] {
        indicators.extend(["GRAD", "CCI"]);
    }
    indicators
}

#[test]
fn a_worse_level_never_makes_a_test_less_met() {
    let worsen = |random: &mut Random, case: &mut Value| {
        let Some((year, entry)) = pick_year(random, case) else { return false };
        let Some(groups) = entry["groups"].as_object_mut() else { return false };
        let mut worsened = false;
        for facts in groups.values_mut() {
            let Some(levels) = facts.get_mut("levels").and_then(Value::as_object_mut) else {
                continue;
            };
            for (indicator, level) in levels {
                let scale = worst_first(indicator, year);
                let rank = scale.iter().position(|word| level == word);
                if let Some(better) = rank.filter(|rank| *rank > 0 && random.chance(50)) {
                    *level = json!(scale[random.below(better)]);
                    worsened = true;
                }
            }
        }
        worsened
    };
    let rank = |outcome: &str| {
        let found = ["not_met", "unknown", "met"].iter().position(|o| *o == outcome);
        found.expect("an outcome")
    };
    law(500, 125, worsen, engine::under_readings, |before, after| {
        each(before, after, |one, other| rank(other) >= rank(one))
    });
}

#[test]
fn a_new_fact_never_changes_a_settled_outcome() {
    // Most places of a case are settled: look at several before giving it up.
    let add = |random: &mut Random, case: &mut Value| (0..20).any(|_| add_a_fact(random, case));
    law(500, 400, add, engine::under_readings, |before, after| {
        each(before, after, |one, other| one == "unknown" || one == other)
    });
}

/// Adds one fact that the case leaves open, whatever it turns out to be.
fn add_a_fact(random: &mut Random, case: &mut Value) -> bool {
    let grades = case["school"]["grades"].clone();
    let year = random.pick(&YEARS);
    let entry = &mut case["dashboards"][year.to_string()];
    if entry["published"] == false {
        return false;
    }
    if entry.as_object().is_none_or(Map::is_empty) {
        *entry = json!({ "published": random.chance(50) });
        return true;
    }
    let add = |place: &mut Value, value: Value| {
        let open = place.is_null();
        if open {
            *place = value;
        }
        open
    };
    let groups_complete = entry["groups_complete"] == true;
    let levels_complete = entry["levels_complete"] == true;
    let group = random.pick(&GROUPS);
    match random.below(8) {
        0 => {
            let flag = random.pick(&["groups_complete", "levels_complete", "local_complete"]);
            let was_open = entry[flag] != true;
            entry[flag] = json!(true);
            was_open
        }
        1 | 2 if entry["local_complete"] != true => {
            let result = random.pick(&["met", "not_met", "not_met_two_years", "not_met_two_years"]);
            add(&mut entry["local"][random.pick(&LOCAL)], json!(result))
        }
        3 if exists(group, year) && !groups_complete => {
            let counted = json!(random.chance(70));
            let facts = &mut entry["groups"][group];
            let says_nothing = ["levels", "priorities"].iter().all(|f| facts[f].is_null());
            says_nothing && add(&mut facts["counted"], counted)
        }
        // A level replaces `fewer_than_two`, so none is put beside it.
        4..=6 if exists(group, year) && !levels_complete => {
            let listed = entry["groups"][group].is_object() || !groups_complete;
            let facts = &mut entry["groups"][group];
            let indicator = random.pick(&applicable(&grades, group));
            let mut scale = worst_first(indicator, year);
            scale.extend([scale[0], scale[0], "none"]);
            let can_hold = listed && facts["counted"] != false && facts["fewer_than_two"] != true;
            can_hold && add(&mut facts["levels"][indicator], json!(random.pick(&scale)))
        }
        _ if exists(group, year) && !levels_complete => {
            let listed = entry["groups"][group].is_object() || !groups_complete;
            let facts = &mut entry["groups"][group];
            let fits = listed && facts["counted"] != false && facts["levels"].is_null();
            let priorities =
                if facts["fewer_than_two"] == true { json!([6]) } else { json!([4, 5]) };
            fits && add(&mut facts["priorities"], priorities)
        }
        _ => false,
    }
}

#[test]
fn a_complete_flag_is_every_fact_written_out() {
    law(200, 140, write_out, everything, |before, after| before == after);
}

/// Replaces the flags of every year by the facts that they stand for.
fn write_out(_: &mut Random, case: &mut Value) -> bool {
    let grades = case["school"]["grades"].clone();
    let mut changed = false;
    for year in YEARS {
        let entry = &mut case["dashboards"][year.to_string()];
        if !entry.is_object() || entry["published"] == false {
            continue;
        }
        let take = |entry: &mut Value, flag: &str| entry[flag].take() == true;
        let groups_complete = take(entry, "groups_complete");
        let levels_complete = take(entry, "levels_complete");
        let local_complete = take(entry, "local_complete");
        if !(groups_complete || levels_complete || local_complete) {
            continue;
        }
        changed = true;
        entry["published"] = json!(true);
        for group in GROUPS.into_iter().filter(|group| exists(group, year)) {
            let facts = &mut entry["groups"][group];
            if groups_complete && facts["counted"].is_null() {
                facts["counted"] = json!(facts.is_object());
            }
            if levels_complete {
                for indicator in applicable(&grades, group) {
                    let level = &mut facts["levels"][indicator];
                    if level.is_null() {
                        *level = json!("none");
                    }
                }
            }
        }
        if local_complete {
            for number in LOCAL {
                let result = &mut entry["local"][number];
                if result.is_null() {
                    *result = json!("met");
                }
            }
        }
    }
    changed
}

#[test]
fn what_is_not_known_to_the_format_changes_nothing() {
    let scatter = |random: &mut Random, case: &mut Value| {
        scatter(random, case);
        true
    };
    law(150, 150, scatter, everything, |before, after| before == after);
}

/// Puts unknown fields into objects of fixed fields, and unknown keys into those with a key for each group,
/// indicator, local priority or year.
fn scatter(random: &mut Random, case: &mut Value) {
    let note =
        random.pick(&[json!("red"), json!([1, {"a": null}]), json!({"counted": true}), json!(1e3)]);
    case["x-note"] = note.clone();
    case["school"]["x-note"] = note.clone();
    case["assistance"]["x-note"] = note.clone();
    case["provenance"]["2025/SWD/ELA"] = json!({ "from": "typed" });
    case["dashboards"]["2021"] = json!({ "groups": { "SWD": { "priorities": [4, 5] } } });
    case["dashboards"]["2018"] = json!({ "groups": { "SWD": { "priorities": [4, 5] } } });
    for year in YEARS {
        let entry = &mut case["dashboards"][year.to_string()];
        if !entry.is_object() {
            continue;
        }
        entry["x-note"] = note.clone();
        // A list that is given, empty or not, says that there is a Dashboard: none is added.
        if let Some(local) = entry["local"].as_object_mut() {
            local.insert("4".to_owned(), json!("not_met_two_years"));
        }
        let Some(groups) = entry["groups"].as_object_mut() else { continue };
        groups.insert("ALL".to_owned(), json!({ "priorities": [4, 5, 6] }));
        for facts in groups.values_mut().filter(|f| f.is_object()) {
            facts["x-note"] = note.clone();
            if !facts["levels"].is_null() {
                facts["levels"]["SCIENCE"] = json!("red");
            }
        }
    }
}

#[test]
fn the_order_of_keys_changes_nothing() {
    for seed in 0..120 {
        let as_of = generator::as_of(seed);
        let case = generator::case(seed + 2_000_000, as_of, Open::Little);
        let text = shuffled(&mut Random::new(seed), &case);
        assert_eq!(
            everything(&text, as_of),
            everything(&case.to_string(), as_of),
            "seed {seed}: {text}"
        );
    }
}

/// The same document with the fields of every object in another order.
fn shuffled(random: &mut Random, value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<String> = fields
                .iter()
                .map(|(key, value)| format!("{}: {}", json!(key), shuffled(random, value)))
                .collect();
            for last in (1..fields.len()).rev() {
                fields.swap(last, random.below(last + 1));
            }
            format!("{{ {} }}", fields.join(", "))
        }
        Value::Array(items) => {
            let items: Vec<String> =
                items.iter().rev().map(|item| shuffled(random, item)).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

#[test]
fn writing_a_case_and_reading_it_again_changes_nothing() {
    for seed in 0..120 {
        let as_of = generator::as_of(seed);
        let text = generator::case(seed + 3_000_000, as_of, Open::Little).to_string();
        let (case, _) = file::read(&text).unwrap();
        let written = file::write(&case);
        assert_eq!(everything(&written, as_of), everything(&text, as_of), "seed {seed}: {text}");
        let again = file::write(&file::read(&written).unwrap().0);
        assert_eq!(again, written, "seed {seed}: {text}");
    }
}
