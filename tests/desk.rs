//! The desk where CDE's files are read for the page: what the clerk does with files and questions, and what of it comes to
//! the board by messages as text.

use charter_pathways::{
    case::{file, origin::Origin},
    desk::{
        board::{Board, State as Progress},
        clerk::{Clerk, End},
        message::{self, Ask, Found, Look, Row, Standing, Told, Wanted, Whose},
    },
    rules::terms::{Group, Indicator, Level, Year},
};

use crate::official::state::{INDICATORS, State, YEARS};

const HEAD: &str = "cds\trtype\tschoolname\tdistrictname\tcountyname\tcharter_flag\tstudentgroup\tcurrdenom\tstatuslevel\tcolor\tindicator\treportingyear\n";
const ONE: &str = "01100170112607";
const TWO: &str = "01100170124172";

fn row(cds: &str, name: &str, color: &str) -> String {
    format!("{cds}\tS\t{name}\tOffice\tAlameda\tY\tSWD\t40\t1\t{color}\tELA\t2024\n")
}

/// Both sides of the desk; every message goes from one to the other as text.
#[derive(Default)]
struct Desk {
    clerk: Clerk,
    board: Board,
}

impl Desk {
    fn ask(&mut self, ask: &Ask) {
        let ask = message::read(&message::write(ask)).expect("an ask can be read");
        let told = self.clerk.hear(ask);
        self.tell(told);
    }

    fn tell(&mut self, told: impl IntoIterator<Item = Told>) {
        for told in told {
            let text = message::write(&told);
            let heard: Told = message::read(&text).expect("what is told can be read");
            assert_eq!(heard, told);
            self.board.hear(heard);
        }
    }

    fn read(&mut self, name: &str, text: &str) -> usize {
        self.board.expect(name.to_owned(), text.len() as u64);
        if self.clerk.begin(name) {
            for piece in text.as_bytes().chunks(64) {
                if !self.clerk.push(piece) {
                    break;
                }
                let progress = self.clerk.progress();
                self.tell([progress]);
            }
        }
        let told = self.clerk.end(End::Whole);
        self.tell(told);
        self.board.files.len() - 1
    }

    /// What came of a file: what it is, its notes, whether it is used.
    fn came_of(&self, number: usize) -> (String, Vec<String>, Standing) {
        let file = &self.board.files[number];
        let Progress::Read(reading) = &file.state else { panic!("{file:?}") };
        let notes = reading.notes.iter().map(|note| note.text.clone()).collect();
        (reading.what.clone(), notes, file.standing.unwrap())
    }
}

#[test]
fn files_are_numbered_as_they_came_and_told_one_by_one() {
    let mut desk = Desk::default();
    let good = format!("{HEAD}{}", row(ONE, "Oak", "1"));
    desk.read("ela.txt", &good);
    desk.read("wrong.txt", "<!doctype html>");
    desk.read("again.txt", &good);
    desk.read("other.txt", &format!("{HEAD}{}", row(ONE, "Oak", "2")));
    desk.read("bad row.txt", &format!("{HEAD}{}{TWO}\tS\tElm\n", row(ONE, "Oak", "1")));
    let what = "English Language Arts, 2024";
    let (told, notes, standing) = desk.came_of(0);
    assert_eq!((told.as_str(), notes, standing), (what, vec![], Standing::Used));
    let (told, notes, standing) = desk.came_of(1);
    assert_eq!((told.as_str(), standing), ("", Standing::Out));
    assert!(notes[0].starts_with("The file is a web page"), "{notes:?}");
    assert_eq!(desk.came_of(2).2, Standing::Same(0));
    assert_eq!(desk.came_of(3).2, Standing::Otherwise { used: 0, charters: 1 });
    let (_, notes, _) = desk.came_of(4);
    assert!(notes[0].starts_with("Row 3"), "{notes:?}");
    assert_eq!(desk.board.charters, 1);

    desk.ask(&Ask::Prefer(3));
    assert_eq!(desk.came_of(0).2, Standing::Otherwise { used: 3, charters: 1 });
    desk.ask(&Ask::Remove(3));
    assert_eq!((desk.came_of(0).2, desk.came_of(3).2), (Standing::Used, Standing::Out));
    // Numbers that nobody has change nothing.
    let before = desk.board.clone();
    for ask in [Ask::Prefer(70), Ask::Remove(70), Ask::Cancel(70)] {
        desk.ask(&ask);
    }
    assert_eq!(desk.board.files, before.files);
}

