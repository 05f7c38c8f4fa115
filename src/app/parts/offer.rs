//! What was found laid beside the check, with the question whether to take it over: from CDE's files, or from pasted text.
//!
//! A fact that the check has otherwise is never replaced by itself: both values stand here, and the check's own is kept until
//! the other is chosen.

use leptos::prelude::*;

use super::{
    action::{Weight, actions, button, link_button},
    element::{Follow, el, follow, live, together},
    field::{Choice, Field, radio_group},
    told::told,
};
use crate::{
    app::session::{Session, Told, quoted},
    case::Case,
    official::merge::{Place, take_over},
    report::{
        offer::{self as report, Difference, Offer},
        screens::Screen,
    },
    route::Route,
};

/// What is said of where it was found.
#[derive(Clone, Copy)]
pub struct Source {
    /// What it is: "CDE's files".
    pub name: &'static str,
    /// Before a value of its: "CDE's file says".
    pub says: &'static str,
    /// On the button by which all of its differences are taken.
    pub all: &'static str,
}

/// Where what was found goes.
const OPEN: &str = "open";
const NEW: &str = "new";

/// What was found as an offer: what it adds, where it differs, into which check it goes, and the button.
pub fn offer(session: Session, found: Case, source: Source) -> AnyView {
    let found_cds = found.school.cds.clone();
    let is_other = move |case: &Case| {
        let own_cds = case.school.cds.trim();
        !own_cds.is_empty() && !found_cds.is_empty() && own_cds != found_cds
    };
    let suits = session.is_begun() && !session.once(&is_other);
    let into = RwSignal::new(if suits { OPEN } else { NEW }.to_owned());
    // That may be another check later: what is added to a new one is open from then on.
    let is_other = session.kept(is_other);
    let accepted: RwSignal<Vec<Place>> = RwSignal::new(Vec::new());
    let found = StoredValue::new(found);
    let offered = Memo::new(move |_| {
        let is_new = into.with(|into| into == NEW);
        session.with(|case| {
            found.with_value(|found| {
                if is_new {
                    report::offer(&Case::default(), found, &[])
                } else {
                    accepted.with(|accepted| report::offer(case, found, accepted))
                }
            })
        })
    });
    let target = target(session, into, is_other);
    let add = Callback::new(move |()| {
        if into.with_untracked(|into| into == NEW)
            && let Err(why) = session.begin_new()
        {
            return session.answer(Told::failed(&why));
        }
        let mut count = 0;
        session.change(|case| {
            let accepted = accepted.get_untracked();
            count = found.with_value(|found| take_over(case, found, &accepted));
        });
        accepted.set(Vec::new());
        into.set(OPEN.to_owned());
        let check = quoted(&untrack(|| session.name()));
        session.answer(Told::done(match count {
            0 => format!("Nothing new was added to {check}."),
            1 => format!("1 fact from {} was added to {check}.", source.name),
            _ => format!("{count} facts from {} were added to {check}.", source.name),
        }));
    });
    let what = live(move || draw(&offered.get(), accepted, source));
    // What adds nothing is not offered; what there is to do then is.
    let adds = Memo::new(move |_| {
        !offered.with(|offered| offered.added.is_empty()) || !accepted.with(Vec::is_empty)
    });
    let ways = live(move || {
        if adds.get() {
            return actions(vec![button("Add this to the check", Weight::Main, add)]).into_any();
        }
        let answers = Route::Check(Screen::Answers.path()).href();
        actions(vec![
            link_button("See the result", Weight::Plain, Route::Result.href()).into_any(),
            link_button("Check the answers", Weight::Plain, answers).into_any(),
        ])
        .into_any()
    });
    together().child(target).child(what).child(told(session)).child(ways).into_any()
}

/// The question into which check; nothing while none is open.
fn target(session: Session, into: RwSignal<String>, is_other: Follow<bool>) -> AnyView {
    let open = Memo::new(move |_| session.is_begun().then(|| session.name()));
    live(move || {
        let Some(name) = open.get() else { return ().into_any() };
        let field = Field::new("into", "Into which check?");
        let open = Choice::new(OPEN, format!("The one that is open: {}", quoted(&name)));
        let open = if is_other() { open.hint("Its CDS code is another school’s.") } else { open };
        let choices = vec![open, Choice::new(NEW, "A new one")];
        radio_group(
            &field,
            choices,
            &follow(move || into.get()),
            Callback::new(move |value| into.set(value)),
        )
    })
}

fn draw(offered: &Offer, accepted: RwSignal<Vec<Place>>, source: Source) -> AnyView {
    let Offer { added, same, differences } = offered;
    let items = added.iter().map(|words| el("li").child(words.clone()).into_any());
    let added = match (added.is_empty(), differences.is_empty()) {
        (true, true) => el("p").text("The check has everything that was found.").into_any(),
        (true, false) => el("p").text("Nothing that was found is new to the check.").into_any(),
        (false, _) => el("ul").child(items.collect_view()).into_any(),
    };
    let same = (*same > 0).then(|| {
        let facts = if *same == 1 { "1 fact is".to_owned() } else { format!("{same} facts are") };
        el("p").child(format!("{facts} the same in both."))
    });
    together().child(added).child(same).child(differ(differences, accepted, source)).into_any()
}

/// Each difference with both values.
fn differ(differences: &[Difference], accepted: RwSignal<Vec<Place>>, source: Source) -> AnyView {
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
                source.all,
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
        let choices = vec![choice(KEEP, "The check says", own), choice(TAKE, source.says, found)];
        let chosen = follow(move || {
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
        radio_group(&field, choices, &chosen, choose)
    });
    let body = together()
        .child(el("p").text(
            "The check keeps what it says unless you choose otherwise. Facts that depend on a value you do not take are left out \
             too.",
        ))
        .child(all)
        .child(rows.collect_view());
    together().child(el("h3").text("Where they differ")).child(body).into_any()
}
