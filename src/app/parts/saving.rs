//! Says whether the check is saved, where, and when; plainly when it is not.

use leptos::prelude::*;

use super::{
    element::{el, live},
    note::{Tone, note},
};
use crate::{
    app::session::{Saving, Session},
    browser::clock,
    route::Route,
};

/// The state of saving. What goes wrong is announced; that all is well stands there quietly.
pub fn saving(session: Session) -> AnyView {
    let state = live(move || match session.saving() {
        Saving::Nothing => ().into_any(),
        Saving::Saved(at) => el("p")
            .class("saved")
            .text("Saved in this browser at ")
            .child(clock::time(at))
            .text(".")
            .into_any(),
        Saving::InMemory(why) => problem(
            "Not saved beyond this page",
            format!(
                "You can go on, but what you enter is lost when you close or reload this page: {why}. Print your result before you \
                 leave."
            ),
        ),
        Saving::Failed(why) => problem(
            "Your last change is not saved",
            format!(
                "{why}. It is still on this page; your next change tries again. Do not close this page yet."
            ),
        ),
    });
    let set_aside = live(move || {
        let told = session.has_set_aside().then(|| {
            let drafts = Route::Drafts.href();
            let body = el("p")
                .attr("role", "alert")
                .text(
                    "What was stored for this check had been changed and could not be read. It is \
                     kept whole, under “Set aside” in ",
                )
                .child(el("a").attr("href", drafts).text("your saved checks"))
                .text(".")
                .into_any();
            note(Tone::Care, "Something was set aside", body).into_any()
        });
        told.into_any()
    });
    el("div").class("saving").child(state).child(set_aside).into_any()
}

fn problem(title: &'static str, text: String) -> AnyView {
    let body = el("p").attr("role", "alert").child(text).into_any();
    note(Tone::Problem, title, body).into_any()
}
