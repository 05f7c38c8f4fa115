//! The addresses of the pages: the part of the browser's address after `#`.
//!
//! One type, read and written here only. The fragment never reaches a server and needs no help from one, so every
//! address works under any sub-path, inside a frame, from a saved file, and offline. That is also why there is no
//! router crate: it would cost as much as all the pages together.

use crate::{report::screens::Screen, rules::terms::Year};

/// A page of the product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What this is and where to begin: `#/`.
    Home,
    /// A step of the check, by its path within it: `#/check/STEP`; empty at its beginning.
    Check(String),
    /// The result of the check: `#/result`.
    Result,
    /// The result for the county office, to print: `#/brief`.
    Brief,
    /// The check with other results tried on it: `#/what-if`.
    WhatIf,
    /// The saved checks: `#/drafts`.
    Drafts,
    /// A check filled in from CDE's files: `#/files`.
    Files,
    /// Results pasted from the Dashboard's pages: `#/paste`; from those of a year: `#/paste/2025`.
    Paste(Option<Year>),
    /// Every charter of a county, an authorizer or a list: `#/county`.
    County,
    /// Two saved checks side by side, by their ids: `#/compare/ID/ID`; empty where none is chosen.
    Compare(String, String),
    /// A check in a link, by its code: `#/open/CODE`.
    Open(String),
    /// The tiers and the four pathways, or one of them: `#/pathways/2`.
    Pathways(Option<u8>),
    /// Tiers and pathways as one picture: `#/map`.
    Map,
    /// The questions, or one of them by its id: `#/faq/ID`.
    Faq(Option<String>),
    /// The glossary, or one entry by its id: `#/glossary/ID`.
    Glossary(Option<String>),
    /// The calendar of a year, or one event by its id: `#/year/ID`.
    Year(Option<String>),
    /// The rules as of a Dashboard year: `#/rules/2025`, the newest when none is named; compared with those as of another:
    /// `#/rules/2025/2024`.
    Rules(Option<Year>, Option<Year>),
    /// What the rules are held against, tried in the browser: `#/proof`.
    Proof,
    /// The addresses outside: `#/links`.
    Links,
    /// One page to print and hand out: `#/handout`.
    Handout,
    /// What this rests on, privacy, how to report an error: `#/about`.
    About,
    /// An address that we do not have.
    NotFound,
}

impl Route {
    /// The page of a fragment as the browser gives it: `#/faq/funding`.
    ///
    /// A fragment that is no address of ours (an embedding page may add its own) leads to the home page.
    pub fn parse(fragment: &str) -> Self {
        match fragment.trim_start_matches('#').strip_prefix('/') {
            Some(path) => Self::from_path(path),
            None => Self::Home,
        }
    }

    /// The page of a path without `#/`, as the content's cross-references give it: `faq/funding`.
    pub fn from_path(path: &str) -> Self {
        let path = path.trim_end_matches('/');
        let (page, entry) = path.split_once('/').unwrap_or((path, ""));
        let some = || (!entry.is_empty()).then(|| entry.to_owned());
        match (page, entry) {
            ("", "") => Self::Home,
            ("check", _) if Screen::parse(entry).is_some() => Self::Check(entry.to_owned()),
            ("result", "") => Self::Result,
            ("brief", "") => Self::Brief,
            ("what-if", "") => Self::WhatIf,
            ("drafts", "") => Self::Drafts,
            ("files", "") => Self::Files,
            ("paste", "") => Self::Paste(None),
            ("paste", _) => {
                entry.parse().map_or(Self::NotFound, |year| Self::Paste(Some(Year(year))))
            }
            ("county", "") => Self::County,
            ("compare", _) => {
                let (one, other) = entry.split_once('/').unwrap_or((entry, ""));
                Self::Compare(one.trim_matches('-').to_owned(), other.to_owned())
            }
            ("open", _) => Self::Open(entry.to_owned()),
            ("pathways", "") => Self::Pathways(None),
            ("pathways", _) => match entry.parse() {
                Ok(number @ 1..=4) => Self::Pathways(Some(number)),
                _ => Self::NotFound,
            },
            ("map", "") => Self::Map,
            ("faq", _) => Self::Faq(some()),
            ("glossary", _) => Self::Glossary(some()),
            ("year", _) => Self::Year(some()),
            ("rules", _) => Self::rules(entry),
            ("proof", "") => Self::Proof,
            ("links", "") => Self::Links,
            ("handout", "") => Self::Handout,
            ("about", "") => Self::About,
            _ => Self::NotFound,
        }
    }

