//! From screen to screen: what is worth asking, and so where *Continue* leads and where *Back*.
//!
//! It follows from the case alone, so an address that is opened by itself has the same ways on and back as one that was come to.

use super::{Screen, asking_for, groups_to_ask, is_local_untold, screens};
use crate::{
    case::{Case, facts::facts},
    rules::{
        criteria::YearCriteria,
        explain::{Subject, Test, fact::Fact, missing::missing},
        rule_set::RuleSet,
        terms::{Few, Indicator, Year},
    },
};

/// The unknown facts that can still change the tests by the default readings: those of one test, then those of the other, so a
/// fact may stand twice; none when both are settled.
pub fn open_facts(case: &Case, rules: &RuleSet) -> Vec<Fact> {
    let (facts, _) = facts(case, rules);
    let subject = Subject::new(&facts, rules);
    [Test::Assistance, Test::Pathway2].map(|test| missing(&subject, test)).concat()
}

/// The screens on which some of these open facts are asked for.
pub fn worth_asking(open: &[Fact], rules: &RuleSet) -> Vec<Screen> {
    let mut worth = asking_for(open);
    // Whether everything else is better settles the questions of its year together.
    let of_year = |year| worth.iter().any(|s| matches!(s, Screen::Question(y, _) if *y == year));
    let rest: Vec<Screen> =
        rules.years().into_iter().filter(|y| of_year(*y)).map(Screen::Rest).collect();
    worth.extend(rest);
    worth
}

/// Of which nothing is told and need be, since none of these open facts is of it: the first screens of such years, newest first,
/// then that of the local indicators.
pub fn not_asked(case: &Case, rules: &RuleSet, open: &[Fact]) -> Vec<Screen> {
    let asked = asking_for(open);
    let is_asked = |screen: Screen| asked.iter().any(|s| s.year() == screen.year());
    let years = rules.years().into_iter().rev();
    let years = years.filter(|year| !is_told(case, *year)).map(Screen::Groups);
    let local = is_local_untold(case).then_some(Screen::Local);
    years.chain(local).filter(|screen| !is_asked(*screen)).collect()
}

/// The indicators of a year that matter no more, though something else of the year does: none of these open facts is of them. None is
/// named where that hangs on what can be taken back beside it: that everything else is better, or what CDE's file says of a group.
pub fn matter_no_more(case: &Case, year: Year, open: &[Fact]) -> Vec<Indicator> {
    let dashboard = case.dashboard(year);
    let mut groups = dashboard.groups.iter().flat_map(Few::iter);
    let is_of_file =
        groups.any(|(_, results)| results.priorities.is_some() || results.fewer_than_two.is_some());
    let asked = asking_for(open);
    let is_any_asked = asked.iter().any(|screen| screen.year() == Some(year));
    if dashboard.levels_complete == Some(true) || is_of_file || !is_any_asked {
        return Vec::new();
    }
    let is_asked = |indicator: &Indicator| asked.contains(&Screen::Question(year, *indicator));
    Indicator::ALL.into_iter().filter(|indicator| !is_asked(indicator)).collect()
}

/// Whether it is told of a year that it has no Dashboard, or something of the groups that this shows.
fn is_told(case: &Case, year: Year) -> bool {
    let dashboard = case.dashboard(year);
    dashboard.published == Some(false)
        || dashboard.groups.is_some()
        || dashboard.groups_complete == Some(true)
}

/// Where one can go from a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ways {
    /// On: to the next screen on which something is worth asking, else to the answers.
    pub next: Screen,
    /// That leads past screens on which nothing is.
    pub passes_over: bool,
    /// Nothing is worth asking any more.
    pub is_settled: bool,
    /// Back, in the order of the questions; nowhere from the first.
    pub back: Option<Screen>,
    /// To the questions of the screen's year, from a screen of a year that has any and from a grid: to the first of them, whether
    /// or not it is still worth asking.
    pub first: Option<Screen>,
    /// On without this year, where it is asked which groups it shows and nobody has told.
    pub without: Option<Screen>,
}

/// The ways from a screen of a case of which these facts are open.
pub fn ways(case: &Case, rules: &RuleSet, open: &[Fact], screen: Screen) -> Ways {
    let order = Order { case, screens: screens(case, rules), worth: worth_asking(open, rules) };
    let has_questions =
        |year| YearCriteria::of(year).is_some_and(|c| !groups_to_ask(case, c).is_empty());
    let of_year = screen.year().filter(|y| has_questions(*y) || screen == Screen::Grid(*y));
    let is_untold = |year| case.dashboard(year).groups_complete != Some(true);
    let next = order.next(screen);
    Ways {
        next,
        passes_over: order.passes_over(screen, next),
        is_settled: order.worth.is_empty(),
        back: order.back(screen),
        first: of_year.map(|year| order.first_question(year)),
        // As from its grid, which stands for all of its questions.
        without: of_year
            .filter(|year| screen == Screen::Groups(*year) && is_untold(*year))
            .map(|year| order.next(Screen::Grid(year))),
    }
}

