//! The only room that names the browser.
//!
//! - [`clipboard`]: to copy a text
//! - [`clock`]: the time of day, for "saved at"
//! - [`location`]: the address of the page
//! - [`offline`]: the copy of the page for when there is no network
//! - [`page`]: the document: its title, focus, scrolling, printing
//! - [`storage`]: what the browser keeps
//! - [`tab`]: what this tab remembers through a reload
//!
//! Each may be missing or refuse in a frame or an odd browser. Nothing here panics: what cannot be done is not done.

pub mod clipboard;
pub mod clock;
pub mod location;
pub mod offline;
pub mod page;
pub mod storage;
pub mod tab;
