//! The drafts of this browser beside the one that is open: to list, rename, copy, delete and bring back; case files that
//! become drafts; and removing everything. What is done tells by itself how it went.

use leptos::prelude::*;

use super::{
    Saving, Session, TOLD, Then, Told, name_of, name_or_none, own_name, read,
    told::{quoted, sentence},
};
use crate::{
    browser::{clock, files, focus, lasting, location, storage::Place, tab},
    case::{
        self, MAX_NAME,
        file::{Warning, file_name},
    },
    drafts::{Entry, Saved, SetAside, StorageError, Store, TextKind},
    element::note::Tone,
    route::Route,
};

/// Every change to the list, and every look at it, goes through here.
impl Session {
    /// All drafts, last saved first. What lists them follows the changes, in other tabs too.
    ///
    /// # Errors
    /// The storage could not be read.
    pub fn list(self) -> Result<Vec<Entry>, StorageError> {
        self.stored.track();
        self.store.with_value(Store::list)
    }

    /// What was set aside because it could not be read; followed like the list.
    ///
    /// # Errors
    /// The storage could not be read.
    pub fn list_set_aside(self) -> Result<Vec<SetAside>, StorageError> {
        self.stored.track();
        self.store.with_value(Store::list_set_aside)
    }

    /// Does something to the store, and lets what lists it follow.
    fn act<T>(
        self,
        act: impl FnOnce(&Store<Place>) -> Result<T, StorageError>,
    ) -> Result<T, String> {
        let outcome = self.store.with_value(act);
        self.stored.update(|n| *n += 1);
        outcome.map_err(|why| why.to_string())
    }

    /// The text of a draft: of the open one what the page has, if that could not be saved.
    ///
    /// # Errors
    /// In words, when the storage fails or the draft is no longer there.
    pub fn text(self, id: &str) -> Result<String, String> {
        if self.is_open(id) && matches!(self.saving.get_untracked(), Saving::Failed(_)) {
            return Ok(self.once(case::file::write));
        }
        self.stored_text(id)
    }

    /// Gives a draft another name.
    pub fn rename(self, id: &str, name: &str) {
        let choices =
            || self.told.with_untracked(|told| told.iter().filter(|told| told.is_choice()).count());
        let before = choices();
        let renamed = if self.is_open(id) {
            self.change(|case| name.clone_into(&mut case.name));
            match self.saving.get_untracked() {
                Saving::Failed(why) => Err(why.to_string()),
                _ => Ok(()),
            }
        } else {
            self.read(id).and_then(|(mut case, text)| {
                name.clone_into(&mut case.name);
                self.put(id, &case::file::write(&case), Some(&text))
            })
        };
        // Both versions are kept, and told, if another tab was at it.
        if choices() == before {
            self.outcome("The check has its new name.", renamed);
        }
    }

    /// Makes a copy of a draft.
    pub fn duplicate(self, id: &str) {
        let copied = self.text(id).and_then(|text| {
            let (mut case, _) = case::file::read(&text).map_err(|e| e.to_string())?;
            let name = format!("Copy of {}", name_of(&case));
            case.name = name.chars().take(MAX_NAME).collect();
            self.add_draft(&case::file::write(&case))
        });
        self.outcome("The copy is in the list. What was open stays open.", copied.map(drop));
    }

    /// Adds a draft, and returns its id; what the tab works on stays as it is.
    ///
    /// # Errors
    /// In words, when it could not be saved.
    pub fn add_draft(self, text: &str) -> Result<String, String> {
        let id = self.store.with_value(|store| store.new_id(clock::now()));
        let id = id.map_err(|e| e.to_string())?;
        self.put(&id, text, None).map(|()| id)
    }

    /// The id of a draft with the same facts and names as a link: the same code.
    pub fn find_same(self, code: &str) -> Option<String> {
        let has_code = |id: &String| {
            let case = self.read(id).ok().and_then(|(case, _)| case::link::write(&case));
            case.is_some_and(|own| own == code)
        };
        untrack(|| self.list()).ok()?.into_iter().map(|draft| draft.id).find(has_code)
    }

    /// Saves a draft that is not open.
    fn put(self, id: &str, text: &str, seen: Option<&str>) -> Result<(), String> {
        match self.act(|store| store.save(id, text, seen, clock::now()))? {
            Saved::Done | Saved::SetAside(_) => Ok(()),
            Saved::Conflict => {
                Err("Another tab changed it at the same moment; please try again".to_owned())
            }
        }
    }

    /// Saves a draft as a file, whatever its text is.
    pub fn save_draft_as_file(self, id: &str) {
        match self.text(id) {
            Ok(text) => {
                let name = match read(&text) {
                    TextKind::Case(name) | TextKind::Newer(name) => name,
                    TextKind::Damaged(_) => id.to_owned(),
                };
                self.save_as_file(&file_name(&name), text);
            }
            Err(why) => self.answer(Told::failed(&why)),
        }
    }

