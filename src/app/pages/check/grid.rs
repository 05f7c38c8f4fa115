//! All results of a year at once: groups down, indicators across, in native controls.

use leptos::prelude::*;

use super::{address, rest::everything_else};
use crate::{
    app::{
        parts::note::{Tone, note},
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

/// The grid of a year.
pub fn grid(session: Session, criteria: &'static YearCriteria) -> AnyView {
    let year = criteria.year;
    let groups = session.once(|case| screens::groups_to_ask(case, criteria));
    let change_groups = view! { <a href={address(Screen::Groups(year))}>"Which groups does your Dashboard show?"</a> };
    if groups.is_empty() {
        let nothing =
            view! { <p>"No group is ticked for " {year.to_string()} ". " {change_groups}</p> };
        return note(Tone::Know, "Nothing to fill in", nothing.into_any());
    }
    let grades = session.once(|case| case.school.grades());
    let columns = screens::columns(grades, criteria);
    let heads = columns.iter().map(|i| {
        view! { <th scope="col"><abbr title={names::indicator(*i)}>{names::indicator_short(*i)}</abbr></th> }.into_any()
    });
    let rows = groups.iter().map(|group| {
        let cells = columns.iter().map(|indicator| {
            if screens::matters(grades, criteria, *group, *indicator) {
                view! { <td>{cell(session, criteria, *group, *indicator)}</td> }.into_any()
            } else {
                view! { <td class="grid-unused">"not used"</td> }.into_any()
            }
        });
        view! { <tr><th scope="row">{names::group(*group)}</th>{cells.collect_view()}</tr> }
            .into_any()
    });
    view! {
        <p>"Choose each level as your Dashboard shows it. " {change_groups}</p>
        <div class="grid-frame" role="region" aria-label={format!("Results of {year}")} tabindex="0">
            <table class="grid">
                <thead><tr><th scope="col">"Student group"</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {everything_else(session, criteria)}
    }
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
