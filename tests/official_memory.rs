//! How much memory a reader of CDE's files holds, whatever it is given: counted by the allocator, against the bounds that are
//! stated here. One test alone, since everything that runs beside it would be counted too.
#![cfg(all(feature = "files", not(target_arch = "wasm32")))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests stop at the first surprise"
)]

#[allow(dead_code, reason = "shared by several programs")]
#[path = "official/book.rs"]
mod book;
#[allow(dead_code, reason = "shared by several programs")]
#[path = "generator/random.rs"]
mod random;
#[path = "official/state.rs"]
mod state;

use book::zip;
use charter_pathways::{
    official::{
        MOST_SCHOOLS,
        note::Weight,
        reader::{FileRead, Reader, Wanted},
        workbook,
    },
    rules::terms::Group,
};
use peak_alloc::PeakAlloc;
use random::Random;
use state::State;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// Of a text of no or few charters: a line or two, and the notes.
const OF_A_TEXT: usize = 500_000;
/// Of a text of as many charters as are taken.
const OF_MOST_CHARTERS: usize = 48_000_000;
/// Of a workbook: the file, whose place may be twice as large while it grows, and the texts that its cells may share.
const OF_A_WORKBOOK: usize = 2 * workbook::LARGEST + 48_000_000;

/// Reads a file of these pieces, and holds what that took against a bound, in bytes.
fn check(
    what: &str,
    name: &str,
    pieces: &mut dyn Iterator<Item = Vec<u8>>,
    most: usize,
) -> FileRead {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let mut reader = Reader::new(name);
    for piece in pieces {
        if reader.push(&piece) == Wanted::Nothing {
            break;
        }
    }
    let reading = reader.finish();
    let held = HEAP.peak_usage() - before;
    assert!(held <= most, "{what}: {held} bytes were held, and at most {most} may be");
    println!("{what}: {held} of {most} bytes");
    assert!(reading.content.is_some() || reading.notes.any(Weight::Refused), "{what}");
    reading
}

/// The first line of a made-up file, and a row of a charter in it, without their ends, and that charter's code and name.
fn header_and_row(year: u16, indicator: usize) -> (String, String, String, String) {
    let state = State { seed: 3, schools: 60 };
    let mut file = Vec::new();
    state.write(year, indicator, &mut file).unwrap();
    let file = String::from_utf8_lossy(&file).into_owned();
    let charter = (0..60).find(|s| state.is_charter(*s)).unwrap();
    let (cds, name) = (state.cds(charter), state.name(charter));
    let row = file.lines().find(|line| line.contains(&cds)).unwrap();
    (file.lines().next().unwrap().to_owned(), row.to_owned(), cds, name)
}

/// A file of so many charters, each in one row that is made like this one.
fn charters(
    header: &str,
    row: &str,
    cds: &str,
    count: usize,
) -> impl Iterator<Item = Vec<u8>> + use<> {
    let (before, after) = row.split_once(cds).unwrap();
    let (before, after) = (before.to_owned(), after.to_owned());
    let rows = (0..count).map(move |n| format!("{before}0110017{n:07}{after}\n").into_bytes());
    std::iter::once(format!("{header}\n").into_bytes()).chain(rows)
}

