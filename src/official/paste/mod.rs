//! Text copied from the Dashboard's pages, or from a spreadsheet: what each line was taken for, and the facts.
//!
//! The pages list, under the name of an indicator, the groups by level: a color, how many groups, their names. So a line
//! is read by what stands above it, and every line says how it was understood, since a page may change its words: what is not
//! understood is shown and never guessed. Nothing is said of groups that are not listed.

pub mod words;

use self::words::Column;
use super::{
    kind::{scale, years},
    merge::Place,
};
use crate::{
    case::{Case, origin::Origin},
    rules::terms::{Group, Indicator, Level, Year},
};

/// So many lines are read; a page has under two hundred.
pub const MOST_LINES: usize = 2000;

/// What was made of a pasted text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// Every line that is not blank, with what it was taken for.
    pub lines: Vec<Line>,
    /// The facts, each with its origin.
    pub case: Case,
    /// How many levels were found.
    pub levels: usize,
}

/// A line and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// What it says.
    pub text: String,
    /// What it was taken for.
    pub taken: Taken,
}

/// What a line was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The year of what follows.
    Year(Year),
    /// The indicator of what follows.
    Indicator(Indicator),
    /// The level of the groups that follow.
    Level(Level),
    /// How many groups follow.
    Count(usize),
    /// Levels of groups.
    Levels(Vec<(Year, Group, Indicator, Level)>),
    /// The head of a table.
    Head,
    /// Words around the lists, or all students.
    Nothing,
    /// It was not understood, or cannot be used; why.
    Not(String),
}

/// Reads a pasted text; `year` is that of what stands above the first line that names one.
pub fn read(text: &str, year: Year) -> Pasted {
    let mut reader = Reader { year, ..Reader::default() };
    for (number, line) in (1..).zip(text.lines().take(MOST_LINES)) {
        let line: String = line.chars().take(1000).collect();
        if line.trim().is_empty() {
            // A blank line between a table and a list ends the table.
            reader.table.clear();
            continue;
        }
        let taken = reader.line(&line);
        let text = line.trim().to_owned();
        reader.pasted.lines.push(Line { number, text, taken });
    }
    reader.check_count();
    if text.lines().nth(MOST_LINES).is_some() {
        let taken = Taken::Not(format!("only the first {MOST_LINES} lines are read"));
        reader.pasted.lines.push(Line { number: MOST_LINES + 1, text: "…".to_owned(), taken });
    }
    reader.pasted
}

struct Reader {
    pasted: Pasted,
    year: Year,
    indicator: Option<Indicator>,
    level: Option<Level>,
    /// Groups found under the level so far.
    groups: usize,
    /// How many it should have, and which of the lines says so.
    count: Option<(usize, usize)>,
    /// The columns of the table that is being read.
    table: Vec<Option<Column>>,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            pasted: Pasted::default(),
            year: Year(0),
            indicator: None,
            level: None,
            groups: 0,
            count: None,
            table: Vec::new(),
        }
    }
}

impl Reader {
    fn line(&mut self, line: &str) -> Taken {
        if line.trim().contains('\t') {
            return self.row(line);
        }
        self.table.clear();
        let line = line.trim();
        if let Some(year) = words::year(line) {
            self.check_count();
            if years().all(|known| known != year) {
                return Taken::Not(format!("{year} is no Dashboard year that is judged here"));
            }
            self.year = year;
            (self.indicator, self.level) = (None, None);
            return Taken::Year(year);
        }
        if let Some(indicator) = words::indicator(line) {
            self.check_count();
            (self.indicator, self.level) = (Some(indicator), None);
            return Taken::Indicator(indicator);
        }
        if let Some(count) = words::count(line) {
            return self.counted(count);
        }
        if words::says_nothing(line) {
            return Taken::Nothing;
        }
        if let Some((level, rest)) = words::level_first(line) {
            self.check_count();
            self.level = Some(level);
            if let Some(count) = words::count(rest) {
                self.counted(count);
                return Taken::Level(level);
            }
            return if words::says_nothing(rest) { Taken::Level(level) } else { self.groups(rest) };
        }
        self.groups(line)
    }

