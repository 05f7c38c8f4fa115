//! Which levels flag which priority, by year and group: the rules' table of criteria, and what the Dashboard of a
//! year holds.

/// A set of priorities: bit n is priority n.
pub type Set = u16;

/// The set of these priorities.
pub fn set(numbers: &[u16]) -> Set {
    numbers.iter().fold(0, |set, n| set | 1 << n)
}

pub const GROUPS: [&str; 14] =
    ["AA", "AI", "AS", "FI", "HI", "PI", "WH", "MR", "EL", "LTEL", "SED", "SWD", "FOS", "HOM"];
pub const INDICATORS: [&str; 7] = ["ELA", "MATH", "ELPI", "CHRO", "SUSP", "GRAD", "CCI"];
pub const STATE: [u16; 4] = [4, 5, 6, 8];
pub const LOCAL: [u16; 5] = [1, 2, 3, 6, 7];

pub const COLOURS: [&str; 5] = ["red", "orange", "yellow", "green", "blue"];
pub const STATUSES: [&str; 5] = ["very_low", "low", "medium", "high", "very_high"];

/// Which grades the charter serves.
#[derive(Clone, Copy)]
pub struct Grades {
    pub k8: bool,
    pub high: bool,
}

pub fn exists(group: &str, year: u16) -> bool {
    group != "LTEL" || year >= 2024
}

pub fn applies(indicator: &str, group: &str, grades: Grades) -> bool {
    match indicator {
        "ELPI" => group == "EL" || group == "LTEL",
        "GRAD" | "CCI" => grades.high,
        "CHRO" => grades.k8,
        _ => true,
    }
}

/// The levels of the year's Dashboard, beside `none`.
pub fn vocabulary(indicator: &str, year: u16) -> [&'static str; 5] {
    match (year, indicator) {
        (2022, _) | (2023, "CCI") | (2019, "ELPI") => STATUSES,
        _ => COLOURS,
    }
}

/// Priority 4, pupil achievement.
pub fn achievement(year: u16, group: &str, ela: &str, math: &str, elpi: &str) -> bool {
    let tests = match year {
        2022 => ela == "very_low" && math == "very_low",
        _ => matches!((ela, math), ("red", "red" | "orange") | ("orange", "red")),
    };
    match (year, group) {
        (2019 | 2022, "EL") => tests || elpi == "very_low",
        (2023..=2025, "EL") | (2024, "LTEL") => tests || elpi == "red",
        (2025, "LTEL") => elpi == "red" || elpi == "orange",
        _ => tests,
    }
}

/// Priority 5, pupil engagement.
pub fn engagement(year: u16, grad: &str, chro: &str) -> bool {
    match year {
        2022 => grad == "very_low" || chro == "very_high",
        _ => grad == "red" || chro == "red",
    }
}

/// Priority 6, school climate: the suspension rate. Its local half is the charter's, not a group's.
pub fn climate(year: u16, susp: &str) -> bool {
    match year {
        2022 => susp == "very_high",
        _ => susp == "red",
    }
}

/// Priority 8, outcomes in a broad course of study.
pub fn outcomes(year: u16, cci: &str) -> bool {
    match year {
        2022 => false,
        2023 => cci == "very_low",
        _ => cci == "red",
    }
}
