//! The fewest facts of a group in a year that show that it meets, that it fails, that it is counted, that it is not.

use super::{Shown, fewest, together};
use crate::rules::{
    assistance::PRIORITIES_NEEDED,
    criteria::{Criterion, YearCriteria},
    explain::fact::{Fact, OfGroup, What},
    facts::{Facts, GroupFacts, YearFacts},
    terms::{
        Grades, Group, Indicator, Level, LocalPriority, PerIndicator, Priorities, StatePriority,
        Year, in_order,
    },
};

/// The known facts of one year.
pub struct KnownYear<'a> {
    /// The Dashboard year.
    pub year: Year,
    criteria: &'static YearCriteria,
    grades: Grades,
    facts: Option<&'a YearFacts>,
}

impl<'a> KnownYear<'a> {
    pub fn of(facts: &'a Facts, criteria: &'static YearCriteria) -> Self {
        let year = criteria.year;
        Self { year, criteria, grades: facts.grades, facts: facts.year(year) }
    }

    /// That there was no Dashboard.
    pub fn no_dashboard(&self) -> Shown {
        let told = self.facts.is_some_and(|f| f.published == Some(false));
        told.then(|| vec![Fact { year: self.year, what: What::Published }])
    }

    /// The local priorities known to be flagged, or known not to be.
    pub fn local(&self, flagged: bool) -> Vec<LocalPriority> {
        let known = self.facts.into_iter().flat_map(YearFacts::local);
        known
            .filter(|(p, told)| *told == Some(flagged) && self.criteria.local.contains(p))
            .map(|(p, _)| p)
            .collect()
    }

    /// The local priorities that count in the year.
    pub fn local_of_year(&self) -> &'static [LocalPriority] {
        self.criteria.local
    }

    /// The fact of a local priority.
    pub fn local_fact(&self, priority: LocalPriority) -> Fact {
        Fact { year: self.year, what: What::Local(priority) }
    }

    /// A group in this year.
    pub fn group(&self, group: Group) -> KnownGroup<'_, 'a> {
        let known = self.facts.map(|f| f.groups.get(group)).unwrap_or_default();
        KnownGroup { year: self, group, known }
    }
}

/// The known facts of a group in a year.
pub struct KnownGroup<'y, 'a> {
    year: &'y KnownYear<'a>,
    group: Group,
    known: GroupFacts,
}

/// Facts that show something, and whether they also show that the group is counted.
struct Showing {
    facts: Vec<Fact>,
    counted: bool,
}

impl KnownGroup<'_, '_> {
    fn fact(&self, what: OfGroup) -> Fact {
        Fact::of_group(self.year.year, self.group, what)
    }

    #[allow(clippy::unnecessary_wraps, reason = "one of several ways to show something")]
    fn told(&self, what: OfGroup) -> Shown {
        Some(vec![self.fact(what)])
    }

    /// That it is not counted: no fact at all for a group that did not exist.
    pub fn not_counted(&self) -> Shown {
        if !self.group.exists_in(self.year.year) {
            return Some(Vec::new());
        }
        if self.known.counted == Some(false) { self.told(OfGroup::Counted) } else { None }
    }

    /// That it is counted.
    pub fn counted(&self) -> Shown {
        if self.known.counted == Some(true) {
            return self.told(OfGroup::Counted);
        }
        if self.known.priorities.is_some_and(|p| !p.is_empty()) {
            return self.told(OfGroup::Priorities);
        }
        let shows = |i: &Indicator| self.known.levels.get(*i).is_some_and(|l| l != Level::None);
        self.told(OfGroup::Level(Indicator::ALL.into_iter().find(shows)?))
    }

    /// That it is counted with two state priorities.
    pub fn meets_by_state(&self) -> Shown {
        let by_code = self.known.priorities.filter(|p| p.len() >= PRIORITIES_NEEDED);
        let by_code = by_code.and_then(|_| self.told(OfGroup::Priorities));
        let by_levels = pair(&self.flagged());
        fewest([by_code, by_levels])
    }

    /// That it is counted with two priorities, state and local together.
    pub fn meets(&self) -> Shown {
        let local: Vec<(u8, Vec<Fact>)> = self
            .year
            .local(true)
            .into_iter()
            .map(|p| (p.number(), vec![self.year.local_fact(p)]))
            .collect();
        let state = self.flagged();
        let by_levels = pair(&state);
        let with_local = state.iter().flat_map(|(own, facts)| {
            let others = local.iter().filter(move |(n, _)| n != own);
            others.map(move |(_, more)| Some([facts.as_slice(), more].concat()))
        });
        let by_code = self.known.priorities.filter(|p| !p.is_empty()).and_then(|p| {
            let code = vec![self.fact(OfGroup::Priorities)];
            if p.len() >= PRIORITIES_NEEDED {
                return Some(code);
            }
            let other = local.iter().find(|(n, _)| !p.has(*n));
            other.map(|(_, more)| [code.as_slice(), more].concat())
        });
        let by_local = match local.as_slice() {
            [(_, one), (_, two), ..] => {
                together([Some(one.clone()), Some(two.clone()), self.counted()])
            }
            _ => None,
        };
        fewest([by_code, by_levels, fewest(with_local), by_local])
    }

    /// The state priorities that levels show to be flagged, each with the fewest levels that do.
    fn flagged(&self) -> Vec<(u8, Vec<Fact>)> {
        let of_priority = |p: StatePriority| {
            let clauses = self.criteria_of(p).flat_map(|c| c.any.iter());
            let shown = clauses.map(|clause| {
                together(clause.iter().map(|condition| {
                    let level = self.level(condition.indicator)?;
                    if condition.levels.has(level) {
                        self.told(OfGroup::Level(condition.indicator))
                    } else {
                        None
                    }
                }))
            });
            fewest(shown).map(|facts| (p.number(), facts))
        };
        StatePriority::ALL.into_iter().filter_map(of_priority).collect()
    }

