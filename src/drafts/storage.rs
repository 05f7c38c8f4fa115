//! What the draft store needs of a place to keep text under keys: four calls, each of which may fail.
//!
//! A browser's storage can be absent, forbidden, full or broken, at the first call or at any later one, and the
//! whole storage of a site is shared by all its tabs. So every call takes `&self` and says whether it worked. The
//! browser's own is in `browser::storage`; [`Memory`] serves where there is none, and the tests.

use std::{cell::RefCell, error::Error, fmt};

/// A place that keeps text under keys.
pub trait Storage {
    /// The text under a key, if there is one.
    ///
    /// # Errors
    /// The storage could not be read.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts a text under a key, in place of what was there; on failure what was there stays.
    ///
    /// # Errors
    /// The storage could not be written.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Removes a key and its text. A key that is not there is no error.
    ///
    /// # Errors
    /// The storage could not be written.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// All keys, whoever put them there, in no particular order.
    ///
    /// # Errors
    /// The storage could not be read.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// Why a storage did not do what was asked; [`Display`](fmt::Display) says it in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser lets this page store nothing: by its settings, or because of the frame the page is in.
    Blocked,
    /// There is no room left for what was to be written.
    Full,
    /// Anything else, in the browser's own words.
    Failed(String),
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Blocked => f.write_str("this browser does not let this page store anything"),
            Self::Full => f.write_str("the browser's storage for this site is full"),
            Self::Failed(why) => write!(f, "the browser's storage failed: {why}"),
        }
    }
}

impl Error for StorageError {}

/// A storage that lasts as long as the page.
#[derive(Debug, Default)]
pub struct Memory(RefCell<Vec<(String, String)>>);

impl Storage for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let stored = self.0.borrow();
        Ok(stored.iter().find(|(k, _)| k == key).map(|(_, text)| text.clone()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.remove(key)?;
        let mut stored = self.0.borrow_mut();
        let place = stored.partition_point(|(k, _)| k.as_str() < key);
        stored.insert(place, (key.to_owned(), text.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().retain(|(k, _)| k != key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.0.borrow().iter().map(|(key, _)| key.clone()).collect())
    }
}
