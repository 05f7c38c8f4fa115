//! One page to print and hand out, without anything of a case: pathways, both tests, the first step, where to look.
//!
//! `style/print.css` keeps it on one Letter page, with room to spare for other browsers’ letters.

use leptos::prelude::*;

use crate::{
    app::parts::{
        action::{Weight, button},
        page::page,
        source::date,
        words,
    },
    browser::page::print,
    content::{
        DISCLAIMER, LINKS, Link, PATHWAYS, Pathway, RULES_CHECKED, TERMS, TESTS, Term, Test,
    },
};

/// The links worth their line on paper, by id.
const ON_PAPER: [&str; 4] =
    ["dashboard", "cde-criteria", "cde-geographic-leads", "ccee-charter-dta"];

/// The words that the handout explains, by id: those without which its sentences mean nothing.
const EXPLAINED: [&str; 4] = ["da", "dta", "ccee", "geographic-lead"];

/// The handout.
pub fn handout() -> AnyView {
    let pathways = PATHWAYS.iter().map(pathway).collect_view();
    let tests = TESTS.iter().map(test).collect_view();
    let terms = EXPLAINED
        .iter()
        .filter_map(|id| TERMS.iter().find(|t| t.id == *id))
        .map(term)
        .collect_view();
    let links = LINKS.iter().filter(|link| ON_PAPER.contains(&link.id)).map(link).collect_view();
    page(
        "Four pathways to CCEE’s Direct Technical Assistance",
        "What every leader of a California charter school should know, on one page.",
        view! {
            <div class="no-print">{button("Print this page", Weight::Main, Callback::new(|()| print()))}</div>
            <div class="handout">
                <section class="handout-first">
                    <h2>"Your first step"</h2>
                    {words::opening("first-step")}
                </section>
                <section>
                    <h2>"The four pathways"</h2>
                    {words::opening("pathways")}
                    <div class="scroll" tabindex="0" role="region" aria-label="The four pathways as a table">
                        <table class="table">
                            <thead>
                                <tr>
                                    <th scope="col">"Pathway"</th>
                                    <th scope="col">"Who asks"</th>
                                    <th scope="col">"Who else has a say"</th>
                                    <th scope="col">"Dashboard test"</th>
                                    <th scope="col">"Law"</th>
                                </tr>
                            </thead>
                            <tbody>{pathways}</tbody>
                        </table>
                    </div>
                </section>
                <section class="two">{tests}</section>
                <section>
                    <h2>"What the words mean"</h2>
                    <dl class="handout-terms">{terms}</dl>
                </section>
                <section>
                    <h2>"Where to look"</h2>
                    <ul class="handout-links">{links}</ul>
                </section>
                <p class="small">
                    {words::words(DISCLAIMER.short)} " Last checked " {date(RULES_CHECKED)} "."
                </p>
            </div>
        }
        .into_any(),
    )
}

fn pathway(pathway: &'static Pathway) -> AnyView {
    let Pathway { number, name, law, who_asks, who_else, test, .. } = pathway;
    let test = test.and_then(|id| TESTS.iter().find(|t| t.id == id)).map_or("None", |t| t.name);
    view! {
        <tr>
            <th scope="row">{*number} ". " {*name}</th>
            <td>{*who_asks}</td>
            <td>{if who_else.is_empty() { "No one besides CCEE" } else { who_else }}</td>
            <td>{test}</td>
            <td>{*law}</td>
        </tr>
    }
    .into_any()
}

fn test(Test { name, short, law, .. }: &'static Test) -> AnyView {
    view! {
        <div>
            <h2>{*name}</h2>
            <p>{words::words(short)}</p>
            <p class="small">"Law: " {*law}</p>
        </div>
    }
    .into_any()
}

fn term(Term { word, stands_for, meaning, .. }: &'static Term) -> AnyView {
    let stands_for = (!stands_for.is_empty()).then(|| format!(" ({stands_for})"));
    view! {
        <div>
            <dt>{*word}{stands_for}</dt>
            <dd>{meaning.get(..1).map(words::text)}</dd>
        </div>
    }
    .into_any()
}

fn link(link: &'static Link) -> AnyView {
    let shown =
        link.url.trim_start_matches("https://").trim_start_matches("www.").trim_end_matches('/');
    view! { <li>{link.title} ": " {words::outside(link.url, shown)}</li> }.into_any()
}
