//! Something to press, somewhere to go.

use leptos::prelude::*;

use super::element::{Child, el};

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
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button button-main",
            Self::Plain => "button",
            Self::Quiet => "button-quiet",
            Self::Danger => "button button-danger",
        }
    }
}

/// A button that does something here.
pub fn button(label: impl Into<String>, weight: Weight, press: Callback<()>) -> AnyView {
    let label = label.into();
    view! { <button type="button" class={weight.class()} on:click=move |_| press.run(())>{label}</button> }.into_any()
}

/// A link to another page of the product that looks like a button.
pub fn link_button(label: impl Child, weight: Weight, href: String) -> AnyView {
    el("a").class(weight.class()).attr("href", href).child(label).into_any()
}

/// Actions side by side.
pub fn actions(actions: Vec<AnyView>) -> AnyView {
    el("div").class("actions").child(actions).into_any()
}
