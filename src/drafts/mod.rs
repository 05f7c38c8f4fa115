//! The drafts a person keeps in this browser.
//!
//! A draft is the text of a case file, character for character, under a key of its own; so a draft is safe when its
//! one key is. When it was saved stands beside it in an index, which only orders the list: which drafts exist is
//! read from the keys themselves, so a lost or damaged index costs the times and never a draft.
//!
//! ```text
//! charter-pathways/draft/ID        the case file
//! charter-pathways/index           {"ID": milliseconds, ...}
//! charter-pathways/set-aside/ID    a text that cannot be read, kept whole until a person decides
//! ```
//!
//! Every operation writes the new before it removes the old, stops at the first call of the storage that fails and
//! returns its error; done again, it ends where it would have ended at once. Nothing here knows a clock, chance or
//! the inside of a case: the caller passes the time, ids are made from it, and a [`Reader`] tells whether a text can
//! be read.
//!
//! All tabs of a site share one storage. [`Store::save`] is the only way to write over a draft: the caller says what it
//! saw there last, and where there is something else now nothing is written over it. What to do when another tab is
//! heard of is decided in [`other_tabs`].

pub mod other_tabs;
mod storage;

pub use storage::{Memory, Storage, StorageError};

use crate::rules::terms::in_order;
use serde_json::{Map, Value};

/// Begins every key of this program; a site may keep other things in the same storage.
const OURS: &str = "charter-pathways/";
const DRAFT: &str = "charter-pathways/draft/";
const SET_ASIDE: &str = "charter-pathways/set-aside/";
const INDEX: &str = "charter-pathways/index";
/// Stands for a moment when everything was removed, for other tabs to hear of.
const REMOVED: &str = "charter-pathways/removed";

/// What a text turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// A case of this name.
    Case(String),
    /// A case of this name, as far as can be told, of a newer version of the program: sound, and not to be touched.
    Newer(String),
    /// Nothing that can be read, and why.
    Damaged(String),
}

/// Tells what a text is.
pub type Reader = fn(&str) -> TextKind;

/// What became of a text that was to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a conflict has saved nothing"]
pub enum Saved {
    /// It is the draft now.
    Done,
    /// It is the draft now; what was there could not be read, and is set aside under this id: the person has to be told.
    SetAside(String),
    /// It is saved nowhere: the draft is not what the caller saw there. Another tab has changed it, or another version
    /// of the program. Both have to be kept, one of them under a new id.
    Conflict,
}

/// A draft as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Under which to open, save or delete it.
    pub id: String,
    /// When it was last saved, in milliseconds since 1970; not known if the index was lost.
    pub saved: Option<u64>,
    /// What it is.
    pub kind: TextKind,
}

/// A text that could not be read as a case, kept as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The id it had as a draft, numbered if that was taken.
    pub id: String,
    /// The whole text, for download.
    pub text: String,
}

/// A draft that was deleted: all it takes to undo that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// The id it had.
    pub id: String,
    /// The whole text.
    pub text: String,
    /// When it was last saved, which is its place in the list.
    pub saved: Option<u64>,
}

/// The drafts in a storage.
#[derive(Debug)]
pub struct Store<S> {
    storage: S,
    read: Reader,
}

/// Each operation fails as the storage does, and then has lost nothing.
#[allow(clippy::missing_errors_doc, reason = "said once, above, for all of them")]
impl<S: Storage> Store<S> {
    /// The drafts in this storage, judged by this reader.
    pub fn new(storage: S, read: Reader) -> Self {
        Self { storage, read }
    }

    /// Where the drafts are.
    pub fn storage(&self) -> &S {
        &self.storage
    }

    /// All drafts, last saved first; those whose time is not known come last.
    pub fn list(&self) -> Result<Vec<Entry>, StorageError> {
        let times = self.times()?;
        let mut entries = Vec::new();
        for id in self.ids(DRAFT)? {
            // Another tab may have deleted it since the keys were read.
            if let Some(text) = self.open(&id)? {
                let saved = times.get(&id).and_then(time);
                entries.push(Entry { id, saved, kind: (self.read)(&text) });
            }
        }
        // By id where the times do not tell: an id begins with the time it was made.
        Ok(in_order(entries, |a, b| (a.saved, &a.id) > (b.saved, &b.id)))
    }

    /// The text of a draft, if there is such a draft.
    pub fn open(&self, id: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(&key(DRAFT, id))
    }

    /// An id for a draft that is not there yet: the first [`save`](Self::save) under it makes the draft, be it new,
    /// imported or a copy. `now` is in milliseconds since 1970, here and wherever a time is given.
    pub fn new_id(&self, now: u64) -> Result<String, StorageError> {
        self.vacant(DRAFT, &now.to_string(), None)
    }

    /// When a draft was last saved, if the index tells.
    pub fn saved_at(&self, id: &str) -> Result<Option<u64>, StorageError> {
        Ok(self.times()?.get(id).and_then(time))
    }

    /// Saves a draft, in place of the text that the caller saw under its id; nothing if it saw none. A draft that is
    /// no longer there is there again.
    ///
    /// An error means that it is not saved. Between the look at what is stored and the write no other tab of the same
    /// process comes; one of another process might, within that moment, and would hear of it ([`other_tabs`]).
    pub fn save(
        &self,
        id: &str,
        text: &str,
        seen: Option<&str>,
        now: u64,
    ) -> Result<Saved, StorageError> {
        let stored = self.open(id)?;
        let mut outcome = Saved::Done;
        if let Some(other) = stored.filter(|stored| stored != text && Some(stored.as_str()) != seen)
        {
            match (self.read)(&other) {
                TextKind::Damaged(_) => outcome = Saved::SetAside(self.keep_aside(id, &other)?),
                TextKind::Case(_) | TextKind::Newer(_) => return Ok(Saved::Conflict),
            }
        }
        self.put(id, text, Some(now))?;
        Ok(outcome)
    }

