//! What readings other than the default may ask for, where they leave a test open.
//!
//! A year is named if what it comes to is open under such a reading, whether or not the other years leave room for it to
//! decide. So something is always named, and now and then more than has to be told.

use super::{Subject, Test};
use crate::rules::{
    assistance,
    outcome::Outcome,
    pathway2,
    readings::Combination,
    standing::{Bound, YearStanding},
    terms::{Priorities, Year},
    test_outcome::TestOutcome,
};

/// What is not told and may be asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Years of whose groups it is; later years first.
    pub years: Vec<Year>,
    /// Whether local indicators are.
    pub local: bool,
}

/// What is not told and may be asked for by some reading, other than the default ones, under which the test is open; nothing where none
/// leaves it open.
pub fn asked(subject: &Subject, test: Test, outcome: &TestOutcome) -> Asked {
    let mut named = Asked::default();
    let others = outcome.combinations().filter(|c| *c != Combination::DEFAULT);
    for readings in others.filter(|c| outcome.under(*c) == Outcome::Unknown) {
        let (years, count, with_local) = looks_at(&subject.window, test, readings);
        for year in years {
            let open = Open::of(year, test, count, with_local);
            if open.groups && !named.years.contains(&year.year) {
                named.years.push(year.year);
            }
            named.local |= open.local;
        }
    }
    named.years.sort_unstable_by(|a, b| b.cmp(a));
    named
}

/// Which years a test looks at, how many priorities it asks of a group, and whether local ones count toward them.
fn looks_at(
    window: &[YearStanding],
    test: Test,
    readings: Combination,
) -> (Vec<&YearStanding>, u32, bool) {
    match test {
        Test::Assistance => {
            let years = assistance::years(window, readings).iter().collect();
            (years, assistance::PRIORITIES_NEEDED, assistance::with_local(readings))
        }
        Test::Pathway2 => {
            let (count, with_local) = pathway2::asks(readings);
            (pathway2::years(window, readings).collect(), count, with_local)
        }
    }
}

/// What of a year is open.
struct Open {
    groups: bool,
    local: bool,
}

impl Open {
    fn of(year: &YearStanding, test: Test, count: u32, with_local: bool) -> Self {
        const BOUNDS: [Bound; 2] = [Bound::Most, Bound::Least];
        let local = |bound| if with_local { year.local(bound) } else { Priorities::NONE };
        let meet =
            |beside: Bound, bound| year.counted(year.reaching(count, local(beside), bound), bound);
        let by_groups = BOUNDS.iter().any(|b| meet(*b, Bound::Most) != meet(*b, Bound::Least));
        // Pathway 2 also asks how many groups are counted.
        let counted = year.may_publish && (year.may_not_publish || year.sure != year.open);
        let by_local = BOUNDS.iter().any(|bound| {
            year.reaching(count, local(Bound::Most), *bound)
                != year.reaching(count, local(Bound::Least), *bound)
        });
        // And assistance for two of the whole charter.
        let two = |bound| year.local(bound).len() >= 2;
        let of_charter = test == Test::Assistance && two(Bound::Most) != two(Bound::Least);
        Self {
            groups: by_groups || (test == Test::Pathway2 && counted),
            local: year.may_publish && (by_local || of_charter),
        }
    }
}
