//! Draws the picture of a pathway. It is real text in SVG, hidden from screen readers because the same stands in
//! words right beside it. Both layouts are in the page; the style shows the one that fits.

use super::El;
use crate::{
    content::PathwayStory,
    element::el,
    report::lanes::{Arrow, Lane, Line, Mark, Picture, Shape, shapes},
};

/// The picture of a pathway and how to read it.
pub fn lanes(pathway: &PathwayStory) -> El {
    let legend = shapes(pathway).into_iter().filter_map(meaning).collect::<Vec<_>>();
    el("figure")
        .class("lanes")
        .attr("aria-hidden", "true")
        .child(picture("lanes-across", Picture::across(pathway)))
        .child(picture("lanes-down", Picture::down(pathway)))
        .child(el("figcaption").child(el("ul").class("legend").child(legend)))
}

fn picture(class: &'static str, picture: Picture) -> El {
    let Picture { width, height, lanes, arrows, steps } = picture;
    // A margin for strokes at the edge.
    let frame = format!("-1 -1 {} {}", width + 2, height + 2);
    el("svg")
        .class(class)
        .attr("viewBox", frame)
        .attr("width", (width + 2).to_string())
        .attr("height", (height + 2).to_string())
        .child(lanes.into_iter().map(lane).collect::<Vec<_>>())
        .child(arrows.into_iter().map(arrow).collect::<Vec<_>>())
        .child(steps.into_iter().map(mark).collect::<Vec<_>>())
}

fn lane(Lane { outline, name }: Lane) -> El {
    el("g").child(el("path").class("lane").attr("d", outline)).child(lines("lane-name", name))
}

fn arrow(Arrow { line, head }: Arrow) -> El {
    el("g")
        .child(el("path").class("lane-arrow").attr("d", line))
        .child(el("path").class("lane-arrow-head").attr("d", head))
}

fn mark(Mark { shape, outline, name, words }: Mark) -> El {
    el("g")
        .class(shape.class())
        .child(el("path").class("lane-step").attr("d", outline))
        .child(lines("lane-name", name))
        .child(lines("lane-words", words))
}

fn lines(class: &'static str, lines: Vec<Line>) -> Vec<El> {
    let lines = lines.into_iter().map(|Line { x, y, words }| {
        el("g").child(
            el("text").class(class).attr("x", x.to_string()).attr("y", y.to_string()).child(words),
        )
    });
    lines.collect::<Vec<_>>()
}

fn meaning(shape: Shape) -> Option<El> {
    if shape == Shape::Plain {
        return None;
    }
    let down = match shape {
        Shape::Pointed => "M6 9l7 -7l7 7l-7 7z",
        _ => "M6 9a7 7 0 1 1 0 1z",
    };
    let key = el("li")
        .child(
            el("svg")
                .class(shape.class())
                .attr("viewBox", "0 0 26 18")
                .attr("width", "26")
                .attr("height", "18")
                .child(el("path").class("lane-step lanes-across").attr("d", shape.sign()))
                .child(el("path").class("lane-step lanes-down").attr("d", down)),
        )
        .child(shape.meaning());
    Some(key)
}
