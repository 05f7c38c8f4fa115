//! Two saved checks side by side: what their tests and pathways come to, their years, the readings that matter, and the
//! answers that differ. What is said is decided in `report::side_by_side`; the address holds which two.

use leptos::prelude::*;

use super::beside::beside;
use crate::{
    app::{
        parts::{
            element::{el, follow, together},
            field::{Field, select},
            note::{Tone, disclaimer, note},
            page::page,
        },
        session::{Session, name_or_none, quoted},
    },
    browser::{clock, location},
    case::{self, Case},
    drafts::{Entry, TextKind},
    report::side_by_side::{Comparison, Line, compare as side_by_side, told_apart},
    route::Route,
};

/// The page; empty ids where nothing is chosen yet.
pub fn compare(one: &str, other: &str) -> AnyView {
    let session = Session::here();
    let other = if one == other { "" } else { other };
    let lead = "What differs between two saved checks, and the results of each.";
    let entries = untrack(|| session.list()).unwrap_or_default();
    let named = entries.into_iter().filter_map(|Entry { id, saved, kind }| match kind {
        TextKind::Case(name) => Some((id, name_or_none(&name), saved.map(clock::moment))),
        _ => None,
    });
    let named = told_apart(named.collect());
    if named.len() < 2 {
        let body = el("p")
            .text("It takes two saved checks. A second one comes from “Duplicate” under ")
            .child(el("a").attr("href", Route::Drafts.href()).text("Saved checks"))
            .text(", or from a file or link that someone sent you.");
        return page("Compare two checks", lead, body).into_any();
    }
    let chooser = el("div")
        .class("two")
        .child(choose(&named, "first", "The first check", one, other))
        .child(choose(&named, "second", "The second check", other, one));
    let (said, body) = match (case_of(session, one), case_of(session, other)) {
        _ if one.is_empty() || other.is_empty() => {
            ("Choose two checks to see them side by side.".to_owned(), ().into_any())
        }
        (Ok(first), Ok(second)) => {
            let name = |id| named.iter().find(|(own, _)| own == id).map(|(_, name)| name.clone());
            let both = [one, other].map(|id| name(id).unwrap_or_default());
            let view = side_by_side([&first, &second]);
            (view.said(&both.each_ref().map(|name| quoted(name))), compared(&both, view))
        }
        (Err(why), _) | (_, Err(why)) => {
            let why = el("p").child(why);
            (String::new(), note(Tone::Problem, "These cannot be compared", why).into_any())
        }
    };
    // Whoever chooses stays at the list, and hears what came of it.
    let said = el("p").attr("role", "status").child(said);
    page("Compare two checks", lead, together().child(chooser).child(said).child(body)).into_any()
}

fn case_of(session: Session, id: &str) -> Result<Case, String> {
    let text = session.text(id)?;
    case::file::read(&text).map(|(case, _)| case).map_err(|e| e.to_string())
}

/// Which check stands in a column; the other column stays as it is.
fn choose(
    named: &[(String, String)],
    id: &'static str,
    label: &str,
    chosen: &str,
    other: &str,
) -> AnyView {
    let mut options = vec![(String::new(), "Choose a check".to_owned())];
    // With itself there is nothing to compare.
    options.extend(named.iter().filter(|(id, _)| id != other).cloned());
    let (own, other) = (chosen.to_owned(), other.to_owned());
    let choose = Callback::new(move |chosen: String| {
        let (one, other) =
            if id == "first" { (chosen, other.clone()) } else { (other.clone(), chosen) };
        location::go(&Route::Compare(one, other).href());
    });
    select(&Field::new(id, label), options, &follow(move || own.clone()), choose)
}

fn compared(names: &[String; 2], view: Comparison) -> AnyView {
    let Comparison { as_of, outcomes, years, readings, answers, same } = view;
    let heads = names.each_ref().map(String::as_str);
    let other_years = (as_of[0] != as_of[1]).then(|| {
        let [one, other] = as_of;
        let words = format!(
            "{} is judged as of the {one} Dashboard, {} as of {other}: other years and criteria count.",
            quoted(heads[0]),
            quoted(heads[1])
        );
        note(Tone::Care, "", el("p").child(words))
    });
    let section = |id: &'static str, title: &'static str, none: &'static str, lines: Vec<Line>| {
        let body = if lines.is_empty() {
            el("p").text(none).into_any()
        } else {
            beside(title, heads, lines)
        };
        el("section")
            .class("stack")
            .attr("aria-labelledby", id)
            .child(el("h2").attr("id", id).text(title))
            .child(body)
            .into_any()
    };
    let differ: Vec<AnyView> = answers
        .into_iter()
        .map(|(title, lines)| {
            let table = beside(&title, heads, lines);
            together().child(el("h3").child(title)).child(table).into_any()
        })
        .collect();
    let differ = if differ.is_empty() {
        el("p").text("None: every answer is the same.").into_any()
    } else {
        let rest = match same {
            1 => "1 other answer is the same.".to_owned(),
            same => format!("{same} other answers are the same."),
        };
        together().child(differ).child(el("p").class("small").child(rest)).into_any()
    };
    together()
        .child(other_years)
        .child(section("outcomes", "Their results", "", outcomes))
        .child(section("years", "Each year by itself", "", years))
        .child(section(
            "readings",
            "Readings that matter",
            "No open reading changes these answers.",
            readings,
        ))
        .child(
            el("section")
                .class("stack")
                .attr("aria-labelledby", "differ")
                .child(el("h2").attr("id", "differ").text("Answers that differ"))
                .child(differ),
        )
        .child(disclaimer())
        .into_any()
}
