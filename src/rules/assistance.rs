//! Differentiated (technical) assistance, EC 47607.3(a), under every combination of its readings.
//!
//! The test only ever gains from one more counted group or flagged priority, under every reading. So it can hold
//! when it holds with everything open at its worst, and it can fail when it fails with everything open at its best:
//! two plain yes-or-no evaluations answer it exactly.

use super::{
    outcome::Outcome,
    readings::{Combination, Reading},
    settled::Settled,
    standing::{Bound, YearStanding},
    terms::Groups,
    test_outcome::TestOutcome,
};

/// Answers the test; `window` is in order of time and ends with the as-of year.
pub fn differentiated_assistance(window: &[YearStanding], settled: &[Settled]) -> TestOutcome {
    TestOutcome::of(&Reading::DA, settled, |readings| under(window, readings))
}

/// The test's outcome under one combination of readings.
pub fn under(window: &[YearStanding], readings: Combination) -> Outcome {
    Outcome::of(holds(window, readings, Bound::Most), !holds(window, readings, Bound::Least))
}

/// How many priorities a group has to have; for the Pathway 2 test too, under the default readings of both.
pub const PRIORITIES_NEEDED: u32 = 2;

/// The newest two of the years of a window, the earlier one first; nothing where there are not as many.
pub fn newest_two<T>(window: &[T]) -> Option<[&T; 2]> {
    match window {
        [.., earlier, last] => Some([earlier, last]),
        _ => None,
    }
}

/// Whether local priorities count toward those of a group.
pub(super) fn with_local(readings: Combination) -> bool {
    !readings.is_other(Reading::DaLocal)
}

/// The years that are looked at.
pub(super) fn years(window: &[YearStanding], readings: Combination) -> &[YearStanding] {
    if readings.is_other(Reading::DaYears) {
        window
    } else {
        window.get(window.len().saturating_sub(2)..).unwrap_or(window)
    }
}

/// Whether the test holds when every open fact is at one bound.
fn holds(window: &[YearStanding], readings: Combination, bound: Bound) -> bool {
    let (with_local, years) = (with_local(readings), years(window, readings));
    let groups_of = |y: &YearStanding| {
        y.counted(y.with_priorities(PRIORITIES_NEEDED, with_local, bound), bound)
    };
    if readings.is_other(Reading::DaGroups) {
        // Any group in each year: the year test in two years.
        let meets = |y: &&YearStanding| !groups_of(y).is_empty() || y.two_local(bound);
        return years.iter().filter(meets).count() >= 2;
    }
    let (mut once, mut twice) = (Groups::NONE, Groups::NONE);
    for groups in years.iter().map(groups_of) {
        twice = twice.or(once.and(groups));
        once = once.or(groups);
    }
    !twice.is_empty() || years.iter().filter(|y| y.two_local(bound)).count() >= 2
}
