//! Made-up cases, the same for the same seed: small charters and larger ones, near the edges of the rules on purpose.
//!
//! A case is a charter with a trend for each group, told in the many ways a case file allows: by levels or by
//! priorities, with `complete` flags or everything written out, with places left open, and with things in it that
//! the rules ignore.

#![allow(dead_code, reason = "`examples/soak` takes less of it")]

pub mod random;
pub mod shrink;

use serde_json::{Map, Value, json};

use random::Random;

const GROUPS: [&str; 14] =
    ["AA", "AI", "AS", "FI", "HI", "PI", "WH", "MR", "EL", "LTEL", "SED", "SWD", "FOS", "HOM"];
const INDICATORS: [&str; 7] = ["ELA", "MATH", "ELPI", "CHRO", "SUSP", "GRAD", "CCI"];
const COLOURS: [&str; 5] = ["red", "orange", "yellow", "green", "blue"];
const STATUSES: [&str; 5] = ["very_low", "low", "medium", "high", "very_high"];

/// How much a case leaves open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// A few places.
    Little,
    /// Whole years, and which groups there are.
    Much,
}

/// The as-of years of the cases, each with the years of its window: every year that the rules know, which `tests/brute_force.rs`
/// insists on.
pub const AS_OF: [(u16, [u16; 4]); 2] =
    [(2024, [2019, 2022, 2023, 2024]), (2025, [2022, 2023, 2024, 2025])];

/// The as-of year of a seed: each in turn.
pub fn as_of(seed: u64) -> u16 {
    let turn = seed % AS_OF.len() as u64;
    (0..).zip(AS_OF).find(|(at, _)| *at == turn).map_or(0, |(_, (as_of, _))| as_of)
}

/// The case of a seed.
pub fn case(seed: u64, as_of: u16, open: Open) -> Value {
    let mut random = Random::new(seed);
    let maker = Maker {
        k8: random.chance(75),
        high: random.chance(65),
        trends: trends(&mut random),
        clean_year: random.pick(&[None, None, Some(2022), Some(2023), Some(2024), Some(2025)]),
        absent: random.pick(&[0, 0, 10, 25]),
        open: random.pick(&[0, 6, 15, 30]),
        by_priorities: random.pick(&[0, 40, 100]),
        three: random.pick(&[10, 40, 80]),
        local: random.pick(&[0, 0, 10, 35, 60]),
        noise: random.pick(&[0, 0, 0, 4, 15]),
        much: open == Open::Much,
        random,
    };
    maker.case(as_of)
}

/// Some groups, and how likely each is to have two priorities in a year, in percent.
fn trends(random: &mut Random) -> Vec<(&'static str, u32)> {
    let many = random.pick(&[1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 5, 8]);
    let mut groups = vec![];
    while groups.len() < many {
        let group =
            if random.chance(30) { random.pick(&["EL", "LTEL"]) } else { random.pick(&GROUPS) };
        if groups.iter().all(|(other, _)| *other != group) {
            groups.push((group, 0));
        }
    }
    let whole = random.pick(&[0, 10, 60, 80, 95, 100, 100]);
    for (_, trend) in &mut groups {
        *trend = if random.chance(75) { whole } else { random.pick(&[0, 20, 50, 90]) };
    }
    groups
}

struct Maker {
    random: Random,
    k8: bool,
    high: bool,
    trends: Vec<(&'static str, u32)>,
    /// The year in which no group follows its trend, so that the others are just enough, or just not.
    clean_year: Option<u16>,
    /// Percent of group-years that are not counted, and about that of years without a Dashboard.
    absent: u32,
    /// Percent of places left open.
    open: u32,
    by_priorities: u32,
    three: u32,
    local: u32,
    noise: u32,
    much: bool,
}

impl Maker {
    fn case(mut self, as_of: u16) -> Value {
        let window = AS_OF.into_iter().find(|(year, _)| *year == as_of);
        let years = window.map_or_else(Vec::new, |(_, years)| years.to_vec());
        let mut dashboards = Map::new();
        for year in &years {
            let entry = self.year(*year);
            if !entry.is_null() || self.random.chance(50) {
                dashboards.insert(year.to_string(), entry);
            }
        }
        if self.noise() {
            let year =
                self.random.pick(&[2017, 2018, if years.contains(&2019) { 2025 } else { 2019 }]);
            let entry = self.year(year);
            dashboards.insert(year.to_string(), entry);
        }
        if self.noise() {
            let year = self.random.pick(&["2020", "2021", "2026", "2025-26"]);
            let entry = self.year(2025);
            dashboards.insert(year.to_owned(), entry);
        }
        let grades = match (self.k8, self.high) {
            (true, true) => self.random.pick(&[json!(["k8", "9-12"]), json!([]), Value::Null]),
            (true, false) => json!(["k8"]),
            (false, true) => json!(["9-12"]),
            (false, false) => Value::Null,
        };
        let authorizer =
            self.random.pick(&[json!("county"), json!("district"), json!("state"), Value::Null]);
        let given = self.random.pick(&[json!(true), json!(false), Value::Null]);
        json!({
            "format": "charter-pathways/case",
            "version": 1,
            "school": { "grades": grades, "authorizer": authorizer },
            "dashboards": dashboards,
            "assistance": { "given": given },
        })
    }

