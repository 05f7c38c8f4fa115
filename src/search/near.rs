//! How many typing errors lie between two words: letters too many, too few, others, or two that have changed places.

/// The longest word that is compared.
const LONGEST: usize = 24;
/// More than any number of errors that is asked for.
const FAR: u8 = u8::MAX / 2;

/// How many errors make the word `typed` of `word`, if they are at most `most`. Where `begun`, what follows in `word` is not
/// yet typed.
pub fn errors(typed: &[u8], word: &[u8], most: u8, begun: bool) -> Option<u8> {
    let shorter = usize::from(most) + if begun { LONGEST } else { 0 };
    if typed.len() > LONGEST
        || word.len() > LONGEST
        || typed.len() > word.len() + usize::from(most)
        || word.len() > typed.len() + shorter
    {
        return None;
    }
    // For each letter typed a row: the errors up to it for every beginning of the word; and the two rows before.
    let mut before: Vec<u8> = Vec::new();
    let mut last: Vec<u8> = (0..).take(word.len() + 1).collect();
    let mut previous = None;
    for (place, letter) in (1_u8..).zip(typed) {
        let mut row = vec![place];
        let mut left = place;
        let mut letter_before = None;
        for (at, other) in word.iter().enumerate() {
            let above = |by: usize, rows: &[u8]| rows.get(by).copied().unwrap_or(FAR);
            let same = letter.eq_ignore_ascii_case(other);
            let swapped = previous.is_some_and(|p: &u8| p.eq_ignore_ascii_case(other))
                && letter_before.is_some_and(|b: &u8| b.eq_ignore_ascii_case(letter));
            let mut fewest =
                (above(at, &last) + u8::from(!same)).min(above(at + 1, &last) + 1).min(left + 1);
            if swapped && at >= 1 {
                fewest = fewest.min(above(at - 1, &before) + 1);
            }
            row.push(fewest);
            left = fewest;
            letter_before = Some(other);
        }
        if row.iter().all(|errors| *errors > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
        previous = Some(letter);
    }
    let errors = if begun { last.iter().min() } else { last.last() };
    errors.copied().filter(|errors| *errors <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_counted_up_to_a_bound() {
        let check = |typed: &str, word: &str, most: u8, begun: bool, expected: Option<u8>| {
            let found = errors(typed.as_bytes(), word.as_bytes(), most, begun);
            assert_eq!(found, expected, "{typed} {word}");
        };
        check("suspension", "suspension", 2, false, Some(0));
        check("Suspension", "suspension", 0, false, Some(0));
        check("suspenion", "suspension", 2, false, Some(1));
        check("suspensoin", "suspension", 2, false, Some(1));
        check("usspensoin", "suspension", 2, false, Some(2));
        check("suspensionn", "suspension", 1, false, Some(1));
        check("spension", "suspension", 1, false, None);
        check("spension", "suspension", 2, false, Some(2));
        check("dta", "da", 1, false, Some(1));
        check("suspens", "suspension", 2, true, Some(0));
        check("supsens", "suspension", 2, true, Some(1));
        check("suspens", "suspension", 2, false, None);
        check("table", "chair", 2, false, None);
        check("", "a", 1, false, Some(1));
        check("", "", 0, false, Some(0));
        check(&"x".repeat(25), &"x".repeat(25), 2, false, None);
        check("ab", "ba", 1, false, Some(1));
    }

    #[test]
    fn errors_are_the_same_both_ways() {
        let words = ["charter", "chatrer", "chart", "carter", "character", "", "c", "retrahc"];
        for one in words {
            for other in words {
                let there = errors(one.as_bytes(), other.as_bytes(), 9, false);
                let back = errors(other.as_bytes(), one.as_bytes(), 9, false);
                assert_eq!(there, back, "{one} {other}");
            }
        }
    }
}
