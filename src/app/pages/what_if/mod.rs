//! What if a result were another one: change any fact, and see the answers move beside those of the check.
//!
//! Nothing here goes through [`Session::change`], so nothing is saved: what is tried is there as long as the check is open and the
//! page is not loaded anew. Only *Make a new check of this* writes, and that is a draft beside the others.

mod cells;

use leptos::prelude::*;

use super::{beside::beside, result::reasons::first_of};
use crate::{
    app::{
        parts::{
            action::{Weight, actions, button, link_button, to_press_of},
            element::{el, follow, live, together},
            field::{Field, select},
            note::{Tone, disclaimer, note},
            page::page,
            said,
            told::told,
            words,
        },
        session::{Session, Told, name_of, quoted},
    },
    browser::focus,
    case::{Case, file},
    content::say,
    report::{
        screens::Screen,
        what_if::{Change, WhatIf},
    },
    route::Route,
    rules::terms::Year,
};

/// The list of changes: where the focus goes when one is taken back.
const CHANGES: &str = "changes";

/// What is tried, and what follows from it. A handle: copies are the same.
#[derive(Clone, Copy)]
struct Tried {
    what_if: RwSignal<WhatIf>,
    /// What the changes are laid over: worked out once for all cells.
    base: Memo<Case>,
    /// The changed case: worked out once for all cells.
    case: Memo<Case>,
    changes: Memo<Vec<Change>>,
    /// The Dashboard whose results are shown.
    year: RwSignal<Year>,
}

const LEAD: &str = "Change a result and see the answer move. Your check stays as it is.";

/// The page. What is tried outlives a look at another page, and a change of the check in another tab: it is laid over the check as it
/// is then.
pub fn what_if_page() -> AnyView {
    let session = Session::here();
    if !session.is_begun() {
        return without_a_check();
    }
    let what_if = session.tried();
    what_if.update(|w| w.lay_over(session.once(Case::clone)));
    tried_on(session, what_if)
}

fn without_a_check() -> AnyView {
    let begin = link_button("Start a check", Weight::Main, Route::Check(String::new()).href());
    let body = together()
        .child(el("p").text("There is no check yet whose results could be changed."))
        .child(actions(vec![begin]));
    page("What if?", LEAD, body).into_any()
}

fn tried_on(session: Session, what_if: RwSignal<WhatIf>) -> AnyView {
    let tried = Tried {
        what_if,
        base: Memo::new(move |_| what_if.with(WhatIf::base)),
        case: Memo::new(move |_| what_if.with(WhatIf::case)),
        changes: Memo::new(move |_| what_if.with(WhatIf::changes)),
        year: RwSignal::new(what_if.with_untracked(WhatIf::looked_at)),
    };
    let name = session.once(name_of);
    let of = el("p")
        .text("Tried on ")
        .child(words::entered(&name))
        .text(". Nothing that you change here is saved: it is gone once you reload or close this page, or open another check.");
    let answers = live(move || {
        beside("The answers", ["Your check", "What if"], what_if.with(WhatIf::outcomes))
    });
    let missing = Memo::new(move |_| what_if.with(WhatIf::missing));
    let missing = live(move || {
        missing.with(|missing| (!missing.is_empty()).then(|| still_missing(missing))).into_any()
    });
    let body = el("div")
        .class("sections what-if")
        .child(note(Tone::Care, "What if: this is not your check", of))
        .child(actions(vec![
            link_button("Back to your result", Weight::Plain, Route::Result.href()).into_any(),
        ]))
        .child(
            el("section")
                .class("stack")
                .attr("aria-labelledby", "moves")
                .child(el("h2").attr("id", "moves").text("The answers"))
                .child(answers),
        )
        .child(changes(session, tried))
        .child(told(session))
        .child(
            el("section")
                .class("stack")
                .attr("aria-labelledby", "try")
                .child(el("h2").attr("id", "try").text("Change something"))
                .child(sketch(tried))
                .child(which_year(tried))
                .child(cells::cells(tried)),
        )
        // Below what is changed: its length changes too.
        .child(missing)
        .child(disclaimer())
        .child(said(what_if));
    page("What if?", LEAD, body).into_any()
}

/// Of what is tried, and so no links: they would lead into the check.
fn still_missing(screens: &[Screen]) -> AnyView {
    el("section")
        .class("stack")
        .attr("aria-labelledby", "missing")
        .child(el("h2").attr("id", "missing").text("What is still missing"))
        .child(
            el("p").text("These can still change the answers of what you try. Most useful first:"),
        )
        .child(first_of(screens, |_, title| el("li").child(title)))
        .into_any()
}

