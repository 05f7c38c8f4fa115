//! The words of the Dashboard's pages: which group, indicator or level they name, however they are written.

use std::sync::LazyLock;

use crate::{
    content::{GROUPS, INDICATORS, LEVELS, Name},
    rules::terms::{Group, Indicator, Level, Year},
};

/// What else the field calls them, beside the codes and names that this program uses.
const GROUP_WORDS: [(Group, &str); 22] = [
    (Group::AA, "African American"),
    (Group::AA, "Black or African American"),
    (Group::AA, "Black"),
    (Group::AI, "American Indian"),
    (Group::AI, "Native American"),
    (Group::FI, "Filipino/a"),
    (Group::HI, "Latino"),
    (Group::HI, "Hispanic or Latino"),
    (Group::HI, "Hispanic/Latino"),
    (Group::PI, "Pacific Islander"),
    (Group::MR, "Two or More"),
    (Group::MR, "Multiple Races"),
    (Group::MR, "TOM"),
    (Group::LTEL, "Long Term English Learner"),
    (Group::LTEL, "Long-Term EL"),
    (Group::SED, "Socio-economically Disadvantaged"),
    (Group::SED, "Low Income"),
    (Group::SWD, "Student with Disability"),
    (Group::SWD, "Special Education"),
    (Group::FOS, "Foster"),
    (Group::HOM, "Homeless"),
    (Group::HOM, "Homeless Student"),
];

const INDICATOR_WORDS: [(Indicator, &str); 14] = [
    (Indicator::ELA, "English Language Arts/Literacy"),
    (Indicator::ELA, "ELA/Literacy"),
    (Indicator::ELA, "English"),
    (Indicator::MATH, "Math"),
    (Indicator::MATH, "Maths"),
    (Indicator::ELPI, "English Learner Progress Indicator"),
    (Indicator::ELPI, "EL Progress"),
    (Indicator::CHRO, "Chronic Absence"),
    (Indicator::CHRO, "Absenteeism"),
    (Indicator::SUSP, "Suspension"),
    (Indicator::GRAD, "Graduation"),
    (Indicator::CCI, "College/Career Indicator"),
    (Indicator::CCI, "College and Career"),
    (Indicator::CCI, "College and Career Readiness"),
];

const LEVEL_WORDS: [(Level, &str); 6] = [
    (Level::None, "No Performance Color"),
    (Level::None, "No Performance Level"),
    (Level::None, "No Status Level"),
    (Level::None, "No Color"),
    (Level::None, "No Level"),
    (Level::None, "Gray"),
];

/// So far into a line, in bytes, the name of an indicator or a level may end with which it begins: twice as far as the longest.
const LONGEST_NAME: usize = 120;

/// Words without what does not matter: in small letters, without marks, singular like plural.
pub fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| word.to_lowercase().trim_end_matches('s').to_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a column or a row of a table is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Of a group.
    Group(Group),
    /// Of an indicator.
    Indicator(Indicator),
}

impl Column {
    /// What a text names, an indicator or a group.
    pub fn named(text: &str) -> Option<Self> {
        indicator(text).map(Self::Indicator).or_else(|| group(text).map(Self::Group))
    }
}

/// The group that a text names.
pub fn group(text: &str) -> Option<Group> {
    find(text, &GROUP_NAMES)
}

/// The indicator that a text names.
pub fn indicator(text: &str) -> Option<Indicator> {
    find(text, &INDICATOR_NAMES)
}

/// The indicator with which a line begins, and what it says of it: "Graduation Rate: 88.2% graduated", "Suspension Rate 2023".
pub fn indicator_first(text: &str) -> Option<(Indicator, &str)> {
    if let Some(indicator) = indicator(text) {
        return Some((indicator, ""));
    }
    let ends = text.char_indices().take_while(|(at, _)| *at <= LONGEST_NAME);
    let ends = ends.filter(|(at, c)| {
        let ends = matches!(c, ':' | '(' | '–' | '—') || c.is_ascii_digit();
        ends && text.get(..*at).is_some_and(|start| !start.ends_with(char::is_alphanumeric))
            || *c == ':'
    });
    let mut found = ends.filter_map(|(at, _)| {
        let (start, rest) = text.split_at_checked(at)?;
        indicator(start).map(|i| (i, rest.trim_matches(|c: char| !c.is_alphanumeric())))
    });
    found.next()
}

/// Numbers that may be Dashboard years.
const YEARS: std::ops::Range<u16> = 2017..2100;

/// Whether a text holds a number that may be a year.
pub fn names_a_year(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.filter_map(|number| number.parse::<u16>().ok()).any(|n| YEARS.contains(&n))
}

/// Whether a line is a local indicator's result as the Dashboard words it.
pub fn is_local_result(text: &str) -> bool {
    const RESULTS: [&str; 3] =
        ["standard met", "standard not met", "standard not met for two or more years"];
    RESULTS.iter().any(|result| plain(result) == plain(text))
}

/// Whether a line names an indicator of the Dashboard that no test looks at group by group: science, and the local ones.
pub fn is_other_indicator(text: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "science",
        "california science test",
        "basics teachers instructional materials facilities",
        "basics",
        "implementation of academic standards",
        "parent and family engagement",
        "parent engagement",
        "local climate survey",
        "school climate",
        "access to a broad course of study",
        "broad course of study",
        "local indicators",
    ];
    let (start, _) = text.split_once(':').unwrap_or((text, ""));
    let is = |text: &str| OTHERS.iter().any(|other| plain(other) == plain(text));
    is(text) || is(start)
}

