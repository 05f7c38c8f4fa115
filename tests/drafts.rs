//! The draft store: each operation over a storage that works, and over one that fails at every call in turn.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test fail as the test does")]

use charter_pathways::drafts::{Deleted, Entry, Memory, SetAside, Storage, StorageError, Store};
use std::cell::Cell;

const DRAFT: &str = "charter-pathways/draft/";
const SET_ASIDE: &str = "charter-pathways/set-aside/";
const INDEX: &str = "charter-pathways/index";
/// What another program of the same site keeps.
const THEIRS: (&str, &str) = ("draft/1", "not ours");

/// A text is a case if it begins with `case:`; the rest is its name.
fn read(text: &str) -> Result<String, String> {
    text.strip_prefix("case:").map(str::to_owned).ok_or_else(|| format!("{text:?} is no case"))
}

/// When a storage fails.
#[derive(Clone, Copy, Debug)]
enum Fails {
    Never,
    /// At this call only: a full storage of which something is then removed.
    At(usize),
    /// At this call and all later ones: a storage that is gone, or a tab that was killed.
    From(usize),
}

/// A storage in memory that fails as told, counting calls since then.
struct Failing {
    memory: Memory,
    fails: Cell<Fails>,
    calls: Cell<usize>,
}

impl Failing {
    fn call(&self) -> Result<&Memory, StorageError> {
        let call = self.calls.replace(self.calls.get() + 1);
        match self.fails.get() {
            Fails::At(n) if call == n => Err(StorageError::Full),
            Fails::From(n) if call >= n => Err(StorageError::Blocked),
            _ => Ok(&self.memory),
        }
    }

    fn fail(&self, fails: Fails) {
        self.fails.set(fails);
        self.calls.set(0);
    }
}

impl Storage for Failing {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.call()?.get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.call()?.set(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.call()?.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.call()?.keys()
    }
}

/// A store with something under each of these keys, and with another program's key.
fn store(stored: &[(&str, &str)]) -> Store<Failing> {
    let memory = Memory::default();
    for (key, text) in [THEIRS].iter().chain(stored) {
        memory.set(key, text).unwrap();
    }
    Store::new(Failing { memory, fails: Cell::new(Fails::Never), calls: Cell::new(0) }, read)
}

/// All that is stored.
fn stored(store: &Store<Failing>) -> Vec<(String, String)> {
    let memory = &store.storage().memory;
    let keys = memory.keys().unwrap();
    keys.into_iter().map(|key| (key.clone(), memory.get(&key).unwrap().unwrap())).collect()
}

/// The list in short: `id time name`, with `?` for what is not known.
fn listed(store: &Store<Failing>) -> Vec<String> {
    let short = |Entry { id, saved, name }| {
        let saved = saved.map_or("?".to_owned(), |time: u64| time.to_string());
        format!("{id} {saved} {}", name.unwrap_or_else(|why| format!("? {why}")))
    };
    store.list().unwrap().into_iter().map(short).collect()
}

