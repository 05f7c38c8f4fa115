//! Many charters at once: those of a county, of an authorizer, of a list of codes; sorted, filtered, searched; one opened as a
//! check; and all of them saved as a file, which is read again.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::BufWriter,
};

use anyhow::{Context, Result, ensure};
use charter_pathways::{
    case::file,
    report::county::{Judged, Row, UnknownLocal, words},
    rules::rule_set::RuleSet,
};
use serde_json::{Map, Value, json};

use crate::{
    defence::Folder,
    files::{NOTE_SAVED, saved},
    harness::{Kind, Page},
    official::{ela, read},
    official_state::{INDICATORS, State, YEARS},
    stored::{self, DRAFT},
};

const PLACE: &str = "#/county";
const HEADING: &str = "Many charters at once";
const JUDGE: &str = "See the results";
const CSV: &str = "Save these rows for a spreadsheet (CSV)";

/// Large enough that not all of its charters are shown at once.
const STATE: State = State { seed: 7, schools: 480 };

/// Opens the page and lets it read a whole state.
async fn open(page: &Page) -> Result<()> {
    open_with(page, STATE).await
}

async fn open_with(page: &Page, state: State) -> Result<()> {
    let folder = Folder::new(&format!("county-{}", std::process::id()))?;
    let mut paths = Vec::new();
    for year in YEARS {
        for (indicator, (_, name)) in INDICATORS.iter().enumerate() {
            let path = folder.0.join(format!("{name}download{year}.txt"));
            state.write(year, indicator, &mut BufWriter::new(fs::File::create(&path)?))?;
            paths.push(path);
        }
    }
    page.open(PLACE).await?;
    page.has(Kind::Heading, HEADING).await?;
    page.choose_files("files", &paths).await?;
    page.reads("All files are read. They hold").await?;
    page.has(Kind::Heading, "Which charters?").await
}

fn charters() -> Vec<usize> {
    charters_of(STATE)
}

fn charters_of(state: State) -> Vec<usize> {
    (0..state.schools).filter(|school| state.is_charter(*school)).collect()
}

/// Judges all charters of the state, with local indicators taken as met.
async fn judge_all(page: &Page) -> Result<()> {
    judge(page, STATE).await
}

async fn judge(page: &Page, state: State) -> Result<()> {
    page.within("Whose charters?").tick("All in the files").await?;
    page.within("How should we treat local indicators not in the files?")
        .tick("Take them as met")
        .await?;
    page.click(Kind::Button, JUDGE).await?;
    page.reads(&format!("{} charters were judged.", charters_of(state).len())).await
}

/// The cells of the rows that are shown, each row's in their order.
async fn cells(page: &Page) -> Result<Vec<Vec<String>>> {
    let script = "[...document.querySelectorAll('.county tbody tr')].map((row) =>
        [...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim()))";
    Ok(serde_json::from_value(page.ask(script).await?)?)
}

/// Waits until each row that is shown is so.
async fn all_rows(page: &Page, what: &str, is: impl Fn(&[String]) -> bool) -> Result<()> {
    page.eventually(what, async || {
        let rows = cells(page).await?;
        ensure!(!rows.is_empty() && rows.iter().all(|row| is(row)), "they are {rows:?}");
        Ok(())
    })
    .await
}

