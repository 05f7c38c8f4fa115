//! What the files tell of the school that was chosen: what was found, what is missing, and what would come into a check.
//!
//! A fact that the check has otherwise is never replaced by itself: both values stand here, and the check's own is kept until
//! the other is chosen.

use leptos::prelude::*;

use super::school::CHOSEN;
use crate::{
    app::{
        desk::Desk,
        pages::check,
        parts::{
            action::{Weight, actions, button, link_button},
            answers::{Answer, answers},
            element::{el, live, together},
            field::{Choice, Field, radio_group},
            note::fold,
            told::told,
            words,
        },
        session::{Session, Told, quoted},
    },
    case::{Case, file},
    desk::message::{Charter, Found, YearFound},
    official::merge::{Place, take_over},
    report::{
        offer::{self, Difference, Offer},
        screens::Screen,
    },
    route::Route,
};

/// Where what was found goes.
const OPEN: &str = "open";
const NEW: &str = "new";

/// The school that was chosen; nothing while none is.
pub fn offer(desk: Desk, session: Session, chosen: RwSignal<Option<String>>) -> AnyView {
    let taken = desk.memo(|board| board.taken.clone());
    let body = live(move || {
        let charter = match taken.get() {
            _ if chosen.with(Option::is_none) => return ().into_any(),
            None => return ().into_any(),
            Some(None) => return el("p").text("No file that is used has a row of it.").into_any(),
            Some(Some(charter)) => charter,
        };
        // The worker writes what the page reads: a text that is none is a mistake of ours.
        let Ok((case, _)) = file::read(&charter.case) else { return ().into_any() };
        let Charter { cds, name, years, .. } = charter;
        together()
            .child(
                el("h2")
                    .child(words::entered(&name))
                    .child(el("span").class("small").child(format!(" {cds}"))),
            )
            .child(el("h3").text("What was found"))
            .child(years.iter().map(year).collect_view())
            .child(missing(&years))
            .child(take(session, case))
            .into_any()
    });
    el("section").class("stack").attr("id", CHOSEN).attr("tabindex", "-1").child(body).into_any()
}

/// What was found in a year.
fn year(found: &YearFound) -> AnyView {
    let has =
        found.lines.iter().filter(|line| matches!(line.found, Found::Says(_) | Found::InPart(_)));
    let is_in_part = found.lines.iter().any(|line| matches!(line.found, Found::InPart(_)));
    let all = found.lines.iter().filter(|line| line.found != Found::Nothing).count();
    let part = if is_in_part { ", some in part" } else { "" };
    let title = match has.count() {
        0 => format!("{}: nothing was found", found.year),
        count => format!("{}: {count} of {all} were found{part}", found.year),
    };
    let rows = found.lines.iter().map(|line| {
        let answer = match &line.found {
            Found::Says(words) => el("span").text("✓ ").child(words.clone()),
            Found::InPart(words) => el("span").text("◆ In part: ").child(words.clone()),
            Found::Missing(file) => {
                el("span").class("untold").text("Not read: ").child(file.clone())
            }
            Found::Nothing => el("span").text("Nothing was published that counts"),
        };
        Answer { question: line.what.clone(), answer: answer.into_any(), change: None }
    });
    fold(title, answers(rows.collect())).into_any()
}

/// The files that would bring what is missing.
fn missing(years: &[YearFound]) -> AnyView {
    let lines = years.iter().flat_map(|year| &year.lines);
    let files = lines.filter_map(|line| match &line.found {
        Found::Missing(file) => Some(file.as_str()),
        _ => None,
    });
    let files: Vec<&str> = files.collect();
    if files.is_empty() {
        return ().into_any();
    }
    let count = files.len();
    let items = files.into_iter().map(|file| el("li").child(file.to_owned()).into_any());
    let body = el("ul").class("names").child(items.collect_view());
    fold(format!("Files that would bring what is missing: {count}"), body).into_any()
}

