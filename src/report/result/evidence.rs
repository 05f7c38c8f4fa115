//! The evidence: which priorities each group misses in each year of the window, and where a result at the worst level misses
//! none, which nobody expects who has not read the criteria.

use crate::{
    report::{criteria, names},
    rules::{
        criteria::YearCriteria,
        determination::Determination,
        facts::{Facts, GroupFacts},
        outcome::Outcome,
        terms::{Group, Indicator, Level, StatePriority, Year, gathered},
        year_test::YearResult,
    },
};

/// The evidence: groups by years of the window, newest year first.
#[derive(Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The years, newest first.
    pub years: Vec<Year>,
    /// A row for each group that is counted for certain in some year.
    pub rows: Vec<(Group, Vec<Cell>)>,
    /// The whole charter's local indicators, by year.
    pub local: Vec<LocalCell>,
    /// Whether each year meets the criteria by itself.
    pub outcomes: Vec<Outcome>,
    /// Results at the worst level that miss no priority.
    pub not_missed: Vec<NotMissed>,
}

/// Results at the worst level that do not miss a priority.
#[derive(Debug, PartialEq, Eq)]
pub struct NotMissed {
    /// What the priority asks of them, in a sentence.
    pub asks: String,
    /// Where they are, newest year first: the year, the groups, and the results.
    pub here: Vec<String>,
}

/// What the evidence says of a group in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The charter has no Dashboard of that year.
    NoDashboard,
    /// Not counted.
    NotCounted,
    /// Not known whether it is counted.
    Unknown,
    /// Counted.
    Counted {
        /// The state priorities that are missed for certain.
        missed: Vec<u8>,
        /// Those that may be.
        open: Vec<u8>,
    },
}

/// What the evidence says of the local indicators of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocalCell {
    /// The charter has no Dashboard of that year.
    NoDashboard,
    /// The year's criteria do not use them.
    NotUsed,
    /// Nothing is known of any.
    Unknown,
    /// Something is.
    Known {
        /// Missed for two or more years for certain.
        missed: Vec<u8>,
        /// May be.
        open: Vec<u8>,
    },
}

/// The evidence of a determination from these facts.
pub fn evidence(determination: &Determination, facts: &Facts) -> Evidence {
    let years: Vec<_> = determination.years.iter().rev().collect();
    let has_none = |year: Year| facts.year(year).is_some_and(|told| told.published == Some(false));
    let cell = |group: Group, year: &YearResult| {
        if has_none(year.year) {
            return Cell::NoDashboard;
        }
        let Some(result) = year.groups.iter().find(|g| g.group == group) else {
            return Cell::NotCounted;
        };
        let with = |outcome: Outcome| {
            let all = StatePriority::ALL.into_iter().zip(result.priorities);
            all.filter(|(_, o)| *o == outcome).map(|(p, _)| p.number()).collect()
        };
        match result.counted {
            Outcome::NotMet => Cell::NotCounted,
            Outcome::Unknown => Cell::Unknown,
            Outcome::Met => {
                Cell::Counted { missed: with(Outcome::Met), open: with(Outcome::Unknown) }
            }
        }
    };
    let rows = Group::ALL.into_iter().map(|g| (g, years.iter().map(|y| cell(g, y)).collect()));
    let counted =
        |(_, cells): &(Group, Vec<Cell>)| cells.iter().any(|c| matches!(c, Cell::Counted { .. }));
    Evidence {
        years: years.iter().map(|y| y.year).collect(),
        rows: rows.filter(counted).collect(),
        local: years
            .iter()
            .map(|y| if has_none(y.year) { LocalCell::NoDashboard } else { local(y) })
            .collect(),
        outcomes: years.iter().map(|y| y.outcome).collect(),
        not_missed: not_missed(&years, facts),
    }
}

/// Of a year that has a Dashboard, or may have.
fn local(year: &YearResult) -> LocalCell {
    let used = YearCriteria::of(year.year).map_or(0, |criteria| criteria.local.len());
    let (missed, open) = (year.local(Outcome::Met), year.local(Outcome::Unknown));
    if used == 0 {
        LocalCell::NotUsed
    } else if open.len() == used {
        LocalCell::Unknown
    } else {
        LocalCell::Known { missed, open }
    }
}

/// What a group shows in a year.
type Shown = ((Year, String), Group);

/// Results at the worst level that miss no priority; what is asked is said once for all of which it is asked.
fn not_missed(years: &[&YearResult], facts: &Facts) -> Vec<NotMissed> {
    let in_words = |((year, shown), groups): ((Year, String), Vec<Group>)| {
        format!("{year}, {}: {shown}", names::groups(groups))
    };
    gathered(years.iter().flat_map(|year| not_missed_in(year, facts)))
        .into_iter()
        .map(|(asks, here)| NotMissed {
            asks,
            here: gathered(here).into_iter().map(in_words).collect(),
        })
        .collect()
}

/// The same of a year, one by one: what is asked, and what is shown.
fn not_missed_in(year: &YearResult, facts: &Facts) -> Vec<(String, Shown)> {
    let (Some(criteria), Some(told)) = (YearCriteria::of(year.year), facts.year(year.year)) else {
        return Vec::new();
    };
    let mut shown = Vec::new();
    for result in year.groups.iter().filter(|g| g.counted != Outcome::NotMet) {
        let (group, of_group) = (result.group, told.groups.get(result.group));
        for (priority, outcome) in StatePriority::ALL.into_iter().zip(result.priorities) {
            // Where CDE says which priorities were missed, levels decide nothing.
            if outcome != Outcome::NotMet || of_group.priorities.is_some() {
                continue;
            }
            let worst = at_worst(criteria, priority, of_group);
            if worst.is_empty() {
                continue;
            }
            let asks = asks(criteria, priority, group, &worst);
            let levels = worst
                .iter()
                .map(|(i, level)| format!("{} is {}", names::indicator(*i), names::level(*level)));
            let levels = levels.collect::<Vec<_>>().join(" and ");
            shown.push((asks, ((year.year, levels), group)));
        }
    }
    shown
}

/// The indicators that a priority looks at, for whatever groups, of which a group shows the worst level; with that level.
fn at_worst(
    criteria: &YearCriteria,
    priority: StatePriority,
    told: GroupFacts,
) -> Vec<(Indicator, Level)> {
    let of_priority = || criteria.criteria.iter().filter(|c| c.priority == priority);
    let worst = |i: Indicator| {
        let [worst, ..] = criteria.scales.get(i).worst_first(i);
        let is_looked_at = of_priority().any(|c| c.uses(i));
        (is_looked_at && told.levels.get(i) == Some(worst)).then_some((i, worst))
    };
    Indicator::ALL.into_iter().filter_map(worst).collect()
}

/// What a priority asks of a group's results that are at the worst level.
fn asks(
    criteria: &YearCriteria,
    priority: StatePriority,
    group: Group,
    worst: &[(Indicator, Level)],
) -> String {
    let is_worst = |i: Indicator| worst.iter().any(|(other, _)| *other == i);
    let number = priority.number();
    let lines = criteria::criterion(criteria, priority, group)
        .map(|criterion| criteria::lines_with(criteria, criterion, group, &is_worst))
        .unwrap_or_default();
    if lines.is_empty() {
        let names = criteria::indicators(&is_worst);
        return format!("Priority {number} does not look at {names} of {}.", names::group(group));
    }
    format!("Of these results, priority {number} asks: {}.", lines.join("; or "))
}
