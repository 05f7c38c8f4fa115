//! The page: a thin shell of views over the library. It holds no decision and no sentence about the law.
//!
//! - [`shell`]: which page is shown, and what happens on the way from one to the next
//! - [`session`]: the check that this tab is working on
//! - [`desk`]: the worker that reads CDE's files, and what it told
//! - [`pages`]: one module a page that follows a person's answers
//! - [`part`]: what of them is loaded only when it is needed
//! - [`parts`]: what pages are made of: fields, buttons, notes, one way to draw each thing
//!
//! Every shared part is a plain function that returns `AnyView`: view code is what makes the program heavy, and
//! a function is compiled once however many pages call it.

pub mod desk;
pub mod pages;
pub mod part;
pub mod parts;
pub mod session;
pub mod shell;

pub use shell::mount;
