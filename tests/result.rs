//! What the result page says of small charters, reasoned by hand: what each test asks and how far that is met, why the
//! answer is what it is, and which screens ask for what would settle it.

use charter_pathways::{
    case::{facts::facts, file},
    content::{Words, say},
    report::result::{
        InShort, result,
        test::{RestsOn, TestView},
    },
    rules::{
        explain::{
            Subject, Test,
            other_readings::{Asked, asked},
        },
        outcome::Outcome,
        readings::Combination,
        rule_set::RuleSet,
        terms::Year,
    },
};
use serde_json::{Value, json};

use crate::{
    generator::{self, Open},
    short_case::settled,
};

/// The Pathway 2 test and differentiated assistance as the page shows them as of 2025.
fn tests(case: &Value) -> Vec<TestView> {
    let (case, _) = file::read(&case.to_string()).unwrap();
    result(&case, &RuleSet::of(Year(2025)).unwrap()).tests
}

/// What a requirement is and rests on, in short: `?` stands before what may be.
fn needs(test: &TestView) -> Vec<String> {
    let numbers = |list: &[u8]| list.iter().map(u8::to_string).collect::<String>();
    let lines = test.needs.iter().map(|need| {
        let rests_on: Vec<String> = match &need.rests_on {
            RestsOn::GroupsByYear(years) => years
                .iter()
                .map(|y| {
                    let meet = y.meet.iter().map(|g| format!(" {}", g.code()));
                    let may = y.may.iter().map(|g| format!(" ?{}", g.code()));
                    let others = if y.others_may { " ?" } else { "" };
                    format!("{}{}{others}", y.year, meet.chain(may).collect::<String>())
                })
                .collect(),
            RestsOn::LocalByYear(years) => years
                .iter()
                .map(|(year, missed, may)| format!("{year} {} ?{}", numbers(missed), numbers(may)))
                .collect(),
            RestsOn::Tallies(tallies) => tallies
                .iter()
                .map(|t| format!("{} {}-{}", t.group.code(), t.certain, t.possible))
                .collect(),
        };
        format!("{}: {}", need.outcome.code(), rests_on.join(", "))
    });
    lines.collect()
}

fn because(test: &TestView) -> Vec<&str> {
    test.reasons.because.iter().map(|reason| reason.sentence.as_str()).collect()
}

#[test]
fn what_differentiated_assistance_asks() {
    #[track_caller]
    fn check(case: &Value, by_group: &str, by_local: &str) {
        assert_eq!(needs(&tests(case)[1]), [by_group, by_local], "{case:#}");
    }
    check(
        &settled("2024 SWD=45 EL= \n 2025 SWD=68 EL=45"),
        "met: 2025 EL SWD, 2024 SWD",
        "not_met: 2025  ?, 2024  ?",
    );
    check(
        &settled("2024 SWD=45 EL= \n 2025 SWD=6 EL=45"),
        "not_met: 2025 EL, 2024 SWD",
        "not_met: 2025  ?, 2024  ?",
    );
    check(
        &settled("2024 SWD= L=13 \n 2025 SWD=4 L=267"),
        "met: 2025 SWD, 2024 SWD",
        "met: 2025 267 ?, 2024 13 ?",
    );
    check(
        &settled("2024 SWD= L=1 \n 2025 SWD=4 L=26"),
        "not_met: 2025 SWD, 2024",
        "not_met: 2025 26 ?, 2024 1 ?",
    );
    check(&settled("2025 SWD=45 L=13"), "not_met: 2025 SWD, 2024", "not_met: 2025 13 ?, 2024  ?");
    // SWD may have had two in 2024; which other groups were counted then is not known, nor is local 7.
    let mut case = settled("2025 SWD=45 L=13");
    case["dashboards"]["2024"] = json!({
        "groups": { "SWD": { "counted": true }, "EL": { "counted": false } },
        "local": { "1": "not_met_two_years", "2": "met", "3": "met", "6": "not_met" },
    });
    check(&case, "unknown: 2025 SWD, 2024 ?SWD ?", "unknown: 2025 13 ?, 2024 1 ?7");
}

