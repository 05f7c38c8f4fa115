//! An address that we do not have, with a way home; and the kind version for an entry that is not there.

use leptos::prelude::*;

use crate::app::{
    parts::{
        action::{Weight, actions, link_button},
        element::el,
        note::{Tone, note},
        page::page,
    },
    route::Route,
};

/// The page for an address that we do not have.
pub fn not_found() -> AnyView {
    let ways = vec![
        link_button("Go to the home page", Weight::Main, Route::Home.href()),
        link_button("Questions and answers", Weight::Plain, Route::Faq(None).href()),
    ];
    page(
        "This page does not exist",
        "The address may have been shortened or mistyped. Nothing of yours is lost: saved checks stay where they are.",
        actions(ways),
    )
}

/// A note on a page of entries that the one asked for is not among them.
pub fn no_such_entry(kind: &str) -> AnyView {
    let title = format!("There is no {kind} at that address");
    note(
        Tone::Care,
        title,
        el("p").text("It may have been renamed. Here is everything we have.").into_any(),
    )
}
