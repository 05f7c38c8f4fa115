//! Everything that was read, in any order and number of files: every charter of the state with what is told of it.
//!
//! Of each of CDE's files one is used. A second one that says the same is noticed and put aside. One that says otherwise
//! is kept beside the first, which stays in use until the person [prefers](Archive::prefer) the other: nothing that was
//! shown changes by itself. Only a file that was cut off gives way to a whole one at once.

mod charter;
mod counts;

pub use charter::{Charter, Coverage, Read};

use super::{
    assistance::{AssistanceFile, Assisted},
    cds::Cds,
    indicator::{IndicatorFile, Names},
    kind::Kind,
    local::LocalFile,
    note::Notes,
    reader::FileRead,
    table::Content,
    typed,
};
use crate::rules::terms::{Indicator, LocalPriority, Year};
use std::collections::BTreeMap;

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Archive {
    files: Vec<File>,
    /// What the charters are called, by the latest year that was read.
    names: BTreeMap<Cds, (Year, Names)>,
}

/// A file that was read.
#[derive(Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Which of CDE's files it is; none for one that was refused.
    pub kind: Option<Kind>,
    /// Whether it is used.
    pub standing: Standing,
    /// What is to be said of it.
    pub notes: Notes,
    content: Option<Content>,
}

/// Whether a file is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Used,
    /// It says the same of every charter as the file with this number, which is used.
    SaysTheSame(usize),
    /// It says otherwise of so many charters than the file with this number, which is used.
    SaysOtherwise {
        /// The file that is used.
        used: usize,
        /// Charters of which the two say different things.
        charters: usize,
    },
    /// It could not be read, or was taken out.
    NotUsed,
}

/// A charter that was found by its name or code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its code.
    pub cds: Cds,
    /// What it is called.
    pub names: Names,
}

/// Who authorizes charters: a district, a county office, or the State Board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// The first seven digits of their codes.
    pub code: u32,
    /// Its name.
    pub name: String,
    /// Its county.
    pub county: String,
    /// How many charters it has.
    pub charters: usize,
}

impl Archive {
    /// Takes a file that was read; answers its number.
    pub fn add(&mut self, reading: FileRead) -> usize {
        let FileRead { name, bytes, content, notes } = reading;
        let kind = content.as_ref().map(Content::kind);
        let number = self.files.len();
        let mut file = File { name, bytes, kind, standing: Standing::NotUsed, notes, content };
        if let (Some(kind), Some(content)) = (kind, &file.content) {
            file.standing = match self.used(kind) {
                None => Standing::Used,
                Some((used, other)) => match content.differ(other) {
                    0 if content.is_whole() <= other.is_whole() => Standing::SaysTheSame(used),
                    _ if content.is_whole() && !other.is_whole() => Standing::Used,
                    charters => Standing::SaysOtherwise { used, charters },
                },
            };
        }
        let is_used = file.standing == Standing::Used;
        self.files.push(file);
        if is_used {
            self.prefer(number);
        }
        number
    }

    /// Uses this file in place of the one of its kind that is used.
    pub fn prefer(&mut self, number: usize) {
        let Some(kind) = self.files.get(number).and_then(|file| file.kind) else { return };
        let Some(chosen) = self.files.get(number).and_then(|file| file.content.clone()) else {
            return;
        };
        for (place, file) in self.files.iter_mut().enumerate() {
            if file.kind != Some(kind) {
                continue;
            }
            let Some(content) = &file.content else { continue };
            file.standing = if place == number {
                Standing::Used
            } else {
                match content.differ(&chosen) {
                    0 => Standing::SaysTheSame(number),
                    charters => Standing::SaysOtherwise { used: number, charters },
                }
            };
        }
        self.name_charters(&chosen);
    }

    /// Takes a file out; another of its kind takes its place if there is one. Numbers of files stay what they are.
    pub fn remove(&mut self, number: usize) {
        let Some(file) = self.files.get_mut(number) else { return };
        let was_used = file.standing == Standing::Used;
        let kind = file.kind.take();
        file.content = None;
        file.standing = Standing::NotUsed;
        if was_used {
            let next = self.files.iter().position(|f| f.kind == kind && f.content.is_some());
            if let Some(next) = next {
                self.prefer(next);
            }
            self.names.clear();
            let used: Vec<Content> = self.used_files().filter_map(|f| f.content.clone()).collect();
            for content in &used {
                self.name_charters(content);
            }
        }
    }

    /// The files, by their numbers.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// How many charters are known.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether no charter is known.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Every charter, in the order of their codes.
    pub fn charters(&self) -> impl Iterator<Item = (Cds, &Names)> {
        self.names.iter().map(|(cds, (_, names))| (*cds, names))
    }

    /// What a charter is called; none of one that no file has a row of.
    pub fn names(&self, cds: Cds) -> Option<&Names> {
        self.names.get(&cds).map(|(_, names)| names)
    }

