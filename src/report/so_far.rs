//! How far a check has come: what both tests say so far, and year by year what is told and what is still worth asking.
//!
//! What is counted is what a person sees: cells of a year's grid, and facts that can still change an answer. A bar from nought to
//! a hundred would lie, for most checks are settled long before everything is told.

use super::{
    result::test::{Verdict, verdict},
    screens::{Screen, columns, groups_to_ask, is_local_untold, matters},
};
use crate::{
    case::{Case, facts::facts},
    rules::{
        criteria::YearCriteria,
        explain::{
            Subject, Test,
            fact::Fact,
            other_readings::{Asked, asked},
        },
        facts::{Facts, GroupFacts},
        outcome::Outcome,
        rule_set::RuleSet,
        terms::{Group, Indicator, in_order},
    },
};

/// How far a check has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoFar {
    /// What each test says, by what is told.
    pub tests: [(Test, Verdict); 2],
    /// Whether some reading of the rules leaves a test open.
    pub open_under_some_reading: bool,
    /// The years, the newest first, then the local indicators.
    pub stretches: Vec<Stretch>,
}

/// A year, or the local indicators of all years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What it is called.
    pub name: String,
    /// What is told of it; nothing where that is not counted.
    pub told: Option<Told>,
    /// How many facts of it can still change an answer, by the default readings.
    pub open: usize,
    /// Whether it may be asked for by another reading, which leaves open what the default ones settle.
    pub elsewhere: bool,
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
    /// Nothing of the local indicators of any year.
    NoLocal,
    /// That none of its groups counts.
    NoneCounts,
    /// So many of its results, and not which groups count: of how many it is would be a number of all groups there could be.
    SomeGroups(usize),
    /// Of its results so many of so many.
    Results(usize, usize),
}

/// How far a case has come; these are its [`open_facts`](super::screens::open_facts).
pub fn so_far(case: &Case, rules: &RuleSet, open: &[Fact]) -> SoFar {
    let (facts, _) = facts(case, rules);
    let subject = Subject::new(&facts, rules);
    let tests = subject.tests();
    let mut open = in_order(open.iter().copied(), |one, other| one < other);
    open.dedup();
    let both = [(Test::Pathway2, &tests.pathway_2), (Test::Assistance, &tests.assistance)];
    let elsewhere: Vec<Asked> = both
        .into_iter()
        .filter(|(_, outcome)| outcome.is_open_elsewhere())
        .map(|(test, outcome)| asked(&subject, test, outcome))
        .collect();
    let years = rules.window.iter().rev().map(|criteria| {
        let year = criteria.year;
        Stretch {
            name: format!("{year} Dashboard"),
            told: Some(told(case, &facts, criteria)),
            elsewhere: elsewhere.iter().any(|asked| asked.years.contains(&year)),
            ..stretch(Screen::Groups(year), &open)
        }
    });
    let local = Stretch {
        name: "Local indicators".to_owned(),
        told: is_local_untold(case).then_some(Told::NoLocal),
        elsewhere: elsewhere.iter().any(|asked| asked.local),
        ..stretch(Screen::Local, &open)
    };
    SoFar {
        tests: both.map(|(test, outcome)| (test, verdict(outcome))),
        open_under_some_reading: both.iter().any(|(_, test)| test.count(Outcome::Unknown) > 0),
        stretches: years.chain([local]).collect(),
    }
}

/// What is open of the year of this first screen, or of no year as it is of none.
fn stretch(first: Screen, open: &[Fact]) -> Stretch {
    let screens: Vec<Screen> = open.iter().map(Screen::asking_for).collect();
    let mut own = screens.into_iter().filter(|screen| screen.year() == first.year());
    let next = own.next();
    Stretch {
        name: String::new(),
        told: None,
        open: own.count() + usize::from(next.is_some()),
        elsewhere: false,
        screen: next.unwrap_or(first),
    }
}

/// What is told of a year: the cells of its grid of which the rules know something, however that came.
fn told(case: &Case, facts: &Facts, criteria: &YearCriteria) -> Told {
    let dashboard = case.dashboard(criteria.year);
    if dashboard.published == Some(false) {
        return Told::NoDashboard;
    }
    // By question no group is named before it is known which there are.
    if dashboard.groups.is_none() {
        return Told::NoGroups;
    }
    let grades = case.school.grades();
    let columns = columns(grades, criteria);
    let year = facts.year(criteria.year);
    let known = |group: Group, indicator: Indicator| {
        year.is_some_and(|year| is_known(year.groups.get(group), indicator))
    };
    let (mut told, mut all) = (0, 0);
    for group in groups_to_ask(case, criteria) {
        for indicator in &columns {
            if matters(grades, criteria, group, *indicator) {
                all += 1;
                told += usize::from(known(group, *indicator));
            }
        }
    }
    match dashboard.groups_complete {
        _ if all == 0 => Told::NoneCounts,
        Some(true) => Told::Results(told, all),
        _ => Told::SomeGroups(told),
    }
}

