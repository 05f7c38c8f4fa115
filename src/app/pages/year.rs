//! What happens when in the year of a charter, in order.

use leptos::prelude::*;

use super::not_found::no_such_entry;
use crate::{
    app::parts::{
        element::{el, together},
        page::page,
        source::sources,
        words,
    },
    content::{YEAR, YearEvent},
};

/// All events of the year.
pub fn year(id: Option<&str>) -> AnyView {
    let missing = id.filter(|id| YEAR.iter().all(|e| e.id != *id)).map(|_| no_such_entry("event"));
    let events = YEAR.iter().map(event).collect_view();
    page(
        "The year of a charter",
        "What comes when, from local indicators to assistance, and what it means for you.",
        together().child(missing).child(el("ol").class("timeline").child(events)).into_any(),
    )
}

fn event(event: &'static YearEvent) -> AnyView {
    let YearEvent { id, when, title, text, sources: from } = event;
    el("li")
        .child(el("p").class("timeline-when").child(*when))
        .child(el("h2").attr("id", format!("year-{id}")).attr("tabindex", "-1").child(*title))
        .child(el("div").class("prose").child(words::text(text)).child(sources(from)))
        .into_any()
}
