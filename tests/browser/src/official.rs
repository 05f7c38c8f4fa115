//! CDE's files: chosen and dropped, read by the worker, and taken over into a check; all that can be wrong with them; and a
//! worker that does not come.

use std::fs;

use anyhow::{Context, Result, ensure};
use hosting::{server::Server, workspace};
use serde_json::{Value, json};

use crate::{
    defence::{Folder, was_seen},
    drafts::{begin_named, draft},
    files::give,
    harness::{Kind, Page},
    host::Host,
    official_book::{ONE, assistance},
    official_state::{INDICATORS, State, YEARS},
    stored::{self, DRAFT, facts_of},
};

const PLACE: &str = "#/files";
const HEADING: &str = "Fill in from CDE’s files";
const CHOOSE: &str = "Your school’s name or CDS code";
const ADD: &str = "Add this to the check";
const ADDED: &str = "from CDE’s files were added to";

const HEAD: &str = "cds\trtype\tschoolname\tdistrictname\tcountyname\tcharter_flag\tstudentgroup\tcurrdenom\tstatuslevel\tcolor\tindicator\treportingyear\n";
const OAK: &str = "01100170112607";
const ELM: &str = "01100170124172";

fn row(cds: &str, name: &str, color: &str) -> String {
    format!("{cds}\tS\t{name}\tCounty Office\tAlameda\tY\tSWD\t40\t1\t{color}\tELA\t2024\n")
}

/// A file of two charters, in which the group of the first has this color.
pub fn ela(color: &str) -> String {
    format!(
        "{HEAD}{}{}",
        row(OAK, "Oak Charter", color),
        row(ELM, "Elm \"The\" <b>Charter</b>", "2")
    )
}

pub async fn read(page: &Page, files: &[(&str, &str)]) -> Result<()> {
    give(page, "choose", files).await?;
    page.reads("All files are read.").await
}

/// Types letters of a name and chooses the school.
async fn choose(page: &Page, typed: &str, name: &str) -> Result<()> {
    page.fill(CHOOSE, typed).await?;
    page.click(Kind::Button, name).await?;
    page.has(Kind::Heading, "What comes into the check").await
}

/// The level of the one fact that these files tell, in the check of this name.
async fn level(page: &Page, name: &str) -> Result<Value> {
    let facts = facts_of(&draft(page, name).await?.1)?;
    Ok(facts["dashboards"]["2024"]["groups"]["SWD"]["levels"]["ELA"].clone())
}

pub async fn a_whole_state_fills_an_empty_check(page: &Page) -> Result<()> {
    let state = State { seed: 7, schools: 60 };
    let folder = Folder::new("official-state")?;
    let mut paths = Vec::new();
    for year in YEARS {
        for (indicator, (_, name)) in INDICATORS.iter().enumerate() {
            let path = folder.0.join(format!("{name}download{year}.txt"));
            state.write(year, indicator, &mut fs::File::create(&path)?)?;
            paths.push(path);
        }
    }
    page.open(PLACE).await?;
    page.has(Kind::Heading, HEADING).await?;
    page.choose_files("files", &paths).await?;
    page.reads("All files are read. They hold").await?;
    // So many that are simply used do not stand before what is next.
    page.click(Kind::Button, &format!("{} files are used", paths.len())).await?;
    page.within("chronicdownload2025.txt").reads("Chronic Absenteeism, 2025.").await?;
    let school = (0..state.schools).find(|s| state.is_charter(*s)).context("there is a charter")?;
    let (name, cds) = (state.name(school), state.cds(school));
    page.fill(CHOOSE, &cds).await?;
    page.reads("1 charter school:").await?;
    choose(page, &name[..4], &name).await?;
    page.click(Kind::Button, ADD).await?;
    page.reads(&format!("facts from CDE’s files were added to “{name}”.")).await?;
    let facts = stored::facts(page).await?;
    ensure!(facts["school"]["cds"] == cds.as_str(), "it is {}", facts["school"]);
    for year in YEARS {
        let groups = facts["dashboards"][year.to_string()]["groups"].clone();
        let truth = state.truth(school, year).unwrap_or_default();
        for (group, levels) in truth {
            for (indicator, level) in levels {
                let found = &groups[group]["levels"][indicator];
                ensure!(found == level, "{year} {group} {indicator}: {found}, not {level}");
            }
        }
    }
    // There is nothing more to add, and no button for it.
    page.reads("The check has everything that was found.").await?;
    let adds = format!(
        "[...document.querySelectorAll('button')].some((one) => one.textContent === '{ADD}')"
    );
    ensure!(page.ask(&adds).await? == json!(false), "it can be added again");
    page.click(Kind::Link, "See the result").await?;
    page.has(Kind::Heading, "Your result as of the 2025 Dashboard").await
}

