//! The paths of the screens, written and read here only: each by itself, and to change one answer on it.

use super::Screen;
use crate::rules::{
    criteria::YearCriteria,
    terms::{Indicator, Year},
};

/// After a path: it leads back to *Check your answers* afterwards.
const CHANGE: &str = "/change";

impl Screen {
    /// The screen's path below `#/check/`, such as `2025/SUSP`.
    pub fn path(self) -> String {
        match self {
            Self::Charter => "charter".to_owned(),
            Self::Groups(year) => format!("{year}/groups"),
            Self::Question(year, indicator) => format!("{year}/{}", indicator.code()),
            Self::Rest(year) => format!("{year}/rest"),
            Self::Grid(year) => format!("{year}/grid"),
            Self::Local => "local".to_owned(),
            Self::Answers => "answers".to_owned(),
        }
    }

    /// The path that leads here to change one answer: to its question, by the id of the field, or to the top where that is
    /// empty.
    pub fn path_to_change(self, field: &str) -> String {
        let path = format!("{}{CHANGE}/{field}", self.path());
        path.trim_end_matches('/').to_owned()
    }

    /// Whether a path leads to a screen to change one answer.
    pub fn is_to_change(path: &str) -> bool {
        split(path).1.is_some()
    }

    /// The question to which a path leads, by the id of its field.
    pub fn field(path: &str) -> Option<&str> {
        split(path).1.filter(|field| !field.is_empty())
    }

    /// The screen of a path, and whether it was opened to change one answer. An empty path is the first screen.
    pub fn parse(path: &str) -> Option<(Self, bool)> {
        let (path, field) = split(path);
        let screen = match path.split_once('/') {
            None => match path {
                "" | "charter" => Self::Charter,
                "local" => Self::Local,
                "answers" => Self::Answers,
                _ => return None,
            },
            Some((year, part)) => {
                let year = Year(year.parse().ok()?);
                YearCriteria::of(year)?;
                match part {
                    "groups" => Self::Groups(year),
                    "rest" => Self::Rest(year),
                    "grid" => Self::Grid(year),
                    code => Self::Question(year, Indicator::from_code(code)?),
                }
            }
        };
        // Where one thing is asked, nothing of it has a path.
        let has_fields = matches!(screen, Self::Charter | Self::Groups(_) | Self::Local);
        let leads = field.is_none_or(|f| f.is_empty() || (has_fields && !f.contains('/')));
        leads.then_some((screen, field.is_some()))
    }
}

/// The path of a screen, and of which field an answer is to be changed, if one is; empty for none of its own.
fn split(path: &str) -> (&str, Option<&str>) {
    match path.split_once(CHANGE) {
        Some((screen, "")) => (screen, Some("")),
        Some((screen, rest)) => {
            rest.strip_prefix('/').map_or((path, None), |field| (screen, Some(field)))
        }
        None => (path, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{case::Case, report::screens::screens, rules::rule_set::RuleSet};

    #[test]
    fn every_path_leads_to_its_screen() {
        let check = |path: &str, expected: Option<(Screen, bool)>| {
            assert_eq!(Screen::parse(path), expected, "{path}");
        };
        check("", Some((Screen::Charter, false)));
        check("2025/SUSP/change", Some((Screen::Question(Year(2025), Indicator::SUSP), true)));
        check("answers", Some((Screen::Answers, false)));
        check("2021/grid", None);
        check("2025", None);
        check("2025/susp", None);
        check("2025/SUSP/x", None);
        check("change", None);
        check("charter/change/cds", Some((Screen::Charter, true)));
        check("2025/groups/change/groups", Some((Screen::Groups(Year(2025)), true)));
        check("local/change/local-2024", Some((Screen::Local, true)));
        check("2025/grid/change/change", None);
        check("charter/change/a/b", None);
        check("charter/changed", None);
        for screen in screens(&Case::default(), &RuleSet::of(Year(2024)).unwrap()) {
            check(&screen.path(), Some((screen, false)));
            check(&screen.path_to_change(""), Some((screen, true)));
            assert_eq!(Screen::field(&screen.path_to_change("cds")), Some("cds"));
            assert_eq!(Screen::field(&screen.path_to_change("")), None);
        }
    }
}
