//! Explanations reasoned by hand: what the words of the rules mean in small charters, one line of reason each. The engine
//! must give them, and so must the oracle.

#![allow(clippy::needless_pass_by_value, reason = "`json!` is written where it is used")]

use serde_json::{Map, Value, json};

use crate::{
    engine,
    oracle::{
        self,
        explain::{self, because::Reasons, cells::Cells, named::Charter, sets::Test},
    },
    short_case::{settled, with_years},
};

const DA: Test = Test::Assistance;
const P2: Test = Test::Pathway2;

/// `expected` holds what is to be compared: `because` as the only least set in its order, or as the size of one of several, `nearest`
/// as the group-years, and `missing`, `earliest` and `groups` as `evaluate` prints them.
#[track_caller]
fn check(as_of: u16, case: &Value, test: Test, expected: Value) {
    let engine = &engine::explained(&case.to_string(), as_of).unwrap()[test.name()];
    let charter = Charter::read(case, as_of);
    let oracle = &explain::explanations(&charter)[test.name()];
    for (what, expected) in expected.as_object().unwrap() {
        if what == "because" {
            let names = |list: &Value| -> Vec<String> {
                list.as_array().unwrap().iter().map(|n| n.as_str().unwrap().to_owned()).collect()
            };
            let said = names(&engine["because"]);
            let cells = Cells::of(&charter);
            let reasons = Reasons::of(&charter, &cells, test);
            let judged: Vec<&str> = said.iter().map(String::as_str).collect();
            assert_eq!(reasons.judge(&judged, 10_000).map(|_| ()), Ok(()), "{case:#}");
            if expected.is_number() {
                assert_eq!(json!(said.len()), *expected, "because {said:?} of {case:#}");
            } else {
                assert_eq!(said, names(expected), "because, of {case:#}");
            }
            continue;
        }
        for (judge, answer) in [("the engine", engine), ("the oracle", oracle)] {
            let said = match what.as_str() {
                "nearest" => {
                    let nearest = &answer["nearest"];
                    let names = nearest["group_years"].as_array().map_or(0, Vec::len);
                    assert!(nearest.is_null() || nearest["changes"] == names, "{judge}: {nearest}");
                    &nearest["group_years"]
                }
                "missing" | "outcome" => &answer[what],
                _ => &answer["outlook"][what],
            };
            assert_eq!(said, expected, "{judge}, {what} as of {as_of} of {case:#}");
        }
    }
}

#[test]
fn because_and_nearest_of_differentiated_assistance() {
    let check = |years: &str, expected: Value| check(2025, &settled(years), DA, expected);
    // One group in both years; what else there is, is not needed. Without either year it is not met: the later first.
    check(
        "2023 SWD=45 L=12 \n 2024 SWD=45 EL=4 L=6 \n 2025 SWD=68 AA=",
        json!({
            "outcome": "met", "missing": [], "nearest": ["2025/SWD"],
            "because": ["2025/SWD/priorities", "2024/SWD/priorities"],
        }),
    );
    // Two groups: one of the two explains it, and both would have to be different.
    check(
        "2024 SWD=45 EL=45 \n 2025 SWD=68 EL=68",
        json!({ "because": 2, "nearest": ["2025/EL", "2025/SWD"] }),
    );
    // Two local priorities in each year: no group-year can change it.
    check(
        "2024 SWD= L=137 \n 2025 L=27",
        json!({ "outcome": "met", "because": 4, "nearest": null }),
    );
    check(
        "2024 L=13 \n 2025 L=27",
        json!({ "because": ["2025/local/2", "2025/local/7", "2024/local/1", "2024/local/3"] }),
    );
    // One state priority and another one locally, in each year.
    check(
        "2024 SWD=4 L=6 \n 2025 SWD=6 L=1",
        json!({
            "because":
                ["2025/SWD/priorities", "2025/local/1", "2024/SWD/priorities", "2024/local/6"],
        }),
    );
    // No state priority in 2024: that the group was counted has to be said, for an empty list does not.
    check(
        "2024 SWD= L=13 \n 2025 SWD=45",
        json!({
            "because":
                ["2025/SWD/priorities", "2024/SWD/counted", "2024/local/1", "2024/local/3"],
        }),
    );
    // No Dashboard in Y: that alone is why, and no group is counted there that could change it.
    check(
        "2023 SWD=45 \n 2024 SWD=45",
        json!({ "outcome": "not_met", "because": ["2025/published"], "nearest": null }),
    );
    // Thirteen groups are not counted; SWD has no state priority in 2025 and at most one local: four are known.
    check(
        "2024 SWD=45 \n 2025 SWD=",
        json!({ "outcome": "not_met", "because": 18, "nearest": ["2025/SWD"] }),
    );
    // Two group-years; another group has one of them, in the same year, and would need the earlier.
    check("2024 SWD= EL= \n 2025 SWD= EL=", json!({ "nearest": ["2025/EL", "2024/EL"] }));
    check("2024 SWD= EL=45 \n 2025 SWD=45 EL=", json!({ "nearest": ["2025/EL"] }));
    // Not the same group: none is counted in both years.
    check("2024 EL=45 \n 2025 SWD=45", json!({ "outcome": "not_met", "nearest": null }));
}

