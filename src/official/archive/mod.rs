//! Everything that was read, in any order and number of files: every charter of the state with what is told of it.
//!
//! Of each of CDE's files one is used. A second one that says the same is noticed and put aside. One that says otherwise
//! is kept beside the first, which stays in use until the person [prefers](Archive::prefer) the other: nothing that was
//! shown changes by itself. Only a file that was cut off gives way to a whole one at once.

mod charter;

pub use charter::{Charter, Coverage, Read};

use super::{
    cds::Cds,
    indicator::{IndicatorFile, Names},
    kind::Kind,
    note::Notes,
    reader::{Content, Reading},
};
use crate::rules::terms::{Indicator, Year};
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
    pub fn add(&mut self, reading: Reading) -> usize {
        let Reading { name, bytes, content, notes } = reading;
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
            used.iter().for_each(|content| self.name_charters(content));
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

    /// The charters whose name holds every word that was typed, or whose code holds its digits; those whose name begins
    /// with it first. At most `most`.
    pub fn find(&self, typed: &str, most: usize) -> Vec<Hit> {
        let typed = typed.trim().to_lowercase();
        let digits: String = typed.chars().filter(|c| !" -".contains(*c)).collect();
        let is_code = digits.len() >= 2 && digits.chars().all(|c| c.is_ascii_digit());
        let words: Vec<&str> = typed.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for (cds, names) in self.charters() {
            let hit = || Hit { cds, names: names.clone() };
            let name = names.school.to_lowercase();
            if name.starts_with(&typed) {
                first.push(hit());
            } else if words.iter().all(|word| name.contains(word))
                || (is_code && (cds.to_string().contains(&digits)))
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
        let Content::Indicator(file) = content;
        Some((self.files.get(number)?.name.as_str(), file))
    }

    fn name_charters(&mut self, content: &Content) {
        let Content::Indicator(file) = content;
        for (cds, names) in &file.names {
            let known = self.names.get(cds);
            if !known.is_some_and(|(year, _)| *year > file.year) {
                self.names.insert(*cds, (file.year, names.clone()));
            }
        }
    }
}

impl Content {
    /// Which of CDE's files this is.
    pub fn kind(&self) -> Kind {
        let Self::Indicator(file) = self;
        Kind::Indicator(file.indicator, file.year)
    }

    /// Whether it was read to its end without a row of a charter being lost.
    pub fn is_whole(&self) -> bool {
        let Self::Indicator(file) = self;
        file.is_whole
    }

    /// Of how many charters two files of one kind say different things.
    fn differ(&self, other: &Self) -> usize {
        let (Self::Indicator(one), Self::Indicator(other)) = (self, other);
        one.differ(other)
    }
}

impl IndicatorFile {
    fn differ(&self, other: &Self) -> usize {
        let says = |file: &Self, cds: &Cds| {
            file.charters.get(cds).map(|cells| cells.map(|cell| (cell.told, cell.counts)))
        };
        let mine = self.charters.keys().filter(|cds| says(self, cds) != says(other, cds)).count();
        mine + other.charters.keys().filter(|cds| !self.charters.contains_key(cds)).count()
    }
}
