//! `cargo xtask serve`: from a bare machine to the page in a browser.

use std::path::Path;

use anyhow::{Context, Result};
use hosting::server::Server;

use crate::{page, steps::Steps, tools};

/// The port that is tried first, so that the address is the same from day to day, and with it the drafts in the browser.
const PORT: u16 = 8080;

/// Serves a folder. A port that was asked for is that port or an error.
pub fn start(folder: &Path, port: Option<u16>) -> Result<Server> {
    let server = match port {
        Some(port) => Server::start(folder, "/", port),
        None => Server::start(folder, "/", PORT).or_else(|_| Server::start(folder, "/", 0)),
    };
    server.with_context(|| match port {
        Some(port) => format!("port {port} cannot be had: leave out --port to take a free one"),
        None => "no port of 127.0.0.1 can be had".to_owned(),
    })
}

/// Builds the page and serves it until Ctrl-C.
pub fn serve(port: Option<u16>) -> Result<()> {
    // First of all: a port that cannot be had should not be told after minutes of building.
    let server = start(&page::folder(), port)?;
    let mut steps = Steps::default();
    tools::for_building(&mut steps)?;
    steps.run("building the page", page::build)?;
    println!("\n{}\n\nCharter Pathways is at {}\nCtrl-C ends it.", steps.times(), server.address());
    server.run();
    Ok(())
}
