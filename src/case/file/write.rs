//! From a case to text.
//!
//! What the case knows is laid over the document it was read from, so that fields of that document which this program
//! does not know are still there.

use super::{FORMAT, VERSION, year_of};
use crate::{
    case::{
        Assistance, Case, Coded, Dashboard, GroupResults, OfficialStatus, School, json::Document,
    },
    rules::terms::{Few, Group, Indicator, LocalPriority, Year},
};
use serde_json::Value;

/// Writes a case file, in lines that a person can read.
pub fn write(case: &Case) -> String {
    let mut document = case.kept.clone();
    put(&mut document, "format", Some(FORMAT));
    put(&mut document, "version", Some(VERSION));
    put(&mut document, "name", text(&case.name));
    within(&mut document, "school", |fields| school(fields, &case.school));
    within(&mut document, "dashboards", |fields| {
        forget_years(fields, &case.dashboards, |f| dashboard(f, &Dashboard::default()));
        for (year, dashboard_of_year) in case.dashboards.iter() {
            always_within(fields, &year.to_string(), |f| dashboard(f, dashboard_of_year));
        }
    });
    within(&mut document, "official", |fields| {
        forget_years(fields, &case.official, |f| official(f, OfficialStatus::default()));
        for (year, status) in case.official.iter() {
            always_within(fields, &year.to_string(), |f| official(f, *status));
        }
    });
    within(&mut document, "assistance", |fields| assistance(fields, case.assistance));
    put(&mut document, "as_of", case.as_of.map(|year| year.0));
    match &case.judged {
        None => put(&mut document, "judged", None::<Value>),
        Some(judged) => always_within(&mut document, "judged", |fields| {
            put(fields, "rules", text(&judged.rules));
            put(fields, "as_of", Some(judged.as_of.0));
            put(fields, "differentiated_assistance", judged.assistance.map(Coded::word));
            put(fields, "pathway_2_test", judged.pathway_2.map(Coded::word));
        }),
    }
    // A map with text keys can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn school(fields: &mut Document, school: &School) {
    put(fields, "name", text(&school.name));
    put(fields, "cds", text(&school.cds));
    put(fields, "county", text(&school.county));
    put(fields, "authorizer", school.authorizer.map(Coded::word));
    let spans = [(school.serves_k8, "k8"), (school.serves_high, "9-12")];
    let grades: Vec<&str> = spans.iter().filter(|(serves, _)| *serves).map(|(_, s)| *s).collect();
    put(fields, "grades", (!grades.is_empty()).then_some(grades));
    put(fields, "dass", school.dass);
}

fn dashboard(fields: &mut Document, dashboard: &Dashboard) {
    put(fields, "published", dashboard.published);
    put(fields, "groups_complete", dashboard.groups_complete);
    put(fields, "levels_complete", dashboard.levels_complete);
    put(fields, "local_complete", dashboard.local_complete);
    told_within(fields, "groups", dashboard, dashboard.groups.as_ref(), |fields, listed| {
        let is_listed = |g| listed.is_some_and(|listed| listed.has(&g));
        fields.retain(|code, _| Group::from_code(code).is_none_or(is_listed));
        for (code, results) in listed.into_iter().flat_map(Few::iter) {
            always_within(fields, code.code(), |f| group(f, results));
        }
    });
    told_within(fields, "local", dashboard, dashboard.local.as_ref(), |fields, listed| {
        for priority in LocalPriority::ALL {
            let result = listed.and_then(|listed| listed.get(&priority)).copied().map(Coded::word);
            put(fields, &priority.number().to_string(), result);
        }
    });
}

/// Changes what a year lists in a field, whose mere presence says that there is a Dashboard. So where the case lists nothing there, it
/// stays for keys that are not ours only if the year says that anyway.
fn told_within<T>(
    fields: &mut Document,
    key: &str,
    dashboard: &Dashboard,
    listed: Option<&T>,
    change: impl FnOnce(&mut Document, Option<&T>),
) {
    if listed.is_some() {
        always_within(fields, key, |fields| change(fields, listed));
    } else if dashboard.published.is_some() || dashboard.tells_results() {
        within(fields, key, |fields| change(fields, None));
    } else {
        fields.remove(key);
    }
}

fn group(fields: &mut Document, results: &GroupResults) {
    put(fields, "counted", results.counted);
    within(fields, "levels", |fields| {
        for indicator in Indicator::ALL {
            put(fields, indicator.code(), results.levels.get(&indicator).map(|l| l.code()));
        }
    });
    let numbers = results.priorities.map(|p| p.numbers().collect::<Vec<_>>());
    put(fields, "priorities", numbers);
    put(fields, "fewer_than_two", results.fewer_than_two);
}

fn official(fields: &mut Document, official: OfficialStatus) {
    put(fields, "status", official.status.map(Coded::word));
    put(fields, "ec47607", official.ec47607);
}

fn assistance(fields: &mut Document, assistance: Assistance) {
    put(fields, "given", assistance.given);
    put(fields, "provider", assistance.provider.map(Coded::word));
    put(fields, "declining", assistance.declining);
    put(fields, "geographic_lead_agrees", assistance.geographic_lead_agrees);
    put(fields, "county_requests", assistance.county_requests);
    put(fields, "state_superintendent_determines", assistance.state_superintendent_determines);
}

fn text(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// Sets a field, or removes it where the case does not know it.
fn put(fields: &mut Document, key: &str, value: Option<impl Into<Value>>) {
    match value {
        Some(value) => fields.insert(key.to_owned(), value.into()),
        None => fields.remove(key),
    };
}

/// Changes an object within a field, and leaves no empty one behind.
fn within(fields: &mut Document, key: &str, change: impl FnOnce(&mut Document)) {
    always_within(fields, key, change);
    if fields.get(key).and_then(Value::as_object).is_some_and(Document::is_empty) {
        fields.remove(key);
    }
}

/// Changes an object within a field; it stays even when empty.
fn always_within(fields: &mut Document, key: &str, change: impl FnOnce(&mut Document)) {
    let mut inner = match fields.remove(key) {
        Some(Value::Object(inner)) => inner,
        _ => Document::new(),
    };
    change(&mut inner);
    fields.insert(key.to_owned(), Value::Object(inner));
}

/// Takes what is ours from the years that the case no longer has; a year stays for the keys in it that are not ours, and so does a key
/// that is no year of ours.
fn forget_years<T>(fields: &mut Document, years: &Few<Year, T>, forget: impl Fn(&mut Document)) {
    let is_gone = |key: &&String| year_of(key).is_some_and(|year| !years.has(&year));
    let gone: Vec<String> = fields.keys().filter(is_gone).cloned().collect();
    for year in gone {
        within(fields, &year, &forget);
    }
}