/// The question whether to take it over, and into which check.
fn take(session: Session, found: Case) -> AnyView {
    let own_cds = session.once(|case| case.school.cds.trim().to_owned());
    let is_other = !own_cds.is_empty() && own_cds != found.school.cds;
    let into = RwSignal::new(if session.is_begun() && !is_other { OPEN } else { NEW }.to_owned());
    let accepted: RwSignal<Vec<Place>> = RwSignal::new(Vec::new());
    let found = StoredValue::new(found);
    let offered = Memo::new(move |_| {
        let is_new = into.with(|into| into == NEW);
        session.with(|case| {
            found.with_value(|found| {
                if is_new {
                    offer::offer(&Case::default(), found)
                } else {
                    offer::offer(case, found)
                }
            })
        })
    });
    let target = target(session, into, is_other);
    let is_added = RwSignal::new(false);
    let add = Callback::new(move |()| {
        if into.with_untracked(|into| into == NEW)
            && let Err(why) = session.begin_new()
        {
            return session.answer(Told::failed(&why));
        }
        let accepted = accepted.get_untracked();
        let mut count = 0;
        session.change(|case| {
            count = found.with_value(|found| take_over(case, found, &accepted));
        });
        into.set(OPEN.to_owned());
        is_added.set(true);
        let check = quoted(&untrack(|| session.name()));
        session.answer(Told::done(match count {
            0 => format!("Nothing new was added to {check}."),
            1 => format!("1 fact from CDE’s files was added to {check}."),
            _ => format!("{count} facts from CDE’s files were added to {check}."),
        }));
    });
    let what = live(move || draw(&offered.get(), accepted));
    let ways = live(move || {
        if !is_added.get() {
            return ().into_any();
        }
        let answers = check::address(Screen::Answers);
        actions(vec![
            link_button("See the result", Weight::Plain, Route::Result.href()).into_any(),
            link_button("Check the answers", Weight::Plain, answers).into_any(),
        ])
        .into_any()
    });
    together()
        .child(el("h3").text("What comes into the check"))
        .child(target)
        .child(what)
        .child(actions(vec![button("Add this to the check", Weight::Main, add)]))
        .child(told(session))
        .child(ways)
        .into_any()
}

/// The question into which check; nothing while none is open.
fn target(session: Session, into: RwSignal<String>, is_other: bool) -> AnyView {
    let open = Memo::new(move |_| session.is_begun().then(|| session.name()));
    live(move || {
        let Some(name) = open.get() else { return ().into_any() };
        let field = Field::new("into", "Into which check?");
        let open = Choice::new(OPEN, format!("The one that is open: {}", quoted(&name)));
        let open = if is_other { open.hint("Its CDS code is another school’s.") } else { open };
        let choices = vec![open, Choice::new(NEW, "A new one")];
        radio_group(&field, choices, into.into(), Callback::new(move |value| into.set(value)))
    })
}

fn draw(offered: &Offer, accepted: RwSignal<Vec<Place>>) -> AnyView {
    let Offer { added, same, differences } = offered;
    let items = added.iter().map(|words| el("li").child(words.clone()).into_any());
    let added = if added.is_empty() {
        el("p").text("The check has everything that was found.").into_any()
    } else {
        el("ul").child(items.collect_view()).into_any()
    };
    let same = (*same > 0).then(|| {
        let facts = if *same == 1 { "1 fact is".to_owned() } else { format!("{same} facts are") };
        el("p").child(format!("{facts} the same in both."))
    });
    together().child(added).child(same).child(differ(differences, accepted)).into_any()
}

/// Each difference with both values.
fn differ(differences: &[Difference], accepted: RwSignal<Vec<Place>>) -> AnyView {
    if differences.is_empty() {
        return ().into_any();
    }
    let places: Vec<Place> = differences.iter().map(|difference| difference.place).collect();
    let all = (places.len() > 1).then(|| {
        actions(vec![
            button(
                "Keep all that the check says",
                Weight::Plain,
                Callback::new(move |()| accepted.set(Vec::new())),
            ),
            button(
                "Take all from the files",
                Weight::Plain,
                Callback::new(move |()| accepted.set(places.clone())),
            ),
        ])
    });
    let rows = differences.iter().map(|Difference { place, what, own, found }| {
        const KEEP: &str = "keep";
        const TAKE: &str = "take";
        let place = *place;
        let choice = |value: &str, label: &str, [says, from]: &[String; 2]| {
            Choice::new(value, format!("{label}: {says}")).hint(from.clone())
        };
        let choices =
            vec![choice(KEEP, "The check says", own), choice(TAKE, "CDE’s file says", found)];
        let chosen = Signal::derive(move || {
            accepted.with(|all| if all.contains(&place) { TAKE } else { KEEP }.to_owned())
        });
        let choose = Callback::new(move |value: String| {
            accepted.update(|all| {
                all.retain(|one| *one != place);
                if value == TAKE {
                    all.push(place);
                }
            });
        });
        // No slash: the names of places have them, and ids of the page's addresses begin with one.
        let field = Field::new(format!("differs-{}", place.name().replace('/', "-")), what.clone());
        radio_group(&field, choices, chosen, choose)
    });
    let body = together()
        .child(el("p").text(
            "The check keeps what it says unless you choose otherwise. What hangs on a value that you keep is not taken \
             over either.",
        ))
        .child(all)
        .child(rows.collect_view());
    together().child(el("h3").text("Where they differ")).child(body).into_any()
}