pub async fn charters_are_chosen_by_county_authorizer_and_list(page: &Page) -> Result<()> {
    page.open(PLACE).await?;
    page.reads("For county offices and authorizers").await?;
    open(page).await?;
    // What is missing is said, and nothing is judged.
    page.click(Kind::Button, JUDGE).await?;
    page.reads("Choose a county.").await?;
    let options =
        "[...document.querySelectorAll('#county option')].map((el) => [el.value, el.textContent])";
    page.until("counties", "document.querySelectorAll('#county option').length > 1").await?;
    let options: Vec<(String, String)> = serde_json::from_value(page.ask(options).await?)?;
    let (county, label) = options.get(1).context("there is a county")?;
    page.choose("County", label).await?;
    page.click(Kind::Button, JUDGE).await?;
    page.has(Kind::Heading, &format!("Charters of {county} county, as of the 2025 Dashboard"))
        .await?;
    all_rows(page, "rows of the county", |row| row[1].contains(county.as_str())).await?;
    all_rows(page, "rows that say so", |row| row[0].ends_with("unofficial")).await?;
    page.reads("stay open, and many answers with them").await?;

    page.within("Whose charters?").tick("Those of an authorizer").await?;
    let name = "[...document.querySelectorAll('#authorizer option')].at(-1).textContent";
    let name = page.ask(name).await?.as_str().unwrap_or_default().to_owned();
    page.choose("Authorizer", &name).await?;
    page.within("How should we treat local indicators not in the files?")
        .tick("Take them as met")
        .await?;
    page.click(Kind::Button, JUDGE).await?;
    page.reads("are taken as met: if one was not, the answer may differ").await?;

    let all = charters();
    let two = [all[0], all[all.len() - 1]];
    page.within("Whose charters?").tick("A list of CDS codes").await?;
    let codes = format!("{} and {}\nhello\n99999999999999", STATE.cds(two[0]), STATE.cds(two[1]));
    page.fill("CDS codes", &codes).await?;
    page.click(Kind::Button, JUDGE).await?;
    page.reads("2 charters were judged.").await?;
    page.has(Kind::Heading, "Charters of the list, as of the 2025 Dashboard").await?;
    page.reads("Not all of the list matched a charter").await?;
    let rows = cells(page).await?;
    for school in two {
        let cds = STATE.cds(school);
        ensure!(rows.iter().any(|row| row[0].contains(&cds)), "{cds} is not in {rows:?}");
    }
    Ok(())
}

pub async fn rows_are_sorted_filtered_and_searched(page: &Page) -> Result<()> {
    open(page).await?;
    judge_all(page).await?;
    let all = charters().len();
    ensure!(all > 50, "there are {all} charters");
    page.reads(&format!("Rows 1 to 50 of {all}.")).await?;
    let sorted = "[...document.querySelectorAll('.county thead th')].map((el) => el.getAttribute('aria-sort'))";
    let by = async |place: usize, order: &str| {
        page.until(order, &format!("({sorted})[{place}] === {order:?}")).await?;
        page.until("one order", &format!("({sorted}).filter(Boolean).length === 1")).await
    };
    by(0, "ascending").await?;
    let first = cells(page).await?[0][0].clone();
    page.click(Kind::Button, "Rows after").await?;
    page.reads(&format!("Rows 51 to {all} of {all}.")).await?;
    page.click(Kind::Button, "Rows before").await?;
    page.reads(&format!("Rows 1 to 50 of {all}.")).await?;

    // From its end and back; the focus stays on the head that was pressed.
    page.click(Kind::Button, "Charter school").await?;
    by(0, "descending").await?;
    page.eventually("another first row", async || {
        ensure!(cells(page).await?[0][0] != first, "it is the same");
        Ok(())
    })
    .await?;
    let focused = "document.activeElement.textContent.startsWith('Charter school')";
    page.until("the focus to stay", focused).await?;
    page.click(Kind::Button, "Differentiated assistance").await?;
    by(2, "ascending").await?;
    page.eventually("met first", async || {
        let rows = cells(page).await?;
        ensure!(rows[0][2].starts_with("met"), "it is {}", rows[0][2]);
        Ok(())
    })
    .await?;

    page.choose("Differentiated assistance", "not met").await?;
    all_rows(page, "rows that are not met", |row| row[2].starts_with("not met")).await?;
    page.tick("Only those one group-year away").await?;
    all_rows(page, "rows near another answer", |row| {
        row[2].contains("One group-year away") || row[3].contains("One group-year away")
    })
    .await?;
    page.choose("CDE’s status", "differs from our answer").await?;
    page.reads("No charter matches.").await?;
    page.choose("CDE’s status", "Any").await?;
    page.click(Kind::Tick, "Only those one group-year away").await?;
    page.choose("Differentiated assistance", "Any").await?;
    let school = charters()[7];
    let cds = STATE.cds(school);
    page.fill("Search", &cds).await?;
    all_rows(page, "the one that is searched", |row| row[0].contains(&cds)).await?;
    page.fill("Search", "no such school").await?;
    page.reads("No charter matches.").await
}

