//! The page inside a page of another site: by the lines that the About page gives, with what a host may choose, whatever
//! is sent to the script of the host, and the check of an embed.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::harness::{Kind, Page};

/// A line from the About page, as someone copies it.
async fn line(page: &Page, which: usize) -> Result<String> {
    page.open("#/about").await?;
    let code = format!("document.querySelectorAll('#embedding pre')[{which}].innerText");
    page.until("the line to have an address", &format!("!{code}.includes('ADDRESS')")).await?;
    let line = page.ask(&code).await?;
    Ok(line.as_str().context("it is a text")?.to_owned())
}

const SCRIPT: &str = "<body><script src=\"PAGEembed.js\" async></script>";
/// Around a frame, so that there is somewhere to scroll to.
const TALL: &str = "<body><button>Host</button><p><svg width=9 height=3000></svg></p>";

fn height_in_host(which: u16) -> String {
    format!("document.querySelectorAll('iframe')[{which}].getBoundingClientRect().height")
}

/// How high a frame is in its host.
async fn height(page: &Page, which: u16) -> Result<Value> {
    page.to_host().await?;
    page.ask(&height_in_host(which)).await
}

/// Waits until a frame is as high as the page in it, and goes on in the frame.
async fn is_as_high(page: &Page, which: u16) -> Result<Value> {
    page.eventually("the frame to be as high as its page", async || {
        page.to_frame(which).await?;
        let inside = page.ask("Math.ceil(document.body.getBoundingClientRect().height)").await?;
        let around = height(page, which).await?;
        ensure!(inside.as_f64() == around.as_f64(), "{inside} inside, {around} around");
        Ok(())
    })
    .await?;
    let high = height(page, which).await?;
    page.to_frame(which).await?;
    Ok(high)
}

/// Lets all that is under way in the page arrive.
async fn later(page: &Page) -> Result<()> {
    page.ask("void (window.later = 0, setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => window.later = 1)), 100))").await?;
    page.until("a later turn", "window.later").await
}

pub async fn the_frame_line_shows_the_page_and_says_what_a_frame_means(page: &Page) -> Result<()> {
    const SAYS: &str = "You see this inside another page.";
    let line = line(page, 0).await?;
    let said = page.ask(&format!("document.body.innerText.includes({SAYS:?})")).await?;
    ensure!(said == json!(false), "it says so outside of a frame too");
    page.open_host(&format!("<body>{line}")).await?;
    let title = page.ask("document.querySelector('iframe').title").await?;
    ensure!(title == "Charter Pathways", "the frame is called {title}");
    page.to_frame(0).await?;
    page.has(Kind::Link, "Start a check").await?;
    page.click(Kind::Link, "Saved checks").await?;
    page.reads(SAYS).await?;
    ensure!(height(page, 0).await? == json!(900), "the frame has changed its height");
    page.to_frame(0).await
}

pub async fn the_script_line_is_as_high_as_what_it_shows(page: &Page) -> Result<()> {
    let line = line(page, 1).await?;
    page.open_host(&format!("<body>{line}")).await?;
    let title = page.ask("document.querySelector('iframe').title").await?;
    ensure!(title == "Charter Pathways", "the frame is called {title}");
    let home = is_as_high(page, 0).await?;
    let scrolls = "document.documentElement.scrollHeight > document.documentElement.clientHeight";
    page.until("nothing to scroll in the frame", &format!("!({scrolls})")).await?;
    page.click(Kind::Link, "Questions").await?;
    page.has(Kind::Heading, "Questions and answers").await?;
    let folded = is_as_high(page, 0).await?;
    page.ask("void (document.querySelector('.question').open = true)").await?;
    let unfolded = is_as_high(page, 0).await?;
    ensure!(folded.as_f64() < unfolded.as_f64(), "{folded}, unfolded {unfolded}");
    // A page that is drawn by the program, and is lower.
    page.click(Kind::Link, "Saved checks").await?;
    page.has(Kind::Heading, "Saved checks").await?;
    let lower = is_as_high(page, 0).await?;
    ensure!(lower.as_f64() < home.as_f64(), "{lower}, home {home}");
    Ok(())
}

