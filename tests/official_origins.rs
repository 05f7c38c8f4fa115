//! Each fact that CDE's files tell of a charter names the file and the row in which it stands.

use charter_pathways::{
    case::{Case, origin::Origin},
    official::{archive::Archive, cds::Cds},
    rules::terms::{Group, Indicator, Level, Year},
};

use crate::official::rows::{HEAD, ONE, read, row};

/// The indicators of 2024.
const ALL: [&str; 7] = ["ELA", "MATH", "CHRO", "SUSP", "GRAD", "ELPI", "CCI"];

/// The case of files of these indicators, each with these rows.
fn case_of(indicators: &[&str], rows: &str) -> Case {
    let mut archive = Archive::default();
    for indicator in indicators {
        let text = format!("{HEAD}{rows}").replace("ELA", indicator);
        archive.add(read(&format!("{indicator}.txt"), text.as_bytes()));
    }
    archive.charter(Cds::read(ONE.as_bytes()).unwrap()).unwrap().case
}

#[test]
fn origins_name_file_and_row() {
    let check = |case: &Case, place: &str, value: &str, name: &str, row: Option<u32>| {
        let origin = Origin::File { name: name.to_owned(), row };
        assert_eq!(case.origin(place, value), origin, "{place}");
    };
    let swd = row(ONE, "SWD", "40", "2");
    let one = case_of(&["ELA"], &swd);
    check(&one, "2024/SWD/ELA", "orange", "ELA.txt", Some(2));
    check(&one, "2024/SWD/counted", "true", "ELA.txt", Some(2));
    // That a group does not count is told by all files together; where one of them has a row of it, that is named.
    let all = case_of(&ALL, &(swd + &row(ONE, "AS", "12", "0")));
    check(&all, "2024/AS/counted", "false", "SUSP.txt", Some(3));
    check(&all, "2024/WH/counted", "false", "SUSP.txt", None);
}

/// Of a group that may still count by a file that was not read, a row without a level says that there is none, whatever a check says.
#[test]
fn a_row_without_a_level_is_told_before_all_files_are_read() {
    let small = row(ONE, "SWD", "40", "2") + &row(ONE, "AS", "12", "0");
    let level = |case: &Case, group| case.dashboard(Year(2024)).level(group, Indicator::SUSP);
    let part = case_of(&["SUSP"], &small);
    assert_eq!(level(&part, Group::AS), Some(Level::None));
    assert_eq!(level(&part, Group::WH), None, "it has no row");
    let all = case_of(&ALL, &small);
    assert_eq!(level(&all, Group::AS), None, "it does not count");
}