pub async fn a_charter_is_opened_as_a_check(page: &Page) -> Result<()> {
    open(page).await?;
    judge_all(page).await?;
    let school = charters()[3];
    let (name, cds) = (STATE.name(school), STATE.cds(school));
    page.fill("Search", &cds).await?;
    page.click(Kind::Button, &format!("Open as a check {name}")).await?;
    page.has(Kind::Heading, "Your result as of the 2025 Dashboard").await?;
    page.reads(&name).await?;
    let facts = stored::facts(page).await?;
    ensure!(facts["school"]["cds"] == cds.as_str(), "it is {}", facts["school"]);
    // Back to the same rows; opened again it is the same check.
    page.go(PLACE).await?;
    page.click(Kind::Button, &format!("Open as a check {name}")).await?;
    page.has(Kind::Heading, "Your result as of the 2025 Dashboard").await?;
    let drafts = stored::under(page, DRAFT).await?;
    ensure!(drafts.len() == 1, "there are {} checks", drafts.len());
    Ok(())
}

/// A charter that was opened by one version of a file is opened anew by another.
pub async fn a_charter_is_opened_by_the_files_of_now(page: &Page) -> Result<()> {
    let open_oak = async |level: &str| {
        page.go(PLACE).await?;
        page.within("Whose charters?").tick("All in the files").await?;
        page.click(Kind::Button, JUDGE).await?;
        page.reads("2 charters were judged.").await?;
        page.reads("1 file needs a look: it may not be used, or only in part.").await?;
        page.click(Kind::Button, "Open as a check Oak Charter").await?;
        page.has(Kind::Heading, "Your result as of the 2025 Dashboard").await?;
        let text = stored::text(page).await?;
        let is_said = text.contains(&format!("\"ELA\": \"{level}\""));
        ensure!(is_said, "English language arts is not {level}: {text}");
        page.read("localStorage.clear()", Value::Null).await.map(drop)
    };
    page.open("#/files").await?;
    read(page, &[("first.txt", &ela("1")), ("second.txt", &ela("2"))]).await?;
    open_oak("red").await?;
    page.go("#/files").await?;
    page.click(Kind::Button, "Use this one instead second.txt").await?;
    page.within("first.txt").reads("A different version from “second.txt”").await?;
    open_oak("orange").await?;
    // Without any file nothing is said of what they hold.
    page.go("#/files").await?;
    page.click(Kind::Button, "Take it out first.txt").await?;
    page.click(Kind::Button, "Take it out second.txt").await?;
    page.until("nothing to be said", "!document.body.textContent.includes('All files are read')")
        .await?;
    // Where they hold no charter, why stands here too.
    page.go(PLACE).await?;
    read(page, &[("letter.txt", "Dear all,")]).await?;
    page.reads("They hold no charter school that can be used: see below.").await?;
    page.within("letter.txt").reads("Not used.").await
}

pub async fn the_rows_are_saved_for_a_spreadsheet(page: &Page) -> Result<()> {
    open(page).await?;
    judge_all(page).await?;
    page.ask(NOTE_SAVED).await?;
    page.click(Kind::Button, CSV).await?;
    page.reads("Your browser saves “Charters in the files 2025 unofficial.csv”").await?;
    let (name, text) = saved(page).await?;
    ensure!(name == "Charters in the files 2025 unofficial.csv", "it is {name}");
    let lines = read_again(&text);
    let (head, rows) = lines.split_first().context("it has a head")?;
    let names: BTreeSet<&String> = head.iter().collect();
    ensure!(names.len() == head.len(), "two columns have one name: {head:?}");
    let schools = charters();
    ensure!(rows.len() == schools.len(), "it has {} rows", rows.len());
    for row in rows {
        ensure!(row.len() == head.len(), "{row:?} has other cells than {head:?}");
        let note = row.last().map(String::as_str).unwrap_or_default();
        ensure!(note.starts_with("unofficial calculation; CDE determines"), "it says {note}");
        for cell in row {
            ensure!(!cell.starts_with(['=', '+', '-', '@', '\t', '|']), "a formula: {cell}");
        }
    }
    for school in schools {
        let cds = parted(&STATE.cds(school));
        let row = rows.iter().find(|row| row[0] == cds).with_context(|| format!("no {cds}"))?;
        let name = STATE.name(school);
        // What a spreadsheet would take for a formula has a mark before it.
        let written = if name.starts_with('=') { format!("'{name}") } else { name };
        ensure!(row[1] == written, "it is called {}, not {written}", row[1]);
    }
    // What is filtered out is not in the file.
    page.choose("Pathway 2 test", "met").await?;
    page.until("nothing to be said of other rows", "!document.querySelector('#told').innerText")
        .await?;
    page.eventually("fewer rows", async || {
        page.click(Kind::Button, CSV).await?;
        let (_, text) = saved(page).await?;
        let fewer = read_again(&text);
        ensure!(fewer.len() < lines.len(), "it has all");
        ensure!(fewer.iter().skip(1).all(|row| row[7] == "met"), "others are in it");
        Ok(())
    })
    .await
}

