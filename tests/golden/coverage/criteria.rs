//! Each criterion of each year, clause by clause, at its edge: results that just meet it by this clause alone, results
//! that miss it by one step of one level, and results that leave it open. And each local indicator.

use charter_pathways::rules::{
    criteria::{Condition, Criterion, YEARS, YearCriteria},
    facts::GroupFacts,
    terms::{Group, Groups, Indicator, Level, PerIndicator, StatePriority, Year},
};

use super::{Exercise, OUTCOMES, Row, Table};

const NO_CAREER: &str = "the 2022 Dashboard published no result for college/career";
const NO_LOCAL: &str = "local indicators were not used in 2022";

/// The criteria of the state priorities.
pub fn state(exercises: &[Exercise]) -> Table {
    let mut rows = vec![];
    for criteria in YEARS {
        for criterion in criteria.criteria {
            let ltel = apart(criterion);
            if ltel != criterion.groups {
                for clause in criterion.any {
                    let name = format!(
                        "{}, priority {}: {}",
                        criteria.year,
                        criterion.priority.number(),
                        words(clause)
                    );
                    rows.push(Row::new(name).fill(exercises, |exercise| {
                        seen(exercise, criteria, criterion, clause, &|g| !ltel.has(g))
                    }));
                }
            }
            if !ltel.is_empty() {
                let name =
                    format!("{}, priority {}, LTEL", criteria.year, criterion.priority.number());
                rows.push(Row::new(name).fill(exercises, |exercise| {
                    let clauses = criterion.any.iter();
                    clauses
                        .flat_map(|c| seen(exercise, criteria, criterion, c, &|g| ltel.has(g)))
                        .collect()
                }));
            }
        }
    }
    let row = Row::new("2022, priority 8: not used")
        .cannot_be(0, NO_CAREER)
        .cannot_be(2, NO_CAREER)
        .fill(exercises, career_of_2022);
    rows.push(row);
    Table { title: "State criteria", columns: OUTCOMES, rows }
}

/// The groups of a criterion that have a row of their own: the criterion of priority 4 for LTEL is the one that differs
/// between years.
fn apart(criterion: &Criterion) -> Groups {
    let ltel = Groups::NONE.with(Group::LTEL);
    let is_own = criterion.priority == StatePriority::Achievement;
    // Criteria before 2024 name the group too, which did not exist.
    if is_own { criterion.groups.and(ltel) } else { Groups::NONE }
}

fn words(clause: &[Condition]) -> String {
    let condition = |c: &Condition| {
        let levels = Level::ALL.into_iter().filter(|l| c.levels.has(*l)).map(Level::code);
        format!("{} {}", c.indicator.code(), levels.collect::<Vec<_>>().join("/"))
    };
    clause.iter().map(condition).collect::<Vec<_>>().join(" & ")
}

/// The columns that an exercise fills for a clause of a criterion.
fn seen(
    exercise: &Exercise,
    criteria: &YearCriteria,
    criterion: &Criterion,
    clause: &[Condition],
    of_row: &dyn Fn(Group) -> bool,
) -> Vec<usize> {
    let Some(facts) = exercise.facts.year(criteria.year) else { return vec![] };
    let number = criterion.priority.number();
    let stated = |g: Group| {
        let priorities = &exercise.stated(criteria.year)["groups"][g.code()]["priorities"];
        priorities[number.to_string()].as_str()
    };
    let groups = criterion.groups.iter().filter(|g| g.exists_in(criteria.year) && of_row(*g));
    groups
        .filter_map(|group| {
            let told = told(exercise, group, &facts.groups.get(group))?;
            let edge = edge(criteria, criterion, clause, group, &told)?;
            (stated(group) == Some(["met", "not_met", "unknown"][edge])).then_some(edge)
        })
        .collect()
}

/// The levels of a group for which some are told; what cannot apply is `none`.
fn told(
    exercise: &Exercise,
    group: Group,
    facts: &GroupFacts,
) -> Option<PerIndicator<Option<Level>>> {
    let by_levels = facts.shows_counted() && facts.priorities.is_none();
    by_levels.then(|| {
        PerIndicator::of(|i| {
            let applies = i.applies_to(group, exercise.facts.grades);
            if applies { facts.levels.get(i) } else { Some(Level::None) }
        })
    })
}

