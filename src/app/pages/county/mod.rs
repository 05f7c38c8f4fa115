//! Many charters at once, from CDE's files: those of a county, of an authorizer, or of a list, each with both tests beside
//! CDE's own status.
//!
//! The worker that has the files judges; this page says which, and draws a part of what it tells. Every row says that it is
//! unofficial.

mod choice;
mod rows;
mod table;

use leptos::prelude::*;

use super::files::{choose, list, progress, stopped};
use crate::{
    app::{
        desk::Desk,
        parts::{
            action::{Weight, button},
            element::{el, follow, live, together},
            note::{Tone, fold, note},
            page::page,
        },
        session::Session,
    },
    desk::{
        board::Board,
        message::{Ask, Listed},
    },
    route::Route,
};

/// The page.
pub fn county() -> AnyView {
    let (desk, session) = (Desk::here(), Session::here());
    desk.take_files();
    let has_charters = desk.memo(|board| board.charters > 0 && !board.is_reading());
    let not_simply_used = desk.memo(Board::not_simply_used);
    let changes = desk.memo(|board| board.changes);
    Effect::new(move |_| {
        if changes.get() > 0 && has_charters.get() {
            desk.ask(&Ask::Authorities);
        }
    });
    let files = live(move || {
        if !has_charters.get() {
            return choose();
        }
        let manage = el("a").attr("href", Route::Files.href()).text("See and change the files");
        let strange = live(move || need_a_look(not_simply_used.get()).into_any());
        el("p").child(strange).child(manage).into_any()
    });
    // Without a charter there is only what was given to look at.
    let is_of_no_use = desk.memo(|board| board.charters == 0 && !board.is_reading());
    let given = live(move || if is_of_no_use.get() { list::list(desk) } else { ().into_any() });
    let rest = live(move || {
        if !has_charters.get() {
            return ().into_any();
        }
        together()
            .child(choice::choice(desk))
            .child(judging(desk))
            .child(rows::rows(desk, session))
            .into_any()
    });
    let body =
        together().child(files).child(progress(desk)).child(stopped(desk)).child(given).child(rest);
    let lead = "For county offices and authorizers: every charter’s two tests, beside CDE’s own status, worked out from CDE’s \
                files in this browser. Nothing leaves this device.";
    page("Many charters at once", lead, body).into_any()
}

/// That there is more to see of some of the files than that they are used.
fn need_a_look(files: usize) -> String {
    match files {
        0 => String::new(),
        1 => "1 file needs a look: it may not be used, or only in part. ".to_owned(),
        n => format!("{n} files need a look: they may not be used, or only in part. "),
    }
}

/// How far the judging is, with a way to end it; and what of a list led to no charter.
fn judging(desk: Desk) -> AnyView {
    let said = desk.memo(said);
    let is_on = desk.memo(|board| board.county.as_ref().is_some_and(|county| !county.is_over));
    let done = desk.memo(|board| board.county.as_ref().map(|c| c.judged).unwrap_or_default());
    let listed = desk.memo(|board| board.county.as_ref().map(|county| county.listed.clone()));
    let bar = live(move || {
        if !is_on.get() {
            return ().into_any();
        }
        let all = listed.get_untracked().map(|listed| listed.charters).unwrap_or_default();
        let done = follow(move || Some(done.get().to_string()));
        let stop = Callback::new(move |()| desk.ask(&Ask::EndJudging));
        el("div")
            .class("reading")
            .child(
                el("progress")
                    .attr("aria-label", "Charters judged")
                    .attr("max", all.to_string())
                    .following("value", done),
            )
            .child(button("Stop", Weight::Plain, stop))
            .into_any()
    });
    let said = live(move || said.get().into_any());
    let strange = live(move || listed.get().map(|listed| led_nowhere(&listed)).into_any());
    el("div")
        .class("stack")
        .child(el("p").attr("role", "status").child(said))
        .child(bar)
        .child(strange)
        .into_any()
}

fn said(board: &Board) -> String {
    let Some(county) = &board.county else { return String::new() };
    let all = match county.listed.charters {
        1 => "1 charter".to_owned(),
        n => format!("{n} charters"),
    };
    let judged = county.judged;
    if !county.is_over {
        return format!("Judging {all}.");
    }
    match county.listed.charters {
        0 => "None of these charters is in the files.".to_owned(),
        n if judged < n => format!("Stopped: {judged} of {all} were judged."),
        1 => "1 charter was judged.".to_owned(),
        _ => format!("{all} were judged."),
    }
}

fn led_nowhere(listed: &Listed) -> AnyView {
    let Listed { absent, strange, .. } = listed;
    if absent.is_empty() && strange.is_empty() {
        return ().into_any();
    }
    let list = |title: &str, lines: &[String]| {
        (!lines.is_empty()).then(|| {
            let items = lines.iter().map(|line| el("li").child(line.clone()).into_any());
            let title = format!("{title}: {}", lines.len());
            fold(title, el("ul").child(items.collect_view()))
        })
    };
    let body = together()
        .child(list("Codes that match no charter in the files", absent))
        .child(list("Lines without a 14-digit code", strange));
    note(Tone::Care, "Not all of the list matched a charter", body).into_any()
}