/// Whether a group's result of an indicator is known, by itself or by what CDE's file says of the group.
fn is_known(group: GroupFacts, indicator: Indicator) -> bool {
    group.priorities.is_some()
        || group.reads_fewer_than_two()
        || group.levels.get(indicator).is_some()
}

impl Stretch {
    /// In words what is told of it and what is open.
    pub fn says(&self) -> String {
        let told = self.told.map(|told| match told {
            Told::NoDashboard => "no Dashboard".to_owned(),
            Told::NoGroups => "no groups entered yet".to_owned(),
            Told::NoLocal => "none entered yet".to_owned(),
            Told::NoneCounts => "no groups that count".to_owned(),
            Told::SomeGroups(told) => {
                format!("results known: {told}; not yet told which groups count")
            }
            Told::Results(told, of) => format!("{told} of {of} results known"),
        });
        let open = match self.open {
            _ if self.is_of_any_group() => None,
            1.. if self.told == Some(Told::NoLocal) => None,
            0 if self.elsewhere => Some("needed by another reading only".to_owned()),
            0 => Some("✓ nothing left to ask".to_owned()),
            1 => Some("1 fact still matters".to_owned()),
            n => Some(format!("{n} facts still matter")),
        };
        told.into_iter().chain(open).collect::<Vec<_>>().join("; ")
    }

    /// Whether what is open is of all groups there could be, of which most charters have a few: a number that says nothing yet.
    fn is_of_any_group(&self) -> bool {
        matches!(self.told, Some(Told::NoGroups | Told::SomeGroups(_))) && self.open > 0
    }
}

