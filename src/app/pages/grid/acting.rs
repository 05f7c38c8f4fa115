//! What keys, presses and pasted text do in the grid.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{parts::said::say, session::Session},
    browser::{clipboard, focus, keys::Key},
    case::{Dashboard, history::History},
    official::merge as official,
    report::{
        grid::{Change, Entry, Place, Range, Sheet, Step},
        names, origins,
    },
    rules::terms::Year,
};

/// The first of the levels below the grid.
pub const BAR: &str = ".grid-bar button";

/// The grid of a year in use. A handle: copies are the same grid.
#[derive(Clone)]
pub struct Acting {
    session: Session,
    /// Its cells.
    pub sheet: Arc<Sheet>,
    /// Its year.
    pub year: Year,
    /// What is told.
    pub told: Memo<Dashboard>,
    /// The cell that has the focus, or had it last.
    pub here: RwSignal<Place>,
    /// The other corner, while several cells are chosen.
    pub anchor: RwSignal<Option<Place>>,
    /// What the last action came to.
    pub said: RwSignal<String>,
    history: StoredValue<History>,
}

/// The id of a cell.
pub fn id(place: Place) -> String {
    format!("cell-{}-{}", place.row, place.column)
}

impl Acting {
    /// A grid in which nothing has been done.
    pub fn new(session: Session, sheet: Arc<Sheet>, year: Year) -> Self {
        let told = Memo::new(move |_| session.with(|case| case.dashboard(year)));
        let history = StoredValue::new(History::new(told.get_untracked()));
        // Whatever this page changes is a step, also what stands beside the grid.
        Effect::new(move |_| told.with(|now| history.update_value(|history| history.note(now))));
        Self {
            session,
            sheet,
            year,
            told,
            here: RwSignal::new(Place::default()),
            anchor: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            history,
        }
    }

    /// Works out what a first key would change, and leaves it: a browser compiles what it runs when it runs it first, and that key should
    /// not wait for it.
    pub fn rehearse(&self) {
        // The page may be left meanwhile.
        let Some(mut told) = self.told.try_get_untracked() else { return };
        // No key of any keyboard.
        self.press(&Key { name: String::new(), shift: false, control: false });
        let mut history = History::new(told.clone());
        let here = self.here.get_untracked();
        let first = self.sheet.places().find(|place| self.sheet.at(*place).is_some());
        let first = first.unwrap_or(here);
        if let Ok((changes, _)) = self.change((first, first), Entry::Key('1')) {
            for change in &changes {
                change.make(&mut told);
            }
        }
        history.note(&told);
        self.sheet.next(here);
    }

    fn range(&self) -> Range {
        let here = self.here.get_untracked();
        (self.anchor.get_untracked().unwrap_or(here), here)
    }

    /// Where the levels in the chosen cells came from, if not all were typed.
    pub fn came(&self) -> Option<String> {
        let here = self.here.get();
        let range = (self.anchor.get().unwrap_or(here), here);
        let cells: Vec<_> = self.sheet.within(range).map(|(_, group, i)| (group, i)).collect();
        let chosen = |place| matches!(place, official::Place::Level(year, group, i) if year == self.year && cells.contains(&(group, i)));
        self.session.with(|case| origins::line(case, chosen))
    }

    /// Which cells are chosen, in words.
    pub fn chosen(&self) -> String {
        let here = self.here.get();
        match self.anchor.get().map(|from| self.sheet.within((from, here)).count()) {
            Some(cells) => format!("{cells} cells"),
            None => self.name(here),
        }
    }

    fn name(&self, place: Place) -> String {
        self.sheet.at(place).map_or_else(
            || "A cell that is not used".to_owned(),
            |(group, indicator)| {
                format!("{}, {}", names::group(group), names::indicator_short(indicator))
            },
        )
    }

    /// The focus has come to a cell.
    pub fn focused(&self) {
        let (focused, here) = (focus::at(), self.here.get_untracked());
        // Mostly it is there already: a key has brought it.
        if id(here) == focused {
            return;
        }
        if let Some(place) = self.sheet.places().find(|place| id(*place) == focused) {
            self.stand(place, || {});
            self.hush();
        }
    }

