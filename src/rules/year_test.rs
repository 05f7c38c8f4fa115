//! The year test, EC 52064.5(g): whether a charter's results of one year meet the criteria, and by which method.

use super::{
    assistance::PRIORITIES_NEEDED,
    outcome::Outcome,
    standing::{Bound, YearStanding},
    terms::{Group, Groups, LocalPriority, StatePriority, Year},
};

/// A year's answers under the default readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearResult {
    /// The Dashboard year.
    pub year: Year,
    /// Whether method 1, 2 or 3 is met.
    pub outcome: Outcome,
    /// Method 1: some counted group has two or more state priorities. Method 2: local indicators flag two or more.
    /// Method 3: some counted group has a state priority and a local indicator flags a different one.
    pub methods: [Outcome; 3],
    /// For each local priority, in the order of [`LocalPriority::ALL`]: whether it is flagged.
    pub local: [Outcome; 5],
    /// Every group, in order.
    pub groups: Vec<GroupResult>,
}

impl YearResult {
    /// The numbers of the local priorities whose outcome is this one.
    pub fn local(&self, outcome: Outcome) -> Vec<u8> {
        let all = LocalPriority::ALL.into_iter().zip(self.local);
        all.filter(|(_, o)| *o == outcome).map(|(p, _)| p.number()).collect()
    }
}

/// A group's answers in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupResult {
    /// The group.
    pub group: Group,
    /// Whether it is counted.
    pub counted: Outcome,
    /// Whether it is counted with two or more priorities, state and local together.
    pub meets: Outcome,
    /// For each state priority, in the order of [`StatePriority::ALL`]: whether it is flagged.
    pub priorities: [Outcome; 4],
}

/// The year test of one year.
pub fn year_test(standing: &YearStanding) -> YearResult {
    let both =
        |holds: &dyn Fn(Bound) -> bool| Outcome::of(holds(Bound::Most), !holds(Bound::Least));
    let any = |bound, groups: Groups| !standing.counted(groups, bound).is_empty();
    let method1 = |b: Bound| any(b, standing.with_priorities(PRIORITIES_NEEDED, false, b));
    let method2 = |b: Bound| standing.two_local(b);
    let method3 = |b: Bound| any(b, standing.with_state_and_local(b));
    let meet = |b: Bound| standing.counted(standing.with_priorities(PRIORITIES_NEEDED, true, b), b);
    let (may_meet, must_meet) = (meet(Bound::Most), meet(Bound::Least));
    YearResult {
        year: standing.year,
        outcome: both(&|b| method1(b) || method2(b) || method3(b)),
        methods: [both(&method1), both(&method2), both(&method3)],
        local: LocalPriority::ALL.map(|p| {
            let can = standing.may_publish && standing.local_possible.has(p.number());
            let must = !standing.may_not_publish && standing.local_certain.has(p.number());
            Outcome::of(can, !must)
        }),
        groups: Group::ALL
            .map(|g| group_result(standing, g, Outcome::of(may_meet.has(g), !must_meet.has(g))))
            .into(),
    }
}

fn group_result(standing: &YearStanding, group: Group, meets: Outcome) -> GroupResult {
    let only = Groups::NONE.with(group);
    let counted = |bound| !standing.counted(only, bound).is_empty();
    let priority = |p| {
        let (certain, possible) = standing.groups.get(group).bounds(p);
        Outcome::of(counted(Bound::Most) && possible, !(counted(Bound::Least) && certain))
    };
    GroupResult {
        group,
        counted: Outcome::of(counted(Bound::Most), !counted(Bound::Least)),
        meets,
        priorities: StatePriority::ALL.map(priority),
    }
}