/// A frame that does not scroll has its new page far above where the link was.
pub async fn going_on_brings_the_new_page_into_sight(page: &Page) -> Result<()> {
    page.open_host(&format!("{TALL}{SCRIPT}{TALL}")).await?;
    page.until("the frame", "document.querySelector('iframe')").await?;
    page.ask("document.querySelector('iframe').scrollIntoView()").await?;
    is_as_high(page, 0).await?;
    for (link, heading) in [("The year", "The year of a charter"), ("Home", "")] {
        page.to_frame(0).await?;
        page.click(Kind::Link, link).await?;
        page.until(
            "the next page",
            &format!("document.querySelector('[data-shown] h1').innerText.includes({heading:?})"),
        )
        .await?;
        page.eventually("the heading to be in sight", async || {
            page.to_frame(0).await?;
            let top = page
                .ask("document.querySelector('[data-shown] h1').getBoundingClientRect().top")
                .await?;
            page.to_host().await?;
            let at =
                format!("document.querySelector('iframe').getBoundingClientRect().top + {top}");
            let (at, high) = (page.ask(&at).await?, page.ask("innerHeight").await?);
            ensure!(
                at.as_f64() > Some(0.0) && at.as_f64() < high.as_f64(),
                "it is at {at} of {high}"
            );
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// What a frame could send that is no message of ours.
const NONE: &str = "[null, undefined, '', 'charter-pathways', 7, NaN, [], {}, [null], ['height', 5000], ['charter-pathways'],
    { 0: 'charter-pathways', 1: 'height', 2: 5000, length: 3 }, ['charter-pathways', 'other', 5000],
    ...[null, undefined, '5000', NaN, Infinity, -5000, 1.5, 1e6, 2 ** 53, [5000], { valueOf: 1 }, new Date(5000), 5000n]
        .map((value) => ['charter-pathways', 'height', value]),
    ['charter-pathways', 'focus'], ['charter-pathways', 'focus', 50, '9'], ['charter-pathways', 'focus', -1, 9],
    ['charter-pathways', 'height', ...Array(1e6).fill(null)], ['charter-pathways', 'x'.repeat(1e7), 5000],
    'x'.repeat(1e7), Array(1e6).fill('charter-pathways'), new Map([[0, 'charter-pathways']])]";

pub async fn what_is_no_message_of_the_frame_does_nothing(page: &Page) -> Result<()> {
    let other = "<iframe id=other srcdoc='&lt;!doctype html>'></iframe>";
    // In order, which is that of the frames to the driver.
    let script = SCRIPT.replace(" async", "");
    page.open_host(&format!("{script}{TALL}{other}")).await?;
    let before = is_as_high(page, 0).await?;
    let is_as_before = async |who: &str| {
        page.to_host().await?;
        later(page).await?;
        let now = page.ask(&height_in_host(0)).await?;
        ensure!(now == before, "{who} changes the height from {before} to {now}");
        ensure!(page.ask("scrollY").await? == json!(0), "{who} scrolls the host");
        Ok(())
    };
    page.ask(&format!("{NONE}.forEach((data) => parent.postMessage(data, '*'))")).await?;
    is_as_before("what is no message").await?;
    let well_formed =
        "[['charter-pathways', 'height', 5000], ['charter-pathways', 'focus', 2500, 9]]";
    page.ask(&format!("{well_formed}.forEach((data) => postMessage(data, '*'))")).await?;
    is_as_before("the host itself").await?;
    page.ask(&format!("other.contentWindow.eval(\"{well_formed}.forEach((data) => parent.postMessage(data, '*'))\")")).await?;
    is_as_before("another frame").await?;
    // The same frame, showing something else.
    let elsewhere = format!(
        "data:text/html,<script>{well_formed}.forEach((data) => parent.postMessage(data, '*')); parent.postMessage('sent', '*')</script>"
    );
    page.read(
        "addEventListener('message', ({ data }) => { if (data === 'sent') window.sent = 1 });
        document.querySelector('iframe').src = arguments[0]",
        json!(elsewhere),
    )
    .await?;
    page.until("another page in the frame to have spoken", "window.sent").await?;
    is_as_before("another page in the frame").await
}

pub async fn a_flood_of_messages_is_drawn_once_in_a_while(page: &Page) -> Result<()> {
    const MANY: usize = 20_000;
    page.open_host(&format!("{SCRIPT}{TALL}")).await?;
    is_as_high(page, 0).await?;
    page.to_host().await?;
    page.ask(
        "void (window.drawn = 0, new MutationObserver((changes) => window.drawn += changes.length)
            .observe(document.querySelector('iframe'), { attributes: true }))",
    )
    .await?;
    page.to_frame(0).await?;
    // When told to: a driver may put the focus into the frame that it goes on in.
    page.ask(&format!(
        "void addEventListener('message', () => {{
            for (let n = 0; n < {MANY}; n++) {{
                parent.postMessage(['charter-pathways', 'height', 1000 + n % 500], '*');
                parent.postMessage(['charter-pathways', 'focus', 2500, 9], '*');
            }}
            parent.postMessage(['charter-pathways', 'height', 1234], '*')
        }})"
    ))
    .await?;
    page.to_host().await?;
    page.ask("document.querySelector('button').focus({ preventScroll: true })").await?;
    page.ask("frames[0].postMessage('now', '*')").await?;
    page.until("the last height", &format!("{} === 1234", height_in_host(0))).await?;
    let drawn = page.ask("window.drawn").await?;
    ensure!(drawn.as_u64() < Some(MANY as u64 / 10), "{drawn} of {MANY} were drawn");
    ensure!(page.ask("scrollY").await? == json!(0), "who reads the host is pulled into the frame");
    Ok(())
}

