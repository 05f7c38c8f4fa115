//! The page under test, as a person has it: things with a kind and a visible name, to find, act on and check.
//!
//! Nothing here sleeps. Each call waits until what it asks for is so, and says after a while what was there instead.

use std::{path::PathBuf, rc::Rc, time::Duration};

use anyhow::{Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::{
    By, Key, TypingData, WebDriver, WebElement, action_chain::ActionChain,
    common::print::PrintParameters,
};
use tokio::time::{Instant, interval};

use super::tab::Tab;

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
    /// A cell of a grid, by its row and its column.
    Cell,
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
            Self::Cell => "cell",
            Self::Tick => "tick",
        }
    }
}

/// A browser with the page in it, or a part of that page.
#[derive(Clone)]
pub struct Page {
    pub(super) tab: Rc<Tab>,
    areas: Vec<String>,
}

impl Page {
    /// The whole page of a browser.
    pub(super) fn of(tab: Tab) -> Self {
        Self { tab: Rc::new(tab), areas: Vec::new() }
    }

    /// The part of the page that is a group, table, row or section of this name.
    pub fn within(&self, area: &str) -> Self {
        let mut part = self.clone();
        part.areas.push(area.to_owned());
        part
    }

    /// Presses a button, follows a link, ticks a box.
    pub async fn click(&self, kind: Kind, name: &str) -> Result<()> {
        self.act(kind, name, async |element| self.activate(&element).await).await
    }

    /// Ticks a box or chooses one of several, if it is not chosen yet.
    pub async fn tick(&self, name: &str) -> Result<()> {
        self.act(Kind::Tick, name, async |element| {
            if element.is_selected().await? { Ok(()) } else { self.activate(&element).await }
        })
        .await
    }

    /// Whether a box is ticked, or one of several chosen.
    pub async fn is_ticked(&self, name: &str) -> Result<bool> {
        Ok(self.one(Kind::Tick, name).await?.is_selected().await?)
    }

    /// Writes a text in place of what a field holds, as if pasted: keys cannot write every character.
    pub async fn fill(&self, name: &str, text: &str) -> Result<()> {
        let paste = "const [field, text] = arguments; field.select();
            return document.execCommand(text ? 'insertText' : 'delete', false, text)";
        self.act(Kind::Field, name, async |field| {
            field.click().await?;
            self.driver().execute(paste, vec![field.to_json()?, json!(text)]).await?;
            Ok(())
        })
        .await
    }

    /// Chooses these files in the field of this id, as in the browser's own window.
    pub async fn choose_files(&self, id: &str, paths: &[PathBuf]) -> Result<()> {
        let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        Ok(self.driver().find(By::Id(id)).await?.send_keys(paths.join("\n")).await?)
    }

    /// What a field holds, or the value that is chosen in a list.
    pub async fn value(&self, kind: Kind, name: &str) -> Result<String> {
        self.property(kind, name, "value").await
    }

    /// Waits until what follows from the answers so far is worked out.
    pub async fn caught_up(&self) -> Result<()> {
        self.until("what follows from the answers", "!document.querySelector('[aria-busy=true]')")
            .await
    }

    /// Waits for the next painting, and for what the page does right after it.
    pub async fn painted(&self) -> Result<()> {
        let script = "const [done] = arguments; requestAnimationFrame(() => setTimeout(done, 0))";
        self.driver().execute_async(script, vec![]).await?;
        Ok(())
    }

    /// What a thing is in some respect, such as where a link leads: its `hash`.
    pub async fn property(&self, kind: Kind, name: &str, property: &str) -> Result<String> {
        Ok(self.one(kind, name).await?.prop(property).await?.unwrap_or_default())
    }

    /// Chooses an option of a list by its words.
    pub async fn choose(&self, name: &str, option_name: &str) -> Result<()> {
        let option = By::XPath(format!("./option[normalize-space() = '{option_name}']"));
        self.act(Kind::Choice, name, async |list| {
            self.pressed(2);
            Ok(list.find(option.clone()).await?.click().await?)
        })
        .await
    }

