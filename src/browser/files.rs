//! Files that a person saves from the page, or gives to it by choosing or dropping them.

use std::{cell::RefCell, rc::Rc};

use js_sys::Array;
use wasm_bindgen::{JsCast, closure::Closure};
pub use web_sys::File;
use web_sys::{Blob, DragEvent, Event, FileList, HtmlElement, HtmlInputElement, Url};

use super::promise;

/// A file that was given to the page: what it is called, and its text; none if the browser cannot read it.
pub type Given = (String, Option<String>);

/// What takes files as they are.
type Taker = Rc<dyn Fn(Vec<File>)>;

thread_local! {
    static TAKER: RefCell<Option<Taker>> = const { RefCell::new(None) };
}

/// From now on files go to this as they are, and not as texts to whoever takes those; with none, as before. For a page
/// that is about files of another kind, while it is shown.
pub fn divert(to: Option<Taker>) {
    TAKER.set(to);
}

/// The size of a file in bytes.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number that is not negative, which the browser gives as a float"
)]
pub fn size(file: &File) -> u64 {
    file.size() as u64
}

/// Lets the browser save a text as a file of this name. Whether it did is not told to a page.
pub fn save(name: &str, text: &str) {
    let _ = try_to_save(name, text);
}

fn try_to_save(name: &str, text: &str) -> Option<()> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    // The address is not given back: some browsers read from it only after this turn. It ends with the page.
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}

/// Calls `given` when files are chosen in a file field or dropped anywhere on the page, for as long as it lives: first
/// with nothing, then with each of them when it is read. Of a longer file no more than so many bytes are.
pub fn on_given(most: i32, given: impl Fn(Option<Given>) + Copy + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let files = match event.dyn_ref::<DragEvent>() {
            None => field(&event).and_then(|field| field.files()),
            Some(drag) => dropped(drag),
        };
        let Some(files) = files else { return };
        let files = (0..files.length()).filter_map(|n| files.get(n));
        if let Some(take) = TAKER.with_borrow(Clone::clone) {
            take(files.collect());
        } else {
            given(None);
            for file in files {
                let name = file.name();
                let Ok(part) = file.slice_with_i32_and_i32(0, most) else { continue };
                promise::when(&part.text(), move |text| given(Some((name, text.as_string()))));
            }
        }
        // The same file can be chosen again.
        if let Some(field) = field(&event) {
            field.set_value("");
        }
    });
    let Some(window) = web_sys::window() else { return };
    for event in ["change", "dragover", "drop"] {
        let call = listener.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback(event, call);
    }
    listener.forget();
}

fn field(event: &Event) -> Option<HtmlInputElement> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    (field.type_() == "file").then_some(field)
}

/// What is dropped. Left to itself the browser would leave the page for a file; words that are dragged into a field are
/// its business.
fn dropped(drag: &DragEvent) -> Option<FileList> {
    let dragged = drag.data_transfer().filter(|d| d.types().includes(&"Files".into(), 0))?;
    drag.prevent_default();
    dragged.files().filter(|_| drag.type_() == "drop")
}