#[test]
fn because_names_levels() {
    // By levels it takes ELA with MATH and a third fact, or ELPI and one more: English learners explain it by fewer.
    let red = json!({
        "SWD": { "levels": { "ELA": "red", "MATH": "red", "SUSP": "red" } },
        "EL": { "levels": { "ELA": "red", "MATH": "red", "ELPI": "red", "SUSP": "red" } },
    });
    let case = with_years([
        ("2024".to_owned(), json!({ "groups": red })),
        ("2025".to_owned(), json!({ "groups": red })),
    ]);
    let facts = ["2025/EL/ELPI", "2025/EL/SUSP", "2024/EL/ELPI", "2024/EL/SUSP"];
    check(2025, &case, DA, json!({ "because": facts, "nearest": ["2025/EL", "2025/SWD"] }));
    // CDE's list says all of it in one fact; levels beside it are not read.
    let listed = json!({ "SWD": { "levels": { "SUSP": "green" }, "priorities": [4, 6] } });
    let case = with_years([
        ("2024".to_owned(), json!({ "groups": listed })),
        ("2025".to_owned(), json!({ "groups": listed })),
    ]);
    let facts = ["2025/SWD/priorities", "2024/SWD/priorities"];
    check(2025, &case, DA, json!({ "because": facts, "nearest": ["2025/SWD"] }));
}