    /// A cell is about to be chosen with a mouse, in place of what was chosen or together with it.
    pub fn choosing(&self, together: bool) {
        let from = self.anchor.get_untracked().unwrap_or_else(|| self.here.get_untracked());
        self.anchor.set(together.then_some(from));
    }

    /// A key is pressed; says whether that was for the grid.
    pub fn press(&self, key: &Key) -> bool {
        let step = match (key.name.as_str(), key.control) {
            ("ArrowLeft", false) => Step::Left,
            ("ArrowRight", false) => Step::Right,
            ("ArrowUp", false) => Step::Up,
            ("ArrowDown", false) => Step::Down,
            ("Home", false) => Step::RowStart,
            ("End", false) => Step::RowEnd,
            ("Home", true) => Step::First,
            ("End", true) => Step::Last,
            _ => return self.act(key),
        };
        let (from, here) = self.range();
        let to = self.sheet.step(here, step);
        self.anchor.set((key.shift && to != from).then_some(from));
        self.go(to);
        self.hush();
        self.say_several();
        true
    }

    /// What was said of the cell that one has left is over.
    fn hush(&self) {
        if self.said.with_untracked(|said| !said.is_empty()) {
            self.said.set(String::new());
        }
    }

    /// Says how many cells are chosen, if several are: a screen reader says only the one that has the focus.
    fn say_several(&self) {
        if self.anchor.get_untracked().is_some() {
            let came = match self.sheet.within(self.range()).count() {
                1 => "1 cell is chosen.".to_owned(),
                cells => format!("{cells} cells are chosen."),
            };
            say(self.said, came);
        }
    }

    /// A key is pressed among the levels below the grid.
    pub fn press_below(&self, key: &Key) -> bool {
        match key.name.as_str() {
            "ArrowLeft" => focus::on_beside(false),
            "ArrowRight" => focus::on_beside(true),
            "Escape" => self.go(self.here.get_untracked()),
            _ => return false,
        }
        true
    }

    fn act(&self, key: &Key) -> bool {
        match (key.name.to_ascii_lowercase().as_str(), key.control) {
            (name @ ("z" | "y"), true) => {
                if name == "z" && !key.shift {
                    self.undo();
                } else {
                    self.redo();
                }
                self.go(self.here.get_untracked());
            }
            ("c", true) => self.copy(),
            ("a", true) => {
                self.anchor.set(Some(Place::default()));
                self.go(self.sheet.step(Place::default(), Step::Last));
                self.say_several();
            }
            ("delete" | "backspace", false) => self.told(Entry::Unknown),
            ("escape", false) => self.anchor.set(None),
            ("enter", false) => focus::on_first(BAR),
            _ => {
                let Some(letter) = written(key) else { return false };
                self.told(Entry::Key(letter));
            }
        }
        true
    }

    /// A level is told by key: the focus goes on to the next cell, as in a spreadsheet.
    fn told(&self, entry: Entry) {
        let several = self.anchor.get_untracked().is_some();
        if self.enter(entry) && !several && entry != Entry::Unknown {
            self.go(self.sheet.next(self.here.get_untracked()));
        }
    }

    /// A level is told by a press below the grid: the focus stays there.
    pub fn tell(&self, entry: Entry) {
        let several = self.anchor.get_untracked().is_some();
        if self.enter(entry) && !several && entry != Entry::Unknown {
            let next = self.sheet.next(self.here.get_untracked());
            self.stand(next, || focus::bring(&id(next)));
            self.said.update(|said| said.extend([" Next: ", &self.name(next), "."]));
        }
    }

    fn enter(&self, entry: Entry) -> bool {
        let change = self.change(self.range(), entry);
        let is_done = change.is_ok();
        match change {
            Ok((changes, came)) => {
                say(self.said, came);
                self.make(&changes);
            }
            Err(why) => say(self.said, why),
        }
        is_done
    }

