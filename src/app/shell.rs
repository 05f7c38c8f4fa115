//! The frame around every page: name, navigation, the page itself, the foot; and the way from page to page.
//!
//! On the way: the title follows, the keyboard's focus goes to the new page's heading (or the entry that was asked
//! for), and the window scrolls there. The first page is only scrolled to, never focused: inside a frame the
//! embedding page's reader must not be pulled into ours.

use std::time::Duration;

use leptos::{either::Either, mount::mount_to, prelude::*};

use super::{
    pages,
    parts::{
        element::{el, live},
        page::HEADING,
    },
    route::Route,
    session::Session,
};
use crate::browser::{location, page as document};

/// The id of the main part, which the skip link leads to.
const MAIN: &str = "main";

/// The lines of the mark beside the name.
const MARK: &str = "M3 28C13 27 12 13 27 6M3 28C15 27 18 20 28 15M3 28C14 28 20 26 29 24";

/// Puts the application into the page.
pub fn mount() {
    document::tell_when_stopped();
    let Some(root) = document::root() else { return };
    mount_to(root, shell).forget();
    document::remove_waiting();
}

fn shell() -> AnyView {
    let session = Session::begin();
    provide_context(session);
    let route = RwSignal::new(Route::parse(&location::fragment()));
    // Flips from page to page: what is drawn on the other side replaces what was there, so that nothing of the page
    // before stays, such as what was unfolded. Another entry of the same page changes it in place.
    let side = RwSignal::new(false);
    location::on_change(move |fragment| {
        let next = Route::parse(&fragment);
        if !route.with_untracked(|here| here.same_page(&next)) {
            // What came of files that were dropped elsewhere is told there.
            if next != Route::Drafts {
                session.turn_page();
            }
            side.update(|side| *side = !*side);
        }
        route.set(next);
    });
    Effect::new(move |first: Option<()>| {
        let route = route.get();
        document::set_title(&pages::title(&route));
        let anchor = route.anchor();
        // After the new page stands: views are drawn in the same turn, timers come in the next.
        set_timeout(move || arrive(anchor, first.is_some()), Duration::ZERO);
    });
    let page = live(move || {
        session.follow_replaced();
        let page = pages::page(&route.get());
        let page: Either<_, AnyView> =
            if side.get_untracked() { Either::Right(page) } else { Either::Left(page) };
        page.into_any()
    });
    view! {
        <a class="skip" href="#main" on:click=skip>"Skip to the page"</a>
        {head(route.read_only())}
        <main id=MAIN tabindex="-1" class="page">{page}</main>
        {foot(route.read_only())}
    }
    .into_any()
}

/// Left to itself the link would change the address, which is how pages are named here.
#[allow(clippy::needless_pass_by_value, reason = "an event handler")]
fn skip(click: leptos::ev::MouseEvent) {
    click.prevent_default();
    document::focus(MAIN);
}

fn arrive(anchor: Option<String>, by_navigation: bool) {
    let entry = anchor.filter(|id| document::scroll_to(id));
    if by_navigation {
        document::focus(entry.as_deref().unwrap_or(HEADING));
        if entry.is_none() {
            document::scroll_to_top();
        }
    }
}

fn head(here: ReadSignal<Route>) -> AnyView {
    let places = [
        (Route::Check(String::new()), "Check"),
        (Route::Pathways(None), "Pathways"),
        (Route::Faq(None), "Questions"),
        (Route::Glossary(None), "Glossary"),
        (Route::Drafts, "Saved checks"),
    ];
    el("header")
        .class("head")
        .child(
            el("div")
                .class("head-in")
                .child(
                    el("a")
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
                                .child(
                                    el("circle").attr("cx", "27").attr("cy", "6").attr("r", "3"),
                                ),
                        )
                        .child(el("span").text("Charter Pathways")),
                )
                .child(
                    el("nav")
                        .class("head-nav")
                        .attr("aria-label", "Main")
                        .child(places_list(here, places.into())),
                ),
        )
        .into_any()
}

fn foot(here: ReadSignal<Route>) -> AnyView {
    let places = [
        (Route::Home, "Home"),
        (Route::Year(None), "The year"),
        (Route::Rules(None, None), "The rules"),
        (Route::Links, "Links"),
        (Route::Handout, "One-page handout"),
        (Route::About, "About, privacy and sources"),
    ];
    el("footer")
        .class("foot")
        .child(
            el("div")
                .class("foot-in")
                .child(el("nav").attr("aria-label", "More").child(places_list(here, places.into())))
                .child(el("p").text(
                    "An unofficial guide. What you enter stays in this browser; nothing is sent \
                     anywhere.",
                )),
        )
        .into_any()
}

fn places_list(here: ReadSignal<Route>, places: Vec<(Route, &'static str)>) -> AnyView {
    let items = places
        .into_iter()
        .map(|(place, name)| {
            let href = place.href();
            let current = Signal::derive(move || {
                here.with(|here| here.same_page(&place).then(|| "page".to_owned()))
            });
            el("li")
                .child(el("a").attr("href", href).following("aria-current", current).child(name))
                .into_any()
        })
        .collect_view();
    el("ul").child(items).into_any()
}
