//! Names of any kind, in every place that shows one: as the very text that was entered, never as markup.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::{
    filling,
    harness::{Kind, Page},
    link,
    opening::TOO_WIDE,
    stored,
};

/// The longest name, in characters.
const LONGEST: usize = 120;

/// Names that have broken pages.
pub const NAMES: [&str; 14] = [
    "<img src=x onerror=\"window.ran = 1\">",
    "\"><script>window.ran = 1</script><b>bold</b>",
    "</h2></main><iframe srcdoc=\"<script>parent.ran = 1</script>\">",
    "javascript:window.ran=1",
    "&lt;b&gt; &amp; &nbsp;",
    "O'Brien & \"Sons\" `${1+1}` {{1+1}} %s \\ \\u0041",
    "مدرسة العلوم",
    "left\u{202e}thgir\u{202c} left",
    "\u{202e}never ended",
    "\u{2067}two \u{202e}never ended",
    "🌻👩‍👩‍👧‍👦🏳️‍🌈 школа 学校 ñ n\u{303} ﷽",
    "Z\u{351}\u{352}\u{353}a\u{334}\u{335}l\u{321}g\u{322}o",
    "constructor __proto__ null undefined NaN",
    "a b  c\tend",
];

/// What must not be there: anything that a name could have made, or run. The page has three scripts: two stand in it, and
/// that which starts the program is loaded.
const MADE: &str =
    "window.ran !== undefined || document.scripts.length !== 3 || document.querySelector('img, iframe, object, body b')
    ? document.body.innerHTML : null";

/// Some element reads exactly so; spaces at its ends are not part of it.
async fn stands(page: &Page, place: &str, elements: &str, text: &str) -> Result<()> {
    let what = json!([elements, text]);
    page.until(
        &format!("{text:?} to stand on {place}"),
        &format!("((what) => [...document.querySelectorAll(what[0])].some((el) => el.textContent.trim() === what[1].trim()))({what})"),
    )
    .await
}

/// Goes to a page and sees there what names show, and that they made nothing.
pub async fn shown(page: &Page, route: &str, elements: &str, text: &str) -> Result<()> {
    page.go(route).await?;
    stands(page, route, elements, text).await?;
    let made = page.ask(MADE).await?;
    ensure!(made.is_null(), "the name {text:?} has become markup on {route}: {made}");
    // It stands in the history and on a printed page's edge, where others may read it.
    let title = page.ask("document.title").await?;
    let title = title.as_str().unwrap_or_default();
    ensure!(!title.contains(text) && title.contains("Charter Pathways"), "the title is {title}");
    Ok(())
}

async fn name(page: &Page) -> Result<Value> {
    Ok(stored::facts(page).await?["name"].clone())
}

pub async fn names_are_shown_as_they_were_entered(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    for text in NAMES {
        page.go("#/check/charter").await?;
        page.has(Kind::Heading, "Your charter").await?;
        page.fill("Name of this check", text).await?;
        page.fill("Name of the school", &format!("School {text}")).await?;
        // A field of one line takes no tab stop or line break away.
        ensure!(name(page).await? == json!(text), "{text:?} is stored as {}", name(page).await?);
        shown(page, "#/", "main a", &format!("Continue “{}”", text.trim())).await?;
        shown(page, "#/drafts", "main h2", text).await?;
        shown(page, "#/check/answers", "main dd", text).await?;
        shown(page, "#/check/answers", "main dd", &format!("School {text}")).await?;
        shown(page, "#/result", "main p", &format!("School {text} · {text}")).await?;
        page.go("#/drafts").await?;
        let of_it = format!("Rename {text}");
        let of_it: Vec<&str> = of_it.split_whitespace().collect();
        page.click(Kind::Button, &of_it.join(" ")).await?;
        let field = page.value(Kind::Field, "New name of the check").await?;
        ensure!(field == text, "{text:?} is renamed from {field:?}");
        page.click(Kind::Button, "Keep the old name").await?;
    }
    // What looks for made elements does find one.
    page.ask("document.querySelector('main').append(document.createElement('img'))").await?;
    ensure!(!page.ask(MADE).await?.is_null(), "an image goes unnoticed");
    Ok(())
}

