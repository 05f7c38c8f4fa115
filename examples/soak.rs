//! Ten million damaged case files: `cargo xtask soak inputs` runs this. None may end in a panic, and none may take more
//! memory than a phone has to spare.
//!
//! Made-up cases are taken apart into JSON tokens, which are replaced, moved, doubled and dropped, and then some bytes
//! are; now and then comes a text of a megabyte that is meant to hurt. Whatever can be read is judged, and some of it
//! is written and read again, which must change nothing. Every input follows from the seed and its number.
//!
//! ```text
//! cargo run --profile native --no-default-features --example soak -- --inputs 1000000 --seed 7
//! ```

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test that runs for minutes: it stops at the first surprise"
)]

#[path = "../tests/generator/mod.rs"]
mod generator;

use std::{
    fs, panic,
    process::ExitCode,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use charter_pathways::{
    case::{
        facts::facts,
        file::{self, MAX_BYTES},
    },
    rules::{determination::Determination, rule_set::RuleSet},
};
use generator::{Open, random::Random};

/// The memory that reading may take, in kilobytes.
const MEMORY: u64 = 64 * 1024;
/// How many sound cases the damaged ones are made from.
const CASES: u64 = 400;
/// How often an input is one that is meant to hurt: once in so many.
const HOSTILE: u64 = 100_000;

const USAGE: &str = "usage: soak [--inputs N] [--seed S] [--first I]";

/// Words of the case file and other tokens that a reader may stumble over.
const TOKENS: [&str; 48] = [
    "null",
    "true",
    "false",
    "0",
    "-1",
    "4",
    "8",
    "1e999",
    "0.1",
    "18446744073709551616",
    "-0",
    "2025",
    "{}",
    "[]",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"\"",
    "\"red\"",
    "\"none\"",
    "\"very_low\"",
    "\"met\"",
    "\"not_met_two_years\"",
    "\"SWD\"",
    "\"LTEL\"",
    "\"ALL\"",
    "\"ELA\"",
    "\"SCIENCE\"",
    "\"groups\"",
    "\"levels\"",
    "\"counted\"",
    "\"priorities\"",
    "\"fewer_than_two\"",
    "\"local\"",
    "\"published\"",
    "\"2019\"",
    "\"2022\"",
    "\"02025\"",
    "\"version\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\u{202e}\u{1f393}\"",
    "\"a.b\\n\"",
    "\u{feff}",
    " ",
];

fn main() -> ExitCode {
    let asked: Result<_, String> = asked_for();
    match asked.and_then(|(inputs, seed, first)| soak(inputs, seed, first)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("soak: {message}");
            ExitCode::FAILURE
        }
    }
}

/// How many inputs, from which seed, beginning with which.
fn asked_for() -> Result<(u64, u64, u64), String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let (mut inputs, mut seed, mut first) = (10_000_000, now, 0);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().and_then(|value| value.parse().ok()).ok_or(USAGE)?;
        match argument.as_str() {
            "--inputs" => inputs = value,
            "--seed" => seed = value,
            "--first" => first = value,
            _ => return Err(USAGE.to_owned()),
        }
    }
    Ok((inputs, seed, first))
}

