//! A page: its one heading, which receives the focus on arrival, what it is in a sentence, and its body.

use leptos::prelude::*;

/// The id of the page's heading.
pub const HEADING: &str = "heading";

/// A page with its heading, a first sentence (may be empty) and a body.
pub fn page(title: impl Into<String>, lead: &'static str, body: AnyView) -> AnyView {
    frame(title.into(), lead, body)
}

fn frame(title: String, lead: &'static str, body: AnyView) -> AnyView {
    view! {
        <h1 id=HEADING tabindex="-1">{title}</h1>
        {(!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> })}
        {body}
    }
    .into_any()
}
