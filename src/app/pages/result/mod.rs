//! The result: CDE's status first, one headline over four pathways, what the tests ask, the evidence, the readings,
//! the caveats, and what to do next. Everything drawn here is decided in `report::result`.

mod evidence;
mod reasons;
mod tests;

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            action::{Weight, actions, button, link_button},
            note::{Tone, disclaimer, fold, note},
            page::page,
            saving,
            source::date,
            words,
        },
        route::Route,
        session::Session,
    },
    browser,
    case::Judged,
    content::{Pathway, READINGS, RULES_CHECKED, Words},
    report::{
        result::{Changed, OfficialView, ResultView, ToVerify, result},
        screens::Screen,
    },
    rules::{explain::Test, pathways::PathwayState, terms::Year},
};

/// The result page.
pub fn result_page() -> AnyView {
    let session = Session::here();
    let rules = session.rules_once();
    let view = session.once(|case| result(case, &rules));
    session.note_judged(Judged {
        rules: rules.id(),
        as_of: rules.as_of,
        assistance: Some(view.outcomes.0),
        pathway_2: Some(view.outcomes.1),
    });
    let title = format!("Your result as of the {} Dashboard", view.as_of);
    view! {
        {page(title, "", who(session))}
        {body(view)}
        {saving::saving(session)}
    }
    .into_any()
}

/// Whose result it is.
fn who(session: Session) -> AnyView {
    let (name, school, cds) =
        session.once(|case| (case.name.clone(), case.school.name.clone(), case.school.cds.clone()));
    let parts: Vec<String> =
        [school, cds, name].into_iter().filter(|p| !p.trim().is_empty()).collect();
    if parts.is_empty() {
        return ().into_any();
    }
    view! { <p class="result-who">{parts.join(" · ")}</p> }.into_any()
}

fn body(view: ResultView) -> AnyView {
    let ResultView { as_of, official, headline, tests, evidence, pathways, .. } = view;
    let ResultView { caveats, next_steps, verify, changed, newer, warnings, .. } = view;
    let answers = Route::Check(Screen::Answers.path()).href();
    let act = vec![
        button("Print this page", Weight::Plain, Callback::new(|()| browser::page::print())),
        link_button("Change your answers", Weight::Plain, answers),
    ];
    let caveats = caveats.into_iter().map(|caveat| {
        view! { <section class="caveat"><h3>{caveat.title}</h3>{words::text(caveat.text)}</section> }.into_any()
    });
    let warnings = (!warnings.is_empty()).then(|| {
        let items = warnings.iter().map(|w| view! { <li>{w.to_string()}</li> }.into_any());
        fold("What of your file was not used", view! { <ul>{items.collect_view()}</ul> }.into_any())
    });
    view! {
        {changed.map(|changed| since_judged(&changed))}
        {newer.map(|newer| newer_rules(as_of, newer))}
        {official.map(|official| official_status(official, as_of))}
        <section class="headline" aria-labelledby="headline">
            <h2 id="headline">"The answer in short"</h2>
            <ul>{lines(headline)}</ul>
        </section>
        {actions(act)}
        {disclaimer()}
        <section aria-labelledby="next">
            <h2 id="next">"What to do next"</h2>
            <ol>{lines(next_steps)}</ol>
        </section>
        {tests.into_iter().map(tests::test).collect_view()}
        {verify_first(verify)}
        {evidence::evidence(evidence)}
        {four(pathways)}
        <section aria-labelledby="caveats">
            <h2 id="caveats">"What to keep in mind"</h2>
            {caveats.collect_view()}
            {warnings}
        </section>
        <p class="small">"Rules as of the " {as_of.to_string()} " Dashboard, last checked " {date(RULES_CHECKED)} ". "
            <a href={Route::About.href()}>"Sources, and how to report an error"</a></p>
    }
    .into_any()
}

fn lines(list: Vec<Words>) -> AnyView {
    list.into_iter()
        .map(|line| view! { <li>{words::words(line)}</li> }.into_any())
        .collect_view()
        .into_any()
}

