//! One module a page that the application draws, or that stands on a page or beside it. A page draws what `content` and the library say; it adds no sentence
//! about the law.

mod answers;
mod aside;
mod beside;
mod brief;
mod check;
mod compare;
mod county;
mod drafts;
mod files;
mod grid;
mod map;
mod open;
mod paste;
mod proof;
mod result;
mod rules;
mod search;
mod what_if;
mod your_pathways;

use leptos::prelude::*;

use super::{
    part::{Part, Parts},
    session::Session,
};
use crate::{report::screens::Screen, route::Route};

pub use drafts::resume;

/// The page of an address; nothing where the leaflet has it.
pub fn page(route: &Route, parts: Parts) -> AnyView {
    part(route).map_or_else(|| ().into_any(), |part| parts.draw(part, route))
}

/// The part of the program that draws an address; none where the leaflet has it.
pub fn part(route: &Route) -> Option<Part> {
    match route {
        Route::Check(_) => Some(Part::Check),
        Route::Result
        | Route::Brief
        | Route::Rules(..)
        | Route::Open(_)
        | Route::WhatIf
        | Route::Map
        | Route::Compare(..)
        | Route::Drafts => Some(Part::Answer),
        Route::Files | Route::Paste(_) | Route::County => Some(Part::Files),
        Route::Proof => Some(Part::Proof),
        _ => None,
    }
}

/// Draws the pages of [`Part::Check`].
pub fn check_page(route: &Route) -> AnyView {
    match route {
        Route::Check(path) => check::check(path),
        _ => ().into_any(),
    }
}

/// Draws what of [`Part::Grid`] belongs to a step of the check: the grid at its address, at another what stands beside the step.
pub fn grid_part(route: &Route) -> AnyView {
    let screen = match route {
        Route::Check(path) => Screen::parse(path),
        _ => None,
    };
    match screen {
        Some((Screen::Grid(year), _)) => grid::grid(year),
        Some((screen, _)) => aside::aside(screen),
        None => ().into_any(),
    }
}

/// Draws the pages of [`Part::Answer`], and what of it stands on a page that the leaflet has or the check.
pub fn answer_page(route: &Route) -> AnyView {
    match route {
        Route::Result => result::result_page(),
        Route::Brief => brief::brief_page(),
        Route::Rules(as_of, against) => rules::rules(*as_of, *against),
        Route::Open(code) => open::open(code),
        Route::WhatIf => what_if::what_if_page(),
        Route::Map => map::map(),
        Route::Compare(one, other) => compare::compare(one, other),
        Route::Drafts => drafts::drafts(),
        Route::Pathways(_) => your_pathways::your_pathways(),
        Route::Check(_) => answers::answers(Session::here()),
        _ => ().into_any(),
    }
}

/// Draws the pages of [`Part::Files`].
pub fn files_page(route: &Route) -> AnyView {
    match route {
        Route::Files => files::files(),
        Route::Paste(year) => paste::paste(*year),
        Route::County => county::county(),
        _ => ().into_any(),
    }
}

/// Draws the page of [`Part::Proof`].
pub fn proof_part(_: &Route) -> AnyView {
    proof::proof_page()
}

/// Draws [`Part::Search`], on a page that the leaflet has.
pub fn search_part(_: &Route) -> AnyView {
    match use_context() {
        Some(route) => search::search(Session::here(), route),
        None => ().into_any(),
    }
}

/// The title of an address, for the browser's tab and history; `leaf` is that of a page of the leaflet.
pub fn title(route: &Route, leaf: Option<String>) -> String {
    let page = match route {
        Route::Check(path) => {
            Screen::parse(path).map(|(screen, _)| check::title(screen)).unwrap_or_default()
        }
        Route::Result => "Your result".to_owned(),
        Route::Brief => "Brief of your result".to_owned(),
        Route::WhatIf => "What if?".to_owned(),
        Route::Map => "The map of support".to_owned(),
        Route::Drafts => "Saved checks".to_owned(),
        Route::Files => "Fill in from CDE’s files".to_owned(),
        Route::Paste(_) => "Paste from the Dashboard".to_owned(),
        Route::County => "Many charters at once".to_owned(),
        Route::Proof => "How we know it is right".to_owned(),
        Route::Compare(..) => "Compare two checks".to_owned(),
        Route::Open(_) => "A check from a link".to_owned(),
        Route::Rules(None, _) => "The rules".to_owned(),
        Route::Rules(Some(year), _) => format!("The rules: {year}"),
        _ => leaf.unwrap_or_default(),
    };
    if page.is_empty() {
        return "Charter Pathways: could your charter qualify for CCEE’s direct help?".to_owned();
    }
    format!("{page} · Charter Pathways")
}
