//! How far a check has come: what both tests say so far, and year by year what is told and what is still worth asking.
//!
//! What is counted is what a person sees: cells of a year's grid, and facts that can still change an answer. A bar from nought to
//! a hundred would lie, for most checks are settled long before everything is told.

use super::{
    result::test::{Verdict, verdict},
    screens::{self, Screen, columns, groups_to_ask, matters},
};
use crate::{
    case::{Case, Dashboard, facts::facts},
    rules::{
        both_tests::Tests,
        criteria::YearCriteria,
        explain::{Subject, Test, fact::Fact, missing::missing},
        rule_set::RuleSet,
        standing::YearStanding,
        terms::{Grades, in_order},
    },
};

/// How far a check has come.
#[derive(Debug, PartialEq, Eq)]
pub struct SoFar {
    /// What each test says, by what is told.
    pub tests: [(Test, Verdict); 2],
    /// The years, the newest first, then the local indicators.
    pub stretches: Vec<Stretch>,
}

/// A year, or the local indicators of all years.
#[derive(Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What it is called.
    pub name: String,
    /// What is told of it; nothing where that is not counted.
    pub told: Option<Told>,
    /// How many facts of it can still change an answer.
    pub open: usize,
    /// Where to go on with it: the first screen on which something is worth asking, or its first.
    pub screen: Screen,
}

/// What is told of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// That it has no Dashboard.
    NoDashboard,
    /// Not yet which groups it shows.
    NoGroups,
    /// Of its results so many of so many.
    Results(usize, usize),
}

/// How far a case has come, weighed by a rule set.
pub fn so_far(case: &Case, rules: &RuleSet) -> SoFar {
    let (facts, _) = facts(case, rules);
    let subject = Subject::new(&facts, rules);
    let open = [Test::Assistance, Test::Pathway2].map(|test| missing(&subject, test)).concat();
    let mut open: Vec<Fact> = in_order(open, |a, b| a < b);
    open.dedup();
    let window: Vec<YearStanding> =
        rules.window.iter().map(|criteria| YearStanding::of(&facts, criteria)).collect();
    let tests = Tests::of(&window, rules.settled);
    let worth = screens::asking_for(&open);
    let first = |is: &dyn Fn(Screen) -> bool, otherwise| {
        worth.iter().copied().find(|screen| is(*screen)).unwrap_or(otherwise)
    };
    let count = |is: &dyn Fn(Screen) -> bool| {
        open.iter().filter(|fact| is(Screen::asking_for(fact))).count()
    };
    let years = rules.window.iter().rev().map(|criteria| {
        let year = criteria.year;
        let of_year = |screen: Screen| screen.year() == Some(year);
        Stretch {
            name: format!("{year} Dashboard"),
            told: Some(told(case, criteria)),
            open: count(&of_year),
            screen: first(&of_year, Screen::Groups(year)),
        }
    });
    let local = |screen: Screen| screen == Screen::Local;
    let local = Stretch {
        name: "Local indicators".to_owned(),
        told: None,
        open: count(&local),
        screen: Screen::Local,
    };
    SoFar {
        tests: [
            (Test::Pathway2, verdict(&tests.pathway_2)),
            (Test::Assistance, verdict(&tests.assistance)),
        ],
        stretches: years.chain([local]).collect(),
    }
}

/// What is told of a year: the cells of its grid that are known, however that came.
fn told(case: &Case, criteria: &YearCriteria) -> Told {
    let dashboard = case.dashboard(criteria.year);
    if dashboard.published == Some(false) {
        return Told::NoDashboard;
    }
    // By question no group is named before it is known which there are.
    if dashboard.groups.is_none() {
        return Told::NoGroups;
    }
    let cells = cells(case.school.grades(), &dashboard, case, criteria);
    if cells.is_empty() {
        return Told::NoGroups;
    }
    Told::Results(cells.iter().filter(|known| **known).count(), cells.len())
}

