//! A text as words, each with its place, and what of it is shown with which words marked.
//!
//! A text is never copied or changed: words are compared where they stand, whatever their capitals, so every match is at
//! once a range of the text that is shown.

use std::ops::Range;

use super::{
    same::{self, Same},
    stem::stem,
};

/// The most that is shown of a paragraph, in bytes.
const SHOWN: usize = 190;
/// How much of that may stand before the first match.
const BEFORE: usize = 60;

/// A word of a text.
#[derive(Debug)]
pub struct Word {
    /// Where it stands.
    pub range: Range<usize>,
    /// How long it is without its ending.
    pub stem: usize,
    /// Which letters it has, a bit each.
    pub letters: u32,
    /// The words that lead to each other which begin here, and where they end.
    pub same: Option<(Same, usize)>,
}

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
        let mut words: Vec<Word> = ranges(&text)
            .into_iter()
            .map(|range| {
                let word = slice(&text, &range).as_bytes();
                Word { stem: stem(word), letters: letters(word), same: None, range }
            })
            .collect();
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

/// What stands at a range; nothing if it is none of this text.
pub fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

/// Where the words of a text stand: runs of letters and digits. A single letter (what follows an apostrophe) is none.
pub fn ranges(text: &str) -> Vec<Range<usize>> {
    // Letters beyond ASCII lie between these; typographic signs do not.
    let letter = |c: char| c.is_ascii_alphanumeric() || ('\u{c0}'..'\u{2000}').contains(&c);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| letter(*c)) {
        match ranges.last_mut() {
            Some(range) if range.end == at => range.end += c.len_utf8(),
            _ => ranges.push(at..at + c.len_utf8()),
        }
    }
    ranges
        .retain(|range| range.len() > 1 || slice(text, range).bytes().all(|b| b.is_ascii_digit()));
    ranges
}

/// Which letters a word has, a bit each.
pub fn letters(word: &[u8]) -> u32 {
    word.iter().fold(0, |letters, b| letters | 1 << (b & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let check = |text: &str, expected: &str| {
            let words: Vec<_> = ranges(text).iter().map(|range| slice(text, range)).collect();
            assert_eq!(words.join("|"), expected, "{text}");
        };
        check("CDE’s page, read on May 5.", "CDE|page|read|on|May|5");
        check("EC 47607.3(a)", "EC|47607|3");
        check("“Not Met”—2020–21", "Not|Met|2020|21");
        check("Peña's K-8", "Peña|8");
        check("", "");
        check("🌻 — …", "");
    }

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
