//! How soon the page is painted after each press and key of the main job, on a processor four times slower. No test: it
//! prints times.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{
    answer,
    filling::Way,
    harness::{Kind, Page, Setup},
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
        bare(&slow).await?;
        slow.use_keyboard_only(keys);
        let presses = main_job(&slow, &case, &rules, way).await?;
        tell(&format!("{name}, {presses} presses"), &slow.ask("window.painting").await?)?;
        slow.quit().await?;
    }
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
    let presses = presses(&measured)?;
    let mut took: Vec<_> = presses.values().map(|press| press.took).collect();
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
#[derive(Default)]
struct Press<'a> {
    took: f64,
    wait: f64,
    run: f64,
    what: &'a str,
}

/// What was measured, by interaction.
fn presses(measured: &Value) -> Result<BTreeMap<u64, Press<'_>>> {
    let mut presses: BTreeMap<u64, Press> = BTreeMap::new();
    for event in measured.as_array().context("the page measured nothing")? {
        let time = |name: &str| event[name].as_f64().context("an event without a time");
        let (took, wait, run) = (time("duration")?, time("wait")?, time("run")?);
        let id = event["id"].as_u64().context("an event of nothing")?;
        let press = presses.entry(id).or_default();
        if (took, run) > (press.took, press.run) || press.what.is_empty() {
            let what = event["what"].as_str().unwrap_or_default();
            *press = Press { took, wait, run, what };
        }
    }
    Ok(presses)
}

/// Prints how many presses were slow, and the slowest.
fn tell(job: &str, measured: &Value) -> Result<()> {
    let mut slowest: Vec<_> = presses(measured)?.into_values().collect();
    slowest.sort_by(|a, b| b.took.total_cmp(&a.took));
    let over = slowest.iter().filter(|press| press.took > 50.0).count();
    println!("{job}, processor {SLOWER} times slower: {over} took over 50 ms to the next paint");
    for Press { took, wait, run, what } in slowest.iter().take(16) {
        println!(
            "    {took:>5.0} ms, of which it waited {wait:>3.0}, the program {run:>3.0}: {what}"
        );
    }
    Ok(())
}
