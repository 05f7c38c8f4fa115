//! An address that we do not have, with a way home; and the kind version for an entry that is not there.

use super::El;
use crate::{
    element::{
        action::{Weight, actions, link_button},
        el,
        note::{Tone, note},
        page::page,
    },
    route::Route,
};

/// The page for an address that we do not have.
pub fn not_found() -> El {
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

/// A note on a page of entries that the one asked for is not among them. The program shows it when that is so.
pub fn no_such_entry(kind: &str) -> El {
    let title = format!("There is no {kind} at that address");
    note(Tone::Care, title, el("p").text("It may have been renamed. Here is everything we have."))
        .attr("data-no-entry", "")
        .attr("hidden", "")
}
