//! Case files: saved from the page, and opened by choosing, dropping and pasting.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::{
    drafts::{NEWER, begin_named, draft, listed},
    harness::{Kind, Page},
    stored::{self, DRAFT},
};

/// Keeps what the page gives to the browser to save, in place of saving it.
pub const NOTE_SAVED: &str = "void (window.saved = [],
    URL.createObjectURL = (blob) => {
        const file = {};
        saved.push(file);
        blob.text().then((text) => { file.text = text });
        return 'blob:a-file';
    },
    HTMLAnchorElement.prototype.click = function () { saved.at(-1).name = this.download })";

/// The file that was saved last: its name and its text.
pub async fn saved(page: &Page) -> Result<(String, String)> {
    page.until("a file to be saved", "window.saved?.at(-1)?.text").await?;
    let file = page.ask("saved.pop()").await?;
    let part = |key: &str| file[key].as_str().unwrap_or_default().to_owned();
    Ok((part("name"), part("text")))
}

/// Gives files, each a name and a text, to the field, or drops them on the page.
pub async fn give(page: &Page, how: &str, files: &[(&str, &str)]) -> Result<()> {
    let script = "const [how, files] = arguments[0];
        const given = new DataTransfer();
        for (const [name, text] of files) given.items.add(new File([text], name));
        if (how === 'choose') {
            const field = document.getElementById('files');
            field.files = given.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        } else for (const step of ['dragover', 'drop']) {
            const event = new DragEvent(step, { bubbles: true, cancelable: true, dataTransfer: given });
            document.querySelector('main').dispatchEvent(event);
            if (!event.defaultPrevented) throw new Error('the browser would leave the page');
        }";
    page.read(script, json!([how, files])).await.map(drop)
}

fn case(name: &str, fields: Value) -> String {
    let mut case = stored::case_file(&json!({}));
    case["name"] = json!(name);
    if let (Some(case), Value::Object(fields)) = (case.as_object_mut(), fields) {
        case.extend(fields);
    }
    case.to_string()
}

pub async fn a_check_is_saved_as_a_file_and_opened_again(page: &Page) -> Result<()> {
    page.open("#/").await?;
    begin_named(page, "Autumn: “2025” / <b>", "Oak Charter").await?;
    page.go("#/result").await?;
    page.has(Kind::Heading, "Your result as of the 2025 Dashboard").await?;
    page.ask(NOTE_SAVED).await?;
    page.click(Kind::Button, "Save as a file").await?;
    let name = "Charter check Autumn-“2025”-b.json";
    page.reads(&format!("Your browser saves “{name}”")).await?;
    let text = draft(page, "Autumn: “2025” / <b>").await?.1;
    ensure!(saved(page).await? == (name.to_owned(), text.clone()), "another file is saved");
    page.click(Kind::Button, "No file came? Copy its text instead").await?;
    let shown = page.ask("document.querySelector('#told pre').textContent").await?;
    ensure!(shown == json!(text), "another text is shown: {shown}");
    // The same from the list; what was told is read by then.
    page.click(Kind::Link, "Saved checks").await?;
    page.click(Kind::Button, "Save as a file Autumn: “2025” / <b>").await?;
    ensure!(saved(page).await? == (name.to_owned(), text.clone()), "another file is saved");
    is_told_and_focused(page).await?;

    page.click(Kind::Button, "Remove everything from this device").await?;
    page.click(Kind::Button, "Remove everything now").await?;
    page.reads("No check is saved yet.").await?;
    give(page, "choose", &[(name, &text)]).await?;
    page.reads(&format!("“{name}” is opened: “Autumn: “2025” / <b>” is in the list.")).await?;
    ensure!(draft(page, "Autumn: “2025” / <b>").await?.1 == text, "it has changed on the way");
    page.click(Kind::Button, "Continue Autumn: “2025” / <b>").await?;
    page.has(Kind::Heading, "2025 Dashboard: which student groups does it show?").await
}

async fn is_told_and_focused(page: &Page) -> Result<()> {
    page.until("the focus to be on what is told", "document.activeElement.id === 'told'").await
}

