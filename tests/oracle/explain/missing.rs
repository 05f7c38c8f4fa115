//! Which unknown facts can still matter: some completion of everything unknown has the other outcome when this fact
//! alone is changed in it.
//!
//! Changing one fact of a group in a completion changes what this group was in one year, and nothing else. So it is
//! enough to know which two states the fact can change into one another, and for which two classes of this group in
//! this year some completion of all the rest has different outcomes. In a completion without a Dashboard, or where
//! the group is not counted, its results change nothing.

use std::collections::{BTreeSet, HashMap};

use super::super::criteria::{GROUPS, INDICATORS, LOCAL, STATE, Set, set};
use super::levels;
use super::named::{Charter, Fact, GroupFacts, OfGroup, What};
use super::sets::{self, Possible, States, Test, UNCOUNTED, bits};

/// By name: first those of which one value alone would settle the outcome, then in the order of [`Charter::unknown`].
pub fn missing(charter: &Charter, test: Test) -> Vec<String> {
    let possible = charter.possible();
    if test.outcome(&possible) != "unknown" {
        return vec![];
    }
    let asked = Asked { charter, test, possible, pivots: pivots(test, &possible) };
    let mut settled = HashMap::new();
    let (first, rest): (Vec<Fact>, Vec<Fact>) = charter
        .unknown()
        .into_iter()
        .filter(|fact| asked.matters(*fact))
        .partition(|fact| asked.settles(*fact, &mut settled));
    first.into_iter().chain(rest).map(|fact| charter.name(fact)).collect()
}

/// For each choice of what is missed locally: the states that meet the test in each of its years, and for each group
/// and year the pairs of classes between which some completion of the rest has different outcomes.
type Pivots = Vec<(Vec<States>, Vec<Vec<[bool; 9]>>)>;

fn pivots(test: Test, possible: &Possible) -> Pivots {
    let of_choice = |choice: Vec<States>| {
        let by_local = test.by_local(&choice);
        let classes: Vec<Vec<u8>> =
            (0..14).map(|group| test.classes_of(possible, &choice, group)).collect();
        let of_group = |group: usize| {
            let others = (0..14).filter(|other| *other != group);
            let rest = others.fold(1 << test.start(), |tallies, other| {
                test.step(tallies, test.kinds_of(&classes[other]))
            });
            (0..classes[group].len())
                .map(|year| between(test, rest, by_local, &classes[group], year))
                .collect()
        };
        let groups = (0..14).map(of_group).collect();
        (choice, groups)
    };
    test.choices(possible).into_iter().map(of_choice).collect()
}

/// The pairs of classes (one · 3 + other) of a group in a year between which the outcome can change.
fn between(test: Test, rest: u32, by_local: bool, classes: &[u8], year: usize) -> [bool; 9] {
    let mut pairs = [false; 9];
    let mut elsewhere = classes.to_vec();
    elsewhere[year] = 1;
    let mut kinds = BTreeSet::new();
    for mut way in sets::every_way(&elsewhere) {
        kinds.insert([0, 1, 2].map(|class| {
            way[year] = class;
            test.kind(&way)
        }));
    }
    for of_class in kinds {
        for tally in bits(rest) {
            let met = of_class.map(|kind| test.met(test.add(tally, kind), by_local));
            for pair in 0..9 {
                pairs[pair] |= met[pair / 3] != met[pair % 3];
            }
        }
    }
    pairs
}

struct Asked<'a> {
    charter: &'a Charter,
    test: Test,
    possible: Possible,
    pivots: Pivots,
}

