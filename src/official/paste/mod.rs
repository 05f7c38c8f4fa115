//! Text copied from the Dashboard's pages, or from a spreadsheet: what each line was taken for, and the facts.
//!
//! The pages list, under the name of an indicator, the groups by level: a color, how many groups, their names. So a line
//! is read by what stands above it, and every line says how it was understood, since a page may change its words: what is not
//! understood is shown and never guessed. Nothing is said of groups that are not listed.

mod found;
mod table;
pub mod words;

use self::{
    found::{Cell, Contradiction, Found, Told, of, refusal},
    words::Column,
};
use super::kind::years;
use crate::{
    case::Case,
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

impl Line {
    /// A line below disagrees about one of its levels.
    fn loses(&mut self, (year, group, indicator): Cell) {
        let Taken::Levels(levels) = &mut self.taken else { return };
        levels.retain(|(y, g, i, _)| (*y, *g, *i) != (year, group, indicator));
        if levels.is_empty() {
            let of = of(group, indicator);
            self.taken = Taken::Not(format!("a line below disagrees about {of}; neither is used"));
        }
    }
}

/// What a line was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The year of what follows.
    Year(Year),
    /// The indicator of what follows.
    Indicator(Indicator),
    /// Another indicator, which no test looks at group by group: nor at what follows.
    Other,
    /// A local indicator's result, which is asked for elsewhere.
    Local,
    /// The level of the groups that follow.
    Level(Level),
    /// How many groups follow.
    Count(usize),
    /// Levels of groups.
    Levels(Vec<Told>),
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
    reader.pasted.case = reader.found.case();
    reader.pasted.levels = reader.found.len();
    reader.pasted
}

/// What is said of groups whose colors stand below them: read as lists they would get each other's.
const CARDS: &str =
    "no color or level of a list is above it; nothing is read where groups are above their colors";

struct Reader {
    pasted: Pasted,
    found: Found,
    year: Year,
    /// The year before the years by themselves that stand right above.
    before_years: Option<Year>,
    of: Of,
    level: Option<Level>,
    /// Groups found under the level so far.
    groups: usize,
    /// How many it should have, and which of the lines says so.
    count: Option<(usize, usize)>,
    /// The columns of the table that is being read.
    table: Vec<Option<Column>>,
}

/// What groups belong to that are listed now.
#[derive(Clone, Default)]
enum Of {
    /// Nothing that was named so far.
    #[default]
    Nothing,
    /// This indicator, and whether a list of it was found already, be it an empty one.
    Indicator(Indicator, bool),
    /// One that no test looks at group by group.
    Other,
    /// This may name another indicator: it stands below a whole list, and is not known.
    Perhaps(String),
    /// An indicator whose groups stand above their colors, or beside what is no list: nothing of it is read.
    Cards,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            pasted: Pasted::default(),
            found: Found::default(),
            year: Year(0),
            before_years: None,
            of: Of::Nothing,
            level: None,
            groups: 0,
            count: None,
            table: Vec::new(),
        }
    }
}

