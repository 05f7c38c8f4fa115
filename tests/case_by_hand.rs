//! How a case is read and what its levels flag, reasoned by hand: a line for each criterion of each year, with what
//! just misses it, and for each rule of reading. All judges must read it so.

use serde_json::{Map, Value, json};

use crate::{judges::answers, short_case::with_years};

/// Which state priorities these levels flag; everything else is told to be fine.
#[track_caller]
fn check_levels(years: &[u16], group: &str, levels: &str, flagged: &str) {
    for &year in years {
        let levels: Map<String, Value> = levels
            .split_whitespace()
            .map(|word| word.split_once('=').unwrap())
            .map(|(indicator, level)| (indicator.to_owned(), json!(level)))
            .collect();
        let entry = json!({ "groups_complete": true, "levels_complete": true, "groups": { group: { "levels": levels } } });
        let case = with_years([(year.to_string(), entry)]);
        for (judge, answer) in answers(&case, if year == 2019 { 2024 } else { 2025 }) {
            let priorities = &answer["years"][year.to_string()]["groups"][group]["priorities"];
            let met: String =
                ["4", "5", "6", "8"].into_iter().filter(|p| priorities[*p] == "met").collect();
            assert_eq!(met, flagged, "{judge}: {group} in {year}, of {levels:?}: {priorities}");
        }
    }
}

#[test]
fn criteria() {
    let colours = [2019, 2023, 2024, 2025];
    let recent = [2023, 2024, 2025];
    // 4 by both tests.
    check_levels(&colours, "HI", "ELA=red MATH=red", "4");
    check_levels(&colours, "HI", "ELA=red MATH=orange", "4");
    check_levels(&colours, "HI", "ELA=orange MATH=red", "4");
    check_levels(&colours, "HI", "ELA=orange MATH=orange", "");
    check_levels(&colours, "HI", "ELA=red MATH=yellow", "");
    check_levels(&colours, "HI", "ELA=red MATH=none", "");
    check_levels(&colours, "HI", "ELA=red", "");
    check_levels(&[2022], "HI", "ELA=very_low MATH=very_low", "4");
    check_levels(&[2022], "HI", "ELA=very_low MATH=low", "");
    check_levels(&[2022], "EL", "ELA=very_high MATH=very_high", "");
    check_levels(&colours, "EL", "ELA=red MATH=orange", "4");
    // 4 by English learner progress.
    check_levels(&[2019, 2022], "EL", "ELPI=very_low", "4");
    check_levels(&[2019, 2022], "EL", "ELPI=low", "");
    check_levels(&recent, "EL", "ELPI=red", "4");
    check_levels(&recent, "EL", "ELPI=orange", "");
    check_levels(&colours, "EL", "ELA=red MATH=red ELPI=none", "4");
    check_levels(&[2022, 2023, 2024, 2025], "HI", "SUSP=none ELA=none MATH=none", "");
    check_levels(&[2024], "LTEL", "ELPI=red", "4");
    check_levels(&[2024], "LTEL", "ELPI=orange", "");
    check_levels(&[2024], "LTEL", "ELA=red MATH=orange ELPI=blue", "4");
    check_levels(&[2025], "LTEL", "ELPI=red", "4");
    check_levels(&[2025], "LTEL", "ELPI=orange", "4");
    check_levels(&[2025], "LTEL", "ELPI=yellow", "");
    check_levels(&[2025], "LTEL", "ELA=red MATH=red ELPI=yellow", "");
    check_levels(&[2025], "LTEL", "ELA=red MATH=red", "");
    // 5, by either, and once.
    check_levels(&colours, "SWD", "GRAD=red CHRO=blue", "5");
    check_levels(&colours, "SWD", "GRAD=none CHRO=red", "5");
    check_levels(&colours, "SWD", "GRAD=red CHRO=red", "5");
    check_levels(&colours, "SWD", "GRAD=orange CHRO=orange", "");
    check_levels(&[2022], "SWD", "GRAD=very_low", "5");
    check_levels(&[2022], "SWD", "CHRO=very_high", "5");
    check_levels(&[2022], "SWD", "CHRO=very_low GRAD=very_high", "");
    // 6: a high suspension rate is the bad one.
    check_levels(&colours, "SWD", "SUSP=red", "6");
    check_levels(&colours, "SWD", "SUSP=orange", "");
    check_levels(&[2022], "SWD", "SUSP=very_high", "6");
    check_levels(&[2022], "SWD", "SUSP=very_low", "");
    check_levels(&[2022], "SWD", "SUSP=high", "");
    // 8: a status in 2023, not used in 2022.
    check_levels(&[2019, 2024, 2025], "SWD", "CCI=red", "8");
    check_levels(&[2019, 2024, 2025], "SWD", "CCI=orange", "");
    check_levels(&[2023], "SWD", "CCI=very_low", "8");
    check_levels(&[2023], "SWD", "CCI=low", "");
    check_levels(&[2022], "SWD", "CCI=very_low", "");
    // All.
    check_levels(&[2024, 2025], "SWD", "ELA=red MATH=red CHRO=red SUSP=red CCI=red", "4568");
}

