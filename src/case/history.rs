//! What was told of a year before and after each change, so that changes can be undone and done again.
//!
//! Whole Dashboards and not single changes: so a step back leaves exactly what was there, however it was changed. What came
//! from elsewhere in between becomes a step of its own before anything is undone; nothing is ever lost by it. It changes no
//! case by itself: whoever asks puts what it gives in place, and saves it, like any other change.

use super::Dashboard;

/// So many steps are kept: more than a year has results.
const MOST: usize = 300;

/// The steps of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    now: Dashboard,
    before: Vec<Dashboard>,
    after: Vec<Dashboard>,
}

impl History {
    /// Begins with what is told now.
    pub fn new(now: Dashboard) -> Self {
        Self { now, before: Vec::new(), after: Vec::new() }
    }

    /// Notes what is told now; a step, if that is something else.
    pub fn note(&mut self, now: &Dashboard) {
        if *now == self.now {
            return;
        }
        self.before.push(std::mem::replace(&mut self.now, now.clone()));
        self.after.clear();
        if self.before.len() > MOST {
            self.before.remove(0);
        }
    }

    /// Whether something was told that [`undo`](Self::undo) would take back, and whether something was taken back that
    /// [`redo`](Self::redo) would bring.
    pub fn can(&self, now: &Dashboard) -> [bool; 2] {
        let noted = *now == self.now;
        [!noted || !self.before.is_empty(), noted && !self.after.is_empty()]
    }

    /// What was told before the last step; nothing if there is none.
    pub fn undo(&mut self, now: &Dashboard) -> Option<Dashboard> {
        self.note(now);
        let before = self.before.pop()?;
        self.after.push(std::mem::replace(&mut self.now, before));
        Some(self.now.clone())
    }

    /// What was told before the last undo; nothing if something was told since.
    pub fn redo(&mut self, now: &Dashboard) -> Option<Dashboard> {
        self.note(now);
        let after = self.after.pop()?;
        self.before.push(std::mem::replace(&mut self.now, after));
        Some(self.now.clone())
    }
}
