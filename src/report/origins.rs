//! Where the facts of a case came from, in words: in a few sentences for the whole case, and in a line for one answer, one
//! step of the check, or some cells of the grid.
//!
//! A fact that a person typed needs no word of it where all were; beside facts from a file it does.

use super::{
    names,
    screens::{Screen, groups_to_ask},
};
use crate::{
    case::{Case, origin::Origin},
    official::merge::{self, Place},
    rules::{criteria::YearCriteria, rule_set::RuleSet, terms::Group},
};

/// Where each fact of a case came from.
#[derive(Debug)]
pub struct Origins(Vec<(Place, Origin)>);

/// One origin, without the rows, and the facts that came from there, each with its row.
type Share<'a> = (&'a Origin, Vec<(Place, Option<u32>)>);

impl Origins {
    /// Of this case.
    pub fn of(case: &Case) -> Self {
        Self(merge::origins(case, |_| true))
    }

    /// Whether no result that these rules look at has another source than a person.
    pub fn are_typed(&self, rules: &RuleSet) -> bool {
        self.used(rules).iter().all(|(origin, _)| **origin == Origin::Typed)
    }

    /// Of all results that these rules look at, in sentences.
    pub fn sentences(&self, rules: &RuleSet) -> Vec<String> {
        let shares = self.used(rules);
        let (files, others): (Vec<_>, Vec<_>) =
            shares.iter().partition(|(origin, _)| matches!(origin, Origin::File { .. }));
        let mut lines = Vec::new();
        if files.len() > 1 {
            let all = files.iter().map(|(_, places)| places.len()).sum();
            let each =
                files.iter().map(|(origin, places)| format!("{} ({})", file(origin), places.len()));
            let each: Vec<String> = each.collect();
            lines.push(format!(
                "{} from {} files: {}.",
                names::facts(all),
                files.len(),
                each.join(", ")
            ));
        }
        let told = others.into_iter().chain(files.into_iter().filter(|_| lines.is_empty()));
        let told = told.filter(|(origin, _)| **origin != Origin::Typed);
        let told: Vec<String> = told
            .map(|(origin, places)| format!("{} {}.", names::facts(places.len()), how(origin)))
            .collect();
        lines.extend(told);
        let is_any_typed = shares.iter().any(|(origin, _)| **origin == Origin::Typed);
        if lines.is_empty() || is_any_typed {
            let which = if lines.is_empty() { "facts" } else { "others" };
            lines.push(format!(
                "All {which} were entered by hand, as the person who made this check read them on the Dashboard."
            ));
        }
        lines
    }

    /// Of the facts at these places, in a line; nothing if all were typed. Of several origins each names its facts, and the one
    /// that most came from is that of the rest.
    pub fn line(&self, belongs: impl Fn(Place) -> bool) -> Option<String> {
        let mut shares = self.shares(belongs);
        if shares.iter().all(|(origin, _)| **origin == Origin::Typed) {
            return None;
        }
        let most = (0..shares.len()).rev().max_by_key(|at| shares.get(*at).map(|s| s.1.len()))?;
        let rest = shares.remove(most);
        let named = |(origin, places): &Share| {
            let mut names: Vec<String> =
                places.iter().filter_map(|(place, _)| name(*place)).collect();
            names.dedup();
            format!("{}: {}", of(origin, places), names.join(", "))
        };
        let mut parts: Vec<String> = shares.iter().map(named).collect();
        let all = of(rest.0, &rest.1);
        parts.push(if parts.is_empty() { all } else { format!("the rest: {all}") });
        Some(parts.join("; "))
    }

    /// The results that these rules look at.
    fn used(&self, rules: &RuleSet) -> Vec<Share<'_>> {
        let years = rules.years();
        self.shares(|place| place.year().is_some_and(|year| years.contains(&year)))
    }

    /// The facts at these places by where they came from, in the order of the case.
    fn shares(&self, belongs: impl Fn(Place) -> bool) -> Vec<Share<'_>> {
        let mut shares: Vec<Share> = Vec::new();
        for (place, origin) in self.0.iter().filter(|(place, _)| belongs(*place)) {
            let row = if let Origin::File { row, .. } = origin { *row } else { None };
            match shares.iter_mut().find(|(one, _)| is_same(one, origin)) {
                Some((_, places)) => places.push((*place, row)),
                None => shares.push((origin, vec![(*place, row)])),
            }
        }
        shares
    }
}

