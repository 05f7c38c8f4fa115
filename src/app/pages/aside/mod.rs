//! What stands beside a step of the check: how far the check has come, where on the Dashboard its results are, from which files
//! those came that were not typed, and whether they count.
//!
//! It comes with the part that has the grid, after the question itself: nobody has to wait for it, and a step is whole without
//! it. So the program makes itself ready then to save, too. It follows every answer. That it does is not read out, for it would be
//! after each of them; that a test says something else now is.

pub mod listed;
mod look;

use std::{sync::Once, time::Duration};

use leptos::prelude::*;

use super::{
    check::{
        after::After,
        texts::{no_county, wrong_cds},
    },
    result::tests::verdict_class,
};
use crate::{
    app::{
        parts::{
            element::{Element, el, live, together},
            note::{Tone, note},
            said,
        },
        session::{Session, sentence},
    },
    report::{
        names,
        origins::of_step,
        result::{changed::judged_by_others, test::verdict_words},
        screens::Screen,
        so_far::{SoFar, Stretch, so_far},
    },
    route::Route,
};

/// What stands beside a screen.
pub fn aside(screen: Screen) -> AnyView {
    static REHEARSED: Once = Once::new();
    let session = Session::here();
    // Mostly a good moment: the step is drawn, and few have read it yet.
    REHEARSED.call_once(|| set_timeout(move || session.rehearse(), Duration::ZERO));
    let after: After = expect_context();
    // A letter of a name changes nothing here, so nothing is drawn anew for it.
    let followed = after.clone();
    let so_far = Memo::new(move |_| {
        followed.follow();
        session.once(|case| so_far(case, &case.rules(), &followed.open()))
    });
    let followed = after.clone();
    let came = Memo::new(move |_| {
        followed.follow();
        session.once(|case| of_step(case, screen))
    });
    let listed = match screen {
        Screen::Question(year, _) => listed::listed(session, year),
        _ => ().into_any(),
    };
    together()
        .child(judged_before(session))
        .child((screen != Screen::Charter).then(|| to_correct(session)).flatten())
        .child(listed)
        .child(look::look(session, &after, screen))
        .child(live(move || came.get().as_deref().map(came_from).into_any()))
        .child(
            el("section")
                .attr("aria-labelledby", "so-far")
                .child(el("h2").attr("id", "so-far").text("So far"))
                .child(live(move || so_far.with(shown)))
                .child(el("p").class("unseen").attr("role", "status").child(moved(so_far))),
        )
        .into_any()
}

/// A check that was last judged by other rules says so beside each step; its result says the rest.
fn judged_before(session: Session) -> Option<AnyView> {
    let by_others = session.once(|case| judged_by_others(case, &case.rules()).is_some());
    by_others.then(|| {
        let body = el("p")
            .text("This check was last judged by other rules. ")
            .child(el("a").attr("href", Route::Result.href()).text("See what has changed"))
            .into_any();
        note(Tone::Care, "", body).into_any()
    })
}

/// What is wrong with what was written of the charter: whoever went on at once has not seen it said beside the field, and it would
/// be printed in the brief.
fn to_correct(session: Session) -> Option<AnyView> {
    let said = session.once(|case| [wrong_cds(&case.school.cds), no_county(&case.school.county)]);
    let wrong: Vec<String> = said.into_iter().filter(|said| !said.is_empty()).collect();
    if wrong.is_empty() {
        return None;
    }
    let charter = Route::Check(Screen::Charter.path()).href();
    let body = el("p")
        .child(wrong.join(" "))
        .text(" ")
        .child(el("a").attr("href", charter).text("Correct it under “Charter”"));
    Some(note(Tone::Care, "About your charter", body).into_any())
}

/// Which test says something else than before, to be read out.
fn moved(so_far: Memo<SoFar>) -> AnyView {
    let before = StoredValue::new(so_far.with_untracked(|so_far| so_far.tests));
    said::following(move || {
        let now = so_far.with(|so_far| so_far.tests);
        let was = before.try_update_value(|before| std::mem::replace(before, now)).unwrap_or(now);
        let moved = now.iter().zip(was).filter(|(now, was)| **now != *was);
        let moved = moved
            .map(|((test, now), _)| format!("{}: {}.", names::test(*test), verdict_words(*now)));
        moved.collect::<Vec<_>>().join(" ")
    })
}

fn came_from(line: &str) -> AnyView {
    el("section")
        .attr("aria-labelledby", "came")
        .child(el("h2").attr("id", "came").text("Where these came from"))
        .child(el("p").class("small came").child(sentence(line)))
        .into_any()
}

fn shown(so_far: &SoFar) -> AnyView {
    let tests = so_far.tests.map(|(test, verdict)| {
        el("li")
            .child(el("span").class("so-far-test").child(names::test(test)))
            .child(el("span").class(verdict_class(verdict)).child(verdict_words(verdict)))
    });
    let rows: Vec<Element> = so_far.stretches.iter().map(row).collect();
    together()
        .child(el("ul").class("so-far").child(Vec::from(tests)))
        .child(el("ul").class("so-far").child(rows))
        .child(el("p").class("small").child(so_far.left()))
        .into_any()
}

fn row(stretch: &Stretch) -> Element {
    let href = Route::Check(stretch.screen.path()).href();
    el("li")
        .child(el("a").attr("href", href).child(stretch.name.clone()))
        .child(el("span").child(stretch.says()))
}