    /// Deletes a draft, and returns it for [`undo`](Self::undo); nothing if there is no such draft.
    ///
    /// Its time stays in the index until the next save: to forget it here would be one more step that can fail, after
    /// the draft is gone.
    pub fn delete(&self, id: &str) -> Result<Option<Deleted>, StorageError> {
        let Some(text) = self.open(id)? else { return Ok(None) };
        let saved = self.saved_at(id)?;
        self.storage.remove(&key(DRAFT, id))?;
        Ok(Some(Deleted { id: id.to_owned(), text, saved }))
    }

    /// Puts a deleted draft back as it was, and returns its id: another one only if the old is in use again.
    pub fn undo(&self, deleted: &Deleted) -> Result<String, StorageError> {
        let id = self.vacant(DRAFT, &deleted.id, Some(&deleted.text))?;
        self.put(&id, &deleted.text, deleted.saved)?;
        Ok(id)
    }

    /// Moves a draft out of the list to what is set aside, and returns its id there; nothing if there is no such
    /// draft.
    pub fn set_aside(&self, id: &str) -> Result<Option<String>, StorageError> {
        let Some(text) = self.open(id)? else { return Ok(None) };
        let aside = self.keep_aside(id, &text)?;
        self.storage.remove(&key(DRAFT, id))?;
        Ok(Some(aside))
    }

    /// All that is set aside.
    pub fn list_set_aside(&self) -> Result<Vec<SetAside>, StorageError> {
        let mut found = Vec::new();
        for id in self.ids(SET_ASIDE)? {
            if let Some(text) = self.storage.get(&key(SET_ASIDE, &id))? {
                found.push(SetAside { id, text });
            }
        }
        Ok(found)
    }

    /// Removes every key of this program, with no way back. It goes on after a failure, so that as little as can be
    /// is left on a shared computer, and returns the first.
    ///
    /// Other tabs hear of it and close what they have open: otherwise their next change would bring that back.
    pub fn remove_everything(&self) -> Result<(), StorageError> {
        let mut outcome = Ok(());
        for key in self.storage.keys()?.iter().filter(|key| key.starts_with(OURS)) {
            outcome = outcome.and(self.storage.remove(key));
        }
        // A storage that cannot be written has no other tab that could.
        if self.storage.set(REMOVED, "1").is_ok() {
            outcome = outcome.and(self.storage.remove(REMOVED));
        }
        outcome
    }

    /// Writes a draft, then its time. With the draft it is saved: that its place in the list could not be noted is no
    /// reason to say otherwise, and the next save notes it.
    fn put(&self, id: &str, text: &str, saved: Option<u64>) -> Result<(), StorageError> {
        self.storage.set(&key(DRAFT, id), text)?;
        let _ = self.note_time(id, saved);
        Ok(())
    }

    fn note_time(&self, id: &str, saved: Option<u64>) -> Result<(), StorageError> {
        let ids = self.ids(DRAFT)?;
        let mut times = self.times()?;
        times.retain(|known, _| ids.contains(known));
        match saved {
            Some(time) => times.insert(id.to_owned(), time.into()),
            None => times.remove(id),
        };
        self.storage.set(INDEX, &Value::Object(times).to_string())
    }

    /// Keeps a copy of a text that cannot be read, over nothing else.
    fn keep_aside(&self, id: &str, text: &str) -> Result<String, StorageError> {
        let id = self.vacant(SET_ASIDE, id, Some(text))?;
        self.storage.set(&key(SET_ASIDE, &id), text)?;
        Ok(id)
    }

    /// The wanted id, with a number if need be, under which nothing is stored, or just this text: so what failed
    /// halfway finds its place again.
    fn vacant(&self, part: &str, wanted: &str, text: Option<&str>) -> Result<String, StorageError> {
        let mut id = wanted.to_owned();
        let mut number = 1_u64;
        while self.storage.get(&key(part, &id))?.is_some_and(|other| Some(other.as_str()) != text) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        Ok(id)
    }

    /// When each draft was saved, as far as the index tells: a damaged one tells nothing, and the next save writes a
    /// new one.
    fn times(&self) -> Result<Map<String, Value>, StorageError> {
        let index = self.storage.get(INDEX)?;
        Ok(index.and_then(|index| serde_json::from_str(&index).ok()).unwrap_or_default())
    }

    /// The ids under which something is stored in one part of the storage.
    fn ids(&self, part: &str) -> Result<Vec<String>, StorageError> {
        let keys = self.storage.keys()?;
        let ids = keys.iter().filter_map(|key| key.strip_prefix(part)).map(str::to_owned);
        Ok(in_order(ids, |one, other| one < other))
    }
}

/// A time of the index; none if no date can be that late, as in an index that was damaged.
fn time(noted: &Value) -> Option<u64> {
    const LATEST: u64 = 8_640_000_000_000_000;
    noted.as_u64().filter(|at| *at <= LATEST)
}

fn key(part: &str, id: &str) -> String {
    format!("{part}{id}")
}