/// Of each cell of a year's grid whether it is known.
fn cells(grades: Grades, dashboard: &Dashboard, case: &Case, criteria: &YearCriteria) -> Vec<bool> {
    let columns = columns(grades, criteria);
    let groups = groups_to_ask(case, criteria);
    let of_group = groups.into_iter().flat_map(|group| {
        let results = dashboard.group(group);
        let by_file = results.priorities.is_some() || results.fewer_than_two.is_some();
        let all = by_file || dashboard.levels_complete == Some(true);
        columns
            .iter()
            .filter(move |indicator| matters(grades, criteria, group, **indicator))
            .map(move |indicator| all || dashboard.level(group, *indicator).is_some())
    });
    of_group.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::terms::{Group, Indicator, Level, Year};

    #[test]
    fn it_counts_what_is_told_and_what_still_matters() {
        let rules = RuleSet::of(Year(2025)).unwrap();
        let of_year = |case: &Case, name: &str| {
            let so_far = so_far(case, &rules);
            let stretch = so_far.stretches.into_iter().find(|s| s.name == name).unwrap();
            (stretch.told, stretch.open, stretch.screen.path())
        };
        let mut case = Case::default();
        case.school.serves_k8 = true;
        let (told, open, screen) = of_year(&case, "2025 Dashboard");
        assert_eq!((told, screen.as_str()), (Some(Told::NoGroups), "2025/groups"));
        assert!(open > 0);

        case.change_dashboard(Year(2025), |d| {
            for group in [Group::SWD, Group::HI, Group::EL] {
                d.set_shown(group, true);
            }
            d.set_groups_complete(true);
        });
        // Three groups of four indicators, and ELPI of English learners.
        let (told, before, screen) = of_year(&case, "2025 Dashboard");
        assert_eq!((told, screen.as_str()), (Some(Told::Results(0, 13)), "2025/ELA"));
        case.change_dashboard(Year(2025), |d| {
            d.set_level(Group::EL, Indicator::SUSP, Some(Level::Red));
        });
        let (told, after, _) = of_year(&case, "2025 Dashboard");
        assert_eq!((told, after), (Some(Told::Results(1, 13)), before - 1));
        case.change_dashboard(Year(2025), |d| d.levels_complete = Some(true));
        assert_eq!(of_year(&case, "2025 Dashboard").0, Some(Told::Results(13, 13)));

        case.change_dashboard(Year(2024), |d| d.published = Some(false));
        let (told, open, screen) = of_year(&case, "2024 Dashboard");
        assert_eq!((told, open, screen.as_str()), (Some(Told::NoDashboard), 0, "2024/groups"));
    }

    #[test]
    fn what_is_settled_is_said_and_leaves_nothing_open() {
        let rules = RuleSet::of(Year(2025)).unwrap();
        let mut case = Case::default();
        let verdicts = |case: &Case| so_far(case, &rules).tests.map(|(_, verdict)| verdict);
        assert_eq!(verdicts(&case), [Verdict::CannotTell; 2]);
        for year in [2024, 2025] {
            case.change_dashboard(Year(year), |d| d.published = Some(false));
        }
        assert_eq!(verdicts(&case), [Verdict::NotMet; 2]);
        assert!(so_far(&case, &rules).stretches.iter().all(|s| s.open == 0));
        assert_eq!(so_far(&case, &rules).stretches.len(), 5);
    }

    /// The screens that it leads to are those on which the check finds something worth asking.
    #[test]
    fn it_agrees_with_the_check() {
        let rules = RuleSet::of(Year(2025)).unwrap();
        let mut case = Case::default();
        case.change_dashboard(Year(2025), |d| {
            d.set_shown(Group::SWD, true);
            d.set_groups_complete(true);
        });
        let worth = screens::worth_asking(&case, &rules);
        for stretch in so_far(&case, &rules).stretches {
            assert_eq!(worth.contains(&stretch.screen), stretch.open > 0, "{}", stretch.name);
        }
    }
}