#[test]
fn lists_newest_first_whatever_the_index_says() {
    let check = |index: Option<&str>, expected: &[&str]| {
        let store = store(&[
            ("charter-pathways/draft/10", "case:a"),
            ("charter-pathways/draft/20", "{\"cas"),
            ("charter-pathways/draft/30", "case:c"),
            ("charter-pathways/set-aside/40", "case:not a draft"),
        ]);
        if let Some(index) = index {
            store.storage().set(INDEX, index).unwrap();
        }
        assert_eq!(listed(&store), expected, "{index:?}");
        // The next save mends it.
        store.save("10", "case:A", 999).unwrap();
        assert_eq!(listed(&store)[0], "10 999 A", "{index:?}");
        let mended = store.storage().get(INDEX).unwrap().unwrap();
        assert!(mended.contains(r#""10":999"#) && !mended.contains("gone"), "{mended}");
    };
    let by_id = ["30 ? c", r#"20 ? ? "{\"cas" is no case"#, "10 ? a"];
    check(
        Some(r#"{"10": 500, "20": 300, "30": 400}"#),
        &["10 500 a", "30 400 c", r#"20 300 ? "{\"cas" is no case"#],
    );
    check(
        Some(r#"{"10": 1, "30": 1, "gone": 7}"#),
        &["30 1 c", "10 1 a", r#"20 ? ? "{\"cas" is no case"#],
    );
    check(
        Some(r#"{"10": 8, "20": "8", "30": -1, "gone": null}"#),
        &["10 8 a", "30 ? c", r#"20 ? ? "{\"cas" is no case"#],
    );
    for damaged in ["", "{", r#"{"10": 5"#, "[1, 2]", "null", "\u{0}", &"[".repeat(100_000)] {
        check(Some(damaged), &by_id);
    }
    check(None, &by_id);
}

#[test]
fn gives_back_what_was_saved_to_the_character() {
    let store = store(&[]);
    for text in [
        "case:",
        "case:\u{0}\r\n\t ",
        "case:<b>Ñandú</b> 学校 👩🏽‍🏫 \u{202e}",
        &"case:é".repeat(10_000),
    ] {
        assert_eq!(store.save("1", text, 5).unwrap(), None);
        assert_eq!(store.open("1").unwrap().as_deref(), Some(text));
        assert_eq!(store.storage().get("charter-pathways/draft/1").unwrap().as_deref(), Some(text));
    }
    assert_eq!(store.open("2").unwrap(), None);
}

#[test]
fn makes_ids_that_are_new() {
    let store = store(&[]);
    for expected in ["1700000000000", "1700000000000-2", "1700000000000-3"] {
        let id = store.new_id(1_700_000_000_000).unwrap();
        assert_eq!(id, expected);
        store.save(&id, "case:same moment", 1_700_000_000_000).unwrap();
    }
    assert_eq!(store.list().unwrap().len(), 3);
}

#[test]
fn undoes_a_deletion_to_the_character_and_the_place() {
    for id in ["1", "2", "3", "damaged"] {
        let store = store(&[("charter-pathways/draft/damaged", "{\"")]);
        for (id, time) in [("1", 30), ("2", 20), ("3", 20)] {
            store.save(id, &format!("case:{id}"), time).unwrap();
        }
        let (before, list) = (stored(&store), listed(&store));
        let deleted = store.delete(id).unwrap().unwrap();
        assert_eq!(store.open(id).unwrap(), None);
        assert_eq!(listed(&store).len(), 3);
        assert_eq!(store.undo(&deleted).unwrap(), id);
        assert_eq!((stored(&store), listed(&store)), (before, list.clone()), "{id}");

        // The same after another draft came and went in its place, and a second time.
        store.delete(id).unwrap();
        store.save(id, "case:other", 40).unwrap();
        store.delete(id).unwrap();
        for _ in 0..2 {
            assert_eq!(store.undo(&deleted).unwrap(), id);
            assert_eq!(listed(&store), list, "{id}");
        }
    }
}

#[test]
fn undo_takes_no_place_that_is_in_use_again() {
    let store = store(&[]);
    store.save("1", "case:old", 1).unwrap();
    let deleted = store.delete("1").unwrap().unwrap();
    store.save("1", "case:new", 2).unwrap();
    assert_eq!(store.undo(&deleted).unwrap(), "1-2");
    assert_eq!(listed(&store), ["1 2 new", "1-2 1 old"]);
}

#[test]
fn nothing_comes_of_a_draft_that_is_not_there() {
    let store = store(&[]);
    let before = stored(&store);
    assert_eq!(store.delete("1").unwrap(), None);
    assert_eq!(store.set_aside("1").unwrap(), None);
    assert_eq!(stored(&store), before);
}

#[test]
fn sets_aside_whole_and_never_over_another() {
    let store = store(&[]);
    let aside = |id: &str, text: &str| SetAside { id: id.to_owned(), text: text.to_owned() };
    for (text, id) in [("one", "1"), ("two", "1-2"), ("three", "1-3"), ("two", "1-2")] {
        store.storage().set("charter-pathways/draft/1", text).unwrap();
        assert_eq!(store.set_aside("1").unwrap().as_deref(), Some(id));
        assert_eq!(listed(&store), [""; 0]);
    }
    assert_eq!(
        store.list_set_aside().unwrap(),
        [aside("1", "one"), aside("1-2", "two"), aside("1-3", "three")]
    );
}

#[test]
fn saving_sets_aside_what_it_could_not_read() {
    let store = store(&[("charter-pathways/draft/1", "{\"damaged")]);
    assert_eq!(store.save("1", "case:new", 5).unwrap().as_deref(), Some("1"));
    assert_eq!(store.save("1", "case:newer", 6).unwrap(), None);
    assert_eq!(listed(&store), ["1 6 newer"]);
    assert_eq!(store.list_set_aside().unwrap()[0].text, "{\"damaged");
}

#[test]
fn removes_everything_of_ours_and_nothing_else() {
    let store = full();
    let ours = stored(&store).len() - 1;
    store.remove_everything().unwrap();
    assert_eq!(stored(&store), [(THEIRS.0.to_owned(), THEIRS.1.to_owned())]);

    // A failure is told, and leaves no more than it must. Call 0 reads the keys.
    for call in 1..=ours {
        let store = full();
        store.storage().fail(Fails::At(call));
        assert_eq!(store.remove_everything(), Err(StorageError::Full), "{call}");
        assert_eq!(stored(&store).len(), 2, "{call}");
    }
}

/// A store with something of each kind.
fn full() -> Store<Failing> {
    store(&[
        ("charter-pathways/draft/1", "case:one"),
        ("charter-pathways/draft/2", "case:two"),
        ("charter-pathways/draft/3", "{\"damaged"),
        ("charter-pathways/index", r#"{"1": 10, "2": 20, "3": 30, "9": 90}"#),
        ("charter-pathways/set-aside/3", "{\"damaged before"),
    ])
}

/// One operation under test: what it is called, and what texts it returned to the caller.
type Operation = (&'static str, fn(&Store<Failing>) -> Result<Vec<String>, StorageError>);

const OPERATIONS: [Operation; 13] = [
    ("make an id", |store| store.new_id(1).map(|_| vec![])),
    ("list", |store| store.list().map(|_| vec![])),
    ("list what is set aside", |store| store.list_set_aside().map(|_| vec![])),
    ("open", |store| store.open("1").map(|_| vec![])),
    ("save", |store| store.save("1", "case:new", 50).map(|_| vec![])),
    ("save a new one", |store| store.save("50", "case:new", 50).map(|_| vec![])),
    ("save over a damaged one", |store| store.save("3", "case:new", 50).map(|_| vec![])),
    ("delete", |store| store.delete("2").map(returned)),
    ("delete a damaged one", |store| store.delete("3").map(returned)),
    ("undo", |store| store.undo(&deleted("4")).map(|_| vec![])),
    ("undo where the id is in use", |store| store.undo(&deleted("1")).map(|_| vec![])),
    ("set aside", |store| store.set_aside("3").map(|_| vec![])),
    ("set aside a readable one", |store| store.set_aside("1").map(|_| vec![])),
];

fn returned(deleted: Option<Deleted>) -> Vec<String> {
    deleted.into_iter().map(|deleted| deleted.text).collect()
}

fn deleted(id: &str) -> Deleted {
    Deleted { id: id.to_owned(), text: "case:undone".to_owned(), saved: Some(15) }
}

/// Fails each operation at each of its calls, once and for good, and then does it again.
#[test]
fn a_failing_storage_loses_nothing_and_is_told() {
    for (name, operation) in OPERATIONS {
        let undisturbed = full();
        operation(&undisturbed).unwrap();
        let calls = undisturbed.storage().calls.get();
        assert!(calls > 0, "{name}");

        for fails in (0..calls).flat_map(|n| [Fails::At(n), Fails::From(n)]) {
            let store = full();
            let before = stored(&store);
            store.storage().fail(fails);
            assert!(operation(&store).is_err(), "{name}, {fails:?}: is not told");
            lost_nothing(&before, &stored(&store), &[], name, fails);

            store.storage().fail(Fails::Never);
            let returned = operation(&store).unwrap();
            lost_nothing(&before, &stored(&store), &returned, name, fails);
            assert_eq!(listed(&store), listed(&undisturbed), "{name}, {fails:?}: done again");
        }
    }
}

/// Every text that was stored is stored still, as the draft or set aside, or was returned; or a save replaced it by
/// the new text, which it does only with what can be read.
fn lost_nothing(
    before: &[(String, String)],
    after: &[(String, String)],
    returned: &[String],
    name: &str,
    fails: Fails,
) {
    for (key, text) in before.iter().filter(|(key, _)| key != INDEX) {
        let kept = after.iter().any(|(at, now)| {
            now == text && (at == key || (at.starts_with(SET_ASIDE) && key.starts_with(DRAFT)))
        });
        let replaced =
            read(text).is_ok() && after.iter().any(|(at, now)| at == key && now == "case:new");
        assert!(
            kept || replaced || returned.contains(text),
            "{name}, {fails:?}: {key} is lost: {after:?}"
        );
    }
}
