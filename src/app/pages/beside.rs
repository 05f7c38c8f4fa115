//! Two columns beside each other: how *What if* and *Compare* say what differs. On a narrow page each row stands as a list
//! of its own, with the head of the column before each answer.

use leptos::prelude::*;

use crate::{
    app::parts::element::{Element, el, together},
    report::side_by_side::Line,
};

/// Lines under the heads of their two columns; `name` says what the table is.
pub fn beside(name: &str, heads: [&str; 2], lines: Vec<Line>) -> AnyView {
    let columns = ["", heads[0], heads[1]].into_iter().map(|head| {
        let cell = if head.is_empty() { el("td") } else { el("th").attr("scope", "col") };
        cell.attr("role", if head.is_empty() { "cell" } else { "columnheader" }).text(head)
    });
    let columns: Vec<Element> = columns.collect();
    let rows: Vec<Element> = lines.into_iter().map(|line| row(heads, line)).collect();
    // Laid out as a list a table is none to some readers of the screen unless it says so.
    el("table")
        .class("beside")
        .attr("role", "table")
        .attr("aria-label", name)
        .child(
            el("thead").attr("role", "rowgroup").child(el("tr").attr("role", "row").child(columns)),
        )
        .child(el("tbody").attr("role", "rowgroup").child(rows))
        .into_any()
}

fn row(heads: [&str; 2], line: Line) -> Element {
    let differs = line.differs();
    let Line { name, says: [one, other] } = line;
    let differs = differs.then(|| {
        el("span")
            .class("beside-differs")
            .child(el("span").attr("aria-hidden", "true").text("≠ "))
            .child(el("span").class("unseen").text("Differs: "))
    });
    let cell = |head: &str, mark: Option<Element>, says: String| {
        let head = el("span").class("beside-head").attr("aria-hidden", "true").text(head);
        el("td").attr("role", "cell").child(head).child(together().child(mark).child(says))
    };
    el("tr")
        .attr("role", "row")
        .class(if differs.is_some() { "beside-row beside-moved" } else { "beside-row" })
        .child(el("th").attr("role", "rowheader").attr("scope", "row").child(name))
        .child(cell(heads[0], None, one))
        .child(cell(heads[1], differs, other))
}
