//! The local indicators: which were "Not Met for Two or More Years", by year.

use leptos::prelude::*;

use super::{onward, while_of_use};
use crate::{
    app::{
        parts::{
            action::{Weight, button},
            element::{Element, el, together},
            field::{Choice, Field, checkbox_group, radio_group},
            note::{Tone, note},
            words,
        },
        session::Session,
    },
    case::{Case, LocalResult},
    content::say,
    report::{names, screens},
    rules::{
        criteria::YearCriteria,
        terms::{LocalPriority, Year},
    },
};

const NONE_IN_ANY: &str = "None was Not Met for Two or More Years in any of these years";

/// The local indicators of the years that count them and have a Dashboard.
pub fn local(session: Session) -> AnyView {
    let rules = session.rules_once();
    let years = rules.window.iter().rev().map(|criteria| one_year(session, criteria));
    together()
        .child(note(
            Tone::Know,
            "Why this matters",
            el("p")
                .text(
                    "Your charter rates itself on these each year. Only “Not Met for Two or More \
                     Years” counts here; “Not Met” alone does not. ",
                )
                .child(words::words(say::STEP_LOCAL))
                .into_any(),
        ))
        .child(none_in_any(session))
        .child(years.collect_view())
        .into_any()
}

/// Most charters have missed none: then one press tells all years, if nothing was told of them when one came here.
fn none_in_any(session: Session) -> Option<Element> {
    let tell = Callback::new(move |()| {
        session.change(|case| {
            for year in screens::asks_local(case) {
                case.change_dashboard(year, |d| d.local_complete = Some(true));
            }
        });
        onward();
    });
    let is_untold = session.once(screens::is_local_untold);
    is_untold.then(|| {
        let offer = el("div").child(button(NONE_IN_ANY, Weight::Plain, tell));
        while_of_use(offer, session.kept(screens::is_local_untold))
    })
}

fn one_year(session: Session, criteria: &'static YearCriteria) -> AnyView {
    let year = criteria.year;
    let body = if criteria.local.is_empty() {
        el("p").text("Local indicators did not count in this year: nothing to answer.").into_any()
    } else if session.once(|case| case.dashboard(year).published == Some(false)) {
        el("p").text("Your charter has no Dashboard of this year: nothing to answer.").into_any()
    } else {
        el("div")
            .class("fields")
            .child(missed(session, criteria))
            .child(is_all(session, year))
            .into_any()
    };
    el("section").class("local-year").child(el("h2").child(year.to_string())).child(body).into_any()
}

fn missed(session: Session, criteria: &'static YearCriteria) -> AnyView {
    let year = criteria.year;
    let result = move |case: &Case, p: LocalPriority| {
        case.dashboards.get(&year)?.local.as_ref()?.get(&p).copied()
    };
    let choices = criteria.local.iter().map(|p| {
        let label = format!("Priority {}: {}", p.number(), names::priority(p.number()));
        Choice::new(p.number().to_string(), label)
    });
    let ticked = session.kept(move |case| {
        let missed = criteria
            .local
            .iter()
            .filter(|p| result(case, **p) == Some(LocalResult::NotMetTwoYears));
        missed.map(|p| p.number().to_string()).collect::<Vec<_>>()
    });
    let tick = Callback::new(move |(number, on): (String, bool)| {
        let Some(priority) = number.parse().ok().and_then(LocalPriority::from_number) else {
            return;
        };
        let told = on.then_some(LocalResult::NotMetTwoYears);
        session.change(|case| case.change_dashboard(year, |d| d.set_local(priority, told)));
    });
    checkbox_group(
        &Field::new(
            format!("local-{year}"),
            format!("Which were Not Met for Two or More Years on the {year} Dashboard?"),
        ),
        choices.collect(),
        &ticked,
        tick,
    )
}

fn is_all(session: Session, year: Year) -> AnyView {
    let chosen = session.kept(move |case| {
        let told = case.dashboard(year).local_complete == Some(true);
        if told { "yes".to_owned() } else { String::new() }
    });
    let choose = Callback::new(move |word: String| {
        let complete = (word == "yes").then_some(true);
        session.change(|case| case.change_dashboard(year, |d| d.local_complete = complete));
    });
    let choices = vec![
        Choice::new("yes", "Yes: those ticked, or none, and no other"),
        Choice::new("", "I do not know"),
    ];
    let field = Field::new(format!("local-all-{year}"), format!("Is that all for {year}?"));
    radio_group(&field, choices, &chosen, choose)
}
