//! The tests of the library that run on the machine itself, as one program: to compile what they share once, and to link once, takes
//! a fraction of what thirty programs took. `cargo native link::` runs the tests whose path
//! has this in it, which are those of `link.rs`.
//!
//! Apart are those that cannot share one: `official_memory` counts what its whole program allocates, and `wasm` runs in a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "tests stop at the first surprise"
)]

// What the tests share.
mod engine;
mod generator;
mod judges;
mod oracle;
mod short_case;

/// What CDE's files look like, made up.
#[cfg(feature = "files")]
mod official {
    pub mod book;
    pub mod rows;
    pub mod state;
}

// And they.
mod brief;
mod brute_force;
mod by_hand;
mod case_by_hand;
mod case_file;
mod case_versions;
mod case_written;
mod caveats;
mod content;
mod criteria;
mod documents;
mod drafts;
mod evaluate_example;
mod explanations;
mod explanations_by_hand;
mod golden;
mod grid;
mod judged;
mod laws;
mod link;
mod made_up_year;
mod readings;
mod result;
mod rule_sets;
mod search;
mod settled;
mod what_if;
mod words;

#[cfg(feature = "files")]
mod desk;
#[cfg(feature = "files")]
mod official_files;
#[cfg(feature = "files")]
mod official_origins;
#[cfg(feature = "files")]
mod official_real;
#[cfg(feature = "files")]
mod official_workbooks;
