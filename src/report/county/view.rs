//! Which rows of the county view are shown, and in which order: searched, filtered and sorted.
//!
//! Nothing is worked out anew for it, so that a letter typed or a head pressed is answered at once, however many charters
//! there are.

use std::cmp::Ordering;

use super::{Compared, Judged, Row};
use crate::{official::typed, report::result::test::Verdict};

/// What is asked of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Words of a name, or digits of a code.
    pub typed: String,
    /// Only those of this answer on differentiated assistance.
    pub assistance: Option<Verdict>,
    /// Only those of this answer on the Pathway 2 test.
    pub pathway_2: Option<Verdict>,
    /// Only those that compare so with CDE's status.
    pub published: Option<Published>,
    /// Only those of which one group-year decides a test.
    pub is_near: bool,
    /// The column by which they are sorted.
    pub by: Column,
    /// Whether from its end.
    pub is_descending: bool,
}

/// How our answer compares with CDE's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Published {
    /// They differ.
    Differ,
    /// They agree.
    Agree,
    /// One of them is not there.
    NotComparable,
}

/// A column that rows can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The school's name.
    #[default]
    School,
    /// Who authorized it.
    Authorizer,
    /// Differentiated assistance: met first.
    Assistance,
    /// The Pathway 2 test: met first.
    Pathway2,
    /// CDE's status: where the two differ first.
    Published,
    /// How many groups meet the criteria: the most first.
    Meeting,
}

impl Published {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Differ, Self::Agree, Self::NotComparable];

    /// How a comparison came out.
    pub const fn of(compared: Compared) -> Self {
        match compared {
            Compared::Agree { .. } => Self::Agree,
            Compared::Differ { .. } => Self::Differ,
            Compared::Open { .. } | Compared::NotThere => Self::NotComparable,
        }
    }

    /// The word by which it is known in a list of choices or a message.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Differ => "differ",
            Self::Agree => "agree",
            Self::NotComparable => "not_comparable",
        }
    }

    /// The comparison of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|published| published.code() == code)
    }
}

impl Column {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [
        Self::School,
        Self::Authorizer,
        Self::Assistance,
        Self::Pathway2,
        Self::Published,
        Self::Meeting,
    ];

    /// The word by which it is known in a message.
    pub const fn code(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Authorizer => "authorizer",
            Self::Assistance => "assistance",
            Self::Pathway2 => "pathway_2",
            Self::Published => "published",
            Self::Meeting => "meeting",
        }
    }

    /// The column of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    fn order(self, one: &Row, other: &Row) -> Ordering {
        match self {
            Self::School => Ordering::Equal,
            Self::Authorizer => key(&one.authority).cmp(&key(&other.authority)),
            Self::Assistance => place(&one.assistance).cmp(&place(&other.assistance)),
            Self::Pathway2 => place(&one.pathway_2).cmp(&place(&other.pathway_2)),
            Self::Published => Published::of(one.compared).cmp(&Published::of(other.compared)),
            Self::Meeting => other.meeting.len().cmp(&one.meeting.len()),
        }
    }
}

impl View {
    /// The rows that are shown, in their order: where a column does not tell two apart, by name and code.
    pub fn of<'a>(&self, rows: &'a [Row]) -> Vec<&'a Row> {
        let digits = typed::part_of_a_code(&self.typed);
        let typed = typed::plain(&self.typed);
        let words: Vec<&str> = typed.split(' ').collect();
        let says = |row: &Row| {
            let is_code = digits.as_ref().is_some_and(|digits| row.cds.contains(digits));
            is_code || says(row, &words)
        };
        let mut shown: Vec<&Row> = rows.iter().filter(|row| self.has(row) && says(row)).collect();
        shown.sort_by_cached_key(|row| (key(&row.name), row.cds.clone()));
        if self.by != Column::School {
            shown.sort_by(|one, other| self.by.order(one, other));
        }
        if self.is_descending {
            shown.reverse();
        }
        shown
    }

    fn has(&self, row: &Row) -> bool {
        let is = |wanted: Option<Verdict>, judged: &Judged| {
            wanted.is_none_or(|wanted| wanted == judged.verdict())
        };
        let is_near = || row.assistance.one_away.is_some() || row.pathway_2.one_away.is_some();
        is(self.assistance, &row.assistance)
            && is(self.pathway_2, &row.pathway_2)
            && self.published.is_none_or(|wanted| wanted == Published::of(row.compared))
            && (!self.is_near || is_near())
    }
}

/// Whether every word stands in a row's names or code.
fn says(row: &Row, words: &[&str]) -> bool {
    let texts = [&row.name, &row.authority, &row.county, &row.cds].map(|text| typed::plain(text));
    words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
}

