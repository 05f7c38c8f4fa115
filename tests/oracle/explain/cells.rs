//! The known facts of a case place by place, a place being a group in a year or the local indicators of a year, with
//! what each choice among the facts of a place leaves possible.

use super::named::{Charter, Fact, GroupFacts, What};
use super::sets::{self, Possible, States, UNCOUNTED};

pub struct Cells {
    /// Every known fact with its place and its bit in a choice among the facts of the place.
    pub facts: Vec<(Fact, Place, usize)>,
    /// By year, group and choice.
    groups: Vec<Vec<Vec<States>>>,
    /// By year and choice.
    pub local: Vec<Vec<u8>>,
    /// By year and group: the least number of facts for each set of states that they can narrow the group to.
    pub prices: Vec<Vec<Vec<(States, usize)>>>,
    /// With nothing known.
    open: Possible,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Published(usize),
    Group(usize, usize),
    Local(usize),
}

impl Cells {
    pub fn of(charter: &Charter) -> Self {
        let mut facts: Vec<(Fact, Place, usize)> = vec![];
        for fact in charter.known() {
            let place = match fact.what {
                What::Published => Place::Published(fact.year),
                What::Group(group, _) => Place::Group(fact.year, group),
                What::Local(_) => Place::Local(fact.year),
            };
            let before = facts.iter().filter(|(_, other, _)| *other == place).count();
            facts.push((fact, place, before));
        }
        let in_place = |place: Place| -> Vec<Fact> {
            facts.iter().filter(|(_, of, _)| *of == place).map(|(fact, _, _)| *fact).collect()
        };
        let of_group = |year: usize, group: usize| -> Vec<States> {
            let facts = in_place(Place::Group(year, group));
            let chosen = |choice| {
                let mut few = GroupFacts::default();
                for fact in chosen(&facts, choice) {
                    let What::Group(_, what) = fact.what else { panic!("a fact of the group") };
                    few.take(what, &charter.years[year].groups[group]);
                }
                charter.states(year, group, &few)
            };
            (0..1 << facts.len()).map(chosen).collect()
        };
        let of_local = |year: usize| -> Vec<u8> {
            let facts = in_place(Place::Local(year));
            let chosen = |choice| charter.only(&chosen(&facts, choice)).local(year);
            (0..1 << facts.len()).map(chosen).collect()
        };
        let groups: Vec<Vec<Vec<States>>> =
            (0..4).map(|year| (0..14).map(|group| of_group(year, group)).collect()).collect();
        let price = |choices: &Vec<States>| {
            let prices = choices.iter().enumerate();
            cheapest(prices.map(|(choice, states)| (*states, choice.count_ones() as usize)))
        };
        let prices = groups.iter().map(|year| year.iter().map(price).collect()).collect();
        let local = (0..4).map(of_local).collect();
        Self { facts, groups, local, prices, open: charter.only(&[]).possible() }
    }

    /// What some of the known facts leave possible.
    pub fn possible(&self, chosen: &[usize]) -> Possible {
        let mut possible = self.open;
        let mut in_groups = [[0; 14]; 4];
        let mut in_local = [0; 4];
        for fact in chosen {
            let (_, place, bit) = self.facts[*fact];
            match place {
                Place::Published(year) => {
                    possible.states[year] = [UNCOUNTED; 14];
                    possible.local[year] = sets::local([0]);
                }
                Place::Group(year, group) => {
                    let choice: &mut usize = &mut in_groups[year][group];
                    *choice |= 1 << bit;
                    possible.states[year][group] = self.groups[year][group][*choice];
                }
                Place::Local(year) => {
                    let choice: &mut usize = &mut in_local[year];
                    *choice |= 1 << bit;
                    possible.local[year] = self.local[year][*choice];
                }
            }
        }
        possible
    }
}

fn chosen(facts: &[Fact], choice: usize) -> Vec<Fact> {
    let taken = facts.iter().enumerate().filter(|(bit, _)| choice & 1 << bit != 0);
    taken.map(|(_, fact)| *fact).collect()
}

/// Sets with their prices, without those that hold one that costs no more: more that is possible never helps.
pub fn cheapest<S: Copy + PartialEq + std::ops::BitAnd<Output = S>>(
    sets: impl Iterator<Item = (S, usize)>,
) -> Vec<(S, usize)> {
    let mut kept: Vec<(S, usize)> = vec![];
    for (set, price) in sets {
        if kept.iter().any(|(narrow, least)| *least <= price && *narrow & set == *narrow) {
            continue;
        }
        kept.retain(|(wide, other)| *other < price || *wide & set != set);
        kept.push((set, price));
    }
    kept
}
