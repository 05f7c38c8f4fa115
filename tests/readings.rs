//! What readings do to an outcome, on made-up cases: by brute force over all combinations.

use charter_pathways::{
    case::{facts::facts, file},
    rules::{explain::Subject, readings::Combination, rule_set::RuleSet, terms::Year},
};

use crate::generator::{self, Open};

/// Beside which other readings one of them alters an outcome: just those that do are found, beside as few others as can be.
#[test]
fn a_reading_alters_an_outcome_beside_the_fewest_others() {
    let mut beside = 0;
    for seed in 0..1500 {
        let as_of = generator::as_of(seed);
        let open = if seed % 4 < 2 { Open::Little } else { Open::Much };
        let (case, _) = file::read(&generator::case(seed, as_of, open).to_string()).unwrap();
        let rules = RuleSet::of(Year(as_of)).unwrap();
        let (facts, _) = facts(&case, &rules);
        let tests = Subject::new(&facts, &rules).tests();
        for test in [&tests.pathway_2, &tests.assistance] {
            let deciding = test.depends_on();
            for reading in test.readings() {
                let found = test.altered_by(reading);
                assert_eq!(
                    found.is_some(),
                    deciding.contains(&reading),
                    "seed {seed}, {reading:?}"
                );
                let Some((others, outcomes)) = found else { continue };
                let under = |c: Combination| [test.under(c), test.under(c.flip(reading))];
                assert!(!others.is_other(reading) && outcomes == under(others));
                assert_ne!(outcomes[0], outcomes[1], "seed {seed}, {reading:?}");
                // So a docket that asks all that decide has all of these.
                let changed: Vec<_> = test.readings().filter(|r| others.is_other(*r)).collect();
                assert!(changed.iter().all(|other| deciding.contains(other)), "seed {seed}");
                let fewer = test.combinations().filter(|c| c.changes() < others.changes());
                for [default, other] in fewer.map(under) {
                    assert_eq!(default, other, "seed {seed}, {reading:?}");
                }
                beside += changed.len();
            }
        }
    }
    assert!(beside > 100, "only {beside} others were needed");
}
