//! Where drafts are kept: the browser's `localStorage` if it works, the page's memory if not.
//!
//! In a sandboxed frame the mere mention of `localStorage` throws, and then gloo-storage panics. So the storage is
//! probed first, with calls that return what was thrown, and gloo is asked only after that. From then on its raw
//! handle is used: gloo's typed calls would wrap a draft in a second layer of JSON, and some panic if the browser
//! throws later.

use crate::drafts::{Memory, Storage, StorageError};
use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsValue;

/// Where the drafts of this page are kept.
#[derive(Debug)]
pub enum Place {
    /// In this browser: they outlast the page.
    Browser(web_sys::Storage),
    /// In the page's memory, because the browser's storage does not work: they end with the page, which has to say so.
    Memory(Memory, StorageError),
}

impl Place {
    /// The browser's storage if it works.
    pub fn find() -> Self {
        match probe() {
            Ok(()) => Self::Browser(LocalStorage::raw()),
            Err(why) => Self::Memory(Memory::default(), why),
        }
    }

    /// Why drafts will not outlast the page, if they will not.
    pub fn why_only_memory(&self) -> Option<&StorageError> {
        match self {
            Self::Browser(_) => None,
            Self::Memory(_, why) => Some(why),
        }
    }
}

/// Writes, reads and removes a key of its own.
fn probe() -> Result<(), StorageError> {
    const KEY: &str = "charter-pathways/probe";
    let window = web_sys::window().ok_or(StorageError::Blocked)?;
    let storage = window.local_storage().map_err(why)?.ok_or(StorageError::Blocked)?;
    match storage.set_item(KEY, KEY).map_err(why) {
        // A storage that is full of something works: drafts in it can be opened, and the next save tells.
        Err(StorageError::Full) if storage.length().map_err(why)? > 0 => return Ok(()),
        written => written?,
    }
    let read = storage.get_item(KEY).map_err(why)?;
    storage.remove_item(KEY).map_err(why)?;
    if read.as_deref() == Some(KEY) {
        Ok(())
    } else {
        Err(StorageError::Failed("it does not give back what was written".to_owned()))
    }
}

impl Storage for Place {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        match self {
            Self::Browser(storage) => storage.get_item(key).map_err(why),
            Self::Memory(memory, _) => memory.get(key),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        match self {
            Self::Browser(storage) => storage.set_item(key, text).map_err(why),
            Self::Memory(memory, _) => memory.set(key, text),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        match self {
            Self::Browser(storage) => storage.remove_item(key).map_err(why),
            Self::Memory(memory, _) => memory.remove(key),
        }
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        match self {
            Self::Browser(storage) => {
                let length = storage.length().map_err(why)?;
                (0..length).filter_map(|n| storage.key(n).map_err(why).transpose()).collect()
            }
            Self::Memory(memory, _) => memory.keys(),
        }
    }
}

/// What a thrown value says, by its name: browsers do not agree on its class.
#[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn why(thrown: JsValue) -> StorageError {
    let property = |name: &str| {
        js_sys::Reflect::get(&thrown, &name.into()).ok().and_then(|value| value.as_string())
    };
    match property("name").as_deref() {
        Some("SecurityError") => StorageError::Blocked,
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        name => StorageError::Failed(
            property("message")
                .or(name.map(str::to_owned))
                .unwrap_or_else(|| format!("{thrown:?}")),
        ),
    }
}
