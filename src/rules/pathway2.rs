//! The Pathway 2 test, EC 47607.3(c), under every combination of its readings.
//!
//! More flagged priorities never hurt the test, so in every year each counted group can be taken at its worst or
//! its best. Which groups are counted in the as-of year is another matter: one more can move the case from "all of
//! one or two groups" to "three groups". So the as-of year is looked at by regime (no counted group, one or two, three
//! or more), and within a regime the answer is again a yes-or-no evaluation at the bounds.

use super::{
    outcome::Outcome,
    readings::{Combination, Reading},
    settled::Settled,
    standing::{Bound, YearStanding},
    terms::{Groups, Year},
    test_outcome::TestOutcome,
};

/// In how many years a group must have the priorities.
pub(super) const YEARS_NEEDED: u32 = 3;
/// How many groups must have them where at least that many are counted.
pub(super) const GROUPS_NEEDED: u32 = 3;
/// Charter law speaks of school years from 2020-21: the first Dashboard after them.
const FIRST_CHARTER_YEAR: Year = Year(2022);

/// Answers the test; `window` is in order of time and ends with the as-of year.
pub fn pathway_2_test(window: &[YearStanding], settled: &[Settled]) -> TestOutcome {
    TestOutcome::of(&Reading::P2, settled, |readings| under(window, readings))
}

/// The test's outcome under one combination of readings.
pub fn under(window: &[YearStanding], readings: Combination) -> Outcome {
    let years: Vec<Meeting> =
        years(window, readings).map(|year| Meeting::of(year, readings)).collect();
    let Some((last, earlier)) = years.split_last() else {
        return Outcome::NotMet;
    };
    let small_clause = !readings.is_other(Reading::P2Small);
    let (can_hold, can_fail) = if readings.is_other(Reading::P2Groups) {
        by_year(earlier, last, small_clause)
    } else {
        by_group(earlier, last, small_clause)
    };
    Outcome::of(can_hold, can_fail)
}

/// The years that are looked at.
pub(super) fn years(
    window: &[YearStanding],
    readings: Combination,
) -> impl Iterator<Item = &YearStanding> {
    let all = !readings.is_other(Reading::P2Window);
    window.iter().filter(move |y| all || y.year >= FIRST_CHARTER_YEAR)
}

/// How many priorities a group has to have, and whether local ones count toward them.
pub(super) fn asks(readings: Combination) -> (u32, bool) {
    let count = if readings.is_other(Reading::P2Priorities) { 3 } else { 2 };
    (count, readings.is_other(Reading::P2Local))
}

/// Which groups are counted in a year and meet the number of priorities, at the bounds.
#[derive(Clone, Copy, Debug)]
struct Meeting {
    may_publish: bool,
    may_not_publish: bool,
    /// Counted whenever there is a Dashboard.
    sure: Groups,
    /// May be counted when there is a Dashboard.
    open: Groups,
    /// May meet when counted.
    may_meet: Groups,
    /// Meet whenever counted.
    must_meet: Groups,
}

impl Meeting {
    fn of(year: &YearStanding, readings: Combination) -> Self {
        let (count, with_local) = asks(readings);
        let meeting = |bound| year.with_priorities(count, with_local, bound);
        Self {
            may_publish: year.may_publish,
            may_not_publish: year.may_not_publish,
            sure: year.sure,
            open: year.open,
            may_meet: meeting(Bound::Most),
            must_meet: meeting(Bound::Least),
        }
    }

    /// Groups that are counted and meet, with as many as can be or as few as can be.
    fn meets(&self, bound: Bound) -> Groups {
        match bound {
            Bound::Most if self.may_publish => self.open.and(self.may_meet),
            Bound::Least if !self.may_not_publish => self.sure.and(self.must_meet),
            _ => Groups::NONE,
        }
    }

    /// Groups that can be counted besides the sure ones.
    fn extra(&self) -> Groups {
        self.open.without(self.sure)
    }

    /// Whether the year can have no counted group at all.
    fn can_be_without_groups(&self) -> bool {
        self.may_not_publish || self.sure.is_empty()
    }

    /// Whether three or more groups can be counted.
    fn can_be_large(&self) -> bool {
        self.may_publish && self.open.len() >= GROUPS_NEEDED
    }

    /// Whether one or two groups can be all that is counted.
    fn can_be_small(&self) -> bool {
        self.may_publish && self.sure.len() < GROUPS_NEEDED && !self.open.is_empty()
    }

    /// Whether there can be counted groups that all meet.
    fn all_can_meet(&self) -> bool {
        self.sure.without(self.may_meet).is_empty() && !self.meets(Bound::Most).is_empty()
    }

