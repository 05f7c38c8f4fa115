//! The result: CDE's status first, one headline over four pathways, what the tests ask, the evidence, the readings,
//! the caveats, and what to do next. Everything drawn here is decided in `report::result`.

mod changed;
pub mod evidence;
pub mod reasons;
pub mod share;
pub mod tests;

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            action::{Weight, actions, button, link_button},
            element::{Element, el, together},
            note::{Tone, disclaimer, fold, fold_printed, note},
            page::page,
            saving,
            source::date,
            words,
        },
        session::Session,
    },
    browser,
    case::{Case, Judged},
    content::{Pathway, RULES_CHECKED, Words, say},
    report::{
        answers, names,
        origins::Origins,
        result::{CaveatView, InShort, OfficialView, ResultView, ToVerify, result},
        screens::Screen,
    },
    route::Route,
    rules::{pathways::PathwayState, terms::Year},
};

/// The result page.
pub fn result_page() -> AnyView {
    let session = Session::here();
    let rules = session.rules_once();
    let view = session.once(|case| result(case, &rules));
    let judged = Judged {
        rules: rules.id(),
        as_of: rules.as_of,
        assistance: Some(view.outcomes.0),
        pathway_2: Some(view.outcomes.1),
    };
    // What newer rules have changed stays to be read.
    if view.changed.is_none() {
        session.note_judged(judged.clone());
    }
    let changed = view.changed.as_ref().map(|c| changed::notice(session, c, judged));
    let title = format!("Your result as of the {} Dashboard", view.as_of);
    together()
        .child(page(title, "", session.once(who)))
        .child(body(session, view, changed))
        .into_any()
}

/// Whose result it is.
pub fn who(case: &Case) -> AnyView {
    let cds = answers::cds(&case.school).unwrap_or_default();
    let told = [&case.school.name, &cds, &case.name];
    let told: Vec<&String> = told.into_iter().filter(|part| !part.trim().is_empty()).collect();
    if told.is_empty() {
        return ().into_any();
    }
    let who = told.iter().enumerate().fold(el("p").class("result-who"), |who, (n, part)| {
        who.text(if n == 0 { "" } else { " · " }).child(words::entered(part))
    });
    who.into_any()
}

/// What is said of each pathway, under its heading.
pub fn in_short(headline: Vec<InShort>) -> AnyView {
    el("section")
        .class("headline")
        .attr("aria-labelledby", "headline")
        .child(el("h2").attr("id", "headline").text("The answer in short"))
        .child(pathways_in_short(headline))
        .into_any()
}

/// What is said of each pathway: its sentence, and smaller what has to be said beside it.
pub fn pathways_in_short(headline: Vec<InShort>) -> Element {
    let pathways = headline.into_iter().map(|InShort { says, more }| {
        let more = more
            .into_iter()
            .map(|words| el("p").class("small").child(words::words(words)).into_any());
        el("li").child(el("p").child(words::words(says))).child(more.collect_view()).into_any()
    });
    el("ul").child(pathways.collect_view())
}

fn body(session: Session, view: ResultView, changed: Option<AnyView>) -> AnyView {
    let share = share::share(session);
    let ResultView { as_of, official, headline, tests, evidence, pathways, .. } = view;
    let ResultView { caveats, first_contact, next_steps, verify, newer, warnings, .. } = view;
    let ResultView { year_before, .. } = view;
    together()
        .child(official.map(|official| official_status(official, as_of)))
        .child(changed)
        .child(newer.map(|newer| newer_rules(as_of, newer)))
        .child(year_before.map(|before| without_newest(as_of, before)))
        .child(in_short(headline))
        .child(acts(session, first_contact, share.button))
        // Beside what was pressed for it.
        .child(share.told)
        .child(elsewhere())
        .child(saving::saving(session))
        .child(disclaimer())
        .child(next(session, next_steps))
        .child(four(pathways))
        .child(tests.into_iter().map(tests::test).collect_view())
        .child(verify_first(verify))
        .child(evidence::evidence(evidence))
        .child(from_files(session))
        .child(to_keep_in_mind(caveats, warnings))
        .child(share.section)
        .child(by_which_rules(as_of))
        .into_any()
}

