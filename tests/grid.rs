//! The grid of a year as a sheet: ways from cell to cell, keys, blocks from a spreadsheet, undo.

use charter_pathways::{
    case::{Case, Dashboard, history::History},
    report::grid::{Change, Entry, Place, Range, Sheet, Step},
    rules::{
        criteria::YearCriteria,
        terms::{Group, Indicator, Level, Year},
    },
};

use crate::generator::random::Random;

const ONE: Range = (at(0, 0), at(0, 0));

const fn at(row: usize, column: usize) -> Place {
    Place { row, column }
}

/// A school of kindergarten to grade 8 that shows English Learners and White students.
fn case(year: u16) -> Case {
    let mut case = Case::default();
    case.school.serves_k8 = true;
    case.change_dashboard(Year(year), |d| {
        for group in [Group::EL, Group::WH] {
            d.set_shown(group, true);
        }
        d.set_groups_complete(true);
    });
    case
}

fn sheet(year: u16) -> Sheet {
    let criteria = YearCriteria::of(Year(year)).expect("a year with rules");
    Sheet::of(&case(year), criteria)
}

#[test]
fn a_sheet_has_what_the_year_asks() {
    use Indicator::{CHRO, ELA, ELPI, MATH, SUSP};
    let sheet = sheet(2025);
    assert_eq!(sheet.groups, [Group::WH, Group::EL]);
    assert_eq!(sheet.indicators, [ELA, MATH, ELPI, CHRO, SUSP]);
    assert_eq!(sheet.at(at(0, 2)), None, "English learner progress of White students");
    assert_eq!(sheet.at(at(1, 2)), Some((Group::EL, ELPI)));
    assert_eq!(sheet.at(at(2, 0)), None);
}

#[test]
fn steps_stay_in_the_sheet() {
    let sheet = sheet(2025);
    let check = |from, step, to| assert_eq!(sheet.step(from, step), to, "{from:?} {step:?}");
    check(at(0, 0), Step::Left, at(0, 0));
    check(at(0, 0), Step::Up, at(0, 0));
    check(at(0, 0), Step::Right, at(0, 1));
    check(at(0, 0), Step::Down, at(1, 0));
    check(at(1, 4), Step::Right, at(1, 4));
    check(at(1, 4), Step::Down, at(1, 4));
    check(at(1, 2), Step::RowStart, at(1, 0));
    check(at(0, 2), Step::RowEnd, at(0, 4));
    check(at(1, 2), Step::First, at(0, 0));
    check(at(0, 0), Step::Last, at(1, 4));
}

#[test]
fn after_a_level_the_next_cell_that_counts() {
    let sheet = sheet(2025);
    let check = |from, to| assert_eq!(sheet.next(from), to, "{from:?}");
    check(at(0, 0), at(0, 1));
    check(at(0, 1), at(0, 3));
    check(at(0, 4), at(1, 0));
    check(at(1, 4), at(1, 4));
}

#[test]
fn a_key_says_what_the_year_publishes() {
    let check = |year: u16, key: char, expected: Option<Level>| {
        let changes = sheet(year).enter(ONE, Entry::Key(key));
        let level = changes.first().and_then(|change: &Change| change.level);
        assert_eq!(level, expected, "{year} {key}");
    };
    for (key, level) in [
        ('r', Level::Red),
        ('R', Level::Red),
        ('1', Level::Red),
        ('o', Level::Orange),
        ('y', Level::Yellow),
        ('g', Level::Green),
        ('b', Level::Blue),
        ('5', Level::Blue),
        ('n', Level::None),
    ] {
        check(2025, key, Some(level));
    }
    for (key, level) in [
        ('1', Level::VeryLow),
        ('l', Level::Low),
        ('m', Level::Medium),
        ('4', Level::High),
        ('5', Level::VeryHigh),
        ('N', Level::None),
    ] {
        check(2022, key, Some(level));
    }
    for (year, key) in [(2025, 'x'), (2025, '6'), (2025, 'l'), (2022, 'r'), (2022, ' ')] {
        check(year, key, None);
    }
    let levels = |year| sheet(year).keys().into_iter().map(|(key, _)| key).collect::<String>();
    assert_eq!((levels(2025).as_str(), levels(2022).as_str()), ("ROYGBN", "12345N"));
}