pub async fn a_workbook_brings_cdes_status_and_its_rows_are_named(page: &Page) -> Result<()> {
    const FILE: &str = "charterassistance25.xlsx";
    let folder = Folder::new("official-workbook")?;
    let path = folder.0.join(FILE);
    fs::write(&path, assistance())?;
    page.open(PLACE).await?;
    page.choose_files("files", &[path]).await?;
    page.reads("All files are read.").await?;
    choose(page, ONE, "Invented & Sons").await?;
    page.click(Kind::Button, ADD).await?;
    page.reads(ADDED).await?;
    let facts = stored::facts(page).await?;
    let official = &facts["official"]["2025"];
    ensure!(official["status"] == "differentiated", "CDE's status is {official}");
    let group = &facts["dashboards"]["2025"]["groups"]["AA"];
    ensure!(group["priorities"] == json!([4, 5, 6]), "the letter says {group}");
    // Each fact says where it stands; what was not in the file does not.
    page.open("#/check/answers").await?;
    page.has(Kind::Heading, "Check your answers").await?;
    page.reads("Answers without a source").await?;
    for (row, origin) in [
        ("School", json!(format!("from {FILE}, row 7"))),
        ("CDE's published status", json!(format!("from {FILE}, row 7"))),
        // That a group has letters is what tells that it counts.
        ("Groups it shows", json!(format!("from {FILE}, row 7"))),
        ("Latest Dashboard used", Value::Null),
        ("Grades", Value::Null),
    ] {
        let said = page
            .ask(&format!(
                "[...document.querySelectorAll('.answer')].find((row) => row.querySelector('dt').textContent === \"{row}\")
                    .querySelector('.origin')?.textContent ?? null"
            ))
            .await?;
        ensure!(said == origin, "{row}: {said}, not {origin}");
    }
    page.open("#/result").await?;
    page.reads(&format!("CDE's published status for 2025, from {FILE}, row 7")).await?;
    page.reads("CDE has published: “differentiated assistance” for your charter.").await
}

/// Comes to the page with a check in which, as if typed, a level differs from that of the file; the text of the check.
async fn with_a_typed_level(page: &Page) -> Result<String> {
    page.open("#/").await?;
    begin_named(page, "Autumn", "Oak Charter").await?;
    let (id, text) = draft(page, "Autumn").await?;
    let mut case: Value = serde_json::from_str(&text)?;
    case["dashboards"] =
        json!({ "2024": { "groups": { "SWD": { "levels": { "ELA": "green" } } } } });
    let typed = case.to_string();
    stored::put(page, &id, &typed).await?;
    page.open(PLACE).await?;
    Ok(typed)
}

pub async fn a_step_and_a_cell_name_the_file(page: &Page) -> Result<()> {
    page.open(PLACE).await?;
    read(page, &[("eladownload2024.txt", &ela("1"))]).await?;
    choose(page, "oak", "Oak Charter").await?;
    page.click(Kind::Button, ADD).await?;
    page.reads(ADDED).await?;
    let from = "from eladownload2024.txt, row 2";
    page.open("#/check/2024/ELA").await?;
    page.within("Where these came from").reads("eladownload2024.txt, row 2.").await?;
    page.open("#/check/2024/grid").await?;
    let bar = page.within("Level of what is chosen");
    page.click(Kind::Cell, "Students with Disabilities, English Language Arts").await?;
    bar.reads(from).await?;
    // What is typed over it has come from no file.
    bar.click(Kind::Button, "Green").await?;
    page.click(Kind::Cell, "Students with Disabilities, English Language Arts").await?;
    page.until("no file to be named", "!document.querySelector('.grid-chosen .came')").await?;
    bar.click(Kind::Button, "Undo").await?;
    bar.reads(from).await
}

