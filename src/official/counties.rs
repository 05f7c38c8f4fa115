//! The counties of California, by which a charter leader says whose county office helps.
//!
//! What is typed stays as it is typed; it is only told from what no county is called, so that a slip is seen before it
//! stands in a brief.

/// All counties (California School Directory, <https://www.cde.ca.gov/schooldirectory/>), in one text: a list would take the page half
/// as much again.
const COUNTIES: &str = "Alameda|Alpine|Amador|Butte|Calaveras|Colusa|Contra Costa|Del Norte|El Dorado|Fresno|Glenn|Humboldt\
    |Imperial|Inyo|Kern|Kings|Lake|Lassen|Los Angeles|Madera|Marin|Mariposa|Mendocino|Merced|Modoc|Mono\
    |Monterey|Napa|Nevada|Orange|Placer|Plumas|Riverside|Sacramento|San Benito|San Bernardino|San Diego\
    |San Francisco|San Joaquin|San Luis Obispo|San Mateo|Santa Barbara|Santa Clara|Santa Cruz|Shasta\
    |Sierra|Siskiyou|Solano|Sonoma|Stanislaus|Sutter|Tehama|Trinity|Tulare|Tuolumne|Ventura|Yolo|Yuba";

/// What stands before a name in titles. San Francisco is a city and county.
const TITLES: [&str; 3] = ["", "County of ", "City and County of "];

/// Whether a text may name a county: it is the beginning of a name, for it may still be typed, or a name and then other words,
/// such as “Santa Clara County”. Upper and lower case are one, and so are runs of spaces.
pub fn may_name_one(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").into_bytes();
    // Where the text goes on behind this; none where it goes on otherwise.
    let behind = |begins: &str, text: &[u8]| {
        let same = same_first(begins.as_bytes(), text);
        (same == text.len() || same == begins.len()).then_some(same)
    };
    let names_one = |text: &[u8]| {
        counties().any(|name| {
            let next = behind(name, text).map(|same| text.get(same));
            next.is_some_and(|next| next.is_none_or(|next| b" ,/;.".contains(next)))
        })
    };
    TITLES.iter().any(|title| {
        let rest = behind(title, &text).and_then(|same| text.get(same..));
        rest.is_some_and(|rest| rest.is_empty() || names_one(rest))
    })
}

/// The county that a text which names none may be meant to name: all but a few letters in one place are the same, at most a third
/// of them, and of no other more.
pub fn almost_named(text: &str) -> Option<&'static str> {
    let typed = text.trim();
    let typed = typed.strip_suffix(" County").unwrap_or(typed).as_bytes();
    let backwards = |of: &[u8]| of.iter().rev().copied().collect::<Vec<u8>>();
    let from_its_end = backwards(typed);
    let other_letters = |name: &str| {
        let name = name.as_bytes();
        let same = same_first(name, typed) + same_first(&backwards(name), &from_its_end);
        // Of “Kernn” one n is the same from both ends.
        let (shorter, longer) = (name.len().min(typed.len()), name.len().max(typed.len()));
        longer - same.min(shorter)
    };
    let nearest = counties().min_by_key(|name| other_letters(name))?;
    (other_letters(nearest) <= nearest.len() / 3).then_some(nearest)
}

/// How many of their first letters are the same.
fn same_first(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
}

fn counties() -> impl Iterator<Item = &'static str> {
    COUNTIES.split('|')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_is_told_from_what_is_none() {
        let check = |text: &str, expected: bool| assert_eq!(may_name_one(text), expected, "{text}");
        assert_eq!(counties().count(), 58);
        for name in counties() {
            check(name, true);
        }
        check("", true);
        check("  ", true);
        check("Ala", true);
        check("san  joaquin", true);
        check("LOS ANGELES COUNTY", true);
        check("Alameda, Contra Costa", true);
        check("Almeda", false);
        check("Kerns", false);
        check("Los Angelos", false);
        check("Atlantis", false);
        check("County of Kern", true);
        check("City and County of San Francisco", true);
        check("County o", true);
        check("County of Atlantis", false);
        check("Ñ", false);
    }

    #[test]
    fn a_slip_is_known_for_what_is_meant() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(almost_named(text), expected, "{text}");
        };
        check("Almeda", Some("Alameda"));
        check("los angelos ", Some("Los Angeles"));
        check("Sacremento", Some("Sacramento"));
        check("Tulumne", Some("Tuolumne"));
        check("Sisikyou", Some("Siskiyou"));
        check("Kerns", Some("Kern"));
        check("Fresnno", Some("Fresno"));
        // Another is within reach, and farther.
        check("Santa Calara", Some("Santa Clara"));
        check("San Matego", Some("San Mateo"));
        check("Santa Crza", Some("Santa Cruz"));
        check("Alamda County", Some("Alameda"));
        // Nothing is alike, too little is, or there is nothing.
        check("Atlantis", None);
        check("Kernnn", None);
        check("ÑÑÑ", None);
        check("", None);
    }
}
