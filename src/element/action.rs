//! Somewhere to go, something to press: how they look.

use super::{Child, Element, Medium, el};

/// How much weight an action has on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The one thing most people come to do; once a page.
    Main,
    /// Anything else.
    Plain,
    /// Looks like a link: small actions beside others.
    Quiet,
    /// Removes something.
    Danger,
}

impl Weight {
    /// The class that the style knows it by.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Main => "button button-main",
            Self::Plain => "button",
            Self::Quiet => "button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

/// A link to another page of the product that looks like a button.
pub fn link_button<M: Medium>(label: impl Child<M>, weight: Weight, href: String) -> Element<M> {
    el("a").class(weight.class()).attr("href", href).child(label)
}

/// Actions side by side.
pub fn actions<M: Medium>(actions: Vec<impl Child<M>>) -> Element<M> {
    el("div").class("actions").child(actions)
}
