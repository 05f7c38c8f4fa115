//! The page under test, as a person has it: things with a kind and a visible name, to find, act on and check.
//!
//! Nothing here sleeps. Each call waits until what it asks for is so, and says after a while what was there instead.

use std::{fs, path::Path, time::Duration};

use anyhow::{Result, bail, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::{By, Key, TypingData, WebDriver, WebElement, WindowHandle};
use tokio::time::{Instant, interval};

/// How long a state may take to come about; loaded machines are slow.
const PATIENCE: Duration = Duration::from_secs(10);

/// What kinds of things a page has. How each is found is in `find.js`.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Button,
    Link,
    Heading,
    /// A line of text to write.
    Field,
    /// A list to choose from.
    Choice,
    /// A box to tick, or one of several to choose.
    Tick,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Button => "button",
            Self::Link => "link",
            Self::Heading => "heading",
            Self::Field => "field",
            Self::Choice => "choice",
            Self::Tick => "tick",
        }
    }
}

/// A browser with the page in it, or a part of that page.
#[derive(Clone)]
pub struct Page {
    driver: WebDriver,
    address: String,
    areas: Vec<String>,
}

impl Page {
    /// A browser that has not opened the page yet.
    pub fn new(driver: WebDriver, address: &str) -> Self {
        Self { driver, address: address.to_owned(), areas: Vec::new() }
    }

    /// The same browser with a new tab in place of all others, and nothing stored.
    pub async fn afresh(self) -> Result<Self> {
        let old = self.driver.windows().await?;
        let tab = self.driver.new_tab().await?;
        for tab in old {
            self.driver.switch_to_window(tab).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(tab).await?;
        let all = json!({ "origin": self.address, "storageTypes": "all" });
        self.driver.cdp().send_raw("Storage.clearDataForOrigin", all).await?;
        Ok(self)
    }

    /// Opens an address of the page, such as `#/faq`, anew.
    pub async fn open(&self, route: &str) -> Result<()> {
        // From elsewhere: a change of the fragment alone would not load the page.
        self.driver.goto("about:blank").await?;
        self.driver.goto(format!("{}{route}", self.address)).await?;
        self.is_there().await
    }

    /// The part of the page that is a group, table, row or section of this name.
    pub fn within(&self, area: &str) -> Self {
        let mut part = self.clone();
        part.areas.push(area.to_owned());
        part
    }

    /// Goes to an address by a change of the fragment alone, as a link in a letter that is opened in the same tab.
    pub async fn go(&self, route: &str) -> Result<()> {
        self.driver.execute("location.hash = arguments[0]", vec![json!(route)]).await?;
        Ok(())
    }

    /// Goes back, as with the browser's button.
    pub async fn back(&self) -> Result<()> {
        Ok(self.driver.back().await?)
    }

    /// Goes forward, as with the browser's button.
    pub async fn forward(&self) -> Result<()> {
        Ok(self.driver.forward().await?)
    }

    /// Loads the page anew, as with the browser's button.
    pub async fn reload(&self) -> Result<()> {
        self.driver.refresh().await?;
        self.is_there().await
    }

    /// Lets a script run in every page that is opened from now on, before anything of the page does. What is returned
    /// takes it back.
    pub async fn before_each_load(&self, script: &str) -> Result<Value> {
        let script = json!({ "source": script });
        Ok(self.driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?)
    }

    /// Takes back a script.
    pub async fn no_longer_before_each_load(&self, script: Value) -> Result<()> {
        self.driver.cdp().send_raw("Page.removeScriptToEvaluateOnNewDocument", script).await?;
        Ok(())
    }

    /// Opens another tab of the same browser and goes on in it. What is returned leads back to it later.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab.clone()).await?;
        Ok(tab)
    }

    /// The tab that is in front.
    pub async fn tab(&self) -> Result<WindowHandle> {
        Ok(self.driver.window().await?)
    }

    /// Goes on in another tab.
    pub async fn to_tab(&self, tab: &WindowHandle) -> Result<()> {
        Ok(self.driver.switch_to_window(tab.clone()).await?)
    }

    async fn is_there(&self) -> Result<()> {
        self.until(
            "the application to have started",
            "'program' in document.documentElement.dataset",
        )
        .await
    }

    /// Presses a button, follows a link, ticks a box.
    pub async fn click(&self, kind: Kind, name: &str) -> Result<()> {
        self.act(kind, name, async |element| Ok(element.click().await?)).await
    }

    /// Ticks a box or chooses one of several, if it is not chosen yet.
    pub async fn tick(&self, name: &str) -> Result<()> {
        self.act(Kind::Tick, name, async |element| {
            if element.is_selected().await? { Ok(()) } else { Ok(element.click().await?) }
        })
        .await
    }

    /// Whether a box is ticked, or one of several chosen.
    pub async fn is_ticked(&self, name: &str) -> Result<bool> {
        Ok(self.one(Kind::Tick, name).await?.is_selected().await?)
    }

    /// Writes a text in place of what a field holds, as if pasted: keys cannot write every character.
    pub async fn fill(&self, name: &str, text: &str) -> Result<()> {
        self.act(Kind::Field, name, async |field| Ok(field.send_keys(Key::Control + "a").await?))
            .await?;
        if text.is_empty() {
            return self.press(Key::Delete).await;
        }
        self.driver.cdp().send_raw("Input.insertText", json!({ "text": text })).await?;
        Ok(())
    }

    /// What a field holds, or the value that is chosen in a list.
    pub async fn value(&self, kind: Kind, name: &str) -> Result<String> {
        self.property(kind, name, "value").await
    }

