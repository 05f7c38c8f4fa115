//! Changes to a case, each the meaning of one control on the page.
//!
//! A change replaces exactly what the control shows and nothing else: unticking a group keeps its results (they are
//! not used while it is not counted), and "everything else is better" never says which groups count.

use super::{Case, Dashboard, GroupResults, LocalResult};
use crate::rules::terms::{Few, Grades, Group, Indicator, Level, LocalPriority, Year};

impl Case {
    /// The year's Dashboard, to read; an empty one where nothing was told.
    pub fn dashboard(&self, year: Year) -> Dashboard {
        self.dashboards.get(&year).cloned().unwrap_or_default()
    }

    /// Changes the year's Dashboard; a year of which nothing is told any more is left out.
    pub fn change_dashboard(&mut self, year: Year, change: impl FnOnce(&mut Dashboard)) {
        self.dashboards.change_or_remove(year, change);
    }
}

impl Case {
    /// Tells which grades the school serves. What was said of everything else was said without the indicators of grades
    /// that come to it, so it has to be said again.
    pub fn set_grades(&mut self, serves_k8: bool, serves_high: bool) {
        let before = self.school.grades();
        (self.school.serves_k8, self.school.serves_high) = (serves_k8, serves_high);
        let grades = self.school.grades();
        let more = |serves: fn(Grades) -> bool| serves(grades) && !serves(before);
        if more(Grades::serves_k8) || more(Grades::serves_high) {
            self.dashboards.change_all(|dashboard| dashboard.levels_complete = None);
        }
    }
}

impl Dashboard {
    /// What is known of a group; empty where it is not listed.
    pub fn group(&self, group: Group) -> GroupResults {
        self.groups.as_ref().and_then(|groups| groups.get(&group)).cloned().unwrap_or_default()
    }

    /// The level told for a group and an indicator.
    pub fn level(&self, group: Group, indicator: Indicator) -> Option<Level> {
        self.groups.as_ref()?.get(&group)?.levels.get(&indicator).copied()
    }

    /// Whether the group is shown as counted: listed and not marked otherwise.
    pub fn shows(&self, group: Group) -> bool {
        let listed = self.groups.as_ref().and_then(|groups| groups.get(&group));
        listed.is_some_and(|results| match results.counted {
            Some(counted) => counted,
            None => self.groups_complete == Some(true) || shows_counted(results),
        })
    }

    /// The groups to ask about: those shown when all are told, else every one that is not ruled out.
    pub fn groups_to_ask(&self, year: Year) -> Vec<Group> {
        let all_told = self.groups_complete == Some(true);
        Group::ALL
            .into_iter()
            .filter(|g| g.exists_in(year))
            .filter(|g| self.shows(*g) || (!all_told && self.group(*g).counted != Some(false)))
            .collect()
    }

    /// Ticks or unticks a group in "which groups does your Dashboard show?".
    ///
    /// What was said of everything else was said without a group that comes to it, so it has to be said again.
    pub fn set_shown(&mut self, group: Group, shown: bool) {
        if shown && !self.shows(group) {
            self.levels_complete = None;
        }
        let groups = self.groups.get_or_insert_default();
        if shown {
            groups.change(group, |results| results.counted = Some(true));
        } else if let Some(results) = groups.get_mut(&group) {
            results.counted = None;
            if *results == GroupResults::default() {
                groups.remove(&group);
            } else {
                results.counted = Some(false);
            }
        }
    }

    /// Where everything else is better, says of each result of the groups shown that was not told that it is none: no criterion holds
    /// for either, and this outlasts a group that comes to them.
    pub fn write_out_the_rest(&mut self) {
        if self.levels_complete != Some(true) {
            return;
        }
        for group in Group::ALL {
            for indicator in Indicator::ALL {
                if self.shows(group) && self.level(group, indicator).is_none() {
                    self.set_level(group, indicator, Some(Level::None));
                }
            }
        }
    }

