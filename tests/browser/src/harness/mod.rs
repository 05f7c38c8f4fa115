//! What the cases stand on: a browser per case, a page to act on as a person would, and a report that names what
//! failed.
//!
//! Every case has a browser of its own with an empty profile, so that no draft leaks from one into the next. What must
//! hold on every page (nothing in the console, no request to another place) is checked after each case, not by each.

mod browser;
mod page;

use std::{fs, future::Future, path::Path, pin::Pin, time::Duration, time::Instant};

use anyhow::{Context, Result, anyhow, bail};
use tokio::time::timeout;
use xtask::{server::Server, workspace};

use browser::Driver;
pub use page::{Kind, Page};

/// Where the page is served. A sub-path, as on a host that has other pages too; `cargo xtask serve` shows the
/// root of one.
const PREFIX: &str = "/a/sub-path/";

/// A case that takes longer than this hangs.
const LIMIT: Duration = Duration::from_mins(3);

type Outcome<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// A named case over the page.
pub struct Case {
    pub name: &'static str,
    pub run: for<'a> fn(&'a Page) -> Outcome<'a>,
}

/// The cases of a module by the names of their functions.
#[macro_export]
macro_rules! cases {
    ($($module:ident: $($name:ident),+ $(,)?;)+) => {
        &[$($($crate::harness::Case {
            name: concat!(stringify!($module), "::", stringify!($name)),
            run: |page| Box::pin($module::$name(page)),
        }),+),+]
    };
}

/// Runs the cases whose name contains `filter`, one after the other, and says which failed and why.
pub async fn run(cases: &[Case], filter: &str) -> Result<()> {
    let dist = workspace().join("dist");
    if !dist.join("index.html").is_file() {
        bail!("the page is not built: `cargo xtask test` builds it and runs these tests");
    }
    let server = Server::start(&dist, PREFIX, 0).context("no port of 127.0.0.1 can be had")?;
    let driver = Driver::start()?;
    let shots = workspace().join("tests/browser/shots");
    if shots.exists() {
        fs::remove_dir_all(&shots).context("cannot empty tests/browser/shots")?;
    }
    let (mut passed, mut failed) = (0, Vec::new());
    for case in cases.iter().filter(|case| case.name.contains(filter)) {
        let start = Instant::now();
        let outcome =
            one(case, &driver, &server.address(), &shots.join(format!("{}.png", file(case)))).await;
        let time = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => {
                println!("test {} ... ok ({time:.1} s)", case.name);
                passed += 1;
            }
            Err(error) => {
                println!("test {} ... FAILED ({time:.1} s)", case.name);
                failed.push((case.name, error));
            }
        }
    }
    for (name, error) in &failed {
        println!("\n{name} failed:");
        for cause in error.chain() {
            // The driver's own stack says nothing about the page.
            let cause = cause.to_string();
            println!("  {}", cause.split("Stacktrace:").next().unwrap_or(&cause).trim_end());
        }
    }
    println!("\n{passed} passed, {} failed", failed.len());
    match (passed, failed.is_empty()) {
        (0, true) => bail!("no browser test has `{filter}` in its name"),
        (_, true) => Ok(()),
        (_, false) => bail!(
            "browser tests failed: {}",
            failed.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
        ),
    }
}

async fn one(case: &Case, driver: &Driver, address: &str, shot: &Path) -> Result<()> {
    let page = Page::new(driver.session().await?, address);
    let outcome = timeout(LIMIT, async {
        (case.run)(&page).await?;
        page.is_clean().await
    });
    let outcome = outcome
        .await
        .unwrap_or_else(|_| Err(anyhow!("it hangs: {} s have passed", LIMIT.as_secs())));
    let outcome = match outcome {
        Ok(()) => Ok(()),
        Err(error) => Err(match page.shoot(shot).await {
            Ok(()) => anyhow!("the page then: {}", shot.display()).context(format!("{error:#}")),
            Err(_) => error,
        }),
    };
    // Before the driver ends: a browser whose driver is gone stays behind.
    page.quit().await?;
    outcome
}

fn file(case: &Case) -> String {
    case.name.replace("::", "-")
}
