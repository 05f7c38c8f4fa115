//! A page: its one heading, which receives the focus on arrival, what it is in a sentence, and its body.

use super::{Child, Element, Medium, el, together};

/// A page with its heading, a first sentence (may be empty) and a body.
pub fn page<M: Medium>(
    title: impl Into<String>,
    lead: &'static str,
    body: impl Child<M>,
) -> Element<M> {
    together()
        .child(el("h1").attr("tabindex", "-1").child(title.into()))
        .child((!lead.is_empty()).then(|| el("p").class("lead").child(lead)))
        .child(body)
}
