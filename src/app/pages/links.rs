//! The addresses outside, in one list: every other page takes its links from the same data.

use leptos::prelude::*;

use crate::{
    app::parts::{page::page, source::date, words::outside},
    content::{LINKS, Link},
};

/// All links.
pub fn links() -> AnyView {
    let links = LINKS.iter().map(link).collect_view();
    page(
        "Links",
        "Official pages and files, each with what you find there. They open in a new tab.",
        view! { <ul class="links">{links}</ul> }.into_any(),
    )
}

fn link(link: &'static Link) -> AnyView {
    let Link { title, publisher, url, what, checked, .. } = link;
    view! {
        <li>
            <p class="link-title">{outside(url, title)}</p>
            <p>{*what}</p>
            <p class="small">{*publisher} ", last checked " {date(*checked)}</p>
        </li>
    }
    .into_any()
}
