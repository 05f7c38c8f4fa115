//! How fast a whole state is read in Chromium, beside draining the same files and doing nothing, and beside `PapaParse`. No
//! test: it prints times. `cargo xtask bench files` makes the files, fetches `PapaParse` and runs it.
//!
//! All is measured in one run of one browser, each in a worker, several times in turn, so that whatever else the machine
//! does meets all of them. The memory is that of the process that shows the page, workers and browser code included: what it
//! is at most while our worker reads, and what it was before.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::{server::Server, workspace};

use crate::{
    defence::Folder,
    harness::{Kind, Page},
};

const TIMES: usize = 3;

/// Notes the longest task of the page's own thread, as far as the browser tells: from 50 ms on.
const NOTE_TASKS: &str = "void (window.longest = 0, new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: 'longtask' }))";

/// Starts the clock when files are chosen and stops it when all are read.
const NOTE_TIME: &str = "void (window.took = null, addEventListener('change', () => {
    const start = performance.now();
    const watch = new MutationObserver(() => {
        if (!document.body.innerText.includes('All files are read.')) return;
        watch.disconnect();
        took = performance.now() - start;
    });
    watch.observe(document.body, { childList: true, characterData: true, subtree: true });
}, { capture: true, once: true }))";

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
    let bare = "<!doctype html><title>Bare</title><link rel=icon href=#><input type=file multiple id=files>";
    fs::write(folder.0.join("index.html"), bare)?;
    let server = Server::start(&folder.0, "/", 0)?;

    let [mut floor, mut ours, mut theirs] = [(); 3].map(|()| Vec::new());
    let (mut longest, mut most) = (0.0_f64, 0);
    for _ in 0..TIMES {
        for (how, times) in [("drain", &mut floor), ("parse", &mut theirs)] {
            page.read("location.assign(arguments[0])", json!(server.address())).await?;
            page.until("the bare page", "document.title === 'Bare'").await?;
            page.choose_files("files", &paths).await?;
            let script = "window.took = null; const worker = new Worker('reading.js');
                worker.onmessage = ({ data }) => { took = data };
                worker.postMessage([arguments[0], [...document.getElementById('files').files]]);";
            page.read(script, json!(how)).await?;
            times.push(took(page).await?);
        }
        page.open("#/files").await?;
        page.has(Kind::Heading, "Fill in from CDE’s files").await?;
        page.ask(NOTE_TASKS).await?;
        page.ask(NOTE_TIME).await?;
        let before = memory()?;
        page.choose_files("files", &paths).await?;
        ours.push(took(page).await?);
        longest = longest.max(page.ask("longest").await?.as_f64().unwrap_or_default());
        most = most.max(memory()?.saturating_sub(before));
    }
    let middle = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    let [floor, ours, theirs] = [&mut floor, &mut ours, &mut theirs].map(middle);
    println!(
        "a state of {} files, {} MB, in Chromium; medians of {TIMES}",
        paths.len(),
        bytes / 1_000_000
    );
    println!("  drained and nothing done  {floor:>7.0} ms");
    println!("  read here                 {ours:>7.0} ms, {:.1} times the floor", ours / floor);
    println!("  PapaParse in a worker     {theirs:>7.0} ms, {:.1} times ours", theirs / ours);
    println!("  memory of the page's process grew by at most {} MB", most / 1000);
    let tasks = if longest > 0.0 { format!("{longest:.0} ms") } else { "under 50 ms".to_owned() };
    println!("  longest task of the page's own thread: {tasks}");
    ensure!(ours > 0.0, "nothing was measured");
    Ok(())
}

async fn took(page: &Page) -> Result<f64> {
    for _ in 0..20 {
        // Each waits for some seconds.
        if page.until("the end of the reading", "window.took").await.is_ok() {
            break;
        }
    }
    page.ask("window.took").await?.as_f64().context("it does not end")
}

/// The most memory that a process of Chromium's that shows a page has had, in kilobytes.
fn memory() -> Result<u64> {
    let mut most = 0;
    for entry in fs::read_dir("/proc")? {
        let folder = entry?.path();
        let command = fs::read_to_string(folder.join("cmdline")).unwrap_or_default();
        if !command.contains("--type=renderer") {
            continue;
        }
        let status = fs::read_to_string(folder.join("status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(peak.unwrap_or_default());
    }
    Ok(most)
}
