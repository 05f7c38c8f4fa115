//! What the browser may not have, asked for by name: a typed call to what is missing or throws would stop the program.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// A property; none if it is missing or cannot be had.
pub fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// What a method gives; none if it is missing or throws.
pub fn call(of: &JsValue, name: &str, first: &JsValue, second: &JsValue) -> Option<JsValue> {
    get(of, name)?.dyn_into::<Function>().ok()?.call2(of, first, second).ok()
}

/// A new object of a class; none if there is no such class, or it throws.
pub fn make(class: &str, argument: &JsValue) -> Option<JsValue> {
    let class: Function = get(&js_sys::global(), class)?.dyn_into().ok()?;
    Reflect::construct(&class, &Array::of1(argument)).ok()
}

/// Calls `heard` with each event of this name.
pub fn listen(to: &JsValue, event: &str, heard: impl Fn(JsValue) + 'static) {
    let listener = Closure::<dyn Fn(JsValue)>::new(heard).into_js_value();
    call(to, "addEventListener", &event.into(), &listener);
}
