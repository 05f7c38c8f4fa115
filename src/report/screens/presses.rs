//! What one press can tell, where most charters would tell the same one by one.

use crate::{
    case::Case,
    rules::terms::{Group, Year},
};

/// The next newer year whose groups are told, while nothing is told of those of this one: most Dashboards show the same groups from
/// year to year.
pub fn same_groups_as(case: &Case, year: Year) -> Option<Year> {
    let here = case.dashboard(year);
    if here.groups.is_some() || here.published == Some(false) {
        return None;
    }
    let told = |year: &Year| {
        let dashboard = case.dashboard(*year);
        dashboard.groups_complete == Some(true) && Group::ALL.iter().any(|g| dashboard.shows(*g))
    };
    case.rules().years().into_iter().filter(|y| *y > year).find(told)
}

/// The years that ask for local indicators.
pub fn asks_local(case: &Case) -> Vec<Year> {
    let window = case.rules().window;
    let years = window.iter().filter(|criteria| !criteria.local.is_empty()).map(|c| c.year);
    years.filter(|year| case.dashboard(*year).published != Some(false)).collect()
}

/// Whether some year asks for local indicators, and nothing is told of those of any: most charters have missed none.
pub fn is_local_untold(case: &Case) -> bool {
    let years = asks_local(case);
    let is_told = |year: &Year| {
        let told = case.dashboard(*year);
        told.local.is_some() || told.local_complete.is_some()
    };
    !years.is_empty() && !years.iter().any(is_told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::LocalResult;
    use crate::rules::terms::LocalPriority;

    #[test]
    fn the_same_groups_are_those_of_the_next_newer_year_that_is_told() {
        let mut case = Case::default();
        let same = |case: &Case, year| same_groups_as(case, Year(year)).map(|year| year.0);
        assert_eq!(same(&case, 2024), None);
        case.change_dashboard(Year(2025), |d| d.set_shown(Group::HI, true));
        // Perhaps there are more.
        assert_eq!(same(&case, 2024), None);
        case.change_dashboard(Year(2025), |d| d.set_groups_complete(true));
        assert_eq!((same(&case, 2024), same(&case, 2022)), (Some(2025), Some(2025)));
        assert_eq!(same(&case, 2025), None);
        case.change_dashboard(Year(2024), |d| {
            d.set_shown(Group::EL, true);
            d.set_groups_complete(true);
        });
        assert_eq!((same(&case, 2024), same(&case, 2022)), (None, Some(2024)));
        case.change_dashboard(Year(2022), |d| d.published = Some(false));
        assert_eq!(same(&case, 2022), None);
    }

    #[test]
    fn local_indicators_are_asked_of_years_that_use_them() {
        let mut case = Case::default();
        let years = |case: &Case| asks_local(case).iter().map(|year| year.0).collect::<Vec<_>>();
        assert_eq!(years(&case), [2023, 2024, 2025]);
        case.change_dashboard(Year(2023), |d| d.published = Some(false));
        assert_eq!(years(&case), [2024, 2025]);
        assert!(is_local_untold(&case));
        let met = Some(LocalResult::Met);
        case.change_dashboard(Year(2024), |d| d.set_local(LocalPriority::ALL[0], met));
        assert!(!is_local_untold(&case));
        // Where no year asks there is nothing to tell.
        for year in [2023, 2024, 2025] {
            case.dashboards.remove(&Year(year));
            case.change_dashboard(Year(year), |d| d.published = Some(false));
        }
        assert!(!is_local_untold(&case));
    }
}
