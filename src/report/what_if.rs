//! What if a result were another one? A check with changes laid over it, and what it would come to.
//!
//! The check itself is never touched: what is changed here is a list of changes, and the case that they make is worked out
//! anew from the check and the list. So each change can be taken back by itself, in any order, and a change back to what the
//! check tells is none. The next Dashboard can be sketched too: as a copy of the newest results, to be changed like any
//! other, judged by the criteria of the newest Dashboard because those of the next are not known.

use super::{
    names,
    screens::{Screen, asking_for, open_facts},
    side_by_side::{self, Line},
};
use crate::{
    case::{Case, Dashboard, LocalResult, MAX_NAME, facts::determination},
    rules::{
        rule_set::RuleSet,
        terms::{Group, Indicator, Level, LocalPriority, Year},
    },
};

/// A fact that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The level of a group and an indicator in a year.
    Level(Year, Group, Indicator),
    /// Whether a group is counted in a year.
    Shown(Year, Group),
    /// Whether a local indicator was Not Met for Two or More Years.
    Local(Year, LocalPriority),
    /// Whether technical assistance was given.
    Given,
}

/// What is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A level, if one is told.
    Level(Option<Level>),
    /// Yes or no, if it is told.
    Is(Option<bool>),
}

/// A change, in words: what it is of, what the check tells, and what is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// In words: "2025, Hispanic, Suspension Rate".
    pub of: String,
    /// What the check tells.
    pub before: String,
    /// What is tried.
    pub now: String,
}

/// A check with changes laid over it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhatIf {
    draft: Case,
    changes: Vec<(Place, Value)>,
    sketched: bool,
}

impl WhatIf {
    /// Lays the changes, none to begin with, over a check as it is now. What it tells itself by now is no change.
    pub fn lay_over(&mut self, draft: Case) {
        let sketch = self.sketched();
        self.draft = draft;
        if sketch.is_some() && sketch != self.next() {
            self.sketched = false;
            self.changes.retain(|(place, _)| place.year() != sketch);
        }
        let base = self.base();
        self.changes.retain(|(place, value)| place.read(&base) != *value);
    }

    /// The rules by which the changed case is judged: those of the check, or with the next Dashboard sketched.
    pub fn rules(&self) -> RuleSet {
        let rules = self.draft.rules();
        if self.sketched { rules.with_next_as_newest() } else { rules }
    }

    /// The Dashboard that can be sketched: the one after the newest there are rules for, where the check looks at that.
    pub fn next(&self) -> Option<Year> {
        let rules = self.draft.rules();
        let newest = rules.as_of == RuleSet::newest().as_of;
        newest.then(|| Year(rules.as_of.0 + 1))
    }

    /// The Dashboard that is sketched, if one is.
    pub fn sketched(&self) -> Option<Year> {
        self.next().filter(|_| self.sketched)
    }

    /// Whether the next Dashboard is sketched.
    pub const fn is_sketched(&self) -> bool {
        self.sketched
    }

    /// Sketches the next Dashboard, or takes the sketch back with all that was changed in it.
    pub fn sketch(&mut self, on: bool) {
        self.sketched = on && self.next().is_some();
        if let Some(next) = self.next().filter(|_| !self.sketched) {
            self.changes.retain(|(place, _)| place.year() != Some(next));
        }
    }

    /// What the changes are laid over: the check, and the sketch as it begins.
    pub fn base(&self) -> Case {
        let mut base = self.draft.clone();
        if let Some(next) = self.sketched() {
            let newest = base.dashboard(self.draft.rules().as_of);
            base.change_dashboard(next, |dashboard| *dashboard = newest);
        }
        base
    }

    /// The changed case.
    pub fn case(&self) -> Case {
        self.changed(|_, _| {})
    }

    /// The changed case as it is judged. Of a group that is tried as counted nobody told the results, so they are open; those that
    /// “everything else is better” settles stay settled.
    fn judged(&self) -> Case {
        self.changed(|case, change| {
            if let (Place::Shown(year, _), Value::Is(Some(true))) = change {
                case.change_dashboard(year, Dashboard::write_out_the_rest);
            }
        })
    }

    /// What it is laid over with each change made in turn, and this before each.
    fn changed(&self, before: impl Fn(&mut Case, (Place, Value))) -> Case {
        let mut case = self.base();
        for (place, value) in &self.changes {
            before(&mut case, (*place, *value));
            place.tell(&mut case, *value);
        }
        case
    }

    /// Tries a value; the one that the check tells is no change.
    pub fn set(&mut self, place: Place, value: Value) {
        let is_change = place.read(&self.base()) != value;
        match self.changes.iter_mut().find(|(p, _)| *p == place) {
            Some((_, tried)) if is_change => *tried = value,
            Some(_) => self.take_back(place),
            None if is_change => self.changes.push((place, value)),
            None => {}
        }
    }

    /// Takes a change back.
    pub fn take_back(&mut self, place: Place) {
        self.changes.retain(|(p, _)| *p != place);
    }

    /// Takes everything back.
    pub fn start_over(&mut self) {
        self.changes.clear();
        self.sketched = false;
    }

    /// The Dashboard to look at: that of the last change, else the newest.
    pub fn looked_at(&self) -> Year {
        let rules = self.rules();
        let is_shown = |year: &Year| rules.window.iter().any(|criteria| criteria.year == *year);
        let mut changed = self.changes.iter().rev().filter_map(|(place, _)| place.year());
        changed.find(is_shown).unwrap_or(rules.as_of)
    }