pub async fn files_are_opened_however_they_are_given(page: &Page) -> Result<()> {
    page.open("#/drafts").await?;
    give(page, "choose", &[("a.json", &case("Autumn", json!({})))]).await?;
    listed(page, &["Autumn"]).await?;
    is_told_and_focused(page).await?;
    // Two at once; the field takes the same file again.
    let two = [("b", &*case("Spring", json!({}))), ("a.json", &*case("Autumn", json!({})))];
    give(page, "drop", &two).await?;
    listed(page, &["Autumn", "Spring", "Autumn"]).await?;
    page.reads("“b” is opened: “Spring” is in the list.").await?;
    page.reads("There was one of this name already; both are kept.").await?;
    // Anywhere on any page, and nothing of an open check is lost.
    page.click(Kind::Button, "Continue Spring").await?;
    page.go("#/faq").await?;
    page.has(Kind::Heading, "Questions and answers").await?;
    give(page, "drop", &[("c", &case("Winter", json!({})))]).await?;
    page.has(Kind::Heading, "Saved checks").await?;
    page.reads("“c” is opened: “Winter” is in the list.").await?;
    listed(page, &["Winter", "Autumn", "Spring", "Autumn"]).await?;
    page.click(Kind::Button, "Paste its text instead").await?;
    let text = serde_json::to_string_pretty(&json!({
        "format": "charter-pathways/case", "version": 1, "name": "Summer", "school": { "county": "Inyo" },
    }))?;
    page.fill("The text of a case file", &text).await?;
    page.click(Kind::Button, "Open this text").await?;
    page.reads("The text is opened: “Summer” is in the list.").await?;
    let pasted: Value = serde_json::from_str(&draft(page, "Summer").await?.1)?;
    ensure!(pasted == serde_json::from_str::<Value>(&text)?, "it is {pasted}");
    ensure!(page.value(Kind::Field, "The text of a case file").await?.is_empty(), "it stays");
    // Words that are dragged into a field are the browser's business.
    let words = page
        .ask(
            "(() => { const words = new DataTransfer(); words.setData('text/plain', 'words');
                const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: words });
                document.getElementById('pasted').dispatchEvent(drop); return drop.defaultPrevented })()",
        )
        .await?;
    ensure!(words == json!(false), "words cannot be dropped");
    Ok(())
}

pub async fn what_is_no_case_file_is_told_and_adds_nothing(page: &Page) -> Result<()> {
    page.open("#/drafts").await?;
    let long = " ".repeat(1_000_001);
    for (text, why) in [
        ("", "not JSON"),
        ("{\"format\": \"charter-pathways/case\"", "not JSON"),
        ("\u{0}\u{1}PNG", "not JSON"),
        ("[1]", "not a case file: it is no JSON object."),
        ("{\"version\": 1}", "format: is missing; a case file says \"charter-pathways/case\"."),
        (
            &*case(
                "x",
                json!({ "dashboards": { "2025": { "groups": { "SWD": { "levels": { "MATH": "read" } } } } } }),
            ),
            "dashboards.2025.groups.SWD.levels.MATH: \"read\" is not a level.",
        ),
        (
            &*case("x", json!({ "school": { "<b>": 1, "cds": 5 } })),
            "school.cds: must be text in quotes.",
        ),
        (&*long, "the file is longer than 1000000 bytes, the most that a case file has."),
    ] {
        let name = "<img src=x onerror=alert(1)>";
        give(page, "choose", &[(name, text)]).await?;
        page.reads(&format!("“{name}” was not opened")).await?;
        page.reads(why).await?;
        ensure!(stored::under(page, "").await?.is_empty(), "{why}: something is stored");
    }
    // A newer one is shown, and not added.
    give(page, "choose", &[("later.json", NEWER)]).await?;
    page.reads("It holds “Later”, written by a newer version of this page.").await?;
    page.click(Kind::Button, "See it as it is").await?;
    page.reads(NEWER).await?;
    ensure!(stored::under(page, "").await?.is_empty(), "the newer is stored");
    // What is not used is told, and kept.
    let odd = case("Odd", json!({ "dashboards": { "2021": {} }, "colour": "red" }));
    give(page, "choose", &[("odd.json", &odd)]).await?;
    page.reads("“odd.json” is opened").await?;
    page.click(Kind::Button, "What is not used").await?;
    page.reads("dashboards.2021: is not a Dashboard year with determinations; kept, not used")
        .await?;
    ensure!(stored::under(page, DRAFT).await?.into_values().eq([odd]), "it is not as given");
    Ok(())
}
