//! What a page or the `evaluate` example shows, made from a determination.

pub mod answers;
pub mod evaluation;
pub mod names;
pub mod result;
pub mod screens;
