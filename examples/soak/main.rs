//! Ten million damaged case files, as many damaged links, and a million damaged files of CDE's: `cargo xtask soak inputs`
//! runs this. None may end in a panic, and none may take more memory than a phone has to spare.
//!
//! How they are made, and what must hold of those that can be read, is in `files`, `links` and `official`. Every input follows from the
//! seed and its number.
//!
//! ```text
//! cargo run --profile native --no-default-features --features files --example soak -- --of links --inputs 1000000 --seed 7
//! ```

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test that runs for minutes: it stops at the first surprise"
)]

mod files;
#[path = "../../tests/generator/mod.rs"]
mod generator;
mod links;
mod official;
#[path = "../../tests/official/state.rs"]
mod state;

use std::{
    fs, panic,
    process::ExitCode,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use generator::{Open, random::Random};

/// The memory that reading may take, in kilobytes.
const MEMORY: u64 = 64 * 1024;
/// How many sound cases the damaged inputs are made from.
const CASES: u64 = 400;
/// How often an input is one that is meant to hurt: once in so many.
const HOSTILE: usize = 100_000;

const USAGE: &str = "usage: soak [--of files|links|official] [--inputs N] [--seed S] [--first I]";

/// What is read, how its inputs are made, and what is tried with each: whether it could be read.
trait Reader: panic::RefUnwindSafe {
    const OF: &str;

    /// From sound cases, as the texts of case files.
    fn new(cases: &[String]) -> Self;

    /// One input.
    fn input(&self, random: &mut Random) -> String;

    /// Reads an input; an error is what must not be.
    fn attempt(&self, text: &str, number: u64) -> Result<bool, String>;
}

/// What is asked for.
struct Asked {
    of: Option<String>,
    inputs: u64,
    seed: u64,
    first: u64,
}

fn main() -> ExitCode {
    let all = asked_for().and_then(|asked| {
        soak::<files::Files>(&asked)?;
        soak::<links::Links>(&asked)?;
        // Each is a whole file, which takes ten times as long.
        soak::<official::Official>(&Asked { inputs: asked.inputs.div_ceil(10), ..asked })
    });
    match all {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("soak: {message}");
            ExitCode::FAILURE
        }
    }
}

fn asked_for() -> Result<Asked, String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let mut asked = Asked { of: None, inputs: 10_000_000, seed: now, first: 0 };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().ok_or(USAGE)?;
        if argument == "--of" {
            asked.of = Some(value);
            continue;
        }
        let value = value.parse().map_err(|_| USAGE)?;
        match argument.as_str() {
            "--inputs" => asked.inputs = value,
            "--seed" => asked.seed = value,
            "--first" => asked.first = value,
            _ => return Err(USAGE.to_owned()),
        }
    }
    Ok(asked)
}

fn soak<R: Reader>(asked: &Asked) -> Result<(), String> {
    let Asked { of, inputs, seed, first } = asked;
    if of.as_ref().is_some_and(|of| of != R::OF) {
        return Ok(());
    }
    println!("seed {seed}: {inputs} {}", R::OF);
    let cases: Vec<String> = (0..CASES)
        .map(|i| {
            let as_of = generator::as_of(i);
            let open = if i % 3 == 0 { Open::Much } else { Open::Little };
            generator::case(seed.wrapping_mul(CASES).wrapping_add(i), as_of, open).to_string()
        })
        .collect();
    let reader = R::new(&cases);
    let started = Instant::now();
    let mut read = 0_u64;
    for number in *first..first + inputs {
        let mut random = Random::new(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let text = reader.input(&mut random);
        let told = |problem: &str| told::<R>(problem, *seed, number, &text);
        match panic::catch_unwind(|| reader.attempt(&text, number)) {
            Ok(Ok(was_read)) => read += u64::from(was_read),
            Ok(Err(problem)) => return Err(told(&problem)),
            Err(_) => return Err(told("it panicked")),
        }
        if (text.len() > 50_000 || number.is_multiple_of(1024)) && peak_memory()? > MEMORY {
            return Err(told("memory"));
        }
    }
    let took = started.elapsed();
    let rate = inputs * 1000 / u64::try_from(took.as_millis()).unwrap_or(1).max(1);
    println!("{inputs} {} in {} s, {rate} a second", R::OF, took.as_secs());
    println!("{read} of them could be read; the others were refused with a message");
    let peak = peak_memory()?;
    println!("peak memory {peak} kB, at most {MEMORY}");
    if peak > MEMORY { Err("too much memory".to_owned()) } else { Ok(()) }
}

/// What went wrong, and how to see it again.
fn told<R: Reader>(problem: &str, seed: u64, number: u64, text: &str) -> String {
    let start: String = text.chars().take(2000).collect();
    let of = R::OF;
    format!(
        "{problem}: again with `--of {of} --seed {seed} --first {number} --inputs 1`; the input begins\n{start}"
    )
}

/// The most memory that this process has had, in kilobytes.
fn peak_memory() -> Result<u64, String> {
    let status = fs::read_to_string("/proc/self/status").map_err(|error| error.to_string())?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok())
        .ok_or_else(|| "this system does not tell the peak memory".to_owned())
}
