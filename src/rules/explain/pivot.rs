//! Whether a single level can decide how many priorities a group misses.

use crate::rules::{
    assistance::PRIORITIES_NEEDED,
    criteria::{Criterion, YearCriteria},
    facts::{Facts, GroupFacts},
    standing::GroupStanding,
    terms::{Group, Indicator, Level, PerIndicator, Priorities},
};

/// Whether, for some values of everything else unknown of a counted group, changing this one unknown level changes
/// whether the group has two priorities together with the local ones.
pub fn level_decides(
    facts: &Facts,
    criteria: &YearCriteria,
    group: Group,
    known: &GroupFacts,
    standing: &GroupStanding,
    indicator: Indicator,
    local: Priorities,
) -> bool {
    let touched = criteria.of_group(group).find(|criterion| criterion.uses(indicator));
    let Some(touched) = touched else { return false };
    let number = touched.priority.number();
    if local.has(number) {
        return false;
    }
    // With all others together at one less than two, this priority decides.
    let others =
        |set: Priorities| -> Priorities { set.numbers().filter(|n| *n != number).collect() };
    let least = others(standing.certain).or(local).len();
    let most = others(standing.possible).or(local).len();
    let room = (least..=most).contains(&(PRIORITIES_NEEDED - 1));
    room && indicator_decides(facts, criteria, group, known, touched, indicator)
}

/// Whether, for some values of the other unknown levels, changing this one changes whether the criterion holds.
fn indicator_decides(
    facts: &Facts,
    criteria: &YearCriteria,
    group: Group,
    known: &GroupFacts,
    criterion: &Criterion,
    indicator: Indicator,
) -> bool {
    let mut levels = PerIndicator::of(|i| {
        if i.applies_to(group, facts.grades) { known.levels.get(i) } else { Some(Level::None) }
    });
    let free: Vec<Indicator> = Indicator::ALL
        .into_iter()
        .filter(|i| *i != indicator && criterion.uses(*i) && levels.get(*i).is_none())
        .collect();
    let values = |i: Indicator| {
        let matters = criteria.levels_that_matter(group, i);
        let worst_first = criteria.scales.get(i).worst_first(i);
        worst_first.into_iter().filter(move |l| matters.has(*l)).chain([Level::None])
    };
    let worst = criteria.scales.get(indicator).worst_first(indicator).first().copied();
    let mut decides = |levels: &mut PerIndicator<Option<Level>>| {
        // A criterion only gains from a worse level, so the two ends tell.
        levels.set(indicator, worst);
        let at_worst = criterion.holds(levels, false);
        levels.set(indicator, Some(Level::None));
        at_worst && !criterion.holds(levels, false)
    };
    some_assignment(&mut levels, &free, &values, &mut decides)
}

/// Tries every combination of values of the free indicators.
fn some_assignment<V: Iterator<Item = Level>>(
    levels: &mut PerIndicator<Option<Level>>,
    free: &[Indicator],
    values: &impl Fn(Indicator) -> V,
    decides: &mut impl FnMut(&mut PerIndicator<Option<Level>>) -> bool,
) -> bool {
    let Some((first, rest)) = free.split_first() else { return decides(levels) };
    values(*first).any(|level| {
        levels.set(*first, Some(level));
        some_assignment(levels, rest, values, decides)
    })
}
