//! Keys as they are pressed.

use std::cell::Cell;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, KeyboardEvent, MouseEvent};

thread_local! {
    /// Whether Enter is held.
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

/// Notes from now on whether Enter is held: of the keys that lead to another page it is the one whose release comes to that.
pub fn note_enter() {
    let listener = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let is_enter = event.dyn_ref::<KeyboardEvent>().is_some_and(|e| e.key() == "Enter");
        IS_HELD.set(is_enter && event.type_() == "keydown");
    });
    let listener = listener.into_js_value();
    for event in ["keydown", "keyup"] {
        let window = web_sys::window();
        let _ = window.map(|w| w.add_event_listener_with_callback(event, listener.unchecked_ref()));
    }
}

/// Whether Enter is held: its release is still to come, and would wait for whatever is done meanwhile.
pub fn is_enter_held() -> bool {
    IS_HELD.get()
}

/// Takes it for let go: another window may have taken its release.
pub fn forget_enter() {
    IS_HELD.set(false);
}