/// A workbook with one sheet of these cells, and these texts that its cells may share.
fn workbook(cells: &str, texts: &str) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const LINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const LINKS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let link = |id: &str, kind: &str, to: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{LINK}/{kind}\" Target=\"{to}\"/>")
    };
    let links = |links: &[String]| {
        format!("<Relationships xmlns=\"{LINKS}\">{}</Relationships>", links.concat())
    };
    let sheet = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetData><row>{cells}</row></sheetData></worksheet>"
    );
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINK}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let within = [
        link("r1", "worksheet", "worksheets/sheet1.xml"),
        link("r2", "sharedStrings", "sharedStrings.xml"),
    ];
    zip(&[
        ("_rels/.rels", &links(&[link("r", "officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", &links(&within)),
        ("xl/workbook.xml", &book),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &format!("<sst xmlns=\"{MAIN}\">{texts}</sst>")),
    ])
}

#[test]
fn no_file_takes_more_memory_than_is_stated() {
    let (header, row, cds, name) = header_and_row(2025, 0);
    let with_header = |piece: Vec<u8>, times: usize| {
        std::iter::once(format!("{header}\n").into_bytes()).chain(std::iter::repeat_n(piece, times))
    };
    let piece = |text: &str| text.repeat(60_000 / text.len()).into_bytes();
    assert!(row.contains(&name));

    // Megabytes that never end a line, or end nothing but lines, or have no charter.
    for (what, text) in [
        ("one line", "x"),
        ("tabs", "\t"),
        ("line feeds", "\n"),
        ("short rows", "a\tb\n"),
        ("zeros", "\0"),
        ("broken letters", "\u{fffd}\t\n"),
        ("quotes", "\""),
    ] {
        let file = &mut with_header(piece(text), 200);
        check(what, "eladownload2025.txt", file, OF_A_TEXT);
        let file = &mut std::iter::repeat_n(piece(text), 200);
        check(&format!("{what}, without a header"), "x.txt", file, OF_A_TEXT);
    }
    // As many rows of one charter, and rows of other schools.
    let file = &mut with_header(format!("{row}\n").into_bytes(), 40_000);
    check("one charter", "eladownload2025.txt", file, OF_A_TEXT);

    // Ever more charters.
    let said = check(
        "charters",
        "eladownload2025.txt",
        &mut charters(&header, &row, &cds, MOST_SCHOOLS),
        OF_MOST_CHARTERS,
    );
    assert!(said.content.is_some());
    // Whatever stands in a column that is no code: names too long to be kept whole, in letters of four bytes.
    let fields: Vec<String> = row.split('\t').map(str::to_owned).collect();
    let names: Vec<&str> = header.split('\t').collect();
    let long: Vec<String> = names
        .iter()
        .zip(&fields)
        .map(|(column, field)| {
            if column.to_lowercase().ends_with("name") { "𝒜".repeat(500) } else { field.clone() }
        })
        .collect();
    let long = long.join("\t");
    assert!(!long.contains(&name));
    for (what, row) in [("more charters", &row), ("of long names", &long)] {
        let file = &mut charters(&header, row, &cds, 2 * MOST_SCHOOLS);
        let said = check(what, "eladownload2025.txt", file, OF_MOST_CHARTERS);
        assert!(said.content.is_none(), "more schools than there are were taken");
    }
    let more = 2 * MOST_SCHOOLS;
    let file = &mut charters("cdsCode\tPerformance", &format!("{cds}\tMet"), &cds, more);
    let said = check("local results", "Pr62025.txt", file, OF_MOST_CHARTERS);
    assert!(said.content.is_none(), "more schools than there are were taken");
    // Each group in every year that a name of four digits can be, and each twice.
    let years =
        (2015..2100).map(|year| year.to_string()).chain(["current".to_owned(), "prior".to_owned()]);
    let columns =
        years.flat_map(|year| Group::ALL.map(|group| format!(",{}_{year}", group.code())));
    let columns: String = columns.collect::<Vec<_>>().concat();
    let all = format!("cds,SchoolName,AssistanceStatus2025{columns}{columns}");
    let of_assistance: Vec<&str> = all.split(',').take(1000).collect();
    let file = &mut charters(
        &of_assistance.join(","),
        &format!("{cds},A,General Assistance{}", ",A".repeat(of_assistance.len() - 3)),
        &cds,
        more,
    );
    let said = check("assistance", "charterassistance25.csv", file, OF_MOST_CHARTERS);
    assert!(said.content.is_none(), "more schools than there are were taken");

    // Workbooks that unpack to much.
    for (what, file) in [
        ("many texts", workbook("", &"<si><t>a</t></si>".repeat(700_000))),
        (
            "long texts",
            workbook("", &format!("<si><t>{}</t></si>", "a".repeat(900_000)).repeat(33)),
        ),
        ("many cells", workbook(&"<c><v>1</v></c>".repeat(2_000_000), "")),
        ("no workbook", zip(&[("a", "a")])),
    ] {
        let pieces = &mut file.chunks(60_000).map(<[u8]>::to_vec);
        check(what, "x.xlsx", pieces, OF_A_WORKBOOK);
    }
    let endless = [b"PK\x03\x04".to_vec(), vec![0; 1_000_000]].concat();
    check("an endless workbook", "x.xlsx", &mut std::iter::repeat_n(endless, 500), OF_A_WORKBOOK);

    // Whatever else: what is damaged holds no more than what is whole.
    let mut random = Random::new(29);
    let whole: Vec<u8> = charters(&header, &row, &cds, 300).flatten().collect();
    for round in 0..200 {
        let mut bytes = whole.clone();
        for _ in 0..=random.below(6) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes.truncate(at.max(1)),
                1 => *bytes.get_mut(at).unwrap() = random.pick(b"\x00\xff\"\t\nP"),
                _ => drop(bytes.drain(at..(at + random.below(2000)).min(bytes.len()))),
            }
            if bytes.is_empty() {
                break;
            }
        }
        let file = &mut std::iter::once(bytes);
        check(&format!("damaged {round}"), "eladownload2025.txt", file, OF_A_TEXT);
    }
}
