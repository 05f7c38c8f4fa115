//! Whether a year has a Dashboard, and which student groups it shows.
//!
//! Ticking groups answers the whole question: a group left unticked is then not shown. It says nothing about levels.

use std::sync::Arc;

use leptos::prelude::*;

use super::{after::After, onward, while_of_use, yes_no};
use crate::{
    app::{
        parts::{
            action::{Weight, button},
            element::{Element, el, follow, kept},
            field::{Choice, Field, checkbox_group},
            note::{Tone, note},
        },
        session::Session,
    },
    case::{Case, Dashboard},
    report::{names, screens},
    route::Route,
    rules::{
        criteria::YearCriteria,
        terms::{Group, Indicator, Scale, Year},
    },
};

/// The value of the choice that no group is shown; no group has such a code.
const NO_GROUP: &str = "no-group";

/// The groups of a year.
pub fn groups(session: Session, after: &After, criteria: &'static YearCriteria) -> AnyView {
    let year = criteria.year;
    let change = move |change: &dyn Fn(&mut Dashboard)| {
        session.change(|case| case.change_dashboard(year, |dashboard| change(dashboard)));
    };
    // Told anew at every change: where results are told, "I do not know" changes nothing, and "Yes" has to be marked again.
    let published = follow(move || {
        session.with(|case| {
            let dashboard = case.dashboard(year);
            dashboard.published.or_else(|| dashboard.tells_results().then_some(true))
        })
    });
    let has_none = move |case: &Case| case.dashboard(year).published == Some(false);
    let (now, after) = (session.kept(has_none), after.clone());
    let since = kept(move || {
        after.follow();
        session.once(has_none)
    });
    // Arrow keys lead through the answers, and the page should not change for each that one only passes. What is asked for comes at once.
    let none = follow(move || now() && since());
    let question = yes_no(
        &Field::new("published", format!("Does your charter have a {year} Dashboard?")),
        published,
        Callback::new(move |told| change(&|dashboard| dashboard.published = told)),
    );
    // Both are there, and one of them is hidden: fourteen groups take long to draw.
    let nothing = el("p")
        .child(year.to_string())
        .text(" is done. Anything that you entered for it is kept, and not used.");
    let asked = Arc::clone(&none);
    let nothing = note(Tone::Know, "", nothing).is("hidden", follow(move || !asked()));
    let groups = el("div").is("hidden", none).child(which(session, criteria));
    let files = el("p").class("small").child(
        el("a")
            .attr("href", Route::Files.href())
            .text("Fill in all years from CDE’s files instead"),
    );
    let paste = el("p").class("small").child(
        el("a")
            .attr("href", Route::Paste(Some(year)).href())
            .child(format!("Paste what the {year} Dashboard says instead")),
    );
    let same = session.once(|case| screens::same_groups_as(case, year));
    let same = same.map(|other| the_same(session, year, other));
    el("div")
        .class("fields")
        .child(same)
        .child(question)
        .child(nothing)
        .child(groups)
        .child(files)
        .child(paste)
        .into_any()
}

/// Most Dashboards show the same groups from year to year: then one press tells them.
fn the_same(session: Session, year: Year, other: Year) -> Element {
    let dashboard = session.once(|case| case.dashboard(other));
    let shown = Group::ALL.into_iter().filter(|g| g.exists_in(year) && dashboard.shows(*g));
    let names = names::groups(shown);
    let tick = Callback::new(move |()| {
        session.change(|case| {
            let other = case.dashboard(other);
            case.change_dashboard(year, |here| here.show_same(&other, year));
        });
        onward();
    });
    let offer = el("div")
        .child(button(format!("Tick the same groups as in {other}"), Weight::Plain, tick))
        .child(el("p").class("small").child(names));
    while_of_use(offer, session.kept(move |case| screens::same_groups_as(case, year).is_some()))
}

fn which(session: Session, criteria: &'static YearCriteria) -> AnyView {
    let year = criteria.year;
    let existing = move || Group::ALL.into_iter().filter(move |g| g.exists_in(year));
    let mut choices: Vec<Choice> =
        existing().map(|g| Choice::new(g.code(), names::group(g))).collect();
    choices.push(Choice::new(NO_GROUP, "It shows none of these groups"));
    let ticked = session.kept(move |case| {
        let dashboard = case.dashboard(year);
        let mut ticked: Vec<String> =
            existing().filter(|g| dashboard.shows(*g)).map(|g| g.code().to_owned()).collect();
        if ticked.is_empty() && dashboard.groups_complete == Some(true) {
            ticked.push(NO_GROUP.to_owned());
        }
        ticked
    });
    let tick = Callback::new(move |(code, on): (String, bool)| {
        session.change(|case| {
            case.change_dashboard(year, |dashboard| {
                let group = Group::from_code(&code);
                let untick_all = group.is_none() && on;
                for group in existing().filter(|g| untick_all || Some(*g) == group) {
                    dashboard.set_shown(group, on && !untick_all);
                }
                let any = existing().any(|g| dashboard.shows(g));
                dashboard.set_groups_complete(any || untick_all);
            });
        });
    });
    checkbox_group(
        &Field::new("groups", "Tick every group that counts").hint(format!(
            "On your {year} Dashboard, open an indicator and look at its list of student groups. A group counts when an \
             indicator {}. As soon as you tick one, every group that you leave unticked is taken as not counted.",
            match criteria.scales.get(Indicator::ELA) {
                Scale::Colour => "gives it a color, or lists 30 of its students or more",
                // One is shown of smaller groups too.
                Scale::Status => "lists 30 of its students or more",
            }
        )),
        choices,
        &ticked,
        tick,
    )
}
