//! The brief: the sentences of the result, and the docket of questions that it leaves.

use charter_pathways::{
    case::file,
    content::{Span, Words},
    report::{
        brief::{Brief, brief},
        result::{
            InShort, result,
            test::{TestView, outcome_words},
        },
    },
    rules::{outcome::Outcome, rule_set::RuleSet, terms::Year},
};
use serde_json::{Value, json};

use crate::short_case::settled;

fn plain(words: Words) -> String {
    let of = |span: &Span| match span {
        Span::Plain(words) | Span::Strong(words) => *words,
        Span::Term { words, .. } | Span::Link { words, .. } | Span::Page { words, .. } => words,
    };
    words.iter().map(of).collect()
}

fn of(case: &Value) -> Brief {
    brief(&file::read(&case.to_string()).unwrap().0, &RuleSet::of(Year(2025)).unwrap())
}

/// The docket in short: for each question its law's end, beside which others it matters, and what the two ways come to.
fn docket(case: &Value) -> Vec<String> {
    let brief = of(case);
    let questions = brief.docket.iter().map(|q| {
        let [one, other] = q.comes.outcomes.map(outcome_words);
        let beside: String = q.comes.beside.iter().map(|n| format!(" | beside {n}")).collect();
        format!("{}{beside} | {one} | {other}", q.test.law)
    });
    questions.collect()
}

#[test]
fn what_hangs_on_a_reading_is_asked_and_nothing_else() {
    #[track_caller]
    fn check(case: &Value, expected: &[&str]) {
        assert_eq!(docket(case), expected, "{case:#}");
    }
    let da = |default: &str, other: &str| format!("EC 47607.3(a) | {default} | {other}");
    // Nothing is told, and nothing is claimed of any reading.
    check(&json!({ "format": "charter-pathways/case", "version": 1 }), &[]);
    // Both years by the same group: met however it is read.
    check(&settled("2024 SWD=45 \n 2025 SWD=45"), &[]);
    // Nothing was missed.
    check(&settled("2024 SWD= \n 2025 SWD="), &[]);
    // One group in each year.
    check(&settled("2024 SWD=45 EL= \n 2025 SWD= EL=45"), &[&da("not met", "met")]);
    // A year lies between.
    check(&settled("2023 SWD=45 \n 2024 SWD= \n 2025 SWD=45"), &[&da("not met", "met")]);
    // A local indicator makes the second priority.
    check(&settled("2024 SWD=4 L=1 \n 2025 SWD=4 L=1"), &[&da("met", "not met")]);
    // Different groups, with a year between: only both of the other ways together would make it met.
    let case = settled("2023 SWD=45 EL= \n 2024 SWD= EL= \n 2025 SWD= EL=45");
    let beside =
        |question: u8| da("not met", "met").replacen(" | ", &format!(" | beside {question} | "), 1);
    check(&case, &[&beside(2), &beside(1)]);
    // Pathway 2: with two priorities three years of three groups, with three not.
    let case =
        settled("2023 AA=45 HI=45 WH=45 \n 2024 AA=45 HI=45 WH=45 \n 2025 AA=45 HI=45 WH=45");
    check(&case, &["EC 47607.3(c) | met | not met"]);
    // Only two groups are counted.
    let case = settled("2023 AA=456 HI=456 \n 2024 AA=456 HI=456 \n 2025 AA=456 HI=456");
    check(&case, &["EC 47607.3(c) | met | not met"]);
}

/// A group of which one level is missing, which no reading alone needs to say "met" of others.
fn with_one_missing(text: &str, year: &str, group: &str) -> Value {
    let mut case = settled(text);
    case["dashboards"][year]["groups"][group] = json!({ "counted": true, "levels": {
        "ELA": "red", "MATH": "red", "CHRO": "none", "GRAD": "none", "CCI": "none",
    }});
    case
}

#[test]
fn it_says_that_the_answer_hangs_on_readings_only_where_it_does() {
    #[track_caller]
    fn check(case: &Value, expected: bool) {
        let brief = of(case);
        assert!(!brief.docket.is_empty(), "{case:#}");
        assert_eq!(brief.is_contested, expected, "{case:#}");
        let tests =
            result(&file::read(&case.to_string()).unwrap().0, &RuleSet::of(Year(2025)).unwrap())
                .tests;
        let both = |test: &TestView| {
            [Outcome::Met, Outcome::NotMet].iter().all(|outcome| test.outcome.count(*outcome) > 0)
        };
        assert_eq!(tests.iter().any(both), expected);
    }
    check(&settled("2024 SWD=45 EL= \n 2025 SWD= EL=45"), true);
    // By either reading alone it cannot be told, by both together it is met.
    let text = "2023 SWD=45 EL= \n 2024 SWD= EL= \n 2025 SWD= EL=45";
    let case = with_one_missing(text, "2024", "SWD");
    check(&case, true);
    assert!(
        docket(&case).iter().all(|question| !question.ends_with("| met")),
        "{:?}",
        docket(&case)
    );
    // What is missing may settle it.
    check(&with_one_missing("2023 SWD= \n 2024 SWD= \n 2025 SWD=45", "2023", "SWD"), false);
}

