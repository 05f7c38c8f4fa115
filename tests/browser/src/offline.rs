//! The page without a network, and how one version follows another: on a host whose files change, and which can be
//! stopped.

use std::fs;

use anyhow::{Result, ensure};
use hosting::{offline::WORKER, server::Server, workspace};
use serde_json::json;

use crate::{
    defence::Folder,
    harness::{Kind, Page},
    host::{Host, IS_KEPT, READY, script},
    kept::COUNTY,
};

const NAME: &str = "Name of this check";
const USE: &str = "Use the new version";

/// Waits until the page is of this version, and its own script has started the program.
async fn is_version(page: &Page, version: &str) -> Result<()> {
    let foot =
        format!("document.querySelector('.foot').textContent.includes('Version {version} ')");
    page.until(&format!("version {version}"), &foot).await?;
    let started = format!(
        "(([only, more]) => !more && only?.name.endsWith('/{}') && 'program' in document.documentElement.dataset)\
         (performance.getEntriesByType('resource').filter(({{ name }}) => /charter-pathways-\\w+\\.js$/.test(name)))",
        script(version)
    );
    page.until(&format!("the program of version {version}"), &started).await
}

/// Loads the page anew, as with the browser's button; Firefox's driver would do it past the worker.
async fn reload(page: &Page) -> Result<()> {
    page.read("window.before = true; location.reload()", json!(null)).await?;
    page.until("the page to be loaded anew", "!window.before").await?;
    // With all that it draws: WebKit's driver loses a press while a page is being drawn.
    page.is_there().await
}

/// Begins a check on the page of a host.
async fn begin(page: &Page, host: &Host, name: &str) -> Result<()> {
    host.visit(page, "#/drafts").await?;
    page.click(Kind::Button, "Start a new check").await?;
    page.has(Kind::Heading, "Your charter").await?;
    page.fill(NAME, name).await
}

async fn shows(page: &Page, field: &str, wanted: &str) -> Result<()> {
    page.has(Kind::Heading, "Your charter").await?;
    let shown = page.value(Kind::Field, field).await?;
    ensure!(shown == wanted, "{field} is {shown}, not {wanted}");
    Ok(())
}

async fn is_not_told(page: &Page) -> Result<()> {
    page.until("no news", "!document.querySelector('.news')").await
}

pub async fn a_page_that_was_opened_once_needs_no_network(page: &Page) -> Result<()> {
    let mut host = Host::start("once")?;
    host.first_visit(page).await?;
    host.stop();
    for (route, heading) in [
        ("#/check/2025/groups", "2025 Dashboard: which student groups does it show?"),
        ("#/glossary", "Glossary"),
        ("?utm_source=letter#/year", "The year of a charter"),
        ("index.html#/links", "Links"),
        ("#/faq", "Questions and answers"),
    ] {
        host.visit(page, route).await?;
        page.has(Kind::Heading, heading).await?;
        is_version(page, "one").await?;
    }
    begin(page, &host, "Autumn").await?;
    page.fill(COUNTY, "Kern").await?;
    page.reads("Saved in this browser").await?;
    reload(page).await?;
    shows(page, NAME, "Autumn").await?;
    shows(page, COUNTY, "Kern").await?;
    page.go("#/result").await?;
    page.has(Kind::Heading, "The answer in short").await
}

pub async fn a_repeat_visit_asks_for_the_worker_alone(page: &Page) -> Result<()> {
    let host = Host::start("repeat")?;
    host.first_visit(page).await?;
    for route in ["#/", "#/check", "#/about"] {
        let before = host.asked().len();
        host.visit(page, route).await?;
        page.eventually("the worker to be asked for", async || {
            let asked = host.asked().split_off(before);
            ensure!(asked.contains(&WORKER.to_owned()), "{asked:?} is asked for");
            Ok(())
        })
        .await?;
        let asked = host.asked().split_off(before);
        ensure!(asked.iter().all(|path| path == WORKER), "a repeat visit asks for {asked:?}");
    }
    // All else on the host is none of the worker's.
    fs::write(host.folder.0.join("other.txt"), "other")?;
    let other = page.ask("fetch('other.txt').then((answer) => answer.text())").await?;
    ensure!(other == json!("other"), "another file of the host is {other}");
    Ok(())
}

