//! CDE's files of assistance: who was identified, and in letters for which priorities each group met the criteria.
//!
//! Those of charters could not be had, so sheet, header and columns are found by their names, which are taken apart into what
//! they speak of: a group, a method, a status; now, before, or a year. The reader is proven by the file of districts and
//! county offices of 2019 only, whose letters and marks are the same. A group without a letter had fewer than two of the
//! priorities, which is not none.

use super::{
    cds::Cds,
    kind::{year_in_name, years},
    lists_too_many,
    note::{Notes, Weight, shown_bytes},
    rows::{End, NO_ROW, is_blank, note_cut, note_open_end},
};
use crate::{
    case::Status,
    rules::terms::{Group, Priorities, Year},
};
use std::collections::BTreeMap;

/// What was read of a file of assistance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssistanceFile {
    /// The Dashboard year.
    pub year: Year,
    /// What it says of each school.
    pub schools: BTreeMap<Cds, Assisted>,
    /// How many districts and county offices it has.
    pub others: usize,
    /// Whether every row was read.
    pub is_whole: bool,
}

/// What a file of assistance says of a school.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assisted {
    /// What it is called.
    pub name: String,
    /// Its row.
    pub row: u32,
    /// Its status by year.
    pub statuses: Vec<(Year, Status)>,
    /// Its mark under EC 47607 by year.
    pub ec47607: Vec<(Year, bool)>,
    /// Methods 1 to 3 by year.
    pub methods: Vec<(Year, u8, bool)>,
    /// The priorities of each group by year; none where no letter is shown.
    pub groups: Vec<(Year, Group, Option<Priorities>)>,
}

/// CDE's letters.
const LETTERS: [(&str, &[u8]); 11] = [
    ("A", &[4, 5, 6]),
    ("B", &[4, 5]),
    ("C", &[5, 6]),
    ("D", &[4, 6]),
    ("E", &[4, 8]),
    ("F", &[5, 8]),
    ("G", &[6, 8]),
    ("H", &[4, 5, 8]),
    ("I", &[4, 6, 8]),
    ("J", &[5, 6, 8]),
    ("K", &[4, 5, 6, 8]),
];

/// How what CDE calls a status begins.
const STATUSES: [(&str, Status); 2] =
    [("differentiated", Status::Differentiated), ("general", Status::General)];

/// What a column speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Cds,
    Name,
    Status,
    Ec47607,
    Method(u8),
    Group(Group),
}

/// Of which year.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Current,
    Prior,
    Year(Year),
}

/// A field of a row with what its column speaks of.
struct Cell<'column, 'row> {
    of: Of,
    when: When,
    column: &'column str,
    field: &'row [u8],
}

/// Reads the rows below a header.
pub struct Reader {
    columns: Vec<Option<(Of, When)>>,
    header: Vec<String>,
    year: Option<Year>,
    read: AssistanceFile,
    is_refused: bool,
}

impl Reader {
    /// Finds the columns by their names; none where the row is no header of a file of assistance.
    pub fn find(header: &[String], name: &str) -> Option<Self> {
        let told: Vec<_> = header.iter().map(|column| speaks_of(column)).collect();
        let has = |of: &dyn Fn(Of) -> bool| told.iter().flatten().any(|(o, _)| of(*o));
        let tells = has(&|of| matches!(of, Of::Method(_) | Of::Status | Of::Ec47607))
            && has(&|of| matches!(of, Of::Group(_)));
        if !(has(&|of| of == Of::Cds) && tells) {
            return None;
        }
        // The latest year that a column names is the file's.
        let named = told.iter().flatten().filter_map(|(_, when)| match when {
            When::Year(year) => Some(*year),
            _ => None,
        });
        let year = named.max().or_else(|| year_in_name(name));
        // Of what two columns say the first is used, but for names, and other years are not: so what is held of a school is
        // bounded.
        let mut columns: Vec<Option<(Of, When)>> = Vec::new();
        for told in &told {
            let is_used = |(of, when): &(Of, When)| {
                let is_known = !matches!(when, When::Year(year) if years().all(|y| y != *year));
                is_known && (*of == Of::Name || !columns.contains(told))
            };
            columns.push(told.filter(is_used));
        }
        let read = AssistanceFile {
            year: year.unwrap_or(Year(0)),
            schools: BTreeMap::new(),
            others: 0,
            is_whole: true,
        };
        Some(Self { columns, header: header.to_vec(), year, read, is_refused: false })
    }

