//! All results of a year at once: groups down, indicators across, filled in as a spreadsheet is.
//!
//! One cell is a stop of the Tab key and arrows lead to the others, after the pattern *grid* of the ARIA Authoring Practices.
//! A cell tells a screen reader its row, its column and its level in words. Who does not type chooses a cell and presses a
//! level below. Answers change through the session alone; what this page adds is which cells are chosen, and the steps to
//! undo, which begin with each visit, so that what came from another tab is never undone unseen.

mod acting;

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use self::acting::Acting;
use super::aside::listed::listed;
use crate::{
    app::{
        parts::{
            action::{Weight, actions, button, to_press},
            element::{Element, Follow, el, follow, live, together},
            level::shape,
            note::{Tone, fold, note},
        },
        session::Session,
    },
    browser::{clipboard, focus, keys},
    report::{
        grid::{Entry, Place, Sheet, holds},
        names,
        screens::Screen,
    },
    route::Route,
    rules::{
        criteria::YearCriteria,
        terms::{Group, Indicator, Level, Year},
    },
};

/// What can be pressed below the grid.
const BUTTONS: &str = ".grid-levels button";
/// How the grid is used, for a screen reader to read with it.
const HINT: &str = "grid-hint";

/// The grid of a year.
pub fn grid(year: Year) -> AnyView {
    let Some(criteria) = YearCriteria::of(year) else { return ().into_any() };
    // Which groups it has is asked as one comes, and again once they are told here.
    let told = Trigger::new();
    live(move || {
        told.track();
        of_year(Session::here(), criteria, told)
    })
}

fn of_year(session: Session, criteria: &'static YearCriteria, told: Trigger) -> AnyView {
    let year = criteria.year;
    let sheet = session.once(|case| Sheet::of(case, criteria));
    let change_groups = el("a")
        .attr("href", Route::Check(Screen::Groups(year).path()).href())
        .text("Which groups does your Dashboard show?");
    if sheet.groups.is_empty() {
        let nothing = el("p")
            .text("No group is ticked for ")
            .child(year.to_string())
            .text(". ")
            .child(change_groups)
            .into_any();
        return note(Tone::Know, "Nothing to fill in", nothing).into_any();
    }
    let acting = Acting::new(session, Arc::new(sheet), year);
    // In a turn of its own: once the grid stands, few have read it yet.
    let first = acting.clone();
    set_timeout(move || first.rehearse(), Duration::ZERO);
    let hint = "In the grid, type the key of a level: the next cell follows, to the right and then in the next row. Arrows \
                move without filling in. Or choose a cell, and press a level below.";
    together()
        .child(el("p").text("Fill in each level as your Dashboard shows it. ").child(change_groups))
        .child(el("p").attr("id", HINT).class("small").text(hint))
        .child(listed(session, year))
        // The levels stay in sight beside the grid alone, and never lie over what stands before it.
        .child(el("div").class("sections").child(table(&acting)).child(levels(&acting)))
        // Below: it comes with the first level that is told, and the grid must not move away under the hand then.
        .child(which_count(session, year, told))
        .child(all_keys())
        .into_any()
}

/// Where results are told and not which groups count, as after a paste, every group is listed and asked about. Then one press tells it
/// that counts what has results here, and the grid has the rows of these alone.
fn which_count(session: Session, year: Year, told: Trigger) -> AnyView {
    let shown = session.kept(move |case| {
        let dashboard = case.dashboard(year);
        let shown = || Group::ALL.into_iter().filter(|group| dashboard.shows(*group));
        (dashboard.groups_complete != Some(true)).then(|| shown().collect::<Vec<_>>())
    });
    live(move || {
        let Some(groups) = shown().filter(|groups| !groups.is_empty()) else {
            return ().into_any();
        };
        let names = names::groups(groups);
        let these_alone = Callback::new(move |()| {
            session.change(|case| {
                case.change_dashboard(year, |dashboard| dashboard.set_groups_complete(true));
            });
            told.notify();
            // What was pressed is gone.
            focus::on_heading_from_here();
        });
        let body = together()
            .child(el("p").text(
                "You have not told yet which groups count, so all are listed here, and results of any of them can still \
                 matter. So far counted:",
            ))
            .child(el("p").child(el("strong").child(names)))
            .child(actions(vec![button("No other group counts", Weight::Plain, these_alone)]));
        note(Tone::Know, "Are these all?", body).into_any()
    })
}

