//! What is written of the charter: the name of the check and of the school, its code, and its county.

use std::convert::identity;

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            element::{follow, together},
            field::{Field, text_field, too_long},
        },
        session::Session,
    },
    case::{Case, MAX_NAME},
    official::{cds, counties},
    report::answers::CHECK_NAME,
};

/// The lines of text.
pub fn texts(session: Session) -> AnyView {
    together()
        .child(text(
            session,
            Field::new(CHECK_NAME, "Name of this check")
                .hint("So you can find it again, such as “Fall check”."),
            |case| &case.name,
            |case| &mut case.name,
            identity,
        ))
        .child(text(
            session,
            Field::new("school-name", "Name of the school"),
            |case| &case.school.name,
            |case| &mut case.school.name,
            identity,
        ))
        .child(text(
            session,
            Field::new("cds", "CDS code")
                .hint(
                    "14 digits; its first two are usually the authorizer’s county. It is in the \
                     address of your Dashboard page.",
                )
                .error(session.kept(|case| wrong_cds(&case.school.cds))),
            |case| &case.school.cds,
            |case| &mut case.school.cds,
            |text| cds::digits(&text).unwrap_or(text),
        ))
        .child(text(
            session,
            Field::new("county", "County where the school is located")
                .hint("This county’s office helps you, even if your authorizer is elsewhere.")
                .error(session.kept(|case| no_county(&case.school.county))),
            |case| &case.school.county,
            |case| &mut case.school.county,
            identity,
        ))
        .into_any()
}

/// A line of text of the case; `kept` says what is kept of what is typed.
fn text(
    session: Session,
    field: Field,
    read: fn(&Case) -> &String,
    write: fn(&mut Case) -> &mut String,
    kept: fn(String) -> String,
) -> AnyView {
    // Said anew for every letter, also where what is kept of it stays the same: else the field would show more than that.
    let value = follow(move || session.with(|case| read(case).clone()));
    let cut = RwSignal::new(String::new());
    let typed = Callback::new(move |text: String| {
        let text = kept(text);
        cut.set(too_long(&text));
        session.change(|case| *write(case) = text.chars().take(MAX_NAME).collect());
    });
    let (wrong, is_left) = (field.error.clone(), RwSignal::new(true));
    let error = follow(move || {
        let wrong = wrong.as_ref().filter(|_| is_left.get()).map(|wrong| wrong());
        format!("{} {}", wrong.unwrap_or_default(), cut.get()).trim().to_owned()
    });
    text_field(&field.error(error).noting_left(is_left), value, typed)
}

/// What is wrong with a CDS code; nothing with none.
pub fn wrong_cds(cds: &str) -> String {
    let cds = cds.trim();
    if cds.chars().any(|c| !c.is_ascii_digit()) {
        "A CDS code has digits only.".to_owned()
    } else if !cds.is_empty() && cds.len() != 14 {
        format!("A CDS code has 14 digits, a leading zero included; this has {}.", cds.len())
    } else {
        String::new()
    }
}

/// What is wrong with the name of a county; nothing with none.
pub fn no_county(county: &str) -> String {
    if counties::may_name_one(county) {
        return String::new();
    }
    let meant = counties::almost_named(county);
    let meant = meant.map(|name| format!(" Do you mean {name}?")).unwrap_or_default();
    format!("We know no California county by this name.{meant} It is kept as you enter it.")
}
