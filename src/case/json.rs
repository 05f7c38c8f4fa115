//! JSON as a case needs it: duplicate keys are noticed, and reading a value always knows its path.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::{
    collections::BTreeSet,
    fmt::{self, Write as _},
};

/// A JSON object as it was read.
pub type Document = Map<String, Value>;

/// A place in a document, such as `dashboards.2025.groups.SWD`. It is put into words only where it has to be said:
/// reading a case passes hundreds of places and speaks of few.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    /// The place around it; none for the document itself.
    within: Option<&'a Path<'a>>,
    key: &'a str,
}

impl<'a> Path<'a> {
    /// The document itself.
    pub const fn root() -> Self {
        Self { within: None, key: "" }
    }

    /// A field within this place.
    pub const fn field(&'a self, key: &'a str) -> Self {
        Self { within: Some(self), key }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(around) = self.within else { return f.write_str("the file") };
        if around.within.is_some() {
            write!(f, "{around}.")?;
        }
        // A key is anybody's text: keep messages in one line and of a length that can be read.
        let key = self.key.chars().take(60);
        key.map(|c| if c.is_control() { '\u{fffd}' } else { c }).try_for_each(|c| f.write_char(c))
    }
}

/// So many keys that occur twice are named: in a text that is made to hurt there are more, each with a long path.
pub const MOST_DUPLICATES: usize = 100;

/// The paths of object keys that occur twice in a JSON text, which was read as this document; the first
/// [`MOST_DUPLICATES`] of them.
pub fn duplicate_keys(text: &str, document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    // Nearly always none: then there is no need to walk through the text again.
    if keys_written(text) == keys_kept(document) {
        return found;
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    // The text has been read before, so there is no error left to report.
    let _ = Duplicates { path: &Path::root(), found: &mut found }.deserialize(&mut reader);
    found
}

/// How many keys the objects of a well-formed JSON text have: one before each colon that is in no string.
fn keys_written(text: &str) -> usize {
    let (mut keys, mut in_string, mut escaped) = (0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b':' if !in_string => keys += 1,
            _ => {}
        }
    }
    keys
}

/// How many keys were kept of them: of two that are the same, one.
fn keys_kept(document: &Document) -> usize {
    fn within(value: &Value) -> usize {
        match value {
            Value::Object(fields) => keys_kept(fields),
            Value::Array(values) => values.iter().map(within).sum(),
            _ => 0,
        }
    }
    document.len() + document.values().map(within).sum::<usize>()
}

/// Walks a value and notes every key that an object has twice.
struct Duplicates<'a> {
    path: &'a Path<'a>,
    found: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Duplicates<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Duplicates<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            let path = &self.path.field(&key);
            if seen.contains(&key) && self.found.len() < MOST_DUPLICATES {
                self.found.push(path.to_string());
            }
            map.next_value_seed(Duplicates { path, found: self.found })?;
            seen.insert(key);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut index = 0;
        loop {
            let index_in_words = index.to_string();
            let path = &self.path.field(&index_in_words);
            if seq.next_element_seed(Duplicates { path, found: self.found })?.is_none() {
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_keys_as_written_and_as_kept() {
        let check = |text: &str, written: usize, kept: usize| {
            let document: Document = serde_json::from_str(text).unwrap();
            assert_eq!((keys_written(text), keys_kept(&document)), (written, kept), "{text}");
        };
        check("{}", 0, 0);
        check(r#"{"a": 1, "b": {"c": {}, "d": [{"e": 2}, 3, {"f": 4, "g": 5}]}}"#, 7, 7);
        check(r#"{"a": 1, "b": 2, "a": {"c": 3}}"#, 4, 3);
        // Colons and quotes in strings.
        check(r#"{":": ":", "\"": "\":\\", "a": ":\\", "b\\": 1}"#, 4, 4);
    }
}
