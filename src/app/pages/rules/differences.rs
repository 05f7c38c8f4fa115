//! What differs between two rule sets, side by side.

use leptos::prelude::*;

use super::{choice, criteria::lines};
use crate::{
    app::{
        parts::element::{el, together},
        route::Route,
    },
    report::differences::{Comparison, Difference, Step},
    rules::terms::Year,
};

/// The differences, and the other rule sets to compare with.
pub fn differences(comparison: Comparison, as_of: Year, others: &[Year]) -> AnyView {
    let Comparison { before, after, windows, steps } = comparison;
    let choices = (others.len() > 1).then(|| {
        let choices = others.iter().map(|other| {
            let to = Route::Rules(Some(as_of), Some(*other));
            choice("With ", *other, &to, *other == before || *other == after)
        });
        el("nav")
            .attr("aria-label", "Compare")
            .child(el("ul").class("choose").child(choices.collect_view()))
            .into_any()
    });
    el("section")
        .class("stack")
        .attr("aria-labelledby", "differences")
        .child(
            el("h2")
                .attr("id", "differences")
                .attr("tabindex", "-1")
                .child(format!("What differs between the rules as of {before} and as of {after}")),
        )
        .child(choices)
        .child(rows(windows, &format!("As of {before}"), &format!("As of {after}")))
        .child(steps.into_iter().map(step).collect_view())
        .into_any()
}

fn step(Step { from, to, differences }: Step) -> AnyView {
    let end = if differences.is_empty() { "Nothing differs." } else { "Nothing else differs." };
    together()
        .child(el("h3").child(format!("What the {to} Dashboard asks, against {from}")))
        .child(rows(differences, &from.to_string(), &to.to_string()))
        .child(el("p").class("small").child(end))
        .into_any()
}

fn rows(differences: Vec<Difference>, before: &str, after: &str) -> AnyView {
    let row = |Difference { what, before: then, after: now, note }| {
        el("div")
            .child(el("dt").child(what))
            .child(
                el("dd")
                    .child(el("span").class("number").child(before.to_owned()))
                    .child(lines(then)),
            )
            .child(
                el("dd")
                    .child(el("span").class("number").child(after.to_owned()))
                    .child(lines(now))
                    .child(el("p").class("small").child(note)),
            )
            .into_any()
    };
    el("dl").class("differences").child(differences.into_iter().map(row).collect_view()).into_any()
}
