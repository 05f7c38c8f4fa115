//! Starts the browser's driver and asks it for sessions.

use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStdout, Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

/// A running chromedriver; dropping it ends it.
pub struct Driver {
    child: Child,
    address: String,
    /// Held open: the driver would be ended by writing to a closed pipe.
    _says: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts the driver on a free port of its choice, and returns when it listens.
    pub fn start() -> Result<Self> {
        let mut child = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start chromedriver: `cargo xtask test` installs it or says how")?;
        let mut says = BufReader::new(child.stdout.take().context("chromedriver has no output")?);
        let mut line = String::new();
        let port = loop {
            line.clear();
            if says.read_line(&mut line)? == 0 {
                let status = child.wait()?;
                bail!("chromedriver did not start ({status})");
            }
            if let Some(port) = port_in(&line) {
                break port;
            }
        };
        Ok(Self { child, address: format!("http://127.0.0.1:{port}"), _says: says })
    }

    /// A new browser with an empty profile.
    pub async fn session(&self) -> Result<WebDriver> {
        let mut wanted = Capabilities::new();
        wanted.set(
            "goog:chromeOptions",
            // Chromium cannot use its sandbox as root, which CI is, nor a small /dev/shm.
            json!({ "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"] }),
        )?;
        // What the console says, and each request that leaves the page.
        wanted.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
        WebDriver::new(&self.address, wanted).await.context("chromedriver gives no browser")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// From "`ChromeDriver` was started successfully on port 40093."
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim().trim_end_matches('.').parse().ok()
}
