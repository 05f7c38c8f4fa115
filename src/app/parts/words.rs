//! Draws the content's words: paragraphs, lists, emphasis, glossary terms, links within and outside.

use leptos::prelude::*;

use super::element::{Element, el};
use crate::{
    app::route::Route,
    content::{Block, LINKS, QUESTIONS, Span, Text, Words},
};

/// Several paragraphs.
pub fn text(text: Text) -> AnyView {
    text.iter().map(block).collect_view().into_any()
}

fn block(block: &'static Block) -> AnyView {
    match block {
        Block::Paragraph(run) => el("p").child(words(run)).into_any(),
        Block::List(items) => {
            let items = items.iter().map(|run| el("li").child(words(run)).into_any());
            el("ul").child(items.collect_view()).into_any()
        }
    }
}

/// The first paragraph of a question's answer: what a page says in short of what the answer says in full.
pub fn opening(question: &str) -> AnyView {
    let question = QUESTIONS.iter().find(|q| q.id == question);
    question.and_then(|q| q.answer.first()).map(block).into_any()
}

/// A run of words, to be put into an element.
pub fn words(words: Words) -> AnyView {
    words.iter().map(span).collect_view().into_any()
}

fn span(span: &'static Span) -> AnyView {
    match span {
        Span::Plain(words) => words.into_any(),
        Span::Strong(words) => el("strong").child(*words).into_any(),
        Span::Term { id, words } => {
            let href = Route::Glossary(Some((*id).to_owned())).href();
            el("a").class("term").attr("href", href).child(*words).into_any()
        }
        Span::Link { id, words } => link(id, words),
        Span::Page { path, words } => {
            el("a").attr("href", Route::from_path(path).href()).child(*words).into_any()
        }
    }
}

/// What a person has entered, within a sentence of ours: whichever way it is written, it leaves the sentence in order.
pub fn entered(words: &str) -> Element {
    el("bdi").text(words)
}

/// A link of the one tested list, by its id, with words of one's own.
pub fn link(id: &str, words: &'static str) -> AnyView {
    match LINKS.iter().find(|l| l.id == id) {
        Some(link) => outside(link.url, words),
        None => words.into_any(),
    }
}

/// A link that leaves the product, in a tab of its own: a check in progress stays where it is, and the sites it
/// leads to refuse to be shown inside a frame.
pub fn outside(url: &'static str, words: &'static str) -> AnyView {
    el("a")
        .class("outside")
        .attr("href", url)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child(words)
        .child(el("span").class("unseen").text(" (opens in a new tab)"))
        .into_any()
}
