//! What this is, what happens to what you enter, how to report an error, and every source with its dates.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            page::page,
            source::{date, source_list},
            words,
        },
        route::Route,
    },
    content::{DISCLAIMER, RULES_CHECKED, SOURCES},
};

/// The page about the product.
pub fn about() -> AnyView {
    page(
        "About, privacy and sources",
        "Who may rely on this, and how far.",
        view! {
            <div class="prose">
                <h2>"What this is"</h2>
                {words::text(DISCLAIMER.text)}
                {privacy()}
                {errors()}
                <h2>"For everyone"</h2>
                <p>
                    "We aim at WCAG 2.2, level AA: with the keyboard alone, with a screen reader, on a small phone, at \
                     400 % zoom, in the dark and on paper. If something does not work for you, it is a mistake: \
                     please report it as above."
                </p>
                <h2>"Version"</h2>
                <dl class="facts">
                    <div><dt>"Program"</dt><dd>{env!("CARGO_PKG_VERSION")}</dd></div>
                    <div><dt>"Rules last checked"</dt><dd>{date(RULES_CHECKED)}</dd></div>
                </dl>
                <p>
                    <a href={Route::Rules(None, None).href()}>"The rules"</a>
                    ": which results count, year by year, and what has changed."
                </p>
                <h2>"Sources"</h2>
                <p>"Everything that is said here about the law and the criteria rests on these."</p>
                {source_list(SOURCES.iter())}
            </div>
        }
        .into_any(),
    )
}

fn privacy() -> AnyView {
    view! {
        <h2>"Privacy"</h2>
        <p>
            "Everything is worked out on your own device. There is no account, no cookie and no counting of visits. \
             What you enter is not sent to us or to anyone else: the program has nowhere to send it."
        </p>
        <ul>
            <li>
                "Your checks are kept in this browser’s own storage, for this address only. They stay until you remove \
                 them under " <a href={Route::Drafts.href()}>"Saved checks"</a>
                " or clear the browser’s data. On a shared computer, remove them when you are done."
            </li>
            <li>
                "The server that holds these pages sees what every web server sees: that a browser asked for them. It \
                 does not see the part of the address after “#”, nor anything that you enter."
            </li>
            <li>"Links to official pages open in a new tab. Their publishers have their own rules."</li>
        </ul>
    }
    .into_any()
}

fn errors() -> AnyView {
    view! {
        <h2>"How to report an error"</h2>
        <p>"If a result, a date or a sentence here looks wrong to you:"</p>
        <ul>
            <li>
                "Compare it with the sources named beside it. If they have changed since we last checked, they are \
                 right."
            </li>
            <li>
                "Tell CCEE by way of " {words::link("ccee-charter-dta", "its page for charters")}
                ", or your county office of education. Both know the rules and whom to pass it on to."
            </li>
            <li>
                "Say what you expected, what you saw, and the version and date below. Never send anything about a \
                 single student."
            </li>
        </ul>
    }
    .into_any()
}
