//! What the browser promises to give later.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::named::{call, get};

/// Calls a method of something that the navigator has, by name: it may be missing or throw, in a frame, an old browser or
/// a page without encryption, where a typed call would stop the program.
pub fn ask(of: &str, method: &str, argument: &JsValue) -> Option<Promise> {
    let asked = get(&web_sys::window()?.navigator(), of)?;
    call(&asked, method, argument, &JsValue::UNDEFINED)?.dyn_into().ok()
}

/// Calls `done` with what a promise comes to, or with why it came to nothing.
pub fn when(promise: &Promise, done: impl FnOnce(JsValue) + 'static) {
    let done = Closure::once(done);
    let _ = promise.then2(&done, &done);
    done.forget();
}
