//! The screens of the check: which there are for a case, in which order, and what each asks.
//!
//! Pure data: a page draws a screen, and a link leads to it by its path. Nothing here is remembered; which screens
//! there are follows from the case alone, so going back loses nothing. Its paths are in `path`, in `way` from which screen one comes
//! to which, and in `presses` what one press can tell.

mod path;
mod presses;
mod way;

pub use presses::{asks_local, is_local_untold, same_groups_as};

pub use way::{Ways, matter_no_more, not_asked, open_facts, ways, worth_asking};

use crate::{
    case::Case,
    report::names,
    rules::{
        criteria::YearCriteria,
        explain::fact::{Fact, OfGroup, What},
        rule_set::RuleSet,
        terms::{Grades, Group, Indicator, Level, Year, each_once, gathered},
    },
};

/// A screen of the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The charter, assistance so far, what CDE has published.
    Charter,
    /// Whether a year has a Dashboard, and which groups it shows.
    Groups(Year),
    /// Which groups are at the levels that matter, for one indicator of a year.
    Question(Year, Indicator),
    /// Whether everything else of a year is better.
    Rest(Year),
    /// All levels of a year at once.
    Grid(Year),
    /// The local indicators of all years.
    Local,
    /// Everything answered so far.
    Answers,
}

impl Screen {
    /// The screen that asks for a fact.
    pub fn asking_for(fact: &Fact) -> Self {
        match fact.what {
            What::Published | What::Group(_, OfGroup::Counted) => Self::Groups(fact.year),
            What::Group(_, OfGroup::Level(indicator)) => Self::Question(fact.year, indicator),
            What::Group(_, OfGroup::Priorities | OfGroup::FewerThanTwo) => Self::Grid(fact.year),
            What::Local(_) => Self::Local,
        }
    }

    /// The year that the screen asks about.
    pub fn year(self) -> Option<Year> {
        match self {
            Self::Groups(year) | Self::Question(year, _) | Self::Rest(year) | Self::Grid(year) => {
                Some(year)
            }
            Self::Charter | Self::Local | Self::Answers => None,
        }
    }
}

/// The screens that ask for these facts, each once, in the order of the facts.
pub fn asking_for(facts: &[Fact]) -> Vec<Screen> {
    each_once(facts.iter().map(Screen::asking_for))
}

/// What a question screen asks: for each level that matters, the worst first, the groups that may have it.
pub type Asked = Vec<(Level, Vec<Group>)>;

/// The screens of a case, in order, answered by question.
pub fn screens(case: &Case, rules: &RuleSet) -> Vec<Screen> {
    let mut screens = vec![Screen::Charter];
    for criteria in rules.window.iter().rev() {
        screens.push(Screen::Groups(criteria.year));
        screens.extend(questions(case, criteria));
    }
    screens.extend([Screen::Local, Screen::Answers]);
    screens
}

/// The question screens of a year and the one about everything else; none without a Dashboard or a counted group.
fn questions(case: &Case, criteria: &YearCriteria) -> Vec<Screen> {
    let mut screens: Vec<Screen> = Indicator::ALL
        .into_iter()
        .filter(|i| !asked(case, criteria, *i).is_empty())
        .map(|i| Screen::Question(criteria.year, i))
        .collect();
    if !screens.is_empty() {
        screens.push(Screen::Rest(criteria.year));
    }
    screens
}

/// What the question screen of an indicator asks; empty where it cannot matter.
pub fn asked(case: &Case, criteria: &YearCriteria, indicator: Indicator) -> Asked {
    let groups = groups_to_ask(case, criteria);
    let levels = criteria.scales.get(indicator).worst_first(indicator);
    let of_level = levels.into_iter().map(|level| {
        let has = |g: &Group| {
            indicator.applies_to(*g, case.school.grades())
                && criteria.levels_that_matter(*g, indicator).has(level)
        };
        (level, groups.iter().copied().filter(has).collect::<Vec<_>>())
    });
    of_level.filter(|(_, groups)| !groups.is_empty()).collect()
}

/// The levels that a year is asked about, in words: "Red or Orange in ELA and Math; Red in Suspension". A level that is not
/// asked of all its groups names them. Empty where nothing is asked.
pub fn asked_in_words(case: &Case, criteria: &YearCriteria) -> String {
    let of_indicator = |indicator| {
        let asked = asked(case, criteria, indicator);
        let (_, all) = asked.first()?;
        let (of_all, of_some): (Vec<_>, Vec<_>) = asked.iter().partition(|(_, of)| of == all);
        let levels: Vec<&str> = of_all.iter().map(|(l, _)| names::level_short(*l)).collect();
        let mut words = names::listed(&levels, "or");
        for (level, groups) in of_some {
            let (level, groups) =
                (names::level_short(*level), names::groups(groups.iter().copied()));
            words.extend([" (also ", level, " of ", &groups, ")"]);
        }
        Some((words, names::indicator_short(indicator)))
    };
    let words = gathered(Indicator::ALL.into_iter().filter_map(of_indicator))
        .into_iter()
        .map(|(levels, indicators)| format!("{levels} in {}", names::listed(&indicators, "and")));
    words.collect::<Vec<_>>().join("; ")
}

