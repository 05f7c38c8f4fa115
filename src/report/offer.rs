//! What was found for a charter laid beside a check, in words: what would be added, and where the two differ.

use super::{names, origins::origin};
use crate::{
    case::Case,
    official::merge::{Found, Place, Value, compare},
    rules::terms::{Group, Indicator, LocalPriority, Year, gathered, in_order},
};

/// What would come of taking over what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the check says nothing of, in words.
    pub added: Vec<String>,
    /// How many facts both have.
    pub same: usize,
    /// Where they differ.
    pub differences: Vec<Difference>,
}

/// A fact that the check has otherwise than it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands in a case.
    pub place: Place,
    /// What it is about.
    pub what: String,
    /// What the check says, and where that came from.
    pub own: [String; 2],
    /// What was found, and where.
    pub found: [String; 2],
}

/// Lays what was found beside a check, of which the values at these places are accepted where the two differ: what hangs on
/// others is not added.
pub fn offer(check: &Case, found: &Case, accepted: &[Place]) -> Offer {
    let comparison = compare(check, found);
    let is_added = |found: &&Found| !comparison.leaves_out(found.place, accepted);
    let additions: Vec<&Found> = comparison.additions.iter().filter(is_added).collect();
    let of_years = additions.iter().filter_map(|f| Some((f.place.year()?, (f.place, &f.value))));
    let years = gathered(of_years);
    let of_school = additions.iter().filter(|found| found.place.year().is_none());
    let mut added: Vec<String> =
        of_school.map(|f| format!("{}: {}", what(f.place), value(&f.value))).collect();
    let newest_first = in_order(years, |(one, _), (other, _)| one > other);
    added.extend(newest_first.iter().map(|(year, places)| format!("{year}: {}", counts(places))));
    let differences = comparison.differences.into_iter().map(|difference| Difference {
        place: difference.found.place,
        what: what(difference.found.place),
        own: [value(&difference.draft), origin(&difference.origin)],
        found: [value(&difference.found.value), origin(&difference.found.origin)],
    });
    Offer { added, same: comparison.same.len(), differences: differences.collect() }
}

/// CDE's own status, among the codes of what is published.
pub const STATUS: &str = "status";

/// Whether a check tells everything of what is published in a year under this code: an indicator's, the number of a local
/// priority, or [`STATUS`]. Then no file has to bring it.
pub fn is_told(check: &Case, year: Year, code: &str) -> bool {
    let dashboard = check.dashboard(year);
    if dashboard.published == Some(false) {
        return code != STATUS;
    }
    if code == STATUS {
        return check.official.get(&year).is_some_and(|official| official.status.is_some());
    }
    if let Some(priority) = code.parse().ok().and_then(LocalPriority::from_number) {
        let is_listed = dashboard.local.as_ref().is_some_and(|local| local.has(&priority));
        return is_listed || dashboard.local_complete == Some(true);
    }
    let Some(indicator) = Indicator::from_code(code) else { return false };
    let all = Group::ALL.into_iter().filter(|g| g.exists_in(year) && dashboard.shows(*g));
    let mut asked = all.filter(|g| indicator.applies_to(*g, check.school.grades()));
    dashboard.groups_complete == Some(true)
        && (dashboard.levels_complete == Some(true)
            || asked.all(|group| dashboard.level(group, indicator).is_some()))
}

/// What is added for a year, counted by kind.
fn counts(added: &[(Place, &Value)]) -> String {
    let mut words = Vec::new();
    let mut count = |is: &dyn Fn(Place, &Value) -> bool, one: &str, many: &str| match added
        .iter()
        .filter(|(place, value)| is(*place, value))
        .count()
    {
        0 => {}
        1 => words.push(format!("1 {one}")),
        n => words.push(format!("{n} {many}")),
    };
    let flag = |value: &Value, flag: bool| *value == Value::Flag(flag);
    count(
        &|p, v| matches!(p, Place::Counted(..)) && flag(v, true),
        "group that counts",
        "groups that count",
    );
    count(
        &|p, v| matches!(p, Place::Counted(..)) && flag(v, false),
        "group that does not",
        "groups that do not",
    );
    count(&|p, _| matches!(p, Place::Level(..)), "level", "levels");
    count(
        &|p, _| matches!(p, Place::Priorities(..) | Place::FewerThanTwo(..)),
        "group by CDE’s letters",
        "groups by CDE’s letters",
    );
    count(&|p, _| matches!(p, Place::Local(..)), "local indicator", "local indicators");
    count(&|p, _| matches!(p, Place::Status(_)), "status that CDE published", "");
    count(&|p, _| matches!(p, Place::Ec47607(_)), "mark under EC 47607", "");
    if added.iter().any(|(p, v)| matches!(p, Place::Published(_)) && flag(v, false)) {
        words.push("no Dashboard".to_owned());
    }
    if words.is_empty() { "a Dashboard".to_owned() } else { words.join(", ") }
}

