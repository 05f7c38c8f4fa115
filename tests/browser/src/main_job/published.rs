//! What a charter's Dashboards really showed: the excerpts of CDE's files beside the project, read as a person reads the
//! Dashboard, into the groups and levels of a case file.
//!
//! It is a reader of the tests' own, for files that are known to be sound. They are looked for in `data/dashboard` of
//! the folder that `CHARTER_PATHWAYS_SHARED` names, else of `shared` beside the project; where they are missing an
//! invented charter in the same shape stands in, and the output says so. A file that is not there leaves its indicator
//! unknown; one that is there and has no row, or no level, for a counted group says `none`.

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use charter_pathways::rules::terms::{Group, Indicator};
use hosting::workspace;
use serde::Deserialize;
use serde_json::{Value, json};

/// From this many students on a group counts, and a status is shown.
const COUNTED_FROM: u32 = 30;

/// The results of a charter.
pub struct Published {
    /// The school's name.
    pub name: String,
    /// Its CDS code.
    pub cds: String,
    /// Each file by indicator and year.
    tables: BTreeMap<(Indicator, u16), BTreeMap<String, Row>>,
    /// Whether it serves kindergarten to grade 8, and grades 9 to 12.
    grades: (bool, bool),
}

/// A group's row: students, status (1 the worst) and colour (1 the worst), 0 for none.
type Row = (u32, usize, usize);

/// How the files are called, by indicator.
const FILES: [(Indicator, &str); 7] = [
    (Indicator::ELA, "ela"),
    (Indicator::MATH, "math"),
    (Indicator::ELPI, "elpi"),
    (Indicator::CHRO, "chronic"),
    (Indicator::SUSP, "susp"),
    (Indicator::GRAD, "grad"),
    (Indicator::CCI, "cci"),
];

const YEARS: [u16; 4] = [2019, 2022, 2023, 2024];

impl Published {
    /// The charter with this CDS code from CDE's files; without them the invented one of this name.
    pub fn find(cds: &str, stand_in: &str, grades: (bool, bool)) -> Result<Self> {
        let shared = env::var_os("CHARTER_PATHWAYS_SHARED").map(PathBuf::from);
        let folder = shared.unwrap_or_else(|| workspace().join("../shared")).join("data/dashboard");
        if folder.is_dir() {
            println!("note: {cds} is read from CDE's files in {}", folder.display());
            return Self::from_files(&folder, cds, grades).context("CDE's files");
        }
        println!(
            "note: {} is not there: an invented charter {stand_in} is entered instead",
            folder.display()
        );
        Self::invented(stand_in, grades).context("tests/browser/fixtures")
    }

    fn from_files(folder: &std::path::Path, cds: &str, grades: (bool, bool)) -> Result<Self> {
        let mut published =
            Self { name: String::new(), cds: cds.to_owned(), tables: BTreeMap::new(), grades };
        for (indicator, file) in FILES {
            for year in YEARS {
                let path = folder.join(format!("{file}download{year}.txt"));
                let Ok(text) = fs::read_to_string(&path) else { continue };
                let rows = published.rows(&text).with_context(|| path.display().to_string())?;
                published.tables.insert((indicator, year), rows);
            }
        }
        ensure!(!published.name.is_empty(), "no file has a row of {cds}");
        Ok(published)
    }

