//! Makes programs as small or as quick as wasm-opt can: several at a time, and none twice.
//!
//! It takes a minute and more for all parts of the page, and most builds change few of them. So what came of a program is kept in
//! `target/optimised`, under the hash of all that it hangs on: the program, what wasm-opt was told, and its version.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use anyhow::{Context, Result, anyhow};
use hosting::offline::sha256;

use super::programs::{How, target};
use crate::{steps, tools};

/// A program, and where it is wanted.
pub type Job = (PathBuf, PathBuf);

/// Puts programs where they are wanted, as small or as quick as wasm-opt can make them, if there is time for that. It is run once
/// with each of these lists of options, over what came of the run before.
pub fn optimise(jobs: &[Job], how: How, runs: &[&[&str]]) -> Result<()> {
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some((from, to)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            match how {
                How::AsPublished => one(from, to, runs)?,
                How::InHaste => drop(fs::copy(from, to)?),
            }
        }
        Ok(())
    };
    let at_once = thread::available_parallelism().map_or(1, usize::from).min(jobs.len());
    thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker.join().map_err(|_| anyhow!("a thread that runs wasm-opt has panicked"))?
        })
    })
}

fn one(from: &Path, to: &Path, runs: &[&[&str]]) -> Result<()> {
    let program = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    let folder = target().join("optimised");
    let kept = folder.join(format!("{}.wasm", key(&program, runs)));
    if !kept.is_file() {
        fs::create_dir_all(&folder)?;
        // By another name until it is whole: a build may be ended in between.
        let unfinished = kept.with_extension(format!("{:?}", thread::current().id()));
        let mut from = from;
        for options in runs {
            let mut wasm_opt = tools::command("wasm-opt")?;
            steps::output(wasm_opt.arg(from).arg("-o").arg(&unfinished).args(*options))?;
            from = &unfinished;
        }
        fs::rename(&unfinished, &kept)?;
    }
    fs::copy(&kept, to).map(drop).with_context(|| format!("cannot write {}", to.display()))
}

/// The hash of all that the outcome hangs on.
fn key(program: &[u8], runs: &[&[&str]]) -> String {
    let runs: Vec<String> = runs.iter().map(|options| options.join("\0")).collect();
    let told = [tools::BINARYEN, &runs.join("\0\0")].join("\0");
    sha256([told.as_bytes(), b"\0", program].concat())
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn a_key_is_anothers_for_no_other_program_and_no_other_options() {
        let one = key(b"program", &[&["-Oz", "-x"]]);
        assert_eq!(one, key(b"program", &[&["-Oz", "-x"]]));
        for (program, runs) in [
            (&b"other"[..], &[&["-Oz", "-x"][..]][..]),
            (b"program", &[&["-Oz-x"]]),
            (b"program", &[&["-x", "-Oz"]]),
            (b"program", &[&["-Oz"], &["-x"]]),
        ] {
            assert_ne!(one, key(program, runs));
        }
    }
}
