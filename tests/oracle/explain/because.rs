//! Which facts of a case give its settled outcome by themselves, and how few can.
//!
//! Whether a set of facts is enough is asked of the set alone: with nothing else known, is this the outcome? That no
//! smaller set is enough is shown in two ways. Every smaller set is tried where they are not too many. And everywhere a
//! search goes place by place: a group in a year can be narrowed to some sets of classes, each by a least number of its
//! facts; a group, to some sets of kinds; all of them, to some sets of tallies, and these must all have the outcome.

use super::cells::{Cells, cheapest};
use super::cuts::{Cuts, Proof};
use super::named::Charter;
use super::sets::{self, States, Test, bits};

pub struct Reasons<'a> {
    charter: &'a Charter,
    cells: &'a Cells,
    test: Test,
    outcome: &'static str,
}

impl<'a> Reasons<'a> {
    pub fn of(charter: &'a Charter, cells: &'a Cells, test: Test) -> Self {
        Self { charter, cells, test, outcome: test.outcome(&charter.possible()) }
    }

    /// Checks an answer; says whether `questions` were enough to prove its size also by [`Cuts`].
    pub fn judge(&self, named: &[&str], questions: usize) -> Result<bool, String> {
        if self.outcome == "unknown" {
            let none = named.is_empty().then_some(false);
            return none.ok_or_else(|| format!("reasons for an open outcome: {named:?}"));
        }
        let place = |name: &&str| {
            let is_it = |(fact, _, _): &(_, _, _)| self.charter.name(*fact) == *name;
            let place = self.cells.facts.iter().position(is_it);
            place.ok_or_else(|| format!("{name} is no fact of the case"))
        };
        let facts: Vec<usize> = named.iter().map(place).collect::<Result<_, _>>()?;
        if !self.suffices(&facts) {
            return Err(format!("{named:?} do not suffice for {}", self.outcome));
        }
        for (place, name) in named.iter().enumerate() {
            let mut fewer = facts.clone();
            fewer.remove(place);
            if self.suffices(&fewer) {
                return Err(format!("{named:?} suffice without {name}"));
            }
        }
        let least = self.least(facts.len());
        if least != Some(facts.len()) {
            return Err(format!("{named:?}: the least size is {least:?}"));
        }
        self.prove_none(facts.len() - 1, questions)
    }

    fn suffices(&self, facts: &[usize]) -> bool {
        self.test.outcome(&self.cells.possible(facts)) == self.outcome
    }

    /// Whether it could be proved that no set of so many facts is enough.
    fn prove_none(&self, size: usize, questions: usize) -> Result<bool, String> {
        let of_test = |fact: &usize| self.test.years().contains(&self.cells.facts[*fact].0.year);
        let facts: Vec<usize> = (0..self.cells.facts.len()).filter(of_test).collect();
        let suffices = |facts: &[usize]| self.suffices(facts);
        match Cuts::of(&facts, &suffices, questions).prove(size) {
            Proof::NoneSuffices => Ok(true),
            Proof::TooLong => Ok(false),
            Proof::Suffices(fewer) => {
                let names = fewer.iter().map(|fact| self.charter.name(self.cells.facts[*fact].0));
                Err(format!("fewer suffice: {:?}", names.collect::<Vec<_>>()))
            }
        }
    }

    /// The least number of facts that give the outcome, if at most so many do.
    pub fn least(&self, most: usize) -> Option<usize> {
        let years = self.test.years().iter().copied();
        let unpublished: Vec<usize> =
            years.filter(|year| self.charter.years[*year].published == Some(false)).collect();
        // A year without a Dashboard has this one fact, which is taken or left.
        let taken = |bits: usize| -> Vec<usize> {
            let one = |i: &usize| bits & 1 << i != 0;
            (0..unpublished.len()).filter(one).map(|i| unpublished[i]).collect()
        };
        let all = (0..1 << unpublished.len()).map(taken).filter(|without| without.len() <= most);
        all.filter_map(|without| self.least_without(&without, most)).min()
    }

