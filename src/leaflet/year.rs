//! What happens when in the year of a charter, in order.

use super::{El, not_found::no_such_entry};
use crate::{
    content::{YEAR, YearEvent},
    element::{el, page::page, source::sources, together, words},
    route::Route,
};

/// All events of the year.
pub fn year() -> El {
    let events = YEAR.iter().map(event).collect::<Vec<_>>();
    page(
        "The year of a charter",
        "What comes when, from local indicators to assistance, and what it means for you.",
        together().child(no_such_entry("event")).child(el("ol").class("timeline").child(events)),
    )
}

fn event(event: &'static YearEvent) -> El {
    let YearEvent { id, when, title, text, sources: from } = event;
    let own = Route::Year(Some((*id).to_owned())).entry();
    el("li")
        .child(el("p").class("timeline-when").child(*when))
        .child(el("h2").attr_if("id", own.as_deref()).child(*title))
        .child(el("div").class("prose").child(words::text(text)).child(sources(from)))
}