impl SoFar {
    /// In a sentence what is still open of all.
    pub fn left(&self) -> String {
        match self.stretches.iter().map(|stretch| stretch.open).sum() {
            0 if self.open_under_some_reading => {
                "As we read the rules, nothing left out can change either test. Read another way, something still can."
                    .to_owned()
            }
            0 => "Nothing left out can change either test.".to_owned(),
            1 => "One fact can still change a test, by our reading of the rules.".to_owned(),
            // What is far too much to look up must not look like a duty.
            _ if self.stretches.iter().any(Stretch::is_of_any_group) => {
                "You need not enter everything: a few facts can settle both tests.".to_owned()
            }
            n if n > 20 => format!(
                "You need not enter everything: a few facts can settle both tests. By our reading of the rules, {n} can still \
                 change one."
            ),
            n => format!("{n} facts can still change a test, by our reading of the rules."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::screens;
    use crate::rules::terms::{Group, Indicator, Level, Year};

    fn of(case: &Case) -> SoFar {
        let rules = RuleSet::of(Year(2025)).unwrap();
        so_far(case, &rules, &screens::open_facts(case, &rules))
    }

    #[test]
    fn it_counts_what_is_told_and_what_still_matters() {
        let of_year = |case: &Case, name: &str| {
            let stretch = of(case).stretches.into_iter().find(|s| s.name == name).unwrap();
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
        let mut case = Case::default();
        let verdicts = |case: &Case| of(case).tests.map(|(_, verdict)| verdict);
        assert_eq!(verdicts(&case), [Verdict::CannotTell; 2]);
        for year in [2024, 2025] {
            case.change_dashboard(Year(year), |d| d.published = Some(false));
        }
        assert_eq!(verdicts(&case), [Verdict::NotMet; 2]);
        assert!(of(&case).stretches.iter().all(|s| s.open == 0));
        assert_eq!(of(&case).stretches.len(), 5);
    }

    /// What counts as told is what the rules use.
    #[test]
    fn what_is_told_of_a_group_by_a_file() {
        let of_2025 = |group: &str, other: &str| {
            let case = format!(
                "{{\"format\":\"charter-pathways/case\",\"version\":1,\"school\":{{\"grades\":[\"k8\"]}},\
                 \"dashboards\":{{\"2025\":{{\"groups_complete\":true{other},\"groups\":{{{group}}}}}}}}}"
            );
            let (case, _) = crate::case::file::read(&case).unwrap();
            of(&case).stretches.first().unwrap().says()
        };
        for (group, other, says) in [
            ("", "", "no groups that count; ✓ nothing left to ask"),
            ("\"HI\":{\"counted\":false}", "", "no groups that count; ✓ nothing left to ask"),
            ("\"HI\":{\"priorities\":[4]}", "", "4 of 4 results known; "),
            ("\"HI\":{\"fewer_than_two\":true}", "", "4 of 4 results known; "),
            ("\"HI\":{\"fewer_than_two\":false}", "", "0 of 4 results known; "),
            (
                "\"HI\":{\"fewer_than_two\":true,\"levels\":{\"ELA\":\"green\"}}",
                "",
                "1 of 4 results known; ",
            ),
            ("\"HI\":{\"levels\":{\"ELA\":\"very_low\"}}", "", "0 of 4 results known; "),
            ("\"HI\":{}", ",\"levels_complete\":true", "4 of 4 results known; "),
        ] {
            let said = of_2025(group, other);
            assert!(said.starts_with(says), "{group}: {said}");
        }
    }

    #[test]
    fn what_is_left_in_words() {
        let check = |open: usize, reading: bool, row: &str, sum: &str| {
            let screen = Screen::Local;
            let stretch =
                Stretch { name: String::new(), told: None, open, elsewhere: false, screen };
            assert_eq!(stretch.says(), row);
            let tests = [(Test::Pathway2, Verdict::CannotTell), (Test::Assistance, Verdict::Met)];
            let so_far =
                SoFar { tests, open_under_some_reading: reading, stretches: vec![stretch] };
            assert!(so_far.left().starts_with(sum), "{}", so_far.left());
        };
        check(0, false, "✓ nothing left to ask", "Nothing left out can change");
        check(0, true, "✓ nothing left to ask", "As we read the rules, nothing left out");
        check(1, true, "1 fact still matters", "One fact can still change a test, by our reading");
        check(2, true, "2 facts still matter", "2 facts can still change a test, by our reading");
        check(383, true, "383 facts still matter", "You need not enter everything");
        check(21, true, "21 facts still matter", "You need not enter everything");
        check(20, true, "20 facts still matter", "20 facts can still change a test");
    }

    #[test]
    fn of_groups_that_nobody_named_no_number_is_said() {
        let mut case = Case::default();
        let says = |case: &Case| {
            let so_far = of(case);
            let rows: Vec<String> = so_far.stretches.iter().map(Stretch::says).collect();
            (rows.join(" | "), so_far.left())
        };
        let (rows, left) = says(&case);
        let none = "no groups entered yet";
        assert_eq!(rows, format!("{none} | {none} | {none} | {none} | none entered yet"));
        assert_eq!(left, "You need not enter everything: a few facts can settle both tests.");
        case.change_dashboard(Year(2025), |d| d.published = Some(false));
        let (rows, left) = says(&case);
        // Without a 2025 Dashboard another reading looks at the three before.
        let only = "needed by another reading only";
        assert_eq!(
            rows,
            format!(
                "no Dashboard; ✓ nothing left to ask | {none}; {only} | {none}; {only} | {none}; {only} | none entered \
                 yet; {only}"
            )
        );
        assert!(left.starts_with("As we read the rules, nothing left out"), "{left}");
    }

    /// A few groups are pasted, and not said to be all: a share of all there could be would tell nothing.
    #[test]
    fn of_groups_that_may_not_be_all_what_is_known_is_counted_alone() {
        #[track_caller]
        fn check(levels: usize, is_all: bool, says: &str) {
            let mut case = Case::default();
            case.school.serves_k8 = true;
            case.change_dashboard(Year(2025), |d| {
                for indicator in [Indicator::ELA, Indicator::MATH].into_iter().take(levels) {
                    d.set_level(Group::SWD, indicator, Some(Level::Red));
                }
                if is_all {
                    d.set_groups_complete(true);
                }
            });
            let so_far = of(&case);
            assert_eq!(so_far.stretches.first().unwrap().says(), says);
            assert!(
                so_far.left().starts_with("You need not enter everything"),
                "{}",
                so_far.left()
            );
        }
        check(1, false, "results known: 1; not yet told which groups count");
        check(2, false, "results known: 2; not yet told which groups count");
        check(2, true, "2 of 4 results known; 2 facts still matter");
    }

    /// Without a 2025 Dashboard nothing is met by the default readings, yet another reading looks at the years before.
    #[test]
    fn what_another_reading_leaves_open_is_said() {
        let mut case = Case::default();
        case.change_dashboard(Year(2025), |d| d.published = Some(false));
        let one = of(&case);
        assert!(one.stretches.iter().all(|s| s.open == 0) && one.open_under_some_reading);
        for year in [2022, 2023, 2024] {
            case.change_dashboard(Year(year), |d| d.published = Some(false));
        }
        assert!(!of(&case).open_under_some_reading);
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
        let worth = screens::worth_asking(&screens::open_facts(&case, &rules), &rules);
        for stretch in of(&case).stretches {
            assert_eq!(worth.contains(&stretch.screen), stretch.open > 0, "{}", stretch.name);
        }
    }
}
