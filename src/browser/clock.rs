//! The time of day, for "saved at". No rule ever sees it.

use js_sys::Date;

/// Now, in milliseconds since 1970.
pub fn now() -> u64 {
    // A browser's clock is a whole number of milliseconds, far below where a float loses one.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let now = Date::now() as u64;
    now
}

/// A moment at the reader's own place, to follow a verb: "on 11/24/2026, 10:32:05 AM". Never "today": a page may stay open
/// until tomorrow. The browser's own way of writing a date loads its tables of languages first, which a first press would
/// wait for (70 ms on a slow phone).
pub fn moment(milliseconds: u64) -> String {
    #[allow(clippy::cast_precision_loss, reason = "exact for any date a browser can show")]
    let date = Date::new(&(milliseconds as f64).into());
    let (month, day, year) = (date.get_month() + 1, date.get_date(), date.get_full_year());
    let (hour, minute, second) = (date.get_hours(), date.get_minutes(), date.get_seconds());
    let half = if hour < 12 { "AM" } else { "PM" };
    // Midnight and noon are twelve.
    let hour = (hour + 11) % 12 + 1;
    format!("on {month}/{day}/{year}, {hour}:{minute:02}:{second:02} {half}")
}
