//! How fast a whole state is read and judged in Chromium, beside draining the same files and doing nothing, and beside `PapaParse`. No
//! test: it prints times. `cargo xtask bench files` makes the files, fetches `PapaParse` and runs it.
//!
//! All is measured in one run of one browser, each in a worker, several times in turn, so that whatever else the machine
//! does meets all of them. Memory and processor time are those of the processes that show pages, workers and browser code
//! included; the memory is by how much it grew. Under load the processor time says more than the clock.

use std::{
    cmp::Ordering,
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use hosting::{server::Server, workspace};
use serde_json::json;
use tokio::time::{MissedTickBehavior, interval};

use crate::{
    defence::Folder,
    harness::{Kind, Page},
};

const TIMES: usize = 3;
const LIMIT: Duration = Duration::from_mins(2);

/// What is measured, in the order of the table.
const NAMES: [&str; 5] = [
    "drained and nothing done",
    "read here",
    "and every charter judged",
    "PapaParse, as its manual",
    "PapaParse at its quickest",
];
const FLOOR: usize = 0;
const READ: usize = 1;
const JUDGED: usize = 2;
const BY_MANUAL: usize = 3;
const QUICKEST: usize = 4;

/// What one reading took: milliseconds by the clock and of processors, and kilobytes of memory.
struct Measured {
    took: f64,
    processor: u64,
    grown: u64,
}

/// Has files drained, or read by `PapaParse` in a worker of ours.
const IN_WORKER: &str = "window.took = null; const worker = new Worker('reading.js');
    worker.onmessage = ({ data }) => { took = data };
    worker.postMessage([arguments[0], [...document.getElementById('files').files]]);";

/// Has them read by `PapaParse` as its manual says for large files: in its own worker, by the names of columns, row by row.
const ALONE: &str = "window.took = null; const start = performance.now();
    const files = [...document.getElementById('files').files];
    const how = { worker: true, header: true, quoteChar: '\\0', step: () => {} };
    const next = () => {
        const file = files.shift();
        if (!file) return void (took = performance.now() - start);
        Papa.parse(file, { ...how, complete: next });
    };
    next();";

/// Notes the longest task of the page's own thread, as far as the browser tells: from 50 ms on.
const NOTE_TASKS: &str = "void (window.longest = 0, new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: 'longtask' }))";

/// Starts the clock at an event and stops it when these words stand on the page.
const NOTE_TIME: &str = "const [event, words] = arguments[0];
    window.took = null;
    addEventListener(event, () => {
        const start = performance.now();
        const watch = new MutationObserver(() => {
            // Not `innerText`: it would have the page laid out at each change, and be measured as the page's own work.
            if (!document.getElementById('app').textContent.includes(words)) return;
            watch.disconnect();
            took = performance.now() - start;
        });
        watch.observe(document.body, { childList: true, characterData: true, subtree: true });
    }, { capture: true, once: true })";

/// Prints what each takes.
pub async fn a_whole_state(page: &Page) -> Result<()> {
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut bytes = 0;
    for entry in
        fs::read_dir(workspace().join("target/bench/state")).context("there are no files")?
    {
        let entry = entry?;
        bytes += entry.metadata()?.len();
        paths.push(entry.path());
    }
    paths.sort();
    let folder = Folder::new("reading")?;
    let papaparse = workspace().join(".tools/node_modules/papaparse/papaparse.min.js");
    fs::copy(papaparse, folder.0.join("papaparse.min.js")).context("PapaParse is not there")?;
    fs::write(folder.0.join("reading.js"), include_str!("reading.js"))?;
    let bare = "<!doctype html><title>Bare</title><link rel=icon href=reading.js>
        <script src=papaparse.min.js></script><input type=file multiple id=files>";
    fs::write(folder.0.join("index.html"), bare)?;
    let server = Server::start(&folder.0, "/", 0)?;

    let mut all: [Vec<Measured>; 5] = Default::default();
    let mut longest = 0.0_f64;
    for _ in 0..TIMES {
        page.open("#/county").await?;
        page.has(Kind::Heading, "Many charters at once").await?;
        page.ask(NOTE_TASKS).await?;
        page.read(NOTE_TIME, json!(["change", "All files are read."])).await?;
        let before = used()?;
        page.choose_files("files", &paths).await?;
        let read = measured(page, before).await?;
        page.within("Whose charters?").tick("All in the files").await?;
        page.within("How should we treat local indicators not in the files?")
            .tick("Take them as met")
            .await?;
        page.read(NOTE_TIME, json!(["click", "charters were judged."])).await?;
        let between = used()?;
        page.click(Kind::Button, "See the results").await?;
        let judged = measured(page, (before.0, between.1)).await?;
        all[READ].push(read);
        all[JUDGED].push(judged);
        longest = longest.max(page.ask("longest").await?.as_f64().unwrap_or_default());
        for (at, script, how) in
            [(FLOOR, IN_WORKER, "drain"), (BY_MANUAL, ALONE, ""), (QUICKEST, IN_WORKER, "parse")]
        {
            page.arrive(&server.address(), "").await?;
            page.until("the bare page", "document.title === 'Bare'").await?;
            page.choose_files("files", &paths).await?;
            let before = used()?;
            page.read(script, json!(how)).await?;
            all[at].push(measured(page, before).await?);
        }
    }
    println!(
        "a state of {} files, {} MB, in Chromium; medians of {TIMES}",
        paths.len(),
        bytes / 1_000_000
    );
    println!("  {:<27} {:>8} {:>11} {:>9}", "", "took", "processor", "memory");
    for (name, all) in NAMES.iter().zip(&all) {
        let (took, processor) = (median(all, |m| m.took), median(all, |m| m.processor));
        // The most, not the median: a browser keeps what it once had.
        let grown = all.iter().map(|m| m.grown).max().unwrap_or_default();
        println!("  {name:<27} {took:>5.0} ms {processor:>8} ms {:>6} MB", grown / 1000);
    }
    let took = |at: usize| median(&all[at], |m| m.took);
    let ours = took(READ) + took(JUDGED);
    let (floor, peer) = (ours / took(FLOOR), took(BY_MANUAL) / ours);
    println!(
        "  read and judged: {floor:.1} times the floor, {peer:.1} times as fast as PapaParse reads alone"
    );
    let tasks = if longest > 0.0 { format!("{longest:.0} ms") } else { "under 50 ms".to_owned() };
    println!("  longest task of the page's own thread: {tasks}");
    Ok(())
}

fn median<T: PartialOrd + Copy + Default>(all: &[Measured], of: impl Fn(&Measured) -> T) -> T {
    let mut values: Vec<T> = all.iter().map(of).collect();
    values.sort_by(|a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal));
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Waits until all is read: how long it took, as the page measured it, the processor time, and by how much the memory had
/// grown at most.
async fn measured(page: &Page, (memory, time): (u64, u64)) -> Result<Measured> {
    let start = Instant::now();
    let mut most = memory;
    // Asked without a pause, the page would answer questions on one of the two cores that it reads with.
    let mut tick = interval(Duration::from_millis(20));
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while start.elapsed() < LIMIT {
        tick.tick().await;
        let took = page.ask("window.took").await?.as_f64();
        let (now, until) = used()?;
        most = most.max(now);
        if let Some(took) = took {
            // One of the processes may have ended meanwhile, and its time with it.
            let processor = until.saturating_sub(time);
            return Ok(Measured { took, processor, grown: most - memory });
        }
    }
    bail!("it does not end")
}

/// What the processes of Chromium's that show pages have used until now: the memory of the largest at this moment, in
/// kilobytes, and processor time, in milliseconds.
fn used() -> Result<(u64, u64)> {
    let (mut memory, mut ticks) = (0, 0);
    for entry in fs::read_dir("/proc")? {
        let folder = entry?.path();
        let command = fs::read_to_string(folder.join("cmdline")).unwrap_or_default();
        if !command.contains("--type=renderer") {
            continue;
        }
        let status = fs::read_to_string(folder.join("status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let now: Option<u64> = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        memory = memory.max(now.unwrap_or_default());
        let stat = fs::read_to_string(folder.join("stat")).unwrap_or_default();
        // Behind the name in parentheses, which may hold anything: the twelfth and thirteenth.
        let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
        ticks += fields.skip(11).take(2).filter_map(|time| time.parse::<u64>().ok()).sum::<u64>();
    }
    Ok((memory, ticks * 10))
}
