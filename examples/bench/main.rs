//! How fast the rules answer: `cargo xtask bench` runs this. It prints each time beside its goal and never fails.

mod mix;

use std::{process::ExitCode, time::Instant};

use mix::Goals;

const GOALS: Goals = Goals {
    thousand: Some(1_000_000),
    thirteen_hundred: Some(150_000),
    median: Some(1_000),
    worst: Some(5_000),
    keystroke: Some(16_000),
};

fn main() -> ExitCode {
    let start = Instant::now();
    match mix::measured(&GOALS, || start.elapsed()) {
        Ok(table) => {
            print!("{table}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("bench: {message}");
            ExitCode::FAILURE
        }
    }
}
