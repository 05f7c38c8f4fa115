//! Builds the page with Trunk, and measures what a first visit loads.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use charter_pathways::leaflet;
use flate2::{Compression, write::GzEncoder};
use xtask::workspace;

use crate::{steps, tools};

/// What a first visit may load, in bytes as a good host sends them (brotli, its best level).
const BUDGET: u64 = 250_000;

/// Where the built page is.
pub fn folder() -> PathBuf {
    workspace().join("dist")
}

/// Builds the page as it is published. Everything else about the build is said in Trunk.toml.
pub fn build() -> Result<()> {
    let mut trunk = tools::command("trunk")?;
    // Trunk stops at the customary `NO_COLOR=1`: it wants `true`.
    steps::run(trunk.arg("build").env_remove("NO_COLOR"))
}

/// Trunk's hook after each build: puts the leaflet into the document, prints the weight of the first load, and fails the
/// build over the budget.
pub fn finish() -> Result<()> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("`finish` is for Trunk to call, after a build")?;
    let staging = Path::new(&staging);
    let index = staging.join("index.html");
    let document = fs::read_to_string(&index).context("Trunk has made no index.html")?;
    fs::write(&index, with_leaflet(&document)?).context("cannot write index.html")?;
    let mut files = Vec::new();
    weigh(staging, staging, &mut files)?;
    files.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.name.cmp(&b.name)));
    print!("{}", table(&files));
    let total: u64 = files.iter().map(|file| file.brotli).sum();
    if total > BUDGET {
        bail!("the first load is {total} bytes with brotli; the budget is {BUDGET}");
    }
    Ok(())
}

fn with_leaflet(document: &str) -> Result<String> {
    if document.matches(leaflet::PLACE).count() != 1 {
        bail!("index.html must have `{}` once: the place of the leaflet", leaflet::PLACE);
    }
    Ok(document.replace(leaflet::PLACE, &leaflet::leaflet()))
}

struct Weight {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Every file of the folder: the page loads them all.
fn weigh(root: &Path, folder: &Path, files: &mut Vec<Weight>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            weigh(root, &path, files)?;
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        files.push(Weight {
            name: path.strip_prefix(root).unwrap_or(&path).display().to_string(),
            raw: bytes.len() as u64,
            gzip: gzip(&bytes)?,
            brotli: brotli(&bytes)?,
        });
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

fn brotli(mut bytes: &[u8]) -> Result<u64> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    Ok(brotli::BrotliCompress(&mut bytes, &mut std::io::sink(), &parameters)? as u64)
}

fn table(files: &[Weight]) -> String {
    let sum = |of: fn(&Weight) -> u64| files.iter().map(of).sum::<u64>().to_string();
    let mut rows = vec![["first load", "raw", "gzip", "brotli"].map(str::to_owned)];
    rows.extend(files.iter().map(|file| {
        [file.name.clone(), file.raw.to_string(), file.gzip.to_string(), file.brotli.to_string()]
    }));
    rows.push([
        "total".to_owned(),
        sum(|file| file.raw),
        sum(|file| file.gzip),
        sum(|file| file.brotli),
    ]);
    rows.push(["budget".to_owned(), String::new(), String::new(), BUDGET.to_string()]);
    let width = rows.iter().map(|[name, ..]| name.len()).max().unwrap_or(0);
    let lines = rows.iter().map(|[name, raw, gzip, brotli]| {
        format!("{name:width$}  {raw:>9}  {gzip:>9}  {brotli:>9}\n")
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_counts_and_the_total_is_their_sum() {
        let mut files = Vec::new();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        weigh(&source, &source, &mut files).unwrap();
        assert!(files.iter().any(|file| file.name == "page.rs"));
        assert!(files.iter().any(|file| file.name.starts_with("tidy/")));
        assert!(
            files
                .iter()
                .all(|file| 0 < file.brotli && file.brotli < file.gzip && file.gzip < file.raw)
        );
        let total: u64 = files.iter().map(|file| file.brotli).sum();
        assert!(table(&files).contains(&total.to_string()));
    }
}
