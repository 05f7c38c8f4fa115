//! The notice that a check was last judged under other rules. It stays, through reloads too, until the person says that
//! it was read; only then does the check count as judged under the rules of now.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            action::{Weight, button},
            element::{el, live, together},
            note::{Tone, note},
        },
        session::Session,
    },
    browser::focus,
    case::Judged,
    content::READINGS,
    report::{
        names,
        result::{
            changed::{Changed, TestChange, Why},
            test::outcome_words,
        },
        screens::Screen,
    },
    route::Route,
};

/// Where it stands that the notice was read: the focus goes there, since the button is gone then.
const NOTED: &str = "noted";

/// What has changed since the check was last judged; `now` is how it is judged once that was read.
pub fn notice(session: Session, changed: &Changed, now: Judged) -> AnyView {
    let (before_year, now_year) = changed.as_of;
    let title = if before_year == now_year {
        "The rules have changed since this check was last judged".to_owned()
    } else {
        format!(
            "This check was last judged as of the {before_year} Dashboard, now as of {now_year}"
        )
    };
    let settled = changed.settled.iter().map(|settled| {
        let question = READINGS.iter().find(|r| r.id == settled.reading.id()).map(|r| r.question);
        el("li").text("Settled on ").child(settled.date).text(": ").child(question).into_any()
    });
    let counting = (!changed.gone.is_empty() || !changed.come.is_empty()).then(|| {
        let none = |years: String| if years.is_empty() { "none".to_owned() } else { years };
        let (come, gone) = (names::years(&changed.come), names::years(&changed.gone));
        let line = format!("Dashboards that count now: {}. No longer: {}.", none(come), none(gone));
        el("li").child(line).into_any()
    });
    let unknown = (!changed.known).then(|| {
        el("li")
            .text(
                "This version of the page does not have the earlier rules, so it cannot say why an \
                 answer changed. If the check comes from a newer version, reload the page.",
            )
            .into_any()
    });
    let differ = changed.known && before_year != now_year;
    let links = differ.then(|| {
        let rules = Route::Rules(Some(now_year), Some(before_year)).href();
        let year = Route::Check(Screen::Charter.path_to_change("as-of")).href();
        el("p")
            .child(el("a").attr("href", rules).text("What differs between the rules"))
            .text(", or ")
            .child(el("a").attr("href", year).text("choose another Dashboard year"))
            .text(".")
    });
    let body = together()
        .child(
            el("ul")
                .child(changed.tests.iter().map(of_test).collect_view())
                .child(counting)
                .child(settled.collect_view())
                .child(unknown),
        )
        .child(links)
        .into_any();
    let seen = RwSignal::new(false);
    let read = Callback::new(move |()| {
        session.change(|case| case.judged = Some(now.clone()));
        seen.set(true);
        focus::on(NOTED);
    });
    let acknowledge = live(move || {
        (!seen.get()).then(|| button("I have read this", Weight::Plain, read)).into_any()
    });
    // Whether it could be saved is said where that is said of every change.
    let noted = el("div")
        .attr("id", NOTED)
        .attr("role", "status")
        .attr("tabindex", "-1")
        .child(live(move || seen.get().then_some("Noted.").into_any()));
    let body = together().child(body).child(acknowledge).child(noted);
    note(Tone::Care, title, body.into_any()).into_any()
}

fn of_test(change: &TestChange) -> AnyView {
    let name = names::test(change.test);
    let (before, now) = (outcome_words(change.before), outcome_words(change.now));
    let why = match change.why {
        Why::Same => return el("li").child(format!("{name}: {now}, as before.")).into_any(),
        Why::Rules => "The rules make the difference, not your answers.",
        Why::Facts => "Your answers have changed; the rules alone would have changed nothing.",
        Why::NotTold => "",
    };
    let line = format!("{name}: {before} before, {now} now. {why}");
    el("li").child(line.trim_end().to_owned()).into_any()
}
