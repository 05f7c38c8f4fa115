//! The browser's storage as drafts meet it, in a real browser: working, full, blocked, and throwing whatever it likes.
#![cfg(all(target_arch = "wasm32", feature = "browser"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "clippy does not know these for tests"
)]

use charter_pathways::{
    browser::storage::Place,
    drafts::{Saved, Storage as _, StorageError, Store, TextKind},
};
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const BLOCKED: &str = "throw new DOMException('Access is denied', 'SecurityError')";

fn local_storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// What all of a site's storages have in common: to set a property of one storage would store it.
fn prototype() -> Object {
    Object::get_prototype_of(&local_storage())
}

fn store() -> Store<Place> {
    Store::new(Place::find(), |text| TextKind::Case(text.to_owned()))
}

/// Saves over whatever is there, as the page that has it open.
fn save(store: &Store<Place>, id: &str, text: &str, now: u64) -> Result<(), StorageError> {
    let seen = store.open(id)?;
    store.save(id, text, seen.as_deref(), now).map(|saved| assert_eq!(saved, Saved::Done))
}

fn names(store: &Store<Place>) -> Vec<String> {
    let name = |reading| match reading {
        TextKind::Case(name) => name,
        other => panic!("{other:?}"),
    };
    store.list().unwrap().into_iter().map(|entry| name(entry.kind)).collect()
}

/// Stands before a property for as long as it lives.
struct Shadow {
    of: Object,
    property: JsValue,
    original: JsValue,
}

impl Shadow {
    /// The property is a `value`, or what a function does when it is asked for (`get`).
    fn new(of: Object, property: &str, kind: &str, body: &str) -> Self {
        let property = JsValue::from(property);
        let original = Object::get_own_property_descriptor(&of, &property);
        assert!(original.is_object(), "nothing to shadow");
        let shadow = Object::new();
        Reflect::set(&shadow, &"configurable".into(), &true.into()).unwrap();
        Reflect::set(&shadow, &kind.into(), &Function::new_no_args(body)).unwrap();
        Object::define_property(&of, &property, &shadow);
        Self { of, property, original }
    }

    fn of_call(call: &str, body: &str) -> Self {
        Self::new(prototype(), call, "value", body)
    }

    fn of_storage_itself(body: &str) -> Self {
        Self::new(web_sys::window().unwrap().into(), "localStorage", "get", body)
    }
}

impl Drop for Shadow {
    fn drop(&mut self) {
        Object::define_property(&self.of, &self.property, self.original.unchecked_ref());
    }
}

#[wasm_bindgen_test]
fn keeps_drafts_beside_what_others_keep() {
    local_storage().clear().unwrap();
    local_storage().set_item("draft/1", "theirs").unwrap();
    let text = "{\"name\": \"Ñandú 学校 👩🏽‍🏫 \\u0000 <b>\"}\n";

    assert_eq!(store().storage().why_only_memory(), None);
    save(&store(), "1", text, 1).unwrap();
    save(&store(), "2", "two", 2).unwrap();
    assert_eq!(
        local_storage().get_item("charter-pathways/draft/1").unwrap().as_deref(),
        Some(text)
    );

    // Each call stands for another visit.
    assert_eq!(names(&store()), ["two", text]);
    let deleted = store().delete("2").unwrap().unwrap();
    assert_eq!(names(&store()), [text]);
    store().undo(&deleted).unwrap();
    store().set_aside("1").unwrap();
    assert_eq!(names(&store()), ["two"]);
    assert_eq!(store().list_set_aside().unwrap()[0].text, text);

    store().remove_everything().unwrap();
    assert_eq!(store().storage().keys().unwrap(), ["draft/1"]);
    assert_eq!(local_storage().get_item("draft/1").unwrap().as_deref(), Some("theirs"));
}

#[wasm_bindgen_test]
fn works_in_memory_where_storage_does_not() {
    let check = |shadow: Shadow, expected: StorageError| {
        let store = store();
        assert_eq!(store.storage().why_only_memory(), Some(&expected));
        save(&store, "1", "one", 1).unwrap();
        save(&store, "2", "two", 2).unwrap();
        store.delete("1").unwrap();
        assert_eq!(names(&store), ["two"]);
        drop(shadow);
        assert_eq!(local_storage().get_item("charter-pathways/draft/2").unwrap(), None);
    };
    let failed = |why: &str| StorageError::Failed(why.to_owned());
    local_storage().clear().unwrap();

    check(Shadow::of_storage_itself(BLOCKED), StorageError::Blocked);
    check(Shadow::of_storage_itself("return null"), StorageError::Blocked);
    for call in ["setItem", "getItem", "removeItem"] {
        check(Shadow::of_call(call, BLOCKED), StorageError::Blocked);
        check(Shadow::of_call(call, "throw new Error('disk on fire')"), failed("disk on fire"));
    }
    // A browser that gives a private window a storage of no size at all.
    local_storage().clear().unwrap();
    check(
        Shadow::of_call("setItem", "throw new DOMException('', 'QuotaExceededError')"),
        StorageError::Full,
    );
    check(Shadow::of_call("setItem", ""), failed("it does not give back what was written"));
    check(Shadow::of_call("setItem", "throw 'up'"), failed("JsValue(\"up\")"));
    check(Shadow::of_call("setItem", "throw null"), failed("JsValue(null)"));
}

#[wasm_bindgen_test]
fn a_storage_that_throws_later_is_an_error_and_loses_nothing() {
    let check = |call: &str, body: &str, expected: StorageError| {
        local_storage().clear().unwrap();
        let store = store();
        save(&store, "1", "one", 1).unwrap();
        let shadow = Shadow::of_call(call, body);
        match call {
            "setItem" => assert_eq!(save(&store, "1", "new", 2), Err(expected)),
            "getItem" => assert_eq!(store.open("1"), Err(expected)),
            "removeItem" => assert_eq!(store.delete("1"), Err(expected)),
            "key" => assert_eq!(store.list(), Err(expected)),
            other => panic!("{other}"),
        }
        drop(shadow);
        assert_eq!(names(&store), ["one"], "{call}: {body}");
    };
    for call in ["setItem", "getItem", "removeItem", "key"] {
        check(call, BLOCKED, StorageError::Blocked);
        check(call, "throw new DOMException('', 'QuotaExceededError')", StorageError::Full);
        check(
            call,
            "throw Object.assign(new Error(), { name: 'NS_ERROR_DOM_QUOTA_REACHED' })",
            StorageError::Full,
        );
        check(call, "throw undefined", StorageError::Failed("JsValue(undefined)".to_owned()));
    }
}

#[wasm_bindgen_test]
fn a_storage_that_is_full_still_gives_its_drafts() {
    local_storage().clear().unwrap();
    save(&store(), "1", "one", 1).unwrap();
    // Fill it to the last character.
    let mut filler = 1 << 22;
    let mut number = 0;
    while filler > 0 {
        number += 1;
        if local_storage().set_item(&format!("theirs-{number}"), &"x".repeat(filler)).is_err() {
            filler /= 2;
        }
    }

    let store = store();
    assert_eq!(store.storage().why_only_memory(), None);
    assert_eq!(names(&store), ["one"]);
    assert_eq!(save(&store, "1", "one and more", 2), Err(StorageError::Full));
    assert_eq!(names(&store), ["one"]);
    let deleted = store.delete("1").unwrap().unwrap();
    store.undo(&deleted).unwrap();

    local_storage().remove_item("theirs-1").unwrap();
    save(&store, "1", "one and more", 2).unwrap();
    assert_eq!(names(&store), ["one and more"]);
    local_storage().clear().unwrap();
}
