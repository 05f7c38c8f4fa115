//! The frame around every page: the way past it for the keyboard, name, navigation, the foot.

use super::El;
use crate::{element::el, route::Route};

/// The lines of the mark beside the name.
const MARK: &str = "M3 28C13 27 12 13 27 6M3 28C15 27 18 20 28 15M3 28C14 28 20 26 29 24";

/// The first stop of the keyboard. The program answers it: left to itself the link would change the address, which is how
/// pages are named here.
pub fn skip() -> El {
    el("a").class("skip needs-program").attr("href", "#main").text("Skip to the page")
}

pub fn head() -> El {
    let places = [
        (Route::Check(String::new()), "Check"),
        (Route::Pathways(None), "Pathways"),
        (Route::Faq(None), "Questions"),
        (Route::Glossary(None), "Glossary"),
        (Route::Drafts, "Saved checks"),
    ];
    let brand = el("a")
        .class("brand")
        .attr("href", Route::Home.href())
        .child(
            el("svg")
                .class("brand-mark")
                .attr("viewBox", "0 0 32 32")
                .attr("width", "32")
                .attr("height", "32")
                .attr("aria-hidden", "true")
                .child(el("path").attr("d", MARK))
                .child(el("circle").attr("cx", "27").attr("cy", "6").attr("r", "3")),
        )
        .child(el("span").text("Charter Pathways"));
    let nav = el("nav").class("head-nav").attr("aria-label", "Main").child(list(&places));
    el("header").class("head").child(el("div").class("head-in").child(brand).child(nav))
}

/// Where the program tells of a new version. It stands there from the start, so that what it says is read out.
pub fn news() -> El {
    el("div").attr("id", "news").attr("role", "status")
}

pub fn foot() -> El {
    let places = [
        (Route::Home, "Home"),
        (Route::Year(None), "The year"),
        (Route::Rules(None, None), "The rules"),
        (Route::Links, "Links"),
        (Route::Handout, "One-page handout"),
        (Route::About, "About, privacy and sources"),
    ];
    el("footer").class("foot").child(
        el("div")
            .class("foot-in")
            .child(el("nav").attr("aria-label", "More").child(list(&places)))
            .child(el("p").text(
                "An unofficial guide. What you enter stays in this browser; nothing is sent \
                 anywhere.",
            )),
    )
}

/// Places to go. The program marks the one where the person is.
fn list(places: &[(Route, &str)]) -> El {
    places.iter().fold(el("ul").class("places"), |list, (place, name)| {
        list.child(el("li").child(el("a").attr("href", place.href()).child(*name)))
    })
}
