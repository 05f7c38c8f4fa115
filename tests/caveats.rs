//! When each caveat stands beside a result: what bites, and what just does not.

use charter_pathways::{
    case::file::read,
    report::{
        evaluation::{Detail, evaluate},
        result::result,
    },
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
    let named = |facts: Value, levels: Value, named: &str| {
        let case = case(facts, levels);
        check("criteria-secondary", &case, !named.is_empty());
        let (case, _) = read(&case.to_string()).unwrap();
        let result = result(&case, &RuleSet::of(Year(2025)).unwrap());
        let here: Vec<_> = result.caveats.into_iter().filter_map(|caveat| caveat.here).collect();
        assert_eq!(here.concat(), named, "{case:#?}");
    };
    let two = json!({ "ELA": "red", "MATH": "red", "SUSP": "red" });
    let both =
        "In this result: 2024, priority 4 Pupil Achievement and priority 5 Pupil Engagement.";
    let first = "In this result: 2024, priority 4 Pupil Achievement.";
    named(json!({ "levels": { "ELA": "red", "MATH": "red", "CHRO": "red" } }), two.clone(), both);
    named(json!({ "levels": { "ELA": "red", "MATH": "red", "SUSP": "red" } }), two.clone(), first);
    named(json!({ "levels": { "SUSP": "red", "CCI": "red" } }), two.clone(), "");
    // Not met, because these criteria say so; and not met whatever they say.
    named(json!({ "levels": { "SUSP": "red" } }), two.clone(), both);
    // None of them alone: two priorities would be needed in both years.
    let together = "In this result: 2024, priority 4 Pupil Achievement and priority 5 Pupil Engagement; 2025, \
                    priority 5 Pupil Engagement.";
    named(json!({ "levels": { "SUSP": "red" } }), json!({ "SUSP": "red" }), together);
    named(json!({ "levels": { "SUSP": "red" } }), json!({}), "");
    // What CDE itself says of the group rests on no criterion of ours; every level told does.
    named(json!({ "priorities": [4, 5] }), two.clone(), "");
    named(json!({ "priorities": [] }), two.clone(), "");
    named(json!({ "fewer_than_two": true }), two, both);
}
