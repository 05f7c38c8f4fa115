//! The checks saved in this browser: go on with one, rename, copy, delete with undo; and remove everything.

use leptos::prelude::*;

use crate::{
    app::{
        pages::check,
        parts::{
            action::{Weight, actions, button, link_button},
            element::{el, live, together},
            note::{Tone, note},
            page::page,
            words,
        },
        session::Session,
    },
    browser::{clock, location, page as document},
    case::MAX_NAME,
    drafts::{Deleted, Entry, SetAside},
    report::screens::Screen,
    route::Route,
};

/// What the page says about the last action.
#[derive(Clone)]
enum Told {
    Nothing,
    /// With why it could not be brought back, after a try that failed.
    Deleted(Deleted, Option<String>),
    Done(String),
    Failed(String),
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Page {
    session: Session,
    told: RwSignal<Told>,
    /// Counts the changes to the list; what shows the list follows it.
    changes: RwSignal<u32>,
    /// The draft that is being renamed.
    renaming: RwSignal<Option<String>>,
}

impl Page {
    /// Does something to the list and says how it went.
    fn act(self, done: &str, outcome: Result<(), impl ToString>) {
        self.told.set(match outcome {
            Ok(()) => Told::Done(done.to_owned()),
            Err(why) => Told::Failed(why.to_string()),
        });
        self.changes.update(|n| *n += 1);
    }
}

/// The drafts page.
pub fn drafts() -> AnyView {
    let page_state = Page {
        session: Session::here(),
        told: RwSignal::new(Told::Nothing),
        changes: RwSignal::new(0),
        renaming: RwSignal::new(None),
    };
    let new = Callback::new(move |()| match page_state.session.begin_new() {
        Ok(()) => location::go(&Route::Check(String::new()).href()),
        Err(why) => page_state.told.set(Told::Failed(why)),
    });
    let body = together()
        .child(where_kept(page_state.session))
        .child(button("Start a new check", Weight::Main, new))
        .child(
            el("div")
                .attr("role", "status")
                .attr("id", "drafts-told")
                .attr("tabindex", "-1")
                .child(live(move || told(page_state))),
        )
        .child(live(move || {
            page_state.changes.track();
            list(page_state)
        }))
        .child(live(move || {
            page_state.changes.track();
            set_aside(page_state.session)
        }))
        .child(remove_everything(page_state))
        .into_any();
    page("Saved checks", "", body.into_any()).into_any()
}

fn where_kept(session: Session) -> AnyView {
    match session.why_only_memory() {
        None => el("p")
            .text(
                "They are kept in this browser on this device, and nowhere else. On a shared \
                 computer, remove them when you are done.",
            )
            .into_any(),
        Some(why) => note(
            Tone::Problem,
            "Checks cannot be kept here",
            el("p")
                .text("They end when you close or reload this page: ")
                .child(why.to_string())
                .text(".")
                .into_any(),
        )
        .into_any(),
    }
}

fn told(page: Page) -> AnyView {
    match page.told.get() {
        Told::Nothing => ().into_any(),
        Told::Done(text) => note(Tone::Done, "", el("p").child(text).into_any()).into_any(),
        Told::Failed(why) => {
            note(Tone::Problem, "That did not work", el("p").child(why).into_any()).into_any()
        }
        Told::Deleted(deleted, failed) => {
            let again = deleted.clone();
            let undo = Callback::new(move |()| match page.session.undo(&again) {
                Ok(()) => page.act("The check is back.", Ok::<(), String>(())),
                // The text is kept until it is back: here is the only place that still has it.
                Err(why) => page.told.set(Told::Deleted(again.clone(), Some(why.to_string()))),
            });
            let failed = failed.map(|why| {
                el("p").text("It could not be brought back: ").child(why).text(".").into_any()
            });
            let body = together()
                .child(el("p").text("The check is deleted."))
                .child(failed)
                .child(button("Undo", Weight::Plain, undo))
                .into_any();
            note(Tone::Done, "", body).into_any()
        }
    }
}

fn list(page: Page) -> AnyView {
    match page.session.list() {
        Err(why) => note(
            Tone::Problem,
            "The saved checks cannot be read",
            el("p").child(why.to_string()).into_any(),
        )
        .into_any(),
        Ok(entries) if entries.is_empty() => el("p").text("No check is saved yet.").into_any(),
        Ok(entries) => {
            let items = entries.into_iter().map(|entry| one(page, entry));
            el("ul").class("drafts").child(items.collect_view()).into_any()
        }
    }
}

fn one(page: Page, entry: Entry) -> AnyView {
    let Entry { id, saved, name } = entry;
    let saved = saved
        .map(|at| el("p").class("small").text("Saved ").child(clock::day_and_time(at)).into_any());
    let body = match name {
        Ok(name) => readable(page, id, name),
        Err(why) => unreadable(page, id, why),
    };
    el("li").class("draft").child(body).child(saved).into_any()
}

fn readable(page: Page, id: String, name: String) -> AnyView {
    let session = page.session;
    let shown =
        if name.trim().is_empty() { "Check without a name".to_owned() } else { name.clone() };
    let (open_id, copy_id, delete_id, rename_id) = (id.clone(), id.clone(), id.clone(), id.clone());
    let go_on = Callback::new(move |()| match session.open(&open_id) {
        Ok(()) => location::go(&check::address(session.screen_to_resume())),
        Err(why) => page.told.set(Told::Failed(why)),
    });
    let rename = Callback::new(move |()| {
        page.renaming.set(Some(rename_id.clone()));
        page.changes.update(|n| *n += 1);
    });
    let copy =
        Callback::new(move |()| page.act("The copy is in the list.", session.duplicate(&copy_id)));
    let delete = Callback::new(move |()| {
        match session.delete(&delete_id) {
            Ok(Some(deleted)) => page.told.set(Told::Deleted(deleted, None)),
            Ok(None) => page.told.set(Told::Done("The check was no longer there.".to_owned())),
            Err(why) => page.told.set(Told::Failed(why.to_string())),
        }
        page.changes.update(|n| *n += 1);
        document::focus("drafts-told");
    });
    if page.renaming.get_untracked().as_deref() == Some(&id) {
        return rename_form(page, id, name);
    }
    let small = |label: &'static str, press| small_button(label, &shown, press);
    together()
        .child(el("h2").class("draft-name").child(shown.clone()))
        .child(actions(vec![
            small("Continue", go_on),
            small("Rename", rename),
            small("Duplicate", copy),
            small("Delete", delete),
        ]))
        .into_any()
}

/// A button of a list: its name tells a screen reader of which check.
fn small_button(label: &'static str, of: &str, press: Callback<()>) -> AnyView {
    let of = format!(" {of}");
    view! {
        <button type="button" class="button" on:click=move |_| press.run(())>{label}<span class="unseen">{of}</span></button>
    }
    .into_any()
}

fn rename_form(page: Page, id: String, name: String) -> AnyView {
    let typed = RwSignal::new(name);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name: String = typed.get_untracked().trim().chars().take(MAX_NAME).collect();
        page.renaming.set(None);
        page.act("The check has its new name.", page.session.rename(&id, &name));
    };
    let cancel = Callback::new(move |()| {
        page.renaming.set(None);
        page.changes.update(|n| *n += 1);
    });
    view! {
        <form class="fields" on:submit=submit>
            {crate::app::parts::field::text_field(
                &crate::app::parts::field::Field::new("rename", "New name of the check"),
                typed.into(),
                Callback::new(move |text| typed.set(text)),
            )}
            <div class="actions">
                {el("button").attr("type", "submit").class("button button-main").text("Save the name").into_any()}
                {button("Keep the old name", Weight::Plain, cancel)}
            </div>
        </form>
    }
    .into_any()
}