/// The words of ours around a name, and where they stand, in the order in which they are read; only those that are in
/// one line with it.
const AROUND: &str = "((name) => {
    const isolated = [...document.querySelectorAll('main bdi')].find((el) => el.textContent.trim() === name.trim());
    const box = isolated.getBoundingClientRect();
    const line = isolated.parentElement.closest('a, p');
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const wrong = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!text.data.trim() || text.parentElement.localName === 'bdi') continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const words = range.getBoundingClientRect();
        const before = isolated.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING;
        const inOrder = before ? words.right <= box.left + 1 : words.left >= box.right - 1;
        if (words.top < box.bottom && words.bottom > box.top && !inOrder) wrong.push(text.data);
    }
    return wrong;
})";

/// A name that is written from right to left, or says that what follows is, does not turn round the sentence in which
/// it stands.
pub async fn a_name_from_right_to_left_leaves_the_sentence_in_order(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    for text in ["مدرسة العلوم", "\u{202e}never ended", "\u{2067}two \u{202e}never ended"]
    {
        page.go("#/check/charter").await?;
        page.has(Kind::Heading, "Your charter").await?;
        page.fill("Name of this check", text).await?;
        page.fill("Name of the school", text).await?;
        let pages = [
            ("#/", Kind::Button, "Start a new check"),
            ("#/result", Kind::Heading, "The answer in short"),
        ];
        for (route, kind, own) in pages {
            page.go(route).await?;
            // Before then it may be the name on the page before.
            page.has(kind, own).await?;
            stands(page, route, "main bdi", text).await?;
            let wrong = page.ask(&format!("{AROUND}({})", json!(text))).await?;
            ensure!(wrong == json!([]), "{text:?} turns round {wrong} on {route}");
        }
    }
    Ok(())
}

/// What is stored and cannot be read is shown in the reason why, and whole once it is set aside.
pub async fn what_cannot_be_read_is_shown_as_it_is(page: &Page) -> Result<()> {
    const MARKUP: &str = "<img src=x onerror='window.ran = 1'><b>";
    page.open_nothing().await?;
    let texts = [
        MARKUP.to_owned(),
        json!({ "format": MARKUP }).to_string(),
        stored::case_file(
            &json!({ "2025": { "groups": { "SWD": { "levels": { "MATH": MARKUP } } } } }),
        )
        .to_string(),
    ];
    for (n, text) in texts.iter().enumerate() {
        stored::put(page, &format!("{n}{MARKUP}"), text).await?;
    }
    page.open("#/drafts").await?;
    for n in 0..texts.len() {
        page.click(Kind::Button, &format!("Set it aside {n}{MARKUP}")).await?;
        page.has(Kind::Button, &format!("Set aside: {n}{MARKUP}")).await?;
        let made = page.ask(MADE).await?;
        ensure!(made.is_null(), "what is stored has become markup: {made}");
    }
    for (n, text) in texts.iter().enumerate() {
        stands(page, "#/drafts", "main summary", &format!("Set aside: {n}{MARKUP}")).await?;
        stands(page, "#/drafts", "main pre", text).await?;
    }
    let made = page.ask(MADE).await?;
    ensure!(made.is_null(), "what was set aside has become markup: {made}");
    Ok(())
}

pub async fn a_name_of_blanks_is_no_name(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    page.fill("Name of this check", " \u{a0} ").await?;
    shown(page, "#/", "main a", "Continue “Check without a name”").await?;
    shown(page, "#/drafts", "main h2", "Check without a name").await?;
    page.go("#/check/charter").await?;
    page.fill("Name of the school", "Oak Charter").await?;
    shown(page, "#/", "main a", "Continue “Oak Charter”").await?;
    shown(page, "#/drafts", "main h2", "Oak Charter").await
}

