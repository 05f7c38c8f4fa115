//! The browser around the page: opening and leaving it, tabs, frames, what runs before it, and what it did meanwhile.

use std::{
    cell::{Cell, RefCell},
    fs,
    path::Path,
    rc::Rc,
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use super::{
    browser::{Browser, WINDOW},
    engine::{Engine, Setup},
    page::Page,
    site::Site,
};

/// A browser with what is known of the pages in it.
pub struct Tab {
    pub browser: Browser,
    site: Rc<Site>,
    /// How the page is framed by another: the attributes of the frame, and whether the other is of the same site.
    frame: RefCell<Option<(String, bool)>>,
    /// Where the case serves pages of its own.
    own: RefCell<Vec<String>>,
    /// What went wrong on pages that have been left since.
    seen: RefCell<Vec<String>>,
    /// Whether the person has a keyboard and nothing else.
    pub keyboard_only: Cell<bool>,
    /// Presses so far, of keys or of a mouse.
    pub presses: Cell<usize>,
}

/// Where a request may go from the page.
const OURS: [&str; 2] = ["data:", "blob:"];

/// What the probe has seen, and the addresses that the page has asked for.
const LOOK: &str =
    "const entries = performance.getEntriesByType('resource').map((entry) => entry.name);
    performance.clearResourceTimings();
    return [(window.seenByTests ?? []).splice(0), entries]";

impl Page {
    /// A new browser that has not opened the page yet.
    pub async fn start(engine: Engine, site: &Rc<Site>) -> Result<Self> {
        Self::set_up(engine, &Setup::default(), site).await
    }

    /// Whether this is a full run, in which a case tries everything that it can.
    pub fn is_full(&self) -> bool {
        self.tab.site.full
    }

    /// Another browser of the same kind beside this one. It must be `quit` in the end.
    pub async fn another(&self, setup: &Setup) -> Result<Self> {
        Self::set_up(self.engine(), setup, &self.tab.site).await
    }

    async fn set_up(engine: Engine, setup: &Setup, site: &Rc<Site>) -> Result<Self> {
        Ok(Self::of(Tab {
            browser: Browser::start(engine, setup).await?,
            site: Rc::clone(site),
            frame: RefCell::default(),
            own: RefCell::default(),
            seen: RefCell::default(),
            keyboard_only: Cell::default(),
            presses: Cell::default(),
        }))
    }

    /// The same browser with a new tab in place of all others, and nothing stored.
    pub async fn afresh(self) -> Result<Self> {
        let tab = &self.tab;
        tab.frame.take();
        tab.own.take();
        tab.seen.take();
        tab.keyboard_only.take();
        tab.presses.take();
        self.new_tab().await?;
        self.close_others().await?;
        self.driver().goto(format!("{}nothing.html", tab.site.address())).await?;
        self.driver().execute("localStorage.clear()", vec![]).await?;
        // What this tab has stored is nothing, and what was logged is of the case before.
        self.look_back().await?;
        tab.seen.take();
        tab.browser.witness.seen();
        Ok(self)
    }

    /// Which browser it is.
    pub fn engine(&self) -> Engine {
        self.tab.browser.engine
    }

    /// Opens an address of the page, such as `#/faq`, anew.
    pub async fn open(&self, route: &str) -> Result<()> {
        self.look_back().await?;
        let tab = &self.tab;
        let address = format!("{}{route}", tab.site.address());
        // From elsewhere: a change of the fragment alone would not load the page.
        self.driver().goto("about:blank").await?;
        let framed = tab.frame.borrow().clone();
        match framed {
            None => self.driver().goto(address).await?,
            Some((attributes, same_site)) => {
                let frame = format!("<iframe src=\"{address}\" {attributes}></iframe>");
                self.driver().goto(tab.site.host(&frame, same_site)?).await?;
                self.driver().enter_frame(0).await?;
            }
        }
        self.is_there().await
    }

    /// Opens the page on a host that sets no headers.
    pub async fn open_on_a_plain_host(&self) -> Result<()> {
        self.look_back().await?;
        self.driver().goto(self.tab.site.plain_address()).await?;
        self.is_there().await
    }

    /// Opens a page that the case serves by itself, at this place below where it serves.
    pub async fn visit(&self, own: &str, route: &str) -> Result<()> {
        self.arrive(own, route).await?;
        self.is_there().await
    }

    /// The same, without waiting for the program.
    pub async fn arrive(&self, own: &str, route: &str) -> Result<()> {
        self.look_back().await?;
        self.tab.own.borrow_mut().push(own.to_owned());
        // From elsewhere: a change of the fragment alone would not load the page.
        self.driver().goto("about:blank").await?;
        Ok(self.driver().goto(format!("{own}{route}")).await?)
    }

    /// Waits until the program is there.
    pub async fn is_there(&self) -> Result<()> {
        // With the part of the program that draws the page.
        let started =
            "'program' in document.documentElement.dataset && !document.querySelector('.coming')";
        self.until("the application to have started", started).await
    }

    /// Goes on in the first frame of the page.
    pub async fn enter_frame(&self) -> Result<()> {
        self.driver().enter_frame(0).await?;
        self.is_there().await
    }

    /// Goes to an address by a change of the fragment alone, as a link in a letter that is opened in the same tab.
    pub async fn go(&self, route: &str) -> Result<()> {
        self.driver().execute("location.hash = arguments[0]", vec![json!(route)]).await?;
        Ok(())
    }

    /// Goes to another site in the same tab.
    pub async fn leave(&self) -> Result<()> {
        self.look_back().await?;
        Ok(self.driver().goto(self.tab.site.host("Another site", false)?).await?)
    }

    /// Lets the browser forget all that the page has stored.
    pub async fn clear_site_data(&self) -> Result<()> {
        let origin = self.tab.site.address();
        if self.engine() == Engine::Chromium {
            let all = json!({ "origin": origin, "storageTypes": "all" });
            self.driver().cdp().send_raw("Storage.clearDataForOrigin", all).await?;
        } else {
            // Their drivers have no command for it.
            self.driver().goto(format!("{origin}nothing.html")).await?;
            self.driver().execute("localStorage.clear()", vec![]).await?;
        }
        Ok(())
    }

    /// Goes back, as with the browser's button.
    pub async fn back(&self) -> Result<()> {
        Ok(self.driver().back().await?)
    }

    /// Goes forward, as with the browser's button.
    pub async fn forward(&self) -> Result<()> {
        Ok(self.driver().forward().await?)
    }

    /// Loads the page anew, as with the browser's button.
    pub async fn reload(&self) -> Result<()> {
        self.look_back().await?;
        self.driver().refresh().await?;
        if self.tab.frame.borrow().is_some() {
            self.driver().enter_default_frame().await?;
            self.driver().enter_frame(0).await?;
        }
        self.is_there().await
    }

    /// Lets a script run in every page that is opened from now on, before anything of the page does, instead of any
    /// before it; the empty script is none.
    pub fn before_each_load(&self, script: &str) -> Result<()> {
        self.tab.site.before_each_load(script)
    }

    /// Opens the page in a frame from now on, in a page of another origin: with these attributes, and of the same site
    /// or another.
    pub fn framed(&self, attributes: &str, same_site: bool) {
        self.tab.frame.replace(Some((attributes.to_owned(), same_site)));
    }

    /// Opens the page by itself from now on.
    pub fn unframed(&self) {
        self.tab.frame.take();
    }

    /// Opens a page of another site with this in it; `PAGE` in it stands for where the page is.
    pub async fn open_host(&self, content: &str) -> Result<()> {
        self.look_back().await?;
        let site = &self.tab.site;
        let address = site.host(&content.replace("PAGE", &site.address()), false)?;
        self.driver().goto("about:blank").await?;
        Ok(self.driver().goto(address).await?)
    }

    /// Goes on in one of the frames of such a page, when the page has started in it.
    pub async fn to_frame(&self, which: u16) -> Result<()> {
        self.to_host().await?;
        self.driver().enter_frame(which).await?;
        self.is_there().await
    }

    /// Goes on in the page around the frames.
    pub async fn to_host(&self) -> Result<()> {
        Ok(self.driver().enter_default_frame().await?)
    }

    /// Goes on in the tab that the page has opened, when the page has started in it.
    pub async fn to_opened_tab(&self) -> Result<()> {
        let here = self.tab().await?;
        self.eventually("another tab", async || {
            let tabs = self.driver().windows().await?;
            let other = tabs.into_iter().find(|tab| *tab != here);
            self.to_tab(&other.context("there is none")?).await
        })
        .await?;
        self.is_there().await
    }

    /// Opens the page as on a screen this wide from now on, in CSS pixels.
    pub async fn widen(&self, width: u32) -> Result<()> {
        if self.engine() == Engine::Chromium {
            let size =
                json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
            self.driver().cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        } else {
            // Their windows are never that narrow.
            self.framed(&format!("style=\"border: 0; width: {width}px; height: 800px\""), true);
        }
        Ok(())
    }

    /// Opens another tab of the same browser and goes on in it. What is returned leads back to it later.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        // WebKit's driver does not bring a new tab to the front, and what is behind draws nothing.
        let tab = match self.engine() {
            Engine::WebKit => self.driver().new_window().await?,
            _ => self.driver().new_tab().await?,
        };
        self.to_tab(&tab).await?;
        self.driver().set_window_rect(0, 0, WINDOW.0, WINDOW.1).await?;
        Ok(tab)
    }

    /// Closes all tabs but that in front.
    pub async fn close_others(&self) -> Result<()> {
        let tab = self.tab().await?;
        for other in self.driver().windows().await? {
            if other != tab {
                self.to_tab(&other).await?;
                self.driver().close_window().await?;
            }
        }
        self.to_tab(&tab).await
    }

    /// The tab that is in front.
    pub async fn tab(&self) -> Result<WindowHandle> {
        Ok(self.driver().window().await?)
    }

    /// Goes on in another tab.
    pub async fn to_tab(&self, tab: &WindowHandle) -> Result<()> {
        Ok(self.driver().switch_to_window(tab.clone()).await?)
    }

    /// Checks what must hold on every page: no error, and no request to any other place. Each call looks at what has
    /// come since the last.
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
        if let Some(fault) = seen.first() {
            bail!("{fault}");
        }
        Ok(())
    }

    /// Notes what went wrong on the page so far.
    async fn look_back(&self) -> Result<()> {
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

    /// Takes a picture of the page.
    pub async fn shoot(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(self.driver().screenshot(file).await?)
    }

    /// What Chromium's own protocol answers to a command.
    pub async fn command(&self, name: &str, arguments: Value) -> Result<Value> {
        Ok(self.driver().cdp().send_raw(name, arguments).await?)
    }

    /// Ends the browser.
    pub async fn quit(self) -> Result<()> {
        Ok(self.driver().clone().quit().await?)
    }

    /// Ends the browser as a power cut would.
    pub fn kill(self) -> Result<()> {
        self.tab.browser.kill()
    }

    /// Ends the process of the tab that is in front, as a crash would; for Chromium, which has an address for it.
    pub async fn kill_tab(&self) -> Result<()> {
        match self.driver().goto("chrome://kill").await {
            Ok(()) => bail!("the tab lives on"),
            Err(_) => Ok(()),
        }
    }

    /// Counts drafts that a case looked for, and how many of them were lost.
    pub fn count(&self, drafts: usize, lost: usize) {
        let counted = &self.tab.site.counted;
        let (all, all_lost) = counted.get();
        counted.set((all + drafts, all_lost + lost));
    }
}