    /// Whether the changed case is another than the check.
    pub const fn is_changed(&self) -> bool {
        self.sketched || !self.changes.is_empty()
    }

    /// The changes, in the order in which they were made.
    pub fn changes(&self) -> Vec<Change> {
        let base = self.base();
        let change = |(place, value): &(Place, Value)| Change {
            place: *place,
            of: place.words(),
            before: place.value_words(place.read(&base), &base),
            now: place.value_words(*value, &base),
        };
        self.changes.iter().map(change).collect()
    }

    /// Both tests and the four pathways: as the check tells, and as is tried.
    pub fn outcomes(&self) -> Vec<Line> {
        let before = determination(&self.draft, &self.draft.rules());
        side_by_side::outcomes([&before, &determination(&self.judged(), &self.rules())])
    }

    /// The screens of a check that would ask for what is still unknown of what is tried and can still change a test.
    pub fn missing(&self) -> Vec<Screen> {
        asking_for(&open_facts(&self.judged(), &self.rules()))
    }

    /// What has moved, in a sentence to be read out.
    pub fn said(&self) -> String {
        let lines = self.outcomes();
        let moved = lines.iter().filter(|line| line.differs());
        let moved: Vec<String> = moved
            .map(|Line { name, says: [before, now] }| format!("{name}: {now} (was: {before})."))
            .collect();
        match (self.is_changed(), moved.is_empty()) {
            (false, _) => "Nothing is changed yet.".to_owned(),
            (true, true) => "No answer moves.".to_owned(),
            (true, false) => moved.join(" "),
        }
    }

    /// A check of its own with what is tried; without the sketch, since a check holds only Dashboards that there are.
    pub fn as_check(&self, name: &str) -> Case {
        let mut made = self.clone();
        made.sketch(false);
        let mut case = made.case();
        case.name = format!("What if: {name}").chars().take(MAX_NAME).collect();
        case.judged = None;
        case
    }

    /// Whether there is something to make a check of.
    pub fn can_be_check(&self) -> bool {
        self.changes.iter().any(|(place, _)| place.year().is_none() || place.year() != self.next())
    }
}

impl Place {
    /// The Dashboard year, if it is of one.
    pub const fn year(self) -> Option<Year> {
        match self {
            Self::Level(year, ..) | Self::Shown(year, _) | Self::Local(year, _) => Some(year),
            Self::Given => None,
        }
    }

    /// What a case tells of it.
    pub fn read(self, case: &Case) -> Value {
        match self {
            Self::Level(year, group, indicator) => {
                Value::Level(case.dashboard(year).level(group, indicator))
            }
            Self::Shown(year, group) => {
                let dashboard = case.dashboard(year);
                let told = dashboard.group(group).counted;
                let all = dashboard.groups_complete == Some(true);
                Value::Is(if dashboard.shows(group) {
                    Some(true)
                } else {
                    told.or_else(|| all.then_some(false))
                })
            }
            Self::Local(year, priority) => {
                let dashboard = case.dashboard(year);
                let told = dashboard.local.as_ref().and_then(|local| local.get(&priority));
                let rest = (dashboard.local_complete == Some(true)).then_some(false);
                Value::Is(told.map(|result| *result == LocalResult::NotMetTwoYears).or(rest))
            }
            Self::Given => Value::Is(case.assistance.given),
        }
    }

    fn tell(self, case: &mut Case, value: Value) {
        match (self, value) {
            (Self::Level(year, group, indicator), Value::Level(level)) => {
                case.change_dashboard(year, |d| d.set_level(group, indicator, level));
            }
            // That the others are counted or not stays as it was told.
            (Self::Shown(year, group), Value::Is(Some(shown))) => {
                case.change_dashboard(year, |d| d.set_shown(group, shown));
            }
            (Self::Local(year, priority), Value::Is(missed)) => {
                let result =
                    missed.map(
                        |missed| {
                            if missed { LocalResult::NotMetTwoYears } else { LocalResult::Met }
                        },
                    );
                case.change_dashboard(year, |d| d.set_local(priority, result));
            }
            (Self::Given, Value::Is(given)) => case.assistance.given = given,
            _ => {}
        }
    }

    fn words(self) -> String {
        match self {
            Self::Level(year, group, indicator) => {
                format!("{year}, {}, {}", names::group(group), names::indicator(indicator))
            }
            Self::Shown(year, group) => format!("{year}, {}", names::group(group)),
            Self::Local(year, priority) => {
                let number = priority.number();
                format!("{year}, local indicator {number} {}", names::priority(number))
            }
            Self::Given => "Technical assistance under EC 47607.3".to_owned(),
        }
    }

    fn value_words(self, value: Value, base: &Case) -> String {
        let words = match (self, value) {
            (Self::Level(year, ..), Value::Level(None))
                if base.dashboard(year).levels_complete == Some(true) =>
            {
                "better than what was asked about, or no level"
            }
            (_, Value::Level(level)) => level.map_or("not known", names::level),
            (_, Value::Is(None)) => "not known",
            (Self::Local(..), Value::Is(Some(true))) => MISSED,
            (Self::Local(..), Value::Is(Some(false))) => NOT_MISSED,
            (Self::Shown(..), Value::Is(Some(true))) => "counted",
            (Self::Shown(..), Value::Is(Some(false))) => "not counted",
            (_, Value::Is(Some(true))) => "given",
            (_, Value::Is(Some(false))) => "not given",
        };
        words.to_owned()
    }
}

/// A local indicator that counts against the charter.
pub const MISSED: &str = "Not Met for Two or More Years";
/// One that does not.
pub const NOT_MISSED: &str = "met, or not met for one year";