#[test]
fn it_says_what_the_result_says() {
    for text in [
        "2024 SWD=45 EL= \n 2025 SWD= EL=45",
        "2023 AA=45 HI=45 WH=45 \n 2024 AA=45 HI=45 WH=45 \n 2025 AA=45 HI=45 WH=45",
        "2025 SWD=45 L=13",
    ] {
        let mut told = settled(text);
        told["official"] = json!({ "2025": { "status": "general", "ec47607": false } });
        let (case, _) = file::read(&told.to_string()).unwrap();
        let rules = RuleSet::of(Year(2025)).unwrap();
        let (brief, result) = (brief(&case, &rules), result(&case, &rules));
        let headline = |lines: &[Words]| lines.iter().map(|line| plain(line)).collect::<Vec<_>>();
        let all = |in_short: &[InShort]| in_short.iter().flat_map(InShort::all).collect::<Vec<_>>();
        assert_eq!(headline(&all(&brief.headline)), headline(&all(&result.headline)));
        let (ours, its) = (brief.official.unwrap(), result.official.unwrap());
        assert_eq!((headline(&ours.says), ours.differs), (headline(&its.says), its.differs));
        assert_eq!(brief.evidence, result.evidence);
        assert_eq!(brief.as_of, result.as_of);
        assert_eq!(brief.rules, rules.id());
        let short = result.caveats.iter().map(|caveat| match &caveat.here {
            Some(here) => format!("{} {here}", caveat.words.short),
            None => caveat.words.short.to_owned(),
        });
        assert_eq!(brief.caveats, short.collect::<Vec<_>>());
        for (ours, its) in brief.tests.iter().zip(&result.tests) {
            assert_eq!((ours.test.law, ours.verdict), (its.test.law, its.verdict));
            assert_eq!(ours.because, its.reasons.because);
            assert_eq!(ours.missing, (its.reasons.missing_facts, its.reasons.missing.clone()));
        }
        for question in &brief.docket {
            let of_result = result.tests.iter().flat_map(|t| &t.readings);
            let reading =
                of_result.filter(|r| r.decides).find(|r| r.words.question == question.question);
            assert!(reading.is_some(), "{}", question.question);
        }
    }
}

#[test]
fn what_was_told_is_a_line_a_year() {
    let mut case = json!({ "format": "charter-pathways/case", "version": 1 });
    case["dashboards"] = json!({
        "2025": {
            "groups_complete": true, "levels_complete": true,
            "groups": {
                "SWD": { "levels": { "SUSP": "red", "CHRO": "none" } },
                "EL": { "counted": true, "levels": { "SUSP": "none", "CHRO": "none" } },
                "AA": { "counted": true, "levels": { "SUSP": "none" } },
                "HI": { "counted": true, "levels": { "SUSP": "none" } },
            },
        },
        "2024": { "published": false },
        "2023": { "local": { "6": "met", "7": "not_met" } },
    });
    let codes = "AA Black/African American, HI Hispanic, EL English Learners, SWD Students with Disabilities";
    assert_eq!(of(&case).codes, codes);
    let told: Vec<String> =
        of(&case).told.into_iter().map(|(about, told)| format!("{about}. {told}.")).collect();
    let expected = [
        "2025 Dashboard. Has a Dashboard: Yes. Groups it shows: AA, HI, EL, SWD. Chronic Absenteeism: No performance level: EL, SWD. \
         Suspension Rate: Red: SWD; No performance level: AA, HI, EL. Everything else: Better.",
        "2024 Dashboard. Has a Dashboard: No.",
        "2023 Dashboard. Has a Dashboard: Yes.",
        "2022 Dashboard. Nothing entered.",
        "Local indicators. 2024: Not Met for Two or More Years: No Dashboard. 2023: Not Met for Two or More Years: Not 6 School \
         Climate, 7 Access to a Broad Course of Study; others not entered.",
    ];
    assert_eq!(told, expected);
}

/// For the county office, but for whoever else helps where that is the authorizer.
#[test]
fn whom_it_is_for() {
    let to = |school: Value| {
        let case = json!({ "format": "charter-pathways/case", "version": 1, "school": school });
        of(&case).to
    };
    assert_eq!(to(json!({})), "the county office");
    assert_eq!(to(json!({ "authorizer": "district" })), "the county office");
    assert_eq!(to(json!({ "authorizer": "county" })), "the Geographic Lead");
}

#[test]
fn who_it_is_of_and_where_its_facts_came_from() {
    let case = json!({
        "format": "charter-pathways/case", "version": 1, "name": "Spring",
        "school": { "name": "Live Oak", "cds": "57105790000000", "county": "Yolo" },
        "dashboards": { "2025": { "groups": {
            "SWD": { "levels": { "ELA": "red", "MATH": "red", "SUSP": "blue" } },
            "EL": { "levels": { "MATH": "red" } },
        } } },
        "provenance": {
            "2025/SWD/ELA": { "from": "file", "file": "ela.txt", "row": 3 },
            "2025/SWD/MATH": { "from": "file", "file": "ela.txt", "row": 4 },
            "2025/EL/MATH": { "from": "pasted" },
            "2025/EL/ELA": { "from": "pasted" },
            "2024/EL/MATH": {},
        },
    });
    let who: Vec<String> =
        of(&case).who.into_iter().map(|(what, told)| format!("{what}: {told}")).collect();
    let expected = [
        "Name of this check: Spring",
        "School: Live Oak",
        "CDS code: 57105790000000",
        "County where it is located: Yolo",
        "Latest Dashboard used: 2025",
    ];
    assert_eq!(who, expected);
    let by_hand = "entered by hand, as the person who made this check read them on the Dashboard.";
    let origins = of(&case).origins;
    let expected = [
        "One fact from pasted text.".to_owned(),
        "2 facts from ela.txt.".to_owned(),
        format!("All others were {by_hand}"),
    ];
    assert_eq!(origins, expected);
    assert_eq!(of(&settled("2025 SWD=45")).origins, [format!("All facts were {by_hand}")]);
}
