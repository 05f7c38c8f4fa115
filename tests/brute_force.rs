//! The engine and the oracle give the same answer to thousands of made-up cases: every outcome, under every
//! combination of readings, for every year, group and priority.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    engine,
    generator::{self, Open, shrink::shrink},
    oracle::{self, DA_READINGS, P2_READINGS},
};

type Oracle = fn(&Value, u16) -> Option<Value>;

/// Compares the engine and an oracle on the cases of these seeds. Gives how often each outcome, and each dependence on a reading,
/// was among them.
fn compare(seeds: std::ops::Range<u64>, open: Open, oracle: Oracle) -> BTreeMap<String, usize> {
    let mut seen = BTreeMap::new();
    for seed in seeds {
        let as_of = generator::as_of(seed);
        let case = generator::case(seed, as_of, open);
        let Some(expected) = oracle(&case, as_of) else {
            *seen.entry("too open".to_owned()).or_default() += 1;
            continue;
        };
        if engine::answer(&case.to_string(), as_of).as_ref() != Ok(&expected) {
            show(&case, as_of, oracle, seed);
        }
        for test in ["differentiated_assistance", "pathway_2_test"] {
            let answer = &expected[test];
            let outcome = answer["outcome"].as_str().unwrap_or_default();
            *seen.entry(format!("{as_of} {test} {outcome}")).or_default() += 1;
            let decided: Vec<&str> = answer["under"]
                .as_object()
                .into_iter()
                .flat_map(|under| under.values().filter_map(Value::as_str))
                .collect();
            if decided.contains(&"met") && decided.contains(&"not_met") {
                for reading in answer["depends_on"].as_array().into_iter().flatten() {
                    let reading = reading.as_str().unwrap_or_default();
                    *seen.entry(format!("{as_of} {reading}")).or_default() += 1;
                }
            }
        }
    }
    seen
}

/// Stops at a disagreement, with the smallest case found that still has one.
fn show(case: &Value, as_of: u16, oracle: Oracle, seed: u64) -> ! {
    let disagree = |case: &Value| {
        oracle(case, as_of).is_some_and(|expected| {
            engine::answer(&case.to_string(), as_of).is_ok_and(|answer| answer != expected)
        })
    };
    if !disagree(case) {
        let refused = engine::answer(&case.to_string(), as_of);
        panic!("seed {seed}, as of {as_of}: the engine says {refused:?} to {case}");
    }
    let case = shrink(case, disagree);
    let expected = oracle(&case, as_of).unwrap_or_default();
    let answer = engine::answer(&case.to_string(), as_of).unwrap_or_default();
    panic!(
        "seed {seed}, as of {as_of}: they differ (the oracle, then the engine) in\n{}\nof {case:#}",
        differences(&expected, &answer, "").join("\n")
    );
}

fn differences(expected: &Value, answer: &Value, path: &str) -> Vec<String> {
    match expected.as_object() {
        Some(fields) => fields
            .iter()
            .flat_map(|(key, value)| differences(value, &answer[key], &format!("{path}/{key}")))
            .collect(),
        None if expected == answer => vec![],
        None => vec![format!("{path}: {expected}, {answer}")],
    }
}

/// A comparison proves something only if the cases are not all alike: for both as-of years each outcome of each
/// test must be among them so often, and so often must each reading decide between met and not met.
fn assert_varied(seen: &BTreeMap<String, usize>, outcomes: usize, readings: usize) {
    let often = |what: String, least: usize| {
        let count = seen.get(&what).copied().unwrap_or_default();
        assert!(count >= least, "{what}: {count} cases, of {seen:#?}");
    };
    for (as_of, _) in generator::AS_OF {
        for test in ["differentiated_assistance", "pathway_2_test"] {
            for outcome in ["met", "not_met", "unknown"] {
                often(format!("{as_of} {test} {outcome}"), outcomes);
            }
        }
        for reading in DA_READINGS.iter().chain(&P2_READINGS) {
            // As of 2025 the window begins with 2022 by either reading.
            if (as_of, *reading) != (2025, "p2-window") {
                often(format!("{as_of} {reading}"), readings);
            }
        }
    }
    assert_eq!(seen.get("2025 p2-window"), None, "changes nothing as of 2025");
}

#[test]
fn every_completion_of_cases_that_leave_a_little_open() {
    let seen = compare(0..1400, Open::Little, oracle::answer);
    assert_varied(&seen, 15, 50);
}

#[test]
fn every_count_that_cases_which_leave_much_open_can_reach() {
    let seen = compare(0..400, Open::Much, oracle::wide::answer);
    assert_varied(&seen, 10, 6);
}

#[test]
fn both_ways_to_complete_a_case_agree() {
    let mut compared = 0;
    for seed in 10_000..10_150 {
        let as_of = generator::as_of(seed);
        let case = generator::case(seed, as_of, Open::Little);
        let both = (oracle::answer(&case, as_of), oracle::wide::answer(&case, as_of));
        if let (Some(one), Some(other)) = both {
            assert_eq!(one, other, "seed {seed}: {case:#}");
            compared += 1;
        }
    }
    assert!(compared >= 100, "only {compared} compared");
}

/// A year that the rules know and no made-up case asks for would be compared with nothing, and all would stay green.
#[test]
fn the_rules_know_the_years_that_the_cases_ask_for_and_no_other() {
    let case = r#"{ "format": "charter-pathways/case", "version": 1 }"#;
    for as_of in 2015..2060 {
        let is_known = engine::answer(case, as_of).is_ok();
        assert_eq!(
            is_known,
            generator::AS_OF.iter().any(|(year, _)| *year == as_of),
            "{as_of}: see AS_OF in tests/generator"
        );
    }
    for (as_of, window) in generator::AS_OF {
        assert!((0..100).any(|seed| generator::as_of(seed) == as_of), "no case is as of {as_of}");
        assert_eq!(oracle::window(as_of), window);
        let answer = engine::answer(case, as_of).unwrap_or_default();
        // Nothing is known, and nothing follows by any reading.
        let open = |readings| serde_json::json!({ "met": 0, "not_met": 0, "unknown": readings });
        assert_eq!(answer["differentiated_assistance"]["under_readings"], open(8), "{as_of}");
        assert_eq!(answer["pathway_2_test"]["under_readings"], open(32), "{as_of}");
    }
}