    fn least_without(&self, without: &[usize], most: usize) -> Option<usize> {
        let mut choices: Vec<(Vec<States>, usize)> = vec![(vec![], without.len())];
        for year in self.test.years() {
            let looks = self.local(*year, without);
            choices = choices
                .iter()
                .flat_map(|(choice, sum)| {
                    let with = |(look, price): &(States, usize)| {
                        ([choice.as_slice(), &[*look]].concat(), sum + price)
                    };
                    looks.iter().map(with).collect::<Vec<_>>()
                })
                .filter(|(_, sum)| *sum <= most)
                .collect();
        }
        let least = choices.iter().filter_map(|(choice, price)| {
            Some(price + self.least_of_groups(without, choice, most - price)?)
        });
        least.min()
    }

    /// What can be missed locally at worst for the outcome, by how few facts. The more is missed, the more group-years
    /// meet the test: the worst for `met` is the least of it and for `not_met` the most.
    fn local(&self, year: usize, without: &[usize]) -> Vec<(States, usize)> {
        if self.test == Test::Pathway2 || without.contains(&year) {
            return vec![(sets::meeting(0), 0)];
        }
        let harder = |one: States, other: States| {
            if self.outcome == "met" { one & other == one } else { one | other == one }
        };
        let worst = |(facts, looks): (usize, &u8)| {
            let looks: Vec<States> = bits(*looks).map(|look| sets::looks()[look]).collect();
            let worst = looks.iter().find(|one| looks.iter().all(|other| harder(**one, *other)));
            (*worst.expect("one is the worst"), facts.count_ones() as usize)
        };
        let mut all: Vec<_> = self.cells.local[year].iter().enumerate().map(worst).collect();
        all.sort_unstable();
        // Of each, the first is the cheapest.
        all.dedup_by_key(|(look, _)| *look);
        all
    }

    fn least_of_groups(&self, without: &[usize], choice: &[States], most: usize) -> Option<usize> {
        let test = self.test;
        let mut reached: Vec<(u32, usize)> = vec![(1 << test.start(), 0)];
        for group in 0..14 {
            let classes = |(year, meeting): (&usize, &States)| {
                if without.contains(year) {
                    return vec![(1 << sets::NOT_COUNTED, 0)];
                }
                let prices = self.cells.prices[*year][group].iter();
                cheapest(prices.map(|(states, p)| (sets::classes(*states, *meeting), *p)))
            };
            let classes: Vec<Vec<(u8, usize)>> =
                test.years().iter().zip(choice).map(classes).collect();
            let kinds = kinds(test, &classes, most);
            let step = |(tallies, sum): &(u32, usize)| {
                let with = kinds.iter().filter(|(_, price)| *sum + *price <= most);
                let step =
                    |(kinds, price): &(u8, usize)| (test.step(*tallies, *kinds), sum + price);
                with.map(step).collect::<Vec<_>>()
            };
            reached = cheapest(reached.iter().flat_map(step));
        }
        let (by_local, wanted) = (test.by_local(choice), self.outcome == "met");
        let settled = |tallies: &u32| bits(*tallies).all(|t| test.met(t, by_local) == wanted);
        reached.iter().filter(|(tallies, _)| settled(tallies)).map(|(_, price)| *price).min()
    }
}

/// The kinds that a group can be narrowed to, and by how few facts.
fn kinds(test: Test, classes: &[Vec<(u8, usize)>], most: usize) -> Vec<(u8, usize)> {
    let mut ways: Vec<(Vec<u8>, usize)> = vec![(vec![], 0)];
    for classes in classes {
        ways = ways
            .iter()
            .flat_map(|(way, sum)| {
                let with = |(classes, price): &(u8, usize)| {
                    ([way.as_slice(), &[*classes]].concat(), sum + price)
                };
                classes.iter().map(with).collect::<Vec<_>>()
            })
            .filter(|(_, sum)| *sum <= most)
            .collect();
    }
    cheapest(ways.iter().map(|(way, sum)| (test.kinds_of(way), *sum)))
}
