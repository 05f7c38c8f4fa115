//! The document: where the application lives in it, its title, focus, scrolling, printing.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The element of `index.html` that the application fills.
const ROOT: &str = "app";
/// The element inside it that is shown until the application is there.
const WAITING: &str = "waiting";
/// The element that is shown when the program has stopped.
const STOPPED: &str = "stopped";

fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// The element that the application fills.
pub fn root() -> Option<HtmlElement> {
    element(ROOT)?.dyn_into().ok()
}

/// Removes what was shown until the application was there.
pub fn remove_waiting() {
    if let Some(waiting) = element(WAITING) {
        waiting.remove();
    }
}

/// Shows what to do when the program has stopped, and writes where to the console. A panic ends a wasm program:
/// without this the page would look alive and answer nothing.
pub fn tell_when_stopped() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        if let Some(stopped) = element(STOPPED) {
            let _ = stopped.remove_attribute("hidden");
        }
    }));
}

/// Sets the title in the browser's tab and history.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|w| w.document()) {
        document.set_title(title);
    }
}

/// Moves the keyboard's focus to the element with this id; says whether there is one.
pub fn focus(id: &str) -> bool {
    let found = element(id).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|e| e.focus().is_ok())
}

/// The id of the element that has the keyboard's focus; empty if it has none.
pub fn focused() -> String {
    let focused = web_sys::window().and_then(|w| w.document()?.active_element());
    focused.map(|element| element.id()).unwrap_or_default()
}

/// Brings the element with this id to the top of the window; says whether there is one.
pub fn scroll_to(id: &str) -> bool {
    element(id).inspect(Element::scroll_into_view).is_some()
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
