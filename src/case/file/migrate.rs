//! Case files of earlier versions, brought forward one version at a time.
//!
//! When the format changes so that an old file no longer means what it says, a step joins the end of [`STEPS`]: it
//! changes a document of the version before into one of its own. That is all: the version that is written, which
//! versions are read, and the way from each of them follow from the list. A step may move and rename; it drops nothing,
//! not even fields that it does not know. With it comes a file of the version it leads from, under
//! `tests/case_versions`, where `tests/case_file.rs` looks for one of each.

use crate::case::json::Document;

/// Changes a document of one version into the next.
pub type Step = fn(&mut Document);

/// The steps in order: the first leads from version 1 to 2. So far there is only version 1.
pub const STEPS: &[Step] = &[];

/// The version that so many steps lead to.
pub const fn newest(steps: &[Step]) -> u64 {
    steps.len() as u64 + 1
}

/// Brings a document of a version that is not newer forward to the newest.
pub fn forward(document: &mut Document, version: u64, steps: &[Step]) {
    let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    for step in steps.iter().skip(done) {
        step(document);
    }
}
