//! The check: one screen at a time, each reachable at any time by its address.
//!
//! Every screen changes the case through the session, which saves it; none keeps an answer of its own. So going
//! back loses nothing, and both ways of answering, by question and in the grid, are ways into the same facts.

pub mod after;
mod charter;
mod groups;
mod local;
mod published;
mod question;
mod rest;
pub mod texts;
mod ways;

use leptos::prelude::*;

use self::after::After;
use crate::{
    app::{
        part::{Part, Parts},
        parts::{
            element::{Element, Follow, el, follow, live, together},
            field::{Choice, Field, radio_group},
            note::{Tone, note},
            page::page,
            saving,
        },
        session::{Session, own_name},
    },
    browser::focus,
    report::screens::{self, Screen},
    route::Route,
    rules::{criteria::YearCriteria, terms::Year},
};

/// The screen of a path below `#/check/`.
pub fn check(path: &str) -> AnyView {
    // Any other path is not found already when the address is read.
    let Some((screen, to_change)) = Screen::parse(path) else { return ().into_any() };
    let session = Session::here();
    let after = After::new(session);
    provide_context(after.clone());
    let body = match screen {
        Screen::Charter => charter::charter(session),
        Screen::Groups(year) => of_year(year, |criteria| groups::groups(session, &after, criteria)),
        Screen::Question(year, indicator) => {
            of_year(year, |criteria| question::question(session, criteria, indicator))
        }
        Screen::Rest(year) => of_year(year, |criteria| rest::rest(session, criteria)),
        Screen::Grid(year) => of_year(year, |criteria| in_a_grid(session, criteria, path)),
        Screen::Local => local::local(session),
        Screen::Answers => in_its_part(Part::Answer, path),
    };
    let lead = if screen == Screen::Charter {
        "You can leave out what you do not know. Every answer is kept as you give it. Only the grades and the latest Dashboard \
         change what is asked next."
    } else {
        ""
    };
    // Who has several checks must see which one changes here; the first screen has its name to be changed.
    let name = session.once(own_name);
    let of = (screen != Screen::Charter && !name.is_empty())
        .then(|| el("p").class("small").text("Check: ").child(name));
    // Where *Continue* may have come to past whole years.
    let not_asked = matches!(screen, Screen::Local | Screen::Answers)
        .then(|| not_asked(session, &after, screen));
    let body = together().child(of).child(not_asked).child(body).into_any();
    // A grid needs the width of the page; other screens have something at their side.
    el("div")
        .class(if matches!(screen, Screen::Grid(_)) { "sections" } else { "sections with-side" })
        .child(places(session, screen))
        .child(page(title(screen), lead, body))
        .child(ways::ways_on(session, &after, screen, to_change))
        .child(saving::saving(session))
        .child(beside(screen, &after))
        .into_any()
}

/// Where to look and how far the check has come, which come by themselves once the question stands.
fn beside(screen: Screen, after: &After) -> AnyView {
    // At its own address the same part draws the grid, which also says if it could not be loaded.
    let (screen, with_grid) = match screen {
        Screen::Grid(year) => (Screen::Rest(year), true),
        screen => (screen, false),
    };
    let (parts, route) = (expect_context::<Parts>(), Route::Check(screen.path()));
    let draw = move || {
        if with_grid && !parts.is_there(Part::Grid) {
            return ().into_any();
        }
        parts.draw(Part::Grid, &route)
    };
    el("aside")
        .class(if with_grid { "check-aside" } else { "check-aside check-side" })
        .attr("aria-label", "Beside this step")
        .following("aria-busy", after.is_awaited())
        .child(live(draw))
        .into_any()
}

/// What a screen is called: its heading, and the title in the browser's tab.
pub fn title(screen: Screen) -> String {
    use crate::report::names;
    match screen {
        Screen::Charter => "Your charter".to_owned(),
        Screen::Groups(year) => format!("{year} Dashboard: which student groups does it show?"),
        Screen::Question(year, indicator) => {
            format!("{year} Dashboard: {}", names::indicator(indicator))
        }
        Screen::Rest(year) => format!("{year} Dashboard: everything else"),
        Screen::Grid(year) => format!("{year} Dashboard: all results in a grid"),
        Screen::Local => "Local indicators".to_owned(),
        Screen::Answers => "Check your answers".to_owned(),
    }
}

