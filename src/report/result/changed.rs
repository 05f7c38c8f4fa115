//! What has changed since a case was last judged, when that was under other rules: which Dashboards count now, which
//! readings have been settled, which answers are others, and whether the rules made them so or the person's own changes.

use crate::{
    case::{self, Case, Judged},
    rules::{
        determination::Determination, explain::Test, outcome::Outcome, rule_set::RuleSet,
        settled::Settled, terms::Year,
    },
};

/// What has changed since a case was last judged.
#[derive(Debug, PartialEq, Eq)]
pub struct Changed {
    /// The as-of years of the rules before and now.
    pub as_of: (Year, Year),
    /// Whether this program still has, or already has, the rules of before. If not, only the answers can be compared.
    pub known: bool,
    /// Dashboard years that no longer count.
    pub gone: Vec<Year>,
    /// Dashboard years that have come in.
    pub come: Vec<Year>,
    /// The readings that have been settled since.
    pub settled: Vec<Settled>,
    /// The two tests, as far as their answers were noted.
    pub tests: Vec<TestChange>,
}

/// A test's answers before and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestChange {
    /// Which test.
    pub test: Test,
    /// Its outcome when the case was last judged.
    pub before: Outcome,
    /// Its outcome now.
    pub now: Outcome,
    /// What made the difference.
    pub why: Why,
}

/// Why an answer is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is the same.
    Same,
    /// The rules: by those of before, the facts of now would have the answer of before.
    Rules,
    /// The facts: they were changed, and by the rules of before too they would have the answer of now.
    Facts,
    /// Both, or it cannot be told because this program does not have the rules of before.
    NotTold,
}

/// The name of the rules by which the case was last judged, if that was by others than these.
pub fn judged_by_others(case: &Case, rules: &RuleSet) -> Option<String> {
    let judged = case.judged.as_ref()?;
    // A file that does not name its rules was judged by the first ones of its year.
    let named = Some(judged.rules.clone()).filter(|name| !name.is_empty());
    Some(named.unwrap_or_else(|| judged.as_of.to_string())).filter(|name| *name != rules.id())
}

/// Compares with how the case was last judged, if that was under other rules. `named` finds the rules of before.
pub fn changed(
    case: &Case,
    rules: &RuleSet,
    determination: &Determination,
    named: impl Fn(&str) -> Option<RuleSet>,
) -> Option<Changed> {
    let judged = case.judged.as_ref()?;
    let before = named(&judged_by_others(case, rules)?);
    let (then, now) = (before.as_ref().map(RuleSet::years).unwrap_or_default(), rules.years());
    let without = |some: &[Year], others: &[Year]| {
        some.iter().filter(|year| !others.contains(year)).copied().collect::<Vec<_>>()
    };
    Some(Changed {
        as_of: (judged.as_of, rules.as_of),
        known: before.is_some(),
        gone: without(&then, &now),
        come: if then.is_empty() { Vec::new() } else { without(&now, &then) },
        settled: before.as_ref().map_or_else(Vec::new, |before| {
            rules.settled.iter().filter(|s| !before.settled.contains(s)).copied().collect()
        }),
        tests: tests(case, judged, determination, before.as_ref()),
    })
}

fn tests(
    case: &Case,
    judged: &Judged,
    determination: &Determination,
    before: Option<&RuleSet>,
) -> Vec<TestChange> {
    let by_those = before.map(|rules| case::facts::determination(case, rules));
    let outcome =
        |determination: &Determination, test: Test| test.of(&determination.tests).outcome();
    let noted = [(Test::Pathway2, judged.pathway_2), (Test::Assistance, judged.assistance)];
    let told = noted.into_iter().filter_map(|(test, noted)| Some((test, noted?)));
    told.map(|(test, before)| {
        let now = outcome(determination, test);
        let by_those = by_those.as_ref().map(|determination| outcome(determination, test));
        let why = match by_those {
            _ if before == now => Why::Same,
            Some(then) if then == before => Why::Rules,
            Some(then) if then == now => Why::Facts,
            _ => Why::NotTold,
        };
        TestChange { test, before, now, why }
    })
    .collect()
}
