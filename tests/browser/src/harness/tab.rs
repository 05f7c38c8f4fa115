//! The browser around the page: opening and leaving it, tabs, frames, and what runs before it.

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
    site::{NOTHING, Site},
};

const CLEAR: &str = "localStorage.clear()";

/// A browser with what is known of the pages in it.
pub struct Tab {
    pub browser: Browser,
    pub(super) site: Rc<Site>,
    /// How the page is framed by another: the attributes of the frame, and whether the other is of the same site.
    frame: RefCell<Option<(String, bool)>>,
    /// Whether the page has been in a frame of another.
    pub(super) was_framed: Cell<bool>,
    /// Where the case serves pages of its own.
    pub(super) own: RefCell<Vec<String>>,
    /// What went wrong on pages that have been left since.
    pub(super) seen: RefCell<Vec<String>>,
    /// Whether the person has a keyboard and nothing else.
    pub keyboard_only: Cell<bool>,
    /// Whether what is pressed is held until that is painted, as any hand does; else it is let go at once.
    pub by_hand: Cell<bool>,
    /// Presses so far, of keys or of a mouse.
    pub presses: Cell<usize>,
}

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
        let setup = Setup { whole: setup.whole || site.whole, ..setup.clone() };
        Ok(Self::of(Tab {
            browser: Browser::start(engine, &setup).await?,
            site: Rc::clone(site),
            frame: RefCell::default(),
            was_framed: Cell::default(),
            own: RefCell::default(),
            seen: RefCell::default(),
            keyboard_only: Cell::default(),
            by_hand: Cell::default(),
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
        tab.by_hand.take();
        tab.presses.take();
        self.new_tab().await?;
        self.close_others().await?;
        // What is stored in a frame is apart, and out of reach of all but such a frame.
        if tab.was_framed.take() {
            let frame = format!("<iframe src=\"{}{NOTHING}\"></iframe>", tab.site.address());
            for same_site in [true, false] {
                self.driver().goto(tab.site.host(&frame, same_site)?).await?;
                self.driver().enter_frame(0).await?;
                self.driver().execute(CLEAR, vec![]).await?;
            }
        }
        self.driver().goto(format!("{}{NOTHING}", tab.site.address())).await?;
        self.driver().execute(CLEAR, vec![]).await?;
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
        self.arrive_at(route).await?;
        self.is_there().await
    }

    /// Opens a page of the same origin on which nothing runs. What is stored can be changed there, sooner than where the page is.
    pub async fn open_nothing(&self) -> Result<()> {
        self.arrive_at(NOTHING).await
    }

    async fn arrive_at(&self, place: &str) -> Result<()> {
        self.look_back().await?;
        let tab = &self.tab;
        let address = format!("{}{place}", tab.site.address());
        // From elsewhere: a change of the fragment alone would not load the page.
        self.driver().goto("about:blank").await?;
        let framed = tab.frame.borrow().clone();
        match framed {
            None => self.driver().goto(address).await?,
            Some((attributes, same_site)) => {
                tab.was_framed.set(true);
                let frame = format!("<iframe src=\"{address}\" {attributes}></iframe>");
                self.driver().goto(tab.site.host(&frame, same_site)?).await?;
                self.driver().enter_frame(0).await?;
            }
        }
        Ok(())
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

    /// The same in a tab that is in sight, and waits until the page has heard of it: it follows once that is painted.
    pub async fn come_to(&self, route: &str) -> Result<()> {
        const SCRIPT: &str = "const [route, done] = arguments;
            if (location.hash === route) return done();
            const painted = () => requestAnimationFrame(() => setTimeout(() => setTimeout(done, 0), 0));
            addEventListener('hashchange', painted, { once: true });
            location.hash = route;";
        self.driver().execute_async(SCRIPT, vec![json!(route)]).await?;
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
            self.driver().goto(format!("{origin}{NOTHING}")).await?;
            self.driver().execute(CLEAR, vec![]).await?;
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
        self.tab.was_framed.set(true);
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

    /// The group of processes that the browser and its driver are.
    pub fn group(&self) -> u32 {
        self.tab.browser.group()
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
