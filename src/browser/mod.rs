//! The only room that names the browser.

pub mod storage;
