//! What the person is told beside the page: how an action went, and what came from outside it.
//!
//! Plain data, drawn in one way wherever it stands (`parts::told`). It stays until something else is told or another check
//! is opened; what only says that all went well ends with the page on which it was said.

use leptos::prelude::*;

use super::Session;
use crate::{
    browser::{files, focus},
    drafts::Deleted,
    element::note::Tone,
};

/// Where it is told on a page. The focus goes there after an action: what was pressed may be gone.
pub const TOLD: &str = "told";

/// Something that the person is told.
#[derive(Clone)]
pub struct Told {
    /// What kind of news it is.
    pub tone: Tone,
    /// In a few words; may be empty.
    pub title: String,
    /// In full.
    pub text: String,
    /// Something to unfold: what it is, and its text.
    pub more: Option<(&'static str, String)>,
    /// What the person can do about it here.
    pub then: Then,
}

/// What can be done about what is told.
#[derive(Clone)]
pub enum Then {
    /// Nothing.
    Nothing,
    /// Bring back what was deleted. The text is kept here until then: there is no other place that still has it.
    Undo {
        /// What was deleted.
        deleted: Deleted,
        /// Whether it was the check of this tab.
        was_open: bool,
    },
    /// Choose with which of two versions to go on: this one, or the draft of this id.
    Choose(String),
}

impl Told {
    /// News of one kind, with a title (may be empty) and a text.
    pub fn new(tone: Tone, title: &str, text: String) -> Self {
        Self { tone, title: title.to_owned(), text, more: None, then: Then::Nothing }
    }

    /// Something went as it should.
    pub fn done(text: impl Into<String>) -> Self {
        Self::new(Tone::Done, "", text.into())
    }

    /// What was asked for did not work, and why.
    pub fn failed(why: &str) -> Self {
        Self::new(Tone::Problem, "That did not work", sentence(why))
    }

    /// Whether the person has to choose between two versions.
    pub(super) fn is_choice(&self) -> bool {
        matches!(self.then, Then::Choose(_))
    }

    /// The same with a text to unfold.
    #[must_use]
    pub fn with(self, what: &'static str, text: String) -> Self {
        Self { more: Some((what, text)), ..self }
    }

    /// The same with something that can be done.
    #[must_use]
    pub fn then(self, then: Then) -> Self {
        Self { then, ..self }
    }
}

impl Session {
    /// What there is to tell.
    pub fn told(self) -> Vec<Told> {
        self.told.get()
    }

    /// Tells something beside what was told before.
    pub(super) fn tell(self, told: Told) {
        self.told.update(|all| all.push(told));
    }

    /// Tells how an action went, in place of what was told before, and moves the focus there. What was deleted can still be
    /// brought back.
    pub fn answer(self, told: Told) {
        self.settle_open();
        self.tell(told);
        focus::on(TOLD);
    }

    /// Tells how an action went, with a sentence for having gone well.
    pub(super) fn outcome(self, done: &str, outcome: Result<(), String>) {
        self.answer(match outcome {
            Ok(()) => Told::done(done),
            Err(why) => Told::failed(&why),
        });
    }

    /// The person has read it.
    pub fn settle(self) {
        self.told.update(Vec::clear);
    }

    /// Something else is told, or another check is opened: what was told before is settled, but a deleted check can still be
    /// brought back.
    pub(super) fn settle_open(self) {
        self.told.update(|all| all.retain(|told| matches!(told.then, Then::Undo { .. })));
    }

    /// An undo that has been done, or that another takes the place of.
    pub(super) fn forget_undo(self, id: &str) {
        let undoes =
            |told: &Told| matches!(&told.then, Then::Undo { deleted, .. } if deleted.id == id);
        self.told.update(|all| all.retain(|told| !undoes(told)));
    }

    /// Something else is shown: what only said that all went well has been read.
    pub fn settle_done(self) {
        let read = |told: &Told| told.tone == Tone::Done && matches!(told.then, Then::Nothing);
        if self.told.with_untracked(|told| told.iter().any(read)) {
            self.told.update(|told| told.retain(|told| !read(told)));
        }
    }

    /// Saves a text as a file, and tells where it is. A page does not hear whether the browser did save it, and in some
    /// frames it may not; so the text itself is there too.
    pub fn save_as_file(self, name: &str, text: String) {
        files::save(name, &text);
        let name = quoted(name);
        let told = format!(
            "Your browser saves {name}, most likely under Downloads. “Open a case file” under Saved checks reads it, here or \
             elsewhere."
        );
        self.answer(Told::done(told).with("No file came? Copy its text instead", text));
    }
}

/// A name within a sentence: without what would turn the sentence round.
pub fn quoted(name: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let name: String = name.chars().filter(|c| !turns(c)).collect();
    format!("“{name}”")
}

/// A reason as a sentence of its own.
pub fn sentence(why: &str) -> String {
    format!("{}.", why.trim_end_matches('.'))
}
