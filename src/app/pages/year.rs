//! What happens when in the year of a charter, in order.

use leptos::prelude::*;

use super::not_found::no_such_entry;
use crate::{
    app::parts::{page::page, source::sources, words},
    content::{YEAR, YearEvent},
};

/// All events of the year.
pub fn year(id: Option<&str>) -> AnyView {
    let missing = id.filter(|id| YEAR.iter().all(|e| e.id != *id)).map(|_| no_such_entry("event"));
    let events = YEAR.iter().map(event).collect_view();
    page(
        "The year of a charter",
        "What comes when, from local indicators to assistance, and what it means for you.",
        view! { {missing}<ol class="timeline">{events}</ol> }.into_any(),
    )
}

fn event(event: &'static YearEvent) -> AnyView {
    let YearEvent { id, when, title, text, sources: from } = event;
    view! {
        <li>
            <p class="timeline-when">{*when}</p>
            <h2 id=format!("year-{id}") tabindex="-1">{*title}</h2>
            <div class="prose">{words::text(text)}{sources(from)}</div>
        </li>
    }
    .into_any()
}
