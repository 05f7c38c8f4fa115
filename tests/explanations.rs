//! The engine's explanations are those of the oracle, on thousands of made-up cases: which facts settle an outcome and
//! that no fewer do, which unknown ones can still matter and in which order they are worth asking for, how far away the
//! other outcome is, and the outlook.
//!
//! What the rules' words leave open is settled so, and stands at its place in the oracle:
//!
//! - `because`: the grades are no fact but always known. Any of several least sets is right. An open outcome has none.
//! - `missing`: one fact is changed in a completion and all others stay, those that it would imply too.
//! - `nearest`: which groups are counted and what was missed locally stay; what is unknown may be as it suits best.
//! - `outlook`: nothing is known of a coming year, and every group can be in it.

use std::{collections::BTreeMap, ops::Range};

use serde_json::{Value, json};

use crate::{
    engine,
    generator::{self, Open, random::Random, shrink::shrink},
    oracle::{
        self,
        explain::{
            self,
            because::Reasons,
            cells::Cells,
            named::{Charter, Fact, What},
            sets::{Possible, Test},
        },
    },
};

/// How often each kind of answer was among the cases.
type Seen = BTreeMap<String, usize>;

/// How often it is asked whether facts suffice, to prove by [`explain::cuts`] that fewer do not. A case of many facts
/// takes too many questions.
const QUESTIONS: usize = 3_000;

/// Compares the engine and the oracle on a case for each of these seeds.
fn compare(seeds: Range<u64>, questions: usize, case: impl Fn(u64, u16) -> Value) -> Seen {
    let mut seen = Seen::new();
    for seed in seeds {
        let as_of = generator::as_of(seed);
        let case = case(seed, as_of);
        let found = disagreements(&case, as_of, questions, &mut seen);
        if found.expect("a good case").is_empty() {
            continue;
        }
        let found = |case: &Value| {
            let found = disagreements(case, as_of, questions, &mut Seen::new());
            found.unwrap_or_default()
        };
        let case = shrink(&case, |case| !found(case).is_empty());
        let found = found(&case).join("\n");
        panic!("seed {seed}, as of {as_of}, {case:#}\nthey differ in\n{found}");
    }
    seen
}

/// Where the engine and the oracle part. Where they do not, notes what the case was about.
fn disagreements(
    case: &Value,
    as_of: u16,
    questions: usize,
    seen: &mut Seen,
) -> Result<Vec<String>, String> {
    let engine = engine::explained(&case.to_string(), as_of)?;
    let charter = Charter::read(case, as_of);
    let cells = Cells::of(&charter);
    let expected = explain::explanations(&charter);
    let mut found = vec![];
    for test in Test::BOTH {
        let (expected, answer) = (&expected[test.name()], &engine[test.name()]);
        for (what, value) in expected.as_object().unwrap() {
            if *value != answer[what] {
                found.push(format!("{test:?}, {what}: {}", difference(value, &answer[what])));
            }
        }
        let because = names(&answer["because"]);
        match Reasons::of(&charter, &cells, test).judge(&because, questions) {
            Ok(proved) => note(test, expected, because.len(), proved, seen),
            Err(wrong) => found.push(format!("{test:?}, because: {wrong}")),
        }
    }
    let earliest = expected[Test::Pathway2.name()]["outlook"]["earliest"].as_u64().unwrap();
    add(seen, format!("{as_of} outlook +{}", earliest - u64::from(as_of)));
    Ok(found)
}

