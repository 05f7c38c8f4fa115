//! The checksums of a release, and its zip. Both list files by name, and the zip holds no time of day: the same files
//! give the same bytes.

use std::{
    fmt::Write as _,
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use hosting::offline::sha256;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

const SUMS: &str = "SHA256SUMS";

/// Writes the checksums of all files of a folder, for `sha256sum --check`.
pub fn checksums(folder: &Path) -> Result<()> {
    let mut lines = String::new();
    for path in files(folder)? {
        let _ = writeln!(lines, "{}  {path}", sha256(fs::read(folder.join(&path))?));
    }
    fs::write(folder.join(SUMS), lines).context("cannot write the checksums")
}

/// Writes a zip of a folder beside it. Everything in it lies in a folder of that name.
pub fn zip(folder: &Path) -> Result<PathBuf> {
    let name = folder.file_name().context("the folder has no name")?.to_string_lossy();
    let path = folder.with_file_name(format!("{name}.zip"));
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut zip = ZipWriter::new(file);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    for path in files(folder)? {
        zip.start_file(format!("{name}/{path}"), options)?;
        zip.write_all(&fs::read(folder.join(&path))?)?;
    }
    zip.finish()?;
    Ok(path)
}

/// Every file of a folder by its path in it, in the order of their names.
fn files(folder: &Path) -> Result<Vec<String>> {
    fn walk(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{path}/"), paths)?;
            } else {
                paths.push(path);
            }
        }
        Ok(())
    }
    let mut paths = Vec::new();
    walk(folder, "", &mut paths).with_context(|| format!("cannot list {}", folder.display()))?;
    paths.sort();
    Ok(paths)
}