    fn noise(&mut self) -> bool {
        self.random.chance(self.noise)
    }

    fn opens(&mut self) -> bool {
        self.random.chance(self.open)
    }

    fn year(&mut self, year: u16) -> Value {
        if self.much && self.random.chance(20) {
            return self.random.pick(&[Value::Null, json!({}), json!({ "published": true })]);
        }
        if self.random.chance(self.absent / 2) {
            let beside = if self.noise() { self.groups(year, true, true) } else { Value::Null };
            return json!({ "published": false, "groups": beside });
        }
        let groups_complete = self.random.chance(if self.much { 50 } else { 75 });
        let levels_complete = self.random.chance(55);
        let groups = self.groups(year, groups_complete, levels_complete);
        let (local, local_complete) = self.local(year);
        let flag = |random: &mut Random, set| {
            if set { json!(true) } else { random.pick(&[json!(false), Value::Null]) }
        };
        json!({
            "published": flag(&mut self.random, true).as_bool().filter(|_| self.random.chance(50)),
            "groups": groups,
            "groups_complete": flag(&mut self.random, groups_complete),
            "levels_complete": flag(&mut self.random, levels_complete),
            "local": local,
            "local_complete": flag(&mut self.random, local_complete),
        })
    }

    fn groups(&mut self, year: u16, groups_complete: bool, levels_complete: bool) -> Value {
        let mut groups = Map::new();
        for (group, trend) in self.trends.clone() {
            let trend = if self.clean_year == Some(year) { 0 } else { trend };
            let can_exist = group != "LTEL" || year >= 2024;
            if !can_exist && !self.noise() {
                continue;
            }
            if self.random.chance(self.absent) {
                if !groups_complete || self.random.chance(30) {
                    groups.insert(group.to_owned(), self.uncounted(year, group));
                }
                continue;
            }
            let facts = self.group(year, group, trend, levels_complete);
            groups.insert(group.to_owned(), facts);
        }
        let leave_out_all = self.much && self.random.chance(50);
        if !groups_complete && !leave_out_all {
            let others = GROUPS.iter().filter(|g| **g != "LTEL" || year >= 2024);
            for group in others {
                if !groups.contains_key(*group) && !self.random.chance(self.open / 3) {
                    groups.insert((*group).to_owned(), json!({ "counted": false }));
                }
            }
        }
        if self.noise() {
            let unknown = self.random.pick(&["ALL", "SBA", "EO", "swd"]);
            groups.insert(unknown.to_owned(), json!({ "priorities": [4, 5, 6] }));
        }
        Value::Object(groups)
    }

    fn uncounted(&mut self, year: u16, group: &str) -> Value {
        let beside =
            if self.noise() { json!(self.levels(year, group, &[5, 6], true)) } else { Value::Null };
        json!({ "counted": false, "levels": beside })
    }

    fn group(&mut self, year: u16, group: &str, trend: u32, levels_complete: bool) -> Value {
        let counted = if self.random.chance(50) { json!(true) } else { Value::Null };
        if self.opens() {
            return self.random.pick(&[json!({}), json!({ "counted": counted }), Value::Null]);
        }
        let flagged = self.flagged(year, trend);
        if flagged.len() < 2 && self.random.chance(15) {
            let priorities = if self.noise() { json!(flagged) } else { Value::Null };
            return json!({ "counted": counted, "fewer_than_two": true, "priorities": priorities });
        }
        if self.random.chance(self.by_priorities) {
            let mut listed = flagged.clone();
            if year == 2022 && self.noise() {
                listed.push(8);
            }
            let levels = if self.noise() {
                json!(self.levels(year, group, &flagged, true))
            } else {
                Value::Null
            };
            return json!({ "counted": counted, "priorities": listed, "levels": levels });
        }
        let levels = self.levels(year, group, &flagged, levels_complete);
        let fewer = if self.noise() { json!(self.random.chance(50)) } else { Value::Null };
        json!({ "counted": counted, "levels": levels, "fewer_than_two": fewer })
    }

    /// Two or more state priorities when the trend has it so, else fewer.
    fn flagged(&mut self, year: u16, trend: u32) -> Vec<u16> {
        let many = match (self.random.chance(trend), self.random.chance(self.three)) {
            (true, true) => 3,
            (true, false) => 2,
            (false, true) => 1,
            (false, false) => 0,
        };
        let mut left: Vec<u16> = vec![4, 5, 6];
        if year != 2022 && (self.high || !self.k8) {
            left.push(8);
        }
        while left.len() > many {
            let drop = self.random.below(left.len());
            left.remove(drop);
        }
        left
    }

