//! Something to press, somewhere to go.

use leptos::prelude::*;

pub use crate::element::action::{Weight, actions, link_button};

/// A button that does something here.
pub fn button(label: impl Into<String>, weight: Weight, press: Callback<()>) -> AnyView {
    let label = label.into();
    view! { <button type="button" class={weight.class()} on:click=move |_| press.run(())>{label}</button> }.into_any()
}
