//! The link of a check: copied or shown, opened elsewhere, refused when it is none, and read from paper as a QR code.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};
use charter_pathways::case::{file, link};
use serde_json::{Value, json};

use crate::{
    harness::{Kind, Page},
    hostile::{self, NAMES},
    main_job::published::Published,
    storage,
    stored::{self, DRAFT, case_file, facts_of, same},
};

/// The longest a link may be.
const LONGEST: usize = 400;
/// Dots an inch, as a plain printer prints.
const DOTS: u16 = 300;

const RESULT: &str = "Your result as of the 2024 Dashboard";
/// The heading of the page that opens a link.
pub const OPENED: &str = "A check from a link";

/// A real charter's four years.
fn real() -> Result<Value> {
    let published = Published::find("01100170112607", "like Envision Academy", (true, true))?;
    let mut years = json!({});
    for year in [2019, 2022, 2023, 2024] {
        years[year.to_string()] = published.dashboard(year);
        if year != 2022 {
            years[year.to_string()]["local"] = json!({ "1": "met", "2": "met", "3": "not_met", "6": "met", "7": "not_met_two_years" });
        }
    }
    let mut case = case_file(&years);
    case["name"] = json!("Autumn check");
    case["school"] = published.school();
    case["assistance"] = json!({ "given": true, "provider": "county_office" });
    case["official"] = json!({ "2024": { "status": "differentiated", "ec47607": false } });
    case["as_of"] = json!(2024);
    Ok(case)
}

/// The code of a case file.
pub fn code(case: &Value) -> Result<String> {
    let (case, _) = file::read(&case.to_string())?;
    link::write(&case).context("it has no link")
}

/// A clipboard that takes a text, and shows it.
const CLIPBOARD: &str = "{ writeText: (text) => { document.documentElement.dataset.copied = text; return Promise.resolve() } }";

/// Opens the result of a case as the one draft there is, in a browser with this clipboard: what happens then is the page's.
async fn open_result(page: &Page, case: &Value, clipboard: &str) -> Result<()> {
    page.before_each_load(&format!(
        "Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }})"
    ))?;
    stored::leave(page, [case.to_string()]).await?;
    page.open("#/result").await?;
    page.has(Kind::Heading, RESULT).await
}

/// The link that the result page copies.
async fn copied(page: &Page) -> Result<String> {
    page.click(Kind::Button, "Copy a link").await?;
    page.reads("The link is copied").await?;
    let link = page.ask("document.documentElement.dataset.copied").await?;
    Ok(link.as_str().context("nothing was copied")?.to_owned())
}

/// The part of a link after `#`, and before it.
fn parts(link: &str) -> Result<(&str, &str)> {
    let at = link.find('#').context("it has no #")?;
    Ok(link.split_at(at))
}

pub async fn a_link_is_copied_and_opened_elsewhere(page: &Page) -> Result<()> {
    let case = real()?;
    open_result(page, &case, CLIPBOARD).await?;
    let link = copied(page).await?;
    println!("    {} letters: {link}", link.len());
    ensure!(link.len() < LONGEST, "{} letters", link.len());
    let (address, fragment) = parts(&link)?;
    ensure!(page.ask("location.href.split('#')[0]").await? == address, "it leads elsewhere");
    ensure!(fragment == format!("#/open/{}", code(&case)?), "it is not the library's");

    // Elsewhere: another browser, where nothing is stored.
    stored::nothing(page).await?;
    page.open(fragment).await?;
    page.has(Kind::Heading, OPENED).await?;
    page.reads("Autumn check").await?;
    page.click(Kind::Button, "Add it to my saved checks").await?;
    page.has(Kind::Heading, RESULT).await?;
    same("the new draft", &stored::facts(page).await?, &facts_of(&case.to_string())?)?;
    ensure!(page.ask("location.hash").await? == "#/result", "the address has not changed");
    // Neither a reload nor Back adds it again.
    page.reload().await?;
    page.has(Kind::Heading, RESULT).await?;
    page.back().await?;
    page.open("#/drafts").await?;
    page.has(Kind::Button, "Continue Autumn check").await?;
    ensure!(stored::under(page, DRAFT).await?.len() == 1, "it was added twice");
    // Its own link is the same.
    page.open("#/result").await?;
    page.has(Kind::Heading, RESULT).await?;
    ensure!(copied(page).await? == link, "the link of the copy is another");
    page.before_each_load("")
}

/// What refuses: no clipboard at all, as in a page without encryption; one that throws; one that says no.
const DENIED: [&str; 3] = [
    "undefined",
    "{ writeText() { throw new DOMException('no', 'NotAllowedError') } }",
    "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }",
];

