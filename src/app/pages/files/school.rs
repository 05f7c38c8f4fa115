//! Which school: its name or code is typed, and it is chosen of those that the files hold.

use leptos::prelude::*;

use super::offer::{CHOSEN, offer};
use crate::{
    app::{
        desk::Desk,
        parts::{
            action::to_press,
            element::{el, follow, live, together},
            field::{Field, text_field},
        },
        session::Session,
    },
    browser::focus,
    desk::message::{Ask, Hit},
};

/// The search, and the school that was chosen; nothing while no school is known.
pub fn school(desk: Desk, session: Session) -> AnyView {
    let known = desk.memo(|board| board.charters > 0);
    let typed = RwSignal::new(String::new());
    // The school of the open check comes first to mind: while nothing is typed it is looked for.
    let find = move |typed: String| {
        desk.ask(&Ask::Find(if typed.trim().is_empty() { own(session) } else { typed }));
    };
    let chosen: RwSignal<Option<String>> = RwSignal::new(None);
    // Whatever is used of the files may change what was found.
    let changes = desk.memo(|board| board.changes);
    Effect::new(move |_| {
        if changes.get() > 0 {
            find(typed.get_untracked());
            if let Some(cds) = chosen.get_untracked() {
                desk.ask(&Ask::Take(cds));
            }
        }
    });
    live(move || {
        if !known.get() {
            return ().into_any();
        }
        let write = Callback::new(move |text: String| {
            typed.set(text.clone());
            find(text);
        });
        let field = Field::new("school", "Your school’s name or CDS code")
            .hint("A few letters of the name, or some of the 14 digits.");
        el("section")
            .class("stack")
            .attr("aria-labelledby", "find-school")
            .child(el("h2").attr("id", "find-school").text("Find your school"))
            .child(text_field(&field, follow(move || typed.get()), write))
            .child(hits(desk, session, typed, chosen))
            .child(offer(desk, session, chosen))
            .into_any()
    })
}

/// What the school of the open check is looked for by; empty where none is open.
fn own(session: Session) -> String {
    session.once(|case| {
        let school = &case.school;
        if school.cds.is_empty() { &school.name } else { &school.cds }.trim().to_owned()
    })
}

fn hits(
    desk: Desk,
    session: Session,
    typed: RwSignal<String>,
    chosen: RwSignal<Option<String>>,
) -> AnyView {
    let found = desk.memo(|board| board.found.clone());
    let said = desk.memo(move |board| match &board.found {
        Some(found) if typed.with(|typed| typed.trim().is_empty()) => {
            let is_own = !found.charters.is_empty() && own(session) == found.typed;
            if is_own { "Found for the open check:" } else { "" }.to_owned()
        }
        Some(found) if found.charters.is_empty() => {
            "No charter school in the files that were read has this name or code.".to_owned()
        }
        Some(found) if found.more => {
            format!("The first {}; type more to narrow them down.", found.charters.len())
        }
        Some(found) if found.charters.len() == 1 => "1 charter school:".to_owned(),
        Some(found) => format!("{} charter schools:", found.charters.len()),
        None => String::new(),
    });
    let list = live(move || {
        let hits = found.get().map(|found| found.charters).unwrap_or_default();
        if hits.is_empty() {
            return ().into_any();
        }
        let items = hits.into_iter().map(|hit| one(desk, chosen, hit));
        el("ul").class("plain-list").child(items.collect_view()).into_any()
    });
    let said = live(move || said.get().into_any());
    together().child(el("p").attr("role", "status").child(said)).child(list).into_any()
}

fn one(desk: Desk, chosen: RwSignal<Option<String>>, Hit { cds, name, place }: Hit) -> AnyView {
    let is_chosen = {
        let cds = cds.clone();
        follow(move || Some(chosen.with(|chosen| chosen.as_ref() == Some(&cds)).to_string()))
    };
    let about = format!("{place} · {cds}");
    let choose = move || {
        chosen.set(Some(cds.clone()));
        desk.take(&cds);
        focus::on(CHOSEN);
    };
    el("li")
        .child(to_press("button-quiet", choose).following("aria-pressed", is_chosen).child(name))
        .child(el("span").class("small").text(" ").child(about))
        .into_any()
}
