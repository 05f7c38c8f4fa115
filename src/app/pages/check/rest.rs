//! The end of a year: is everything that was not told better than what was asked?

use leptos::prelude::*;

use super::{address, after::After, nothing_to_ask};
use crate::{
    app::{
        parts::{
            element::{el, together},
            field::{Choice, Field, radio_group},
        },
        session::Session,
    },
    report::{
        answers, names,
        screens::{self, Screen},
    },
    rules::criteria::YearCriteria,
};

/// What was told of the year, and the question about everything else.
pub fn rest(session: Session, criteria: &'static YearCriteria) -> AnyView {
    let Some(everything_else) = everything_else(session, criteria) else {
        return nothing_to_ask(criteria.year);
    };
    let told = session.once(|case| answers::results(case, criteria));
    // As one comes here: the list stays under the eye while the question below it is answered.
    let open = untrack(|| expect_context::<After>().open());
    let no_more = session.once(|case| screens::matter_no_more(case, criteria.year, &open));
    let told = told.into_iter().map(|(indicator, levels)| {
        let question = address(Screen::Question(criteria.year, indicator));
        let levels = levels.unwrap_or_else(|| {
            let why = "; as we read the rules, it can no longer change either test";
            ["nothing entered", if no_more.contains(&indicator) { why } else { "" }].concat()
        });
        el("li")
            .child(el("a").attr("href", question).child(names::indicator(indicator)))
            .text(": ")
            .child(levels)
            .into_any()
    });
    together()
        .child(el("p").text("So far you have entered:"))
        .child(el("ul").child(told.collect_view()))
        .child(everything_else)
        .into_any()
}

/// Whether everything else of the year is better than what was asked; none where nothing was.
pub fn everything_else(session: Session, criteria: &'static YearCriteria) -> Option<AnyView> {
    let year = criteria.year;
    let asked = session.once(|case| screens::asked_in_words(case, criteria));
    if asked.is_empty() {
        return None;
    }
    let chosen = session.kept(move |case| {
        let told = case.dashboard(year).levels_complete == Some(true);
        if told { "yes".to_owned() } else { String::new() }
    });
    let choose = Callback::new(move |word: String| {
        let complete = (word == "yes").then_some(true);
        session.change(|case| case.change_dashboard(year, |d| d.levels_complete = complete));
    });
    let choices = vec![
        Choice::new("yes", "Yes, everything else is better, or has no level"),
        Choice::new("", "No, or I do not know: what I did not enter stays unknown"),
    ];
    Some(radio_group(
        &Field::new("rest", format!("Is everything else on your {year} Dashboard better than the levels asked about?"))
            .hint(format!("Asked about: {asked}. “Yes” settles every result that you did not enter, even those that we did not ask about one by one. It says nothing about which groups your Dashboard shows.")),
        choices,
        &chosen,
        choose,
    ))
}
