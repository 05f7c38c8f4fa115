//! News of versions, at the foot of the window: another one is ready. It comes when the person lets it, and only if
//! nothing is lost by it.

use std::time::Duration;

use leptos::prelude::*;

use super::{
    action::{Weight, actions, button},
    element::{el, live, together},
};
use crate::{
    app::session::Session,
    browser::{
        focus,
        offline::{self, News},
        page as document,
    },
};

/// Has the page kept for when there is no network, and says when another version is ready.
pub fn version(session: Session) -> AnyView {
    let news = RwSignal::new(News::NotKept);
    // Why it cannot come now.
    let refused = RwSignal::new(String::new());
    let let_in = StoredValue::new(false);
    let hear = move |told| {
        // Asked once more: something may have been entered since.
        if told == News::TookOver && let_in.get_value() && session.may_reload().is_ok() {
            return document::reload();
        }
        document::say_offline(match told {
            News::NotKept => "Not from this browser, or not from the frame that this page is in.",
            News::Kept | News::Waiting | News::TookOver => "Yes: this browser keeps a copy.",
        });
        // Another tab has let it in: nothing takes that back. And what is told twice must not be drawn anew: a button that is
        // being pressed would be another when it is let go.
        let now = news.get_untracked();
        if now != News::TookOver && now != told {
            news.set(told);
        }
    };
    // After the page stands: nobody waits for the copy.
    set_timeout(move || offline::keep(hear), Duration::ZERO);
    let take = move |()| match session.may_reload() {
        Ok(()) => {
            let_in.set_value(true);
            offline::take_over();
        }
        Err(why) => refused.set(why),
    };
    live(move || {
        let news_now = news.get();
        document::make_room(matches!(news_now, News::Waiting | News::TookOver));
        let words = match news_now {
            News::NotKept | News::Kept => return ().into_any(),
            News::Waiting => "A new version of this page is ready. Your checks stay as they are.",
            News::TookOver => {
                "A new version of this page is used in another tab. Reload to get it here."
            }
        };
        let later = move |()| {
            refused.set(String::new());
            news.set(News::Kept);
            focus::on_heading_from_here();
        };
        el("div")
            .class("news")
            .child(el("p").text(words))
            .child(live(move || {
                let why = refused.get();
                let why = (!why.is_empty()).then(|| el("p").attr("role", "alert").child(why));
                together().child(why).into_any()
            }))
            .child(actions(vec![
                button("Use the new version", Weight::Plain, Callback::new(take)),
                button("Later", Weight::Quiet, Callback::new(later)),
            ]))
            .into_any()
    })
}
