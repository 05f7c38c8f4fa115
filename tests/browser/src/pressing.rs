//! How soon *Start a check* does so on a phone with a slow network: what a measure of the first paint cannot tell. No test:
//! it prints times. `cargo xtask bench page` runs it.
//!
//! The press comes at the first moment at which the link can be seen, long before the program is there; what is measured
//! is when the check is. Chromium's own throttling is used, so every byte takes its time.

use anyhow::{Context, Result};
use hosting::{compress, server::Server, workspace};
use serde_json::{Value, json};

use crate::{
    defence::Folder,
    harness::{Kind, Page, Setup},
    host::IS_KEPT,
};

const TIMES: usize = 5;

/// Networks: their names, milliseconds that each request waits, and bytes a second. Lighthouse takes the second for the
/// first where it does not simulate, since an answer takes more than one round trip.
const NETWORKS: [(&str, f64, f64); 2] = [
    ("1.6 Mbit/s, 150 ms a request", 150.0, 1_638_400.0 / 8.0),
    ("1.5 Mbit/s, 563 ms a request", 562.5, 1_474_560.0 / 8.0),
];
const SLOWER: u32 = 4;

/// Prints medians and worst times of first and repeat visits.
pub async fn start_a_check(page: &Page) -> Result<()> {
    let folder = Folder::new("pressing")?;
    compress::as_published(&workspace().join("dist"), &folder.0)?;
    let server = Server::start(&folder.0, "/", 0)?;
    println!("\"Start a check\", processor {SLOWER} times slower; of {TIMES}: median, worst");
    for (name, latency, throughput) in NETWORKS {
        let (mut first, mut again) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            let phone = page.another(&Setup::default()).await?;
            let network = json!({
                "offline": false, "latency": latency, "downloadThroughput": throughput,
                "uploadThroughput": throughput / 2.0,
            });
            let script = json!({ "source": include_str!("pressing.js") });
            phone.command("Network.enable", json!({})).await?;
            phone.command("Network.emulateNetworkConditions", network).await?;
            phone.command("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
            phone.command("Page.addScriptToEvaluateOnNewDocument", script).await?;
            for times in [&mut first, &mut again] {
                phone.visit(&server.address(), "").await?;
                phone.has(Kind::Heading, "Your charter").await?;
                times.push(phone.ask("window.pressing").await?);
                phone.until("the page to be kept", IS_KEPT).await?;
            }
            phone.quit().await?;
        }
        println!("  {name}");
        for (visit, times) in [("first visit", &first), ("repeat visit", &again)] {
            for (what, key) in
                [("link can be pressed", "pressed"), ("the check is there", "followed")]
            {
                let (median, worst) = median_and_worst(times, key)?;
                println!("    {visit:<13} {what:<20} {median:>6.0} ms {worst:>6.0} ms");
            }
        }
    }
    Ok(())
}

fn median_and_worst(times: &[Value], key: &str) -> Result<(f64, f64)> {
    let mut times: Vec<f64> = times.iter().filter_map(|time| time[key].as_f64()).collect();
    times.sort_by(f64::total_cmp);
    let (median, worst) = (times.get(times.len() / 2), times.last());
    median.copied().zip(worst.copied()).context("the page measured nothing")
}
