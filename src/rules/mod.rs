//! The rules: criteria by year, the two tests, the readings, and exact three-valued outcomes.

pub mod criteria;
pub mod terms;
