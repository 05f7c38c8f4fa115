//! Rows of the county view as a file for a spreadsheet. Names come from files and may be made to hurt: no cell can be taken
//! for a formula.

use super::{Judged, Row, UnknownLocal, words};
use crate::{
    content::{Date, RULES_CHECKED},
    rules::rule_set::RuleSet,
};
use csv_core::{QuoteStyle, Terminator, WriteResult, Writer, WriterBuilder};

/// What the last column of every row says, so that a row that is cut out of the file still says it.
const UNOFFICIAL: &str = "unofficial calculation; CDE determines; an official must ask; CCEE may decline; not legal advice";
/// Where to say that something is wrong.
const ERRORS: &str = "errors: see About where this file was made";
const TAKEN_AS_MET: &str = "local indicators that are not known are taken as met";

/// The rows as CSV, for a spreadsheet. No cell can be taken for a formula.
pub fn csv<'a>(
    rows: impl IntoIterator<Item = &'a Row>,
    rules: &RuleSet,
    unknown_local: UnknownLocal,
) -> String {
    // A byte order mark, without which spreadsheets misread accents.
    let mut csv = Csv::new("\u{feff}");
    let Date { year, month, day } = RULES_CHECKED;
    let note = format!("{UNOFFICIAL}; rules last checked {year}-{month:02}-{day:02}; {ERRORS}");
    let note = match unknown_local {
        UnknownLocal::Open => note,
        UnknownLocal::TakenAsMet => format!("{note}; {TAKEN_AS_MET}"),
    };
    csv.line(&[
        "CDS code",
        "Charter school",
        "Authorizer",
        "County of the authorizer",
        // Each its own name: a pivot table knows a column by nothing else.
        "Differentiated assistance",
        "Differentiated assistance: readings that matter",
        "Differentiated assistance: one group-year away",
        "Pathway 2 test",
        "Pathway 2 test: readings that matter",
        "Pathway 2 test: one group-year away",
        "CDE's published status",
        "Compared with it",
        "Groups that count",
        "Groups that meet the newest year's criteria",
        "As of",
        "Rules",
        "Note",
    ]);
    for row in rows {
        let [da, p2] = [&row.assistance, &row.pathway_2].map(judged_cells);
        let (published, compared) = words::published(row.compared);
        csv.line(&[
            &parted(&row.cds),
            &row.name,
            &row.authority,
            &row.county,
            da.0,
            &da.1,
            &da.2,
            p2.0,
            &p2.1,
            &p2.2,
            published,
            compared,
            &words::groups(row.counted),
            &words::groups(row.meeting),
            &rules.as_of.to_string(),
            &rules.id(),
            &note,
        ]);
    }
    csv.text()
}

/// A code as CDE shows it in parts: of a bare number a spreadsheet drops the zero at its start, and the last of its digits.
fn parted(cds: &str) -> String {
    let (county, rest) = cds.split_at_checked(2).unwrap_or((cds, ""));
    match rest.split_at_checked(5) {
        Some((district, school)) => format!("{county}-{district}-{school}"),
        None => cds.to_owned(),
    }
}

fn judged_cells(judged: &Judged) -> (&'static str, String, String) {
    let readings = words::readings(judged).join("; ");
    (words::verdict(judged.verdict()), readings, words::one_away(judged))
}

/// A file of comma-separated cells that are all in quotes.
struct Csv {
    bytes: Vec<u8>,
    writer: Writer,
}

impl Csv {
    fn new(start: &str) -> Self {
        let mut builder = WriterBuilder::new();
        let builder = builder.quote_style(QuoteStyle::Always).terminator(Terminator::CRLF);
        Self { bytes: start.as_bytes().to_vec(), writer: builder.build() }
    }

    fn line(&mut self, cells: &[&str]) {
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.write(
                    |writer, _, to| {
                        let (result, written) = writer.delimiter(to);
                        (result, 0, written)
                    },
                    b"",
                );
            }
            self.write(Writer::field, safe(cell).as_bytes());
        }
        self.write(
            |writer, _, to| {
                let (result, written) = writer.terminator(to);
                (result, 0, written)
            },
            b"",
        );
    }

    fn write(
        &mut self,
        step: impl Fn(&mut Writer, &[u8], &mut [u8]) -> (WriteResult, usize, usize),
        mut from: &[u8],
    ) {
        let mut room = [0; 1024];
        loop {
            let (result, read, written) = step(&mut self.writer, from, &mut room);
            self.bytes.extend_from_slice(room.get(..written).unwrap_or_default());
            from = from.get(read..).unwrap_or_default();
            if result == WriteResult::InputEmpty {
                break;
            }
        }
    }

    fn text(mut self) -> String {
        self.write(
            |writer, _, to| {
                let (result, written) = writer.finish(to);
                (result, 0, written)
            },
            b"",
        );
        String::from_utf8(self.bytes).unwrap_or_default()
    }
}

/// A cell in one line. With a start like these it is a formula to a spreadsheet, whether it stands in quotes or not.
fn safe(cell: &str) -> String {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    let is_formula = first.is_some_and(|c| "=+-@\t\r\n|%＝＋－＠".contains(c));
    let cell = cell.replace(|c: char| c.is_control(), " ");
    if is_formula { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_cells_are_harmless() {
        let mut csv = Csv::new("");
        csv.line(&["=1+1", "a\"b", " -x", "two\nlines", "@SUM", "plain, with comma", "\t=x", ""]);
        assert_eq!(
            csv.text(),
            "\"'=1+1\",\"a\"\"b\",\"' -x\",\"two lines\",\"'@SUM\",\"plain, with comma\",\"' =x\",\"\"\r\n"
        );
    }
}
