//! The levels of the system of support and the four pathways: each as a picture, as the same in words, with the
//! Dashboard test that belongs to it.

use leptos::prelude::*;

use crate::{
    app::parts::{page::page, source::sources, words},
    content::{PATHWAYS, Pathway, Step, TESTS, TIERS, Test, TestId, Tier},
};

/// Levels and pathways.
pub fn pathways() -> AnyView {
    let tiers = TIERS.iter().map(tier).collect_view();
    let pathways = PATHWAYS.iter().map(pathway).collect_view();
    page(
        "The four pathways",
        "How a charter can come to CCEE’s Direct Technical Assistance: who asks, who has a say, and what the \
         Dashboard has to do with it.",
        view! {
            <section aria-labelledby="levels">
                <h2 id="levels">"Three levels of support"</h2>
                <ol class="tiers">{tiers}</ol>
            </section>
            {pathways}
        }
        .into_any(),
    )
}

fn tier(tier: &'static Tier) -> AnyView {
    let Tier { level, name, text, sources: from } = tier;
    view! {
        <li class="tier">
            <p class="tier-level">"Level " {*level}</p>
            <h3>{*name}</h3>
            {words::text(text)}
            {sources(from)}
        </li>
    }
    .into_any()
}

fn pathway(pathway: &'static Pathway) -> AnyView {
    let Pathway {
        number,
        name,
        law,
        summary,
        who_asks,
        who_else,
        text,
        steps,
        test,
        sources: from,
    } = pathway;
    let id = format!("pathway-{number}");
    let steps = steps.iter().map(step).collect_view();
    view! {
        <section class="pathway" aria-labelledby=id>
            <h2 id=id.clone() tabindex="-1"><span class="pathway-number">"Pathway " {*number}</span> {*name}</h2>
            <p class="lead">{words::words(summary)}</p>
            <dl class="facts">
                {fact("Law", law)}
                {fact("Who asks", who_asks)}
                {fact("Who else has a say", if who_else.is_empty() { "Nobody else" } else { who_else })}
            </dl>
            <div class="prose">
                <h3>"Step by step"</h3>
                <ol class="steps">{steps}</ol>
                {words::text(text)}
            </div>
            {test.map(test_of)}
            {sources(from)}
        </section>
    }
    .into_any()
}

fn fact(name: &'static str, value: &'static str) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}

fn step(step: &'static Step) -> AnyView {
    view! { <li>{words::words(step.sentence)}</li> }.into_any()
}

fn test_of(id: TestId) -> AnyView {
    TESTS.iter().find(|t| t.id == id).map(test).into_any()
}

fn test(test: &'static Test) -> AnyView {
    let Test { name, short, text, law, sources: from, .. } = test;
    view! {
        <section class="test">
            <h3>"The Dashboard test: " {*name}</h3>
            <p><strong>{words::words(short)}</strong></p>
            {words::text(text)}
            <p class="small">{*law}</p>
            {sources(from)}
        </section>
    }
    .into_any()
}
