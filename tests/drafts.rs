//! The draft store: each operation over a storage that works, and over one that fails at every call in turn.
//!
//! Over 400 lines, since all of them are tried over the same storage.

use charter_pathways::drafts::{
    Deleted, Entry, Memory, Saved, SetAside, Storage, StorageError, Store, TextKind,
};
use std::cell::Cell;

const DRAFT: &str = "charter-pathways/draft/";
const SET_ASIDE: &str = "charter-pathways/set-aside/";
const INDEX: &str = "charter-pathways/index";
/// What another program of the same site keeps.
const THEIRS: (&str, &str) = ("draft/1", "not ours");

/// A text is a case if it begins with `case:`, and of a newer version if with `newer:`; the rest is its name.
fn read(text: &str) -> TextKind {
    match text.split_once(':') {
        Some(("case", name)) => TextKind::Case(name.to_owned()),
        Some(("newer", name)) => TextKind::Newer(name.to_owned()),
        _ => TextKind::Damaged(format!("{text:?} is no case")),
    }
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
    let short = |Entry { id, saved, kind }| {
        let saved = saved.map_or("?".to_owned(), |time: u64| time.to_string());
        match kind {
            TextKind::Case(name) => format!("{id} {saved} {name}"),
            TextKind::Newer(name) => format!("{id} {saved} newer {name}"),
            TextKind::Damaged(why) => format!("{id} {saved} ? {why}"),
        }
    };
    store.list().unwrap().into_iter().map(short).collect()
}

