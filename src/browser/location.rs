//! The address of the page: its fragment after `#`, and hearing of its changes.
//!
//! Links are ordinary links, so the browser itself keeps the history, also inside a frame.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// The fragment with its `#`; empty when there is none.
pub fn fragment() -> String {
    web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// The address of the page without its fragment, wherever the page is shown: the frame's own in a frame, without what the
/// page around it has chosen.
pub fn address() -> String {
    let address = web_sys::window().and_then(|w| w.location().href().ok()).unwrap_or_default();
    address.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Goes to a fragment such as `#/result`, as a click on a link would.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Goes to a fragment in place of the present one, so that *back* does not return here.
pub fn replace(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(fragment);
    }
}

/// Whether the page of this address was there before, and is come back to: the browser keeps a mark with its history, which is set
/// now.
pub fn is_come_back_to() -> bool {
    let Some(Ok(history)) = web_sys::window().map(|window| window.history()) else { return false };
    let is_marked = history.state().is_ok_and(|mark| !mark.is_null());
    if !is_marked {
        let _ = history.replace_state(&JsValue::TRUE, "");
    }
    is_marked
}

/// Calls `changed` whenever the fragment changes, for as long as the page lives.
pub fn on_change(changed: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(changed);
    if let Some(window) = web_sys::window() {
        window.set_onhashchange(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
    }
}