#[test]
fn a_range_is_filled_where_something_can_be_told() {
    let sheet = sheet(2025);
    let check = |range: Range, entry, expected| {
        assert_eq!(sheet.enter(range, entry).len(), expected, "{range:?} {entry:?}");
    };
    let all = (at(0, 0), at(1, 4));
    check(all, Entry::Key('g'), 9);
    check((at(1, 4), at(0, 0)), Entry::Unknown, 9);
    check((at(0, 2), at(1, 2)), Entry::Level(Level::Red), 1);
    check(all, Entry::Level(Level::VeryLow), 0);
}

/// What is told of the two groups afterwards, one letter a cell, and what was left.
fn pasted(year: u16, text: &str, range: Range) -> (String, Vec<String>) {
    let (mut case, sheet) = (case(year), sheet(year));
    let pasted = sheet.paste(text, range);
    case.change_dashboard(Year(year), |d| pasted.changes.iter().for_each(|c| c.make(d)));
    let dashboard = case.dashboard(Year(year));
    let letter = |place| {
        let told = sheet.at(place).and_then(|(group, i)| dashboard.level(group, i));
        told.map_or('.', |l| l.code().chars().next().map_or('?', |c| c.to_ascii_uppercase()))
    };
    (sheet.places().map(letter).collect(), pasted.left)
}

#[test]
fn a_block_from_a_spreadsheet() {
    let check = |text: &str, range: Range, cells: &str, left: &[&str]| {
        assert_eq!(
            pasted(2025, text, range),
            (cells.to_owned(), left.iter().map(|l| (*l).to_owned()).collect()),
            "{text:?}"
        );
    };
    check("Red\tOrange\nGreen\tBlue", ONE, "RO...GB...", &[]);
    check("r\t2\r\nNo Performance Color\tN\r\n", ONE, "RO...NN...", &[]);
    check("Red\tOrange", (at(1, 4), at(1, 3)), "........RO", &[]);
    // One cell fills what is chosen.
    check("yellow", (at(0, 0), at(1, 1)), "YY...YY...", &[]);
    // An empty cell changes nothing.
    check("\tRed\n\n\tBlue", ONE, ".R........", &["“Blue” (row 3, column 2): outside the grid"]);
    check(
        "Red\tPurple\tRed\nLow",
        ONE,
        "R.........",
        &[
            "“Purple” (White, Math): no level here",
            "“Red” (White, EL Progress): not used in this year",
            "“Low” (English Learners, ELA): no level here",
        ],
    );
    // Names say where the cells belong.
    check("\tSuspension Rate\tELA\nEnglish Learners\tRed\tBlue", ONE, ".....B...R", &[]);
    check(
        "White\tRed\nMartians\tRed",
        ONE,
        "R.........",
        &["“Red” (line 2, cell 2): no place here"],
    );
    // Below a head the lines are still counted from the first.
    check(
        "\tELA\nWhite\tRed\nMartians\tRed",
        ONE,
        "R.........",
        &["“Red” (line 3, cell 2): no place here"],
    );
    check("White\tRed\n\tBlue", ONE, "R.........", &["“Blue” (line 2, cell 2): no place here"]);
    let (cells, left) = pasted(2025, &"x\t".repeat(40), ONE);
    assert_eq!((cells.as_str(), left.len()), ("..........", 9));
}

