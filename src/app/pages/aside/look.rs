//! Where on the Dashboard a step's results are: in words, and in a picture of our own.
//!
//! The picture is no copy of the Dashboard's page, whose look may change from year to year; it shows what to look for: a card for
//! each indicator, and behind it the groups by their level.

use leptos::prelude::*;

use crate::{
    app::{
        pages::check::after::After,
        parts::{
            element::{Element, el, kept, live},
            level,
            words::{outside, words},
        },
        session::Session,
    },
    content::say,
    report::{
        names,
        result::dashboard_page,
        screens::{self, Screen},
    },
    rules::{
        criteria::YearCriteria,
        terms::{Grades, Group, Indicator, Level},
    },
};

/// Where to look for what a screen asks of a year's Dashboard; nothing where it asks nothing of it, or there is none.
pub fn look(session: Session, after: &After, screen: Screen) -> AnyView {
    let (year, indicator) = match screen {
        Screen::Question(year, indicator) => (year, Some(indicator)),
        Screen::Groups(year) => (year, None),
        _ => return ().into_any(),
    };
    let Some(criteria) = YearCriteria::of(year) else { return ().into_any() };
    let after = after.clone();
    let asks = kept(move || {
        after.follow();
        session.once(|case| {
            case.dashboard(year).published != Some(false)
                && indicator.is_none_or(|i| !screens::asked(case, criteria, i).is_empty())
        })
    });
    live(move || if asks() { place(session, criteria, indicator) } else { ().into_any() })
}

fn place(session: Session, criteria: &YearCriteria, indicator: Option<Indicator>) -> AnyView {
    let year = criteria.year;
    let page = session.once(|case| dashboard_page(&case.school.cds, year));
    let link = match page {
        Some(page) => el("p").child(outside(&page, &format!("Your charter’s {year} Dashboard"))),
        None => el("p").class("small").child(words(say::LOOK_FOR_PAGE)),
    };
    let shown = indicator.unwrap_or(Indicator::SUSP);
    let scale = criteria.scales.get(shown).worst_first(shown);
    let (card, list) = match indicator {
        Some(_) => (say::LOOK_CARD, say::LOOK_LEVELS),
        None => (say::LOOK_ANY_CARD, say::LOOK_GROUPS),
    };
    let picture = el("div")
        .class("look-picture")
        .attr("aria-hidden", "true")
        .child(el("p").class("small").text("An example, not your charter:"))
        .child(card_of(shown, scale[1]))
        .child(el("div").class("look-on").text("↓"))
        .child(lists(shown, scale));
    el("section")
        .class("look")
        .attr("aria-labelledby", "look")
        .child(el("h2").attr("id", "look").text("Where to look"))
        .child(indicator.map(|i| el("p").child(names::indicator_means(i))))
        .child(link)
        .child(el("ol").child(el("li").child(words(card))).child(el("li").child(words(list))))
        .child(picture)
        .into_any()
}

/// A card of an indicator.
fn card_of(indicator: Indicator, at: Level) -> Element {
    el("div")
        .class("look-card")
        .child(el("strong").child(names::indicator(indicator)))
        .child(level::level(at))
        .child(el("span").class("look-here").text("1 · details"))
}

/// The groups behind it, by their levels: the two worst are what is mostly asked about.
fn lists(indicator: Indicator, [worst, low, middle, ..]: [Level; 5]) -> Element {
    let list = |at, groups: &[Group]| {
        let has = |group: &&Group| indicator.applies_to(**group, Grades::default());
        let groups = groups.iter().filter(has).map(|group| names::group(*group));
        let groups: Vec<Element> =
            groups.map(|name| el("span").class("look-group").child(name)).collect();
        el("div").class("look-list").child(level::level(at)).child(groups)
    };
    el("div")
        .class("look-card")
        .child(el("span").class("look-here").text("2 · groups by level"))
        .child(list(worst, &[Group::HI]))
        .child(list(low, &[Group::EL, Group::WH]))
        .child(list(middle, &[]))
}
