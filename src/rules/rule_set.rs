//! The rule sets: for an as-of year, the window of Dashboard years that count and the readings that are settled.
//!
//! There is a rule set as of every year for which the criteria of the whole window are known, so a new year's criteria
//! file is all it takes to have one more.

use std::sync::OnceLock;

use super::{
    criteria::{YEARS, YearCriteria},
    settled::{SETTLED, Settled},
    terms::Year,
};

/// The rules as of a Dashboard year.
#[derive(Clone, Debug)]
pub struct RuleSet {
    /// The latest Dashboard year of the determination.
    pub as_of: Year,
    /// The last four Dashboard years with determinations, oldest first, ending with `as_of`.
    pub window: Vec<&'static YearCriteria>,
    /// The readings that are no longer open.
    pub settled: &'static [Settled],
}

/// How many Dashboard years with determinations a window has.
const WINDOW: usize = 4;

/// Dashboard years with determinations whose criteria are not modelled: a case may tell of them, and they take their
/// places in a window.
const EARLIER: [Year; 2] = [Year(2017), Year(2018)];

/// Whether determinations of that Dashboard year exist.
pub fn is_determination_year(year: Year) -> bool {
    EARLIER.contains(&year) || YearCriteria::of(year).is_some()
}

/// Whether there were determinations before that Dashboard year and after it, and none from it.
pub fn is_between_determinations(year: Year) -> bool {
    let known = || EARLIER.into_iter().chain(YEARS.iter().map(|y| y.year));
    known().any(|y| y < year) && known().any(|y| y > year) && known().all(|y| y != year)
}

impl RuleSet {
    /// The rules as of a year; `None` for a year that is not judged here.
    pub fn of(as_of: Year) -> Option<Self> {
        Self::from_data(YEARS, SETTLED, as_of)
    }

    /// The rules as of a year, made from the criteria of these years, oldest first, and these settled readings.
    pub fn from_data(
        years: &'static [YearCriteria],
        settled: &'static [Settled],
        as_of: Year,
    ) -> Option<Self> {
        let place = years.iter().position(|y| y.year == as_of)?;
        let mut known = years.iter().take(place + 1).rev();
        let window: Vec<&'static YearCriteria> = known.by_ref().take(WINDOW).collect();
        // A year of the window whose criteria are not modelled would be passed over unnoticed.
        let oldest = window.last()?.year;
        let whole = window.len() == WINDOW && EARLIER.iter().all(|y| *y < oldest);
        whole.then(|| Self { as_of, window: window.into_iter().rev().collect(), settled })
    }

    /// The rules of this [name](Self::id); `None` when this program has no such rules.
    pub fn named(name: &str) -> Option<Self> {
        Self::named_in(YEARS, SETTLED, name)
    }

    /// The same, from these criteria and settled readings.
    pub fn named_in(
        years: &'static [YearCriteria],
        settled: &'static [Settled],
        name: &str,
    ) -> Option<Self> {
        let (year, count) = name.split_once('.').unwrap_or((name, "0"));
        let settled = settled.get(..count.parse().ok()?)?;
        let rules = Self::from_data(years, settled, Year(year.parse().ok()?))?;
        (rules.id() == name).then_some(rules)
    }

    /// Every rule set, oldest first.
    pub fn all() -> Vec<Self> {
        YEARS.iter().filter_map(|y| Self::of(y.year)).collect()
    }

    /// The newest rule set.
    pub fn newest() -> Self {
        // There always is one, which a test makes sure of; without any there would be no window to judge by.
        let none = Self { as_of: Year(0), window: Vec::new(), settled: SETTLED };
        Self::all().pop().unwrap_or(none)
    }

    /// The newest rules as if one more Dashboard had come and nothing in the criteria had changed: it takes the place of the
    /// oldest. For a sketch of what may come only: nobody judges by these, and no check remembers them.
    #[must_use]
    pub fn with_next_as_newest(&self) -> Self {
        static NEXT: OnceLock<YearCriteria> = OnceLock::new();
        let Some(newest) = YEARS.last() else { return self.clone() };
        let next =
            NEXT.get_or_init(|| YearCriteria { year: Year(newest.year.0 + 1), ..newest.clone() });
        if self.as_of != newest.year {
            return self.clone();
        }
        let window = self.window.iter().copied().skip(1).chain([next]).collect();
        Self { as_of: next.year, window, settled: self.settled }
    }

    /// The Dashboard years of its window, oldest first.
    pub fn years(&self) -> Vec<Year> {
        self.window.iter().map(|criteria| criteria.year).collect()
    }

    /// The name of the rule set, as a case file remembers it: its year, and how many readings were settled since it was
    /// first published.
    pub fn id(&self) -> String {
        match self.settled.len() {
            0 => self.as_of.to_string(),
            settled => format!("{}.{settled}", self.as_of),
        }
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
        // 2023 would need the criteria of 2018.
        check(2023, None);
        check(2021, None);
        check(2026, None);
        assert_eq!(RuleSet::newest().as_of, Year(2025));
    }

    #[test]
    fn a_sketch_takes_the_place_of_the_oldest_year() {
        let sketch = RuleSet::newest().with_next_as_newest();
        let years: Vec<u16> = sketch.window.iter().map(|y| y.year.0).collect();
        assert_eq!((sketch.as_of.0, years), (2026, vec![2023, 2024, 2025, 2026]));
        // No check can name it, and of an older year there is none.
        assert!(RuleSet::named(&sketch.id()).is_none());
        let older = RuleSet::of(Year(2024)).unwrap();
        assert_eq!(older.with_next_as_newest().as_of, older.as_of);
    }

    #[test]
    fn names() {
        for rules in RuleSet::all() {
            assert_eq!(RuleSet::named(&rules.id()).map(|r| r.as_of), Some(rules.as_of));
        }
        for name in
            ["", "2025.", "2025.0", "2025.99", ".1", "2023", "2026", "02025", "2025.-1", "x"]
        {
            assert!(RuleSet::named(name).is_none(), "{name}");
        }
    }

    #[test]
    fn years_between_determinations() {
        let between = (2016..=2026).filter(|year| is_between_determinations(Year(*year)));
        assert_eq!(between.collect::<Vec<_>>(), [2020, 2021]);
    }
}
