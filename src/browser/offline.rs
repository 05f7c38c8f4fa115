//! The copy of the page that the browser keeps for when there is no network: a service worker (`offline.js`) keeps one
//! whole version, and tells here of the next.
//!
//! In a sandboxed frame the mere mention of service workers throws, and elsewhere they are missing; so everything is
//! asked for by name, with calls that return what was thrown.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::{
    named::{call, get, listen},
    page, policy,
    promise::{ask, when},
};

/// Where the browser has its service workers.
const WORKERS: &str = "serviceWorker";
/// What the worker that waits is told.
const TAKE_OVER: &str = "take over";

/// What has become of the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// This browser, or the frame that the page is in, keeps none.
    NotKept,
    /// The page opens without a network.
    Kept,
    /// Another version is kept whole, and waits until it is let.
    Waiting,
    /// Another version has taken over, here or in another tab; this page is still of the one before.
    TookOver,
}

/// Has the page kept, and tells what becomes of that for as long as the page lives.
pub fn keep(told: impl Fn(News) + 'static) {
    let told: Rc<dyn Fn(News)> = Rc::new(told);
    let Some(workers) = workers() else { return told(News::NotKept) };
    let tell = Rc::clone(&told);
    listen(&workers, "controllerchange", move |_| tell(News::TookOver));
    match policy::offline().and_then(|address| ask(WORKERS, "register", &address)) {
        Some(registration) => when(&registration, move |registration| follow(&registration, &told)),
        None => told(News::NotKept),
    }
}

/// Lets the version that waits take over, which is told as news. If it has already, the page is only loaded anew.
pub fn take_over() {
    let registration = ask(WORKERS, "getRegistration", &JsValue::UNDEFINED);
    let Some(registration) = registration else { return page::reload() };
    when(&registration, |registration| {
        if let Some(waiting) = get(&registration, "waiting") {
            call(&waiting, "postMessage", &TAKE_OVER.into(), &JsValue::UNDEFINED);
        } else {
            page::reload();
        }
    });
}

fn workers() -> Option<JsValue> {
    get(&web_sys::window()?.navigator(), WORKERS)
}

/// Tells how it stands, and again whenever that changes; where nothing was registered, that is why instead.
fn follow(registration: &JsValue, told: &Rc<dyn Fn(News)>) {
    if get(registration, "scope").is_none() {
        return told(News::NotKept);
    }
    let (here, told) = (registration.clone(), Rc::clone(told));
    let look = Rc::new(move || {
        // A page that was loaded past the worker is of the newest version already.
        let is_older = || workers().is_some_and(|w| get(&w, "controller").is_some());
        if get(&here, "waiting").is_some() && is_older() {
            told(News::Waiting);
        } else if get(&here, "active").is_some() {
            told(News::Kept);
        }
    });
    look();
    let here = registration.clone();
    let watch = move || {
        if let Some(coming) = get(&here, "installing") {
            let look = Rc::clone(&look);
            listen(&coming, "statechange", move |_| look());
        }
    };
    watch();
    listen(registration, "updatefound", move |_| watch());
}