    /// Tells what a cell of a grid holds: by a key, or by a press on the words below the grid.
    pub async fn tell(&self, cell: &str, key: char, words: &str) -> Result<()> {
        if self.tab.keyboard_only.get() {
            let press = async |cell: WebElement| self.press_in(&cell, key).await;
            return self.act(Kind::Cell, cell, press).await;
        }
        self.click(Kind::Cell, cell).await?;
        self.within("Level of what is chosen").click(Kind::Button, words).await
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.acting().send_keys(keys).perform().await?)
    }

    /// Presses a key together with another that is held, such as Shift.
    pub async fn press_with(&self, held: Key, key: impl Into<char>) -> Result<()> {
        let key = key.into();
        let keys = self.acting().key_down(held.clone()).key_down(key).key_up(key).key_up(held);
        Ok(keys.perform().await?)
    }

    /// What is done with keys and mouse, one thing right after the other.
    pub(super) fn acting(&self) -> ActionChain {
        let delay = Some(Duration::ZERO);
        self.driver().action_chain_with_delay(delay, delay)
    }

    /// Waits until there is such a thing.
    pub async fn has(&self, kind: Kind, name: &str) -> Result<()> {
        self.one(kind, name).await.map(drop)
    }

    /// Waits until the words can be read; spaces and line breaks are one.
    pub async fn reads(&self, words: &str) -> Result<()> {
        wait(&format!("the words `{words}`"), async || {
            let text = self.look(None, false).await?.text;
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

    /// Waits until something else succeeds; `what` says it in words.
    pub async fn eventually(
        &self,
        what: &str,
        attempt: impl AsyncFn() -> Result<()>,
    ) -> Result<()> {
        wait(what, attempt).await
    }

    /// What a JavaScript expression gives now.
    pub async fn ask(&self, expression: &str) -> Result<Value> {
        Ok(self.driver().execute(format!("return {expression}"), vec![]).await?.json().clone())
    }

    /// What a script of one's own makes of the page now.
    pub async fn read(&self, script: &str, arguments: Value) -> Result<Value> {
        Ok(self.driver().execute(script, vec![arguments]).await?.json().clone())
    }

    /// Prints the page as a PDF, on the paper that its style asks for.
    pub async fn print(&self) -> Result<Vec<u8>> {
        let paper = PrintParameters { shrink_to_fit: false, ..PrintParameters::default() };
        Ok(self.driver().print_page(paper).await?)
    }

    pub(super) fn driver(&self) -> &WebDriver {
        &self.tab.browser.session
    }

    /// Finds one thing, brings it into view and acts on it, again if the page was drawn anew in between.
    async fn act(
        &self,
        kind: Kind,
        name: &str,
        act: impl AsyncFn(WebElement) -> Result<()>,
    ) -> Result<()> {
        // WebKit's driver does not always get there by itself, and in Chromium the press goes to the middle of what is in sight.
        let bring = !self.tab.keyboard_only.get();
        wait(&format!("the {} `{name}`", kind.name()), async || {
            act(self.find(kind, name, bring).await?).await
        })
        .await
    }

    async fn one(&self, kind: Kind, name: &str) -> Result<WebElement> {
        let found = async || self.find(kind, name, false).await;
        wait(&format!("the {} `{name}`", kind.name()), found).await
    }

    /// The one thing of this kind and name.
    async fn find(&self, kind: Kind, name: &str, bring: bool) -> Result<WebElement> {
        let mut seen = self.look(Some((kind, name)), bring).await?;
        if let Some(cover) = seen.covered_by {
            bail!("it is covered by {cover}");
        }
        match (seen.found.pop(), seen.found.len()) {
            (Some(element), 0) => {
                Ok(WebElement::from_json(element, self.driver().handle().clone())?)
            }
            (Some(_), more) => bail!("there are {} of that name: say within which area", more + 1),
            (None, _) => match seen.missing {
                Some(area) => {
                    bail!("there is no area `{area}`; there are: {}", seen.names.join(" | "))
                }
                None => bail!("there is none; there are: {}", seen.names.join(" | ")),
            },
        }
    }

    async fn look(&self, thing: Option<(Kind, &str)>, bring: bool) -> Result<Seen> {
        let thing = thing.map(|(kind, name)| [kind.name(), name]);
        let arguments = vec![json!(self.areas), json!(thing), json!(bring)];
        let seen = self.driver().execute(include_str!("find.js"), arguments).await?;
        Ok(seen.convert()?)
    }
}

/// What `find.js` gives.
#[derive(Deserialize)]
struct Seen {
    #[serde(default)]
    found: Vec<Value>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    text: String,
    missing: Option<String>,
    covered_by: Option<String>,
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
