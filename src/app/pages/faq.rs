//! The questions a leader asks, each folded until asked for, each with an address of its own.

use leptos::prelude::*;

use super::not_found::no_such_entry;
use crate::{
    app::{
        parts::{
            element::{el, together},
            note::{Tone, note},
            page::page,
            source::sources,
            words,
        },
        route::Route,
    },
    content::{QUESTIONS, Question},
};

/// All questions; the one whose id is given stands open.
pub fn faq(id: Option<&str>) -> AnyView {
    let missing =
        id.filter(|id| QUESTIONS.iter().all(|q| q.id != *id)).map(|_| no_such_entry("question"));
    let questions = QUESTIONS.iter().map(|q| question(q, id == Some(q.id))).collect_view();
    page(
        "Questions and answers",
        "What charter leaders ask about Differentiated Assistance and CCEE’s Direct Technical Assistance. \
         Each answer says where it comes from, and where official texts disagree.",
        together().child(missing).child(el("div").class("questions").child(questions)).into_any(),
    )
}

fn question(question: &'static Question, open: bool) -> AnyView {
    let Question { id, question, answer, disputed, sources: from } = question;
    let disputed = (!disputed.is_empty())
        .then(|| note(Tone::Care, "Official texts disagree here", words::text(disputed)));
    let href = Route::Faq(Some((*id).to_owned())).href();
    el("details")
        .class("question")
        .attr_if("open", open.then_some(""))
        .child(el("summary").attr("id", format!("faq-{id}")).child(el("h2").child(*question)))
        .child(
            el("div")
                .class("question-in prose")
                .child(words::text(answer))
                .child(disputed)
                .child(sources(from))
                .child(
                    el("p")
                        .class("own-address")
                        .child(el("a").attr("href", href).text("Link to this answer")),
                ),
        )
        .into_any()
}
