//! The time of day, for "saved at". No rule ever sees it.

use js_sys::Date;

/// Now, in milliseconds since 1970.
pub fn now() -> u64 {
    // A browser's clock is a whole number of milliseconds, far below where a float loses one.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let now = Date::now() as u64;
    now
}

/// A moment as the reader's own place writes the time: "10:32:05 AM".
pub fn time(milliseconds: u64) -> String {
    date(milliseconds).to_locale_time_string("en-US").into()
}

/// A moment as the reader's own place writes day and time: "11/24/2026, 10:32:05 AM".
pub fn day_and_time(milliseconds: u64) -> String {
    date(milliseconds).to_locale_string("en-US", &wasm_bindgen::JsValue::UNDEFINED).into()
}

fn date(milliseconds: u64) -> Date {
    #[allow(clippy::cast_precision_loss, reason = "exact for any date a browser can show")]
    let milliseconds = milliseconds as f64;
    Date::new(&milliseconds.into())
}
