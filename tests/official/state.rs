//! A whole made-up state in the layouts of CDE's files, and the truth beside it: what each charter's case must be.
//!
//! Every number is worked out from its place (school, year, indicator, group), so a state of any size needs no memory, and
//! the truth is made from the numbers and not from the files. Names are invented, and some are hostile.

// Each test crate takes what it needs of this module.
#![allow(dead_code, reason = "shared by several programs")]

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

/// A state.
#[derive(Clone, Copy)]
pub struct State {
    /// What its numbers are made from.
    pub seed: u64,
    /// How many schools it has; about every seventh is a charter.
    pub schools: usize,
}

/// A group's row: students, status from 0 to 5 and color from 0 to 5.
#[derive(Clone, Copy)]
struct Row {
    students: u64,
    status: u64,
    color: u64,
}

pub const YEARS: [u16; 4] = [2022, 2023, 2024, 2025];
pub const INDICATORS: [(&str, &str); 7] = [
    ("ELA", "ela"),
    ("MATH", "math"),
    ("ELPI", "elpi"),
    ("CHRO", "chronic"),
    ("SUSP", "susp"),
    ("GRAD", "grad"),
    ("CCI", "cci"),
];
const GROUPS: [&str; 14] =
    ["AA", "AI", "AS", "FI", "HI", "PI", "WH", "MR", "EL", "LTEL", "SED", "SWD", "FOS", "HOM"];
/// Rows that are no groups of the rules.
const OTHERS: [&str; 4] = ["ALL", "ELO", "RFP", "EO"];
const NAMES: [&str; 8] = [
    "Harbor Light Academy",
    "\"Two Rivers\" Charter",
    "=1+1 School of Arts",
    "Colegio Niños del Valle",
    "O'Neill & Sons Preparatory",
    "Mesa Verde, Upper School",
    "<b>Bold</b> High",
    "Summit Trail Elementary",
];

