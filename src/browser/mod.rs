//! The only room that names the browser.
//!
//! - [`attention`]: whether the person looks at the page
//! - [`clipboard`]: to copy a text
//! - [`clock`]: the time of day, for "saved at"
//! - [`files`]: files saved from the page and given to it
//! - [`lasting`]: how long the browser keeps what is stored
//! - [`leaflet`]: what stands in the leaflet's pages, to be searched
//! - [`location`]: the address of the page
//! - [`keys`]: what is pressed
//! - [`offline`]: the copy of the page for when there is no network
//! - [`other_tabs`]: what other tabs change
//! - [`page`]: the document: its title, focus, scrolling, printing
//! - [`promise`]: what comes later
//! - [`storage`]: what the browser keeps
//! - [`tab`]: what this tab remembers through a reload
//!
//! Each may be missing or refuse in a frame or an odd browser. Nothing here panics: what cannot be done is not done.

pub mod attention;
pub mod clipboard;
pub mod clock;
pub mod files;
pub mod keys;
pub mod lasting;
pub mod leaflet;
pub mod location;
pub mod offline;
pub mod other_tabs;
pub mod page;
mod promise;
pub mod storage;
pub mod tab;
