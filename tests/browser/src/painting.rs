//! How soon the page is painted after each press and key of the main job, on a processor four times slower. No test: it
//! prints times.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{
    answer,
    filling::Way,
    harness::{Kind, Page, Setup},
    keyboard::{charter, main_job},
};

const SLOWER: u32 = 4;
/// How often the job is done. A press is judged by the median of its times: on a machine that does other things too, a single one
/// tells little; even a page without a program takes its first press up to 56 ms now and then.
const RUNS: usize = 5;
/// What a press may take to the next paint, in milliseconds.
const MAY_TAKE: f64 = 50.0;

/// Prints the slowest presses of the main job by question, with a mouse.
pub async fn the_main_job_by_question(page: &Page) -> Result<()> {
    the_main_job(page, Way::Question, "by question", false).await
}

/// Prints the slowest presses of the main job by grid, with keys alone.
pub async fn the_main_job_by_grid(page: &Page) -> Result<()> {
    the_main_job(page, Way::Grid, "by grid", true).await
}

async fn the_main_job(page: &Page, way: Way, name: &str, keys: bool) -> Result<()> {
    let (case, rules) = (answer::case(&charter())?, answer::rules(2025)?);
    let (mut runs, mut all) = (Vec::new(), 0);
    for _ in 0..RUNS {
        let slow = page.another(&Setup::default()).await?;
        let script = json!({ "source": include_str!("painting.js") });
        slow.command("Page.addScriptToEvaluateOnNewDocument", script).await?;
        slow.command("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
        // Let go in the same moment, a press would be painted together with all that its release does.
        slow.press_by_hand(true);
        bare(&slow).await?;
        slow.use_keyboard_only(keys);
        all = main_job(&slow, &case, &rules, way).await?;
        runs.push(presses(&slow.ask("window.painting").await?)?);
        slow.quit().await?;
    }
    tell(&format!("{name}, {all} presses"), &runs);
    Ok(())
}

/// Prints what the browser takes by itself on this machine: for a button of a page without styles, whose press shows or hides a
/// line.
async fn bare(page: &Page) -> Result<()> {
    const EMPTIED: &str = "const [line, button] = ['p', 'button'].map((tag) => document.createElement(tag));
        Object.assign(line, { textContent: 'A line' });
        Object.assign(button, { textContent: 'Bare', onclick: () => line.toggleAttribute('hidden') });
        for (const style of document.querySelectorAll('style')) style.remove();
        document.body.replaceChildren(button, line);";
    page.open("#/").await?;
    page.read(EMPTIED, Value::Null).await?;
    for _ in 0..15 {
        page.click(Kind::Button, "Bare").await?;
        page.painted().await?;
    }
    let measured = page.ask("window.painting").await?;
    let mut took: Vec<_> = presses(&measured)?.values().map(|press| press.took).collect();
    let first = took.first().copied().unwrap_or_default();
    took.sort_by(f64::total_cmp);
    let usual = took.get(took.len() / 2).copied().unwrap_or_default();
    println!(
        "a bare page: the first press takes {first} ms to the next paint, then mostly {usual}"
    );
    Ok(())
}

/// An interaction: of its events the one that took longest to the next paint; among equals the one in which the program did most. It
/// may be the release of a key, which waits for what its press has begun.
#[derive(Clone, Default)]
struct Press {
    took: f64,
    wait: f64,
    run: f64,
    what: String,
}

/// What was measured, by the number of the press. One of less than 16 ms is not among them.
fn presses(measured: &Value) -> Result<BTreeMap<u64, Press>> {
    let mut presses: BTreeMap<u64, Press> = BTreeMap::new();
    for event in measured.as_array().context("the page measured nothing")? {
        let time = |name: &str| event[name].as_f64().context("an event without a time");
        let (took, wait, run) = (time("duration")?, time("wait")?, time("run")?);
        let number = event["press"].as_u64().context("an event of nothing")?;
        let press = presses.entry(number).or_default();
        if (took, run) > (press.took, press.run) || press.what.is_empty() {
            let what = event["what"].as_str().unwrap_or_default().to_owned();
            *press = Press { took, wait, run, what };
        }
    }
    Ok(presses)
}

/// Prints how many presses were slow, and of the slowest the times of each run.
fn tell(job: &str, runs: &[BTreeMap<u64, Press>]) {
    let numbers: BTreeSet<u64> = runs.iter().flat_map(BTreeMap::keys).copied().collect();
    let mut slowest: Vec<(Press, Vec<f64>)> = Vec::new();
    for number in numbers {
        let mut times: Vec<Press> =
            runs.iter().map(|run| run.get(&number).cloned().unwrap_or_default()).collect();
        let took = times.iter().map(|press| press.took).collect();
        times.sort_by(|a, b| a.took.total_cmp(&b.took));
        slowest.extend(times.get(times.len() / 2).map(|median| (median.clone(), took)));
    }
    slowest.sort_by(|(a, _), (b, _)| b.took.total_cmp(&a.took));
    let is_over = |took: f64| took > MAY_TAKE;
    let over = slowest.iter().filter(|(median, _)| is_over(median.took)).count();
    let single = slowest.iter().flat_map(|(_, took)| took).filter(|took| is_over(**took)).count();
    println!(
        "{job}, processor {SLOWER} times slower: in the median of {RUNS} runs {over} took over {MAY_TAKE} ms to the next paint; \
         of all presses of all runs {single} did"
    );
    for (Press { took, wait, run, what }, each) in slowest.iter().take(16) {
        println!(
            "    {took:>5.0} ms, of which it waited {wait:>3.0}, the program {run:>3.0}: {what}; by run {each:?}"
        );
    }
}
