//! When each caveat stands beside a result: what bites, and what just does not.

use charter_pathways::{
    report::evaluation::{Detail, evaluate},
    rules::{rule_set::RuleSet, terms::Year},
};
use serde_json::{Value, json};

use crate::short_case;

/// Whether the caveat stands beside the result of the case.
#[track_caller]
fn check(caveat: &str, case: &Value, stands: bool) {
    let rules = RuleSet::of(Year(2025)).unwrap();
    let printed = evaluate(&case.to_string(), &rules, Detail::Outcomes).unwrap();
    let printed: Value = serde_json::from_str(&printed).unwrap();
    let caveats = printed["caveats"].as_array().unwrap();
    assert_eq!(caveats.contains(&json!(caveat)), stands, "{caveat}: {case:#}");
}

#[test]
fn cde_published_something_else() {
    let met = "2023 AA=456 HI=456 SED=456\n2024 AA=456 HI=456 SED=456\n2025 AA=456 HI=456 SED=456";
    let not_met = "2024 AA= HI= SED=\n2025 AA= HI= SED=";
    let published = |years: &str, published: Value, differs: bool| {
        let mut case = short_case::settled(years);
        case["official"] = json!({ "2025": published });
        check("official-differs", &case, differs);
    };
    for (status, assisted) in [("differentiated", true), ("general", false)] {
        published(met, json!({ "status": status }), !assisted);
        published(not_met, json!({ "status": status }), assisted);
    }
    for mark in [true, false] {
        published(met, json!({ "ec47607": mark }), !mark);
        published(not_met, json!({ "ec47607": mark }), mark);
    }
    published(met, json!({ "status": "differentiated", "ec47607": false }), true);
    published(met, json!({ "status": "differentiated", "ec47607": true }), false);
    published(met, json!({}), false);
    // Nothing is contradicted that cannot be told.
    let open = json!({ "format": "charter-pathways/case", "version": 1,
        "official": { "2025": { "status": "differentiated", "ec47607": false } } });
    check("official-differs", &open, false);
}

#[test]
fn few_groups_are_counted() {
    let counted = |year: &str, stands| check("small-groups", &short_case::settled(year), stands);
    counted("2025 AA= HI= SED= SWD=", true);
    counted("2025 AA= HI= SED= SWD= EL=", false);
    counted("2024 AA= HI= SED= SWD= EL=\n2025", true);
    counted("2024 AA= HI= SED= SWD= EL=", true);
}

#[test]
fn a_year_is_known_to_have_no_dashboard() {
    let all = "2022\n2023\n2024\n2025";
    check("new-charter", &short_case::settled(all), false);
    check("new-charter", &short_case::settled("2023\n2024\n2025"), true);
    check("new-charter", &short_case::settled("2022\n2023\n2024"), true);
    let mut open = short_case::settled(all);
    open["dashboards"]["2022"] = Value::Null;
    check("new-charter", &open, false);
}

#[test]
fn long_term_english_learners_are_counted() {
    check("ltel-new", &short_case::settled("2025 LTEL="), true);
    check("ltel-new", &short_case::settled("2024 LTEL=\n2025 EL="), false);
    let mut open = short_case::settled("2025");
    open["dashboards"]["2025"] = json!({ "groups": { "LTEL": {} } });
    check("ltel-new", &open, false);
    open["dashboards"]["2025"] = json!({ "groups": { "LTEL": { "counted": true } } });
    check("ltel-new", &open, true);
}

#[test]
fn a_criterion_known_at_second_hand_decides() {
    // No official source was read for the criteria of priorities 4 and 5 in 2024, and of 5 in 2025.
    let case = |facts_of_2024: Value, levels_of_2025: Value| {
        let year = |facts: Value| {
            json!({ "groups_complete": true, "levels_complete": true, "local_complete": true,
                "groups": { "SWD": facts } })
        };
        let years = [
            ("2024".to_owned(), year(facts_of_2024)),
            ("2025".to_owned(), year(json!({ "levels": levels_of_2025 }))),
        ];
        short_case::with_years(years)
    };
    let decides = |facts: Value, levels: Value, decides: bool| {
        check("criteria-secondary", &case(facts, levels), decides);
    };
    let two = json!({ "ELA": "red", "MATH": "red", "SUSP": "red" });
    decides(json!({ "levels": { "ELA": "red", "MATH": "red", "CHRO": "red" } }), two.clone(), true);
    decides(json!({ "levels": { "ELA": "red", "MATH": "red", "SUSP": "red" } }), two.clone(), true);
    decides(json!({ "levels": { "SUSP": "red", "CCI": "red" } }), two.clone(), false);
    // Not met, because these criteria say so; and not met whatever they say.
    decides(json!({ "levels": { "SUSP": "red" } }), two.clone(), true);
    decides(json!({ "levels": { "SUSP": "red" } }), json!({ "SUSP": "red" }), true);
    decides(json!({ "levels": { "SUSP": "red" } }), json!({}), false);
    // What CDE itself says of the group rests on no criterion of ours; every level told does.
    decides(json!({ "priorities": [4, 5] }), two.clone(), false);
    decides(json!({ "priorities": [] }), two.clone(), false);
    decides(json!({ "fewer_than_two": true }), two, true);
}
