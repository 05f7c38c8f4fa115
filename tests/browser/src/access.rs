//! What axe finds: nothing, on every page and in every state of it, light and dark, on a small phone and at 200 %.
//!
//! A machine finds perhaps half of what keeps a person out; the half that comes in by oversight. Where things stand does not
//! hang on the colors, so in a usual run a width and a theme are tried together, in two ways; in a full run in all four.

use std::fs;

use anyhow::{Context, Result, ensure};
use hosting::workspace;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    county,
    harness::{Kind, Page},
    host::Host,
    official, paste,
    stored::{self, case_file},
};

/// How a page is looked at.
#[derive(Clone, Copy)]
struct Way {
    /// In pixels.
    width: u32,
    theme: &'static str,
}

/// A small phone, and a window of 1,280 pixels at 200 %; those of a usual run first.
const WAYS: [Way; 4] = [
    Way { width: 320, theme: "light" },
    Way { width: 640, theme: "dark" },
    Way { width: 320, theme: "dark" },
    Way { width: 640, theme: "light" },
];

/// The ways of this run.
fn ways(page: &Page) -> impl Iterator<Item = Way> {
    WAYS.into_iter().take(if page.is_full() { 4 } else { 2 })
}

/// Whether the page of an address is shown, with all that comes later.
const STANDS: &str = "[...document.querySelectorAll('h1')].some((el) => el.checkVisibility()) && !document.querySelector('.coming')";
/// Whether what stands beside a step of the check is there.
const BESIDE: &str = "document.getElementById('so-far') !== null";

/// Looks at the page as it is. A theme is an attribute, as who embeds the page chooses it.
async fn look(page: &Page, Way { width, theme }: Way, state: &str) -> Result<()> {
    let axe = workspace().join(".tools/node_modules/axe-core/axe.min.js");
    if page.ask("typeof window.axe").await? == json!("undefined") {
        let axe =
            fs::read_to_string(axe).context("axe is not there: `cargo xtask test` fetches it")?;
        page.read(&axe, Value::Null).await?;
    }
    // What is folded is a part of the page as well.
    page.ask("document.querySelectorAll('details').forEach((el) => (el.open = true))").await?;
    page.ask(&format!("void (document.documentElement.dataset.theme = {theme:?})")).await?;
    let found = page.read(include_str!("access.js"), Value::Null).await?;
    ensure!(found == json!([]), "{state}, {width} pixels wide, {theme}: {found:#}");
    Ok(())
}

/// The home page, looked at in this way, with these checks stored and no others. They are put there where they are looked at:
/// a frame may have a storage of its own.
async fn with(page: &Page, way: Way, checks: &[&str]) -> Result<()> {
    page.widen(way.width).await?;
    stored::leave(page, checks).await?;
    page.open("#/").await?;
    if checks.is_empty() { Ok(()) } else { page.has(Kind::Button, "Start a new check").await }
}

/// Looks at these addresses, one after the other.
async fn look_at(page: &Page, state: &str, checks: &[&str], routes: &[&str]) -> Result<()> {
    for way in ways(page) {
        with(page, way, checks).await?;
        for route in routes {
            page.come_to(route).await?;
            page.until("the page", STANDS).await?;
            if route.starts_with("#/check") {
                page.until("what stands beside the step", BESIDE).await?;
            }
            look(page, way, &format!("{route}, {state}")).await?;
        }
    }
    Ok(())
}

const CHECK: [&str; 6] = [
    "#/check/charter",
    "#/check/2025/groups",
    "#/check/2025/SUSP",
    "#/check/2025/grid",
    "#/check/local",
    "#/check/answers",
];

pub async fn the_leaflet(page: &Page) -> Result<()> {
    let pages = ["#/", "#/pathways", "#/faq", "#/glossary", "#/year", "#/links", "#/handout"];
    look_at(page, "read", &[], &pages).await?;
    look_at(page, "read", &[], &["#/about", "#/nothing/here", "#/faq/nothing"]).await
}

pub async fn pages_that_are_drawn(page: &Page) -> Result<()> {
    look_at(page, "read", &[], &["#/rules", "#/rules/2024", "#/proof", "#/map", "#/open/broken"])
        .await
}

pub async fn an_empty_check(page: &Page) -> Result<()> {
    look_at(page, "empty", &[], &CHECK).await?;
    look_at(page, "empty", &[], &["#/result", "#/drafts"]).await
}

/// Of three groups these fall short.
fn year(flagged: &[&str]) -> Value {
    stored::known_year(
        &["AA", "HI", "SED"],
        flagged,
        &json!({ "counted": true, "levels": { "SUSP": "orange", "CCI": "none" } }),
    )
}

/// Each kind of result: by what it is, the groups that are flagged from 2025 back to 2022, if anything is known of the
/// year.
const RESULTS: [(&str, [Option<&[&str]>; 4]); 4] = [
    ("met", [Some(&["AA", "HI"]), Some(&["AA", "HI"]), Some(&["AA", "HI"]), Some(&["AA"])]),
    ("not met", [Some(&[]), Some(&[]), Some(&[]), Some(&[])]),
    ("depends on a reading", [Some(&["AA"]), Some(&["HI"]), Some(&[]), Some(&[])]),
    ("unknown", [Some(&["AA"]), None, None, None]),
];

