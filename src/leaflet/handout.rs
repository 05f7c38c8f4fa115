//! One page to print and hand out, without anything of a case: pathways, both tests, the first step, where to look.
//!
//! `style/print.css` keeps it on one Letter page, with room to spare for other browsers’ letters.

use super::{El, opening};
use crate::{
    content::{LINKS, Link, PATHWAYS, Pathway, QUESTIONS, RULES_CHECKED, TERMS, TESTS, Term, Test},
    element::{action::Weight, el, page::page, source::date, together, words},
    route::Route,
};

/// The links worth their line on paper, by id.
const ON_PAPER: [&str; 4] =
    ["dashboard", "cde-criteria", "cde-geographic-leads", "ccee-charter-dta"];

/// The words that the handout explains, by id: those without which its sentences mean nothing.
const EXPLAINED: [&str; 4] = ["da", "dta", "ccee", "geographic-lead"];

/// What a leader should ask the county office, by id: where official texts disagree about a charter like any other.
const TO_ASK: [&str; 5] =
    ["two-years", "two-or-three-priorities", "which-three-groups", "small-school", "cost"];

/// The handout.
pub fn handout() -> El {
    let tests = TESTS.iter().map(test).collect::<Vec<_>>();
    let terms = EXPLAINED
        .iter()
        .filter_map(|id| TERMS.iter().find(|t| t.id == *id))
        .map(term)
        .collect::<Vec<_>>();
    let links =
        LINKS.iter().filter(|link| ON_PAPER.contains(&link.id)).map(link).collect::<Vec<_>>();
    page(
        "Four pathways to CCEE’s Direct Technical Assistance",
        "What every leader of a California charter school should know, on one page.",
        together()
            .child(
                el("div").class("no-print needs-program").child(
                    el("button")
                        .attr("type", "button")
                        .class(Weight::Main.class())
                        .attr("data-print", "")
                        .text("Print this page"),
                ),
            )
            .child(
                el("div")
                    .class("handout")
                    .child(
                        el("section")
                            .class("handout-first")
                            .child(el("h2").text("Your first step"))
                            .child(opening("first-step")),
                    )
                    .child(
                        el("section")
                            .child(el("h2").text("The four pathways"))
                            .child(opening("pathways"))
                            .child(table()),
                    )
                    .child(el("section").class("two").child(tests))
                    .child(
                        el("section")
                            .child(el("h2").text("What the words mean"))
                            .child(el("dl").class("handout-terms").child(terms)),
                    )
                    .child(
                        el("div")
                            .class("two")
                            .child(
                                el("section")
                                    .child(el("h2").text("Ask: official texts disagree"))
                                    .child(el("ul").child(asked())),
                            )
                            .child(
                                el("section")
                                    .child(el("h2").text("Where to look"))
                                    .child(el("ul").class("handout-links").child(links)),
                            ),
                    )
                    .child(foot()),
            ),
    )
}

fn asked() -> Vec<El> {
    let questions = TO_ASK
        .iter()
        .filter_map(|id| QUESTIONS.iter().find(|q| q.id == *id && !q.disputed.is_empty()));
    questions
        .map(|q| {
            let own = Route::Faq(Some(q.id.to_owned()));
            el("li").child(el("a").attr("href", own.href()).child(q.question))
        })
        .collect()
}

/// What it is and is not, and where it is from.
fn foot() -> El {
    el("p")
                            .class("small")
                            .text(
                                "This page is unofficial: the California Department of Education (CDE) determines a charter’s \
                                 status, an official must ask, CCEE may decline, and nothing here is legal advice. Last checked ",
                            )
                            .child(date(RULES_CHECKED))
                            .text(".")
                            .child(
                                el("span")
                                    .class("needs-program")
                                    .text(" From Charter Pathways: ")
                                    .child(el("span").attr("id", "own-address").class("address")),
                            )
}

fn table() -> El {
    el("div")
        .class("scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "The four pathways as a table")
        .child(
            el("table")
                .class("table")
                .child(
                    el("thead").child(
                        el("tr")
                            .child(el("th").attr("scope", "col").text("Pathway"))
                            .child(el("th").attr("scope", "col").text("Who asks"))
                            .child(el("th").attr("scope", "col").text("Who else has a say"))
                            .child(el("th").attr("scope", "col").text("Dashboard test"))
                            .child(el("th").attr("scope", "col").text("Law")),
                    ),
                )
                .child(el("tbody").child(PATHWAYS.iter().map(pathway).collect::<Vec<_>>())),
        )
}

fn pathway(pathway: &'static Pathway) -> El {
    let Pathway { number, name, law, who_asks, who_else, test, .. } = pathway;
    let test = test.and_then(|id| TESTS.iter().find(|t| t.id == id)).map_or("None", |t| t.name);
    el("tr")
        .child(el("th").attr("scope", "row").child(number.to_string()).text(". ").child(*name))
        .child(el("td").child(*who_asks))
        .child(el("td").child(if who_else.is_empty() { "No one besides CCEE" } else { who_else }))
        .child(el("td").child(test))
        .child(el("td").child(*law))
}

fn test(Test { name, short, law, .. }: &'static Test) -> El {
    el("div")
        .child(el("h2").child(*name))
        .child(el("p").child(words::words(short)))
        .child(el("p").class("small").text("Law: ").child(*law))
}

fn term(Term { word, stands_for, meaning, .. }: &'static Term) -> El {
    let stands_for = (!stands_for.is_empty()).then(|| format!(" ({stands_for})"));
    el("div")
        .child(el("dt").child(*word).child(stands_for))
        .child(el("dd").child(meaning.first().map(words::block)))
}

fn link(link: &'static Link) -> El {
    let shown =
        link.url.trim_start_matches("https://").trim_start_matches("www.").trim_end_matches('/');
    el("li").child(link.title).text(": ").child(words::outside(link.url, shown))
}
