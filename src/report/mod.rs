//! What a page or the `evaluate` example shows, made from a determination: plain data without a view.
//!
//! - [`screens`], [`answers`]: the check and what was answered; [`origins`]: where that came from; [`so_far`]: how far it
//!   has come
//! - [`grid`]: a year's results as a sheet, its keys and what is pasted into it
//! - [`result`]: the result page
//! - [`evaluation`]: a determination as JSON
//! - [`first_questions`]: which questions come first for a case
//! - [`brief`]: the result for the county office, with questions to ask
//! - [`lanes`]: the picture of a pathway; [`qr`]: that of a link
//! - [`offer`]: what was found laid beside a check; [`pasted`]: how a pasted text was understood
//! - [`county`]: many charters at once
//! - [`side_by_side`]: two cases compared; [`what_if`]: a check and what it would come to with other results
//! - [`names`]: what codes are called
//! - [`criteria`], [`rule_sets`], [`differences`]: the rules themselves, year by year

pub mod answers;
pub mod brief;
pub mod county;
pub mod criteria;
pub mod differences;
pub mod evaluation;
pub mod first_questions;
pub mod grid;
pub mod lanes;
pub mod names;
pub mod offer;
pub mod origins;
pub mod pasted;
pub mod qr;
pub mod result;
pub mod rule_sets;
pub mod screens;
pub mod side_by_side;
pub mod so_far;
pub mod what_if;
