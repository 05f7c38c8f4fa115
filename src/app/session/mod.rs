//! The check that this tab is working on.
//!
//! The one place where a case changes. Every change is written to the draft store at once ([`saving`]), so that a reload
//! at any point loses nothing; what the store says about it is shown, never swallowed. A page reads the case through
//! [`Session::with`] and changes it through [`Session::change`]; what is only tried on it stands beside it, in [`Session::tried`]. The
//! other drafts of this browser are [`list`]'s.

mod list;
mod saving;
mod told;

pub use saving::Saving;
pub use told::{TOLD, Then, Told, quoted, sentence};

use leptos::prelude::*;

use crate::{
    app::follow::{Follow, kept},
    browser::{attention, clock, files, other_tabs, storage::Place, tab},
    case::{self, Case, Judged},
    drafts::{StorageError, Store, TextKind},
    element::note::Tone,
    report::{
        screens::{self, Screen},
        what_if::WhatIf,
    },
    rules::rule_set::RuleSet,
};

/// So many bytes of a file are read: more than the million that a case file may have, so that a longer one is told from
/// one that is whole.
const MOST_READ: i32 = 1_000_016;

/// The check that this tab is working on. A handle: copies are the same check.
#[derive(Clone, Copy)]
pub struct Session {
    case: RwSignal<Case>,
    /// The draft's id; none until something is entered.
    id: RwSignal<Option<String>>,
    /// The text that this page saw last under that id: what it opened, saved, or took over from another tab.
    seen: RwSignal<Option<String>>,
    saving: RwSignal<Saving>,
    told: RwSignal<Vec<Told>>,
    /// Counts the changes to what is stored, here or in another tab: what shows the drafts follows it.
    stored: RwSignal<u32>,
    /// Counts the times that another case has come in place of the open one without a way to another page: what stands
    /// there has to be drawn again.
    replaced: RwSignal<u32>,
    /// What is tried on the check under *What if*. Not part of it and never saved; here, since it must outlive a look at another page.
    tried: RwSignal<WhatIf>,
    store: StoredValue<Store<Place>, LocalStorage>,
}

impl Session {
    /// The session of this tab: the draft it was working on, else the draft saved last, else an empty check.
    pub fn begin() -> Self {
        let session = Self {
            case: RwSignal::new(Case::default()),
            id: RwSignal::new(None),
            seen: RwSignal::new(None),
            saving: RwSignal::new(Saving::Nothing),
            told: RwSignal::new(Vec::new()),
            stored: RwSignal::new(0),
            replaced: RwSignal::new(0),
            tried: RwSignal::new(WhatIf::default()),
            store: StoredValue::new_local(Store::new(Place::find(), read)),
        };
        session.find();
        other_tabs::on_change(move |change| session.hear(change));
        attention::on_change(move |looked_at| session.attended(looked_at));
        files::on_given(MOST_READ, move |files| session.open_given(files));
        session
    }

    /// Opens the draft to begin with.
    fn find(self) {
        let drafts = match untrack(|| self.list()) {
            Ok(drafts) => drafts,
            // What this tab worked on it still does, after a reload.
            Err(why) => {
                let why = format!("{why}. Nothing was changed; reload this page to try again.");
                self.tell(Told::new(Tone::Problem, "Your saved checks could not be read", why));
                return;
            }
        };
        let of_this_tab = tab::draft();
        if of_this_tab.as_deref() == Some(tab::NEW) {
            return;
        }
        // What this tab worked on and can no longer open is told, and nothing else comes in its place.
        let to_open = match of_this_tab {
            None => drafts.iter().find(|draft| matches!(draft.kind, TextKind::Case(_))),
            Some(id) => {
                let found = drafts.iter().find(|draft| draft.id == id);
                if found.is_none() {
                    let why =
                        "The check that was open in this tab is no longer stored in this browser.";
                    self.tell(Told::new(Tone::Care, "Your check is not here", why.to_owned()));
                    tab::set_draft(tab::NEW);
                }
                found
            }
        };
        if let Some(Err(why)) = to_open.map(|draft| self.open(&draft.id)) {
            let why = format!("{} It is kept as it is, under Saved checks.", sentence(&why));
            self.tell(Told::new(Tone::Care, "Your check was not opened", why));
        }
    }

    /// The session of the page that is drawn.
    pub fn here() -> Self {
        expect_context()
    }

    /// Reads the case; what reads it is drawn again when the case changes.
    pub fn with<T>(self, read: impl FnOnce(&Case) -> T) -> T {
        self.case.with(read)
    }

    /// Reads the case once.
    pub fn once<T>(self, read: impl FnOnce(&Case) -> T) -> T {
        self.case.with_untracked(read)
    }

