//! Hearing of what other tabs of this site change in the storage that all share.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::StorageEvent;

/// A change of the storage: the key (none when all were removed at once), what was there, what is there now.
pub type Heard<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

/// Calls `hear` with each change that another tab makes, for as long as the page lives.
pub fn on_change(hear: impl Fn(Heard<'_>) + 'static) {
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        let (key, was, now) = (event.key(), event.old_value(), event.new_value());
        hear((key.as_deref(), was.as_deref(), now.as_deref()));
    });
    if let Some(window) = web_sys::window() {
        let _ =
            window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
        listener.forget();
    }
}