/// Each charter of a state, in a full run of one as large as California, is answered in the file as the library answers here from
/// what is true of it, readings that matter included.
pub async fn every_charter_is_answered_as_its_results_are(page: &Page) -> Result<()> {
    let state = State { seed: 23, schools: if page.is_full() { 9_800 } else { STATE.schools } };
    open_with(page, state).await?;
    judge(page, state).await?;
    page.ask(NOTE_SAVED).await?;
    page.click(Kind::Button, CSV).await?;
    page.reads("Your browser saves").await?;
    let lines = read_again(&saved(page).await?.1);
    let answers: BTreeMap<&str, &[String]> =
        lines.iter().skip(1).map(|row| (row[0].as_str(), &row[4..10])).collect();
    let (rules, mut met) = (RuleSet::newest(), 0);
    for school in charters_of(state) {
        let years = YEARS.map(|year| (year.to_string(), told(state.truth(school, year))));
        let years = stored::case_file(&years.into_iter().collect::<Map<_, _>>().into());
        let (case, _) = file::read(&years.to_string())?;
        let row = Row::of(&case, "", "", &rules, UnknownLocal::TakenAsMet);
        let here = [answer(&row.assistance), answer(&row.pathway_2)].concat();
        let cds = parted(&state.cds(school));
        let there = answers.get(cds.as_str()).with_context(|| format!("no {cds}"))?;
        ensure!(here == **there, "{cds} is answered {there:?}, and here {here:?}");
        met += usize::from(here[0] == "met");
    }
    ensure!(met > 0 && met < answers.len(), "{met} of {} are met", answers.len());
    Ok(())
}

/// A code as it stands in the file, where no spreadsheet takes it for a number.
fn parted(cds: &str) -> String {
    format!("{}-{}-{}", &cds[..2], &cds[2..7], &cds[7..])
}

/// The three cells of a test.
fn answer(judged: &Judged) -> Vec<String> {
    let verdict = words::verdict(judged.verdict()).to_owned();
    vec![verdict, words::readings(judged).join("; "), words::one_away(judged)]
}

/// A year of a case file in which these groups count and no other.
fn told(truth: Option<BTreeMap<&str, BTreeMap<&str, &str>>>) -> Value {
    let Some(groups) = truth else { return json!({ "published": false }) };
    let groups = groups
        .into_iter()
        .map(|(group, levels)| (group, json!({ "counted": true, "levels": levels })));
    let groups: BTreeMap<&str, Value> = groups.collect();
    json!({ "published": true, "groups_complete": true, "groups": groups })
}

/// The cells of a file whose cells are all in quotes.
fn read_again(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    text.split_terminator("\r\n")
        .map(|line| {
            let inner = line.strip_prefix('"').and_then(|l| l.strip_suffix('"')).unwrap_or(line);
            inner.split("\",\"").map(|cell| cell.replace("\"\"", "\"")).collect()
        })
        .collect()
}

/// What this page looks like in each of its states, for what looks at pages.
pub async fn in_each_state(page: &Page, look: impl AsyncFn(&str) -> Result<()>) -> Result<()> {
    page.open("#/").await?;
    page.go(PLACE).await?;
    page.has(Kind::Heading, HEADING).await?;
    look("no files yet").await?;
    open(page).await?;
    page.click(Kind::Button, JUDGE).await?;
    page.reads("Choose a county.").await?;
    look("nothing is chosen").await?;
    page.within("Whose charters?").tick("A list of CDS codes").await?;
    let codes: Vec<String> = charters().iter().take(6).map(|s| STATE.cds(*s)).collect();
    page.fill("CDS codes", &format!("{}\nhello\n99999999999999", codes.join("\n"))).await?;
    page.within("How should we treat local indicators not in the files?")
        .tick("Take them as met")
        .await?;
    page.click(Kind::Button, JUDGE).await?;
    page.reads("6 charters were judged.").await?;
    let wide = "document.documentElement.scrollWidth <= window.innerWidth";
    page.until("the page not to scroll sideways", wide).await?;
    look("charters are judged").await
}
