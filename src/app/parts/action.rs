//! Something to press, somewhere to go.

use leptos::{prelude::*, task::spawn_local};

use super::element::{Element, el};
use crate::browser::focus;
pub use crate::element::action::{Weight, actions, link_button};

/// A button that does something here.
pub fn button(label: impl Into<String>, weight: Weight, press: Callback<()>) -> AnyView {
    to_press(weight.class(), move || press.run(())).child(label.into()).into_any()
}

/// A button of this class.
pub fn to_press(class: &str, press: impl Fn() + 'static) -> Element {
    el("button").attr("type", "button").class(class).on("click", move |_| press())
}

/// One of several alike: its name tells a screen reader of what it is.
pub fn to_press_of(class: &str, label: &str, of: &str, press: impl Fn() + 'static) -> Element {
    to_press(class, press).text(label).child(el("span").class("unseen").text(of))
}

/// Moves the focus to what is drawn now, before anything else can happen.
pub fn focus_soon(id: String) {
    spawn_local(async move {
        focus::on(&id);
    });
}
