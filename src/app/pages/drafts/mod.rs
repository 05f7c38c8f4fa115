//! The checks saved in this browser: go on with one, rename, copy, save as a file, delete with undo; open a case file;
//! and remove everything.

mod list;

use leptos::prelude::*;

use crate::{
    app::{
        pages::check,
        parts::{
            action::{Weight, actions, button, link_button},
            element::{el, follow, live, together},
            field::{Field, file_field, text_field},
            note::{Tone, fold, note},
            page::page,
            told::told,
            words,
        },
        session::{Session, Told},
    },
    browser::{focus, lasting, location},
    report::screens::Screen,
    route::Route,
};

/// The drafts page.
pub fn drafts() -> AnyView {
    let session = Session::here();
    let new = Callback::new(move |()| match session.begin_new() {
        Ok(()) => location::go(&Route::Check(String::new()).href()),
        Err(why) => session.answer(Told::failed(&why)),
    });
    let body = together()
        .child(where_kept(session))
        .child(button("Start a new check", Weight::Main, new))
        .child(told(session))
        .child(list::list(session))
        .child(open(session))
        .child(live(move || list::set_aside(session)))
        .child(remove_everything(session));
    page("Saved checks", "", body).into_any()
}

fn where_kept(session: Session) -> AnyView {
    if let Some(why) = session.why_only_memory() {
        let why = format!(
            "They end when you close or reload this page: {why}. Save those that you need as files."
        );
        let told = note(Tone::Problem, "Checks cannot be kept here", el("p").child(why));
        return told.into_any();
    }
    let how_long = if lasting::is_of_apple() {
        "Safari, and every browser on an iPhone or iPad, removes what a site has stored when you have used the browser for seven \
         days without visiting the site."
    } else {
        "A browser may remove what a site has stored when the device runs out of room."
    };
    let ask = Callback::new(move |()| session.ask_to_keep());
    el("div")
        .class("prose")
        .child(el("p").text(
            "They are kept in this browser on this device, and nowhere else. On a shared computer, \
             remove them when you are done.",
        ))
        .child(
            el("p").text(how_long).text(" Save a file of each check that matters. ").child(button(
                "Ask this browser to keep them",
                Weight::Quiet,
                ask,
            )),
        )
        .into_any()
}

/// Where a case file is opened: chosen here, dropped anywhere, or pasted as text.
fn open(session: Session) -> AnyView {
    let pasted = RwSignal::new(String::new());
    let paste = Callback::new(move |()| {
        if session.open_text(pasted.get_untracked()) {
            pasted.set(String::new());
        }
    });
    // A line holds any case file: line breaks in it carry no meaning, and a browser leaves them out.
    let field = Field::new("pasted", "The text of a case file");
    let by_text = together()
        .child(text_field(
            &field,
            follow(move || pasted.get()),
            Callback::new(move |text| pasted.set(text)),
        ))
        .child(button("Open this text", Weight::Plain, paste));
    el("section")
        .class("stack")
        .child(el("h2").text("Open a case file"))
        .child(el("p").text(
            "A check that was saved as a file, here or elsewhere, of 1 MB at most. It becomes a new check beside the others.",
        ))
        .child(file_field("Choose files, or drop them anywhere on this page"))
        .child(fold("Paste its text instead", by_text))
        .child(
            el("p").text("Do you have result files from CDE? ").child(
                el("a").attr("href", Route::Files.href()).text("Fill in a check from CDE’s files"),
            ),
        )
        .into_any()
}

fn remove_everything(session: Session) -> AnyView {
    const ASK: &str = "remove-everything";
    let asking = RwSignal::new(false);
    let turn = move |on: bool| {
        Callback::new(move |()| {
            asking.set(on);
            focus::on(ASK);
        })
    };
    let yes = Callback::new(move |()| {
        asking.set(false);
        session.remove_everything();
    });
    let state = live(move || {
        if asking.get() {
            let body = together()
                .child(el("p").text(
                    "Every check, and everything set aside, is removed from this browser; what is open \
                     in other tabs is closed. There is no undo.",
                ))
                .child(actions(vec![
                    button("Remove everything now", Weight::Danger, yes),
                    button("Keep everything", Weight::Plain, turn(false)),
                ]));
            note(Tone::Care, "Remove everything?", body).into_any()
        } else {
            button("Remove everything from this device", Weight::Danger, turn(true))
        }
    });
    el("section").class("remove").attr("id", ASK).attr("tabindex", "-1").child(state).into_any()
}

/// The way back to the check that was begun, for the home page; nothing when none was.
pub fn resume() -> Option<AnyView> {
    let session = Session::here();
    if !session.is_begun() {
        return None;
    }
    let href = check::address(session.screen_to_resume());
    let name = untrack(|| session.name());
    let new = Callback::new(move |()| {
        // What could not be saved stays, and its page says so.
        let next = if session.begin_new().is_ok() { Screen::Charter } else { Screen::Answers };
        location::go(&check::address(next));
    });
    let ways = vec![
        link_button(
            el("span").text("Continue “").child(words::entered(&name)).text("”"),
            Weight::Main,
            href,
        )
        .into_any(),
        button("Start a new check", Weight::Plain, new),
    ];
    Some(actions(ways).into_any())
}
