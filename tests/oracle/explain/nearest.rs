//! How far away the other outcome is: the fewest group-years of counted groups whose meeting the test has to be turned
//! around, in the completion where this takes the fewest.

use super::sets::{COUNTED, MEETS, Possible, States, Test, classes};

/// More than any number of group-years.
const NEVER: usize = 1_000;

/// A group-year that is not turned around has one of its possible classes. One that must be turned has the opposite of
/// a possible one, for a price of 1. Others may be either.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turned {
    Must,
    May,
}

/// The group-years (year's place in the window, group), later years first; `None` where the outcome is unknown or
/// nothing would change it. Of sets of equal size, the first by the order of group-years.
pub fn nearest(possible: &Possible, test: Test) -> Option<Vec<(usize, usize)>> {
    let wanted = match test.outcome(possible) {
        "met" => false,
        "not_met" => true,
        _ => return None,
    };
    let search = Search { test, possible, wanted, choices: test.choices(possible) };
    let fewest = search.fewest(&[]);
    if fewest >= NEVER {
        return None;
    }
    // A group-year that is in some smallest set with those taken so far, all of which come before it, is in the first.
    let mut taken = vec![];
    for &year in test.years().iter().rev() {
        for group in 0..14 {
            if taken.len() == fewest {
                return Some(taken);
            }
            taken.push((year, group));
            if possible.states[year][group] == super::sets::UNCOUNTED
                || search.fewest(&taken) > fewest
            {
                taken.pop();
            }
        }
    }
    assert_eq!(taken.len(), fewest, "the smallest set is made of group-years");
    Some(taken)
}

struct Search<'a> {
    test: Test,
    possible: &'a Possible,
    wanted: bool,
    choices: Vec<Vec<States>>,
}

impl Search<'_> {
    /// How many group-years have to be turned around, these among them.
    fn fewest(&self, taken: &[(usize, usize)]) -> usize {
        let fewest = self.choices.iter().map(|choice| self.with(choice, taken));
        fewest.min().unwrap_or(NEVER)
    }

    fn with(&self, choice: &[States], taken: &[(usize, usize)]) -> usize {
        let test = self.test;
        let mut tallies = [NEVER; 32];
        tallies[test.start()] = 0;
        for group in 0..14 {
            let prices: Vec<[usize; 3]> = test
                .years()
                .iter()
                .zip(choice)
                .map(|(year, meeting)| {
                    let turned =
                        if taken.contains(&(*year, group)) { Turned::Must } else { Turned::May };
                    price(classes(self.possible.states[*year][group], *meeting), turned)
                })
                .collect();
            let kinds = by_kind(test, &prices);
            let mut next = [NEVER; 32];
            for (tally, before) in tallies.iter().enumerate().filter(|(_, price)| **price < NEVER) {
                for (kind, price) in kinds.iter().enumerate().take(test.kinds()) {
                    let sum = &mut next[test.add(tally, kind)];
                    *sum = (*sum).min(before + price);
                }
            }
            tallies = next;
        }
        let by_local = test.by_local(choice);
        let wanted = tallies
            .iter()
            .enumerate()
            .filter(|(tally, price)| **price < NEVER && test.met(*tally, by_local) == self.wanted);
        wanted.map(|(_, price)| *price).min().unwrap_or(NEVER)
    }
}

/// What it takes for a group-year to have each class.
fn price(possible: u8, turned: Turned) -> [usize; 3] {
    let can_be = |class: usize| possible & 1 << class != 0;
    [0, COUNTED, MEETS].map(|class| {
        let opposite = match class {
            COUNTED => can_be(MEETS),
            MEETS => can_be(COUNTED),
            _ => false,
        };
        match turned {
            Turned::May if can_be(class) => 0,
            _ if opposite => 1,
            _ => NEVER,
        }
    })
}

fn by_kind(test: Test, prices: &[[usize; 3]]) -> [usize; 4] {
    let mut kinds = [NEVER; 4];
    let mut ways: Vec<(Vec<usize>, usize)> = vec![(vec![], 0)];
    for price in prices {
        ways = ways
            .iter()
            .flat_map(|(way, sum)| {
                let can_be = (0..3).filter(|class| price[*class] < NEVER);
                can_be.map(move |class| ([way.as_slice(), &[class]].concat(), sum + price[class]))
            })
            .collect();
    }
    for (way, sum) in ways {
        let kind = &mut kinds[test.kind(&way)];
        *kind = (*kind).min(sum);
    }
    kinds
}
