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
    case::facts::facts,
    content::PATHWAYS,
    route::Route,
    rules::{determination::Determination, pathways::PathwayState},
};

/// What the check of this tab makes of pathways 1 to 4.
pub fn states(session: Session) -> [PathwayState; 4] {
    let rules = session.rules_once();
    session.once(|case| Determination::of(&facts(case, &rules).0, &rules)).pathways
}

/// The check of this tab over the pathways.
pub fn your_pathways() -> AnyView {
    let session = Session::here();
    let rules = session.rules_once();
    let states = states(session);
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
        .child(cards(PATHWAYS.iter().zip(states).collect()))
        .child(disclaimer())
        .into_any()
}
