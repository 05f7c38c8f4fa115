//! Processes that end from one moment to the next: of a tab, and of the whole browser.

use std::{
    env, fs,
    process::{self, Command},
};

use anyhow::{Context, Result, ensure};
use tokio::time::{Duration, Instant};

use crate::{
    harness::{Kind, Page, Setup},
    kept::{self, COUNTY},
    stored,
};

/// How long a person types before the browser is killed: longer than any browser lets the first of it lie. Later changes
/// may lie for a minute: Chromium writes less and less often.
const TYPING: Duration = Duration::from_secs(15);

/// What stays behind would slow whatever is run next, for hours.
pub async fn a_browser_that_is_ended_leaves_no_process_behind(page: &Page) -> Result<()> {
    let browser = page.another(&Setup::default()).await?;
    let group = browser.group().to_string();
    // Not those that have ended and that nobody has asked after yet.
    let alive = || Command::new("pgrep").args(["-g", &group, "-r", "D,R,S"]).output();
    ensure!(!alive()?.stdout.is_empty(), "it has no processes");
    browser.open("#/").await?;
    browser.quit().await?;
    page.eventually("its processes to have ended", async || {
        let alive = String::from_utf8(alive()?.stdout)?;
        ensure!(alive.is_empty(), "these live on: {alive}");
        Ok(())
    })
    .await
}

/// A killed browser takes with it the changes that it had not yet written, and not the check.
pub async fn a_killed_browser_keeps_what_it_had_written(page: &Page) -> Result<()> {
    let name = format!("charter-pathways-profile-{}-{}", page.engine().name(), process::id());
    let profile = env::temp_dir().join(name);
    fs::create_dir_all(&profile).context("no folder can be made for the profile")?;
    let setup = Setup { profile: Some(profile.clone()), ..Setup::default() };

    let browser = page.another(&setup).await?;
    kept::enter(&browser, "Earlier").await?;
    kept::enter(&browser, "Autumn").await?;
    let begun = Instant::now();
    let mut changes = Vec::new();
    while begun.elapsed() < TYPING {
        let county = changes.len().to_string();
        kept::change(&browser, "Autumn", &county).await?;
        changes.push(Instant::now());
    }
    browser.kill()?;
    let killed = Instant::now();

    let browser = page.another(&setup).await?;
    browser.open("#/check/charter").await?;
    kept::are_all(&browser, &["Earlier", "Autumn"]).await?;
    let county = browser.value(Kind::Field, COUNTY).await?;
    let kept = county.parse::<usize>().context("none of the changes was kept")?;
    let first_lost = changes.get(kept + 1);
    let lost = first_lost.map_or(Duration::ZERO, |change| killed - *change);
    println!(
        "    of {} changes in {} s the last {:.1} s were lost",
        changes.len(),
        TYPING.as_secs(),
        lost.as_secs_f32()
    );
    kept::change(&browser, "Autumn", "Kern").await?;
    browser.quit().await?;
    fs::remove_dir_all(&profile).context("the profile cannot be removed")
}

/// What the tab had saved is the browser's, which lives on: nothing is lost but what was being typed.
pub async fn a_killed_tab_loses_nothing_that_was_saved(page: &Page) -> Result<()> {
    // Without windows, the whole browser would end.
    let page = page.another(&Setup { whole: true, ..Setup::default() }).await?;
    let survivor = page.tab().await?;
    page.new_tab().await?;
    kept::enter(&page, "Autumn").await?;
    kept::change(&page, "Autumn", "Kern").await?;
    page.is_clean().await?;
    page.kill_tab().await?;
    page.to_tab(&survivor).await?;
    page.open("#/check/charter").await?;
    kept::are_all(&page, &["Autumn"]).await?;
    let county = &stored::facts(&page).await?["school"]["county"];
    ensure!(county == "Kern", "the last change is lost: {county}");
    page.quit().await
}
