//! *Check your answers* as plain data: everything told so far, each with the screen that changes it.

use super::{
    names,
    origins::{Origins, is_asked},
    screens::{Asked, Screen, asked, columns, groups_to_ask},
};
use crate::{
    case::{Case, Dashboard, LocalResult, School, is_cds},
    official::{counties, merge::Place},
    rules::{
        criteria::YearCriteria,
        rule_set::RuleSet,
        terms::{Few, Group, Indicator, Level, LocalPriority, Priorities, Year, in_order},
    },
};

/// A part of the list.
#[derive(Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub title: String,
    /// Its answers.
    pub rows: Vec<Row>,
}

/// One answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// What was asked, in a few words.
    pub question: String,
    /// What was answered; `None` when it was not.
    pub answer: Option<String>,
    /// What it comes to that it was not answered.
    pub untold: &'static str,
    /// Where that came from, in a line; `None` when it was typed.
    pub origin: Option<String>,
    /// Where to change it.
    pub screen: Screen,
    /// The id of its field there; empty where the screen asks one thing.
    pub field: String,
}

const NOT_TOLD: &str = "Not entered";
/// Of an indicator of which no group was told at a level that matters, and everything else is better.
const BETTER: &str = "Better, by “Everything else”";

/// How student groups are called.
#[derive(Clone, Copy)]
enum Called {
    ByName,
    ByCode,
}

impl Called {
    fn group(self, group: Group) -> &'static str {
        match self {
            Self::ByName => names::group(group),
            Self::ByCode => group.code(),
        }
    }

    fn groups(self, groups: &[Group]) -> String {
        groups.iter().map(|group| self.group(*group)).collect::<Vec<_>>().join(", ")
    }
}

/// Everything told so far.
pub fn answers(case: &Case, rules: &RuleSet) -> Vec<Section> {
    sections(case, rules, Called::ByName)
}

/// The same for paper, where room is short: groups by their codes.
pub fn in_short(case: &Case, rules: &RuleSet) -> Vec<Section> {
    sections(case, rules, Called::ByCode)
}

fn sections(case: &Case, rules: &RuleSet, called: Called) -> Vec<Section> {
    let origins = Origins::of(case);
    let mut sections =
        vec![Section { title: "Your charter".to_owned(), rows: charter(case, rules, &origins) }];
    for criteria in rules.window.iter().rev() {
        let mut rows = year(case, criteria, &origins, called);
        if criteria.year != rules.as_of {
            rows.extend(earlier_status(case, criteria.year, &origins));
        }
        sections.push(Section { title: format!("{} Dashboard", criteria.year), rows });
    }
    let local = rules.window.iter().rev().filter(|criteria| !criteria.local.is_empty());
    sections.push(Section {
        title: "Local indicators".to_owned(),
        rows: local.map(|criteria| local_row(case, criteria, &origins)).collect(),
    });
    sections
}

/// The field in which a check is named.
pub const CHECK_NAME: &str = "check-name";

fn row(question: impl Into<String>, answer: Option<String>, screen: Screen) -> Row {
    let (origin, field) = (None, String::new());
    Row { question: question.into(), answer, untold: NOT_TOLD, origin, screen, field }
}

impl Row {
    /// The path of the check that leads to its question.
    pub fn path_to_change(&self) -> String {
        self.screen.path_to_change(&self.field)
    }

    /// It has its own field on its screen.
    fn at(self, field: impl Into<String>) -> Self {
        Self { field: field.into(), ..self }
    }

    /// What it answers, if it does, stands in these places of the case.
    fn told_in(mut self, origins: &Origins, places: impl Fn(Place) -> bool) -> Self {
        self.origin = self.answer.as_ref().and_then(|_| origins.line(places));
        self
    }
}

