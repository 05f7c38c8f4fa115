//! The quick tests in one program, for `cargo xtask soak mutants`: one program to link for each of a thousand mutants,
//! where there would be ten. No part of `cargo xtask test`, in which each is a program of its own.

#![allow(clippy::duplicate_mod, reason = "each test has what it shares with others for itself")]

#[path = "by_hand.rs"]
mod by_hand;
#[path = "case_by_hand.rs"]
mod case_by_hand;
#[path = "case_file.rs"]
mod case_file;
#[path = "case_written.rs"]
mod case_written;
#[path = "caveats.rs"]
mod caveats;
#[path = "drafts.rs"]
mod drafts;
#[path = "explanations_by_hand.rs"]
mod explanations_by_hand;
#[path = "golden.rs"]
mod golden;
#[path = "judged.rs"]
mod judged;
#[path = "link.rs"]
mod link;
#[path = "result.rs"]
mod result;
#[path = "rule_sets.rs"]
mod rule_sets;
#[path = "settled.rs"]
mod settled;
#[path = "words.rs"]
mod words;
