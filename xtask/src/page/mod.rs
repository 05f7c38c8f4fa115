//! Builds the page with Trunk, and measures what a first visit loads.
//!
//! Trunk compiles the program and calls [`finish`], which has [`fill`] make the page: [`split`] cuts the program into parts and
//! [`shorten`]s its names, [`reader`] makes the worker's, [`optimise`] makes each of them small, [`bundle`] the styles and scripts.

mod bundle;
pub mod fill;
mod licenses;
mod optimise;
pub mod programs;
mod reader;
mod shorten;
mod split;

use std::{
    env, fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, anyhow, bail};
use charter_pathways::leaflet;
use hosting::{compress, offline, workspace};

use self::programs::{How, flags};
use crate::{steps, tools};

/// What a first visit may load, in bytes as a good host sends them (brotli, its best level).
const BUDGET: u64 = 200_000;

/// How the names of files end that nobody waits for: a browser asks for them once the page is used.
const LATER: [&str; 4] = [offline::WORKER, ".webmanifest", ".png", LICENSES];

/// The licences of what the program contains; the page names it too, in `src/leaflet/about.rs`.
const LICENSES: &str = "licenses.txt";

/// And how the names of those begin that only an embed needs.
const EMBED: &str = "embed";

/// Where the built page is.
pub fn folder() -> PathBuf {
    workspace().join("dist")
}

/// Builds the page as it is published. Everything else about the build is said in Trunk.toml.
pub fn build() -> Result<()> {
    let mut trunk = tools::command("trunk")?;
    // Trunk stops at the customary `NO_COLOR=1`: it wants `true`.
    trunk.arg("build").env_remove("NO_COLOR").envs(flags()?);
    // The worker's compiler fills the processor that the page's leaves idle in the end, when it makes one program of all.
    let worker = thread::spawn(|| reader::compile(How::AsPublished));
    let page = steps::run(&mut trunk);
    // First what is wrong with the worker: Trunk's hook needs it too, and would only say that it failed.
    worker.join().map_err(|_| anyhow!("the worker's compilation panicked"))??;
    page
}

/// Trunk's hook after each build: fills in the page, prints the weight of the first load, and fails the build over the
/// budget.
pub fn finish() -> Result<()> {
    let staging =
        env::var_os("TRUNK_STAGING_DIR").context("`finish` is for Trunk to call, after a build")?;
    let staging = Path::new(&staging);
    write_licenses(staging)?;
    fill::fill(staging, &leaflet::leaflet(), How::AsPublished)?;
    let mut files = Vec::new();
    weigh(staging, staging, &mut files)?;
    let is_later = |name: &str| {
        LATER.iter().any(|ending| name.ends_with(ending))
            || name.starts_with(reader::NAME)
            || (name.starts_with(split::PART) && !name.contains(split::FIRST))
    };
    files.retain(|file| !file.name.starts_with(EMBED));
    files.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.name.cmp(&b.name)));
    let (later, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|f| is_later(&f.name));
    print!("{}", table("first load", &files));
    print!("{}", table("later", &later));
    let total: u64 = files.iter().map(|file| file.brotli).sum();
    println!("the budget of the first load is {BUDGET}\n");
    if total > BUDGET {
        bail!("the first load is {total} bytes with brotli; the budget is {BUDGET}");
    }
    Ok(())
}

/// Puts the licences of what the program contains into a folder.
pub fn write_licenses(folder: &Path) -> Result<()> {
    fs::write(folder.join(LICENSES), licenses::list()?)
        .with_context(|| format!("cannot write {LICENSES}"))
}

struct Weight {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Every file of the folder.
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
            gzip: compress::gzip(&bytes)?.len() as u64,
            brotli: compress::brotli(&bytes)?.len() as u64,
        });
    }
    Ok(())
}

/// The files that come at one time, and their sum.
fn table(when: &str, files: &[Weight]) -> String {
    let sum = |of: fn(&Weight) -> u64| files.iter().map(of).sum::<u64>().to_string();
    let mut rows = vec![[when, "raw", "gzip", "brotli"].map(str::to_owned)];
    rows.extend(files.iter().map(|file| {
        [file.name.clone(), file.raw.to_string(), file.gzip.to_string(), file.brotli.to_string()]
    }));
    rows.push([
        "total".to_owned(),
        sum(|file| file.raw),
        sum(|file| file.gzip),
        sum(|file| file.brotli),
    ]);
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
        assert!(files.iter().any(|file| file.name == "main.rs"));
        assert!(files.iter().any(|file| file.name.starts_with("tidy/")));
        assert!(
            files
                .iter()
                .all(|file| 0 < file.brotli && file.brotli < file.gzip && file.gzip < file.raw)
        );
        let total: u64 = files.iter().map(|file| file.brotli).sum();
        assert!(table("first load", &files).contains(&total.to_string()));
    }
}
