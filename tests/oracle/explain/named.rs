//! The facts of a case, each by its name, so that some can be taken and the others left.
//!
//! A fact says nothing but what it says by itself, with what it implies. So a few facts of a case are again what a
//! charter knows, only less.
//!
//! Choice: what a case says and the rules do not read is no fact of it: results of a group that is not counted,
//! `fewer_than_two` beside levels (those of a `levels_complete` too) or beside priorities. Levels beside priorities,
//! which win, are facts that show no more than that the group is counted.

use serde_json::{Map, Value, json};

use super::super::criteria::{self, GROUPS, Grades, INDICATORS, LOCAL, STATE, Set, set};
use super::super::{facts, window};
use super::levels::{scale, states};
use super::sets::{self, OPEN_LOCAL, Possible, States, UNCOUNTED};

/// What a charter knows of the years of the window.
#[derive(Clone)]
pub struct Charter {
    pub window: [u16; 4],
    pub grades: Grades,
    pub years: [YearFacts; 4],
}

#[derive(Clone, Default)]
pub struct YearFacts {
    /// Whether there is a Dashboard, be it told or implied.
    pub published: Option<bool>,
    pub groups: [GroupFacts; 14],
    /// By the order of `LOCAL`: whether it is flagged.
    pub local: [Option<bool>; 5],
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct GroupFacts {
    pub counted: Option<bool>,
    /// By the order of `INDICATORS`: the usable levels.
    pub levels: [Option<&'static str>; 7],
    pub priorities: Option<Set>,
    pub fewer_than_two: bool,
    /// Whether the levels are read for no more than that the group is counted.
    pub overridden: bool,
}

/// The name of a fact. `year` is its place in the window, and a group, an indicator and a local priority are their
/// places in their lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fact {
    pub year: usize,
    pub what: What,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    Published,
    Group(usize, OfGroup),
    Local(usize),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfGroup {
    Counted,
    Priorities,
    FewerThanTwo,
    Level(usize),
}

impl Charter {
    pub fn read(case: &Value, as_of: u16) -> Self {
        let window = window(as_of);
        let grades = facts::grades(&case["school"]["grades"]);
        Self { window, grades, years: window.map(|year| read_year(case, year, grades)) }
    }

    pub fn name(&self, fact: Fact) -> String {
        let year = self.window[fact.year];
        match fact.what {
            What::Published => format!("{year}/published"),
            What::Local(place) => format!("{year}/local/{}", LOCAL[place]),
            What::Group(group, what) => {
                let what = match what {
                    OfGroup::Counted => "counted",
                    OfGroup::Priorities => "priorities",
                    OfGroup::FewerThanTwo => "fewer_than_two",
                    OfGroup::Level(indicator) => INDICATORS[indicator],
                };
                format!("{year}/{}/{what}", GROUPS[group])
            }
        }
    }

    /// Every fact that is told or that a flag settles; not what these imply.
    ///
    /// That there is a Dashboard is left out: by itself it changes nothing, for it may have counted no group.
    pub fn known(&self) -> Vec<Fact> {
        let mut known = vec![];
        for (year, of_year) in self.years.iter().enumerate() {
            if of_year.published == Some(false) {
                known.push(Fact { year, what: What::Published });
            }
            for (group, facts) in of_year.groups.iter().enumerate() {
                let level = |i: &usize| facts.levels[*i].is_some();
                let levels = (0..INDICATORS.len()).filter(level).map(OfGroup::Level);
                let told = facts.counted.map(|_| OfGroup::Counted).into_iter();
                let told = told.chain(facts.priorities.map(|_| OfGroup::Priorities));
                let told = told.chain(facts.fewer_than_two.then_some(OfGroup::FewerThanTwo));
                known.extend(
                    told.chain(levels).map(|what| Fact { year, what: What::Group(group, what) }),
                );
            }
            let local = (0..LOCAL.len()).filter(|p| of_year.local[*p].is_some());
            known.extend(local.map(|place| Fact { year, what: What::Local(place) }));
        }
        known
    }

    /// Every fact that is not known, later years first.
    pub fn unknown(&self) -> Vec<Fact> {
        let mut unknown = vec![];
        for (year, of_year) in self.years.iter().enumerate().rev() {
            if of_year.published == Some(false) {
                continue;
            }
            if of_year.published.is_none() {
                unknown.push(Fact { year, what: What::Published });
            }
            for (group, facts) in of_year.groups.iter().enumerate() {
                let of_group = self.unknown_of_group(year, group, facts);
                let fact = |what| Fact { year, what: What::Group(group, what) };
                unknown.extend(of_group.into_iter().map(fact));
            }
            let local = (0..LOCAL.len())
                .filter(|p| self.window[year] != 2022 && of_year.local[*p].is_none());
            unknown.extend(local.map(|place| Fact { year, what: What::Local(place) }));
        }
        unknown
    }

    fn unknown_of_group(&self, year: usize, group: usize, facts: &GroupFacts) -> Vec<OfGroup> {
        let mut unknown = vec![];
        if !criteria::exists(GROUPS[group], self.window[year]) || facts.counted == Some(false) {
            return unknown;
        }
        if facts.counted.is_none() && !facts.shows_counted() {
            unknown.push(OfGroup::Counted);
        }
        if facts.fewer_than_two {
            unknown.push(OfGroup::Priorities);
        } else if facts.priorities.is_none() {
            let open = |i: &usize| {
                facts.levels[*i].is_none()
                    && criteria::applies(INDICATORS[*i], GROUPS[group], self.grades)
            };
            unknown.extend((0..INDICATORS.len()).filter(open).map(OfGroup::Level));
        }
        unknown
    }

    /// Only these facts.
    pub fn only(&self, facts: &[Fact]) -> Self {
        let mut few = Self { window: self.window, grades: self.grades, years: Default::default() };
        for fact in facts {
            let (to, from) = (&mut few.years[fact.year], &self.years[fact.year]);
            match fact.what {
                What::Published => to.published = from.published,
                What::Local(place) => to.local[place] = from.local[place],
                What::Group(group, what) => to.groups[group].take(what, &from.groups[group]),
            }
        }
        few
    }

    /// A case that tells these facts and nothing else, each by itself, without flags.
    pub fn to_case(&self) -> Value {
        let mut dashboards = Map::new();
        for (year, facts) in self.window.iter().zip(&self.years) {
            let groups = GROUPS.iter().zip(&facts.groups);
            let told = groups.filter(|(_, told)| **told != GroupFacts::default());
            let groups: Map<_, _> =
                told.map(|(code, told)| ((*code).to_owned(), told.to_json())).collect();
            let result = |flagged| if flagged { "not_met_two_years" } else { "met" };
            let local = LOCAL.iter().zip(facts.local);
            let local: Map<_, _> =
                local.filter_map(|(n, told)| Some((n.to_string(), json!(result(told?))))).collect();
            // An empty list would say something: that there is a Dashboard.
            let some =
                |told: Map<String, Value>| if told.is_empty() { json!(null) } else { json!(told) };
            let entry = json!({
                "published": facts.published, "groups": some(groups), "local": some(local),
            });
            dashboards.insert(year.to_string(), entry);
        }
        let spans = [("k8", self.grades.k8), ("9-12", self.grades.high)];
        let spans = spans.iter().filter(|(_, serves)| *serves).map(|(span, _)| json!(span));
        json!({
            "format": "charter-pathways/case",
            "version": 1,
            "school": { "grades": spans.collect::<Value>() },
            "dashboards": dashboards,
        })
    }

    /// What each year can have been.
    pub fn possible(&self) -> Possible {
        let mut possible = Possible { states: [[UNCOUNTED; 14]; 4], local: [0; 4] };
        for (year, of_year) in self.years.iter().enumerate() {
            possible.local[year] = self.local(year);
            if of_year.published != Some(false) {
                for (group, facts) in of_year.groups.iter().enumerate() {
                    possible.states[year][group] = self.states(year, group, facts);
                }
            }
        }
        possible
    }

    /// The ways in which the local priorities of a year can be missed.
    pub fn local(&self, year: usize) -> u8 {
        if self.years[year].published == Some(false) || self.window[year] == 2022 {
            return sets::local([0]);
        }
        let told = &self.years[year].local;
        if told.iter().all(Option::is_none) {
            return OPEN_LOCAL;
        }
        sets::local(self.local_sets(year))
    }

    /// The sets of local priorities that can be flagged, of a year that may have a Dashboard.
    pub fn local_sets(&self, year: usize) -> Vec<Set> {
        let told = &self.years[year].local;
        let those = |wanted: Option<bool>| -> Set {
            let those = LOCAL.iter().zip(told).filter(|(_, told)| **told == wanted);
            those.fold(0, |all, (number, _)| all | set(&[*number]))
        };
        let (flagged, open) = (those(Some(true)), those(None));
        // In 2022 there were none to miss.
        let open = if self.window[year] == 2022 { 0 } else { open };
        let every = sets::every_local().iter().copied();
        every.filter(|set| set & !open == flagged).collect()
    }

    /// What a group can have been in a year with a Dashboard.
    pub fn states(&self, year: usize, group: usize, facts: &GroupFacts) -> States {
        states(self.window[year], GROUPS[group], self.grades, facts)
    }
}

impl GroupFacts {
    /// Whether the results show that the group is counted.
    pub fn shows_counted(&self) -> bool {
        self.levels.iter().any(|level| level.is_some_and(|level| level != "none"))
            || self.priorities.is_some_and(|listed| listed != 0)
    }

    fn to_json(self) -> Value {
        let level = |(indicator, level): (&&str, Option<&str>)| {
            Some(((*indicator).to_owned(), json!(level?)))
        };
        let levels: Map<String, Value> =
            INDICATORS.iter().zip(self.levels).filter_map(level).collect();
        let listed = |set: Set| {
            STATE.into_iter().filter(|n| set & self::set(&[*n]) != 0).collect::<Vec<_>>()
        };
        json!({
            "counted": self.counted,
            "levels": levels,
            "priorities": self.priorities.map(listed),
            "fewer_than_two": self.fewer_than_two.then_some(true),
        })
    }

    /// Takes one fact from fuller ones.
    pub fn take(&mut self, what: OfGroup, from: &Self) {
        self.overridden = from.overridden;
        match what {
            OfGroup::Counted => self.counted = from.counted,
            OfGroup::Priorities => self.priorities = from.priorities,
            OfGroup::FewerThanTwo => self.fewer_than_two = from.fewer_than_two,
            OfGroup::Level(indicator) => self.levels[indicator] = from.levels[indicator],
        }
    }
}

fn read_year(case: &Value, year: u16, grades: Grades) -> YearFacts {
    let entry = &case["dashboards"][year.to_string()];
    let possible = facts::read(case, year);
    let published = match (possible.published, possible.unpublished) {
        (true, true) => None,
        (published, _) => Some(published),
    };
    if published == Some(false) {
        return YearFacts { published, ..YearFacts::default() };
    }
    let local = LOCAL.map(|number| {
        let told = entry["local"][number.to_string()].as_str();
        let told = told.map(|result| result == "not_met_two_years");
        told.or((entry["local_complete"] == true).then_some(false)).filter(|_| year != 2022)
    });
    YearFacts {
        published,
        groups: GROUPS.map(|group| read_group(entry, year, group, grades)),
        local,
    }
}

fn read_group(entry: &Value, year: u16, group: &str, grades: Grades) -> GroupFacts {
    let told = &entry["groups"][group];
    let listed = (entry["groups_complete"] == true).then_some(!told.is_null());
    let counted = told["counted"].as_bool().or(listed);
    if !criteria::exists(group, year) || counted == Some(false) {
        let counted = counted.filter(|_| criteria::exists(group, year));
        return GroupFacts { counted, ..GroupFacts::default() };
    }
    let priorities = facts::priorities(told, year);
    let complete = entry["levels_complete"] == true;
    let applies = |indicator: &str| criteria::applies(indicator, group, grades);
    let levels = INDICATORS.map(|indicator| match told["levels"][indicator].as_str() {
        _ if !applies(indicator) => None,
        Some(level) => scale(indicator, year).into_iter().find(|known| *known == level),
        None => (complete && priorities.is_none()).then_some("none"),
    });
    let gives_level = INDICATORS.iter().any(|i| applies(i) && !told["levels"][*i].is_null());
    GroupFacts {
        counted,
        levels,
        priorities,
        fewer_than_two: told["fewer_than_two"] == true
            && priorities.is_none()
            && !gives_level
            && !complete,
        overridden: priorities.is_some(),
    }
}