impl Reader {
    fn line(&mut self, line: &str) -> Taken {
        if words::year(line.trim()).is_none() {
            self.before_years = None;
        }
        if line.trim().contains('\t') {
            return self.row(line);
        }
        self.table.clear();
        let line = line.trim();
        if let Some(year) = words::year(line) {
            self.begin(Of::Nothing);
            return self.year_line(year);
        }
        if let Some((indicator, rest)) = words::indicator_first(line) {
            self.begin(Of::Indicator(indicator, false));
            match words::year(rest).filter(|_| !rest.is_empty()) {
                Some(year) if years().all(|known| known != year) => {
                    self.begin(Of::Other);
                    return Taken::Not(format!("{year} is not a Dashboard year judged here"));
                }
                Some(year) => self.year = year,
                None if words::names_a_year(rest) => {
                    self.begin(Of::Perhaps(line.to_owned()));
                    return Taken::Not("the year in it is not understood".to_owned());
                }
                None => {}
            }
            return Taken::Indicator(indicator);
        }
        if words::is_other_indicator(line) {
            self.begin(Of::Other);
            return Taken::Other;
        }
        if let Some(count) = words::count(line) {
            return self.counted(count);
        }
        if words::is_local_result(line) {
            return Taken::Local;
        }
        if words::says_nothing(line) {
            // A result of all students or of one group stands below its own color: what follows is no list of that.
            if line.contains(|c: char| c.is_ascii_digit()) && self.groups == 0 {
                self.level = None;
            }
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

    /// A year by itself. Several in a row are tabs or the axis of a chart, and say the year of nothing.
    fn year_line(&mut self, year: Year) -> Taken {
        if let Some(before) = self.before_years {
            // The same once more.
            if year == self.year {
                return Taken::Year(year);
            }
            self.year = before;
            if let Some(line) = self.pasted.lines.last_mut() {
                line.taken = Taken::Nothing;
            }
            return Taken::Nothing;
        }
        self.before_years = Some(self.year);
        if years().all(|known| known != year) {
            return Taken::Not(format!("{year} is not a Dashboard year judged here"));
        }
        self.year = year;
        Taken::Year(year)
    }

    /// Groups by their names, of the indicator and at the level that stand above.
    fn groups(&mut self, line: &str) -> Taken {
        let parts =
            || line.split([',', ';', '•', '·', '|']).map(str::trim).filter(|part| !part.is_empty());
        let strange: Vec<&str> = parts()
            .filter(|part| words::group(part).is_none() && !words::says_nothing(part))
            .collect();
        if !strange.is_empty() {
            let why = format!("“{}” is not a known indicator, level or group", strange.join(", "));
            // Below a whole list it may be the name of what comes next: nothing after it belongs to the list for certain.
            if matches!(self.of, Of::Indicator(_, true))
                && parts().all(|p| words::group(p).is_none())
            {
                self.begin(Of::Perhaps(line.to_owned()));
            }
            return Taken::Not(why);
        }
        let indicator = match &self.of {
            Of::Indicator(indicator, _) => *indicator,
            Of::Other => return Taken::Nothing,
            Of::Nothing => return Taken::Not("no indicator is above it".to_owned()),
            Of::Cards => return Taken::Not(CARDS.to_owned()),
            Of::Perhaps(line) => {
                return Taken::Not(format!(
                    "“{line}” above it may name another indicator. If it does not, take that line out"
                ));
            }
        };
        // The list has all that it announced.
        if self.count.is_some_and(|(count, _)| self.groups >= count) {
            self.check_count();
            self.level = None;
        }
        let Some(level) = self.level else {
            self.of = Of::Cards;
            return Taken::Not(CARDS.to_owned());
        };
        let groups: Vec<Group> = parts().filter_map(words::group).collect();
        self.groups += groups.len();
        if !groups.is_empty() {
            self.of = Of::Indicator(indicator, true);
        }
        self.levels(groups.into_iter().map(|group| (group, indicator, level)))
    }

    /// What is listed from here on belongs to this, at no level yet.
    fn begin(&mut self, of: Of) {
        self.check_count();
        (self.of, self.level) = (of, None);
    }

    /// Takes levels over, all or none.
    fn levels(&mut self, levels: impl Iterator<Item = (Group, Indicator, Level)>) -> Taken {
        let year = self.year;
        let levels: Vec<Told> =
            levels.map(|(group, indicator, level)| (year, group, indicator, level)).collect();
        if let Some(why) = levels.iter().find_map(|told| refusal(*told)) {
            return Taken::Not(why);
        }
        let is_other = |a: &Told, b: &Told| (a.0, a.1, a.2) == (b.0, b.1, b.2) && a.3 != b.3;
        if let Some((_, group, indicator, _)) =
            levels.iter().find(|one| levels.iter().any(|other| is_other(one, other)))
        {
            return Taken::Not(format!(
                "it says two things about {}; neither is used",
                of(*group, *indicator)
            ));
        }
        let line = self.pasted.lines.len();
        let contradictions: Vec<Contradiction> =
            levels.iter().filter_map(|told| self.found.contradicts(*told)).collect();
        for Contradiction { lines, cell } in &contradictions {
            for above in lines {
                if let Some(line) = self.pasted.lines.get_mut(*above) {
                    line.loses(*cell);
                }
            }
        }
        if let Some(Contradiction { cell: (_, group, indicator), .. }) = contradictions.first() {
            let of = of(*group, *indicator);
            // Nothing of this line is used; what it says besides is contradicted by whatever says otherwise below.
            for told in &levels {
                self.found.leave_out(*told);
            }
            return Taken::Not(format!("a line above disagrees about {of}; neither is used"));
        }
        for told in &levels {
            self.found.take(line, *told);
        }
        Taken::Levels(levels)
    }

    fn counted(&mut self, count: usize) -> Taken {
        if self.level.is_some() && !matches!(self.of, Of::Other | Of::Perhaps(_) | Of::Cards) {
            self.count = Some((count, self.pasted.lines.len()));
        }
        if let Of::Indicator(_, has_list) = &mut self.of {
            *has_list = true;
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
                "{count} {} announced here, and {found} found: is {}?",
                if count == 1 { "group is" } else { "groups are" },
                if found < count { "a line missing" } else { "a heading missing between them" }
            ));
        }
    }
}

#[cfg(test)]
mod tests;
