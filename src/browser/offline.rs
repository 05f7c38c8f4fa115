//! The copy of the page that the browser keeps for when there is no network: a service worker (`offline.js`) keeps one
//! whole version, and tells here of the next.
//!
//! In a sandboxed frame the mere mention of service workers throws, and elsewhere they are missing; so everything is
//! asked for by name, with calls that return what was thrown. A worker's address has to come from a policy of Trusted
//! Types. The page allows one of one name, so who makes it first has it: the program does, before anything else, and the
//! policy gives this address whatever it is asked.

use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::{
    page,
    promise::{ask, when},
};

/// The worker's address. `xtask/src/offline.rs` writes its file.
const WORKER: &str = "./offline.js";
/// The policy's name, as `xtask/src/policy.rs` allows it.
const POLICY: &str = "charter-pathways";
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

/// The worker's address, in the way in which the browser wants it.
pub struct Address(JsValue);

/// Makes the policy that gives the worker's address: the first thing that the program does.
pub fn address() -> Address {
    let rules = Object::new();
    let give = Closure::<dyn Fn() -> JsValue>::new(|| WORKER.into()).into_js_value();
    let _ = Reflect::set(&rules, &"createScriptURL".into(), &give);
    let given = get(&js_sys::global(), "trustedTypes")
        .and_then(|types| call(&types, "createPolicy", &POLICY.into(), &rules))
        .and_then(|policy| call(&policy, "createScriptURL", &WORKER.into(), &JsValue::UNDEFINED));
    // Without Trusted Types a browser wants the text.
    Address(given.unwrap_or_else(|| WORKER.into()))
}

/// Has the page kept, and tells what becomes of that for as long as the page lives.
pub fn keep(address: &Address, told: impl Fn(News) + 'static) {
    let told: Rc<dyn Fn(News)> = Rc::new(told);
    let Some(workers) = workers() else { return told(News::NotKept) };
    let tell = Rc::clone(&told);
    listen(&workers, "controllerchange", move || tell(News::TookOver));
    match ask(WORKERS, "register", &address.0) {
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
            listen(&coming, "statechange", move || look());
        }
    };
    watch();
    listen(registration, "updatefound", watch);
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

fn call(of: &JsValue, name: &str, first: &JsValue, second: &JsValue) -> Option<JsValue> {
    get(of, name)?.dyn_into::<Function>().ok()?.call2(of, first, second).ok()
}

fn listen(to: &JsValue, event: &str, heard: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(heard).into_js_value();
    call(to, "addEventListener", &event.into(), &listener);
}
