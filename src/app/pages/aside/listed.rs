//! What CDE's assistance file lists of groups: it counts in place of their levels, so where levels are told, that has to be said.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            action::{Weight, actions, button},
            element::{el, live, together},
            note::{Tone, note},
        },
        session::Session,
    },
    browser::focus,
    case::Dashboard,
    report::answers,
    rules::terms::Year,
};

/// The groups of a year whose missed priorities the check has from CDE's file, with a way to let their levels count; nothing where there
/// are none.
pub fn listed(session: Session, year: Year) -> AnyView {
    let listed = session.kept(move |case| answers::listed(&case.dashboard(year)));
    live(move || {
        let listed = listed();
        if listed.is_empty() {
            return ().into_any();
        }
        let let_levels_count = Callback::new(move |()| {
            session.change(|case| case.change_dashboard(year, Dashboard::drop_priorities));
            // What was pressed is gone.
            focus::on_heading_from_here();
        });
        let items = listed.into_iter().map(|line| el("li").child(line).into_any());
        let body = together()
            .child(el("p").text(
                "For these groups the check has what CDE’s assistance file says. That counts, not the levels you enter here:",
            ))
            .child(el("ul").child(items.collect_view()))
            .child(actions(vec![button(
                "Let the levels of these groups count",
                Weight::Plain,
                let_levels_count,
            )]));
        note(Tone::Know, "Priorities missed, by CDE’s file", body).into_any()
    })
}