fn table(acting: &Acting) -> AnyView {
    let sheet = Arc::clone(&acting.sheet);
    let cells = Cell::all_of(acting);
    let heads = sheet.indicators.iter().map(|i| {
        el("th")
            .attr("scope", "col")
            .attr("role", "columnheader")
            .child(el("abbr").attr("title", names::indicator(*i)).child(names::indicator_short(*i)))
    });
    let head = el("tr")
        .attr("role", "row")
        .child(el("th").attr("scope", "col").attr("role", "columnheader").text("Student group"))
        .child(heads.collect::<Vec<_>>());
    let rows = sheet.groups.iter().zip(cells.chunks(sheet.indicators.len().max(1)));
    let rows = rows.map(|(group, cells)| {
        let cells = cells.iter().map(|cell| cell.drawn(&sheet));
        el("tr")
            .attr("role", "row")
            .child(
                el("th").attr("scope", "row").attr("role", "rowheader").child(names::group(*group)),
            )
            .child(cells.collect::<Vec<_>>())
    });
    let parts = together()
        .child(el("thead").attr("role", "rowgroup").child(head))
        .child(el("tbody").attr("role", "rowgroup").child(rows.collect::<Vec<_>>()))
        .into_any();
    let label = format!("Results of {}", acting.year);
    let (pressing, pasting) = (acting.clone(), acting.clone());
    let (focusing, choosing) = (acting.clone(), acting.clone());
    let of_status = sheet.keys().iter().any(|(_, level)| *level == Level::VeryHigh);
    let table = el("table")
        .class(if of_status { "grid grid-of-status" } else { "grid" })
        .attr("role", "grid")
        .attr("aria-label", label)
        .attr("aria-describedby", HINT)
        .attr("aria-multiselectable", "true")
        .on("keydown", move |event| {
            if keys::pressed(&event).is_some_and(|key| pressing.press(&key)) {
                event.prevent_default();
            }
        })
        .on("paste", move |event| {
            if let Some(text) = clipboard::pasted(&event) {
                event.prevent_default();
                pasting.paste(&text);
            }
        })
        .on("focusin", move |_| focusing.focused())
        .on("mousedown", move |event| choosing.choosing(keys::with_shift(&event)))
        .child(parts);
    el("div").class("grid-frame").child(table).into_any()
}

/// A cell of the grid, and what of it changes. It follows nothing by itself: two effects look through all cells and tell those
/// that have become other. If each followed the check and the focus, every key would wake as many memos as there are cells.
#[derive(Clone, Copy)]
struct Cell {
    place: Place,
    group: Group,
    indicator: Indicator,
    level: RwSignal<Option<Level>>,
    is_chosen: RwSignal<bool>,
}

impl Cell {
    /// The cells of a grid, row by row.
    fn all_of(acting: &Acting) -> Arc<[Self]> {
        let Acting { here, anchor, told, .. } = *acting;
        let sheet = &acting.sheet;
        let of = |place: Place| {
            let (group, indicator) = sheet.crossing(place)?;
            let level = told.with_untracked(|dashboard| dashboard.level(group, indicator));
            let (level, is_chosen) = (RwSignal::new(level), RwSignal::new(false));
            Some(Self { place, group, indicator, level, is_chosen })
        };
        let cells: Arc<[Self]> = sheet.places().filter_map(of).collect();
        let filled = Arc::clone(&cells);
        Effect::new(move |_| {
            told.with(|dashboard| {
                for Self { group, indicator, level, .. } in filled.iter() {
                    tell(*level, dashboard.level(*group, *indicator));
                }
            });
        });
        let chosen = Arc::clone(&cells);
        Effect::new(move |_| {
            let here = here.get();
            let range = (anchor.get().unwrap_or(here), here);
            for Self { place, is_chosen, .. } in chosen.iter() {
                tell(*is_chosen, holds(range, *place));
            }
        });
        cells
    }

    fn drawn(self, sheet: &Sheet) -> Element {
        let Self { place, group, indicator, level, is_chosen } = self;
        let name = format!("{}, {}", names::group(group), names::indicator(indicator));
        let td = el("td")
            .attr("role", "gridcell")
            .attr("id", acting::id(place))
            // Which cell is the stop changes in `Acting::stand`.
            .attr("tabindex", if place == Place::default() { "0" } else { "-1" })
            .following("aria-selected", follow(move || Some(is_chosen.get().to_string())));
        if sheet.at(place).is_none() {
            let label = format!("{name}: not used");
            return td.class("grid-unused").attr("aria-label", label).text("not used");
        }
        let label = follow(move || {
            Some(format!("{name}: {}", level.get().map_or("not entered", names::level_short)))
        });
        let class = follow(move || {
            Some(format!("grid-cell grid-{}", level.get().map_or("unknown", Level::code)))
        });
        let says = live(move || match level.get() {
            None => el("span").text("–").into_any(),
            Some(level) => {
                el("span").child(shape(level)).child(names::level_short(level)).into_any()
            }
        });
        td.following("aria-label", label).following("class", class).child(says)
    }
}

