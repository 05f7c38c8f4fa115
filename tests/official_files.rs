//! CDE's files as they come: a made-up state read back equal to the truth beside it, in whatever pieces, and every kind of damage, told with its place, with what was good kept.

use std::collections::BTreeMap;

use charter_pathways::{
    case::Case,
    official::{
        archive::{
            Archive, Read,
            Standing::{NotUsed, SaysOtherwise, SaysTheSame, Used},
        },
        cds::Cds,
        note::Weight,
        reader::{Reader, Wanted},
        table::Content,
    },
    report::county::{Compared, UnknownLocal, csv, rows},
    rules::{
        outcome::Outcome,
        rule_set::RuleSet,
        terms::{Group, Indicator, Level, Year},
    },
};

use crate::{
    generator::random::Random,
    official::rows::{HEAD, ONE, read, row},
    official::state::{INDICATORS, State, YEARS},
};

fn archive_of(state: State) -> Archive {
    let mut archive = Archive::default();
    for year in YEARS {
        for (indicator, (_, file)) in INDICATORS.iter().enumerate() {
            let mut bytes = Vec::new();
            state.write(year, indicator, &mut bytes).unwrap();
            let reading = read(&format!("{file}download{year}.txt"), &bytes);
            assert!(!reading.notes.any(Weight::Told), "{:?}", reading.notes);
            archive.add(reading);
        }
    }
    archive
}

/// The counted groups of a year with their levels, as words.
fn told(
    case: &Case,
    year: u16,
) -> Option<BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>> {
    let dashboard = case.dashboards.get(&Year(year))?;
    if dashboard.published == Some(false) {
        return None;
    }
    let groups =
        dashboard.groups.as_ref()?.iter().filter(|(_, results)| results.counted == Some(true));
    let levels = groups.map(|(group, results)| {
        let levels = results.levels.iter().map(|(i, level)| (i.code(), level.code()));
        (group.code(), levels.collect())
    });
    Some(levels.collect())
}

#[test]
fn every_charter_of_a_state_is_read_back_equal() {
    // As many schools as California has are read, and judged, by a browser test.
    for (seed, schools) in [(7, 300), (23, 98)] {
        read_back(State { seed, schools });
    }
}

fn read_back(state: State) {
    let archive = archive_of(state);
    let charters: Vec<usize> = (0..state.schools).filter(|s| state.is_charter(*s)).collect();
    assert_eq!(archive.len(), charters.len());
    for school in charters {
        let cds = Cds::read(state.cds(school).as_bytes()).unwrap();
        let charter = archive.charter(cds).unwrap();
        assert_eq!(charter.case.school.name, state.name(school));
        for year in YEARS {
            assert_eq!(told(&charter.case, year), state.truth(school, year), "{cds} {year}");
            let dashboard = charter.case.dashboard(Year(year));
            let published = state.truth(school, year).is_some();
            assert_eq!(dashboard.published, Some(published));
            assert_eq!(dashboard.groups_complete, published.then_some(true));
        }
        assert_eq!(archive.case_without_origins(cds).dashboards, charter.case.dashboards);
    }
}

#[test]
fn pieces_of_any_size_give_the_same() {
    let state = State { seed: 3, schools: 12 };
    let mut random = Random::new(11);
    for year in YEARS {
        for (indicator, (_, file)) in INDICATORS.iter().enumerate() {
            let mut bytes = Vec::new();
            state.write(year, indicator, &mut bytes).unwrap();
            let name = format!("{file}download{year}.txt");
            let whole = read(&name, &bytes);
            for most in [1, 2, 7, 1000] {
                let (mut reader, mut rest) = (Reader::new(&name), &bytes[..]);
                while !rest.is_empty() {
                    let (piece, after) = rest.split_at((1 + random.below(most)).min(rest.len()));
                    assert_eq!(reader.push(piece), Wanted::More);
                    rest = after;
                }
                assert_eq!(reader.finish(), whole);
            }
        }
    }
}

