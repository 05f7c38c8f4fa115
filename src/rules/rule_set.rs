//! The rule sets: for an as-of year, the window of Dashboard years that count.

use super::{criteria::YearCriteria, terms::Year};

/// The rules as of a Dashboard year.
#[derive(Clone, Debug)]
pub struct RuleSet {
    /// The latest Dashboard year of the determination.
    pub as_of: Year,
    /// The last four Dashboard years with determinations, oldest first, ending with `as_of`.
    pub window: Vec<&'static YearCriteria>,
}

/// How many Dashboard years with determinations a window has.
const WINDOW: usize = 4;

/// The as-of years that can be judged, oldest first.
pub const AS_OF_YEARS: [Year; 2] = [Year(2024), Year(2025)];

/// The as-of year of the newest rule set.
pub const NEWEST: Year = Year(2025);

/// Every Dashboard year with determinations, oldest first; a case may tell of all of them.
pub const DETERMINATION_YEARS: [Year; 7] =
    [Year(2017), Year(2018), Year(2019), Year(2022), Year(2023), Year(2024), Year(2025)];

impl RuleSet {
    /// The rules as of a year; `None` for a year that is not judged here.
    pub fn of(as_of: Year) -> Option<Self> {
        if !AS_OF_YEARS.contains(&as_of) {
            return None;
        }
        let until = DETERMINATION_YEARS.iter().filter(|y| **y <= as_of).count();
        let window = DETERMINATION_YEARS
            .iter()
            .take(until)
            .skip(until.saturating_sub(WINDOW))
            .filter_map(|y| YearCriteria::of(*y))
            .collect();
        Some(Self { as_of, window })
    }

    /// The name of the rule set, as a case file remembers it.
    pub fn id(&self) -> String {
        self.as_of.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows() {
        let check = |as_of: u16, expected: Option<[u16; 4]>| {
            let years = RuleSet::of(Year(as_of))
                .map(|r| r.window.iter().map(|y| y.year.0).collect::<Vec<_>>());
            assert_eq!(years, expected.map(Vec::from), "{as_of}");
        };
        check(2024, Some([2019, 2022, 2023, 2024]));
        check(2025, Some([2022, 2023, 2024, 2025]));
        check(2023, None);
        check(2026, None);
    }
}
