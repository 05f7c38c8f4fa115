//! What has the keyboard's focus, and what is brought into sight.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

use super::page::{SHOWN, all, document, element, on_click, set};

thread_local! {
    /// Where the link led to that was pressed last, and which of the links to there it was.
    static PRESSED: Cell<(String, usize)> = const { Cell::new((String::new(), 0)) };
}

/// Moves the keyboard's focus to the element with this id; says whether there is one.
pub fn on(id: &str) -> bool {
    let found = element(id).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|e| e.focus().is_ok())
}

/// Makes the element with this id a stop of the Tab key, or leaves it to other keys.
pub fn set_stop(id: &str, on: bool) {
    if let Some(element) = element(id) {
        let _ = element.set_attribute("tabindex", if on { "0" } else { "-1" });
    }
}

/// Makes what has the focus the one stop of the Tab key among these.
pub fn make_stop(selector: &str) {
    let focused = active();
    for one in all(document().and_then(|d| d.query_selector_all(selector).ok())) {
        let is_stop = focused.as_ref() == Some(&one);
        let _ = one.set_attribute("tabindex", if is_stop { "0" } else { "-1" });
    }
}

/// Moves the keyboard's focus to the element with this id, and all of it into sight: a browser by itself is content with a part.
pub fn on_whole(id: &str) {
    if let Some(element) = element(id).filter(|_| on(id)) {
        show_whole(&element);
    }
}

/// Brings all of the element with this id into sight.
pub fn bring(id: &str) {
    if let Some(element) = element(id) {
        show_whole(&element);
    }
}

fn show_whole(element: &Element) {
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Nearest);
    how.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&how);
}

fn active() -> Option<Element> {
    document()?.active_element()
}

/// Moves the keyboard's focus to the first element of this kind.
pub fn on_first(selector: &str) {
    let _ = onto_first(selector);
}

fn onto_first(selector: &str) -> Option<HtmlElement> {
    let found = first(selector)?;
    let _ = found.focus();
    Some(found)
}

fn first(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Moves the keyboard's focus from where it is to what stands beside it, behind or before.
pub fn on_beside(behind: bool) {
    let beside = active()
        .and_then(|e| if behind { e.next_element_sibling() } else { e.previous_element_sibling() });
    if let Some(beside) = beside.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = beside.focus();
    }
}

/// Moves the keyboard's focus to the entry of a page with this id: to its summary if it is one that folds.
pub fn on_entry(id: &str) {
    let Some(entry) = element(id) else { return };
    let summary = entry.query_selector(":scope > summary").ok().flatten();
    let found = summary.unwrap_or(entry);
    let Some(found) = found.dyn_ref::<HtmlElement>() else { return };
    let _ = found.focus();
    if found.matches(":focus") != Ok(true) {
        // What takes no focus by itself; only now: the leaflet says why.
        let _ = found.set_attribute("tabindex", "-1");
        let _ = found.focus();
    }
}

/// Moves the focus to the field with this id and selects all it holds.
pub fn on_all_of(id: &str) {
    if on(id)
        && let Some(field) = element(id).and_then(|e| e.dyn_into::<HtmlInputElement>().ok())
    {
        field.select();
    }
}

/// The id of the element that has the keyboard's focus; empty if it has none.
pub fn at() -> String {
    active().map(|element| element.id()).unwrap_or_default()
}

/// Moves the keyboard's focus to the heading of the page that is shown, and its top into sight, or all of it where the window is too
/// low for both, as one enlarged to 400 %.
pub fn on_heading() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(heading) = onto_first(&format!(":is({SHOWN}) h1")) {
        show_whole(&heading);
    }
}

/// The links to this address of the page that is shown.
fn links_to(address: &str) -> impl Iterator<Item = Element> {
    let links = format!(":is({SHOWN}) a[href=\"{address}\"]");
    all(document().and_then(|d| d.query_selector_all(&links).ok()))
}

/// Notes from now on which link is pressed, for whoever comes back. Then it has the focus no more: a browser moves that to what an address
/// names.
pub fn note_pressed_links() {
    let note = |_: &Event, link: Element| {
        let Some(address) = link.get_attribute("href") else { return };
        let place = links_to(&address).position(|other| other == link);
        PRESSED.set((address, place.unwrap_or(0)));
    };
    on_click("a", Box::new(note));
}

/// Moves the keyboard's focus to the link to this address that was pressed last, else to the first, and unfolds it for that; says whether
/// it is there.
pub fn on_link_to(address: &str) -> bool {
    let (pressed, place) = PRESSED.take();
    let Some(link) = links_to(address).nth(if pressed == address { place } else { 0 }) else {
        return false;
    };
    if let Ok(Some(folded)) = link.closest("details") {
        set(&folded, "open", true);
    }
    let _ = link.dyn_ref::<HtmlElement>().map(HtmlElement::focus);
    link.matches(":focus") == Ok(true)
}

/// Moves the keyboard's focus to the heading of the page that is shown, from what was pressed and is gone; the window stays where
/// it is.
pub fn on_heading_from_here() {
    let how = FocusOptions::new();
    how.set_prevent_scroll(true);
    if let Some(heading) = first(&format!(":is({SHOWN}) h1")) {
        let _ = heading.focus_with_options(&how);
    }
}

/// Whether the keyboard's focus is within the page that is shown.
pub fn is_within_shown() -> bool {
    active().is_some_and(|e| matches!(e.closest(SHOWN), Ok(Some(_))))
}

/// Whether a mouse or a finger holds something of the page down.
pub fn is_anything_held() -> bool {
    first(":active").is_some()
}

/// Brings the element with this id to the top of the window, unfolded where it is folded; says whether there is one.
pub fn scroll_to(id: &str) -> bool {
    let Some(found) = element(id) else { return false };
    if let Ok(Some(folded)) = found.closest("details") {
        set(&folded, "open", true);
    }
    found.scroll_into_view();
    true
}
