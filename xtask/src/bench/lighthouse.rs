//! What Lighthouse says of the home page on its phone, and of the least page that Leptos and its router make, in turn.
//!
//! The phone is Lighthouse's own default: a mobile screen, a network of 1.6 Mbit/s and 150 ms, a processor four times
//! slower, all of it *simulated*: the page is loaded at full speed and what it would have taken is computed. Both pages
//! are served as published, with brotli. One run says little, so the median of several is printed.

use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};
use hosting::{compress, server::Server, workspace};
use serde_json::Value;

use crate::{
    page,
    steps::{self, output},
    tools,
};

const RUNS: usize = 5;

/// What is read from a report: its name, where it is, and what to multiply it by.
const READ: [(&str, &str, f64); 9] = [
    ("performance", "/categories/performance/score", 100.0),
    ("accessibility", "/categories/accessibility/score", 100.0),
    ("best practices", "/categories/best-practices/score", 100.0),
    ("SEO", "/categories/seo/score", 100.0),
    ("first contentful paint, ms", "/audits/first-contentful-paint/numericValue", 1.0),
    ("largest contentful paint, ms", LARGEST, 1.0),
    ("blocking time, ms", "/audits/total-blocking-time/numericValue", 1.0),
    ("layout shift, thousandths", "/audits/cumulative-layout-shift/numericValue", 1000.0),
    ("loaded, KB", "/audits/total-byte-weight/numericValue", 0.001),
];
const LARGEST: &str = "/audits/largest-contentful-paint/numericValue";

/// Measures the built page and the bare one, and prints a table.
pub fn measure() -> Result<()> {
    let places = [("this page", page::folder()), ("bare Leptos", bare()?)];
    let mut servers = Vec::new();
    for (name, built) in &places {
        let folder = workspace().join("target/bench").join(name.replace(' ', "-"));
        compress::as_published(built, &folder)
            .with_context(|| format!("cannot copy {}", built.display()))?;
        servers.push(Server::start(&folder, "/", 0)?);
    }
    // In turn, so that whatever else the machine does meets both.
    let mut reports: Vec<Vec<Value>> = vec![Vec::new(); servers.len()];
    for _ in 0..RUNS {
        for (server, reports) in servers.iter().zip(&mut reports) {
            reports.push(report(&server.address())?);
        }
    }
    println!("\nLighthouse on its phone, simulated; medians of {RUNS} runs");
    println!("  {:<30} {:>11} {:>11}", "", places[0].0, places[1].0);
    for (name, place, by) in READ {
        let medians: Vec<f64> = reports
            .iter()
            .map(|reports| Ok(median(reports, place)? * by))
            .collect::<Result<_>>()?;
        print!("  {name:<30}");
        println!("{}", medians.iter().map(|median| format!(" {median:>11.0}")).collect::<String>());
    }
    if let [ours, theirs] = reports.as_slice() {
        let ratio = median(ours, LARGEST)? / median(theirs, LARGEST)?;
        println!("  largest contentful paint: {ratio:.2} of the bare page's");
        let last = ours.last().context("there is no report")?;
        for (id, audit) in last.get("audits").and_then(Value::as_object).into_iter().flatten() {
            let score = audit.get("score").and_then(Value::as_f64);
            if score.is_some_and(|score| score < 0.9) {
                println!("  not full: {id}: {}", audit.get("title").unwrap_or(&Value::Null));
            }
        }
    }
    Ok(())
}

/// Builds the bare page; where it is.
fn bare() -> Result<PathBuf> {
    let folder = workspace().join("examples/bench/bare");
    let made = workspace().join("target/bench/bare-built");
    let mut trunk = tools::command("trunk")?;
    trunk
        .current_dir(&folder)
        .args(["build", "--dist"])
        .arg(&made)
        .env_remove("NO_COLOR")
        // Nothing that it compiles is the project's own.
        .env("CARGO_TARGET_DIR", workspace().join("target/bench/bare-target"))
        // In place of the project's own flags: what they keep for cutting a program is left in one that is not cut.
        .env("RUSTFLAGS", "--cfg erase_components");
    steps::run(&mut trunk)?;
    Ok(made)
}

fn report(address: &str) -> Result<Value> {
    let chromium = hosting::which("chromium").context("chromium has gone")?;
    let mut lighthouse: Command = tools::command("lighthouse")?;
    lighthouse
        .arg(address)
        .args(["--output=json", "--quiet", "--no-enable-error-reporting"])
        .arg("--only-categories=performance,accessibility,best-practices,seo")
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage")
        .env("CHROME_PATH", chromium);
    let report: Value = serde_json::from_str(&output(&mut lighthouse)?)?;
    match report.pointer("/runtimeError/message").and_then(Value::as_str) {
        Some(error) => bail!("Lighthouse cannot measure {address}: {error}"),
        None => Ok(report),
    }
}

fn median(reports: &[Value], place: &str) -> Result<f64> {
    let values = reports.iter().map(|report| {
        report
            .pointer(place)
            .and_then(Value::as_f64)
            .with_context(|| format!("a report has no {place}"))
    });
    let mut values: Vec<f64> = values.collect::<Result<_>>()?;
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().context("there is no report")
}