pub async fn a_typed_fact_is_replaced_only_when_chosen(page: &Page) -> Result<()> {
    let typed = with_a_typed_level(page).await?;
    read(page, &[("eladownload2024.txt", &ela("1"))]).await?;
    // The school of the open check is looked for by itself, and what is typed does not stand behind its code.
    page.reads("Found for the open check:").await?;
    ensure!(page.value(Kind::Field, CHOOSE).await?.is_empty(), "something is typed");
    page.click(Kind::Button, "Oak Charter").await?;
    page.reads("Where they differ").await?;
    let place = page.within("2024, Students with Disabilities: English Language Arts");
    place.reads("The check says: Green").await?;
    place.reads("entered by hand").await?;
    place.reads("CDE’s file says: Red").await?;
    place.reads("from eladownload2024.txt, row 2").await?;
    ensure!(place.is_ticked("The check says: Green").await?, "the check's own is not kept");
    ensure!(draft(page, "Autumn").await?.1 == typed, "something has changed already");
    page.click(Kind::Button, ADD).await?;
    page.reads(ADDED).await?;
    ensure!(level(page, "Autumn").await? == "green", "it was replaced unasked");

    page.click(Kind::Link, "Check the answers").await?;
    page.has(Kind::Heading, "Check your answers").await?;
    page.go(PLACE).await?;
    // What was read is still there.
    page.click(Kind::Button, "Oak Charter").await?;
    page.tick("CDE’s file says: Red").await?;
    page.click(Kind::Button, ADD).await?;
    page.reads("1 fact from CDE’s files was added to “Autumn”.").await?;
    ensure!(level(page, "Autumn").await? == "red", "it was not replaced");
    let facts = facts_of(&draft(page, "Autumn").await?.1)?;
    let origin = &facts["provenance"]["2024/SWD/ELA"];
    ensure!(origin["file"] == "eladownload2024.txt" && origin["row"] == 2, "it is from {origin}");
    // Another school is offered as a new check; the open one stays.
    choose(page, "elm", "Elm \"The\" <b>Charter</b>").await?;
    page.tick("A new one").await?;
    page.click(Kind::Button, ADD).await?;
    page.reads("were added to “Elm \"The\" <b>Charter</b>”.").await?;
    ensure!(stored::under(page, DRAFT).await?.len() == 2, "there is no second check");
    ensure!(level(page, "Autumn").await? == "red", "the first has changed");
    Ok(())
}

pub async fn what_is_wrong_with_a_file_is_told_with_its_place(page: &Page) -> Result<()> {
    page.open(PLACE).await?;
    let bad = format!("{HEAD}{}{ELM}\tS\tElm\n", row(OAK, "Oak Charter", "1"));
    give(
        page,
        "drop",
        &[
            ("eladownload2024.txt", &bad),
            ("page.txt", "<!doctype html><title>404</title>"),
            ("check.json", "{\"format\": \"charter-pathways/case\"}"),
            ("notes.csv", "a,b\n1,2\n"),
            ("broken.xlsx", "PK\u{3}\u{4}nothing"),
            ("empty.txt", ""),
            ("noise.xlsx", "\u{0}\u{1}\u{2}noise"),
            ("<img src=x onerror=alert(1)>.txt", "x"),
        ],
    )
    .await?;
    page.reads("All files are read. They hold 1 charter school.").await?;
    for (file, words) in [
        ("eladownload2024.txt", "Used in part"),
        ("eladownload2024.txt", "Row 3"),
        ("page.txt", "The file is a web page, not a data file"),
        ("check.json", "looks like a saved check"),
        ("notes.csv", "none of CDE's files that are known here"),
        ("broken.xlsx", "Not used."),
        ("empty.txt", "The file is empty: the download failed"),
        ("noise.xlsx", "The file is neither text nor a workbook, whatever its name says"),
        ("<img src=x onerror=alert(1)>.txt", "Not used."),
    ] {
        page.within(file).reads(words).await.with_context(|| file.to_owned())?;
    }
    page.click(Kind::Button, "Take it out page.txt").await?;
    page.until("the file to be gone", "!document.body.innerText.includes('page.txt')").await?;
    ensure!(stored::under(page, "").await?.is_empty(), "something is stored");
    Ok(())
}

pub async fn of_two_versions_one_is_chosen(page: &Page) -> Result<()> {
    page.open(PLACE).await?;
    let files = [("first.txt", &*ela("1")), ("second.txt", &*ela("2")), ("third.txt", &*ela("1"))];
    read(page, &files).await?;
    page.within("second.txt")
        .reads("A different version from “first.txt”, which is used: they differ for 1 charter.")
        .await?;
    page.within("third.txt").reads("It says the same as “first.txt”").await?;
    choose(page, "oak", "Oak Charter").await?;
    page.click(Kind::Button, "Use this one instead second.txt").await?;
    page.within("first.txt").reads("A different version from “second.txt”").await?;
    page.click(Kind::Button, ADD).await?;
    page.reads(ADDED).await?;
    let facts = stored::facts(page).await?;
    let level = &facts["dashboards"]["2024"]["groups"]["SWD"]["levels"]["ELA"];
    ensure!(level == "orange", "the first version was used: {level}");
    Ok(())
}

