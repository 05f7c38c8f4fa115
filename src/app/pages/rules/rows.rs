//! The one way in which this page says things in parts: a criterion for some groups and for others, or what was said
//! before and what is said now.

use leptos::prelude::*;

use crate::{
    app::parts::element::el,
    report::{
        criteria::{Part, Row},
        names,
    },
    rules::criteria::Confidence,
};

/// Rows, one below the other, in a layout of the style.
pub fn rows(class: &'static str, rows: Vec<Row>) -> AnyView {
    let rows = rows.into_iter().map(row).collect_view();
    el("dl").class(class).child(rows).into_any()
}

fn row(Row { title, name, parts }: Row) -> AnyView {
    let parts = parts.into_iter().map(part).collect_view();
    el("div")
        .child(el("dt").child(title).child(el("span").class("row-name").child(name)))
        .child(parts)
        .into_any()
}

fn part(Part { head, lines: said, note, known }: Part) -> AnyView {
    let known = known.map(|known| {
        let class = match known {
            Confidence::A => "confidence",
            Confidence::B | Confidence::C => "confidence confidence-care",
        };
        el("p").class(class).child(names::confidence(known)).into_any()
    });
    el("dd")
        .child(el("p").class("row-head").child(head))
        .child(lines(said))
        .child(el("p").class("small").child(note))
        .child(known)
        .into_any()
}

/// Lines, one below the other; a single one stands as it is.
pub fn lines(lines: Vec<String>) -> AnyView {
    let class = if lines.len() > 1 { "lines" } else { "lines lines-one" };
    let items = lines.into_iter().map(|line| el("li").child(line).into_any()).collect_view();
    el("ul").class(class).child(items).into_any()
}
