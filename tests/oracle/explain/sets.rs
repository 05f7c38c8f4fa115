//! The two tests by their default readings, a third time: over sets of what a group can have been, small enough to be
//! asked thousands of times a case.
//!
//! A year without a Dashboard flags nothing and counts no group; so for a test it is the same as a year that counts
//! none and misses nothing locally, and is not told apart from it here.

use std::sync::OnceLock;

use super::super::criteria::{LOCAL, STATE, Set, set};
use super::super::{Seen, facts::PossibleYear};

/// What a group can have been: bit n is the n-th set of state priorities of a counted group, the last is a group that
/// is not counted.
pub type States = u32;

pub const UNCOUNTED: States = 1 << 16;

/// The sets of state priorities of a counted group, as states.
pub fn counted(flagged: impl IntoIterator<Item = Set>) -> States {
    flagged.into_iter().fold(0, |states, flagged| {
        let bits = (0..4).filter(|i| flagged & set(&[STATE[*i]]) != 0);
        states | 1 << bits.fold(0, |number, i| number | 1 << i)
    })
}

/// The set of state priorities behind a bit of [`States`].
pub fn flagged(state: u32) -> Set {
    let numbers: Vec<u16> = (0..4).filter(|i| state & 1 << i != 0).map(|i| STATE[i]).collect();
    set(&numbers)
}

/// Every set of local priorities.
pub fn every_local() -> &'static [Set] {
    static EVERY: OnceLock<Vec<Set>> = OnceLock::new();
    EVERY.get_or_init(|| {
        let with = |sets: Vec<Set>, number: &u16| {
            sets.iter().flat_map(|others| [*others, others | set(&[*number])]).collect()
        };
        LOCAL.iter().fold(vec![0], with)
    })
}

/// With this missed locally: the states that have two priorities, state and local ones.
pub fn meeting(local: Set) -> States {
    static KNOWN: OnceLock<Vec<States>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let two = |state: u32, local: Set| (flagged(state) | local).count_ones() >= 2;
        let all = |local| (0..16).filter(|s| two(*s, local)).fold(0, |states, s| states | 1 << s);
        (0..256).map(all).collect()
    });
    known[usize::from(local)]
}

/// Sets of local priorities that look the same beside every set of state priorities are one: this lists how they can
/// look.
pub fn looks() -> &'static [States] {
    static LOOKS: OnceLock<Vec<States>> = OnceLock::new();
    LOOKS.get_or_init(|| {
        let mut looks: Vec<States> = every_local().iter().copied().map(meeting).collect();
        looks.sort_unstable();
        looks.dedup();
        assert_eq!(looks.len(), 4, "nothing, 6, another one, more");
        looks
    })
}

/// Sets of local priorities, by their place in [`looks`].
pub fn local(sets: impl IntoIterator<Item = Set>) -> u8 {
    let place = |local: Set| looks().iter().position(|look| *look == meeting(local));
    sets.into_iter().fold(0, |all, local| all | 1 << place(local).expect("every look is listed"))
}

/// Nothing is known of the local priorities.
pub const OPEN_LOCAL: u8 = 0b1111;

/// What the years of the window can have been.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Possible {
    pub states: [[States; 14]; 4],
    /// Which of [`looks`] the local priorities can have.
    pub local: [u8; 4],
}

impl Possible {
    /// The same from the other reader of cases.
    pub fn of(years: &[PossibleYear; 4]) -> Self {
        let mut possible = Self { states: [[UNCOUNTED; 14]; 4], local: [0; 4] };
        for (place, year) in years.iter().enumerate() {
            let unpublished = year.unpublished.then_some(0);
            let published = year.local.iter().copied().filter(|_| year.published);
            possible.local[place] = local(unpublished.into_iter().chain(published));
            for (group, states) in year.groups.iter().enumerate().filter(|_| year.published) {
                let uncounted = year.unpublished || states.iter().any(|state| !state.counted);
                let sets = states.iter().filter(|s| s.counted).map(|state| state.flagged);
                possible.states[place][group] =
                    counted(sets) | if uncounted { UNCOUNTED } else { 0 };
            }
        }
        possible
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Test {
    Assistance,
    Pathway2,
}

/// A group in a year, as a test sees it; a bit in a set of these.
pub const NOT_COUNTED: usize = 0;
pub const COUNTED: usize = 1;
pub const MEETS: usize = 2;

/// What a group can be to a test in a year, by the states that meet it.
pub fn classes(states: States, meeting: States) -> u8 {
    let counted = states & !UNCOUNTED;
    u8::from(states & UNCOUNTED != 0)
        | u8::from(counted & !meeting != 0) << COUNTED
        | u8::from(counted & meeting != 0) << MEETS
}

/// The numbers of the bits of a set.
pub fn bits(set: impl Into<u32>) -> impl Iterator<Item = usize> {
    let mut left = set.into();
    std::iter::from_fn(move || {
        let bit = left.trailing_zeros();
        left &= left.wrapping_sub(1);
        (bit < 32).then_some(bit as usize)
    })
}

impl Test {
    pub const BOTH: [Self; 2] = [Self::Assistance, Self::Pathway2];

    pub fn name(self) -> &'static str {
        match self {
            Self::Assistance => "differentiated_assistance",
            Self::Pathway2 => "pathway_2_test",
        }
    }

    /// The places in the window of the years that the test looks at.
    pub fn years(self) -> &'static [usize] {
        match self {
            Self::Assistance => &[2, 3],
            Self::Pathway2 => &[0, 1, 2, 3],
        }
    }

