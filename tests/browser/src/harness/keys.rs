//! A person with a keyboard and nothing else: what else would be clicked is gone to with Tab and pressed. Presses are counted
//! either way.

use anyhow::{Result, bail};
use thirtyfour::{Key, WebElement};

use super::{engine::Engine, page::Page};

/// More stops than any page has.
const STOPS: usize = 400;

/// Where the focus is, seen from an element: `here`, or with which key it comes nearer. Of several to choose from and of the
/// cells of a grid, only one is a stop, and arrows lead to the others.
const WAY: &str = "const [el] = arguments, now = document.activeElement;
    if (now === el) return 'here';
    if (el.role === 'gridcell' && now.role === 'gridcell') {
        const down = el.parentElement.rowIndex - now.parentElement.rowIndex;
        if (down) return down > 0 ? 'down' : 'up';
        return el.cellIndex > now.cellIndex ? 'right' : 'left';
    }
    if (el.type === 'radio' && now.type === 'radio' && now.name === el.name)
        return el.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING ? 'up' : 'down';
    if (now === document.body) return 'tab';
    return el.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING ? 'back' : 'tab'";

impl Page {
    /// Whether nothing is clicked from now on.
    pub fn use_keyboard_only(&self, only: bool) {
        self.tab.keyboard_only.set(only);
    }

    /// Whether what is pressed is held from now on until that is painted.
    pub fn press_by_hand(&self, held: bool) {
        self.tab.by_hand.set(held);
    }

    /// How often something was pressed since the last call.
    pub fn presses(&self) -> usize {
        self.tab.presses.take()
    }

    pub(super) fn pressed(&self, times: usize) {
        self.tab.presses.set(self.tab.presses.get() + times);
    }

    async fn key(&self, key: impl Into<char>) -> Result<()> {
        let key = key.into();
        self.pressed(1);
        if !self.tab.by_hand.get() {
            return self.press(key.to_string()).await;
        }
        self.acting().key_down(key).perform().await?;
        self.painted().await?;
        Ok(self.acting().key_up(key).perform().await?)
    }

    /// Presses a button or a link, ticks a box, chooses one of several.
    pub(super) async fn activate(&self, element: &WebElement) -> Result<()> {
        if !self.tab.keyboard_only.get() {
            // What its driver does for a click takes three times as long: it looks again where the element is and what stands before
            // it, which `find` has done. But in a frame of a page that has been scrolled it presses beside.
            if self.tab.by_hand.get() {
                self.acting().move_to_element_center(element).perform().await?;
                self.painted().await?;
                self.acting().click_and_hold().perform().await?;
                self.painted().await?;
                self.acting().release().perform().await?;
            } else if self.engine() == Engine::Chromium && !self.tab.was_framed.get() {
                self.acting().move_to_element_center(element).click().perform().await?;
            } else {
                element.click().await?;
            }
            self.pressed(1);
            return Ok(());
        }
        self.reach(element).await?;
        if element.tag_name().await? != "input" {
            return self.key(Key::Enter).await;
        }
        // An arrow has chosen it already.
        if element.is_selected().await? { Ok(()) } else { self.key(' ').await }
    }

    /// Presses a key in an element.
    pub(super) async fn press_in(&self, element: &WebElement, key: char) -> Result<()> {
        self.reach(element).await?;
        self.key(key).await
    }

    /// Goes to an element.
    async fn reach(&self, element: &WebElement) -> Result<()> {
        for _ in 0..STOPS {
            let way = self.driver().execute(WAY, vec![element.to_json()?]).await?;
            match way.json().as_str() {
                Some("here") => return Ok(()),
                Some("up") => self.key(Key::Up).await?,
                Some("down") => self.key(Key::Down).await?,
                Some("left") => self.key(Key::Left).await?,
                Some("right") => self.key(Key::Right).await?,
                Some("back") => {
                    self.pressed(1);
                    self.press_with(Key::Shift, Key::Tab).await?;
                }
                _ => self.key(Key::Tab).await?,
            }
        }
        bail!("the keyboard does not get there")
    }
}