/// What a year says of a group: whether it is counted, the priorities 4, 5, 6 and 8, and whether it meets two, each
/// `y`, `n` or `?`.
#[track_caller]
fn check_year(grades: &[&str], year: u16, entry: &Value, group: &str, expected: &str) {
    let mut case = with_years([(year.to_string(), entry.clone())]);
    case["school"] = json!({ "grades": grades });
    for (judge, answer) in answers(&case, if year == 2019 { 2024 } else { 2025 }) {
        let group = &answer["years"][year.to_string()]["groups"][group];
        let short = |value: &Value| match value.as_str() {
            Some("met") => 'y',
            Some("not_met") => 'n',
            Some("unknown") => '?',
            _ => panic!("{judge}: {value} in {answer:#}"),
        };
        let flags: String =
            ["4", "5", "6", "8"].iter().map(|p| short(&group["priorities"][p])).collect();
        let said = format!("{} {flags} {}", short(&group["counted"]), short(&group["meets"]));
        assert_eq!(said, expected, "{judge}: {year} {entry}");
    }
}

/// The same, of a charter of all grades and a year in which this group is told of. `beside`: which of the three
/// flags are set, and the local indicators missed for two years.
#[track_caller]
fn check_group(year: u16, beside: &str, group: &str, facts: &str, expected: &str) {
    check_year(&["k8", "9-12"], year, &told(beside, group, facts), group, expected);
}

fn told(beside: &str, group: &str, facts: &str) -> Value {
    let facts: Value = serde_json::from_str(facts).unwrap();
    let mut entry = json!({ "groups": { group: facts }, "local": {} });
    for word in beside.split_whitespace() {
        if word.chars().all(|c| c.is_ascii_digit()) {
            entry["local"][word] = json!("not_met_two_years");
        } else {
            entry[format!("{word}_complete")] = json!(true);
        }
    }
    entry
}

