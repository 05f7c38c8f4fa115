//! Every page opens, says what it is, fits a small screen, and can be left again.

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::{Kind, Page};

/// Each page by its address, and how its title begins.
const PAGES: [(&str, &str); 17] = [
    ("#/", "Charter Pathways: could your charter qualify"),
    ("#/pathways", "The four pathways"),
    ("#/map", "The map of support"),
    ("#/faq", "Questions and answers"),
    ("#/glossary", "Glossary"),
    ("#/year", "The year of a charter"),
    ("#/rules", "The rules ·"),
    ("#/rules/2024", "The rules: 2024"),
    ("#/rules/2026", "The rules: 2026"),
    ("#/brief", "Brief of your result"),
    ("#/files", "Fill in from CDE’s files"),
    ("#/paste/2024", "Paste from the Dashboard"),
    ("#/county", "Many charters at once"),
    ("#/links", "Links"),
    ("#/handout", "One-page handout"),
    ("#/about", "About, privacy and sources"),
    ("#/nothing/here", "Page not found"),
];

/// The headings of the first rank that can be seen.
const HEADINGS: &str = "[...document.querySelectorAll('h1')].filter((el) => el.checkVisibility())";

/// The ids that more than one element has.
const TWICE: &str = "((ids) => ids.filter((id, at) => ids.indexOf(id) !== at))([...document.querySelectorAll('[id]')].map((el) => el.id))";

const ON_THE_HEADING: &str = "document.activeElement?.localName === 'h1'";

/// Of the heading that can be seen.
fn first_line_in_sight() -> String {
    format!(
        "((top) => top >= 0 && top + 28 <= innerHeight)({HEADINGS}[0].getBoundingClientRect().top)"
    )
}

/// What makes the page wider than the window, if anything does.
pub const TOO_WIDE: &str = "document.documentElement.scrollWidth <= innerWidth ? null
    : [...document.querySelectorAll('body *')]
        .filter((el) => el.getBoundingClientRect().right > innerWidth)
        .slice(-3).map((el) => el.outerHTML.slice(0, 100)).join(' | ')";

pub async fn every_page_has_its_title_and_one_heading(page: &Page) -> Result<()> {
    let mut headings = BTreeSet::new();
    for (route, title) in PAGES {
        page.open(route).await?;
        page.until(
            &format!("{route} to have its title"),
            &format!("document.title.startsWith({title:?})"),
        )
        .await?;
        page.until(&format!("{route} to have one h1"), &format!("{HEADINGS}.length === 1")).await?;
        let twice = page.ask(TWICE).await?;
        ensure!(twice == json!([]), "{route} has ids twice: {twice}");
        let heading = page.ask(&format!("{HEADINGS}[0].innerText")).await?.to_string();
        ensure!(heading != "\"\"", "{route} has an empty heading");
        ensure!(
            headings.insert(heading.clone()),
            "{route} has the heading of another page: {heading}"
        );
    }
    Ok(())
}

pub async fn going_on_moves_the_focus_to_the_heading(page: &Page) -> Result<()> {
    page.open("#/").await?;
    let focus = page.ask("document.activeElement?.localName").await?;
    ensure!(focus == "body", "opening the page takes the focus, to {focus}");
    page.click(Kind::Link, "Glossary").await?;
    page.has(Kind::Heading, "Glossary").await?;
    page.until("the focus to be on the heading", ON_THE_HEADING).await?;
    page.back().await?;
    page.until("the first page's title", "document.title.startsWith('Charter Pathways:')").await?;
    page.until("the focus to be on the heading", ON_THE_HEADING).await
}