#[test]
fn what_the_pathway_2_test_asks() {
    #[track_caller]
    fn check(case: &Value, tallies: &str) {
        assert_eq!(needs(&tests(case)[0]), [tallies], "{case:#}");
    }
    check(
        &settled("2022 AA=45 HI=4 \n 2023 AA=45 HI= \n 2024 AA=45 \n 2025 AA=4"),
        "met: AA 3-3, HI 0-0",
    );
    // A local priority is none of the two.
    check(&settled("2023 AA=45 \n 2024 AA=4 L=13 \n 2025 AA=45"), "not_met: AA 2-2");
    let mut case = settled("2023 AA=45 \n 2025 AA=45");
    case["dashboards"]["2024"] =
        json!({ "groups_complete": true, "groups": { "AA": { "counted": true } } });
    check(&case, "unknown: AA 2-3");
}

#[test]
fn what_ccees_page_adds_to_pathway_2() {
    use say::{
        PATHWAY_2_DECLINING as YES, PATHWAY_2_NOT_DECLINING as NO, PATHWAY_2_WHILE_ASSISTED as OPEN,
    };
    #[track_caller]
    fn check(case: &str, assistance: &Value, says: Option<Words>) {
        let mut case = match case {
            "" => json!({ "format": "charter-pathways/case", "version": 1 }),
            told => settled(told),
        };
        case["assistance"] = assistance.clone();
        let (case, _) = file::read(&case.to_string()).unwrap();
        let view = result(&case, &RuleSet::of(Year(2025)).unwrap());
        let headline = || view.headline.iter().flat_map(InShort::all);
        let said = |words: &Words| headline().any(|h| format!("{h:?}") == format!("{words:?}"));
        let said = [YES, NO, OPEN].into_iter().find(said);
        assert_eq!(format!("{said:?}"), format!("{says:?}"), "{assistance}");
    }
    let met = "2023 AA=45 \n 2024 AA=45 \n 2025 AA=45";
    check(met, &json!({}), Some(OPEN));
    check(met, &json!({ "given": true }), Some(OPEN));
    check(met, &json!({ "given": true, "declining": true }), Some(YES));
    check(met, &json!({ "given": true, "declining": false }), Some(NO));
    check(met, &json!({ "given": false }), Some(NO));
    // Where the test is met under some reading only.
    check("2023 AA=45 \n 2024 HI=45 \n 2025 AA=45", &json!({}), Some(OPEN));
    // Where it is open, only for whom something was told of it.
    check("", &json!({ "given": true }), None);
    check("", &json!({ "given": true, "declining": true }), Some(YES));
    check("", &json!({ "given": true, "declining": false }), Some(NO));
    // Where it is not met, the page's words add nothing.
    check("2024 AA=45 \n 2025 AA=45", &json!({ "given": true, "declining": true }), None);
}

