//! Every word of the field, explained; each with an address of its own, which terms in other texts lead to.

use super::{El, not_found::no_such_entry};
use crate::{
    content::{TERMS, Term},
    element::{el, page::page, source::sources, together, words},
    route::Route,
};

/// All terms. The style marks the one that the address names.
pub fn glossary() -> El {
    let terms = TERMS.iter().map(term).collect::<Vec<_>>();
    page(
        "Glossary",
        "The words and abbreviations of the field, in plain language.",
        together().child(no_such_entry("term")).child(el("dl").class("glossary").child(terms)),
    )
}

fn term(term: &'static Term) -> El {
    let Term { id, word, stands_for, meaning, sources: from } = term;
    let stands_for =
        (!stands_for.is_empty()).then(|| el("span").class("stands-for").child(*stands_for));
    el("div")
        .class("term-entry")
        .child(
            el("dt")
                .attr_if("id", Route::Glossary(Some((*id).to_owned())).entry().as_deref())
                .child(*word)
                .text(" ")
                .child(stands_for),
        )
        .child(el("dd").child(words::text(meaning)).child(sources(from)))
}
