//! *Check your answers*: everything told so far in one list, each with where it came from and *Change*; the same list of a
//! check from a link has no *Change*.
//!
//! A screen of the check, but of the part of the program that has the result: that is where one goes from here.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            answers::{Answer, answers as list},
            element::{el, together},
        },
        session::Session,
    },
    case::Case,
    report::answers,
    route::Route,
};

/// Everything entered so far, each to change.
pub fn answers(session: Session) -> AnyView {
    // The way on stands below a long list.
    let on =
        el("p").child(el("a").attr("href", Route::Result.href()).text("Straight to your result"));
    together().child(on).child(session.once(|case| sections(case, true))).into_any()
}

/// Everything that a case tells, or does not.
pub fn sections(case: &Case, to_change: bool) -> AnyView {
    let sections = answers::answers(case, &case.rules());
    let is_a_source_named =
        sections.iter().flat_map(|section| &section.rows).any(|row| row.origin.is_some());
    let of_the_rest = if is_a_source_named {
        " Answers without a source were entered by hand, or follow from the rest."
    } else {
        ""
    };
    let sections = sections.into_iter().map(|section| {
        let rows = section.rows.into_iter().map(|row| Answer {
            of: row.screen.year().map(|year| year.to_string()).unwrap_or_default(),
            change: to_change.then(|| Route::Check(row.path_to_change()).href()),
            question: row.question,
            origin: row.origin,
            answer: match row.answer {
                Some(answer) => answer.into_any(),
                None => el("span").class("untold").text(row.untold).into_any(),
            },
        });
        el("section").child(el("h2").child(section.title)).child(list(rows.collect())).into_any()
    });
    together()
        .child(
            el("p")
                .text("What was not entered stays unknown: it is never taken for a “no”.")
                .text(of_the_rest),
        )
        .child(sections.collect_view())
        .into_any()
}
