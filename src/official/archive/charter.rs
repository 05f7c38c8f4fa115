//! What the files that were read tell of one charter: a case, each fact with where it stands.
//!
//! A file that was read says something even where it has no row: that the group has no level. But only a whole one does,
//! and only for a group that counts; of an indicator whose file was not read nothing is known. Whether a group counts is
//! told by any of the year's files; that it does not, only by all of them.

use super::{
    Archive, Standing,
    counts::{Counts, cell, row_of},
};
use crate::{
    case::{Case, Dashboard, origin::Origin},
    official::{
        cds::Cds,
        indicator::{IndicatorFile, Names, Told},
        kind::{Kind, scale, years},
        merge::{Found, Place, Value},
        table::Content,
    },
    rules::{
        criteria::YEARS,
        facts::Authorizer,
        rule_set::is_determination_year,
        terms::{Grades, Group, Indicator, Level, LocalPriority, Year},
    },
};

/// A charter as the files tell of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Charter {
    /// Its code.
    pub cds: Cds,
    /// What it is called.
    pub names: Names,
    /// Its facts, each with its origin.
    pub case: Case,
    /// What was found of each indicator in each year, newest year first.
    pub coverage: Vec<Coverage>,
}

/// What was found of an indicator in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The Dashboard year.
    pub year: Year,
    /// The indicator.
    pub indicator: Indicator,
    /// What was found.
    pub read: Read,
}

/// Whether an indicator's file was read, and what it has of the charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// It was.
    Yes {
        /// The file.
        file: String,
        /// For how many counted groups it gives a level.
        levels: usize,
        /// For how many counted groups its row could not be used, or the file was cut off before it.
        lost: usize,
    },
    /// It was not; this file would bring it.
    No(String),
    /// Nothing was published that year that any criterion uses.
    SaysNothing,
}

impl Archive {
    /// What is told of a charter; none where no file has a row of it.
    pub fn charter(&self, cds: Cds) -> Option<Charter> {
        let (_, names) = self.names.get(&cds)?;
        let mut coverage = Vec::new();
        for year in years().rev() {
            let counts = Counts::of(self, cds, year);
            for indicator in Indicator::ALL {
                let read = self.coverage(cds, year, indicator, &counts);
                coverage.push(Coverage { year, indicator, read });
            }
        }
        Some(Charter { cds, names: names.clone(), case: self.case(cds, true), coverage })
    }

    /// The case of a charter for the rules alone, without where each fact stands: for hundreds of them at once.
    pub fn case_without_origins(&self, cds: Cds) -> Case {
        self.case(cds, false)
    }

    fn coverage(&self, cds: Cds, year: Year, indicator: Indicator, counts: &Counts) -> Read {
        if scale(indicator, year).is_none() {
            return Read::SaysNothing;
        }
        let Some((name, file)) = self.indicator(indicator, year) else {
            return Read::No(Kind::Indicator(indicator, year).file_name());
        };
        let (mut levels, mut lost) = (0, 0);
        for group in counts.counted().filter(|g| indicator.applies_to(*g, Grades::Both)) {
            match level(file, cds, group) {
                Some((Level::None, _)) => {}
                Some(_) => levels += 1,
                None => lost += 1,
            }
        }
        Read::Yes { file: name.to_owned(), levels, lost }
    }

    fn case(&self, cds: Cds, with_origins: bool) -> Case {
        let mut case = Case::default();
        let mut found: Vec<Found> = Vec::new();
        let mut note = |place, value, name: &str, row| {
            if with_origins {
                let origin = Origin::File { name: name.to_owned(), row };
                found.push(Found { place, value, origin });
            }
        };
        case.school.cds = cds.to_string();
        if let Some((_, names)) = self.names.get(&cds) {
            case.school.name.clone_from(&names.school);
            let authorizer = authorizer(cds, names);
            case.school.authorizer = Some(authorizer);
            if with_origins {
                let (file, row) = self.named_in(cds, names);
                note(Place::SchoolName, Value::Text(names.school.clone()), file, row);
                note(Place::Cds, Value::Text(case.school.cds.clone()), file, row);
                note(Place::Authorizer, Value::Authorizer(authorizer), file, row);
            }
        }
        for year in years() {
            let counts = Counts::of(self, cds, year);
            let Some(published) = counts.published() else { continue };
            let mut dashboard = Dashboard { published: Some(published), ..Dashboard::default() };
            if published {
                let complete = counts.are_complete();
                dashboard.set_groups_complete(complete);
                for (group, counted) in counts.iter() {
                    let Some((counted, name, row)) = counted else { continue };
                    note(Place::Counted(year, group), Value::Flag(counted), name, row);
                    let groups = dashboard.groups.get_or_insert_default();
                    if counted {
                        groups.change(group, |results| results.counted = Some(true));
                    } else if !complete {
                        groups.change(group, |results| results.counted = Some(false));
                    }
                }
                for (group, counted) in counts.iter() {
                    let counted = counted.map(|(counted, ..)| counted);
                    if counted == Some(false) || !group.exists_in(year) {
                        continue;
                    }
                    for indicator in Indicator::ALL {
                        let file = self.indicator(indicator, year);
                        let applies = indicator.applies_to(group, Grades::Both);
                        let Some((name, file)) = file.filter(|_| applies) else { continue };
                        let Some((level, row)) = level(file, cds, group) else { continue };
                        // Of a group that may count by a file that was not read, what its own row says is told, and no more.
                        if counted.is_none() && row.is_none() {
                            continue;
                        }
                        dashboard.set_level(group, indicator, Some(level));
                        note(Place::Level(year, group, indicator), Value::Level(level), name, row);
                    }
                }
            }
            if with_origins {
                let (file, row) = counts.tells_published(cds);
                note(Place::Published(year), Value::Flag(published), file, row);
            }
            case.dashboards.insert(year, dashboard);
        }
        self.local_results(cds, &mut case, &mut note);
        self.assisted(cds, &mut case, &mut note);
        for Found { place, value, origin } in found {
            case.set_origin(&place.name(), &value.word(), &origin);
        }
        case
    }
}