    /// Tells that the Dashboard of a year shows the same groups as another one, of those that there were in that year.
    pub fn show_same(&mut self, other: &Self, year: Year) {
        for group in Group::ALL.into_iter().filter(|g| g.exists_in(year)) {
            self.set_shown(group, other.shows(group));
        }
        self.published = Some(true);
        self.set_groups_complete(true);
    }

    /// Tells, or takes back, that the groups ticked are all that the Dashboard shows.
    pub fn set_groups_complete(&mut self, complete: bool) {
        if complete && self.groups_complete != Some(true) {
            // What is listed without being shown, such as a group of which a file says that it has no level, was not ticked.
            for group in Group::ALL {
                if self.shows(group) {
                    continue;
                }
                if let Some(results) = self.groups.as_mut().and_then(|all| all.get_mut(&group)) {
                    results.counted = Some(false);
                }
            }
        }
        self.groups_complete = complete.then_some(true);
        if complete {
            self.groups.get_or_insert_default();
        } else if self.groups.as_ref().is_some_and(Few::is_empty) {
            self.groups = None;
        }
    }

    /// Tells or takes back a group's level.
    pub fn set_level(&mut self, group: Group, indicator: Indicator, level: Option<Level>) {
        let groups = self.groups.get_or_insert_default();
        match level {
            Some(level) => {
                groups.change(group, |results| results.levels.insert(indicator, level));
            }
            None => {
                if let Some(results) = groups.get_mut(&group) {
                    results.levels.remove(&indicator);
                }
            }
        }
        // A group that tells nothing is listed only where being listed means something.
        if self.groups_complete != Some(true) {
            groups.retain(|results| *results != GroupResults::default());
            if groups.is_empty() {
                self.groups = None;
            }
        }
    }

    /// Takes back what CDE's file lists of groups as missed priorities, so that their levels count. Which groups are shown stays
    /// as it was.
    pub fn drop_priorities(&mut self) {
        for group in Group::ALL {
            let shown = self.shows(group);
            let listed = self.groups.as_mut().and_then(|all| all.get_mut(&group));
            if let Some(results) = listed.filter(|results| results.priorities.is_some()) {
                results.priorities = None;
                results.counted = results.counted.or_else(|| shown.then_some(true));
            }
        }
    }

    /// Ticks or unticks "this group is at this level".
    pub fn tick_level(&mut self, group: Group, indicator: Indicator, level: Level, on: bool) {
        if on {
            self.set_level(group, indicator, Some(level));
        } else if self.level(group, indicator) == Some(level) {
            self.set_level(group, indicator, None);
        }
    }

    /// Tells or takes back a local indicator's result.
    pub fn set_local(&mut self, priority: LocalPriority, result: Option<LocalResult>) {
        let local = self.local.get_or_insert_default();
        match result {
            Some(result) => {
                local.insert(priority, result);
            }
            None => {
                local.remove(&priority);
            }
        }
        if local.is_empty() {
            self.local = None;
        }
    }
}

