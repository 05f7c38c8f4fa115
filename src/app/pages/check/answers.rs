//! *Check your answers*: everything told so far in one list, each with *Change*.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            answers::{Answer, answers as list},
            element::{el, together},
        },
        session::Session,
    },
    report::answers,
    route::Route,
};

/// Everything told so far.
pub fn answers(session: Session) -> AnyView {
    let rules = session.rules_once();
    let sections = session.once(|case| answers::answers(case, &rules));
    let sections = sections.into_iter().map(|section| {
        let rows = section.rows.into_iter().map(|row| Answer {
            question: row.question,
            answer: match row.answer {
                Some(answer) => answer.into_any(),
                None => el("span").class("untold").text("Not told").into_any(),
            },
            change: Some(Route::Check(row.screen.path_to_change()).href()),
        });
        el("section").child(el("h2").child(section.title)).child(list(rows.collect())).into_any()
    });
    together()
        .child(el("p").text("What is not told stays unknown: it is never taken for a “no”."))
        .child(sections.collect_view())
        .into_any()
}
