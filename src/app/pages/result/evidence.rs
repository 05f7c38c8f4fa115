//! The evidence: which priorities each group misses in each year, so that an answer can be followed by eye.

use leptos::prelude::*;

use crate::{
    app::parts::element::{Element, el, together},
    report::{
        names,
        result::evidence::{Cell, Evidence, LocalCell, NotMissed},
        side_by_side::year_words,
    },
    rules::{
        outcome::Outcome,
        terms::{Group, Year, in_order},
    },
};

/// Groups by years.
pub fn evidence(evidence: Evidence) -> AnyView {
    let Evidence { years, rows, local, outcomes, not_missed: lowest } = evidence;
    let none =
        rows.is_empty().then(|| el("p").text("No group is known to be counted in any year yet."));
    el("section")
        .attr("aria-labelledby", "evidence")
        .child(el("h2").attr("id", "evidence").text("Your results, year by year"))
        .child(el("p").text(
            "For each student group: which of priorities 4, 5, 6 and 8 it missed in each year.",
        ))
        .child(none)
        .child(
            el("div")
                .class("grid-frame")
                .attr("role", "region")
                .attr("aria-label", "Table of results by group and year")
                .attr("tabindex", "0")
                .child(table(&years, rows, local, outcomes)),
        )
        .child(el("p").class("small").child(legend()))
        .child((!lowest.is_empty()).then(|| not_missed(lowest)))
        .into_any()
}

fn table(
    years: &[Year],
    rows: Vec<(Group, Vec<Cell>)>,
    local: Vec<LocalCell>,
    outcomes: Vec<Outcome>,
) -> Element {
    let head = |scope, words: String| el("th").attr("scope", scope).child(words);
    let heads = years.iter().map(|year| head("col", year.to_string())).collect::<Vec<_>>();
    let rows = rows.into_iter().map(|(group, cells)| {
        el("tr")
            .child(head("row", names::group(group).to_owned()))
            .child(cells.into_iter().map(cell).collect_view())
    });
    let of_all = |name: &str, cells: Vec<AnyView>| {
        el("tr")
            .class("evidence-all")
            .child(head("row", name.to_owned()))
            .child(cells.collect_view())
    };
    let local = local.into_iter().map(local_cell).collect();
    let year = |outcome| el("td").child(year_words(outcome)).into_any();
    let outcomes = outcomes.into_iter().map(year).collect();
    el("table")
        .class("evidence")
        .child(
            el("thead").child(el("tr").child(head("col", "Student group".to_owned())).child(heads)),
        )
        .child(
            el("tbody")
                .child(rows.collect::<Vec<_>>())
                .child(of_all("Local indicators, whole charter", local))
                .child(of_all("The year by itself", outcomes)),
        )
}

/// Results at the worst level whose priority is not missed, with what it asks beside them.
fn not_missed(lowest: Vec<NotMissed>) -> Element {
    let each = lowest.into_iter().map(|NotMissed { asks, here }| {
        let here = here.into_iter().map(|line| el("li").child(line)).collect::<Vec<_>>();
        together().child(el("p").child(asks).text(" Not missed here:")).child(el("ul").child(here))
    });
    together()
        .child(el("h3").text("Worst level, but priority not missed"))
        .child(each.collect::<Vec<_>>())
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
        Cell::NoDashboard => says("cell-none", "no Dashboard"),
        Cell::NotCounted => says("cell-none", "not counted"),
        Cell::Unknown => says("cell-open", "not known"),
        Cell::Counted { missed, open } => {
            let class = if missed.len() >= 2 { "cell-two" } else { "cell" };
            el("td").class(class).child(missed_and_open(&missed, &open)).into_any()
        }
    }
}

fn local_cell(cell: LocalCell) -> AnyView {
    match cell {
        LocalCell::NoDashboard => says("cell-none", "no Dashboard"),
        LocalCell::NotUsed => says("cell-none", "not used"),
        LocalCell::Unknown => says("cell-open", "not known"),
        LocalCell::Known { missed, open } => {
            el("td").child(missed_and_open(&missed, &open)).into_any()
        }
    }
}

fn says(class: &str, words: &'static str) -> AnyView {
    el("td").class(class).text(words).into_any()
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