/// What the oracle and the engine say, of long lists only where they part.
fn difference(expected: &Value, answer: &Value) -> String {
    let (Some(one), Some(other)) = (expected.as_array(), answer.as_array()) else {
        return format!("oracle {expected}, engine {answer}");
    };
    let only = |those: &[Value], others: &[Value]| {
        json!(those.iter().filter(|name| !others.contains(name)).collect::<Vec<_>>())
    };
    let apart = one.iter().zip(other).position(|(one, other)| one != other);
    let (here, there) = (only(one, other), only(other, one));
    format!("only the oracle {here}, only the engine {there}, first apart at {apart:?}")
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

fn add(seen: &mut Seen, what: String) {
    *seen.entry(what).or_default() += 1;
}

fn note(test: Test, answer: &Value, because: usize, proved: bool, seen: &mut Seen) {
    let outcome = answer["outcome"].as_str().unwrap();
    if outcome == "unknown" {
        let many = names(&answer["missing"]).len();
        let how = if many > 12 { "many".to_owned() } else { many.to_string() };
        return add(seen, format!("{test:?} missing {how}"));
    }
    let size = match because {
        0..=6 => because.to_string(),
        7..=13 => "7-13".to_owned(),
        _ => "many".to_owned(),
    };
    add(seen, format!("{test:?} {outcome} because {size}"));
    if proved {
        add(seen, format!("{test:?} {outcome} because {size} proved twice"));
    }
    let changes = &answer["nearest"]["changes"];
    add(seen, format!("{test:?} {outcome} nearest {changes}"));
}

/// A comparison proves something only if the cases are not all alike: so often must each of these be among them.
#[track_caller]
fn often(seen: &Seen, least: usize, of: &str, what: &[&str]) {
    for what in what {
        let count = seen.get(&format!("{of} {what}")).copied().unwrap_or_default();
        assert!(count >= least, "{of} {what}: {count} cases, of {seen:#?}");
    }
}

#[test]
fn cases_that_leave_a_little_open() {
    let seen = compare(0..800, 0, |seed, as_of| generator::case(seed, as_of, Open::Little));
    let because = ["met because 2", "met because 3", "met because 4", "not_met because 1"];
    often(&seen, 25, "Assistance", &because);
    often(&seen, 150, "Assistance", &["not_met because many"]);
    often(&seen, 8, "Pathway2", &["met because 7-13", "not_met because 1", "not_met because 2"]);
    often(&seen, 40, "Pathway2", &["met because many", "not_met because 7-13"]);
    often(&seen, 25, "Assistance", &["met nearest 1", "met nearest 2", "met nearest null"]);
    often(&seen, 4, "Assistance", &["met nearest 3", "met nearest 4"]);
    // Never more than two: a group in two years.
    let nearest = ["not_met nearest 1", "not_met nearest 2", "not_met nearest null"];
    often(&seen, 40, "Assistance", &nearest);
    often(&seen, 15, "Pathway2", &["met nearest 1", "met nearest 2"]);
    let nearest = ["not_met nearest 1", "not_met nearest 2", "not_met nearest 3"];
    often(&seen, 40, "Pathway2", &nearest);
    often(&seen, 25, "Pathway2", &["not_met nearest 4", "not_met nearest null"]);
    for as_of in ["2024", "2025"] {
        often(&seen, 50, as_of, &["outlook +0", "outlook +1", "outlook +2", "outlook +3"]);
    }
}

#[test]
fn cases_that_leave_much_open() {
    let seen = compare(20_000..20_250, 0, |seed, as_of| generator::case(seed, as_of, Open::Much));
    for test in ["Assistance", "Pathway2"] {
        often(&seen, 50, test, &["missing many", "not_met because many"]);
    }
    for as_of in ["2024", "2025"] {
        often(&seen, 8, as_of, &["outlook +0", "outlook +1", "outlook +2", "outlook +3"]);
    }
}

#[test]
fn cases_that_lack_a_few_facts() {
    let seen = compare(60_000..60_450, 0, lacking);
    for test in ["Assistance", "Pathway2"] {
        often(&seen, 4, test, &["missing 1", "missing 2", "missing 3", "missing 4"]);
        often(&seen, 60, test, &["missing many"]);
    }
}

/// A case with an open outcome, in which all is known but a few facts and, now and then, a whole year.
fn lacking(seed: u64, as_of: u16) -> Value {
    let mut random = Random::new(seed);
    let test = random.pick(&Test::BOTH);
    let mut lacking = (seed * 1_000..seed * 1_000 + 1_000).map(|seed| {
        let charter = Charter::read(&generator::case(seed, as_of, Open::Little), as_of);
        let mut facts = charter.known();
        if random.chance(20) {
            let year = random.below(4);
            facts.retain(|fact| fact.year != year);
        }
        // Which groups are not counted stays known, for the others to be few.
        let can_go = |fact: &Fact| match fact.what {
            What::Group(group, _) => charter.years[fact.year].groups[group].counted != Some(false),
            _ => true,
        };
        for _ in 0..=random.below(6) {
            let left: Vec<Fact> = facts.iter().copied().filter(can_go).collect();
            if !left.is_empty() {
                let gone = random.pick(&left);
                facts.retain(|fact| *fact != gone);
            }
        }
        charter.only(&facts)
    });
    let open = lacking.find(|charter| test.outcome(&charter.possible()) == "unknown");
    open.expect("an open case").to_case()
}

#[test]
fn cases_of_few_facts() {
    let seen = compare(50_000..50_120, QUESTIONS, lean);
    let proved = |outcome: &str| format!("{outcome} proved twice");
    let settled = ["met because 2", "met because 4", "not_met because 1", "not_met because many"];
    often(&seen, 8, "Assistance", &settled.map(proved).each_ref().map(String::as_str));
    let settled = ["met because 7-13", "met because many", "not_met because many"];
    often(&seen, 4, "Pathway2", &settled.map(proved).each_ref().map(String::as_str));
}

/// From a case with a settled outcome: the facts that settle it when others are left out one by one, and a few more.
fn lean(seed: u64, as_of: u16) -> Value {
    let mut random = Random::new(seed);
    let (test, outcome) = (random.pick(&Test::BOTH), random.pick(&["met", "not_met"]));
    let charter = (seed * 1_000..seed * 1_000 + 1_000)
        .map(|seed| Charter::read(&generator::case(seed, as_of, Open::Little), as_of))
        .find(|charter| test.outcome(&charter.possible()) == outcome)
        .expect("a case with this outcome");
    let cells = Cells::of(&charter);
    let mut kept: Vec<usize> = (0..cells.facts.len()).collect();
    for last in (1..kept.len()).rev() {
        kept.swap(last, random.below(last + 1));
    }
    let mut left_out = vec![];
    for fact in kept.clone() {
        let fewer: Vec<usize> = kept.iter().copied().filter(|other| *other != fact).collect();
        if test.outcome(&cells.possible(&fewer)) == outcome {
            kept = fewer;
            left_out.push(fact);
        }
    }
    kept.extend(left_out.iter().rev().take(random.below(12)));
    let facts: Vec<Fact> = kept.iter().map(|fact| cells.facts[*fact].0).collect();
    charter.only(&facts).to_case()
}

#[test]
fn the_facts_behind_an_outcome_give_it_alone() {
    // As a case file that tells nothing else.
    let mut alone = 0;
    for seed in 30_000..30_100 {
        let as_of = generator::as_of(seed);
        let case = generator::case(seed, as_of, Open::Little);
        let answer = engine::explained(&case.to_string(), as_of).unwrap();
        let charter = Charter::read(&case, as_of);
        for test in Test::BOTH.map(Test::name) {
            let because = names(&answer[test]["because"]);
            let mut facts = charter.known();
            facts.retain(|fact| because.contains(&charter.name(*fact).as_str()));
            let few = charter.only(&facts).to_case();
            let again = engine::answer(&few.to_string(), as_of).unwrap();
            assert_eq!(again[test]["outcome"], answer[test]["outcome"], "{seed} {test}: {few:#}");
            alone += usize::from(!because.is_empty());
        }
    }
    assert!(alone >= 150, "only {alone} outcomes were settled");
}

#[test]
fn the_oracle_reads_names_and_sets_as_it_reads_cases() {
    for seed in 40_000..40_200 {
        let as_of = generator::as_of(seed);
        let case =
            generator::case(seed, as_of, if seed % 3 == 0 { Open::Much } else { Open::Little });
        let charter = Charter::read(&case, as_of);
        let years = charter.window.map(|year| oracle::facts::read(&case, year));
        assert_eq!(charter.possible(), Possible::of(&years), "seed {seed}: {case:#}");
        // Every fact by itself, and all of them again.
        let all = charter.only(&charter.known());
        assert_eq!(all.possible(), charter.possible(), "seed {seed}: {case:#}");
        if let Some(answer) = oracle::wide::answer(&case, as_of) {
            for test in Test::BOTH {
                let outcome = &answer[test.name()]["outcome"];
                assert_eq!(test.outcome(&charter.possible()), outcome, "seed {seed}: {case:#}");
            }
        }
    }
}
