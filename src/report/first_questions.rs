//! Which questions come first for a case: what its results come to, and what was told of the charter, in the words of
//! `content::FIRST`.

use crate::{
    case::{Case, facts::determination},
    content::FIRST,
    rules::{
        caveats::Caveat, determination::Determination, outcome::Outcome, pathways::PathwayState,
        rule_set::RuleSet, terms::each_once,
    },
};

/// More would be no choice.
const MOST: usize = 5;

/// The ids of the questions that come first for this case, the best first.
pub fn first_questions(case: &Case, rules: &RuleSet) -> Vec<&'static str> {
    let determination = determination(case, rules);
    let holds = |when: &str| holds(when, case, &determination) == Some(true);
    let questions = FIRST.iter().filter(|(when, _)| holds(when)).flat_map(|(_, ids)| *ids);
    let mut questions = each_once(questions.copied());
    questions.truncate(MOST);
    questions
}

/// Whether this holds of the case; none if it is nothing that can.
fn holds(when: &str, case: &Case, determination: &Determination) -> Option<bool> {
    let tests = [&determination.tests.assistance, &determination.tests.pathway_2];
    let [first, second, _, fourth] = determination.pathways;
    let caveat = Caveat::ALL.into_iter().find(|caveat| caveat.id() == when);
    Some(match when {
        "pathway-1-can-be-requested" => first == PathwayState::CanBeRequested,
        "pathway-2-can-be-requested" => second == PathwayState::CanBeRequested,
        "pathway-4-can-be-requested" => fourth == PathwayState::CanBeRequested,
        "depends-on-reading" => tests.iter().any(|test| test.is_contested()),
        "dass" => case.school.dass == Some(true),
        "local-missed" => {
            determination.years.iter().any(|year| !year.local(Outcome::Met).is_empty())
        }
        "results-missing" => tests.iter().any(|test| test.outcome() == Outcome::Unknown),
        "no-test-met" => tests.iter().all(|test| test.outcome() == Outcome::NotMet),
        _ => return caveat.map(|caveat| determination.caveats.contains(&caveat)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::file::read;

    #[test]
    fn each_condition_is_one_that_can_hold() {
        let (case, rules) = (Case::default(), RuleSet::newest());
        let determination = determination(&case, &rules);
        for (when, _) in FIRST {
            assert!(holds(when, &case, &determination).is_some(), "{when}");
        }
    }

    #[test]
    fn a_case_has_its_own_questions_first() {
        let check = |facts: &str, expected: &[&str]| {
            let text = format!("{{\"format\":\"charter-pathways/case\",\"version\":1,{facts}}}");
            let case = read(&text).expect("a case file").0;
            let first = first_questions(&case, &RuleSet::newest());
            assert!(first.starts_with(expected) && first.len() <= MOST, "{facts}: {first:?}");
        };
        check("\"name\":\"x\"", &["small-school", "unknown-results"]);
        check("\"assistance\":{\"given\":true}", &["from-da-to-dta", "can-we-ask"]);
        check("\"school\":{\"dass\":true}", &["dass"]);
        let two_bad_years = "\"dashboards\":{\
             \"2025\":{\"groups\":{\"SED\":{\"counted\":true,\"priorities\":[4,5]}}},\
             \"2024\":{\"groups\":{\"SED\":{\"counted\":true,\"priorities\":[4,5]}}}}";
        check(two_bad_years, &["who-is-responsible", "can-we-choose", "what-to-bring"]);
        check(
            &format!("{two_bad_years},\"official\":{{\"2025\":{{\"status\":\"general\"}}}}"),
            &["status-differs", "who-is-responsible"],
        );
        let none = "\"dashboards\":{\"2025\":{\"published\":false},\"2024\":{\"published\":false},\
             \"2023\":{\"published\":false}}";
        check(none, &["new-charter", "small-school", "levels"]);
    }
}