    /// The charter's rows in a file, by the codes of their groups.
    fn rows(&mut self, text: &str) -> Result<BTreeMap<String, Row>> {
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let heads: Vec<&str> = lines.next().context("the file is empty")?.split('\t').collect();
        let column = |name: &str| heads.iter().position(|h| h.eq_ignore_ascii_case(name));
        let mut rows = BTreeMap::new();
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            let field = |name| column(name).and_then(|at| fields.get(at)).map(|field| field.trim());
            if field("cds") != Some(&self.cds) {
                continue;
            }
            field("schoolname").unwrap_or_default().clone_into(&mut self.name);
            // A column that the year does not have, or a blank, is zero.
            let number = |name| field(name).and_then(|n| n.parse().ok()).unwrap_or_default();
            // Before 2024 the file of English learner progress has no groups: it is theirs alone.
            let group = field("studentgroup").unwrap_or("EL").to_owned();
            let students = u32::try_from(number("currdenom"))?;
            rows.insert(group, (students, number("statuslevel"), number("color")));
        }
        Ok(rows)
    }

    fn invented(name: &str, grades: (bool, bool)) -> Result<Self> {
        #[derive(Deserialize)]
        struct Charter {
            name: String,
            cds: String,
            tables: BTreeMap<String, BTreeMap<String, Row>>,
        }
        let text = include_str!("../../fixtures/invented-charters.json");
        let mut charters: BTreeMap<String, Charter> = serde_json::from_str(text)?;
        let charter = charters.remove(name).with_context(|| format!("there is none {name}"))?;
        let mut tables = BTreeMap::new();
        for (indicator, file) in FILES {
            for year in YEARS {
                if let Some(rows) = charter.tables.get(&format!("{file}{year}")) {
                    tables.insert((indicator, year), rows.clone());
                }
            }
        }
        Ok(Self { name: charter.name, cds: charter.cds, tables, grades })
    }

    /// The school, located in the county that authorized it.
    pub fn school(&self) -> Value {
        let grades = [(self.grades.0, "k8"), (self.grades.1, "9-12")];
        let grades: Vec<&str> = grades.iter().filter(|(has, _)| *has).map(|(_, g)| *g).collect();
        json!({ "name": self.name, "cds": self.cds, "county": "Alameda", "authorizer": "county", "grades": grades })
    }

    /// A year's Dashboard with every level that it shows.
    pub fn dashboard(&self, year: u16) -> Value {
        let counted = Group::ALL.into_iter().filter(|group| self.counts(*group, year));
        let groups = counted.map(|group| {
            let levels = FILES.iter().filter_map(|(indicator, _)| {
                let level = self.level(group, *indicator, year)?;
                Some((indicator.code().to_owned(), json!(level)))
            });
            let levels: serde_json::Map<String, Value> = levels.collect();
            (group.code().to_owned(), json!({ "counted": true, "levels": levels }))
        });
        let groups: serde_json::Map<String, Value> = groups.collect();
        json!({ "published": true, "groups_complete": true, "groups": groups })
    }

    /// Any of its indicators has thirty students or a colour.
    fn counts(&self, group: Group, year: u16) -> bool {
        FILES.iter().any(|(indicator, _)| {
            let rows = self.tables.get(&(*indicator, year));
            let row = rows.and_then(|rows| rows.get(group.code()));
            row.is_some_and(|(students, _, colour)| *students >= COUNTED_FROM || *colour > 0)
        })
    }

    /// The level shown; nothing where the indicator cannot apply, or its file is not there.
    fn level(&self, group: Group, indicator: Indicator, year: u16) -> Option<&'static str> {
        use Indicator::{CCI, CHRO, ELPI, GRAD, SUSP};
        let applies = match indicator {
            ELPI => [Group::EL, Group::LTEL].contains(&group),
            CHRO => self.grades.0,
            GRAD | CCI => self.grades.1,
            _ => true,
        };
        // College/career of 2022 says nothing.
        if !applies || (indicator, year) == (CCI, 2022) {
            return None;
        }
        let row = self.tables.get(&(indicator, year))?.get(group.code());
        let (students, status, colour) = row.copied().unwrap_or_default();
        let by_status = year == 2022 || [(CCI, 2023), (ELPI, 2019)].contains(&(indicator, year));
        let level = match (by_status, indicator) {
            (false, _) => (1..=5)
                .zip(["red", "orange", "yellow", "green", "blue"])
                .find(|(n, _)| *n == colour),
            // Filled from eleven students on: shown from thirty.
            (true, _) if students < COUNTED_FROM => None,
            (true, CHRO | SUSP) => (1..=5)
                .zip(["very_high", "high", "medium", "low", "very_low"])
                .find(|(n, _)| *n == status),
            (true, _) => (1..=5)
                .zip(["very_low", "low", "medium", "high", "very_high"])
                .find(|(n, _)| *n == status),
        };
        Some(level.map_or("none", |(_, word)| word))
    }
}

/// A year's Dashboard as it is told by question: the levels that matter, and that everything else is better.
pub fn by_question(mut dashboard: Value) -> Value {
    let matters = |indicator: &str, level: &str| match (indicator, level) {
        ("CHRO" | "SUSP", "very_high") | (_, "red") | ("ELA" | "MATH", "orange") => true,
        (indicator, "very_low") => !["CHRO", "SUSP"].contains(&indicator),
        _ => false,
    };
    if let Some(groups) = dashboard.get_mut("groups").and_then(Value::as_object_mut) {
        for group in groups.values_mut().filter_map(Value::as_object_mut) {
            if let Some(levels) = group.get_mut("levels").and_then(Value::as_object_mut) {
                levels.retain(|indicator, level| {
                    matters(indicator, level.as_str().unwrap_or_default())
                });
                if levels.is_empty() {
                    group.remove("levels");
                }
            }
        }
    }
    if let Some(fields) = dashboard.as_object_mut() {
        fields.insert("levels_complete".to_owned(), json!(true));
    }
    dashboard
}
