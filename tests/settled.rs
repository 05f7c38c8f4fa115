//! A reading that someone has settled, on an invented entry: it leaves every `depends_on`, halves the combinations,
//! the outcome follows the settled answer, and the rule set has another name.

use charter_pathways::{
    case::{facts::facts, file},
    report::evaluation::{Detail, evaluate},
    rules::{
        both_tests::Tests,
        criteria::YEARS,
        determination::Determination,
        outcome::Outcome::{self, Met, NotMet},
        readings::Reading,
        rule_set::RuleSet,
        settled::{Answer, SETTLED, Settled},
        terms::Year,
        test_outcome::TestOutcome,
    },
};
use serde_json::{Value, json};

use crate::short_case;

const AS_OF: u16 = 2024;

/// A case in short, as a file.
fn case(text: &str) -> String {
    short_case::settled(text).to_string()
}

/// The rule set in which these readings are settled.
fn rules(settled: &[(Reading, Answer)]) -> RuleSet {
    let entry = |(reading, answer): &(Reading, Answer)| Settled {
        reading: *reading,
        answer: *answer,
        date: "2027-02-01",
        source: "invented",
    };
    let settled: Vec<Settled> = settled.iter().map(entry).collect();
    RuleSet::from_data(YEARS, settled.leak(), Year(AS_OF)).expect("the rules as of that year")
}

fn tests(case: &str, rules: &RuleSet) -> Tests {
    let (case, _) = file::read(case).expect("a good case");
    Determination::of(&facts(&case, rules).0, rules).tests
}

fn test_of(tests: &Tests, reading: Reading) -> &TestOutcome {
    if Reading::DA.contains(&reading) { &tests.assistance } else { &tests.pathway_2 }
}

/// For each reading a case in which it decides, with the outcome by the default and by the other answer.
fn decided_by_each() -> [(Reading, &'static str, Outcome, Outcome); 8] {
    let two = "2022 AA=45 HI=45 SED=45\n2023 AA=45 HI=45 SED=45\n2024 AA=45 HI=45 SED=45";
    let apart =
        "2022 AA=45 HI=45 SED=45 EL=\n2023 AA=45 HI=45 EL=45 SED=\n2024 AA=45 SED=45 EL=45 HI=";
    let one = "2022 AA=456\n2023 AA=456\n2024 AA=456";
    let with_2019 = "2019 AA=456 HI=456 SED=456\n2022 AA=456 HI=456 SED=456\n\
                     2023 AA= HI= SED=\n2024 AA=456 HI=456 SED=456";
    let with_local = "2019 AA=4 HI=4 SED=4 L=12\n2022 AA= HI= SED=\n\
                      2023 AA=4 HI=4 SED=4 L=12\n2024 AA=4 HI=4 SED=4 L=12";
    [
        (Reading::DaGroups, "2023 AA=45 HI=\n2024 AA= HI=45", NotMet, Met),
        (Reading::DaYears, "2022 AA=45\n2023 AA=\n2024 AA=45", NotMet, Met),
        (Reading::DaLocal, "2023 AA=4 L=6\n2024 AA=45", Met, NotMet),
        (Reading::P2Priorities, two, Met, NotMet),
        (Reading::P2Groups, apart, NotMet, Met),
        (Reading::P2Small, one, Met, NotMet),
        (Reading::P2Window, with_2019, Met, NotMet),
        (Reading::P2Local, with_local, NotMet, Met),
    ]
}

#[test]
fn a_settled_reading_is_answered_as_it_was_settled() {
    for (reading, text, default, other) in decided_by_each() {
        let case = case(text);
        let open = tests(&case, &rules(&[]));
        let open = test_of(&open, reading);
        let what = reading.id();
        assert_eq!(open.outcome(), default, "{what}, open");
        assert!(open.depends_on().contains(&reading), "{what} decides while it is open");
        for (answer, outcome) in [(Answer::Default, default), (Answer::Other, other)] {
            let both = tests(&case, &rules(&[(reading, answer)]));
            let test = test_of(&both, reading);
            let what = format!("{what}, settled: {answer:?}");
            assert_eq!(test.outcome(), outcome, "{what}");
            assert!(!test.depends_on().contains(&reading), "{what}");
            assert!(test.readings().all(|r| r != reading), "{what}");
            assert_eq!(test.combinations().count() * 2, open.combinations().count(), "{what}");
            let counted =
                [Met, NotMet, Outcome::Unknown].map(|o| test.count(o)).iter().sum::<usize>();
            assert_eq!(counted, test.combinations().count(), "{what}");
            // Each combination that is left answers as it did while the reading was open.
            for combination in test.combinations() {
                assert_eq!(combination.is_other(reading), answer == Answer::Other, "{what}");
                assert_eq!(test.under(combination), open.under(combination), "{what}");
            }
        }
    }
}

#[test]
fn the_other_test_keeps_its_readings() {
    for (reading, text, ..) in decided_by_each() {
        let case = case(text);
        let (open, settled) =
            (tests(&case, &rules(&[])), tests(&case, &rules(&[(reading, Answer::Other)])));
        let other = Reading::DA
            .into_iter()
            .chain(Reading::P2)
            .find(|r| Reading::DA.contains(r) != Reading::DA.contains(&reading));
        let other = other.expect("a reading of the other test");
        assert_eq!(test_of(&open, other), test_of(&settled, other), "{}", reading.id());
    }
}

#[test]
fn settling_every_reading_leaves_one_way_to_read_the_rule() {
    let all: Vec<(Reading, Answer)> =
        Reading::DA.into_iter().chain(Reading::P2).map(|r| (r, Answer::Default)).collect();
    for (reading, text, default, _) in decided_by_each() {
        let tests = tests(&case(text), &rules(&all));
        for test in [&tests.assistance, &tests.pathway_2] {
            assert_eq!(test.combinations().count(), 1);
            assert_eq!(test.depends_on(), []);
            assert!(!test.is_contested());
        }
        assert_eq!(test_of(&tests, reading).outcome(), default, "{}", reading.id());
    }
}

#[test]
fn the_rule_set_has_another_name_and_evaluate_says_so() {
    let check = |settled: &[(Reading, Answer)], id: &str| assert_eq!(rules(settled).id(), id);
    check(&[], "2024");
    check(&[(Reading::DaGroups, Answer::Default)], "2024.1");
    check(&[(Reading::DaGroups, Answer::Default), (Reading::P2Small, Answer::Other)], "2024.2");

    let (_, text, ..) = decided_by_each()[0];
    let printed =
        evaluate(&case(text), &rules(&[(Reading::DaGroups, Answer::Default)]), Detail::Explained);
    let printed: Value = serde_json::from_str(&printed.expect("a good case")).expect("JSON");
    assert_eq!(printed["rules"], "2024.1");
    let assistance = &printed["differentiated_assistance"];
    assert_eq!(assistance["outcome"], "not_met");
    assert_eq!(assistance["depends_on"], json!([]));
    assert_eq!(assistance["under_readings"], json!({ "met": 0, "not_met": 4, "unknown": 0 }));
}

#[test]
fn the_entries_are_in_order_of_their_dates_and_one_a_reading() {
    assert!(SETTLED.is_sorted_by_key(|s| s.date));
    for (at, settled) in SETTLED.iter().enumerate() {
        assert!(SETTLED.iter().skip(at + 1).all(|s| s.reading != settled.reading), "{settled:?}");
    }
}