#[test]
fn because_nearest_and_outlook_of_pathway_2() {
    let check = |years: &str, expected: Value| check(2025, &settled(years), P2, expected);
    // Three groups in three years: nine lists of priorities, which show that three are counted. One group less is enough.
    let three = "2023 AA=45 HI=45 SED=45 \n 2024 AA=45 HI=45 SED=45 \n 2025 AA=45 HI=45 SED=45";
    let three_years = json!({ "certain": 3, "possible": 3 });
    check(
        three,
        json!({
            "outcome": "met", "because": 9, "nearest": ["2025/AA"], "earliest": 2025,
            "groups": { "AA": three_years, "HI": three_years, "SED": three_years },
        }),
    );
    // In four years each: the first group has to lose two of them.
    check(
        &format!("2022 AA=45 HI=45 SED=45 \n {three}"),
        json!({ "nearest": ["2025/AA", "2024/AA"] }),
    );
    // A charter of one group: that the thirteen others are not counted in Y is part of it.
    check(
        "2023 AA=45 \n 2024 AA=45 \n 2025 AA=45",
        json!({ "outcome": "met", "because": 16, "nearest": ["2025/AA"] }),
    );
    // Nothing in Y: the law does not speak of it. With two years behind it, the next Dashboard can be the third.
    check(
        "2023 AA=45 \n 2024 AA=45",
        json!({
            "outcome": "not_met", "because": ["2025/published"], "nearest": null, "earliest": 2026,
            "groups": { "AA": { "certain": 2, "possible": 2 } },
        }),
    );
    // Two years without a Dashboard leave two, and two are never three, whoever is counted.
    check(
        "2024 AA=45 \n 2025 AA=45",
        json!({
            "because": ["2023/published", "2022/published"], "nearest": null, "earliest": 2026,
        }),
    );
    // Nothing at all: three Dashboards have to come.
    check("", json!({ "because": ["2025/published"], "earliest": 2028, "groups": {} }));
    // One year behind it: two have to come.
    check("2025 AA=45", json!({ "outcome": "not_met", "earliest": 2027 }));
    // SED lacks one year, and was counted then.
    check(
        "2023 AA=45 HI=45 SED=45 \n 2024 AA=45 HI=45 SED=45 \n 2025 AA=45 HI=45 SED=",
        json!({ "outcome": "not_met", "nearest": ["2025/SED"] }),
    );
    // Two counted in Y: HI has one year and needs three.
    check(
        "2023 AA=45 HI= \n 2024 AA=45 HI= \n 2025 AA=45 HI=45",
        json!({ "outcome": "not_met", "nearest": ["2024/HI", "2023/HI"] }),
    );
    // HI was not counted in 2023, so it cannot have three; nor are there three groups.
    check("2023 AA=45 \n 2024 AA=45 HI=45 \n 2025 AA=45 HI=45", json!({ "nearest": null }));
    // Long-Term English Learners have results from 2024: with a third year, in 2026.
    check(
        "2023 EL=45 \n 2024 EL=45 LTEL=45 \n 2025 EL=45 LTEL=45",
        json!({
            "outcome": "not_met", "nearest": null, "earliest": 2026,
            "groups": { "EL": three_years, "LTEL": { "certain": 2, "possible": 2 } },
        }),
    );
}

/// What a case tells of groups that are not counted, all but these.
fn all_but(groups: &[&str]) -> Map<String, Value> {
    let others = oracle::criteria::GROUPS.iter().filter(|group| !groups.contains(group));
    others.map(|group| ((*group).to_owned(), json!({ "counted": false }))).collect()
}

#[test]
fn because_takes_the_first_of_equals_and_levels_only_where_they_are_used() {
    // SWD has three priorities of one level each. What AA's levels say is not used: CDE's codes stand beside them.
    let groups = json!({ "SWD": { "levels": { "SUSP": "red", "CHRO": "red", "CCI": "red" } },
        "AA": { "priorities": [4], "levels": { "SUSP": "red", "CCI": "red" } } });
    let year = json!({ "groups_complete": true, "levels_complete": true, "groups": groups, "local_complete": true });
    let case = with_years(["2024", "2025"].map(|y| (y.to_owned(), year.clone())));
    let because = ["2025/SWD/CHRO", "2025/SWD/SUSP", "2024/SWD/CHRO", "2024/SWD/SUSP"];
    check(2025, &case, DA, json!({ "because": because }));
    // Any three of the four years would do; it names the newest and the oldest two.
    let case = settled("2022 AA=45 \n 2023 AA=45 \n 2024 AA=45 \n 2025 AA=45");
    let because = &engine::explained(&case.to_string(), 2025).unwrap()[P2.name()]["because"];
    let years = ["2025", "2023", "2022"].map(|y| json!(format!("{y}/AA/priorities")));
    assert!(years.iter().all(|fact| because.as_array().unwrap().contains(fact)), "{because}");
}

#[test]
fn nearest_may_turn_on_what_is_unknown() {
    // AA would have to lose two of its four years. If HI is counted in Y, it is one of two and has three years to lose
    // one of.
    let mut case =
        settled("2022 AA=45 HI=45 \n 2023 AA=45 HI=45 \n 2024 AA=45 HI=45 \n 2025 AA=45");
    let year = &mut case["dashboards"]["2025"];
    year["groups_complete"] = json!(false);
    year["groups"].as_object_mut().unwrap().extend(all_but(&["AA", "HI"]));
    check(2025, &case, P2, json!({ "outcome": "met", "nearest": ["2024/HI"] }));
}

