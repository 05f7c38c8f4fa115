//! What CDE publishes, read as it comes: the Dashboard's data files, the files of assistance, and text copied from the
//! Dashboard's pages. What comes out are the facts of a case, each with where it stands.
//!
//! Bytes of a file go through a [`reader::Reader`], in pieces of any size and in bounded memory. It makes a
//! [`reader::FileRead`]: what was good, and a [`note::Note`] for everything that was not, with its place. An
//! [`archive::Archive`] takes many of them in any order and knows every charter of the state: [`archive::Archive::find`] by a few letters,
//! [`archive::Archive::charter`] as a case, and what is missing with the file that would bring it. [`merge`] lays such a case, or the one
//! that [`paste`] makes of copied text, beside a draft, and replaces nothing unless told to. What is typed of a charter is read by
//! [`cds`] and [`counties`].
//!
//! The readers of files are there with the feature `files` only, which the page's program does not have, so that nobody
//! loads them who has no file. Two rules of the house of CDE are kept here and nowhere else: a
//! [group counts](group_counts) from thirty students or by its color, and a level is read, never worked out anew.

pub mod cds;
pub mod counties;
pub mod kind;
pub mod merge;
pub mod note;
pub mod paste;
pub mod typed;

#[cfg(feature = "files")]
pub mod archive;
#[cfg(feature = "files")]
pub mod assistance;
#[cfg(feature = "files")]
pub mod indicator;
#[cfg(feature = "files")]
mod lines;
#[cfg(feature = "files")]
pub mod local;
#[cfg(feature = "files")]
pub mod reader;
#[cfg(feature = "files")]
mod records;
#[cfg(feature = "files")]
mod rows;
#[cfg(feature = "files")]
pub mod table;
#[cfg(feature = "files")]
pub mod workbook;

/// From this many students on a group counts in CDE's files of schools, and a status is shown.
pub const COUNTED_FROM: u32 = 30;

/// The most schools that a file may list: California has half as many. It bounds what a reader holds.
#[cfg(feature = "files")]
pub const MOST_SCHOOLS: usize = 20_000;

/// Whether a file that lists these schools lists one too many with this one in this row; then that is said.
#[cfg(feature = "files")]
fn lists_too_many<T>(
    schools: &std::collections::BTreeMap<cds::Cds, T>,
    cds: cds::Cds,
    row: u32,
    notes: &mut note::Notes,
) -> bool {
    let is_one_more = schools.len() >= MOST_SCHOOLS && !schools.contains_key(&cds);
    if is_one_more {
        let text = format!(
            "is refused: it lists more than {MOST_SCHOOLS} schools, and California has half as many. Use the file as CDE gives it"
        );
        notes.add(note::Weight::Refused, Some(row), None, text);
    }
    is_one_more
}

/// Whether the row of a group shows that it counts: by the number of its students, or by a color.
pub const fn group_counts(students: u32, has_color: bool) -> bool {
    students >= COUNTED_FROM || has_color
}
