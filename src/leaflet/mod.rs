//! The leaflet: the pages that say the same to everyone, and the frame around all pages, as HTML.
//!
//! They are written into `index.html` when the project is built. So they can be read before the program has arrived, and
//! without it: each page is an article whose id is its own address after `#`, entries of a page too, and the style
//! shows the one that the address names. (No such id is on what can be focused: browsers would focus it on arrival, and so
//! pull a page around this one to it.) Nothing of this room is in the program, which only says which page is shown;
//! what a person's answers change (the check, the result, the saved checks, the rules compared) is drawn by `app`.

mod about;
mod embedding;
mod faq;
mod frame;
mod glossary;
mod handout;
mod home;
mod lanes;
mod links;
mod not_found;
mod pathways;
mod year;

use crate::{
    content::QUESTIONS,
    element::{Document, Element, el, html::html, together, words},
    route::Route,
};

type El = Element<Document>;

/// A page of the leaflet.
struct Leaf {
    route: Route,
    /// The title of the browser's tab, without the product's name.
    title: &'static str,
    body: El,
}

/// All pages, the first one first.
fn leaves() -> Vec<Leaf> {
    let leaf = |route, title, body| Leaf { route, title, body };
    vec![
        leaf(Route::Home, "", home::home()),
        leaf(Route::Pathways(None), "The four pathways", pathways::pathways()),
        leaf(Route::Faq(None), "Questions and answers", faq::faq()),
        leaf(Route::Glossary(None), "Glossary", glossary::glossary()),
        leaf(Route::Year(None), "The year of a charter", year::year()),
        leaf(Route::Links, "Links", links::links()),
        leaf(Route::Handout, "One-page handout", handout::handout()),
        leaf(Route::About, "About, privacy and sources", about::about()),
        leaf(Route::NotFound, "Page not found", not_found::not_found()),
    ]
}

/// The whole leaflet, for `index.html`: frame and pages, and the place of the program among them.
pub fn leaflet() -> String {
    let pages = leaves().into_iter().map(|Leaf { route, title, body }| {
        el("article")
            .class("leaf")
            .attr_if("id", route.leaf().as_deref())
            .attr("data-title", title)
            .child(body)
    });
    let whole = together()
        .child(frame::skip())
        .child(frame::head())
        .child(
            el("main")
                .attr("id", "main")
                .attr("tabindex", "-1")
                .class("page")
                .child(el("noscript").child(el("p").class("without-program").text(
                    "JavaScript is switched off in your browser. You can read everything here; the \
                         check itself needs it.",
                )))
                .child(el("p").attr("id", "opening").text("One moment: the page is being opened."))
                .child(pages.collect::<Vec<_>>())
                .child(el("div").attr("id", "app"))
                .child(embedding::in_frame()),
        )
        .child(frame::news())
        .child(frame::foot());
    html(whole)
}

/// The first paragraph of a question's answer: what a page says in short of what the answer says in full.
fn opening(question: &str) -> Option<El> {
    let question = QUESTIONS.iter().find(|q| q.id == question);
    question.and_then(|q| q.answer.first()).map(words::block)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_has_its_place_once() {
        let text = leaflet();
        let check = |route: Route| {
            for id in route.leaf().iter().chain(&route.entry()) {
                let place = format!(" id=\"{id}\"");
                assert_eq!(text.matches(&place).count(), 1, "{id}");
            }
        };
        for leaf in leaves() {
            check(leaf.route);
        }
        for question in QUESTIONS {
            check(Route::Faq(Some(question.id.to_owned())));
        }
        for term in crate::content::TERMS {
            check(Route::Glossary(Some(term.id.to_owned())));
        }
        for event in crate::content::YEAR {
            check(Route::Year(Some(event.id.to_owned())));
        }
        for number in 1..=4 {
            check(Route::Pathways(Some(number)));
        }
    }

    #[test]
    fn every_id_stands_once() {
        let text = leaflet();
        let mut ids: Vec<&str> =
            text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    /// Before the program is there, the document shows none of its pages but those that stand in it.
    #[test]
    fn the_document_knows_its_own_pages() {
        let own = [
            Route::Pathways(None),
            Route::Faq(None),
            Route::Glossary(None),
            Route::Year(None),
            Route::Links,
            Route::Handout,
            Route::About,
        ];
        let leaves: Vec<String> = own.iter().filter_map(Route::leaf).collect();
        let text = leaflet();
        let written = text.matches("class=\"leaf").count();
        // The first page, and that of what is not found.
        assert_eq!(written, leaves.len() + 2, "{leaves:?}");
        let words: Vec<&str> = leaves.iter().map(|leaf| leaf.trim_start_matches('/')).collect();
        let known = format!("#\\/(?!{})./", words.join("|"));
        assert!(include_str!("../../index.html").contains(&known), "index.html: {known}");
    }
}
