//! Files with quoting and workbooks: local indicators, assistance, an indicator's file as a workbook; invented ones in CDE's
//! layouts, the real one of 2019 where it is at hand, and those that are made to hurt.

use std::{
    env, fs,
    io::{self, Cursor, Write as _},
    path::{Path, PathBuf},
};

use charter_pathways::{
    case::{Case, LocalResult, Status, origin::Origin},
    official::{
        archive::Archive,
        cds::Cds,
        kind::Kind,
        note::Weight,
        reader::{FileRead, Reader, Wanted},
        table::Content,
        workbook,
    },
    rules::terms::{Group, Indicator, Level, LocalPriority, Priorities, Year},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    generator::random::Random,
    official::book::{ONE, assistance, book, zip},
};

fn read(name: &str, bytes: &[u8]) -> FileRead {
    let mut reader = Reader::new(name);
    for piece in bytes.chunks(5000) {
        reader.push(piece);
    }
    reader.finish()
}

fn notes(reading: &FileRead) -> Vec<String> {
    reading.notes.iter().map(ToString::to_string).collect()
}

fn case(readings: impl IntoIterator<Item = FileRead>) -> Case {
    let mut archive = Archive::default();
    for reading in readings {
        archive.add(reading);
    }
    archive.charter(Cds::read(ONE.as_bytes()).unwrap()).unwrap().case
}

/// What a file says of years that no test looks at is not taken for what it says of others.
#[test]
fn assistance_of_other_years() {
    let check = |name: &str, said: Option<&str>, groups: &[(u16, &str)]| {
        let file = b"cds,AssistanceStatus,AA_prior,AA\n01100170112607,General Assistance,A,B\n";
        let reading = read(name, file);
        let notes = notes(&reading);
        assert_eq!(notes.first().map(String::as_str), said, "{name}");
        let Some(Content::Assistance(file)) = reading.content else { panic!("{name}: {notes:?}") };
        let school = file.schools.values().next().unwrap();
        let letters = |priorities: &Option<Priorities>| match priorities {
            Some(priorities) if priorities.numbers().eq([4, 5, 6]) => "A",
            Some(priorities) if priorities.numbers().eq([4, 5]) => "B",
            _ => "",
        };
        let told: Vec<(u16, &str)> =
            school.groups.iter().map(|(year, _, told)| (year.0, letters(told))).collect();
        assert_eq!(told, groups, "{name}");
    };
    check("charterassistance25.csv", None, &[(2024, "A"), (2025, "B")]);
    let newer = "is of 2026, of which these rules know no criteria yet: what it says of that year is not used";
    check("charterassistance26.csv", Some(newer), &[(2025, "A"), (2026, "B")]);
    check("charterassistance19.csv", None, &[(2019, "B")]);
}

#[test]
fn charter_assistance() {
    let reading = read("charterassistance25.xlsx", &assistance());
    assert_eq!(notes(&reading).len(), 1, "{reading:?}");
    assert!(notes(&reading)[0].starts_with("row 9, column cds: “1.1E+13” is not a CDS code"));
    assert_eq!(
        reading.content.as_ref().map(Content::kind),
        Some(Kind::CharterAssistance(Year(2025)))
    );
    let case = case([reading]);
    assert_eq!(case.school.name, "Invented & Sons");
    let official = case.official.get(&Year(2025)).unwrap();
    assert_eq!((official.status, official.ec47607), (Some(Status::Differentiated), Some(false)));
    let group = |year, group| {
        let results = case.dashboard(Year(year)).group(group);
        (results.priorities.map(|p| p.numbers().collect::<Vec<_>>()), results.fewer_than_two)
    };
    assert_eq!(group(2025, Group::AA), (Some(vec![4, 5, 6]), None));
    assert_eq!(group(2024, Group::AA), (None, Some(true)));
    assert_eq!(group(2025, Group::MR), (None, Some(true)));
    assert_eq!(group(2024, Group::MR), (Some(vec![5, 6, 8]), None));
    assert_eq!(group(2025, Group::HI), (None, Some(true)));
    assert_eq!(group(2025, Group::EL), (None, None));
    let origin = Origin::File { name: "charterassistance25.xlsx".to_owned(), row: Some(7) };
    assert_eq!(case.origin("2024/MR/priorities", "5 6 8"), origin);
    assert_eq!(case.origin("official/2025/status", "differentiated"), origin);
}

#[test]
fn local_indicators() {
    let text = format!(
        "\"cdsCode\"|\"LEA\"|\"Year\"|\"Performance\"|\"Narrative\"\r\n\
         {ONE}|\"A \"\"school\"\"\"|2023-24|\"Not Met for Two or More Years\"|\"lines\r\nin|here\"\r\n\
         01100170000000|County|2023-24|Met|x\r\n\
         01100170124172|Other|2023-24|Perhaps|x\r\n"
    );
    let reading = read("Pr62024.txt", text.as_bytes());
    assert_eq!(
        notes(&reading),
        [
            "row 4, column performance: “Perhaps” is not a result of a local indicator; the row is not used"
        ]
    );
    assert_eq!(
        reading.content.as_ref().map(Content::kind),
        Some(Kind::Local(LocalPriority::Climate, Year(2024)))
    );
    let head = "cds\trtype\tschoolname\tcharter_flag\tstudentgroup\tcurrdenom\tstatuslevel\tcolor\tindicator\treportingyear\n";
    let ela = format!("{head}{ONE}\tS\tA\tY\tHI\t30\t1\t1\tELA\t2024\n");
    let tabbed = text.replace('|', "\t").replace("in\there", "in|here");
    let sheet = book(&[&[&["Title"], &["CDS Code", "performance"], &[ONE, "Met"]]]);
    for (local, expected) in [
        (read("Pr62024.txt", text.as_bytes()), LocalResult::NotMetTwoYears),
        (read("Pr62024.txt", tabbed.as_bytes()), LocalResult::NotMetTwoYears),
        (read("Pr62024.xlsx", &sheet), LocalResult::Met),
    ] {
        let case = case([read("eladownload2024.txt", ela.as_bytes()), local]);
        assert_eq!(
            case.dashboard(Year(2024)).local.unwrap().get(&LocalPriority::Climate),
            Some(&expected)
        );
    }
    assert!(
        notes(&read("x.txt", text.replace("Year", "Years").as_bytes()))[0]
            .contains("neither the columns nor the name")
    );
}

