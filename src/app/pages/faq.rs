//! The questions a leader asks, each folded until asked for, each with an address of its own.

use leptos::prelude::*;

use super::not_found::no_such_entry;
use crate::{
    app::{
        parts::{
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
        view! { {missing}<div class="questions">{questions}</div> }.into_any(),
    )
}

fn question(question: &'static Question, open: bool) -> AnyView {
    let Question { id, question, answer, disputed, sources: from } = question;
    let disputed = (!disputed.is_empty())
        .then(|| note(Tone::Care, "Official texts disagree here", words::text(disputed)));
    let href = Route::Faq(Some((*id).to_owned())).href();
    view! {
        <details class="question" open=open>
            <summary id=format!("faq-{id}")><h2>{*question}</h2></summary>
            <div class="question-in prose">
                {words::text(answer)}
                {disputed}
                {sources(from)}
                <p class="own-address"><a href=href>"Link to this answer"</a></p>
            </div>
        </details>
    }
    .into_any()
}
