//! The two compressions that a host offers, each at its best level.

use std::{fs, io, io::Write, path::Path};

use flate2::{Compression, write::GzEncoder};

/// As `.gz`; the same bytes give the same result on any day.
///
/// # Errors
/// None in practice: nothing is written but to memory.
pub fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// As `.br`.
///
/// # Errors
/// None in practice: nothing is written but to memory.
pub fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &best)?;
    Ok(compressed)
}

/// Makes a folder with the files of another and the compressed form of each beside it, in place of what was there.
///
/// # Errors
/// When either cannot be read or written.
pub fn as_published(built: &Path, folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(built)? {
        let entry = entry?;
        if entry.path().is_dir() {
            as_published(&entry.path(), &folder.join(entry.file_name()))?;
            continue;
        }
        let bytes = fs::read(entry.path())?;
        let file = folder.join(entry.file_name());
        fs::write(file.with_added_extension("br"), brotli(&bytes)?)?;
        fs::write(file, bytes)?;
    }
    Ok(())
}