#[test]
fn a_file_is_cancelled_in_its_middle_and_before_its_turn() {
    let mut desk = Desk::default();
    let text = format!("{HEAD}{}{}", row(ONE, "Oak", "1"), row(TWO, "Elm", "1"));
    desk.board.expect("a.txt".to_owned(), text.len() as u64);
    assert!(desk.clerk.begin("a.txt"));
    assert!(desk.clerk.push(&text.as_bytes()[..text.len() - 20]));
    desk.ask(&Ask::Cancel(0));
    desk.ask(&Ask::Cancel(1));
    assert!(!desk.clerk.push(&text.as_bytes()[text.len() - 20..]));
    let told = desk.clerk.end(End::Whole);
    desk.tell(told);
    let (_, notes, standing) = desk.came_of(0);
    assert!(notes[0].contains("was not read to its end"), "{notes:?}");
    assert_eq!(standing, Standing::Used);
    let number = desk.read("b.txt", &text);
    let (_, notes, standing) = desk.came_of(number);
    assert_eq!(
        (notes, standing),
        (vec!["The file was not read to its end.".to_owned()], Standing::Out)
    );
    // The next is read again.
    let number = desk.read("c.txt", &text);
    assert_eq!(desk.came_of(number).2, Standing::Used);
}

#[test]
fn a_file_that_the_browser_cannot_read_on_says_so() {
    let mut desk = Desk::default();
    desk.board.expect("a.txt".to_owned(), 9);
    desk.clerk.begin("a.txt");
    let told = desk.clerk.end(End::Unreadable);
    desk.tell(told);
    let (what, notes, standing) = desk.came_of(0);
    assert_eq!((what.as_str(), standing), ("", Standing::Out));
    assert!(notes[0].contains("Choose it again"), "{notes:?}");
    assert!(desk.clerk.end(End::Whole).is_empty(), "nothing is being read");
}

#[test]
fn a_charter_is_found_and_taken_with_what_is_missing() {
    let state = State { seed: 7, schools: 60 };
    let mut desk = Desk::default();
    for year in YEARS {
        for (indicator, (_, file)) in INDICATORS.iter().enumerate() {
            // One of all is missing.
            if (year, *file) == (2024, "susp") {
                continue;
            }
            let mut text = Vec::new();
            state.write(year, indicator, &mut text).unwrap();
            let name = format!("{file}download{year}.txt");
            desk.read(&name, &String::from_utf8(text).unwrap());
        }
    }
    let mut charters = (0..60).filter(|school| state.is_charter(*school));
    let school = charters.next().unwrap();
    desk.ask(&Ask::Find(state.name(school)));
    let found = desk.board.found.clone().unwrap();
    assert!(found.charters.iter().any(|hit| hit.cds == state.cds(school)));
    assert!(found.charters.iter().all(|hit| !hit.place.is_empty()));
    desk.ask(&Ask::Find("a".to_owned()));
    assert_eq!(desk.board.found.as_ref().map(|found| found.typed.as_str()), Some("a"));

    desk.ask(&Ask::Take(state.cds(school)));
    let charter = desk.board.taken.clone().unwrap().unwrap();
    assert_eq!((&charter.cds, &charter.name), (&state.cds(school), &state.name(school)));
    let line = |year: u16, what: &str| {
        let year = charter.years.iter().find(|found| found.year == year).unwrap();
        year.lines.iter().find(|line| line.what.contains(what)).unwrap().found.clone()
    };
    assert_eq!(line(2024, "Suspension"), Found::Missing("suspdownload2024.txt".to_owned()));
    assert!(matches!(line(2024, "Chronic"), Found::Says(_)), "{:?}", line(2024, "Chronic"));
    assert_eq!(line(2022, "College"), Found::Nothing);
    assert_eq!(line(2024, "priority 6"), Found::Missing("Pr62024".to_owned()));
    let status = line(2024, "assistance status");
    assert_eq!(status, Found::Missing("charterassistance24.xlsx".to_owned()));
    let (case, warnings) = file::read(&charter.case).unwrap();
    assert_eq!((case.school.cds, warnings), (state.cds(school), vec![]));

    desk.ask(&Ask::Take("99999999999999".to_owned()));
    assert_eq!(desk.board.taken, Some(None));
    desk.ask(&Ask::Take("no code".to_owned()));
    assert_eq!(desk.board.taken, Some(None));
    desk.ask(&Ask::Authorities);
    let all: usize = desk.board.authorities.iter().map(|authority| authority.charters).sum();
    assert_eq!(all, desk.board.charters);
}

