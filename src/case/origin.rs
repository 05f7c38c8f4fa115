//! Where the facts of a case came from, as far as its file says: typed, pasted, from a file, by a link.

use super::{Case, json::Document};

/// How some facts came into a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The case file's word: `typed`, `pasted`, `file` or `link`.
    pub from: String,
    /// The file's name, if it was one.
    pub file: String,
    /// How many facts.
    pub facts: usize,
}

impl Case {
    /// Where its facts came from, as far as is told, in the order in which they are.
    pub fn origins(&self) -> Vec<Origin> {
        let told = self.kept.get("provenance").and_then(|told| told.as_object());
        let mut origins: Vec<Origin> = Vec::new();
        for fact in told.iter().flat_map(|facts| facts.values()).filter_map(|fact| fact.as_object())
        {
            let text = |fact: &Document, key| fact.get(key)?.as_str().map(str::to_owned);
            let Some(from) = text(fact, "from") else { continue };
            let file = text(fact, "file").unwrap_or_default();
            match origins.iter_mut().find(|o| o.from == from && o.file == file) {
                Some(origin) => origin.facts += 1,
                None => origins.push(Origin { from, file, facts: 1 }),
            }
        }
        origins
    }
}