fn text(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn yes_no(answer: Option<bool>) -> Option<String> {
    answer.map(|yes| if yes { "Yes" } else { "No" }.to_owned())
}

fn charter(case: &Case, rules: &RuleSet, origins: &Origins) -> Vec<Row> {
    let school = &case.school;
    let official = case.official.get(&rules.as_of).copied().unwrap_or_default();
    let authorizer = school.authorizer.map(|a| names::authorizer(a).to_owned());
    let provider = case.assistance.provider.map(|p| names::provider(p).to_owned());
    let status = official.status.map(|s| names::status(s).to_owned());
    let as_of = rules.as_of;
    let told = &case.assistance;
    let declining = told.declining;
    // Asked only after assistance was given, and beside that.
    let is_asked = told.given == Some(true) || provider.is_some() || declining.is_some();
    let of_assistance = [
        ("Who gave it", "assistance", provider, None),
        ("Results got worse meanwhile", "assistance", yes_no(declining), None),
    ];
    let rows = [
        ("Name of this check", CHECK_NAME, text(&case.name), None),
        ("School", "school-name", text(&school.name), Some(Place::SchoolName)),
        ("CDS code", "cds", cds(school), Some(Place::Cds)),
        ("County where it is located", "county", county(school), None),
        ("Authorizer", "authorizer", authorizer, Some(Place::Authorizer)),
        ("Grades", "grades", grades(school), None),
        ("In DASS", "dass", yes_no(school.dass), None),
        ("Latest Dashboard used", "as-of", Some(as_of.to_string()), None),
        ("CDE's published status", "official", status, Some(Place::Status(as_of))),
        (
            "Marked by CDE under EC 47607",
            "marked",
            yes_no(official.ec47607),
            Some(Place::Ec47607(as_of)),
        ),
        ("Technical assistance was given", "assistance", yes_no(told.given), None),
    ];
    rows.into_iter()
        .chain(of_assistance.into_iter().filter(|_| is_asked))
        .map(|(question, field, answer, place)| {
            let row = row(question, answer, Screen::Charter).at(field);
            row.told_in(origins, |p| Some(p) == place)
        })
        .collect()
}

/// What CDE published for a year before the newest that is looked at: it is told, and no answer of now hangs on it.
fn earlier_status(case: &Case, year: Year, origins: &Origins) -> Option<Row> {
    let status = case.official.get(&year)?.status?;
    let told = format!("{}; used when {year} is the latest Dashboard", names::status(status));
    let row = row("CDE's published status", Some(told), Screen::Charter).at("as-of");
    Some(row.told_in(origins, |p| p == Place::Status(year)))
}

/// The code as it was entered, and that it is none if so.
pub fn cds(school: &School) -> Option<String> {
    let cds = text(&school.cds)?;
    Some(if is_cds(&cds) { cds } else { format!("{cds} (a CDS code has 14 digits)") })
}

/// The county as it was entered, and that California has none of this name if so.
pub fn county(school: &School) -> Option<String> {
    let county = text(&school.county)?;
    let is_known = counties::may_name_one(&county);
    Some(if is_known {
        county
    } else {
        format!("{county} (we know no California county by this name)")
    })
}

fn grades(school: &School) -> Option<String> {
    match (school.serves_k8, school.serves_high) {
        (true, true) => Some("Kindergarten to grade 8, and 9 to 12".to_owned()),
        (true, false) => Some("Kindergarten to grade 8".to_owned()),
        (false, true) => Some("9 to 12".to_owned()),
        (false, false) => None,
    }
}

fn year(case: &Case, criteria: &YearCriteria, origins: &Origins, called: Called) -> Vec<Row> {
    let dashboard = case.dashboard(criteria.year);
    let (year, screen) = (criteria.year, Screen::Groups(criteria.year));
    let has = |told| {
        let row = row("Has a Dashboard", yes_no(told), screen).at("published");
        row.told_in(origins, |p| p == Place::Published(year))
    };
    if dashboard.published == Some(false) {
        return vec![has(Some(false))];
    }
    let shows = row("Groups it shows", groups(&dashboard, criteria, called), screen)
        .at("groups")
        .told_in(origins, |p| is_asked(p, screen, &[]));
    let follows = dashboard.published.is_none() && dashboard.tells_results();
    let mut has = has(dashboard.published.or_else(|| follows.then_some(true)));
    // Nobody may read an answer as their own that they never gave.
    if follows && has.origin.is_none() {
        has.origin = Some("It follows from what else is entered for the year.".to_owned());
    }
    let mut rows = vec![has, shows];
    // Of a year of which nothing is told, each result by itself would only make the list long.
    let is_told = dashboard.groups.is_some()
        || dashboard.groups_complete.is_some()
        || dashboard.levels_complete.is_some();
    if !is_told {
        return rows;
    }
    let asked_of = groups_to_ask(case, criteria);
    let all_better = dashboard.levels_complete == Some(true);
    rows.extend(told(case, criteria, called).into_iter().map(|(indicator, levels)| {
        let screen = Screen::Question(year, indicator);
        let row = row(names::indicator(indicator), levels, screen);
        Row { untold: if all_better { BETTER } else { NOT_TOLD }, ..row }
            .told_in(origins, |p| is_asked(p, screen, &asked_of))
    }));
    rows.extend(cde_rows(&dashboard, criteria, origins, called));
    if !asked_of.is_empty() {
        let rest = all_better.then(|| "Better".to_owned());
        rows.push(row("Everything else", rest, Screen::Rest(year)));
    }
    rows
}

/// What is told of each indicator of a year that is asked about.
pub fn results(case: &Case, criteria: &YearCriteria) -> Vec<(Indicator, Option<String>)> {
    told(case, criteria, Called::ByName)
}

fn told(case: &Case, criteria: &YearCriteria, called: Called) -> Vec<(Indicator, Option<String>)> {
    let (dashboard, groups) = (case.dashboard(criteria.year), groups_to_ask(case, criteria));
    let told = |indicator| {
        let asked = asked(case, criteria, indicator);
        (!asked.is_empty())
            .then(|| (indicator, levels(&dashboard, &groups, &asked, (indicator, called))))
    };
    columns(case.school.grades(), criteria).into_iter().filter_map(told).collect()
}

fn groups(dashboard: &Dashboard, criteria: &YearCriteria, called: Called) -> Option<String> {
    let exist = Group::ALL.into_iter().filter(|g| g.exists_in(criteria.year));
    let shown: Vec<Group> = exist.filter(|g| dashboard.shows(*g)).collect();
    let ruled_out = Group::ALL.into_iter().filter(|g| dashboard.group(*g).counted == Some(false));
    let ruled_out: Vec<Group> = ruled_out.collect();
    match (dashboard.groups_complete == Some(true), shown.is_empty()) {
        (true, true) => Some("None".to_owned()),
        (true, false) => Some(called.groups(&shown)),
        (false, false) => Some(format!("{}; perhaps more", called.groups(&shown))),
        (false, true) if ruled_out.is_empty() => None,
        (false, true) => Some(format!("Not {}; others not entered", called.groups(&ruled_out))),
    }
}

/// What is told of an indicator: the groups at each level, the worst level first.
fn levels(
    dashboard: &Dashboard,
    groups: &[Group],
    asked: &Asked,
    (indicator, called): (Indicator, Called),
) -> Option<String> {
    let at = |level: Level| -> Vec<Group> {
        groups.iter().copied().filter(|g| dashboard.level(*g, indicator) == Some(level)).collect()
    };
    let told = Level::ALL.into_iter().map(|level| (level, at(level)));
    // The levels that were asked about first, as they were asked.
    let place = |level| asked.iter().position(|(l, _)| *l == level).unwrap_or(usize::MAX);
    let told = in_order(told.filter(|(_, groups)| !groups.is_empty()), |(one, _), (other, _)| {
        place(*one) < place(*other)
    });
    let parts: Vec<String> = told
        .into_iter()
        .map(|(level, groups)| format!("{}: {}", names::level(level), called.groups(&groups)))
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The groups whose missed priorities a Dashboard has from CDE's assistance file, each with these. They count in place of its levels.
pub fn listed(dashboard: &Dashboard) -> Vec<String> {
    let groups = dashboard.groups.iter().flat_map(Few::iter);
    let listed = groups.filter_map(|(group, results)| Some((group, results.priorities?)));
    let line = |(group, missed): (Group, Priorities)| {
        let missed: Vec<u8> = missed.numbers().collect();
        format!("{}: {}", names::group(group), names::priorities(&missed))
    };
    listed.map(line).collect()
}

/// What CDE's assistance file says of groups, where the case holds it.
fn cde_rows(
    dashboard: &Dashboard,
    criteria: &YearCriteria,
    origins: &Origins,
    called: Called,
) -> Vec<Row> {
    let year = criteria.year;
    let listed = dashboard.groups.iter().flat_map(Few::iter);
    let told = listed.filter_map(|(group, results)| {
        let numbers: Option<Vec<u8>> = results.priorities.map(|p| p.numbers().collect());
        let told = match numbers {
            Some(numbers) => names::priorities(&numbers),
            None if results.fewer_than_two == Some(true) => "fewer than two".to_owned(),
            None => return None,
        };
        let question = format!("{}, by CDE's file: priorities missed", called.group(group));
        let places = [Place::Priorities(year, group), Place::FewerThanTwo(year, group)];
        let row = row(question, Some(told), Screen::Grid(year));
        Some(row.told_in(origins, |p| places.contains(&p)))
    });
    told.collect()
}

fn local_row(case: &Case, criteria: &YearCriteria, origins: &Origins) -> Row {
    let (year, dashboard) = (criteria.year, case.dashboard(criteria.year));
    let told = |p: &LocalPriority| dashboard.local.as_ref()?.get(p).copied();
    let numbers = |of: fn(LocalResult) -> bool| {
        let of = LocalPriority::ALL.into_iter().filter(|p| told(p).is_some_and(of));
        of.map(LocalPriority::number).collect::<Vec<u8>>()
    };
    let missed = numbers(|result| result == LocalResult::NotMetTwoYears);
    let others = numbers(|result| result != LocalResult::NotMetTwoYears);
    let all_told = dashboard.local_complete == Some(true)
        || missed.len() + others.len() == LocalPriority::ALL.len();
    let answer = match (dashboard.published == Some(false), all_told, missed.is_empty()) {
        (true, ..) => Some("No Dashboard".to_owned()),
        (_, true, _) => Some(names::priorities(&missed)),
        (_, false, false) => Some(format!("{}; perhaps more", names::priorities(&missed))),
        (_, false, true) if others.is_empty() => None,
        (_, false, true) => Some(format!("Not {}; others not entered", names::priorities(&others))),
    };
    row(format!("{year}: Not Met for Two or More Years"), answer, Screen::Local)
        .at(format!("local-{year}"))
        .told_in(origins, |p| matches!(p, Place::Local(y, _) if y == year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_which_nothing_is_told_is_two_rows() {
        let mut case = Case::default();
        case.school.serves_k8 = true;
        let rows = |case: &Case| {
            let sections = answers(case, &case.rules());
            sections.iter().map(|section| section.rows.len()).collect::<Vec<_>>()
        };
        // The charter, four years, and the local indicators of three.
        assert_eq!(rows(&case)[1..], [2, 2, 2, 2, 3]);
        // Five indicators that such a school has, and everything else.
        case.change_dashboard(Year(2025), |d| d.set_shown(Group::EL, true));
        assert_eq!(rows(&case)[1..], [8, 2, 2, 2, 3]);
        case.change_dashboard(Year(2024), |d| d.levels_complete = Some(true));
        case.change_dashboard(Year(2023), |d| d.published = Some(false));
        assert_eq!(rows(&case)[1..], [8, 8, 1, 2, 3]);
    }
}
