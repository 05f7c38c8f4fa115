//! One module a page. A page draws what `content` and the library say; it adds no sentence about the law.

mod about;
mod faq;
mod glossary;
mod handout;
mod home;
mod links;
mod not_found;
mod pathways;
mod year;

use leptos::prelude::*;

use super::route::Route;
use crate::content::QUESTIONS;

/// The page of an address.
pub fn page(route: &Route) -> AnyView {
    match route {
        Route::Home => home::home(().into_any()),
        Route::Check(_) | Route::Result | Route::Drafts | Route::NotFound => not_found::not_found(),
        Route::Pathways(_) => pathways::pathways(),
        Route::Faq(id) => faq::faq(id.as_deref()),
        Route::Glossary(id) => glossary::glossary(id.as_deref()),
        Route::Year(id) => year::year(id.as_deref()),
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
        Route::Check(_) => "Check",
        Route::Result => "Your result",
        Route::Drafts => "Saved checks",
        Route::Pathways(_) => "The four pathways",
        Route::Faq(id) => QUESTIONS
            .iter()
            .find(|q| Some(q.id) == id.as_deref())
            .map_or("Questions and answers", |q| q.question),
        Route::Glossary(_) => "Glossary",
        Route::Year(_) => "The year of a charter",
        Route::Links => "Links",
        Route::Handout => "One-page handout",
        Route::About => "About, privacy and sources",
        Route::NotFound => "Page not found",
    };
    format!("{page} · Charter Pathways")
}
