//! `cargo xtask soak`: what takes hours, and so is no part of `cargo xtask test`.
//!
//! *Mutants*: cargo-mutants changes one thing after another in the rules and the case, and the tests must notice. First
//! the quick ones of `tests/native.rs` try each mutant; what gets past them, all that matter. A mutant that
//! survives must stand in `tests/mutants.md`, with the reason why no test can tell it from what is written. *Inputs*: the
//! readers of case files and of links are given ten million damaged ones each, and those of CDE's files a million
//! (`examples/soak`).

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use hosting::workspace;

use crate::{steps::Steps, steps::run, tools};

/// Of the mutants that can be built, so many in a hundred must be noticed.
const NOTICED: usize = 95;

/// The tests that try every mutant, by what their paths have in them: mostly the name of a file, and `by_hand::` of three.
const QUICK: [&str; 12] = [
    "by_hand::",
    "case_file::",
    "case_written::",
    "caveats::",
    "drafts::",
    "golden::",
    "judged::",
    "link::",
    "result::",
    "rule_sets::",
    "settled::",
    "words::",
];
/// And those that try what got past them, with the unit tests of the library.
const THOROUGH: [&str; 6] =
    ["brute_force::", "explanations::", "grid::", "laws::", "made_up_year::", "tests::"];

/// Both, or one of them; mutants anew, or from where a run was stopped.
pub fn soak(what: &[&str]) -> Result<()> {
    match what {
        [] => {
            inputs()?;
            mutants(false)
        }
        ["inputs"] => inputs(),
        ["mutants"] => mutants(false),
        ["mutants", "go-on"] => mutants(true),
        _ => bail!("soak what? `cargo xtask soak [inputs | mutants [go-on]]`"),
    }
}

fn inputs() -> Result<()> {
    let arguments = "run --quiet --locked --profile native --no-default-features --features files --example soak";
    run(Command::new("cargo").args(arguments.split(' ')))
}

fn mutants(go_on: bool) -> Result<()> {
    tools::for_soaking(&mut Steps::default())?;
    let folder = workspace().join("target/soak");
    let found = folder.join("mutants.out");
    // What an earlier run found caught would be passed over.
    if found.exists() && !go_on {
        fs::remove_dir_all(&found).with_context(|| format!("cannot remove {}", found.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let iterate = go_on.then_some("--iterate");
    finish(
        try_mutants(&folder)?
            .args(iterate)
            .arg("--cargo-arg=--test=native")
            .args(TO_TESTS)
            .args(QUICK),
    )?;
    let mut thorough = try_mutants(&folder)?;
    // Few mutants, long tests.
    thorough.arg("--iterate").env("CARGO_PROFILE_MUTANTS_OPT_LEVEL", "1");
    thorough.args(["--cargo-arg=--test=native", "--cargo-arg=--lib"]);
    finish(thorough.args(TO_TESTS).args(QUICK).args(THOROUGH))?;
    judge(&Found::read(&found)?)
}

/// What follows is for the test programs: past cargo-mutants, and past cargo.
const TO_TESTS: [&str; 2] = ["--", "--"];

/// Tries the mutants.
fn try_mutants(folder: &Path) -> Result<Command> {
    let mut command = tools::command("cargo-mutants")?;
    command.args(["mutants", "--jobs=1", "--no-shuffle", "--minimum-test-timeout=60"]);
    command.arg("--output").arg(folder);
    // The oracle is no mutant and need not be asked by every test; a failing case need not be made smaller.
    command.env("SOAKING", "1");
    // Each mutant is built in a copy of the project.
    command.env_remove("CARGO_TARGET_DIR");
    Ok(command)
}

fn finish(command: &mut Command) -> Result<()> {
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