fn soak(inputs: u64, seed: u64, first: u64) -> Result<(), String> {
    println!("seed {seed}: {inputs} inputs");
    let rules = RuleSet::all();
    let texts: Vec<String> = (0..CASES)
        .map(|i| {
            let as_of = if i % 2 == 0 { 2024 } else { 2025 };
            let open = if i % 3 == 0 { Open::Much } else { Open::Little };
            generator::case(seed.wrapping_mul(CASES).wrapping_add(i), as_of, open).to_string()
        })
        .collect();
    let cases: Vec<Vec<&str>> = texts.iter().map(|text| tokens(text)).collect();
    let started = Instant::now();
    let mut read = 0_u64;
    for number in first..first + inputs {
        let mut random = Random::new(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let text = input(&mut random, &cases);
        let tried = panic::catch_unwind(|| try_input(&text, &rules, number));
        match tried {
            Ok(Ok(was_read)) => read += u64::from(was_read),
            Ok(Err(problem)) => return Err(told(&problem, seed, number, &text)),
            Err(_) => return Err(told("it panicked", seed, number, &text)),
        }
        if (text.len() > 50_000 || number.is_multiple_of(1024)) && peak_memory()? > MEMORY {
            return Err(told("memory", seed, number, &text));
        }
    }
    let took = started.elapsed();
    let rate = inputs * 1000 / u64::try_from(took.as_millis()).unwrap_or(1).max(1);
    println!("{inputs} inputs in {} s, {rate} a second", took.as_secs());
    println!("{read} of them could be read; the others were refused with a message");
    let peak = peak_memory()?;
    println!("peak memory {peak} kB, at most {MEMORY}");
    if peak > MEMORY { Err("too much memory".to_owned()) } else { Ok(()) }
}

/// What went wrong, and how to see it again.
fn told(problem: &str, seed: u64, number: u64, text: &str) -> String {
    let start: String = text.chars().take(2000).collect();
    format!(
        "{problem}: again with `--seed {seed} --first {number} --inputs 1`; the input begins\n{start}"
    )
}

/// Reads and judges one input; whether it could be read.
fn try_input(text: &str, rules: &[RuleSet], number: u64) -> Result<bool, String> {
    let Ok((case, warnings)) = file::read(text) else { return Ok(false) };
    for rules in rules {
        let (facts, more) = facts(&case, rules);
        let determination = Determination::of(&facts, rules);
        std::hint::black_box((&warnings, more, determination));
    }
    if number.is_multiple_of(8) && text.len() < MAX_BYTES / 20 {
        let written = file::write(&case);
        let again = file::read(&written).map_err(|error| format!("written, then: {error}"))?;
        if file::write(&again.0) != written {
            return Err("written and read again it is another case".to_owned());
        }
    }
    Ok(true)
}

/// The most memory that this process has had, in kilobytes.
fn peak_memory() -> Result<u64, String> {
    let status = fs::read_to_string("/proc/self/status").map_err(|error| error.to_string())?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok())
        .ok_or_else(|| "this system does not tell the peak memory".to_owned())
}

/// One input.
fn input(random: &mut Random, cases: &[Vec<&str>]) -> String {
    if random.below(usize::try_from(HOSTILE).unwrap()) == 0 {
        return hostile(random);
    }
    let mut tokens = cases[random.below(cases.len())].clone();
    for _ in 0..random.pick(&[0, 1, 1, 1, 2, 2, 3, 5, 9]) {
        change(random, &mut tokens, cases);
    }
    let mut text = tokens.concat();
    if random.chance(15) {
        let mut bytes = text.into_bytes();
        for _ in 0..random.pick(&[1, 1, 2, 4]) {
            damage(random, &mut bytes);
        }
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    text
}

/// The tokens of a JSON text: strings, words and numbers, and punctuation.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = vec![];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            c if c.is_alphanumeric() || c == '-' => {
                rest.find([',', ':', '}', ']', '"']).unwrap_or(rest.len())
            }
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// The length of the string that a text begins with, both quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// Changes one token, or moves a few.
fn change<'a>(random: &mut Random, tokens: &mut Vec<&'a str>, cases: &[Vec<&'a str>]) {
    if tokens.is_empty() {
        return;
    }
    let at = random.below(tokens.len());
    let end = (at + 1 + random.below(12)).min(tokens.len());
    match random.below(12) {
        0 => tokens[at] = random.pick(&TOKENS),
        // A word for a word keeps it JSON, so that more than the first reading is tried.
        1..=7 => {
            let other = &cases[random.below(cases.len())];
            let word = other[random.below(other.len())];
            let place = tokens.iter().skip(at).position(|token| kind(token) == kind(word));
            if let Some(place) = place {
                tokens[at + place] = word;
            }
        }
        8 => tokens.insert(at, random.pick(&TOKENS)),
        9 => {
            tokens.drain(at..end);
        }
        10 => {
            let doubled = tokens[at..end].to_vec();
            let to = random.below(tokens.len());
            tokens.splice(to..to, doubled);
        }
        _ => {
            let to = random.below(tokens.len());
            tokens.swap(at, to);
        }
    }
}