    /// Groups by their names, of the indicator and at the level that stand above.
    fn groups(&mut self, line: &str) -> Taken {
        let parts =
            || line.split([',', ';', '•', '·', '|']).map(str::trim).filter(|part| !part.is_empty());
        let strange: Vec<&str> = parts()
            .filter(|part| words::group(part).is_none() && !words::says_nothing(part))
            .collect();
        if !strange.is_empty() {
            return Taken::Not(format!(
                "“{}” is no indicator, level or group that is known here",
                strange.join(", ")
            ));
        }
        let Some(indicator) = self.indicator else {
            return Taken::Not("no indicator stands above it".to_owned());
        };
        let Some(level) = self.level else {
            return Taken::Not("no color or level stands above it".to_owned());
        };
        let groups: Vec<Group> = parts().filter_map(words::group).collect();
        self.groups += groups.len();
        self.levels(groups.into_iter().map(|group| (group, indicator, level)))
    }

    /// A row of a table: groups by indicators, or the other way round.
    fn row(&mut self, line: &str) -> Taken {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let columns: Vec<Option<Column>> = cells.iter().map(|cell| Column::named(cell)).collect();
        if columns.iter().skip(1).any(Option::is_some) {
            self.check_count();
            let strange = cells
                .iter()
                .zip(&columns)
                .skip(1)
                .find(|(c, column)| column.is_none() && !words::says_nothing(c));
            if let Some((cell, _)) = strange {
                let text = format!(
                    "“{cell}” is no indicator and no group that is known here; its column is not read"
                );
                self.table = columns;
                return Taken::Not(text);
            }
            self.table = columns;
            return Taken::Head;
        }
        let first = cells.first().copied().unwrap_or_default();
        let Some(row) = Column::named(first) else {
            return if words::says_nothing(first) && !first.is_empty() {
                Taken::Nothing
            } else {
                Taken::Not(format!("“{first}” is no group and no indicator that is known here"))
            };
        };
        let mut levels = Vec::new();
        for (cell, column) in cells.iter().zip(self.table.clone()).skip(1) {
            let Some(column) = column.filter(|_| !["", "-", "–", "—", "*"].contains(cell))
            else {
                continue;
            };
            let (
                (Column::Group(group), Column::Indicator(indicator))
                | (Column::Indicator(indicator), Column::Group(group)),
            ) = ((row, column),)
            else {
                continue;
            };
            let Some(level) = words::cell_level(cell) else {
                return Taken::Not(format!("“{cell}” is no level; nothing of the row is used"));
            };
            levels.push((group, indicator, level));
        }
        if self.table.is_empty() {
            return Taken::Not(
                "no head of a table with names of indicators stands above it".to_owned(),
            );
        }
        self.levels(levels.into_iter())
    }

    /// Takes levels over, all or none.
    fn levels(&mut self, levels: impl Iterator<Item = (Group, Indicator, Level)>) -> Taken {
        let year = self.year;
        let levels: Vec<_> =
            levels.map(|(group, indicator, level)| (year, group, indicator, level)).collect();
        for (_, group, indicator, level) in &levels {
            let at = format!("{} of {}", indicator.code(), group.code());
            if !group.exists_in(year) {
                return Taken::Not(format!(
                    "the Dashboard of {year} did not report {}",
                    group.code()
                ));
            }
            let published = scale(*indicator, year);
            if published.is_none() || (level.scale().is_some() && level.scale() != published) {
                return Taken::Not(format!(
                    "“{}” was not published for {at} in {year}: is it another year's?",
                    level.code()
                ));
            }
            let before = self.pasted.case.dashboard(year).level(*group, *indicator);
            if before.is_some_and(|before| before != *level) {
                return Taken::Not(format!(
                    "a line above says otherwise of {at}; that one is used"
                ));
            }
        }
        for (_, group, indicator, level) in &levels {
            let case = &mut self.pasted.case;
            if case.dashboard(year).level(*group, *indicator).is_none() {
                self.pasted.levels += 1;
            }
            case.change_dashboard(year, |d| d.set_level(*group, *indicator, Some(*level)));
            let place = Place::Level(year, *group, *indicator);
            case.set_origin(&place.name(), level.code(), &Origin::Pasted);
            // A level says that the group counts, unless it is that there is none.
            if case.dashboard(year).shows(*group) {
                let place = Place::Counted(year, *group);
                case.set_origin(&place.name(), "true", &Origin::Pasted);
            }
        }
        Taken::Levels(levels)
    }

    fn counted(&mut self, count: usize) -> Taken {
        if self.level.is_some() {
            self.count = Some((count, self.pasted.lines.len()));
        }
        Taken::Count(count)
    }

