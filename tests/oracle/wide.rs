//! The same answer for cases that leave too much open to write out: whole years, unlisted groups.
//!
//! Once it is settled which years have a Dashboard and what is missed locally, no group says anything about
//! another. Every test only counts groups, so it is enough to go from group to group and keep which counts can be
//! reached. This says the tests a second time, in counts; on cases small enough it must give what [`super::answer`]
//! gives.

use std::collections::BTreeMap;

use serde_json::Value;

use super::criteria::{STATE, Set, set};
use super::definitions::{Group, Year};
use super::facts::{self, PossibleYear, State};
use super::{Seen, YearTests, report};

/// More ways to settle Dashboards and local priorities than this are not gone through.
const MOST: usize = 150;

/// What `super::answer` gives.
pub fn answer(case: &Value, as_of: u16) -> Option<Value> {
    let window = super::window(as_of);
    let possible = window.map(|year| facts::read(case, year));
    let groups = super::counted_somewhere(&possible);
    let choices: Vec<Vec<Settled>> = possible.iter().map(|year| settled(year, &groups)).collect();
    if choices.iter().map(Vec::len).product::<usize>() > MOST {
        return None;
    }
    let year_tests = choices.iter().map(|choices| YearTests::of(|test| year_test(choices, test)));

    let mut da = [Seen::default(); 8];
    let mut p2 = [Seen::default(); 32];
    for years in every_choice(&choices) {
        for (bits, seen) in da.iter_mut().enumerate().filter(|(_, seen)| !seen.both()) {
            seen.add_all(differentiated(&years, bits));
        }
        for (bits, seen) in p2.iter_mut().enumerate().filter(|(_, seen)| !seen.both()) {
            seen.add_all(pathway_2(window, &years, bits));
        }
    }
    let da: Vec<_> = da.iter().map(Seen::outcome).collect();
    let p2: Vec<_> = p2.iter().map(Seen::outcome).collect();
    Some(report(case, window, &possible, year_tests.collect(), &da, &p2))
}

/// Every choice of one from each.
fn every_choice(choices: &[Vec<Settled>]) -> Vec<Vec<&Settled>> {
    choices.iter().fold(vec![vec![]], |rows, choices| {
        rows.iter()
            .flat_map(|row| choices.iter().map(move |c| [row.as_slice(), &[c]].concat()))
            .collect()
    })
}

/// A year of which the Dashboard and the local priorities are settled: how many of these are missed, and what
/// each group can have been.
struct Settled {
    local: Set,
    groups: Vec<Vec<Group>>,
}

fn settled(possible: &PossibleYear, groups: &[usize]) -> Vec<Settled> {
    let uncounted = vec![Group::of(State { counted: false, flagged: 0 }, 0)];
    let mut all = vec![];
    if possible.unpublished {
        all.push(Settled { local: 0, groups: vec![uncounted; groups.len()] });
    }
    if possible.published {
        // Sets of local priorities that look the same beside every set of state priorities are one.
        let sets = STATE.iter().fold(vec![0], |sets: Vec<Set>, number| {
            sets.iter().flat_map(|others| [*others, others | set(&[*number])]).collect()
        });
        let mut alike = BTreeMap::new();
        for &local in &possible.local {
            let looks: Vec<Group> = sets
                .iter()
                .map(|flagged| Group::of(State { counted: true, flagged: *flagged }, local))
                .collect();
            alike.insert((local.count_ones().min(3), looks), local);
        }
        for local in alike.into_values() {
            let groups = groups
                .iter()
                .map(|g| distinct(possible.groups[*g].iter().map(|state| Group::of(*state, local))))
                .collect();
            all.push(Settled { local, groups });
        }
    }
    all
}

/// Each once. These sets are small: looking through them is quicker than any tree.
fn distinct<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut found = vec![];
    for one in all {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}

/// What can be reached from `start` by taking from each place in turn one of what it can be.
fn reach<S: PartialEq, F: Copy>(
    start: S,
    places: impl IntoIterator<Item = Vec<F>>,
    take: impl Fn(&S, F) -> S,
) -> Vec<S> {
    places.into_iter().fold(vec![start], |reached, choices| {
        distinct(reached.iter().flat_map(|state| choices.iter().map(|choice| take(state, *choice))))
    })
}

/// What each group of a year can have been, by what `look` sees of it.
fn by_group<F: PartialEq>(
    year: &Settled,
    look: impl Fn(&Group) -> F,
) -> impl Iterator<Item = Vec<F>> {
    year.groups.iter().map(move |states| distinct(states.iter().map(&look)))
}