impl Archive {
    /// The file that calls the charter so, and the row.
    fn named_in(&self, cds: Cds, names: &Names) -> (&str, Option<u32>) {
        let used = self.files.iter().filter(|file| file.standing == Standing::Used);
        let mut found = used.filter_map(|file| {
            let row = match file.content.as_ref()? {
                Content::Indicator(read) if read.names.get(&cds) == Some(names) => {
                    row_of(read, cds)
                }
                Content::Assistance(read) => {
                    let school = read.schools.get(&cds)?;
                    (school.name == names.school).then_some(school.row)
                }
                _ => None,
            };
            Some((file.name.as_str(), Some(row?)))
        });
        found.next().unwrap_or_default()
    }
}

/// Notes where a fact stands: its place, its value, the file and the row.
type NoteOrigin<'a> = dyn FnMut(Place, Value, &str, Option<u32>) + 'a;

impl Archive {
    /// The charter's own local indicators, of the years in which they count.
    fn local_results(&self, cds: Cds, case: &mut Case, note: &mut NoteOrigin) {
        for criteria in YEARS.iter().filter(|criteria| !criteria.local.is_empty()) {
            let year = criteria.year;
            if case.dashboard(year).published == Some(false) {
                continue;
            }
            for priority in LocalPriority::ALL {
                let Some((name, file)) = self.local(priority, year) else { continue };
                let Some((Some(result), row)) = file.results.get(&cds) else { continue };
                case.change_dashboard(year, |dashboard| {
                    dashboard.local.get_or_insert_default().insert(priority, *result);
                });
                note(Place::Local(year, priority), Value::Local(*result), name, Some(*row));
            }
        }
    }

    /// What CDE's files of assistance say: the status as it is, and the letters for a group where not all levels of the year
    /// were read. A later file says again what an earlier one said, and wins.
    fn assisted(&self, cds: Cds, case: &mut Case, note: &mut NoteOrigin) {
        for (name, file) in self.assistance() {
            let Some(school) = file.schools.get(&cds) else { continue };
            let row = Some(school.row);
            for (year, status) in
                school.statuses.iter().filter(|(year, _)| is_determination_year(*year))
            {
                let is_new = case.official.change(*year, |official| {
                    let is_new = official.status.is_none();
                    official.status.get_or_insert(*status);
                    is_new
                });
                if is_new {
                    note(Place::Status(*year), Value::Status(*status), name, row);
                }
            }
            for (year, mark) in
                school.ec47607.iter().filter(|(year, _)| is_determination_year(*year))
            {
                let is_new = case.official.change(*year, |official| {
                    let is_new = official.ec47607.is_none();
                    official.ec47607.get_or_insert(*mark);
                    is_new
                });
                if is_new {
                    note(Place::Ec47607(*year), Value::Flag(*mark), name, row);
                }
            }
            for (year, group, priorities) in &school.groups {
                let dashboard = case.dashboard(*year);
                let known = dashboard.group(*group);
                let is_told = known.priorities.is_some() || known.fewer_than_two.is_some();
                let is_read = self.is_all_read(*year);
                let exists = is_determination_year(*year) && group.exists_in(*year);
                if is_told || is_read || !exists || known.counted == Some(false) {
                    continue;
                }
                let is_fewer = priorities.is_none() && known.levels.is_empty();
                if priorities.is_none() && !is_fewer {
                    continue;
                }
                case.change_dashboard(*year, |dashboard| {
                    dashboard.groups.get_or_insert_default().change(*group, |results| {
                        results.priorities = *priorities;
                        results.fewer_than_two = is_fewer.then_some(true);
                    });
                });
                let (place, value) = match priorities {
                    Some(priorities) => {
                        (Place::Priorities(*year, *group), Value::Priorities(*priorities))
                    }
                    None => (Place::FewerThanTwo(*year, *group), Value::Flag(true)),
                };
                note(place, value, name, row);
                // That it has letters says too that it counts.
                if known.counted.is_none() && case.dashboard(*year).shows(*group) {
                    note(Place::Counted(*year, *group), Value::Flag(true), name, row);
                }
            }
        }
    }
}

/// The level that a file tells of a charter's counted group, with its row; none where it tells nothing.
fn level(file: &IndicatorFile, cds: Cds, group: Group) -> Option<(Level, Option<u32>)> {
    let cell = cell(file, cds, group);
    match cell.told {
        Told::Level(level) => Some((level, Some(cell.row))),
        Told::Nothing => (file.is_whole && scale(file.indicator, file.year).is_some())
            .then_some((Level::None, None)),
        Told::Unreadable | Told::Row => None,
    }
}

/// Who authorized a charter, by its code and how CDE's files list the authorizer: county offices have codes of their own, and
/// the State Board's charters are listed under names that begin with its letters.
fn authorizer(cds: Cds, names: &Names) -> Authorizer {
    let is_state = ["SBE ", "SBC ", "SBE-", "SBC-", "State Board"];
    if is_state.iter().any(|start| names.district.starts_with(start)) {
        Authorizer::State
    } else if cds.authority() % 100_000 / 1000 == 10 {
        Authorizer::County
    } else {
        Authorizer::District
    }
}