/// Who comes back goes on at the link that led away, as from page to page of other sites, and it is in sight.
pub async fn coming_back_goes_on_where_one_left(page: &Page) -> Result<()> {
    let on_link_to = |address: &str| {
        format!(
            "((link) => link?.getAttribute('href') === {address:?}
                && link.getBoundingClientRect().top >= 0
                && link.getBoundingClientRect().bottom <= innerHeight)(document.activeElement)"
        )
    };
    // From the end of a long page.
    page.open("#/year").await?;
    let title = "document.title.startsWith('The year of a charter')";
    page.until("the year", title).await?;
    let last = "[...document.querySelectorAll('main > [data-shown] a[href^=\"#/faq/\"]')].at(-1)";
    let last = page.ask(&format!("[{last}.innerText, {last}.getAttribute('href')]")).await?;
    let (words, address): (String, String) = serde_json::from_value(last)?;
    page.click(Kind::Link, &words).await?;
    page.has(Kind::Heading, "Questions and answers").await?;
    page.back().await?;
    page.until("the year again", title).await?;
    page.until("the focus to be where it was", &on_link_to(&address)).await?;

    // Of several links to one place it is the one that was pressed, also where it was folded since.
    page.open("#/glossary").await?;
    page.has(Kind::Heading, "Glossary").await?;
    let links = "[...document.querySelectorAll('main > [data-shown] a[href=\"#/glossary/dta\"]')]";
    let last = format!("{links}.at(-1)");
    page.ask(&format!(
        "((link) => {{ link.closest('details')?.setAttribute('open', ''); link.focus() }})({last})"
    ))
    .await?;
    page.press(Key::Enter).await?;
    page.until("the entry", "location.hash === '#/glossary/dta'").await?;
    page.until("the focus to be there", &format!("document.activeElement !== {last}")).await?;
    page.ask(&format!("{last}.closest('details')?.removeAttribute('open')")).await?;
    page.back().await?;
    page.until(
        "the last link",
        &format!("{links}.length > 1 && document.activeElement === {last}"),
    )
    .await?;

    // A link to where one has been is no way back.
    page.click(Kind::Link, "Questions").await?;
    page.has(Kind::Heading, "Questions and answers").await?;
    page.click(Kind::Link, "Glossary").await?;
    page.has(Kind::Heading, "Glossary").await?;
    page.until("the focus to be on the heading", ON_THE_HEADING).await?;

    // An answer is changed: back to its line, by the page's own way and by the browser's. But a question begins with itself.
    let change = on_link_to("#/check/local/change/local-2023");
    page.open("#/check/answers").await?;
    page.click(Kind::Link, "Change 2023: Not Met for Two or More Years").await?;
    page.has(Kind::Heading, "Local indicators").await?;
    page.click(Kind::Link, "Back to your answers").await?;
    page.until("the focus to be on its line", &change).await?;
    page.back().await?;
    page.has(Kind::Heading, "Local indicators").await?;
    page.back().await?;
    page.has(Kind::Heading, "Check your answers").await?;
    page.until("the focus to be on its line again", &change).await?;
    page.open("#/check/2025/groups").await?;
    page.click(Kind::Link, "Leave 2025 out for now").await?;
    page.has(Kind::Heading, "2024 Dashboard: which student groups does it show?").await?;
    page.back().await?;
    page.has(Kind::Heading, "2025 Dashboard: which student groups does it show?").await?;
    page.until("the focus to be on the heading", ON_THE_HEADING).await
}

/// From the press until what it leads to is drawn, and no longer. Not where that stands in the document already: there it is
/// shown at once, and a browser takes the focus from the link.
pub async fn a_link_shows_that_it_was_pressed(page: &Page) -> Result<()> {
    const WATCH: &str = "const { documentElement: root } = document;
        const note = () => window.shown.push(getComputedStyle(document.activeElement).opacity);
        window.shown = [];
        new MutationObserver(note).observe(root, { attributes: true, attributeFilter: ['data-going'] });";
    page.open("#/").await?;
    page.read(WATCH, json!(null)).await?;
    for (link, heading) in [
        ("Start a check", "Your charter"),
        ("Continue", "2025 Dashboard: which student groups does it show?"),
    ] {
        page.read("window.shown.length = 0", json!(null)).await?;
        page.click(Kind::Link, link).await?;
        page.has(Kind::Heading, heading).await?;
        let shown = page.ask("window.shown").await?;
        ensure!(shown == json!(["0.6", "1"]), "{link}: it shows {shown}");
    }
    Ok(())
}

