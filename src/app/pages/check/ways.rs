//! The ways from a screen of the check: on to the next, back to the one before, and between the questions of a year and its grid.
//!
//! Where they lead follows the answers a moment after these are painted; whoever presses sooner has it worked out for the press.

use std::sync::Arc;

use leptos::prelude::*;

use super::{address, after::After};
use crate::{
    app::{
        parts::{
            action::{Weight, link_button},
            element::{Follow, el, follow, kept, live, together},
            note::{Tone, note},
        },
        session::Session,
    },
    browser::page as document,
    case::Case,
    report::screens::{self, Screen},
    route::Route,
    rules::{criteria::YearCriteria, explain::fact::Fact, terms::Year},
};

/// Where one can go on from a screen, by the answers that are painted.
#[derive(Clone, PartialEq)]
struct Ways {
    before: Screen,
    next: Screen,
    /// The first question of the screen's year, if that has any.
    first: Option<Screen>,
    /// The first screen after the year, where it is asked which groups that shows and nobody has told.
    without: Option<Screen>,
    /// Nothing is worth asking any more.
    is_settled: bool,
    /// *Continue* leads past screens on which nothing is.
    passes_over: bool,
}

impl Ways {
    fn of(case: &Case, open: &[Fact], screen: Screen) -> Self {
        let rules = case.rules();
        let worth = screens::worth(open, &rules);
        let has_questions = |criteria| !screens::groups_to_ask(case, criteria).is_empty();
        let year = screen.year().filter(|y| YearCriteria::of(*y).is_some_and(has_questions));
        let untold = |year: &Year| {
            matches!(screen, Screen::Groups(_))
                && case.dashboard(*year).groups_complete != Some(true)
        };
        Self {
            // As from its grid, which stands for all of its questions.
            without: year
                .filter(untold)
                .map(|year| screens::next(case, &rules, &worth, Screen::Grid(year))),
            before: screens::before(case, &rules, &worth, screen),
            next: screens::next(case, &rules, &worth, screen),
            first: year.map(|year| first_question(case, year)),
            is_settled: worth.is_empty(),
            passes_over: screens::passes_over(case, &rules, &worth, screen),
        }
    }
}

const PASSES_OVER: &str = "Continue passes over what, by our reading of the rules, can no longer change either test. You can \
                           still go there by the steps above.";

/// On to the next screen, or back to the answers when one of them was to be changed.
pub fn ways_on(session: Session, after: &After, screen: Screen, to_change: bool) -> AnyView {
    let only = match (screen, to_change) {
        (Screen::Answers, _) => Some(("See your result", Route::Result.href())),
        (_, true) => Some(("Back to your answers", address(Screen::Answers))),
        _ => None,
    };
    if let Some((words, href)) = only {
        let way = link_button(words, Weight::Main, href).into_any();
        return el("div").class("actions").child(way).into_any();
    }
    let followed = after.clone();
    let ways = kept(move || {
        followed.follow();
        session.once(|case| Ways::of(case, &followed.open(), screen))
    });
    let [to, told, from] = [(); 3].map(|()| Arc::clone(&ways));
    let next = follow(move || Some(address(to().next)));
    let settled = live(move || match told() {
        Ways { is_settled: true, .. } => all_settled(),
        Ways { passes_over: true, .. } => el("p").class("small").text(PASSES_OVER).into_any(),
        _ => ().into_any(),
    });
    let (after, pressed, at_once) = (after.clone(), after.clone(), Arc::clone(&next));
    let way = el("a")
        .class("button button-main")
        .following("href", next)
        // Sooner than the press ends: what it leads to is worked out meanwhile, and a link can be opened in other ways than this.
        .on("pointerdown", move |_| pressed.catch_up())
        // What follows from the answer may be still to come, and the link is drawn anew only after this.
        .on("click", move |event| {
            after.catch_up();
            document::lead(&event, &at_once().unwrap_or_default());
        })
        .text("Continue");
    let back = (screen != Screen::Charter).then(|| {
        let before = follow(move || Some(address(from().before)));
        el("a").class("button button-quiet").following("href", before).text("Back")
    });
    // Below, since it comes after the answer is painted: *Continue* must not move away under the finger then.
    together()
        .child(
            el("div").class("actions").child(way).child(back).child(switch(session, screen, ways)),
        )
        .child(el("div").attr("role", "status").child(settled))
        .into_any()
}

/// Nothing is left that could change an answer.
fn all_settled() -> AnyView {
    let result = Route::Result.href();
    let body = el("p")
        .text(
            "Whatever you have not told can no longer change either Dashboard test, by our \
             reading of the rules. You can go on filling in, or ",
        )
        .child(el("a").attr("href", result).text("see your result and why"))
        .text(".")
        .into_any();
    note(Tone::Done, "Both tests are settled", body).into_any()
}

/// From the questions of a year to its grid, and back.
fn switch(session: Session, screen: Screen, ways: Follow<Ways>) -> AnyView {
    match screen {
        Screen::Groups(year) | Screen::Question(year, _) | Screen::Rest(year) => live(move || {
            let Ways { next, first: Some(first), without, .. } = ways() else {
                return ().into_any();
            };
            let label = format!("Fill in {year} as a grid");
            let grid = link_button(label, Weight::Plain, address(Screen::Grid(year)));
            // Where *Continue* leads there too, it says nothing new.
            let questions = (matches!(screen, Screen::Groups(_)) && next != first)
                .then(|| by_question(first, year));
            let without = without.map(|to| {
                link_button(format!("Leave {year} out for now"), Weight::Quiet, address(to))
            });
            together().child(grid).child(questions).child(without).into_any()
        }),
        Screen::Grid(year) => by_question(session.once(|case| first_question(case, year)), year),
        Screen::Charter | Screen::Local | Screen::Answers => ().into_any(),
    }
}

/// The first question of a year, whether or not anything of it is still worth asking.
fn first_question(case: &Case, year: Year) -> Screen {
    let mut all = screens::screens(case, &case.rules()).into_iter();
    let first = all.find(|s| matches!(s, Screen::Question(y, _) if *y == year));
    first.unwrap_or(Screen::Groups(year))
}

fn by_question(first: Screen, year: Year) -> AnyView {
    link_button(format!("Answer {year} by question"), Weight::Plain, address(first)).into_any()
}
