//! The case file as it is written: whole whatever it was read from, and with everything that reading did not know.

use charter_pathways::{
    case::{self, Case, Dashboard, facts::facts},
    rules::{
        rule_set::RuleSet,
        terms::{Group, Indicator, Year},
    },
};
use serde_json::{Value, json};

/// A case file with these fields beside the two that every one has.
fn file(fields: &Value) -> String {
    let mut document = json!({ "format": "charter-pathways/case", "version": 1 });
    for (key, value) in fields.as_object().unwrap() {
        document[key] = value.clone();
    }
    document.to_string()
}

#[test]
fn writing_keeps_what_reading_does_not_know() {
    let check = |fields: Value| {
        let text = file(&fields);
        let (case, _) = case::file::read(&text).unwrap();
        let written: Value = serde_json::from_str(&case::file::write(&case)).unwrap();
        assert_eq!(written, serde_json::from_str::<Value>(&text).unwrap());
    };
    check(json!({}));
    check(json!({ "name": "<b>\u{1f393} \"naïve\"</b>", "colour": { "deep": [1, 2.50, null] } }));
    check(json!({ "school": { "name": "S", "cds": "01100170112607", "county": "Alameda",
        "authorizer": "county", "grades": ["k8", "9-12"], "dass": false, "mascot": "owl" } }));
    check(json!({ "dashboards": {
        "2025": { "published": true, "groups_complete": true, "levels_complete": false, "note": "x",
            "groups": { "SWD": { "counted": true, "levels": { "ELA": "red", "SCIENCE": "low" } },
                        "EL": { "counted": false }, "AA": { "priorities": [4, 6] },
                        "HI": { "fewer_than_two": true }, "WH": {}, "ALL": { "levels": {} } },
            "local": { "1": "met", "3": "not_met", "6": "not_met_two_years", "9": "met" },
            "local_complete": true },
        "2024": { "published": false }, "2022": {}, "2021": { "a": 1 }, "02025": { "note": "x" }, "+2024": {} } }));
    check(
        json!({ "official": { "2025": { "status": "differentiated", "ec47607": false, "methods": [1] }, "02025": {} },
        "assistance": { "given": true, "provider": "county_office", "county_requests": false },
        "provenance": { "2025/SWD/ELA": { "from": "file", "file": "a.txt", "row": 12 } },
        "judged": { "rules": "2025", "as_of": 2025, "pathway_2_test": "not_met" } }),
    );
}

/// Taking back all that the case knows of something leaves what it does not know, but nothing that would say more than was told.
#[test]
fn what_is_taken_back_leaves_what_reading_does_not_know() {
    let check = |dashboard: Value, change: fn(&mut Dashboard), kept: Value| {
        let (mut case, _) =
            case::file::read(&file(&json!({ "dashboards": { "2025": dashboard } }))).unwrap();
        case.change_dashboard(Year(2025), change);
        let written = case::file::write(&case);
        let fields: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(fields["dashboards"]["2025"], kept, "{dashboard}");
        let (again, _) = case::file::read(&written).unwrap();
        let told = |case: &Case| {
            let facts = facts(case, &RuleSet::newest()).0;
            facts.year(Year(2025)).cloned().unwrap_or_default()
        };
        assert_eq!(told(&again), told(&case), "{dashboard}");
    };
    let note = || json!({ "note": "x" });
    check(json!({ "published": true, "note": "x" }), |d| d.published = None, note());
    check(
        json!({ "groups": { "EL": { "levels": { "ELA": "red" } } }, "note": "x" }),
        |d| d.set_level(Group::EL, Indicator::ELA, None),
        note(),
    );
    // By itself the list would say that there is a Dashboard.
    check(
        json!({ "groups": { "EL": { "levels": { "ELA": "red" } }, "ALL": {} }, "note": "x" }),
        |d| d.set_level(Group::EL, Indicator::ELA, None),
        note(),
    );
    check(
        json!({ "published": true, "groups": { "EL": { "levels": { "ELA": "red" } }, "ALL": {} } }),
        |d| d.set_level(Group::EL, Indicator::ELA, None),
        json!({ "published": true, "groups": { "ALL": {} } }),
    );
    check(
        json!({ "published": true, "local": { "3": "not_met_two_years", "9": "met" } }),
        |d| d.local = None,
        json!({ "published": true, "local": { "9": "met" } }),
    );
    check(
        json!({ "levels_complete": true, "local": { "3": "met", "9": "met" } }),
        |d| d.local = None,
        json!({ "levels_complete": true, "local": { "9": "met" } }),
    );
    check(json!({ "local": { "3": "met", "9": "met" } }), |d| d.local = None, Value::Null);
}

/// What the case knows, laid over the document that another case was read from.
fn laid_over(document: &Case, of: &Case) -> Case {
    let mut laid = document.clone();
    let Case { name, school, dashboards, official, assistance, as_of, judged, .. } = of.clone();
    (laid.name, laid.school, laid.dashboards, laid.official) = (name, school, dashboards, official);
    (laid.assistance, laid.as_of, laid.judged) = (assistance, as_of, judged);
    laid
}

#[test]
fn a_case_is_written_whole_over_any_document() {
    let fields = [
        json!({}),
        json!({ "name": "N", "as_of": 2024,
            "school": { "name": "S", "cds": "01100170112607", "county": "Alameda",
                "authorizer": "county", "grades": ["k8"], "dass": false },
            "dashboards": {
                "2025": { "published": true, "groups_complete": true, "levels_complete": false,
                    "groups": { "SWD": { "counted": true, "levels": { "ELA": "red" } },
                        "EL": { "counted": false }, "AA": { "priorities": [4, 6] }, "HI": { "fewer_than_two": true } },
                    "local": { "1": "met", "3": "not_met", "6": "not_met_two_years" }, "local_complete": true },
                "2024": { "published": false } },
            "official": { "2025": { "status": "differentiated", "ec47607": false } },
            "assistance": { "given": true, "provider": "county_office", "declining": true,
                "geographic_lead_agrees": false, "county_requests": false, "state_superintendent_determines": true },
            "judged": { "rules": "2025", "as_of": 2025, "differentiated_assistance": "met", "pathway_2_test": "not_met" } }),
        json!({ "school": { "name": "T", "grades": ["9-12"] },
            "dashboards": { "2025": { "groups": { "AA": { "levels": { "MATH": "orange", "SUSP": "none" } } } },
                "2023": { "local": { "2": "met" } } },
            "official": { "2024": { "status": "general" } } }),
    ];
    let cases: Vec<Case> =
        fields.iter().map(|fields| case::file::read(&file(fields)).unwrap().0).collect();
    for (document, under) in cases.iter().zip(&fields) {
        for (of, over) in cases.iter().zip(&fields) {
            let written = case::file::write(&laid_over(document, of));
            let (again, _) = case::file::read(&written).unwrap();
            assert_eq!(laid_over(of, &again), *of, "{over:#} over {under:#}");
        }
    }
    let nothing = case::file::write(&Case::default());
    assert_eq!(
        serde_json::from_str::<Value>(&nothing).unwrap(),
        json!({ "format": "charter-pathways/case", "version": 1 })
    );
}

#[test]
fn numbers_that_are_not_ours_keep_their_digits() {
    let text =
        r#"{"format": "charter-pathways/case", "version": 1, "id": 12345678901234567890123.10}"#;
    let (case, _) = case::file::read(text).unwrap();
    assert!(case::file::write(&case).contains("12345678901234567890123.10"));
}
