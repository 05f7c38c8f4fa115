//! Draws the content's words: paragraphs, lists, emphasis, glossary terms, links within and outside.

use super::{Element, Medium, el, together};
use crate::{
    content::{Block, ReadingWords, Span, Text, Words},
    route::Route,
};

/// Several paragraphs.
pub fn text<M: Medium>(text: Text) -> Element<M> {
    text.iter().fold(together(), |all, each| all.child(block(each)))
}

/// A paragraph or a list.
pub fn block<M: Medium>(block: &'static Block) -> Element<M> {
    match block {
        Block::Paragraph(run) => el("p").child(words(run)),
        Block::List(items) => {
            items.iter().fold(el("ul"), |list, run| list.child(el("li").child(words(run))))
        }
    }
}

/// A run of words, to be put into an element.
pub fn words<M: Medium>(words: Words) -> Element<M> {
    words.iter().fold(together(), span)
}

fn span<M: Medium>(run: Element<M>, span: &'static Span) -> Element<M> {
    match span {
        Span::Plain(words) => run.text(words),
        Span::Strong(words) => run.child(el("strong").child(*words)),
        Span::Term { id, words } => {
            let href = Route::Glossary(Some((*id).to_owned())).href();
            run.child(el("a").class("term").attr("href", href).child(*words))
        }
        Span::Link { url, words } => run.child(outside(url, words)),
        Span::Page { path, words } => {
            run.child(el("a").attr("href", Route::from_path(path).href()).child(*words))
        }
    }
}

/// Both answers to a question on which the law can be read in two ways, ours first.
pub fn both_answers<M: Medium>(reading: &'static ReadingWords) -> Element<M> {
    let answer = |who: &str, answer| el("p").child(el("strong").text(who)).child(words(answer));
    together()
        .child(answer("Our default: ", reading.default))
        .child(answer("The other way: ", reading.other))
}

/// What a person has entered, within a sentence of ours: whichever way it is written, it leaves the sentence in order.
pub fn entered<M: Medium>(words: &str) -> Element<M> {
    el("bdi").text(words)
}

/// A link that leaves the product, in a tab of its own: a check in progress stays where it is, and the sites it
/// leads to refuse to be shown inside a frame.
pub fn outside<M: Medium>(url: &str, words: &str) -> Element<M> {
    el("a")
        .class("outside")
        .attr("href", url)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child(words)
        .child(el("span").class("unseen").text(" (opens in a new tab)"))
}
