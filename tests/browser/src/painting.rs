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

/// Of each interaction the longest of its events.
fn tell(job: &str, measured: &Value) -> Result<()> {
    let mut interactions: BTreeMap<u64, (f64, &str)> = BTreeMap::new();
    for event in measured.as_array().context("the page measured nothing")? {
        let (id, took) = (event["id"].as_u64(), event["duration"].as_f64());
        let (id, took) = id.zip(took).context("an event without a time")?;
        let what = event["what"].as_str().unwrap_or_default();
        let longest = interactions.entry(id).or_insert((took, what));
        if took > longest.0 {
            *longest = (took, what);
        }
    }
    let mut slowest: Vec<_> = interactions.into_values().collect();
    slowest.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let over = slowest.iter().filter(|(took, _)| *took > 50.0).count();
    println!("{job}, processor {SLOWER} times slower: {over} took over 50 ms to the next paint");
    for (took, what) in slowest.iter().take(12) {
        println!("    {took:>5.0} ms {what}");
    }
    Ok(())
}
