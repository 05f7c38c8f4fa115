//! What this is, what happens to what you enter, how to report an error, and all sources.

use leptos::prelude::*;

use crate::{
    app::parts::{
        page::page,
        source::{date, source_list},
        words,
    },
    content::{DISCLAIMER, RULES_CHECKED, SOURCES},
};

/// The page about the product.
pub fn about() -> AnyView {
    page(
        "About, privacy and sources",
        "",
        view! {
            <div class="prose">
                <h2>"What this is"</h2>
                {words::text(DISCLAIMER.text)}
                <h2>"Privacy"</h2>
                <p>"Everything is worked out in your browser. No account, no cookies, no counting of visits; nothing you enter is sent anywhere."</p>
                <h2>"Version"</h2>
                <p>"Version " {env!("CARGO_PKG_VERSION")} ". Rules last checked " {date(RULES_CHECKED)} "."</p>
                <h2>"Sources"</h2>
                {source_list(SOURCES.iter())}
            </div>
        }
        .into_any(),
    )
}