#[test]
fn why() {
    #[track_caller]
    fn check_case(case: &Value, test: usize, sentences: &[&str]) {
        assert_eq!(because(&tests(case)[test]), sentences, "{case:#}");
    }
    #[track_caller]
    fn check(case: &str, test: usize, sentences: &[&str]) {
        check_case(&settled(case), test, sentences);
    }
    let (p2, da) = (0, 1);
    let swd = "Students with Disabilities";
    let meets = |year| format!("In {year}, counted with two or more priorities missed: {swd}.");
    check("2024 SWD=45 \n 2025 SWD=68", da, &[&meets(2025), &meets(2024)]);
    // One group is enough, and the others of which the same is true are named beside it.
    check(
        "2024 HI=45 SWD=45 EL=4 \n 2025 HI=45 SWD=68 EL=45",
        da,
        &[
            &format!(
                "In 2025, counted with two or more priorities missed: Hispanic. Also true of: English Learners, {swd}."
            ),
            &format!(
                "In 2024, counted with two or more priorities missed: Hispanic. Also true of: {swd}."
            ),
        ],
    );
    // With a local priority.
    let one = "1 Basic Services and Conditions";
    check(
        "2024 SWD=4 L=1 \n 2025 SWD=68",
        da,
        &[&meets(2025), &format!("In 2024, Not Met for Two or More Years: {one}."), &meets(2024)],
    );
    let two = format!("Not Met for Two or More Years: {one}, 3 Parent and Family Engagement.");
    check("2024 L=13 \n 2025 L=13", da, &[&format!("In 2025, {two}"), &format!("In 2024, {two}")]);
    check("2025 SWD=68", da, &["Your charter had no 2024 Dashboard."]);
    // A group that was counted in one year only, and no two local priorities in 2024, whatever 3 was.
    check(
        "2024 L=3 \n 2025 SWD=45 L=6",
        da,
        &[
            "In 2024, none of these was Not Met for Two or More Years: 1 Basic Services and Conditions, \
             2 Implementation of State Academic Standards, 6 School Climate, 7 Access to a Broad Course of Study.",
            "In 2025, not counted: Black/African American, American Indian or Alaska Native, Asian, Filipino, \
             Hispanic, Native Hawaiian or Pacific Islander, White, Two or More Races, English Learners, Long-Term \
             English Learners, Socioeconomically Disadvantaged, Foster Youth, Homeless Youth.",
            &format!("In 2024, not counted: {swd}."),
        ],
    );
    check("2023 SWD=45 \n 2024 SWD=45", p2, &["Your charter had no 2025 Dashboard."]);
    // Long-Term English Learners had no results in 2023, so without 2022 they cannot have three years. Two others may
    // have been counted beside SWD: that makes no three groups.
    check(
        "2023 SWD=45 \n 2024 SWD=45 \n 2025 SWD=4",
        p2,
        &[
            &format!("In 2025, fewer than two of priorities 4, 5, 6, 8 missed: {swd}."),
            "Your charter had no 2022 Dashboard.",
            "In 2025, not counted: Black/African American, Filipino, Hispanic, Native Hawaiian or Pacific Islander, \
             White, Two or More Races, English Learners, Socioeconomically Disadvantaged, Foster Youth, Homeless \
             Youth.",
        ],
    );
    // What SED had in 2025 is not part of the reason: only that it was counted, and so could not be left out.
    let mut case =
        settled("2023 AA=45 HI=45 SED= \n 2024 AA=45 HI=45 SED= \n 2025 AA=45 HI=45 SED=45");
    case["dashboards"]["2025"]["groups"]["SED"]["counted"] = json!(true);
    let sed = "Socioeconomically Disadvantaged";
    check_case(
        &case,
        p2,
        &[
            &format!("In 2025, counted: {sed}. Also true of: Black/African American, Hispanic."),
            &format!("In 2023, fewer than two of priorities 4, 5, 6, 8 missed: {sed}."),
            "Your charter had no 2022 Dashboard.",
            "In 2025, not counted: American Indian or Alaska Native, Asian, Filipino, Native Hawaiian or Pacific \
             Islander, White, Two or More Races, English Learners, Students with Disabilities, Foster Youth, Homeless \
             Youth.",
        ],
    );
}

#[test]
fn a_result_at_the_worst_level_that_misses_nothing_is_explained() {
    #[track_caller]
    fn check(dashboards: &Value, says: &[(&str, &[&str])]) {
        let case = json!({
            "format": "charter-pathways/case", "version": 1, "school": { "serves_k8": true, "serves_high": true },
            "dashboards": dashboards,
        });
        let (case, _) = file::read(&case.to_string()).unwrap();
        let view = result(&case, &RuleSet::of(Year(2025)).unwrap());
        let said: Vec<(&str, Vec<&str>)> = view
            .evidence
            .not_missed
            .iter()
            .map(|n| (n.asks.as_str(), n.here.iter().map(String::as_str).collect()))
            .collect();
        let says: Vec<_> = says.iter().map(|(asks, here)| (*asks, here.to_vec())).collect();
        assert_eq!(said, says, "{dashboards}");
    }
    let counted = |levels: Value| json!({ "counted": true, "levels": levels });
    let year = |groups: Value| json!({ "groups": groups, "groups_complete": true });
    let both = "Of these results, priority 4 asks: English Language Arts is Red, and Mathematics is Red or Orange; or English \
                Language Arts is Red or Orange, and Mathematics is Red.";
    let red_ela = counted(json!({ "ELA": "red", "MATH": "yellow", "SUSP": "red" }));
    let red_math = counted(json!({ "ELA": "green", "MATH": "red", "ELPI": "green" }));
    let red_both = counted(json!({ "ELA": "red", "MATH": "red" }));
    // Of English learners the line about their progress is left out: it is not about these results.
    check(
        &json!({
            "2024": year(json!({ "AA": red_ela, "HI": red_ela, "SWD": red_math })),
            "2025": year(json!({ "EL": red_math })),
        }),
        &[(
            both,
            &[
                "2025, English Learners: Mathematics is Red",
                "2024, Black/African American, Hispanic: English Language Arts is Red",
                "2024, Students with Disabilities: Mathematics is Red",
            ],
        )],
    );
    let red_all_but_progress = counted(json!({ "ELA": "red", "MATH": "red", "ELPI": "green" }));
    // In 2025 both are of no use for long-term English learners.
    check(
        &json!({ "2025": year(json!({ "LTEL": red_all_but_progress })) }),
        &[(
            "Priority 4 does not look at English Language Arts and Mathematics of Long-Term English Learners.",
            &[
                "2025, Long-Term English Learners: English Language Arts is Red and Mathematics is Red",
            ],
        )],
    );
    // In the words of a year with statuses.
    let very_low = counted(json!({ "ELA": "very_low", "MATH": "medium" }));
    check(
        &json!({ "2022": year(json!({ "AA": very_low })) }),
        &[(
            "Of these results, priority 4 asks: English Language Arts is Very Low, and Mathematics is Very Low.",
            &["2022, Black/African American: English Language Arts is Very Low"],
        )],
    );
    // Missed, or not known; at a better level; not counted; and where CDE's own list decides.
    let open = counted(json!({ "ELA": "red" }));
    let orange = counted(json!({ "ELA": "orange", "MATH": "orange" }));
    let out = json!({ "counted": false, "levels": { "ELA": "red", "MATH": "blue" } });
    let by_cde = json!({ "priorities": [], "levels": { "ELA": "red", "MATH": "blue" } });
    for told in [red_both, open, orange, out, by_cde] {
        check(&json!({ "2024": year(json!({ "AA": told })) }), &[]);
    }
}