    /// Whether it can be that no group is counted or that a counted one does not meet.
    fn all_can_fail(&self) -> bool {
        self.can_be_without_groups() || !self.open.without(self.must_meet).is_empty()
    }
}

/// The default reading of groups: the same groups, each in three years.
fn by_group(earlier: &[Meeting], last: &Meeting, small_clause: bool) -> (bool, bool) {
    let in_enough_years = |bound| {
        let years = earlier.iter().chain([last]).map(|y| y.meets(bound));
        groups_in_years(years, YEARS_NEEDED)
    };
    let may_qualify = in_enough_years(Bound::Most);
    let must_qualify = in_enough_years(Bound::Least);
    if !small_clause {
        return (may_qualify.len() >= GROUPS_NEEDED, must_qualify.len() < GROUPS_NEEDED);
    }

    let large_holds = last.can_be_large() && may_qualify.len() >= GROUPS_NEEDED;
    let small_holds = last.can_be_small()
        && last.sure.without(may_qualify).is_empty()
        && !last.open.and(may_qualify).is_empty();

    // What a group comes to at the least when it is counted in the as-of year, and when it is not.
    let by_earlier_years =
        |needed| groups_in_years(earlier.iter().map(|y| y.meets(Bound::Least)), needed);
    let if_uncounted = by_earlier_years(YEARS_NEEDED);
    let if_counted = if_uncounted.or(by_earlier_years(YEARS_NEEDED - 1).and(last.must_meet));
    let large_fails = last.can_be_large() && {
        // The sure groups, and as many others as it takes to be three: first those that change nothing.
        let qualified = last.sure.and(if_counted).or(if_uncounted);
        let missing = GROUPS_NEEDED.saturating_sub(last.sure.len());
        let harmless = last.extra().without(if_counted.without(if_uncounted)).len();
        qualified.len() + missing.saturating_sub(harmless) < GROUPS_NEEDED
    };
    let small_fails = last.can_be_small() && can_add_failing(last, if_counted);
    (large_holds || small_holds, last.can_be_without_groups() || large_fails || small_fails)
}

/// The other reading of groups: three groups, or all of one or two, in each of three years.
fn by_year(earlier: &[Meeting], last: &Meeting, small_clause: bool) -> (bool, bool) {
    let earlier_years =
        |holds: &dyn Fn(&Meeting) -> bool| earlier.iter().filter(|y| holds(y)).count();
    let three = |bound| move |y: &Meeting| y.meets(bound).len() >= GROUPS_NEEDED;
    let enough = |earlier: usize, last: bool| earlier + usize::from(last) >= YEARS_NEEDED as usize;

    let three_can_hold = enough(earlier_years(&three(Bound::Most)), three(Bound::Most)(last));
    let three_must_hold = |in_last| enough(earlier_years(&three(Bound::Least)), in_last);
    if !small_clause {
        return (three_can_hold, !three_must_hold(three(Bound::Least)(last)));
    }

    let large_holds = last.can_be_large() && three_can_hold;
    let large_fails = last.can_be_large() && {
        let failing = last.extra().without(last.must_meet).len();
        let missing = GROUPS_NEEDED.saturating_sub(last.sure.len()).saturating_sub(failing);
        !three_must_hold(last.sure.and(last.must_meet).len() + missing >= GROUPS_NEEDED)
    };
    let small_holds =
        last.can_be_small() && enough(earlier_years(&Meeting::all_can_meet), last.all_can_meet());
    let small_fails = last.can_be_small() && {
        let fails_in_last = can_add_failing(last, last.must_meet);
        !enough(earlier_years(&|y| !y.all_can_fail()), !fails_in_last)
    };
    (large_holds || small_holds, last.can_be_without_groups() || large_fails || small_fails)
}

/// With one or two groups counted, whether one of them can be outside `good`: a sure one, or another where there is
/// room for it.
fn can_add_failing(last: &Meeting, good: Groups) -> bool {
    let room = last.sure.len() + 1 < GROUPS_NEEDED;
    !last.sure.without(good).is_empty() || (room && !last.extra().without(good).is_empty())
}

/// Groups that are in at least `needed` (1 to 3) of the years' sets.
fn groups_in_years(years: impl Iterator<Item = Groups>, needed: u32) -> Groups {
    let mut at_least = [Groups::NONE; YEARS_NEEDED as usize];
    for groups in years {
        let mut carried = groups;
        for level in &mut at_least {
            let next = level.and(carried);
            *level = level.or(carried);
            carried = next;
        }
    }
    at_least.get(needed as usize - 1).copied().unwrap_or_default()
}
