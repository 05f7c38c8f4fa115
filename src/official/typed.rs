//! What is typed to find a school, and the names it is looked for in, made alike: without capitals, accents and marks.

use super::cds::digits;

/// A text as it is looked for: small letters without accents, "and" for an ampersand, one space between words.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            // Within a name: O'Neill is found as oneill.
            '\'' | '’' | '‘' | '`' | '´' | '\u{300}'..='\u{36f}' => {}
            '&' => plain.push_str(" and "),
            'à'..='å' => plain.push('a'),
            'ç' => plain.push('c'),
            'è'..='ë' => plain.push('e'),
            'ì'..='ï' => plain.push('i'),
            'ñ' => plain.push('n'),
            'ò'..='ö' => plain.push('o'),
            'ù'..='ü' => plain.push('u'),
            c if c.is_alphanumeric() => plain.push(c),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The digits of a text that is a part of a code, as people write it; nothing for one digit, with which half of all codes begin.
pub fn part_of_a_code(text: &str) -> Option<String> {
    digits(text).filter(|digits| digits.len() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike() {
        for (one, other) in [
            ("Envision Academy for Arts & Technology", "ENVISION academy for arts AND technology"),
            ("José Martí", "jose marti"),
            ("O’Neill", "oneill"),
            ("O'Neill", "ONEILL"),
            ("  Aspire:  Berkley-Maynard ", "aspire berkley maynard"),
            ("e\u{301}lan", "Élan"),
        ] {
            assert_eq!(plain(one), plain(other));
        }
        assert_eq!(plain("学校 A"), "学校 a");
    }

    #[test]
    fn what_is_a_code() {
        for (text, expected) in [
            ("01-10017-0112607", Some("01100170112607")),
            ("01 10017", Some("0110017")),
            ("01–10017–0112607", Some("01100170112607")),
            ("1", None),
            ("PS 118", None),
            ("", None),
        ] {
            assert_eq!(part_of_a_code(text).as_deref(), expected, "{text}");
        }
    }
}
