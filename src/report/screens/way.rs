//! From screen to screen: what is worth asking, and so where *Continue* leads and where *Back*.
//!
//! It follows from the case alone, so an address that is opened by itself has the same ways on and back as one that was come to.

use super::{Screen, asking_for, screens};
use crate::{
    case::{Case, facts::facts},
    rules::{
        explain::{
            Subject, Test,
            fact::{Fact, What},
            missing::missing,
        },
        rule_set::RuleSet,
        terms::Year,
    },
};

/// The unknown facts that can still change the tests by the default readings: those of one test, then those of the other, so a
/// fact may stand twice; none when both are settled.
pub fn open_facts(case: &Case, rules: &RuleSet) -> Vec<Fact> {
    let (facts, _) = facts(case, rules);
    let subject = Subject::new(&facts, rules);
    [Test::Assistance, Test::Pathway2].map(|test| missing(&subject, test)).concat()
}

/// The screens on which some fact is open; none when both tests are settled.
pub fn worth_asking(case: &Case, rules: &RuleSet) -> Vec<Screen> {
    worth(&open_facts(case, rules), rules)
}

/// The screens on which some of these facts are asked for.
pub fn worth(open: &[Fact], rules: &RuleSet) -> Vec<Screen> {
    let mut worth = asking_for(open);
    // Whether everything else is better settles the questions of its year together.
    let of_year = |year| worth.iter().any(|s| matches!(s, Screen::Question(y, _) if *y == year));
    let rest: Vec<Screen> =
        rules.window.iter().map(|c| c.year).filter(|y| of_year(*y)).map(Screen::Rest).collect();
    worth.extend(rest);
    worth
}

/// Whether going on from this screen passes over others, since nothing on them can still matter.
pub fn passes_over(case: &Case, rules: &RuleSet, worth: &[Screen], screen: Screen) -> bool {
    let screens = screens(case, rules);
    let place = |screen| screens.iter().position(|s| *s == screen);
    let next = next(case, rules, worth, screen);
    let last = match screen {
        Screen::Grid(year) => screens.iter().rposition(|s| s.year() == Some(year)),
        screen => place(screen),
    };
    last.zip(place(next)).is_some_and(|(here, next)| next > here + 1)
}

/// The years, newest first, of whose groups nothing is told and need be: none of these open facts is of them.
pub fn not_asked(case: &Case, rules: &RuleSet, open: &[Fact]) -> Vec<Year> {
    let asks = |fact: &Fact, year| fact.year == year && !matches!(fact.what, What::Local(_));
    let years = rules.window.iter().rev().map(|criteria| criteria.year);
    years
        .filter(|year| !is_told(case, *year) && !open.iter().any(|fact| asks(fact, *year)))
        .collect()
}

/// Whether it is told of a year that it has no Dashboard, or something of the groups that this shows.
fn is_told(case: &Case, year: Year) -> bool {
    let dashboard = case.dashboard(year);
    dashboard.published == Some(false)
        || dashboard.groups.is_some()
        || dashboard.groups_complete == Some(true)
}

/// The screen after this one: the next on which something is worth asking. From the grid of a year on, the next is one
/// after that year's questions.
pub fn next(case: &Case, rules: &RuleSet, worth: &[Screen], screen: Screen) -> Screen {
    let screens = screens(case, rules);
    let here = match screen {
        Screen::Grid(year) => screens.iter().rposition(|s| s.year() == Some(year)),
        _ => screens.iter().position(|s| *s == screen),
    };
    let mut later = screens.iter().copied().skip(here.map_or(0, |here| here + 1));
    // Who goes to a year of which nothing is worth asking wants to answer it all the same.
    let chosen =
        matches!(screen, Screen::Question(..)) && !worth.iter().any(|s| s.year() == screen.year());
    later.find(|s| chosen || worth.contains(s)).unwrap_or(Screen::Answers)
}

