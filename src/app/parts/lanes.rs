//! Draws the picture of a pathway. It is real text in SVG, hidden from screen readers because the same stands in
//! words right beside it. Both layouts are in the page; the style shows the one that fits.

use crate::app::parts::element::el;
use leptos::prelude::*;

use crate::{
    content::Pathway,
    report::lanes::{Arrow, Lane, Line, Mark, Picture, Shape, shapes},
};

/// The picture of a pathway and how to read it.
pub fn lanes(pathway: &Pathway) -> AnyView {
    let legend = shapes(pathway).into_iter().filter_map(meaning).collect_view();
    el("figure")
        .class("lanes")
        .attr("aria-hidden", "true")
        .child(picture("lanes-across", Picture::across(pathway)))
        .child(picture("lanes-down", Picture::down(pathway)))
        .child(el("figcaption").child(el("ul").class("legend").child(legend)))
        .into_any()
}

fn picture(class: &'static str, picture: Picture) -> AnyView {
    let Picture { width, height, lanes, arrows, steps } = picture;
    // A margin for strokes at the edge.
    let frame = format!("-1 -1 {} {}", width + 2, height + 2);
    view! {
        <svg class=class viewBox=frame width={width + 2} height={height + 2}>
            {lanes.into_iter().map(lane).collect_view()}
            {arrows.into_iter().map(arrow).collect_view()}
            {steps.into_iter().map(mark).collect_view()}
        </svg>
    }
    .into_any()
}

fn lane(Lane { outline, name }: Lane) -> AnyView {
    view! { <g><path class="lane" d=outline />{lines("lane-name", name)}</g> }.into_any()
}

fn arrow(Arrow { line, head }: Arrow) -> AnyView {
    view! { <g><path class="lane-arrow" d=line /><path class="lane-arrow-head" d=head /></g> }
        .into_any()
}

fn mark(Mark { shape, outline, name, words }: Mark) -> AnyView {
    view! {
        <g class=class(shape)>
            <path class="lane-step" d=outline />
            {lines("lane-name", name)}
            {lines("lane-words", words)}
        </g>
    }
    .into_any()
}

fn lines(class: &'static str, lines: Vec<Line>) -> AnyView {
    let lines = lines.into_iter().map(|Line { x, y, words }| {
        view! { <g><text class=class x=x y=y>{words}</text></g> }.into_any()
    });
    lines.collect_view().into_any()
}

const fn class(shape: Shape) -> &'static str {
    match shape {
        Shape::Plain => "lane-plain",
        Shape::Filled => "lane-filled",
        Shape::Dashed => "lane-dashed",
        Shape::Pointed => "lane-pointed",
    }
}

fn meaning(shape: Shape) -> Option<AnyView> {
    let words = match shape {
        Shape::Plain => return None,
        Shape::Filled => "the request, without which nothing starts",
        Shape::Dashed => "is consulted",
        Shape::Pointed => "a decision, which may be no",
    };
    let (across, down) = match shape {
        Shape::Pointed => ("M1 9l6 -8h12l6 8l-6 8h-12z", "M6 9l7 -7l7 7l-7 7z"),
        _ => ("M2 2h22v14h-22z", "M6 9a7 7 0 1 1 0 1z"),
    };
    let class = class(shape);
    let key = view! {
        <li>
            <svg class=class viewBox="0 0 26 18" width="26" height="18">
                <path class="lane-step lanes-across" d=across />
                <path class="lane-step lanes-down" d=down />
            </svg>
            {words}
        </li>
    };
    Some(key.into_any())
}
