//! The worker's side: reads one file after another, keeps what was read, and answers.
//!
//! Files are numbered in the order in which they came, and every one of them ends in the archive under its number, also one
//! that was cancelled before its turn: so page and clerk count alike without ever sending a list.

use super::{
    message::{
        Ask, Authority, Charter, FileRead, Found, Hit, Line, Note, Standing, Told, YearFound,
    },
    sheet::Sheet,
};
use crate::{
    case::{Case, file},
    official::{
        archive::{self, Archive, Coverage, Read},
        cds::Cds,
        kind::{Kind, years},
        note::{self, Notes, Weight},
        reader::{Reader, Wanted},
        table::Content,
    },
    report::{names, offer},
    rules::{
        criteria::YearCriteria,
        rule_set::RuleSet,
        terms::{LocalPriority, Year},
    },
};
use std::collections::BTreeSet;

/// So many charters are told for what was typed.
const MOST_FOUND: usize = 20;

/// The first year of which CDE publishes the assistance status of charters as a file.
const FIRST_ASSISTANCE: Year = Year(2023);

/// How a file came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// As it should, or by a wish of ours to stop.
    Whole,
    /// The browser could not read on.
    Unreadable,
}

/// Reads files, and knows what stands in them.
#[derive(Default)]
pub struct Clerk {
    archive: Archive,
    reader: Option<Reader>,
    /// How many bytes of the present file were read.
    bytes: u64,
    /// Numbers of files that are to be read no further.
    cancelled: BTreeSet<usize>,
    /// The charters that are judged together.
    sheet: Option<Sheet>,
}

impl Clerk {
    /// Does what the page asks for, apart from [`Ask::Read`]: the bytes of files come by the calls below.
    pub fn hear(&mut self, ask: Ask) -> Option<Told> {
        match ask {
            Ask::Read => None,
            Ask::Cancel(number) => {
                self.cancelled.insert(number);
                None
            }
            Ask::Prefer(number) => {
                self.archive.prefer(number);
                self.sheet = None;
                Some(self.standing())
            }
            Ask::Remove(number) => {
                self.archive.remove(number);
                self.sheet = None;
                Some(self.standing())
            }
            Ask::Find(typed) => Some(self.find(typed)),
            Ask::Take(cds) => {
                let charter = Cds::read_loosely(&cds).and_then(|cds| self.archive.charter(cds));
                Some(Told::Taken(charter.map(|charter| Box::new(self.told(charter)))))
            }
            Ask::Judge(wanted) => {
                let (sheet, listed) = Sheet::of(&self.archive, wanted);
                self.sheet = Some(sheet);
                Some(Told::Listed(listed))
            }
            Ask::EndJudging => self.sheet.as_mut().map(Sheet::end),
            Ask::Look(look) => self.sheet.as_ref().map(|sheet| sheet.look(look)),
            Ask::Sheet(look) => self.sheet.as_ref().map(|sheet| sheet.csv(&look)),
            Ask::Authorities => {
                let all = self.archive.authorities().into_iter();
                Some(Told::Authorities(
                    all.map(|archive::Authority { code, name, county, charters }| Authority {
                        code,
                        name,
                        county,
                        charters,
                    })
                    .collect(),
                ))
            }
        }
    }

    /// Judges a few more of the charters that are to be; how far that is, and nothing where there is nothing to do.
    pub fn work(&mut self) -> Option<Told> {
        self.sheet.as_mut()?.work(&self.archive)
    }

    /// Begins the next file. Whether any of it is wanted: it may have been cancelled.
    pub fn begin(&mut self, name: &str) -> bool {
        self.reader = Some(Reader::new(name));
        self.bytes = 0;
        !self.is_cancelled()
    }

    /// Takes the next piece of the file. Whether more of it is wanted.
    pub fn push(&mut self, piece: &[u8]) -> bool {
        self.bytes += piece.len() as u64;
        let wanted = self.reader.as_mut().map(|reader| reader.push(piece));
        wanted == Some(Wanted::More) && !self.is_cancelled()
    }

    /// How far the file was read.
    pub fn progress(&self) -> Told {
        Told::Progress { file: self.number(), bytes: self.bytes }
    }

    /// The file has come to its end: what came of it.
    pub fn end(&mut self, end: End) -> Vec<Told> {
        let Some(reader) = self.reader.take() else { return Vec::new() };
        let reading = if self.is_cancelled() {
            reader.cancel()
        } else if end == End::Unreadable {
            reader.break_off(
                "could not be read further by the browser. Was it moved, renamed or changed? Choose it again",
            )
        } else {
            reader.finish()
        };
        let is_whole = reading.content.as_ref().is_some_and(Content::is_whole);
        let number = self.archive.add(reading);
        self.sheet = None;
        let Some(file) = self.archive.files().get(number) else { return Vec::new() };
        let reading = FileRead {
            bytes: file.bytes,
            what: file.kind.map(words).unwrap_or_default(),
            is_unproven: file.kind.is_some_and(Kind::is_unproven),
            is_whole,
            notes: notes(&file.notes),
            more: file.notes.more(),
        };
        vec![Told::Read { file: number, reading }, self.standing()]
    }

    /// The number of the present file.
    fn number(&self) -> usize {
        self.archive.files().len()
    }

    fn is_cancelled(&self) -> bool {
        self.cancelled.contains(&self.number())
    }

