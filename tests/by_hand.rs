//! Answers reasoned by hand, one line of reason each: what the rules mean where two readings, two years or two
//! flags part. Both judges must give them.

mod oracle;

use serde_json::{Map, Value, json};

fn answers(case: &Value, as_of: u16) -> Vec<(&'static str, Value)> {
    let wide = oracle::wide::answer(case, as_of).expect("few enough local results open");
    let mut answers = vec![("the oracle, in counts", wide)];
    answers.extend(oracle::answer(case, as_of).map(|answer| ("the oracle", answer)));
    answers
}

/// A case with nothing left open, in short: one year a line, `GROUP=priorities` for each counted group, `L=` for
/// the local priorities missed for two years. A year without a line has no Dashboard.
fn settled(text: &str) -> Value {
    let digits =
        |s: &str| -> Vec<u64> { s.chars().map(|c| c.to_digit(10).unwrap().into()).collect() };
    let mut years = vec![];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split_whitespace();
        let year = words.next().unwrap();
        let (mut groups, mut local) = (Map::new(), Map::new());
        for (name, listed) in words.map(|word| word.split_once('=').unwrap()) {
            if name == "L" {
                local = digits(listed)
                    .iter()
                    .map(|n| (n.to_string(), json!("not_met_two_years")))
                    .collect();
            } else {
                groups.insert(name.to_owned(), json!({ "priorities": digits(listed) }));
            }
        }
        let entry = json!({
            "groups_complete": true, "groups": groups, "local_complete": true, "local": local,
        });
        years.push((year.to_owned(), entry));
    }
    with_years(years)
}

/// A case of these years, every other one without a Dashboard.
fn with_years(years: impl IntoIterator<Item = (String, Value)>) -> Value {
    let none = |year: u16| (year.to_string(), json!({ "published": false }));
    let mut dashboards: Map<String, Value> =
        [2019, 2022, 2023, 2024, 2025].map(none).into_iter().collect();
    dashboards.extend(years);
    json!({ "format": "charter-pathways/case", "version": 1, "dashboards": dashboards })
}

/// `expected` is the outcome, then the readings on which it depends.
#[track_caller]
fn check_test(case: &Value, as_of: u16, test: &str, expected: &str) {
    for (judge, answer) in answers(case, as_of) {
        let test_answer = &answer[test];
        let readings =
            test_answer["depends_on"].as_array().unwrap().iter().map(|r| r.as_str().unwrap());
        let outcome = test_answer["outcome"].as_str().unwrap();
        let said: Vec<&str> = [outcome].into_iter().chain(readings).collect();
        assert_eq!(said.join(" "), expected, "{judge}, {test} as of {as_of} of {case:#}");
    }
}

#[track_caller]
fn check_da(as_of: u16, text: &str, expected: &str) {
    check_test(&settled(text), as_of, "differentiated_assistance", expected);
}

#[track_caller]
fn check_p2(as_of: u16, text: &str, expected: &str) {
    check_test(&settled(text), as_of, "pathway_2_test", expected);
}

