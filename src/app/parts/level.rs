//! The one way to draw a level of the Dashboard: a shape and its word, never a colour alone.
//!
//! The shape counts: of five segments, red fills one and blue five, as on the Dashboard's own dials; a status
//! fills bars that rise from very low to very high. So a level reads the same in black and white.

use leptos::prelude::*;

use super::element::el;
use crate::{
    report::names,
    rules::terms::{Level, Scale},
};

/// A level as a shape and its word.
pub fn level(level: Level) -> AnyView {
    el("span").class("level").child(shape(level)).child(names::level(level)).into_any()
}

/// A level's shape alone, for where its word stands beside it already.
pub fn shape(level: Level) -> AnyView {
    let class = format!("level-shape level-{}", level.code());
    el("svg")
        .class(&class)
        .attr("viewBox", "0 0 36 18")
        .attr("width", "36")
        .attr("height", "18")
        .attr("aria-hidden", "true")
        .child(bars(level))
        .into_any()
}

fn bars(level: Level) -> AnyView {
    let Some(scale) = level.scale() else {
        return el("path").class("level-none").attr("d", "M2 9H34").into_any();
    };
    let filled = match level {
        Level::Red | Level::VeryLow => 1,
        Level::Orange | Level::Low => 2,
        Level::Yellow | Level::Medium => 3,
        Level::Green | Level::High => 4,
        Level::Blue | Level::VeryHigh => 5,
        Level::None => 0,
    };
    (1..=5)
        .map(|n: u8| {
            let height = match scale {
                Scale::Colour => 16,
                Scale::Status => 2 * n + 6,
            };
            let class = if n <= filled { "level-full" } else { "level-open" };
            el("rect")
                .class(class)
                .attr("x", (7 * n - 6).to_string())
                .attr("y", (17 - height).to_string())
                .attr("width", "6")
                .attr("height", height.to_string())
                .attr("rx", "1")
                .into_any()
        })
        .collect_view()
        .into_any()
}