pub async fn a_new_version_waits_until_it_is_let(page: &Page) -> Result<()> {
    let host = Host::start("waits")?;
    host.first_visit(page).await?;
    begin(page, &host, "Autumn").await?;
    is_not_told(page).await?;
    let first = page.tab().await?;
    let second = page.new_tab().await?;
    host.visit(page, "#/year").await?;
    is_version(page, "one").await?;

    host.publish("two", |_| true)?;
    page.to_tab(&first).await?;
    host.visit_until_ready(page, "#/check/charter").await?;
    // Nobody has let it: it is still the version before, however often it is loaded.
    is_version(page, "one").await?;
    reload(page).await?;
    page.reads(READY).await?;
    is_version(page, "one").await?;
    page.click(Kind::Button, "Later").await?;
    page.until("the focus to be on the page", "document.activeElement.localName === 'h1'").await?;
    is_not_told(page).await?;
    page.fill(COUNTY, "Kern").await?;

    reload(page).await?;
    page.click(Kind::Button, USE).await?;
    is_version(page, "two").await?;
    shows(page, NAME, "Autumn").await?;
    shows(page, COUNTY, "Kern").await?;
    is_not_told(page).await?;
    let caches = page.ask("caches.keys().then((keys) => keys.length)").await?;
    ensure!(caches == json!(1), "{caches} versions are kept");

    // The other tab is asked as well, and loses nothing meanwhile.
    page.to_tab(&second).await?;
    page.reads("is used in another tab").await?;
    is_version(page, "one").await?;
    page.click(Kind::Button, USE).await?;
    is_version(page, "two").await?;
    page.has(Kind::Heading, "The year of a charter").await
}

pub async fn a_version_that_is_not_whole_does_not_come(page: &Page) -> Result<()> {
    let mut host = Host::start("half")?;
    host.first_visit(page).await?;
    let missing = script("two");
    // The script is not up yet; or a proxy still has another file under its name.
    for stale in [false, true] {
        host.publish("two", |name| name != missing)?;
        if stale {
            fs::write(host.folder.0.join(&missing), "export default () => {}")?;
        }
        let before = host.asked().len();
        host.visit(page, "#/year").await?;
        page.eventually("the new version to be tried", async || {
            let asked = host.asked().split_off(before);
            ensure!(asked.contains(&missing), "{asked:?} is asked for");
            Ok(())
        })
        .await?;
        let registration = "navigator.serviceWorker.getRegistration()";
        let tried = format!(
            "{registration}.then((r) => window.tried = !r.installing && !r.waiting), window.tried"
        );
        page.until("the new version to be given up", &tried).await?;
        is_not_told(page).await?;
        reload(page).await?;
        is_version(page, "one").await?;
    }
    host.stop();
    reload(page).await?;
    is_version(page, "one").await?;
    host.go_on()?;
    host.publish("two", |_| true)?;
    host.visit_until_ready(page, "#/year").await?;
    page.click(Kind::Button, USE).await?;
    is_version(page, "two").await
}

pub async fn the_version_before_can_be_published_again(page: &Page) -> Result<()> {
    let mut host = Host::start("back")?;
    host.first_visit(page).await?;
    for version in ["two", "one"] {
        host.publish(version, |_| true)?;
        host.visit_until_ready(page, "#/glossary").await?;
        page.click(Kind::Button, USE).await?;
        is_version(page, version).await?;
    }
    host.stop();
    reload(page).await?;
    is_version(page, "one").await
}

