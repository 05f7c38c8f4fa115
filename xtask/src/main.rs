//! The project's own commands, one verb each: `cargo xtask help` lists them.
//!
//! They are Rust, so that whoever can build the project can run them, and each check has one definition for a
//! developer's machine and for CI.

mod bench;
mod content;
mod dist;
mod edits;
mod help;
mod packages;
mod page;
mod serve;
mod soak;
mod steps;
mod test;
mod tidy;
mod tools;
mod watch;

use std::{env, process::ExitCode};

use anyhow::{Context, Result, bail};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match go(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            for (depth, cause) in error.chain().enumerate() {
                eprintln!("{}{cause}", if depth == 0 { "error: " } else { "  " });
            }
            ExitCode::FAILURE
        }
    }
}

fn go(words: &[&str]) -> Result<()> {
    // Every command runs where the workspace is, wherever it was typed.
    env::set_current_dir(hosting::workspace())
        .context("the workspace has moved: build xtask again")?;
    match words {
        ["help", verb] | [verb, "--help" | "-h"] => {
            let unknown =
                || format!("there is no `cargo xtask {verb}`; there is:\n{}", help::list());
            println!("{}", help::about(verb).with_context(unknown)?);
            Ok(())
        }
        ["serve", port @ ..] if is_port(port) => serve::serve(port_of(port)?),
        ["watch", port @ ..] if is_port(port) => watch::watch(port_of(port)?),
        ["content", port @ ..] if is_port(port) => content::content(port_of(port)?),
        ["search", words @ ..] if !words.is_empty() => content::search(words),
        ["dist"] => dist::dist(),
        ["test"] => test::test(false),
        ["test", "--full"] => test::test(true),
        ["tidy"] => tidy::tidy(),
        ["bench", what @ ..] => bench::bench(what),
        ["soak", what @ ..] => soak::soak(what),
        ["finish"] => page::finish(),
        ["help" | "--help" | "-h"] => {
            println!("{}", help::list());
            Ok(())
        }
        [] => bail!("say what to do:\n{}", help::list()),
        _ => bail!("there is no `cargo xtask {}`; there is:\n{}", words.join(" "), help::list()),
    }
}

/// Whether these words, after a command that serves, are none or name a port.
fn is_port(words: &[&str]) -> bool {
    matches!(words, [] | ["--port", _])
}

fn port_of(words: &[&str]) -> Result<Option<u16>> {
    let parse =
        |port: &&str| port.parse().with_context(|| format!("`{port}` is not a port: 1 to 65535"));
    words.get(1).map(parse).transpose()
}
