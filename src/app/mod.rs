//! The page: a thin shell of views over the library. It holds no decision and no sentence about the law.
//!
//! Floors, each of which knows only those before it in this list:
//!
//! - [`follow`]: what is worked out again when an answer changes
//! - [`session`]: the check that this tab is working on
//! - [`desk`]: the worker that reads CDE's files, and what it told
//! - [`parts`]: what pages are made of: fields, buttons, notes, one way to draw each thing
//! - [`part`]: what of the pages is loaded only when it is needed
//! - [`pages`]: one module a page that follows a person's answers
//! - [`shell`]: which page is shown, and what happens on the way from one to the next
//!
//! Every shared part is a plain function that returns `AnyView`: view code is what makes the program heavy, and
//! a function is compiled once however many pages call it.

pub mod desk;
pub mod follow;
pub mod pages;
pub mod part;
pub mod parts;
pub mod session;
pub mod shell;

pub use shell::mount;
