//! What a person's own check says of the four pathways, laid over their page: beside each its state, as a word and a mark, and
//! the way to its picture below.

use leptos::prelude::*;

use super::result::cards;
use crate::{
    app::{
        parts::{
            element::{Element, el},
            note::disclaimer,
            words,
        },
        session::{Session, name_of},
    },
    case::facts::determination,
    content::PATHWAYS,
    report::result::test::{Verdict, verdict},
    route::Route,
    rules::{determination::Determination, pathways::PathwayState},
};

/// What the check of this tab makes of the ways to help.
pub struct States {
    /// Of pathways 1 to 4.
    pub pathways: [PathwayState; 4],
    /// Of differentiated assistance, the second level of support.
    pub assistance: Verdict,
    /// What is to be said where that is not so under every reading.
    pub open: Option<Element>,
}

/// What the check of this tab makes of the ways to help.
pub fn states(session: Session) -> States {
    let rules = session.rules_once();
    let Determination { pathways, tests, .. } = session.once(|case| determination(case, &rules));
    let is_open = tests.assistance.is_open_elsewhere() || tests.pathway_2.is_open_elsewhere();
    let open = is_open.then(|| {
        el("span")
            .text("By some other readings of the rule a test is still open: ")
            .child(el("a").attr("href", Route::Result.href()).text("your result"))
            .text(" says which.")
    });
    States { pathways, assistance: verdict(&tests.assistance), open }
}

/// The check of this tab over the pathways.
pub fn your_pathways() -> AnyView {
    let session = Session::here();
    let rules = session.rules_once();
    let States { pathways, open, .. } = states(session);
    let name: Element = words::entered(&session.once(name_of));
    el("section")
        .class("stack")
        .attr("aria-labelledby", "yours-on-pathways")
        .child(el("h2").attr("id", "yours-on-pathways").text("Your check on these pathways"))
        .child(
            el("p").child(name).child(format!(", as of the {} Dashboard. ", rules.as_of)).child(
                el("a").attr("href", Route::Result.href()).text("The result and its reasons"),
            ),
        )
        .child(open.map(|open| el("p").child(open)))
        .child(cards(PATHWAYS.iter().zip(pathways).collect()))
        .child(disclaimer())
        .into_any()
}
