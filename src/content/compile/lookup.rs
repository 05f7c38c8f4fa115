//! The words of the search as Rust expressions.

use std::collections::BTreeSet;

use super::{
    schema::{self, Str},
    values::{Writer, list},
};

pub fn ignored(w: &mut Writer, held: &schema::Search) -> Vec<String> {
    let mut seen = BTreeSet::new();
    held.ignored.iter().map(|word| phrase(w, word, &mut seen)).collect()
}

pub fn same(w: &mut Writer, held: &schema::Search) -> Vec<String> {
    let mut seen = held.ignored.iter().map(|word| word.get_ref().as_str()).collect();
    let groups = held.same.iter().map(|group| {
        let words = group.words.get_ref();
        if words.len() < 2 {
            w.wrong(
                group.words.span().start,
                "one word leads to no other; name two, or take it out",
            );
        }
        for word in words {
            // The search overlooks single letters.
            let is_letter =
                |part: &str| part.len() == 1 && !part.bytes().all(|b| b.is_ascii_digit());
            if word.get_ref().split([' ', '-']).any(is_letter) {
                let what = format!("`{}` has a word of one letter; take it out", word.get_ref());
                w.wrong(word.span().start, what);
            }
        }
        let words: Vec<_> = words.iter().map(|word| phrase(w, word, &mut seen)).collect();
        list(&words)
    });
    groups.collect()
}

pub fn first(w: &mut Writer, held: &schema::Search) -> Vec<String> {
    w.unique(held.first.iter().map(|first| &first.when));
    let each = held.first.iter().map(|first| {
        for id in first.questions.get_ref() {
            if !w.ids.questions.contains(id.get_ref().as_str()) {
                let what = format!("there is no question `{}`; mend it", id.get_ref());
                w.wrong(id.span().start, what);
            }
        }
        let questions: Vec<_> =
            first.questions.get_ref().iter().map(|id| format!("{:?}", id.get_ref())).collect();
        format!("({:?}, {})", first.when.get_ref(), list(&questions))
    });
    each.collect()
}

/// A word or several, in small letters, that is nowhere else.
fn phrase<'s>(w: &mut Writer, words: &'s Str, seen: &mut BTreeSet<&'s str>) -> String {
    let (at, words) = (words.span().start, words.get_ref().as_str());
    let plain = |part: &str| {
        let mut bytes = part.bytes();
        !part.is_empty() && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if !words.split([' ', '-']).all(plain) {
        let what = format!("`{words}` must be words of small letters with one space between them");
        w.wrong(at, what);
    }
    if !seen.insert(words) {
        w.wrong(at, format!("`{words}` is there twice; take one out"));
    }
    format!("{words:?}")
}
