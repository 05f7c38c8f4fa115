//! A page: its one heading, which receives the focus on arrival, what it is in a sentence, and its body.

use leptos::prelude::*;

use super::element::{el, together};

/// The id of the page's heading.
pub const HEADING: &str = "heading";

/// A page with its heading, a first sentence (may be empty) and a body.
pub fn page(title: impl Into<String>, lead: &'static str, body: AnyView) -> AnyView {
    frame(title.into(), lead, body)
}

fn frame(title: String, lead: &'static str, body: AnyView) -> AnyView {
    together()
        .child(el("h1").attr("id", HEADING).attr("tabindex", "-1").child(title))
        .child((!lead.is_empty()).then(|| el("p").class("lead").child(lead).into_any()))
        .child(body)
        .into_any()
}