/// The groups whose results are asked about in a year.
pub fn groups_to_ask(case: &Case, criteria: &YearCriteria) -> Vec<Group> {
    let dashboard = case.dashboard(criteria.year);
    if dashboard.published == Some(false) {
        Vec::new()
    } else {
        dashboard.groups_to_ask(criteria.year)
    }
}

/// The columns of a year's grid: the indicators that its criteria use and that the school's grades have.
pub fn columns(grades: Grades, criteria: &YearCriteria) -> Vec<Indicator> {
    let used = |i: &Indicator| Group::ALL.into_iter().any(|g| matters(grades, criteria, g, *i));
    Indicator::ALL.into_iter().filter(used).collect()
}

/// Whether a group's level of an indicator can matter in a year.
pub fn matters(
    grades: Grades,
    criteria: &YearCriteria,
    group: Group,
    indicator: Indicator,
) -> bool {
    indicator.applies_to(group, grades) && !criteria.levels_that_matter(group, indicator).is_empty()
}

/// The levels that can be told for an indicator of a year, worst first, then `none`.
pub fn levels(criteria: &YearCriteria, indicator: Indicator) -> [Level; 6] {
    let [worst, low, middle, high, best] = criteria.scales.get(indicator).worst_first(indicator);
    [worst, low, middle, high, best, Level::None]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(case: &Case, as_of: u16) -> Vec<String> {
        screens(case, &RuleSet::of(Year(as_of)).unwrap()).into_iter().map(Screen::path).collect()
    }

    #[test]
    fn only_what_can_matter_is_asked() {
        let mut case = Case::default();
        case.school.serves_k8 = true;
        for year in [2022, 2023] {
            case.change_dashboard(Year(year), |d| d.published = Some(false));
        }
        case.change_dashboard(Year(2024), |d| d.set_groups_complete(true));
        case.change_dashboard(Year(2025), |d| {
            d.set_shown(Group::SWD, true);
            d.set_groups_complete(true);
        });
        assert_eq!(
            paths(&case, 2025),
            [
                "charter",
                "2025/groups",
                "2025/ELA",
                "2025/MATH",
                "2025/CHRO",
                "2025/SUSP",
                "2025/rest",
                "2024/groups",
                "2023/groups",
                "2022/groups",
                "local",
                "answers"
            ]
        );
    }

    #[test]
    fn levels_asked_follow_the_criteria_of_the_year() {
        let mut case = Case::default();
        for year in [2022, 2024, 2025] {
            case.change_dashboard(Year(year), |d| {
                for group in [Group::EL, Group::LTEL] {
                    d.set_shown(group, true);
                }
                d.set_groups_complete(true);
            });
        }
        let check = |year: u16, indicator, expected: &[(Level, &[Group])]| {
            let asked = asked(&case, YearCriteria::of(Year(year)).unwrap(), indicator);
            let expected: Asked = expected.iter().map(|(l, g)| (*l, g.to_vec())).collect();
            assert_eq!(asked, expected, "{year} {indicator:?}");
        };
        check(2025, Indicator::ELA, &[(Level::Red, &[Group::EL]), (Level::Orange, &[Group::EL])]);
        check(
            2025,
            Indicator::ELPI,
            &[(Level::Red, &[Group::EL, Group::LTEL]), (Level::Orange, &[Group::LTEL])],
        );
        check(2024, Indicator::ELPI, &[(Level::Red, &[Group::EL, Group::LTEL])]);
        check(2022, Indicator::ELPI, &[(Level::VeryLow, &[Group::EL])]);
        check(2022, Indicator::CHRO, &[(Level::VeryHigh, &[Group::EL])]);
        check(2022, Indicator::CCI, &[]);

        case.change_dashboard(Year(2024), |d| d.published = Some(false));
        let check = |year, expected: &str| {
            let words = asked_in_words(&case, YearCriteria::of(Year(year)).unwrap());
            assert_eq!(words, expected, "{year}");
        };
        check(
            2025,
            "Red or Orange in ELA and Math; Red (also Orange of Long-Term English Learners) in EL Progress; Red in \
             Absenteeism, Suspension, Graduation and College/Career",
        );
        check(
            2022,
            "Very Low in ELA, Math, EL Progress and Graduation; Very High in Absenteeism and Suspension",
        );
        check(
            2023,
            "Red or Orange in ELA and Math; Red in EL Progress, Absenteeism, Suspension and Graduation; Very Low in \
             College/Career",
        );
        check(2024, "");
    }
}