    /// What a thing is in some respect, such as where a link leads: its `hash`.
    pub async fn property(&self, kind: Kind, name: &str, property: &str) -> Result<String> {
        Ok(self.one(kind, name).await?.prop(property).await?.unwrap_or_default())
    }

    /// Chooses an option of a list by its words.
    pub async fn choose(&self, name: &str, option: &str) -> Result<()> {
        let option = By::XPath(format!("./option[normalize-space() = '{option}']"));
        self.act(Kind::Choice, name, async |list| {
            Ok(list.find(option.clone()).await?.click().await?)
        })
        .await
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        let no_delay = Some(Duration::ZERO);
        let keys = self.driver.action_chain_with_delay(no_delay, no_delay).send_keys(keys);
        Ok(keys.perform().await?)
    }

    /// Waits until there is such a thing.
    pub async fn has(&self, kind: Kind, name: &str) -> Result<()> {
        self.one(kind, name).await.map(drop)
    }

    /// Waits until the words can be read; spaces and line breaks are one.
    pub async fn reads(&self, words: &str) -> Result<()> {
        wait(&format!("the words `{words}`"), async || {
            let text = self.look("link", "").await?.text;
            if text.contains(words) { Ok(()) } else { bail!("it reads: {text}") }
        })
        .await
    }

    /// Waits until a JavaScript expression holds, for what has no words; `what` says it in words.
    pub async fn until(&self, what: &str, expression: &str) -> Result<()> {
        wait(what, async || {
            let holds = self.ask(&format!("!!({expression})")).await?;
            if holds == json!(true) { Ok(()) } else { bail!("not so") }
        })
        .await
    }

    /// What a JavaScript expression gives now.
    pub async fn ask(&self, expression: &str) -> Result<Value> {
        Ok(self.driver.execute(format!("return {expression}"), vec![]).await?.json().clone())
    }

    /// Lays the page out as on a screen this wide, in CSS pixels.
    pub async fn widen(&self, width: u32) -> Result<()> {
        let size =
            json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Checks what must hold on every page: no error in the console, and no request to any other place. Each call
    /// looks at what has come since the last.
    pub async fn is_clean(&self) -> Result<()> {
        let console = self.driver.get_log("browser").await?;
        let events = self.driver.get_log("performance").await?;
        for event in events {
            let event: Value = serde_json::from_str(&event.message)?;
            let url = match event.pointer("/message/method").and_then(Value::as_str) {
                Some("Network.requestWillBeSent") => event.pointer("/message/params/request/url"),
                Some("Network.webSocketCreated") => event.pointer("/message/params/url"),
                _ => continue,
            };
            let url = url.and_then(Value::as_str).unwrap_or_default();
            let ours = [self.address.as_str(), "data:", "blob:"];
            ensure!(
                ours.iter().any(|start| url.starts_with(start)),
                "a request left the page: {url}"
            );
        }
        for entry in console {
            ensure!(entry.level != "SEVERE", "the console has an error: {}", entry.message);
        }
        Ok(())
    }

    /// What a script of one's own makes of the page now.
    pub async fn read(&self, script: &str, arguments: Value) -> Result<Value> {
        Ok(self.driver.execute(script, vec![arguments]).await?.json().clone())
    }

    /// Takes a picture of the page.
    pub async fn shoot(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(self.driver.screenshot(file).await?)
    }

    /// Ends the browser.
    pub async fn quit(self) -> Result<()> {
        Ok(self.driver.quit().await?)
    }

    /// Finds one thing and acts on it, again if the page was drawn anew in between.
    async fn act(
        &self,
        kind: Kind,
        name: &str,
        act: impl AsyncFn(WebElement) -> Result<()>,
    ) -> Result<()> {
        let what = format!("the {} `{name}`", kind.name());
        wait(&what, async || act(self.find(kind, name).await?).await).await
    }

    async fn one(&self, kind: Kind, name: &str) -> Result<WebElement> {
        wait(&format!("the {} `{name}`", kind.name()), async || self.find(kind, name).await).await
    }

    async fn find(&self, kind: Kind, name: &str) -> Result<WebElement> {
        self.only(self.look(kind.name(), name).await?)
    }

    /// The one thing that was found.
    fn only(&self, mut seen: Seen) -> Result<WebElement> {
        match (seen.found.pop(), seen.found.len()) {
            (Some(element), 0) => Ok(WebElement::from_json(element, self.driver.handle().clone())?),
            (Some(_), more) => bail!("there are {} of that name: say within which area", more + 1),
            (None, _) => match seen.missing {
                Some(area) => {
                    bail!("there is no area `{area}`; there are: {}", seen.names.join(" | "))
                }
                None => bail!("there is none; there are: {}", seen.names.join(" | ")),
            },
        }
    }

    async fn look(&self, kind: &str, name: &str) -> Result<Seen> {
        let arguments = vec![json!(self.areas), json!(kind), json!(name)];
        let seen = self.driver.execute(include_str!("find.js"), arguments).await?;
        Ok(seen.convert()?)
    }
}

/// What `find.js` gives.
#[derive(Deserialize)]
struct Seen {
    found: Vec<Value>,
    names: Vec<String>,
    text: String,
    missing: Option<String>,
}

/// Tries until it succeeds; in the end tells the last failure.
async fn wait<T>(what: &str, attempt: impl AsyncFn() -> Result<T>) -> Result<T> {
    let end = Instant::now() + PATIENCE;
    let mut tick = interval(Duration::from_millis(20));
    loop {
        tick.tick().await;
        match attempt().await {
            Ok(value) => return Ok(value),
            Err(error) if Instant::now() > end => {
                return Err(error.context(format!("waited {} s for {what}", PATIENCE.as_secs())));
            }
            Err(_) => {}
        }
    }
}
