//! The questions a leader asks, each folded until asked for, each with an address of its own.

use super::{El, not_found::no_such_entry};
use crate::{
    content::{QUESTIONS, Question},
    element::{
        el,
        note::{Tone, note},
        page::page,
        source::sources,
        together, words,
    },
    route::Route,
};

/// All questions.
pub fn faq() -> El {
    let questions = QUESTIONS.iter().flat_map(|q| {
        let part = (!q.part.is_empty()).then(|| el("h2").class("questions-part").text(q.part));
        part.into_iter().chain([question(q)])
    });
    let questions = questions.collect::<Vec<_>>();
    page(
        "Questions and answers",
        "What charter leaders ask about Differentiated Assistance and CCEE’s Direct Technical Assistance. \
         Each answer says where it comes from, and where official texts disagree.",
        together()
            .child(no_such_entry("question"))
            .child(el("div").attr("id", "search").class("no-print"))
            .child(el("div").class("questions").child(questions)),
    )
}

fn question(question: &'static Question) -> El {
    let Question { id, question, answer, disputed, sources: from, .. } = question;
    // Said before it is unfolded: whoever looks for what is open finds it at a glance.
    let flag = (!disputed.is_empty())
        .then(|| el("span").class("question-flag").text("◆ Official texts disagree"));
    let disputed = (!disputed.is_empty())
        .then(|| note(Tone::Care, "Official texts disagree here", words::text(disputed)));
    let own = Route::Faq(Some((*id).to_owned()));
    el("details")
        .class("question")
        .attr_if("id", own.entry().as_deref())
        .attr("data-title", question)
        .child(el("summary").child(el("h3").child(*question)).child(flag))
        .child(
            el("div")
                .class("question-in prose")
                .child(words::text(answer))
                .child(disputed)
                .child(sources(from))
                .child(
                    el("p")
                        .class("own-address")
                        .child(el("a").attr("href", own.href()).text("Link to this answer")),
                ),
        )
}
