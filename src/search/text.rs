//! A text with its words, and what of it is shown with which words marked.

use std::ops::Range;

use super::{
    same,
    word::{Word, slice, words},
};

/// The most that is shown of a paragraph, in bytes.
const SHOWN: usize = 190;
/// How much of that may stand before the first match.
const BEFORE: usize = 60;

/// A text and its words.
#[derive(Debug)]
pub struct Text {
    text: String,
    words: Vec<Word>,
}

/// What is shown of a text: some of it, with ranges that are marked, in order and apart from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The words shown.
    pub text: String,
    /// What of them is marked.
    pub marks: Vec<Range<usize>>,
}

impl Text {
    /// Finds the words of a text.
    pub fn new(text: String) -> Self {
        let mut words = words(&text);
        same::mark(&text, &mut words);
        Self { text, words }
    }

    /// Its words.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// A word as it stands.
    pub fn word(&self, word: &Word) -> &str {
        slice(&self.text, &word.range)
    }

    /// A word without its ending.
    pub fn stem(&self, word: &Word) -> &str {
        slice(&self.text, &(word.range.start..word.range.start + word.stem))
    }

    /// What stands at a range, as far as it goes.
    pub fn between(&self, range: Range<usize>) -> &str {
        slice(&self.text, &(range.start..range.end.min(self.text.len())))
    }

    /// All of it, marked.
    pub fn whole(&self, marks: &[Range<usize>]) -> Shown {
        Shown { text: self.text.clone(), marks: marks.to_vec() }
    }

    /// Some of it, with the paragraph that has the most marks, or its beginning.
    pub fn excerpt(&self, marks: &[Range<usize>]) -> Shown {
        let mut best = (0, 0..self.text.len());
        let mut start = 0;
        for (number, paragraph) in self.text.split('\n').enumerate() {
            let range = start..start + paragraph.len();
            let count =
                marks.iter().filter(|m| range.start <= m.start && m.end <= range.end).count();
            if number == 0 || count > best.0 {
                best = (count, range.clone());
            }
            start = range.end + 1;
        }
        let paragraph = best.1;
        let first = marks.iter().find(|m| paragraph.contains(&m.start)).map_or(0, |m| m.start);
        let mut from = paragraph.start;
        if first > from + BEFORE && paragraph.len() > SHOWN {
            from = self.space(first - BEFORE..first).map_or(first, |space| space + 1);
        }
        let mut to = paragraph.end;
        if to > from + SHOWN {
            to = self.last_space(from..from + SHOWN).unwrap_or(paragraph.end);
        }
        let (open, close) = (
            if from > paragraph.start { "… " } else { "" },
            if to < paragraph.end { " …" } else { "" },
        );
        let within = marks.iter().filter(|m| from <= m.start && m.end <= to);
        Shown {
            marks: within.map(|m| m.start - from + open.len()..m.end - from + open.len()).collect(),
            text: [open, slice(&self.text, &(from..to)), close].concat(),
        }
    }

    fn space(&self, within: Range<usize>) -> Option<usize> {
        let bytes = self.text.as_bytes().get(within.clone())?;
        Some(within.start + bytes.iter().position(|b| *b == b' ')?)
    }

    fn last_space(&self, within: Range<usize>) -> Option<usize> {
        let bytes = self.text.as_bytes().get(within.clone())?;
        Some(within.start + bytes.iter().rposition(|b| *b == b' ')?)
    }
}

impl Shown {
    /// The text in runs, each with whether it is marked.
    pub fn runs(&self) -> Vec<(bool, &str)> {
        let mut runs = Vec::new();
        let mut from = 0;
        for mark in &self.marks {
            runs.push((false, slice(&self.text, &(from..mark.start))));
            runs.push((true, slice(&self.text, mark)));
            from = mark.end;
        }
        runs.push((false, slice(&self.text, &(from..self.text.len()))));
        runs.retain(|(_, words)| !words.is_empty());
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_around_the_first_mark() {
        let check = |text: &str, word: &str, expected: &str| {
            let marks: Vec<_> =
                text.match_indices(word).map(|(at, found)| at..at + found.len()).collect();
            let shown = Text::new(text.to_owned()).excerpt(&marks);
            let runs: String = shown
                .runs()
                .iter()
                .map(|(marked, run)| if *marked { format!("[{run}]") } else { (*run).to_owned() })
                .collect();
            assert_eq!(runs, expected);
        };
        check("one two", "two", "one [two]");
        check("one two", "three", "one two");
        check("one\ntwo one two\nthree", "two", "[two] one [two]");
        check("", "x", "");
        let long = ["word"; 60].join(" ");
        let (start, end) = ("word ".repeat(38), "word ".repeat(12));
        check(&long, "none", &format!("{}…", start.get(..190).unwrap()));
        check(
            &format!("{long} here {end}"),
            "here",
            &format!("… {}[here] {end}", "word ".repeat(11)),
        );
        // Cut at spaces only, whatever stands there.
        let letters = ["éééé"; 60].join(" ");
        let shown = Text::new(letters).excerpt(&[]);
        assert!(shown.text.ends_with("é …"), "{}", shown.text);
    }
}
