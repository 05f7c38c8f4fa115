//! What was typed, as terms to look for, and how well a word of a text fits one.

use super::{
    near,
    text::Text,
    word::{Same, Word, letters},
};
use crate::content::IGNORED;

/// More is not looked at.
const LONGEST: usize = 200;
/// How many terms are looked for.
const MOST_TERMS: usize = 8;

// How well a word fits: as it was typed, in another form, by another word of the same meaning, begun.
const AS_TYPED: u32 = 12;
const OTHER_FORM: u32 = 10;
const SAME_MEANING: u32 = 7;
const BEGUN: u32 = 5;

/// What was typed.
#[derive(Debug)]
pub struct Query {
    /// What is looked for: words, and words that belong together.
    pub terms: Vec<Term>,
}

/// A word that is looked for, or several that mean one thing.
#[derive(Debug)]
pub struct Term {
    typed: String,
    stem: String,
    letters: u32,
    same: Option<Same>,
    /// Whether it may still be going on.
    open: bool,
}

impl Query {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        let cut = typed.char_indices().nth(LONGEST).map_or(typed.len(), |(at, _)| at);
        let typed = typed.get(..cut).unwrap_or_default();
        let text = Text::new(typed.to_ascii_lowercase());
        let mut terms = Vec::new();
        let mut from = 0;
        for word in text.words() {
            if word.range.start < from {
                continue;
            }
            let end = word.same.map_or(word.range.end, |(_, end)| end);
            let whole = text.between(word.range.start..end);
            terms.push(Term {
                typed: whole.to_owned(),
                stem: text.stem(word).to_owned(),
                letters: letters(whole.as_bytes()),
                same: word.same.map(|(same, _)| same),
                open: end == text.between(0..usize::MAX).len() && word.same.is_none(),
            });
            from = end;
        }
        let says = |term: &Term| !is_ignored(&term.typed);
        if terms.iter().any(says) {
            terms.retain(says);
        }
        terms.truncate(MOST_TERMS);
        Self { terms }
    }
}

/// Whether a word says nothing of what is looked for.
pub fn is_ignored(word: &str) -> bool {
    IGNORED.iter().any(|ignored| ignored.eq_ignore_ascii_case(word))
}

impl Term {
    /// As it was typed, in small letters.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// How well a word fits; 0 if it does not.
    pub fn fits(&self, text: &Text, word: &Word) -> u32 {
        let stem = text.stem(word);
        if let Some(same) = self.same {
            return match word.same {
                Some((other, _)) if other != same => 0,
                None => 0,
                Some(_) if stem.eq_ignore_ascii_case(&self.stem) => AS_TYPED,
                Some(_) => SAME_MEANING,
            };
        }
        if stem.eq_ignore_ascii_case(&self.stem) {
            let whole = text.word(word).eq_ignore_ascii_case(&self.typed);
            return if whole { AS_TYPED } else { OTHER_FORM };
        }
        let whole = text.word(word).as_bytes();
        let begins = whole.get(..self.typed.len());
        let begins = begins.is_some_and(|w| w.eq_ignore_ascii_case(self.typed.as_bytes()));
        if self.open && begins { BEGUN } else { 0 }
    }

    /// Up to where a word that fits is marked.
    pub fn marks_to(&self, word: &Word) -> usize {
        word.same
            .filter(|(same, _)| self.same == Some(*same))
            .map_or(word.range.end, |(_, end)| end)
    }

    /// How many typing errors are forgiven.
    pub fn allowed(&self) -> u8 {
        match self.typed.len() {
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        }
    }

    /// How many typing errors there are to a word, if they are few enough to offer it.
    pub fn errors(&self, text: &Text, word: &Word) -> Option<u8> {
        // Of a short word, one with two other letters is not even near.
        let most = self.allowed() + u8::from(self.typed.len() >= 6);
        // Each letter that the word does not have is an error.
        if most == 0 || (self.letters & !word.letters).count_ones() > u32::from(most) {
            return None;
        }
        near::errors(self.typed.as_bytes(), text.word(word).as_bytes(), most, self.open)
    }
}