    fn standing(&self) -> Told {
        let files = self.archive.files().iter();
        let files = files.map(|file| match file.standing {
            archive::Standing::Used => Standing::Used,
            archive::Standing::SaysTheSame(used) => Standing::Same(used),
            archive::Standing::SaysOtherwise { used, charters } => {
                Standing::Otherwise { used, charters }
            }
            archive::Standing::NotUsed => Standing::Out,
        });
        Told::Standing { files: files.collect(), charters: self.archive.len() }
    }

    fn find(&self, typed: String) -> Told {
        let mut hits = self.archive.find(&typed, MOST_FOUND + 1);
        let more = hits.len() > MOST_FOUND;
        hits.truncate(MOST_FOUND);
        let charters = hits.into_iter().map(|hit| Hit {
            cds: hit.cds.to_string(),
            place: [hit.names.district, hit.names.county]
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            name: hit.names.school,
        });
        Told::Found { typed, charters: charters.collect(), more }
    }

    fn told(&self, charter: archive::Charter) -> Charter {
        let archive::Charter { cds, names, case, coverage } = charter;
        let found = years()
            .rev()
            .map(|year| YearFound { year: year.0, lines: self.lines(&case, year, &coverage) });
        Charter {
            cds: cds.to_string(),
            name: names.school,
            case: file::write(&case),
            // Of a year that the newest rules do not look at nothing is missed.
            years: found.filter(|found| is_in_window(found) || found.has_any()).collect(),
        }
    }

    fn lines(&self, case: &Case, year: Year, coverage: &[Coverage]) -> Vec<Line> {
        let indicators = coverage.iter().filter(|c| c.year == year).map(|coverage| Line {
            what: names::indicator(coverage.indicator).to_owned(),
            code: coverage.indicator.code().to_owned(),
            found: indicator(&coverage.read),
        });
        let mut lines: Vec<Line> = indicators.collect();
        if YearCriteria::of(year).is_some_and(|criteria| !criteria.local.is_empty()) {
            let dashboard = case.dashboard(year);
            for priority in LocalPriority::ALL {
                let result = dashboard.local.as_ref().and_then(|local| local.get(&priority));
                lines.push(Line {
                    what: local(priority),
                    code: priority.number().to_string(),
                    found: self.row_of(
                        Kind::Local(priority, year),
                        result.map(|r| names::local_result(*r)),
                    ),
                });
            }
        }
        if year >= FIRST_ASSISTANCE {
            let status = case.official.get(&year).and_then(|official| official.status);
            lines.push(Line {
                what: "CDE’s own assistance status".to_owned(),
                code: offer::STATUS.to_owned(),
                found: self.row_of(Kind::CharterAssistance(year), status.map(names::status)),
            });
        }
        lines
    }

    /// What a file with one row a school says of the charter. A later file may say it as well.
    fn row_of(&self, kind: Kind, says: Option<&str>) -> Found {
        let is_used = |file: &archive::File| {
            file.kind == Some(kind) && file.standing == archive::Standing::Used
        };
        match says {
            Some(words) => Found::Says(words.to_owned()),
            None if self.archive.files().iter().any(is_used) => {
                Found::InPart("no row of this charter that could be used".to_owned())
            }
            None => Found::Missing(kind.file_name()),
        }
    }
}

/// Whether the newest rules look at a year.
fn is_in_window(found: &YearFound) -> bool {
    RuleSet::newest().window.iter().any(|criteria| criteria.year.0 == found.year)
}

/// Which of CDE's files one is, in words.
fn words(kind: Kind) -> String {
    let (what, year) = match kind {
        Kind::Indicator(indicator, year) => (names::indicator(indicator).to_owned(), year),
        Kind::Local(priority, year) => (local(priority), year),
        Kind::CharterAssistance(year) => ("Assistance status of charter schools".to_owned(), year),
        Kind::DistrictAssistance(year) => {
            ("Assistance status of districts and county offices".to_owned(), year)
        }
        Kind::Science(year) => ("Science".to_owned(), year),
    };
    format!("{what}, {year}")
}

fn local(priority: LocalPriority) -> String {
    let number = priority.number();
    format!("Local indicator of priority {number}, {}", names::priority(number))
}

fn indicator(read: &Read) -> Found {
    let groups = |count: usize| {
        if count == 1 { "1 student group".to_owned() } else { format!("{count} student groups") }
    };
    match read {
        Read::SaysNothing => Found::Nothing,
        Read::No(file) => Found::Missing(file.clone()),
        Read::Yes { levels: 0, lost: 0, .. } => {
            Found::Says("no level for any group that counts".to_owned())
        }
        Read::Yes { levels, lost: 0, .. } => Found::Says(format!("levels of {}", groups(*levels))),
        Read::Yes { levels, lost, .. } => Found::InPart(format!(
            "levels of {}; of {} the row could not be used or was not reached",
            groups(*levels),
            groups(*lost)
        )),
    }
}

fn notes(notes: &Notes) -> Vec<Note> {
    let notes = notes.iter();
    notes.map(|note| Note { is_loss: note.weight >= Weight::Lost, text: sentence(note) }).collect()
}

/// A note as a sentence of its own: with its place in front, or with the file that it speaks of.
fn sentence(note: &note::Note) -> String {
    let text = note.to_string();
    let is_placed = note.row.is_some() || note.column.is_some() || text.starts_with("its ");
    let start = if is_placed { "" } else { "the file " };
    let mut letters = start.chars().chain(text.trim_end_matches('.').chars());
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
