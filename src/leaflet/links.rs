//! The addresses outside, in one list: every other page takes its links from the same data.

use super::El;
use crate::{
    content::{LINKS, Link},
    element::{el, page::page, source::date, words::outside},
};

/// All links.
pub fn links() -> El {
    let links = LINKS.iter().map(link).collect::<Vec<_>>();
    page(
        "Links",
        "Official pages and files, each with what you find there. They open in a new tab.",
        el("ul").class("links").child(links),
    )
}

fn link(link: &'static Link) -> El {
    let Link { title, publisher, url, what, checked, .. } = link;
    el("li")
        .child(el("p").class("link-title").child(outside(url, title)))
        .child(el("p").child(*what))
        .child(
            el("p").class("small").child(*publisher).text(", last checked ").child(date(*checked)),
        )
}