/// The release of a key would have to wait while a page is drawn, so that is drawn after it; and if none comes, as when another window
/// has taken it, all the same.
pub async fn a_key_is_let_go_before_the_next_page_is_drawn(page: &Page) -> Result<()> {
    const HOLD: &str = "const [for_ever] = arguments;
        window.later ??= window.setTimeout;
        window.setTimeout = (act, time) => (for_ever && time > 100 ? 0 : window.later(act, time));
        const told = (type) => dispatchEvent(new KeyboardEvent(type, { key: 'Enter' }));
        told('keydown');
        [...document.querySelectorAll('#app .actions a')].find((link) => link.textContent === 'Continue').click();
        window.frames_seen = 0;
        const seen = () => {
            window.frames_seen += 1;
            window.requestAnimationFrame(seen);
        };
        window.requestAnimationFrame(seen);
        window.let_go = () => told('keyup');";
    const HEADING: &str = "document.querySelector('#app h1').textContent";
    page.open("#/check").await?;
    page.has(Kind::Heading, "Your charter").await?;
    page.read(HOLD, json!(true)).await?;
    page.until("some frames", "window.frames_seen > 5").await?;
    let heading = page.ask(HEADING).await?;
    ensure!(heading == "Your charter", "while the key is held there is {heading}");
    page.ask("window.let_go()").await?;
    page.has(Kind::Heading, "2025 Dashboard: which student groups does it show?").await?;
    page.read(HOLD, json!(false)).await?;
    page.has(Kind::Heading, "2025 Dashboard: English Language Arts").await?;
    // Its release was never told. Then it is taken for let go, and the next press waits for nothing.
    let press = "const named = (link) => link.textContent === 'Continue';
        window.setTimeout = (act, time) => (time > 50 ? 0 : window.later(act, time));
        [...document.querySelectorAll('#app .actions a')].find(named).click();";
    page.read(press, Value::Null).await?;
    page.has(Kind::Heading, "2025 Dashboard: Mathematics").await
}

/// A window of 1,280 by 1,024 pixels that is enlarged to 400 % has room for a quarter of that each way.
pub async fn at_400_percent_the_heading_comes_into_sight(page: &Page) -> Result<()> {
    page.framed("style=\"border: 0; width: 320px; height: 256px\"", true);
    page.open("#/").await?;
    for (route, heading) in [
        ("#/check/charter", "Your charter"),
        ("#/check/2025/groups", "2025 Dashboard: which student groups does it show?"),
        ("#/check/answers", "Check your answers"),
        ("#/faq", "Questions and answers"),
    ] {
        page.ask("scrollTo(0, document.body.scrollHeight)").await?;
        page.go(route).await?;
        page.has(Kind::Heading, heading).await?;
        page.until(&format!("the heading of {route} to be in sight"), &first_line_in_sight())
            .await?;
    }
    Ok(())
}

pub async fn an_unknown_address_has_a_way_home(page: &Page) -> Result<()> {
    page.open("#/nothing/here").await?;
    page.reads("This page does not exist").await?;
    page.click(Kind::Link, "Go to the home page").await?;
    page.until(
        "the home page",
        "location.hash === '#/' && document.title.startsWith('Charter Pathways:')",
    )
    .await
}

pub async fn the_skip_link_comes_first_and_leads_to_the_page(page: &Page) -> Result<()> {
    page.open("").await?;
    page.press(Key::Tab).await?;
    let first = page.ask("document.activeElement?.textContent").await?;
    ensure!(first == "Skip to the page", "the first stop of the keyboard is {first}");
    page.press(Key::Enter).await?;
    page.until("the focus to be on the main part", "document.activeElement?.localName === 'main'")
        .await?;
    let hash = page.ask("location.hash").await?;
    ensure!(hash == "", "the skip link leads away, to {hash}");
    // Who comes by an address goes on in its page, as browsers do.
    page.open("#/year").await?;
    page.press(Key::Tab).await?;
    page.until("the focus to be in the page", "document.activeElement.closest('main')").await
}

pub async fn a_small_screen_never_scrolls_sideways(page: &Page) -> Result<()> {
    page.widen(320).await?;
    for (route, title) in PAGES {
        page.open(route).await?;
        page.until(title, &format!("document.title.startsWith({title:?})")).await?;
        let too_wide = page.ask(TOO_WIDE).await?;
        ensure!(too_wide.is_null(), "{route} is too wide: {too_wide}");
    }
    Ok(())
}

/// Each case ends with this check; here it is seen to notice what it is there for.
pub async fn the_check_for_strange_requests_works(page: &Page) -> Result<()> {
    page.open("#/").await?;
    page.ask("fetch('http://elsewhere.test/').then(() => 1, () => 0)").await?;
    match page.is_clean().await {
        Ok(()) => bail!("a request to another place goes unnoticed"),
        Err(error) => {
            ensure!(format!("{error:#}").contains("elsewhere.test"), "it says instead: {error:#}");
            Ok(())
        }
    }
}
