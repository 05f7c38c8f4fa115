//! The words of a text, each with its place: nothing is copied or changed, so whatever matches is a range of what is shown.

use std::ops::Range;

use super::stem::stem;

/// A group of words that lead to each other, by its place among [`SAME`](crate::content::SAME).
pub type Same = usize;

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

/// The words of a text, none of which leads to another yet.
pub fn words(text: &str) -> Vec<Word> {
    let word = |range: Range<usize>| {
        let word = slice(text, &range).as_bytes();
        Word { stem: stem(word), letters: letters(word), same: None, range }
    };
    ranges(text).into_iter().map(word).collect()
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
}
