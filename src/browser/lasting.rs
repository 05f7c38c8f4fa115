//! How long the browser keeps what a site has stored, and asking it to keep it for good.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::promise;

/// Asks the browser to keep what is stored, and calls `told` with its answer; nothing where it cannot be asked. Some
/// browsers ask the person.
pub fn ask(told: impl FnOnce(Option<bool>) + 'static) {
    match promised() {
        Some(promise) => promise::when(&promise, |answer| told(answer.as_bool())),
        None => told(None),
    }
}

/// What manages the site's storage may be missing or throw in a frame, so it is looked for by name.
fn promised() -> Option<Promise> {
    let manager = property("storage")?;
    let persist: Function = Reflect::get(&manager, &"persist".into()).ok()?.dyn_into().ok()?;
    persist.call0(&manager).ok()?.dyn_into().ok()
}

/// Whether this is a browser on Apple's engine: Safari, and all browsers of iPhones.
pub fn is_of_apple() -> bool {
    let vendor = property("vendor").and_then(|vendor| vendor.as_string());
    vendor.is_some_and(|vendor| vendor.starts_with("Apple"))
}

fn property(name: &str) -> Option<JsValue> {
    Reflect::get(&web_sys::window()?.navigator(), &name.into()).ok()
}