pub async fn a_large_file_is_stopped_in_its_middle(page: &Page) -> Result<()> {
    page.open(PLACE).await?;
    // 100 MB, made of one piece many times over; stopped as soon as any of it is read.
    let script = "const [head, row] = arguments[0];
        const piece = row.repeat(Math.ceil(1e6 / row.length));
        const text = new Blob([head, ...Array(100).fill(piece)]);
        const given = new DataTransfer();
        given.items.add(new File([text], 'eladownload2024.txt'));
        given.items.add(new File([head + row], 'more.txt'));
        const field = document.getElementById('files');
        field.files = given.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        const watch = setInterval(() => {
            if (!document.querySelector('progress')?.value) return;
            clearInterval(watch);
            document.querySelector('.draft button').click();
        });";
    page.read(script, json!([HEAD, row(OAK, "Oak Charter", "1")])).await?;
    page.reads("All files are read.").await?;
    page.within("eladownload2024.txt")
        .reads("was not read to its end: what was read is used")
        .await?;
    // What came behind it was read.
    page.within("more.txt").reads("English Language Arts, 2024.").await
}

pub async fn a_worker_that_does_not_come_is_told(page: &Page) -> Result<()> {
    let folder = Folder::new("official-none")?;
    let mut missing = None;
    for entry in fs::read_dir(workspace().join("dist"))? {
        let file = entry?.path();
        let name = file.file_name().context("it has a name")?.to_string_lossy().into_owned();
        if name.starts_with("reader-") && file.extension().is_some_and(|e| e == "wasm") {
            missing = Some((file, folder.0.join(&name)));
        } else {
            fs::copy(&file, folder.0.join(&name))?;
        }
    }
    let (file, place) = missing.context("the build has no reader")?;
    let server = Server::start(&folder.0, "/", 0)?;
    page.visit(&server.address(), PLACE).await?;
    give(page, "choose", &[("eladownload2024.txt", &ela("1"))]).await?;
    page.reads("The file reader has stopped").await?;
    page.reads("It was reading “eladownload2024.txt”").await?;
    fs::copy(&file, &place)?;
    page.click(Kind::Button, "Start again").await?;
    read(page, &[("eladownload2024.txt", &ela("1"))]).await?;
    page.reads("They hold 2 charter schools.").await?;
    was_seen(page).await.or(Ok(()))
}

pub async fn it_reads_whatever_the_host_says(page: &Page) -> Result<()> {
    page.open_on_a_plain_host().await?;
    page.go(PLACE).await?;
    page.has(Kind::Heading, HEADING).await?;
    read(page, &[("eladownload2024.txt", &ela("1"))]).await?;
    // A frame of another site is a page like any other.
    page.framed("width=1200 height=800", false);
    page.open(PLACE).await?;
    read(page, &[("eladownload2024.txt", &ela("1"))]).await
}

pub async fn it_reads_without_a_network(page: &Page) -> Result<()> {
    let mut host = Host::start("official")?;
    host.first_visit(page).await?;
    host.stop();
    host.visit(page, PLACE).await?;
    read(page, &[("eladownload2024.txt", &ela("1"))]).await
}

pub async fn a_sandboxed_frame_says_that_it_reads_no_files(page: &Page) -> Result<()> {
    page.framed("sandbox=\"allow-scripts\" width=1200 height=800", true);
    page.open(PLACE).await?;
    give(page, "choose", &[("eladownload2024.txt", &ela("1"))]).await?;
    page.reads("The file reader has stopped").await?;
    page.reads("frames on some other sites block it").await
}

/// What this page looks like in each of its states, for what looks at pages.
pub async fn in_each_state(page: &Page, look: impl AsyncFn(&str) -> Result<()>) -> Result<()> {
    with_a_typed_level(page).await?;
    page.has(Kind::Heading, HEADING).await?;
    look("nothing is chosen").await?;
    let bad = format!("{}{ELM}\tS\tElm\n", ela("1"));
    let files = [
        ("eladownload2024.txt", &*bad),
        ("again.txt", &*ela("2")),
        ("page.txt", "<!doctype html>"),
        ("Pr62024.txt", "cdsCode|performance\n01100170112607|Met\n"),
    ];
    read(page, &files).await?;
    page.click(Kind::Button, "Oak Charter").await?;
    page.reads("Where they differ").await?;
    look("a school is chosen, and something differs").await
}