/// The grid of a year, which comes as a part of its own, and what is asked beside it.
fn in_a_grid(session: Session, criteria: &'static YearCriteria, path: &str) -> AnyView {
    let rest = rest::everything_else(session, criteria);
    together().child(in_its_part(Part::Grid, path)).child(rest).into_any()
}

/// What another part of the program draws of this screen.
fn in_its_part(part: Part, path: &str) -> AnyView {
    let (parts, route) = (expect_context::<Parts>(), Route::Check(path.to_owned()));
    live(move || parts.draw(part, &route))
}

fn of_year(year: Year, draw: impl FnOnce(&'static YearCriteria) -> AnyView) -> AnyView {
    YearCriteria::of(year).map_or_else(|| ().into_any(), draw)
}

/// The steps of the check, all reachable. Which years there are follows the newest one, which can change on the screen
/// that shows them.
fn places(session: Session, here: Screen) -> AnyView {
    let years = session.kept(|case| case.rules().years());
    let steps = live(move || {
        let newest_first = years().into_iter().rev();
        let years = newest_first
            .map(|year| (year.to_string(), Screen::Groups(year), here.year() == Some(year)));
        let mut steps = vec![("Charter".to_owned(), Screen::Charter, here == Screen::Charter)];
        steps.extend(years);
        steps.push(("Local indicators".to_owned(), Screen::Local, here == Screen::Local));
        steps.push(("Check answers".to_owned(), Screen::Answers, here == Screen::Answers));
        let items = steps.into_iter().map(|(name, screen, current)| {
            let current = current.then_some("step");
            el("li")
                .child(
                    el("a")
                        .attr("href", address(screen))
                        .attr_if("aria-current", current)
                        .child(name),
                )
                .into_any()
        });
        items.collect_view().into_any()
    });
    el("nav")
        .class("check-places")
        .attr("aria-label", "Steps of the check")
        .child(
            el("ol")
                .child(steps)
                .child(el("li").child(el("a").attr("href", Route::Result.href()).text("Result"))),
        )
        .into_any()
}

/// The address of a screen.
pub fn address(screen: Screen) -> String {
    Route::Check(screen.path()).href()
}

/// What nobody need tell, besides what is asked here: whoever holds these results would look for them.
fn not_asked(session: Session, after: &After, here: Screen) -> AnyView {
    let after = after.clone();
    live(move || {
        let open = after.open();
        let mut not_asked = session.once(|case| screens::not_asked(case, &case.rules(), &open));
        not_asked.retain(|screen| *screen != here);
        if not_asked.is_empty() {
            return ().into_any();
        }
        let says = el("p").text(
            "As we read the rules, these can no longer change either test. You can still enter them:",
        );
        let (says, _) = not_asked.into_iter().fold((says, " "), |(says, before), screen| {
            let name = match screen.year() {
                Some(year) => format!("{year} Dashboard"),
                None => "local indicators".to_owned(),
            };
            let way = el("a").attr("href", address(screen)).child(name);
            (says.text(before).child(way), ", ")
        });
        says.text(".").into_any()
    })
}

/// What is offered as one comes to a screen, while it is of use. Then it leaves its place empty, so that what stands below stays
/// under the finger.
fn while_of_use(offer: Element, is_of_use: Follow<bool>) -> Element {
    offer.following("class", follow(move || (!is_of_use()).then(|| "gone".to_owned())))
}

/// Moves the focus to the way on, once a press has told all that a screen asks: what was pressed is of no more use.
fn onward() {
    focus::on_first("#app .actions .button-main");
}

/// What stands where no result of a year can matter, as far as it is told which groups its Dashboard shows.
fn nothing_to_ask(year: Year) -> AnyView {
    let nothing = el("p")
        .text("None of your ")
        .child(year.to_string())
        .text(" groups has a result here that the rules use.")
        .into_any();
    note(Tone::Know, "Nothing to ask", nothing).into_any()
}

/// Yes, no, or not known.
fn yes_no(field: &Field, told: Follow<Option<bool>>, tell: Callback<Option<bool>>) -> AnyView {
    let chosen = follow(move || match told() {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => String::new(),
    });
    let choose = Callback::new(move |value: String| {
        tell.run(match value.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        });
    });
    let choices =
        vec![Choice::new("yes", "Yes"), Choice::new("no", "No"), Choice::new("", "I do not know")];
    radio_group(field, choices, &chosen, choose)
}
