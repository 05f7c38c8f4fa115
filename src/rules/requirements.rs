//! What each test asks, one by one, under the default readings: so that a result can say which requirements are met.

use super::{
    assistance::PRIORITIES_NEEDED,
    outcome::Outcome,
    standing::{Bound, YearStanding},
    terms::{Group, Groups},
};

/// What the tests ask, one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirements {
    /// Differentiated assistance by a group: some group has two or more priorities, state and local together, in both
    /// of the newest two years.
    pub assistance_by_group: Outcome,
    /// Differentiated assistance by local indicators: they flag two or more priorities in both years.
    pub assistance_by_local: Outcome,
    /// How many groups are counted in the as-of year: at least and at most.
    pub counted: (u32, u32),
    /// Every group that may be counted in some year, with the years in which it has two or more state priorities.
    pub tallies: Vec<Tally>,
}

/// In how many years of the window a group is counted with two or more state priorities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The group.
    pub group: Group,
    /// At least in so many years.
    pub certain: u32,
    /// At most in so many years.
    pub possible: u32,
}

/// The requirements of both tests; `window` is in order of time and ends with the as-of year.
pub fn requirements(window: &[YearStanding]) -> Requirements {
    let newest_two = window.get(window.len().saturating_sub(2)..).unwrap_or(window);
    let both =
        |holds: &dyn Fn(Bound) -> bool| Outcome::of(holds(Bound::Most), !holds(Bound::Least));
    let by_group = |bound| {
        let meets =
            |y: &YearStanding| y.counted(y.with_priorities(PRIORITIES_NEEDED, true, bound), bound);
        let in_both = newest_two.iter().map(meets).reduce(Groups::and).unwrap_or_default();
        !in_both.is_empty()
    };
    let by_local = |bound| newest_two.iter().all(|y| y.two_local(bound));
    let all: Groups = Group::ALL.into_iter().collect();
    let counted = |bound| window.last().map_or(0, |y| y.counted(all, bound).len());
    let meeting = |bound| -> Vec<Groups> {
        let meet =
            |y: &YearStanding| y.counted(y.with_priorities(PRIORITIES_NEEDED, false, bound), bound);
        window.iter().map(meet).collect()
    };
    let (must_meet, may_meet) = (meeting(Bound::Least), meeting(Bound::Most));
    let years = |group, meeting: &[Groups]| {
        let years = meeting.iter().filter(|groups| groups.has(group)).count();
        u32::try_from(years).unwrap_or(u32::MAX)
    };
    let ever_counted = |g: &Group| window.iter().any(|y| y.counted(all, Bound::Most).has(*g));
    Requirements {
        assistance_by_group: both(&by_group),
        assistance_by_local: both(&by_local),
        counted: (counted(Bound::Least), counted(Bound::Most)),
        tallies: Group::ALL
            .into_iter()
            .filter(ever_counted)
            .map(|group| Tally {
                group,
                certain: years(group, &must_meet),
                possible: years(group, &may_meet),
            })
            .collect(),
    }
}
