//! What the cases stand on: a page to act on as a person would, in a tab where nothing was before, in each of three
//! browsers, and a report that names what failed.
//!
//! Every case has a tab of its own in a browser that keeps nothing of the case before, so that no draft leaks from one
//! into the next; a case that fails takes its browser with it, whatever state that is in. What must hold on every page
//! (no error, no request to another place) is checked after each case, not by each.
//!
//! A case is the same in every browser. What it needs of one beside WebDriver it gets through a script that the tests
//! put before the page (`probe.js`), and not through what only that browser's driver can do.

mod browser;
mod clean;
mod engine;
mod keys;
mod page;
mod site;
mod tab;
mod witness;

use std::{
    cell::RefCell,
    collections::VecDeque,
    fs,
    future::Future,
    path::Path,
    pin::Pin,
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};
use hosting::workspace;
use tokio::time::timeout;

use clean::Fault;
pub use engine::{Engine, Setup};
pub use page::{Kind, Page};
use site::Site;

/// A case that takes longer than this hangs.
const LIMIT: Duration = Duration::from_mins(3);
/// And in a full run, where some try everything twice.
const FULL_LIMIT: Duration = Duration::from_mins(9);

type Trying<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// A named case over the page.
pub struct Case {
    pub name: &'static str,
    pub place: Where,
    pub run: for<'a> fn(&'a Page) -> Trying<'a>,
}

/// Where a case is tried: in a full run in every browser but those with a reason not to; else in Chromium, and if it is
/// of the core, in WebKit too, whose driver comes with it, where Firefox's must be compiled. Of the core is what each browser does in its own way (storing, keeping the page, files,
/// frames, keys, addresses), each way once; what our own code does with it is the same in all.
#[derive(Clone, Copy)]
pub struct Where {
    core: bool,
    not: [Option<&'static str>; Engine::ALL.len()],
}

/// Tried in Chromium, and in all browsers in a full run.
pub const USUAL: Where = Where { core: false, not: [None; Engine::ALL.len()] };

/// Tried in WebKit too in every run.
pub const CORE: Where = Where { core: true, ..USUAL };

impl Where {
    /// Not in this browser, and why.
    #[allow(clippy::indexing_slicing, reason = "there is a place for each engine")]
    pub const fn not_in(mut self, engine: Engine, why: &'static str) -> Self {
        self.not[engine as usize] = Some(why);
        self
    }

    fn reason_against(self, engine: Engine) -> Option<&'static str> {
        self.not.get(engine as usize).copied().flatten()
    }
}

/// The cases of a module by the names of their functions, each with where it is tried if that is not as usual.
#[macro_export]
macro_rules! cases {
    ($($module:ident: $($name:ident $(=> $place:expr)?),+ $(,)?;)+) => {
        &[$($($crate::harness::Case {
            name: concat!(stringify!($module), "::", stringify!($name)),
            place: $crate::place!($($place)?),
            run: |page| Box::pin($module::$name(page)),
        }),+),+]
    };
}

/// Where a case is tried.
#[macro_export]
macro_rules! place {
    () => {
        $crate::harness::USUAL
    };
    ($place:expr) => {
        $place
    };
}

/// What is to be run.
pub struct Run {
    /// In this browser alone, every case.
    pub only: Option<Engine>,
    /// Every case in every browser.
    pub full: bool,
    /// For what they measure.
    pub bench: bool,
    /// Cases with this in their name.
    pub filter: String,
}

impl Run {
    /// Whether a case is tried in a browser; if not for a reason, that.
    fn tries(&self, case: &Case, engine: Engine) -> Result<bool, &'static str> {
        let asked = match (self.only, engine) {
            (Some(only), _) => only == engine,
            (None, Engine::Chromium) => true,
            (None, Engine::WebKit) => self.full || case.place.core,
            (None, Engine::Firefox) => self.full,
        };
        if !asked || !case.name.contains(&self.filter) {
            return Ok(false);
        }
        case.place.reason_against(engine).map_or(Ok(true), Err)
    }
}

/// What became of a case in a browser.
pub struct Outcome {
    pub case: &'static str,
    pub engine: Engine,
    pub fate: Fate,
    /// Drafts that it looked for.
    pub drafts: usize,
    /// How many of them were lost.
    pub lost: usize,
}

impl Outcome {
    fn of((engine, case): Turn, fate: Fate) -> Self {
        Self { case: case.name, engine, fate, drafts: 0, lost: 0 }
    }
}

/// How it ended.
pub enum Fate {
    Passed,
    Failed,
    /// It was not tried, and why.
    LeftOut(&'static str),
}

/// A case that is to be tried in a browser.
type Turn<'a> = (Engine, &'a Case);

/// What became of cases, and why those failed that did.
#[derive(Default)]
struct Tried {
    outcomes: Vec<Outcome>,
    errors: Vec<(String, anyhow::Error)>,
    /// What failed once, and was tried again.
    again: Vec<String>,
}