    /// Something of the case: what reads it is drawn again when it is another, and not for every change of the case.
    pub fn kept<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Case) -> T + Send + Sync + 'static,
    ) -> Follow<T> {
        kept(move || self.case.with(&read))
    }

    /// Changes the case and saves it.
    pub fn change(self, change: impl FnOnce(&mut Case)) {
        self.case.update(change);
        self.save();
    }

    /// Notes under which rules the case is looked at and what they say, where that is new. What was taken over from
    /// another tab is left as it is: two tabs of two versions would write over each other for ever. What was removed
    /// elsewhere does not come back for having been looked at.
    pub fn note_judged(self, judged: Judged) {
        let saving = self.saving.get_untracked();
        if matches!(saving, Saving::Saved { elsewhere: true, .. } | Saving::Gone) {
            return;
        }
        if self.once(|case| case.judged.as_ref() != Some(&judged)) && self.is_begun() {
            self.change(|case| case.judged = Some(judged));
        }
    }

    /// Whether anything has been entered.
    pub fn is_begun(self) -> bool {
        self.id.with_untracked(Option::is_some)
    }

    /// The name of the check; empty while it has none.
    pub fn name(self) -> String {
        self.case.with(name_of)
    }

    /// What a page follows that reads the case once: it is drawn again when another case has come in its place.
    pub fn follow_replaced(self) {
        self.replaced.track();
    }

    /// What is tried on the check that is open.
    pub const fn tried(self) -> RwSignal<WhatIf> {
        self.tried
    }

    /// Why checks end with the page, if the browser's storage does not work.
    pub fn why_only_memory(self) -> Option<StorageError> {
        self.store.with_value(|store| store.storage().why_only_memory().cloned())
    }

    /// Begins an empty check. The present one stays in the list of drafts.
    ///
    /// # Errors
    /// In words, when the present check could not be saved: then it stays, for it is nowhere else.
    pub fn begin_new(self) -> Result<(), String> {
        self.secure()?;
        self.clear();
        Ok(())
    }

    /// Leaves the present check for an empty one.
    fn clear(self) {
        self.hold(Case::default(), None, None);
        self.settle_open();
        self.saving.set(Saving::Nothing);
        tab::set_draft(tab::NEW);
    }

    /// Makes a case the one that this page has, as it stands under an id.
    fn hold(self, case: Case, id: Option<String>, text: Option<String>) {
        // What is tried on one check is nothing to another.
        if self.id.with_untracked(|open| *open != id) {
            self.tried.set(WhatIf::default());
        }
        self.case.set(case);
        self.id.set(id);
        self.seen.set(text);
    }

    /// Makes a draft the check of this tab.
    ///
    /// # Errors
    /// In words, when the storage fails or the draft cannot be read; then the present check stays.
    pub fn open(self, id: &str) -> Result<(), String> {
        let (case, text) = self.read(id)?;
        self.secure()?;
        self.hold(case, Some(id.to_owned()), Some(text));
        self.settle_open();
        tab::set_draft(id);
        let at = self.store.with_value(|store| store.saved_at(id)).ok().flatten();
        self.saved(at.unwrap_or_else(clock::now), false);
        Ok(())
    }

    /// The same where one stays on the page that is shown: it is drawn again.
    fn open_in_place(self, id: &str) -> Result<(), String> {
        self.open(id)?;
        self.replaced.update(|n| *n += 1);
        Ok(())
    }

    /// A draft and its text.
    fn read(self, id: &str) -> Result<(Case, String), String> {
        let text = self.stored_text(id)?;
        let (case, _) = case::file::read(&text).map_err(|e| e.to_string())?;
        Ok((case, text))
    }

    fn stored_text(self, id: &str) -> Result<String, String> {
        let text = self.store.with_value(|store| store.open(id)).map_err(|e| e.to_string())?;
        text.ok_or_else(|| "This check is no longer there".to_owned())
    }

    /// Whether this is the check that the tab is working on.
    pub fn is_open(self, id: &str) -> bool {
        self.id.with_untracked(|open| open.as_deref() == Some(id))
    }

    /// The rules that the case asks for, else the newest.
    pub fn rules(self) -> RuleSet {
        self.with(Case::rules)
    }

    /// The same, read once.
    pub fn rules_once(self) -> RuleSet {
        self.once(Case::rules)
    }

    /// The screen on which to go on: the first on which something is still worth asking, else the answers.
    pub fn screen_to_resume(self) -> Screen {
        self.once(|case| {
            let rules = case.rules();
            screens::ways(case, &rules, &screens::open_facts(case, &rules), Screen::Charter).next
        })
    }
}

/// Tells the store what a text is.
fn read(text: &str) -> TextKind {
    match case::file::read(text) {
        Ok((case, _)) => TextKind::Case(own_name(&case)),
        Err(error) => match error.newer_name() {
            Some(name) => TextKind::Newer(name.to_owned()),
            None => TextKind::Damaged(error.to_string()),
        },
    }
}

/// What to call a case in a list or a title.
pub fn name_of(case: &Case) -> String {
    name_or_none(&own_name(case))
}

/// A name in a list, which may be empty.
pub fn name_or_none(name: &str) -> String {
    let name = name.trim();
    if name.is_empty() { "Check without a name" } else { name }.to_owned()
}

/// A case's own name, else its school's; empty when it has neither.
pub fn own_name(case: &Case) -> String {
    let name = if case.name.trim().is_empty() { &case.school.name } else { &case.name };
    name.trim().to_owned()
}