    /// Whether the file is refused.
    pub const fn is_refused(&self) -> bool {
        self.is_refused
    }

    /// A row could not be read.
    pub const fn lost_a_row(&mut self) {
        self.read.is_whole = false;
    }

    /// Whether the last row of a file, which nothing ends, is cut off so that it cannot be used; what may be lost is noted.
    fn is_cut_off(&mut self, number: u32, fields: &[&[u8]], notes: &mut Notes) -> bool {
        // A blank that nothing ends may be a letter that is missing.
        let may_lack = fields.last().is_some_and(|field| field.trim_ascii().is_empty());
        let ends_in_a_letter = matches!(self.columns.last(), Some(Some((Of::Group(_), _))));
        if fields.len() < self.header.len() || may_lack {
            self.read.is_whole = false;
            self.is_refused = self.read.schools.is_empty() && self.read.others == 0;
            note_cut(number, self.is_refused, notes);
            return true;
        }
        if !ends_in_a_letter {
            self.read.is_whole = false;
            note_open_end(number, notes);
        }
        false
    }

    /// Reads a row.
    pub fn fields(&mut self, number: u32, fields: &[&[u8]], end: End, notes: &mut Notes) {
        if self.is_refused || is_blank(fields, end) {
            return;
        }
        if end == End::File && self.is_cut_off(number, fields, notes) {
            return;
        }
        let Some(year) = self.year else {
            self.is_refused = true;
            let text = "neither the columns nor the name tell the year. Give the file the name that CDE gives it, such as \
                        charterassistance25.xlsx";
            notes.add(Weight::Refused, Some(number), None, text);
            return;
        };
        let code = self.cells(fields).find(|cell| cell.of == Of::Cds).map(|cell| cell.field);
        let code = code.unwrap_or_default();
        let Some(cds) = Cds::read(code) else {
            self.read.is_whole = false;
            let text = format!(
                "“{}” is not a CDS code of 14 digits; the row is not used",
                shown_bytes(code)
            );
            notes.add(Weight::Lost, Some(number), Some("cds"), text);
            return;
        };
        if !cds.is_school() {
            self.read.others += 1;
            return;
        }
        let mut school = Assisted { row: number, ..Assisted::default() };
        for cell in self.cells(fields) {
            let when = match cell.when {
                When::Current => year,
                // Of a year that no test looks at.
                When::Prior => match years().rev().find(|y| *y < year) {
                    Some(prior) => prior,
                    None => continue,
                },
                When::Year(year) => year,
            };
            if let Err(what) = school.hear(cell.of, when, cell.field) {
                let text =
                    format!("“{}” is not a {what}; the cell is not used", shown_bytes(cell.field));
                notes.add(Weight::Lost, Some(number), Some(cell.column), text);
            }
        }
        self.is_refused = lists_too_many(&self.read.schools, cds, number, notes);
        if self.is_refused {
            return;
        }
        if self.read.schools.insert(cds, school).is_some() {
            let text = "is a second row of the same school; it is used in place of the first";
            notes.add(Weight::Lost, Some(number), None, text);
        }
    }

    /// The fields of a row whose columns are known.
    fn cells<'row>(&self, fields: &[&'row [u8]]) -> impl Iterator<Item = Cell<'_, 'row>> {
        let columns = self.columns.iter().zip(&self.header).zip(fields);
        columns.filter_map(|((told, column), field)| {
            told.map(|(of, when)| Cell { of, when, column, field: field.trim_ascii() })
        })
    }

    /// What was read.
    pub fn finish(self, notes: &mut Notes) -> Option<AssistanceFile> {
        if self.is_refused || self.year.is_none() {
            if !self.is_refused {
                notes.add_plain(Weight::Refused, NO_ROW);
            }
            return None;
        }
        if self.read.schools.is_empty() {
            let text = "has no charter school: it lists districts and county offices. CDE's file of charters is called \
                        charterassistance and the last two digits of the year";
            notes.add_plain(Weight::Told, text);
        }
        if years().all(|year| year != self.read.year) {
            let text = format!(
                "is of {}, of which these rules know no criteria yet: what it says of that year is not used",
                self.read.year
            );
            notes.add_plain(Weight::Lost, text);
        }
        Some(self.read)
    }
}