    /// The rules page of "", "2025" or "2025/2024".
    fn rules(entry: &str) -> Self {
        let mut years =
            entry.split('/').filter(|part| !part.is_empty()).map(|part| part.parse().map(Year));
        match (years.next().transpose(), years.next().transpose(), years.next()) {
            (Ok(as_of), Ok(against), None) => Self::Rules(as_of, against),
            _ => Self::NotFound,
        }
    }

    /// What to write in a link: `#/faq/funding`. The page that is not found leads home.
    pub fn href(&self) -> String {
        let (page, entry) = match self {
            Self::Home | Self::NotFound => ("", None),
            Self::Check(step) => ("check", (!step.is_empty()).then(|| step.clone())),
            Self::Result => ("result", None),
            Self::Brief => ("brief", None),
            Self::WhatIf => ("what-if", None),
            Self::Drafts => ("drafts", None),
            Self::Files => ("files", None),
            Self::Paste(year) => ("paste", year.map(|year| year.to_string())),
            Self::County => ("county", None),
            Self::Compare(one, other) => {
                let none = one.is_empty() && other.is_empty();
                // A first one that is not chosen still has its place.
                let one = if one.is_empty() { "-" } else { one };
                (
                    "compare",
                    (!none).then(|| format!("{one}/{other}").trim_end_matches('/').to_owned()),
                )
            }
            Self::Open(code) => ("open", Some(code.clone())),
            Self::Pathways(number) => ("pathways", number.map(|n| n.to_string())),
            Self::Map => ("map", None),
            Self::Faq(id) => ("faq", id.clone()),
            Self::Glossary(id) => ("glossary", id.clone()),
            Self::Year(id) => ("year", id.clone()),
            Self::Rules(as_of, against) => {
                let years: Vec<String> = as_of.iter().chain(against).map(Year::to_string).collect();
                ("rules", (!years.is_empty()).then(|| years.join("/")))
            }
            Self::Proof => ("proof", None),
            Self::Links => ("links", None),
            Self::Handout => ("handout", None),
            Self::About => ("about", None),
        };
        match entry {
            Some(entry) => format!("#/{page}/{entry}"),
            None => format!("#/{page}"),
        }
    }

    /// The id of the leaflet's page at this address; `None` where the application draws the page.
    pub fn leaf(&self) -> Option<String> {
        match self {
            Self::NotFound => Some("/not-found".to_owned()),
            Self::Check(_)
            | Self::Result
            | Self::Brief
            | Self::WhatIf
            | Self::Drafts
            | Self::Files
            | Self::Paste(_)
            | Self::County
            | Self::Compare(..)
            | Self::Open(_)
            | Self::Map
            | Self::Proof
            | Self::Rules(..) => None,
            _ => self.href().split('/').nth(1).map(|page| format!("/{page}")),
        }
    }

    /// The id, in its page, of the entry that the address names, if it names one.
    pub fn entry(&self) -> Option<String> {
        match self {
            Self::Check(path) => Screen::field(path).map(str::to_owned),
            Self::Rules(_, Some(_)) => Some("differences".to_owned()),
            Self::Pathways(Some(_))
            | Self::Faq(Some(_))
            | Self::Glossary(Some(_))
            | Self::Year(Some(_)) => Some(self.href().trim_start_matches('#').to_owned()),
            _ => None,
        }
    }

