//! Words that lead to each other, such as “DA” and “technical assistance”, found in a text.

use super::{
    stem::stem,
    word::{Same, Word, ranges, slice},
};
use crate::content::SAME;

/// Notes where such words begin. The longest that fits is taken, and what is within it begins none of its own.
pub fn mark(text: &str, words: &mut [Word]) {
    let mut at = 0;
    while let Some(rest) = words.get_mut(at..).filter(|rest| !rest.is_empty()) {
        let found = longest(text, rest);
        if let (Some((same, length)), Some(end)) =
            (found, found.and_then(|(_, length)| rest.get(length - 1)).map(|w| w.range.end))
            && let Some(first) = rest.first_mut()
        {
            first.same = Some((same, end));
            at += length;
        } else {
            at += 1;
        }
    }
}

/// The group and the number of words of the longest phrase at the beginning of these.
fn longest(text: &str, words: &[Word]) -> Option<(Same, usize)> {
    let mut best: Option<(Same, usize)> = None;
    for (same, phrases) in SAME.iter().enumerate() {
        for phrase in *phrases {
            if let Some(length) = begins_with(text, words, phrase)
                && best.is_none_or(|(_, longest)| length > longest)
            {
                best = Some((same, length));
            }
        }
    }
    best
}

/// With how many words the phrase begins these, if it does.
fn begins_with(text: &str, words: &[Word], phrase: &str) -> Option<usize> {
    // Nearly all end here.
    let first = words.first()?.range.start;
    let initial = |text: &str, at| text.as_bytes().get(at).map(u8::to_ascii_lowercase);
    if initial(text, first) != initial(phrase, 0) {
        return None;
    }
    let parts = ranges(phrase);
    for (number, part) in parts.iter().enumerate() {
        let part = slice(phrase, part);
        let part = part.get(..stem(part.as_bytes()))?;
        let word = words.get(number)?;
        // Other words may not be between them, nor the end of a sentence.
        let gap = number.checked_sub(1).and_then(|before| words.get(before));
        if gap.is_some_and(|before| word.range.start != before.range.end + 1) {
            return None;
        }
        let stem = slice(text, &(word.range.start..word.range.start + word.stem));
        if !stem.eq_ignore_ascii_case(part) {
            return None;
        }
    }
    Some(parts.len())
}

#[cfg(test)]
mod tests {
    use super::{super::word::words, *};

    #[test]
    fn the_longest_phrase_is_found() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let mut all = words(text);
            mark(text, &mut all);
            let found: Vec<_> = all
                .iter()
                .filter_map(|w| {
                    w.same.map(|(same, end)| (SAME[same][0], &text[w.range.start..end]))
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        let (da, dta) = ("differentiated assistance", "direct technical assistance");
        check("TA, or DA", &[(da, "TA"), (da, "DA")]);
        check("Technical Assistance", &[(da, "Technical Assistance")]);
        check("by Direct Technical Assistance", &[(dta, "Direct Technical Assistance")]);
        check(
            "county offices of education",
            &[("county office of education", "county offices of education")],
        );
        check("county. Office", &[("county office of education", "county")]);
        check("data taken", &[]);
        check("Direct", &[]);
        check("the costs", &[("money", "costs")]);
        check("", &[]);
    }
}
