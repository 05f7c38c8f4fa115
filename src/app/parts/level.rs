//! The one way to draw a level of the Dashboard: a shape and its word, never a colour alone.
//!
//! The shape counts: of five segments, red fills one and blue five, as on the Dashboard's own dials; a status
//! fills bars that rise from very low to very high. So a level reads the same in black and white.

use std::fmt::Write;

use leptos::prelude::*;

use super::element::{el, together};
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
    // Two paths and not five boxes: of pictures the application draws nothing else.
    let (mut full, mut open) = (String::new(), String::new());
    for n in 1..=5_u8 {
        let height = match scale {
            Scale::Colour => 16,
            Scale::Status => 2 * n + 6,
        };
        let bar = if n <= filled { &mut full } else { &mut open };
        // Writing to a string cannot fail.
        let _ = write!(bar, "M{} {}h6v{height}h-6z", 7 * n - 6, 17 - height);
    }
    together()
        .child(el("path").class("level-full").attr("d", full))
        .child(el("path").class("level-open").attr("d", open))
        .into_any()
}
