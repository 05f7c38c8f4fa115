//! Answers given so far, each with *Change*: the list of *Check your answers*.

use leptos::prelude::*;

/// One answer.
pub struct Answer {
    /// What was asked, in a few words.
    pub question: String,
    /// What was answered.
    pub answer: AnyView,
    /// Where to change it; none when it cannot be changed here.
    pub change: Option<String>,
}

/// A list of answers.
pub fn answers(rows: Vec<Answer>) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|Answer { question, answer, change }| {
            let change = change.map(|href| {
                let question = question.clone();
                view! {
                    <dd class="answer-change">
                        <a href=href>"Change"<span class="unseen">" " {question}</span></a>
                    </dd>
                }
            });
            view! {
                <div class="answer">
                    <dt>{question}</dt>
                    <dd>{answer}</dd>
                    {change}
                </div>
            }
            .into_any()
        })
        .collect_view();
    view! { <dl class="answers">{rows}</dl> }.into_any()
}
