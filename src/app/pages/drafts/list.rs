//! The list of drafts, and of what was set aside; each with what can be done with it.

use leptos::prelude::*;

use crate::{
    app::{
        pages::check,
        parts::{
            action::{Weight, actions, button, focus_soon, to_press_of},
            element::{el, follow, live, together},
            field::{Field, text_field, too_long},
            note::{Tone, note},
            told::as_text,
        },
        session::{Session, Told, name_or_none, quoted},
    },
    browser::{clock, focus, location},
    case::{MAX_NAME, file::file_name},
    drafts::{Entry, SetAside, StorageError, TextKind},
    route::Route,
};

/// The list, and the draft in it that is being renamed.
#[derive(Clone, Copy)]
struct List {
    session: Session,
    /// Its id.
    renaming: RwSignal<Option<String>>,
    /// Its name as it is typed: here, since the list may be drawn again meanwhile.
    typed: RwSignal<String>,
}

/// What can be done with a draft of the list.
#[derive(Clone, Copy)]
enum Act {
    Continue,
    Rename,
    Duplicate,
    Save,
    Delete,
    SetAside,
}

impl Act {
    const fn label(self) -> &'static str {
        match self {
            Self::Continue => "Continue",
            Self::Rename => "Rename",
            Self::Duplicate => "Duplicate",
            Self::Save => "Save as a file",
            Self::Delete => "Delete",
            Self::SetAside => "Set it aside",
        }
    }
}

impl List {
    fn act(self, act: Act, id: &str, name: &str) {
        let session = self.session;
        match act {
            Act::Continue => match session.open(id) {
                Ok(()) => location::go(&check::address(session.screen_to_resume())),
                Err(why) => session.answer(Told::failed(&why)),
            },
            Act::Rename => {
                self.typed.set(name.to_owned());
                self.renaming.set(Some(id.to_owned()));
                focus_soon("rename".to_owned());
            }
            Act::Duplicate => session.duplicate(id),
            Act::Save => session.save_draft_as_file(id),
            Act::Delete => session.delete(id),
            Act::SetAside => session.set_aside(id),
        }
    }

    /// Buttons for a draft; their names tell a screen reader of which.
    fn buttons(self, acts: &[Act], id: &str, name: &str) -> AnyView {
        let buttons = acts.iter().map(|act| {
            let (list, act, id, own) = (self, *act, id.to_owned(), name.to_owned());
            let own_id = format!("{}-{id}", act.label().replace(' ', "-"));
            let press = Callback::new(move |()| list.act(act, &id, &own));
            small_button(own_id, act.label(), name, press)
        });
        actions(buttons.collect()).into_any()
    }
}

/// A button of a list: its name tells a screen reader of what.
fn small_button(id: String, label: &'static str, of: &str, press: Callback<()>) -> AnyView {
    let of = format!(" {}", name_or_none(of));
    to_press_of("button", label, &of, move || press.run(())).attr("id", id).into_any()
}

/// All drafts.
pub fn list(session: Session) -> AnyView {
    let list = List { session, renaming: RwSignal::new(None), typed: RwSignal::new(String::new()) };
    live(move || {
        // A name that is being typed is not drawn again around the keyboard when another tab changes something.
        let entries = if list.renaming.with(Option::is_some) {
            untrack(|| session.list())
        } else {
            session.list()
        };
        // The list is changed in place: a button that has the focus may become that of another check.
        focus_soon(focus::at());
        all(list, entries)
    })
}

fn all(list: List, entries: Result<Vec<Entry>, StorageError>) -> AnyView {
    match entries {
        Err(why) => cannot_be_read("The saved checks cannot be read", &why),
        Ok(entries) if entries.is_empty() => el("p").text("No check is saved yet.").into_any(),
        Ok(entries) => {
            let compare = (entries.len() > 1).then(|| {
                let href = Route::Compare(String::new(), String::new()).href();
                el("p").child(el("a").attr("href", href).text("Compare two checks"))
            });
            let items = entries.into_iter().map(|entry| one(list, entry));
            let items = el("ul").class("drafts").child(items.collect_view());
            together().child(items).child(compare).into_any()
        }
    }
}

