//! The counties of California, by which a charter leader says whose county office helps.
//!
//! What is typed stays as it is typed; it is only told from what no county is called, so that a slip is seen before it
//! stands in a brief.

/// All counties (California School Directory, <https://www.cde.ca.gov/schooldirectory/>).
const COUNTIES: [&str; 58] = [
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

/// What stands before a name in titles. San Francisco is a city and county.
const TITLES: [&str; 3] = ["", "County of ", "City and County of "];

/// Whether a text may name a county: it is the beginning of a name, for it may still be typed, or a name and then other words,
/// such as “Santa Clara County”. Upper and lower case are one, and so are runs of spaces.
pub fn may_name_one(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let is_begun = |name: &str| {
        let same = name.len().min(text.len());
        let begun = text.get(..same).zip(name.get(..same));
        let rest = text.get(same..).unwrap_or_default();
        begun.is_some_and(|(text, name)| text.eq_ignore_ascii_case(name))
            && (rest.is_empty() || rest.starts_with([' ', ',', '/', ';', '.']))
    };
    COUNTIES.iter().any(|name| TITLES.iter().any(|title| is_begun(&format!("{title}{name}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_is_told_from_what_is_none() {
        let check = |text: &str, expected: bool| assert_eq!(may_name_one(text), expected, "{text}");
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
        check("County of Kern", true);
        check("City and County of San Francisco", true);
        check("County o", true);
        check("County of Atlantis", false);
        check("Ñ", false);
    }
}
