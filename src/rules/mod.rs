//! The rules: criteria by year, the two Dashboard tests, the readings, and exact three-valued outcomes.
//!
//! A charter's [`facts`] are weighed by each year's [`criteria`] into a [`standing`]: what is certain and what is
//! possible. The tests ([`year_test`], [`assistance`], [`pathway2`]) answer from standings alone, under every
//! combination of the open [`readings`]; [`pathways`] and [`caveats`] follow, and a [`determination`] holds it all.
//!
//! Nothing here reads a clock, a file or a browser, and nothing here is a sentence for people: ids name what
//! `content` says in words.

pub mod assistance;
pub mod both_tests;
pub mod caveats;
pub mod criteria;
pub mod determination;
pub mod explain;
pub mod facts;
pub mod outcome;
pub mod pathway2;
pub mod pathways;
pub mod readings;
pub mod requirements;
pub mod rule_set;
pub mod settled;
pub mod standing;
pub mod terms;
pub mod test_outcome;
pub mod year_test;
