//! One page to print and hand out, without anything of a case: pathways, both tests, the first step, links.

use leptos::prelude::*;

use crate::{
    app::parts::{
        action::{Weight, button},
        page::page,
        source::date,
        words,
    },
    browser::page::print,
    content::{DISCLAIMER, LINKS, PATHWAYS, Pathway, RULES_CHECKED, TESTS, Test},
};

/// The handout.
pub fn handout() -> AnyView {
    let pathways = PATHWAYS.iter().map(pathway).collect_view();
    let tests = TESTS.iter().map(test).collect_view();
    let links = LINKS
        .iter()
        .map(|l| view! { <li>{l.title} ": " <span class="address">{l.url}</span></li> }.into_any())
        .collect_view();
    page(
        "Four pathways to CCEE’s Direct Technical Assistance",
        "",
        view! {
            <div class="no-print">{button("Print this page", Weight::Main, Callback::new(|()| print()))}</div>
            <div class="handout">
                <table>
                    <thead><tr><th>"Pathway"</th><th>"Who asks"</th><th>"Who else has a say"</th><th>"Law"</th></tr></thead>
                    <tbody>{pathways}</tbody>
                </table>
                {tests}
                <h2>"Look further"</h2>
                <ul>{links}</ul>
                <p class="small">{words::words(DISCLAIMER.short)} " Rules last checked " {date(RULES_CHECKED)} "."</p>
            </div>
        }
        .into_any(),
    )
}

fn pathway(pathway: &'static Pathway) -> AnyView {
    let Pathway { number, name, law, who_asks, who_else, .. } = pathway;
    view! { <tr><th scope="row">{*number} ". " {*name}</th><td>{*who_asks}</td><td>{*who_else}</td><td>{*law}</td></tr> }.into_any()
}

fn test(test: &'static Test) -> AnyView {
    let Test { name, short, law, .. } = test;
    view! { <h2>{*name}</h2><p>{words::words(short)} " (" {*law} ")"</p> }.into_any()
}