    fn criteria_of(&self, priority: StatePriority) -> impl Iterator<Item = &'static Criterion> {
        let of_group = self.year.criteria.of_group(self.group);
        of_group.filter(move |criterion| criterion.priority == priority)
    }

    fn applies(&self, indicator: Indicator) -> bool {
        indicator.applies_to(self.group, self.year.grades)
    }

    /// The known level of an indicator that applies, if levels are what tells of the group.
    fn level(&self, indicator: Indicator) -> Option<Level> {
        let reads_levels = self.known.priorities.is_none();
        self.known.levels.get(indicator).filter(|_| reads_levels && self.applies(indicator))
    }

    /// That, if it is counted, it cannot have two priorities together with these local ones; `counted`: and that it
    /// is counted.
    pub fn fails(&self, local: Priorities, counted: bool) -> Shown {
        let shown = if counted { self.counted() } else { Some(Vec::new()) };
        // Which state priorities may still be flagged: one at most, or only one that a local indicator flags already.
        let few = |state: Priorities| state.or(local).len() < PRIORITIES_NEEDED;
        let by_code = self.known.priorities.filter(|p| few(*p)).and_then(|p| {
            let code = self.told(OfGroup::Priorities);
            if p.is_empty() { together([code, shown.clone()]) } else { code }
        });
        let one_anywhere = local.is_empty();
        let by_no_code = (self.known.reads_fewer_than_two() && one_anywhere)
            .then(|| together([self.told(OfGroup::FewerThanTwo), shown.clone()]))
            .flatten();
        fewest([by_code, by_no_code, self.fails_by_levels(local, counted)])
    }

    /// The same by levels alone, for each choice of the one priority that may be left open.
    fn fails_by_levels(&self, local: Priorities, counted: bool) -> Shown {
        if local.len() >= PRIORITIES_NEEDED {
            return None;
        }
        let may_stay = |p: &StatePriority| {
            Priorities::NONE.with(p.number()).or(local).len() < PRIORITIES_NEEDED
        };
        let left_open = StatePriority::ALL.into_iter().filter(may_stay).map(Some).chain([None]);
        fewest(left_open.map(|open| {
            let others = StatePriority::ALL.into_iter().filter(|p| Some(*p) != open);
            let each: Option<Vec<Vec<Showing>>> =
                others.map(|p| Some(self.unflagged(p)).filter(|ways| !ways.is_empty())).collect();
            self.cheapest(&each?, counted)
        }))
    }

    /// One way for each priority, with the fewest facts in all; `counted`: one of them must show the group counted,
    /// or a fact of its own does.
    fn cheapest(&self, each: &[Vec<Showing>], counted: bool) -> Shown {
        let best = |ways: &[Showing], must_show: bool| {
            let fit = ways.iter().filter(|w| w.counted || !must_show);
            fit.min_by_key(|w| w.facts.len()).map(|w| w.facts.clone())
        };
        let plain = || each.iter().map(|ways| best(ways, false));
        if !counted {
            return together(plain());
        }
        let with_fact = together(plain().chain([self.counted()]));
        let shown_by = (0..each.len())
            .map(|n| together(each.iter().enumerate().map(|(m, ways)| best(ways, m == n))));
        fewest(shown_by.chain([with_fact]))
    }

    /// The ways to show that a priority is not flagged: sets of levels of which every clause has one that spares it,
    /// each set as small as can be.
    fn unflagged(&self, priority: StatePriority) -> Vec<Showing> {
        let criteria: Vec<&Criterion> = self.criteria_of(priority).collect();
        let clauses = || criteria.iter().flat_map(|c| c.any.iter());
        let names = |i: &Indicator| criteria.iter().any(|criterion| criterion.uses(*i));
        let used = Indicator::ALL.into_iter().filter(names);
        let known: Vec<Indicator> = used.filter(|i| self.level(*i).is_some()).collect();
        let spared = |chosen: &PerIndicator<bool>| {
            clauses().all(|clause| {
                clause.iter().any(|c| match self.level(c.indicator) {
                    _ if !self.applies(c.indicator) => true,
                    Some(level) => chosen.get(c.indicator) && !c.levels.has(level),
                    None => false,
                })
            })
        };
        let mut ways = Vec::new();
        for set in subsets(&known) {
            let chosen = PerIndicator::of(|i| set.contains(&i));
            if spared(&chosen) {
                ways.push(Showing {
                    counted: set.iter().any(|i| self.level(*i).is_some_and(|l| l != Level::None)),
                    facts: set.into_iter().map(|i| self.fact(OfGroup::Level(i))).collect(),
                });
            }
        }
        ways
    }
}

/// Every subset of a few indicators.
fn subsets(all: &[Indicator]) -> Vec<Vec<Indicator>> {
    all.iter().fold(vec![Vec::new()], |sets, indicator| {
        let with: Vec<_> =
            sets.iter().map(|set| [set.as_slice(), &[*indicator]].concat()).collect();
        sets.into_iter().chain(with).collect()
    })
}

/// The two that take the fewest facts. A level that flags also shows the group counted.
fn pair(flagged: &[(u8, Vec<Fact>)]) -> Shown {
    let by_length = in_order(flagged.iter().map(|(_, f)| f), |a, b| a.len() < b.len());
    match by_length.as_slice() {
        [one, two, ..] => Some([one.as_slice(), two].concat()),
        _ => None,
    }
}
