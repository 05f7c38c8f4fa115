//! What the person is told: notes, each with what can be done about it.

use leptos::prelude::*;

use super::{
    action::{Weight, actions, button, focus_soon},
    element::{Element, el, live, together},
    note::{fold, note},
};
use crate::{
    app::session::{Session, TOLD, Then, Told},
    browser::focus,
};

/// Whatever there is to tell; announced as it comes.
pub fn told(session: Session) -> AnyView {
    let notes = live(move || {
        let notes = session.told().into_iter().map(|told| one(session, told));
        notes.collect_view().into_any()
    });
    el("div")
        .class("told")
        .attr("id", TOLD)
        .attr("role", "status")
        .attr("tabindex", "-1")
        .child(notes)
        .into_any()
}

fn one(session: Session, Told { tone, title, text, more, then }: Told) -> AnyView {
    let more = more.map(|(what, text)| as_text(what, text));
    let act = |label, act: fn(Session, &Then)| {
        let then = then.clone();
        button(label, Weight::Plain, Callback::new(move |()| act(session, &then)))
    };
    let acts = match then {
        Then::Nothing => Vec::new(),
        Then::Undo { .. } => vec![act("Undo", |session, then| {
            session.undo(then);
            // The page may be drawn again meanwhile.
            focus_soon(TOLD.to_owned());
        })],
        Then::Choose(_) => vec![
            act("Go on with this version", |session, _| {
                session.settle();
                focus::on(TOLD);
            }),
            act("Go on with the other", |session, then| {
                session.go_on_with_other(then);
                // The page is drawn again meanwhile.
                focus_soon(TOLD.to_owned());
            }),
        ],
    };
    let body = together()
        .child(el("p").child(text))
        .child(more)
        .child((!acts.is_empty()).then(|| actions(acts)));
    note(tone, title, body).into_any()
}

/// A text folded away, to read or copy.
pub fn as_text(what: &str, text: String) -> Element {
    fold(what, el("pre").child(text))
}