pub async fn a_link_is_shown_where_it_cannot_be_copied(page: &Page) -> Result<()> {
    let case = real()?;
    let ending = format!("#/open/{}", code(&case)?);
    for clipboard in DENIED {
        open_result(page, &case, clipboard).await?;
        page.click(Kind::Button, "Copy a link").await?;
        page.reads("Copy the link from here").await?;
        page.until("the whole link to be selected", "((field) => field.value && field.readOnly && field.selectionStart === 0 && field.selectionEnd === field.value.length)(document.activeElement)").await?;
        let shown = page.ask("document.activeElement.value").await?;
        let shown = shown.as_str().unwrap_or_default();
        ensure!(shown.ends_with(&ending), "{clipboard}: it shows {shown}");
    }
    page.before_each_load("")
}

pub async fn nothing_is_written_before_it_is_added(page: &Page) -> Result<()> {
    let case = real()?;
    let mut other = case_file(&json!({ "2025": { "published": false } }));
    other["name"] = json!("Spring");
    stored::leave(page, [other.to_string()]).await?;
    let before = stored::under(page, "").await?;
    let fragment = format!("#/open/{}", code(&case)?);
    page.open(&fragment).await?;
    page.has(Kind::Heading, OPENED).await?;
    ensure!(stored::under(page, "").await? == before, "looking at it has written something");
    page.click(Kind::Link, "Leave without adding it").await?;
    page.has(Kind::Link, "Continue “Spring”").await?;
    ensure!(stored::under(page, "").await? == before, "leaving it has written something");

    // In the same tab, as a link in a letter; added twice it is there twice, and the other is as it was.
    for many in [2, 3] {
        page.go(&fragment).await?;
        page.has(Kind::Heading, OPENED).await?;
        if many == 3 {
            page.reads("You already have this check").await?;
        }
        page.click(Kind::Button, "Add it to my saved checks").await?;
        page.has(Kind::Heading, RESULT).await?;
        let drafts = stored::under(page, DRAFT).await?;
        ensure!(drafts.len() == many, "there are {} drafts, not {many}", drafts.len());
        ensure!(drafts.get("1") == before.get(&format!("{DRAFT}1")), "the other has changed");
    }
    page.go(&fragment).await?;
    page.click(Kind::Button, "Open the one you have").await?;
    page.has(Kind::Heading, RESULT).await?;
    ensure!(stored::under(page, DRAFT).await?.len() == 3, "opening has added one");
    Ok(())
}

pub async fn what_is_no_link_is_told_and_changes_nothing(page: &Page) -> Result<()> {
    let code = code(&real()?)?;
    stored::leave(page, [case_file(&json!({})).to_string()]).await?;
    page.open("#/").await?;
    let before = stored::under(page, "").await?;
    let cut = code.get(..code.len() - 2).unwrap_or_default();
    let damaged = "This link is not whole";
    for (code, says) in [
        (String::new(), damaged),
        (cut.to_owned(), damaged),
        (code.to_lowercase(), damaged),
        (code.replacen('A', "B", 1), damaged),
        (format!("{code}."), damaged),
        (format!("{code}/../../drafts"), damaged),
        ("1".repeat(1_000_000), damaged),
        ("<img src=x onerror='window.ran=1'>".to_owned(), damaged),
        ("\u{202e}🌻%00%ff\"'".to_owned(), damaged),
        // Version 2, without anything in it.
        ("21FYF8EN".to_owned(), "This link was made by a newer version"),
    ] {
        page.go(&format!("#/open/{code}")).await?;
        page.has(Kind::Heading, "This link cannot be opened").await?;
        page.reads(says).await?;
        ensure!(page.ask("window.ran").await?.is_null(), "{code:.40} has run");
        ensure!(stored::under(page, "").await? == before, "{code:.40} has changed something");
        page.click(Kind::Link, "Go to the home page").await?;
        page.has(Kind::Heading, "Could your charter qualify for direct help from CCEE?").await?;
    }
    Ok(())
}

pub async fn a_link_opens_where_nothing_can_be_stored(page: &Page) -> Result<()> {
    let fragment = format!("#/open/{}", code(&real()?)?);
    for (how, script, why) in storage::BLOCKED {
        println!("    {how}");
        page.before_each_load(script)?;
        page.open(&fragment).await?;
        page.has(Kind::Heading, OPENED).await?;
        page.reads("Checks cannot be kept here").await?;
        page.reads(why).await?;
        page.click(Kind::Button, "Add it to my saved checks").await?;
        page.has(Kind::Heading, RESULT).await?;
        page.reads("Not saved beyond this page").await?;
        page.before_each_load("")?;
    }
    Ok(())
}

