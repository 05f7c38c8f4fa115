//! What is worked out again when an answer changes: what attributes, fields and pages follow. It is the lowest floor of the
//! application, since the check of a tab hands it out as much as every part takes it in.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use leptos::prelude::*;

/// What follows signals. No [`Signal`], which is compiled anew for each type of what it holds: for all of those that a first visit
/// loads that would take 5 KB.
pub type Follow<T> = Arc<dyn Fn() -> T + Send + Sync>;

/// What follows signals.
pub fn follow<T>(work: impl Fn() -> T + Send + Sync + 'static) -> Follow<T> {
    Arc::new(work)
}

/// What follows signals and is told only when it is another than before, so that what reads it is drawn again for that alone:
/// a [`Memo`] that holds a count of the changes, with what changed beside it. In what a first visit loads; what comes later can
/// take a [`Memo`] itself, which is a handle and weighs nothing then.
pub fn kept<T: Clone + PartialEq + Send + Sync + 'static>(
    work: impl Fn() -> T + Send + Sync + 'static,
) -> Follow<T> {
    kept_of(Arc::new(work))
}

type Count = Box<dyn Fn(Option<&u32>) -> u32 + Send + Sync>;

#[inline(never)]
fn kept_of<T: Clone + PartialEq + Send + Sync + 'static>(work: Follow<T>) -> Follow<T> {
    let value = Arc::new(Mutex::new(None));
    let (again, kept) = (Arc::clone(&work), Arc::clone(&value));
    let count: Count = Box::new(move |before| {
        let now = Some(work());
        let mut kept = hold(&kept);
        let before = before.copied().unwrap_or_default();
        if *kept == now {
            return before;
        }
        *kept = now;
        before.wrapping_add(1)
    });
    let changes = Memo::new(count);
    Arc::new(move || {
        changes.get();
        let kept = hold(&value).clone();
        // There since it was counted; a panic would be the other way to say so.
        kept.unwrap_or_else(|| again())
    })
}

/// Nobody who holds it can have stopped midway: a panic ends the program.
fn hold<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}
