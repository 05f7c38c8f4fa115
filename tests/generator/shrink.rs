//! Makes a failing case smaller before it is shown.

use serde_json::Value;

/// Drops part after part for as long as the case still fails. For `cargo xtask soak` it is enough that it fails.
pub fn shrink(case: &Value, fails: impl Fn(&Value) -> bool) -> Value {
    let mut smallest = case.clone();
    loop {
        if std::env::var_os("SOAKING").is_some() {
            return smallest;
        }
        let smaller = paths(&smallest).into_iter().find_map(|path| {
            let candidate = without(&smallest, &path);
            fails(&candidate).then_some(candidate)
        });
        match smaller {
            Some(smaller) => smallest = smaller,
            None => return smallest,
        }
    }
}

/// Every part that can be dropped, as a JSON pointer, larger parts before what is in them.
fn paths(case: &Value) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match case {
        Value::Object(fields) => fields.iter().map(|(k, v)| (k.clone(), v)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(i, v)| (i.to_string(), v)).collect(),
        _ => vec![],
    };
    inner
        .into_iter()
        .flat_map(|(key, value)| {
            let deeper = paths(value).into_iter();
            let key = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
            std::iter::once(key.clone()).chain(deeper.map(move |rest| format!("{key}{rest}")))
        })
        .collect()
}

fn without(case: &Value, path: &str) -> Value {
    let mut case = case.clone();
    let (parent, key) = path.rsplit_once('/').expect("a path into the case");
    match case.pointer_mut(parent) {
        Some(Value::Object(fields)) => {
            fields.remove(&key.replace("~1", "/").replace("~0", "~"));
        }
        Some(Value::Array(items)) => {
            items.remove(key.parse().expect("a place in the list"));
        }
        _ => unreachable!("the path was found in this case"),
    }
    case
}
