//! The project's own commands, one verb each: `cargo xtask help` lists them.
//!
//! They are Rust, so that whoever can build the project can run them, and each check has one definition for a
//! developer's machine and for CI.

mod bench;
mod bundle;
mod content;
mod dist;
mod fill;
mod licenses;
mod page;
mod reader;
mod serve;
mod soak;
mod split;
mod steps;
mod test;
mod tidy;
mod tools;

use std::{env, process::ExitCode};

use anyhow::{Context, Result, bail};

const HELP: &str = "\
cargo xtask serve [--port N]   build the page, serve it on this machine and print its address
cargo xtask content [--port N] for words and rules: makes the pages of the content anew after each edit, in seconds and with
                               nothing but Rust, serves them, and says which golden cases are answered otherwise
cargo xtask dist               the release: a folder and a zip to publish on any static host
cargo xtask test [--full]      all checks: format, clippy, tidy, native, WebAssembly and browser tests; of these the core
                               in Chromium, Firefox and WebKit and the rest in Chromium, or with --full all in all
cargo xtask tidy               the rules of the house that no compiler checks
cargo xtask bench              how fast the rules answer 1,300 made-up cases, natively; `bench browser` asks the same
                               in Chromium, and how soon the page follows a switch; `bench files` reads a made-up state,
                               natively and in Chromium
cargo xtask bench page         Lighthouse's phone over the page and a bare Leptos page, and how soon a press is followed
                               on a slow network
cargo xtask soak               hours of testing: `soak inputs`, ten million damaged case files; `soak mutants [go-on]`,
                               changes of the rules and the case that a test must notice, anew or from where a run
                               was stopped
cargo xtask finish             what Trunk calls after a build: fills in the page, and weighs it
cargo xtask help               this list";

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
    env::set_current_dir(xtask::workspace())
        .context("the workspace has moved: build xtask again")?;
    match words {
        ["serve", port @ ..] if is_port(port) => serve::serve(port_of(port)?),
        ["content", port @ ..] if is_port(port) => content::content(port_of(port)?),
        ["dist"] => dist::dist(),
        ["test"] => test::test(false),
        ["test", "--full"] => test::test(true),
        ["tidy"] => tidy::tidy(),
        ["bench", what @ ..] => bench::bench(what),
        ["soak", what @ ..] => soak::soak(what),
        ["finish"] => page::finish(),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        [] => bail!("say what to do:\n{HELP}"),
        _ => bail!("there is no `cargo xtask {}`; there is:\n{HELP}", words.join(" ")),
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
