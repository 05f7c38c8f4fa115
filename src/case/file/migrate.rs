//! Case files of earlier versions, brought forward one version at a time.
//!
//! When the format changes so that an old file no longer means what it says, a step joins the end of [`STEPS`]: it
//! changes a document of the version before into one of its own. That is all: the version that is written, which
//! versions are read, and the way from each of them follow from the list. A step may move and rename; it drops nothing,
//! not even fields that it does not know. With it comes a file of the version it leads from, under
//! `tests/case_versions`, where `tests/case_versions.rs` looks for one of each.

use super::{FORMAT, Kind, ReadError};
use crate::case::{MAX_NAME, json::Document};
use serde_json::Value;

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

/// The version of a case file.
///
/// # Errors
/// It is no case file, or of a version that these steps do not lead to.
pub fn version(document: &Document, steps: &[Step]) -> Result<u64, ReadError> {
    let newest = newest(steps);
    match document.get("format") {
        Some(Value::String(format)) if format == FORMAT => {}
        Some(_) => return Err(ReadError::no_case(format!("format: is not \"{FORMAT}\""))),
        None => {
            return Err(ReadError::no_case(format!(
                "format: is missing; a case file says \"{FORMAT}\""
            )));
        }
    }
    match document.get("version").and_then(Value::as_u64) {
        Some(known) if (1..=newest).contains(&known) => Ok(known),
        Some(newer) if newer > newest => Err(ReadError {
            message: format!(
                "version: {newer} was written by a newer version of this program, which reads up to {newest}"
            ),
            kind: Kind::Newer(name_in(document)),
        }),
        _ => Err(ReadError::plain(format!("version: must be a whole number, {newest} at most"))),
    }
}

/// What a document of an unknown version calls its case: most likely where all so far have it.
fn name_in(document: &Document) -> String {
    let name = document.get("name").and_then(Value::as_str).unwrap_or_default();
    name.trim().chars().take(MAX_NAME).collect()
}
