//! The only room that names the browser.
//!
//! - [`location`]: the address of the page
//! - [`page`]: the document: its title, focus, scrolling, printing
//! - [`storage`]: what the browser keeps
//!
//! Each may be missing or refuse in a frame or an odd browser. Nothing here panics: what cannot be done is not done.

pub mod location;
pub mod page;
pub mod storage;
