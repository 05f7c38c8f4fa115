//! The ways from a screen of the check as links: on to the next, back to the one before, and between the questions of a year and its
//! grid. Where they lead is decided in [`screens::ways`].
//!
//! They follow the answers a moment after these are painted. Whoever presses *Continue* or *Back* sooner has it worked out for the
//! press.

use std::sync::Arc;

use leptos::prelude::*;

use super::{address, after::After};
use crate::{
    app::{
        parts::{
            action::{Weight, actions, link_button},
            element::{Element, Follow, el, follow, kept, live, together},
            note::{Tone, note},
        },
        session::Session,
    },
    browser::page as document,
    report::screens::{self, Screen, Ways},
    route::Route,
};

const PASSES_OVER: &str = "Continue skips what, as we read the rules, cannot change either test. You can still go there by the steps above.";

/// On to the next screen and back to the one before, or only to the answers when one of them was to be changed.
pub fn ways_on(session: Session, after: &After, screen: Screen, to_change: bool) -> AnyView {
    if to_change {
        let back = link_button("Back to your answers", Weight::Main, address(Screen::Answers));
        return actions(vec![back]).into_any();
    }
    let followed = after.clone();
    let ways = kept(move || {
        followed.follow();
        session.once(|case| screens::ways(case, &case.rules(), &followed.open(), screen))
    });
    let to = |to: fn(Ways) -> Option<Screen>| {
        let ways = Arc::clone(&ways);
        follow(move || to(ways()).map(address))
    };
    let on = match screen {
        Screen::Answers => link_button("See your result", Weight::Main, Route::Result.href()),
        _ => way("Continue", Weight::Main, after, to(|ways| Some(ways.next))),
    };
    let back = (screen != Screen::Charter)
        .then(|| way("Back", Weight::Quiet, after, to(|ways| ways.back)));
    let actions =
        el("div").class("actions").child(on).child(back).child(switch(screen, Arc::clone(&ways)));
    let settled = live(move || match ways() {
        _ if screen == Screen::Answers => ().into_any(),
        Ways { is_settled: true, .. } => all_settled(),
        Ways { passes_over: true, .. } => el("p").class("small").text(PASSES_OVER).into_any(),
        _ => ().into_any(),
    });
    // Below, since it comes after the answer is painted: *Continue* must not move away under the finger then.
    together().child(actions).child(el("div").attr("role", "status").child(settled)).into_any()
}

/// A way that hangs on the answers. What follows from the last of them may be still to come when it is pressed, and the link is drawn
/// anew only after the press.
fn way(words: &str, weight: Weight, after: &After, to: Follow<Option<String>>) -> Element {
    let (after, pressed, at_once) = (after.clone(), after.clone(), Arc::clone(&to));
    el("a")
        .class(weight.class())
        .following("href", to)
        // Sooner than the press ends: what it leads to is worked out meanwhile, and a link can be opened in other ways than this.
        .on("pointerdown", move |_| pressed.catch_up())
        .on("click", move |event| {
            after.catch_up();
            document::lead(&event, &at_once().unwrap_or_default());
        })
        .text(words)
}

/// Nothing is left that could change an answer.
fn all_settled() -> AnyView {
    let result = Route::Result.href();
    let body = el("p")
        .text(
            "Nothing left out can change either Dashboard test. What another reading may still need is told under “So far”. \
             You can go on filling in, or ",
        )
        .child(el("a").attr("href", result).text("see your result and why"))
        .text(".")
        .into_any();
    note(Tone::Done, "Both tests are settled, as we read the rules", body).into_any()
}

/// From the questions of a year to its grid, and back.
fn switch(screen: Screen, ways: Follow<Ways>) -> AnyView {
    let Some(year) = screen.year() else { return ().into_any() };
    live(move || {
        let Ways { next, first: Some(first), without, .. } = ways() else {
            return ().into_any();
        };
        let is_grid = screen == Screen::Grid(year);
        let grid = (!is_grid).then(|| {
            let label = format!("Fill in {year} as a grid");
            link_button(label, Weight::Plain, address(Screen::Grid(year)))
        });
        // Where *Continue* leads there too, it says nothing new.
        let by_question = is_grid || matches!(screen, Screen::Groups(_)) && next != first;
        let questions = by_question.then(|| {
            link_button(format!("Answer {year} by question"), Weight::Plain, address(first))
        });
        let without = without
            .map(|to| link_button(format!("Leave {year} out for now"), Weight::Quiet, address(to)));
        together().child(grid).child(questions).child(without).into_any()
    })
}
