//! The one way in which this page says things in parts: a criterion for some groups and for others, or what was said
//! before and what is said now.

use leptos::prelude::*;

use crate::{
    report::{
        criteria::{Part, Row},
        names,
    },
    rules::criteria::Confidence,
};

/// Rows, one below the other, in a layout of the style.
pub fn rows(class: &'static str, rows: Vec<Row>) -> AnyView {
    let rows = rows.into_iter().map(row).collect_view();
    view! { <dl class=class>{rows}</dl> }.into_any()
}

fn row(Row { title, name, parts }: Row) -> AnyView {
    let parts = parts.into_iter().map(part).collect_view();
    view! { <div><dt>{title}<span class="row-name">{name}</span></dt>{parts}</div> }.into_any()
}

fn part(Part { head, lines: said, note, known }: Part) -> AnyView {
    let known = known.map(|known| {
        let class = match known {
            Confidence::A => "confidence",
            Confidence::B | Confidence::C => "confidence confidence-care",
        };
        view! { <p class=class>{names::confidence(known)}</p> }.into_any()
    });
    view! { <dd><p class="row-head">{head}</p>{lines(said)}<p class="small">{note}</p>{known}</dd> }
        .into_any()
}

/// Lines, one below the other; a single one stands as it is.
pub fn lines(lines: Vec<String>) -> AnyView {
    let class = if lines.len() > 1 { "lines" } else { "lines lines-one" };
    let items = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect_view();
    view! { <ul class=class>{items}</ul> }.into_any()
}
