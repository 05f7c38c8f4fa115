//! What if: which answers move with which change, and that the check itself never does. Reasoned by hand: the small
//! charter falls short in 2025 and not in 2024, so one more bad year makes assistance due.

use charter_pathways::{
    case::{Case, file},
    report::{
        screens::Screen,
        side_by_side::{Comparison, compare},
        what_if::{Place, Value, WhatIf},
    },
    rules::terms::{Group, Indicator, Level, LocalPriority, Year},
};
use serde_json::{Value as Json, json};

/// A year of which everything is known; of three groups these are red in suspensions and in college and career.
fn year(flagged: &[&str]) -> Json {
    let level = |group: &&str| if flagged.contains(group) { "red" } else { "green" };
    let groups = ["AA", "HI", "SED"].map(|group| {
        let level = level(&group);
        (group.to_owned(), json!({ "counted": true, "levels": { "SUSP": level, "CCI": level } }))
    });
    json!({
        "published": true, "groups_complete": true, "levels_complete": true, "local_complete": true,
        "groups": groups.into_iter().collect::<serde_json::Map<_, _>>(),
    })
}

fn case(dashboards: &Json) -> Case {
    let file = json!({
        "format": "charter-pathways/case", "version": 1, "name": "Live Oak", "dashboards": dashboards,
    });
    file::read(&file.to_string()).unwrap().0
}

/// One bad year, three good ones.
fn one_bad_year() -> Case {
    case(&json!({ "2025": year(&["AA"]), "2024": year(&[]), "2023": year(&[]), "2022": year(&[]) }))
}

const SUSPENSION: Place = Place::Level(Year(2024), Group::AA, Indicator::SUSP);
const CAREER: Place = Place::Level(Year(2024), Group::AA, Indicator::CCI);
const RED: Value = Value::Level(Some(Level::Red));

/// The answer on differentiated assistance before, and as is tried.
fn assistance(what_if: &WhatIf) -> [String; 2] {
    let lines = what_if.outcomes();
    lines.into_iter().find(|line| line.name == "Differentiated assistance").unwrap().says
}

/// A check of which nothing is changed yet.
fn over(check: Case) -> WhatIf {
    let mut what_if = WhatIf::default();
    what_if.lay_over(check);
    what_if
}

#[test]
fn an_answer_moves_when_the_year_would_fall_short() {
    let mut what_if = over(one_bad_year());
    assert_eq!(what_if.said(), "Nothing is changed yet.");
    assert_eq!(what_if.looked_at(), Year(2025));
    what_if.set(SUSPENSION, RED);
    assert_eq!(what_if.looked_at(), Year(2024));
    assert_eq!(assistance(&what_if), ["Not met", "Not met"]);
    assert_eq!(what_if.said(), "No answer moves.");
    what_if.set(CAREER, RED);
    assert_eq!(assistance(&what_if), ["Not met", "Met"]);
    let said = what_if.said();
    assert!(
        said.starts_with("Differentiated assistance: Met (was: Not met). Pathway 4: "),
        "{said}"
    );
    let changes = what_if.changes();
    let told: Vec<_> = changes.iter().map(|c| [&*c.of, &*c.before, &*c.now].join("; ")).collect();
    assert_eq!(
        told,
        [
            "2024, Black/African American, Suspension Rate; Green; Red",
            "2024, Black/African American, College/Career; Green; Red",
        ]
    );
}

#[test]
fn each_change_is_taken_back_by_itself_and_the_check_never_changes() {
    let draft = one_bad_year();
    let mut what_if = over(draft.clone());
    what_if.set(SUSPENSION, RED);
    what_if.set(CAREER, RED);
    what_if.take_back(SUSPENSION);
    assert_eq!(assistance(&what_if), ["Not met", "Not met"]);
    // What the check tells is no change.
    what_if.set(CAREER, Value::Level(Some(Level::Green)));
    assert!(!what_if.is_changed());
    assert_eq!(what_if.case(), draft);
    what_if.set(Place::Given, Value::Is(Some(true)));
    what_if.sketch(true);
    what_if.start_over();
    assert_eq!(what_if, over(draft));
}

