//! The engine's answer in the oracle's shape.

use std::collections::BTreeMap;

use charter_pathways::{
    case::{facts::facts, file},
    report::evaluation,
    rules::{
        both_tests::Tests,
        determination::Determination,
        readings::{Combination, Reading},
        rule_set::RuleSet,
        terms::{LocalPriority, Year},
    },
};
use serde_json::{Value, json};

/// What the engine determines of a case file: what `evaluate` prints, as far as the oracle speaks of it, and the
/// outcome under each combination of readings.
pub fn answer(text: &str, as_of: u16) -> Result<Value, String> {
    let rules = RuleSet::of(Year(as_of)).ok_or("no such rules")?;
    let printed = evaluation::evaluate(text, &rules, evaluation::Detail::Outcomes)
        .map_err(|e| e.to_string())?;
    let printed: Value = serde_json::from_str(&printed).map_err(|e| e.to_string())?;
    let determination = determine(text, &rules)?;
    let mut years = printed["years"].clone();
    for result in &determination.years {
        // Not printed; the page shows it.
        let local = LocalPriority::ALL.iter().zip(result.local);
        years[result.year.to_string()]["local"] =
            local.map(|(p, outcome)| (p.number().to_string(), json!(outcome.code()))).collect();
    }
    let [assistance, pathway_2] = under(&determination.tests);
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
        "years": years,
        "differentiated_assistance": of_test("differentiated_assistance", &assistance),
        "pathway_2_test": of_test("pathway_2_test", &pathway_2),
        "pathways": printed["pathways"],
        "first_contact": printed["first_contact"],
    }))
}

/// What `evaluate` explains of a case file.
pub fn explained(text: &str, as_of: u16) -> Result<Value, String> {
    let rules = RuleSet::of(Year(as_of)).ok_or("no such rules")?;
    let printed = evaluation::evaluate(text, &rules, evaluation::Detail::Explained)
        .map_err(|e| e.to_string())?;
    serde_json::from_str(&printed).map_err(|e| e.to_string())
}

/// All of that: the outcomes and what explains them, without warnings.
pub fn everything(text: &str, as_of: u16) -> Result<Value, String> {
    let mut explained = explained(text, as_of)?;
    explained["warnings"] = Value::Null;
    Ok(json!([answer(text, as_of)?, explained]))
}

/// Outcomes by the readings that are taken the other way.
pub type Outcomes = BTreeMap<String, &'static str>;

/// The outcomes of differentiated assistance and of the Pathway 2 test under each combination of readings.
pub fn under_readings(text: &str, as_of: u16) -> Result<[Outcomes; 2], String> {
    let rules = RuleSet::of(Year(as_of)).ok_or("no such rules")?;
    Ok(under(&determine(text, &rules)?.tests))
}

fn determine(text: &str, rules: &RuleSet) -> Result<Determination, String> {
    let (case, _) = file::read(text).map_err(|e| e.to_string())?;
    Ok(Determination::of(&facts(&case, rules).0, rules))
}

fn under(tests: &Tests) -> [Outcomes; 2] {
    [&tests.assistance, &tests.pathway_2].map(|test| {
        let others = |combination: Combination| -> Vec<&str> {
            let others = test.readings().filter(|r| combination.is_other(*r));
            others.map(Reading::id).collect()
        };
        test.combinations()
            .map(|combination| (others(combination).join(" "), test.under(combination).code()))
            .collect()
    })
}
