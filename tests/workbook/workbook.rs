//! CDE's assistance file of 2019: about a thousand districts and county offices, as CDE itself judged them. Is it
//! consistent with the year test?
//!
//! Compared: the letters against the file's own key; method 1 and the number of groups against what the rules make
//! of the letters; the status against the year test. That checks the reading of codes and the counting, not the
//! colour criteria, since the file shows no levels; and it holds what only the file knows as given: which local indicators
//! were missed is not in it, so the marks of methods 2 and 3 stand for them. A district's methods are a charter's but for
//! priorities 9 and 10 and late data, which exist for county offices and districts only and can hide behind the same
//! marks. The file does not say which groups are counted, shows no single priority, and has no charters. Its statuses of
//! 2017 and 2018 are not compared: those years' criteria are not modelled.
//!
//! The file is not part of the project. Where it is not there, the test says so and proves nothing.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests stop at the first surprise"
)]

use std::{
    collections::BTreeMap,
    io::{self, Write},
    path::{Path, PathBuf},
};

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use charter_pathways::{
    case::{facts::facts, file},
    rules::{
        determination::Determination,
        outcome::Outcome,
        rule_set::RuleSet,
        terms::{Group, Year},
        year_test::YearResult,
    },
};
use serde_json::{Map, Value, json};

/// What CDE's letters stand for: the state priorities for which a group met the criteria.
const CODES: [(&str, &[u8]); 11] = [
    ("A", &[4, 5, 6]),
    ("B", &[4, 5]),
    ("C", &[5, 6]),
    ("D", &[4, 6]),
    ("E", &[4, 8]),
    ("F", &[5, 8]),
    ("G", &[6, 8]),
    ("H", &[4, 5, 8]),
    ("I", &[4, 6, 8]),
    ("J", &[5, 6, 8]),
    ("K", &[4, 5, 6, 8]),
];

/// The groups of that year, which CDE's columns name in its own way.
fn column(group: Group) -> Option<String> {
    match group {
        Group::LTEL => None,
        Group::MR => Some("TOMpriorities".to_owned()),
        other => Some(format!("{}priorities", other.code())),
    }
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/assistancestatus19.xlsx")
}

/// Says something in the test's own run, passed or not.
fn say(text: &str) {
    io::stdout().write_all(format!("{text}\n").as_bytes()).unwrap();
}

/// A sheet whose name contains this.
fn sheet(workbook: &mut Xlsx<io::BufReader<std::fs::File>>, name: &str) -> Range<Data> {
    let names = workbook.sheet_names();
    let name = names.iter().find(|n| n.contains(name)).unwrap_or_else(|| panic!("no {name}"));
    workbook.worksheet_range(&name.clone()).unwrap()
}

fn text(cell: &Data) -> String {
    cell.to_string().trim().to_owned()
}

/// The rows below the one that begins with these words, by the words of that row.
fn rows(sheet: &Range<Data>, first: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows = sheet.rows();
    let header: Vec<String> =
        rows.find(|row| text(&row[0]) == first).expect("a header").iter().map(text).collect();
    let by_name =
        |row: &[Data]| header.iter().cloned().zip(row.iter().map(text)).collect::<BTreeMap<_, _>>();
    rows.map(by_name).filter(|row| row.values().any(|cell| !cell.is_empty())).collect()
}

/// One district or county office.
struct Entity {
    cells: BTreeMap<String, String>,
}

impl Entity {
    fn cell(&self, name: &str) -> &str {
        self.cells.get(name).unwrap_or_else(|| panic!("no column {name}"))
    }

    fn name(&self) -> &str {
        self.cell("LEAname")
    }

    fn mark(&self, method: usize) -> bool {
        match self.cell(&format!("MetMethod{method}")) {
            "Y" => true,
            "N" => false,
            other => panic!("{}: {other} is no mark of a method", self.name()),
        }
    }

    fn is_differentiated(&self) -> bool {
        match self.cell("AssistanceStatus2019") {
            "Differentiated Assistance" => true,
            "General Assistance" => false,
            other => panic!("{}: {other} is no status", self.name()),
        }
    }

    /// The groups with a letter, and its priorities.
    fn coded(&self) -> Vec<(Group, &'static [u8])> {
        let of_group = |group| {
            let letter = self.cell(&column(group)?);
            if ["*", ""].contains(&letter) {
                return None;
            }
            let code = CODES.iter().find(|(code, _)| *code == letter);
            let (_, priorities) =
                code.unwrap_or_else(|| panic!("{}: {letter} is no code", self.name()));
            Some((group, *priorities))
        };
        Group::ALL.into_iter().filter_map(of_group).collect()
    }

