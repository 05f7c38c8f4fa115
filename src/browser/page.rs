//! The document: which of its pages is shown, its title, focus, scrolling, printing.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Document, Element, Event, FocusOptions, HtmlElement, HtmlInputElement, NodeList,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The main part, which the skip link leads to.
pub const MAIN: &str = "main";
/// The element between the leaflet's pages that the application draws its own into.
const DRAWN: &str = "app";
/// The element of the home page for the way back to a check that was begun.
const RESUME: &str = "resume";
/// The way to begin, in its place.
const BEGIN: &str = "begin";
/// The element on the page of questions for the search.
const SEARCH: &str = "search";
/// The element on the page of the pathways for what the person's own check says of them.
const YOURS: &str = "your-pathways";
/// The element at the foot of the window for news of versions.
const NEWS: &str = "news";
/// The words of the page about the product on whether it works without a network.
const OFFLINE: &str = "offline";
/// The style that says which page is shown until the program is there.
const BEFORE: &str = "before";
/// The element that is shown when the program has stopped.
const STOPPED: &str = "stopped";

/// The pages that are shown: one of the leaflet's, or what the application draws.
const SHOWN: &str = "main > [data-shown], main > #app";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The element that the application draws its pages into.
pub fn drawn() -> Option<HtmlElement> {
    element(DRAWN)?.dyn_into().ok()
}

/// The element that the application fills with the way back to a check.
pub fn resume() -> Option<HtmlElement> {
    element(RESUME)?.dyn_into().ok()
}

/// The element that the application fills with the search.
pub fn search() -> Option<HtmlElement> {
    element(SEARCH)?.dyn_into().ok()
}

/// The element that the application fills with what a check says of the pathways.
pub fn yours() -> Option<HtmlElement> {
    element(YOURS)?.dyn_into().ok()
}

/// Shows what was found in place of all questions, or these.
pub fn show_found(found: bool) {
    if let Some(page) = element(SEARCH).and_then(|e| e.closest(".leaf").ok()?) {
        set(&page, "data-found", found);
    }
}

/// The title of the entry with this id.
pub fn title_of(id: &str) -> Option<String> {
    element(id)?.get_attribute("data-title")
}

/// The element that the application fills with news of versions.
pub fn news() -> Option<HtmlElement> {
    element(NEWS)?.dyn_into().ok()
}

/// The address of the worker that reads files, as the head of the page says it.
pub fn reader() -> Option<String> {
    document()?.query_selector("meta[name=reader]").ok()??.get_attribute("content")
}

/// Keeps what comes into sight clear of the news at the foot of the window, while there are any.
pub fn make_room(for_news: bool) {
    if let Some(root) = root() {
        set(&root, "data-news", for_news);
    }
}

/// Says on paper where the page is from.
pub fn say_address(address: &str) {
    if let Some(place) = element("own-address") {
        place.set_text_content(Some(address));
    }
}

/// Says whether the page works without a network.
pub fn say_offline(words: &str) {
    if let Some(place) = element(OFFLINE) {
        place.set_text_content(Some(words));
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Shows or hides the way to begin a check.
pub fn show_begin(shown: bool) {
    if let Some(begin) = element(BEGIN) {
        set(&begin, "hidden", !shown);
    }
}

/// Shows the leaflet's page of this id, or none, in place of any other, with the entry of this id unfolded; marks `place`
/// in the navigation. Returns the title: that of the entry if it has one, else the page's.
pub fn show(leaf: Option<&str>, entry: Option<&str>, place: &str) -> Option<String> {
    let document = document()?;
    // From now on the style leaves to the application which page is shown.
    set(&root()?, "data-program", true);
    if let Some(before) = element(BEFORE) {
        before.remove();
    }
    for page in all(document.query_selector_all("main > .leaf").ok()) {
        set(&page, "data-shown", Some(page.id().as_str()) == leaf);
    }
    for link in all(document.query_selector_all(".places a").ok()) {
        let here = link.get_attribute("href").as_deref() == Some(place);
        let _ = if here {
            link.set_attribute("aria-current", "page")
        } else {
            link.remove_attribute("aria-current")
        };
    }
    let page = element(leaf?)?;
    let entry_found = entry.and_then(element);
    for note in all(page.query_selector_all("[data-no-entry]").ok()) {
        set(&note, "hidden", entry.is_none() || entry_found.is_some());
    }
    if let Some(folded) = entry_found.as_ref().and_then(|e| e.closest("details").ok()?) {
        set(&folded, "open", true);
    }
    let title = |element: &Element| element.get_attribute("data-title");
    entry_found.as_ref().and_then(title).or_else(|| title(&page))
}

fn all(list: Option<NodeList>) -> impl Iterator<Item = Element> {
    let length = list.as_ref().map_or(0, NodeList::length);
    (0..length).filter_map(move |at| list.as_ref()?.item(at)?.dyn_into().ok())
}

/// Sets an attribute without a value, or removes it.
fn set(element: &Element, attribute: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(attribute, on);
}

/// Calls `press` when something within an element of this kind is pressed, in place of what the browser would do.
pub fn on_press(selector: &'static str, press: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let pressed = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if pressed.is_some_and(|e| e.closest(selector).is_ok_and(|found| found.is_some())) {
            event.prevent_default();
            press();
        }
    });
    if let Some(document) = document() {
        let listener = listener.into_js_value();
        let _ = document.add_event_listener_with_callback("click", listener.unchecked_ref());
    }
}