#[test]
fn every_kind_of_fact_can_be_changed() {
    #[track_caller]
    fn check(place: Place, value: Value, words: [&str; 3]) {
        let mut what_if = over(one_bad_year());
        what_if.set(place, value);
        assert_eq!(place.read(&what_if.case()), value);
        let change = what_if.changes().pop().unwrap();
        assert_eq!([&*change.of, &*change.before, &*change.now], words);
        what_if.take_back(place);
        assert_eq!(what_if.case(), one_bad_year());
    }
    let (yes, no) = (Value::Is(Some(true)), Value::Is(Some(false)));
    let given = "Technical assistance under EC 47607.3";
    check(Place::Given, yes, [given, "not known", "given"]);
    check(Place::Given, no, [given, "not known", "not given"]);
    let shown = |group| Place::Shown(Year(2024), group);
    check(shown(Group::AA), no, ["2024, Black/African American", "counted", "not counted"]);
    check(shown(Group::WH), yes, ["2024, White", "not counted", "counted"]);
    check(
        Place::Local(Year(2025), LocalPriority::Basics),
        yes,
        [
            "2025, local indicator 1 Basic Services and Conditions",
            "met, or not met for one year",
            "Not Met for Two or More Years",
        ],
    );
    check(
        Place::Level(Year(2024), Group::AA, Indicator::ELA),
        RED,
        [
            "2024, Black/African American, English Language Arts",
            "better than what was asked about, or no level",
            "Red",
        ],
    );
}

/// A group more is counted: what was said of everything else was said without it.
#[test]
fn a_group_more_leaves_its_levels_open() {
    let mut what_if = over(one_bad_year());
    what_if.set(Place::Shown(Year(2025), Group::WH), Value::Is(Some(true)));
    what_if.set(Place::Shown(Year(2024), Group::WH), Value::Is(Some(true)));
    assert_eq!(assistance(&what_if), ["Not met", "Cannot tell yet: results are missing"]);

    // In one year alone it cannot matter by our reading, and the results of the groups before stay as settled as they were.
    what_if.take_back(Place::Shown(Year(2025), Group::WH));
    assert_eq!(assistance(&what_if), ["Not met", "Not met; by some other readings still open"]);
    // What the check is made of asks again for everything else.
    assert_eq!(what_if.as_check("").dashboard(Year(2024)).levels_complete, None);
}

#[test]
fn the_next_dashboard_begins_as_a_copy_and_the_oldest_falls_out() {
    let mut what_if = over(one_bad_year());
    assert_eq!(what_if.next(), Some(Year(2026)));
    what_if.sketch(true);
    // As in 2025 again: two years in a row.
    assert_eq!(assistance(&what_if), ["Not met", "Met"]);
    let next = Place::Level(Year(2026), Group::AA, Indicator::SUSP);
    what_if.set(next, Value::Level(Some(Level::Green)));
    assert_eq!(assistance(&what_if), ["Not met", "Not met"]);
    // A check holds only Dashboards that there are.
    assert!(!what_if.can_be_check());
    what_if.set(SUSPENSION, RED);
    assert!(what_if.can_be_check());
    let check = what_if.as_check("Live Oak");
    assert_eq!(check.name, "What if: Live Oak");
    assert!(!check.dashboards.has(&Year(2026)));
    assert_eq!(SUSPENSION.read(&check), RED);
    let text = file::write(&check);
    let (again, warnings) = file::read(&text).unwrap();
    assert!(warnings.is_empty() && SUSPENSION.read(&again) == RED, "{text}");
    what_if.sketch(false);
    assert_eq!(what_if.changes().len(), 1);
}

#[test]
fn of_an_older_year_nothing_is_sketched() {
    let mut draft = one_bad_year();
    draft.as_of = Some(Year(2024));
    let mut what_if = over(draft);
    assert_eq!(what_if.next(), None);
    what_if.sketch(true);
    assert!(!what_if.is_sketched());
}

#[test]
fn two_checks_side_by_side() {
    let one = one_bad_year();
    let mut other = one.clone();
    other.name = "Valley Oak".to_owned();
    let suspension = |case: &mut Case, group| {
        case.change_dashboard(Year(2024), |d| {
            d.set_level(group, Indicator::SUSP, Some(Level::Red));
            d.set_level(group, Indicator::CCI, Some(Level::Red));
        });
    };
    suspension(&mut other, Group::HI);
    let compared = compare([&one, &other]);
    let years: Vec<_> = compared.years.iter().filter(|l| l.differs()).collect();
    assert_eq!(years.len(), 1);
    assert_eq!((&*years[0].name, &*years[0].says[1]), ("2024", "falls short"));
    // Whether the same group must fall short in both years is a reading.
    assert_eq!(compared.readings.len(), 1, "{:?}", compared.readings);
    assert_eq!(compared.readings[0].says, ["does not matter", "matters"]);
    let answers: Vec<String> = compared
        .answers
        .iter()
        .flat_map(|(part, lines)| lines.iter().map(move |l| format!("{part}: {}", l.name)))
        .collect();
    assert_eq!(answers, ["2024 Dashboard: Suspension Rate", "2024 Dashboard: College/Career",]);
    let said = |compared: &Comparison| compared.said(&["A".to_owned(), "B".to_owned()]);
    assert_eq!(said(&compared), "A and B: 2 answers differ.");
    let same = compare([&one, &one]);
    assert_eq!(said(&same), "A and B: every answer is the same.");
    assert!(same.answers.is_empty() && same.same > 20);
    assert!(same.outcomes.iter().all(|line| !line.differs()));
}

