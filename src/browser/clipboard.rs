//! The clipboard, which a frame, an old browser or a page without encryption may refuse.

use wasm_bindgen::JsValue;

use super::{
    named::{call, get},
    promise,
};

/// The text that is being pasted.
pub fn pasted(event: &JsValue) -> Option<String> {
    let data = get(event, "clipboardData")?;
    call(&data, "getData", &"text/plain".into(), &JsValue::UNDEFINED)?.as_string()
}

/// Puts a text into the clipboard, and says later whether it is there.
pub fn copy(text: &str, done: impl Fn(bool) + Copy + 'static) {
    match promise::ask("clipboard", "writeText", &text.into()) {
        // There is nothing to give but a reason why not.
        Some(promise) => promise::when(&promise, move |why| done(why.is_undefined())),
        None => done(false),
    }
}
