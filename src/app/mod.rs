//! The page: a thin shell of views over the library. It holds no decision and no sentence about the law.
//!
//! - [`route`]: the addresses of the pages; pure, so that it is tested natively
//! - [`shell`]: the frame around every page, and what happens on the way from one page to the next
//! - [`session`]: the check that this tab is working on
//! - [`pages`]: one module a page
//! - [`parts`]: what pages are made of: fields, buttons, notes, one way to draw each thing
//!
//! Every shared part is a plain function that returns `AnyView`: view code is what makes the program heavy, and
//! a function is compiled once however many pages call it.

pub mod route;

#[cfg(feature = "app")]
pub mod pages;
#[cfg(feature = "app")]
pub mod parts;
#[cfg(feature = "app")]
pub mod session;
#[cfg(feature = "app")]
pub mod shell;

#[cfg(feature = "app")]
pub use shell::mount;