fn shows_counted(results: &GroupResults) -> bool {
    results.levels.iter().any(|(_, l)| *l != Level::None)
        || results.priorities.is_some_and(|p| !p.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: Year = Year(2025);

    #[test]
    fn levels_count_again_and_the_same_groups_are_shown() {
        let listed = |counted| GroupResults {
            counted,
            priorities: Some([4].into_iter().collect()),
            ..GroupResults::default()
        };
        for (counted, then) in
            [(None, Some(true)), (Some(true), Some(true)), (Some(false), Some(false))]
        {
            let mut dashboard = Dashboard::default();
            dashboard.groups.get_or_insert_default().insert(Group::HI, listed(counted));
            let shown = dashboard.shows(Group::HI);
            dashboard.drop_priorities();
            let group = dashboard.group(Group::HI);
            assert_eq!((group.priorities, group.counted), (None, then));
            assert_eq!(dashboard.shows(Group::HI), shown);
        }
    }

    #[test]
    fn an_unticked_group_keeps_its_results() {
        let mut dashboard = Dashboard::default();
        dashboard.set_shown(Group::EL, true);
        dashboard.set_shown(Group::HI, true);
        dashboard.set_groups_complete(true);
        dashboard.set_level(Group::EL, Indicator::ELA, Some(Level::Red));
        dashboard.set_shown(Group::EL, false);
        dashboard.set_shown(Group::HI, false);
        assert_eq!(dashboard.level(Group::EL, Indicator::ELA), Some(Level::Red));
        assert_eq!(dashboard.groups_to_ask(YEAR), []);
        assert!(!dashboard.groups.as_ref().unwrap().has(&Group::HI));
        dashboard.set_shown(Group::EL, true);
        assert_eq!(dashboard.groups_to_ask(YEAR), [Group::EL]);
    }

    #[test]
    fn a_group_without_a_level_does_not_come_to_count_when_others_are_ticked() {
        let mut dashboard = Dashboard::default();
        dashboard.set_level(Group::AS, Indicator::SUSP, Some(Level::None));
        dashboard.set_level(Group::EL, Indicator::SUSP, Some(Level::Red));
        dashboard.set_shown(Group::HI, true);
        dashboard.set_groups_complete(true);
        assert_eq!(dashboard.groups_to_ask(YEAR), [Group::HI, Group::EL]);
        assert_eq!(dashboard.level(Group::AS, Indicator::SUSP), Some(Level::None));
    }

    #[test]
    fn the_same_groups_as_in_another_year() {
        let (mut newer, mut older) = (Dashboard::default(), Dashboard::default());
        for group in [Group::HI, Group::LTEL] {
            newer.set_shown(group, true);
        }
        newer.set_groups_complete(true);
        older.show_same(&newer, Year(2022));
        assert_eq!(older.groups_to_ask(Year(2022)), [Group::HI], "there were no LTEL in 2022");
        assert_eq!((older.published, older.levels_complete), (Some(true), None));
        newer.show_same(&older, YEAR);
        assert_eq!(newer.groups_to_ask(YEAR), [Group::HI]);
    }

    #[test]
    fn everything_else_is_said_of_what_is_shown() {
        let mut case = Case::default();
        case.set_grades(true, false);
        let told = |case: &Case| case.dashboard(YEAR).levels_complete;
        let tell =
            |case: &mut Case| case.change_dashboard(YEAR, |d| d.levels_complete = Some(true));
        case.change_dashboard(YEAR, |d| d.set_shown(Group::EL, true));
        tell(&mut case);
        case.change_dashboard(YEAR, |d| d.set_shown(Group::EL, true));
        assert_eq!(told(&case), Some(true), "the same group again");
        case.change_dashboard(YEAR, |d| d.set_shown(Group::HI, true));
        assert_eq!(told(&case), None, "one more group");
        tell(&mut case);
        case.change_dashboard(YEAR, |d| d.set_shown(Group::HI, false));
        assert_eq!(told(&case), Some(true), "one group less");
        case.set_grades(true, true);
        assert_eq!(told(&case), None, "more grades");
        tell(&mut case);
        case.set_grades(false, true);
        case.set_grades(false, true);
        assert_eq!(told(&case), Some(true), "fewer grades");
    }

    #[test]
    fn taking_everything_back_leaves_nothing() {
        let mut case = Case::default();
        case.change_dashboard(YEAR, |d| {
            d.tick_level(Group::EL, Indicator::ELA, Level::Red, true);
            d.set_local(LocalPriority::Basics, Some(LocalResult::Met));
            d.set_shown(Group::HI, true);
            d.set_groups_complete(true);
        });
        assert_eq!(case.dashboard(YEAR).groups_to_ask(YEAR), [Group::HI, Group::EL]);
        case.change_dashboard(YEAR, |d| {
            d.tick_level(Group::EL, Indicator::ELA, Level::Orange, false);
            assert_eq!(d.level(Group::EL, Indicator::ELA), Some(Level::Red));
            d.tick_level(Group::EL, Indicator::ELA, Level::Red, false);
            d.set_local(LocalPriority::Basics, None);
            d.set_shown(Group::HI, false);
            d.set_shown(Group::EL, false);
            d.set_groups_complete(false);
        });
        assert_eq!(case, Case::default());
    }

    #[test]
    fn a_listed_group_is_shown_where_something_says_that_it_counts() {
        let check = |results: GroupResults, complete: bool, shown: bool| {
            let mut dashboard = Dashboard::default();
            dashboard.groups.get_or_insert_default().insert(Group::EL, results.clone());
            // As a case file says it: to tell it here rules out what is not shown.
            dashboard.groups_complete = complete.then_some(true);
            assert_eq!(dashboard.shows(Group::EL), shown, "{results:?}, {complete}");
            assert!(!dashboard.shows(Group::HI));
        };
        let level = |level| {
            let mut results = GroupResults::default();
            results.levels.insert(Indicator::ELA, level);
            results
        };
        let priorities = |numbers: &[u8]| {
            let listed = Some(numbers.iter().copied().collect());
            GroupResults { priorities: listed, ..GroupResults::default() }
        };
        let counted = |counted| GroupResults { counted, ..level(Level::Red) };
        check(GroupResults::default(), false, false);
        check(GroupResults::default(), true, true);
        check(level(Level::Blue), false, true);
        check(level(Level::None), false, false);
        check(level(Level::None), true, true);
        check(priorities(&[4]), false, true);
        check(priorities(&[]), false, false);
        check(counted(Some(false)), true, false);
        check(GroupResults { counted: Some(true), ..GroupResults::default() }, false, true);
    }

    #[test]
    fn a_group_that_is_ruled_out_is_not_asked_about() {
        let mut dashboard = Dashboard::default();
        dashboard.set_level(Group::EL, Indicator::ELA, Some(Level::Red));
        dashboard.set_shown(Group::EL, false);
        assert_eq!(dashboard.groups_to_ask(YEAR).len(), 13);
        assert_eq!(dashboard.group(Group::EL).counted, Some(false));
    }

    #[test]
    fn what_is_taken_back_stays_listed_only_where_that_says_something() {
        let mut dashboard = Dashboard::default();
        dashboard.set_level(Group::EL, Indicator::ELA, Some(Level::Red));
        dashboard.set_level(Group::EL, Indicator::ELA, None);
        assert_eq!(dashboard, Dashboard::default());
        dashboard.set_groups_complete(true);
        dashboard.set_level(Group::EL, Indicator::ELA, Some(Level::Red));
        dashboard.set_level(Group::EL, Indicator::ELA, None);
        assert!(dashboard.shows(Group::EL));
    }

    #[test]
    fn a_local_result_is_told_and_taken_back() {
        let mut dashboard = Dashboard::default();
        dashboard.set_local(LocalPriority::Basics, Some(LocalResult::Met));
        dashboard.set_local(LocalPriority::Access, Some(LocalResult::NotMet));
        dashboard.set_local(LocalPriority::Basics, None);
        let local = dashboard.local.unwrap();
        assert_eq!(local.get(&LocalPriority::Access), Some(&LocalResult::NotMet));
        assert!(!local.has(&LocalPriority::Basics));
    }

    #[test]
    fn without_an_answer_every_group_is_asked_about() {
        let mut dashboard = Dashboard::default();
        assert_eq!(dashboard.groups_to_ask(YEAR).len(), 14);
        assert_eq!(dashboard.groups_to_ask(Year(2023)).len(), 13);
        dashboard.set_groups_complete(true);
        assert_eq!(dashboard.groups_to_ask(YEAR), []);
    }
}
