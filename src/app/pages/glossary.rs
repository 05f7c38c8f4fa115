//! Every word of the field, explained; each with an address of its own, which terms in other texts lead to.

use leptos::prelude::*;

use super::not_found::no_such_entry;
use crate::{
    app::parts::{
        element::{el, together},
        page::page,
        source::sources,
        words,
    },
    content::{TERMS, Term},
};

/// All terms; the one whose id is given is marked.
pub fn glossary(id: Option<&str>) -> AnyView {
    let missing = id.filter(|id| TERMS.iter().all(|t| t.id != *id)).map(|_| no_such_entry("term"));
    let terms = TERMS.iter().map(|t| term(t, id == Some(t.id))).collect_view();
    page(
        "Glossary",
        "The words and abbreviations of the field, in plain language.",
        together().child(missing).child(el("dl").class("glossary").child(terms)).into_any(),
    )
}

fn term(term: &'static Term, asked_for: bool) -> AnyView {
    let Term { id, word, stands_for, meaning, sources: from } = term;
    let stands_for = (!stands_for.is_empty())
        .then(|| el("span").class("stands-for").child(*stands_for).into_any());
    el("div")
        .class(if asked_for { "term-entry asked-for" } else { "term-entry" })
        .child(
            el("dt")
                .attr("id", format!("glossary-{id}"))
                .attr("tabindex", "-1")
                .child(*word)
                .text(" ")
                .child(stands_for),
        )
        .child(el("dd").child(words::text(meaning)).child(sources(from)))
        .into_any()
}