#[test]
fn an_indicator_as_a_workbook_or_with_quoting() {
    let sheet = book(&[&[
        &[
            "cds",
            "rtype",
            "schoolname",
            "charter_flag",
            "studentgroup",
            "currdenom",
            "color",
            "statuslevel",
            "indicator",
            "reportingyear",
        ],
        &["1100170112607", "S", "A", "Y", "HI", "30", "2", "1", "SUSP", "2025"],
    ]]);
    let text = format!(
        "cds,rtype,schoolname,charter_flag,studentgroup,currdenom,color,indicator,reportingyear\n{ONE},S,\"A, B\",Y,HI,30,2,SUSP,2025\n"
    );
    for reading in [read("x.xlsx", &sheet), read("x.csv", text.as_bytes())] {
        assert!(notes(&reading).is_empty(), "{reading:?}");
        let level = case([reading]).dashboard(Year(2025)).level(Group::HI, Indicator::SUSP);
        assert_eq!(level, Some(Level::Orange));
    }
}

#[test]
fn bombs_are_refused_by_a_limit() {
    let refused = |bytes: &[u8], words: &str| {
        let reading = read("x.xlsx", bytes);
        assert!(reading.content.is_none() && reading.notes.any(Weight::Refused));
        assert!(
            notes(&reading).iter().any(|n| n.contains(words)),
            "{:?} has no “{words}”",
            notes(&reading)
        );
    };
    refused(b"PK\x03\x04 and nothing else", "damaged");
    refused(&zip(&[("mimetype", "x")]), "not a readable workbook");
    refused(
        &zip(&[("xl/sharedStrings.xml", &"<si/>".repeat(8_000_000))]),
        "unpacks to more than 32 MB",
    );
    refused(
        &zip(&[("xl/sharedStrings.xml", &"<a>".repeat(4_000_000))]),
        "too many different texts",
    );
    refused(&zip(&[("xl/worksheets/sheet1.xml", &" ".repeat(2_000_000))]), "too long");
    refused(&zip(&[("xl/worksheets/sheet1.xml", &"<t>x</t>".repeat(2_000_000))]), "too long");
    let names: Vec<String> = (0..1200).map(|n| n.to_string()).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "")).collect();
    refused(&zip(&parts), "too many parts");
    let mut gigabytes = ZipWriter::new(Cursor::new(Vec::new()));
    gigabytes.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    let piece = "<c><v>1</v></c>".repeat(100_000);
    for _ in 0..350 {
        gigabytes.write_all(piece.as_bytes()).unwrap();
    }
    refused(&gigabytes.finish().unwrap().into_inner(), "unpacks to more than 500 MB");
    // One that is too large is refused on the way.
    let mut reader = Reader::new("x.xlsx");
    let piece = [b"PK\x03\x04".to_vec(), vec![0; 1_000_000]].concat();
    let pieces = (0..1000).take_while(|_| reader.push(&piece) == Wanted::More).count();
    assert!(pieces <= workbook::LARGEST / piece.len());
}

#[test]
fn damaged_workbooks_and_local_files_end_in_notes() {
    let mut random = Random::new(23);
    let local = format!("cdsCode|Performance|\"x\"\n{ONE}|Met|\"a\nb\"\n").repeat(3).into_bytes();
    for (name, bytes) in [("charterassistance25.xlsx", assistance()), ("Pr62024.txt", local)] {
        for round in 0..3000 {
            let mut bytes = bytes.clone();
            for _ in 0..=random.below(4) {
                let at = random.below(bytes.len());
                match random.below(3) {
                    0 => bytes.truncate(at.max(1)),
                    1 => bytes[at] = random.pick(b"\x00\xff\"|\nP"),
                    _ => drop(bytes.drain(at..(at + random.below(20)).min(bytes.len()))),
                }
                if bytes.is_empty() {
                    break;
                }
            }
            let reading = read(name, &bytes);
            assert!(
                reading.content.is_some() || reading.notes.any(Weight::Refused),
                "{name} {round}"
            );
        }
    }
}

#[test]
fn the_real_file_of_districts() {
    let shared = env::var_os("CHARTER_PATHWAYS_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    let Ok(bytes) = fs::read(shared.join("assistancestatus19.xlsx"))
        .or_else(|_| fs::read(shared.join("data/assistancestatus19.xlsx")))
    else {
        let note = format!(
            "note: {} has no assistancestatus19.xlsx: CDE's real workbook was not read\n",
            shared.display()
        );
        io::stdout().write_all(note.as_bytes()).unwrap();
        return;
    };
    let reading = read("assistancestatus19.xlsx", &bytes);
    assert_eq!(notes(&reading).len(), 1, "{:?}", notes(&reading));
    assert!(notes(&reading)[0].contains("has no charter school"));
    let Some(Content::Assistance(file)) = &reading.content else { panic!("{reading:?}") };
    assert_eq!((file.year, file.schools.len(), file.is_whole), (Year(2019), 0, true));
    assert!(file.others > 900);
    let note =
        format!("the real workbook was read: {} districts and county offices\n", file.others);
    io::stdout().write_all(note.as_bytes()).unwrap();
}
