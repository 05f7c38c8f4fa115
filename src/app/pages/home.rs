//! Where a leader arrives: what this is, where to begin, what it takes, and the main things to know in short.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            action::{Weight, actions, link_button},
            page::HEADING,
        },
        route::Route,
    },
    content::{PATHWAYS, Pathway, QUESTIONS},
};

/// How many of the questions the home page shows: those of CCEE's own page, which come first.
const MAIN_QUESTIONS: usize = 6;

/// The home page. `resume` is the way back to a check that was begun, if there is one.
pub fn home(resume: AnyView) -> AnyView {
    let begin = vec![
        link_button("Start a check", Weight::Main, Route::Check(String::new()).href()),
        link_button("See the four pathways", Weight::Plain, Route::Pathways(None).href()),
    ];
    let pathways = PATHWAYS.iter().map(pathway).collect_view();
    let questions = QUESTIONS
        .iter()
        .take(MAIN_QUESTIONS)
        .map(|q| {
            let href = Route::Faq(Some(q.id.to_owned())).href();
            view! { <li><a href=href>{q.question}</a></li> }.into_any()
        })
        .collect_view();
    view! {
        <section class="hero">
            <p class="hero-for">"For leaders of California charter schools"</p>
            <h1 id=HEADING tabindex="-1">"May your charter qualify for direct help from CCEE?"</h1>
            <p class="lead">
                "Answer questions about your California School Dashboard. You will see which of the four legal \
                 pathways may be open, why, and whom to talk to first."
            </p>
            {actions(begin)}
            {resume}
        </section>
        {facts()}
        <section aria-labelledby="in-short">
            <h2 id="in-short">"Four pathways, in short"</h2>
            <ol class="cards">{pathways}</ol>
        </section>
        <section class="two" aria-labelledby="main-questions">
            <div>
                <h2 id="main-questions">"What leaders ask"</h2>
                <ul class="plain-list">{questions}</ul>
                <p><a href={Route::Faq(None).href()}>"All questions and answers"</a></p>
            </div>
            <div>
                <h2>"To take along"</h2>
                <p>"The pathways, both Dashboard tests and the first step on one page, for your board or your team."</p>
                {link_button("Open the handout", Weight::Plain, Route::Handout.href())}
            </div>
        </section>
    }
    .into_any()
}

fn facts() -> AnyView {
    view! {
        <section class="cards" aria-label="Before you begin">
            <div class="card">
                <h2>"What you need"</h2>
                <p>"Your school’s Dashboard pages for the last four years, open in another tab. What you do not know you can leave out."</p>
            </div>
            <div class="card">
                <h2>"How long it takes"</h2>
                <p>"About twenty minutes. Stop whenever you like and come back: nothing is lost."</p>
            </div>
            <div class="card">
                <h2>"Your first step"</h2>
                <p>
                    "Talk to your county office of education. If the county office is your authorizer, talk to \
                     your Geographic Lead."
                </p>
            </div>
            <div class="card">
                <h2>"It stays with you"</h2>
                <p>"What you enter stays in this browser. There is no account, and nothing is sent anywhere."</p>
            </div>
        </section>
    }
    .into_any()
}

fn pathway(pathway: &'static Pathway) -> AnyView {
    let Pathway { number, name, law, who_asks, .. } = pathway;
    let href = Route::Pathways(Some(*number)).href();
    view! {
        <li class="card">
            <h3><a href=href><span class="pathway-number">"Pathway " {*number}</span> {*name}</a></h3>
            <p>"Who asks: " {*who_asks}</p>
            <p class="small">{*law}</p>
        </li>
    }
    .into_any()
}
