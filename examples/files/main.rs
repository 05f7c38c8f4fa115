//! How fast a whole state is read and judged, natively: 28 made-up files in CDE's layouts, every charter under the rules.
//!
//! `cargo run --profile native --no-default-features --features files --example files`; with a folder as its argument it
//! writes the files there instead, for the bench in a browser.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a program of the project's own")]

#[path = "../../tests/official/state.rs"]
mod state;

use std::{env, fs, io::Write as _, path::Path, time::Instant};

use charter_pathways::{
    case::facts::facts,
    official::{archive::Archive, reader::Reader},
    rules::{both_tests::Tests, rule_set::RuleSet, standing::YearStanding},
};
use state::{INDICATORS, State, YEARS};

/// A state of the size of California.
const CALIFORNIA: State = State { seed: 2025, schools: 9800 };

fn main() {
    let folder = env::args().nth(1);
    let (mut archive, mut bytes, mut time) = (Archive::default(), 0, 0);
    for year in YEARS {
        for (indicator, (_, file)) in INDICATORS.iter().enumerate() {
            let name = format!("{file}download{year}.txt");
            let mut text = Vec::new();
            CALIFORNIA.write(year, indicator, &mut text).unwrap();
            bytes += text.len();
            if let Some(folder) = &folder {
                fs::write(Path::new(folder).join(&name), &text).unwrap();
                continue;
            }
            let start = Instant::now();
            let mut reader = Reader::new(&name);
            for piece in text.chunks(256 * 1024) {
                reader.push(piece);
            }
            archive.add(reader.finish());
            time += start.elapsed().as_micros();
        }
    }
    let mut out = std::io::stdout();
    if let Some(folder) = folder {
        writeln!(out, "{} MB written to {folder}", bytes / 1_000_000).unwrap();
        return;
    }
    let mega = u128::try_from(bytes).unwrap();
    writeln!(out, "read: {} MB in {} ms, {} MB/s", bytes / 1_000_000, time / 1000, mega / time)
        .unwrap();
    let start = Instant::now();
    let rules = RuleSet::newest();
    let mut outcomes = [0_usize; 3];
    for (cds, _) in archive.charters() {
        let (facts, _) = facts(&archive.case_without_origins(cds), &rules);
        let window: Vec<YearStanding> =
            rules.window.iter().map(|criteria| YearStanding::of(&facts, criteria)).collect();
        outcomes[Tests::of(&window, rules.settled).assistance.outcome() as usize] += 1;
    }
    let took = start.elapsed().as_millis();
    writeln!(out, "judged: {} charters in {took} ms: {outcomes:?}", archive.len()).unwrap();
}