/// The screens that each test names, Pathway 2 first.
fn asked_elsewhere(tests: &[TestView]) -> Vec<String> {
    let paths = |test: &TestView| test.open_elsewhere.iter().map(|s| s.path()).collect::<Vec<_>>();
    tests.iter().map(|test| paths(test).join(" ")).collect()
}

#[test]
fn what_another_reading_asks_for_is_named() {
    #[track_caller]
    fn check(case: &Value, pathway_2: &str, assistance: &str) {
        assert_eq!(asked_elsewhere(&tests(case)), [pathway_2, assistance], "{case:#}");
    }
    let without = |mut case: Value, years: &[&str]| {
        for year in years {
            case["dashboards"].as_object_mut().unwrap().remove(*year);
        }
        case
    };
    // Nothing is open where everything is told, and nothing elsewhere where the default readings leave it open.
    check(&settled("2022 AA= \n 2023 AA= \n 2024 AA= \n 2025 AA=45"), "", "");
    check(&without(settled(""), &["2022", "2023", "2024", "2025"]), "", "");
    // No group in 2024: by the default reading differentiated assistance is settled, by that of any two years it is not.
    let case = without(settled("2024 AA= \n 2025 AA=45"), &["2022", "2023"]);
    check(&case, "", "2023/groups 2022/groups local");
    // A level that matters only if local priorities do not count, and one that matters only if three are needed.
    let red = |levels: Value, local: Value| {
        json!({ "groups": { "SWD": { "counted": true, "levels": levels } }, "groups_complete": true, "local": local,
            "local_complete": true })
    };
    let mut case = settled("2024 SWD=45 \n 2025 SWD=45");
    case["dashboards"]["2025"] = red(json!({ "CHRO": "red" }), json!({ "7": "not_met_two_years" }));
    check(&case, "", "2025/grid");
    let mut case = settled("2023 SWD=456 \n 2024 SWD=456 \n 2025 SWD=45");
    case["dashboards"]["2025"] =
        red(json!({ "ELA": "red", "MATH": "red", "CHRO": "red", "CCI": "none" }), json!({}));
    check(&case, "2025/grid", "");
}

/// Whatever the case: where a reading other than the default leaves a test open, something is named, and else nothing.
#[test]
fn something_is_named_where_another_reading_is_open() {
    let mut named = 0;
    for seed in 0..2000 {
        let as_of = generator::as_of(seed);
        let open = if seed % 4 < 2 { Open::Little } else { Open::Much };
        let case = generator::case(seed, as_of, open);
        let (case, _) = file::read(&case.to_string()).unwrap();
        let rules = RuleSet::of(Year(as_of)).unwrap();
        let (facts, _) = facts(&case, &rules);
        let subject = Subject::new(&facts, &rules);
        let tests = subject.tests();
        for (test, outcome) in
            [(Test::Pathway2, &tests.pathway_2), (Test::Assistance, &tests.assistance)]
        {
            let found = asked(&subject, test, outcome);
            let mut others = outcome.combinations().filter(|c| *c != Combination::DEFAULT);
            let is_open = others.any(|c| outcome.under(c) == Outcome::Unknown);
            assert_eq!(found != Asked::default(), is_open, "seed {seed}, {test:?}: {found:?}");
            named += usize::from(is_open && outcome.outcome() != Outcome::Unknown);
        }
    }
    assert!(named > 100, "only {named} were open");
}