type Levels = PerIndicator<Option<Level>>;

/// At which edge of a clause the levels are: 0 just inside and by no other clause, 1 just outside, 2 open.
fn edge(
    criteria: &YearCriteria,
    criterion: &Criterion,
    clause: &[Condition],
    group: Group,
    levels: &Levels,
) -> Option<usize> {
    let number = criterion.priority.number();
    let flags = criteria.flags(group, levels);
    let step = |condition: &Condition, towards_worse: bool| {
        let scale = criteria.scales.get(condition.indicator);
        let order = scale.worst_first(condition.indicator);
        let place = order.iter().position(|l| Some(*l) == levels.get(condition.indicator))?;
        let next = if towards_worse { place.checked_sub(1)? } else { place + 1 };
        let mut changed = *levels;
        changed.set(condition.indicator, Some(*order.get(next)?));
        Some(changed)
    };
    let some_step = |towards_worse, leads_to: bool| {
        let changed = clause.iter().filter_map(|c| step(c, towards_worse));
        changed.into_iter().any(|levels| holds(clause, &levels, false) == leads_to)
    };
    match (flags.certain.has(number), flags.possible.has(number)) {
        (true, _) => {
            let others = criterion.any.iter().filter(|c| !std::ptr::eq(**c, clause));
            let alone = others.into_iter().all(|c| !holds(c, levels, false));
            (alone && holds(clause, levels, false) && some_step(false, false)).then_some(0)
        }
        (false, false) => some_step(true, true).then_some(1),
        (false, true) => holds(clause, levels, true).then_some(2),
    }
}

/// Whether every condition of a clause holds; of a level that is not told, what `unknown` says.
fn holds(clause: &[Condition], levels: &Levels, unknown: bool) -> bool {
    clause.iter().all(|c| levels.get(c.indicator).map_or(unknown, |l| c.levels.has(l)))
}

fn career_of_2022(exercise: &Exercise) -> Vec<usize> {
    let year = Year(2022);
    let Some(facts) = exercise.facts.year(year) else { return vec![] };
    let told = |g: &Group| facts.groups.get(*g).levels.get(Indicator::CCI).is_some();
    let stated = |g: Group| exercise.stated(year)["groups"][g.code()]["priorities"]["8"].as_str();
    let shown = Group::ALL.into_iter().filter(told).filter_map(stated);
    shown.filter_map(|o| ["met", "not_met", "unknown"].iter().position(|x| *x == o)).collect()
}

/// The local indicators: by year, and by priority.
pub fn local(exercises: &[Exercise]) -> Table {
    let mut rows = vec![];
    for criteria in YEARS {
        let name = format!("{}, local indicators", criteria.year);
        let mut row = Row::new(name);
        if criteria.local.is_empty() {
            row = row.cannot_be(0, NO_LOCAL).cannot_be(2, NO_LOCAL);
        }
        rows.push(row.fill(exercises, |exercise| {
            LOCAL.iter().filter_map(|number| result(exercise, criteria.year, number)).collect()
        }));
    }
    for number in LOCAL {
        let name = format!("local priority {number}, in any year");
        rows.push(Row::new(name).fill(exercises, |exercise| {
            let years = exercise.rules.window.iter().filter(|c| !c.local.is_empty());
            years.filter_map(|c| result(exercise, c.year, number)).collect()
        }));
    }
    Table { title: "Local criteria", columns: OUTCOMES, rows }
}

const LOCAL: [&str; 5] = ["1", "2", "3", "6", "7"];

/// The column that a local indicator fills in a year for which the case states it: missed for two years, missed but
/// not for two years, or not told.
fn result(exercise: &Exercise, year: Year, number: &str) -> Option<usize> {
    let stated = exercise.stated(year)["local"][number].as_str()?;
    let told = exercise.case["dashboards"][year.to_string()]["local"][number].as_str();
    match (told, stated) {
        (Some("not_met_two_years"), "met") => Some(0),
        (Some("not_met"), "not_met") => Some(1),
        // In 2022 even this does not count.
        (Some("not_met_two_years"), "not_met") if year == Year(2022) => Some(1),
        (None, "unknown") => Some(2),
        _ => None,
    }
}