/// What can be done with the result: printed, saved, changed, sent.
fn acts(session: Session, first_contact: &str, share: Option<AnyView>) -> Element {
    let answers = Route::Check(Screen::Answers.path()).href();
    let brief = format!("Print the brief for {first_contact}");
    let mut acts = vec![
        link_button(brief, Weight::Main, Route::Brief.href()).into_any(),
        saving::save_button(session),
        link_button("Change your answers", Weight::Plain, answers).into_any(),
        link_button("Try: what if?", Weight::Plain, Route::WhatIf.href()).into_any(),
    ];
    acts.extend(share);
    // Last: it has many sheets, and the brief few.
    acts.push(button("Print this page", Weight::Plain, Callback::new(|()| browser::page::print())));
    actions(acts)
}

/// Where else it can be looked at.
fn elsewhere() -> Element {
    let link = |route: &Route, words| el("a").attr("href", route.href()).text(words);
    let compare = Route::Compare(String::new(), String::new());
    el("p")
        .class("no-print")
        .text("You can also ")
        .child(link(&Route::Map, "see it on the map of the pathways"))
        .text(", or ")
        .child(link(&compare, "compare it with another check"))
        .text(".")
}

fn next(session: Session, steps: Vec<Words>) -> Element {
    let county = session.once(|case| answers::county(&case.school)).map(|county| {
        el("p").text("Your county, as you entered it: ").child(words::entered(&county)).text(".")
    });
    section("next", "What to do next").child(el("ol").child(lines(steps))).child(county)
}

fn to_keep_in_mind(caveats: Vec<CaveatView>, warnings: Vec<String>) -> Element {
    let caveats = caveats.into_iter().map(|CaveatView { words, here }| {
        el("section")
            .class("caveat")
            .child(el("h3").child(words.title))
            .child(words::text(words.text))
            .child(here.map(|here| el("p").child(here)))
            .into_any()
    });
    let warnings = (!warnings.is_empty()).then(|| {
        let items = warnings.into_iter().map(|w| el("li").child(w).into_any());
        fold(
            "Answers that were not used as entered",
            el("ul").child(items.collect_view()).into_any(),
        )
    });
    section("caveats", "What to keep in mind").child(caveats.collect_view()).child(warnings)
}

fn by_which_rules(as_of: Year) -> Element {
    el("p")
        .class("small")
        .text("Rules as of the ")
        .child(as_of.to_string())
        .text(" Dashboard, last checked ")
        .child(date(RULES_CHECKED))
        .text(". ")
        .child(
            el("a").attr("href", Route::About.href()).text("Sources, and how to report an error"),
        )
}

/// A part of the page under its own heading.
fn section(id: &'static str, title: &'static str) -> Element {
    el("section").attr("aria-labelledby", id).child(el("h2").attr("id", id).text(title))
}

/// Sentences, each an item.
pub fn lines(list: Vec<Words>) -> AnyView {
    list.into_iter()
        .map(|line| el("li").child(words::words(line)).into_any())
        .collect_view()
        .into_any()
}

/// There are newer rules than those that the check asks for.
fn newer_rules(as_of: Year, newer: Year) -> AnyView {
    let before = format!(
        "This result is as of the {as_of} Dashboard, as you chose. There are rules as of the {newer} Dashboard. "
    );
    of_latest_used(before, "Choose the latest Dashboard to use".to_owned(), "")
}

/// Without the newest Dashboard neither test is met, and the year before has an answer of its own.
fn without_newest(as_of: Year, year_before: Year) -> AnyView {
    let before = format!(
        "You entered that there is no {as_of} Dashboard. As we read the tests, neither is met then; for Pathway 2 no source \
         that we could read speaks of this case. "
    );
    let choose = format!("Choose the {year_before} Dashboard as the latest");
    of_latest_used(before, choose, " to see what came of that one.")
}

/// What is to be said of the latest Dashboard that is used, around the way to choose it.
fn of_latest_used(before: String, choose: String, after: &str) -> AnyView {
    let change = Route::Check(Screen::Charter.path_to_change("as-of")).href();
    let way = el("a").attr("href", change).child(choose);
    note(Tone::Know, "", el("p").child(before).child(way).text(after).into_any()).into_any()
}