    /// What the year test makes of the letters, with stand-ins for the local indicators.
    fn year_test(&self, local: Option<&[u8]>) -> YearResult {
        let coded = self.coded();
        let groups: Map<String, Value> = Group::ALL
            .into_iter()
            .filter(|g| column(*g).is_some())
            .map(|g| {
                let facts = match coded.iter().find(|(group, _)| *group == g) {
                    Some((_, priorities)) => json!({ "priorities": priorities }),
                    None => json!({ "fewer_than_two": true }),
                };
                (g.code().to_owned(), facts)
            })
            .collect();
        let mut year = json!({ "groups": groups, "groups_complete": false });
        if let Some(missed) = local {
            let missed: Map<String, Value> =
                missed.iter().map(|n| (n.to_string(), json!("not_met_two_years"))).collect();
            year["local"] = Value::Object(missed);
            year["local_complete"] = json!(true);
        }
        let case = json!({ "format": "charter-pathways/case", "version": 1, "dashboards": { "2019": year } });
        let rules = RuleSet::of(Year(2024)).expect("2019 is in the window of 2024");
        let (case, warnings) = file::read(&case.to_string()).unwrap();
        assert!(warnings.is_empty(), "{}: {warnings:?}", self.name());
        let determination = Determination::of(&facts(&case, &rules).0, &rules);
        determination.years.into_iter().find(|y| y.year == Year(2019)).unwrap()
    }

    /// Whether it serves a grade of 9 to 12, for which alone there is a college/career indicator.
    fn serves_high(&self) -> bool {
        let span = self.cell("Gsoffered");
        let (_, last) = span.split_once('-').unwrap_or_else(|| panic!("{span} is no span"));
        last.parse::<u8>().map_or(last != "K", |grade| grade >= 9)
    }
}

#[test]
fn cde_of_2019() {
    let path = file();
    if !path.exists() {
        say(&format!("NOT COMPARED: {} is not here", path.display()));
        return;
    }
    let mut workbook: Xlsx<_> = open_workbook(&path).unwrap();
    codes_are_those_of_the_key(&sheet(&mut workbook, "Value"));
    let entities = rows(&sheet(&mut workbook, "District and COE"), "Cdcode");
    let entities: Vec<Entity> = entities.into_iter().map(|cells| Entity { cells }).collect();
    for entity in &entities {
        is_consistent(entity);
    }
    let count = |holds: fn(&Entity) -> bool| entities.iter().filter(|e| holds(e)).count();
    let codes: usize = entities.iter().map(|e| e.coded().len()).sum();
    let counts = [
        ("entities", entities.len()),
        ("of them county offices", count(|e| e.cell("cds").get(2..4) == Some("10"))),
        ("codes", codes),
        ("method 1", count(|e| e.mark(1))),
        ("method 2", count(|e| e.mark(2))),
        ("method 3", count(|e| e.mark(3))),
        ("differentiated", count(Entity::is_differentiated)),
    ];
    for (what, many) in counts {
        say(&format!("CDE's file of 2019, compared: {many:>5} {what}"));
    }
    // Nothing was passed over.
    assert_eq!(counts.map(|(_, many)| many), [1002, 58, 677, 331, 2, 0, 333]);
}

/// The letters mean here what the file's own key says.
fn codes_are_those_of_the_key(key: &Range<Data>) {
    let said: Vec<(String, Vec<u8>)> = key
        .rows()
        .filter_map(|row| {
            let letter = text(&row[0]).strip_suffix('=')?.trim().to_owned();
            let words = text(&row[1]);
            let numbers = words.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok());
            Some((letter, numbers.collect()))
        })
        .collect();
    let ours: Vec<(String, Vec<u8>)> =
        CODES.iter().map(|(letter, numbers)| ((*letter).to_owned(), numbers.to_vec())).collect();
    assert_eq!(said, ours);
}

/// What the file says of an entity is what the rules say of its letters.
fn is_consistent(entity: &Entity) {
    let name = entity.name();
    let certain = |holds: bool| if holds { Outcome::Met } else { Outcome::NotMet };

    // From the letters alone: method 1 is settled, and the rest is never contradicted.
    let open = entity.year_test(None);
    assert_eq!(open.methods[0], certain(entity.mark(1)), "{name}: method 1");
    let two = |g: &&charter_pathways::rules::year_test::GroupResult| {
        g.priorities.iter().filter(|p| **p == Outcome::Met).count() >= 2
    };
    let total = open.groups.iter().filter(two).count().to_string();
    assert_eq!(total, entity.cell("TotalStudentGroups"), "{name}: groups with two or more");
    let status = certain(entity.is_differentiated());
    assert!([status, Outcome::Unknown].contains(&open.outcome), "{name}: {:?}", open.outcome);

    // With local indicators that would give the marks of methods 2 and 3: the status follows.
    let missed: &[u8] = match (entity.mark(2), entity.mark(3)) {
        (true, _) => &[1, 2],
        (false, true) => &[1],
        (false, false) => &[],
    };
    let closed = entity.year_test(Some(missed));
    assert_eq!(closed.methods[1], certain(entity.mark(2)), "{name}: method 2");
    assert_eq!(closed.outcome, status, "{name}: status");
    if missed.is_empty() {
        assert_eq!(closed.methods[2], Outcome::NotMet, "{name}: method 3");
    }

    // An indicator of high schools flags nobody else.
    let has_8 = entity.coded().iter().any(|(_, priorities)| priorities.contains(&8));
    assert!(!has_8 || entity.serves_high(), "{name}: {} and 8", entity.cell("Gsoffered"));
}