#[test]
fn a_taken_charter_says_where_each_fact_stands() {
    let mut desk = Desk::default();
    desk.read("eladownload2024.txt", &format!("{HEAD}{}", row(ONE, "Oak", "1")));
    desk.ask(&Ask::Take(ONE.to_owned()));
    let charter = desk.board.taken.clone().unwrap().unwrap();
    let (case, _) = file::read(&charter.case).unwrap();
    let level = case.dashboard(Year(2024)).level(Group::SWD, Indicator::ELA);
    assert_eq!(level, Some(Level::Red));
    let origin = Origin::File { name: "eladownload2024.txt".to_owned(), row: Some(2) };
    assert_eq!(case.origin("2024/SWD/ELA", "red"), origin);
    // Another file may change what was found, and the board says so.
    let before = desk.board.changes;
    desk.read("more.txt", &format!("{HEAD}{}", row(TWO, "Elm", "1")));
    assert_ne!(desk.board.changes, before);
}

/// A state of which every indicator was read.
fn state_at_the_desk(state: &State) -> Desk {
    let mut desk = Desk::default();
    for year in YEARS {
        for (indicator, (_, file)) in INDICATORS.iter().enumerate() {
            let mut text = Vec::new();
            state.write(year, indicator, &mut text).unwrap();
            let name = format!("{file}download{year}.txt");
            desk.read(&name, &String::from_utf8(text).unwrap());
        }
    }
    desk.ask(&Ask::Authorities);
    desk
}

impl Desk {
    /// Judges to the end, and says how many.
    fn judge(&mut self, whose: Whose, local_as_met: bool) -> usize {
        self.ask(&Ask::Judge(Wanted { whose, as_of: 2025, local_as_met }));
        while let Some(told) = self.clerk.work() {
            self.tell([told]);
        }
        let county = self.board.county.as_ref().expect("charters are judged");
        assert!(county.is_over);
        assert_eq!(county.judged, county.listed.charters);
        county.judged
    }

    fn look(&mut self, look: &Look) -> (usize, Vec<Row>) {
        self.ask(&Ask::Look(look.clone()));
        let rows = self.board.county.as_ref().and_then(|county| county.rows.clone()).unwrap();
        assert_eq!(rows.look, *look);
        (rows.all, rows.rows)
    }
}

