//! Where claims come from, with dates: every claim on a page can be traced from here.

use super::{Element, Medium, el, note::fold, together, words::outside};
use crate::content::{Date, Source};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words: "November 13, 2025", "November 2025" or "2025", as far as it is known.
pub fn date(Date { year, month, day }: Date) -> String {
    match (MONTHS.get(usize::from(month).wrapping_sub(1)), day) {
        (None, _) => year.to_string(),
        (Some(month), 0) => format!("{month} {year}"),
        (Some(month), day) => format!("{month} {day}, {year}"),
    }
}

/// Sources folded away; nothing when there are none.
pub fn sources<M: Medium>(list: &[&'static Source]) -> Element<M> {
    if list.is_empty() {
        return together();
    }
    let summary = match list.len() {
        1 => "Source and date".to_owned(),
        n => format!("{n} sources and dates"),
    };
    fold(summary, source_list(list.iter().copied()))
}

/// Sources, open.
pub fn source_list<M: Medium>(list: impl Iterator<Item = &'static Source>) -> Element<M> {
    list.fold(el("ul").class("sources"), |all, source| all.child(one(source)))
}

fn one<M: Medium>(source: &'static Source) -> Element<M> {
    let title = match source.url {
        Some(url) => outside(url, source.title),
        None => together().child(source.title),
    };
    let dated = source.dated.map(|d| format!("dated {}, ", date(d)));
    el("li").child(el("span").class("source-title").child(title)).child(
        el("span")
            .class("source-about")
            .child(source.publisher)
            .text("; ")
            .child(dated)
            .text("checked ")
            .child(date(source.checked))
            .text(".")
            .child((!source.note.is_empty()).then(|| format!(" {}", source.note))),
    )
}
