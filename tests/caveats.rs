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
fn criteria_known_at_second_hand_decide() {
    // Of 2023 and 2024 priorities 4 and 5, of 2025 priority 5.
    let year = |facts: Value| {
        json!({ "groups_complete": true, "levels_complete": true, "local_complete": true,
            "groups": { "SWD": facts } })
    };
    let named = |years: &[(&str, Value)], named: &str| {
        let years = years.iter().map(|(at, facts)| ((*at).to_owned(), year(facts.clone())));
        let case = short_case::with_years(years);
        check("criteria-secondary", &case, !named.is_empty());
        let (case, _) = read(&case.to_string()).unwrap();
        let result = result(&case, &RuleSet::of(Year(2025)).unwrap());
        let here: Vec<_> = result.caveats.into_iter().filter_map(|caveat| caveat.here).collect();
        assert_eq!(here.concat(), named, "{case:#?}");
    };
    let red = |indicators: &[&str]| {
        let levels = indicators.iter().map(|i| ((*i).to_owned(), json!("red")));
        json!({ "levels": levels.collect::<serde_json::Map<_, _>>() })
    };
    let two_years = |of_2024: Value, of_2025: Value, expected: &str| {
        named(&[("2024", of_2024), ("2025", of_2025)], expected);
    };
    let both =
        "In this result: 2024, priority 4 Pupil Achievement and priority 5 Pupil Engagement.";
    let first = "In this result: 2024, priority 4 Pupil Achievement.";
    let two = red(&["ELA", "MATH", "SUSP"]);
    two_years(red(&["ELA", "MATH", "CHRO"]), two.clone(), both);
    two_years(two.clone(), two.clone(), first);
    two_years(red(&["SUSP", "CCI"]), two.clone(), "");
    // Not met, because these criteria say so; and not met whatever they say.
    two_years(red(&["SUSP"]), two.clone(), both);
    two_years(red(&["SUSP"]), red(&[]), "");
    // Only together: two priorities would be needed in both years.
    let together = "In this result: 2024, priority 4 Pupil Achievement and priority 5 Pupil Engagement; 2025, \
                    priority 5 Pupil Engagement.";
    two_years(red(&["SUSP"]), red(&["SUSP"]), together);
    // Missed already, it adds nothing.
    let fifth =
        "In this result: 2024, priority 5 Pupil Engagement; 2025, priority 5 Pupil Engagement.";
    two_years(red(&["ELA", "MATH"]), red(&["SUSP"]), fifth);
    // Assistance hangs on one of 2025, and Pathway 2, for a charter of one group, on two of 2023 together.
    named(
        &[
            ("2023", red(&[])),
            ("2024", red(&["SUSP", "CCI"])),
            ("2025", red(&["ELA", "MATH", "CHRO"])),
        ],
        "In this result: 2023, priority 4 Pupil Achievement and priority 5 Pupil Engagement; 2025, priority 5 Pupil \
         Engagement.",
    );
    // What CDE itself says of the group rests on no criterion of ours; every level told does.
    two_years(json!({ "priorities": [4, 5] }), two.clone(), "");
    two_years(json!({ "priorities": [] }), two.clone(), "");
    two_years(json!({ "fewer_than_two": true }), two, both);
}