    /// Files are given to the page: each becomes a draft, or it is told why not.
    pub(super) fn open_given(self, file: Option<files::Given>) {
        let Some((name, text)) = file else {
            location::go(&Route::Drafts.href());
            return self.settle_open();
        };
        let what = quoted(&name);
        let told = match text {
            Some(text) => self.open_file(&what, text),
            None => not_opened(&what, Tone::Problem, "The browser could not read it."),
        };
        self.tell(told);
        focus::on(TOLD);
    }

    /// The text of a case file was given to the page; whether it is a draft now.
    pub fn open_text(self, text: String) -> bool {
        let told = self.open_file("The text", text);
        let opened = told.tone == Tone::Done;
        self.answer(told);
        opened
    }

    /// Makes a draft of a case file, beside all others and as it is written; or tells why it cannot be one.
    fn open_file(self, what: &str, text: String) -> Told {
        let (case, warnings) = match case::file::read(&text) {
            Ok(read) => read,
            Err(error) => {
                let Some(name) = error.newer_name() else {
                    let why = sentence(&error.to_string());
                    let why = if error.is_no_case() {
                        format!("This is not a saved check. Details: {why}")
                    } else {
                        why
                    };
                    return not_opened(what, Tone::Problem, &why);
                };
                let why = format!(
                    "It holds {}, written by a newer version of this page. Reload the page to get that version. Nothing was \
                     added.",
                    quoted(&name_or_none(name))
                );
                return not_opened(what, Tone::Care, &why).with("See it as it is", text);
            }
        };
        let name = TextKind::Case(own_name(&case));
        let others = untrack(|| self.list()).unwrap_or_default();
        let second = if others.iter().any(|draft| draft.kind == name) {
            " There was one of this name already; both are kept."
        } else {
            ""
        };
        if let Err(why) = self.add_draft(&text) {
            return not_opened(what, Tone::Problem, &sentence(&why));
        }
        let name = quoted(&name_of(&case));
        let told = Told::done(format!("{what} is opened: {name} is in the list.{second}"));
        if warnings.is_empty() {
            return told;
        }
        let lines: Vec<String> = warnings.iter().map(Warning::to_string).collect();
        told.with("What is not used", lines.join("\n"))
    }

    /// Deletes a draft; what is told undoes it.
    pub fn delete(self, id: &str) {
        let (text, was_open) = (self.text(id), self.is_open(id));
        let told = match self.act(|store| store.delete(id)) {
            Err(why) => Told::failed(&why),
            Ok(None) => Told::done("The check was no longer there."),
            Ok(Some(mut deleted)) => {
                // What could not be saved is newer than what was stored.
                deleted.text = text.unwrap_or(deleted.text);
                let name = match read(&deleted.text) {
                    TextKind::Case(name) | TextKind::Newer(name) => name_or_none(&name),
                    TextKind::Damaged(_) => deleted.id.clone(),
                };
                // Whatever was deleted under this id before has been saved again since.
                self.forget_undo(&deleted.id);
                let told = format!("The check is deleted. It was {}.", quoted(&name));
                Told::done(told).then(Then::Undo { deleted, was_open })
            }
        };
        if was_open && told.tone == Tone::Done {
            self.clear();
        }
        self.answer(told);
    }

    /// Puts a deleted draft back.
    pub fn undo(self, then: &Then) {
        let Then::Undo { deleted, was_open } = then else { return };
        self.forget_undo(&deleted.id);
        let done = Told::done("The check is back.");
        let told = match self.act(|store| store.undo(deleted)) {
            // What was open is gone on with, unless something else has been begun since.
            Ok(id) if *was_open && !self.is_begun() => match self.open_in_place(&id) {
                Ok(()) => done,
                Err(why) => {
                    Told::new(Tone::Care, "The check is back, and not open", sentence(&why))
                }
            },
            Ok(_) => done,
            // What is told keeps the text until it is back.
            Err(why) => {
                let why = format!("The check is deleted. It could not be brought back: {why}.");
                Told::new(Tone::Problem, "", why).then(then.clone())
            }
        };
        self.answer(told);
    }

    /// Sets a draft aside that cannot be read.
    pub fn set_aside(self, id: &str) {
        let aside = self.act(|store| store.set_aside(id));
        self.outcome("It is set aside, whole.", aside.map(drop));
    }

    /// Removes everything that this program keeps in the browser, with no way back; other tabs close what they have.
    pub fn remove_everything(self) {
        self.clear();
        self.settle();
        tab::forget();
        let removed = self.act(Store::remove_everything);
        self.outcome("Everything is removed from this browser.", removed);
    }

    /// Asks the browser to keep what is stored, and tells its answer.
    pub fn ask_to_keep(self) {
        lasting::ask(move |agreed| {
            let answer = match agreed {
                Some(true) => {
                    let agreed =
                        "This browser has agreed to keep your checks until you remove them.";
                    return self.answer(Told::done(agreed));
                }
                Some(false) => "This browser has not agreed: it may remove your checks.",
                None => "This browser cannot be asked.",
            };
            let answer = format!("{answer} Save a file of each check that matters.");
            self.answer(Told::new(Tone::Care, "", answer));
        });
    }
}

fn not_opened(what: &str, tone: Tone, why: &str) -> Told {
    Told::new(tone, &format!("{what} was not opened"), why.to_owned())
}
