//! The guide for adding a year (`src/rules/criteria/README.md`), followed for a made-up one: a criteria file with its
//! worked examples is all that the rules need.
//!
//! `build.rs` compiles `tests/made_up_year/2026.toml` as it compiles the real years; no other program includes it.

use charter_pathways::{
    report::differences::compare,
    rules::{
        caveats::Caveat,
        criteria::{self, YearCriteria},
        determination::Determination,
        facts::{Facts, GroupFacts, YearFacts},
        outcome::Outcome::{Met, NotMet, Unknown},
        rule_set::RuleSet,
        terms::{Group, Indicator, Level, LocalPriority, PerGroup, PerIndicator, Year},
    },
};

/// What the build made of the file.
mod made_up {
    use charter_pathways::rules::{
        criteria::{Condition, Confidence, Criterion, Example, YearCriteria},
        terms::{
            Group, Groups, Indicator, Level, Levels, LocalPriority, PerIndicator, Scale,
            StatePriority, Year,
        },
    };

    include!(concat!(env!("OUT_DIR"), "/made_up_year.rs"));
}

/// The rules as of a year when the made-up one has joined the real ones.
fn rules(as_of: u16) -> RuleSet {
    let years: Vec<YearCriteria> = criteria::YEARS.iter().chain(made_up::YEARS).cloned().collect();
    RuleSet::from_data(years.leak(), &[], Year(as_of)).expect("the year is there")
}

/// A year in short: of each counted group the levels that are not `none`, as in "SWD ELA=red MATH=red; EL", and the
/// local priorities missed for two years. No other group is counted.
fn year(year: u16, groups: &str, local: &[u8]) -> (Year, YearFacts) {
    let told = |group: Group| {
        groups.split(';').map(str::trim).find_map(|of_group| {
            let mut words = of_group.split(' ');
            (words.next() == Some(group.code())).then(|| words.collect::<Vec<_>>())
        })
    };
    let groups = PerGroup::of(|group| {
        let Some(levels) = told(group) else {
            return GroupFacts { counted: Some(false), ..GroupFacts::default() };
        };
        let mut facts = GroupFacts {
            counted: Some(true),
            levels: PerIndicator::of(|_| Some(Level::None)),
            ..GroupFacts::default()
        };
        for word in levels {
            let (indicator, level) = word.split_once('=').expect("INDICATOR=level");
            let indicator = Indicator::from_code(indicator).expect("an indicator");
            facts.levels.set(indicator, Some(Level::from_code(level).expect("a level")));
        }
        facts
    });
    let local = LocalPriority::ALL.map(|p| Some(local.contains(&p.number())));
    (Year(year), YearFacts { published: Some(true), groups, local })
}

fn determine(years: &[(Year, YearFacts)], as_of: u16) -> Determination {
    let facts = Facts { years: years.to_vec(), ..Facts::default() };
    Determination::of(&facts, &rules(as_of))
}

#[test]
fn the_worked_examples_hold() {
    let year = made_up::YEARS.first().unwrap();
    assert!(year.examples.len() > 10);
    for example in year.examples {
        assert!(year.confirms(example), "{example:?}");
    }
    // And one that does not hold would be found.
    let example = year.examples.first().unwrap();
    let wrong = criteria::Example { flagged: !example.flagged, ..*example };
    assert!(!year.confirms(&wrong));
}

#[test]
fn the_year_opens_a_rule_set_and_leaves_the_others_as_they_were() {
    let window = |rules: &RuleSet| rules.window.iter().map(|y| y.year.0).collect::<Vec<_>>();
    assert_eq!(window(&rules(2026)), [2023, 2024, 2025, 2026]);
    assert_eq!(rules(2026).id(), "2026");
    assert_eq!(window(&rules(2025)), window(&RuleSet::of(Year(2025)).unwrap()));
    assert!(RuleSet::of(Year(2026)).is_none(), "the product does not judge the made-up year");
}