#[test]
fn differentiated_assistance() {
    // The same group in both years: nothing to read in two ways.
    check_da(2025, "2024 SWD=45 \n 2025 SWD=68", "met");
    check_da(2024, "2023 SWD=45 \n 2024 SWD=68", "met");
    // One priority is one, in however many years.
    check_da(2025, "2022 SWD=4 \n 2023 SWD=4 \n 2024 SWD=4 \n 2025 SWD=4", "not_met");
    // Another group in each year.
    check_da(2025, "2024 SWD=45 EL= \n 2025 SWD= EL=45", "not_met da-groups");
    // Two years, not consecutive.
    check_da(2025, "2022 SWD=45 \n 2023 SWD= \n 2024 SWD= \n 2025 SWD=45", "not_met da-years");
    check_da(2024, "2019 SWD=45 \n 2022 SWD=45 \n 2023 SWD= \n 2024 SWD=", "not_met da-years");
    // 2019 is outside the window of 2025.
    check_da(2025, "2019 SWD=45 \n 2025 SWD=45", "not_met");
    // Another group and another year: only both other readings together reach it.
    check_da(
        2025,
        "2022 SWD=45 EL= \n 2024 SWD= EL= \n 2025 SWD= EL=45",
        "not_met da-groups da-years",
    );
    // A local priority completes a group's two in one year.
    check_da(2025, "2024 SWD=4 L=6 \n 2025 SWD=45", "met da-local");
    // A red suspension rate and a missed local climate indicator are one priority.
    check_da(2025, "2024 SWD=6 L=6 \n 2025 SWD=45", "not_met");
    check_da(2025, "2024 SWD=6 L=67 \n 2025 SWD=45", "met da-groups da-local");
    // Two local priorities in both years are enough, with or without groups.
    check_da(2025, "2024 SWD= L=13 \n 2025 SWD= L=27", "met");
    check_da(2025, "2024 L=13 \n 2025 L=27", "met");
    // Two local priorities in one year, two of a group in the other: by the default every counted group meets the
    // first year. Where local indicators count by themselves only, no half holds in both years, but each year
    // passes the year test.
    check_da(2025, "2024 SWD= L=13 \n 2025 SWD=45", "met da-groups da-local");
    // The same, and the group was not counted when the local priorities were missed.
    check_da(2025, "2024 L=13 \n 2025 SWD=45", "not_met da-groups");
    // Local indicators were not used in 2022: with all readings taken the other way this is still one year.
    check_da(2025, "2022 SWD=4 L=13 \n 2025 SWD= L=13", "not_met");
    // The same in 2023 is two years, but they are not consecutive.
    check_da(2025, "2023 SWD=4 L=13 \n 2025 SWD= L=13", "not_met da-years");
    // There was no group of Long-Term English Learners before 2024.
    check_da(2024, "2023 LTEL=45 \n 2024 LTEL=45", "not_met");
    check_da(2025, "2024 LTEL=45 \n 2025 LTEL=45", "met");
    // No Dashboard in Y.
    check_da(2025, "2023 SWD=45 \n 2024 SWD=45", "not_met da-years");
}

