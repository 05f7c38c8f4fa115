//! What happens to a check when the browser fails it, or the person does something else with it.

use std::ops::RangeInclusive;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{
    harness::{Kind, Page, Setup},
    kept::{self, COUNTY},
    stored,
};

pub async fn a_reload_at_any_moment_keeps_the_check(page: &Page) -> Result<()> {
    kept::enter(page, "Autumn").await?;
    for county in ["Alameda", "Kern", "Inyo"] {
        page.fill(COUNTY, county).await?;
        page.reload().await?;
        page.has(Kind::Heading, "Your charter").await?;
        let shown = page.value(Kind::Field, COUNTY).await?;
        ensure!(shown == county, "after a reload it shows {shown}, not {county}");
        kept::are_all(page, &["Autumn"]).await?;
    }
    Ok(())
}

/// Away to another site and back, whether the browser keeps the page alive meanwhile or loads it anew.
pub async fn leaving_for_another_site_and_coming_back_keeps_the_check(page: &Page) -> Result<()> {
    kept::enter(page, "Autumn").await?;
    for county in ["Alameda", "Kern"] {
        page.fill(COUNTY, county).await?;
        page.leave().await?;
        page.back().await?;
        page.has(Kind::Heading, "Your charter").await?;
        let shown = page.value(Kind::Field, COUNTY).await?;
        ensure!(shown == county, "back again it shows {shown}, not {county}");
        kept::are_all(page, &["Autumn"]).await?;
        kept::change(page, "Autumn", "Inyo").await?;
    }
    Ok(())
}

const REFUSED: RangeInclusive<usize> = 2..=8;

/// One write of the first several is refused, whichever that is: what was saved stays, and all is saved in the end. (By
/// the very first the page finds out whether there is a storage at all: `storage`.)
pub async fn one_refused_write_loses_nothing(page: &Page) -> Result<()> {
    for nth in REFUSED {
        let script = format!(
            "{{ const write = Storage.prototype.setItem; let left = {nth};
                Storage.prototype.setItem = function (...words) {{
                    if (--left === 0) throw new DOMException('no', 'QuotaExceededError');
                    return write.apply(this, words);
                }} }}"
        );
        page.before_each_load(&script)?;
        page.open("#/drafts").await?;
        page.click(Kind::Button, "Start a new check").await?;
        page.has(Kind::Heading, "Your charter").await?;
        let name = format!("Write {nth}");
        page.fill("Name of this check", &name).await?;
        page.fill("Name of the school", &format!("School of {name}")).await?;
        page.fill(COUNTY, "Alameda").await?;
        page.fill(COUNTY, "Kern").await?;
        kept::change(page, &name, "Inyo").await?;
        page.reads("Saved in this browser").await?;
    }
    let names: Vec<String> = REFUSED.map(|nth| format!("Write {nth}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    kept::are_all(page, &names).await
}

/// Fills the storage to its last character with something else.
const FILL: &str = "(() => {
    for (let size = 1 << 22, n = 0; size >= 1; size = size >> 1) {
        try { for (;;) localStorage.setItem(`filler/${n++}`, 'x'.repeat(size)) } catch {}
    }
    try { localStorage.setItem('one more', ''); return false } catch (error) { return error.name }
})()";

pub async fn a_storage_that_is_really_full_is_told_and_loses_nothing(page: &Page) -> Result<()> {
    kept::enter(page, "Autumn").await?;
    kept::enter(page, "Spring").await?;
    let error = page.ask(FILL).await?;
    ensure!(error == "QuotaExceededError", "filling it ended with {error}");
    page.fill(COUNTY, "Alameda").await?;
    page.reads("Your last change is not saved").await?;
    page.reads("the browser's storage for this site is full").await?;
    kept::are_all(page, &["Autumn", "Spring"]).await?;
    page.ask("Object.keys(localStorage).filter((key) => key.startsWith('filler/')).forEach((key) => localStorage.removeItem(key))").await?;
    kept::change(page, "Spring", "Kern").await?;
    page.reads("Saved in this browser").await?;
    kept::are_all(page, &["Autumn", "Spring"]).await
}

/// The list is made from the drafts themselves.
pub async fn a_lost_index_is_made_again(page: &Page) -> Result<()> {
    kept::enter(page, "Autumn").await?;
    kept::enter(page, "Spring").await?;
    for damage in ["removeItem('charter-pathways/index')", "setItem('charter-pathways/index', '{')"]
    {
        page.ask(&format!("localStorage.{damage}")).await?;
        page.open("#/drafts").await?;
        for name in ["Autumn", "Spring"] {
            page.has(Kind::Heading, name).await?;
        }
        kept::are_all(page, &["Autumn", "Spring"]).await?;
    }
    page.click(Kind::Button, "Continue Autumn").await?;
    page.go("#/check/charter").await?;
    kept::change(page, "Autumn", "Kern").await?;
    kept::are_all(page, &["Autumn", "Spring"]).await
}