/// Of the facts of a case at these places, as [`Origins::line`] says it.
pub fn line(case: &Case, belongs: impl Fn(Place) -> bool) -> Option<String> {
    Origins(merge::origins(case, belongs)).line(|_| true)
}

/// Of what a step of the check asks for; in the grid each cell tells its own.
pub fn of_step(case: &Case, screen: Screen) -> Option<String> {
    let criteria = match screen {
        Screen::Question(year, _) => YearCriteria::of(year),
        _ => None,
    };
    let groups = criteria.map(|criteria| groups_to_ask(case, criteria)).unwrap_or_default();
    line(case, |place| is_asked(place, screen, &groups))
}

/// Whether a step of the check asks for a fact; of a result, if it is one of these groups'.
pub fn is_asked(place: Place, screen: Screen, groups: &[Group]) -> bool {
    match (screen, place) {
        (Screen::Groups(asked), Place::Counted(year, _)) => asked == year,
        (Screen::Question(asked, of), Place::Level(year, group, indicator)) => {
            (asked, of) == (year, indicator) && groups.contains(&group)
        }
        (Screen::Local, Place::Local(..)) => true,
        _ => false,
    }
}

/// Whether two are the same but for the row.
fn is_same(one: &Origin, other: &Origin) -> bool {
    match (one, other) {
        (Origin::File { name: one, .. }, Origin::File { name: other, .. }) => one == other,
        _ => one == other,
    }
}

/// How a fact came, without the row.
fn how(origin: &Origin) -> String {
    match origin {
        Origin::Typed => "entered by hand".to_owned(),
        Origin::Pasted => "from pasted text".to_owned(),
        Origin::Link => "from a link".to_owned(),
        Origin::File { .. } => format!("from {}", file(origin)),
    }
}

/// A file by its name.
fn file(origin: &Origin) -> &str {
    match origin {
        Origin::File { name, .. } if !name.is_empty() => name,
        _ => "a file",
    }
}

/// Where one fact came from.
pub fn origin(origin: &Origin) -> String {
    let row = if let Origin::File { row, .. } = origin { *row } else { None };
    with_rows(origin, row.into_iter().collect())
}

/// Where facts of one origin came from, with their rows.
fn with_rows(origin: &Origin, rows: Vec<u32>) -> String {
    let how = how(origin);
    match origin {
        Origin::File { .. } if rows.is_empty() => format!("{how}, which has no row for it"),
        Origin::File { .. } => format!("{how}, {}", in_rows(rows)),
        _ => how,
    }
}

/// Where these facts came from, with their rows.
fn of(origin: &Origin, places: &[(Place, Option<u32>)]) -> String {
    with_rows(origin, places.iter().filter_map(|(_, row)| *row).collect())
}

/// "row 3", "rows 3 and 5", "rows 3 to 7 and 9".
fn in_rows(mut rows: Vec<u32>) -> String {
    rows.sort_unstable();
    rows.dedup();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in &rows {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*row) => *last = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let run = |(first, last): (u32, u32)| match last - first {
        0 => vec![first.to_string()],
        1 => vec![first.to_string(), last.to_string()],
        _ => vec![format!("{first} to {last}")],
    };
    let runs: Vec<String> = runs.into_iter().flat_map(run).collect();
    let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
    format!("{} {}", if rows.len() == 1 { "row" } else { "rows" }, names::listed(&runs, "and"))
}