#[test]
fn as_of_2024_the_year_2019_is_one_of_the_four() {
    let case = settled("2019 AA=45 \n 2022 AA=45 \n 2024 AA=45");
    let expected =
        json!({ "outcome": "met", "because": 16, "nearest": ["2024/AA"], "earliest": 2024 });
    check(2024, &case, P2, expected);
}

/// A case of a K-8 charter in which only SWD is counted: it had two priorities in 2023 and 2024, and these levels in
/// 2025, of which those not listed are open.
fn open(levels: Value) -> Value {
    let mut case = settled("2023 SWD=45 \n 2024 SWD=45");
    case["school"]["grades"] = json!(["k8"]);
    case["dashboards"]["2025"] = json!({
        "groups_complete": true, "groups": { "SWD": { "levels": levels } }, "local_complete": true,
    });
    case
}

#[test]
fn missing() {
    for test in [DA, P2] {
        // Priority 6, and 4 if MATH is red or orange; CHRO is known to be well.
        check(
            2025,
            &open(json!({ "ELA": "red", "SUSP": "red", "CHRO": "green" })),
            test,
            json!({
                "outcome": "unknown", "because": [], "nearest": null,
                "missing": ["2025/SWD/MATH"],
            }),
        );
        // A red CHRO alone would settle it; ELA and MATH can do so only together.
        check(
            2025,
            &open(json!({ "SUSP": "red" })),
            test,
            json!({ "missing": ["2025/SWD/CHRO", "2025/SWD/ELA", "2025/SWD/MATH"] }),
        );
        // With ELA orange MATH can still make priority 4, with yellow it cannot.
        check(
            2025,
            &open(json!({ "ELA": "orange", "SUSP": "red" })),
            test,
            json!({ "missing": ["2025/SWD/MATH", "2025/SWD/CHRO"] }),
        );
        check(
            2025,
            &open(json!({ "ELA": "yellow", "SUSP": "red" })),
            test,
            json!({ "missing": ["2025/SWD/CHRO"] }),
        );
        // Settled: nothing is asked for.
        check(
            2025,
            &open(json!({ "CHRO": "red", "SUSP": "red" })),
            test,
            json!({ "outcome": "met", "missing": [] }),
        );
    }
}

