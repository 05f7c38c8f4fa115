//! Which groups of a charter count in a year, and whether it has a Dashboard, as far as the files of the year tell together.
//!
//! That a group counts is told by any of them; that it does not, and that there is no Dashboard, only by all.

use super::Archive;
use crate::{
    official::{
        cds::Cds,
        indicator::{Cell, IndicatorFile, Told},
        kind::scale,
    },
    rules::terms::{Group, Indicator, Year},
};

/// Whether a group counts, by which file, in which row.
pub type Count<'a> = (bool, &'a str, Option<u32>);

/// Which groups of a charter count in a year, as far as the files tell.
pub struct Counts<'a> {
    year: Year,
    /// For each group that exists that year: whether it counts, by which file, in which row.
    groups: [Option<Count<'a>>; 14],
    /// A file that has a row of the charter.
    shown_in: Option<(&'a str, &'a IndicatorFile)>,
    /// Whether every file of the year was read to its end.
    is_all_read: bool,
    /// A file of the year.
    file: &'a str,
}

impl Archive {
    /// Whether every file of a year that tells which groups count was read to its end.
    pub fn is_all_read(&self, year: Year) -> bool {
        let mut needed = Indicator::ALL.iter().filter(|i| scale(**i, year).is_some());
        needed.all(|i| self.indicator(*i, year).is_some_and(|(_, file)| file.is_whole))
    }
}

impl<'a> Counts<'a> {
    /// Of this charter in this year.
    pub fn of(archive: &'a Archive, cds: Cds, year: Year) -> Self {
        let files: Vec<(&str, &IndicatorFile)> =
            Indicator::ALL.iter().filter_map(|i| archive.indicator(*i, year)).collect();
        let is_all_read = archive.is_all_read(year);
        // Every student is in the file of suspensions, so it is the one to name.
        let file = archive.indicator(Indicator::SUSP, year).or_else(|| files.first().copied());
        let file = file.map_or("", |(name, _)| name);
        let groups = Group::ALL.map(|group| {
            if !group.exists_in(year) {
                return None;
            }
            let mut is_lost = false;
            // What tells that it does not count is all files together; named is one that has a row of it, if any.
            let mut not = (false, file, None);
            for (name, read) in &files {
                let cell = cell(read, cds, group);
                if cell.counts {
                    return Some((true, *name, Some(cell.row)));
                }
                is_lost |= cell.told == Told::Unreadable;
                if cell.told != Told::Nothing && (not.2.is_none() || *name == file) {
                    not = (false, *name, Some(cell.row));
                }
            }
            (is_all_read && !is_lost).then_some(not)
        });
        let shown_in = files.iter().copied().find(|(_, file)| file.charters.contains_key(&cds));
        Self { year, groups, shown_in, is_all_read, file }
    }

    /// Whether there is a Dashboard: any row shows it, and that there is none all files together.
    pub fn published(&self) -> Option<bool> {
        if self.shown_in.is_some() { Some(true) } else { self.is_all_read.then_some(false) }
    }

    /// The file that tells it, and the row.
    pub fn tells_published(&self, cds: Cds) -> (&'a str, Option<u32>) {
        self.shown_in.map_or((self.file, None), |(name, file)| (name, row_of(file, cds)))
    }

    /// Every group with what is told of it.
    pub fn iter(&self) -> impl Iterator<Item = (Group, Option<Count<'a>>)> {
        Group::ALL.into_iter().zip(self.groups)
    }

    /// Those that count.
    pub fn counted(&self) -> impl Iterator<Item = Group> {
        self.iter().filter(|(_, told)| matches!(told, Some((true, ..)))).map(|(group, _)| group)
    }

    /// Whether of every group that exists it is known whether it counts.
    pub fn are_complete(&self) -> bool {
        self.iter().all(|(group, told)| told.is_some() || !group.exists_in(self.year))
    }
}

/// The first row of a charter in a file.
pub fn row_of(file: &IndicatorFile, cds: Cds) -> Option<u32> {
    file.charters
        .get(&cds)?
        .iter()
        .filter(|cell| cell.told != Told::Nothing)
        .map(|cell| cell.row)
        .min()
}

/// What a file has of a charter's group; nothing where it has no row of it.
pub fn cell(file: &IndicatorFile, cds: Cds, group: Group) -> Cell {
    file.charters.get(&cds).and_then(|cells| cells.get(group as usize)).copied().unwrap_or_default()
}