impl Asked<'_> {
    fn matters(&self, fact: Fact) -> bool {
        let Some(place) = self.test.years().iter().position(|year| *year == fact.year) else {
            return false;
        };
        match fact.what {
            What::Published => self.without_dashboard(place),
            What::Local(priority) => self.locally(place, priority),
            What::Group(group, what) => {
                // Most places cannot change anything, whatever they change into.
                let idle =
                    |(_, groups): &(_, Vec<Vec<[bool; 9]>>)| groups[group][place] == [false; 9];
                !self.pivots.iter().all(idle) && self.of_group(fact.year, place, group, what)
            }
        }
    }

    fn of_group(&self, year: usize, place: usize, group: usize, what: OfGroup) -> bool {
        let pairs = self.pairs(year, group, what);
        self.pivots.iter().any(|(choice, groups)| {
            let class = |state: States| {
                bits(sets::classes(state, choice[place])).next().expect("a state has a class")
            };
            pairs.iter().any(|(one, other)| groups[group][place][class(*one) * 3 + class(*other)])
        })
    }

    /// The states of a group that the fact alone changes into one another.
    fn pairs(&self, year: usize, group: usize, what: OfGroup) -> Vec<(States, States)> {
        let states = self.possible.states[year][group];
        let counted: Vec<States> = bits(states & !UNCOUNTED).map(|state| 1 << state).collect();
        let every_two = |ones: &[States], others: &[States]| {
            ones.iter().flat_map(|one| others.iter().map(|other| (*one, *other))).collect()
        };
        match what {
            OfGroup::Counted => every_two(&[UNCOUNTED], &counted),
            // None or one of them.
            OfGroup::Priorities => every_two(&counted, &counted),
            OfGroup::Level(indicator) => {
                let Some(priority) = self.flips(year, group, indicator) else { return vec![] };
                let sets = bits(states & !UNCOUNTED)
                    .map(|state| sets::flagged(u32::try_from(state).expect("small")));
                let flip = |without: Set| {
                    let with = without | set(&[priority]);
                    (sets::counted([without]), sets::counted([with]))
                };
                sets.map(flip).filter(|(one, with)| one != with && states & with != 0).collect()
            }
            OfGroup::FewerThanTwo => panic!("no unknown fact"),
        }
    }

    /// The priority that this level alone can flag or not, the other levels being as they may be.
    fn flips(&self, year: usize, group: usize, indicator: usize) -> Option<u16> {
        let facts = &self.charter.years[year].groups[group];
        let of = |number: &u16| levels::indicators_of(*number).contains(&indicator);
        let number = STATE.into_iter().find(of).expect("each indicator has a priority");
        let at = levels::indicators_of(number).iter().position(|i| *i == indicator);
        let at = at.expect("one of them");
        let (calendar, grades) = (self.charter.window[year], self.charter.grades);
        let flags = |levels: &[&str]| levels::flagged(number, calendar, GROUPS[group], levels);
        let all = levels::levels_of(number, calendar, GROUPS[group], grades, facts);
        let scale = levels::scale(INDICATORS[indicator], calendar);
        let flips = all.iter().filter(|levels| flags(levels)).any(|levels| {
            let mut changed = levels.clone();
            scale.iter().any(|level| {
                changed[at] = level;
                !flags(&changed)
            })
        });
        flips.then_some(number)
    }

    /// Whether the outcome can change when a year has no Dashboard instead of one.
    fn without_dashboard(&self, place: usize) -> bool {
        self.test.choices(&self.possible).iter().any(|choice| {
            let mut emptied = choice.clone();
            emptied[place] = sets::meeting(0);
            let by_local = (self.test.by_local(choice), self.test.by_local(&emptied));
            let groups = (0..14).map(|group| {
                let classes = self.test.classes_of(&self.possible, choice, group);
                let pair = |mut way: Vec<usize>| {
                    let with = self.test.kind(&way);
                    way[place] = sets::NOT_COUNTED;
                    (with, self.test.kind(&way))
                };
                sets::every_way(&classes).into_iter().map(pair).collect()
            });
            differ(self.test, groups, by_local)
        })
    }

    /// Whether the outcome can change with one local priority of a year.
    fn locally(&self, place: usize, priority: usize) -> bool {
        if self.test == Test::Pathway2 {
            return false;
        }
        let year = self.test.years()[place];
        let number = set(&[LOCAL[priority]]);
        let mut looks = BTreeSet::new();
        for local in self.charter.local_sets(year).into_iter().filter(|set| set & number == 0) {
            looks.insert((sets::meeting(local), sets::meeting(local | number)));
        }
        self.test.choices(&self.possible).iter().any(|choice| {
            looks.iter().any(|(without, with)| {
                let [mut one, mut other] = [choice.clone(), choice.clone()];
                (one[place], other[place]) = (*without, *with);
                let by_local = (self.test.by_local(&one), self.test.by_local(&other));
                let groups = (0..14).map(|group| {
                    let mut elsewhere = self.test.classes_of(&self.possible, choice, group);
                    elsewhere[place] = 1;
                    let ways = sets::every_way(&elsewhere);
                    let states = bits(self.possible.states[year][group]).map(|state| 1 << state);
                    let pair = |state: States, way: &[usize]| {
                        let kind = |meeting: States| {
                            let mut way = way.to_vec();
                            way[place] =
                                bits(sets::classes(state, meeting)).next().expect("a class");
                            self.test.kind(&way)
                        };
                        (kind(*without), kind(*with))
                    };
                    states.flat_map(|state| ways.iter().map(move |way| pair(state, way))).collect()
                });
                differ(self.test, groups, by_local)
            })
        })
    }

    /// Whether one value of the fact settles the outcome by itself. Learning it tells also what it implies.
    fn settles(&self, fact: Fact, known: &mut HashMap<(usize, usize, States), bool>) -> bool {
        let year = fact.year;
        let asked = |change: &dyn Fn(&mut Possible)| {
            let mut possible = self.possible;
            change(&mut possible);
            self.test.outcome(&possible) != "unknown"
        };
        match fact.what {
            // That there is one is no news by itself: it may have counted no group.
            What::Published => asked(&|possible| {
                possible.states[year] = [UNCOUNTED; 14];
                possible.local[year] = sets::local([0]);
            }),
            What::Local(priority) => [true, false].into_iter().any(|told| {
                let mut charter = self.charter.clone();
                charter.years[year].local[priority] = Some(told);
                let local = charter.local(year);
                asked(&|possible| possible.local[year] = local)
            }),
            What::Group(group, what) => {
                let mut values = self.values(year, group, what).into_iter();
                values.any(|facts| {
                    let states = self.charter.states(year, group, &facts);
                    *known
                        .entry((year, group, states))
                        .or_insert_with(|| asked(&|possible| possible.states[year][group] = states))
                })
            }
        }
    }

    /// What is known of the group with the fact told, for each value.
    fn values(&self, year: usize, group: usize, what: OfGroup) -> Vec<GroupFacts> {
        let before = self.charter.years[year].groups[group];
        match what {
            OfGroup::Counted => [true, false]
                .map(|counted| GroupFacts { counted: Some(counted), ..before })
                .to_vec(),
            OfGroup::Priorities => {
                let listed = bits(self.possible.states[year][group] & !UNCOUNTED)
                    .map(|state| sets::flagged(u32::try_from(state).expect("small")));
                listed.map(|set| GroupFacts { priorities: Some(set), ..before }).collect()
            }
            OfGroup::Level(indicator) => {
                let scale = levels::scale(INDICATORS[indicator], self.charter.window[year]);
                let tell = |level| {
                    let mut after = before;
                    after.levels[indicator] = Some(level);
                    after
                };
                scale.into_iter().map(tell).collect()
            }
            OfGroup::FewerThanTwo => panic!("no unknown fact"),
        }
    }
}

/// Whether some completion has different outcomes before and after a change, from the kinds that each group can be of
/// before and after it.
fn differ(
    test: Test,
    groups: impl Iterator<Item = BTreeSet<(usize, usize)>>,
    by_local: (bool, bool),
) -> bool {
    let mut reached = BTreeSet::from([(test.start(), test.start())]);
    for kinds in groups {
        let add = |(one, other): &(usize, usize)| {
            let (one, other) = (*one, *other);
            let with = |(a, b): &(usize, usize)| (test.add(one, *a), test.add(other, *b));
            kinds.iter().map(with).collect::<Vec<_>>()
        };
        reached = reached.iter().flat_map(add).collect();
    }
    reached.iter().any(|(one, other)| test.met(*one, by_local.0) != test.met(*other, by_local.1))
}
