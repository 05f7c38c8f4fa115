//! The built page as the tests serve it: a copy with one script more, the first of the page, by which they see and do
//! the same things in every browser.

use std::{
    cell::Cell,
    env, fs, io,
    path::{Path, PathBuf},
    process,
};

use anyhow::{Context, Result, bail};
use hosting::{policy, server::Server};

use super::Run;

/// Where the page is served. A sub-path, as on a host that has other pages too; `cargo xtask serve` shows the
/// root of one.
const PREFIX: &str = "/a/sub-path/";

/// A page of the same origin, beside the page, on which nothing runs.
pub const NOTHING: &str = "nothing.html";

const PROBE: &str = include_str!("probe.js");

/// The page, and beside it the page as it was built, a page of the same origin on which nothing runs, and another site that has both in a
/// frame.
pub struct Site {
    folder: PathBuf,
    /// As a host that follows the guide for web masters, and lets the other site show the page in a frame.
    server: Server,
    /// As a host that says nothing: what the page says by itself has to do.
    plain: Server,
    host: Server,
    /// Drafts looked for and lost in the case that is running, whichever of its browsers they are in.
    pub counted: Cell<(usize, usize)>,
    /// Whether cases try everything that they can.
    pub full: bool,
    /// Whether they do it in browsers as people have them.
    pub whole: bool,
}

impl Site {
    /// Copies the page of a folder and serves it to the browsers of a lane.
    pub fn start(dist: &Path, lane: u8, run: &Run) -> Result<Self> {
        let name = format!("charter-pathways-tests-{}-{lane}", process::id());
        let folder = env::temp_dir().join(name);
        let (page, host) = (folder.join("page"), folder.join("host"));
        fs::create_dir_all(&host).context("no folder can be made for the page under test")?;
        copy(dist, &page).context("the built page cannot be copied")?;
        let index = page.join("index.html");
        let built = fs::read_to_string(&index)?;
        let Some((before, after)) = built.split_once("<head>") else {
            bail!("index.html has no <head>");
        };
        fs::write(&index, format!("{before}<head><script src=\"probe.js\"></script>{after}"))?;
        fs::write(page.join("as-built.html"), &built)?;
        // With an icon, since Chromium would look for one.
        fs::write(page.join(NOTHING), "<!doctype html><link rel=icon href=probe.js>")?;
        let no_port = "no port of 127.0.0.1 can be had";
        let host = Server::start(&host, "/", 0).context(no_port)?;
        let framing = host.address();
        let ancestors = format!("'self' {framing} {}", framing.replace("127.0.0.1", "localhost"));
        let stated = policy::stated(&built).context("the built page states no policy")?;
        let headers = policy::headers(stated, &ancestors);
        let server = Server::with_headers(&page, PREFIX, 0, &headers).context(no_port)?;
        let plain = Server::start(&page, PREFIX, 0).context(no_port)?;
        let (full, whole) = (run.full, run.full || run.bench);
        let site = Self { folder, server, plain, host, counted: Cell::default(), full, whole };
        site.before_each_load("")?;
        Ok(site)
    }

    /// Where the page is, ending in a slash.
    pub fn address(&self) -> String {
        self.server.address()
    }

    /// Where the same page is on a host that sets no headers.
    pub fn plain_address(&self) -> String {
        self.plain.address()
    }

    /// Lets a script run in every page that is opened from now on, before anything of the page does.
    pub fn before_each_load(&self, script: &str) -> Result<()> {
        fs::write(self.folder.join("page/probe.js"), format!("{PROBE}{script}"))
            .context("cannot write the probe")
    }

    /// Where all that the tests serve is.
    pub fn addresses(&self) -> [String; 4] {
        let host = self.host.address();
        [self.address(), self.plain_address(), host.replace("127.0.0.1", "localhost"), host]
    }

    /// The address of a page of another origin with this in it; of the same site or, as `localhost`, of another.
    pub fn host(&self, content: &str, same_site: bool) -> Result<String> {
        let page = format!(
            "<!doctype html><meta charset=utf-8><title>Host</title><link rel=icon href=#>{content}"
        );
        fs::write(self.folder.join("host/index.html"), page)
            .context("cannot write the host page")?;
        let address = self.host.address();
        Ok(if same_site { address } else { address.replace("127.0.0.1", "localhost") })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // A folder of the system's for such things; it is emptied anyway.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { copy(&from, &to)? } else { fs::copy(&from, &to).map(drop)? }
    }
    Ok(())
}
