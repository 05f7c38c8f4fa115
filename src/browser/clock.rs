//! The time of day, for "saved at". No rule ever sees it.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// Now, in milliseconds since 1970.
pub fn now() -> u64 {
    // A browser's clock is a whole number of milliseconds, far below where a float loses one.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let now = Date::now() as u64;
    now
}

/// A moment at the reader's own place, to follow a verb: "on 11/24/2026, 10:32:05 AM". Never "today": a page may stay open
/// until tomorrow.
pub fn moment(milliseconds: u64) -> String {
    #[allow(clippy::cast_precision_loss, reason = "exact for any date a browser can show")]
    let date = Date::new(&(milliseconds as f64).into());
    format!("on {}", String::from(date.to_locale_string("en-US", &JsValue::UNDEFINED)))
}