impl Assisted {
    /// Takes in what a field says.
    ///
    /// # Errors
    /// What the field is not, in words.
    fn hear(&mut self, of: Of, when: Year, field: &[u8]) -> Result<(), &'static str> {
        let text = String::from_utf8_lossy(field);
        let is_blank = ["", "*"].contains(&text.as_ref());
        let told = || flag(&text).ok_or("yes or no");
        match of {
            Of::Cds => {}
            Of::Name => self.name = text.chars().take(120).collect(),
            Of::Group(group) if is_blank => self.groups.push((when, group, None)),
            _ if is_blank => {}
            Of::Status => {
                let text = text.to_ascii_lowercase();
                let begins = |(word, _): &&(&str, Status)| text.starts_with(word);
                let (_, status) = STATUSES.iter().find(begins).ok_or("status")?;
                self.statuses.push((when, *status));
            }
            Of::Ec47607 => self.ec47607.push((when, told()?)),
            Of::Method(method) => self.methods.push((when, method, told()?)),
            Of::Group(group) => {
                let letter = LETTERS.iter().find(|(letter, _)| text.eq_ignore_ascii_case(letter));
                let (_, numbers) = letter.ok_or("letter of CDE's from A to K")?;
                self.groups.push((when, group, Some(numbers.iter().copied().collect())));
            }
        }
        Ok(())
    }
}

fn flag(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "y" | "yes" | "1" | "true" | "x" => Some(true),
        "n" | "no" | "0" | "false" => Some(false),
        _ => None,
    }
}

/// What the name of a column speaks of, such as `AApriorities`, `SWD_prior`, `MetMethod1` or `EC47607_2025`.
fn speaks_of(name: &str) -> Option<(Of, When)> {
    let mut name: String =
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if let Some(rest) = name.strip_prefix("ec47607") {
        return Some((Of::Ec47607, when(rest).0));
    }
    if ["cds", "cdscode"].contains(&name.as_str()) {
        return Some((Of::Cds, When::Current));
    }
    if ["leaname", "schoolname", "chartername", "charterschoolname", "school", "name"]
        .contains(&name.as_str())
    {
        return Some((Of::Name, When::Current));
    }
    // "Priorities" begins with "prior" and must not be taken for it.
    for word in ["priorities", "priority", "status", "group"] {
        if name.contains("assistancestatus") {
            break;
        }
        name = name.replace(word, "");
    }
    let (when, rest) = when(&name);
    let of = match rest.as_str() {
        "assistancestatus" => Of::Status,
        "metmethod1" | "method1" => Of::Method(1),
        "metmethod2" | "method2" => Of::Method(2),
        "metmethod3" | "method3" => Of::Method(3),
        "tom" => Of::Group(Group::MR),
        code => Of::Group(Group::from_code(&code.to_ascii_uppercase())?),
    };
    Some((of, when))
}

/// Which year a name speaks of, and the name without it.
fn when(name: &str) -> (When, String) {
    let year = name.char_indices().find_map(|(at, _)| {
        let four = name.get(at..at + 4)?;
        let year = four.parse::<u16>().ok().filter(|y| (2015..2100).contains(y))?;
        Some((Year(year), name.replacen(four, "", 1)))
    });
    if let Some((year, rest)) = year {
        return (When::Year(year), rest);
    }
    for word in ["previous", "prior", "prev", "last"] {
        if name.contains(word) {
            return (When::Prior, name.replacen(word, "", 1));
        }
    }
    let rest = ["current", "curr"].iter().find(|word| name.contains(**word));
    (When::Current, rest.map_or_else(|| name.to_owned(), |word| name.replacen(word, "", 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_say_what_they_are() {
        let check = |name: &str, expected: Option<(Of, When)>| {
            assert!(speaks_of(name) == expected, "{name}");
        };
        check("AApriorities", Some((Of::Group(Group::AA), When::Current)));
        check("TOMpriorities", Some((Of::Group(Group::MR), When::Current)));
        check("SWD_prior", Some((Of::Group(Group::SWD), When::Prior)));
        check("LTELprioritiesPrior", Some((Of::Group(Group::LTEL), When::Prior)));
        check("current_EL", Some((Of::Group(Group::EL), When::Current)));
        check("HIpriorities2024", Some((Of::Group(Group::HI), When::Year(Year(2024)))));
        check("MetMethod1", Some((Of::Method(1), When::Current)));
        check("MetMethod3_prior", Some((Of::Method(3), When::Prior)));
        check("AssistanceStatus2019", Some((Of::Status, When::Year(Year(2019)))));
        check("EC47607_2025", Some((Of::Ec47607, When::Year(Year(2025)))));
        check("cds", Some((Of::Cds, When::Current)));
        check("TotalStudentGroups", None);
        check("Cityname", None);
    }
}
