//! What differs between two rule sets, side by side.

use leptos::prelude::*;

use super::{choice, criteria::lines};
use crate::{
    app::route::Route,
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
        view! { <nav aria-label="Compare"><ul class="choose">{choices.collect_view()}</ul></nav> }
    });
    view! {
        <section class="stack" aria-labelledby="differences">
            <h2 id="differences" tabindex="-1">
                {format!("What differs between the rules as of {before} and as of {after}")}
            </h2>
            {choices}
            {rows(windows, &format!("As of {before}"), &format!("As of {after}"))}
            {steps.into_iter().map(step).collect_view()}
        </section>
    }
    .into_any()
}

fn step(Step { from, to, differences }: Step) -> AnyView {
    let end = if differences.is_empty() { "Nothing differs." } else { "Nothing else differs." };
    view! {
        <h3>{format!("What the {to} Dashboard asks, against {from}")}</h3>
        {rows(differences, &from.to_string(), &to.to_string())}
        <p class="small">{end}</p>
    }
    .into_any()
}

fn rows(differences: Vec<Difference>, before: &str, after: &str) -> AnyView {
    let row = |Difference { what, before: then, after: now, note }| {
        view! {
            <div>
                <dt>{what}</dt>
                <dd><span class="number">{before.to_owned()}</span>{lines(then)}</dd>
                <dd><span class="number">{after.to_owned()}</span>{lines(now)}<p class="small">{note}</p></dd>
            </div>
        }
        .into_any()
    };
    view! { <dl class="differences">{differences.into_iter().map(row).collect_view()}</dl> }
        .into_any()
}
