//! What CDE has published of the charter, to compare our answer with.

use leptos::prelude::*;

use super::yes_no;
use crate::{
    app::{
        parts::{
            element::together,
            field::{Choice, Field, radio_group},
            note::fold,
        },
        session::Session,
    },
    case::{Case, Coded, Status},
    rules::terms::Year,
};

/// What CDE has published for the newest year.
pub fn published(session: Session, year: Year) -> AnyView {
    let read = move |case: &Case| case.official.get(&year).copied().unwrap_or_default();
    let status =
        session.kept(move |case| read(case).status.map_or("", |status| status.word()).to_owned());
    let choose = Callback::new(move |word: String| {
        session.change(|case| {
            case.official.change_or_remove(year, |o| o.status = Status::from_word(&word));
        });
    });
    let choices = vec![
        Choice::new(Status::Differentiated.word(), "Yes: differentiated assistance"),
        Choice::new(Status::General.word(), "Yes: general assistance"),
        Choice::new("", "No, or I do not know"),
    ];
    let marked = yes_no(
        &Field::new("ec47607", format!("Is your charter marked under EC 47607 for {year}?")),
        session.kept(move |case| read(case).ec47607),
        Callback::new(move |told| {
            session.change(|case| case.official.change_or_remove(year, |o| o.ec47607 = told));
        }),
    );
    together()
        .child(radio_group(
            &Field::new(
                "official",
                format!("Has CDE published your charter's assistance status for {year}?"),
            )
            .hint(
                "It is in CDE’s charter assistance file for that year. We compare our answer with it and never replace it.",
            ),
            choices,
            &status,
            choose,
        ))
        .child(fold("The file also has a column EC 47607", marked).attr("id", "marked"))
        .into_any()
}
