//! One module a page. A page draws what `content` and the library say; it adds no sentence about the law.

mod about;
mod check;
mod drafts;
mod faq;
mod glossary;
mod handout;
mod home;
mod links;
mod not_found;
mod pathways;
mod result;
mod rules;
mod year;

use leptos::prelude::*;

use super::route::Route;
use crate::{content::QUESTIONS, report::screens::Screen};

/// The page of an address.
pub fn page(route: &Route) -> AnyView {
    match route {
        Route::Home => home::home(drafts::resume()),
        Route::Check(path) => check::check(path),
        Route::Result => result::result_page(),
        Route::Drafts => drafts::drafts(),
        Route::NotFound => not_found::not_found(),
        Route::Pathways(_) => pathways::pathways(),
        Route::Faq(id) => faq::faq(id.as_deref()),
        Route::Glossary(id) => glossary::glossary(id.as_deref()),
        Route::Year(id) => year::year(id.as_deref()),
        Route::Rules(as_of, against) => rules::rules(*as_of, *against),
        Route::Links => links::links(),
        Route::Handout => handout::handout(),
        Route::About => about::about(),
    }
}

/// The title of an address, for the browser's tab and history.
pub fn title(route: &Route) -> String {
    let page = match route {
        Route::Home => {
            return "Charter Pathways: may your charter qualify for CCEE’s direct help?".to_owned();
        }
        Route::Check(path) => {
            let screen = Screen::parse(path).map(|(screen, _)| check::title(screen));
            return format!("{} · Charter Pathways", screen.as_deref().unwrap_or("Page not found"));
        }
        Route::Result => "Your result",
        Route::Drafts => "Saved checks",
        Route::Pathways(_) => "The four pathways",
        Route::Faq(id) => QUESTIONS
            .iter()
            .find(|q| Some(q.id) == id.as_deref())
            .map_or("Questions and answers", |q| q.question),
        Route::Glossary(_) => "Glossary",
        Route::Year(_) => "The year of a charter",
        Route::Rules(None, _) => "The rules",
        Route::Rules(Some(year), _) => return format!("The rules: {year} · Charter Pathways"),
        Route::Links => "Links",
        Route::Handout => "One-page handout",
        Route::About => "About, privacy and sources",
        Route::NotFound => "Page not found",
    };
    format!("{page} · Charter Pathways")
}
