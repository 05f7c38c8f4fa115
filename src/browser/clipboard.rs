//! The clipboard, which a frame, an old browser or a page without encryption may refuse.
//!
//! Asked by name: where there is none, the typed calls would stop the program.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Puts a text into the clipboard, and says later whether it is there.
pub fn copy(text: &str, done: impl Fn(bool) + Copy + 'static) {
    let told = |whether: bool| Closure::<dyn FnMut(JsValue)>::new(move |_| done(whether));
    match ask(text) {
        Ok(promise) => {
            let (copied, refused) = (told(true), told(false));
            let _ = promise.then2(&copied, &refused);
            // One of them is called once, a moment later; both are small, and a button is seldom pressed.
            copied.forget();
            refused.forget();
        }
        Err(_) => done(false),
    }
}

fn ask(text: &str) -> Result<Promise, JsValue> {
    let within = |object: &JsValue, name: &str| Reflect::get(object, &name.into());
    let clipboard = within(&within(&js_sys::global(), "navigator")?, "clipboard")?;
    let write: Function = within(&clipboard, "writeText")?.dyn_into()?;
    write.call1(&clipboard, &text.into())?.dyn_into()
}
