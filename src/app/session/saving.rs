//! Saving the check of this tab, and living with the other tabs that may work on the same draft.
//!
//! Each change is saved at once, so there is nothing to lose but what could not be saved; that is tried again with the
//! next change, when the page is hidden, and when the person asks. A change that another tab saved is taken over. If both
//! changed the draft, both versions are kept, this tab's under a new id, and the person chooses with which to go on.

use leptos::prelude::*;

use super::{
    Session, name_of, own_name, read,
    told::{Then, Told, quoted},
};
use crate::{
    browser::{clock, other_tabs::Heard, storage::Place, tab},
    case::{self, MAX_NAME, file::file_name},
    drafts::{
        Deleted, Memory, Saved, StorageError, Store,
        other_tabs::{Changed, Known, Meaning, changed, meaning},
    },
    element::note::Tone,
};

/// Whether the check is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing has been entered yet.
    Nothing,
    /// Saved in this browser.
    Saved {
        /// When, in milliseconds since 1970.
        at: u64,
        /// By another tab, from which this page has taken it over.
        elsewhere: bool,
    },
    /// Kept only as long as the page is open, because the browser's storage does not work.
    InMemory(StorageError),
    /// The last change could not be saved.
    Failed(StorageError),
    /// The draft was removed in another tab or by the browser; the check is on this page only.
    Gone,
}

impl Session {
    /// Whether the check is saved.
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// Goes on with the other version of the draft after a conflict; this tab's stays in the list.
    pub fn go_on_with_other(self, then: &Then) {
        let Then::Choose(id) = then else { return };
        if let Err(why) = self.open_in_place(id) {
            self.answer(Told::failed(&why));
        }
    }

    /// Saves the check as a file.
    pub fn save_own_as_file(self) {
        let (name, text) = self.once(|case| (file_name(&own_name(case)), case::file::write(case)));
        self.save_as_file(&name, text);
    }

    /// Whether there is something that is not saved here and could be.
    pub fn can_save_again(self) -> bool {
        matches!(self.saving.get_untracked(), Saving::Failed(_) | Saving::Gone)
    }

    /// Tries again to save what could not be saved.
    pub fn save_again(self) {
        if self.can_save_again() {
            self.save();
        }
    }

    /// Tries again to save what could not be saved, before another check takes its place. What was removed elsewhere and is
    /// on this page only can be brought back afterwards.
    pub(super) fn secure(self) -> Result<(), String> {
        if matches!(self.saving.get_untracked(), Saving::Gone)
            && let Some(id) = self.id.get_untracked()
        {
            let (name, text) = self.once(|case| (name_of(case), case::file::write(case)));
            let why =
                format!("It was removed elsewhere, and is no longer saved: {}.", quoted(&name));
            let told = Told::new(Tone::Care, "A check was left", why);
            let deleted = Deleted { id, text, saved: None };
            self.tell(told.then(Then::Undo { deleted, was_open: false }));
        }
        let failed = || matches!(self.saving.get_untracked(), Saving::Failed(_));
        if failed() {
            self.save();
        }
        if failed() {
            let why = "The check that you are working on could not be saved, so it stays open. Save it as a file, or free \
                       some of the browser's storage and try again.";
            return Err(why.to_owned());
        }
        Ok(())
    }

    /// Makes sure that nothing is lost when the page is loaded anew.
    ///
    /// # Errors
    /// In words, when something would be.
    pub fn may_reload(self) -> Result<(), String> {
        if matches!(self.saving.get_untracked(), Saving::InMemory(_) | Saving::Gone) {
            let why = "What you have entered is on this page only. Save it as a file first.";
            return Err(why.to_owned());
        }
        let others = || untrack(|| self.list()).is_ok_and(|drafts| !drafts.is_empty());
        if self.why_only_memory().is_some() && others() {
            let why = "Your saved checks are on this page only. Save each that you need as a file first, then remove them.";
            return Err(why.to_owned());
        }
        self.secure()
    }

    /// Writes the case to its draft and notes how that went.
    pub(super) fn save(self) {
        let now = clock::now();
        match self.write(now) {
            Ok(()) => self.saved(now, false),
            Err(why) => self.saving.set(Saving::Failed(why)),
        }
        self.stored.update(|n| *n += 1);
    }

    /// Saves the case as it would be, in a place that is none, and again as a second answer would, and says when: a browser compiles what
    /// it runs when it runs it first, and a first press should not wait for that.
    pub fn rehearse(self) {
        let (text, now) = (self.once(case::file::write), clock::now());
        let nowhere = Store::new(Place::Memory(Memory::default(), StorageError::Blocked), read);
        let Ok(id) = nowhere.new_id(now) else { return };
        for seen in [None, Some(text.as_str())] {
            let _ = nowhere.save(&id, &text, seen, now);
        }
        let _ = clock::moment(now);
    }

