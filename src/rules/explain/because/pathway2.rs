//! The fewest facts that settle the Pathway 2 test.
//!
//! Each group plays a part: ignored, shown to be counted or not in the as-of year, shown to qualify or not to. A
//! choice of parts settles the test when a few counts over all groups say so, so the cheapest choice is found group by
//! group, keeping for each state of these counts the cheapest way to it.

use super::{Shown, ends::KnownYear, fewest, together};
use crate::rules::{
    explain::{Subject, fact::Fact},
    pathway2::YEARS_NEEDED,
    terms::{Group, Priorities, in_order},
};

/// In how many years, as a count of what a list holds.
const YEARS: usize = YEARS_NEEDED as usize;

/// What a group can play: what it adds to the counts, and the facts that show it.
type Part<C> = (fn(C) -> C, Shown);

fn known_years<'a>(subject: &'a Subject) -> Vec<KnownYear<'a>> {
    subject.rules.window.iter().map(|criteria| KnownYear::of(subject.facts(), criteria)).collect()
}

/// The cheapest of the choices of one part for every group whose counts settle the test.
///
/// `parts` are what a group can play, each with what it adds to the counts and the facts it takes.
fn cheapest<C: Copy + PartialEq + Default>(
    parts: impl Fn(Group) -> Vec<Part<C>>,
    settles: impl Fn(C) -> bool,
) -> Shown {
    let start: Vec<(C, Vec<Fact>)> = vec![(C::default(), Vec::new())];
    let all = Group::ALL.into_iter().fold(start, |so_far, group| {
        let parts = parts(group);
        let mut next: Vec<(C, Vec<Fact>)> = Vec::new();
        for (counts, facts) in &so_far {
            for (add, more) in parts.iter().filter_map(|(add, shown)| Some((add, shown.as_ref()?)))
            {
                let counts = add(*counts);
                let known = next.iter_mut().find(|(c, _)| *c == counts);
                match known {
                    Some((_, best)) if best.len() <= facts.len() + more.len() => {}
                    Some((_, best)) => *best = [facts.as_slice(), more].concat(),
                    None => next.push((counts, [facts.as_slice(), more].concat())),
                }
            }
        }
        next
    });
    fewest(all.into_iter().map(|(counts, facts)| settles(counts).then_some(facts)))
}

fn up(count: u8) -> u8 {
    (count + 1).min(3)
}

/// The `count` cheapest of these together, if there are as many.
fn cheapest_of(all: Vec<Vec<Fact>>, count: usize) -> Shown {
    let all = in_order(all, |a, b| a.len() < b.len());
    (all.len() >= count).then(|| all.into_iter().take(count).flatten().collect())
}

/// What is shown of all groups together, for "met".
#[derive(Clone, Copy, Default, PartialEq)]
struct ForMet {
    /// Counted in the as-of year.
    counted: u8,
    /// Neither shown counted nor not.
    open: u8,
    /// Qualified.
    qualified: u8,
    /// Some group shown counted is not shown to qualify.
    counted_fails: bool,
    /// Some open group is not shown to qualify.
    open_fails: bool,
}

impl ForMet {
    fn settles(self) -> bool {
        // With one or two counted groups all of them must qualify, whichever open ones join them.
        let small = match self.counted {
            0 => false,
            1 => !self.counted_fails && !self.open_fails,
            2 => !self.counted_fails,
            _ => true,
        };
        let can_be_large = self.counted + self.open >= 3;
        small && (!can_be_large || self.qualified >= 3)
    }
}

/// Met: enough groups are shown to qualify for every number of groups that may be counted.
pub fn met(subject: &Subject) -> Shown {
    let years = known_years(subject);
    let (last, earlier) = years.split_last()?;
    let parts = |group: Group| -> Vec<Part<ForMet>> {
        let here = last.group(group);
        let before: Vec<Vec<Fact>> =
            earlier.iter().filter_map(|y| y.group(group).meets_by_state()).collect();
        let without_last = cheapest_of(before.clone(), YEARS);
        let with_last = together([here.meets_by_state(), cheapest_of(before, YEARS - 1)]);
        let counted_by_fact = together([here.counted(), without_last.clone()]);
        vec![
            (|c| ForMet { open: up(c.open), open_fails: true, ..c }, Some(Vec::new())),
            (|c| c, here.not_counted()),
            (
                |c| ForMet { open: up(c.open), qualified: up(c.qualified), ..c },
                without_last.clone(),
            ),
            (
                |c| ForMet { counted: up(c.counted), qualified: up(c.qualified), ..c },
                fewest([with_last, counted_by_fact]),
            ),
            (|c| ForMet { counted: up(c.counted), counted_fails: true, ..c }, here.counted()),
            (
                |c| ForMet { qualified: up(c.qualified), ..c },
                together([here.not_counted(), without_last]),
            ),
        ]
    };
    cheapest(parts, ForMet::settles)
}