/// What has moved, at the foot of the window so that it is seen beside the cell that was changed; and read out.
fn said(what_if: RwSignal<WhatIf>) -> AnyView {
    el("div")
        .class("what-if-said no-print")
        .attr("role", "status")
        .child(
            el("p")
                .child(el("strong").text("What if: "))
                .child(said::following(move || what_if.with(WhatIf::said))),
        )
        .into_any()
}

fn changes(session: Session, tried: Tried) -> AnyView {
    let Tried { what_if, changes, .. } = tried;
    let list = live(move || {
        let mut items: Vec<AnyView> = Vec::new();
        if let Some(next) = what_if.with(WhatIf::sketched) {
            let as_of = session.rules_once().as_of;
            items.push(item(
                format!(
                    "The {next} Dashboard, sketched as a copy of what your check has for {as_of}"
                ),
                Callback::new(move |()| sketch_or_not(tried, false)),
            ));
        }
        items.extend(changes.get().into_iter().map(|Change { place, of, before, now }| {
            let back = Callback::new(move |()| {
                what_if.update(|w| w.take_back(place));
                focus::on(CHANGES);
            });
            item(format!("{of}: {now}, was {before}"), back)
        }));
        if items.is_empty() {
            return el("p").text("Nothing is changed yet.").into_any();
        }
        let over = Callback::new(move |()| {
            sketch_or_not(tried, false);
            what_if.update(WhatIf::start_over);
        });
        let mut acts = vec![button("Start over", Weight::Plain, over)];
        if what_if.with(WhatIf::can_be_check) {
            let make = Callback::new(move |()| make(session, what_if));
            acts.push(button("Make a new check of this", Weight::Plain, make));
        }
        together()
            .child(el("ol").class("what-if-changes").child(items))
            .child(actions(acts))
            .into_any()
    });
    el("section")
        .class("stack")
        .attr("aria-labelledby", CHANGES)
        .child(el("h2").attr("id", CHANGES).attr("tabindex", "-1").text("What you changed"))
        .child(list)
        .into_any()
}

/// A change in the list, with the way to take it back.
fn item(words: String, back: Callback<()>) -> AnyView {
    let of = format!(": {words}");
    let take_back = to_press_of("button-quiet", "Take back", &of, move || back.run(()));
    el("li").child(words).text(" ").child(take_back).into_any()
}

/// A draft beside the others; the check that is open stays open.
fn make(session: Session, what_if: RwSignal<WhatIf>) {
    let name = session.once(name_of);
    let case = what_if.with_untracked(|w| w.as_check(&name));
    let sketch = what_if.with_untracked(WhatIf::sketched);
    let without = sketch.map(|next| {
        format!(" The sketch of {next} is not in it: a check holds only real Dashboards.")
    });
    let made = quoted(&case.name);
    session.answer(match session.add_draft(&file::write(&case)) {
        Ok(_) => Told::done(format!(
            "{made} is a check of its own now, under Saved checks. The one that is open stays as it was.{}",
            without.unwrap_or_default()
        )),
        Err(why) => Told::failed(&why),
    });
}

/// Shows the sketch of the next Dashboard, or the newest one that there is.
fn sketch_or_not(Tried { what_if, year, .. }: Tried, on: bool) {
    what_if.update(|w| w.sketch(on));
    year.set(what_if.with_untracked(|w| w.rules().as_of));
    focus::on(CHANGES);
}

fn sketch(tried: Tried) -> AnyView {
    live(move || {
        let Some(next) = tried.what_if.with(WhatIf::next) else { return ().into_any() };
        if tried.what_if.with(WhatIf::is_sketched) {
            let body = el("p").child(words::words(say::WHAT_IF_SKETCH));
            return note(Tone::Care, format!("A sketch of the {next} Dashboard"), body).into_any();
        }
        let on = Callback::new(move |()| sketch_or_not(tried, true));
        button(format!("Sketch the {next} Dashboard"), Weight::Plain, on)
    })
}

fn which_year(Tried { what_if, year, .. }: Tried) -> AnyView {
    live(move || {
        let next = what_if.with(WhatIf::sketched);
        let window = what_if.with(|w| w.rules().window);
        let options = window.iter().rev().map(|criteria| {
            let sketched = if next == Some(criteria.year) { ", a sketch" } else { "" };
            (criteria.year.to_string(), format!("{}{sketched}", criteria.year))
        });
        let chosen = follow(move || year.get().to_string());
        let choose = Callback::new(move |word: String| {
            if let Ok(chosen) = word.parse() {
                year.set(Year(chosen));
            }
        });
        select(
            &Field::new("year", "Results of which Dashboard"),
            options.collect(),
            &chosen,
            choose,
        )
    })
}
