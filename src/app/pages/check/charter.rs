//! The charter: what it is, who authorized it, which grades, assistance so far, and what CDE has published.

use std::{convert::identity, sync::Arc};

use leptos::prelude::*;

use super::yes_no;
use crate::{
    app::{
        parts::{
            element::{Follow, el, follow, live, together},
            field::{Choice, Field, checkbox_group, radio_group, text_field, too_long},
            note::fold,
        },
        session::Session,
    },
    case::{Case, MAX_NAME, OfficialStatus, Provider, Status},
    official::{cds, counties},
    report::names,
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
        .child(live(move || official(session, newest())))
        .into_any()
}

fn texts(session: Session) -> AnyView {
    let field = |field: Field,
                 read: fn(&Case) -> &String,
                 write: fn(&mut Case) -> &mut String,
                 kept: fn(String) -> String| {
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
        let field = field.error(error).noting_left(is_left);
        text_field(&field, value, typed)
    };
    let wrong_cds = session.kept(|case| {
        let cds = case.school.cds.trim();
        if cds.chars().any(|c| !c.is_ascii_digit()) {
            "A CDS code has digits only.".to_owned()
        } else if !cds.is_empty() && cds.len() != 14 {
            format!("A CDS code has 14 digits, a leading zero included; this has {}.", cds.len())
        } else {
            String::new()
        }
    });
    let no_county = session.kept(|case| {
        let is_one = counties::may_name_one(&case.school.county);
        if is_one {
            ""
        } else {
            "We know no California county by this name. It is kept as you enter it."
        }
    });
    together()
        .child(field(
            Field::new("check-name", "Name of this check")
                .hint("So you can find it again, such as “Fall check”."),
            |case| &case.name,
            |case| &mut case.name,
            identity,
        ))
        .child(field(
            Field::new("school-name", "Name of the school"),
            |case| &case.school.name,
            |case| &mut case.school.name,
            identity,
        ))
        .child(field(
            Field::new("cds", "CDS code")
                .hint(
                    "14 digits; its first two are usually the authorizer’s county. It is in the \
                     address of your Dashboard page.",
                )
                .error(wrong_cds),
            |case| &case.school.cds,
            |case| &mut case.school.cds,
            |text| cds::digits(&text).unwrap_or(text),
        ))
        .child(field(
            Field::new("county", "County where the school is located")
                .hint("This county’s office helps you, even if your authorizer is elsewhere.")
                .error(follow(move || no_county().to_owned())),
            |case| &case.school.county,
            |case| &mut case.school.county,
            identity,
        ))
        .into_any()
}

fn authorizer(session: Session) -> AnyView {
    let words = [
        (Authorizer::District, "district"),
        (Authorizer::County, "county"),
        (Authorizer::State, "state"),
    ];
    let words = words.map(|(who, word)| (who, word, names::authorizer(who)));
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
        (Provider::CountyOffice, "county_office"),
        (Provider::GeographicLead, "geographic_lead"),
        (Provider::District, "district"),
        (Provider::CharterSchool, "charter_school"),
        (Provider::Other, "other"),
    ];
    let words = words.map(|(who, word)| (who, word, names::provider(who)));
    let given = session.kept(|case| case.assistance.given == Some(true));
    live(move || {
        let asked = given().then(|| {
            let by = one_of(
                session,
                &Field::new("provider", "Who gave it?").hint("It is in your brief."),
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

/// One of several values, or not known.
fn one_of<T: Copy + PartialEq + Send + Sync + 'static, const N: usize>(
    session: Session,
    field: &Field,
    words: [(T, &'static str, &'static str); N],
    read: fn(&Case) -> Option<T>,
    write: fn(&mut Case, Option<T>),
) -> AnyView {
    let mut choices: Vec<Choice> =
        words.iter().map(|(_, word, label)| Choice::new(*word, *label)).collect();
    choices.push(Choice::new("", "I do not know"));
    let chosen = session.kept(move |case| {
        let told = read(case);
        let word = words.iter().find(|(value, ..)| told == Some(*value)).map(|(_, word, _)| *word);
        word.unwrap_or_default().to_owned()
    });
    let choose = Callback::new(move |word: String| {
        let value = words.iter().find(|(_, w, _)| *w == word).map(|(value, ..)| *value);
        session.change(|case| write(case, value));
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
            .hint("The last four Dashboards up to this one count. Results of other years are kept and not used."),
        choices,
        &chosen,
        choose,
    )
}

/// What CDE has published for the newest year.
fn official(session: Session, year: Year) -> AnyView {
    let read = move |case: &Case| case.official.get(&year).copied().unwrap_or_default();
    let write = move |change: fn(&mut OfficialStatus, Option<bool>), told: Option<bool>| {
        session.change(|case| {
            let empty = case.official.change(year, |status| {
                change(status, told);
                *status == OfficialStatus::default()
            });
            if empty {
                case.official.remove(&year);
            }
        });
    };
    let status = session.kept(move |case| match read(case).status {
        Some(Status::General) => "general".to_owned(),
        Some(Status::Differentiated) => "differentiated".to_owned(),
        None => String::new(),
    });
    let choose = Callback::new(move |word: String| {
        let differentiated = match word.as_str() {
            "differentiated" => Some(true),
            "general" => Some(false),
            _ => None,
        };
        write(
            |official, told| {
                official.status =
                    told.map(|d| if d { Status::Differentiated } else { Status::General });
            },
            differentiated,
        );
    });
    let choices = vec![
        Choice::new("differentiated", "Yes: differentiated assistance"),
        Choice::new("general", "Yes: general assistance"),
        Choice::new("", "No, or I do not know"),
    ];
    together()
        .child(radio_group(
            &Field::new(
                "official",
                format!("Has CDE published your charter's assistance status for {year}?"),
            )
            .hint(
                "It is in CDE’s charter assistance file for that year. We compare our \
                     answer with it and never replace it.",
            ),
            choices,
            &status,
            choose,
        ))
        .child(
            fold(
                "The file also has a column EC 47607",
                yes_no(
                    &Field::new(
                        "ec47607",
                        format!("Is your charter marked under EC 47607 for {year}?"),
                    ),
                    session.kept(move |case| read(case).ec47607),
                    Callback::new(move |told| {
                        write(|official, told| official.ec47607 = told, told);
                    }),
                ),
            )
            .attr("id", "marked"),
        )
        .into_any()
}
