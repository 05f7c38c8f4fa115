//! The storage holds nothing before something is entered. And one that does not work, from the beginning or from some moment on:
//! the page says so and goes on.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{
    answer, filling,
    harness::{Kind, Page},
    stored,
};

/// Ways in which a browser keeps its storage from a page, and what the page says of each.
pub const BLOCKED: [(&str, &str, &str); 4] = [
    (
        "the storage itself throws",
        "for (const storage of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, storage, { get() { throw new DOMException('no', 'SecurityError') } })",
        "this browser does not let this page store anything",
    ),
    (
        "there is none",
        "for (const storage of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, storage, { get() { return null } })",
        "this browser does not let this page store anything",
    ),
    (
        "writing throws",
        "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError') }",
        "this browser does not let this page store anything",
    ),
    (
        "every call throws something odd",
        "for (const call of ['setItem', 'getItem', 'removeItem', 'key'])
            Storage.prototype[call] = () => { throw new Error('the disk is gone') }",
        "the disk is gone",
    ),
];

/// The program has not stopped.
async fn lives(page: &Page) -> Result<()> {
    let stopped = page.ask("!document.getElementById('stopped').hidden").await?;
    ensure!(stopped == json!(false), "the program has stopped");
    Ok(())
}

async fn says_that_nothing_is_saved(page: &Page, why: &str) -> Result<()> {
    page.reads("Not saved beyond this page").await?;
    page.reads(why).await?;
    lives(page).await
}

/// That the program makes itself ready to save leaves nothing.
pub async fn what_is_only_looked_at_is_not_stored(page: &Page) -> Result<()> {
    page.open("#/check/charter").await?;
    page.has(Kind::Heading, "So far").await?;
    page.painted().await?;
    let stored = stored::under(page, stored::DRAFT).await?;
    ensure!(stored.is_empty(), "there is {stored:?}");
    lives(page).await
}

pub async fn a_storage_that_never_works_is_told_and_a_result_is_reached(page: &Page) -> Result<()> {
    let rules = answer::rules(2025)?;
    for (how, script, why) in BLOCKED {
        println!("    {how}");
        page.before_each_load(script)?;
        filling::begin(page).await?;
        page.fill("Name of this check", how).await?;
        says_that_nothing_is_saved(page, why).await?;
        let never = json!({ "published": false });
        let years = json!({ "2025": never, "2024": never, "2023": never, "2022": never });
        let mut told = stored::case_file(&years);
        told["name"] = json!(how);
        let case = answer::case(&told)?;
        filling::enter(page, &case, &rules, |_| filling::Way::Question).await?;
        says_that_nothing_is_saved(page, why).await?;
        answer::see(page).await?;
        answer::is_of(page, &case, &rules).await?;
        says_that_nothing_is_saved(page, why).await?;
        page.click(Kind::Link, "Saved checks").await?;
        page.reads("Checks cannot be kept here").await?;
        // As long as the page is open it is all there.
        page.has(Kind::Heading, how).await?;
        page.click(Kind::Button, &format!("Duplicate {how}")).await?;
        page.has(Kind::Heading, &format!("Copy of {how}")).await?;
        page.reads("On this page only, changed on").await?;
        let says_saved = page.ask("document.body.innerText.includes('Saved on')").await?;
        ensure!(says_saved == json!(false), "the list says that they are saved");
        page.click(Kind::Link, "Charter Pathways").await?;
        page.has(Kind::Link, &format!("Continue “{how}”")).await?;
        page.reload().await?;
        page.has(Kind::Link, "Start a check").await?;
        lives(page).await?;
        page.before_each_load("")?;
    }
    Ok(())
}

/// Lets every write fail as in a full storage, in this tab.
pub const FULL: &str = "void (window.before = Storage.prototype.setItem,
    Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') })";
/// Takes that back.
pub const WORKS_AGAIN: &str = "void (Storage.prototype.setItem = window.before)";

/// What was saved stays, what is new is told not to be, and the next change after it works again saves all.
pub async fn a_storage_that_stops_working_is_told_until_it_works_again(page: &Page) -> Result<()> {
    let name = async || Ok::<_, anyhow::Error>(stored::facts(page).await?["name"].clone());
    filling::begin(page).await?;
    page.fill("Name of this check", "First").await?;
    page.reads("Saved in this browser").await?;
    page.ask(FULL).await?;
    page.fill("Name of this check", "Second").await?;
    page.reads("Your last change is not saved").await?;
    page.reads("the browser's storage for this site is full").await?;
    ensure!(name().await? == "First", "what was saved is {}", name().await?);
    // It is still on the page, on another screen too.
    filling::on(page).await?;
    page.reads("Your last change is not saved").await?;
    page.back().await?;
    page.has(Kind::Heading, "Your charter").await?;
    ensure!(page.value(Kind::Field, "Name of this check").await? == "Second", "it is forgotten");
    page.ask(WORKS_AGAIN).await?;
    page.fill("Name of the school", "Oak Charter").await?;
    page.reads("Saved in this browser").await?;
    let facts = stored::facts(page).await?;
    ensure!(
        facts["name"] == "Second" && facts["school"]["name"] == "Oak Charter",
        "not all is saved: {facts}"
    );
    lives(page).await
}

