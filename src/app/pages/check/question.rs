//! One indicator of one year: which groups are at the levels that matter, the way the Dashboard lists them.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            element::{el, together},
            field::{Choice, Field, checkbox_group},
            level::shape,
            note::{Tone, note},
        },
        session::Session,
    },
    report::{names, screens},
    rules::{
        criteria::YearCriteria,
        terms::{Group, Indicator, Level},
    },
};

/// The question of an indicator.
pub fn question(
    session: Session,
    criteria: &'static YearCriteria,
    indicator: Indicator,
) -> AnyView {
    let asked = session.once(|case| screens::asked(case, criteria, indicator));
    if asked.is_empty() {
        let nothing = el("p")
            .text("No group that your ")
            .child(criteria.year.to_string())
            .text(" Dashboard shows has a result here that the rules look at.")
            .into_any();
        return note(Tone::Know, "Nothing to ask", nothing).into_any();
    }
    let sets = asked
        .into_iter()
        .map(|(level, groups)| at_level(session, criteria, indicator, level, groups));
    together()
        .child(el("p").text(
            "Tick the groups that your Dashboard lists under each level. Leave the others \
             unticked; we ask about everything else at the end.",
        ))
        .child(el("div").class("fields").child(sets.collect_view()))
        .into_any()
}

fn at_level(
    session: Session,
    criteria: &'static YearCriteria,
    indicator: Indicator,
    at: Level,
    groups: Vec<Group>,
) -> AnyView {
    let year = criteria.year;
    let choices = groups.iter().map(|g| {
        let choice = Choice::new(g.code(), names::group(*g));
        // A level that is not asked about here was told in the grid or by a file: it must not be overlooked.
        let told = session.once(|case| case.dashboard(year).level(*g, indicator));
        match told.filter(|l| *l != at) {
            Some(other) => choice.hint(format!("so far: {}", names::level(other))),
            None => choice,
        }
    });
    let choices: Vec<Choice> = choices.collect();
    let ticked = session.signal(move |case| {
        let dashboard = case.dashboard(year);
        let here = groups.iter().filter(|g| dashboard.level(**g, indicator) == Some(at));
        here.map(|g| g.code().to_owned()).collect::<Vec<_>>()
    });
    let tick = Callback::new(move |(code, on): (String, bool)| {
        let Some(group) = Group::from_code(&code) else { return };
        session.change(|case| {
            case.change_dashboard(year, |d| d.tick_level(group, indicator, at, on));
        });
    });
    let id = format!("at-{}", at.code());
    let label = format!("Which groups are {}?", names::level(at));
    el("div")
        .class("level-question")
        .child(shape(at))
        .child(checkbox_group(&Field::new(id, label), choices, ticked, tick))
        .into_any()
}
