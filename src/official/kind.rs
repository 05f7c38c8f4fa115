//! Which of CDE's files a file is, what it is called, and what a name tells where the content does not.

use crate::rules::{
    criteria::{YEARS, YearCriteria},
    terms::{Indicator, LocalPriority, Scale, Year},
};

/// A file of CDE's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A state indicator's results in a year.
    Indicator(Indicator, Year),
    /// The local indicator of a priority in a year.
    Local(LocalPriority, Year),
    /// Which charters CDE identified for assistance in a year.
    CharterAssistance(Year),
    /// The same of districts and county offices.
    DistrictAssistance(Year),
    /// Science, which no criterion uses.
    Science(Year),
}

/// How the indicator files are called.
const NAMES: [(Indicator, &str); 7] = [
    (Indicator::ELA, "ela"),
    (Indicator::MATH, "math"),
    (Indicator::ELPI, "elpi"),
    (Indicator::CHRO, "chronic"),
    (Indicator::SUSP, "susp"),
    (Indicator::GRAD, "grad"),
    (Indicator::CCI, "cci"),
];

impl Kind {
    /// What CDE calls the file.
    pub fn file_name(self) -> String {
        match self {
            Self::Indicator(indicator, year) => {
                let name = NAMES.iter().find(|(i, _)| *i == indicator).map_or("", |(_, name)| name);
                format!("{name}download{year}.txt")
            }
            Self::Local(priority, year) => format!("Pr{}{year}", priority.number()),
            Self::CharterAssistance(year) => format!("charterassistance{:02}.xlsx", year.0 % 100),
            Self::DistrictAssistance(year) => format!("assistancestatus{:02}.xlsx", year.0 % 100),
            Self::Science(year) => format!("sciencedownload{year}.txt"),
        }
    }

    /// Whether no real file of this layout could be had, so that its reader is unproven: the page says so.
    pub fn is_unproven(self) -> bool {
        match self {
            // Of these two there were real files up to 2022, of the others up to 2024.
            Self::Indicator(Indicator::ELA | Indicator::MATH, year) => year > Year(2022),
            Self::Indicator(_, year) | Self::Science(year) => year > Year(2024),
            Self::Local(..) | Self::CharterAssistance(_) => true,
            Self::DistrictAssistance(year) => year != Year(2019),
        }
    }
}

/// In which vocabulary an indicator was published in a year; none where nothing was published that says anything, as
/// for college/career in 2022, or where the year's criteria are not known.
pub fn scale(indicator: Indicator, year: Year) -> Option<Scale> {
    if (indicator, year) == (Indicator::CCI, Year(2022)) {
        return None;
    }
    YearCriteria::of(year).map(|criteria| criteria.scales.get(indicator))
}

/// The Dashboard years of which files are used, oldest first.
pub fn years() -> impl DoubleEndedIterator<Item = Year> {
    YEARS.iter().map(|criteria| criteria.year)
}

/// The indicator that a file's name speaks of.
pub fn indicator_in_name(name: &str) -> Option<Indicator> {
    let name = bare(name);
    let long = NAMES.iter().find(|(_, word)| name.contains(&format!("{word}download")));
    let short = || NAMES.iter().find(|(_, word)| name.starts_with(word));
    long.or_else(short).map(|(indicator, _)| *indicator)
}

/// Whether the name is that of a file of science.
pub fn is_science(name: &str) -> bool {
    bare(name).contains("science")
}

/// The year that a file's name speaks of: four digits, or the two of the assistance files.
pub fn year_in_name(name: &str) -> Option<Year> {
    let name = bare(name);
    let numbers = name.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    // `Pr62024` is priority 6 of 2024.
    let four = |number: &str| {
        let last = number.get(number.len().checked_sub(4)?..)?;
        (number.len() <= 5)
            .then(|| last.parse().ok())
            .flatten()
            .filter(|y| (2015..2100).contains(y))
    };
    let two = |number: &str| {
        let assistance = name.contains("assistance") && number.len() == 2;
        number.parse::<u16>().ok().filter(|_| assistance).map(|y| 2000 + y)
    };
    numbers.clone().find_map(four).or_else(|| numbers.clone().find_map(two)).map(Year)
}

/// The local priority that a file's name speaks of.
pub fn local_in_name(name: &str) -> Option<LocalPriority> {
    let name = bare(name);
    let after = name.split("priority").nth(1).or_else(|| name.strip_prefix("pr"))?;
    let digit = after.trim_start_matches(|c: char| !c.is_ascii_digit()).chars().next()?;
    LocalPriority::from_number(u8::try_from(digit.to_digit(10)?).ok()?)
}

/// A name without folders and ending, in small letters.
fn bare(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(start, _)| start).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell() {
        let check = |name: &str, indicator: Option<Indicator>, year: Option<u16>| {
            assert_eq!(indicator_in_name(name), indicator, "{name}");
            assert_eq!(year_in_name(name), year.map(Year), "{name}");
        };
        check("eladownload2024.txt", Some(Indicator::ELA), Some(2024));
        check("C:\\x\\ELADownload2024 (1).TXT", Some(Indicator::ELA), Some(2024));
        check("chronicdownload2019.xlsx", Some(Indicator::CHRO), Some(2019));
        check("copy of mathdownload2022.txt", Some(Indicator::MATH), Some(2022));
        check("gradate.txt", Some(Indicator::GRAD), None);
        check("charterassistance25.xlsx", None, Some(2025));
        check("Pr62024.txt", None, Some(2024));
        check("pr7_2023.txt", None, Some(2023));
        check("12345678.txt", None, None);
        check("", None, None);
        assert_eq!(local_in_name("Pr62024.txt"), Some(LocalPriority::Climate));
        assert_eq!(local_in_name("Pr42024.txt"), None);
        assert_eq!(local_in_name("eladownload2024.txt"), None);
        for year in years() {
            for indicator in Indicator::ALL {
                let name = Kind::Indicator(indicator, year).file_name();
                check(&name, Some(indicator), Some(year.0));
            }
        }
    }
}
