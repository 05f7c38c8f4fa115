//! From a case to the facts that the rules may use, with a warning for everything that they may not.
//!
//! Flags are written out here ("every group that is not listed is not counted" becomes a fact of every other group),
//! and what cannot apply is left out: an indicator of other grades, a group that did not exist, a colour where only
//! statuses were published. What is ignored implies nothing.

use super::{Case, Dashboard, GroupResults, LocalResult, Status, file::Warning, json::Path};
use crate::rules::{
    criteria::YearCriteria,
    determination::Determination,
    facts::{Facts, GroupFacts, Official, YearFacts},
    rule_set::RuleSet,
    terms::{Grades, Group, Indicator, Level, LocalPriority, PerGroup, PerIndicator, Priorities},
};

/// What rules say of a case.
pub fn determination(case: &Case, rules: &RuleSet) -> Determination {
    Determination::of(&facts(case, rules).0, rules)
}

/// The facts of a case for a rule set, and what of the case was not used.
///
/// Years outside the window change nothing and are left out.
pub fn facts(case: &Case, rules: &RuleSet) -> (Facts, Vec<Warning>) {
    let mut warnings = Vec::new();
    let grades = case.school.grades();
    let mut years = Vec::new();
    let root = Path::root();
    let dashboards = root.field("dashboards");
    for criteria in &rules.window {
        if let Some(dashboard) = case.dashboards.get(&criteria.year) {
            let name = criteria.year.to_string();
            let path = dashboards.field(&name);
            let mut year = YearReader { criteria, grades, dashboard, warnings: &mut warnings };
            years.push((criteria.year, year.facts(&path)));
        }
    }
    let official = case.official.iter().map(|(year, published)| {
        let differentiated = published.status.map(|s| s == Status::Differentiated);
        (year, Official { differentiated, ec47607: published.ec47607 })
    });
    let facts = Facts {
        grades,
        authorizer: case.school.authorizer,
        assistance_given: case.assistance.given,
        years,
        official: official.collect(),
    };
    (facts, warnings)
}

/// Reads one year's Dashboard into facts.
struct YearReader<'a> {
    criteria: &'static YearCriteria,
    grades: Grades,
    dashboard: &'a Dashboard,
    warnings: &'a mut Vec<Warning>,
}