/// A longer name is cut at its hundred and twentieth character, be each of many units, and nothing else is lost; the
/// field shows what is kept, not what was typed.
pub async fn a_longer_name_is_cut_and_nothing_else(page: &Page) -> Result<()> {
    filling::begin(page).await?;
    page.fill("CDS code", "01100170112607").await?;
    page.within("Who authorized the charter?").tick("The State Board of Education").await?;
    for (label, key) in [("Name of this check", "/name"), ("Name of the school", "/school/name")] {
        for character in ["x", "é", "学", "🌻"] {
            let longest = character.repeat(LONGEST);
            for length in [LONGEST, LONGEST + 1, LONGEST + 80] {
                page.fill(label, &character.repeat(length)).await?;
                let is_told = format!(
                    "document.activeElement.ariaInvalid === {}",
                    if length > LONGEST { "'true'" } else { "null" },
                );
                page.until("the cut to be told", &is_told).await?;
                let facts = stored::facts(page).await?;
                let kept = facts.pointer(key).and_then(Value::as_str).unwrap_or_default();
                ensure!(kept == longest, "{label}: of {length} {character} {kept:?} is kept");
                let field = page.value(Kind::Field, label).await?;
                ensure!(field == longest, "{label}: of {length} {character} it shows {field:?}");
                let school = &facts["school"];
                ensure!(
                    school["cds"] == "01100170112607" && school["authorizer"] == "state",
                    "something else is lost: {facts}"
                );
            }
            page.press("y").await?;
            page.reads(&format!("Only the first {LONGEST} characters are kept.")).await?;
            let field = page.value(Kind::Field, label).await?;
            ensure!(field == longest, "{label}: one more letter makes {field:?}");
        }
    }
    page.reload().await?;
    let longest = "🌻".repeat(LONGEST);
    ensure!(page.value(Kind::Field, "Name of this check").await? == longest, "it is not reloaded");
    shown(page, "#/drafts", "main h2", &longest).await?;
    page.click(Kind::Button, &format!("Rename {longest}")).await?;
    page.fill("New name of the check", &"學".repeat(LONGEST + 1)).await?;
    page.click(Kind::Button, "Save the name").await?;
    shown(page, "#/drafts", "main h2", &"學".repeat(LONGEST)).await
}

/// The longest name in one word, in every place that shows it, on the smallest screen.
pub async fn the_longest_name_never_scrolls_sideways(page: &Page) -> Result<()> {
    let mut case = stored::case_file(&json!({ "2025": {
        "published": true, "groups_complete": true,
        "groups": { "PI": { "counted": true, "levels": { "SUSP": "red" } } },
    }}));
    case["name"] = json!("W".repeat(LONGEST));
    case["school"] = json!({ "name": "M".repeat(LONGEST), "county": "W".repeat(LONGEST) });
    let strange = format!("{{\"format\": {:?}}}", "W".repeat(LONGEST));
    stored::leave(page, [case.to_string(), strange]).await?;
    let opened = format!("#/open/{}", link::code(&case)?);
    page.widen(320).await?;
    for (route, heading) in [
        ("#/", "Could your charter qualify for direct help from CCEE?"),
        ("#/drafts", "Saved checks"),
        ("#/check", "Your charter"),
        ("#/check/2025/groups", "2025 Dashboard: which student groups does it show?"),
        ("#/check/2025/SUSP", "2025 Dashboard: Suspension Rate"),
        ("#/check/2025/rest", "2025 Dashboard: everything else"),
        ("#/check/2025/grid", "2025 Dashboard: all results in a grid"),
        ("#/check/local", "Local indicators"),
        ("#/check/answers", "Check your answers"),
        ("#/result", "Your result as of the 2025 Dashboard"),
        (&opened, link::OPENED),
    ] {
        page.open(route).await?;
        page.has(Kind::Heading, heading).await?;
        let too_wide = page.ask(TOO_WIDE).await?;
        ensure!(too_wide.is_null(), "{route} is too wide: {too_wide}");
    }
    Ok(())
}
