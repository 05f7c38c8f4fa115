//! What was found laid beside a draft: what it adds, what is the same, and where the two differ.
//!
//! Nothing is replaced unless that very difference was accepted. What the draft says without a fact counts as said: that
//! every other level is better, that no other group is shown, that there was no Dashboard. As long as such a difference is not
//! accepted, nothing that hangs on it is taken over either: no level of a group that the draft says is not shown.

mod place;

pub use place::{Place, Value};

use crate::{
    case::{Case, LocalResult, OfficialStatus, origin::Origin},
    rules::{
        criteria::YearCriteria,
        terms::{Few, Group, Level, Year},
    },
};

/// A value that was found for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The place.
    pub place: Place,
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub origin: Origin,
}

/// A value that was found and the draft's own, which differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What was found.
    pub found: Found,
    /// What the draft says.
    pub draft: Value,
    /// Where the draft's own came from.
    pub origin: Origin,
}

/// What was found laid beside a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What the draft says nothing of.
    pub additions: Vec<Found>,
    /// What both say.
    pub same: Vec<Found>,
    /// What they say differently.
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// Where the two differ and the draft keeps its own: all places of differences but these.
    fn refused(&self, accepted: &[Place]) -> impl Iterator<Item = Place> {
        let places = self.differences.iter().map(|difference| difference.found.place);
        places.filter(|place| !accepted.contains(place))
    }

    /// Whether a value stays out since it hangs on a difference that is not at one of these places, which are accepted.
    pub fn leaves_out(&self, place: Place, accepted: &[Place]) -> bool {
        let hangs_on = place.hangs_on();
        self.refused(accepted).any(|refused| hangs_on.contains(&Some(refused)))
    }
}

/// Lays what was found beside a draft.
pub fn compare(draft: &Case, found: &Case) -> Comparison {
    let mut comparison = Comparison::default();
    let (own, all) = (told(draft), told(found));
    // Of a group that the draft does not show, that there is no level says nothing more, unless it was found to count.
    let says_nothing = |place: Place, value: &Value| {
        let (Place::Level(year, group, _), Value::Level(Level::None)) = (place, value) else {
            return false;
        };
        let counted = Place::Counted(year, group);
        own.contains(&(counted, Value::Flag(false))) && all.iter().all(|(p, _)| *p != counted)
    };
    for (place, value) in &all {
        let (place, value) = (*place, value.clone());
        let origin = found.origin(&place.name(), &value.word());
        let found = Found { place, value, origin };
        match said(draft, &own, place, &found.value) {
            None if says_nothing(place, &found.value) => comparison.same.push(found),
            None => comparison.additions.push(found),
            Some(said) if is_same(&said, &found.value) => comparison.same.push(found),
            Some(said) => {
                let origin = draft.origin(&place.name(), &said.word());
                comparison.differences.push(Difference { found, draft: said, origin });
            }
        }
    }
    comparison
}

/// Where each fact of a case at these places came from, in the order of the case.
pub fn origins(case: &Case, belongs: impl Fn(Place) -> bool) -> Vec<(Place, Origin)> {
    let origin =
        |(place, value): (Place, Value)| (place, case.origin(&place.name(), &value.word()));
    told(case).into_iter().filter(|(place, _)| belongs(*place)).map(origin).collect()
}

/// Takes over into the draft what was found: every addition, and of the differences those at these places. Answers how
/// many values were taken over.
pub fn take_over(draft: &mut Case, found: &Case, accepted: &[Place]) -> usize {
    let comparison = compare(draft, found);
    let complete: Vec<Year> = found
        .dashboards
        .iter()
        .filter(|(_, dashboard)| dashboard.groups_complete == Some(true))
        .map(|(year, _)| year)
        .filter(|year| {
            let mut refused = comparison.refused(accepted);
            !refused.any(|p| matches!(p, Place::Counted(y, _) | Place::Published(y) if y == *year))
        })
        .collect();
    let taken = comparison.differences.iter().map(|d| &d.found);
    let taken = taken.filter(|found| accepted.contains(&found.place));
    let mut count = 0;
    for Found { place, value, origin } in taken.chain(&comparison.additions) {
        if comparison.leaves_out(*place, accepted) {
            continue;
        }
        let place = *place;
        // With all groups told one that does not count need not be listed.
        let unlisted = matches!((place, value), (Place::Counted(year, group), Value::Flag(false))
            if complete.contains(&year) && !lists(draft, year, group));
        if !unlisted {
            put(draft, place, value);
        }
        draft.set_origin(&place.name(), &value.word(), origin);
        count += 1;
    }
    for year in complete {
        draft.change_dashboard(year, |dashboard| dashboard.set_groups_complete(true));
    }
    count
}

