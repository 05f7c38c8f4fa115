//! Keys as they are pressed.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

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
pub fn pressed(event: &Event) -> Option<Key> {
    let event: &KeyboardEvent = event.dyn_ref()?;
    let control = event.ctrl_key() || event.meta_key();
    let key = Key { name: event.key(), shift: event.shift_key(), control };
    (!event.alt_key() && !event.is_composing()).then_some(key)
}

/// Whether Shift is held while something is pressed with a mouse.
pub fn with_shift(event: &Event) -> bool {
    event.dyn_ref().is_some_and(MouseEvent::shift_key)
}
