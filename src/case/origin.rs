//! Where a fact of a case came from: typed, pasted, read from one of CDE's files, or carried by a link.
//!
//! It is told by the name of the fact (`2025/SWD/MATH`) and together with the value it had then. So nobody who changes a
//! fact has to think of this: an origin whose value is no longer the fact's says nothing of it, and the fact was typed.

use super::{Case, json::Document};
use serde_json::Value;

/// Where a fact came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A person entered it.
    Typed,
    /// It was understood from pasted text.
    Pasted,
    /// It stands in a file.
    File {
        /// The file's name.
        name: String,
        /// The row, counted from 1, the header included; none where the file tells it by having no row.
        row: Option<u32>,
    },
    /// A link carried it.
    Link,
}

/// The field of the case file.
const FIELD: &str = "provenance";

impl Case {
    /// Where the fact of this name came from, whose value is now `value`, as the case file writes it.
    pub fn origin(&self, fact: &str, value: &str) -> Origin {
        let told = self.kept.get(FIELD).and_then(|all| all.get(fact));
        let text = |key| told?.get(key)?.as_str();
        if text("value").is_some_and(|then| then != value) {
            return Origin::Typed;
        }
        match text("from") {
            Some("pasted") => Origin::Pasted,
            Some("link") => Origin::Link,
            Some("file") => {
                let row = told.and_then(|t| t.get("row")).and_then(Value::as_u64);
                Origin::File {
                    name: text("file").unwrap_or_default().to_owned(),
                    row: row.and_then(|row| u32::try_from(row).ok()),
                }
            }
            _ => Origin::Typed,
        }
    }

    /// Tells where the fact of this name came from, and that its value was `value` then.
    pub fn set_origin(&mut self, fact: &str, value: &str, origin: &Origin) {
        let mut told = Document::new();
        let from = match origin {
            Origin::Typed => "typed",
            Origin::Pasted => "pasted",
            Origin::Link => "link",
            Origin::File { name, row } => {
                told.insert("file".to_owned(), name.as_str().into());
                if let Some(row) = row {
                    told.insert("row".to_owned(), (*row).into());
                }
                "file"
            }
        };
        told.insert("from".to_owned(), from.into());
        told.insert("value".to_owned(), value.into());
        let mut all = match self.kept.remove(FIELD) {
            Some(Value::Object(all)) => all,
            _ => Document::new(),
        };
        all.insert(fact.to_owned(), Value::Object(told));
        self.kept.insert(FIELD.to_owned(), Value::Object(all));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::file;

    #[test]
    fn an_origin_holds_for_its_value_and_survives_the_file() {
        let mut case = Case::default();
        let origin = Origin::File { name: "eladownload2025.txt".to_owned(), row: Some(12) };
        case.set_origin("2025/SWD/ELA", "red", &origin);
        let (read, warnings) = file::read(&file::write(&case)).unwrap();
        assert_eq!(warnings, []);
        assert_eq!(read.origin("2025/SWD/ELA", "red"), origin);
        assert_eq!(read.origin("2025/SWD/ELA", "orange"), Origin::Typed);
        assert_eq!(read.origin("2025/SWD/MATH", "red"), Origin::Typed);
    }
}