/// What has changed since the check was last judged.
fn since_judged(changed: &Changed) -> AnyView {
    let settled = changed.settled.iter().map(|settled| {
        let question = READINGS.iter().find(|r| r.id == settled.reading.id()).map(|r| r.question);
        view! { <li>"Settled since " {settled.date} ": " {question}</li> }.into_any()
    });
    let outcomes = changed.outcomes.iter().map(|(test, before, now)| {
        let name = match test {
            Test::Assistance => "Differentiated assistance",
            Test::Pathway2 => "The Pathway 2 test",
        };
        let (before, now) = (tests::outcome_words(*before), tests::outcome_words(*now));
        view! { <li>{format!("{name}: {before} before, {now} now.")}</li> }.into_any()
    });
    let body = view! { <ul>{settled.collect_view()}{outcomes.collect_view()}</ul> };
    note(Tone::Care, "The rules have changed since this check was last judged", body.into_any())
}

/// There are newer rules than those that the check asks for.
fn newer_rules(as_of: Year, newer: Year) -> AnyView {
    let change = Route::Check(Screen::Charter.path_to_change()).href();
    let body = view! {
        <p>
            "This result is as of the " {as_of.to_string()} " Dashboard, as you chose. There are rules as of the " {newer.to_string()}
            " Dashboard. " <a href=change>"Choose the newest Dashboard to look at"</a>
        </p>
    };
    note(Tone::Know, "", body.into_any())
}

fn official_status(official: OfficialView, as_of: Year) -> AnyView {
    let tone = if official.differs { Tone::Care } else { Tone::Know };
    let says =
        official.says.into_iter().map(|line| view! { <p>{words::words(line)}</p> }.into_any());
    let body = view! { {says.collect_view()}<p>{words::words(official.comparison)}</p> }.into_any();
    note(tone, format!("CDE's published status for {as_of}, as you told it"), body)
}

/// The few facts that the answers rest on, each year with the charter's own Dashboard page.
fn verify_first(years: Vec<ToVerify>) -> AnyView {
    if years.is_empty() {
        return ().into_any();
    }
    let years = years.into_iter().map(|ToVerify { year, page, facts }| {
        let facts = facts.into_iter().map(|fact| view! { <li>{fact}</li> }.into_any()).collect_view();
        let page = page.map(|href| {
            let words = format!("Your {year} Dashboard");
            view! {
                <p><a class="outside" href=href target="_blank" rel="noopener noreferrer">
                    {words}<span class="unseen">" (opens in a new tab)"</span></a></p>
            }
        });
        view! { <section><h3>{year.to_string()}</h3>{page}{fold("What to check", view! { <ul>{facts}</ul> }.into_any())}</section> }
            .into_any()
    });
    view! {
        <section aria-labelledby="verify">
            <h2 id="verify">"Check these first"</h2>
            <p>"The settled answers rest on these facts alone. If one of them is not as on your Dashboard, the answer may change."</p>
            <div class="two">{years.collect_view()}</div>
        </section>
    }
    .into_any()
}

/// The four pathways for this case.
fn four(pathways: Vec<(&'static Pathway, PathwayState)>) -> AnyView {
    let rows = pathways.into_iter().map(|(pathway, state)| {
        let href = Route::Pathways(Some(pathway.number)).href();
        let say = match state {
            PathwayState::CanBeRequested => ("✓", "Can be requested"),
            PathwayState::AssistanceFirst => ("→", "Assistance first"),
            PathwayState::TestNotMet => ("✕", "Test not met"),
            PathwayState::CannotTell => ("?", "Cannot tell yet"),
            PathwayState::DependsOnReading => ("≠", "Depends on how the rule is read"),
            PathwayState::NoDashboardTest => ("–", "No Dashboard test"),
        };
        let else_ = (!pathway.who_else.is_empty()).then(|| format!("; {}", pathway.who_else));
        view! {
            <li class="card">
                <h3><a href=href>"Pathway " {pathway.number.to_string()}</a></h3>
                <p class="state"><span class="state-mark" aria-hidden="true">{say.0}</span>{say.1}</p>
                <p>"Who asks: " {pathway.who_asks} {else_} ". CCEE may decline."</p>
                <p class="small">{pathway.law}</p>
            </li>
        }
        .into_any()
    });
    view! {
        <section aria-labelledby="four">
            <h2 id="four">"The four pathways for your charter"</h2>
            <ul class="cards">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}
