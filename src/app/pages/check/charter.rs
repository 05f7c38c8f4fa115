//! The charter: what it is, who authorized it, which grades, assistance so far, and what CDE has published.

use std::sync::Arc;

use leptos::prelude::*;

use super::{published::published, texts::texts, yes_no};
use crate::{
    app::{
        parts::{
            element::{Follow, el, follow, live, together},
            field::{Choice, Field, checkbox_group, radio_group},
        },
        session::Session,
    },
    case::{Case, Coded, Provider},
    report::{names, rule_sets::not_judged_yet},
    rules::{facts::Authorizer, rule_set::RuleSet, terms::Year},
};

/// The fields of the charter.
pub fn charter(session: Session) -> AnyView {
    let newest = session.kept(|case| case.rules().as_of);
    el("div")
        .class("fields")
        .child(texts(session))
        .child(authorizer(session))
        .child(grades(session))
        .child(yes_no(
            &Field::new("dass", "Is it in the Dashboard Alternative School Status (DASS) program?"),
            session.kept(|case| case.school.dass),
            Callback::new(move |told| session.change(|case| case.school.dass = told)),
        ))
        .child(as_of(session, Arc::clone(&newest)))
        .child(el("h2").text("Assistance so far"))
        .child(yes_no(
            &Field::new(
                "assistance",
                "Was your charter given technical assistance under EC 47607.3?",
            )
            .hint("Also called differentiated assistance. Pathway 1 comes after it."),
            session.kept(|case| case.assistance.given),
            Callback::new(move |told| session.change(|case| case.assistance.given = told)),
        ))
        .child(assisted(session))
        .child(live(move || published(session, newest())))
        .into_any()
}

fn authorizer(session: Session) -> AnyView {
    let words = [Authorizer::District, Authorizer::County, Authorizer::State];
    let words = words.map(|who| (who, names::authorizer(who)));
    one_of(
        session,
        &Field::new("authorizer", "Who authorized the charter?")
            .hint("It decides whom you talk to first."),
        words,
        |case| case.school.authorizer,
        |case, authorizer| case.school.authorizer = authorizer,
    )
}

/// What is asked of assistance that was given.
fn assisted(session: Session) -> AnyView {
    let words = [
        Provider::CountyOffice,
        Provider::GeographicLead,
        Provider::District,
        Provider::CharterSchool,
        Provider::Other,
    ];
    let words = words.map(|who| (who, names::provider(who)));
    let given = session.kept(|case| case.assistance.given == Some(true));
    live(move || {
        let asked = given().then(|| {
            let by = one_of(
                session,
                &Field::new("provider", "Who gave it?").hint("It is printed in your brief."),
                words,
                |case| case.assistance.provider,
                |case, provider| case.assistance.provider = provider,
            );
            let declining = yes_no(
                &Field::new("declining", "Did its results get worse while it was being helped?")
                    .hint("CCEE’s page describes Pathway 2 for such a charter."),
                session.kept(|case| case.assistance.declining),
                Callback::new(move |told| session.change(|case| case.assistance.declining = told)),
            );
            together().child(by).child(declining).into_any()
        });
        asked.into_any()
    })
}

/// One of several values, each with its words, or not known.
fn one_of<T: Coded + Send + Sync, const N: usize>(
    session: Session,
    field: &Field,
    words: [(T, &'static str); N],
    read: fn(&Case) -> Option<T>,
    write: fn(&mut Case, Option<T>),
) -> AnyView {
    let mut choices = Vec::from(words.map(|(value, label)| Choice::new(value.word(), label)));
    choices.push(Choice::new("", "I do not know"));
    let chosen = session.kept(move |case| read(case).map_or("", |value| value.word()).to_owned());
    let choose = Callback::new(move |word: String| {
        session.change(|case| write(case, T::from_word(&word)));
    });
    radio_group(field, choices, &chosen, choose)
}

fn grades(session: Session) -> AnyView {
    let choices = vec![
        Choice::new("k8", "Kindergarten to grade 8, or some of these"),
        Choice::new("9-12", "Grades 9 to 12, or some of these"),
    ];
    let ticked = session.kept(|case| {
        let spans = [(case.school.serves_k8, "k8"), (case.school.serves_high, "9-12")];
        spans.iter().filter(|(serves, _)| *serves).map(|(_, s)| (*s).to_owned()).collect::<Vec<_>>()
    });
    let tick = Callback::new(move |(span, on): (String, bool)| {
        session.change(|case| match span.as_str() {
            "k8" => case.set_grades(on, case.school.serves_high),
            _ => case.set_grades(case.school.serves_k8, on),
        });
    });
    checkbox_group(
        &Field::new("grades", "Which grades did it serve in the last four Dashboard years?")
            .hint("Tick both if it served some of both in any of these years. We then ask only what applies."),
        choices,
        &ticked,
        tick,
    )
}

/// Which Dashboard is the newest that counts.
fn as_of(session: Session, newest: Follow<Year>) -> AnyView {
    let years = RuleSet::all().into_iter().rev().map(|rules| rules.as_of);
    let choices = years.map(|y| Choice::new(y.to_string(), format!("The {y} Dashboard"))).collect();
    let chosen = follow(move || newest().to_string());
    let choose = Callback::new(move |year: String| {
        let Ok(year) = year.parse::<u16>() else { return };
        let newest = RuleSet::newest().as_of;
        session.change(|case| {
            case.as_of = Some(Year(year)).filter(|year| *year != newest);
            // Under rules that were just chosen nothing was judged before.
            case.judged = None;
        });
    });
    radio_group(
        &Field::new("as-of", "Which is the latest Dashboard to use?")
            .hint(format!(
                "The last four Dashboards up to this one count. Results of other years are kept and not used. We cannot judge the \
                 {} Dashboard yet.",
                not_judged_yet()
            )),
        choices,
        &chosen,
        choose,
    )
}
