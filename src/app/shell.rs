//! The way from page to page: which page is shown, its title, where the focus goes.
//!
//! The frame and the pages that are the same for everyone stand in the document already (`leaflet`); the application
//! shows the one that the address names and draws the others into a place between them. On the way the title follows, the
//! keyboard's focus goes to the new page's heading (or the entry that was asked for), and the window scrolls there; not where a
//! list on the page chooses what it shows. On the way back it goes to the link that had led away. The
//! first page is only scrolled to, never focused, and in a frame not even that: the embedding page's reader must not be
//! pulled into ours.

use std::time::Duration;

use leptos::{either::Either, mount::mount_to, prelude::*};

use super::{
    pages,
    part::{Load, Part, Parts},
    parts::{
        element::{kept, live},
        version::version,
    },
    session::Session,
};
use crate::{
    browser::{focus, keys, location, page as document, policy},
    route::Route,
};

/// Puts the application into the page; `load` gets the parts that it begins without.
pub fn mount(load: Load) {
    // Before anything else: who is first to make the policy is the only one to have it.
    policy::make();
    document::tell_when_stopped();
    // In a turn of its own: the browser has just made the program ready in this one, and a slow phone should be able to scroll
    // in between.
    set_timeout(move || draw(load), Duration::ZERO);
}

fn draw(load: Load) {
    let (Some(drawn), Some(resume)) = (document::drawn(), document::resume()) else { return };
    mount_to(drawn, move || {
        let session = Session::begin();
        let route = RwSignal::new(Route::parse(&location::fragment()));
        let parts = Parts::new(load);
        provide_context(session);
        provide_context(route);
        provide_context(parts);
        mount_to(resume, move || {
            provide_context(session);
            live(move || {
                session.follow_replaced();
                let at_home = route.with(|route| *route == Route::Home);
                let way = at_home.then(pages::resume).flatten();
                document::show_begin(way.is_none());
                way.into_any()
            })
        })
        .forget();
        if let Some(news) = document::news() {
            mount_to(news, move || version(session)).forget();
        }
        // What stands on a page of the leaflet, while that page is shown.
        let on_leaf = |place, part, leaf: Route, with_check: bool| {
            let Some(place) = place else { return };
            mount_to(place, move || {
                provide_context(session);
                provide_context(route);
                let page = leaf.clone();
                let here = kept(move || route.with(|route| route.same_page(&page)));
                live(move || {
                    if with_check {
                        session.follow_replaced();
                    }
                    if here() && (!with_check || session.is_begun()) {
                        parts.draw(part, &leaf)
                    } else {
                        ().into_any()
                    }
                })
            })
            .forget();
        };
        on_leaf(document::search(), Part::Search, Route::Faq(None), false);
        on_leaf(document::yours(), Part::Answer, Route::Pathways(None), true);
        page(session, route, parts)
    })
    .forget();
    document::say_address(&location::address());
    focus::note_pressed_links();
    keys::note_enter();
    document::on_press("a.skip", || _ = focus::on(document::MAIN));
    document::on_press("[data-print]", document::print);
}

fn page(session: Session, route: RwSignal<Route>, parts: Parts) -> AnyView {
    // Flips from page to page: what is drawn on the other side replaces what was there, so that nothing of the page
    // before stays, such as what was unfolded. Another entry of the same page changes it in place.
    let side = RwSignal::new(false);
    // Whether one goes on at the link that had led away. The first page counts as come to.
    let goes_on = RwSignal::new(false);
    location::is_come_back_to();
    let follow = move || {
        document::show_going(false);
        let next = Route::parse(&location::fragment());
        let by_back = location::is_come_back_to();
        let here = route.get_untracked();
        if here == next {
            return;
        }
        goes_on.set(next.goes_on_after(&here, by_back));
        if !here.same_page(&next) {
            // What came of files that were dropped elsewhere is told there.
            if next != Route::Drafts {
                session.settle_done();
            }
            side.update(|side| *side = !*side);
        }
        route.set(next);
    };
    location::on_change(move || {
        document::show_going(true);
        once_painted(follow);
    });
    Effect::new(move |before: Option<(bool, Route)>| {
        let route = route.get();
        let (by_navigation, before) = before.unwrap_or((false, Route::Home));
        let stands = pages::part(&route).is_none_or(|part| parts.has_come(part));
        let entry = route.entry();
        let title = document::show(route.leaf().as_deref(), entry.as_deref(), &own_address(&route));
        document::set_title(&pages::title(&route, title));
        if stands && !route.is_chosen_on(&before) {
            // After the new page stands: views are drawn in the same turn, timers come in the next.
            let is_another = !route.same_page(&before);
            let goes_on = entry.is_none() && goes_on.get_untracked();
            let left = goes_on.then(|| before.href());
            let then = move || {
                if !left.is_some_and(|left| focus::on_link_to(&left)) {
                    arrive(entry, by_navigation, is_another);
                }
                // Most people go there next.
                parts.ask(Part::Check);
            };
            set_timeout(then, Duration::ZERO);
        }
        // A page is come to once it stands.
        (by_navigation || stands, if stands { route } else { before })
    });
    live(move || {
        let route = route.get();
        // There, what is typed must not end with it: they follow by themselves what they show of the check.
        let is_typed_on =
            matches!(route, Route::Paste(_) | Route::Files | Route::County | Route::Drafts);
        if !is_typed_on {
            session.follow_replaced();
        }
        let page = pages::page(&route, parts);
        let page: Either<_, AnyView> =
            if side.get_untracked() { Either::Right(page) } else { Either::Left(page) };
        page.into_any()
    })
}

/// Does it once all that has happened is painted: that a link was pressed is seen before what it leads to is drawn, which takes a slow
/// phone a while. A key that was pressed for it is let go first, for that would have to wait. What is out of sight is not painted, and
/// a key may be held long, so neither is waited for long.
fn once_painted(act: impl Fn() + Copy + 'static) {
    let at_most = Duration::from_millis(if keys::is_enter_held() { 250 } else { 100 });
    let done = StoredValue::new(false);
    let is_first =
        move || done.try_update_value(|done| std::mem::replace(done, true)) == Some(false);
    in_a_frame(move || {
        if is_first() {
            act();
        }
    });
    let in_time = move || {
        if is_first() {
            keys::forget_enter();
            act();
        }
    };
    set_timeout(in_time, at_most);
}

/// Does it after the next frame in which Enter is not held.
fn in_a_frame(act: impl Fn() + Copy + 'static) {
    request_animation_frame(move || {
        if keys::is_enter_held() {
            in_a_frame(act);
        } else {
            set_timeout(act, Duration::ZERO);
        }
    });
}

/// The address by which the navigation knows a page, whatever entry or step of it is shown.
fn own_address(route: &Route) -> String {
    match route {
        Route::Check(_) => Route::Check(String::new()).href(),
        Route::Rules(..) => Route::Rules(None, None).href(),
        Route::NotFound => String::new(),
        _ => route.leaf().map_or_else(|| route.href(), |leaf| format!("#{leaf}")),
    }
}

fn arrive(entry: Option<String>, by_navigation: bool, is_another: bool) {
    if !by_navigation && document::is_framed() {
        return;
    }
    let entry = entry.filter(|id| focus::scroll_to(id));
    if by_navigation {
        match &entry {
            Some(id) => focus::on_entry(id),
            // Whoever is quicker, and has the focus on the new page already, keeps it.
            None if is_another && focus::is_within_shown() => {}
            None => focus::on_heading(),
        }
    }
}