/// A name as it is sorted.
fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The place of an answer among the others.
fn place(judged: &Judged) -> Option<usize> {
    Verdict::ALL.iter().position(|verdict| *verdict == judged.verdict())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        report::county::Why,
        rules::{
            explain::nearest::GroupYear,
            outcome::Outcome,
            terms::{Group, Groups, Year},
        },
    };

    fn judged(verdict: Verdict) -> Judged {
        let outcome = match verdict {
            Verdict::Met | Verdict::Depends => Outcome::Met,
            Verdict::NotMet => Outcome::NotMet,
            Verdict::CannotTell => Outcome::Unknown,
        };
        let is_contested = verdict == Verdict::Depends;
        Judged { outcome, is_contested, depends_on: Vec::new(), one_away: None }
    }

    fn row(
        name: &str,
        authority: &str,
        assistance: Verdict,
        pathway_2: Verdict,
        meeting: &[Group],
    ) -> Row {
        Row {
            cds: format!("0110017011{:04}", name.len()),
            name: name.to_owned(),
            authority: authority.to_owned(),
            county: "Alameda".to_owned(),
            assistance: judged(assistance),
            pathway_2: judged(pathway_2),
            compared: Compared::NotThere,
            counted: Groups::NONE,
            meeting: meeting.iter().copied().collect(),
        }
    }

    fn some() -> Vec<Row> {
        use Verdict::{CannotTell, Depends, Met, NotMet};
        let mut rows = vec![
            row("oak", "Office", NotMet, CannotTell, &[]),
            row("Élan", "Bay Unified", Met, NotMet, &[Group::EL]),
            row("Birch", "Office", Depends, NotMet, &[Group::EL, Group::SWD]),
            row("Aspen View", "bay unified", CannotTell, Met, &[]),
        ];
        if let [oak, elan, birch, _] = rows.as_mut_slice() {
            oak.compared = Compared::Agree { differentiated: false };
            elan.compared = Compared::Differ { differentiated: false, why: Why::Unexplained };
            birch.pathway_2.one_away = Some(GroupYear { year: Year(2024), group: Group::EL });
        }
        rows
    }

    fn check(view: &View, expected: &[&str]) {
        let rows = some();
        let names: Vec<&str> = view.of(&rows).iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, expected, "{view:?}");
    }

    fn by(by: Column) -> View {
        View { by, ..View::default() }
    }

    #[test]
    fn sorted_by_each_column_and_back() {
        for (column, expected) in [
            (Column::School, ["Aspen View", "Birch", "oak", "Élan"]),
            (Column::Authorizer, ["Aspen View", "Élan", "Birch", "oak"]),
            (Column::Assistance, ["Élan", "Birch", "Aspen View", "oak"]),
            (Column::Pathway2, ["Aspen View", "oak", "Birch", "Élan"]),
            (Column::Published, ["Élan", "oak", "Aspen View", "Birch"]),
            (Column::Meeting, ["Birch", "Élan", "Aspen View", "oak"]),
        ] {
            check(&by(column), &expected);
            let mut back = expected;
            back.reverse();
            check(&View { is_descending: true, ..by(column) }, &back);
        }
    }

    #[test]
    fn filtered_and_searched() {
        let all = View::default;
        let check = |view: View, expected: &[&str]| check(&view, expected);
        check(View { assistance: Some(Verdict::Met), ..all() }, &["Élan"]);
        check(View { assistance: Some(Verdict::Depends), ..all() }, &["Birch"]);
        check(View { pathway_2: Some(Verdict::NotMet), ..all() }, &["Birch", "Élan"]);
        check(View { published: Some(Published::Differ), ..all() }, &["Élan"]);
        check(
            View { published: Some(Published::NotComparable), ..all() },
            &["Aspen View", "Birch"],
        );
        check(View { is_near: true, ..all() }, &["Birch"]);
        for (typed, expected) in [
            ("  ", &["Aspen View", "Birch", "oak", "Élan"][..]),
            ("view ASPEN", &["Aspen View"]),
            ("éLAN", &["Élan"]),
            ("unified", &["Aspen View", "Élan"]),
            ("0110017011", &["Aspen View", "Birch", "oak", "Élan"]),
            ("office oak", &["oak"]),
            ("elan", &["Élan"]),
            ("01-10017-011", &["Aspen View", "Birch", "oak", "Élan"]),
            ("nowhere", &[]),
        ] {
            check(View { typed: typed.to_owned(), ..all() }, expected);
        }
        check(
            View { typed: "unified".to_owned(), assistance: Some(Verdict::NotMet), ..all() },
            &[],
        );
    }

    #[test]
    fn words_lead_back() {
        for column in Column::ALL {
            assert_eq!(Column::from_code(column.code()), Some(column));
        }
        for published in Published::ALL {
            assert_eq!(Published::from_code(published.code()), Some(published));
        }
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::from_code(verdict.code()), Some(verdict));
        }
        assert_eq!((Column::from_code(""), Published::from_code("x")), (None, None));
    }
}
