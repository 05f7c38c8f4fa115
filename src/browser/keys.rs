//! Keys as they are pressed.

use web_sys::KeyboardEvent;

/// A key that is pressed.
#[derive(Clone, Debug)]
pub struct Key {
    /// What it writes, or its name, such as `ArrowLeft`.
    pub name: String,
    /// With Shift.
    pub shift: bool,
    /// With Control, or with Command where that is its place.
    pub control: bool,
}

/// What is pressed; nothing for what belongs to the browser or to what writes other letters.
pub fn pressed(event: &KeyboardEvent) -> Option<Key> {
    let control = event.ctrl_key() || event.meta_key();
    let key = Key { name: event.key(), shift: event.shift_key(), control };
    (!event.alt_key() && !event.is_composing()).then_some(key)
}
