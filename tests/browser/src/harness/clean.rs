//! What must hold on every page, whatever a case tries there: no error, and no request to any other place.

use std::{error::Error, fmt};

use anyhow::Result;
use serde_json::Value;

use super::{engine::Engine, page::Page};

/// Where a request may go from the page.
const OURS: [&str; 2] = ["data:", "blob:"];

/// What the probe has seen, and the addresses that the page has asked for.
const LOOK: &str =
    "const entries = performance.getEntriesByType('resource').map((entry) => entry.name);
    performance.clearResourceTimings();
    return [(window.seenByTests ?? []).splice(0), entries]";

/// Something that must not be on a page, in words.
#[derive(Debug)]
pub struct Fault(String);

impl Fault {
    /// Whether the program computed wrongly, and its allocator or the bounds of its memory stopped it. OPEN: it is seen in WebKit
    /// alone, where the rules by themselves do it too; CONTRIBUTING.md says what is known. A case that meets it is tried again,
    /// and both are told.
    pub fn is_of_a_wrong_computation(&self) -> bool {
        ["dlmalloc", "Out of bounds memory access"].iter().any(|sign| self.0.contains(sign))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Fault {}

impl Page {
    /// Checks what must hold on every page: no error, and no request to any other place. Each call looks at what has
    /// come since the last.
    ///
    /// # Errors
    /// A [`Fault`], or the driver's.
    pub async fn is_clean(&self) -> Result<()> {
        let windows = self.driver().windows().await?;
        if windows.len() > 1 {
            for window in &windows {
                self.to_tab(window).await?;
                self.look_back().await?;
            }
        } else {
            self.look_back().await?;
        }
        let mut seen = self.tab.seen.take();
        let witnessed = self.tab.browser.witness.seen();
        let engine = self.engine();
        seen.extend(witnessed.into_iter().filter(|request| !engine.asks_by_itself(request)));
        seen.into_iter().next().map_or(Ok(()), |fault| Err(Fault(fault).into()))
    }

    /// Notes what went wrong on the page so far.
    pub(super) async fn look_back(&self) -> Result<()> {
        let (ours, own) = (self.tab.site.addresses(), self.tab.own.borrow().clone());
        let ours: Vec<&str> = ours.iter().chain(&own).map(String::as_str).chain(OURS).collect();
        let strange = |url: &str| !ours.iter().any(|start| url.starts_with(start));
        let (mut seen, urls): (Vec<String>, Vec<String>) =
            self.driver().execute(LOOK, vec![]).await?.convert()?;
        let mut urls: Vec<_> = urls.into_iter().filter(|url| strange(url)).collect();
        if self.engine() == Engine::Chromium {
            let (faults, asked) = self.logged().await?;
            seen.extend(faults);
            urls.extend(asked.into_iter().filter(|url| strange(url)));
        }
        seen.extend(urls.into_iter().map(|url| format!("a request left the page: {url}")));
        self.tab.seen.borrow_mut().extend(seen);
        Ok(())
    }

    /// What only Chromium tells: errors of the browser's own in the console, and every request that the page made, even
    /// if it was refused.
    async fn logged(&self) -> Result<(Vec<String>, Vec<String>)> {
        let driver = self.driver();
        let console = driver.get_log("browser").await?;
        let severe = console.into_iter().filter(|entry| entry.level == "SEVERE");
        let faults = severe.map(|entry| format!("the console has an error: {}", entry.message));
        let mut urls = Vec::new();
        for event in driver.get_log("performance").await? {
            let event: Value = serde_json::from_str(&event.message)?;
            let url = match event.pointer("/message/method").and_then(Value::as_str) {
                Some("Network.requestWillBeSent") => event.pointer("/message/params/request/url"),
                Some("Network.webSocketCreated") => event.pointer("/message/params/url"),
                _ => continue,
            };
            urls.extend(url.and_then(Value::as_str).map(str::to_owned));
        }
        Ok((faults.collect(), urls))
    }
}