fn cannot_be_read(title: &str, why: &StorageError) -> AnyView {
    note(Tone::Problem, title, el("p").child(why.to_string())).into_any()
}

fn one(list: List, Entry { id, saved, kind }: Entry) -> AnyView {
    let in_memory = list.session.why_only_memory().is_some();
    let saved = saved.map(|at| {
        let how = if in_memory { "On this page only, changed" } else { "Saved" };
        el("p").class("small").child(format!("{how} {}.", clock::moment(at))).into_any()
    });
    let body = match kind {
        TextKind::Case(name) if list.renaming.get().as_deref() == Some(&id) => {
            rename_form(list, id, &name)
        }
        TextKind::Case(name) => together()
            .child(
                el("h2")
                    .class("draft-name")
                    .attr("id", heading(&id))
                    .attr("tabindex", "-1")
                    .child(name_or_none(&name)),
            )
            .child(list.buttons(
                &[Act::Continue, Act::Rename, Act::Duplicate, Act::Save, Act::Delete],
                &id,
                &name,
            ))
            .into_any(),
        TextKind::Newer(name) => newer(list, &id, &name),
        TextKind::Damaged(why) => note(
            Tone::Problem,
            "A saved check that cannot be read",
            together()
                .child(el("p").child(format!(
                    "It is kept as it is, and nothing writes over it. What is wrong with it: {why}"
                )))
                .child(list.buttons(&[Act::SetAside, Act::Save], &id, &id)),
        )
        .into_any(),
    };
    el("li").class("draft").child(body).child(saved).into_any()
}

fn heading(id: &str) -> String {
    format!("draft-{id}")
}

fn rename_form(list: List, id: String, name: &str) -> AnyView {
    let List { session, renaming, typed } = list;
    let heading = heading(&id);
    let submit = move |event: leptos::ev::Event| {
        event.prevent_default();
        let name: String = typed.get_untracked().trim().chars().take(MAX_NAME).collect();
        renaming.set(None);
        session.rename(&id, &name);
    };
    let cancel = Callback::new(move |()| {
        renaming.set(None);
        focus_soon(heading.clone());
    });
    let field = Field::new("rename", "New name of the check")
        .error(follow(move || typed.with(|name| too_long(name.trim()))));
    let save =
        el("button").attr("type", "submit").class("button button-main").text("Save the name");
    el("form")
        .class("fields")
        .attr("aria-label", format!("Rename {}", name_or_none(name)))
        .on("submit", submit)
        .child(text_field(
            &field,
            follow(move || typed.get()),
            Callback::new(move |text| typed.set(text)),
        ))
        .child(actions(vec![save.into_any(), button("Keep the old name", Weight::Plain, cancel)]))
        .into_any()
}

/// A draft of a newer version: it is shown as far as it can be, and never written.
fn newer(list: List, id: &str, name: &str) -> AnyView {
    let text = list.session.text(id);
    let body = together()
        .child(el("p").child(format!(
            "{} was written by a newer version of this page. Reload the page to get that version. \
             Until then it is kept as it is; this version changes nothing in it.",
            quoted(&name_or_none(name))
        )))
        .child(text.ok().map(|text| as_text("See it as it is stored", text)))
        .child(list.buttons(&[Act::Save], id, name));
    note(Tone::Care, "A check of a newer version", body).into_any()
}

/// What was set aside because it could not be read.
pub fn set_aside(session: Session) -> AnyView {
    let kept = match session.list_set_aside() {
        Err(why) => return cannot_be_read("What is set aside cannot be read", &why),
        Ok(kept) if kept.is_empty() => return ().into_any(),
        Ok(kept) => kept,
    };
    let items = kept.into_iter().map(|SetAside { id, text }| {
        let what = format!("Set aside: {id}");
        let shown = as_text(&what, text.clone());
        let save = Callback::new(move |()| session.save_as_file(&file_name(&what), text.clone()));
        let button = small_button(format!("aside-{id}"), "Save as a file", &id, save);
        el("li").child(shown).child(button).into_any()
    });
    el("section")
        .child(el("h2").text("Set aside"))
        .child(el("p").text(
            "These could not be read. They are kept whole; save them as files to keep them elsewhere.",
        ))
        .child(el("ul").class("plain-list").child(items.collect_view()))
        .into_any()
}