/// What a fact is called among others of the same answer.
fn name(place: Place) -> Option<String> {
    match place {
        Place::Counted(_, group)
        | Place::Level(_, group, _)
        | Place::Priorities(_, group)
        | Place::FewerThanTwo(_, group) => Some(names::group(group).to_owned()),
        Place::Local(_, priority) => Some(names::priorities(&[priority.number()])),
        Place::Status(_) => Some("the status".to_owned()),
        Place::Ec47607(_) => Some("the mark under EC 47607".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        case::file,
        rules::terms::{Indicator, Year},
    };

    /// What the step of mathematics says when its groups came from there.
    fn check(provenance: &str, expected: Option<&str>) {
        let text = format!(
            r#"{{"format":"charter-pathways/case","version":1,"dashboards":{{"2025":{{"groups":{{
                "EL":{{"levels":{{"MATH":"red"}}}},"HI":{{"levels":{{"MATH":"red"}}}},
                "SED":{{"levels":{{"MATH":"red"}}}},"SWD":{{"levels":{{"MATH":"red"}}}}}}}}}},
                "provenance":{{{provenance}}}}}"#
        );
        let (case, warnings) = file::read(&text).unwrap();
        assert_eq!(warnings, []);
        let line = of_step(&case, Screen::Question(Year(2025), Indicator::MATH));
        assert_eq!(line.as_deref(), expected, "{provenance}");
    }

    /// The provenance of a level.
    fn from(group: &str, file: &str, row: u32) -> String {
        format!(
            r#""2025/{group}/MATH":{{"from":"file","file":"{file}","row":{row},"value":"red"}}"#
        )
    }

    #[test]
    fn a_line_names_files_rows_and_what_was_typed_beside_them() {
        check("", None);
        check(r#""2025/EL/MATH":{"from":"typed"}"#, None);
        let all = ["EL", "HI", "SED", "SWD"].map(|group| from(group, "m.txt", 7)).join(",");
        check(&all, Some("from m.txt, row 7"));
        let in_order = [("EL", 9), ("HI", 7), ("SED", 8), ("SWD", 12)];
        let all = in_order.map(|(group, row)| from(group, "m.txt", row)).join(",");
        check(&all, Some("from m.txt, rows 7 to 9 and 12"));
        let three = ["EL", "HI", "SED"].map(|group| from(group, "m.txt", 3)).join(",");
        let typed = "entered by hand: Students with Disabilities; the rest: from m.txt, row 3";
        check(&three, Some(typed));
        // A level that was changed since was typed.
        let changed = three.replace(r#""value":"red""#, r#""value":"blue""#);
        check(&changed, None);
        let pasted = r#""2025/EL/MATH":{"from":"pasted"},"2025/HI/MATH":{"from":"pasted"}"#;
        check(
            &format!("{pasted},{}", from("SED", "", 4)),
            Some(
                "from a file, row 4: Socioeconomically Disadvantaged; entered by hand: Students with Disabilities; \
                 the rest: from pasted text",
            ),
        );
    }

    #[test]
    fn sentences_count_results_by_where_they_came_from() {
        // What is told of a year is told by `published` alone.
        let check = |years: &str, provenance: &str, expected: &[&str]| {
            let text = format!(
                r#"{{"format":"charter-pathways/case","version":1,"school":{{"name":"A"}},"dashboards":{{{years}}},
                    "provenance":{{{provenance}}}}}"#
            );
            let case = file::read(&text).unwrap().0;
            let (origins, rules) = (Origins::of(&case), case.rules());
            assert_eq!(origins.sentences(&rules), expected, "{provenance}");
            let is_typed = expected.iter().all(|line| line.starts_with("All facts"));
            assert_eq!(origins.are_typed(&rules), is_typed, "{provenance}");
        };
        let told = |year: u16| format!(r#""{year}":{{"published":true}}"#);
        let from = |year: u16, name: &str| {
            format!(r#""{year}/published":{{"from":"file","file":"{name}"}}"#)
        };
        let by_hand = |which: &str| {
            format!(
                "All {which} were entered by hand, as the person who made this check read them on the Dashboard."
            )
        };
        check("", "", &[&by_hand("facts")]);
        // Where the school's name came from is no matter of results.
        let name = r#""school/name":{"from":"file","file":"m.txt"}"#;
        check(&told(2025), &[&from(2025, "m.txt"), name].join(","), &["One fact from m.txt."]);
        let two = [told(2025), told(2024)].join(",");
        check(&two, &from(2025, "m.txt"), &["One fact from m.txt.", &by_hand("others")]);
        let files = [from(2025, "m.txt"), from(2024, "")].join(",");
        check(&two, &files, &["2 facts from 2 files: a file (1), m.txt (1)."]);
        let pasted = [&from(2025, "m.txt"), r#""2024/published":{"from":"pasted"}"#].join(",");
        check(&two, &pasted, &["One fact from pasted text.", "One fact from m.txt."]);
        // A year that these rules do not look at is not counted.
        let earlier = [told(2025), told(2019)].join(",");
        let files = [from(2025, "m.txt"), from(2019, "o.txt")].join(",");
        check(&earlier, &files, &["One fact from m.txt."]);
        check(&earlier, &from(2019, "o.txt"), &[&by_hand("facts")]);
    }
}
