//! What a page or the `evaluate` example shows, made from a determination.

pub mod evaluation;
pub mod lanes;