    fn write(self, now: u64) -> Result<(), StorageError> {
        loop {
            let text = self.once(case::file::write);
            let seen = self.seen.get_untracked();
            let saved = self.store.with_value(|store| {
                let id = match self.id.get_untracked() {
                    Some(id) => id,
                    None => store.new_id(now)?,
                };
                // The id is kept whatever happens next, so that trying again makes no second draft.
                self.id.set(Some(id.clone()));
                tab::set_draft(&id);
                store.save(&id, &text, seen.as_deref(), now)
            })?;
            match saved {
                Saved::Done => {}
                Saved::SetAside(_) => self.tell(Told::new(
                    Tone::Care,
                    "Something was set aside",
                    "What was stored for this check had been changed and could not be read. It is kept whole, under Saved \
                     checks."
                        .to_owned(),
                )),
                Saved::Conflict => {
                    self.part();
                    continue;
                }
            }
            self.seen.set(Some(text));
            return Ok(());
        }
    }

    /// Leaves the draft to the other tab, and goes on with this page's version as a draft of its own.
    fn part(self) {
        let other = self.id.get_untracked();
        self.case.update(|case| {
            let number = " (2)";
            let name = name_of(case);
            case.name = name.chars().take(MAX_NAME - number.len()).chain(number.chars()).collect();
        });
        self.id.set(None);
        self.seen.set(None);
        let text = format!(
            "The other version stays as it is. What was entered on this page goes on as a check of its own, {}. Which do \
             you want to keep using?",
            quoted(&self.once(name_of))
        );
        let told = Told::new(Tone::Care, "This check was changed in another tab too", text);
        self.tell(told.then(other.map_or(Then::Nothing, Then::Choose)));
    }

    /// Notes that all is saved, as far as this page can save.
    pub(super) fn saved(self, at: u64, elsewhere: bool) {
        self.saving.set(match self.why_only_memory() {
            Some(why) => Saving::InMemory(why),
            None => Saving::Saved { at, elsewhere },
        });
    }

    /// What another tab did to the storage.
    pub(super) fn hear(self, (key, was, now): Heard<'_>) {
        if self.why_only_memory().is_some() {
            return;
        }
        match changed(key, now) {
            Changed::Foreign => return,
            Changed::Draft(id) if self.is_open(id) => self.follow(was),
            Changed::Emptied => self.follow(None),
            Changed::Draft(_) | Changed::Other => {}
            Changed::EverythingRemoved => {
                self.clear();
                self.settle();
                self.tell(Told::new(
                    Tone::Care,
                    "Everything was removed",
                    "In another tab, everything was removed from this browser. What was open here is closed.".to_owned(),
                ));
                self.replaced.update(|n| *n += 1);
            }
        }
        self.stored.update(|n| *n += 1);
    }

    /// The page is hidden, or is looked at again after a time in which it may have heard of nothing.
    pub(super) fn attended(self, looked_at: bool) {
        if !looked_at {
            if matches!(self.saving.get_untracked(), Saving::Failed(_)) {
                self.save();
            }
            return;
        }
        let seen = self.seen.get_untracked();
        self.follow(seen.as_deref());
        self.stored.update(|n| *n += 1);
    }

    /// The open draft was one text, and may be another now.
    fn follow(self, was: Option<&str>) {
        let Some(id) = self.id.get_untracked() else { return };
        let Ok(now) = self.store.with_value(|store| store.open(&id)) else { return };
        let seen = self.seen.get_untracked();
        let saving = self.saving.get_untracked();
        let known = Known {
            seen: seen.as_deref(),
            is_own: matches!(saving, Saving::Saved { elsewhere: false, .. }),
            is_unsaved: matches!(saving, Saving::Failed(_)),
        };
        match (meaning(known, was, now.as_deref()), &now) {
            (Meaning::GoesOn, Some(text)) => {
                // What cannot be read is not taken over; the next save here meets it.
                if let Ok((case, _)) = case::file::read(text) {
                    self.hold(case, Some(id), Some(text.clone()));
                    self.saved(clock::now(), true);
                    self.replaced.update(|n| *n += 1);
                }
            }
            (Meaning::Overwritten, _) => {
                self.part();
                self.save();
            }
            (Meaning::Gone, _) => {
                self.seen.set(None);
                self.saving.set(Saving::Gone);
            }
            (Meaning::Nothing | Meaning::GoesOn, _) => {}
        }
    }
}