/// Makes a link that is being pressed lead to an address.
pub fn lead(pressed: &Event, address: &str) {
    let link = pressed.current_target().and_then(|t| t.dyn_into::<Element>().ok());
    if let Some(link) = link {
        let _ = link.set_attribute("href", address);
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
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the keyboard's focus to the element with this id; says whether there is one.
pub fn focus(id: &str) -> bool {
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
    let Some(document) = document() else { return };
    let focused = document.active_element();
    let Ok(all) = document.query_selector_all(selector) else { return };
    for one in (0..all.length()).filter_map(|n| all.item(n)?.dyn_into::<Element>().ok()) {
        let is_stop = focused.as_ref() == Some(&one);
        let _ = one.set_attribute("tabindex", if is_stop { "0" } else { "-1" });
    }
}

/// Moves the keyboard's focus to the element with this id, and all of it into sight: a browser by itself is content with a part.
pub fn focus_whole(id: &str) {
    if let Some(element) = element(id).filter(|_| focus(id)) {
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

/// Moves the keyboard's focus to the first element of this kind.
pub fn focus_first(selector: &str) {
    let _ = focused_first(selector);
}

fn focused_first(selector: &str) -> Option<HtmlElement> {
    let found = first(selector)?;
    let _ = found.focus();
    Some(found)
}

fn first(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Moves the keyboard's focus from where it is to what stands beside it, behind or before.
pub fn focus_beside(behind: bool) {
    let focused = document().and_then(|d| d.active_element());
    let beside = focused
        .and_then(|e| if behind { e.next_element_sibling() } else { e.previous_element_sibling() });
    if let Some(beside) = beside.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = beside.focus();
    }
}

/// Moves the keyboard's focus to the entry of a page with this id: to its summary if it is one that folds.
pub fn focus_entry(id: &str) {
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
pub fn select(id: &str) {
    if focus(id)
        && let Some(field) = element(id).and_then(|e| e.dyn_into::<HtmlInputElement>().ok())
    {
        field.select();
    }
}

/// The id of the element that has the keyboard's focus; empty if it has none.
pub fn focused() -> String {
    let focused = web_sys::window().and_then(|w| w.document()?.active_element());
    focused.map(|element| element.id()).unwrap_or_default()
}

/// Moves the keyboard's focus to the heading of the page that is shown, and its top into sight, or all of it where the window is too
/// low for both, as one enlarged to 400 %.
pub fn focus_heading() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(heading) = focused_first(&format!(":is({SHOWN}) h1")) {
        show_whole(&heading);
    }
}

/// Moves the keyboard's focus to the heading of the page that is shown, from what was pressed and is gone; the window stays where
/// it is.
pub fn focus_heading_from_here() {
    let how = FocusOptions::new();
    how.set_prevent_scroll(true);
    if let Some(heading) = first(&format!(":is({SHOWN}) h1")) {
        let _ = heading.focus_with_options(&how);
    }
}

/// Whether the keyboard's focus is within the page that is shown.
pub fn is_focus_shown() -> bool {
    let focused = document().and_then(|d| d.active_element());
    focused.is_some_and(|e| matches!(e.closest(SHOWN), Ok(Some(_))))
}

/// Whether a mouse or a finger holds something of the page down.
pub fn is_anything_held() -> bool {
    first(":active").is_some()
}

/// Whether the page is shown in a frame of another; its first script has noted it.
pub fn is_framed() -> bool {
    root().is_some_and(|root| root.has_attribute("data-framed"))
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

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
