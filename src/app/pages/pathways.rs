//! The levels of the system of support and the four pathways: each as a picture, as the same in words, and with
//! the Dashboard test that belongs to it.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{lanes::lanes, page::page, source::sources, words},
        route::Route,
    },
    content::{PATHWAYS, Pathway, Role, Step, TESTS, TIERS, Test, TestId, Tier},
};

/// Levels and pathways.
pub fn pathways() -> AnyView {
    let tiers = TIERS.iter().map(tier).collect_view();
    let jumps = PATHWAYS.iter().map(jump).collect_view();
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
            <section class="prose" aria-labelledby="ways">
                <h2 id="ways">"Four ways to ask for CCEE"</h2>
                {words::opening("pathways")}
                <ul class="jumps no-print">{jumps}</ul>
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
            <h3><span class="number">"Level " {*level}<span class="unseen">": "</span></span>{*name}</h3>
            {words::text(text)}
            {sources(from)}
        </li>
    }
    .into_any()
}

fn jump(Pathway { number, name, .. }: &'static Pathway) -> AnyView {
    let href = Route::Pathways(Some(*number)).href();
    view! { <li><a href=href>"Pathway " {*number} ": " {*name}</a></li> }.into_any()
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
    let words_of_steps = steps.iter().map(step).collect_view();
    let test = test.and_then(test_of);
    let may_decline =
        steps.iter().find(|step| step.role == Role::MayDecline).map(|s| s.actor.name());
    let others = if who_else.is_empty() { "No one besides CCEE" } else { who_else };
    view! {
        <section class="pathway" aria-labelledby=id.clone()>
            <h2 id=id.clone() tabindex="-1">
                <span class="number">"Pathway " {*number}<span class="unseen">": "</span></span>
                {*name}
            </h2>
            <p class="lead">{words::words(summary)}</p>
            <dl class="facts">
                {fact("Who asks", who_asks)}
                {fact("Who else has a say", others)}
                {may_decline.map(|who| fact("Who may decline", who))}
                {fact("Dashboard test", test.map_or("None", |test| test.name))}
                {fact("Law", law)}
            </dl>
            {lanes(pathway)}
            <div class="two">
                <div>
                    <h3>"Step by step"</h3>
                    <ol class="steps">{words_of_steps}</ol>
                </div>
                <div class="prose">
                    <h3>"What it is for"</h3>
                    {words::text(text)}
                    {sources(from)}
                </div>
            </div>
            {test.map(test_box)}
        </section>
    }
    .into_any()
}

fn fact(name: &'static str, value: &'static str) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}

fn step(Step { actor, sentence, .. }: &'static Step) -> AnyView {
    view! { <li><span class="step-actor">{actor.name()}</span>{words::words(sentence)}</li> }
        .into_any()
}

fn test_of(id: TestId) -> Option<&'static Test> {
    TESTS.iter().find(|test| test.id == id)
}

fn test_box(test: &'static Test) -> AnyView {
    let Test { name, short, text, law, sources: from, .. } = test;
    view! {
        <section class="test">
            <h3><span class="number">"Dashboard test for this pathway"<span class="unseen">": "</span></span>{*name}</h3>
            <p class="test-short">{words::words(short)}</p>
            <div class="prose">{words::text(text)} <p class="small">"Law: " {*law}</p> {sources(from)}</div>
        </section>
    }
    .into_any()
}