/// What is missing, is missing of what is tried and not of the check.
#[test]
fn what_is_still_missing_is_named() {
    assert_eq!(over(one_bad_year()).missing(), []);
    let mut open = year(&["AA"]);
    open["levels_complete"] = json!(false);
    open["groups"]["AA"]["levels"] = json!({ "CCI": "red" });
    let years =
        json!({ "2025": year(&["AA"]), "2024": open, "2023": year(&[]), "2022": year(&[]) });
    let mut what_if = over(case(&years));
    let asks = Screen::Question(Year(2024), Indicator::SUSP);
    assert!(what_if.missing().contains(&asks));
    what_if.set(SUSPENSION, RED);
    assert_eq!(what_if.missing(), []);
    what_if.take_back(SUSPENSION);
    assert!(what_if.missing().contains(&asks));
}

/// Judged as of other years: what one of them does not ask says so.
#[test]
fn checks_as_of_two_years_are_compared_too() {
    let one = one_bad_year();
    let mut older = one.clone();
    older.as_of = Some(Year(2024));
    let compared = compare([&one, &older]);
    assert_eq!(compared.as_of, [Year(2025), Year(2024)]);
    // What a check is called is no answer; where its school is, is one.
    let mut other = one.clone();
    let said = |other: &Case| compare([&one, other]).said(&["A".to_owned(), "B".to_owned()]);
    other.name.push('!');
    assert_eq!(said(&other), "A and B: every answer is the same.");
    other.school.county = "Yolo".to_owned();
    assert_eq!(said(&other), "A and B: 1 answer differs.");
    let of = |year: &str| compared.years.iter().find(|l| l.name == year).unwrap().says.clone();
    assert_eq!(of("2025"), ["falls short", "does not count"]);
    assert_eq!(of("2019"), ["does not count", "? cannot tell"]);
}

/// The check is changed in another tab: what it tells itself by now is no change any more, the rest is tried on.
#[test]
fn changes_are_laid_over_the_check_as_it_is() {
    let mut what_if = over(one_bad_year());
    what_if.set(SUSPENSION, RED);
    what_if.set(CAREER, RED);
    let changed = Json::from(["red", "green"].map(|career| {
        let mut worse = year(&[]);
        worse["groups"]["AA"]["levels"]["CCI"] = career.into();
        json!({ "2025": year(&["AA"]), "2024": worse, "2023": year(&[]), "2022": year(&[]) })
    }));
    let told =
        |what_if: &WhatIf| what_if.changes().into_iter().map(|c| c.place).collect::<Vec<_>>();
    what_if.lay_over(case(&changed[0]));
    assert_eq!(told(&what_if), [SUSPENSION]);
    assert_eq!(assistance(&what_if), ["Not met", "Met"]);
    what_if.lay_over(case(&changed[1]));
    assert_eq!(assistance(&what_if), ["Not met", "Not met"]);
}

/// The sketch is of the Dashboard after the newest: a check that looks at another newest one has no such next.
#[test]
fn a_sketch_goes_where_its_year_is_no_longer_the_next() {
    let mut what_if = over(one_bad_year());
    let Some(next) = what_if.next() else { panic!("nothing can be sketched") };
    what_if.sketch(true);
    what_if.set(Place::Level(next, Group::AA, Indicator::SUSP), Value::Level(Some(Level::Green)));
    what_if.set(SUSPENSION, RED);
    what_if.lay_over(one_bad_year());
    assert!(what_if.is_sketched() && what_if.changes().len() == 2);
    let mut older = one_bad_year();
    older.as_of = Some(Year(2024));
    what_if.lay_over(older);
    assert!(!what_if.is_sketched());
    let left: Vec<Place> = what_if.changes().into_iter().map(|c| c.place).collect();
    assert_eq!(left, [SUSPENSION]);
}
