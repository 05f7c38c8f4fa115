//! The addresses outside, in one list: every other page takes its links from the same data.

use leptos::prelude::*;

use crate::{
    app::parts::{element::el, page::page, source::date, words::outside},
    content::{LINKS, Link},
};

/// All links.
pub fn links() -> AnyView {
    let links = LINKS.iter().map(link).collect_view();
    page(
        "Links",
        "Official pages and files, each with what you find there. They open in a new tab.",
        el("ul").class("links").child(links).into_any(),
    )
}

fn link(link: &'static Link) -> AnyView {
    let Link { title, publisher, url, what, checked, .. } = link;
    el("li")
        .child(el("p").class("link-title").child(outside(url, title)))
        .child(el("p").child(*what))
        .child(
            el("p").class("small").child(*publisher).text(", last checked ").child(date(*checked)),
        )
        .into_any()
}