/// The screen before this one, as one comes by them: of another year only where that is told, or something of it worth asking.
pub fn before(case: &Case, rules: &RuleSet, worth: &[Screen], screen: Screen) -> Screen {
    let screens = screens(case, rules);
    let Some(here) = screens.iter().position(|s| *s == screen) else {
        // The grid of a year, or a question to which nobody is led.
        return screen.year().map_or(Screen::Charter, Screen::Groups);
    };
    let is_come_by = |year| {
        screen.year() == Some(year)
            || is_told(case, year)
            || worth.iter().any(|s| s.year() == Some(year))
    };
    let mut nearest_first = screens.into_iter().take(here).rev();
    nearest_first.find(|s| s.year().is_none_or(is_come_by)).unwrap_or(Screen::Charter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::terms::{Group, Indicator};

    #[test]
    fn the_screen_after() {
        let rules = RuleSet::of(Year(2025)).unwrap();
        let check = |case: &Case, from: &str, expected: &str| {
            let (screen, _) = Screen::parse(from).unwrap();
            let worth = worth_asking(case, &rules);
            assert_eq!(next(case, &rules, &worth, screen).path(), expected, "after {from}");
        };
        let empty = Case::default();
        check(&empty, "charter", "2025/groups");
        check(&empty, "2025/groups", "2025/ELA");
        check(&empty, "2025/CCI", "2025/rest");
        check(&empty, "2025/grid", "2024/groups");
        check(&empty, "2022/rest", "local");
        check(&empty, "local", "answers");
        check(&empty, "answers", "answers");

        // Without a 2024 Dashboard differentiated assistance is settled, and local indicators with it.
        let mut case = Case::default();
        case.change_dashboard(Year(2024), |d| d.published = Some(false));
        check(&case, "2024/groups", "2023/groups");
        check(&case, "2022/rest", "answers");
        // Without a 2025 Dashboard everything is.
        case.change_dashboard(Year(2025), |d| d.published = Some(false));
        assert_eq!(worth_asking(&case, &rules), []);
        check(&case, "2025/groups", "answers");
        let passes = |from: &str| {
            let (screen, _) = Screen::parse(from).unwrap();
            passes_over(&case, &rules, &worth_asking(&case, &rules), screen)
        };
        assert!(passes("2025/groups"));
        assert!(!passes("local"));
        let not_told = |case: &Case| {
            let years = not_asked(case, &rules, &open_facts(case, &rules));
            years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(not_told(&empty), "");
        assert_eq!(not_told(&case), "2023 2022");
        let mut told = case.clone();
        told.change_dashboard(Year(2023), |d| d.set_groups_complete(true));
        assert_eq!(not_told(&told), "2022");
        // A year that is gone to all the same is asked to its end.
        check(&case, "2023/ELA", "2023/MATH");
        check(&case, "2023/CCI", "2023/rest");
    }

    #[test]
    fn the_screen_before() {
        let rules = RuleSet::of(Year(2025)).unwrap();
        let check = |case: &Case, from: &str, expected: &str| {
            let (screen, _) = Screen::parse(from).unwrap();
            let worth = worth_asking(case, &rules);
            assert_eq!(before(case, &rules, &worth, screen).path(), expected, "before {from}");
        };
        let empty = Case::default();
        check(&empty, "charter", "charter");
        check(&empty, "2025/groups", "charter");
        check(&empty, "2025/ELA", "2025/groups");
        check(&empty, "2025/grid", "2025/groups");
        check(&empty, "2024/groups", "2025/rest");
        check(&empty, "local", "2022/rest");
        check(&empty, "answers", "local");

        // Years that one has come past are come past again.
        let mut case = Case::default();
        case.change_dashboard(Year(2025), |d| d.published = Some(false));
        check(&case, "local", "2025/groups");
        check(&case, "2023/MATH", "2023/ELA");
        check(&case, "2023/groups", "2025/groups");
        case.set_grades(true, false);
        check(&case, "2023/CCI", "2023/groups");
        case.change_dashboard(Year(2023), |d| d.set_groups_complete(true));
        check(&case, "local", "2023/groups");
    }

    #[test]
    fn a_year_that_is_told_is_not_asked_again() {
        let rules = RuleSet::of(Year(2025)).unwrap();
        let mut case = Case::default();
        case.change_dashboard(Year(2025), |d| {
            for group in [Group::SWD, Group::HI, Group::EL] {
                d.set_shown(group, true);
            }
            d.set_groups_complete(true);
        });
        let worth = |case: &Case| worth_asking(case, &rules);
        assert!(worth(&case).contains(&Screen::Question(Year(2025), Indicator::SUSP)));
        assert!(worth(&case).contains(&Screen::Rest(Year(2025))));
        case.change_dashboard(Year(2025), |d| d.levels_complete = Some(true));
        assert!(worth(&case).iter().all(|s| s.year() != Some(Year(2025))));
        // Local indicators can still be missed, and then every group counts both years.
        assert!(worth(&case).contains(&Screen::Local));
    }
}
