//! The map: the levels of support and the four pathways on one sheet, to hang on a wall.
//!
//! Four lanes side by side, in each the steps in order of time, with the mark of their role; every step opens into its plain
//! words and the law of its pathway. In the page they stand lane after lane, so whoever hears the page or goes by keyboard meets the same in
//! order. A person's own check is laid over it: each lane says what the check makes of it.

use leptos::prelude::*;

use super::{
    result::{state_line, tests::verdict_class},
    your_pathways::{States, states},
};
use crate::{
    app::{
        parts::{
            action::{Weight, actions, button, link_button},
            element::{Element, el, together},
            note::disclaimer,
            page::page,
            source::date,
            words::{entered, outside, text, words},
        },
        session::{Session, name_of},
    },
    browser,
    case::Case,
    content::{
        PATHWAY_STORIES, PATHWAYS, Pathway, PathwayStory, RULES_CHECKED, Step, TESTS, TIERS, Tier,
    },
    report::{
        lanes::Shape,
        result::test::{Verdict, verdict_words},
    },
    route::Route,
    rules::pathways::PathwayState,
};

/// The map, with the check of this tab over it if there is one.
pub fn map() -> AnyView {
    let session = Session::here();
    let begun = session.is_begun();
    let laid = begun.then(|| states(session));
    let assistance = laid.as_ref().map(|laid| laid.assistance);
    let (states, open) = match laid {
        Some(States { pathways, open, .. }) => (pathways.map(Some), open),
        None => ([None; 4], None),
    };
    let whose = begun.then(|| {
        let as_of = session.rules_once().as_of;
        el("p")
            .text("Laid over it: your check ")
            .child(el("strong").child(entered(&session.once(name_of))))
            .child(session.once(of_school))
            .child(format!(
                ", by the rules as of the {as_of} Dashboard, last checked {}. ",
                date(RULES_CHECKED)
            ))
            // In one paragraph: printed, the map has one sheet.
            .child(open)
    });
    let act = vec![
        button("Print this page", Weight::Main, Callback::new(|()| browser::page::print())),
        link_button("The same in words", Weight::Plain, Route::Pathways(None).href()).into_any(),
    ];
    let levels = TIERS.iter().map(|tier| {
        // The level that a test of ours is about: the others hang on nothing that a check has.
        let own = assistance.filter(|_| tier.level == 2);
        level(tier, own)
    });
    let levels: Vec<Element> = levels.collect();
    let lanes = PATHWAYS.iter().zip(PATHWAY_STORIES).zip(states);
    let lanes: Vec<Element> =
        lanes.map(|((pathway, story), state)| lane(pathway, story, state)).collect();
    let legend = [Shape::Filled, Shape::Dashed, Shape::Pointed, Shape::Plain]
        .map(|shape| el("li").child(sign(shape)).child(shape.meaning()));
    let body = together().child(actions(act)).child(whose).child(
        el("div")
            .class("map")
            .child(
                el("section")
                    .attr("aria-labelledby", "map-levels")
                    .child(el("h2").attr("id", "map-levels").text("Three levels of support"))
                    .child(el("ol").class("map-levels").child(levels)),
            )
            .child(
                el("section")
                    .attr("aria-labelledby", "map-ways")
                    .child(
                        el("h2")
                            .attr("id", "map-ways")
                            .text("Four ways to CCEE’s Direct Technical Assistance"),
                    )
                    .child(
                        el("ul")
                            .class("legend")
                            .attr("aria-label", "What the signs mean")
                            .child(Vec::from(legend)),
                    )
                    .child(el("div").class("map-lanes").child(lanes)),
            )
            .child(begun.then(disclaimer)),
    );
    page("The map of support", "Open a step for its words and the law of its pathway.", body)
        .into_any()
}

fn level(
    Tier { level, name, text: told, .. }: &'static Tier,
    assistance: Option<Verdict>,
) -> Element {
    let summary = el("summary")
        .child(el("span").class("map-who").text("Level ").child(level.to_string()))
        .child(el("span").child(*name));
    let own = assistance.map(|verdict| {
        together()
            .child(el("p").class("small").text("Your check, the test for it:"))
            .child(el("p").class(verdict_class(verdict)).child(verdict_words(verdict)))
    });
    el("li").child(el("details").class("map-node").child(summary).child(text(told))).child(own)
}

/// The school of a check that has a name of its own.
fn of_school(case: &Case) -> Option<Element> {
    let school = case.school.name.trim();
    let is_said = school.is_empty() || name_of(case) == school;
    (!is_said).then(|| together().text(" for ").child(entered(school)))
}

fn lane(
    pathway: &'static Pathway,
    story: &'static PathwayStory,
    state: Option<PathwayState>,
) -> Element {
    let id = format!("map-{}", pathway.number);
    let law = story.sources.first().and_then(|source| source.url);
    let test = pathway.test.and_then(|id| TESTS.iter().find(|test| test.id == id));
    let state = state.map(|state| state_line(state, Some("Your check: ")));
    let steps: Vec<Element> = story.steps.iter().map(|each| step(each, pathway.law, law)).collect();
    el("section")
        .class("map-lane")
        .attr("aria-labelledby", id.clone())
        .child(
            el("h3").attr("id", id).child(
                el("a")
                    .attr("href", Route::Pathways(Some(pathway.number)).href())
                    .child(
                        el("span")
                            .class("number")
                            .text("Pathway ")
                            .child(pathway.number.to_string()),
                    )
                    .child(el("span").class("unseen").text(": "))
                    .child(pathway.name),
            ),
        )
        .child(state)
        .child(
            el("p")
                .class("small")
                .text("Dashboard test: ")
                .child(test.map_or("none", |test| test.name))
                .text(". Law: ")
                .child(pathway.law)
                .text("."),
        )
        .child(el("ol").class("map-steps").child(steps))
}

fn step(
    Step { actor, role, short, sentence }: &'static Step,
    law: &str,
    url: Option<&str>,
) -> Element {
    let shape = Shape::of(*role);
    let summary = el("summary")
        .child(sign(shape))
        .child(el("span").class("map-who").child(actor.name()))
        .child(el("span").child(*short));
    let law = match url {
        Some(url) => outside(url, law),
        None => together().child(law.to_owned()),
    };
    el("li").child(
        el("details")
            .class("map-node")
            .child(summary)
            .child(el("p").child(words(sentence)))
            .child(el("p").class("small").text("Law of this pathway: ").child(law)),
    )
}

/// The mark of a role.
fn sign(shape: Shape) -> Element {
    el("svg")
        .class(shape.class())
        .attr("viewBox", "0 0 26 18")
        .attr("width", "26")
        .attr("height", "18")
        .attr("aria-hidden", "true")
        .child(el("path").class("lane-step").attr("d", shape.sign()))
}
