//! What stands beside a step of the check: how far the check has come, and where on the Dashboard its results are.
//!
//! It comes with the part that has the grid, after the question itself: nobody has to wait for it, and a step is whole without
//! it. It follows every answer; that it does is not read out, for it would be after each of them.

mod look;

use leptos::prelude::*;

use super::result::tests::verdict_class;
use crate::{
    app::{
        parts::element::{Element, el, live, together},
        session::Session,
    },
    report::{
        names,
        result::test::verdict_words,
        screens::Screen,
        so_far::{SoFar, Stretch, Told, so_far},
    },
    route::Route,
};

/// What stands beside a screen.
pub fn aside(screen: Screen) -> AnyView {
    let session = Session::here();
    together()
        .child(look::look(session, screen))
        .child(
            el("section")
                .attr("aria-labelledby", "so-far")
                .child(el("h2").attr("id", "so-far").text("So far"))
                .child(live(move || {
                    let rules = session.rules();
                    shown(session.with(|case| so_far(case, &rules)))
                })),
        )
        .into_any()
}

fn shown(SoFar { tests, stretches }: SoFar) -> AnyView {
    let tests = tests.map(|(test, verdict)| {
        el("li")
            .child(el("span").class("so-far-test").child(names::test(test)))
            .child(el("span").class(verdict_class(verdict)).child(verdict_words(verdict)))
    });
    let open: usize = stretches.iter().map(|stretch| stretch.open).sum();
    let rows: Vec<Element> = stretches.into_iter().map(row).collect();
    let left = match open {
        0 => "Whatever is not told can no longer change either test.".to_owned(),
        1 => "One fact can still change a test.".to_owned(),
        n => format!("{n} facts can still change a test. You need not tell them all."),
    };
    together()
        .child(el("ul").class("so-far").child(Vec::from(tests)))
        .child(el("ul").class("so-far").child(rows))
        .child(el("p").class("small").child(left))
        .into_any()
}

fn row(Stretch { name, told, open, screen }: Stretch) -> Element {
    let told = told.map(|told| match told {
        Told::NoDashboard => "no Dashboard".to_owned(),
        Told::NoGroups => "no groups told yet".to_owned(),
        Told::Results(told, of) => format!("{told} of {of} results told"),
    });
    let open = match open {
        0 => "✓ nothing left to ask".to_owned(),
        n => format!("{n} still matter"),
    };
    let says: Vec<String> = told.into_iter().chain([open]).collect();
    el("li")
        .child(el("a").attr("href", Route::Check(screen.path()).href()).child(name))
        .child(el("span").child(says.join("; ")))
}