/// Tells a signal what is now, where that is another.
fn tell<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, now: T) {
    if signal.with_untracked(|before| *before != now) {
        signal.set(now);
    }
}

/// The levels to press, with the key of each; what the keys and presses came to.
fn levels(acting: &Acting) -> AnyView {
    // One stop of the Tab key, after the pattern *toolbar*: arrows lead to the others.
    let press = |keys: &str, words: AnyView, entry: Entry, stop: &'static str| {
        let acting = acting.clone();
        let keys = keys.to_owned();
        to_press("grid-level", move || acting.tell(entry))
            .attr("tabindex", stop)
            .attr("aria-keyshortcuts", &keys)
            .child(el("kbd").attr("aria-hidden", "true").child(keys))
            .text(" ")
            .child(words)
            .into_any()
    };
    let levels = acting.sheet.keys().into_iter().enumerate().map(|(at, (key, level))| {
        let words = together().child(shape(level)).child(names::level_short(level)).into_any();
        press(&key.to_string(), words, Entry::Level(level), if at == 0 { "0" } else { "-1" })
    });
    let levels: Vec<AnyView> = levels.collect();
    let unknown = press("Delete", el("span").text("Not entered").into_any(), Entry::Unknown, "-1");
    let of = acting.clone();
    let can = Memo::new(move |_| of.can_go_back());
    let back = |words: &'static str, back: fn(&Acting), can: Follow<bool>| {
        let acting = acting.clone();
        // Not `disabled`: the focus would be lost with the last step.
        let off = follow(move || (!can()).then(|| "true".to_owned()));
        to_press("grid-level", move || back(&acting))
            .attr("tabindex", "-1")
            .following("aria-disabled", off)
            .text(words)
            .into_any()
    };
    let said = acting.said;
    let says = live(move || said.get().into_any());
    let of = acting.clone();
    let chosen = live(move || of.chosen().into_any());
    let of = acting.clone();
    let came = Memo::new(move |_| of.came());
    let came = live(move || {
        came.get().map(|came| el("span").class("came").child(came).into_any()).into_any()
    });
    let below = acting.clone();
    let bar = together()
        .child(
            el("div")
                .attr("role", "toolbar")
                .attr("aria-label", "Level of what is chosen")
                .class("grid-levels")
                .on("focusin", |_| focus::make_stop(BUTTONS))
                .child(el("span").class("grid-chosen").child(chosen).text(" ").child(came))
                .child(levels)
                .child(unknown)
                .child(back("Undo", Acting::undo, follow(move || can.get()[0])))
                .child(back("Redo", Acting::redo, follow(move || can.get()[1]))),
        )
        .child(el("p").class("small grid-said").attr("role", "status").child(says))
        .into_any();
    el("div")
        .class("grid-bar")
        .on("keydown", move |event| {
            if keys::pressed(&event).is_some_and(|key| below.press_below(&key)) {
                event.prevent_default();
            }
        })
        .child(bar)
        .into_any()
}

fn all_keys() -> AnyView {
    const KEYS: [(&str, &str); 8] = [
        ("Arrows, Home, End", "to another cell; with Ctrl to the first or last of all"),
        (
            "The key of a level, or its number from the worst color or the lowest status",
            "fills it in",
        ),
        ("Delete, Backspace", "clears it: not entered"),
        (
            "Shift with any of the ways to move, or a click",
            "chooses several cells; a level then fills all of them",
        ),
        (
            "Ctrl+C, Ctrl+V",
            "copies cells to a spreadsheet, and pastes from one: levels in words or keys, with or without the \
                            names of groups and indicators",
        ),
        ("Ctrl+Z, Ctrl+Y", "undoes on this page, and redoes"),
        ("Enter, Escape", "to the levels below the grid, and back"),
        ("Tab", "leaves the grid"),
    ];
    let rows = KEYS.iter().map(|(keys, what)| {
        el("li").child(el("strong").text(keys)).text(": ").text(what).into_any()
    });
    fold("All keys of the grid", el("ul").child(rows.collect::<Vec<_>>()).into_any()).into_any()
}
