//! How far a check has come, and what of it is still worth asking, in words.

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
        let stretch = Stretch { name: String::new(), told: None, open, elsewhere: false, screen };
        assert_eq!(stretch.says(), row);
        let tests = [(Test::Pathway2, Verdict::CannotTell), (Test::Assistance, Verdict::Met)];
        let so_far = SoFar { tests, open_under_some_reading: reading, stretches: vec![stretch] };
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
    let only = "another reading may need it";
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
        assert!(so_far.left().starts_with("You need not enter everything"), "{}", so_far.left());
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

/// What our reading has no use for another may ask for, whether ours has an answer yet or not.
#[test]
fn a_year_is_done_only_if_no_reading_needs_it() {
    let check = |last: &str, newest: &str| {
        let none = r#"{"groups_complete":true,"levels_complete":true,"groups":{"SWD":{},"EL":{}}}"#;
        let missed = r#"{"groups_complete":true,"levels_complete":true,
            "groups":{"EL":{},"SWD":{"levels":{"ELA":"red","MATH":"red","SUSP":"red"}}}}"#;
        let case = format!(
            r#"{{"format":"charter-pathways/case","version":1,"school":{{"grades":["k8"]}},"dashboards":{{
            "2022":{none},"2023":{{"groups_complete":true,"groups":{{"SWD":{{}},"EL":{{"priorities":[]}}}}}},
            "2024":{missed},"2025":{{"groups_complete":true,"groups":{{"EL":{{"priorities":[]}},
            "SWD":{{"levels":{{"ELA":"red","MATH":"red","CHRO":"blue"{last}}}}}}}}}}}}}"#
        );
        let (case, _) = crate::case::file::read(&case).unwrap();
        let says: Vec<String> = of(&case).stretches.iter().map(Stretch::says).collect();
        assert_eq!(says[0], newest);
        assert_eq!(says[2], "5 of 9 results known; another reading may need it");
    };
    check("", "8 of 9 results known; 1 fact still matters");
    check(r#","SUSP":"blue""#, "9 of 9 results known; ✓ nothing left to ask");
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
