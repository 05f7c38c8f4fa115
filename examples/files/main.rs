//! How fast a whole state is read and judged, natively: 28 made-up files in CDE's layouts, every charter under the rules.
//!
//! `cargo run --profile native --no-default-features --features files --example files`; with a folder as its argument it
//! writes the files there instead, for the bench in a browser.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a program of the project's own")]

#[path = "../../tests/official/state.rs"]
mod state;

use std::{env, fs, io::Write as _, path::Path, time::Instant};

use charter_pathways::{
    official::{archive::Archive, reader::Reader},
    report::county::{UnknownLocal, csv, rows},
    rules::rule_set::RuleSet,
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
    let rows = rows(&archive, &rules, UnknownLocal::TakenAsMet);
    let bytes = csv(&rows, &rules, UnknownLocal::TakenAsMet).len();
    let took = start.elapsed().as_millis();
    writeln!(
        out,
        "judged, and written as {bytes} bytes of CSV: {} charters in {took} ms",
        rows.len()
    )
    .unwrap();
    // Of the whole program; the largest file, which it makes first, has its part in it.
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: not known here");
    writeln!(
        out,
        "most memory, with the text of one file in it: {}",
        peak.trim_start_matches("VmHWM:").trim()
    )
    .unwrap();
}
