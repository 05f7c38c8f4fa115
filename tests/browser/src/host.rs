//! A host whose files change, and which can be stopped: for what the page does without a network, and from one version to
//! the next.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use hosting::{offline, policy, server::Server, workspace};

use crate::{defence::Folder, harness::Page};

/// Where the page is on these hosts.
const PREFIX: &str = "/a/page/";
/// How the page tells of a new version.
pub const READY: &str = "A new version of this page is ready.";

/// Whether the page that is shown works without a network, as it says itself.
pub const IS_KEPT: &str = "document.getElementById('offline').textContent.startsWith('Yes')";

/// A host that has the page, as the guide for web masters says.
pub struct Host {
    pub folder: Folder,
    pub address: String,
    port: u16,
    server: Option<Server>,
}

impl Host {
    pub fn start(name: &str) -> Result<Self> {
        let folder = Folder::new(&format!("offline-{name}"))?;
        let mut host = Self { folder, address: String::new(), port: 0, server: None };
        host.publish("one", |_| true)?;
        host.go_on()?;
        Ok(host)
    }

    /// Puts a version into the place of what was there. Its foot says which it is, and the script that starts
    /// its program is a file of its own.
    /// Of its files only those go up that are let.
    pub fn publish(&self, version: &str, goes_up: impl Fn(&str) -> bool) -> Result<()> {
        let made = Folder::new(&format!("made-{}", self.folder.0.display()).replace('/', "-"))?;
        let mut page = fs::read_to_string(dist().join("index.html"))?;
        let mut change = |old: &str, new: &str| {
            ensure!(page.contains(old), "the built page has no {old}");
            page = page.replace(old, new);
            Ok(())
        };
        change("An unofficial guide.", &format!("Version {version} of an unofficial guide."))?;
        for entry in fs::read_dir(dist())? {
            let file = entry?.path();
            let name = file.file_name().context("a file has a name")?.to_string_lossy();
            let mut bytes = fs::read(&file)?;
            let mut new = name.to_string();
            if name.starts_with("charter-pathways-") && name.ends_with(".js") {
                change(&offline::integrity(&bytes), "{integrity}")?;
                bytes.extend(format!("\n/* {version} */").bytes());
                change("{integrity}", &offline::integrity(&bytes))?;
                new = script(version);
                change(&name, &new)?;
            }
            fs::write(made.0.join(new), bytes)?;
        }
        fs::write(made.0.join("index.html"), page)?;
        offline::write(&made.0)?;
        for old in fs::read_dir(&self.folder.0)? {
            fs::remove_file(old?.path())?;
        }
        for entry in fs::read_dir(&made.0)? {
            let file = entry?;
            if goes_up(&file.file_name().to_string_lossy()) {
                fs::copy(file.path(), self.folder.0.join(file.file_name()))?;
            }
        }
        Ok(())
    }

    /// Serves again, at the same address.
    pub fn go_on(&mut self) -> Result<()> {
        let page = fs::read_to_string(self.folder.0.join("index.html"))?;
        let stated = policy::stated(&page).context("the page states no policy")?;
        let headers = policy::headers(stated, "'self' http://127.0.0.1:*");
        let server = Server::with_headers(&self.folder.0, PREFIX, self.port, &headers)?;
        self.address = server.address();
        let port = self.address.split([':', '/']).find_map(|part| part.parse().ok());
        self.port = port.context("the address has a port")?;
        self.server = Some(server);
        Ok(())
    }

    /// Is no longer there.
    pub fn stop(&mut self) {
        self.server = None;
    }

    pub fn asked(&self) -> Vec<String> {
        self.server.as_ref().map(Server::asked).unwrap_or_default()
    }

    pub async fn visit(&self, page: &Page, route: &str) -> Result<()> {
        page.visit(&self.address, route).await
    }

    /// Opens the page for the first time, and waits until the browser has a copy.
    pub async fn first_visit(&self, page: &Page) -> Result<()> {
        self.visit(page, "#/").await?;
        page.until("the page to be kept", IS_KEPT).await
    }

    /// Opens the page until a new version is told of. Browsers look for one when they please, and Chromium, while it has just
    /// begun, only when nothing else is to be done: so the page waits by itself, and is not asked again and again meanwhile. A
    /// browser that does not please for a while is asked to look.
    pub async fn visit_until_ready(&self, page: &Page, route: &str) -> Result<()> {
        const WAITS: &str =
            "navigator.serviceWorker.getRegistration().then((r) => new Promise((done) => {
            let looked = 0;
            const look = () => {
                if (r.waiting) return done(true);
                looked += 1;
                if (looked % 10 === 0) r.update().catch(() => {});
                setTimeout(look, 100);
            };
            look();
        }))";
        self.visit(page, route).await?;
        page.ask(WAITS).await?;
        page.reads(READY).await
    }
}

fn dist() -> PathBuf {
    workspace().join("dist")
}

/// What the script of a version is called.
pub fn script(version: &str) -> String {
    format!("charter-pathways-{version}.js")
}
