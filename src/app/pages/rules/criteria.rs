//! What one Dashboard asks: each priority with its lines, the local indicators, and worked examples.

use leptos::prelude::*;

use crate::{
    app::parts::{
        element::{el, together},
        level,
        note::fold,
        source::sources,
        words,
    },
    content::say,
    report::{
        criteria::{CriterionView, PriorityView, YearView, vocabulary},
        names,
    },
    rules::criteria::{Confidence, Example},
};

/// The criteria of a year.
pub fn year(view: YearView) -> AnyView {
    let YearView { year, source, published, priorities, local, examples } = view;
    let id = format!("criteria-{year}");
    let published: String = published
        .into_iter()
        .enumerate()
        .map(|(place, (scale, indicators))| {
            let names: Vec<&str> = indicators.into_iter().map(names::indicator).collect();
            match place {
                0 => format!("Results were published {}", vocabulary(scale)),
                _ => format!("; {} {}", names::listed(&names, "and"), vocabulary(scale)),
            }
        })
        .collect();
    let source: Vec<_> = source.into_iter().collect();
    let worked = together()
        .child(el("p").child(words::words(say::CRITERIA_EXAMPLES)))
        .child(el("ul").class("examples").child(examples.iter().map(example).collect_view()))
        .into_any();
    el("section")
        .class("stack")
        .attr("aria-labelledby", id.clone())
        .child(el("h3").attr("id", id.clone()).child(year.to_string()).text(" Dashboard"))
        .child(el("p").class("small").child(published).text("."))
        .child(
            el("dl")
                .class("criteria")
                .child(priorities.into_iter().map(priority).collect_view())
                .child(row(
                    "Local indicators".to_owned(),
                    "of the whole charter",
                    local_indicators(&local),
                )),
        )
        .child(fold(format!("{} worked examples", examples.len()), worked))
        .child(sources(&source))
        .into_any()
}

fn row(title: String, name: &'static str, body: AnyView) -> AnyView {
    el("div")
        .child(el("dt").child(title).child(el("span").class("criteria-name").child(name)))
        .child(el("dd").child(body))
        .into_any()
}

fn priority(PriorityView { number, criteria }: PriorityView) -> AnyView {
    let body = if criteria.is_empty() {
        el("p").child(words::words(say::CRITERIA_NOT_USED)).into_any()
    } else {
        criteria.into_iter().map(criterion).collect_view().into_any()
    };
    row(format!("Priority {number}"), names::priority(number), body)
}

fn criterion(CriterionView { groups, lines: any, not_used, confidence }: CriterionView) -> AnyView {
    let not_used: Vec<&str> = not_used.into_iter().map(names::indicator).collect();
    let not_used = (!not_used.is_empty()).then(|| {
        el("p")
            .class("small")
            .text("Not used for them: ")
            .child(names::listed(&not_used, "and"))
            .text(".")
            .into_any()
    });
    let class = match confidence {
        Confidence::A => "confidence",
        Confidence::B | Confidence::C => "confidence confidence-care",
    };
    el("div")
        .class("criterion")
        .child(groups.map(|groups| el("p").class("criterion-who").child(groups).into_any()))
        .child(lines(any))
        .child(not_used)
        .child(el("p").class(class).child(names::confidence(confidence)))
        .into_any()
}

/// Lines, one below the other; a single one stands as it is.
pub fn lines(lines: Vec<String>) -> AnyView {
    let several = lines.len() > 1;
    let items = lines.into_iter().map(|line| el("li").child(line).into_any()).collect_view();
    let class = if several { "lines" } else { "lines lines-one" };
    el("ul").class(class).child(items).into_any()
}

fn local_indicators(numbers: &[u8]) -> AnyView {
    if numbers.is_empty() {
        return el("p").child(words::words(say::CRITERIA_NO_LOCAL)).into_any();
    }
    together()
        .child(el("p").child(words::words(say::CRITERIA_LOCAL)))
        .child(el("p").class("small").child(names::priorities(numbers)))
        .into_any()
}

fn example(example: &'static Example) -> AnyView {
    let levels = example.levels.iter().map(|(indicator, shown)| {
        el("span")
            .class("example-level")
            .child(names::indicator_short(*indicator))
            .text(" ")
            .child(level::level(*shown))
            .into_any()
    });
    let missed = if example.flagged { "is missed" } else { "is not missed" };
    el("li")
        .child(el("strong").child(names::group(example.group)))
        .child(levels.collect_view())
        .child(
            el("span")
                .text("Priority ")
                .child(example.priority.to_string())
                .text(" ")
                .child(missed),
        )
        .into_any()
}
