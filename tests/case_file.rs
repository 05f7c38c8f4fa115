//! The case file: what reading refuses and why, what it warns of, what it keeps, and what its facts come to.

use charter_pathways::{
    case::{self, MAX_NAME},
    report::evaluation::{Detail, evaluate},
    rules::{rule_set::RuleSet, terms::Year},
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

/// What the rules as of 2025 say of a case file.
fn judge(fields: &Value) -> Value {
    let rules = RuleSet::of(Year(2025)).unwrap();
    serde_json::from_str(&evaluate(&file(fields), &rules, Detail::Outcomes).unwrap()).unwrap()
}

#[test]
fn errors_name_the_place() {
    let check = |text: &str, expected: &str| {
        let error = case::file::read(text).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{text}\n  gives: {error}\n  not:   {expected}");
    };
    check("", "not JSON: EOF");
    check("{\"format\": \"charter-pathways/case\", \"version\": 1,", "not JSON: EOF");
    check("[]", "not a case file");
    check("{}", "format: is missing");
    check(r#"{"format": "a"}"#, "format: is not");
    check(r#"{"format": "charter-pathways/case"}"#, "version: must be");
    check(r#"{"format": "charter-pathways/case", "version": "1"}"#, "version: must be");
    check(r#"{"format": "charter-pathways/case", "version": 0}"#, "version: must be");
    check(
        r#"{"format": "charter-pathways/case", "version": 7}"#,
        "version: 7 was written by a newer",
    );
    check(&" ".repeat(1_000_001), "the file is longer than 1000000 bytes");
    check(&"[".repeat(100_000), "not JSON: recursion limit");

    let check = |fields: Value, expected: &str| check(&file(&fields), expected);
    check(json!({ "name": 3 }), "name: must be text");
    check(json!({ "name": "ä".repeat(MAX_NAME + 1) }), "name: has 121 characters");
    check(json!({ "school": [] }), "school: must be an object");
    check(json!({ "school": { "cds": 1_100_170 } }), "school.cds: must be text");
    check(
        json!({ "school": { "authorizer": "city" } }),
        "school.authorizer: \"city\" is not an auth",
    );
    check(json!({ "school": { "grades": "k8" } }), "school.grades: must be a list");
    check(json!({ "school": { "grades": ["k8", "k12"] } }), "school.grades.1: \"k12\" is not");
    check(json!({ "school": { "dass": "no" } }), "school.dass: must be true or false");
    check(json!({ "dashboards": { "2025": 1 } }), "dashboards.2025: must be an object");
    check(
        json!({ "dashboards": { "2017": { "published": 1 } } }),
        "dashboards.2017.published: must",
    );
    let year = |fields: Value| json!({ "dashboards": { "2025": fields } });
    check(
        year(json!({ "groups": { "SWD": { "levels": { "MATH": "read" } } } })),
        "dashboards.2025.groups.SWD.levels.MATH: \"read\" is not a level",
    );
    check(
        year(json!({ "groups": { "SWD": { "levels": { "MATH": 1 } } } })),
        "dashboards.2025.groups.SWD.levels.MATH: must be text",
    );
    check(
        year(json!({ "groups": { "SWD": { "priorities": [4, 7] } } })),
        "dashboards.2025.groups.SWD.priorities.1: is not 4, 5, 6 or 8",
    );
    check(
        year(json!({ "groups": { "SWD": { "priorities": [4.0] } } })),
        "dashboards.2025.groups.SWD.priorities.0: is not",
    );
    check(
        year(json!({ "local": { "6": "missed" } })),
        "dashboards.2025.local.6: \"missed\" is not",
    );
    check(
        json!({ "official": { "2025": { "status": "none" } } }),
        "official.2025.status: \"none\" is not an assistance status",
    );
    check(json!({ "assistance": { "given": 1 } }), "assistance.given: must be true or false");
    check(
        json!({ "provenance": { "2025/SWD/ELA": { "from": "heard" } } }),
        "provenance.2025/SWD/ELA.from: \"heard\" is not",
    );
    check(json!({ "judged": { "as_of": "2025" } }), "judged.as_of: must be a whole number");
    check(json!({ "as_of": "2025" }), "as_of: must be a whole number");
    check(json!({ "as_of": 202_500 }), "as_of: is not a year");
}

#[test]
fn what_is_not_used_is_told() {
    let check = |fields: Value, expected: &[&str]| {
        let warnings = judge(&fields)["warnings"].as_array().unwrap().clone();
        let paths: Vec<_> =
            warnings.iter().map(|w| w.as_str().unwrap().split(": ").next().unwrap()).collect();
        assert_eq!(paths, expected, "{fields}: {warnings:?}");
    };
    let year = |fields: Value| json!({ "dashboards": { "2025": fields } });
    check(json!({}), &[]);
    check(
        json!({ "dashboards": { "2021": 3, "2016": {} } }),
        &["dashboards.2016", "dashboards.2021"],
    );
    check(json!({ "dashboards": { "02025": {} } }), &["dashboards.02025"]);
    check(year(json!({ "groups": { "ALL": 1 } })), &["dashboards.2025.groups.ALL"]);
    check(year(json!({ "groups": { "EL": null } })), &[]);
    check(
        year(json!({ "groups": { "EL": { "levels": { "SCIENCE": "red", "ELA": null } } } })),
        &["dashboards.2025.groups.EL.levels.SCIENCE"],
    );
    check(
        year(json!({ "local": { "9": "met", "06": "met" } })),
        &["dashboards.2025.local.06", "dashboards.2025.local.9"],
    );
    check(year(json!({ "published": false, "groups": {} })), &["dashboards.2025"]);
    check(
        year(json!({ "groups": { "EL": { "counted": false, "levels": { "ELA": "red" } } } })),
        &["dashboards.2025.groups.EL"],
    );
    for told in [json!({ "priorities": [] }), json!({ "fewer_than_two": true })] {
        let mut group = told;
        group["counted"] = json!(false);
        check(year(json!({ "groups": { "EL": group } })), &["dashboards.2025.groups.EL"]);
    }
    check(year(json!({ "groups": { "EL": { "counted": false, "fewer_than_two": false } } })), &[]);
    check(
        year(json!({ "groups": { "HI": { "levels": { "ELPI": "red", "ELA": "very_low" } } } })),
        &["dashboards.2025.groups.HI.levels.ELA", "dashboards.2025.groups.HI.levels.ELPI"],
    );
    check(
        json!({ "school": { "grades": ["k8"] },
                "dashboards": { "2025": { "groups": { "HI": { "levels": { "GRAD": "red" } } } } } }),
        &["dashboards.2025.groups.HI.levels.GRAD"],
    );
    check(json!({ "dashboards": { "2022": { "groups": { "LTEL": {} } } } }), &[]);
    check(
        json!({ "dashboards": { "2022": { "groups": { "LTEL": { "counted": true } } } } }),
        &["dashboards.2022.groups.LTEL"],
    );
    check(
        json!({ "dashboards": { "2022": { "local": { "6": "met" },
                                          "groups": { "HI": { "priorities": [8] } } } } }),
        &["dashboards.2022.groups.HI.priorities", "dashboards.2022.local"],
    );
    check(
        year(json!({ "groups": { "HI": { "priorities": [4], "levels": { "SUSP": "red" } } } })),
        &["dashboards.2025.groups.HI.priorities"],
    );
    check(
        year(json!({ "groups": { "HI": { "priorities": [6], "levels": { "SUSP": "red" } } } })),
        &[],
    );
    check(
        year(
            json!({ "groups": { "HI": { "fewer_than_two": true, "levels": { "SUSP": "red" } } } }),
        ),
        &["dashboards.2025.groups.HI.fewer_than_two"],
    );
}

#[test]
fn the_last_of_two_keys_wins_with_a_warning() {
    let text = r#"{"format": "charter-pathways/case", "version": 1,
        "name": "first", "school": {"dass": true, "dass": false}, "name": "last"}"#;
    let (case, warnings) = case::file::read(text).unwrap();
    assert_eq!((case.name.as_str(), case.school.dass), ("last", Some(false)));
    let warnings: Vec<_> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "school.dass: is given twice; the last one is used",
            "name: is given twice; the last one is used",
        ]
    );
}

#[test]
fn a_warning_says_why() {
    let check = |group: Value, expected: &str| {
        let fields = json!({ "school": { "grades": ["k8"] },
                             "dashboards": { "2025": { "groups": { "HI": group } } } });
        let warnings = judge(&fields)["warnings"].clone();
        let warning = warnings[0].as_str().unwrap();
        assert!(warning.contains(expected), "{fields}: {warning}");
    };
    check(json!({ "levels": { "ELPI": "red" } }), "for English learner groups only");
    check(json!({ "levels": { "GRAD": "red" } }), "to the grades that the school serves");
    check(json!({ "levels": { "ELA": "low" } }), "\"low\" was not published");
}

#[test]
fn a_double_key_is_named_wherever_it_is() {
    let text = r#"{"format": "charter-pathways/case", "version": 1, "name": "a:b\": {}\\",
        "x": [0, [1, {"y": "z:"}, {"a": 1, "b": {"c\u0031": 2, "c1": 3}, "a": 4}]]}"#;
    let (_, warnings) = case::file::read(text).unwrap();
    let places: Vec<&str> = warnings.iter().map(|w| w.path.as_str()).collect();
    assert_eq!(places, ["x.1.2.b.c1", "x.1.2.a"]);
}

#[test]
fn of_very_many_double_keys_the_first_are_named() {
    let warnings = |many: usize| {
        let keys = r#""k": 0, "#.repeat(many);
        let text = format!(r#"{{"format": "charter-pathways/case", "version": 1, {keys} "k": 1}}"#);
        let (_, warnings) = case::file::read(&text).unwrap();
        (warnings.len(), warnings.last().unwrap().to_string())
    };
    assert_eq!(warnings(99), (99, "k: is given twice; the last one is used".to_owned()));
    let told = "the file: may have more keys that are given twice; these are the first";
    assert_eq!(warnings(100), (101, told.to_owned()));
    assert_eq!(warnings(10_000), (101, told.to_owned()));
}

#[test]
fn anything_told_of_a_year_shows_that_it_had_a_dashboard() {
    let rules = RuleSet::of(Year(2025)).unwrap();
    let check = |fields: Value, published: Option<bool>| {
        let (case, _) =
            case::file::read(&file(&json!({ "dashboards": { "2025": fields } }))).unwrap();
        let (facts, _) = case::facts::facts(&case, &rules);
        assert_eq!(facts.year(Year(2025)).unwrap().published, published, "{fields}");
    };
    check(json!({}), None);
    check(json!({ "note": 1 }), None);
    for field in ["groups_complete", "levels_complete", "local_complete"] {
        check(json!({ field: false }), Some(true));
    }
    for field in ["groups", "local"] {
        check(json!({ field: {} }), Some(true));
        check(json!({ field: {}, "published": false }), Some(false));
    }
}

#[test]
fn implied_facts() {
    let group = |year: &str, code: &str, dashboard: Value| {
        let judged = judge(&json!({ "dashboards": { year: dashboard } }));
        judged["years"][year]["groups"][code]["counted"].as_str().unwrap().to_owned()
    };
    let check = |year: &str, code: &str, dashboard: Value, expected: &str| {
        assert_eq!(group(year, code, dashboard.clone()), expected, "{year} {code} {dashboard}");
    };
    check("2025", "EL", json!({}), "unknown");
    check("2025", "EL", json!({ "published": false }), "not_met");
    check("2025", "EL", json!({ "groups": { "EL": {} } }), "unknown");
    check("2025", "EL", json!({ "groups": { "EL": {} }, "groups_complete": true }), "met");
    check("2025", "EL", json!({ "groups": { "EL": null }, "groups_complete": true }), "not_met");
    check("2025", "EL", json!({ "groups_complete": true }), "not_met");
    check("2025", "EL", json!({ "groups": { "EL": { "levels": { "ELPI": "blue" } } } }), "met");
    check("2025", "EL", json!({ "groups": { "EL": { "levels": { "ELPI": "none" } } } }), "unknown");
    check("2025", "EL", json!({ "groups": { "EL": { "levels": { "ELPI": "low" } } } }), "unknown");
    check("2025", "EL", json!({ "groups": { "EL": { "priorities": [] } } }), "unknown");
    check("2025", "EL", json!({ "groups": { "EL": { "priorities": [5] } } }), "met");
    check("2025", "EL", json!({ "groups": { "EL": { "fewer_than_two": true } } }), "unknown");
    check(
        "2025",
        "EL",
        json!({ "groups": { "EL": { "counted": false, "priorities": [5] } } }),
        "not_met",
    );
    check("2025", "LTEL", json!({ "groups": { "LTEL": { "levels": { "ELA": "red" } } } }), "met");
    check(
        "2022",
        "LTEL",
        json!({ "groups": { "LTEL": { "levels": { "ELA": "low" } } } }),
        "not_met",
    );
    check("2022", "HI", json!({ "groups": { "HI": { "levels": { "CCI": "low" } } } }), "met");
    check("2022", "HI", json!({ "groups": { "HI": { "priorities": [8] } } }), "unknown");
}

#[test]
fn what_is_just_not_too_long_is_read() {
    let name = "é".repeat(MAX_NAME);
    let text = file(&json!({ "name": name, "school": { "name": name } }));
    let padded = format!("{text}{}", " ".repeat(case::file::MAX_BYTES - text.len()));
    let (case, _) = case::file::read(&padded).unwrap();
    assert_eq!((&case.name, &case.school.name), (&name, &name));
    let error = case::file::read(&format!("{padded} ")).unwrap_err().to_string();
    assert_eq!(error, "the file is longer than 1000000 bytes, the most that a case file has");
}

#[test]
fn a_long_text_is_cut_in_a_message() {
    let check = |word: &str, quoted: &str| {
        let text = file(&json!({ "school": { "authorizer": word } }));
        let error = case::file::read(&text).unwrap_err().to_string();
        assert!(error.contains(quoted), "{error}");
    };
    check(&"é".repeat(40), &format!("\"{}\"", "é".repeat(40)));
    check(&"é".repeat(41), &format!("\"{}…\"", "é".repeat(40)));
}

#[test]
fn null_is_absent_everywhere() {
    let fields = json!({ "name": null, "school": { "name": null, "grades": null, "authorizer": null },
        "dashboards": { "2025": { "published": null, "groups": { "EL": { "counted": null, "levels": null,
            "priorities": null, "fewer_than_two": null } }, "local": { "1": null } }, "2024": null },
        "official": null, "assistance": { "given": null }, "provenance": null, "judged": null });
    let judged = judge(&fields);
    assert_eq!(judged["warnings"], json!([]));
    assert_eq!(judged["years"]["2025"]["groups"]["EL"]["counted"], "unknown");
}
