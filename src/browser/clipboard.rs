//! The clipboard, which a frame, an old browser or a page without encryption may refuse.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::promise;

/// The text that is being pasted.
pub fn pasted(event: &JsValue) -> Option<String> {
    let data = Reflect::get(event, &"clipboardData".into()).ok()?;
    let get: Function = Reflect::get(&data, &"getData".into()).ok()?.dyn_into().ok()?;
    get.call1(&data, &"text/plain".into()).ok()?.as_string()
}

/// Puts a text into the clipboard, and says later whether it is there.
pub fn copy(text: &str, done: impl Fn(bool) + Copy + 'static) {
    match promise::ask("clipboard", "writeText", &text.into()) {
        // There is nothing to give but a reason why not.
        Some(promise) => promise::when(&promise, move |why| done(why.is_undefined())),
        None => done(false),
    }
}
