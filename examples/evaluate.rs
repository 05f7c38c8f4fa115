//! Judges many charters at once: one case file a line on standard input, one determination a line on standard
//! output, in order. A line that cannot be read gives `{"error": ..., "line": N}`, the rest goes on, and the exit status
//! is 1 at the end. `--as-of` chooses the rule set, the newest if absent; `--outcomes-only` leaves out the explanations.
//!
//! ```text
//! cargo run -q --release --no-default-features --example evaluate -- --as-of 2025 < cases.jsonl
//! ```

use charter_pathways::{
    report::evaluation::{Detail, evaluate},
    rules::{rule_set::RuleSet, terms::Year},
};
use std::{
    io::{self, BufRead, BufWriter, Write},
    process::ExitCode,
};

const USAGE: &str = "usage: evaluate [--as-of YEAR] [--outcomes-only] < cases.jsonl";

fn main() -> ExitCode {
    let outcome = asked_for().and_then(|(rules, detail)| {
        evaluate_lines(&rules, detail).map_err(|e| format!("cannot read or write: {e}"))
    });
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(message) => {
            eprintln!("evaluate: {message}");
            ExitCode::from(2)
        }
    }
}

/// The rule set and the detail that the command line asks for.
fn asked_for() -> Result<(RuleSet, Detail), String> {
    let (mut rules, mut detail) = (RuleSet::newest(), Detail::Explained);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--outcomes-only" => detail = Detail::Outcomes,
            "--as-of" => rules = rules_as_of(&arguments.next().ok_or(USAGE)?)?,
            other => return Err(format!("\"{other}\" is not an option\n{USAGE}")),
        }
    }
    Ok((rules, detail))
}

fn rules_as_of(year: &str) -> Result<RuleSet, String> {
    let as_of = Year(year.parse().map_err(|_| format!("\"{year}\" is not a year"))?);
    RuleSet::of(as_of).ok_or_else(|| {
        let years: Vec<String> = RuleSet::all().iter().map(|r| r.as_of.to_string()).collect();
        format!("there is no rule set as of {as_of}; there is one as of {}", years.join(", "))
    })
}

/// Evaluates every line; whether all could be read.
fn evaluate_lines(rules: &RuleSet, detail: Detail) -> io::Result<bool> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    for (line, bytes) in (1..).zip(io::stdin().lock().split(b'\n')) {
        let bytes = bytes?;
        let evaluation = match std::str::from_utf8(&bytes) {
            Ok(text) => evaluate(text, rules, detail).map_err(|e| e.to_string()),
            Err(e) => Err(format!("not UTF-8 text: {e}")),
        };
        match evaluation {
            Ok(json) => writeln!(output, "{json}")?,
            Err(error) => {
                all_read = false;
                writeln!(output, "{}", serde_json::json!({ "error": error, "line": line }))?;
            }
        }
    }
    output.flush()?;
    Ok(all_read)
}
