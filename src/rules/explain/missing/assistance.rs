//! Which unknown facts can change differentiated assistance under the default readings.
//!
//! What local indicators do to the groups of a year depends only on their class: none missed, priority 6 alone
//! (which a group's own priority 6 repeats), another one alone, or two and more. For given classes of the two years the
//! groups are independent, so a fact matters when, for some classes, its group is the one that decides while every
//! other group can be out of it.

use crate::rules::{
    assistance::{PRIORITIES_NEEDED, newest_two},
    explain::{
        Subject,
        fact::{Fact, OfGroup, What},
        pivot::level_decides,
    },
    facts::YearFacts,
    standing::{Bound, YearStanding},
    terms::{Group, Groups, LocalPriority, Priorities},
};

/// The facts of the list that can change the outcome, which is open.
pub fn relevant(subject: &Subject, unknown: &[Fact]) -> Vec<Fact> {
    let Some([earlier, last]) = newest_two(&subject.window) else { return Vec::new() };
    let pair = |fact: &Fact| {
        if fact.year == last.year {
            Some((last, earlier))
        } else if fact.year == earlier.year {
            Some((earlier, last))
        } else {
            None
        }
    };
    let matters = |fact: &&Fact| {
        let Some((year, other)) = pair(fact) else { return false };
        match fact.what {
            // Without a Dashboard the test fails, and it is open: so with one it can hold.
            What::Published => true,
            What::Local(priority) => local_matters(year, other, priority),
            What::Group(group, of_group) => group_matters(subject, year, other, group, of_group),
        }
    };
    unknown.iter().filter(matters).copied().collect()
}

/// The sets of local priorities, one of each class, that some completion of the year flags.
fn local_classes(year: &YearStanding) -> Vec<Priorities> {
    let mut classes: Vec<Priorities> = Vec::new();
    for set in local_sets(year) {
        if !classes.iter().any(|known| same_class(*known, set)) {
            classes.push(set);
        }
    }
    classes
}

/// Every set of local priorities that some completion of the year flags.
fn local_sets(year: &YearStanding) -> Vec<Priorities> {
    let open: Vec<u8> =
        year.local_possible.numbers().filter(|n| !year.local_certain.has(*n)).collect();
    open.into_iter().fold(vec![year.local_certain], |sets, number| {
        let with: Vec<Priorities> = sets.iter().map(|set| set.with(number)).collect();
        sets.into_iter().chain(with).collect()
    })
}

fn same_class(one: Priorities, other: Priorities) -> bool {
    let six = LocalPriority::Climate.number();
    match (one.len(), other.len()) {
        (1, 1) => one.has(six) == other.has(six),
        (one, other) => one.min(PRIORITIES_NEEDED) == other.min(PRIORITIES_NEEDED),
    }
}

/// Groups that have two priorities in both years in every completion with these local priorities.
fn satisfied(
    year: &YearStanding,
    local: Priorities,
    other: &YearStanding,
    theirs: Priorities,
) -> Groups {
    let must = |y: &YearStanding, l| y.sure.and(y.reaching(PRIORITIES_NEEDED, l, Bound::Least));
    must(year, local).and(must(other, theirs))
}

fn by_local_alone(one: Priorities, other: Priorities) -> bool {
    one.len() >= PRIORITIES_NEEDED && other.len() >= PRIORITIES_NEEDED
}

fn group_matters(
    subject: &Subject,
    year: &YearStanding,
    other: &YearStanding,
    group: Group,
    of_group: OfGroup,
) -> bool {
    let only = Groups::NONE.with(group);
    local_classes(year).into_iter().any(|local| {
        let decides_here = match of_group {
            OfGroup::Counted => year.reaching(PRIORITIES_NEEDED, local, Bound::Most).has(group),
            OfGroup::Priorities => {
                local.len() == 1 && year.groups.get(group).possible.numbers().any(|n| !local.has(n))
            }
            OfGroup::FewerThanTwo => false,
            OfGroup::Level(indicator) => {
                let nothing = YearFacts::default();
                let known = subject.facts().year(year.year).unwrap_or(&nothing).groups.get(group);
                let standing = year.groups.get(group);
                subject.criteria(year.year).is_some_and(|criteria| {
                    level_decides(
                        subject.facts(),
                        criteria,
                        group,
                        &known,
                        &standing,
                        indicator,
                        local,
                    )
                })
            }
        };
        decides_here
            && local_classes(other).into_iter().any(|theirs| {
                !by_local_alone(local, theirs)
                    && other
                        .open
                        .and(other.reaching(PRIORITIES_NEEDED, theirs, Bound::Most))
                        .has(group)
                    && satisfied(year, local, other, theirs).without(only).is_empty()
            })
    })
}

fn local_matters(year: &YearStanding, other: &YearStanding, priority: LocalPriority) -> bool {
    let number = priority.number();
    let before = local_sets(year).into_iter().filter(|set| !set.has(number));
    before.into_iter().any(|local| {
        let after = local.with(number);
        local_classes(other).into_iter().any(|theirs| {
            if by_local_alone(local, theirs) {
                return false;
            }
            let satisfied = satisfied(year, local, other, theirs);
            if by_local_alone(after, theirs) && satisfied.is_empty() {
                return true;
            }
            let meets_there =
                other.open.and(other.reaching(PRIORITIES_NEEDED, theirs, Bound::Most));
            year.open.and(meets_there).iter().any(|group| {
                gains(year, group, local, number)
                    && satisfied.without(Groups::NONE.with(group)).is_empty()
            })
        })
    })
}

/// Whether some completion of a counted group has fewer than two priorities with these local ones, and two with one
/// more.
fn gains(year: &YearStanding, group: Group, local: Priorities, number: u8) -> bool {
    let standing = year.groups.get(group);
    let within = |set: Priorities| standing.certain.numbers().all(|n| set.has(n));
    match local.len() {
        0 => standing
            .possible
            .numbers()
            .any(|own| own != number && within(Priorities::NONE.with(own))),
        1 => within(local),
        _ => false,
    }
}