pub async fn two_embeds_on_one_page_keep_apart(page: &Page) -> Result<()> {
    let second = SCRIPT.replace("async", "data-start=\"/faq\" data-title=\"Questions\"");
    // In order, which is that of the frames to the driver.
    let first = SCRIPT.replace(" async", "");
    page.open_host(&format!("{first}{second}")).await?;
    let (home, questions) = (0, 1);
    let before = is_as_high(page, home).await?;
    // Nothing is drawn, and so nothing grows, in a frame that is out of sight.
    page.to_host().await?;
    page.ask("document.querySelectorAll('iframe')[1].scrollIntoView()").await?;
    let high = is_as_high(page, questions).await?;
    ensure!(before != high, "both are {high} high");
    page.has(Kind::Heading, "Questions and answers").await?;
    page.ask("void (document.querySelector('.question').open = true)").await?;
    let unfolded = is_as_high(page, questions).await?;
    ensure!(unfolded.as_f64() > high.as_f64(), "unfolded it is {unfolded}, before {high}");
    let now = height(page, home).await?;
    ensure!(now == before, "the other one was {before} high and is {now}");
    Ok(())
}

/// No style, no script and no frame but ours.
pub async fn a_strict_policy_of_the_host_is_no_hindrance(page: &Page) -> Result<()> {
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; script-src PAGE; \
                  frame-src PAGE; require-trusted-types-for 'script'; trusted-types 'none'\">";
    page.open_host(&format!("{policy}{SCRIPT}")).await?;
    is_as_high(page, 0).await?;
    page.click(Kind::Link, "Saved checks").await?;
    is_as_high(page, 0).await?;
    // What was refused would be seen at the host.
    page.to_host().await
}

pub async fn the_host_chooses_start_colors_and_head(page: &Page) -> Result<()> {
    let ground = "getComputedStyle(document.body).backgroundColor";
    page.open("#/faq").await?;
    let light = page.ask(ground).await?;
    page.has(Kind::Link, "Charter Pathways").await?;
    let script = "<body><script src=\"PAGEembed.js?ver=1\" data-start=\"#/faq\" data-theme=\"THEME\" data-head=\"compact\"></script>";
    let frame =
        "<iframe src=\"PAGE?theme=THEME&head=compact#/faq\" width=1000 height=900></iframe>";
    for way in [script, frame] {
        for (theme, is_dark) in [("dark", true), ("light", false), ("red", false)] {
            page.open_host(&way.replace("THEME", theme)).await?;
            page.to_frame(0).await?;
            page.has(Kind::Heading, "Questions and answers").await?;
            let now = page.ask(ground).await?;
            ensure!((now != light) == is_dark, "theme {theme}: the ground is {now}");
            let brand = page.ask("document.querySelector('.brand').checkVisibility()").await?;
            ensure!(brand == json!(false), "the name is shown");
            // What was chosen stays on the way.
            page.click(Kind::Link, "Glossary").await?;
            page.has(Kind::Heading, "Glossary").await?;
            ensure!(page.ask(ground).await? == now, "the colors change on the way");
        }
    }
    Ok(())
}

/// Who reads the page around the frame stays where they are.
pub async fn a_deep_link_never_pulls_the_host(page: &Page) -> Result<()> {
    let route = "#/faq/funding";
    let found = format!("document.getElementById({:?})", &route[1..]);
    let script = format!("<script src=\"PAGEembed.js\" data-start=\"{route}\"></script>");
    let frame = format!("<iframe src=\"PAGE{route}\" width=1000 height=900></iframe>");
    for way in [script, frame] {
        page.open_host(&format!("{TALL}{way}")).await?;
        page.ask("document.querySelector('button').focus()").await?;
        page.to_frame(0).await?;
        page.until("the answer to be unfolded", &format!("{found}.open")).await?;
        // What comes after; nothing is drawn in a frame that is out of sight.
        page.ask("void setTimeout(() => window.later = 1, 200)").await?;
        page.until("a later turn", "window.later").await?;
        page.to_host().await?;
        later(page).await?;
        let (at, focus) =
            (page.ask("scrollY").await?, page.ask("document.activeElement.localName").await?);
        ensure!(at == json!(0) && focus == "button", "the host is at {at}, its focus on {focus}");
    }
    // In a frame that scrolls, the answer is in sight.
    page.to_frame(0).await?;
    page.until(
        "the answer to be in sight",
        &format!("{found}.getBoundingClientRect().top < innerHeight"),
    )
    .await
}