#[test]
fn a_dashboard_and_who_is_counted() {
    let check = |entry: Value, expected| check_year(&[], 2025, &entry, "SWD", expected);
    // Nothing told; nothing but a Dashboard; no Dashboard, whatever is beside it.
    check(Value::Null, "? ???? ?");
    check(json!({}), "? ???? ?");
    check(json!({ "published": true }), "? ???? ?");
    check(json!({ "published": false, "groups": { "SWD": { "priorities": [4, 5] } } }), "n nnnn n");
    // A flag says that there was a Dashboard.
    check(json!({ "groups_complete": true }), "n nnnn n");
    check(json!({ "levels_complete": true }), "? nnnn ?");
    check(json!({ "levels_complete": true, "local_complete": true }), "? nnnn n");
    // What is not known to the format says nothing.
    let unknown = json!({ "groups": { "ALL": { "priorities": [4, 5] } }, "local": { "9": "met" } });
    check(unknown, "? ???? ?");

    let check = |beside, facts, expected| check_group(2025, beside, "SWD", facts, expected);
    // Listed, not listed, and told outright.
    check("groups", "{}", "y ???? ?");
    check("groups", "null", "n nnnn n");
    check("groups", r#"{"counted": null}"#, "y ???? ?");
    check("groups", r#"{"counted": false}"#, "n nnnn n");
    check("", "{}", "? ???? ?");
    check("", r#"{"counted": true}"#, "y ???? ?");
    check("", r#"{"counted": false, "levels": {"SUSP": "red"}}"#, "n nnnn n");
    check("", r#"{"counted": false, "priorities": [4, 5]}"#, "n nnnn n");
    // Long-Term English Learners before 2024.
    check_group(2023, "", "LTEL", r#"{"counted": true, "priorities": [4, 5]}"#, "n nnnn n");
}

#[test]
fn levels() {
    let check = |beside, levels: &str, expected| {
        check_group(2025, beside, "SWD", &format!(r#"{{"levels": {levels}}}"#), expected);
    };
    check("", r#"{"SUSP": "red"}"#, "y ??y? ?");
    check("", r#"{"SUSP": "blue"}"#, "y ??n? ?");
    check("", r#"{"SUSP": "none"}"#, "? ??n? ?");
    check("", r#"{"SUSP": null}"#, "? ???? ?");
    check("", r#"{"ELA": "yellow"}"#, "y n??? ?");
    check("", r#"{"ELA": "orange"}"#, "y ???? ?");
    check("levels", r#"{"SUSP": "red"}"#, "y nnyn ?");
    check("levels local", r#"{"SUSP": "red"}"#, "y nnyn n");
    check("levels local", r#"{"SUSP": "red", "CCI": "red"}"#, "y nnyy y");
    let of = |year, beside, group, levels: &str, expected| {
        check_group(year, beside, group, &format!(r#"{{"levels": {levels}}}"#), expected);
    };
    // English learner progress can flag 4 where the tests cannot; for LTEL in 2025 nothing else can.
    of(2025, "", "EL", r#"{"ELA": "yellow"}"#, "y ???? ?");
    of(2025, "", "LTEL", r#"{"ELA": "red", "MATH": "red"}"#, "y ???? ?");
    of(2025, "levels", "LTEL", r#"{"ELA": "red"}"#, "y nnnn ?");
    // Words of the other vocabulary: unknown, even under `levels_complete`, and they show nothing.
    of(2025, "levels", "SWD", r#"{"SUSP": "very_high"}"#, "? nn?n ?");
    of(2022, "levels", "SWD", r#"{"SUSP": "red"}"#, "? nn?n n");
    of(2023, "levels", "SWD", r#"{"CCI": "red"}"#, "? nnn? ?");
    of(2019, "levels", "EL", r#"{"ELPI": "red"}"#, "? ?nnn ?");
    // What no criterion uses still shows that the group is counted.
    of(2022, "", "SWD", r#"{"CCI": "low"}"#, "y ???n ?");
    of(2022, "", "SWD", r#"{"CCI": "red"}"#, "? ???n ?");
}

#[test]
fn grades() {
    // What cannot apply is none, and shows nothing.
    let k8 = |facts, expected| check_year(&["k8"], 2025, &told("", "SWD", facts), "SWD", expected);
    k8(r#"{"levels": {"GRAD": "red"}}"#, "? ???n ?");
    k8(r#"{"levels": {"ELPI": "red"}}"#, "? ???n ?");
    k8(r#"{"levels": {"CHRO": "blue"}}"#, "y ?n?n ?");
    let high = |facts, expected| {
        check_year(&["9-12"], 2025, &told("", "SWD", facts), "SWD", expected);
    };
    high(r#"{"levels": {"CHRO": "red"}}"#, "? ???? ?");
    high(r#"{"levels": {"GRAD": "blue"}}"#, "y ?n?? ?");
    // A listed 8 stands all the same.
    k8(r#"{"priorities": [8]}"#, "y nnny ?");
}

#[test]
fn priorities() {
    let check = |year, beside, facts, expected| check_group(year, beside, "SWD", facts, expected);
    check(2025, "", r#"{"priorities": [4, 8]}"#, "y ynny y");
    check(2025, "", r#"{"priorities": []}"#, "? nnnn ?");
    check(2025, "groups", r#"{"priorities": []}"#, "y nnnn ?");
    // 8 is not used in 2022.
    check(2022, "", r#"{"priorities": [8]}"#, "? nnnn n");
    check(2022, "", r#"{"priorities": [4, 8]}"#, "y ynnn n");
    check(2022, "", r#"{"priorities": [8], "levels": {"SUSP": "very_high"}}"#, "y nnnn n");
    // They win over levels, and over `fewer_than_two`.
    check(2025, "", r#"{"priorities": [4], "levels": {"SUSP": "red"}}"#, "y ynnn ?");
    check(2025, "", r#"{"priorities": [], "levels": {"SUSP": "red"}}"#, "y nnnn ?");
    check(2025, "", r#"{"priorities": [4, 5], "fewer_than_two": true}"#, "y yynn y");
}

#[test]
fn fewer_than_two() {
    let check = |year, beside, facts, expected| check_group(year, beside, "SWD", facts, expected);
    check(2025, "", r#"{"fewer_than_two": true}"#, "? ???? ?");
    check(2022, "", r#"{"fewer_than_two": true, "counted": true}"#, "y ???n n");
    check(2025, "local", r#"{"fewer_than_two": true, "counted": true}"#, "y ???? n");
    check(2025, "local 1", r#"{"fewer_than_two": true, "counted": true}"#, "y ???? ?");
    check(2025, "levels", r#"{"fewer_than_two": true}"#, "? nnnn ?");
    check(2025, "local", r#"{"fewer_than_two": false, "counted": true}"#, "y ???? ?");
    // Levels replace it: any that can apply, even one whose word does not fit.
    check(2025, "local", r#"{"fewer_than_two": true, "levels": {"SUSP": "red"}}"#, "y ??y? ?");
    let k8 = |levels: &str, expected| {
        let facts = format!(r#"{{"fewer_than_two": true, "levels": {levels}}}"#);
        check_year(&["k8"], 2025, &told("groups local", "SWD", &facts), "SWD", expected);
    };
    k8("{}", "y ???n n");
    k8(r#"{"ELA": null, "SCIENCE": "red", "ELPI": "red", "GRAD": "red"}"#, "y ???n n");
    k8(r#"{"SUSP": "none"}"#, "y ??nn ?");
    k8(r#"{"SUSP": "low"}"#, "y ???n ?");
}

#[test]
fn local_indicators() {
    let check = |beside, expected| {
        check_group(2025, beside, "SWD", r#"{"priorities": [6]}"#, expected);
    };
    // They complete what a group has; the charter's own climate is the same priority as the suspension rate.
    check("", "y nnyn ?");
    check("local", "y nnyn n");
    check("local 6", "y nnyn n");
    check("local 7", "y nnyn y");
    check("7", "y nnyn y");
    // Missed once is not missed for two years; and what is left open, 6, would change nothing.
    let mut once = told("", "SWD", r#"{"priorities": [6]}"#);
    once["local"] = json!({ "1": "met", "2": "met", "3": "not_met", "7": "not_met" });
    check_year(&[], 2025, &once, "SWD", "y nnyn n");
}
