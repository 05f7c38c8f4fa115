//! Which unknown facts can change the Pathway 2 test under the default readings.
//!
//! All that the test sees of a group is whether it is counted in the as-of year and whether it qualifies (two
//! priorities in three years); all that it sees of the groups together is a few small counts. The counts that all other
//! groups can come to are worked out, and a fact matters when changing it moves its group between two standings that
//! differ beside one of these. Every year that may have a Dashboard is taken to have one: where it may have none,
//! nothing is known of it, so no group need be counted in it, which comes to the same.

use crate::rules::{
    assistance::PRIORITIES_NEEDED,
    explain::{
        Subject,
        fact::{Fact, OfGroup, What},
        pivot::level_decides,
    },
    facts::YearFacts,
    pathway2::YEARS_NEEDED,
    standing::{Bound, YearStanding},
    terms::{Group, PerGroup, Priorities, each_once},
};

/// What the test sees of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Standing {
    counted: bool,
    qualifies: bool,
}

/// What the test sees of several groups: how many are counted, how many qualify (both up to three), and whether a
/// counted one does not qualify.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    counted: u8,
    qualify: u8,
    failing: bool,
}

impl Counts {
    fn with(self, group: Standing) -> Self {
        Self {
            counted: (self.counted + u8::from(group.counted)).min(3),
            qualify: (self.qualify + u8::from(group.qualifies)).min(3),
            failing: self.failing || (group.counted && !group.qualifies),
        }
    }

    fn met(self) -> bool {
        match self.counted {
            0 => false,
            1 | 2 => !self.failing,
            _ => self.qualify >= 3,
        }
    }
}

/// What a group can be in a year.
#[derive(Clone, Copy, Default)]
struct InYear {
    uncounted: bool,
    counted_failing: bool,
    counted_meeting: bool,
}

impl InYear {
    fn of(year: &YearStanding, group: Group) -> Self {
        if !year.may_publish || !year.open.has(group) {
            return Self { uncounted: true, ..Self::default() };
        }
        let at = |bound| year.with_priorities(PRIORITIES_NEEDED, false, bound).has(group);
        Self {
            uncounted: !year.sure.has(group),
            counted_failing: !at(Bound::Least),
            counted_meeting: at(Bound::Most),
        }
    }

    /// Each way it can be: counted, and one more year.
    fn ways(self) -> impl Iterator<Item = (bool, u32)> {
        [
            (self.uncounted, (false, 0)),
            (self.counted_failing, (true, 0)),
            (self.counted_meeting, (true, 1)),
        ]
        .into_iter()
        .filter_map(|(can, way)| can.then_some(way))
    }
}

/// The facts of the list that can change the outcome, which is open.
pub fn relevant(subject: &Subject, unknown: &[Fact]) -> Vec<Fact> {
    let years = Years::of(&subject.window);
    unknown.iter().copied().filter(|fact| years.decides(subject, *fact)).collect()
}

/// What the groups can be.
struct Years {
    /// For each year, oldest first.
    ways: Vec<PerGroup<InYear>>,
    /// For each group what all the others together can come to.
    others: Vec<(Group, Vec<Counts>)>,
}

impl Years {
    fn of(window: &[YearStanding]) -> Self {
        let ways: Vec<PerGroup<InYear>> =
            window.iter().map(|year| PerGroup::of(|g| InYear::of(year, g))).collect();
        let standings = |group| -> Vec<Standing> {
            let ways = combine(ways.iter().map(|y| y.get(group))).into_iter();
            each_once(
                ways.map(|(counted, years)| Standing { counted, qualifies: years >= YEARS_NEEDED }),
            )
        };
        let all: Vec<(Group, Vec<Standing>)> =
            Group::ALL.into_iter().map(|g| (g, standings(g))).collect();
        let others = |group| {
            all.iter().filter(|(g, _)| *g != group).fold(
                vec![Counts::default()],
                |counts, (_, ways)| {
                    each_once(counts.iter().flat_map(|c| ways.iter().map(|way| c.with(*way))))
                },
            )
        };
        let others = Group::ALL.into_iter().map(|g| (g, others(g))).collect();
        Self { ways, others }
    }