    /// For each choice of what is missed locally in the years of the test, the states that meet it.
    pub fn choices(self, possible: &Possible) -> Vec<Vec<States>> {
        match self {
            Self::Assistance => {
                let looks = |year: usize| bits(possible.local[year]).map(|look| looks()[look]);
                let pairs = looks(2).flat_map(|one| looks(3).map(move |other| vec![one, other]));
                pairs.collect()
            }
            // State priorities only.
            Self::Pathway2 => vec![vec![meeting(0); 4]],
        }
    }

    /// Whether two local priorities are missed in each of the two years.
    pub fn by_local(self, choice: &[States]) -> bool {
        self == Self::Assistance && choice.iter().all(|meeting| meeting & 1 != 0)
    }

    /// What a group adds to the test, from its class in each year.
    pub fn kind(self, classes: &[usize]) -> usize {
        let meeting = classes.iter().filter(|class| **class == MEETS).count();
        match self {
            Self::Assistance => usize::from(meeting == 2),
            Self::Pathway2 => {
                usize::from(classes[3] != NOT_COUNTED) + 2 * usize::from(meeting >= 3)
            }
        }
    }

    pub fn kinds(self) -> usize {
        match self {
            Self::Assistance => 2,
            Self::Pathway2 => 4,
        }
    }

    /// The tally of no group. That of the Pathway 2 test holds how many groups are counted in Y and how many have
    /// three years, both up to three, and whether all that are counted in Y have three years.
    pub fn start(self) -> usize {
        match self {
            Self::Assistance => 0,
            Self::Pathway2 => 1,
        }
    }

    /// The tally with one group more.
    pub fn add(self, tally: usize, kind: usize) -> usize {
        match self {
            Self::Assistance => tally | kind,
            Self::Pathway2 => {
                let (counted, three, all) = (tally / 8, tally / 2 % 4, tally % 2);
                let (is_counted, has_three) = (kind % 2, kind / 2);
                let counts_against = is_counted == 1 && has_three == 0;
                (counted + is_counted).min(3) * 8
                    + (three + has_three).min(3) * 2
                    + if counts_against { 0 } else { all }
            }
        }
    }

    pub fn met(self, tally: usize, by_local: bool) -> bool {
        match self {
            Self::Assistance => by_local || tally == 1,
            Self::Pathway2 => match (tally / 8, tally / 2 % 4, tally % 2) {
                (0, _, _) => false,
                (1 | 2, _, all) => all == 1,
                (_, three, _) => three == 3,
            },
        }
    }

    /// The kinds that a group can be of, from what it can be in each year.
    pub fn kinds_of(self, classes: &[u8]) -> u8 {
        static KNOWN: [OnceLock<Vec<u8>>; 2] = [OnceLock::new(), OnceLock::new()];
        let years = self.years().len();
        let known = KNOWN[self as usize].get_or_init(|| {
            let every = (0..8_usize.pow(u32::try_from(years).expect("few years"))).map(|key| {
                let classes: Vec<u8> = (0..years)
                    .map(|year| u8::try_from(key >> (3 * year) & 7).expect("three bits"))
                    .collect();
                let ways = every_way(&classes);
                ways.iter().fold(0, |kinds, way| kinds | 1 << self.kind(way))
            });
            every.collect()
        });
        known[classes.iter().rev().fold(0, |key, classes| key << 3 | usize::from(*classes))]
    }

    /// The tallies that can be reached with one group more, of any of these kinds.
    pub fn step(self, tallies: u32, kinds: u8) -> u32 {
        let mut reached = 0;
        for tally in bits(tallies) {
            for kind in bits(kinds) {
                reached |= 1 << self.add(tally, kind);
            }
        }
        reached
    }

    /// What a group can be to the test in each of its years.
    pub fn classes_of(self, possible: &Possible, choice: &[States], group: usize) -> Vec<u8> {
        let years = self.years().iter().zip(choice);
        years.map(|(year, meeting)| classes(possible.states[*year][group], *meeting)).collect()
    }

    /// The tallies that can be reached.
    pub fn reach(self, possible: &Possible, choice: &[States]) -> u32 {
        (0..14).fold(1 << self.start(), |tallies, group| {
            self.step(tallies, self.kinds_of(&self.classes_of(possible, choice, group)))
        })
    }

    pub fn outcome(self, possible: &Possible) -> &'static str {
        let mut seen = Seen::default();
        for choice in self.choices(possible) {
            let by_local = self.by_local(&choice);
            seen.add_all(
                bits(self.reach(possible, &choice)).map(|tally| self.met(tally, by_local)),
            );
            if seen.both() {
                break;
            }
        }
        seen.outcome()
    }
}

/// One class of each year, in every way.
pub fn every_way(classes: &[u8]) -> Vec<Vec<usize>> {
    classes.iter().fold(vec![vec![]], |ways, classes| {
        ways.iter()
            .flat_map(|way| bits(*classes).map(move |class| [way.as_slice(), &[class]].concat()))
            .collect()
    })
}