/// The level that a text names.
pub fn level(text: &str) -> Option<Level> {
    find(text, &LEVEL_NAMES)
}

/// The level that the cell of a table names: a word or the first letter of a color.
pub fn cell_level(text: &str) -> Option<Level> {
    let letters = [
        ("r", Level::Red),
        ("o", Level::Orange),
        ("y", Level::Yellow),
        ("g", Level::Green),
        ("b", Level::Blue),
    ];
    let text = text.trim();
    letters
        .iter()
        .find(|(l, _)| text.eq_ignore_ascii_case(l))
        .map(|(_, level)| *level)
        .or_else(|| level(text))
}

/// The level with which a text begins, and what follows it.
pub fn level_first(text: &str) -> Option<(Level, &str)> {
    // "Very High" before "High" is not needed, since a text begins with one of them only.
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let starts = starts
        .take_while(|at| *at <= LONGEST_NAME)
        .filter(|at| text.get(*at..).is_none_or(|rest| !rest.starts_with(char::is_alphanumeric)));
    let found = starts.filter_map(|at| {
        let (start, rest) = text.split_at_checked(at)?;
        level(start).map(|level| (level, rest))
    });
    // The longest: "No Performance Color" rather than a part of it.
    found
        .reduce(|_, longer| longer)
        .map(|(level, rest)| (level, rest.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// The number of groups that a line such as "2 Student Groups" speaks of.
pub fn count(text: &str) -> Option<usize> {
    let plain = plain(text);
    let number = plain.strip_suffix("student group")?.trim();
    if number == "no" { Some(0) } else { number.parse().ok() }
}

/// The Dashboard year that a line speaks of, if it speaks of nothing else.
pub fn year(text: &str) -> Option<Year> {
    let mut year = None;
    for word in plain(text).split(' ') {
        match word.parse::<u16>() {
            Ok(number) if YEARS.contains(&number) && year.is_none() => {
                year = Some(Year(number));
            }
            Err(_)
                if ["dashboard", "california", "school", "fall", "year", "the", "report", ""]
                    .contains(&word) => {}
            _ => return None,
        }
    }
    year
}

/// Whether a text belongs to the page and says nothing here: all students, words around the lists, and what stands beside a
/// gauge, how many students there are and how far their result has moved.
pub fn says_nothing(text: &str) -> bool {
    const WORDS: [&str; 39] = [
        "all students",
        "all",
        "student groups",
        "student group details",
        "total student groups",
        "equity report",
        "view more details",
        "view details",
        "learn more",
        "lowest performance",
        "highest performance",
        "performance level",
        "number of students",
        "students",
        "no students",
        "no data",
        "maintained",
        "increased",
        "increased significantly",
        "declined",
        "declined significantly",
        "points above standard",
        "points below standard",
        "suspended at least one day",
        "chronically absent",
        "graduated",
        "prepared",
        "making progress",
        "making progress towards english language proficiency",
        "academic performance",
        "academic engagement",
        "conditions and climate",
        "conditions climate",
        "state",
        "district",
        "school",
        "home",
        "about",
        "",
    ];
    let all = plain(text);
    let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    let mut words: Vec<&str> = all.split(' ').filter(|word| !is_number(word)).collect();
    // "Increased 5.2 Points".
    if words.len() > 1 && words.last() == Some(&"point") {
        words.pop();
    }
    let is_number_alone = words.is_empty() && !all.is_empty();
    let words = words.join(" ");
    !is_number_alone && WORDS.iter().any(|nothing| plain(nothing) == words)
}

/// The value whose name a text is.
fn find<T: Copy>(text: &str, names: &[(String, T)]) -> Option<T> {
    let wanted = plain(text);
    names.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value)
}

/// All names made plain: once, for they are looked for at many places of each line.
fn plain_names<T: Copy>(
    names: &[Name],
    from_code: fn(&str) -> Option<T>,
    more: &[(T, &str)],
) -> Vec<(String, T)> {
    let names = names.iter().flat_map(|name| {
        let value = from_code(name.code);
        [name.name, name.short, name.code].into_iter().filter_map(move |word| Some((word, value?)))
    });
    let more = more.iter().map(|(value, word)| (*word, *value));
    names.chain(more).map(|(word, value)| (plain(word), value)).collect()
}

static GROUP_NAMES: LazyLock<Vec<(String, Group)>> =
    LazyLock::new(|| plain_names(GROUPS, Group::from_code, &GROUP_WORDS));
static INDICATOR_NAMES: LazyLock<Vec<(String, Indicator)>> =
    LazyLock::new(|| plain_names(INDICATORS, Indicator::from_code, &INDICATOR_WORDS));
static LEVEL_NAMES: LazyLock<Vec<(String, Level)>> =
    LazyLock::new(|| plain_names(LEVELS, Level::from_code, &LEVEL_WORDS));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing() {
        for text in [
            "",
            " · ",
            "All Students",
            "View More Details",
            "Number of Students: 310",
            "310 students",
            "No Students",
            "11 Total Student Groups",
            "Increased 5.2 Points",
            "Declined Significantly -17.5 points",
            "Maintained 0.3%",
            "5.2% suspended at least one day",
            "34.1 points below standard",
            "48.7% making progress towards English language proficiency",
        ] {
            assert!(says_nothing(text), "{text}");
        }
        for text in [
            "Martians",
            "12",
            "2 Student Groups of note",
            "points",
            "Red",
            "Hispanic",
            "Increased by Martians",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