/// The screens of a case in their order, and those on which something is worth asking.
struct Order<'a> {
    case: &'a Case,
    screens: Vec<Screen>,
    worth: Vec<Screen>,
}

impl Order<'_> {
    /// Where a screen stands. That of a grid, and of a question to which nobody is led, is the end of its year.
    fn place(&self, screen: Screen) -> Option<usize> {
        let of_year = |s: &Screen| s.year().is_some() && s.year() == screen.year();
        let own = self.screens.iter().position(|s| *s == screen);
        own.or_else(|| self.screens.iter().rposition(of_year))
    }

    fn is_worth_asking(&self, year: Year) -> bool {
        self.worth.iter().any(|s| s.year() == Some(year))
    }

    fn next(&self, screen: Screen) -> Screen {
        let later = self.place(screen).map_or(0, |here| here + 1);
        // Who goes to a question of a year of which nothing is worth asking wants to answer that year all the same.
        let is_chosen = matches!(screen, Screen::Question(year, _) if !self.is_worth_asking(year))
            && self.screens.contains(&screen);
        let mut later = self.screens.iter().skip(later);
        let next = later.find(|s| is_chosen || self.worth.contains(s));
        next.copied().unwrap_or(Screen::Answers)
    }

    fn passes_over(&self, screen: Screen, next: Screen) -> bool {
        self.place(screen).zip(self.place(next)).is_some_and(|(here, next)| next > here + 1)
    }

    /// The screen before, as one comes by them: of another year only where that is told, or something of it worth asking.
    fn back(&self, screen: Screen) -> Option<Screen> {
        let groups =
            screen.year().map(Screen::Groups).filter(|groups| self.screens.contains(groups));
        let Some(here) = self.screens.iter().position(|s| *s == screen) else {
            // The grid of a year, or a question to which nobody is led.
            return Some(groups.unwrap_or(Screen::Charter));
        };
        let is_come_by = |year| {
            screen.year() == Some(year) || is_told(self.case, year) || self.is_worth_asking(year)
        };
        let mut nearest_first = self.screens.iter().take(here).rev();
        nearest_first.find(|s| s.year().is_none_or(is_come_by)).copied()
    }

    fn first_question(&self, year: Year) -> Screen {
        let first = self.screens.iter().find(|s| matches!(s, Screen::Question(y, _) if *y == year));
        first.copied().unwrap_or(Screen::Groups(year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        case::Dashboard,
        rules::terms::{Group, Level, Priorities},
    };

    /// The ways from the screen of a path.
    fn of(case: &Case, from: &str) -> Ways {
        let rules = RuleSet::of(Year(2025)).unwrap();
        let (screen, _) = Screen::parse(from).unwrap();
        ways(case, &rules, &open_facts(case, &rules), screen)
    }

    fn path(screen: Option<Screen>) -> String {
        screen.map(Screen::path).unwrap_or_default()
    }

    #[test]
    fn on() {
        let rules = RuleSet::of(Year(2025)).unwrap();
        let check = |case: &Case, from: &str, expected: &str| {
            assert_eq!(of(case, from).next.path(), expected, "after {from}");
        };
        let empty = Case::default();
        check(&empty, "charter", "2025/groups");
        check(&empty, "2025/groups", "2025/ELA");
        check(&empty, "2025/CCI", "2025/rest");
        check(&empty, "2025/grid", "2024/groups");
        check(&empty, "2022/rest", "local");
        check(&empty, "local", "answers");
        check(&empty, "answers", "answers");
        // A year that these rules do not look at.
        check(&empty, "2019/groups", "2025/groups");
        check(&empty, "2019/ELA", "2025/groups");

        // Without a 2024 Dashboard differentiated assistance is settled, and local indicators with it.
        let mut case = Case::default();
        case.change_dashboard(Year(2024), |d| d.published = Some(false));
        check(&case, "2024/groups", "2023/groups");
        check(&case, "2022/rest", "answers");
        // Without a 2025 Dashboard everything is.
        case.change_dashboard(Year(2025), |d| d.published = Some(false));
        assert!(of(&case, "2025/groups").is_settled);
        check(&case, "2025/groups", "answers");
        assert!(of(&case, "2025/groups").passes_over);
        assert!(!of(&case, "local").passes_over);
        let not_told = |case: &Case| {
            let screens = not_asked(case, &rules, &open_facts(case, &rules));
            screens.into_iter().map(Screen::path).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(not_told(&empty), "");
        assert_eq!(not_told(&case), "2023/groups 2022/groups local");
        let mut told = case.clone();
        told.change_dashboard(Year(2023), |d| d.set_groups_complete(true));
        assert_eq!(not_told(&told), "2022/groups local");
        told.change_dashboard(Year(2023), |d| d.local_complete = Some(true));
        assert_eq!(not_told(&told), "2022/groups");
        // Where no year has a Dashboard there are no local indicators to tell.
        for year in [2022, 2023] {
            told.change_dashboard(Year(year), |d| {
                *d = Dashboard { published: Some(false), ..Dashboard::default() }
            });
        }
        assert_eq!(not_told(&told), "");
        // A year that is gone to all the same is asked to its end.
        check(&case, "2023/ELA", "2023/MATH");
        check(&case, "2023/CCI", "2023/rest");
        // But not from a question that is none for these grades.
        case.set_grades(true, false);
        check(&case, "2023/CCI", "answers");
    }

    #[test]
    fn back() {
        let check = |case: &Case, from: &str, expected: &str| {
            assert_eq!(path(of(case, from).back), expected, "before {from}");
        };
        let empty = Case::default();
        check(&empty, "charter", "");
        check(&empty, "2025/groups", "charter");
        check(&empty, "2025/ELA", "2025/groups");
        check(&empty, "2025/grid", "2025/groups");
        check(&empty, "2024/groups", "2025/rest");
        check(&empty, "local", "2022/rest");
        check(&empty, "answers", "local");
        check(&empty, "2019/groups", "charter");

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
    fn to_the_questions_and_past_them() {
        let check = |case: &Case, from: &str, first: &str, without: &str| {
            let ways = of(case, from);
            assert_eq!(
                (path(ways.first), path(ways.without)),
                (first.into(), without.into()),
                "{from}"
            );
        };
        let mut case = Case::default();
        check(&case, "charter", "", "");
        check(&case, "2025/groups", "2025/ELA", "2024/groups");
        check(&case, "2025/SUSP", "2025/ELA", "");
        check(&case, "2025/grid", "2025/ELA", "");
        check(&case, "local", "", "");
        case.change_dashboard(Year(2025), |d| {
            d.set_shown(Group::SWD, true);
            d.set_groups_complete(true);
        });
        check(&case, "2025/groups", "2025/ELA", "");
        // Without a Dashboard there are none.
        case.change_dashboard(Year(2024), |d| d.published = Some(false));
        check(&case, "2024/groups", "", "");
        check(&case, "2024/grid", "2024/groups", "");
    }

    #[test]
    fn an_indicator_of_a_priority_that_is_missed_already_matters_no_more() {
        let rules = RuleSet::of(Year(2025)).unwrap();
        let check = |case: &Case, expected: &[Indicator]| {
            let no_more = matter_no_more(case, Year(2025), &open_facts(case, &rules));
            assert_eq!(no_more, expected);
        };
        let mut case = Case::default();
        case.set_grades(true, false);
        check(&case, &[Indicator::GRAD, Indicator::CCI]);
        case.change_dashboard(Year(2025), |d| {
            d.set_shown(Group::EL, true);
            d.set_level(Group::EL, Indicator::ELA, Some(Level::Red));
            d.set_level(Group::EL, Indicator::MATH, Some(Level::Red));
            d.set_groups_complete(true);
        });
        let told = [Indicator::ELA, Indicator::MATH];
        check(&case, &[&told[..], &[Indicator::ELPI, Indicator::GRAD, Indicator::CCI]].concat());
        let mut better = case.clone();
        better.change_dashboard(Year(2025), |d| d.levels_complete = Some(true));
        check(&better, &[]);
        case.change_dashboard(Year(2025), |d| {
            let mut results = d.group(Group::HI);
            results.priorities = Some(Priorities::default());
            d.groups.get_or_insert_default().insert(Group::HI, results);
        });
        check(&case, &[]);
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
        let worth = |case: &Case| worth_asking(&open_facts(case, &rules), &rules);
        assert!(worth(&case).contains(&Screen::Question(Year(2025), Indicator::SUSP)));
        assert!(worth(&case).contains(&Screen::Rest(Year(2025))));
        case.change_dashboard(Year(2025), |d| d.levels_complete = Some(true));
        assert!(worth(&case).iter().all(|s| s.year() != Some(Year(2025))));
        // Local indicators can still be missed, and then every group counts both years.
        assert!(worth(&case).contains(&Screen::Local));
    }
}