#[test]
fn a_charter_is_judged_by_it() {
    let check = |newest: &str, local: &[u8], assistance, caveats: &[Caveat]| {
        let before = year(2025, "SWD ELA=red MATH=red SUSP=red; EL ELPI=red SUSP=red", &[6, 7]);
        let result = determine(&[before, year(2026, newest, local)], 2026);
        let what = format!("{newest} {local:?}");
        assert_eq!(result.tests.assistance.outcome(), assistance, "{what}");
        let told: Vec<Caveat> =
            result.caveats.into_iter().filter(|c| *c == Caveat::CriteriaSecondary).collect();
        assert_eq!(told, caveats, "{what}");
    };
    // Suspension: orange is enough in the made-up year.
    check("SWD ELA=red MATH=orange SUSP=orange", &[], Met, &[]);
    check("SWD ELA=red MATH=orange SUSP=yellow", &[], NotMet, &[]);
    // English Learners: their progress alone, by a criterion that is known from one source only.
    check("EL ELPI=orange SUSP=red", &[], Met, &[Caveat::CriteriaSecondary]);
    check("EL ELA=red MATH=red ELPI=yellow SUSP=red", &[], NotMet, &[Caveat::CriteriaSecondary]);
    // College/career is a status again.
    check("SWD SUSP=red CCI=very_low", &[], Met, &[]);
    check("SWD SUSP=red CCI=low", &[], NotMet, &[]);
    // Priority 7 is no longer told by a local indicator; 1 and 2 still are.
    check("SWD", &[6, 7], NotMet, &[]);
    check("SWD", &[1, 2], Met, &[]);
}

#[test]
fn the_window_of_the_pathway_2_test_moves_on() {
    let ltel = |y: u16| year(y, "LTEL ELPI=red SUSP=red", &[]);
    let years = [year(2023, "SWD", &[]), ltel(2024), ltel(2025), ltel(2026)];
    let (before, after) = (determine(&years[..3], 2025), determine(&years, 2026));
    // What was open of 2022 no longer matters, and three years of long-term English learners are there.
    assert_eq!(before.tests.pathway_2.outcome(), NotMet);
    assert!(before.caveats.contains(&Caveat::LtelNew));
    assert_eq!(after.tests.pathway_2.outcome(), Met);
    assert!(!after.caveats.contains(&Caveat::LtelNew));
    // With the new year not told everything hangs on it.
    assert_eq!(determine(&years[..3], 2026).tests.pathway_2.outcome(), Unknown);
}

#[test]
fn the_rules_page_says_what_it_changes() {
    let comparison = compare(&rules(2026), &rules(2024));
    let years: Vec<_> = comparison.steps.iter().map(|s| (s.from.0, s.to.0)).collect();
    assert_eq!(years, [(2024, 2025), (2025, 2026)], "each Dashboard that came in, in turn");
    let windows: Vec<&str> =
        comparison.windows.iter().filter_map(|row| Some(row.parts.last()?.note.as_str())).collect();
    assert_eq!(
        windows,
        [
            "New: 2025 and 2026. No longer: 2023 and 2024.",
            "New: 2025 and 2026. No longer: 2019 and 2022.",
        ]
    );
    let newest = comparison.steps.last().unwrap();
    let told = |what: &str| {
        let row = newest.differences.iter().find(|row| row.title == what).expect(what);
        let parts = row.parts.iter().map(|p| format!("{} {}", p.lines.join(" | "), p.note));
        parts.map(|p| p.trim_end().to_owned()).collect::<Vec<_>>().join(" / ")
    };
    let check = |what: &str, expected: &str| assert_eq!(told(what), expected, "{what}");
    check(
        "Priority 4 Pupil Achievement: English Learners",
        "English Language Arts is Red, and Mathematics is Red or Orange | \
         English Language Arts is Red or Orange, and Mathematics is Red | English Learner Progress is Red / \
         English Learner Progress is Red or Orange No longer used: English Language Arts and Mathematics.",
    );
    check(
        "Priority 4 Pupil Achievement: English Learners and Long-Term English Learners: how well it is known",
        "Read at an official source, or computed from official data / Inferred, or from one source only",
    );
    check("Priority 6 School Climate", "Suspension Rate is Red / Suspension Rate is Red or Orange");
    check(
        "How results were published",
        "as colors, Red to Blue / as colors, Red to Blue; College/Career as statuses, Very Low to Very High",
    );
    check(
        "Local indicators that count",
        "1 Basic Services and Conditions | 2 Implementation of State Academic Standards | \
         3 Parent and Family Engagement | 6 School Climate | 7 Access to a Broad Course of Study / \
         1 Basic Services and Conditions | 2 Implementation of State Academic Standards | \
         3 Parent and Family Engagement | 6 School Climate",
    );
}