/// What a place is about.
pub fn what(place: Place) -> String {
    match place {
        Place::SchoolName => "School".to_owned(),
        Place::Cds => "CDS code".to_owned(),
        Place::Authorizer => "Authorizer".to_owned(),
        Place::Published(year) => format!("{year}: there is a Dashboard"),
        Place::Counted(year, group) => format!("{year}, {}: the group counts", names::group(group)),
        Place::Level(year, group, indicator) => {
            format!("{year}, {}: {}", names::group(group), names::indicator(indicator))
        }
        Place::Priorities(year, group) => {
            format!("{year}, {}: priorities by CDE’s letters", names::group(group))
        }
        Place::FewerThanTwo(year, group) => {
            format!("{year}, {}: fewer than two priorities by CDE’s file", names::group(group))
        }
        Place::Local(year, priority) => {
            let number = priority.number();
            format!("{year}: local indicator {number}, {}", names::priority(number))
        }
        Place::Status(year) => format!("{year}: CDE’s published status"),
        Place::Ec47607(year) => format!("{year}: marked by CDE under EC 47607"),
    }
}

/// What stands in a place.
pub fn value(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Authorizer(authorizer) => names::authorizer(*authorizer).to_owned(),
        Value::Flag(true) => "Yes".to_owned(),
        Value::Flag(false) => "No".to_owned(),
        Value::Level(level) => names::level(*level).to_owned(),
        Value::Better => "Better than every level that matters".to_owned(),
        Value::Priorities(priorities) => {
            names::priorities(&priorities.numbers().collect::<Vec<_>>())
        }
        Value::Local(result) => names::local_result(*result).to_owned(),
        Value::Status(status) => names::status(*status).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::file;

    #[test]
    fn what_a_check_tells_no_file_has_to_bring() {
        let check = |facts: &str, code: &str, expected: bool| {
            let text = format!(r#"{{"format":"charter-pathways/case","version":1,{facts}}}"#);
            let (case, warnings) = file::read(&text).unwrap();
            assert_eq!(warnings, [], "{facts}");
            assert_eq!(is_told(&case, Year(2025), code), expected, "{code}: {facts}");
        };
        let nothing = r#""dashboards":{}"#;
        for code in ["MATH", "6", STATUS, "COLOUR", ""] {
            check(nothing, code, false);
        }
        let none = r#""dashboards":{"2025":{"published":false}}"#;
        check(none, "MATH", true);
        check(none, "6", true);
        check(none, STATUS, false);
        check(r#""official":{"2025":{"status":"general"}}"#, STATUS, true);
        check(r#""official":{"2024":{"status":"general"}}"#, STATUS, false);
        let year = |told: &str| format!(r#""dashboards":{{"2025":{{{told}}}}}"#);
        check(&year(r#""local":{"6":"met"}"#), "6", true);
        check(&year(r#""local":{"6":"met"}"#), "7", false);
        check(&year(r#""local_complete":true"#), "7", true);
        // Of an indicator every group that counts has to be told.
        let groups = r#""groups":{"EL":{"counted":true,"levels":{"MATH":"red","ELPI":"red"}},"HI":{"counted":true}}"#;
        check(&year(groups), "MATH", false);
        let complete = format!(r#"{groups},"groups_complete":true"#);
        check(&year(&complete), "MATH", false);
        // Only English Learners have this one.
        check(&year(&complete), "ELPI", true);
        check(&year(&format!(r#"{complete},"levels_complete":true"#)), "MATH", true);
        check(&year(r#""groups_complete":true,"groups":{}"#), "MATH", true);
    }
}
