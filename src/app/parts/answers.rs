//! Answers given so far, each with *Change*: the list of *Check your answers*.

use leptos::prelude::*;

use super::element::el;

/// One answer.
pub struct Answer {
    /// What was asked, in a few words.
    pub question: String,
    /// What was answered.
    pub answer: AnyView,
    /// Where that came from, to be said below it.
    pub origin: Option<String>,
    /// Where to change it; none when it cannot be changed here.
    pub change: Option<String>,
    /// What the question is of, such as a year; empty where it says so by itself.
    pub of: String,
}

/// A list of answers.
pub fn answers(rows: Vec<Answer>) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|Answer { question, answer, origin, change, of }| {
            let change = change.map(|href| {
                let of = if of.is_empty() { question.clone() } else { format!("{of}, {question}") };
                el("dd")
                    .class("answer-change")
                    .child(
                        el("a")
                            .attr("href", href)
                            .text("Change")
                            .child(el("span").class("unseen").text(" ").child(of)),
                    )
                    .into_any()
            });
            let origin = origin.map(|line| el("p").class("small origin").child(line).into_any());
            el("div")
                .class("answer")
                .child(el("dt").child(question))
                .child(el("dd").child(answer).child(origin))
                .child(change)
                .into_any()
        })
        .collect_view();
    el("dl").class("answers").child(rows).into_any()
}
