//! The time of day, for "saved at". No rule ever sees it.

use js_sys::Date;

/// Now, in milliseconds since 1970.
pub fn now() -> u64 {
    // A browser's clock is a whole number of milliseconds, far below where a float loses one.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let now = Date::now() as u64;
    now
}

/// A moment at the reader's own place, to follow a verb: "today at 10:32:05 AM" if it is of today, else "on 11/24/2026,
/// 10:32:05 AM".
pub fn moment(milliseconds: u64) -> String {
    let date = date(milliseconds);
    if date.to_date_string() == Date::new_0().to_date_string() {
        format!("today at {}", String::from(date.to_locale_time_string("en-US")))
    } else {
        let day_and_time = date.to_locale_string("en-US", &wasm_bindgen::JsValue::UNDEFINED);
        format!("on {}", String::from(day_and_time))
    }
}

fn date(milliseconds: u64) -> Date {
    #[allow(clippy::cast_precision_loss, reason = "exact for any date a browser can show")]
    let milliseconds = milliseconds as f64;
    Date::new(&milliseconds.into())
}
