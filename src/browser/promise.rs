//! What the browser promises to give later.

use js_sys::Promise;
use wasm_bindgen::{JsValue, closure::Closure};

/// Calls `done` with what a promise comes to, or with why it came to nothing.
pub fn when(promise: &Promise, done: impl FnOnce(JsValue) + 'static) {
    let done = Closure::once(done);
    let _ = promise.then2(&done, &done);
    done.forget();
}
