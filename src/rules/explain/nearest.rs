//! How far away the other outcome is: the fewest group-years whose meeting the test would have to be different.
//!
//! Which groups are counted stays as it is. What is unknown may be either way at no cost. Among equally few group-years
//! those of later years are named, then by the order of groups.

use super::{Subject, Test};
use crate::rules::{
    assistance::{PRIORITIES_NEEDED, newest_two},
    outcome::Outcome,
    pathway2::{GROUPS_NEEDED, YEARS_NEEDED},
    standing::{Bound, YearStanding},
    terms::{Group, Groups, Year, in_order},
};

/// In how many years, and how many groups, as counts of what a list holds.
const YEARS: usize = YEARS_NEEDED as usize;
const GROUPS: usize = GROUPS_NEEDED as usize;

/// A group in a year. Later years come first, then the order of groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupYear {
    /// The Dashboard year.
    pub year: Year,
    /// The group.
    pub group: Group,
}

impl std::fmt::Display for GroupYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.year, self.group.code())
    }
}

impl PartialOrd for GroupYear {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for GroupYear {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        other.year.cmp(&self.year).then_with(|| self.group.cmp(&other.group))
    }
}

/// The fewest group-years that would have to be different for the other outcome; `None` where the outcome is open or
/// no such change exists.
pub fn nearest(subject: &Subject, test: Test) -> Option<Vec<GroupYear>> {
    let window = &subject.window;
    let changes = match (test, test.outcome(window)) {
        (_, Outcome::Unknown) => return None,
        (Test::Assistance, Outcome::NotMet) => assistance_gained(window),
        (Test::Assistance, Outcome::Met) => assistance_lost(window),
        (Test::Pathway2, Outcome::NotMet) => pathway_2_gained(window),
        (Test::Pathway2, Outcome::Met) => pathway_2_lost(window),
    };
    changes.into_iter().map(sorted).reduce(|a, b| if closer(&b, &a) { b } else { a })
}

fn sorted(changes: Changes) -> Changes {
    in_order(changes, |a, b| a < b)
}

/// Fewer changes first, then the order of group-years.
fn closer(one: &Changes, other: &Changes) -> bool {
    (one.len(), one) < (other.len(), other)
}

type Changes = Vec<GroupYear>;

/// Some group would have to have two priorities in both of the newest two years.
fn assistance_gained(window: &[YearStanding]) -> Vec<Changes> {
    let Some([earlier, last]) = newest_two(window) else { return Vec::new() };
    if !(earlier.may_publish && last.may_publish) {
        return Vec::new();
    }
    let failing = |group: Group| {
        let fails =
            |y: &&YearStanding| !y.with_priorities(PRIORITIES_NEEDED, true, Bound::Most).has(group);
        [last, earlier]
            .into_iter()
            .filter(fails)
            .map(|y| GroupYear { year: y.year, group })
            .collect()
    };
    last.open.and(earlier.open).iter().map(failing).collect()
}

/// Every group that has two priorities in both years would have to lose one of them.
fn assistance_lost(window: &[YearStanding]) -> Vec<Changes> {
    let Some([earlier, last]) = newest_two(window) else { return Vec::new() };
    if last.two_local(Bound::Least) && earlier.two_local(Bound::Least) {
        return Vec::new();
    }
    let meets = |y: &YearStanding| {
        y.counted(y.with_priorities(PRIORITIES_NEEDED, true, Bound::Least), Bound::Least)
    };
    let both = meets(last).and(meets(earlier));
    vec![both.iter().map(|group| GroupYear { year: last.year, group }).collect()]
}

/// The years in which a group can be counted and cannot have two state priorities, latest first, and how many more
/// than those it lacks of three; `None` where it cannot be counted in three years.
fn lacking(window: &[YearStanding], group: Group, counted_in_last: bool) -> Option<Changes> {
    let years = window.len().saturating_sub(usize::from(!counted_in_last));
    let countable: Vec<&YearStanding> =
        window.iter().take(years).filter(|y| y.may_publish && y.open.has(group)).collect();
    let meets =
        |y: &&&YearStanding| y.with_priorities(PRIORITIES_NEEDED, false, Bound::Most).has(group);
    let have = countable.iter().filter(meets).count();
    let lack = YEARS.saturating_sub(have);
    let fails = countable.iter().rev().filter(|y| !meets(y));
    let changes: Changes = fails.take(lack).map(|y| GroupYear { year: y.year, group }).collect();
    (changes.len() == lack).then_some(changes)
}

