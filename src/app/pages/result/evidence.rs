//! The evidence: which priorities each group misses in each year, so that an answer can be followed by eye.

use leptos::prelude::*;

use crate::{
    app::parts::element::{el, together},
    report::{
        names,
        result::evidence::{Cell, Evidence, LocalCell, NotMissed},
        side_by_side::year_words,
    },
    rules::terms::in_order,
};

/// Groups by years.
pub fn evidence(evidence: Evidence) -> AnyView {
    let Evidence { years, rows, local, outcomes, not_missed } = evidence;
    let heads = years.iter().map(|y| el("th").attr("scope", "col").child(y.to_string()).into_any());
    let heads = heads.collect_view();
    let empty = rows.is_empty();
    let rows = rows.into_iter().map(|(group, cells)| {
        let cells = cells.into_iter().map(cell);
        el("tr")
            .child(el("th").attr("scope", "row").child(names::group(group)))
            .child(cells.collect_view())
            .into_any()
    });
    let local = local.into_iter().map(local_cell);
    let outcomes =
        outcomes.into_iter().map(|outcome| el("td").child(year_words(outcome)).into_any());
    el("section")
        .attr("aria-labelledby", "evidence")
        .child(el("h2").attr("id", "evidence").text("Your results, year by year"))
        .child(el("p").text(
            "For each student group: which of priorities 4, 5, 6 and 8 it missed in each year.",
        ))
        .child(
            empty.then(|| {
                el("p").text("No group is known to be counted in any year yet.").into_any()
            }),
        )
        .child(
            el("div")
                .class("grid-frame")
                .attr("role", "region")
                .attr("aria-label", "Table of results by group and year")
                .attr("tabindex", "0")
                .child(
                    el("table")
                        .class("evidence")
                        .child(
                            el("thead").child(
                                el("tr")
                                    .child(el("th").attr("scope", "col").text("Student group"))
                                    .child(heads),
                            ),
                        )
                        .child(
                            el("tbody")
                                .child(rows.collect_view())
                                .child(
                                    el("tr")
                                        .class("evidence-all")
                                        .child(
                                            el("th")
                                                .attr("scope", "row")
                                                .text("Local indicators, whole charter"),
                                        )
                                        .child(local.collect_view()),
                                )
                                .child(
                                    el("tr")
                                        .class("evidence-all")
                                        .child(
                                            el("th")
                                                .attr("scope", "row")
                                                .text("The year by itself"),
                                        )
                                        .child(outcomes.collect_view()),
                                ),
                        ),
                ),
        )
        .child(el("p").class("small").child(legend()))
        .child((!not_missed.is_empty()).then(|| {
            let each = not_missed.into_iter().map(|NotMissed { asks, here }| {
                let here = here.into_iter().map(|line| el("li").child(line)).collect::<Vec<_>>();
                together()
                    .child(el("p").child(asks).text(" Not missed here:"))
                    .child(el("ul").child(here))
            });
            together()
                .child(el("h3").text("Worst level, but priority not missed"))
                .child(each.collect::<Vec<_>>())
        }))
        .into_any()
}

fn legend() -> String {
    let names: Vec<String> = (1..=8).map(|n| format!("{n} {}", names::priority(n))).collect();
    format!(
        "Priorities: {}. A question mark: not known. A dot: two or more of 4, 5, 6 and 8. The year by \
         itself: whether that year alone falls short.",
        names.join(", ")
    )
}

fn cell(cell: Cell) -> AnyView {
    match cell {
        Cell::NotCounted => el("td").class("cell-none").text("not counted").into_any(),
        Cell::Unknown => el("td").class("cell-open").text("not known").into_any(),
        Cell::Counted { missed, open } => {
            let class = if missed.len() >= 2 { "cell-two" } else { "cell" };
            el("td").class(class).child(missed_and_open(&missed, &open)).into_any()
        }
    }
}

fn local_cell(cell: Option<LocalCell>) -> AnyView {
    match cell {
        None => el("td").class("cell-none").text("not used").into_any(),
        Some(LocalCell { missed, open }) => {
            el("td").child(missed_and_open(&missed, &open)).into_any()
        }
    }
}

/// Such as "4, 6" or "4, 5?, 6": numbers in order, those not known with a question mark. Screen readers pass over that, so to them it
/// is words.
fn missed_and_open(missed: &[u8], open: &[u8]) -> AnyView {
    let mut all: Vec<(u8, bool)> = missed.iter().map(|n| (*n, false)).collect();
    all.extend(open.iter().map(|n| (*n, true)));
    let all = in_order(all, |a, b| a.0 < b.0);
    if all.is_empty() {
        return el("span").text("none").into_any();
    }
    let numbers = all.into_iter().enumerate().map(|(at, (number, is_open))| {
        let mark = is_open
            .then(|| el("span").attr("role", "img").attr("aria-label", "not known").text("?"));
        together().text(if at == 0 { "" } else { ", " }).child(number.to_string()).child(mark)
    });
    together().child(numbers.collect::<Vec<_>>()).into_any()
}