fn told(flagged: [Option<&[&str]>; 4]) -> String {
    let years = (2022..=2025).rev().zip(flagged);
    let years = years.filter_map(|(at, groups)| Some((at.to_string(), year(groups?))));
    case_file(&years.collect::<serde_json::Map<_, _>>().into()).to_string()
}

pub async fn a_filled_check_and_each_kind_of_result(page: &Page) -> Result<()> {
    for (kind, flagged) in RESULTS {
        look_at(page, kind, &[&told(flagged)], &["#/result"]).await?;
    }
    let filled = told(RESULTS[3].1);
    look_at(page, "filled", &[&filled], &CHECK).await?;
    look_at(page, "filled", &[&filled], &["#/", "#/drafts"]).await
}

pub async fn the_files_of_a_state(page: &Page) -> Result<()> {
    for way in ways(page) {
        with(page, way, &[]).await?;
        official::in_each_state(page, async |state| look(page, way, state).await).await?;
    }
    Ok(())
}

pub async fn a_pasted_text(page: &Page) -> Result<()> {
    for way in ways(page) {
        with(page, way, &[]).await?;
        paste::in_each_state(page, async |state| look(page, way, state).await).await?;
    }
    Ok(())
}

pub async fn many_charters(page: &Page) -> Result<()> {
    for way in ways(page) {
        page.widen(way.width).await?;
        county::in_each_state(page, async |state| look(page, way, state).await).await?;
    }
    Ok(())
}

pub async fn a_grid_in_use(page: &Page) -> Result<()> {
    for way in ways(page) {
        with(page, way, &[&told(RESULTS[0].1)]).await?;
        page.open("#/check/2025/grid").await?;
        page.click(Kind::Cell, "Hispanic, Suspension Rate").await?;
        look(page, way, "a cell of the grid is chosen").await?;
        page.press_with(Key::Shift, Key::Up).await?;
        page.press("g").await?;
        page.reads("2 cells: Green.").await?;
        look(page, way, "cells of the grid are filled").await?;
    }
    Ok(())
}

pub async fn what_is_asked_and_told(page: &Page) -> Result<()> {
    for way in ways(page) {
        with(page, way, &[&told(RESULTS[0].1), "no case file"]).await?;
        page.open("#/drafts").await?;
        look(page, way, "a check that cannot be read").await?;
        page.click(Kind::Button, "Remove everything from this device").await?;
        page.has(Kind::Button, "Remove everything now").await?;
        look(page, way, "asked before everything is removed").await?;
        page.click(Kind::Button, "Remove everything now").await?;
        page.reads("removed").await?;
        look(page, way, "everything is removed").await?;
        // Nothing can be saved.
        page.before_each_load("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")?;
        page.open("#/check/charter").await?;
        page.fill("Name of this check", "Autumn").await?;
        page.reads("saved").await?;
        look(page, way, "nothing can be saved").await?;
        page.before_each_load("")?;
    }
    Ok(())
}

/// The pages of a check beside its result: the brief, the picture of the pathways over it, what if with and without changes,
/// two checks compared, and a link that can be opened.
pub async fn what_is_tried_compared_printed_and_sent(page: &Page) -> Result<()> {
    let text = told(RESULTS[2].1);
    let (case, _) = charter_pathways::case::file::read(&text)?;
    let link = charter_pathways::case::link::write(&case).context("a case without a link")?;
    let link = format!("#/open/{link}");
    let other = told(RESULTS[0].1);
    let checks = [text.as_str(), &other];
    look_at(
        page,
        "a filled check",
        &checks,
        &["#/brief", "#/pathways", "#/map", "#/compare", "#/compare/1/2", &link],
    )
    .await?;
    for way in ways(page) {
        with(page, way, &checks).await?;
        page.open("#/what-if").await?;
        page.reads("Nothing is changed yet.").await?;
        look(page, way, "what if, nothing changed").await?;
        page.click(Kind::Button, "Sketch the 2026 Dashboard").await?;
        page.choose("Hispanic, English Language Arts", "Red").await?;
        page.reads("2026, Hispanic, English Language Arts: Red").await?;
        look(page, way, "what if, with a sketch and a change").await?;
    }
    Ok(())
}

pub async fn offline_and_a_new_version(page: &Page) -> Result<()> {
    for way in ways(page) {
        page.widen(way.width).await?;
        let mut host = Host::start(&format!("access-{}-{}", way.width, way.theme))?;
        host.first_visit(page).await?;
        host.publish("two", |_| true)?;
        host.visit_until_ready(page, "#/check/charter").await?;
        look(page, way, "a new version waits").await?;
        host.stop();
        host.visit(page, "#/about").await?;
        look(page, way, "without a network").await?;
    }
    Ok(())
}