/// Three groups would have to have two priorities in three years; with one or two counted groups, all of them.
fn pathway_2_gained(window: &[YearStanding]) -> Vec<Changes> {
    let Some(last) = window.last() else { return Vec::new() };
    let mut all = Vec::new();
    if !last.may_publish {
        return all;
    }
    if last.open.len() >= GROUPS_NEEDED {
        // Every group that can be counted in the as-of year is: that never takes a year away.
        let each = Group::ALL.into_iter().filter_map(|g| lacking(window, g, last.open.has(g)));
        let each = in_order(each.map(sorted), closer);
        all.extend(fewest_of_three(&each));
    }
    if last.sure.len() < GROUPS_NEEDED {
        let of_sure: Option<Vec<Changes>> =
            last.sure.iter().map(|g| lacking(window, g, true)).collect();
        match of_sure {
            Some(changes) if !changes.is_empty() => all.push(changes.concat()),
            Some(_) => all.extend(last.open.iter().filter_map(|g| lacking(window, g, true))),
            None => {}
        }
    }
    all
}

/// Every choice of three of the groups' changes that has the fewest in all.
fn fewest_of_three(each: &[Changes]) -> Vec<Changes> {
    let [_, _, third, ..] = each else { return Vec::new() };
    let longest = third.len();
    // The three shortest are the fewest; where others are as long as the third, each may take its place.
    let candidates: Vec<&Changes> = each.iter().take_while(|c| c.len() <= longest).collect();
    let fewest: usize = candidates.iter().take(GROUPS).map(|c| c.len()).sum();
    let mut choices = Vec::new();
    for (n, first) in candidates.iter().enumerate() {
        for (m, second) in candidates.iter().enumerate().skip(n + 1) {
            for third in candidates.iter().skip(m + 1) {
                if first.len() + second.len() + third.len() == fewest {
                    choices.push([first.as_slice(), second, third].concat());
                }
            }
        }
    }
    choices
}

/// So many groups would have to lose years that fewer than three are left; with one or two counted groups, one of them.
fn pathway_2_lost(window: &[YearStanding]) -> Vec<Changes> {
    let Some((last, earlier)) = window.split_last() else { return Vec::new() };
    // The test is met, so there is a Dashboard in the as-of year, and at least one group is sure to be counted in it.
    let must_here = last.with_priorities(PRIORITIES_NEEDED, false, Bound::Least);
    let met_before: Vec<(Year, Groups)> = earlier
        .iter()
        .rev()
        .map(|y| {
            (
                y.year,
                y.counted(y.with_priorities(PRIORITIES_NEEDED, false, Bound::Least), Bound::Least),
            )
        })
        .collect();
    // The years that a group must lose, latest first, to be left with fewer than three; none if it has fewer. A group with
    // two priorities in the as-of year is sure to be counted in it: they show it.
    let loses = |group: Group| -> Changes {
        let here = must_here.has(group).then_some(last.year);
        let before = met_before.iter().filter(|(_, groups)| groups.has(group)).map(|(y, _)| *y);
        let years: Vec<Year> = here.into_iter().chain(before).collect();
        let surplus = (years.len() + 1).saturating_sub(YEARS);
        years.into_iter().take(surplus).map(|year| GroupYear { year, group }).collect()
    };

    let mut all = Vec::new();
    let sure = last.sure.iter().count();
    if sure < GROUPS {
        let counted = if sure < 2 { last.open } else { last.sure };
        all.extend(counted.iter().map(loses));
    }
    if last.open.iter().count() >= GROUPS {
        let of_each = Group::ALL.into_iter().map(loses);
        let of_each = in_order(of_each.filter(|c| !c.is_empty()), closer);
        let too_many = (of_each.len() + 1).saturating_sub(GROUPS);
        all.push(of_each.into_iter().take(too_many).flatten().collect());
    }
    all
}
