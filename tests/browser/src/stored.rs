//! What the page keeps in the browser's storage, read as the case file it is.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::harness::Page;

/// Under which keys drafts are kept.
pub const DRAFT: &str = "charter-pathways/draft/";

/// Everything in the storage whose key begins so, by what follows.
pub async fn under(page: &Page, prefix: &str) -> Result<BTreeMap<String, String>> {
    let all = page.ask("Object.entries(localStorage)").await?;
    let all: Vec<(String, String)> = serde_json::from_value(all)?;
    let ours = |(key, text): (String, String)| {
        key.strip_prefix(prefix).map(|rest| (rest.to_owned(), text.clone()))
    };
    Ok(all.into_iter().filter_map(ours).collect())
}

/// The text of the one draft there is.
pub async fn text(page: &Page) -> Result<String> {
    let drafts = under(page, DRAFT).await?;
    ensure!(drafts.len() == 1, "there are {} drafts, not one", drafts.len());
    drafts.into_values().next().context("there is one")
}

/// The facts of the one draft there is: all of the case file but how it was judged, and as of which year.
pub async fn facts(page: &Page) -> Result<Value> {
    facts_of(&text(page).await?)
}

/// The facts in the text of a draft.
pub fn facts_of(text: &str) -> Result<Value> {
    let mut case: Value = serde_json::from_str(text).context("a draft is not JSON")?;
    if let Some(fields) = case.as_object_mut() {
        fields.remove("judged");
        fields.remove("as_of");
    }
    Ok(case)
}

/// Puts a text under a draft's key, as a fault or another program may have left it there.
pub async fn put(page: &Page, id: &str, text: &str) -> Result<()> {
    let script = "localStorage.setItem(...arguments[0])";
    page.read(script, json!([format!("{DRAFT}{id}"), text])).await.map(drop)
}

/// Leaves nothing of this site in the storage, nor the page open.
pub async fn nothing(page: &Page) -> Result<()> {
    page.open_nothing().await?;
    page.ask("(localStorage.clear(), sessionStorage.clear())").await.map(drop)
}

/// Leaves these checks in the storage as `1`, `2` and so on, and nothing else.
pub async fn leave(page: &Page, texts: impl IntoIterator<Item = impl AsRef<str>>) -> Result<()> {
    nothing(page).await?;
    for (id, text) in (1..).zip(texts) {
        put(page, &id.to_string(), text.as_ref()).await?;
    }
    Ok(())
}

/// A case file with these Dashboards and nothing else.
pub fn case_file(dashboards: &Value) -> Value {
    json!({ "format": "charter-pathways/case", "version": 1, "dashboards": dashboards })
}

/// A year of which everything is known: of its groups these have a red suspension rate and a red college/career indicator, and
/// all others are so.
pub fn known_year(groups: &[&str], flagged: &[&str], others: &Value) -> Value {
    let groups = groups.iter().map(|group| {
        let red = json!({ "counted": true, "levels": { "SUSP": "red", "CCI": "red" } });
        ((*group).to_owned(), if flagged.contains(group) { red } else { others.clone() })
    });
    let groups: serde_json::Map<String, Value> = groups.collect();
    json!({
        "published": true, "groups_complete": true, "levels_complete": true, "groups": groups,
        "local_complete": true,
    })
}

/// Tells where two documents differ, if they do.
pub fn same(what: &str, is: &Value, should: &Value) -> Result<()> {
    let mut faults = Vec::new();
    compare(what, is, should, &mut faults);
    ensure!(faults.is_empty(), "{}", faults.join("\n    "));
    Ok(())
}

fn compare(path: &str, is: &Value, should: &Value, faults: &mut Vec<String>) {
    match (is, should) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let null = Value::Null;
                let (a, b) = (a.get(key).unwrap_or(&null), b.get(key).unwrap_or(&null));
                compare(&format!("{path}.{key}"), a, b, faults);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (n, (a, b)) in a.iter().zip(b).enumerate() {
                compare(&format!("{path}.{n}"), a, b, faults);
            }
        }
        _ if is == should => {}
        _ => faults.push(format!("{path} is {is}, should be {should}")),
    }
}
