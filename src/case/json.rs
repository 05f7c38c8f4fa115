//! JSON as a case needs it: duplicate keys are noticed, and reading a value always knows its path.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::{collections::BTreeSet, fmt};

/// A JSON object as it was read.
pub type Document = Map<String, Value>;

/// A place in a document, such as `dashboards.2025.groups.SWD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path(String);

impl Path {
    /// The document itself.
    pub fn root() -> Self {
        Self(String::new())
    }

    /// A field within this place.
    pub fn field(&self, key: &str) -> Self {
        // A key is anybody's text: keep messages in one line and of a length that can be read.
        let key: String =
            key.chars().take(60).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        if self.0.is_empty() { Self(key) } else { Self(format!("{}.{key}", self.0)) }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { f.write_str("the file") } else { f.write_str(&self.0) }
    }
}

/// So many keys that occur twice are named: in a text that is made to hurt there are more, each with a long path.
pub const MOST_DUPLICATES: usize = 100;

/// The paths of object keys that occur twice in a JSON text that is known to be well formed; the first
/// [`MOST_DUPLICATES`] of them.
pub fn duplicate_keys(text: &str) -> Vec<Path> {
    let mut found = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    // The text has been read before, so there is no error left to report.
    let _ = Duplicates { path: Path::root(), found: &mut found }.deserialize(&mut reader);
    found
}

/// Walks a value and notes every key that an object has twice.
struct Duplicates<'a> {
    path: Path,
    found: &'a mut Vec<Path>,
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
            let path = self.path.field(&key);
            if !seen.insert(key) && self.found.len() < MOST_DUPLICATES {
                self.found.push(path.clone());
            }
            map.next_value_seed(Duplicates { path, found: self.found })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut index = 0;
        loop {
            let path = self.path.field(&format!("{index}"));
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