    /// The charters whose name holds every word that was typed, or whose code holds its digits; those whose name begins
    /// with it first. At most `most`.
    pub fn find(&self, typed: &str, most: usize) -> Vec<Hit> {
        let digits = typed::part_of_a_code(typed);
        let typed = typed::plain(typed);
        let words: Vec<&str> = typed.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for (cds, names) in self.charters() {
            let hit = || Hit { cds, names: names.clone() };
            let name = typed::plain(&names.school);
            if name.starts_with(&typed) {
                first.push(hit());
            } else if words.iter().all(|word| name.contains(word))
                || digits.as_ref().is_some_and(|digits| cds.to_string().contains(digits))
            {
                rest.push(hit());
            }
        }
        first.extend(rest);
        first.truncate(most);
        first
    }

    /// Who authorizes the charters that are known, by county and name.
    pub fn authorities(&self) -> Vec<Authority> {
        let mut all: BTreeMap<u32, Authority> = BTreeMap::new();
        for (cds, names) in self.charters() {
            let code = cds.authority();
            let authority = all.entry(code).or_insert_with(|| Authority {
                code,
                name: names.district.clone(),
                county: names.county.clone(),
                charters: 0,
            });
            authority.charters += 1;
        }
        let mut all: Vec<Authority> = all.into_values().collect();
        all.sort_by(|a, b| (&a.county, &a.name, a.code).cmp(&(&b.county, &b.name, b.code)));
        all
    }

    fn used_files(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.standing == Standing::Used)
    }

    fn used(&self, kind: Kind) -> Option<(usize, &Content)> {
        let mut files = self.files.iter().enumerate();
        let (number, file) =
            files.find(|(_, f)| f.kind == Some(kind) && f.standing == Standing::Used)?;
        Some((number, file.content.as_ref()?))
    }

    /// The file of an indicator in a year that is used, with its name.
    fn indicator(&self, indicator: Indicator, year: Year) -> Option<(&str, &IndicatorFile)> {
        let (number, content) = self.used(Kind::Indicator(indicator, year))?;
        match content {
            Content::Indicator(file) => Some((self.files.get(number)?.name.as_str(), file)),
            _ => None,
        }
    }

    /// The file of a local indicator in a year that is used, with its name.
    fn local(&self, priority: LocalPriority, year: Year) -> Option<(&str, &LocalFile)> {
        let (number, content) = self.used(Kind::Local(priority, year))?;
        match content {
            Content::Local(file) => Some((self.files.get(number)?.name.as_str(), file)),
            _ => None,
        }
    }

    /// The files of charters' assistance that are used, each with its name, the latest year first.
    fn assistance(&self) -> Vec<(&str, &AssistanceFile)> {
        let mut files: Vec<(&str, &AssistanceFile)> = self
            .used_files()
            .filter_map(|file| match &file.content {
                Some(Content::Assistance(read)) => Some((file.name.as_str(), read)),
                _ => None,
            })
            .collect();
        files.sort_by_key(|(_, file)| std::cmp::Reverse(file.year));
        files
    }

    fn name_charters(&mut self, content: &Content) {
        match content {
            Content::Indicator(file) => {
                for (cds, names) in &file.names {
                    let known = self.names.get(cds);
                    if known.is_none_or(|(year, _)| *year <= file.year) {
                        self.names.insert(*cds, (file.year, names.clone()));
                    }
                }
            }
            // It knows a name and nothing else, so any other file's names are better.
            Content::Assistance(file) => {
                for (cds, school) in &file.schools {
                    self.names.entry(*cds).or_insert_with(|| {
                        let school = school.name.clone();
                        (Year(0), Names { school, ..Names::default() })
                    });
                }
            }
            // It lists every local agency and does not say which are charters.
            Content::Local(_) => {}
        }
    }
}

impl Content {
    /// Which of CDE's files this is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Indicator(file) => Kind::Indicator(file.indicator, file.year),
            Self::Local(file) => Kind::Local(file.priority, file.year),
            Self::Assistance(file) if file.schools.is_empty() => {
                Kind::DistrictAssistance(file.year)
            }
            Self::Assistance(file) => Kind::CharterAssistance(file.year),
        }
    }

    /// Whether it was read to its end without a row of a charter being lost.
    pub const fn is_whole(&self) -> bool {
        match self {
            Self::Indicator(file) => file.is_whole,
            Self::Local(file) => file.is_whole,
            Self::Assistance(file) => file.is_whole,
        }
    }

    /// Of how many charters two files of one kind say different things.
    fn differ(&self, other: &Self) -> usize {
        match (self, other) {
            (Self::Indicator(one), Self::Indicator(other)) => {
                differ(&one.charters, &other.charters, |cells| {
                    cells.map(|cell| (cell.told, cell.counts))
                })
            }
            (Self::Local(one), Self::Local(other)) => {
                differ(&one.results, &other.results, |(result, _)| *result)
            }
            (Self::Assistance(one), Self::Assistance(other)) => {
                differ(&one.schools, &other.schools, |school| Assisted { row: 0, ..school.clone() })
            }
            _ => 0,
        }
    }
}

/// For how many schools two maps say different things; `says` leaves out where it stands.
fn differ<T, S: PartialEq>(
    one: &BTreeMap<Cds, T>,
    other: &BTreeMap<Cds, T>,
    says: impl Fn(&T) -> S,
) -> usize {
    let differs = |cds: &&Cds| one.get(cds).map(&says) != other.get(cds).map(&says);
    let only_other = other.keys().filter(|cds| !one.contains_key(cds)).count();
    one.keys().filter(differs).count() + only_other
}
