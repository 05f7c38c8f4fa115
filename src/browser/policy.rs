//! The addresses of workers, in the way in which the browser wants them: from a policy of Trusted Types.
//!
//! The page allows one policy of one name, so who makes it first has it: the program does, before anything else. The
//! policy gives one of two addresses, whatever it is asked: the worker's that keeps the page, or that of the worker that reads
//! files, whose name the head of the page says. A name there that the build could not have made is none.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsValue, closure::Closure};

use super::{
    named::{call, get},
    page,
};

/// The address of the worker that keeps the page. `xtask/hosting/src/offline.rs` writes its file.
const OFFLINE: &str = "./offline.js";
/// The policy's name, as `xtask/hosting/src/policy.rs` allows it.
const POLICY: &str = "charter-pathways";

thread_local! {
    static ADDRESSES: RefCell<[Option<JsValue>; 2]> = const { RefCell::new([None, None]) };
}

/// Makes the policy and asks it for all that it gives: the first thing that the program does.
pub fn make() {
    let reader = page::reader().filter(|name| is_reader(name));
    let rules = Object::new();
    let own = reader.clone();
    let give = Closure::<dyn Fn(JsValue) -> JsValue>::new(move |asked: JsValue| {
        let asked = asked.as_string();
        match &own {
            Some(reader) if asked.as_ref() == Some(reader) => reader.into(),
            _ => OFFLINE.into(),
        }
    });
    let _ = Reflect::set(&rules, &"createScriptURL".into(), &give.into_js_value());
    let policy = get(&js_sys::global(), "trustedTypes")
        .and_then(|types| call(&types, "createPolicy", &POLICY.into(), &rules));
    let address = |name: &str| -> JsValue {
        let given = policy
            .as_ref()
            .and_then(|policy| call(policy, "createScriptURL", &name.into(), &JsValue::UNDEFINED));
        // Without Trusted Types a browser wants the text.
        given.unwrap_or_else(|| name.into())
    };
    let made = [Some(address(OFFLINE)), reader.as_deref().map(address)];
    ADDRESSES.with_borrow_mut(|addresses| *addresses = made);
}

/// The address of the worker that keeps the page.
pub fn offline() -> Option<JsValue> {
    ADDRESSES.with_borrow(|[offline, _]| offline.clone())
}

/// The address of the worker that reads files.
pub fn reader() -> Option<JsValue> {
    ADDRESSES.with_borrow(|[_, reader]| reader.clone())
}

/// Whether this is the name of a file that the build makes for the reader: it ends with the hash of its contents.
fn is_reader(name: &str) -> bool {
    let hash = name.strip_prefix("./reader-").and_then(|name| name.strip_suffix(".js"));
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}