/// Everything that a case tells.
fn told(case: &Case) -> Vec<(Place, Value)> {
    let mut told = Vec::new();
    let school = &case.school;
    let texts = [(Place::SchoolName, &school.name), (Place::Cds, &school.cds)];
    told.extend(
        texts.into_iter().filter(|(_, t)| !t.is_empty()).map(|(p, t)| (p, Value::Text(t.clone()))),
    );
    told.extend(school.authorizer.map(|a| (Place::Authorizer, Value::Authorizer(a))));
    for (year, dashboard) in case.dashboards.iter() {
        told.extend(dashboard.published.map(|p| (Place::Published(year), Value::Flag(p))));
        for group in Group::ALL.into_iter().filter(|g| g.exists_in(year)) {
            let listed = dashboard.groups.as_ref().and_then(|groups| groups.get(&group));
            let complete = dashboard.groups_complete == Some(true);
            let counted = match listed {
                Some(results) => results.counted.or_else(|| dashboard.shows(group).then_some(true)),
                None => complete.then_some(false),
            };
            told.extend(counted.map(|c| (Place::Counted(year, group), Value::Flag(c))));
            let Some(results) = listed else { continue };
            let levels = results.levels.iter();
            told.extend(
                levels.map(|(i, level)| (Place::Level(year, group, i), Value::Level(*level))),
            );
            told.extend(
                results.priorities.map(|p| (Place::Priorities(year, group), Value::Priorities(p))),
            );
            told.extend(
                results.fewer_than_two.map(|f| (Place::FewerThanTwo(year, group), Value::Flag(f))),
            );
        }
        for (priority, result) in dashboard.local.iter().flat_map(Few::iter) {
            told.push((Place::Local(year, priority), Value::Local(*result)));
        }
    }
    for (year, official) in case.official.iter() {
        told.extend(official.status.map(|s| (Place::Status(year), Value::Status(s))));
        told.extend(official.ec47607.map(|e| (Place::Ec47607(year), Value::Flag(e))));
    }
    told
}

/// What a draft that tells this says of a place, with or without a fact; `found` is what was found there.
fn said(draft: &Case, own: &[(Place, Value)], place: Place, found: &Value) -> Option<Value> {
    if let Some((_, value)) = own.iter().find(|(p, _)| *p == place) {
        return Some(value.clone());
    }
    let year = place.year()?;
    let dashboard = draft.dashboards.get(&year)?;
    match (place, found) {
        (Place::Published(_), _) => dashboard.tells_results().then_some(Value::Flag(true)),
        (Place::Level(_, group, indicator), Value::Level(_)) => {
            let is_said = dashboard.levels_complete == Some(true) && dashboard.shows(group);
            let applies = indicator.applies_to(group, draft.school.grades());
            (is_said && applies).then_some(Value::Better)
        }
        (Place::Local(..), Value::Local(LocalResult::NotMetTwoYears)) => {
            (dashboard.local_complete == Some(true)).then_some(Value::Better)
        }
        _ => None,
    }
    .map(|said| narrowed(said, place, found))
}

/// "Better" agrees with every level that no criterion names: then there is nothing to ask.
fn narrowed(said: Value, place: Place, found: &Value) -> Value {
    if let (Value::Better, Place::Level(year, group, indicator), Value::Level(level)) =
        (&said, place, found)
    {
        let matters = YearCriteria::of(year)
            .is_some_and(|criteria| criteria.levels_that_matter(group, indicator).has(*level));
        if !matters {
            return found.clone();
        }
    }
    said
}

fn is_same(said: &Value, found: &Value) -> bool {
    match (said, found) {
        (Value::Text(said), Value::Text(found)) => said.trim().eq_ignore_ascii_case(found.trim()),
        _ => said == found,
    }
}

fn lists(case: &Case, year: Year, group: Group) -> bool {
    case.dashboards
        .get(&year)
        .and_then(|d| d.groups.as_ref())
        .is_some_and(|groups| groups.has(&group))
}