fn unreadable(page: Page, id: String, why: String) -> AnyView {
    if page.session.is_newer(&id) {
        let body = el("p").text(
            "It was written by a newer version of this page. Reload the page to get that version; the check is kept as it is.",
        );
        return note(Tone::Care, "A check of a newer version", body.into_any()).into_any();
    }
    let aside = Callback::new(move |()| {
        page.act("It is set aside, whole.", page.session.set_aside(&id));
    });
    let body = together()
        .child(
            el("p")
                .text("It is kept as it is, and nothing writes over it. What is wrong with it: ")
                .child(why),
        )
        .child(button("Set it aside", Weight::Plain, aside))
        .into_any();
    note(Tone::Problem, "A saved check that cannot be read", body).into_any()
}

fn set_aside(session: Session) -> AnyView {
    let kept = session.list_set_aside().unwrap_or_default();
    if kept.is_empty() {
        return ().into_any();
    }
    let items = kept.into_iter().map(|SetAside { id, text }| {
        el("li")
            .child(
                el("details")
                    .class("fold")
                    .child(el("summary").text("Set aside: ").child(id))
                    .child(el("pre").class("fold-in").child(text)),
            )
            .into_any()
    });
    el("section")
        .child(el("h2").text("Set aside"))
        .child(el("p").text(
            "These could not be read. They are kept whole; copy the text to keep it elsewhere.",
        ))
        .child(el("ul").class("plain-list").child(items.collect_view()))
        .into_any()
}

fn remove_everything(page: Page) -> AnyView {
    let asking = RwSignal::new(false);
    let ask = Callback::new(move |()| asking.set(true));
    let no = Callback::new(move |()| asking.set(false));
    let yes = Callback::new(move |()| {
        asking.set(false);
        page.act("Everything is removed from this browser.", page.session.remove_everything());
    });
    let state = live(move || {
        if asking.get() {
            let body = together()
                .child(el("p").text(
                    "Every check, and everything set aside, is removed from this browser. There \
                     is no undo.",
                ))
                .child(actions(vec![
                    button("Remove everything now", Weight::Danger, yes),
                    button("Keep everything", Weight::Plain, no),
                ]))
                .into_any();
            note(Tone::Care, "Remove everything?", body).into_any()
        } else {
            button("Remove everything from this device", Weight::Danger, ask)
        }
    });
    el("section").class("remove").child(state).into_any()
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
