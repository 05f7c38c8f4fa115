//! How long the browser keeps what a site has stored, and asking it to keep it for good.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::promise;

/// Asks the browser to keep what is stored, and calls `told` with its answer; nothing where it cannot be asked. Some
/// browsers ask the person.
pub fn ask(told: impl FnOnce(Option<bool>) + 'static) {
    match promise::ask("storage", "persist", &JsValue::UNDEFINED) {
        Some(promise) => promise::when(&promise, |answer| told(answer.as_bool())),
        None => told(None),
    }
}

/// Whether this is a browser on Apple's engine: Safari, and all browsers of iPhones.
pub fn is_of_apple() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let vendor = navigator.and_then(|n| Reflect::get(&n, &"vendor".into()).ok()?.as_string());
    vendor.is_some_and(|vendor| vendor.starts_with("Apple"))
}
