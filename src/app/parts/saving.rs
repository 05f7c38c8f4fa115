//! Says whether the check is saved, where, and when; plainly when it is not, and what can be done then.

use leptos::prelude::*;

use super::{
    action::{Weight, actions, button},
    element::{el, live, together},
    note::{Tone, note},
    told::told,
};
use crate::{
    app::session::{Saving, Session, TOLD},
    browser::{clock, focus},
    drafts::StorageError,
};

/// The state of saving. What goes wrong is announced; that all is well stands there quietly.
pub fn saving(session: Session) -> AnyView {
    let state = live(move || {
        let (title, text) = match session.saving() {
            Saving::Nothing => return ().into_any(),
            Saving::Saved { at, elsewhere } => {
                let by = if elsewhere { "Changed in another tab, and saved" } else { "Saved" };
                let text = format!("{by} in this browser {}.", clock::moment(at));
                return el("p").class("saved").child(text).into_any();
            }
            Saving::InMemory(why) => (
                "Not saved beyond this page",
                format!(
                    "You can go on, but what you enter is lost when you close or reload this page: {why}. Save it as a file before \
                     you leave."
                ),
            ),
            Saving::Failed(why) => {
                let room = if why == StorageError::Full {
                    "Delete saved checks that you no longer need, or save this one as a file."
                } else {
                    "You can save it as a file."
                };
                let text = format!(
                    "It is still on this page; do not close it yet. It could not be saved because {why}. Your next change tries \
                     again. {room}"
                );
                ("Your last change is not saved", text)
            }
            Saving::Gone => (
                "This check is no longer saved",
                "It was removed in another tab, or with the browser’s data, and is on this page only. Your next change saves it \
                 again."
                    .to_owned(),
            ),
        };
        problem(session, title, text)
    });
    el("div").class("saving").child(state).child(told(session)).into_any()
}

fn problem(session: Session, title: &'static str, text: String) -> AnyView {
    let mut ways = vec![save_button(session)];
    if session.can_save_again() {
        let again = Callback::new(move |()| {
            session.save_again();
            if !session.can_save_again() {
                // What was pressed is gone.
                focus::on(TOLD);
            }
        });
        ways.insert(0, button("Save it here again", Weight::Plain, again));
    }
    let body = together().child(el("p").attr("role", "alert").child(text)).child(actions(ways));
    note(Tone::Problem, title, body).into_any()
}

/// Saves the check as a file.
pub fn save_button(session: Session) -> AnyView {
    let save = Callback::new(move |()| session.save_own_as_file());
    button("Save as a file", Weight::Plain, save)
}