/// The person lets the browser forget this site while the check is open: what is on the page is saved anew.
pub async fn site_data_cleared_meanwhile_leaves_the_open_check(page: &Page) -> Result<()> {
    kept::enter(page, "Autumn").await?;
    let tab = page.tab().await?;
    let other = page.new_tab().await?;
    page.clear_site_data().await?;
    page.to_tab(&tab).await?;
    let left = page.ask("localStorage.length").await?;
    ensure!(left == json!(0), "{left} things are left: nothing was cleared");
    kept::change(page, "Autumn", "Kern").await?;
    kept::are_all(page, &["Autumn"]).await?;
    page.reload().await?;
    let shown = page.value(Kind::Field, "Name of this check").await?;
    ensure!(shown == "Autumn", "after a reload it shows {shown}");
    page.to_tab(&other).await
}

/// In a private window it works as anywhere, as long as that window is open.
pub async fn a_private_window_keeps_the_check_while_it_is_open(page: &Page) -> Result<()> {
    kept::enter(page, "Public").await?;
    let private = page.another(&Setup { private: true, ..Setup::default() }).await?;
    kept::enter(&private, "Private").await?;
    private.reads("Saved in this browser").await?;
    private.reload().await?;
    let shown = private.value(Kind::Field, "Name of this check").await?;
    ensure!(shown == "Private", "after a reload it shows {shown}");
    kept::are_all(&private, &["Private"]).await?;
    let drafts = stored::under(&private, stored::DRAFT).await?;
    ensure!(drafts.len() == 1, "the private window sees the public check: {drafts:?}");
    private.is_clean().await?;
    private.quit().await?;
    kept::are_all(page, &["Public"]).await
}

/// The person has told the browser to let no site store anything: the browser's own block, not an imitation.
pub async fn a_browser_told_to_store_nothing_is_told_of(page: &Page) -> Result<()> {
    let blocked = page.another(&Setup { blocked: true, ..Setup::default() }).await?;
    kept::enter_unsaved(&blocked, "Autumn").await?;
    blocked.reads("this browser does not let this page store anything").await?;
    kept::are_shown(&blocked, &["Autumn"]).await?;
    blocked.is_clean().await?;
    blocked.quit().await
}

/// Not allowed its own origin, the frame has no storage at all, and everything else works.
pub async fn a_sandboxed_frame_says_that_nothing_is_kept(page: &Page) -> Result<()> {
    page.framed("sandbox=\"allow-scripts\" width=1200 height=800", true);
    kept::enter_unsaved(page, "Autumn").await?;
    page.reads("this browser does not let this page store anything").await?;
    page.fill(COUNTY, "Kern").await?;
    page.go("#/result").await?;
    page.has(Kind::Heading, "The answer in short").await?;
    kept::are_shown(page, &["Autumn"]).await
}

pub async fn a_sandboxed_frame_with_its_origin_keeps_the_check(page: &Page) -> Result<()> {
    page.framed("sandbox=\"allow-scripts allow-same-origin\" width=1200 height=800", true);
    kept::enter(page, "Autumn").await?;
    page.reads("Saved in this browser").await?;
    page.reload().await?;
    kept::are_all(page, &["Autumn"]).await
}

/// In a frame of another site the browser gives the page a storage of its own: its checks are kept there, and are not
/// those of the page by itself.
pub async fn a_frame_of_another_site_keeps_its_own_checks(page: &Page) -> Result<()> {
    kept::enter(page, "By itself").await?;
    page.framed("width=1200 height=800", false);
    page.open("#/drafts").await?;
    let drafts = stored::under(page, stored::DRAFT).await?;
    ensure!(drafts.is_empty(), "the storage is not of its own: {drafts:?}");
    kept::enter(page, "In a frame").await?;
    page.reload().await?;
    kept::are_all(page, &["In a frame"]).await?;
    page.unframed();
    page.open("#/drafts").await?;
    kept::are_all(page, &["By itself"]).await?;
    let drafts = stored::under(page, stored::DRAFT).await?;
    ensure!(drafts.len() == 1, "the page by itself sees the frame's check: {drafts:?}");
    Ok(())
}
