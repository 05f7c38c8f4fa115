//! Where CDE's files are read for the page: beside it, in a worker, so that the page stays at hand however large they are.
//!
//! The page asks and the worker tells, both in [`message`]s of plain words and numbers. The worker's side is a [`clerk`],
//! who has what was read; the page's side is a [`board`], which holds what it was told. Neither knows a browser: who
//! carries messages and bytes is in `browser`. The clerk (with the `sheet` of charters that are judged together) is there with the feature `files` only, so the page's program has
//! no reader in it.

pub mod board;
#[cfg(feature = "files")]
pub mod clerk;
pub mod message;
#[cfg(feature = "files")]
mod sheet;
