//! The frame around every page: name, navigation, the page itself, the foot; and the way from page to page.
//!
//! On the way: the title follows, the keyboard's focus goes to the new page's heading (or the entry that was asked
//! for), and the window scrolls there. The first page is only scrolled to, never focused: inside a frame the
//! embedding page's reader must not be pulled into ours.

use std::time::Duration;

use leptos::{mount::mount_to, prelude::*};

use super::{pages, parts::page::HEADING, route::Route, session::Session};
use crate::browser::{location, page};

/// The id of the main part, which the skip link leads to.
const MAIN: &str = "main";

/// Puts the application into the page.
pub fn mount() {
    page::tell_when_stopped();
    let Some(root) = page::root() else { return };
    mount_to(root, shell).forget();
    page::remove_waiting();
}

fn shell() -> AnyView {
    provide_context(Session::begin());
    let route = RwSignal::new(Route::parse(&location::fragment()));
    location::on_change(move |fragment| route.set(Route::parse(&fragment)));
    Effect::new(move |first: Option<()>| {
        let route = route.get();
        page::set_title(&pages::title(&route));
        let anchor = route.anchor();
        // After the new page stands: views are drawn in the same turn, timers come in the next.
        set_timeout(move || arrive(anchor, first.is_some()), Duration::ZERO);
    });
    view! {
        <a class="skip" href="#main" on:click=skip>"Skip to the page"</a>
        {head(route.read_only())}
        <main id=MAIN tabindex="-1" class="page">{move || pages::page(&route.get())}</main>
        {foot(route.read_only())}
    }
    .into_any()
}

/// Left to itself the link would change the address, which is how pages are named here.
#[allow(clippy::needless_pass_by_value, reason = "an event handler")]
fn skip(click: leptos::ev::MouseEvent) {
    click.prevent_default();
    page::focus(MAIN);
}

fn arrive(anchor: Option<String>, by_navigation: bool) {
    let entry = anchor.filter(|id| page::scroll_to(id));
    if by_navigation {
        page::focus(entry.as_deref().unwrap_or(HEADING));
        if entry.is_none() {
            page::scroll_to_top();
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
    view! {
        <header class="head">
            <div class="head-in">
                <a class="brand" href={Route::Home.href()}>
                    <svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
                        <path d="M3 28C13 27 12 13 27 6M3 28C15 27 18 20 28 15M3 28C14 28 20 26 29 24" />
                        <circle cx="27" cy="6" r="3" />
                    </svg>
                    <span>"Charter Pathways"</span>
                </a>
                <nav class="head-nav" aria-label="Main">{places_list(here, places.into())}</nav>
            </div>
        </header>
    }
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
    view! {
        <footer class="foot">
            <div class="foot-in">
                <nav aria-label="More">{places_list(here, places.into())}</nav>
                <p>
                    "An unofficial guide. What you enter stays in this browser; nothing is sent anywhere."
                </p>
            </div>
        </footer>
    }
    .into_any()
}

fn places_list(here: ReadSignal<Route>, places: Vec<(Route, &'static str)>) -> AnyView {
    let items = places
        .into_iter()
        .map(|(place, name)| {
            let href = place.href();
            let current = move || here.with(|here| here.same_page(&place).then_some("page"));
            view! { <li><a href=href aria-current=current>{name}</a></li> }.into_any()
        })
        .collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
