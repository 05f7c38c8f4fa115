//! Keys as they are pressed.

use std::cell::Cell;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, KeyboardEvent, MouseEvent};

thread_local! {
    static IS_HELD: Cell<bool> = const { Cell::new(false) };
}

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

/// Notes from now on whether a key is held.
pub fn note_held() {
    let listener = Closure::<dyn Fn(Event)>::new(|event: Event| {
        IS_HELD.set(event.type_() == "keydown");
    });
    let listener = listener.into_js_value();
    for event in ["keydown", "keyup"] {
        let window = web_sys::window();
        let _ = window.map(|w| w.add_event_listener_with_callback(event, listener.unchecked_ref()));
    }
}

/// Whether a key is held: its release is still to come, and would wait for whatever is done meanwhile.
pub fn is_held() -> bool {
    IS_HELD.get()
}
