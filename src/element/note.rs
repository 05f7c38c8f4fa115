//! Words set apart from the page's run: notes, what is folded away, the disclaimer.

use super::{Child, Element, Medium, el, words};
use crate::content::DISCLAIMER;

/// What a note is about. Each has its own shape as well as its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Know,
    /// Take care: open, disputed, uncertain.
    Care,
    /// Something is done, saved or settled.
    Done,
    /// Something is wrong and needs you.
    Problem,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Know => "note note-know",
            Self::Care => "note note-care",
            Self::Done => "note note-done",
            Self::Problem => "note note-problem",
        }
    }
}

/// A note with a title in a few words (may be empty).
pub fn note<M: Medium>(tone: Tone, title: impl Into<String>, body: impl Child<M>) -> Element<M> {
    let title = title.into();
    el("div")
        .class(tone.class())
        .child((!title.is_empty()).then(|| el("p").class("note-title").child(title)))
        .child(body)
}

/// Something folded away under a line that says what it is.
pub fn fold<M: Medium>(summary: impl Into<String>, body: impl Child<M>) -> Element<M> {
    let summary = summary.into();
    el("details")
        .class("fold")
        .child(el("summary").child(summary))
        .child(el("div").class("fold-in").child(body))
}

/// The same, for what belongs on paper: it is printed unfolded.
pub fn fold_printed<M: Medium>(summary: impl Into<String>, body: impl Child<M>) -> Element<M> {
    el("div").class("fold-printed").child(fold(summary, body))
}

/// What every result says about itself: in a sentence, and in full when unfolded.
pub fn disclaimer<M: Medium>() -> Element<M> {
    el("aside")
        .class("disclaimer")
        .attr("aria-label", "About this result")
        .child(el("p").child(words::words(DISCLAIMER.short)))
        .child(fold("What this means", words::text(DISCLAIMER.text)))
}