fn official_status(official: OfficialView, as_of: Year) -> AnyView {
    let tone = if official.differs { Tone::Care } else { Tone::Know };
    let says = official.says.into_iter().map(|line| el("p").child(words::words(line)).into_any());
    let body = together()
        .child(says.collect_view())
        .child(el("p").child(words::words(official.comparison)))
        .into_any();
    note(tone, official_title(as_of, official.origin), body).into_any()
}

/// What stands above CDE's published status: of which year, and where it came from.
pub fn official_title(as_of: Year, origin: Option<String>) -> String {
    let origin = origin.unwrap_or_else(|| "as entered".to_owned());
    format!("CDE's published status for {as_of}, {origin}")
}

/// The few facts that the answers rest on, each year with the charter's own Dashboard page.
fn verify_first(years: Vec<ToVerify>) -> AnyView {
    if years.is_empty() {
        return ().into_any();
    }
    let without_page = years.iter().any(|year| year.page.is_none());
    let years = years.into_iter().map(|ToVerify { year, page, facts }| {
        let facts = facts.into_iter().map(|fact| el("li").child(fact).into_any()).collect_view();
        let page = page.map(|href| {
            let words = format!("Your {year} Dashboard");
            el("p")
                .child(
                    el("a")
                        .class("outside")
                        .attr("href", href)
                        .attr("target", "_blank")
                        .attr("rel", "noopener noreferrer")
                        .child(words)
                        .child(el("span").class("unseen").text(" (opens in a new tab)")),
                )
                .into_any()
        });
        el("section")
            .child(el("h3").child(year.to_string()))
            .child(page)
            .child(fold_printed("What to check", el("ul").child(facts).into_any()))
            .into_any()
    });
    section("verify", "Check these first")
        .child(el("p").text(
            "By our default reading, the settled answers rest on these facts alone. If one of them \
             is not as on your Dashboard, the answer may change.",
        ))
        .child(without_page.then(|| el("p").child(words::words(say::LOOK_FOR_PAGE))))
        .child(el("div").class("two").child(years.collect_view()))
        .into_any()
}

/// Where the facts came from, if not all were entered by hand.
fn from_files(session: Session) -> Option<AnyView> {
    let (origins, rules) = (session.once(Origins::of), session.rules_once());
    (!origins.are_typed(&rules))
        .then(|| el("p").class("small").child(origins.sentences(&rules).join(" ")).into_any())
}

/// The four pathways for this case.
fn four(pathways: Vec<(&'static Pathway, PathwayState)>) -> AnyView {
    el("section")
        .attr("aria-labelledby", "four")
        .child(el("h2").attr("id", "four").text("The four pathways for your charter"))
        .child(cards(pathways))
        .into_any()
}

/// What the facts say of a pathway: a mark, and in words; before these, for a screen reader, what says so.
pub fn state_line(state: PathwayState, says_so: Option<&'static str>) -> Element {
    let (mark, words) = names::pathway_state(state);
    el("p")
        .class("state")
        .child(el("span").class("state-mark").attr("aria-hidden", "true").child(mark))
        .child(says_so.map(|who| el("span").class("unseen").child(who)))
        .child(words)
}

/// Pathways and what the facts say of each.
pub fn cards(pathways: Vec<(&'static Pathway, PathwayState)>) -> AnyView {
    let rows = pathways.into_iter().map(|(pathway, state)| {
        let href = Route::Pathways(Some(pathway.number)).href();
        let else_ = (!pathway.who_else.is_empty()).then(|| format!("; {}", pathway.who_else));
        el("li")
            .class("card")
            .child(el("h3").child(
                el("a").attr("href", href).text("Pathway ").child(pathway.number.to_string()),
            ))
            .child(state_line(state, None))
            .child(
                el("p")
                    .text("Who asks: ")
                    .child(pathway.who_asks)
                    .child(else_)
                    .text(". CCEE may decline."),
            )
            .child(el("p").class("small").child(pathway.law))
            .into_any()
    });
    el("ul").class("cards").child(rows.collect_view()).into_any()
}
