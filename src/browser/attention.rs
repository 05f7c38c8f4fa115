//! Whether the person looks at this page: the last moment to save, and the first to see what has changed meanwhile.
//!
//! A page that is hidden may never be shown again: phones end such pages without a word. And one that is brought back
//! from the browser's memory has heard of nothing in between.

use wasm_bindgen::{JsCast, closure::Closure};

/// Calls `changed` with whether the page is looked at, whenever that may have changed, for as long as the page lives.
pub fn on_change(changed: impl Fn(bool) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        let hidden = || web_sys::window().and_then(|w| w.document()).is_some_and(|d| d.hidden());
        changed(event.type_() != "pagehide" && !hidden());
    });
    let call = listener.as_ref().unchecked_ref();
    for event in ["pagehide", "pageshow"] {
        let _ = window.add_event_listener_with_callback(event, call);
    }
    if let Some(document) = window.document() {
        let _ = document.add_event_listener_with_callback("visibilitychange", call);
    }
    listener.forget();
}
