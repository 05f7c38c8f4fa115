//! Where a leader arrives: what this is, where to begin, what it takes, and the main things to know in short.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            action::{Weight, actions, link_button},
            page::HEADING,
            words,
        },
        route::Route,
    },
    content::{PATHWAYS, Pathway, QUESTIONS, TESTS},
};

/// How many of the questions the home page shows: those of CCEE's own page, which come first.
const MAIN_QUESTIONS: usize = 6;

/// The home page. `resume` is the way back to a check that was begun, if there is one; then it comes first.
pub fn home(resume: Option<AnyView>) -> AnyView {
    let begin = resume.unwrap_or_else(|| {
        actions(vec![
            link_button("Start a check", Weight::Main, Route::Check(String::new()).href()),
            link_button("See the four pathways", Weight::Plain, Route::Pathways(None).href()),
        ])
    });
    view! {
        <section class="hero">
            <div>
                <p class="hero-for">"For leaders of California charter schools"</p>
                <h1 id=HEADING tabindex="-1">"May your charter qualify for direct help from CCEE?"</h1>
                <p class="lead">
                    "Answer questions about your California School Dashboard. You will see which of the four legal \
                     pathways may be open to you, why, and whom to talk to first."
                </p>
                {begin}
                <p class="small">
                    "About twenty minutes. What you enter stays in this browser; you can stop and come back."
                </p>
            </div>
            {picture()}
        </section>
        {before()}
        {pathways()}
        {questions()}
    }
    .into_any()
}

/// Four ways to one place. It carries no meaning that the words do not.
fn picture() -> AnyView {
    view! {
        <svg class="hero-picture" viewBox="0 0 360 300" width="360" height="300" aria-hidden="true">
            <path class="hero-sky" d="M0 0H360V300H0z" />
            <circle class="hero-sun" cx="276" cy="108" r="46" />
            <path class="hero-hill" d="M0 236C70 196 130 214 190 190C250 166 300 150 360 168V300H0z" />
            <path class="hero-field" d="M0 262C90 226 180 250 250 226C300 210 330 208 360 212V300H0z" />
            <path class="hero-ways" d="M40 300C60 236 150 226 196 190M128 300C140 250 186 226 206 188M226 300C222 256 216 226 214 187M330 300C300 250 236 236 222 187" />
            <path class="hero-flag" d="M209 186V112L246 125L209 138" />
        </svg>
    }
    .into_any()
}

fn before() -> AnyView {
    view! {
        <section class="cards" aria-label="Before you begin">
            <div class="card">
                <h2>"What you need"</h2>
                <p>
                    "Your school’s Dashboard pages for the last four years, open in another tab. Leave out what you \
                     do not know: the answer says what is still open."
                </p>
            </div>
            <div class="card card-first">
                <h2>"Your first step"</h2>
                {words::opening("first-step")}
            </div>
            <div class="card">
                <h2>"It stays with you"</h2>
                <p>
                    "No account, nothing sent anywhere. Your checks are kept in this browser only, until you remove \
                     them. "
                    <a href={Route::About.href()}>"About privacy"</a>
                </p>
            </div>
        </section>
    }
    .into_any()
}

fn pathways() -> AnyView {
    let pathways = PATHWAYS.iter().map(pathway).collect_view();
    view! {
        <section class="stack" aria-labelledby="in-short">
            <h2 id="in-short">"Four pathways, in short"</h2>
            <div class="prose">{words::opening("pathways")}</div>
            <ol class="cards cards-pathways">{pathways}</ol>
        </section>
    }
    .into_any()
}

fn pathway(pathway: &'static Pathway) -> AnyView {
    let Pathway { number, name, law, who_asks, test, .. } = pathway;
    let href = Route::Pathways(Some(*number)).href();
    let test = test.and_then(|id| TESTS.iter().find(|t| t.id == id)).map_or("None", |t| t.name);
    view! {
        <li class="card">
            <h3>
                <a href=href>
                    <span class="number">"Pathway " {*number}<span class="unseen">": "</span></span>
                    {*name}
                </a>
            </h3>
            <dl class="card-facts">
                <dt>"Who asks"</dt><dd>{*who_asks}</dd>
                <dt>"Dashboard test"</dt><dd>{test}</dd>
                <dt>"Law"</dt><dd>{*law}</dd>
            </dl>
        </li>
    }
    .into_any()
}

fn questions() -> AnyView {
    let questions = QUESTIONS.iter().take(MAIN_QUESTIONS).map(|q| {
        let href = Route::Faq(Some(q.id.to_owned())).href();
        view! { <li><a href=href>{q.question}</a></li> }.into_any()
    });
    view! {
        <div class="two">
            <section class="stack" aria-labelledby="main-questions">
                <h2 id="main-questions">"What leaders ask"</h2>
                <ul class="question-links">{questions.collect_view()}</ul>
                <p><a href={Route::Faq(None).href()}>"All questions and answers"</a></p>
            </section>
            <section class="stack" aria-labelledby="handout">
                <h2 id="handout">"To take along"</h2>
                <p>
                    "The pathways, both Dashboard tests and the first step on one printed page: for your board, your \
                     team, or your meeting with the county office."
                </p>
                {link_button("Open the handout", Weight::Plain, Route::Handout.href())}
            </section>
        </div>
    }
    .into_any()
}