/// Runs the cases, two at a time: a driver waits more than it works, and a third would take the others the processor. Says of
/// each how it ended, and why those failed that did.
pub async fn run(cases: &[Case], run: &Run) -> Result<Vec<Outcome>> {
    let dist = workspace().join("dist");
    if !dist.join("index.html").is_file() {
        bail!("the page is not built: `cargo xtask test` builds it and runs these tests");
    }
    let shots = workspace().join("tests/browser/shots");
    if shots.exists() {
        fs::remove_dir_all(&shots).context("cannot empty tests/browser/shots")?;
    }
    let mut outcomes = Vec::new();
    let mut turns = VecDeque::new();
    for engine in Engine::ALL {
        for case in cases {
            match run.tries(case, engine) {
                Ok(false) => {}
                Ok(true) => turns.push_back((engine, case)),
                Err(why) => outcomes.push(Outcome::of((engine, case), Fate::LeftOut(why))),
            }
        }
    }
    // Browser by browser, from both ends: so each lane starts another browser twice at most.
    let turns = RefCell::new(turns);
    let first = lane(1, || turns.borrow_mut().pop_front(), run, &dist, &shots);
    let second = lane(2, || turns.borrow_mut().pop_back(), run, &dist, &shots);
    let (first, second) = if run.bench {
        // What is measured has the machine to itself.
        (first.await?, Tried::default())
    } else {
        tokio::try_join!(first, second)?
    };
    for failure in first.again.iter().chain(&second.again) {
        println!("failed once, and was tried again in a new browser: {failure}");
    }
    for (name, error) in first.errors.iter().chain(&second.errors) {
        println!("\n{name} failed:");
        for cause in error.chain() {
            // The driver's own stack says nothing about the page.
            let cause = cause.to_string();
            println!("  {}", cause.split("Stacktrace:").next().unwrap_or(&cause).trim_end());
        }
    }
    outcomes.extend(first.outcomes);
    outcomes.extend(second.outcomes);
    outcomes.sort_by_key(|outcome| outcome.engine);
    Ok(outcomes)
}

/// Runs one case after the other while there are any, each in the browser of the one before if it is of the same kind.
async fn lane<'a>(
    number: u8,
    next: impl Fn() -> Option<Turn<'a>>,
    run: &Run,
    dist: &Path,
    shots: &Path,
) -> Result<Tried> {
    let site = Rc::new(Site::start(dist, number, run)?);
    let mut tried = Tried::default();
    let mut browser: Option<Page> = None;
    while let Some((engine, case)) = next() {
        let name = format!("{} in {}", case.name, engine.name());
        site.before_each_load("")?;
        site.counted.take();
        let start = Instant::now();
        let page = match browser.take() {
            // That it cannot be made as new says nothing of the page.
            Some(page) if page.engine() == engine => match Page::afresh(page).await {
                Ok(page) => Ok(page),
                Err(_) => Page::start(engine, &site).await,
            },
            before => {
                if let Some(page) = before {
                    // That it cannot be ended says nothing of the page; its processes end with its driver.
                    let _ = page.quit().await;
                }
                Page::start(engine, &site).await
            }
        };
        let mut result = one(case, page, shots).await;
        if let Err(Failure { why, may_be_the_engines: true }) = &result
            && engine.is_fickle()
            && site.counted.get().1 == 0
        {
            tried.again.push(format!("{name}: {why:#}"));
            site.before_each_load("")?;
            result = one(case, Page::start(engine, &site).await, shots).await;
        }
        let time = start.elapsed().as_secs_f32();
        let fate = match result {
            Ok(page) => {
                println!("test {name} ... ok ({time:.1} s)");
                browser = Some(page);
                Fate::Passed
            }
            Err(Failure { why, .. }) => {
                println!("test {name} ... FAILED ({time:.1} s)");
                tried.errors.push((name, why));
                Fate::Failed
            }
        };
        let (drafts, lost) = site.counted.take();
        tried.outcomes.push(Outcome { drafts, lost, ..Outcome::of((engine, case), fate) });
    }
    if let Some(page) = browser {
        let _ = page.quit().await;
    }
    Ok(tried)
}

/// Why a case failed.
struct Failure {
    why: anyhow::Error,
    /// Something was waited for in vain or a driver failed; and nothing was found that must not be on a page but the one fault
    /// that is not explained.
    may_be_the_engines: bool,
}

/// Runs a case, and returns the browser if it passed.
async fn one(case: &Case, page: Result<Page>, shots: &Path) -> Result<Page, Failure> {
    let page = page.map_err(|why| Failure { why, may_be_the_engines: true })?;
    let shot = format!("{}-{}.png", case.name.replace("::", "-"), page.engine().name());
    let shot = shots.join(shot);
    let limit = if page.is_full() { FULL_LIMIT } else { LIMIT };
    let hangs = |_| Err(anyhow!("it hangs: {} s have passed", limit.as_secs()));
    let told = timeout(limit, (case.run)(&page)).await.unwrap_or_else(hangs);
    // Before what must hold everywhere is looked for, which goes from tab to tab.
    let mut then = if told.is_err() { page_then(&page, &shot).await } else { String::new() };
    let clean = timeout(limit, page.is_clean()).await.unwrap_or_else(hangs);
    let fault = clean.as_ref().err().and_then(|why| why.downcast_ref::<Fault>());
    let may_be_the_engines = fault.is_none_or(Fault::is_of_a_wrong_computation);
    let why = match (told, clean) {
        (Ok(()), Ok(())) => return Ok(page),
        (Err(why), Ok(())) => why,
        (Err(why), Err(fault)) => anyhow!("{why:#}; and {fault:#}"),
        (Ok(()), Err(why)) => {
            then = page_then(&page, &shot).await;
            why
        }
    };
    // Before its driver ends: a browser whose driver is gone stays behind. That it cannot even be ended says less than why.
    let _ = page.quit().await;
    let why = if then.is_empty() { why } else { anyhow!(then).context(format!("{why:#}")) };
    Err(Failure { why, may_be_the_engines })
}

/// Where a page is on which a case failed, and its picture, as far as they can be had.
async fn page_then(page: &Page, shot: &Path) -> String {
    let mut then = Vec::new();
    if let Ok(address) = page.ask("location.href").await {
        then.push(format!("the page then: {address}"));
    }
    if page.shoot(shot).await.is_ok() {
        then.push(format!("a picture of it: {}", shot.display()));
    }
    then.join("; ")
}
