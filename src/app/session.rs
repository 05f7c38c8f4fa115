//! The check that this tab is working on: its case, its draft, and whether that is saved.
//!
//! The one place where a case changes. Every change is written to the draft store at once, so that a reload at any
//! point loses nothing; what the store says about it is shown, never swallowed. A page reads the case through
//! [`Session::with`] and changes it through [`Session::change`].

use leptos::prelude::*;

use crate::{
    browser::{clock, storage::Place, tab},
    case::{self, Case, Judged},
    drafts::{Deleted, Entry, SetAside, StorageError, Store},
    report::screens::{self, Screen},
    rules::rule_set::RuleSet,
};

/// The check that this tab is working on. A handle: copies are the same check.
#[derive(Clone, Copy)]
pub struct Session {
    case: RwSignal<Case>,
    /// The draft's id; none until something is entered.
    id: RwSignal<Option<String>>,
    saving: RwSignal<Saving>,
    /// Whether saving found a draft that could not be read in its place, and set it aside.
    set_aside: RwSignal<bool>,
    store: StoredValue<Store<Place>, LocalStorage>,
}

/// Whether the check is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing has been entered yet.
    Nothing,
    /// Saved in this browser, at this time in milliseconds.
    Saved(u64),
    /// Kept only as long as the page is open, because the browser's storage does not work.
    InMemory(StorageError),
    /// The last change could not be saved.
    Failed(StorageError),
}