pub async fn what_cannot_be_saved_holds_the_new_version_back(page: &Page) -> Result<()> {
    let host = Host::start("held")?;
    host.first_visit(page).await?;
    begin(page, &host, "Autumn").await?;
    host.publish("two", |_| true)?;
    host.visit_until_ready(page, "#/check/charter").await?;
    let fail = "window.setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }";
    page.read(fail, json!(null)).await?;
    page.fill(COUNTY, "Kern").await?;
    page.click(Kind::Button, USE).await?;
    page.reads("could not be saved, so it stays open").await?;
    is_version(page, "one").await?;
    shows(page, COUNTY, "Kern").await?;
    page.read("Storage.prototype.setItem = window.setItem", json!(null)).await?;
    page.click(Kind::Button, USE).await?;
    is_version(page, "two").await?;
    shows(page, COUNTY, "Kern").await
}

/// Goes into the page in a frame of another page of the same site.
async fn go_into_a_frame(page: &Page, host: &Host, attributes: &str) -> Result<(Folder, Server)> {
    let folder = Folder::new("framing")?;
    let text = format!(
        "<!doctype html><html data-program><title>Host</title><link rel=icon href=#>
         <iframe src=\"{}#/about\" {attributes} width=1200 height=800></iframe>",
        host.address
    );
    fs::write(folder.0.join("index.html"), text)?;
    let server = Server::start(&folder.0, "/", 0)?;
    page.visit(&server.address(), "").await?;
    page.enter_frame().await?;
    Ok((folder, server))
}

pub async fn a_sandboxed_frame_keeps_no_copy_and_says_so(page: &Page) -> Result<()> {
    let host = Host::start("sandbox")?;
    host.first_visit(page).await?;
    let _framing = go_into_a_frame(page, &host, "sandbox=\"allow-scripts\"").await?;
    page.reads("Not from this browser, or not from the frame that this page is in.").await
}

/// Who may show the page in a frame is for the host to say each time; the copy is for when it is not there.
pub async fn in_a_frame_the_host_is_asked_first(page: &Page) -> Result<()> {
    let mut host = Host::start("frame")?;
    host.first_visit(page).await?;
    let before = host.asked().len();
    let framing = go_into_a_frame(page, &host, "").await?;
    is_version(page, "one").await?;
    page.until("the page to be kept", IS_KEPT).await?;
    let asked = host.asked().split_off(before);
    ensure!(asked.contains(&String::new()), "only {asked:?} is asked for");
    host.stop();
    page.visit(&framing.1.address(), "").await?;
    page.enter_frame().await?;
    is_version(page, "one").await
}

pub async fn the_worker_can_be_removed_for_good(page: &Page) -> Result<()> {
    let host = Host::start("removed")?;
    host.first_visit(page).await?;
    let removed = workspace().join("src/browser/offline-removed.js");
    fs::copy(removed, host.folder.0.join(WORKER))?;
    host.visit(page, "#/").await?;
    let left = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
        .then((all) => window.left = all.flat().length), window.left === 0";
    page.until("nothing to be kept", &format!("({left})")).await?;
    let before = host.asked().len();
    reload(page).await?;
    let asked = host.asked().split_off(before);
    ensure!(asked.contains(&String::new()), "the page still comes from a copy: {asked:?}");
    // The page has the worker asked for once more, which ends itself once more: until then the host has to be there.
    while !host.asked().split_off(before).contains(&WORKER.to_owned()) {
        page.ask("0").await?;
    }
    page.until("nothing to be kept again", &format!("({left})")).await
}

pub async fn the_page_can_be_installed(page: &Page) -> Result<()> {
    let host = Host::start("install")?;
    host.first_visit(page).await?;
    for command in ["Page.getAppManifest", "Page.getInstallabilityErrors"] {
        let told = page.command(command, json!({})).await?;
        let errors = told.get("errors").or_else(|| told.get("installabilityErrors"));
        ensure!(errors == Some(&json!([])), "{command} says {told}");
    }
    Ok(())
}