#[test]
fn missing_of_differentiated_assistance() {
    let check = |case: &Value, missing: Value| {
        check(2025, case, DA, json!({ "outcome": "unknown", "missing": missing }));
    };
    let year = |groups: Value, local: Value| {
        json!({
            "groups_complete": true, "groups": groups, "local_complete": true, "local": local,
        })
    };
    let missed = json!("not_met_two_years");
    // Whether the group had a priority, beside the local one: CDE shows no code for it, so which one it was is asked.
    let mut case = settled("2024 SWD=45");
    case["dashboards"]["2025"] =
        year(json!({ "SWD": { "fewer_than_two": true } }), json!({ "1": missed }));
    check(&case, json!(["2025/SWD/priorities"]));
    // Both years lack one level; the later is asked first, and a good one settles it.
    let open = json!({ "SWD": { "levels": {
        "ELA": "red", "SUSP": "red", "CHRO": "blue", "GRAD": "blue", "CCI": "blue",
    } } });
    let mut case = settled("");
    case["dashboards"]["2024"] = year(open.clone(), json!({}));
    case["dashboards"]["2025"] = year(open, json!({}));
    check(&case, json!(["2025/SWD/MATH", "2024/SWD/MATH"]));
    // Long-Term English Learners of 2025: not their ELA and MATH.
    let mut case = settled("2024 LTEL=45");
    case["school"]["grades"] = json!(["k8"]);
    case["dashboards"]["2025"] =
        year(json!({ "LTEL": { "levels": { "SUSP": "red", "CHRO": "none" } } }), json!({}));
    check(&case, json!(["2025/LTEL/ELPI"]));
    // A local priority that the group has not; 6 it has.
    let mut case = settled("2024 SWD=45 \n 2025 SWD=6");
    case["dashboards"]["2025"]["local_complete"] = json!(false);
    case["dashboards"]["2025"]["local"] = json!({ "1": "met", "2": "not_met", "3": "met" });
    check(&case, json!(["2025/local/7"]));
    // EL has priority 6, so any other local one settles it. SWD may have 5: then a missed local 6 completes it, and only
    // that does without completing EL too.
    let mut case = settled("2024 EL=45 SWD=45 \n 2025 EL=6");
    case["dashboards"]["2025"]["groups"]["SWD"] =
        json!({ "levels": { "ELA": "blue", "SUSP": "blue", "GRAD": "blue", "CCI": "blue" } });
    case["dashboards"]["2025"]["local_complete"] = json!(false);
    case["dashboards"]["2025"]["local"] = json!({ "2": "met", "3": "met", "7": "met" });
    check(&case, json!(["2025/local/1", "2025/SWD/CHRO", "2025/local/6"]));
    // Two local priorities complete every counted group: is this one counted? Others can be, but were not in 2024.
    let mut case = settled("2024 SWD=45");
    case["dashboards"]["2025"] = json!({
        "groups": { "SWD": { "priorities": [] } }, "local": { "1": missed, "2": missed },
    });
    check(&case, json!(["2025/SWD/counted"]));
    // Nothing is known of Y. Without a Dashboard, or without the group, it is settled; no level or local result settles
    // it by itself.
    let mut case = settled("2024 SWD=45");
    case["school"]["grades"] = json!(["9-12"]);
    case["dashboards"]["2025"] = json!(null);
    let of_2025 = [
        "published",
        "SWD/counted",
        "SWD/ELA",
        "SWD/MATH",
        "SWD/SUSP",
        "SWD/GRAD",
        "SWD/CCI",
        "local/1",
        "local/2",
        "local/3",
        "local/6",
        "local/7",
    ];
    check(&case, of_2025.iter().map(|fact| format!("2025/{fact}")).collect());
}

#[test]
fn missing_of_pathway_2() {
    // AA has its three years. HI was not counted in two of the four: if it is in Y, it is one of two and cannot have three.
    // Of 2022 nothing is known, and nothing is asked.
    let mut case = settled("2023 AA=45 \n 2024 AA=45 \n 2025 AA=45");
    case["dashboards"]["2022"] = json!(null);
    let year = &mut case["dashboards"]["2025"];
    year["groups_complete"] = json!(false);
    year["groups"].as_object_mut().unwrap().extend(all_but(&["AA", "HI"]));
    check(2025, &case, P2, json!({ "missing": ["2025/HI/counted"] }));
    // Three have their three years before Y, where AA alone may be counted: without any counted group it is not met.
    let three = ["2022", "2023", "2024"].map(|year| format!("{year} AA=45 HI=45 SED=45"));
    let mut case = settled(&three.join("\n"));
    case["dashboards"]["2025"] = json!({ "groups": all_but(&["AA"]) });
    check(2025, &case, P2, json!({ "missing": ["2025/AA/counted"] }));
    // A year of which nothing is known but that AA, the only group, was counted before and after it: any two of its
    // priorities would do, or no Dashboard. Local results count for nothing.
    let mut case = settled("2022 AA= \n 2023 AA=45 \n 2025 AA=45");
    case["school"]["grades"] = json!(["k8"]);
    case["dashboards"]["2024"] = json!(null);
    let facts = ["published", "AA/counted", "AA/ELA", "AA/MATH", "AA/CHRO", "AA/SUSP"];
    let missing = facts.map(|fact| format!("2024/{fact}"));
    check(2025, &case, P2, json!({ "outcome": "unknown", "missing": missing, "earliest": 2025 }));
}
