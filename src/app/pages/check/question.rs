//! One indicator of one year: which groups are at the levels that matter, the way the Dashboard lists them.

use leptos::prelude::*;

use super::{address, nothing_to_ask};
use crate::{
    app::{
        parts::{
            element::{el, live, together},
            field::{Choice, Field, checkbox_group},
            level::shape,
        },
        session::Session,
    },
    report::{
        names,
        screens::{self, Screen},
    },
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
        return nothing_to_ask(criteria.year);
    }
    // Fourteen groups under each level are much to read for who has a few.
    let is_told = session.once(|case| case.dashboard(criteria.year).groups_complete == Some(true));
    let tell = (!is_told).then(|| {
        el("p").child(
            el("a")
                .attr("href", address(Screen::Groups(criteria.year)))
                .text("Tick first which groups count"),
        )
    });
    let moved = RwSignal::new(String::new());
    let sets = asked.iter().map(|(level, groups)| {
        // A level that is not asked about here was told in the grid or by a file: it must not be overlooked.
        let told_elsewhere = groups.iter().map(|group| {
            let told = session.once(|case| case.dashboard(criteria.year).level(*group, indicator));
            let is_asked = |told| asked.iter().any(|(l, of)| *l == told && of.contains(group));
            (*group, told.filter(|told| !is_asked(*told)))
        });
        at_level(session, criteria, indicator, *level, told_elsewhere.collect(), moved)
    });
    together()
        .child(el("p").text(
            "Tick the groups that your Dashboard lists under each level. Leave the others \
             unticked; we ask about everything else at the end.",
        ))
        .child(tell)
        .child(el("div").class("fields").child(sets.collect_view()))
        // Ticked under one level, a group is no longer ticked under another, which may be out of sight; this is not.
        .child(
            el("p")
                .class("moved")
                .attr("role", "status")
                .child(live(move || moved.get().into_any())),
        )
        .into_any()
}

fn at_level(
    session: Session,
    criteria: &'static YearCriteria,
    indicator: Indicator,
    at: Level,
    groups: Vec<(Group, Option<Level>)>,
    moved: RwSignal<String>,
) -> AnyView {
    let year = criteria.year;
    let choices = groups.iter().map(|(g, told_elsewhere)| {
        let choice = Choice::new(g.code(), names::group(*g));
        match told_elsewhere {
            Some(other) => choice.hint(format!("entered before: {}", names::level(*other))),
            None => choice,
        }
    });
    let choices: Vec<Choice> = choices.collect();
    let ticked = session.kept(move |case| {
        let dashboard = case.dashboard(year);
        let here = groups.iter().filter(|(g, _)| dashboard.level(*g, indicator) == Some(at));
        here.map(|(g, _)| g.code().to_owned()).collect::<Vec<_>>()
    });
    let tick = Callback::new(move |(code, on): (String, bool)| {
        let Some(group) = Group::from_code(&code) else { return };
        let told = session.once(|case| case.dashboard(year).level(group, indicator));
        // A group has one level: it is no longer ticked where it was.
        let from = told.filter(|from| on && *from != at);
        moved.set(from.map_or_else(String::new, |from| {
            let [before, now] = [from, at].map(names::level);
            format!("{}: now {now}, before {before}.", names::group(group))
        }));
        session.change(|case| {
            case.change_dashboard(year, |d| d.tick_level(group, indicator, at, on));
        });
    });
    let id = format!("at-{}", at.code());
    let label = format!("Which groups are {}?", names::level(at));
    el("div")
        .class("level-question")
        .child(shape(at))
        .child(checkbox_group(&Field::new(id, label), choices, &ticked, tick))
        .into_any()
}
