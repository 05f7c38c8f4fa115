//! A case that was judged before, opened under other rules: what changed, and whether the rules or the facts did it.

use charter_pathways::{
    case::{Judged, facts::facts, file},
    report::result::changed::{Changed, Why, changed},
    rules::{
        criteria::YEARS,
        determination::Determination,
        explain::Test,
        outcome::Outcome::{self, Met, NotMet, Unknown},
        readings::Reading,
        rule_set::RuleSet,
        settled::{Answer, Settled},
        terms::Year,
    },
};

use crate::short_case;

/// Readings settled one after the other in an invented future: the local half, then the group half.
static LATER: &[Settled] = &[
    Settled {
        reading: Reading::DaLocal,
        answer: Answer::Other,
        date: "2027-02-01",
        source: "invented",
    },
    Settled {
        reading: Reading::DaGroups,
        answer: Answer::Other,
        date: "2027-09-01",
        source: "invented",
    },
];

/// The rules of a name, in a program that knows the readings settled later.
fn named(name: &str) -> Option<RuleSet> {
    RuleSet::named_in(YEARS, LATER, name)
}

/// What is said of a case, judged before under rules of one name with these outcomes, now under others.
fn opened(
    text: &str,
    before: (&str, u16, Option<Outcome>, Option<Outcome>),
    now: &str,
) -> Option<Changed> {
    let (mut case, _) = file::read(&short_case::settled(text).to_string()).expect("a good case");
    let (rules, as_of, assistance, pathway_2) = before;
    case.judged =
        Some(Judged { rules: rules.to_owned(), as_of: Year(as_of), assistance, pathway_2 });
    let rules = named(now).expect("the rules of now");
    let determination = Determination::of(&facts(&case, &rules).0, &rules);
    changed(&case, &rules, &determination, named)
}

/// Flagged in the two years that count as of 2024, and in one of the two as of 2025.
const UNTIL_2024: &str = "2023 AA=45\n2024 AA=45\n2025 AA=";
/// Flagged in all three.
const ALWAYS: &str = "2023 AA=45\n2024 AA=45\n2025 AA=45";
/// With 2019, which counts as of 2024 and no longer as of 2025.
const WITH_2019: &str = "2019 AA=45\n2024 AA=45\n2025 AA=";

#[test]
fn the_answers_before_and_now_and_why() {
    let check = |text, before: (&str, u16, Outcome), now: &str, expected: (Outcome, Why)| {
        let (rules, as_of, outcome) = before;
        let changed = opened(text, (rules, as_of, Some(outcome), None), now).expect("other rules");
        let told: Vec<_> = changed.tests.iter().map(|t| (t.test, t.before, t.now, t.why)).collect();
        assert_eq!(
            told,
            [(Test::Assistance, outcome, expected.0, expected.1)],
            "{text} {before:?}"
        );
    };
    check(ALWAYS, ("2024", 2024, Met), "2025", (Met, Why::Same));
    check(UNTIL_2024, ("2024", 2024, Met), "2025", (NotMet, Why::Rules));
    check("2024 AA=45\n2025 AA=45", ("2024", 2024, NotMet), "2025", (Met, Why::Rules));
    // By the rules of then the facts of now would be met too: the person has changed them since.
    check(ALWAYS, ("2024", 2024, Unknown), "2025", (Met, Why::Facts));
    // By the rules of then they would be met, which is neither the answer of then nor of now.
    check(UNTIL_2024, ("2024", 2024, Unknown), "2025", (NotMet, Why::NotTold));
    // Rules that this program does not have.
    check(ALWAYS, ("2031", 2031, NotMet), "2025", (Met, Why::NotTold));
    // A reading that was settled: other groups in the two years were not enough by default, and are now.
    check("2024 AA=45 HI=\n2025 AA= HI=45", ("2025.1", 2025, NotMet), "2025.2", (Met, Why::Rules));
}

#[test]
fn what_of_the_rules_has_changed() {
    let check = |before: (&str, u16), now: &str, expected: (bool, &[u16], &[u16], &[Reading])| {
        let changed =
            opened(WITH_2019, (before.0, before.1, None, None), now).expect("other rules");
        let years = |years: &[Year]| years.iter().map(|y| y.0).collect::<Vec<_>>();
        let settled: Vec<Reading> = changed.settled.iter().map(|s| s.reading).collect();
        let (known, gone, come, readings) = expected;
        assert_eq!(changed.known, known, "{before:?}");
        assert_eq!(
            (years(&changed.gone), years(&changed.come)),
            (gone.to_vec(), come.to_vec()),
            "{before:?}"
        );
        assert_eq!(settled, readings, "{before:?}");
        assert_eq!(changed.tests, [], "no outcome was noted");
    };
    check(("2024", 2024), "2025", (true, &[2019], &[2025], &[]));
    check(("2025", 2025), "2024", (true, &[2025], &[2019], &[]));
    check(("2025", 2025), "2025.1", (true, &[], &[], &[Reading::DaLocal]));
    check(("2025", 2025), "2025.2", (true, &[], &[], &[Reading::DaLocal, Reading::DaGroups]));
    check(("2024.1", 2024), "2025.2", (true, &[2019], &[2025], &[Reading::DaGroups]));
    // Of a file that does not say, the first rules of its year.
    check(("", 2025), "2025.1", (true, &[], &[], &[Reading::DaLocal]));
    check(("2025.7", 2025), "2025.1", (false, &[], &[], &[]));
    check(("<b>", 2025), "2025", (false, &[], &[], &[]));
}

#[test]
fn nothing_is_said_under_the_same_rules() {
    for (rules, as_of, now) in
        [("2025", 2025, "2025"), ("", 2025, "2025"), ("2025.1", 2025, "2025.1")]
    {
        // Not even if the facts have changed: that is what a person expects.
        assert_eq!(opened(ALWAYS, (rules, as_of, Some(NotMet), Some(Met)), now), None, "{rules}");
    }
}

#[test]
fn a_case_asks_for_its_rules() {
    let check = |fields: &str, expected: u16| {
        let text = format!(r#"{{"format": "charter-pathways/case", "version": 1{fields}}}"#);
        let (case, _) = file::read(&text).expect("a good case");
        assert_eq!(case.rules().as_of, Year(expected), "{fields}");
        // It is written as it was read.
        let (again, _) = file::read(&file::write(&case)).expect("what was written");
        assert_eq!(again.as_of, case.as_of, "{fields}");
    };
    check("", 2025);
    check(r#", "as_of": 2024"#, 2024);
    check(r#", "as_of": null"#, 2025);
    // A year that is not judged here, as from another version: kept, and judged by the newest.
    check(r#", "as_of": 2031"#, 2025);
    // How it was judged is no choice.
    check(r#", "judged": { "rules": "2024", "as_of": 2024 }"#, 2025);
}
