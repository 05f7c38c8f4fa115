//! Words without their endings: “misses”, “missed” and “missing” are one word to who looks for it.
//!
//! Endings are only cut off, never replaced, so a stem is where a word is cut, and nothing is written anew.

/// Endings, each with the fewest letters that must stay before it. The first that fits is taken.
const ENDINGS: [(&str, usize); 14] = [
    ("ations", 4),
    ("ation", 4),
    ("ating", 4),
    ("ated", 4),
    ("ates", 4),
    ("ment", 4),
    ("ance", 4),
    ("ate", 4),
    ("ing", 3),
    ("ion", 4),
    ("ed", 3),
    ("al", 4),
    ("ly", 4),
    ("e", 3),
];

/// The length of a word without its ending.
pub fn stem(word: &[u8]) -> usize {
    let mut word = word;
    let cut = |word: &[u8], ending: &str| word.len().saturating_sub(ending.len());
    if ends(word, "ies") && word.len() > 4 || ends(word, "ied") && word.len() > 4 {
        return cut(word, "ies");
    }
    let es = ["sses", "ches", "shes", "xes"].iter().any(|ending| ends(word, ending));
    let no_plural = ["ss", "us", "is"].iter().any(|ending| ends(word, ending));
    if es {
        word = to(word, cut(word, "es"));
    } else if ends(word, "s") && !no_plural && word.len() > 3 {
        word = to(word, cut(word, "s"));
    }
    if ends(word, "y") && word.len() > 4 {
        return cut(word, "y");
    }
    let fits = |(ending, stays): &&(&str, usize)| {
        ends(word, ending) && has_vowel(to(word, cut(word, ending))) && cut(word, ending) >= *stays
    };
    if let Some((ending, _)) = ENDINGS.iter().find(fits) {
        word = to(word, cut(word, ending));
    }
    // “planned” and “plan”; “fall” loses one too, whatever its ending.
    if let [rest @ .., one, other] = word
        && one.eq_ignore_ascii_case(other)
        && one.is_ascii_alphabetic()
        && rest.len() >= 2
    {
        return word.len() - 1;
    }
    word.len()
}

fn to(word: &[u8], length: usize) -> &[u8] {
    word.get(..length).unwrap_or(word)
}

fn ends(word: &[u8], ending: &str) -> bool {
    let start = word.len().checked_sub(ending.len());
    start.and_then(|at| word.get(at..)).is_some_and(|w| w.eq_ignore_ascii_case(ending.as_bytes()))
}

fn has_vowel(word: &[u8]) -> bool {
    word.iter().any(|b| b"aeiouy".contains(&b.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let check = |words: &str, stem_of_all: &str| {
            for word in words.split(' ') {
                let found = &word[..stem(word.as_bytes())];
                assert_eq!(found.to_ascii_lowercase(), stem_of_all, "{word}");
            }
        };
        check("agency agencies", "agenc");
        check("miss missed misses missing", "mis");
        check("fall falling falls", "fal");
        check("plan plans planned planning", "plan");
        check("identify identified identifies", "identif");
        check("calculate calculation calculated calculates calculating", "calcul");
        check("graduate graduated graduation", "gradu");
        check("renew renewal renews", "renew");
        check("assist assistance assisted", "assist");
        check("charge charges charged charging", "charg");
        check("Charter charters CHARTERS", "charter");
        check("approve approves approved approval", "approv");
        check("rate rates", "rat");
        check("consult consultation consulted", "consult");
        check("DASS dass", "das");
        check("status", "status");
        check("basis", "basis");
        check("red", "red");
        check("need needed needs", "need");
        check("fee", "fee");
        check("SBE", "sbe");
        check("this", "this");
        check("2025", "2025");
        check("ELA", "ela");
    }
}