/// What is shown of all groups together, for "not met".
#[derive(Clone, Copy, Default, PartialEq)]
struct ForNotMet {
    /// May be counted in the as-of year.
    may_count: u8,
    /// Shown to be counted.
    counted: u8,
    /// May qualify.
    may_qualify: u8,
    /// Some group shown counted is shown not to qualify.
    counted_fails: bool,
    /// Some group that may be counted may qualify.
    some_may: bool,
}

impl ForNotMet {
    fn settles(self) -> bool {
        let large = self.may_count >= 3 && self.may_qualify >= 3;
        let small = self.counted < 3 && !self.counted_fails && self.some_may;
        !large && !small
    }
}

/// Not met: no Dashboard in the as-of year; or too few groups may qualify for every number that may be counted.
pub fn not_met(subject: &Subject) -> Shown {
    let years = known_years(subject);
    let (last, earlier) = years.split_last()?;
    if let Some(shown) = last.no_dashboard() {
        return Some(shown);
    }
    // Years without a Dashboard fail for every group at once: each may be used or not.
    let without: Vec<&KnownYear> = earlier.iter().filter(|y| y.no_dashboard().is_some()).collect();
    fewest((0..=without.len()).map(|used| {
        let years = without.iter().take(used).map(|y| y.no_dashboard());
        let with: Vec<&KnownYear> = earlier
            .iter()
            .filter(|y| !without.iter().take(used).any(|w| w.year == y.year))
            .collect();
        together(years.chain([not_met_by_groups(last, &with, used)]))
    }))
}

/// The same by groups, with so many earlier years already known to have no Dashboard.
fn not_met_by_groups(last: &KnownYear, earlier: &[&KnownYear], none: usize) -> Shown {
    let parts = |group: Group| -> Vec<Part<ForNotMet>> {
        let here = last.group(group);
        let in_year = |y: &&KnownYear| {
            let known = y.group(group);
            fewest([known.not_counted(), known.fails(Priorities::NONE, false)])
        };
        let before: Vec<Vec<Fact>> = earlier.iter().filter_map(in_year).collect();
        // To be left with fewer than three of four years, so many of the earlier ones have to fail.
        let fail_before = |count: usize| cheapest_of(before.clone(), count.saturating_sub(none));
        let fails_here = |counted| here.fails(Priorities::NONE, counted);
        let open_failing = fewest([fail_before(2), together([fails_here(false), fail_before(1)])]);
        let counted_failing = fewest([
            together([fails_here(true), fail_before(1)]),
            together([here.counted(), fail_before(2)]),
        ]);
        vec![
            (|c| ForNotMet { may_qualify: up(c.may_qualify), ..c }, here.not_counted()),
            (|c| c, together([here.not_counted(), fail_before(1)])),
            (
                |c| ForNotMet {
                    may_count: up(c.may_count),
                    may_qualify: up(c.may_qualify),
                    some_may: true,
                    ..c
                },
                Some(Vec::new()),
            ),
            (|c| ForNotMet { may_count: up(c.may_count), ..c }, open_failing),
            (
                |c| ForNotMet {
                    may_count: up(c.may_count),
                    counted: up(c.counted),
                    may_qualify: up(c.may_qualify),
                    some_may: true,
                    ..c
                },
                here.counted(),
            ),
            (
                |c| ForNotMet {
                    may_count: up(c.may_count),
                    counted: up(c.counted),
                    counted_fails: true,
                    ..c
                },
                counted_failing,
            ),
        ]
    };
    cheapest(parts, ForNotMet::settles)
}