fn put(case: &mut Case, place: Place, value: &Value) {
    let official = |case: &mut Case, year, change: &dyn Fn(&mut OfficialStatus)| {
        case.official.change(year, |official| change(official));
    };
    match (place, value) {
        (Place::SchoolName, Value::Text(text)) => case.school.name.clone_from(text),
        (Place::Cds, Value::Text(text)) => case.school.cds.clone_from(text),
        (Place::Authorizer, Value::Authorizer(authorizer)) => {
            case.school.authorizer = Some(*authorizer);
        }
        (Place::Published(year), Value::Flag(published)) => {
            case.change_dashboard(year, |dashboard| dashboard.published = Some(*published));
        }
        (Place::Counted(year, group), Value::Flag(counted)) => {
            case.change_dashboard(year, |dashboard| {
                let groups = dashboard.groups.get_or_insert_default();
                groups.change(group, |results| results.counted = Some(*counted));
            });
        }
        (Place::Level(year, group, indicator), Value::Level(level)) => {
            case.change_dashboard(year, |d| d.set_level(group, indicator, Some(*level)));
        }
        (Place::Priorities(year, group), Value::Priorities(priorities)) => {
            case.change_dashboard(year, |dashboard| {
                let groups = dashboard.groups.get_or_insert_default();
                groups.change(group, |results| results.priorities = Some(*priorities));
            });
        }
        (Place::FewerThanTwo(year, group), Value::Flag(flag)) => {
            case.change_dashboard(year, |dashboard| {
                let groups = dashboard.groups.get_or_insert_default();
                groups.change(group, |results| results.fewer_than_two = Some(*flag));
            });
        }
        (Place::Local(year, priority), Value::Local(result)) => {
            case.change_dashboard(year, |dashboard| {
                dashboard.local.get_or_insert_default().insert(priority, *result);
            });
        }
        (Place::Status(year), Value::Status(status)) => {
            official(case, year, &|official| official.status = Some(*status));
        }
        (Place::Ec47607(year), Value::Flag(flag)) => {
            official(case, year, &|official| official.ec47607 = Some(*flag));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        case::file,
        rules::terms::{Indicator, Level},
    };

    const YEAR: Year = Year(2025);

    fn case(dashboard: &str) -> Case {
        let text = format!(
            r#"{{"format":"charter-pathways/case","version":1,"dashboards":{{"2025":{dashboard}}}}}"#
        );
        file::read(&text).unwrap().0
    }

    const FOUND: &str = r#"{"published":true,"groups_complete":true,"groups":{
        "SWD":{"counted":true,"levels":{"ELA":"red","MATH":"yellow"}},
        "HI":{"counted":true,"levels":{"ELA":"none"}}}}"#;

    fn counts(draft: &str) -> (usize, usize, usize) {
        let comparison = compare(&case(draft), &case(FOUND));
        (comparison.additions.len(), comparison.same.len(), comparison.differences.len())
    }

    /// A draft that took over everything but these differences.
    fn taken(draft: &str, accepted: &[Place]) -> Case {
        let mut draft = case(draft);
        take_over(&mut draft, &case(FOUND), accepted);
        draft
    }

    #[test]
    fn additions_equals_and_differences() {
        // Published, fourteen groups, three levels.
        assert_eq!(counts("{}"), (18, 0, 0));
        assert_eq!(counts(FOUND), (0, 18, 0));
        assert_eq!(counts(r#"{"groups":{"SWD":{"levels":{"ELA":"orange"}}}}"#), (15, 2, 1));
        assert_eq!(counts(r#"{"published":false}"#), (17, 0, 1));
        // "Everything else is better" agrees with yellow and with none, not with red.
        let better =
            r#"{"levels_complete":true,"groups":{"SWD":{"counted":true},"HI":{"counted":true}}}"#;
        assert_eq!(counts(better), (12, 5, 1));
        // A group without a level does not come to count by that.
        let none = case(r#"{"groups":{"AS":{"levels":{"ELA":"none"}}}}"#);
        let mut draft = case(r#"{"groups_complete":true,"groups":{"SWD":{}}}"#);
        assert_eq!(take_over(&mut draft, &none, &[]), 0);
        assert!(!draft.dashboard(YEAR).shows(Group::AS));
        // Hispanic students are not shown, says the draft.
        assert_eq!(counts(r#"{"groups_complete":true,"groups":{"SWD":{}}}"#), (3, 14, 1));
    }

    #[test]
    fn nothing_is_replaced_that_was_not_accepted() {
        let level = Place::Level(YEAR, Group::SWD, Indicator::ELA);
        let typed = r#"{"groups":{"SWD":{"levels":{"ELA":"orange"}}}}"#;
        let told = |case: &Case| case.dashboard(YEAR).level(Group::SWD, Indicator::ELA);
        assert_eq!(told(&taken(typed, &[])), Some(Level::Orange));
        assert_eq!(told(&taken(typed, &[level])), Some(Level::Red));
        let whole = taken(typed, &[level]);
        assert_eq!(whole.dashboard(YEAR).groups_complete, Some(true));
        assert_eq!(whole.dashboard(YEAR).groups.unwrap().len(), 2);
        // A year without a Dashboard, and a group that is not shown, stay so.
        let none = taken(r#"{"published":false}"#, &[]);
        assert_eq!(none.dashboard(YEAR), case(r#"{"published":false}"#).dashboard(YEAR));
        let shown = r#"{"groups_complete":true,"groups":{"SWD":{}}}"#;
        let hispanic = |case: &Case| case.dashboard(YEAR).shows(Group::HI);
        assert!(!hispanic(&taken(shown, &[])));
        assert!(hispanic(&taken(shown, &[Place::Counted(YEAR, Group::HI)])));
    }

    #[test]
    fn what_was_taken_over_is_the_same_afterwards() {
        let draft = taken("{}", &[]);
        let comparison = compare(&draft, &case(FOUND));
        assert_eq!((comparison.additions, comparison.differences), (vec![], vec![]));
        assert_eq!(draft.dashboard(YEAR), case(FOUND).dashboard(YEAR));
    }
}
