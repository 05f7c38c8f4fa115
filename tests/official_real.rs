//! CDE's real files, where they are at hand: all rows of two charters, 2019 to 2024, read by the reader and once more here, by
//! nothing but the names of columns, and compared level by level.

use std::{
    collections::BTreeMap,
    env, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use charter_pathways::{
    official::{
        archive::Archive, cds::Cds, kind::Kind, note::Weight, reader::Reader, table::Content,
    },
    rules::terms::{Group, Indicator, Level, Year},
};

/// By school, indicator and year the groups' students, statuses and colors.
type Tables = BTreeMap<(String, Indicator, u16), BTreeMap<String, (u32, usize, usize)>>;

/// The real excerpts, where they are at hand, against a reading of their own by position of nothing but names.
#[expect(clippy::too_many_lines, reason = "a second reading, in one place")]
#[test]
fn the_real_excerpts() {
    let shared = env::var_os("CHARTER_PATHWAYS_SHARED").map(PathBuf::from);
    let folder = shared
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"))
        .join("data/dashboard");
    if !folder.is_dir() {
        let note =
            format!("note: {} is not there: CDE's real files were not read\n", folder.display());
        io::stdout().write_all(note.as_bytes()).unwrap();
        return;
    }
    let mut archive = Archive::default();
    let mut tables: Tables = BTreeMap::new();
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut reader = Reader::new(&name);
        reader.push(&bytes);
        let reading = reader.finish();
        assert!(!reading.notes.any(Weight::Told), "{name}: {:?}", reading.notes);
        let Some(Content::Indicator(file)) = &reading.content else { panic!("{name}") };
        assert!(file.is_whole);
        let text = String::from_utf8(bytes).unwrap();
        let mut lines = text.lines();
        let heads: Vec<String> =
            lines.next().unwrap().split('\t').map(str::to_ascii_lowercase).collect();
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            let field =
                |name: &str| heads.iter().position(|h| h == name).map(|at| fields[at].trim());
            if field("rtype") == Some("S") {
                let number = |name| {
                    field(name).and_then(|n| n.trim_end_matches(".0").parse().ok()).unwrap_or(0)
                };
                let group = field("studentgroup").unwrap_or("EL").to_owned();
                let key = (field("cds").unwrap().to_owned(), file.indicator, file.year.0);
                let students = u32::try_from(number("currdenom")).unwrap();
                tables
                    .entry(key)
                    .or_default()
                    .insert(group, (students, number("statuslevel"), number("color")));
            }
        }
        archive.add(reading);
        count += 1;
    }
    let mut compared = 0;
    let charters: Vec<Cds> = archive.charters().map(|(cds, _)| cds).collect();
    for cds in &charters {
        let case = archive.charter(*cds).unwrap().case;
        for year in [2019, 2022, 2023, 2024] {
            let row = |indicator, group: Group| {
                tables
                    .get(&(cds.to_string(), indicator, year))
                    .and_then(|t| t.get(group.code()))
                    .copied()
            };
            for group in Group::ALL {
                let counts = Indicator::ALL
                    .iter()
                    .any(|i| row(*i, group).is_some_and(|(n, _, color)| n >= 30 || color > 0));
                let dashboard = case.dashboard(Year(year));
                assert_eq!(
                    dashboard.group(group).counted == Some(true),
                    counts,
                    "{cds} {year} {group:?}"
                );
                for indicator in Indicator::ALL.into_iter().filter(|_| counts) {
                    let is_read =
                        folder.join(Kind::Indicator(indicator, Year(year)).file_name()).exists();
                    let learners = [Group::EL, Group::LTEL].contains(&group);
                    let says = is_read
                        && (indicator, year) != (Indicator::CCI, 2022)
                        && (indicator != Indicator::ELPI || learners);
                    let by_status = year == 2022
                        || [(Indicator::CCI, 2023), (Indicator::ELPI, 2019)]
                            .contains(&(indicator, year));
                    let (students, status, color) = row(indicator, group).unwrap_or_default();
                    let rising = ["none", "very_low", "low", "medium", "high", "very_high"];
                    let level = if !by_status {
                        ["none", "red", "orange", "yellow", "green", "blue"][color]
                    } else if students < 30 || status == 0 {
                        "none"
                    } else if [Indicator::CHRO, Indicator::SUSP].contains(&indicator) {
                        rising[6 - status]
                    } else {
                        rising[status]
                    };
                    let found = dashboard.level(group, indicator).map(Level::code);
                    assert_eq!(
                        found,
                        says.then_some(level),
                        "{cds} {year} {group:?} {indicator:?}"
                    );
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 100 && charters.len() == 2);
    let note = format!(
        "{count} real files were read, {compared} levels of {} charters compared\n",
        charters.len()
    );
    io::stdout().write_all(note.as_bytes()).unwrap();
}