    /// What an entry changes in these cells, and what that comes to in words; or in words why it changes nothing.
    fn change(&self, range: Range, entry: Entry) -> Result<(Vec<Change>, String), String> {
        let changes = self.sheet.enter(range, entry);
        let Some(first) = changes.first() else {
            return Err(match entry {
                _ if self.sheet.within(range).next().is_none() => {
                    "Not used: the rules use no result here.".to_owned()
                }
                Entry::Key(key) => {
                    format!("“{key}” is not a level here. This year’s levels are below the grid.")
                }
                _ => "This cell has no such level.".to_owned(),
            });
        };
        let level = first.level.map_or("not entered", names::level);
        let came = match changes.len() {
            1 => format!("{}: {level}.", self.name(range.1)),
            cells => format!("{cells} cells: {level}."),
        };
        Ok((changes, came))
    }

    fn make(&self, changes: &[Change]) {
        self.put(|dashboard| changes.iter().for_each(|change| change.make(dashboard)));
    }

    fn put(&self, change: impl FnOnce(&mut Dashboard)) {
        self.session.change(|case| case.change_dashboard(self.year, change));
    }

    /// Pastes a block from the chosen cell on, or into all that are chosen.
    pub fn paste(&self, text: &str) {
        let pasted = self.sheet.paste(text, self.range());
        if !pasted.changes.is_empty() {
            self.make(&pasted.changes);
        }
        let mut said = match pasted.changes.len() {
            0 => "Nothing pasted is a level here.".to_owned(),
            1 => "1 level pasted.".to_owned(),
            levels => format!("{levels} levels pasted."),
        };
        if !pasted.left.is_empty() {
            said.extend([" Left out: ", &pasted.left.join("; "), "."]);
        }
        say(self.said, said);
    }

    fn copy(&self) {
        let range = self.range();
        let text = self.told.with_untracked(|told| self.sheet.copy(told, range));
        let said = self.said;
        clipboard::copy(&text, move |done| {
            let came = if done { "Copied." } else { "The browser does not let this page copy." };
            say(said, came.to_owned());
        });
    }

    /// Whether there is something to take back, and something to do again; followed.
    pub fn can_go_back(&self) -> [bool; 2] {
        let history = self.history;
        self.told.with(|now| history.with_value(|history| history.can(now)))
    }

    /// Takes back the last change of this page.
    pub fn undo(&self) {
        self.back(History::undo, "Undone", "There is nothing to undo on this page.");
    }

    /// Makes the change again that was taken back last.
    pub fn redo(&self) {
        self.back(History::redo, "Redone", "There is nothing to redo.");
    }

    fn back(
        &self,
        step: fn(&mut History, &Dashboard) -> Option<Dashboard>,
        done: &str,
        nothing: &str,
    ) {
        let now = self.told.get_untracked();
        let other = self.history.try_update_value(|history| step(history, &now)).flatten();
        let Some(other) = other else { return say(self.said, nothing.to_owned()) };
        let changed: Vec<_> = self.sheet.changed(&now, &other).collect();
        // There one sees what has come back.
        if let Some((place, _)) = changed.first() {
            self.anchor.set(None);
            self.stand(*place, || {});
        }
        let came = match changed.as_slice() {
            [] => format!("{done}."),
            [(place, level)] => {
                format!(
                    "{done}: {}, {}.",
                    self.name(*place),
                    level.map_or("not entered", names::level)
                )
            }
            several => format!("{done}: {} cells.", several.len()),
        };
        say(self.said, came);
        self.put(|dashboard| *dashboard = other);
    }

    fn go(&self, to: Place) {
        self.stand(to, || focus::on_whole(&id(to)));
    }

    /// Another cell is the stop of the Tab key; `come` may bring the focus there.
    fn stand(&self, to: Place, come: impl FnOnce()) {
        let from = self.here.get_untracked();
        self.here.set(to);
        // In this order: to change it of what has the focus makes a browser work out all styles at once.
        focus::set_stop(&id(to), true);
        come();
        if from != to {
            focus::set_stop(&id(from), false);
        }
    }
}

/// The letter or digit that a key writes, if it does.
fn written(key: &Key) -> Option<char> {
    let mut letters = key.name.chars();
    let (letter, None) = (letters.next()?, letters.next()) else { return None };
    (!key.control && letter.is_alphanumeric()).then_some(letter)
}