pub async fn hostile_names_in_a_link_are_only_text(page: &Page) -> Result<()> {
    page.open("#/").await?;
    for text in NAMES {
        let mut case = case_file(&json!({}));
        case["name"] = json!(text);
        case["school"] = json!({ "name": format!("School {text}"), "cds": format!("CDS {text}"), "county": format!("County {text}") });
        let route = format!("#/open/{}", code(&case)?);
        let who = format!("School {text} · CDS {text} (a CDS code has 14 digits) · {text}");
        hostile::shown(page, &route, "main p", &who).await?;
        let county = format!("County {text} (we know no California county by this name)");
        hostile::shown(page, &route, "main dd", &county).await?;
        let title = page.ask("document.title").await?;
        ensure!(title == format!("{OPENED} · Charter Pathways"), "the title is {title}");
        page.go("#/").await?;
        page.has(Kind::Heading, "Could your charter qualify for direct help from CCEE?").await?;
    }
    Ok(())
}

pub async fn the_printed_code_is_read_at_three_centimetres(page: &Page) -> Result<()> {
    let mut hostile = real()?;
    hostile["name"] = json!(NAMES[0]);
    hostile["school"]["name"] = json!(NAMES[8]);
    for case in [real()?, hostile] {
        open_result(page, &case, CLIPBOARD).await?;
        let link = copied(page).await?;
        let (read, wide) = on_paper(&page.print().await?)?;
        ensure!(read == link, "it reads {read}, not {link}");
        println!("    {} letters are read from {wide} dots", link.len());
        // 354 dots are three centimetres.
        ensure!((353..=356).contains(&wide), "the code is {wide} dots wide");
    }
    page.before_each_load("")
}

/// What the QR code of a printed document says, and how many dots it is wide. It is looked for from the last page on:
/// each is eight million dots.
pub fn on_paper(pdf: &[u8]) -> Result<(String, usize)> {
    let pages = rasterised(pdf)?;
    let (mut rest, mut pictures) = (pages.as_slice(), Vec::new());
    while !rest.is_empty() {
        let (width, height, dots, after) = picture(rest).context("pdftoppm gives no picture")?;
        pictures.push((width, height, dots));
        rest = after;
    }
    for (width, height, dots) in pictures.into_iter().rev() {
        let dot = |x: usize, y: usize| dots.get(y * width + x).copied().unwrap_or(255);
        let mut page = rqrr::PreparedImage::prepare_from_greyscale(width, height, dot);
        if let Some(grid) = page.detect_grids().pop() {
            let (_, text) = grid.decode().context("the QR code cannot be read")?;
            // A row of dots through its upper edge, from the left corner to the right; words may stand beside its frame.
            let y = usize::try_from(grid.bounds[0].y)? + 3;
            let dark = |x: &usize| dot(*x, y) < 128;
            let [left, right, ..] = grid.bounds;
            let within = usize::try_from(left.x - 12)?..usize::try_from(right.x + 12)?;
            let (from, to) = (within.clone().find(dark), within.clone().rfind(dark));
            return Ok((text, to.zip(from).map_or(0, |(to, from)| to + 1 - from)));
        }
    }
    bail!("no page has a QR code")
}

/// Every page as dots of grey, one picture after the other.
fn rasterised(pdf: &[u8]) -> Result<Vec<u8>> {
    let mut tool = Command::new("pdftoppm")
        .args(["-r", &DOTS.to_string(), "-gray", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start pdftoppm: `cargo xtask test` installs it or says how")?;
    // It reads all before it writes.
    tool.stdin.take().context("it has no input")?.write_all(pdf)?;
    let output = tool.wait_with_output()?;
    ensure!(output.status.success(), "pdftoppm ended with {}", output.status);
    Ok(output.stdout)
}

/// A picture at the beginning (PGM: `P5`, width, height, 255, then the dots), and what comes after it.
fn picture(bytes: &[u8]) -> Option<(usize, usize, &[u8], &[u8])> {
    let parts: Vec<&[u8]> = bytes.splitn(4, |byte| *byte == b'\n').collect();
    let [b"P5", size, b"255", rest] = parts.as_slice() else { return None };
    let size = std::str::from_utf8(size).ok()?;
    let (width, height) = size.split_once(' ')?;
    let (width, height) = (width.parse().ok()?, height.parse().ok()?);
    let (dots, after) = rest.split_at_checked(width * height)?;
    Some((width, height, dots, after))
}
