//! The counties of California, by which a charter leader says whose county office helps.
//!
//! What is typed stays as it is typed; it is only told from what no county is called, so that a slip is seen before it
//! stands in a brief.

/// All counties by alphabet, as the first two digits of a [code](super::cds::Cds) number them from 1 on (California School
/// Directory, <https://www.cde.ca.gov/schooldirectory/>).
pub const COUNTIES: [&str; 58] = [
    "Alameda",
    "Alpine",
    "Amador",
    "Butte",
    "Calaveras",
    "Colusa",
    "Contra Costa",
    "Del Norte",
    "El Dorado",
    "Fresno",
    "Glenn",
    "Humboldt",
    "Imperial",
    "Inyo",
    "Kern",
    "Kings",
    "Lake",
    "Lassen",
    "Los Angeles",
    "Madera",
    "Marin",
    "Mariposa",
    "Mendocino",
    "Merced",
    "Modoc",
    "Mono",
    "Monterey",
    "Napa",
    "Nevada",
    "Orange",
    "Placer",
    "Plumas",
    "Riverside",
    "Sacramento",
    "San Benito",
    "San Bernardino",
    "San Diego",
    "San Francisco",
    "San Joaquin",
    "San Luis Obispo",
    "San Mateo",
    "Santa Barbara",
    "Santa Clara",
    "Santa Cruz",
    "Shasta",
    "Sierra",
    "Siskiyou",
    "Solano",
    "Sonoma",
    "Stanislaus",
    "Sutter",
    "Tehama",
    "Trinity",
    "Tulare",
    "Tuolumne",
    "Ventura",
    "Yolo",
    "Yuba",
];

/// Whether a text may name a county: it is the beginning of a name, for it may still be typed, or a name and then other words,
/// such as “Santa Clara County”. Upper and lower case are one, and so are runs of spaces.
pub fn may_be(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    COUNTIES.iter().any(|name| {
        let same = name.len().min(text.len());
        let [begun, rest] = [text.get(..same), text.get(same..)].map(Option::unwrap_or_default);
        name.get(..same).is_some_and(|name| name.eq_ignore_ascii_case(begun))
            && (rest.is_empty() || rest.starts_with([' ', ',', '/', ';', '.']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_is_told_from_what_is_none() {
        let check = |text: &str, expected: bool| assert_eq!(may_be(text), expected, "{text}");
        for name in COUNTIES {
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
        check("county of Kern", false);
        check("Ñ", false);
    }

    #[test]
    fn they_are_numbered_by_alphabet() {
        assert!(COUNTIES.is_sorted());
        // Two codes that CDE's own pages name.
        assert_eq!(COUNTIES.get(1 - 1), Some(&"Alameda"));
        assert_eq!(COUNTIES.get(19 - 1), Some(&"Los Angeles"));
    }
}
