//! What follows from an answer: which facts are still open, and with them where *Continue* leads and what stands beside.
//!
//! It is worked out once the answer itself is painted. On a slow phone that takes longer than the answer, and nobody looks at it
//! first. Whoever presses *Continue* before then has it worked out for the press.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    app::{
        parts::element::{Follow, kept},
        session::Session,
    },
    report::screens,
    rules::explain::fact::Fact,
};

/// What follows from the answers on a screen. A handle: copies are the same.
#[derive(Clone)]
pub struct After {
    open: Follow<Vec<Fact>>,
    painted: Trigger,
    is_awaited: StoredValue<bool>,
}

impl After {
    /// For a screen that is about to be drawn.
    pub fn new(session: Session) -> Self {
        let painted = Trigger::new();
        let open = kept(move || {
            painted.track();
            session.once(|case| screens::open_facts(case, &case.rules()))
        });
        let after = Self { open, painted, is_awaited: StoredValue::new(false) };
        let waiting = after.clone();
        Effect::new(move |before: Option<()>| {
            session.with(|_| ());
            if before.is_some() {
                waiting.wait();
            }
        });
        after
    }

    /// The facts of the check that are open, as [`screens::open_facts`] says; followed.
    pub fn open(&self) -> Vec<Fact> {
        (self.open)()
    }

    /// What reads this, and the case once, is worked out again after the painting of each change.
    pub fn follow(&self) {
        self.painted.track();
    }

    /// A frame comes before its painting, and what is timed in it after that. The page may be left meanwhile.
    fn wait(&self) {
        if self.is_awaited.try_update_value(|is| std::mem::replace(is, true)) == Some(false) {
            let after = self.clone();
            request_animation_frame(move || {
                set_timeout(move || after.catch_up(), Duration::ZERO);
            });
        }
    }

    /// Has it worked out at once, if something has changed since.
    pub fn catch_up(&self) {
        if self.is_awaited.try_update_value(std::mem::take) == Some(true) {
            self.painted.notify();
        }
    }
}
