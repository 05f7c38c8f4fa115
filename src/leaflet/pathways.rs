//! The levels of the system of support and the four pathways: each as a picture, as the same in words, and with
//! the Dashboard test that belongs to it.

use super::{El, lanes::lanes, opening};
use crate::{
    content::{
        PATHWAY_STORIES, PATHWAYS, Pathway, PathwayStory, Role, Step, TESTS, TIERS, Test, TestId,
        Tier,
    },
    element::{el, page::page, source::sources, together, words},
    route::Route,
};

/// Levels and pathways.
pub fn pathways() -> El {
    let tiers = TIERS.iter().map(tier).collect::<Vec<_>>();
    let jumps = PATHWAYS.iter().map(jump).collect::<Vec<_>>();
    let told = PATHWAYS.iter().zip(PATHWAY_STORIES);
    let pathways = told.map(|(facts, story)| pathway(facts, story)).collect::<Vec<_>>();
    page(
        "The four pathways",
        "How a charter can come to CCEE’s Direct Technical Assistance: who asks, who has a say, and what the \
         Dashboard has to do with it.",
        together()
            .child(
                el("section")
                    .attr("aria-labelledby", "levels")
                    .child(el("h2").attr("id", "levels").text("Three levels of support"))
                    .child(el("ol").class("tiers").child(tiers)),
            )
            .child(
                el("section")
                    .class("prose")
                    .attr("aria-labelledby", "ways")
                    .child(el("h2").attr("id", "ways").text("Four ways to ask for CCEE"))
                    .child(opening("pathways"))
                    .child(
                        el("p").child(
                            el("a")
                                .attr("href", Route::Map.href())
                                .text("All on one sheet: the map, to print"),
                        ),
                    )
                    .child(el("ul").class("jumps no-print").child(jumps)),
            )
            .child(el("div").attr("id", "your-pathways"))
            .child(pathways),
    )
}

fn tier(tier: &'static Tier) -> El {
    let Tier { level, name, text, sources: from } = tier;
    el("li")
        .class("tier")
        .child(
            el("h3")
                .child(
                    el("span")
                        .class("number")
                        .text("Level ")
                        .child(level.to_string())
                        .child(el("span").class("unseen").text(": ")),
                )
                .child(*name),
        )
        .child(words::text(text))
        .child(sources(from))
}

fn jump(Pathway { number, name, .. }: &'static Pathway) -> El {
    let href = Route::Pathways(Some(*number)).href();
    el("li").child(
        el("a")
            .attr("href", href)
            .text("Pathway ")
            .child(number.to_string())
            .text(": ")
            .child(*name),
    )
}

fn pathway(pathway: &'static Pathway, story: &'static PathwayStory) -> El {
    let Pathway { number, name, law, who_asks, who_else, test } = pathway;
    let PathwayStory { summary, text, steps, sources: from } = story;
    let id = Route::Pathways(Some(*number)).entry().unwrap_or_default();
    let words_of_steps = steps.iter().map(step).collect::<Vec<_>>();
    let test = test.and_then(test_of);
    let may_decline =
        steps.iter().find(|step| step.role == Role::MayDecline).map(|s| s.actor.name());
    let others = if who_else.is_empty() { "No one besides CCEE" } else { who_else };
    el("section")
        .class("pathway")
        .attr("aria-labelledby", id.clone())
        .child(
            el("h2")
                .attr("id", id.clone())
                .child(
                    el("span")
                        .class("number")
                        .text("Pathway ")
                        .child(number.to_string())
                        .child(el("span").class("unseen").text(": ")),
                )
                .child(*name),
        )
        .child(el("p").class("lead").child(words::words(summary)))
        .child(
            el("dl")
                .class("facts")
                .child(fact("Who asks", who_asks))
                .child(fact("Who else has a say", others))
                .child(may_decline.map(|who| fact("Who may decline", who)))
                .child(fact("Dashboard test", test.map_or("None", |test| test.name)))
                .child(fact("Law", law)),
        )
        .child(lanes(story))
        .child(
            el("div")
                .class("two")
                .child(
                    el("div")
                        .child(el("h3").text("Step by step"))
                        .child(el("ol").class("steps").child(words_of_steps)),
                )
                .child(
                    el("div")
                        .class("prose")
                        .child(el("h3").text("What it is for"))
                        .child(words::text(text))
                        .child(sources(from)),
                ),
        )
        .child(test.map(test_box))
}

fn fact(name: &'static str, value: &'static str) -> El {
    el("div").child(el("dt").child(name)).child(el("dd").child(value))
}

fn step(Step { actor, sentence, .. }: &'static Step) -> El {
    el("li").child(el("span").class("step-actor").child(actor.name())).child(words::words(sentence))
}

fn test_of(id: TestId) -> Option<&'static Test> {
    TESTS.iter().find(|test| test.id == id)
}

fn test_box(test: &'static Test) -> El {
    let Test { name, short, text, law, sources: from, .. } = test;
    el("section")
        .class("test")
        .child(
            el("h3")
                .child(
                    el("span")
                        .class("number")
                        .text("Dashboard test for this pathway")
                        .child(el("span").class("unseen").text(": ")),
                )
                .child(*name),
        )
        .child(el("p").class("test-short").child(words::words(short)))
        .child(
            el("div")
                .class("prose")
                .child(words::text(text))
                .child(el("p").class("small").text("Law: ").child(*law))
                .child(sources(from)),
        )
}