    /// Whether changing this fact alone can change the outcome.
    fn decides(&self, subject: &Subject, fact: Fact) -> bool {
        let Some(place) = subject.window.iter().position(|y| y.year == fact.year) else {
            return false;
        };
        let Some(year) = subject.window.get(place) else { return false };
        let is_last = place + 1 == self.ways.len();
        match fact.what {
            What::Local(_) => false,
            // Without a Dashboard in the as-of year the test fails, and it is open: so with one it can hold.
            What::Published => is_last || self.year_decides(place),
            What::Group(group, of_group) => changes(subject, year, group, of_group)
                .into_iter()
                .any(|change| self.group_decides(place, is_last, group, change)),
        }
    }

    /// Whether changing a group's year from one way to the other can change the outcome.
    fn group_decides(
        &self,
        place: usize,
        is_last: bool,
        group: Group,
        (from, to): ((bool, u32), (bool, u32)),
    ) -> bool {
        let Some((_, others)) = self.others.iter().find(|(g, _)| *g == group) else { return false };
        let rest = self.ways.iter().enumerate().filter(|(n, _)| *n != place);
        let rest = combine(rest.map(|(_, y)| y.get(group)));
        let standing =
            |(counted, years): (bool, u32), (counted_here, here): (bool, u32)| Standing {
                counted: if is_last { counted_here } else { counted },
                qualifies: years + here >= YEARS_NEEDED,
            };
        rest.into_iter().any(|rest| {
            let (from, to) = (standing(rest, from), standing(rest, to));
            from != to && others.iter().any(|c| c.with(from).met() != c.with(to).met())
        })
    }

    /// Whether an earlier year's having a Dashboard can change the outcome: every group can gain a year by it, and
    /// the test only gains from more.
    fn year_decides(&self, place: usize) -> bool {
        let start = vec![(Counts::default(), Counts::default())];
        let both = Group::ALL.into_iter().fold(start, |counts, group| {
            let gain = self.ways.get(place).map_or(0, |y| u32::from(y.get(group).counted_meeting));
            let rest = self.ways.iter().enumerate().filter(|(n, _)| *n != place);
            let rest = combine(rest.map(|(_, y)| y.get(group)));
            let mut next = Vec::with_capacity(counts.len());
            for (without, with) in counts {
                for (counted, years) in &rest {
                    let standing = |years: u32| Standing {
                        counted: *counted,
                        qualifies: years >= YEARS_NEEDED,
                    };
                    let pair = (without.with(standing(*years)), with.with(standing(years + gain)));
                    if !next.contains(&pair) {
                        next.push(pair);
                    }
                }
            }
            next
        });
        both.into_iter().any(|(without, with)| without.met() != with.met())
    }
}

/// How the fact can change what its group is in the year: from one way to another.
fn changes(
    subject: &Subject,
    year: &YearStanding,
    group: Group,
    of_group: OfGroup,
) -> Vec<((bool, u32), (bool, u32))> {
    let counted = |meets: u32| ((false, 0), (true, meets));
    match of_group {
        OfGroup::Counted => {
            InYear::of(year, group).ways().filter(|(c, _)| *c).map(|(_, m)| counted(m)).collect()
        }
        // At most one priority is never two.
        OfGroup::Priorities | OfGroup::FewerThanTwo => Vec::new(),
        OfGroup::Level(indicator) => {
            let nothing = YearFacts::default();
            let known = subject.facts().year(year.year).unwrap_or(&nothing).groups.get(group);
            let standing = year.groups.get(group);
            let decides = subject.criteria(year.year).is_some_and(|criteria| {
                let none = Priorities::NONE;
                level_decides(subject.facts(), criteria, group, &known, &standing, indicator, none)
            });
            if decides { vec![((true, 0), (true, 1))] } else { Vec::new() }
        }
    }
}

/// What a group can come to over several years, oldest first: counted in the last, and years with two priorities.
fn combine(years: impl Iterator<Item = InYear>) -> Vec<(bool, u32)> {
    years.fold(vec![(false, 0)], |so_far, year| {
        let mut next = Vec::with_capacity(so_far.len() * 3);
        for (_, years) in so_far {
            for (counted, more) in year.ways() {
                let way = (counted, years + more);
                if !next.contains(&way) {
                    next.push(way);
                }
            }
        }
        next
    })
}