impl Session {
    /// The session of this tab: the draft it was working on, else the draft saved last, else an empty check.
    pub fn begin() -> Self {
        let store = Store::new(Place::find(), |text| {
            case::file::read(text).map(|(case, _)| own_name(&case)).map_err(|e| e.to_string())
        });
        let session = Self {
            case: RwSignal::new(Case::default()),
            id: RwSignal::new(None),
            saving: RwSignal::new(Saving::Nothing),
            set_aside: RwSignal::new(false),
            store: StoredValue::new_local(store),
        };
        let of_this_tab = tab::draft();
        let stays_new = of_this_tab.as_deref() == Some(tab::NEW);
        if !stays_new && of_this_tab.is_none_or(|id| session.open(&id).is_err()) {
            let newest = session.list().unwrap_or_default().into_iter().find(|d| d.name.is_ok());
            let _ = newest.map(|draft| session.open(&draft.id));
        }
        session
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

    /// Something that follows the case.
    pub fn signal<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Case) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.case.with(&read))
    }

    /// Changes the case and saves it.
    pub fn change(self, change: impl FnOnce(&mut Case)) {
        self.case.update(change);
        self.save();
    }

    /// Notes under which rules the case is looked at and what they say, where that is new.
    pub fn note_judged(self, judged: Judged) {
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

    /// Whether the check is saved.
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// Whether saving found a draft that could not be read in its place, and set it aside: the person has to be told.
    pub fn has_set_aside(self) -> bool {
        self.set_aside.get()
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
        self.case.set(Case::default());
        self.id.set(None);
        self.saving.set(Saving::Nothing);
        self.set_aside.set(false);
        tab::set_draft(tab::NEW);
    }

    /// Tries again to save what could not be saved, before another check takes its place.
    fn secure(self) -> Result<(), String> {
        let failed = || matches!(self.saving.get_untracked(), Saving::Failed(_));
        if failed() {
            self.save();
        }
        if failed() {
            let why = "The check that you are working on could not be saved, so it stays open. Free some of the browser's \
                       storage, or print its result, and try again.";
            return Err(why.to_owned());
        }
        Ok(())
    }

    /// Makes sure that nothing is lost when the page is loaded anew.
    ///
    /// # Errors
    /// In words, when something would be.
    pub fn may_reload(self) -> Result<(), String> {
        if matches!(self.saving.get_untracked(), Saving::InMemory(_)) {
            let why = "What you have entered is kept only as long as this page is open. Print your result first: the new \
                       version comes when you open the page again.";
            return Err(why.to_owned());
        }
        self.secure()
    }

    /// Whether a draft was written by a newer version of this program: it is sound, and must not be touched.
    pub fn is_newer(self, id: &str) -> bool {
        let text = self.store.with_value(|store| store.open(id)).ok().flatten();
        text.is_some_and(|text| case::file::read(&text).is_err_and(|e| e.is_newer()))
    }

    /// Makes a draft the check of this tab.
    ///
    /// # Errors
    /// In words, when the storage fails or the draft cannot be read; then the present check stays.
    pub fn open(self, id: &str) -> Result<(), String> {
        self.secure()?;
        let text = self.store.with_value(|store| store.open(id)).map_err(|e| e.to_string())?;
        let text = text.ok_or("This check is no longer there.")?;
        let (case, _) = case::file::read(&text).map_err(|e| e.to_string())?;
        self.case.set(case);
        self.id.set(Some(id.to_owned()));
        self.set_aside.set(false);
        tab::set_draft(id);
        self.saving.set(match self.why_only_memory() {
            Some(why) => Saving::InMemory(why),
            None => Saving::Saved(self.saved_at(id).unwrap_or_else(clock::now)),
        });
        Ok(())
    }

    /// Whether this is the check that the tab is working on.
    pub fn is_open(self, id: &str) -> bool {
        self.id.with(|open| open.as_deref() == Some(id))
    }

    fn saved_at(self, id: &str) -> Option<u64> {
        self.list().ok()?.into_iter().find(|draft| draft.id == id)?.saved
    }

    /// Writes the case to its draft and notes how that went.
    fn save(self) {
        let text = self.case.with_untracked(case::file::write);
        let now = clock::now();
        let saved = self.store.with_value(|store| {
            let id = match self.id.get_untracked() {
                Some(id) => id,
                None => store.new_id(now)?,
            };
            // The id is kept whatever happens next, so that trying again makes no second draft.
            self.id.set(Some(id.clone()));
            if store.save(&id, &text, now)?.is_some() {
                self.set_aside.set(true);
            }
            Ok(id)
        });
        self.saving.set(match saved {
            Ok(id) => {
                tab::set_draft(&id);
                match self.why_only_memory() {
                    Some(why) => Saving::InMemory(why),
                    None => Saving::Saved(now),
                }
            }
            Err(why) => Saving::Failed(why),
        });
    }

    /// All drafts, last saved first.
    ///
    /// # Errors
    /// The storage could not be read.
    pub fn list(self) -> Result<Vec<Entry>, StorageError> {
        self.store.with_value(Store::list)
    }

    /// What was set aside because it could not be read.
    ///
    /// # Errors
    /// The storage could not be read.
    pub fn list_set_aside(self) -> Result<Vec<SetAside>, StorageError> {
        self.store.with_value(Store::list_set_aside)
    }

    /// Gives a draft another name.
    ///
    /// # Errors
    /// In words, when the draft cannot be read or saved; it is then as before.
    pub fn rename(self, id: &str, name: &str) -> Result<(), String> {
        if self.is_open(id) {
            name.clone_into(&mut self.case.write().name);
            self.save();
            return match self.saving.get_untracked() {
                Saving::Failed(why) => Err(why.to_string()),
                _ => Ok(()),
            };
        }
        self.rewrite(id, id, |case| name.clone_into(&mut case.name))
    }

    /// Makes a copy of a draft.
    ///
    /// # Errors
    /// In words, when the draft cannot be read or the copy not be saved.
    pub fn duplicate(self, id: &str) -> Result<(), String> {
        let copy = self.store.with_value(|store| store.new_id(clock::now()));
        self.rewrite(id, &copy.map_err(|e| e.to_string())?, |case| {
            let name = format!("Copy of {}", name_of(case));
            case.name = name.chars().take(case::MAX_NAME).collect();
        })
    }

    /// Adds a case as a new draft, and returns its id; what the tab works on stays as it is.
    ///
    /// # Errors
    /// In words, when it could not be saved.
    pub fn add_draft(self, case: &Case) -> Result<String, String> {
        self.store.with_value(|store| {
            let now = clock::now();
            let id = store.new_id(now).map_err(|e| e.to_string())?;
            let saved = store.save(&id, &case::file::write(case), now);
            saved.map(|_| id).map_err(|e| e.to_string())
        })
    }

    /// The id of a draft with the same facts and names as a link: the same code.
    pub fn find_same(self, code: &str) -> Option<String> {
        let has_code = |id: &String| {
            let text = self.store.with_value(|store| store.open(id)).ok().flatten();
            let case = text.and_then(|text| case::file::read(&text).ok());
            case.and_then(|(case, _)| case::link::write(&case)).is_some_and(|own| own == code)
        };
        self.list().ok()?.into_iter().map(|draft| draft.id).find(has_code)
    }

    /// Reads a draft, changes it, and saves it under an id.
    fn rewrite(self, from: &str, to: &str, change: impl FnOnce(&mut Case)) -> Result<(), String> {
        self.store.with_value(|store| {
            let text = store.open(from).map_err(|e| e.to_string())?;
            let text = text.ok_or("This check is no longer there.")?;
            let (mut case, _) = case::file::read(&text).map_err(|e| e.to_string())?;
            change(&mut case);
            let saved = store.save(to, &case::file::write(&case), clock::now());
            saved.map(drop).map_err(|e| e.to_string())
        })
    }

    /// Deletes a draft; what is returned undoes it.
    ///
    /// # Errors
    /// The storage failed; the draft is still there.
    pub fn delete(self, id: &str) -> Result<Option<Deleted>, StorageError> {
        let deleted = self.store.with_value(|store| store.delete(id))?;
        if self.is_open(id) {
            self.clear();
        }
        Ok(deleted)
    }

    /// Puts a deleted draft back.
    ///
    /// # Errors
    /// The storage failed.
    pub fn undo(self, deleted: &Deleted) -> Result<(), StorageError> {
        self.store.with_value(|store| store.undo(deleted)).map(drop)
    }

    /// Sets a draft aside that cannot be read.
    ///
    /// # Errors
    /// The storage failed; the draft is still where it was.
    pub fn set_aside(self, id: &str) -> Result<(), StorageError> {
        self.store.with_value(|store| store.set_aside(id)).map(drop)
    }

    /// Removes everything that this program keeps in the browser, with no way back.
    ///
    /// # Errors
    /// The storage failed; something may be left.
    pub fn remove_everything(self) -> Result<(), StorageError> {
        self.clear();
        tab::forget();
        self.store.with_value(Store::remove_everything)
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
            let worth = screens::worth_asking(case, &rules);
            screens::next(case, &rules, &worth, Screen::Charter)
        })
    }
}

/// What to call a case in a list or a title.
pub fn name_of(case: &Case) -> String {
    let name = own_name(case);
    if name.is_empty() { "Check without a name".to_owned() } else { name }
}

/// A case's own name, else its school's; empty when it has neither.
fn own_name(case: &Case) -> String {
    let name = if case.name.trim().is_empty() { &case.school.name } else { &case.name };
    name.trim().to_owned()
}
