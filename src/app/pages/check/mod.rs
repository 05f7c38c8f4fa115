//! The check: one screen at a time, each reachable at any time by its address.
//!
//! Every screen changes the case through the session, which saves it; none keeps an answer of its own. So going
//! back loses nothing, and both ways of answering, by question and in the grid, are ways into the same facts.

pub mod after;
mod charter;
mod groups;
mod local;
mod question;
mod rest;

use std::sync::Arc;

use leptos::prelude::*;

use self::after::After;
use crate::{
    app::{
        part::{Part, Parts},
        parts::{
            action::{Weight, link_button},
            element::{Element, Follow, el, follow, kept, live, together},
            field::{Choice, Field, radio_group},
            note::{Tone, note},
            page::page,
            saving,
        },
        session::Session,
    },
    browser::page as document,
    case::Case,
    report::{
        result::changed::judged_by_others,
        screens::{self, Screen},
    },
    route::Route,
    rules::{criteria::YearCriteria, explain::fact::Fact, terms::Year},
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
        Screen::Groups(year) => of_year(year, |criteria| groups::groups(session, criteria)),
        Screen::Question(year, indicator) => {
            of_year(year, |criteria| question::question(session, criteria, indicator))
        }
        Screen::Rest(year) => of_year(year, |criteria| rest::rest(session, criteria)),
        Screen::Grid(year) => of_year(year, |criteria| in_a_grid(session, criteria, path)),
        Screen::Local => local::local(session),
        Screen::Answers => in_its_part(Part::Answer, path),
    };
    let lead = if screen == Screen::Charter {
        "What you do not know you can leave out. Every answer is kept as you give it."
    } else {
        ""
    };
    // Where *Continue* may have come to past whole years.
    let not_asked =
        matches!(screen, Screen::Local | Screen::Answers).then(|| not_asked(session, &after));
    let body = together().child(not_asked).child(body).into_any();
    // A grid needs the width of the page; other screens have something at their side.
    el("div")
        .class(if matches!(screen, Screen::Grid(_)) { "sections" } else { "sections with-side" })
        .child(places(session, screen))
        .child(judged_before(session))
        .child(page(title(screen), lead, body))
        .child(ways_on(session, &after, screen, to_change))
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

/// A check that was last judged by other rules says so as soon as it is opened; its result says the rest.
fn judged_before(session: Session) -> Option<AnyView> {
    let by_others = session.once(|case| judged_by_others(case, &case.rules()).is_some());
    by_others.then(|| {
        let body = el("p")
            .text("This check was last judged by other rules. ")
            .child(el("a").attr("href", Route::Result.href()).text("See what has changed"))
            .into_any();
        note(Tone::Care, "", body).into_any()
    })
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
    let years = session.kept(|case| {
        case.rules().window.iter().rev().map(|criteria| criteria.year).collect::<Vec<_>>()
    });
    let steps = live(move || {
        let years = years()
            .into_iter()
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

/// Where one can go on from a screen, by the answers that are painted.
#[derive(Clone, PartialEq)]
struct Ways {
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
            next: screens::next(case, &rules, &worth, screen),
            first: year.map(|year| first_question(case, year)),
            is_settled: worth.is_empty(),
            passes_over: screens::passes_over(case, &rules, &worth, screen),
        }
    }
}

const PASSES_OVER: &str = "Continue passes over what, by our reading of the rules, can no longer change either test. You can \
                           still go there by the steps above.";

/// Which years nobody need tell: whoever holds their results would look for them.
fn not_asked(session: Session, after: &After) -> AnyView {
    let after = after.clone();
    live(move || {
        let open = after.open();
        let years = session.once(|case| screens::not_asked(case, &case.rules(), &open));
        if years.is_empty() {
            return ().into_any();
        }
        let ways = years.into_iter().enumerate().map(|(n, year)| {
            let href = address(Screen::Groups(year));
            let comma = if n == 0 { " " } else { ", " };
            let way = el("a").attr("href", href).child(format!("{year} Dashboard"));
            together().text(comma).child(way)
        });
        el("p")
            .text(
                "We did not ask about these years, because by our reading of the rules they can no longer change either test. You \
                 can still tell them:",
            )
            .child(ways.collect::<Vec<_>>())
            .text(".")
            .into_any()
    })
}

/// On to the next screen, or back to the answers when one of them was to be changed.
fn ways_on(session: Session, after: &After, screen: Screen, to_change: bool) -> AnyView {
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
    let (to, told) = (Arc::clone(&ways), Arc::clone(&ways));
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
    // Below, since it comes after the answer is painted: *Continue* must not move away under the finger then.
    together()
        .child(el("div").class("actions").child(way).child(switch(session, screen, ways)))
        .child(el("div").attr("role", "status").child(settled))
        .into_any()
}

/// What is offered as one comes to a screen, while it is of use. Then it leaves its place empty, so that what stands below stays
/// under the finger.
fn while_of_use(offer: Element, is_of_use: Follow<bool>) -> Element {
    offer.following("class", follow(move || (!is_of_use()).then(|| "gone".to_owned())))
}

/// Moves the focus to the way on, once a press has told all that a screen asks: what was pressed is of no more use.
fn onward() {
    document::focus_first("#app .actions .button-main");
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

/// What stands where no result of a year can matter, as far as it is told which groups its Dashboard shows.
fn nothing_to_ask(year: Year) -> AnyView {
    let nothing = el("p")
        .text("No group that your ")
        .child(year.to_string())
        .text(" Dashboard shows has a result here that the rules look at.")
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
