//! Where on the Dashboard a step's results are: in words, and in a picture of our own.
//!
//! The picture is no copy of the Dashboard's page, whose look may change from year to year; it shows what to look for: a card for
//! each indicator, and behind it the groups by their level.

use crate::{
    app::{
        parts::{
            element::{Element, el, together},
            level,
            words::{outside, words},
        },
        session::Session,
    },
    content::say,
    report::{names, result::dashboard_page, screens},
    rules::{
        criteria::YearCriteria,
        terms::{Indicator, Level},
    },
};

/// Where to look for what a screen asks; nothing where it asks nothing of the Dashboard's pages.
pub fn look(session: Session, screen: screens::Screen) -> Option<Element> {
    let indicator = match screen {
        screens::Screen::Question(_, indicator) => Some(indicator),
        screens::Screen::Groups(_) | screens::Screen::Grid(_) | screens::Screen::Rest(_) => None,
        _ => return None,
    };
    let year = screen.year()?;
    let criteria = YearCriteria::of(year)?;
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
        .child(card_of(shown, scale[1]))
        .child(el("div").class("look-on").text("↓"))
        .child(lists(scale));
    let section = el("section")
        .class("look")
        .attr("aria-labelledby", "look")
        .child(el("h2").attr("id", "look").text("Where to look"))
        .child(link)
        .child(el("ol").child(el("li").child(words(card))).child(el("li").child(words(list))))
        .child(picture);
    Some(section)
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
fn lists([worst, low, middle, ..]: [Level; 5]) -> Element {
    let list = |at, groups: &[&str]| {
        let groups: Vec<Element> =
            groups.iter().map(|g| el("span").class("look-group").text(g)).collect();
        el("div").class("look-list").child(level::level(at)).child(groups)
    };
    el("div")
        .class("look-card")
        .child(el("span").class("look-here").text("2 · groups by level"))
        .child(
            together()
                .child(list(worst, &["Hispanic"]))
                .child(list(low, &["English Learners", "White"]))
                .child(list(middle, &["…"])),
        )
}
