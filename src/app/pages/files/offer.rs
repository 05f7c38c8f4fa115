//! What the files tell of the school that was chosen: what was found, what is missing, and what would come into a check.

use leptos::prelude::*;

use super::school::CHOSEN;
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
};

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
            Some(None) => return el("p").text("No file that is used has a row of it.").into_any(),
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
            .child(missing(&years))
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
            Found::Nothing => el("span").text("Nothing was published that counts"),
        };
        Answer {
            question: line.what.clone(),
            answer: answer.into_any(),
            origin: None,
            change: None,
        }
    });
    fold(title, answers(rows.collect())).into_any()
}

/// The files that would bring what is missing.
fn missing(years: &[YearFound]) -> AnyView {
    let lines = years.iter().flat_map(|year| &year.lines);
    let files = lines.filter_map(|line| match &line.found {
        Found::Missing(file) => Some(file.as_str()),
        _ => None,
    });
    let files: Vec<&str> = files.collect();
    if files.is_empty() {
        return ().into_any();
    }
    let count = files.len();
    let items = files.into_iter().map(|file| el("li").child(file.to_owned()).into_any());
    let body = el("ul").class("names").child(items.collect_view());
    fold(format!("Files that would bring what is missing: {count}"), body).into_any()
}