#[test]
fn damaged_files_end_in_notes_and_never_in_a_panic() {
    let state = State { seed: 5, schools: 6 };
    let mut random = Random::new(17);
    for round in 0..3000 {
        let (year, indicator) = (random.pick(&YEARS), random.below(7));
        let mut bytes = Vec::new();
        state.write(year, indicator, &mut bytes).unwrap();
        for _ in 0..=random.below(6) {
            let at = random.below(bytes.len());
            match random.below(5) {
                0 => bytes.truncate(at.max(1)),
                1 => bytes[at] = random.pick(b"\t\n\r\0\"\xff9YS"),
                2 => drop(bytes.drain(at..(at + random.below(40)).min(bytes.len()))),
                3 => bytes.insert(at, random.pick(b"\t\n\r \xef\xbb")),
                _ => {
                    let piece = bytes[at..(at + 200).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
            if bytes.is_empty() {
                break;
            }
        }
        let reading = read(INDICATORS[indicator].1, &bytes);
        if reading.content.is_none() {
            assert!(reading.notes.any(Weight::Refused), "round {round}: refused without a word");
        }
        let mut archive = Archive::default();
        archive.add(reading);
        for (cds, _) in archive.charters().map(|(c, n)| (c, n.clone())).collect::<Vec<_>>() {
            archive.charter(cds).unwrap();
        }
    }
}

/// What is noted of a text, and which levels are found of the charter.
fn found(text: &str) -> (Vec<String>, BTreeMap<&'static str, &'static str>) {
    let reading = read("eladownload2024.txt", text.as_bytes());
    let notes = reading.notes.iter().map(ToString::to_string).collect();
    let mut archive = Archive::default();
    archive.add(reading);
    let case = archive.case_without_origins(Cds::read(ONE.as_bytes()).unwrap());
    let levels = told(&case, 2024).unwrap_or_default();
    (
        notes,
        levels
            .into_iter()
            .map(|(g, levels)| (g, levels.get("ELA").copied().unwrap_or("?")))
            .collect(),
    )
}

#[test]
fn each_fault_is_told_with_its_place_and_the_rest_is_kept() {
    let good = row(ONE, "SWD", "30.0", "1");
    let check = |text: String, note: &str, levels: &[(&str, &str)]| {
        let (notes, found) = found(&text);
        assert!(
            if note.is_empty() { notes.is_empty() } else { notes.iter().any(|n| n.contains(note)) },
            "{text}: {notes:?} has no “{note}”"
        );
        assert_eq!(found, levels.iter().copied().collect(), "{text}");
    };
    let red = [("SWD", "red")];
    check(format!("{HEAD}{good}"), "", &red);
    check(format!("\u{feff}{HEAD}{good}").replace('\n', "\r\n"), "", &red);
    check(format!("{}{good}", HEAD.to_uppercase()), "", &red);
    check(format!("{HEAD}{}", row("1100170112607", "SWD", "30", "1")), "", &red);
    check(format!("{HEAD}{good}{good}"), "", &red);
    // In a year of colors a color makes the group count, and students do without one.
    check(format!("{HEAD}{}", row(ONE, "SWD", "12", "2")), "", &[("SWD", "orange")]);
    check(format!("{HEAD}{}", row(ONE, "SWD", "30", "0")), "", &[("SWD", "none")]);
    check(format!("{HEAD}{}", row(ONE, "SWD", "29", "0")), "", &[]);
    check(format!("{HEAD}{}", row(ONE, "SWD", "30", " ")), "", &[("SWD", "none")]);
    check(
        format!("{HEAD}{good}{}", row(ONE, "XYZ", "40", "1")),
        "row 3, column studentgroup: “XYZ”",
        &red,
    );
    check(format!("{HEAD}{good}{}", row(ONE, "ALL", "40", "1")), "", &red);
    check(format!("{HEAD}{good}{}", row(ONE, "HI", "40", "7")), "row 3, column color: “7”", &red);
    check(
        format!("{HEAD}{good}{}", row(ONE, "HI", "many", "1")),
        "row 3, column currdenom: “many”",
        &red,
    );
    check(
        format!("{HEAD}{good}{}", row(ONE, "HI", "40", "1").replace("2024", "2023")),
        "row 3, column reportingyear",
        &red,
    );
    check(
        format!("{HEAD}{good}{}", row(ONE, "HI", "40", "1").replace("\tELA\t2024", "")),
        "row 3: has 8 fields where the header has 10",
        &red,
    );
    // A field too many before the mark of a charter: whose row it is cannot be told, so nothing else is certain.
    let shifted = row(ONE, "HI", "40", "1").replace("\tS\t", "\t\tS\t");
    check(format!("{HEAD}{good}{shifted}"), "row 3: has 11 fields where the header has 10", &red);
    check(format!("{HEAD}{good}{ONE}\tS\tA"), "row 3: the file ends in the middle", &red);
    check(
        format!("{HEAD}{good}{}", row("1.10017E+12", "HI", "40", "1")),
        "row 3, column cds",
        &red,
    );
    check(
        format!("{HEAD}{good}{}", row(ONE, "SWD", "30", "2")),
        "row 3: disagrees with row 2",
        &[],
    );
    check(format!("{HEAD}{good}{}\n", "x".repeat(70_000)), "row 3: is longer than", &red);
    check(HEAD.to_owned(), "no row", &[]);
    check(String::new(), "empty", &[]);
    check("\0\u{1}\u{2}noise\nmore".to_owned(), "neither text nor a workbook", &[]);
    check("<!DOCTYPE html><html>".to_owned(), "is a web page", &[]);
    check("a,b,c\n1,2,3\n".to_owned(), "none of CDE's files", &[]);
    check(format!("{}{good}", HEAD.replace("color", "colr")), "column color: is missing", &[]);
    check(format!("{HEAD}{}", good.replace("2024", "2021")), "2021 is not a Dashboard year", &[]);
    check(format!("{HEAD}{}", good.replace("ELA", "SCI")), "science", &[]);
    check(format!("{HEAD}{}", good.replace("ELA", "GRIT")), "“GRIT” is not a known indicator", &[]);
}

#[test]
fn broken_letters_in_names_are_kept_out_and_the_row_is_used() {
    let mut bytes = HEAD.as_bytes().to_vec();
    bytes.extend_from_slice(row(ONE, "SWD", "30", "1").as_bytes());
    let at = bytes.windows(6).position(|w| w == b"Quoted").unwrap();
    bytes[at] = 0xff;
    let reading = read("x.txt", &bytes);
    let Some(Content::Indicator(file)) = &reading.content else { panic!("{reading:?}") };
    assert_eq!((file.indicator, file.year), (Indicator::ELA, Year(2024)));
    assert_eq!(file.names.values().next().unwrap().school, "A \"\u{fffd}uoted\" School");
}

#[test]
fn what_is_lost_stays_unknown_and_what_is_not_there_is_none() {
    let susp = HEAD.to_owned() + &row(ONE, "SWD", "40", "5").replace("ELA", "SUSP");
    let check = |ela: &str, level: Option<Level>| {
        let mut archive = Archive::default();
        archive.add(read("suspdownload2024.txt", susp.as_bytes()));
        archive.add(read("eladownload2024.txt", ela.as_bytes()));
        let charter = archive.charter(Cds::read(ONE.as_bytes()).unwrap()).unwrap();
        let dashboard = charter.case.dashboard(Year(2024));
        assert_eq!(dashboard.level(Group::SWD, Indicator::ELA), level, "{ela}");
        assert_eq!(dashboard.level(Group::SWD, Indicator::MATH), None);
        assert_eq!(dashboard.groups_complete, None);
        let math = charter
            .coverage
            .iter()
            .find(|c| (c.year, c.indicator) == (Year(2024), Indicator::MATH));
        assert_eq!(math.unwrap().read, Read::No("mathdownload2024.txt".to_owned()));
    };
    let other = row("01100170124172", "HI", "40", "2");
    check(&format!("{HEAD}{other}"), Some(Level::None));
    check(&format!("{HEAD}{other}{ONE}\tS"), None);
    check(&format!("{HEAD}{other}{}", row(ONE, "SWD", "40", "9")), None);
    check(&format!("{HEAD}{other}{}", row(ONE, "SWD", "40", "2")), Some(Level::Orange));
}

#[test]
fn a_reading_that_is_cancelled_says_nothing_of_what_it_did_not_reach() {
    let mut reader = Reader::new("eladownload2024.txt");
    reader.push(format!("{HEAD}{}{ONE}", row(ONE, "SWD", "40", "2")).as_bytes());
    let reading = reader.cancel();
    assert!(reading.notes.any(Weight::Lost));
    let Some(Content::Indicator(file)) = &reading.content else { panic!("{reading:?}") };
    assert!(!file.is_whole);
    let mut archive = Archive::default();
    archive.add(reading);
    let dashboard =
        archive.case_without_origins(Cds::read(ONE.as_bytes()).unwrap()).dashboard(Year(2024));
    assert_eq!(dashboard.level(Group::SWD, Indicator::ELA), Some(Level::Orange));
    assert_eq!(dashboard.groups_complete, None);
}

#[test]
fn of_two_versions_the_first_is_used_until_the_other_is_preferred() {
    let text = |color: &str| {
        format!("{HEAD}{}{}", row(ONE, "SWD", "40", color), row("01100170124172", "HI", "40", "2"))
    };
    let level = |archive: &Archive| {
        let case = archive.case_without_origins(Cds::read(ONE.as_bytes()).unwrap());
        case.dashboard(Year(2024)).level(Group::SWD, Indicator::ELA)
    };
    let mut archive = Archive::default();
    archive.add(read("a.txt", text("1").as_bytes()));
    archive.add(read("b.txt", text("1").as_bytes()));
    archive.add(read("c.txt", text("2").as_bytes()));
    archive.add(read("d.txt", b"<html>"));
    let standing =
        |archive: &Archive| archive.files().iter().map(|f| f.standing).collect::<Vec<_>>();
    assert_eq!(
        standing(&archive),
        [Used, SaysTheSame(0), SaysOtherwise { used: 0, charters: 1 }, NotUsed]
    );
    assert_eq!(level(&archive), Some(Level::Red));
    archive.prefer(2);
    let other = SaysOtherwise { used: 2, charters: 1 };
    assert_eq!(standing(&archive), [other, other, Used, NotUsed]);
    assert_eq!(level(&archive), Some(Level::Orange));
    archive.remove(2);
    assert_eq!(standing(&archive), [Used, SaysTheSame(0), NotUsed, NotUsed]);
    assert_eq!(level(&archive), Some(Level::Red));
    // One that was cut off gives way to a whole one.
    let mut archive = Archive::default();
    archive.add(read("a.txt", format!("{}{ONE}\tS", text("1")).as_bytes()));
    archive.add(read("b.txt", text("2").as_bytes()));
    assert_eq!(standing(&archive), [SaysOtherwise { used: 1, charters: 1 }, Used]);
}

#[test]
fn charters_are_found_by_letters_and_digits() {
    let state = State { seed: 7, schools: 300 };
    let archive = archive_of(state);
    let school = (0..300).find(|s| state.is_charter(*s)).unwrap();
    let finds = |typed: &str| {
        archive.find(typed, 1000).iter().any(|hit| hit.cds.to_string() == state.cds(school))
    };
    let name = state.name(school);
    assert!(finds(&name) && finds(&name.to_uppercase()) && finds(&format!(" {} ", &name[2..])));
    assert!(finds(&state.cds(school)) && finds(&state.cds(school)[7..]));
    assert!(!finds("") && !finds("no such school"));
    assert_eq!(archive.find("a", 3).len(), 3);
    assert!(archive.authorities().iter().map(|a| a.charters).sum::<usize>() == archive.len());
}

#[test]
fn a_county_of_charters_is_judged_and_written_out() {
    let state = State { seed: 7, schools: 300 };
    let archive = archive_of(state);
    let rules = RuleSet::newest();
    let rows = rows(&archive, &rules, UnknownLocal::TakenAsMet);
    // With every file and local indicator told nothing is open.
    assert!(rows.iter().all(|row| row.assistance.outcome != Outcome::Unknown));
    assert!(rows.iter().any(|row| row.assistance.outcome == Outcome::Met));
    assert!(rows.iter().any(|row| row.assistance.one_away.is_some()));
    assert!(rows.iter().all(|row| row.compared == Compared::NotThere));
    let text = csv(&rows, &rules, UnknownLocal::TakenAsMet);
    assert_eq!(text.lines().count(), rows.len() + 1);
    for line in text.lines().skip(1) {
        assert!(
            line.contains("\"2025\",\"2025\",\"unofficial calculation; CDE determines; "),
            "{line}"
        );
        assert!(
            line.ends_with("; local indicators that are not known are taken as met\""),
            "{line}"
        );
        assert!(!line.contains("\"=") && !line.contains("\"@") && !line.contains("\"+"), "{line}");
    }
}
