//! Rows of an indicator's file, and a file read from its bytes.

use charter_pathways::official::reader::{FileRead, Reader};

/// The names of the columns.
pub const HEAD: &str = "cds\trtype\tschoolname\tcharter_flag\tstudentgroup\tcurrdenom\tstatuslevel\tcolor\tindicator\treportingyear\n";

/// The code of a charter.
pub const ONE: &str = "01100170112607";

/// A row of a charter's group in English language arts of 2024.
pub fn row(cds: &str, group: &str, students: &str, color: &str) -> String {
    format!("{cds}\tS\tA \"Quoted\" School\tY\t{group}\t{students}\t1\t{color}\tELA\t2024\n")
}

/// What comes of a file of this name and these bytes.
pub fn read(name: &str, bytes: &[u8]) -> FileRead {
    let mut reader = Reader::new(name);
    reader.push(bytes);
    reader.finish()
}
