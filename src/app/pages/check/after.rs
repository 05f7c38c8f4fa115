//! What follows from an answer: which facts are still open, and with them where *Continue* leads and what stands beside.
//!
//! It is worked out once nothing more has been answered for a moment. On a slow phone it takes longer than the answer itself, nobody
//! looks at it first, and whoever answers one after the other should not have to wait for it each time. Whoever presses
//! *Continue* before then has it worked out for the press.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use crate::{
    app::{
        parts::element::{Follow, follow, kept},
        session::Session,
    },
    report::screens,
    rules::explain::fact::Fact,
};

/// Shorter than people notice, and longer than a quick hand takes from key to key.
const MOMENT: Duration = Duration::from_millis(120);

/// What follows from the answers on a screen. A handle: copies are the same.
#[derive(Clone)]
pub struct After {
    open: Follow<Vec<Fact>>,
    caught_up: Trigger,
    /// Whether something was answered since.
    is_awaited: RwSignal<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl After {
    /// For a screen that is about to be drawn.
    pub fn new(session: Session) -> Self {
        let caught_up = Trigger::new();
        let open = kept(move || {
            caught_up.track();
            session.once(|case| screens::open_facts(case, &case.rules()))
        });
        let (is_awaited, timer) = (RwSignal::new(false), StoredValue::new(None));
        let after = Self { open, caught_up, is_awaited, timer };
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

    /// What reads this, and the case once, is worked out again a moment after the last change.
    pub fn follow(&self) {
        self.caught_up.track();
    }

    /// Whether what is shown of it is still to follow: for `aria-busy`.
    pub fn is_awaited(&self) -> Follow<Option<String>> {
        let is_awaited = self.is_awaited;
        follow(move || is_awaited.get().then(|| "true".to_owned()))
    }

    /// The page may be left meanwhile.
    fn wait(&self) {
        if !self.is_awaited.get_untracked() {
            self.is_awaited.set(true);
        }
        let after = self.clone();
        let timer = set_timeout_with_handle(move || after.catch_up(), MOMENT).ok();
        let before = self.timer.try_update_value(|waiting| std::mem::replace(waiting, timer));
        if let Some(before) = before.flatten() {
            before.clear();
        }
    }

    /// Has it worked out at once, if something has changed since.
    pub fn catch_up(&self) {
        if self.is_awaited.try_get_untracked() == Some(true) {
            self.is_awaited.set(false);
            self.caught_up.notify();
        }
    }
}