/// A new check whose first change cannot be saved is one draft in the end, not two.
pub async fn a_check_begun_while_nothing_can_be_saved_is_one_draft(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    page.ask(FULL).await?;
    page.fill("Name of this check", "First").await?;
    page.reads("Your last change is not saved").await?;
    page.fill("Name of the school", "Oak Charter").await?;
    page.reads("Your last change is not saved").await?;
    page.ask(WORKS_AGAIN).await?;
    page.fill("County where the school is located", "Alameda").await?;
    page.reads("Saved in this browser").await?;
    let facts = stored::facts(page).await?;
    ensure!(facts["name"] == "First", "not all is saved: {facts}");
    page.reload().await?;
    ensure!(page.value(Kind::Field, "Name of this check").await? == "First", "it is not reloaded");
    Ok(())
}

/// The storage is really full: it is named, with what to do, and doing it helps.
pub async fn a_full_storage_is_named_with_what_to_do(page: &Page) -> Result<()> {
    let mut large = stored::case_file(&json!({}));
    large["name"] = json!("Large");
    large["padding"] = json!("x".repeat(900_000));
    stored::leave(page, [large.to_string()]).await?;
    page.open("#/drafts").await?;
    page.click(Kind::Button, "Start a new check").await?;
    page.fill("Name of this check", "Autumn").await?;
    page.reads("Saved in this browser on").await?;
    page.ask(
        "(() => { for (let size = 1 << 22, n = 0; size >= 1;) {
            try { localStorage.setItem(`theirs-${n++}`, 'x'.repeat(size)) } catch { size >>= 1 } } })()",
    )
    .await?;
    page.fill("Name of the school", "A school with a name that needs room").await?;
    page.reads("the browser's storage for this site is full").await?;
    page.reads("Delete saved checks that you no longer need, or save this one as a file.").await?;
    page.click(Kind::Button, "Save it here again").await?;
    page.reads("Your last change is not saved").await?;
    // Deleting another check makes room, and the way back to this one saves it.
    page.click(Kind::Link, "Saved checks").await?;
    page.click(Kind::Button, "Delete Large").await?;
    page.reads("The check is deleted.").await?;
    page.back().await?;
    page.click(Kind::Button, "Save it here again").await?;
    page.reads("Saved in this browser on").await?;
    let facts = stored::facts(page).await?;
    ensure!(facts["school"]["name"] == "A school with a name that needs room", "{facts}");
    Ok(())
}

/// What could not be saved is tried again when the page is hidden, which may be its end.
pub async fn a_page_that_is_hidden_tries_again_to_save(page: &Page) -> Result<()> {
    for event in ["pagehide", "visibilitychange"] {
        filling::begin(page).await?;
        page.fill("Name of this check", "First").await?;
        page.ask(FULL).await?;
        page.fill("Name of this check", event).await?;
        page.reads("Your last change is not saved").await?;
        page.ask(WORKS_AGAIN).await?;
        page.ask(&format!(
            "void (Object.defineProperty(document, 'hidden', {{ get: () => true, configurable: true }}),
                ({{ pagehide: window, visibilitychange: document }})['{event}'].dispatchEvent(new Event('{event}')),
                delete document.hidden)"
        ))
        .await?;
        page.reads("Saved in this browser on").await?;
        ensure!(stored::facts(page).await?["name"] == event, "it is not saved");
        page.ask("localStorage.clear()").await?;
    }
    Ok(())
}

/// Nothing is asked of the browser until the person asks for it, and its answer is told.
pub async fn the_browser_is_asked_to_keep_checks_when_the_person_asks(page: &Page) -> Result<()> {
    for (answer, told) in [
        (
            "() => Promise.resolve(true)",
            "This browser has agreed to keep your checks until you remove them.",
        ),
        ("() => Promise.resolve(false)", "This browser has not agreed: it may remove your checks."),
        ("() => Promise.reject(new TypeError('no'))", "This browser cannot be asked."),
        ("() => { throw new TypeError('no') }", "This browser cannot be asked."),
        ("undefined", "This browser cannot be asked."),
    ] {
        // Of the page's own: what a driver runs may be of another world, with promises of its own.
        page.before_each_load(&format!(
            "window.asked = 0;
            StorageManager.prototype.persist = ((answer) => answer && (() => (asked++, answer())))({answer});"
        ))?;
        page.open("#/").await?;
        page.click(Kind::Link, "Saved checks").await?;
        page.reads("Save a file of each check that matters.").await?;
        ensure!(page.ask("asked").await? == json!(0), "it is asked unasked");
        page.click(Kind::Button, "Ask this browser to keep them").await?;
        page.reads(told).await?;
        lives(page).await?;
    }
    Ok(())
}