    /// At the end of a level's list: says so where it has not as many groups as it should.
    fn check_count(&mut self) {
        let found = std::mem::take(&mut self.groups);
        let Some((count, line)) = self.count.take() else { return };
        if count == found {
            return;
        }
        if let Some(line) = self.pasted.lines.get_mut(line) {
            line.taken = Taken::Not(format!(
                "{count} groups were announced here, and {found} were found: is a line missing?"
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::terms::Few;

    /// The levels found, and the numbers of the lines that were not understood.
    fn check(text: &str, levels: &[&str], not: &[usize]) {
        let pasted = read(text, Year(2025));
        let mut found = Vec::new();
        for (year, dashboard) in pasted.case.dashboards.iter() {
            for (group, results) in dashboard.groups.iter().flat_map(Few::iter) {
                for (indicator, level) in results.levels.iter() {
                    found.push(format!(
                        "{year}/{}/{}={}",
                        group.code(),
                        indicator.code(),
                        level.code()
                    ));
                }
            }
        }
        assert_eq!(found, levels, "{text}\n{:?}", pasted.lines);
        let strange: Vec<usize> = pasted
            .lines
            .iter()
            .filter(|l| matches!(l.taken, Taken::Not(_)))
            .map(|l| l.number)
            .collect();
        assert_eq!(strange, not, "{text}\n{:?}", pasted.lines);
        assert_eq!(pasted.levels, levels.len());
    }

    #[test]
    fn lists_under_colors() {
        check(
            "Suspension Rate\nRed\n2 Student Groups\nStudents with Disabilities, Homeless\nOrange\n1 Student Group\nHispanic\n",
            &["2025/HI/SUSP=orange", "2025/SWD/SUSP=red", "2025/HOM/SUSP=red"],
            &[],
        );
        check(
            "2024 Dashboard\nEnglish Language Arts\r\nRed: African American\nNo Performance Color\nFoster Youth\nMathematics\nBlue - White; Asian\nEnglish Learner Progress\nGreen\nEnglish Learners",
            &[
                "2024/AA/ELA=red",
                "2024/AS/MATH=blue",
                "2024/WH/MATH=blue",
                "2024/EL/ELPI=green",
                "2024/FOS/ELA=none",
            ],
            &[],
        );
        check(
            "2022\nChronic Absenteeism\nVery High\nAsian\nHigh\nFilipino",
            &["2022/AS/CHRO=very_high", "2022/FI/CHRO=high"],
            &[],
        );
    }

    #[test]
    fn what_is_not_understood_is_told() {
        check("Suspension Rate\nRed\nMartians, Hispanic", &[], &[3]);
        check("Red\nHispanic", &[], &[2]);
        check("Suspension Rate\nHispanic", &[], &[2]);
        check("Suspension Rate\nVery High\nHispanic", &[], &[3]);
        check("Suspension Rate\nRed\n3 Student Groups\nHispanic", &["2025/HI/SUSP=red"], &[3]);
        check("Suspension Rate\nRed\nHispanic\nBlue\nHispanic", &["2025/HI/SUSP=red"], &[5]);
        check("2021\nSuspension Rate", &[], &[1]);
        check("2022\nSuspension Rate\nVery Low\nLong-Term English Learners", &[], &[4]);
        check("Suspension Rate\nRed\nNo Student Groups\nOrange\nAll Students", &[], &[]);
    }

    #[test]
    fn tables() {
        check(
            "Group\tELA\tMath\nStudents with Disabilities\tR\tOrange\nAll Students\tG\tG\nHispanic\t\tNone\nWhite\tpurple\tB",
            &["2025/HI/MATH=none", "2025/SWD/ELA=red", "2025/SWD/MATH=orange"],
            &[5],
        );
        check(
            "\tEL\tSWD\nSuspension Rate\tred\tblue",
            &["2025/EL/SUSP=red", "2025/SWD/SUSP=blue"],
            &[],
        );
    }

    #[test]
    fn no_text_is_too_strange() {
        for text in [
            "",
            "\u{0}\u{1}\t\t",
            "\t\t\n\t",
            "999999999999999999999 student groups",
            "Red Red Red",
            "é,é\t,",
        ] {
            read(text, Year(2025));
        }
        let many = "Suspension Rate\nRed\nHispanic\n".repeat(2000);
        assert_eq!(read(&many, Year(2025)).lines.len(), MOST_LINES + 1);
    }
}