impl YearReader<'_> {
    fn warn(&mut self, path: &Path, message: impl Into<String>) {
        self.warnings.push(Warning::new(path, message));
    }

    fn facts(&mut self, path: &Path) -> YearFacts {
        let dashboard = self.dashboard;
        if dashboard.published == Some(false) {
            if dashboard.tells_results() {
                self.warn(
                    path,
                    "the year is marked as having no Dashboard; its results are kept, not used",
                );
            }
            return YearFacts { published: Some(false), ..YearFacts::default() };
        }
        let groups_path = path.field("groups");
        YearFacts {
            published: dashboard.published.or_else(|| dashboard.tells_results().then_some(true)),
            groups: PerGroup::of(|group| {
                let listed = dashboard.groups.as_ref().and_then(|groups| groups.get(&group));
                self.group(group, listed, &groups_path.field(group.code()))
            }),
            local: self.local(&path.field("local")),
        }
    }

    fn local(&mut self, path: &Path) -> [Option<bool>; 5] {
        let dashboard = self.dashboard;
        if self.criteria.local.is_empty() {
            if dashboard.local.as_ref().is_some_and(|local| !local.is_empty()) {
                self.warn(path, "local indicators do not count in this year; kept, not used");
            }
            return [None; 5];
        }
        let complete = dashboard.local_complete == Some(true);
        LocalPriority::ALL.map(|priority| {
            let result = dashboard.local.as_ref().and_then(|local| local.get(&priority));
            match result {
                Some(result) => Some(*result == LocalResult::NotMetTwoYears),
                None => complete.then_some(false),
            }
        })
    }

    fn group(&mut self, group: Group, listed: Option<&GroupResults>, path: &Path) -> GroupFacts {
        let unlisted = GroupResults::default();
        let results = listed.unwrap_or(&unlisted);
        let tells = !results.levels.is_empty()
            || results.priorities.is_some()
            || results.fewer_than_two == Some(true);
        if !group.exists_in(self.criteria.year) {
            if tells || results.counted == Some(true) {
                self.warn(
                    path,
                    "the Dashboard of this year did not report this group; kept, not used",
                );
            }
            return GroupFacts::default();
        }
        let complete = self.dashboard.groups_complete == Some(true);
        let counted = results.counted.or_else(|| complete.then_some(listed.is_some()));
        if counted == Some(false) {
            if tells {
                self.warn(
                    path,
                    "the group is marked as not counted; its results are kept, not used",
                );
            }
            return GroupFacts { counted, ..GroupFacts::default() };
        }
        let levels = self.levels(group, results, path);
        let priorities = results.priorities.map(|listed| {
            let used = self.usable(listed);
            if used != listed {
                let at = path.field("priorities");
                self.warn(&at, "priority 8 was not used in this year; the others stand");
            }
            used
        });
        let facts = GroupFacts {
            counted,
            levels: levels.given,
            priorities,
            fewer_than_two: results.fewer_than_two == Some(true)
                && priorities.is_none()
                && !levels.any_given,
        };
        if results.fewer_than_two == Some(true) && !facts.fewer_than_two {
            let at = path.field("fewer_than_two");
            self.warn(&at, "levels or priorities are given beside it and are used instead");
        }
        self.warn_of_disagreement(group, &facts, path);
        self.with_complete_levels(group, facts, &levels.unusable)
    }

    /// The priorities that the year's criteria can flag.
    fn usable(&self, listed: Priorities) -> Priorities {
        let known = |n: &u8| self.criteria.criteria.iter().any(|c| c.priority.number() == *n);
        listed.numbers().filter(known).collect()
    }

    fn levels(&mut self, group: Group, results: &GroupResults, path: &Path) -> GivenLevels {
        let levels_path = path.field("levels");
        let mut levels = GivenLevels::default();
        for (indicator, level) in results.levels.iter() {
            let at = levels_path.field(indicator.code());
            if !indicator.applies_to(group, self.grades) {
                let message = if indicator == Indicator::ELPI {
                    "English learner progress is reported for English learner groups only; kept, not used"
                } else {
                    "does not apply to the grades that the school serves; kept, not used"
                };
                self.warn(&at, message);
            } else if self.criteria.publishes(indicator, *level) {
                levels.given.set(indicator, Some(*level));
                levels.any_given = true;
            } else {
                let message = format!(
                    "\"{}\" was not published for this indicator in {}; the level counts as unknown",
                    level.code(),
                    self.criteria.year
                );
                self.warn(&at, message);
                levels.unusable.set(indicator, true);
                levels.any_given = true;
            }
        }
        levels
    }

    /// Tells when the levels contradict the priorities listed beside them, which win.
    fn warn_of_disagreement(&mut self, group: Group, facts: &GroupFacts, path: &Path) {
        let Some(priorities) = facts.priorities.filter(|_| facts.has_levels()) else { return };
        let applicable = PerIndicator::of(|i| {
            if i.applies_to(group, self.grades) { facts.levels.get(i) } else { Some(Level::None) }
        });
        let flags = self.criteria.flags(group, &applicable);
        let missed = flags.certain.numbers().any(|n| !priorities.has(n));
        let unsupported = priorities.numbers().any(|n| !flags.possible.has(n));
        if missed || unsupported {
            let at = path.field("priorities");
            self.warn(&at, "the levels beside it say otherwise; the priorities are used");
        }
    }

    /// With every level told, one that is not listed is outside every criterion: as good as none.
    fn with_complete_levels(
        &self,
        group: Group,
        facts: GroupFacts,
        unusable: &PerIndicator<bool>,
    ) -> GroupFacts {
        if self.dashboard.levels_complete != Some(true) || facts.priorities.is_some() {
            return facts;
        }
        let levels = PerIndicator::of(|i| {
            let open = i.applies_to(group, self.grades) && !unusable.get(i);
            facts.levels.get(i).or_else(|| open.then_some(Level::None))
        });
        GroupFacts { levels, fewer_than_two: false, ..facts }
    }
}

/// The levels of a group that the rules may use.
#[derive(Default)]
struct GivenLevels {
    given: PerIndicator<Option<Level>>,
    /// Published in another vocabulary: unknown, even when all levels are told.
    unusable: PerIndicator<bool>,
    /// Whether any level was told, be it one that cannot be used.
    any_given: bool,
}
