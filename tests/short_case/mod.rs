//! Cases in short, for tests that reason by hand: the line is the whole case.

use serde_json::{Map, Value, json};

/// A case with nothing left open, one year a line: `GROUP=priorities` for each counted group, `L=` for the local
/// priorities missed for two years. A year without a line has no Dashboard.
pub fn settled(text: &str) -> Value {
    let digits =
        |s: &str| -> Vec<u64> { s.chars().map(|c| c.to_digit(10).unwrap().into()).collect() };
    let mut years = vec![];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split_whitespace();
        let year = words.next().unwrap();
        let (mut groups, mut local) = (Map::new(), Map::new());
        for (name, listed) in words.map(|word| word.split_once('=').unwrap()) {
            if name == "L" {
                local = digits(listed)
                    .iter()
                    .map(|n| (n.to_string(), json!("not_met_two_years")))
                    .collect();
            } else {
                groups.insert(name.to_owned(), json!({ "priorities": digits(listed) }));
            }
        }
        let entry = json!({
            "groups_complete": true, "groups": groups, "local_complete": true, "local": local,
        });
        years.push((year.to_owned(), entry));
    }
    with_years(years)
}

/// A case of these years, every other one without a Dashboard.
pub fn with_years(years: impl IntoIterator<Item = (String, Value)>) -> Value {
    let none = |year: u16| (year.to_string(), json!({ "published": false }));
    let mut dashboards: Map<String, Value> =
        [2019, 2022, 2023, 2024, 2025].map(none).into_iter().collect();
    dashboards.extend(years);
    json!({ "format": "charter-pathways/case", "version": 1, "dashboards": dashboards })
}
