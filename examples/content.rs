//! What an edit of the content or of the rules comes to: the pages that are made of them, and the golden cases that they
//! change. `cargo xtask content` runs this after each edit, anew, for both are compiled into the library.
//!
//! `content pages` prints the leaflet as HTML; `content cases` tells which years are judged, and each golden case whose answer is no longer what its file
//! expects, and fails if there is one; `content find` and words tells what the search of the page finds for them.

#[path = "../tests/search/found.rs"]
mod found;

use std::{env, process::ExitCode};

use charter_pathways::{
    leaflet,
    proof::GOLDEN,
    report::names,
    rules::rule_set::RuleSet,
    search::{Search, text::Shown},
};

/// So many hits are told.
const TOLD: usize = 5;

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    match words.next().as_deref() {
        Some("pages") => {
            println!("{}", leaflet::leaflet());
            ExitCode::SUCCESS
        }
        Some("cases") => cases(),
        Some("find") => {
            find(&words.collect::<Vec<_>>().join(" "));
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("say `pages`, `cases`, or `find` and words");
            ExitCode::FAILURE
        }
    }
}

fn cases() -> ExitCode {
    for rules in RuleSet::all() {
        println!(
            "Rules as of {}: the Dashboards of {}.",
            rules.as_of,
            names::years(&rules.years())
        );
    }
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

fn find(typed: &str) {
    let found = Search::new(found::entries()).find(typed);
    for (typed, taken) in &found.taken_as {
        println!("“{typed}” is nowhere; taken as “{taken}”.");
    }
    for (typed, near) in &found.nowhere {
        let near = if near.is_empty() { "nothing".to_owned() } else { near.join(", ") };
        println!("“{typed}” is nowhere; near it: {near}.");
    }
    for hit in found.hits.iter().take(TOLD) {
        println!("\n{}\n    {}\n    {}", marked(&hit.title), hit.href, marked(&hit.text));
    }
    println!("\n{} found.", found.hits.len());
}

/// What is shown, with marked words in brackets.
fn marked(shown: &Shown) -> String {
    let run = |(is_marked, words): (bool, &str)| {
        if is_marked { format!("[{words}]") } else { words.into() }
    };
    shown.runs().into_iter().map(run).collect()
}