#[test]
fn charters_are_judged_by_county_authorizer_and_list() {
    let state = State { seed: 7, schools: 400 };
    let mut desk = state_at_the_desk(&state);
    let authorities = desk.board.authorities.clone();
    let all = desk.board.charters;
    assert_eq!(desk.judge(Whose::State, true), all);
    let one = authorities.first().unwrap();
    assert_eq!(desk.judge(Whose::Authority(one.code), true), one.charters);
    let of_county: usize =
        authorities.iter().filter(|a| a.county == one.county).map(|a| a.charters).sum();
    assert_eq!(desk.judge(Whose::County(one.county.clone()), true), of_county);
    let (shown, rows) = desk.look(&Look::default());
    assert_eq!((shown, rows.len()), (of_county, of_county.min(50)));
    assert!(rows.iter().all(|row| row.county == one.county && row.published.is_empty()));

    let mut charters = (0..400).filter(|school| state.is_charter(*school));
    let (first, second) = (charters.next().unwrap(), charters.next().unwrap());
    let list =
        format!("{} and\t{}\nhello\n99999999999999\n{0}", state.cds(first), state.cds(second));
    assert_eq!(desk.judge(Whose::Codes(list), true), 2);
    let listed = &desk.board.county.as_ref().unwrap().listed;
    assert_eq!(listed.absent, ["99999999999999"]);
    assert_eq!(listed.strange, ["Line 2: hello"]);
    assert_eq!(desk.judge(Whose::Codes(String::new()), true), 0);
}

#[test]
fn rows_come_a_page_at_a_time_and_as_one_file() {
    let state = State { seed: 7, schools: 600 };
    let mut desk = state_at_the_desk(&state);
    let all = desk.judge(Whose::State, true);
    assert!(all > 60, "there are {all} charters");
    let (_, first) = desk.look(&Look::default());
    let (_, second) = desk.look(&Look { from: 50, ..Look::default() });
    assert_eq!((first.len(), second.len()), (50, (all - 50).min(50)));
    assert!(second.iter().all(|row| first.iter().all(|other| other.cds != row.cds)));
    let met = Look { assistance: "met".to_owned(), by: "pathway_2".to_owned(), ..Look::default() };
    let (shown, rows) = desk.look(&met);
    assert!((1..all).contains(&shown), "{shown} of {all} are met");
    assert!(rows.iter().all(|row| row.assistance.verdict == "met"));
    // The file has all that are shown, in their order, and not one page.
    desk.ask(&Ask::Sheet(met));
    let text = desk.board.sheet.clone().unwrap();
    assert_eq!(text.lines().count(), shown + 1);
    for (line, row) in text.lines().skip(1).zip(&rows) {
        // Its code in parts: a spreadsheet would drop the zero of a bare number.
        let (county, district, school) = (&row.cds[..2], &row.cds[2..7], &row.cds[7..]);
        assert!(line.contains(&format!("\"{county}-{district}-{school}\"")), "{line}");
        assert!(line.contains("unofficial calculation"), "{line}");
    }
    // With local indicators left open less is settled.
    desk.judge(Whose::State, false);
    let open = Look { assistance: "cannot_tell".to_owned(), ..Look::default() };
    assert!(desk.look(&open).0 > 0);
}

#[test]
fn judging_ends_when_it_is_asked_to_and_when_the_files_change() {
    let state = State { seed: 7, schools: 300 };
    let mut desk = state_at_the_desk(&state);
    let wanted = Wanted { whose: Whose::State, as_of: 2024, local_as_met: true };
    desk.ask(&Ask::Judge(wanted.clone()));
    let told = desk.clerk.work();
    desk.tell(told);
    desk.ask(&Ask::EndJudging);
    assert!(desk.clerk.work().is_none());
    let county = desk.board.county.clone().unwrap();
    assert!(county.is_over && county.judged < county.listed.charters);
    assert_eq!(desk.look(&Look::default()).0, county.judged);

    desk.ask(&Ask::Judge(wanted));
    desk.ask(&Ask::Remove(0));
    assert_eq!(desk.board.county, None);
    assert!(desk.clerk.work().is_none());
    desk.ask(&Ask::Look(Look::default()));
    desk.ask(&Ask::Sheet(Look::default()));
    desk.ask(&Ask::EndJudging);
    assert_eq!((&desk.board.county, &desk.board.sheet), (&None, &None));
}

#[test]
fn what_is_no_message_is_nothing() {
    for text in ["", "{}", "\"Fly\"", "{\"Cancel\":-1}", "[\"Read\"]", "{\"Find\":1}"] {
        assert_eq!(message::read::<Ask>(text), None, "{text}");
    }
    assert_eq!(message::read("\"Read\""), Some(Ask::Read));
}
