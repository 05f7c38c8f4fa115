//! Who may know whom: the rooms of `src`, and the floors of the application, its largest room.

use super::text::{Fault, paths};

/// The rooms of `src`, and which others each may name: the order in which `src/lib.rs` presents them.
const ROOMS: [(&str, &[&str]); 14] = [
    ("rules", &[]),
    ("case", &["rules"]),
    ("content", &["rules", "case"]),
    ("official", &["rules", "case", "content"]),
    ("drafts", &["rules", "case"]),
    ("report", &["rules", "case", "content", "official", "drafts"]),
    ("desk", &["rules", "case", "official", "report"]),
    ("proof", &["rules", "case", "report"]),
    ("search", &["rules", "content"]),
    ("route", &["rules", "report"]),
    ("element", &["content", "route"]),
    ("leaflet", &["content", "report", "route", "element"]),
    ("browser", &["rules", "case", "content", "official", "drafts", "report", "desk", "search"]),
    (
        "app",
        &[
            "rules", "case", "content", "official", "drafts", "report", "desk", "proof", "search",
            "route", "element", "browser",
        ],
    ),
];

/// The floors of `src/app`, each of which stands on those before it: the order in which `src/app/mod.rs` presents them.
const FLOORS: [&str; 7] = ["follow", "session", "desk", "parts", "part", "pages", "shell"];

/// The room that a file of `src` belongs to.
pub fn room(path: &str) -> Option<&str> {
    let first = path.strip_prefix("src/")?.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    ROOMS.iter().any(|(room, _)| *room == name).then_some(name)
}

/// The floor that a file of `src/app` belongs to.
fn floor(path: &str) -> Option<usize> {
    let first = path.strip_prefix("src/app/")?.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    FLOORS.iter().position(|floor| *floor == name)
}

pub fn rooms_know_only_those_above(path: &str, text: &str) -> Vec<Fault> {
    let Some((room, may)) = ROOMS.iter().find(|(name, _)| room(path) == Some(name)) else {
        return Vec::new();
    };
    let strangers = paths(text, "crate::").into_iter().filter(|(_, name)| {
        let is_room = ROOMS.iter().any(|(other, _)| other == name);
        is_room && name != room && !may.contains(name)
    });
    strangers
        .map(|(line, name)| Fault {
            line,
            what: format!(
                "`{room}` may not know `{name}`: the order of the rooms is in src/lib.rs"
            ),
        })
        .collect()
}

pub fn floors_know_only_those_below(path: &str, text: &str) -> Vec<Fault> {
    let Some(own) = floor(path) else { return Vec::new() };
    let mut named = paths(text, "app::");
    // What stands in `src/app` itself, as a file or as a folder's `mod.rs`, says `super` for it.
    let depth = path.matches('/').count();
    if depth == 2 || depth == 3 && path.ends_with("/mod.rs") {
        named.extend(paths(text, "super::"));
    }
    let above = named.into_iter().filter_map(|(line, name)| {
        let other = FLOORS.iter().position(|floor| *floor == name)?;
        (other > own).then_some((line, name))
    });
    above
        .map(|(line, name)| Fault {
            line,
            what: format!(
                "`{name}` stands above this: the order of the floors is in src/app/mod.rs"
            ),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::checks::expect;

    #[test]
    fn rooms_know_those_above_them() {
        expect(
            rooms_know_only_those_above,
            &[
                ("src/rules/mod.rs", "use crate::rules::terms::Level;", true),
                ("src/rules/mod.rs", "use crate::case::Case;", false),
                ("src/rules.rs", "use crate::content::Entry;", false),
                ("src/case/mod.rs", "use crate::{rules::Level, drafts::Draft};", false),
                ("src/content/mod.rs", "use crate::drafts::Draft;", false),
                ("src/report/mod.rs", "use crate::{case, content, rules};", true),
                ("src/report/mod.rs", "use crate::app::Route;", false),
                ("src/browser/mod.rs", "use crate::app::Route;", false),
                ("src/app/mod.rs", "use crate::browser::storage;", true),
                ("src/main.rs", "use crate::app;", true),
            ],
        );
    }

    #[test]
    fn floors_know_those_below_them() {
        expect(
            floors_know_only_those_below,
            &[
                ("src/app/session/mod.rs", "use crate::app::follow::kept;", true),
                ("src/app/session/mod.rs", "use crate::app::parts::element::kept;", false),
                ("src/app/parts/told.rs", "use crate::{app::session::Told, browser::focus};", true),
                ("src/app/parts/told.rs", "use crate::{app::{pages::x, session}};", false),
                ("src/app/pages/mod.rs", "use crate::app::{part::Part, parts::note};", true),
                ("src/app/part.rs", "use super::{parts::note, pages};", false),
                ("src/app/part.rs", "use super::parts::note;", true),
                ("src/app/pages/mod.rs", "use super::{part, shell};", false),
                ("src/app/pages/mod.rs", "use super::part;", true),
                ("src/app/pages/check/mod.rs", "use super::shell;", true),
                ("src/app/mod.rs", "pub use shell::mount;", true),
            ],
        );
    }
}
