//! What the cases stand on: a page to act on as a person would, in a tab where nothing was before, and a report that
//! names what failed.
//!
//! Every case has a tab of its own in a browser that keeps nothing of the case before, so that no draft leaks from one
//! into the next; a case that fails takes its browser with it, whatever state that is in. What must hold on every page
//! (nothing in the console, no request to another place) is checked after each case, not by each.

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
    let mut browser = None;
    for case in cases.iter().filter(|case| case.name.contains(filter)) {
        let start = Instant::now();
        let page = match browser.take() {
            None => driver.session().await.map(|driver| Page::new(driver, &server.address())),
            Some(page) => Page::afresh(page).await,
        };
        let outcome = one(case, page, &shots.join(format!("{}.png", file(case)))).await;
        let time = start.elapsed().as_secs_f32();
        match outcome {
            Ok(page) => {
                println!("test {} ... ok ({time:.1} s)", case.name);
                passed += 1;
                browser = Some(page);
            }
            Err(error) => {
                println!("test {} ... FAILED ({time:.1} s)", case.name);
                failed.push((case.name, error));
            }
        }
    }
    if let Some(page) = browser {
        page.quit().await?;
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

/// Runs a case, and returns the browser if it passed.
async fn one(case: &Case, page: Result<Page>, shot: &Path) -> Result<Page> {
    let page = page?;
    let outcome = timeout(LIMIT, async {
        (case.run)(&page).await?;
        page.is_clean().await
    });
    let outcome = outcome
        .await
        .unwrap_or_else(|_| Err(anyhow!("it hangs: {} s have passed", LIMIT.as_secs())));
    let Err(error) = outcome else { return Ok(page) };
    let error = match page.shoot(shot).await {
        Ok(()) => anyhow!("the page then: {}", shot.display()).context(format!("{error:#}")),
        Err(_) => error,
    };
    // Before the driver ends: a browser whose driver is gone stays behind.
    page.quit().await?;
    Err(error)
}

fn file(case: &Case) -> String {
    case.name.replace("::", "-")
}
