//! A check that came in a link: what it is, what a link leaves out, and the question whether to keep it.
//!
//! Nothing is written before the answer. What is kept is always a new draft, and then the address is another one, so that
//! neither a reload nor *Back* adds it again.

use leptos::prelude::*;

use super::{
    answers::sections,
    result::{in_short, who},
};
use crate::{
    app::{
        parts::{
            action::{Weight, actions, button, link_button},
            element::{el, live, together},
            note::{Tone, disclaimer, fold, note},
            page::page,
        },
        session::Session,
    },
    browser::location,
    case::{self, Case, link},
    report::result::result,
    route::Route,
};

/// The check of a code.
pub fn open(code: &str) -> AnyView {
    match link::read(code) {
        Ok(case) => readable(case, code),
        Err(why) => {
            let ways = vec![
                link_button("Your saved checks", Weight::Plain, Route::Drafts.href()).into_any(),
                link_button("Go to the home page", Weight::Plain, Route::Home.href()).into_any(),
            ];
            let body = together()
                .child(note(Tone::Problem, "", el("p").child(why.to_string()).into_any()))
                .child(el("p").text("Nothing of yours has changed."))
                .child(actions(ways))
                .into_any();
            page("This link cannot be opened", "", body).into_any()
        }
    }
}

fn readable(case: Case, code: &str) -> AnyView {
    let session = Session::here();
    let in_memory = session.why_only_memory().map(|why| {
        let body = el("p")
            .text("What you add is lost when you close or reload this page: ")
            .child(why.to_string())
            .text(".");
        note(Tone::Problem, "Checks cannot be kept here", body.into_any())
    });
    let view = result(&case, &case.rules());
    let as_of = format!("By the rules as of the {} Dashboard.", view.as_of);
    let body = together()
        .child(who(&case))
        .child(in_short(view.headline))
        .child(el("p").child(as_of))
        .child(disclaimer())
        .child(fold("All the answers in it", sections(&case, false)))
        .child(el("p").text(
            "A link carries the answers and names only. Where each answer came from, and anything else in a file of the check, \
             stays with the person who made the link.",
        ))
        .child(in_memory)
        .child(session.find_same(code).map(|id| already(session, id)))
        .child(keep(session, case))
        .into_any();
    page("A check from a link", "Look at it first. Nothing is saved until you add it.", body)
        .into_any()
}

/// The same check is among the saved ones.
fn already(session: Session, id: String) -> AnyView {
    let body = together()
        .child(el("p").text(
            "One of your saved checks has the same answers and names. Adding this one makes a second.",
        ))
        .child(button("Open the one you have", Weight::Plain, Callback::new(move |()| show(session, &id))))
        .into_any();
    note(Tone::Know, "You already have this check", body).into_any()
}

/// The question.
fn keep(session: Session, case: Case) -> AnyView {
    let failed: RwSignal<Option<String>> = RwSignal::new(None);
    let add = Callback::new(move |()| match session.add_draft(&case::file::write(&case)) {
        Ok(id) => show(session, &id),
        Err(why) => failed.set(Some(why)),
    });
    let told = live(move || {
        let why = failed.get().map(|why| el("p").child(why).into_any());
        why.map(|why| note(Tone::Problem, "It could not be added", why).into_any()).into_any()
    });
    let ways = vec![
        button("Add it to my saved checks", Weight::Main, add),
        link_button("Leave without adding it", Weight::Plain, Route::Home.href()).into_any(),
    ];
    together().child(actions(ways)).child(el("div").attr("role", "status").child(told)).into_any()
}

/// Goes on to the result of a saved check, so that the browser's *Back* does not return here. Where the check that the tab
/// works on could not be saved it stays open, and the list has both.
fn show(session: Session, id: &str) {
    let next = if session.open(id).is_ok() { Route::Result } else { Route::Drafts };
    location::replace(&next.href());
}
