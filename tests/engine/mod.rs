//! The engine's answer in the oracle's shape.

use std::collections::BTreeMap;

use charter_pathways::{
    case::{facts::facts, file},
    report::evaluation,
    rules::{
        determination::Determination,
        readings::{Combination, Reading, TestOutcome},
        rule_set::RuleSet,
        terms::Year,
    },
};
use serde_json::{Value, json};

/// What the engine determines of a case file: what `evaluate` prints, as far as the oracle speaks of it, and the
/// outcome under each combination of readings.
pub fn answer(text: &str, as_of: u16) -> Result<Value, String> {
    let rules = RuleSet::of(Year(as_of)).ok_or("no such rules")?;
    let printed = evaluation::evaluate(text, &rules).map_err(|e| e.to_string())?;
    let printed: Value = serde_json::from_str(&printed).map_err(|e| e.to_string())?;
    let [assistance, pathway_2] = under_readings(text, as_of)?;
    let of_test = |name: &str, under: &Outcomes| {
        let printed = &printed[name];
        json!({
            "outcome": printed["outcome"],
            "depends_on": printed["depends_on"],
            "under_readings": printed["under_readings"],
            "under": under,
        })
    };
    Ok(json!({
        "years": printed["years"],
        "differentiated_assistance": of_test("differentiated_assistance", &assistance),
        "pathway_2_test": of_test("pathway_2_test", &pathway_2),
        "pathways": printed["pathways"],
        "first_contact": printed["first_contact"],
    }))
}

/// Outcomes by the readings that are taken the other way.
pub type Outcomes = BTreeMap<String, &'static str>;

/// The outcomes of differentiated assistance and of the Pathway 2 test under each combination of readings.
pub fn under_readings(text: &str, as_of: u16) -> Result<[Outcomes; 2], String> {
    let rules = RuleSet::of(Year(as_of)).ok_or("no such rules")?;
    let (case, _) = file::read(text).map_err(|e| e.to_string())?;
    let tests = Determination::of(&facts(&case, &rules).0, &rules).tests;
    Ok([under(&tests.assistance), under(&tests.pathway_2)])
}

fn under(outcomes: &TestOutcome) -> Outcomes {
    let readings = outcomes.readings();
    let others = |combination: Combination| -> Vec<&str> {
        readings.iter().filter(|r| combination.is_other(**r)).map(|r: &Reading| r.id()).collect()
    };
    Combination::all(readings)
        .map(|combination| (others(combination).join(" "), outcomes.under(combination).code()))
        .collect()
}
