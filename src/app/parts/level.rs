//! The one way to draw a level of the Dashboard: a shape and its word, never a colour alone.
//!
//! The shape counts: of five segments, red fills one and blue five, as on the Dashboard's own dials; a status
//! fills bars that rise from very low to very high. So a level reads the same in black and white.

use crate::app::parts::element::el;
use leptos::prelude::*;

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
    view! { <svg class=class viewBox="0 0 36 18" width="36" height="18" aria-hidden="true">{bars(level)}</svg> }
        .into_any()
}

fn bars(level: Level) -> AnyView {
    let Some(scale) = level.scale() else {
        return view! { <path class="level-none" d="M2 9H34" /> }.into_any();
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
            view! { <rect class=class x={7 * n - 6} y={17 - height} width="6" height=height rx="1" /> }.into_any()
        })
        .collect_view()
        .into_any()
}