#[test]
fn pathway_2() {
    // Three groups, three years, the three not being Y; two priorities each.
    let three = "2022 AA=45 HI=45 SED=45 \n 2023 AA=45 HI=45 SED=45 \n 2024 AA=45 HI=45 SED=45";
    check_p2(2025, &format!("{three} \n 2025 AA= HI= SED="), "met p2-priorities");
    // As of 2024 it is the same, and 2024 is Y.
    check_p2(2024, three, "met p2-priorities");
    // Three priorities each: nothing to read in two ways.
    check_p2(
        2025,
        "2023 AA=456 HI=458 SED=568 \n 2024 AA=456 HI=458 SED=568 \n 2025 AA=456 HI=458 SED=568",
        "met",
    );
    // Three groups in each of three years, AA alone in all three.
    let in_turn = "2023 AA=45 HI=45 SED=45 SWD= \n 2024 AA=45 HI=45 SED= SWD=45 \n 2025 AA=45 HI= SED=45 SWD=45";
    check_p2(2025, in_turn, "not_met p2-priorities p2-groups");
    // Two years are not three; nor are two groups of three counted.
    check_p2(2025, "2024 AA=456 HI=456 SED=456 \n 2025 AA=456 HI=456 SED=456", "not_met");
    check_p2(
        2025,
        "2023 AA=456 HI=456 SED= \n 2024 AA=456 HI=456 SED= \n 2025 AA=456 HI=456 SED=",
        "not_met",
    );
    // Seven counted groups of which two are flagged in three years: not a small charter.
    check_p2(
        2025,
        "2023 AA=456 HI=456 \n 2024 AA=456 HI=456 \n 2025 AA=456 HI=456 WH= AS= SED= SWD= EL=",
        "not_met",
    );
    // The three groups need not be counted in Y, but c >= 3 must be others then.
    check_p2(2025, &format!("{three} \n 2025 WH= AS= FI="), "met p2-priorities");
    // With one counted in Y, that one decides; without the clause the three groups do. With p2-groups = other, in
    // each of the three years every counted group meets it.
    check_p2(2025, &format!("{three} \n 2025 WH="), "not_met p2-priorities p2-groups p2-small");
    // With none counted in Y the law does not speak; without the clause the three groups still do.
    check_p2(2025, &format!("{three} \n 2025"), "not_met p2-priorities p2-small");
    check_p2(2025, three, "not_met p2-priorities p2-small");
    // A small charter: both of its groups.
    check_p2(
        2025,
        "2023 AA=45 HI=45 \n 2024 AA=45 HI=45 \n 2025 AA=45 HI=45",
        "met p2-priorities p2-small",
    );
    // One of two groups was counted in two of the years only: it cannot have three. With p2-groups = other every
    // group that was counted met it in each year.
    check_p2(
        2025,
        "2023 AA=45 \n 2024 AA=45 HI=45 \n 2025 AA=45 HI=45",
        "not_met p2-priorities p2-groups p2-small",
    );
    // Counted and clean in one of them: not even then.
    check_p2(2025, "2023 AA=45 HI= \n 2024 AA=45 HI=45 \n 2025 AA=45 HI=45", "not_met");
    // Long-Term English Learners have results from 2024 only.
    check_p2(
        2025,
        "2023 EL=45 \n 2024 EL=45 LTEL=45 \n 2025 EL=45 LTEL=45",
        "not_met p2-priorities p2-groups p2-small",
    );
    // 2019 is one of the three.
    check_p2(
        2024,
        "2019 AA=458 HI=458 SED=458 \n 2022 AA=456 HI=456 SED=456 \n 2023 AA=456 HI=456 SED=456 \n 2024 AA= HI= SED=",
        "met p2-window",
    );
    // 8 is not used in 2022, so these have two there and three elsewhere.
    check_p2(
        2025,
        "2022 AA=458 HI=458 SED=458 \n 2023 AA=458 HI=458 SED=458 \n 2024 AA=458 HI=458 SED=458 \n 2025 AA= HI= SED=",
        "met p2-priorities",
    );
    // Local priorities beside the state ones: one and one.
    check_p2(
        2025,
        "2023 AA=4 HI=4 SED=4 L=6 \n 2024 AA=4 HI=4 SED=4 L=6 \n 2025 AA=4 HI=4 SED=4 L=6",
        "not_met p2-priorities p2-local",
    );
    // Local priorities alone: two of them complete every counted group.
    check_p2(
        2025,
        "2023 AA= HI= SED= L=12 \n 2024 AA= HI= SED= L=12 \n 2025 AA= HI= SED= L=12",
        "not_met p2-priorities p2-local",
    );
    // Nothing at all.
    check_p2(2025, "", "not_met");
}

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

/// What a year of a case says of a group: counted, the priorities 4, 5, 6 and 8, and whether it meets two, each
/// `y`, `n` or `?`.
#[track_caller]
fn check_group(grades: &[&str], year: u16, entry: &str, group: &str, expected: &str) {
    let entry: Value = serde_json::from_str(entry).unwrap();
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
        assert_eq!(said, expected, "{judge}: {entry}");
    }
}

