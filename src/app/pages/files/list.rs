//! The files that were given: what each was taken for, what was wrong with it, and what can be done with it.

use leptos::prelude::*;

use crate::{
    app::{
        desk::Desk,
        parts::{
            action::{actions, to_press_of},
            element::{Element, el, live, together},
            note::{Tone, fold, note},
            words,
        },
    },
    browser::focus,
    desk::{
        board::{Board, Line, Shown},
        message::Ask,
    },
};

/// The id of their heading.
const GIVEN: &str = "given";

/// All of them: many that are simply used are folded away, so that what is next comes into sight.
pub fn list(desk: Desk) -> AnyView {
    let shown = desk.memo(Board::shown);
    live(move || {
        let (to_see, quiet) = shown.get();
        if to_see.is_empty() && quiet.is_empty() {
            return ().into_any();
        }
        let title = match quiet.len() {
            used if to_see.is_empty() => format!("{used} files are used"),
            used => format!("{used} more files are used"),
        };
        let fold = (!quiet.is_empty()).then(|| fold(title, lines(desk, quiet)));
        el("section")
            .attr("aria-labelledby", GIVEN)
            .child(el("h2").attr("id", GIVEN).attr("tabindex", "-1").text("The files"))
            .child((!to_see.is_empty()).then(|| lines(desk, to_see)))
            .child(fold)
            .into_any()
    })
}

/// Each follows its own file, so that what is told of one leaves the others as they are.
fn lines(desk: Desk, numbers: Vec<usize>) -> Element {
    let lines = numbers.into_iter().map(|number| {
        let line = desk.memo(move |board| board.line(number));
        live(move || line.get().map(|line| one(desk, line)).into_any())
    });
    el("ul").class("drafts").child(lines.collect_view())
}

fn one(desk: Desk, line: Line) -> AnyView {
    let Line { number, name, size, state, says, is_unproven, notes, more } = line;
    let heading = el("h3").class("draft-name").child(words::entered(&name));
    let says = el("p")
        .child(mark(state))
        .text(" ")
        .child(says)
        .text(" ")
        .child(el("span").class("small").child(format!("({size})")));
    let unproven = is_unproven.then(|| {
        el("p").class("small").text(
            "We had no real file of this layout to try the reader on: check some of the results yourself.",
        )
    });
    let notes = (!notes.is_empty()).then(|| problems(notes, more, state));
    let act = |label: &str, ask: Ask| {
        let of = format!(" {name}");
        let press = move || {
            desk.ask(&ask);
            // The button is gone with its file, and with the last file the heading.
            if matches!(ask, Ask::Remove(_)) {
                let (to_see, quiet) = desk.once(Board::shown);
                let is_last = to_see.is_empty() && quiet.is_empty();
                focus::on(if is_last { "files" } else { GIVEN });
            }
        };
        to_press_of("button", label, &of, press)
    };
    let acts = match state {
        Shown::Unread => vec![act("Stop", Ask::Cancel(number))],
        Shown::Other => {
            vec![
                act("Use this one instead", Ask::Prefer(number)),
                act("Take it out", Ask::Remove(number)),
            ]
        }
        _ => vec![act("Take it out", Ask::Remove(number))],
    };
    el("li")
        .class("draft")
        .child(heading)
        .child(says)
        .child(unproven)
        .child(notes)
        .child(actions(acts))
        .into_any()
}

/// How a file stands, as a shape; the words beside it say the same.
fn mark(state: Shown) -> AnyView {
    let mark = match state {
        Shown::Unread => "…",
        Shown::Used => "✓",
        Shown::InPart | Shown::Other => "◆",
        Shown::Beside => "=",
        Shown::Refused => "▲",
    };
    el("span").attr("aria-hidden", "true").child(mark).into_any()
}

/// What was wrong: a few lines in sight, many of them folded away.
fn problems(notes: Vec<String>, more: u32, state: Shown) -> AnyView {
    const IN_SIGHT: usize = 3;
    let count = notes.len();
    let tone = if state == Shown::Refused { Tone::Problem } else { Tone::Care };
    if let ([text], 0) = (notes.as_slice(), more) {
        return note(tone, "", el("p").child(text.clone())).into_any();
    }
    let items = notes.into_iter().map(|text| el("li").child(text).into_any());
    let items = el("ul").child(items.collect_view());
    let more = (more > 0).then(|| el("p").child(format!("There are {more} more of these.")));
    let body = together().child(items).child(more);
    if count > IN_SIGHT {
        let title = format!("About this file: {count} remarks");
        return note(tone, "", fold(title, body)).into_any();
    }
    note(tone, "", body).into_any()
}
