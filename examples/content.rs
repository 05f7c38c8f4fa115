//! What an edit of the content or of the rules comes to: the pages that are made of them, and the golden cases that they
//! change. `cargo xtask content` runs this after each edit, anew, for both are compiled into the library.
//!
//! `content pages` prints the leaflet as HTML; `content cases` tells each golden case whose answer is no longer what its file
//! expects, and fails if there is one.

use std::{env, process::ExitCode};

use charter_pathways::{leaflet, proof::GOLDEN};

fn main() -> ExitCode {
    match env::args().nth(1).as_deref() {
        Some("pages") => {
            println!("{}", leaflet::leaflet());
            ExitCode::SUCCESS
        }
        Some("cases") => cases(),
        _ => {
            eprintln!("say `pages` or `cases`");
            ExitCode::FAILURE
        }
    }
}

fn cases() -> ExitCode {
    let mut changed = 0;
    for golden in GOLDEN {
        let problems = golden.problems();
        if !problems.is_empty() {
            changed += 1;
            println!("tests/cases/{}.toml: {}", golden.name, golden.title);
            for problem in problems {
                println!("    {problem}");
            }
        }
    }
    if changed == 0 {
        println!("All {} golden cases hold.", GOLDEN.len());
        return ExitCode::SUCCESS;
    }
    println!(
        "{changed} of {} golden cases are answered otherwise than their files expect.",
        GOLDEN.len()
    );
    ExitCode::FAILURE
}
