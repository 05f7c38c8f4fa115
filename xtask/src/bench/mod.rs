//! `cargo xtask bench`: how fast the rules answer, the page comes and follows, and CDE's files are read. It prints times and
//! never fails because of one.

mod lighthouse;

use std::process::Command;

use anyhow::{Result, bail};

use crate::{
    page,
    steps::{Steps, run},
    test, tools,
};

/// Natively, of rules or of files; in Chromium: there the rules by themselves, then a switch on the built page; or how the
/// page comes to a phone.
pub fn bench(what: &[&str]) -> Result<()> {
    match what {
        [] => cargo("run --quiet --locked --profile native --no-default-features --example bench"),
        ["files"] => cargo(
            "run --quiet --locked --profile native --no-default-features --features files --example files",
        ),
        ["browser"] => {
            let mut steps = Steps::default();
            tools::for_browsing(&mut steps)?;
            tools::for_building(&mut steps)?;
            page::build()?;
            let mut rules = test::in_browser("bench_in_browser")?;
            // In seconds: it is given up after 20 otherwise.
            run(rules.args(["--", "--nocapture"]).env("WASM_BINDGEN_TEST_TIMEOUT", "300"))?;
            cargo("run --quiet --locked --package browser-tests -- --bench switching")?;
            cargo("run --quiet --locked --package browser-tests -- --bench painting")
        }
        ["page"] => {
            let mut steps = Steps::default();
            tools::for_browsing(&mut steps)?;
            tools::for_building(&mut steps)?;
            tools::for_measuring(&mut steps)?;
            page::build()?;
            lighthouse::measure()?;
            cargo("run --quiet --locked --package browser-tests -- --bench pressing")
        }
        _ => bail!("bench what? `cargo xtask bench [browser | page | files]`"),
    }
}

fn cargo(arguments: &str) -> Result<()> {
    run(Command::new("cargo").args(arguments.split(' ')))
}