#[test]
fn reading_a_case() {
    let check = |year, entry: &str, group, expected| check_group(&[], year, entry, group, expected);
    // Nothing told; nothing but a Dashboard; no Dashboard, whatever is beside it.
    check(2025, "null", "SWD", "? ???? ?");
    check(2025, "{}", "SWD", "? ???? ?");
    check(2025, r#"{"published": true}"#, "SWD", "? ???? ?");
    check(
        2025,
        r#"{"published": false, "groups": {"SWD": {"priorities": [4, 5]}}}"#,
        "SWD",
        "n nnnn n",
    );
    // Listed and not listed.
    check(2025, r#"{"groups_complete": true}"#, "SWD", "n nnnn n");
    check(2025, r#"{"groups_complete": true, "groups": {"SWD": {}}}"#, "SWD", "y ???? ?");
    check(2025, r#"{"groups_complete": true, "groups": {"SWD": null}}"#, "SWD", "n nnnn n");
    check(
        2025,
        r#"{"groups_complete": true, "groups": {"SWD": {"counted": null}}}"#,
        "SWD",
        "y ???? ?",
    );
    check(
        2025,
        r#"{"groups_complete": true, "groups": {"SWD": {"counted": false}}}"#,
        "SWD",
        "n nnnn n",
    );
    check(2025, r#"{"groups": {"SWD": {}}}"#, "SWD", "? ???? ?");
    check(2025, r#"{"groups": {"SWD": {"counted": true}}}"#, "SWD", "y ???? ?");
    // Levels.
    check(2025, r#"{"groups": {"SWD": {"levels": {"SUSP": "red"}}}}"#, "SWD", "y ??y? ?");
    check(2025, r#"{"groups": {"SWD": {"levels": {"SUSP": "blue"}}}}"#, "SWD", "y ??n? ?");
    check(2025, r#"{"groups": {"SWD": {"levels": {"SUSP": "none"}}}}"#, "SWD", "? ??n? ?");
    check(2025, r#"{"groups": {"SWD": {"levels": {"SUSP": null}}}}"#, "SWD", "? ???? ?");
    check(2025, r#"{"groups": {"SWD": {"levels": {"ELA": "yellow"}}}}"#, "SWD", "y n??? ?");
    check(2025, r#"{"groups": {"SWD": {"levels": {"ELA": "orange"}}}}"#, "SWD", "y ???? ?");
    check(2025, r#"{"groups": {"EL": {"levels": {"ELA": "yellow"}}}}"#, "EL", "y ???? ?");
    check(
        2025,
        r#"{"groups": {"LTEL": {"levels": {"ELA": "red", "MATH": "red"}}}}"#,
        "LTEL",
        "y ???? ?",
    );
    check(
        2025,
        r#"{"groups": {"LTEL": {"levels": {"ELA": "red"}}}, "levels_complete": true}"#,
        "LTEL",
        "y nnnn ?",
    );
    check(
        2025,
        r#"{"levels_complete": true, "groups": {"SWD": {"levels": {"SUSP": "red"}}}}"#,
        "SWD",
        "y nnyn ?",
    );
    check(2025, r#"{"levels_complete": true}"#, "SWD", "? nnnn ?");
    check(2025, r#"{"levels_complete": true, "local_complete": true}"#, "SWD", "? nnnn n");
    check(
        2025,
        r#"{"groups": {"SWD": {"counted": false, "levels": {"SUSP": "red"}}}}"#,
        "SWD",
        "n nnnn n",
    );
    // Words of the other vocabulary: unknown, even under `levels_complete`, and they show nothing.
    check(
        2025,
        r#"{"levels_complete": true, "groups": {"SWD": {"levels": {"SUSP": "very_high"}}}}"#,
        "SWD",
        "? nn?n ?",
    );
    check(
        2022,
        r#"{"levels_complete": true, "groups": {"SWD": {"levels": {"SUSP": "red"}}}}"#,
        "SWD",
        "? nn?n n",
    );
    check(
        2023,
        r#"{"levels_complete": true, "groups": {"SWD": {"levels": {"CCI": "red"}}}}"#,
        "SWD",
        "? nnn? ?",
    );
    check(
        2019,
        r#"{"levels_complete": true, "groups": {"EL": {"levels": {"ELPI": "red"}}}}"#,
        "EL",
        "? ?nnn ?",
    );
    // What no criterion uses still shows that the group is counted.
    check(2022, r#"{"groups": {"SWD": {"levels": {"CCI": "low"}}}}"#, "SWD", "y ???n ?");
    check(2022, r#"{"groups": {"SWD": {"levels": {"CCI": "red"}}}}"#, "SWD", "? ???n ?");
    // What cannot apply is none, and shows nothing.
    let k8 = |entry: &str, group, expected| check_group(&["k8"], 2025, entry, group, expected);
    k8(r#"{"groups": {"SWD": {"levels": {"GRAD": "red"}}}}"#, "SWD", "? ???n ?");
    k8(r#"{"groups": {"SWD": {"levels": {"ELPI": "red"}}}}"#, "SWD", "? ???n ?");
    k8(r#"{"groups": {"SWD": {"counted": true, "levels": {"CHRO": "blue"}}}}"#, "SWD", "y ?n?n ?");
    k8(r#"{"groups": {"SWD": {"priorities": [8]}}}"#, "SWD", "y nnny ?");
    let high = |entry: &str, expected| check_group(&["9-12"], 2025, entry, "SWD", expected);
    high(r#"{"groups": {"SWD": {"levels": {"CHRO": "red"}}}}"#, "? ???? ?");
    high(r#"{"groups": {"SWD": {"levels": {"GRAD": "blue"}}}}"#, "y ?n?? ?");
    // Priorities.
    check(2025, r#"{"groups": {"SWD": {"priorities": [4, 8]}}}"#, "SWD", "y ynny y");
    check(2025, r#"{"groups": {"SWD": {"priorities": []}}}"#, "SWD", "? nnnn ?");
    check(
        2025,
        r#"{"groups": {"SWD": {"priorities": []}}, "groups_complete": true}"#,
        "SWD",
        "y nnnn ?",
    );
    check(2022, r#"{"groups": {"SWD": {"priorities": [8]}}}"#, "SWD", "? nnnn n");
    check(2022, r#"{"groups": {"SWD": {"priorities": [4, 8]}}}"#, "SWD", "y ynnn n");
    check(
        2025,
        r#"{"groups": {"SWD": {"priorities": [4], "levels": {"SUSP": "red"}}}}"#,
        "SWD",
        "y ynnn ?",
    );
    // Fewer than two.
    check(
        2022,
        r#"{"groups": {"SWD": {"counted": true, "fewer_than_two": true}}}"#,
        "SWD",
        "y ???n n",
    );
    check(
        2025,
        r#"{"groups": {"SWD": {"counted": true, "fewer_than_two": true}}, "local_complete": true}"#,
        "SWD",
        "y ???? n",
    );
    check(
        2025,
        r#"{"groups": {"SWD": {"counted": true, "fewer_than_two": true}}, "local_complete": true, "local": {"1": "not_met_two_years"}}"#,
        "SWD",
        "y ???? ?",
    );
    check(
        2025,
        r#"{"groups": {"SWD": {"fewer_than_two": true}}, "levels_complete": true}"#,
        "SWD",
        "? nnnn ?",
    );
    check(2025, r#"{"groups": {"SWD": {"fewer_than_two": true}}}"#, "SWD", "? ???? ?");
    check(
        2025,
        r#"{"groups": {"SWD": {"fewer_than_two": true, "levels": {"SUSP": "red"}}}}"#,
        "SWD",
        "y ??y? ?",
    );
    check(
        2025,
        r#"{"groups": {"SWD": {"fewer_than_two": true, "priorities": [4, 5]}}}"#,
        "SWD",
        "y yynn y",
    );
    check(
        2025,
        r#"{"groups": {"SWD": {"fewer_than_two": false, "counted": true}}}"#,
        "SWD",
        "y ???? ?",
    );
    // Local indicators complete what a group has; one's own climate is the same priority.
    check(
        2025,
        r#"{"groups": {"SWD": {"priorities": [6]}}, "local_complete": true}"#,
        "SWD",
        "y nnyn n",
    );
    check(
        2025,
        r#"{"groups": {"SWD": {"priorities": [6]}}, "local_complete": true, "local": {"6": "not_met_two_years"}}"#,
        "SWD",
        "y nnyn n",
    );
    check(
        2025,
        r#"{"groups": {"SWD": {"priorities": [6]}}, "local_complete": true, "local": {"7": "not_met_two_years"}}"#,
        "SWD",
        "y nnyn y",
    );
    check(
        2025,
        r#"{"groups": {"SWD": {"priorities": [6]}}, "local_complete": true, "local": {"7": "not_met"}}"#,
        "SWD",
        "y nnyn n",
    );
    check(
        2025,
        r#"{"groups": {"SWD": {"priorities": [6]}}, "local": {"1": "met", "2": "met", "3": "not_met", "7": "met"}}"#,
        "SWD",
        "y nnyn n",
    );
    // Long-Term English Learners before 2024.
    check(2023, r#"{"groups": {"LTEL": {"priorities": [4, 5]}}}"#, "LTEL", "n nnnn n");
    // Unknown keys.
    check(
        2025,
        r#"{"groups": {"ALL": {"priorities": [4, 5]}}, "local": {"9": "not_met_two_years"}}"#,
        "SWD",
        "? ???? ?",
    );
}

#[test]
fn a_settled_answer_needs_only_what_matters() {
    // Whatever 2022, 2023, 2025 and the local results were: two priorities twice in a row.
    let open = |entries: Value| json!({ "format": "charter-pathways/case", "version": 1, "dashboards": entries });
    let none = json!({ "published": false });
    let two = json!({ "groups": { "SWD": { "priorities": [4, 5] } }, "local_complete": true });
    let da = "differentiated_assistance";
    let p2 = "pathway_2_test";
    check_test(
        &open(json!({ "2024": two, "2025": two, "2022": none, "2023": none })),
        2025,
        da,
        "met",
    );
    // Two years are never three.
    check_test(&open(json!({ "2024": none, "2025": two, "2022": none })), 2025, p2, "not_met");
    // The open year can be the third: for SWD if it alone is counted, for three groups if three are, ...
    check_test(
        &open(json!({ "2023": two, "2024": two, "2025": two, "2022": none })),
        2025,
        p2,
        "unknown",
    );
    // With no Dashboard in Y only the rule without the clause can still be met, with two priorities or three.
    let p2_open = open(json!({ "2023": two, "2024": two, "2025": none, "2022": two }));
    check_test(&p2_open, 2025, p2, "not_met p2-small");
    // One group counted, two years with one state priority, the local results of one of them open.
    let one = json!({ "groups": { "SWD": { "priorities": [4] } }, "groups_complete": true, "local_complete": true, "local": { "1": "not_met_two_years" } });
    let one_open = json!({ "groups": { "SWD": { "priorities": [4] } }, "groups_complete": true });
    let case = open(json!({ "2022": none, "2023": none, "2024": one, "2025": one_open }));
    check_test(&case, 2025, da, "unknown da-local");
}

#[test]
fn pathways_and_first_contact() {
    let check = |extra: Value, years: &str, states: [&str; 4], contact: &str| {
        let mut case = settled(years);
        case.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        for (judge, answer) in answers(&case, 2025) {
            let said = ["1", "2", "3", "4"].map(|n| answer["pathways"][n].as_str().unwrap());
            assert_eq!(said, states, "{judge}: {case}");
            assert_eq!(answer["first_contact"], contact, "{judge}: {case}");
        }
    };
    let none = "no_dashboard_test";
    check(json!({}), "", ["cannot_tell", "test_not_met", none, "test_not_met"], "unknown");
    check(
        json!({ "assistance": { "given": true }, "school": { "authorizer": "county" } }),
        "2024 SWD=45 \n 2025 SWD=45",
        ["can_be_requested", "test_not_met", none, "can_be_requested"],
        "geographic_lead",
    );
    check(
        json!({ "assistance": { "given": false }, "school": { "authorizer": "district" } }),
        "2024 SWD=45 \n 2025 EL=45",
        ["assistance_first", "test_not_met", none, "depends_on_reading"],
        "county_office",
    );
    check(
        json!({ "assistance": { "given": null }, "school": { "authorizer": "state" } }),
        "2023 SWD=45 \n 2024 SWD=45 \n 2025 SWD=45",
        ["cannot_tell", "depends_on_reading", none, "can_be_requested"],
        "county_office",
    );
}
