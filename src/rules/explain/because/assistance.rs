//! The fewest facts that settle differentiated assistance.

use super::{Shown, ends::KnownYear, fewest, together};
use crate::rules::{
    assistance::newest_two,
    explain::{Subject, fact::Fact},
    terms::{Group, LocalPriority, Priorities},
};

/// What is known of the newest two years, the later one first.
fn known<'a>(subject: &'a Subject) -> Option<[KnownYear<'a>; 2]> {
    let [earlier, last] = newest_two(&subject.rules.window)?;
    Some([last, earlier].map(|criteria| KnownYear::of(subject.facts(), criteria)))
}

/// Met: some group meets both years, or two local indicators are missed in both.
pub fn met(subject: &Subject) -> Shown {
    let years = known(subject)?;
    let by_group = Group::ALL
        .into_iter()
        .map(|group| together(years.iter().map(|year| year.group(group).meets())));
    let by_local = together(years.iter().map(|year| match year.local(true).as_slice() {
        [one, two, ..] => Some(vec![year.local_fact(*one), year.local_fact(*two)]),
        _ => None,
    }));
    fewest(by_group.chain([by_local]))
}

/// What is shown of a year's local indicators: those that may still be flagged, and by which facts.
struct LocalShown {
    /// `None`: two or more.
    may: Option<Priorities>,
    facts: Vec<Fact>,
}

/// The choices of what to show of a year's local indicators: nothing, all but one, all.
fn local_choices(year: &KnownYear) -> Vec<LocalShown> {
    let of_year = year.local_of_year();
    if of_year.is_empty() {
        return vec![LocalShown { may: Some(Priorities::NONE), facts: Vec::new() }];
    }
    let unflagged = year.local(false);
    let all_but = |left: Option<LocalPriority>| {
        let shown: Vec<LocalPriority> =
            of_year.iter().copied().filter(|p| Some(*p) != left).collect();
        shown.iter().all(|p| unflagged.contains(p)).then(|| LocalShown {
            may: Some(left.into_iter().map(LocalPriority::number).collect()),
            facts: shown.into_iter().map(|p| year.local_fact(p)).collect(),
        })
    };
    let nothing = LocalShown { may: None, facts: Vec::new() };
    let some = of_year.iter().map(|p| all_but(Some(*p))).chain([all_but(None)]).flatten();
    [nothing].into_iter().chain(some).collect()
}

/// Not met: no Dashboard in one of the years; or in one of them fewer than two local indicators, and every group
/// fails one of them.
pub fn not_met(subject: &Subject) -> Shown {
    let years = known(subject)?;
    if let Some(shown) = fewest(years.iter().map(KnownYear::no_dashboard)) {
        return Some(shown);
    }
    let [last, earlier] = &years;
    let fails = |year: &KnownYear, local: &LocalShown, group: Group| {
        let known = year.group(group);
        fewest([known.not_counted(), local.may.and_then(|may| known.fails(may, false))])
    };
    // What each group's failing takes, for each choice of a year's local indicators.
    let of_year = |year: &KnownYear| -> Vec<(LocalShown, Vec<Shown>)> {
        local_choices(year)
            .into_iter()
            .map(|local| {
                let groups = Group::ALL.map(|g| fails(year, &local, g)).into();
                (local, groups)
            })
            .collect()
    };
    let (of_last, of_earlier) = (of_year(last), of_year(earlier));
    let pairs = of_last.iter().flat_map(|one| of_earlier.iter().map(move |two| (one, two)));
    let shown = pairs.map(|((local, groups), (their_local, their_groups))| {
        // Two local indicators in both years would be enough for the test.
        local.may.or(their_local.may)?;
        let each = groups.iter().zip(their_groups).map(|(a, b)| fewest([a.clone(), b.clone()]));
        let of_local = [Some(local.facts.clone()), Some(their_local.facts.clone())];
        together(each.chain(of_local))
    });
    fewest(shown)
}
