//! What every table of CDE's has in common, whatever it tells: how its columns are named, how a row ends, and what is said when one is
//! not whole.

use super::note::{Notes, Weight};

/// What ends a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A line break: it has all its fields.
    Break,
    /// Its last filled field, as in a workbook.
    Filled,
    /// The end of the file: it may have been cut off.
    File,
}

/// Whether a row holds nothing. A single empty field at the end of a file is the quote that begins one.
pub fn is_blank(fields: &[&[u8]], end: End) -> bool {
    let is_quote = end == End::File && matches!(fields, [field] if field.is_empty());
    fields.iter().all(|field| field.trim_ascii().is_empty()) && !is_quote
}

/// Notes that the file ends in the middle of a row; without one above it there is nothing to use.
pub fn note_cut(row: u32, is_first: bool, notes: &mut Notes) {
    let (weight, what_to_do) = if is_first {
        (Weight::Refused, "Download the file again")
    } else {
        (Weight::Lost, "What is above is used; download the file again for the rest")
    };
    let text =
        format!("the file ends in the middle of this row: the download was cut off. {what_to_do}");
    notes.add(weight, Some(row), None, text);
}

/// Notes that nothing ends the last row, and that it may have been cut off in a part that is not used.
pub fn note_open_end(row: u32, notes: &mut Notes) {
    let text = "nothing ends this last row: it is used, but the file may have been cut off here. Download it again if it was";
    notes.add(Weight::Lost, Some(row), None, text);
}

/// What is said of a file that ends with its header.
pub const NO_ROW: &str =
    "has a header and no row: the download failed or is not finished. Download it again";

/// What is said of a file whose columns are none of CDE's.
pub const NO_FILE_OF_CDE: &str = "is none of CDE's files that are known here: its columns have other names. Choose a file as it \
                                  was downloaded from CDE";

/// The name of a column in a header, in small letters.
pub fn column_name(field: &[u8]) -> String {
    String::from_utf8_lossy(field).trim().trim_matches('"').trim().to_ascii_lowercase()
}