/// As through any links in a frame: one step each, and the host stays.
pub async fn the_host_goes_back_through_what_was_shown(page: &Page) -> Result<()> {
    page.open_host(SCRIPT).await?;
    is_as_high(page, 0).await?;
    let before = page.ask("history.length").await?;
    for (link, heading) in [("Questions", "Questions and answers"), ("Glossary", "Glossary")] {
        page.click(Kind::Link, link).await?;
        page.has(Kind::Heading, heading).await?;
    }
    let after = page.ask("history.length").await?;
    ensure!(after.as_u64() == before.as_u64().map(|n| n + 2), "{before}, then {after} steps");
    page.to_host().await?;
    // Firefox's driver would wait for the host to be loaded anew.
    page.ask("history.back()").await?;
    page.to_frame(0).await?;
    page.has(Kind::Heading, "Questions and answers").await?;
    is_as_high(page, 0).await.map(drop)
}

pub async fn it_opens_in_its_own_tab_where_it_is(page: &Page) -> Result<()> {
    let listens =
        "<script>addEventListener('charter-pathways-opened', () => window.opened = 1)</script>";
    let script = SCRIPT.replace("async", "data-theme=\"dark\" data-start=\"glossary\"");
    page.open_host(&format!("{listens}{script}")).await?;
    is_as_high(page, 0).await?;
    page.click(Kind::Link, "Questions").await?;
    page.has(Kind::Heading, "Questions and answers").await?;
    page.click(Kind::Link, "Open it in its own tab (opens in a new tab)").await?;
    page.to_host().await?;
    page.until("the host to hear of it", "window.opened").await?;
    page.to_opened_tab().await?;
    page.has(Kind::Heading, "Questions and answers").await?;
    let (search, framed) = (page.ask("location.search").await?, page.ask("parent !== self").await?);
    ensure!(
        search == "" && framed == json!(false),
        "it has the options {search}, framed: {framed}"
    );
    Ok(())
}

/// Presses the button, and gives the report.
async fn report(page: &Page) -> Result<String> {
    page.has(Kind::Button, "Check this embed").await?;
    // WebKit's driver presses beside what is in a frame of a page that has been scrolled.
    page.ask("document.querySelector('#embedding button').click()").await?;
    let report = "document.getElementById('embed-report').value";
    page.until("a report", report).await?;
    let report = page.ask(report).await?;
    Ok(report.as_str().context("it is a text")?.to_owned())
}

fn says(report: &str, lines: &[&str]) -> Result<()> {
    for line in lines {
        ensure!(report.contains(&format!("\n{line}")), "it does not say `{line}`: {report}");
    }
    Ok(())
}

pub async fn the_check_says_what_works(page: &Page) -> Result<()> {
    page.open("#/about").await?;
    says(&report(page).await?, &["[note] Frame: this is not a frame", "[ok] Program: started"])?;
    page.open_host(&SCRIPT.replace("async", "data-start=\"about\"")).await?;
    is_as_high(page, 0).await?;
    let well = [
        "[ok] Frame: in a frame of http://localhost:",
        "[ok] Sandbox: the page has its own origin",
        "[ok] Program: started",
        "[ok] Frame rules: frame-ancestors 'self' http://127.0.0.1:",
        "[ok] Storage: works",
        "[ok] Policy: the host says the same as the page",
    ];
    let sized = report(page).await?;
    says(&sized, &well)?;
    says(&sized, &["[ok] Height: the frame is as high as its page"])?;
    page.open_host("<iframe src=\"PAGE#/about\" width=1000 height=700></iframe>").await?;
    page.to_frame(0).await?;
    let fixed = report(page).await?;
    says(&fixed, &well)?;
    says(&fixed, &["[note] Height: the frame stays 700 pixels high"])
}

pub async fn the_check_says_what_a_sandbox_takes(page: &Page) -> Result<()> {
    page.open_host(
        "<iframe src=\"PAGE#/about\" sandbox=\"allow-scripts\" width=1000 height=700></iframe>",
    )
    .await?;
    page.to_frame(0).await?;
    says(
        &report(page).await?,
        &[
            "[PROBLEM] Sandbox: the frame has a sandbox without allow-same-origin",
            "[PROBLEM] Storage: nothing can be saved here: SecurityError",
            "[note] Frame rules: cannot be read in a sandbox",
        ],
    )
}
