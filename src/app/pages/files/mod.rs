//! From CDE's files: choose them, see what each was taken for, find the school, and take over what was found.
//!
//! The worker reads; this page draws what the desk's board says and asks. Nothing of a check changes before the last button.

pub mod list;
mod offer;
mod school;

use leptos::prelude::*;

use crate::{
    app::{
        desk::Desk,
        parts::{
            action::{Weight, button},
            element::{el, follow, live, together},
            field::file_field,
            note::{Tone, note},
            page::page,
            words,
        },
        session::Session,
    },
    browser::focus,
    content::LINKS,
    desk::{board, message::Ask},
    route::Route,
};

/// Where CDE has its files.
const FILES: [&str; 2] = ["cde-dashboard-files", "cde-charter-assistance"];

/// The page.
pub fn files() -> AnyView {
    let (desk, session) = (Desk::here(), Session::here());
    desk.take_files();
    let body = together()
        .child(choose())
        .child(progress(desk))
        .child(stopped(desk))
        .child(list::list(desk))
        .child(school::school(desk, session))
        .child(el("p").text("For county offices and authorizers: ").child(
            el("a").attr("href", Route::County.href()).text("look at many charters at once"),
        ));
    let lead = "CDE publishes the results of every school as files. Choose those that you have: they are read in this \
                browser and never leave this device.";
    page("Fill in from CDE’s files", lead, body).into_any()
}

/// Where files are chosen, and where CDE has them.
pub fn choose() -> AnyView {
    let published = LINKS.iter().filter(|link| FILES.contains(&link.id)).map(|link| {
        let what = el("span").class("small under").text(link.what);
        el("li").child(words::outside(link.url, link.title)).child(what).into_any()
    });
    let published = el("ul").child(published.collect_view());
    el("section")
        .class("stack")
        .child(
            el("p").text(
                "Text files (such as eladownload2025.txt) and workbooks (.xlsx) are read alike. CDE has them here:",
            ),
        )
        .child(published)
        .child(file_field("Choose CDE’s files, any number of them, or drop them anywhere on this page"))
        .into_any()
}

/// How far the reading is, with a way to end it.
pub fn progress(desk: Desk) -> AnyView {
    // What changes ten times a second is drawn apart from what does not.
    let bytes = desk.memo(board::Board::progress);
    let said = desk.memo(|board| {
        let (done, all) = board.done();
        match (board.is_reading(), all) {
            (_, 0) => String::new(),
            (true, _) => format!("Reading: {done} of {all} files are done."),
            (false, _) if board.has_stopped => String::new(),
            (false, _) => match board.charters {
                0 => "All files are read. They hold no charter school that can be used: see below."
                    .to_owned(),
                1 => "All files are read. They hold 1 charter school.".to_owned(),
                charters => format!("All files are read. They hold {charters} charter schools."),
            },
        }
    });
    let reading = desk.memo(board::Board::is_reading);
    let bar = live(move || {
        if !reading.get() {
            return ().into_any();
        }
        let (_, all) = bytes.get_untracked();
        let done = follow(move || Some(bytes.get().0.to_string()));
        let words = live(move || {
            let (done, all) = bytes.get();
            format!("{} of {}", board::size(done), board::size(all)).into_any()
        });
        let stop = Callback::new(move |()| {
            for number in desk.unread() {
                desk.ask(&Ask::Cancel(number));
            }
        });
        el("div")
            .class("reading")
            .child(
                el("progress")
                    .attr("aria-label", "Bytes read")
                    .attr("max", all.to_string())
                    .following("value", done),
            )
            .child(el("p").class("small").child(words))
            .child(button("Stop reading", Weight::Plain, stop))
            .into_any()
    });
    let said = live(move || said.get().into_any());
    el("div").child(el("p").attr("role", "status").child(said)).child(bar).into_any()
}

/// The worker did not come, or has stopped.
pub fn stopped(desk: Desk) -> AnyView {
    let stopped = desk.memo(|board| {
        let unread = board.unread().next().and_then(|number| board.files.get(number));
        board.has_stopped.then(|| unread.map(|file| file.name.clone()))
    });
    let again = Callback::new(move |()| {
        desk.clear();
        // What was pressed is gone: on to where files are chosen.
        focus::on("files");
    });
    live(move || {
        let Some(unread) = stopped.get() else { return ().into_any() };
        let at = unread.map(|name| {
            el("p")
                .text("It was reading “")
                .child(words::entered(&name))
                .text("”: if it stops there again, leave that file out.")
        });
        let body = together()
            .child(el("p").attr("role", "alert").text(
                "Either it could not start here, or it hit an error. What it had read is lost; your checks are as \
                 they were. Start again and choose the files again. If that does not help, reload the page, or open it in a \
                 tab of its own: frames on some other sites block it.",
            ))
            .child(at)
            .child(button("Start again", Weight::Plain, again));
        note(Tone::Problem, "The file reader has stopped", body).into_any()
    })
}
