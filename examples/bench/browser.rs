//! How fast the rules answer in the browser: `cargo xtask bench browser` runs this, built as the page is but for
//! `wasm-opt`. It prints each time beside its goal and never fails. The clock has steps of 5 µs there.
#![cfg(all(target_arch = "wasm32", feature = "app"))]
#![allow(clippy::unwrap_used, reason = "clippy does not know this for a test")]

mod mix;

use std::time::Duration;

use js_sys::{Function, Reflect};
use mix::Goals;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const GOALS: Goals = Goals {
    thousand: None,
    thirteen_hundred: None,
    median: None,
    worst: Some(10_000),
    keystroke: Some(16_000),
};

#[wasm_bindgen_test]
fn bench() {
    let clock = Reflect::get(&js_sys::global(), &"performance".into()).unwrap();
    let read: Function = Reflect::get(&clock, &"now".into()).unwrap().unchecked_into();
    let now = || Duration::from_secs_f64(read.call0(&clock).unwrap().as_f64().unwrap() / 1000.0);
    console_log!("{}", mix::measured(&GOALS, now).unwrap());
}
