//! How soon the page is painted after each press and key of the main job, on a processor four times slower. No test: it
//! prints times.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{
    answer,
    filling::Way,
    harness::{Page, Setup},
    keyboard::{charter, main_job},
};

const SLOWER: u32 = 4;

/// Prints the slowest interactions of the main job, by question with a mouse and by grid with keys.
pub async fn the_main_job(page: &Page) -> Result<()> {
    let (case, rules) = (answer::case(&charter())?, answer::rules(2025)?);
    for (way, name, keys) in [(Way::Question, "by question", false), (Way::Grid, "by grid", true)] {
        let slow = page.another(&Setup::default()).await?;
        let script = json!({ "source": include_str!("painting.js") });
        slow.command("Page.addScriptToEvaluateOnNewDocument", script).await?;
        slow.command("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
        slow.use_keyboard_only(keys);
        let presses = main_job(&slow, &case, &rules, way).await?;
        tell(&format!("{name}, {presses} presses"), &slow.ask("window.painting").await?)?;
        slow.quit().await?;
    }
    Ok(())
}

/// An interaction: of its events the longest to the next paint, and the one in which the program did most.
#[derive(Default)]
struct Press<'a> {
    took: f64,
    run: f64,
    what: &'a str,
}

/// Prints how many presses were slow, and the slowest.
fn tell(job: &str, measured: &Value) -> Result<()> {
    let mut presses: BTreeMap<u64, Press> = BTreeMap::new();
    for event in measured.as_array().context("the page measured nothing")? {
        let (id, took, run) =
            (event["id"].as_u64(), event["duration"].as_f64(), event["run"].as_f64());
        let (took, run) = took.zip(run).context("an event without a time")?;
        let press = presses.entry(id.context("an event of nothing")?).or_default();
        press.took = press.took.max(took);
        if press.what.is_empty() || run > press.run {
            (press.run, press.what) = (run, event["what"].as_str().unwrap_or_default());
        }
    }
    let mut slowest: Vec<_> = presses.into_values().collect();
    slowest.sort_by(|a, b| b.took.total_cmp(&a.took));
    let over = slowest.iter().filter(|press| press.took > 50.0).count();
    println!("{job}, processor {SLOWER} times slower: {over} took over 50 ms to the next paint");
    for Press { took, run, what } in slowest.iter().take(16) {
        println!("    {took:>5.0} ms, of which the program {run:>3.0}: {what}");
    }
    Ok(())
}