/// Saves over whatever can be read there, as the page that has it open.
fn save(store: &Store<Failing>, id: &str, text: &str, now: u64) {
    let seen = store.open(id).unwrap();
    assert_eq!(store.save(id, text, seen.as_deref(), now), Ok(Saved::Done));
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
        save(&store, "10", "case:A", 999);
        assert_eq!(listed(&store)[0], "10 999 A", "{index:?}");
        let mended = store.storage().get(INDEX).unwrap().unwrap();
        assert!(mended.contains(r#""10":999"#) && !mended.contains("gone"), "{mended}");
    };
    let by_id = ["30 ? c", r#"20 ? ? "{\"cas" is no case"#, "10 ? a"];
    check(
        Some(r#"{"10": 500, "20": 300, "30": 400}"#),
        &["10 500 a", "30 400 c", r#"20 300 ? "{\"cas" is no case"#],
    );
    // A time that no date can be is none.
    check(
        Some(r#"{"10": 500, "20": 18446744073709551615, "30": 8640000000000001}"#),
        &["10 500 a", "30 ? c", r#"20 ? ? "{\"cas" is no case"#],
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
        save(&store, "1", text, 5);
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
        save(&store, &id, "case:same moment", 1_700_000_000_000);
    }
    assert_eq!(store.list().unwrap().len(), 3);
}

#[test]
fn undoes_a_deletion_to_the_character_and_the_place() {
    for id in ["1", "2", "3", "damaged"] {
        let store = store(&[("charter-pathways/draft/damaged", "{\"")]);
        for (id, time) in [("1", 30), ("2", 20), ("3", 20)] {
            save(&store, id, &format!("case:{id}"), time);
        }
        let (before, list) = (stored(&store), listed(&store));
        let deleted = store.delete(id).unwrap().unwrap();
        assert_eq!(store.open(id).unwrap(), None);
        assert_eq!(listed(&store).len(), 3);
        assert_eq!(store.undo(&deleted).unwrap(), id);
        assert_eq!((stored(&store), listed(&store)), (before, list.clone()), "{id}");

        // The same after another draft came and went in its place, and a second time.
        store.delete(id).unwrap();
        save(&store, id, "case:other", 40);
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
    save(&store, "1", "case:old", 1);
    let deleted = store.delete("1").unwrap().unwrap();
    save(&store, "1", "case:new", 2);
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
    let aside = Saved::SetAside("1".to_owned());
    assert_eq!(store.save("1", "case:new", None, 5).unwrap(), aside);
    save(&store, "1", "case:newest", 6);
    assert_eq!(listed(&store), ["1 6 newest"]);
    assert_eq!(store.list_set_aside().unwrap()[0].text, "{\"damaged");
    // It is damaged in another tab, while it is open here.
    store.storage().set("charter-pathways/draft/1", "").unwrap();
    let aside = Saved::SetAside("1-2".to_owned());
    assert_eq!(store.save("1", "case:a", Some("case:newest"), 7).unwrap(), aside);
}

/// What is stored, what the page saw there, and what becomes of `case:mine`.
#[test]
fn saving_writes_over_what_the_page_saw_and_nothing_else() {
    for (there, seen, expected) in [
        (None, None, Saved::Done),
        (Some("case:old"), Some("case:old"), Saved::Done),
        // Removed in another tab, or with the site's data.
        (None, Some("case:old"), Saved::Done),
        // Changed or made in another tab.
        (Some("case:theirs"), Some("case:old"), Saved::Conflict),
        (Some("case:theirs"), None, Saved::Conflict),
        (Some("newer:theirs"), Some("case:old"), Saved::Conflict),
        (Some("newer:theirs"), None, Saved::Conflict),
        // The other tab came to the same.
        (Some("case:mine"), Some("case:old"), Saved::Done),
        (Some("case:mine"), None, Saved::Done),
    ] {
        let store = store(&[]);
        if let Some(there) = there {
            store.storage().set("charter-pathways/draft/1", there).unwrap();
        }
        let before = stored(&store);
        assert_eq!(store.save("1", "case:mine", seen, 5), Ok(expected.clone()), "{there:?}");
        if expected == Saved::Conflict {
            assert_eq!(stored(&store), before, "{there:?}, {seen:?}");
            // Both are kept when the page goes on under a new id.
            let id = store.new_id(6).unwrap();
            save(&store, &id, "case:mine", 6);
            assert_eq!(store.open("1").unwrap().as_deref(), there);
            assert_eq!(store.open(&id).unwrap().as_deref(), Some("case:mine"));
        } else {
            assert_eq!(listed(&store), ["1 5 mine"], "{there:?}, {seen:?}");
        }
    }
}

#[test]
fn a_draft_is_saved_once_it_is_written_whatever_becomes_of_the_index() {
    for call in 2..=4 {
        let store = store(&[("charter-pathways/draft/1", "case:old")]);
        store.storage().fail(Fails::From(call));
        let saved = store.save("1", "case:new", Some("case:old"), 5);
        assert_eq!(saved, Ok(Saved::Done), "{call}");
        store.storage().fail(Fails::Never);
        assert_eq!(listed(&store), ["1 ? new"], "{call}");
        // What was saved is what the page saw: no conflict with itself.
        assert_eq!(store.save("1", "case:newer", Some("case:new"), 6), Ok(Saved::Done), "{call}");
        assert_eq!(listed(&store), ["1 6 newer"], "{call}");
    }
}

/// All of the site's data is cleared while a page has a draft open: its next save brings that back, with an index.
#[test]
fn a_draft_survives_the_clearing_of_the_storage_on_its_page() {
    let store = store(&[]);
    save(&store, "1", "case:one", 1);
    save(&store, "2", "case:two", 2);
    for key in store.storage().keys().unwrap() {
        store.storage().remove(&key).unwrap();
    }
    assert_eq!(store.save("1", "case:one and more", Some("case:one"), 3), Ok(Saved::Done));
    assert_eq!(listed(&store), ["1 3 one and more"]);
    let index = store.storage().get(INDEX).unwrap();
    assert_eq!(index.as_deref(), Some(r#"{"1":3}"#));
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
        ("charter-pathways/draft/5", "newer:five"),
        ("charter-pathways/index", r#"{"1": 10, "2": 20, "3": 30, "9": 90}"#),
        ("charter-pathways/set-aside/3", "{\"damaged before"),
    ])
}

/// One operation under test: what it is called, and what texts it returned to the caller.
type Operation = (&'static str, fn(&Store<Failing>) -> Result<Vec<String>, StorageError>);

const OPERATIONS: [Operation; 16] = [
    ("make an id", |store| store.new_id(1).map(|_| vec![])),
    ("list", |store| store.list().map(|_| vec![])),
    ("list what is set aside", |store| store.list_set_aside().map(|_| vec![])),
    ("open", |store| store.open("1").map(|_| vec![])),
    ("see when it was saved", |store| store.saved_at("1").map(|_| vec![])),
    ("save", |store| store.save("1", NEW, Some("case:one"), 50).map(|_| vec![])),
    ("save a new one", |store| store.save("50", NEW, None, 50).map(|_| vec![])),
    ("save over a damaged one", |store| store.save("3", NEW, None, 50).map(|_| vec![])),
    ("save over a newer one", |store| store.save("5", NEW, None, 50).map(|_| vec![])),
    ("save over what another tab saved", |store| {
        store.save("2", NEW, Some("case:before"), 50).map(|_| vec![])
    }),
    ("delete", |store| store.delete("2").map(returned)),
    ("delete a damaged one", |store| store.delete("3").map(returned)),
    ("undo", |store| store.undo(&deleted("4")).map(|_| vec![])),
    ("undo where the id is in use", |store| store.undo(&deleted("1")).map(|_| vec![])),
    ("set aside", |store| store.set_aside("3").map(|_| vec![])),
    ("set aside a readable one", |store| store.set_aside("1").map(|_| vec![])),
];

/// What the operations save.
const NEW: &str = "case:new";

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
            // Told, unless it is done but for the index.
            let without_index = |store| drafts_in(&stored(store));
            let told = operation(&store).is_err();
            assert!(
                told || without_index(&store) == without_index(&undisturbed),
                "{name}, {fails:?}: is not told"
            );
            lost_nothing(&before, &stored(&store), &[], name, fails);

            store.storage().fail(Fails::Never);
            let returned = operation(&store).unwrap();
            lost_nothing(&before, &stored(&store), &returned, name, fails);
            assert_eq!(listed(&store), listed(&undisturbed), "{name}, {fails:?}: done again");
        }
    }
}

/// All but the index.
fn drafts_in(stored: &[(String, String)]) -> Vec<(String, String)> {
    stored.iter().filter(|(key, _)| key != INDEX).cloned().collect()
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
        // Only over what the page saw: the other tab's and the newer one's stay.
        let replaced = text == "case:one" && after.iter().any(|(at, now)| at == key && now == NEW);
        assert!(
            kept || replaced || returned.contains(text),
            "{name}, {fails:?}: {key} is lost: {after:?}"
        );
    }
}
