//! The only room that names the browser.
//!
//! - [`attention`]: whether the person looks at the page
//! - [`clipboard`]: to copy a text
//! - [`clock`]: the time of day, for "saved at"
//! - [`desk`]: the worker that reads CDE's files, from the page
//! - [`files`]: files saved from the page and given to it
//! - [`focus`]: what has the keyboard's focus, and what is in sight
//! - [`lasting`]: how long the browser keeps what is stored
//! - [`leaflet`]: what stands in the leaflet's pages, to be searched
//! - [`location`]: the address of the page
//! - [`keys`]: what is pressed
//! - [`offline`]: the copy of the page for when there is no network
//! - [`other_tabs`]: what other tabs change
//! - [`page`]: the document: its title, printing
//! - [`policy`]: the addresses of workers
//! - [`promise`]: what comes later
//! - [`named`]: what may be missing, asked for by name
//! - [`reading`]: the worker that reads CDE's files, within it
//! - [`storage`]: what the browser keeps
//! - [`tab`]: what this tab remembers through a reload
//!
//! Each may be missing or refuse in a frame or an odd browser. Nothing here panics: what cannot be done is not done.

pub mod attention;
pub mod clipboard;
pub mod clock;
pub mod desk;
pub mod files;
pub mod focus;
pub mod keys;
pub mod lasting;
pub mod leaflet;
pub mod location;
mod named;
pub mod offline;
pub mod other_tabs;
pub mod page;
pub mod policy;
mod promise;
#[cfg(feature = "worker")]
pub mod reading;
pub mod storage;
pub mod tab;
