//! `cargo xtask soak`: what takes hours, and so is no part of `cargo xtask test`.
//!
//! *Mutants*: cargo-mutants changes one thing after another in the rules and the case, and the tests must notice. First a
//! few quick test programs try each mutant; what gets past them, all that matter. A mutant that survives must stand in
//! `tests/mutants.md`, with the reason why no test can tell it from what is written. *Inputs*: the readers of case files and of
//! links are given ten million damaged ones each (`examples/soak`).

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use xtask::workspace;

use crate::{steps::Steps, steps::run, tools};

/// Of the mutants that can be built, so many in a hundred must be noticed.
const NOTICED: usize = 95;

/// The test programs that try every mutant, beside the library's own tests.
const QUICK: [&str; 6] =
    ["case_by_hand", "case_file", "caveats", "explanations_by_hand", "golden", "settled"];
/// And those that try what got past the first.
const THOROUGH: [&str; 7] =
    ["brute_force", "by_hand", "drafts", "explanations", "laws", "made_up_year", "rule_sets"];

/// Both, or one of them; mutants in one part of several (as in "2/8"), or all.
pub fn soak(what: &[&str]) -> Result<()> {
    match what {
        [] => {
            inputs()?;
            mutants(None)
        }
        ["inputs"] => inputs(),
        ["mutants"] => mutants(None),
        ["mutants", shard] => mutants(Some(shard)),
        _ => bail!("soak what? `cargo xtask soak [inputs | mutants [K/N]]`"),
    }
}

fn inputs() -> Result<()> {
    let arguments = "run --quiet --locked --profile native --no-default-features --example soak";
    run(Command::new("cargo").args(arguments.split(' ')))
}

fn mutants(shard: Option<&str>) -> Result<()> {
    tools::for_soaking(&mut Steps::default())?;
    let folder = workspace().join("target/soak");
    // What an earlier run found caught would be passed over.
    let found = folder.join("mutants.out");
    if found.exists() {
        fs::remove_dir_all(&found).with_context(|| format!("cannot remove {}", found.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    try_mutants(&folder, shard, &QUICK, false)?;
    let mut all = QUICK.to_vec();
    all.extend(THOROUGH);
    try_mutants(&folder, shard, &all, true)?;
    judge(&Found::read(&found)?)
}

/// Lets these test programs try the mutants: all, or those that got past the pass before.
fn try_mutants(folder: &Path, shard: Option<&str>, tests: &[&str], again: bool) -> Result<()> {
    let mut command = tools::command("cargo-mutants")?;
    command.args(["mutants", "--jobs=1", "--no-shuffle", "--minimum-test-timeout=60"]);
    command.arg("--output").arg(folder).arg("--cargo-arg=--lib");
    command.args(tests.iter().map(|test| format!("--cargo-arg=--test={test}")));
    command.args(again.then_some("--iterate"));
    command.args(shard.map(|shard| format!("--shard={shard}")));
    // Each mutant is built in a copy of the project.
    command.env_remove("CARGO_TARGET_DIR");
    let status = command.status().context("cannot start cargo-mutants")?;
    // 2 and 3: some mutants got past the tests, or ran out of time.
    match status.code() {
        Some(0 | 2 | 3) => Ok(()),
        _ => bail!("cargo-mutants ended with {status}"),
    }
}

/// What became of the mutants.
#[derive(Debug, Default, PartialEq)]
struct Found {
    caught: usize,
    missed: BTreeSet<String>,
}

impl Found {
    fn read(folder: &Path) -> Result<Self> {
        let lines = |name: &str| -> Result<Vec<String>> {
            let path: PathBuf = folder.join(name);
            // A file that was not written has no lines.
            if !path.exists() {
                return Ok(Vec::new());
            }
            let text = fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        // With a mutant that never ends the tests never pass.
        let caught = ["previously_caught.txt", "caught.txt", "timeout.txt"];
        let caught: BTreeSet<String> = caught
            .iter()
            .map(|name| lines(name))
            .collect::<Result<Vec<_>>>()?
            .concat()
            .into_iter()
            .collect();
        // `--iterate` counts what could not be built among what was caught.
        let unviable: BTreeSet<String> = lines("unviable.txt")?.into_iter().collect();
        let missed = lines("missed.txt")?;
        Ok(Self {
            caught: caught.difference(&unviable).count(),
            missed: missed.iter().map(|line| without_line_number(line)).collect(),
        })
    }
}

/// A mutant without its line and column, which change with every edit above it.
fn without_line_number(mutant: &str) -> String {
    match mutant.splitn(4, ':').collect::<Vec<_>>().as_slice() {
        [file, _, _, change] => format!("{file}:{change}"),
        _ => mutant.to_owned(),
    }
}

/// Whether enough was noticed, and every survivor is accounted for.
fn judge(found: &Found) -> Result<()> {
    let listed = fs::read_to_string(workspace().join("tests/mutants.md"))
        .context("cannot read tests/mutants.md")?;
    let viable = found.caught + found.missed.len();
    let unlisted = unlisted(found, &listed);
    println!(
        "{viable} viable mutants: {} were noticed, {} were not, {} of these are not in tests/mutants.md",
        found.caught,
        found.missed.len(),
        unlisted.len()
    );
    for mutant in &unlisted {
        println!("  {mutant}");
    }
    if found.caught * 100 < viable * NOTICED {
        bail!("fewer than {NOTICED} in a hundred were noticed");
    }
    if !unlisted.is_empty() {
        bail!("write a test that notices them, or say in tests/mutants.md why none can");
    }
    Ok(())
}

/// The survivors that the list does not speak of.
fn unlisted<'a>(found: &'a Found, list: &str) -> Vec<&'a String> {
    let listed: BTreeSet<&str> =
        list.lines().filter_map(|line| line.strip_prefix("- `")?.strip_suffix('`')).collect();
    found.missed.iter().filter(|mutant| !listed.contains(mutant.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn survivors_are_known_by_file_and_change() {
        let mutant = "src/rules/a.rs:12:3: replace + with - in <impl A for B>::c";
        let found = Found {
            caught: 1,
            missed: [mutant, "src/rules/b.rs:1:2: replace x -> bool with true"]
                .map(without_line_number)
                .into(),
        };
        let list =
            "Why:\n- `src/rules/a.rs: replace + with - in <impl A for B>::c`\n  It is the same.\n";
        assert_eq!(unlisted(&found, list), ["src/rules/b.rs: replace x -> bool with true"]);
    }
}