impl State {
    fn number(self, place: &[u64]) -> u64 {
        let mut mixed = self.seed;
        for part in place {
            mixed = (mixed ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed ^= mixed >> 29;
        }
        mixed
    }

    pub fn is_charter(self, school: usize) -> bool {
        self.number(&[1, school as u64]) % 100 < 14
    }

    pub fn cds(self, school: usize) -> String {
        // Sorted, in 58 counties; the code of a county office now and then.
        let county = school * 58 / self.schools + 1;
        let district = if school.is_multiple_of(11) { 10_017 } else { 60_000 + school / 20 };
        format!("{county:02}{district:05}{:07}", 100_000 + school)
    }

    pub fn name(self, school: usize) -> String {
        let name =
            NAMES[usize::try_from(self.number(&[12, school as u64]) % 8).unwrap_or_default()];
        format!("{name} {school}")
    }

    /// From kindergarten, up to grade 12.
    fn grades(self, school: usize) -> (bool, bool) {
        match self.number(&[2, school as u64]) % 10 {
            0..6 => (true, false),
            6..9 => (false, true),
            _ => (true, true),
        }
    }

    /// Some schools open later.
    fn is_open(self, school: usize, year: u16) -> bool {
        !self.number(&[3, school as u64]).is_multiple_of(20) || year >= 2024
    }

    fn applies(self, school: usize, indicator: usize, group: usize, year: u16) -> bool {
        let (k8, high) = self.grades(school);
        // Half of the groups have no student in a school.
        let has = self.number(&[11, school as u64, group as u64]).is_multiple_of(2);
        let exists = has && (GROUPS[group] != "LTEL" || year >= 2024);
        exists
            && match INDICATORS[indicator].0 {
                "ELPI" => group == 8 || group == 9,
                "CHRO" => k8,
                "GRAD" | "CCI" => high,
                _ => true,
            }
    }

    fn row(self, school: usize, year: u16, indicator: usize, group: usize) -> Option<Row> {
        if !self.is_open(school, year) || !self.applies(school, indicator, group, year) {
            return None;
        }
        let at = |what: u64| {
            self.number(&[what, school as u64, u64::from(year), indicator as u64, group as u64])
        };
        // Rows of small groups are left out in some files.
        let size = self.number(&[4, school as u64, group as u64]) % 90;
        let students = size + at(5) % 8;
        if students < 3 && at(6).is_multiple_of(2) {
            return None;
        }
        // A fifth of the schools does badly in everything.
        let levels = if self.number(&[13, school as u64]).is_multiple_of(5) { 2 } else { 5 };
        let status = if students >= 11 { at(7) % levels + 1 } else { 0 };
        let color = if students >= 30 && at(8) % 12 > 0 {
            at(9) % levels + 1
        } else {
            // A forced color now and then.
            u64::from(indicator == 3 && students >= 15 && at(10).is_multiple_of(40))
        };
        Some(Row { students, status, color })
    }

    /// Writes one of the state's files.
    pub fn write(self, year: u16, indicator: usize, to: &mut impl Write) -> io::Result<()> {
        let header = header(INDICATORS[indicator].0, year);
        let end = if (usize::from(year) + indicator).is_multiple_of(3) { "\r\n" } else { "\n" };
        let mut line = Vec::new();
        if year == 2023 && indicator == 0 {
            to.write_all(b"\xef\xbb\xbf")?;
        }
        write!(to, "{}{end}", header.join("\t"))?;
        let groups = GROUPS.len() + OTHERS.len();
        for at in 0..self.schools * groups {
            // In one file a school's rows lie apart.
            let (school, group) = if year == 2022 && indicator == 3 {
                (at % self.schools, at / self.schools)
            } else {
                (at / groups, at % groups)
            };
            let as_that_of = if group < GROUPS.len() { group } else { 8 };
            let Some(row) = self.row(school, year, indicator, as_that_of) else { continue };
            if INDICATORS[indicator].0 == "ELPI" && year < 2024 && group != 8 {
                continue;
            }
            let group = GROUPS.iter().chain(&OTHERS).nth(group).copied().unwrap_or_default();
            line.clear();
            for (place, column) in header.iter().enumerate() {
                if place > 0 {
                    line.push(b'\t');
                }
                self.field(school, year, indicator, group, row, column, &mut line)?;
            }
            line.extend_from_slice(end.as_bytes());
            to.write_all(&line)?;
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "the place of a field")]
    fn field(
        self,
        school: usize,
        year: u16,
        indicator: usize,
        group: &str,
        row: Row,
        column: &str,
        to: &mut Vec<u8>,
    ) -> io::Result<()> {
        let blank = if year == 2022 && matches!(indicator, 0 | 1 | 3 | 4) { " " } else { "" };
        let decimals = if year == 2024 { ".0" } else { "" };
        match column.to_ascii_lowercase().as_str() {
            "cds" => write!(to, "{}", self.cds(school)),
            "rtype" => write!(to, "S"),
            "schoolname" => write!(to, "{}", self.name(school)),
            "districtname" => write!(to, "Unified District {}", school / 20),
            "countyname" => write!(to, "County {}", school * 58 / self.schools + 1),
            "charter_flag" => write!(to, "{}", if self.is_charter(school) { "Y" } else { blank }),
            "studentgroup" => write!(to, "{group}"),
            "currdenom" => write!(to, "{}{decimals}", row.students),
            "statuslevel" if row.status == 0 => write!(to, "{blank}"),
            "statuslevel" => write!(to, "{}", row.status),
            "color" => write!(to, "{}", row.color),
            "changelevel" => write!(to, "3"),
            "indicator" => write!(to, "{}", INDICATORS[indicator].0),
            "reportingyear" => write!(to, "{year}"),
            "currnsizemet" | "priornsizemet" => {
                write!(to, "{}", if row.students >= 30 { "Y" } else { "N" })
            }
            "type" => write!(to, "ES"),
            "currstatus" | "priorstatus" => write!(to, "-12.3"),
            "change" => write!(to, "0.0"),
            "currnumer" | "priornumer" | "priordenom" => write!(to, "{}", row.students / 2),
            _ => write!(to, "{blank}"),
        }
    }

    /// What must be found of a charter in a year: its counted groups, each with its levels; none without a Dashboard.
    pub fn truth(
        self,
        school: usize,
        year: u16,
    ) -> Option<BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>> {
        let any = (0..7).any(|i| (0..14).any(|g| self.row(school, year, i, g).is_some()));
        if !any {
            return None;
        }
        let mut groups = BTreeMap::new();
        for (group, code) in GROUPS.iter().enumerate() {
            let rows: Vec<Option<Row>> = (0..7).map(|i| self.row(school, year, i, group)).collect();
            let counts = rows.iter().enumerate().any(|(i, row)| {
                row.is_some_and(|r| r.students >= 30 || (r.color > 0 && is_color(i, year)))
            });
            if !counts {
                continue;
            }
            let mut levels = BTreeMap::new();
            for (indicator, (name, _)) in INDICATORS.iter().enumerate() {
                let for_learners = group == 8 || group == 9;
                if (*name == "CCI" && year == 2022) || (*name == "ELPI" && !for_learners) {
                    continue;
                }
                levels.insert(
                    *name,
                    rows[indicator].map_or("none", |row| word(row, indicator, year)),
                );
            }
            groups.insert(*code, levels);
        }
        Some(groups)
    }
}

fn is_color(indicator: usize, year: u16) -> bool {
    year != 2022 && !(INDICATORS[indicator].0 == "CCI" && year == 2023)
}

fn word(row: Row, indicator: usize, year: u16) -> &'static str {
    const COLORS: [&str; 6] = ["none", "red", "orange", "yellow", "green", "blue"];
    const RISING: [&str; 6] = ["none", "very_low", "low", "medium", "high", "very_high"];
    const FALLING: [&str; 6] = ["none", "very_high", "high", "medium", "low", "very_low"];
    let at = |words: [&'static str; 6], n: u64| words[usize::try_from(n).unwrap_or_default()];
    if is_color(indicator, year) {
        at(COLORS, row.color)
    } else if row.students < 30 {
        "none"
    } else if matches!(INDICATORS[indicator].0, "CHRO" | "SUSP") {
        at(FALLING, row.status)
    } else {
        at(RISING, row.status)
    }
}

/// The columns of a file, in the layout of its year.
fn header(indicator: &str, year: u16) -> Vec<&'static str> {
    let mut columns = vec![
        "cds",
        "rtype",
        "schoolname",
        "districtname",
        "countyname",
        "charter_flag",
        "coe_flag",
        "dass_flag",
    ];
    let has_group = indicator != "ELPI" || year >= 2024;
    if indicator == "SUSP" {
        columns.push("type");
    }
    if has_group {
        columns.push("studentgroup");
    }
    if (indicator, year) == ("CCI", 2022) {
        columns.extend([
            "studentgroup_pct",
            "currdenom",
            "ap",
            "ap_pct",
            "ib",
            "one_college_course",
            "two_college_course",
            "reportingyear",
        ]);
        return columns;
    }
    match indicator {
        "ELPI" => columns.extend([
            "currprogressed",
            "currmaintainPL4",
            "currmaintainOth",
            "currdeclined",
            "currnumer",
        ]),
        "CCI" => columns.push("studentgroup_pct"),
        "ELA" | "MATH" => {}
        _ => columns.push("currnumer"),
    }
    columns.extend(["currdenom", "currstatus"]);
    let has_color = year != 2022 && (indicator, year) != ("CCI", 2023);
    if has_color {
        columns.extend(["priordenom", "priorstatus", "change", "statuslevel"]);
        columns.push(if (indicator, year) == ("SUSP", 2024) {
            "changeLevel"
        } else {
            "changelevel"
        });
        columns.extend(["color", "box", "currnsizemet", "priornsizemet", "accountabilitymet"]);
    } else {
        columns.push("statuslevel");
    }
    match indicator {
        "ELA" | "MATH" => columns.extend([
            "hscutpoints",
            "pairshare_method",
            "prate_enrolled",
            "prate_tested",
            "prate",
        ]),
        "CHRO" => columns.extend(["certifyflag", "dataerrorflag"]),
        "SUSP" => columns.push("certifyflag"),
        "GRAD" => columns.push("fiveyrnumer"),
        "CCI" => columns.extend(["curr_prep", "curr_prep_pct", "curr_aprep", "curr_nprep"]),
        _ => {}
    }
    if year >= 2023 {
        columns.push("indicator");
    }
    columns.push("reportingyear");
    columns
}
