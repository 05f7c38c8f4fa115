//! `cargo xtask bench`: how fast the rules answer, the page comes and follows, and CDE's files are read. It prints times and
//! never fails because of one.

mod lighthouse;

use std::{fs, process::Command};

use anyhow::{Result, bail};
use hosting::workspace;

use crate::{
    page,
    steps::{Steps, run},
    test, tools,
};

/// Natively the rules; in Chromium the rules by themselves, then a switch on the built page; how the page comes to a phone;
/// or CDE's files, natively and in Chromium.
pub fn bench(what: &[&str]) -> Result<()> {
    match what {
        [] => cargo("run --quiet --locked --profile native --no-default-features --example bench"),
        ["files"] => {
            let mut steps = Steps::default();
            tools::for_browsing(&mut steps, false)?;
            tools::for_building(&mut steps)?;
            tools::for_comparing(&mut steps)?;
            cargo(FILES)?;
            let state = workspace().join("target/bench/state");
            fs::create_dir_all(&state)?;
            cargo(&format!("{FILES} -- {}", state.display()))?;
            page::build()?;
            cargo("run --quiet --locked --package browser-tests -- --bench a_whole_state")
        }
        ["browser"] => {
            let mut steps = Steps::default();
            tools::for_browsing(&mut steps, false)?;
            tools::for_building(&mut steps)?;
            page::build()?;
            let mut rules = test::in_browser("bench_in_browser")?;
            // As the page is built, with which it shares its dependencies.
            rules.envs(page::programs::flags()?).arg("--release");
            // In seconds: it is given up after 20 otherwise.
            run(rules.args(["--", "--nocapture"]).env("WASM_BINDGEN_TEST_TIMEOUT", "300"))?;
            cargo("run --quiet --locked --package browser-tests -- --bench switching")?;
            cargo("run --quiet --locked --package browser-tests -- --bench painting")
        }
        ["page"] => {
            let mut steps = Steps::default();
            tools::for_browsing(&mut steps, false)?;
            tools::for_building(&mut steps)?;
            tools::for_measuring(&mut steps)?;
            page::build()?;
            lighthouse::measure()?;
            cargo("run --quiet --locked --package browser-tests -- --bench pressing")
        }
        _ => bail!("bench what? `cargo xtask bench [browser | page | files]`"),
    }
}

/// Reads a made-up state natively, or writes its files.
const FILES: &str =
    "run --quiet --locked --profile native --no-default-features --features files --example files";

fn cargo(arguments: &str) -> Result<()> {
    run(Command::new("cargo").args(arguments.split(' ')))
}
