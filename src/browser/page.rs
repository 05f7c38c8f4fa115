//! The document: which of its pages is shown, its title, printing.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, Event, HtmlElement, NodeList};

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
pub(super) const SHOWN: &str = "main > [data-shown], main > #app";

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

pub(super) fn element(id: &str) -> Option<Element> {
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

/// Shows that a link was pressed, until what it leads to is drawn.
pub fn show_going(is_going: bool) {
    if let Some(root) = root() {
        set(&root, "data-going", is_going);
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

pub(super) fn all(list: Option<NodeList>) -> impl Iterator<Item = Element> {
    let length = list.as_ref().map_or(0, NodeList::length);
    (0..length).filter_map(move |at| list.as_ref()?.item(at)?.dyn_into().ok())
}

/// Sets an attribute without a value, or removes it.
pub(super) fn set(element: &Element, attribute: &str, on: bool) {
    let _ = element.toggle_attribute_with_force(attribute, on);
}

/// Calls `press` when something within an element of this kind is pressed, in place of what the browser would do.
pub fn on_press(selector: &'static str, press: impl Fn() + 'static) {
    let press = move |event: &Event, _| {
        event.prevent_default();
        press();
    };
    on_click(selector, Box::new(press));
}

/// What is done when an element is pressed.
type OnClick = Box<dyn Fn(&Event, Element)>;

/// Tells of each press of something within an element of this kind, and of which.
pub(super) fn on_click(selector: &'static str, act: OnClick) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let pressed = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if let Some(found) = pressed.and_then(|e| e.closest(selector).ok()?) {
            act(&event, found);
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

/// Whether the page is shown in a frame of another; its first script has noted it.
pub fn is_framed() -> bool {
    root().is_some_and(|root| root.has_attribute("data-framed"))
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