    /// Levels that flag these priorities and no other, as a charter could have them; now and then with a place
    /// left open, a word that does not fit, or an indicator that does not apply.
    fn levels(
        &mut self,
        year: u16,
        group: &str,
        flagged: &[u16],
        complete: bool,
    ) -> Map<String, Value> {
        let mut chosen = self.achievement(year, group, flagged.contains(&4));
        let (grad, chro) = match (flagged.contains(&5), self.high == self.k8, self.high) {
            (false, _, _) => (false, false),
            (true, true, _) => self.random.pick(&[(true, false), (false, true), (true, true)]),
            (true, false, high) => (high, !high),
        };
        chosen.push(("GRAD", self.worst_or_better(grad)));
        chosen.push(("CHRO", self.worst_or_better(chro)));
        chosen.push(("SUSP", self.worst_or_better(flagged.contains(&6))));
        chosen.push(("CCI", self.worst_or_better(flagged.contains(&8))));

        let mut levels = Map::new();
        for (indicator, rank) in chosen {
            let applies = match indicator {
                "GRAD" | "CCI" => self.high || !self.k8,
                "CHRO" => self.k8 || !self.high,
                "ELPI" => group == "EL" || group == "LTEL",
                _ => true,
            };
            let harmless = rank.is_none_or(|rank| rank >= 2);
            if (!applies && !self.noise()) || (complete && harmless && self.random.chance(60)) {
                continue;
            }
            if self.opens() {
                if self.random.chance(30) {
                    levels.insert(indicator.to_owned(), Value::Null);
                }
                continue;
            }
            let scale = if self.noise() { 2019 + year % 2 } else { year };
            let level = rank.map_or("none", |rank| worst_first(indicator, scale)[rank]);
            levels.insert(indicator.to_owned(), json!(level));
        }
        if self.noise() {
            let unknown = self.random.pick(&["SCIENCE", "GROWTH", "ela"]);
            levels.insert(unknown.to_owned(), json!("red"));
        }
        levels
    }

    /// ELA, MATH and ELPI by rank, worst 0; `None` is `none`.
    fn achievement(
        &mut self,
        year: u16,
        group: &str,
        flagged: bool,
    ) -> Vec<(&'static str, Option<usize>)> {
        let tests = match (flagged, year) {
            (true, 2022) => vec![(Some(0), Some(0))],
            (true, _) => vec![(Some(0), Some(0)), (Some(0), Some(1)), (Some(1), Some(0))],
            (false, 2022) => {
                vec![(Some(0), Some(1)), (Some(2), Some(0)), (Some(0), None), (None, None)]
            }
            (false, _) => {
                vec![
                    (Some(1), Some(1)),
                    (Some(0), Some(2)),
                    (None, Some(0)),
                    (Some(3), Some(2)),
                    (None, None),
                ]
            }
        };
        let (ela, math) = self.random.pick(&tests);
        let elpi = match (group, year, flagged) {
            // By ELPI alone; the tests are told and not used.
            ("LTEL", 2025, true) => self.random.pick(&[Some(0), Some(1)]),
            ("LTEL", 2025, false) => self.random.pick(&[Some(2), Some(4), None]),
            ("EL" | "LTEL", _, true) => self.random.pick(&[Some(0), Some(1), None]),
            _ => self.random.pick(&[Some(1), Some(3), None]),
        };
        vec![("ELA", ela), ("MATH", math), ("ELPI", elpi)]
    }

    fn worst_or_better(&mut self, worst: bool) -> Option<usize> {
        if worst { Some(0) } else { self.random.pick(&[Some(1), Some(1), Some(2), Some(4), None]) }
    }

    /// The local indicators, and whether the rest is told to be fine.
    fn local(&mut self, year: u16) -> (Value, bool) {
        let complete = self.random.chance(55);
        if year == 2022 && !self.noise() {
            return (Value::Null, complete);
        }
        let mut local = Map::new();
        for number in ["1", "2", "3", "6", "7"] {
            if self.random.chance(self.local) {
                local.insert(number.to_owned(), json!("not_met_two_years"));
            } else if !complete && !self.opens() || self.random.chance(20) {
                local.insert(number.to_owned(), json!(self.random.pick(&["met", "not_met"])));
            }
        }
        if self.noise() {
            let unknown = self.random.pick(&["4", "9", "x"]);
            local.insert(unknown.to_owned(), json!("not_met_two_years"));
        }
        (Value::Object(local), complete)
    }
}

/// The levels of an indicator that year, worst first.
pub fn worst_first(indicator: &str, year: u16) -> Vec<&'static str> {
    match (year, indicator) {
        (2022, "CHRO" | "SUSP") => STATUSES.iter().rev().copied().collect(),
        (2022, _) | (2023, "CCI") | (2019, "ELPI") => STATUSES.to_vec(),
        _ => COLOURS.to_vec(),
    }
}
