//! The tests as the rules define them, over a completed case: yes or no, nothing unknown.

use super::criteria::{LOCAL, STATE, Set};
use super::facts::State;

/// A group in a completed year, as far as any test looks at it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    counted: bool,
    /// |S|, no test asks for more than three.
    state: u32,
    /// |S ∪ L|, no test asks for more than three.
    with_local: u32,
    /// S holds a priority and L holds a different one.
    crosses: bool,
}

impl Group {
    pub fn of(state: State, local: Set) -> Self {
        let differs = |p| has(state.flagged, p) && LOCAL.iter().any(|q| *q != p && has(local, *q));
        Self {
            counted: state.counted,
            state: size(state.flagged),
            with_local: if state.counted { size(state.flagged | local) } else { 0 },
            crosses: state.counted && STATE.into_iter().any(differs),
        }
    }

    pub fn counted(&self) -> bool {
        self.counted
    }

    /// Whether the group is counted and has this many priorities, up to three.
    pub fn has(&self, many: u32, with_local: bool) -> bool {
        self.counted && (if with_local { self.with_local } else { self.state }) >= many
    }
}

fn has(set: Set, number: u16) -> bool {
    set & (1 << number) != 0
}

fn size(set: Set) -> u32 {
    set.count_ones().min(3)
}

/// A completed year. One without a Dashboard counts no group and flags nothing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year {
    /// |L|
    local: u32,
    groups: Vec<Group>,
}

impl Year {
    pub fn of(local: Set, groups: Vec<Group>) -> Self {
        Self { local: size(local), groups }
    }

    pub fn without_dashboard(groups: usize) -> Self {
        let none = Group { counted: false, state: 0, with_local: 0, crosses: false };
        Self { local: 0, groups: vec![none; groups] }
    }
}

/// Some counted group has two state priorities.
pub fn method_1(year: &Year) -> bool {
    year.groups.iter().any(|g| g.has(2, false))
}

/// Two local priorities.
pub fn method_2(year: &Year) -> bool {
    year.local >= 2
}

/// Some counted group has a state priority, and a different one is missed locally.
pub fn method_3(year: &Year) -> bool {
    year.groups.iter().any(|g| g.counted && g.crosses)
}

/// The criteria of EC 52064.5(g).
pub fn year_test(year: &Year) -> bool {
    method_1(year) || method_2(year) || method_3(year)
}

/// How the law is read for differentiated assistance: true is the other reading.
#[derive(Clone, Copy)]
pub struct DaReadings {
    groups: bool,
    years: bool,
    local: bool,
}

impl DaReadings {
    pub fn of(bits: usize) -> Self {
        Self { groups: bits & 1 != 0, years: bits & 2 != 0, local: bits & 4 != 0 }
    }
}

/// Differentiated assistance, EC 47607.3(a). The years of the window, Y last.
pub fn differentiated(window: [&Year; 4], readings: DaReadings) -> bool {
    let [a, b, c, d] = window;
    let pairs = if readings.years {
        vec![(a, b), (a, c), (a, d), (b, c), (b, d), (c, d)]
    } else {
        vec![(c, d)]
    };
    pairs.into_iter().any(|(one, other)| {
        if readings.groups {
            // Choice, with the other `da-years`: any two years in each of which the year test holds.
            any_group(one, readings) && any_group(other, readings)
        } else {
            same_group(one, other, readings) || method_2(one) && method_2(other)
        }
    })
}

/// The year test; a missed local indicator may count through method 2 only.
fn any_group(year: &Year, readings: DaReadings) -> bool {
    method_1(year) || method_2(year) || !readings.local && method_3(year)
}

fn same_group(one: &Year, other: &Year, readings: DaReadings) -> bool {
    let meets = |g: &Group| g.has(2, !readings.local);
    one.groups.iter().zip(&other.groups).any(|(g, h)| meets(g) && meets(h))
}

/// How the law is read for the Pathway 2 test: true is the other reading.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "one for each reading")]
pub struct P2Readings {
    priorities: bool,
    groups: bool,
    small: bool,
    window: bool,
    local: bool,
}

impl P2Readings {
    pub fn of(bits: usize) -> Self {
        Self {
            priorities: bits & 1 != 0,
            groups: bits & 2 != 0,
            small: bits & 4 != 0,
            window: bits & 8 != 0,
            local: bits & 16 != 0,
        }
    }
}

/// The Pathway 2 test, EC 47607.3(c).
pub fn pathway_2(window: [u16; 4], years: [&Year; 4], readings: P2Readings) -> bool {
    let now = years[3];
    let counted_now = now.groups.iter().filter(|g| g.counted).count();
    // Choice: without the clause on small charters the three-group rule holds for no counted group too.
    if counted_now >= 3 || readings.small {
        return three_groups(window, years, readings);
    }
    counted_now > 0 && every_group(window, years, readings)
}

/// The years that count.
fn within(
    window: [u16; 4],
    years: [&Year; 4],
    readings: P2Readings,
) -> impl Iterator<Item = &Year> {
    let counts = move |year: &u16| !readings.window || *year >= 2022;
    window.into_iter().zip(years).filter(move |(year, _)| counts(year)).map(|(_, year)| year)
}

fn meets(group: Group, readings: P2Readings) -> bool {
    group.has(if readings.priorities { 3 } else { 2 }, readings.local)
}

/// In how many years the group meets it.
fn n(group: usize, window: [u16; 4], years: [&Year; 4], readings: P2Readings) -> usize {
    within(window, years, readings).filter(|year| meets(year.groups[group], readings)).count()
}

fn three_groups(window: [u16; 4], years: [&Year; 4], readings: P2Readings) -> bool {
    if readings.groups {
        let three = |year: &&Year| year.groups.iter().filter(|g| meets(**g, readings)).count() >= 3;
        within(window, years, readings).filter(three).count() >= 3
    } else {
        let three_years = |g: &usize| n(*g, window, years, readings) >= 3;
        (0..years[3].groups.len()).filter(three_years).count() >= 3
    }
}

fn every_group(window: [u16; 4], years: [&Year; 4], readings: P2Readings) -> bool {
    if readings.groups {
        let every = |year: &&Year| {
            let mut counted = year.groups.iter().filter(|g| g.counted).peekable();
            counted.peek().is_some() && counted.all(|g| meets(*g, readings))
        };
        within(window, years, readings).filter(every).count() >= 3
    } else {
        let now = years[3].groups.iter().enumerate().filter(|(_, g)| g.counted);
        now.map(|(g, _)| n(g, window, years, readings)).all(|n| n >= 3)
    }
}
