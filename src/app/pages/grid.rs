//! All results of a year at once: groups down, indicators across, in native controls.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            element::{el, together},
            note::{Tone, note},
        },
        session::Session,
    },
    report::{
        names,
        screens::{self, Screen},
    },
    route::Route,
    rules::{
        criteria::YearCriteria,
        terms::{Group, Indicator, Level},
    },
};

/// The grid of a path below `#/check/`.
pub fn grid(path: &str) -> AnyView {
    let criteria = match Screen::parse(path) {
        Some((Screen::Grid(year), _)) => YearCriteria::of(year),
        _ => None,
    };
    criteria.map_or_else(|| ().into_any(), |criteria| of_year(Session::here(), criteria))
}

fn of_year(session: Session, criteria: &'static YearCriteria) -> AnyView {
    let year = criteria.year;
    let groups = session.once(|case| screens::groups_to_ask(case, criteria));
    let change_groups = el("a")
        .attr("href", Route::Check(Screen::Groups(year).path()).href())
        .text("Which groups does your Dashboard show?")
        .into_any();
    if groups.is_empty() {
        let nothing = el("p")
            .text("No group is ticked for ")
            .child(year.to_string())
            .text(". ")
            .child(change_groups)
            .into_any();
        return note(Tone::Know, "Nothing to fill in", nothing).into_any();
    }
    let grades = session.once(|case| case.school.grades());
    let columns = screens::columns(grades, criteria);
    let heads = columns.iter().map(|i| {
        el("th")
            .attr("scope", "col")
            .child(el("abbr").attr("title", names::indicator(*i)).child(names::indicator_short(*i)))
            .into_any()
    });
    let rows = groups.iter().map(|group| {
        let cells = columns.iter().map(|indicator| {
            if screens::matters(grades, criteria, *group, *indicator) {
                el("td").child(cell(session, criteria, *group, *indicator)).into_any()
            } else {
                el("td").class("grid-unused").text("not used").into_any()
            }
        });
        el("tr")
            .child(el("th").attr("scope", "row").child(names::group(*group)))
            .child(cells.collect_view())
            .into_any()
    });
    together()
        .child(el("p").text("Choose each level as your Dashboard shows it. ").child(change_groups))
        .child(
            el("div")
                .class("grid-frame")
                .attr("role", "region")
                .attr("aria-label", format!("Results of {year}"))
                .attr("tabindex", "0")
                .child(
                    el("table")
                        .class("grid")
                        .child(
                            el("thead").child(
                                el("tr")
                                    .child(el("th").attr("scope", "col").text("Student group"))
                                    .child(heads.collect_view()),
                            ),
                        )
                        .child(el("tbody").child(rows.collect_view())),
                ),
        )
        .into_any()
}

fn cell(
    session: Session,
    criteria: &'static YearCriteria,
    group: Group,
    indicator: Indicator,
) -> AnyView {
    let year = criteria.year;
    let told = session.signal(move |case| case.dashboard(year).level(group, indicator));
    let mut offered: Vec<Option<Level>> = vec![None];
    offered.extend(screens::levels(criteria, indicator).map(Some));
    // A level of another vocabulary came with a file: it is shown, so that it can be put right.
    offered.extend(told.get_untracked().filter(|l| !criteria.publishes(indicator, *l)).map(Some));
    let options = offered.into_iter().map(|level| {
        let word = level.map_or("–", names::level_short);
        let selected = move || told.get() == level;
        view! { <option value={level.map_or("", Level::code)} prop:selected=selected>{word}</option> }.into_any()
    });
    let choose = move |event| {
        let level = Level::from_code(&event_target_value(&event));
        session
            .change(|case| case.change_dashboard(year, |d| d.set_level(group, indicator, level)));
    };
    let label = format!("{}, {}", names::group(group), names::indicator(indicator));
    let class = move || format!("grid-cell grid-{}", told.get().map_or("unknown", Level::code));
    view! { <select class=class aria-label=label on:change=choose>{options.collect_view()}</select> }.into_any()
}