#[test]
fn what_is_copied_is_pasted_back() {
    let mut case = case(2025);
    let sheet = sheet(2025);
    let all = (at(0, 0), at(1, 4));
    let mut random = Random::new(7);
    for _ in 0..200 {
        case.change_dashboard(Year(2025), |d| change(&mut random, &sheet, d));
        let dashboard = case.dashboard(Year(2025));
        let text = sheet.copy(&dashboard, all);
        let mut again = case.dashboard(Year(2025));
        sheet.enter(all, Entry::Unknown).iter().for_each(|c| c.make(&mut again));
        let pasted = sheet.paste(&text, all);
        pasted.changes.iter().for_each(|c| c.make(&mut again));
        assert!(pasted.left.is_empty(), "{text}: {:?}", pasted.left);
        assert_eq!(again, dashboard, "{text}");
    }
}

/// Some change that a person can make.
fn change(random: &mut Random, sheet: &Sheet, dashboard: &mut Dashboard) {
    let place = |random: &mut Random| at(random.below(2), random.below(5));
    let range = (place(random), place(random));
    match random.below(6) {
        0 => dashboard.levels_complete = random.chance(50).then_some(true),
        1 => dashboard.set_shown(Group::HI, random.chance(50)),
        2 => sheet.enter(range, Entry::Unknown).iter().for_each(|c| c.make(dashboard)),
        _ => {
            let key = random.pick(&['r', 'o', 'y', 'g', 'b', 'n']);
            sheet.enter(range, Entry::Key(key)).iter().for_each(|c| c.make(dashboard));
        }
    }
}

#[test]
fn undo_restores_exactly_and_redo_again() {
    let year = Year(2025);
    for seed in 0..200 {
        let mut random = Random::new(seed);
        let (mut case, sheet) = (case(2025), sheet(2025));
        let mut history = History::new(case.dashboard(year));
        let mut states = vec![case.clone()];
        for _ in 0..random.below(40) {
            case.change_dashboard(year, |d| change(&mut random, &sheet, d));
            // Some changes are noted together, such as those that came from elsewhere.
            if random.chance(75) {
                history.note(&case.dashboard(year));
                if states.last() != Some(&case) {
                    states.push(case.clone());
                }
            }
        }
        if states.last() != Some(&case) {
            states.push(case.clone());
        }
        // All the way back, all the way forth, and back again.
        for _ in 0..2 {
            for state in states.iter().rev().skip(1) {
                assert!(history.can(&case.dashboard(year))[0], "seed {seed}");
                let before = history.undo(&case.dashboard(year)).unwrap();
                case.change_dashboard(year, |d| *d = before);
                assert_eq!(case, *state, "seed {seed}");
            }
            assert_eq!(
                history.can(&case.dashboard(year)),
                [false, states.len() > 1],
                "seed {seed}"
            );
            assert_eq!(history.undo(&case.dashboard(year)), None);
            for state in states.iter().skip(1) {
                assert!(history.can(&case.dashboard(year))[1], "seed {seed}");
                let after = history.redo(&case.dashboard(year)).unwrap();
                case.change_dashboard(year, |d| *d = after);
                assert_eq!(case, *state, "seed {seed}");
            }
            assert_eq!(
                history.can(&case.dashboard(year)),
                [states.len() > 1, false],
                "seed {seed}"
            );
            assert_eq!(history.redo(&case.dashboard(year)), None);
        }
    }
}

#[test]
fn what_came_from_elsewhere_is_a_step_and_never_lost() {
    let year = Year(2025);
    let mut case = case(2025);
    let set = |case: &mut Case, level| {
        case.change_dashboard(year, |d| d.set_level(Group::EL, Indicator::ELA, Some(level)));
        case.dashboard(year)
    };
    let mut history = History::new(case.dashboard(year));
    let red = set(&mut case, Level::Red);
    history.note(&red);
    let blue = set(&mut case, Level::Blue);
    assert_eq!(history.undo(&blue), Some(red.clone()), "not what was before the own change");
    assert_eq!(history.redo(&red), Some(blue.clone()));
    assert_eq!(history.undo(&blue), Some(red.clone()));
    // Something new ends what could be done again.
    let green = set(&mut case, Level::Green);
    assert_eq!(history.redo(&green), None);
    assert_eq!(history.undo(&green), Some(red));
}
