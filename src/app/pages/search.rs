//! The search on the page of questions: a field above them, and while something is typed what is found in their place.
//!
//! Without anything typed, whoever has a check sees first the questions that it raises.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            action::{Weight, button},
            element::{Element, el, follow, live, together},
            field::{Field, text_field},
            words::outside,
        },
        session::Session,
    },
    browser::{focus, keys, leaflet, page as document},
    report::first_questions::first_questions,
    route::Route,
    search::{Found, Hit, Search, text::Shown},
};

/// The field's id.
const FIELD: &str = "search-field";
/// More are not shown at once.
const MOST: usize = 20;

/// As long nothing is typed before it is read out how much was found.
const PAUSE: Duration = Duration::from_millis(700);

/// The search, on a page that the leaflet has.
pub fn search(session: Session, route: RwSignal<Route>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    // What was found stays out of sight while one answer is looked at, and is there again on the way back.
    let looking = RwSignal::new(true);
    // Read once: as soon as the page of questions stands, so that the first letter need not wait for it.
    let all = Arc::new(OnceLock::new());
    let ready = Arc::clone(&all);
    Effect::new(move |_| {
        let (here, answer) = route
            .with(|route| (matches!(route, Route::Faq(_)), matches!(route, Route::Faq(Some(_)))));
        looking.set(!answer);
        if here && ready.get().is_none() {
            let ready = Arc::clone(&ready);
            set_timeout(move || _ = ready.get_or_init(texts), Duration::ZERO);
        }
    });
    let below = live(move || {
        let asked = if looking.get() { typed.get() } else { String::new() };
        let asks = !asked.trim().is_empty();
        document::show_found(asks);
        if !asks {
            said.set(String::new());
            return yours(session, route);
        }
        let found = all.get_or_init(texts).find(&asked);
        said.set(in_short(&found));
        results(&found, typed)
    });
    // It stays in its place: only what it says changes, and is read out, once nothing more is typed.
    let heard = RwSignal::new(String::new());
    let mut later = debounce(PAUSE, move |words| heard.set(words));
    Effect::new(move |_| later(said.get()));
    let says = live(move || heard.get().into_any());
    let field = Field::new(FIELD, "Search questions, glossary, pathways and links");
    let typing = Callback::new(move |words: String| {
        looking.set(true);
        typed.set(words);
    });
    el("div")
        .class("search")
        .attr("role", "search")
        .on("keydown", move |event| {
            let escape = keys::pressed(&event).is_some_and(|key| key.name == "Escape");
            if escape && focus::at() == FIELD {
                typed.set(String::new());
            }
        })
        .child(text_field(&field, follow(move || typed.get()), typing))
        .child(el("p").class("small").attr("role", "status").child(says))
        .child(below)
        .into_any()
}

fn texts() -> Search {
    Search::new(leaflet::entries())
}

/// The questions that the person's own check raises.
fn yours(session: Session, route: RwSignal<Route>) -> AnyView {
    if !route.with(|route| matches!(route, Route::Faq(None))) || !session.is_begun() {
        return ().into_any();
    }
    let rules = session.rules_once();
    let ids = session.once(|case| first_questions(case, &rules));
    let items = ids.into_iter().filter_map(|id| {
        let own = Route::Faq(Some(id.to_owned()));
        let title = document::title_of(&own.entry()?)?;
        Some(el("li").child(el("a").attr("href", own.href()).child(title)).into_any())
    });
    let items: Vec<AnyView> = items.collect();
    if items.is_empty() {
        return ().into_any();
    }
    el("section")
        .class("yours")
        .attr("aria-labelledby", "yours")
        .child(el("h2").attr("id", "yours").text("First for your check"))
        .child(el("ul").class("question-links").child(items))
        .into_any()
}

/// How much was found, and for what.
fn in_short(found: &Found) -> String {
    let mut said = match found.hits.len() {
        0 => "Nothing found.".to_owned(),
        1 => "One result.".to_owned(),
        n if n > MOST => format!("{n} results; the first {MOST} are shown."),
        n => format!("{n} results."),
    };
    for (word, taken) in &found.taken_as {
        said.extend([" “", word, "” is nowhere here; this is for “", taken, "”."]);
    }
    said
}

fn results(found: &Found, typed: RwSignal<String>) -> AnyView {
    let unknown = found.nowhere.iter().map(|(word, near)| not_found(word, near, typed));
    let help = found.hits.is_empty().then(|| {
        el("p")
            .text("Ask your county office: ")
            .child(
                el("a")
                    .attr("href", Route::Faq(Some("first-step".to_owned())).href())
                    .text("what is our first step?"),
            )
            .text(" Or clear the field, and browse all questions.")
    });
    let hits: Vec<AnyView> = found.hits.iter().take(MOST).map(hit).collect();
    let list = (!hits.is_empty()).then(|| el("ol").class("found").child(hits));
    together().child(unknown.collect::<Vec<_>>()).child(help).child(list).into_any()
}

/// A word that is nowhere, and words near it to search for.
fn not_found(word: &str, near: &[String], typed: RwSignal<String>) -> Element {
    let offers = near.iter().map(|near| {
        let (near, take) = (near.clone(), near.clone());
        let press = Callback::new(move |()| {
            typed.set(take.clone());
            focus::on(FIELD);
        });
        together().child(button(near, Weight::Quiet, press)).text(" ").into_any()
    });
    let offers: Vec<AnyView> = offers.collect();
    let perhaps = (!offers.is_empty()).then(|| el("span").text(" Perhaps: ").child(offers));
    el("p").child(format!("“{word}” is nowhere here.")).child(perhaps)
}

fn hit(Hit { href, title, text }: &Hit) -> AnyView {
    let kind = match href.get(..5) {
        Some("#/faq") => "Question",
        Some("#/glo") => "Glossary",
        Some("#/pat") => "Pathway",
        _ => "Link",
    };
    let link = if href.starts_with('#') {
        el("a").attr("href", href).child(marked(title))
    } else {
        outside(href, &title.text)
    };
    el("li")
        .child(el("p").class("small").child(kind))
        .child(el("h2").child(link))
        .child(el("p").child(marked(text)))
        .into_any()
}

fn marked(shown: &Shown) -> Element {
    shown.runs().into_iter().fold(together(), |all, (marked, words)| {
        if marked { all.child(el("mark").child(words)) } else { all.text(words) }
    })
}