/// What a group can have been in each year, by what `look` sees of it.
fn by_year<F: PartialEq>(
    years: &[&Settled],
    group: usize,
    look: impl Fn(&Group) -> F,
) -> Vec<Vec<F>> {
    years.iter().map(|year| distinct(year.groups[group].iter().map(&look))).collect()
}

/// Whether some group of the year can have, and can lack, something.
fn any(year: &Settled, has: impl Fn(&Group) -> bool) -> Vec<bool> {
    reach(false, by_group(year, has), |any, has| *any || has)
}

/// A test that asks of a year nothing but whether some group by itself passes it.
fn year_test(choices: &[Settled], test: fn(&Year) -> bool) -> &'static str {
    Seen::of(choices.iter().flat_map(|year| {
        let alone = |group: &Group| test(&Year::of(year.local, vec![*group]));
        let some_group = any(year, alone);
        let no_group = test(&Year::of(year.local, vec![]));
        some_group.into_iter().map(move |passes| passes || no_group)
    }))
}

fn add(n: &u32, holds: bool) -> u32 {
    n + u32::from(holds)
}

fn differentiated(window: &[&Settled], bits: usize) -> Vec<bool> {
    let [any_group, any_years, method_2_only] = [0, 1, 2].map(|i| bits & (1 << i) != 0);
    let years = if any_years { window } else { &window[2..] };
    let locally = |year: &Settled| year.local.count_ones() >= 2;
    let meets = |g: &Group| g.has(2, !method_2_only);
    if any_group {
        let holds = years.iter().map(|year| {
            any(year, meets).into_iter().map(|some_group| some_group || locally(year)).collect()
        });
        return reach(0, holds, add).into_iter().map(|n| n >= 2).collect();
    }
    let groups = (0..window[0].groups.len())
        .map(|g| reach(0, by_year(years, g, meets), add).into_iter().map(|n| n >= 2).collect());
    let by_local = years.iter().filter(|year| locally(year)).count() >= 2;
    reach(by_local, groups, |any, has| *any || has)
}

/// How many groups are counted, how many of these meet it (both up to three), and whether all that are counted
/// do.
type Counts = (u32, u32, bool);

fn count((counted, meeting, all): &Counts, (is_counted, meets): (bool, bool)) -> Counts {
    (add(counted, is_counted).min(3), add(meeting, meets).min(3), *all && (!is_counted || meets))
}

fn pathway_2(window: [u16; 4], years: &[&Settled], bits: usize) -> Vec<bool> {
    let [three, in_each_year, no_small, from_2022, with_local] =
        [0, 1, 2, 3, 4].map(|i| bits & (1 << i) != 0);
    let kept = |(y, _): &(usize, _)| !from_2022 || window[*y] >= 2022;
    let years: Vec<&Settled> =
        years.iter().copied().enumerate().filter(kept).map(|(_, y)| y).collect();
    let look = |g: &Group| (g.counted(), g.has(if three { 3 } else { 2 }, with_local));
    // By the number counted in Y: which of the three rules it is.
    let verdict = |counted: u32, three_groups: bool, every_group: bool| match counted {
        0 if !no_small => false,
        1 | 2 if !no_small => every_group,
        _ => three_groups,
    };

    if in_each_year {
        let counts = years.iter().map(|year| reach((0, 0, true), by_group(year, look), count));
        // Of the last year: how many are counted. Of all: in how many three meet it, in how many all do.
        let take = |(_, of_three, of_all): &(u32, u32, u32), (counted, meeting, all): Counts| {
            (counted, add(of_three, meeting == 3), add(of_all, counted > 0 && all))
        };
        let reached = reach((0, 0, 0), counts, take);
        return reached
            .into_iter()
            .map(|(c, of_three, of_all)| verdict(c, of_three >= 3, of_all >= 3))
            .collect();
    }
    let groups = (0..years[0].groups.len()).map(|g| {
        let take = |(_, n): &(bool, u32), (counted, meets): (bool, bool)| (counted, add(n, meets));
        let reached = reach((false, 0), by_year(&years, g, look), take);
        reached.into_iter().map(|(counted_last, n)| (counted_last, n >= 3)).collect()
    });
    let reached = reach((0, 0, true), groups, count);
    reached.into_iter().map(|(c, meeting, all)| verdict(c, meeting == 3, all)).collect()
}