/// Strings are of one kind, words and numbers of another, and each sign is one of its own.
fn kind(token: &str) -> u8 {
    match token.as_bytes().first() {
        Some(first) if first.is_ascii_alphanumeric() => b'0',
        Some(first) => *first,
        None => 0,
    }
}

/// Changes bytes, without a thought for JSON.
fn damage(random: &mut Random, bytes: &mut Vec<u8>) {
    if bytes.is_empty() {
        return;
    }
    let at = random.below(bytes.len());
    match random.below(5) {
        0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
        1 => bytes[at] ^= 1 << random.below(8),
        2 => bytes.truncate(at),
        3 => {
            bytes.remove(at);
        }
        _ => bytes.insert(at, random.pick(b"\"\\{}[],:0eE.-+u\x00\xff\xc3")),
    }
}

/// A text of about the greatest length that is read, made to take time, memory or stack.
fn hostile(random: &mut Random) -> String {
    let head = r#"{"format":"charter-pathways/case","version":1,"#;
    let fill = |part: &dyn Fn(usize) -> String, space: usize| {
        let (mut text, mut count) = (String::new(), 0);
        while text.len() < space {
            text.push_str(&part(count));
            count += 1;
        }
        text
    };
    let space = random.pick(&[MAX_BYTES / 10, MAX_BYTES - 12_000, MAX_BYTES]);
    let deep = |key: &str, depth: usize| format!("{{\"{key}\":").repeat(depth);
    let key = "k".repeat(random.pick(&[1, 60, 200]));
    let depth = random.pick(&[1, 20, 120]);
    match random.below(10) {
        0 => "[".repeat(space),
        1 => format!("{head}\"x\":[{}0]}}", fill(&|_| "0,".to_owned(), space)),
        2 => format!("{head}\"x\":[{}0]}}", fill(&|_| "[],".to_owned(), space)),
        3 => format!("{head}\"x\":{{{}\"\":0}}}}", fill(&|i| format!("\"{i}\":0,"), space)),
        4 => {
            let wide = fill(&|_| "\"a\":0,".to_owned(), space);
            let close = "}".repeat(depth);
            format!("{head}\"x\":{}{{{wide}\"a\":0}}{close}}}", deep(&key, depth))
        }
        5 => {
            let groups = fill(&|i| format!("\"g{i}\":0,"), space);
            format!("{head}\"dashboards\":{{\"2025\":{{\"groups\":{{{groups}\"SWD\":{{}}}}}}}}}}")
        }
        6 => {
            let levels = fill(&|i| format!("\"{i}\":1,"), space);
            let groups = format!("{{\"SWD\":{{\"levels\":{{{levels}\"ELA\":\"red\"}}}}}}");
            format!("{head}\"dashboards\":{{\"2025\":{{\"groups\":{groups}}}}}}}")
        }
        7 => format!(
            "{head}\"dashboards\":{{{}\"2025\":{{}}}}}}",
            fill(&|i| format!("\"{i}\":1,"), space)
        ),
        8 => format!("{head}\"name\":\"{}\"}}", fill(&|_| "\\u0041\u{1f393}".to_owned(), space)),
        _ => {
            let facts = fill(&|i| format!("\"{i}\":{{\"from\":\"typed\"}},"), space);
            format!("{head}\"provenance\":{{{facts}\"x\":null}}}}")
        }
    }
}