    /// Whether one comes to it from the page of the other by lists there, which keep the focus; and goes back so too.
    pub fn is_chosen_on(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Compare(..), Self::Compare(..)))
    }

    /// Whether who comes to it from the other, by the browser's *back* or not, goes on at the link that led there. To the list of
    /// answers one comes back also from one that was to be changed; but a question is come back to for its answer.
    pub fn goes_on_after(&self, other: &Self, by_back: bool) -> bool {
        let Self::Check(path) = self else { return by_back };
        let is_changed = matches!(other, Self::Check(other) if Screen::is_to_change(other));
        *path == Screen::Answers.path() && (by_back || is_changed)
    }

    /// Whether both are on the same page, whatever entry or step each names.
    pub fn same_page(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

#[cfg(test)]
mod tests {
    use super::{Route, Year};

    fn faq(id: &str) -> Route {
        Route::Faq(Some(id.to_owned()))
    }

    /// The fragment leads to the page, and the page writes the fragment.
    #[test]
    fn each_address_leads_to_its_page_and_back() {
        for (fragment, route) in [
            ("#/", Route::Home),
            ("#/check", Route::Check(String::new())),
            ("#/check/2025/SUSP", Route::Check("2025/SUSP".to_owned())),
            ("#/result", Route::Result),
            ("#/brief", Route::Brief),
            ("#/what-if", Route::WhatIf),
            ("#/drafts", Route::Drafts),
            ("#/files", Route::Files),
            ("#/paste", Route::Paste(None)),
            ("#/paste/2024", Route::Paste(Some(Year(2024)))),
            ("#/county", Route::County),
            ("#/compare", Route::Compare(String::new(), String::new())),
            ("#/compare/1", Route::Compare("1".to_owned(), String::new())),
            ("#/compare/-/2", Route::Compare(String::new(), "2".to_owned())),
            ("#/compare/1/2", Route::Compare("1".to_owned(), "2".to_owned())),
            ("#/open/11FYF8EM", Route::Open("11FYF8EM".to_owned())),
            ("#/pathways", Route::Pathways(None)),
            ("#/pathways/2", Route::Pathways(Some(2))),
            ("#/map", Route::Map),
            ("#/faq", Route::Faq(None)),
            ("#/faq/funding", faq("funding")),
            ("#/glossary", Route::Glossary(None)),
            ("#/glossary/dta", Route::Glossary(Some("dta".to_owned()))),
            ("#/year", Route::Year(None)),
            ("#/year/dashboard", Route::Year(Some("dashboard".to_owned()))),
            ("#/rules", Route::Rules(None, None)),
            ("#/rules/2025", Route::Rules(Some(Year(2025)), None)),
            ("#/rules/2025/2024", Route::Rules(Some(Year(2025)), Some(Year(2024)))),
            ("#/links", Route::Links),
            ("#/handout", Route::Handout),
            ("#/proof", Route::Proof),
            ("#/about", Route::About),
        ] {
            assert_eq!(Route::parse(fragment), route, "reading {fragment}");
            assert_eq!(route.href(), fragment, "writing {route:?}");
        }
    }

    #[test]
    fn where_one_goes_on_after_another_page() {
        let check = |to: &str, from: &str, by_back: bool, expected: bool| {
            let [to, from] = [to, from].map(Route::parse);
            assert_eq!(to.goes_on_after(&from, by_back), expected, "to {to:?} from {from:?}");
        };
        check("#/result", "#/glossary/dta", true, true);
        check("#/result", "#/glossary/dta", false, false);
        check("#/check/2025/ELA", "#/check/2025/MATH", true, false);
        check("#/check/answers", "#/check/2025/MATH", true, true);
        check("#/check/answers", "#/check/local", false, false);
        check("#/check/answers", "#/check/2025/MATH/change", false, true);
        check("#/check/answers", "#/check/charter/change/cds", false, true);
        check("#/result", "#/check/2025/MATH/change", false, false);
    }

    #[test]
    fn other_fragments_lead_home_or_are_not_found() {
        for (fragment, route) in [
            ("", Route::Home),
            ("#", Route::Home),
            ("#main", Route::Home),
            ("#utm_source=letter", Route::Home),
            ("#/faq/", Route::Faq(None)),
            ("#/faq/funding/", faq("funding")),
            ("#/open", Route::Open(String::new())),
            ("#/open/1/../%22", Route::Open("1/../%22".to_owned())),
            ("#/FAQ", Route::NotFound),
            ("#/pathways/5", Route::NotFound),
            ("#/pathways/two", Route::NotFound),
            ("#/pathways/1/2", Route::NotFound),
            ("#/about/us", Route::NotFound),
            ("#/rules/", Route::Rules(None, None)),
            ("#/rules/new", Route::NotFound),
            ("#/rules/-2025", Route::NotFound),
            ("#/rules/202500", Route::NotFound),
            ("#/rules/2025/old", Route::NotFound),
            ("#/rules/2025/2024/2023", Route::NotFound),
            ("#//faq", Route::NotFound),
            ("#/nothing", Route::NotFound),
            ("#/%F0%9F%8C%BB", Route::NotFound),
        ] {
            assert_eq!(Route::parse(fragment), route, "reading {fragment:?}");
        }
        assert_eq!(Route::NotFound.href(), "#/");
    }

    #[test]
    fn what_is_compared_is_chosen_in_place() {
        let compare = |one: &str| Route::Compare(one.to_owned(), String::new());
        assert!(compare("1").is_chosen_on(&compare("2")));
        assert!(!compare("1").is_chosen_on(&Route::Drafts));
        assert!(!Route::Check("2025/SUSP".to_owned()).is_chosen_on(&Route::Check(String::new())));
    }

    #[test]
    fn an_entry_has_its_own_place_on_the_same_page() {
        let entry = faq("funding");
        assert_eq!(entry.entry().as_deref(), Some("/faq/funding"));
        assert!(entry.same_page(&Route::Faq(None)));
        assert!(!entry.same_page(&Route::Glossary(Some("funding".to_owned()))));
        assert_eq!(Route::Home.entry(), None);
        let compared = Route::Rules(Some(Year(2025)), Some(Year(2024)));
        assert_eq!(compared.entry().as_deref(), Some("differences"));
        assert_eq!(Route::Rules(Some(Year(2025)), None).entry(), None);
    }
}
