//! What the files tell of the school that was chosen: what was found, what is missing, and what would come into a check.

use leptos::prelude::*;

use crate::{
    app::{
        desk::Desk,
        parts::{
            answers::{Answer, answers},
            element::{el, live, together},
            note::fold,
            offer, words,
        },
        session::Session,
    },
    case::file,
    desk::message::{Charter, Found, YearFound},
    report::offer::is_told,
    rules::terms::Year,
};

/// The id of what is shown of the school that was chosen.
pub const CHOSEN: &str = "chosen-school";

/// What is said of CDE's files.
const SOURCE: offer::Source =
    offer::Source {
        name: "CDE’s files", says: "CDE’s file says", all: "Take all from the files"
    };

/// The school that was chosen; nothing while none is.
pub fn offer(desk: Desk, session: Session, chosen: RwSignal<Option<String>>) -> AnyView {
    let taken = desk.memo(|board| board.taken.clone());
    let body = live(move || {
        let charter = match taken.get() {
            _ if chosen.with(Option::is_none) => return ().into_any(),
            None => return ().into_any(),
            Some(None) => return el("p").text("No file in use has a row for it.").into_any(),
            Some(Some(charter)) => charter,
        };
        // The worker writes what the page reads: a text that is none is a mistake of ours.
        let Ok((case, _)) = file::read(&charter.case) else { return ().into_any() };
        let Charter { cds, name, years, .. } = charter;
        together()
            .child(
                el("h2")
                    .child(words::entered(&name))
                    .child(el("span").class("small").child(format!(" {cds}"))),
            )
            .child(el("h3").text("What was found"))
            .child(years.iter().map(year).collect_view())
            .child(missing(session, cds, years))
            .child(el("h3").text("What comes into the check"))
            .child(offer::offer(session, case, SOURCE))
            .into_any()
    });
    el("section").class("stack").attr("id", CHOSEN).attr("tabindex", "-1").child(body).into_any()
}

/// What was found in a year.
fn year(found: &YearFound) -> AnyView {
    let has =
        found.lines.iter().filter(|line| matches!(line.found, Found::Says(_) | Found::InPart(_)));
    let is_in_part = found.lines.iter().any(|line| matches!(line.found, Found::InPart(_)));
    let all = found.lines.iter().filter(|line| line.found != Found::Nothing).count();
    let part = if is_in_part { ", some in part" } else { "" };
    let title = match has.count() {
        0 => format!("{}: nothing was found", found.year),
        1 => format!("{}: 1 of {all} was found{part}", found.year),
        count => format!("{}: {count} of {all} were found{part}", found.year),
    };
    let rows = found.lines.iter().map(|line| {
        let answer = match &line.found {
            Found::Says(words) => el("span").text("✓ ").child(words.clone()),
            Found::InPart(words) => el("span").text("◆ In part: ").child(words.clone()),
            Found::Missing(file) => {
                el("span").class("untold").text("Not read: ").child(file.clone())
            }
            Found::Nothing => el("span").text("Nothing that counts was published"),
        };
        Answer {
            question: line.what.clone(),
            answer: answer.into_any(),
            origin: None,
            change: None,
            of: String::new(),
        }
    });
    fold(title, answers(rows.collect())).into_any()
}

/// The files that would bring what is missing of the years that count; those apart whose facts the open check has already, if it is this school's.
fn missing(session: Session, cds: String, years: Vec<YearFound>) -> AnyView {
    let years = years.into_iter();
    let lines = years.flat_map(|found| found.lines.into_iter().map(move |line| (found.year, line)));
    let files: Vec<(Year, String, String)> = lines
        .filter_map(|(year, line)| match line.found {
            Found::Missing(file) => Some((Year(year), line.code, file)),
            _ => None,
        })
        .collect();
    live(move || {
        let rules = session.rules();
        let counts = |year: Year| rules.window.iter().any(|criteria| criteria.year == year);
        let (told, wanted): (Vec<_>, Vec<_>) = session.with(|case| {
            let own = case.school.cds.trim();
            let is_its = own.is_empty() || own == cds;
            let files = files.iter().filter(|(year, ..)| counts(*year));
            files.partition(|(year, code, _)| is_its && is_told(case, *year, code))
        });
        let list = |title: &str, files: Vec<&(Year, String, String)>| {
            let title = format!("{title}: {}", files.len());
            let items = files.iter().map(|(.., file)| el("li").child(file.clone()).into_any());
            let items = el("ul").class("names").child(items.collect_view());
            (!files.is_empty()).then(|| fold(title, items))
        };
        together()
            .child(list("Files that have what is missing", wanted))
            .child(list("Files whose facts the open check has already", told))
            .into_any()
    })
}
