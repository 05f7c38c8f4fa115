//! The county view: every charter of a county, an authorizer or a list, judged at once, as plain rows.
//!
//! A row holds outcomes and no explanations, since there may be 1,400 of them: what is beside an outcome is what an analyst
//! sorts by (which readings matter, how near the other outcome is, what CDE published). The whole story of one charter is
//! the result page, once the charter is opened as a draft.

#[cfg(feature = "files")]
mod csv;
pub mod view;
pub mod words;
#[cfg(feature = "files")]
pub use csv::csv;

use std::collections::BTreeSet;

use super::result::test::Verdict;
#[cfg(feature = "files")]
use crate::official::{archive::Archive, indicator::Names};
use crate::{
    case::{Case, facts::facts},
    official::cds::{Cds, parts_a_code},
    rules::{
        assistance::newest_two,
        explain::{
            Subject, Test,
            nearest::{GroupYear, nearest},
        },
        outcome::Outcome,
        readings::Reading,
        rule_set::RuleSet,
        terms::Groups,
        test_outcome::TestOutcome,
        year_test::year_test,
    },
};

/// A charter, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its code, 14 digits.
    pub cds: String,
    /// Its name.
    pub name: String,
    /// Who authorized it, by name.
    pub authority: String,
    /// The authorizer's county.
    pub county: String,
    /// Differentiated assistance.
    pub assistance: Judged,
    /// The Pathway 2 test.
    pub pathway_2: Judged,
    /// What CDE published for the as-of year beside our answer.
    pub compared: Compared,
    /// The groups that count in the as-of year.
    pub counted: Groups,
    /// Those of them that meet the criteria of the as-of year.
    pub meeting: Groups,
}

/// A test's answer for a charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Under the default readings.
    pub outcome: Outcome,
    /// Whether the readings give both answers.
    pub is_contested: bool,
    /// The readings that matter.
    pub depends_on: Vec<Reading>,
    /// The one group-year on which the other outcome hangs, where it is one.
    pub one_away: Option<GroupYear>,
}

/// CDE's published status beside our answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// CDE identified the charter, or did not, and so do we.
    Agree {
        /// Whether CDE identified it.
        differentiated: bool,
    },
    /// CDE says otherwise.
    Differ {
        /// Whether CDE identified it.
        differentiated: bool,
        /// Why that may be.
        why: Why,
    },
    /// CDE's status is there, but our answer is open.
    Open {
        /// Whether CDE identified it.
        differentiated: bool,
    },
    /// CDE's file of charters of that year was not read, or has no row of the charter.
    NotThere,
}

/// What is made of local indicators that are not known: no file of a whole state has told them for every charter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownLocal {
    /// They stay unknown, and so may the answers.
    #[default]
    Open,
    /// The answers are those under the assumption that none was missed for two years; whoever shows them says so.
    TakenAsMet,
}

/// Why our answer may differ from CDE's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Another reading of the rules gives CDE's answer.
    Reading,
    /// CDE identified it, and a local indicator of one of the two years is not known here as CDE knew it: it could only add.
    Local,
    /// Nothing here tells.
    Unexplained,
}

/// Judges every charter of an archive, each with the authority and the county that the files name.
#[cfg(feature = "files")]
pub fn rows(archive: &Archive, rules: &RuleSet, unknown_local: UnknownLocal) -> Vec<Row> {
    let charters = archive.charters();
    charters.map(|(cds, names)| row(archive, cds, names, rules, unknown_local)).collect()
}

/// Judges a charter of an archive, of which it has these names.
#[cfg(feature = "files")]
pub fn row(
    archive: &Archive,
    cds: Cds,
    names: &Names,
    rules: &RuleSet,
    unknown_local: UnknownLocal,
) -> Row {
    let case = archive.case_without_origins(cds);
    Row::of(&case, &names.district, &names.county, rules, unknown_local)
}

impl Judged {
    /// What is said of it in one word.
    pub const fn verdict(&self) -> Verdict {
        Verdict::of(self.outcome, self.is_contested)
    }
}

impl Row {
    /// Judges a charter's case.
    pub fn of(
        case: &Case,
        authority: &str,
        county: &str,
        rules: &RuleSet,
        unknown_local: UnknownLocal,
    ) -> Self {
        let (mut facts, _) = facts(case, rules);
        let mut local_is_open = false;
        for (year, told) in &mut facts.years {
            let mut recent = newest_two(&rules.window).into_iter().flatten();
            let is_recent = recent.any(|criteria| criteria.year == *year);
            for result in told.local.iter_mut().filter(|result| result.is_none()) {
                local_is_open |= is_recent;
                *result = (unknown_local == UnknownLocal::TakenAsMet).then_some(false);
            }
        }
        let subject = Subject::new(&facts, rules);
        let tests = subject.tests();
        let judged = |outcome: &TestOutcome, test| Judged {
            outcome: outcome.outcome(),
            is_contested: outcome.is_contested(),
            depends_on: outcome.depends_on(),
            one_away: match nearest(&subject, test).as_deref() {
                Some([one]) => Some(*one),
                _ => None,
            },
        };
        let last = subject.year(rules.as_of).map(year_test);
        let groups = last.iter().flat_map(|year| &year.groups);
        let counted =
            groups.clone().filter(|g| g.counted == Outcome::Met).map(|g| g.group).collect();
        let meeting = groups.filter(|g| g.meets == Outcome::Met).map(|g| g.group).collect();
        Self {
            cds: case.school.cds.clone(),
            name: case.school.name.clone(),
            authority: authority.to_owned(),
            county: county.to_owned(),
            assistance: judged(&tests.assistance, Test::Assistance),
            pathway_2: judged(&tests.pathway_2, Test::Pathway2),
            compared: compared(
                facts.official(rules.as_of).differentiated,
                &tests.assistance,
                local_is_open,
            ),
            counted,
            meeting,
        }
    }
}

fn compared(published: Option<bool>, ours: &TestOutcome, local_is_open: bool) -> Compared {
    let Some(differentiated) = published else { return Compared::NotThere };
    if !ours.outcome().is_settled() {
        return Compared::Open { differentiated };
    }
    if !ours.contradicts(differentiated) {
        return Compared::Agree { differentiated };
    }
    let why = if ours.is_contested() {
        Why::Reading
    } else if local_is_open && differentiated {
        Why::Local
    } else {
        Why::Unexplained
    };
    Compared::Differ { differentiated, why }
}

/// What a person pasted as a list of codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// The codes, each once, in their order, 14 digits.
    pub codes: Vec<String>,
    /// Lines without a code, with their numbers from 1.
    pub not_understood: Vec<(usize, String)>,
}

/// So many lines of a pasted list are read.
const MOST_LINES: usize = 20_000;

/// Reads a pasted list: one code a line, alone or among other words, or several in a line.
pub fn codes(text: &str) -> Codes {
    let mut found = Codes::default();
    let mut seen = BTreeSet::new();
    for (number, line) in (1..).zip(text.lines().take(MOST_LINES)) {
        let codes = codes_in(line);
        if codes.is_empty() && !line.trim().is_empty() && found.not_understood.len() < 100 {
            found.not_understood.push((number, line.trim().chars().take(80).collect()));
        }
        for code in codes {
            if seen.insert(code.clone()) {
                found.codes.push(code);
            }
        }
    }
    found
}

/// The codes of a line: words that are one, or all that stands between other letters taken together, for people part codes too.
fn codes_in(line: &str) -> Vec<String> {
    let parts = line.split(|c: char| !c.is_ascii_digit() && !parts_a_code(c));
    let codes = parts.flat_map(|part| {
        let apart: Vec<Cds> = part.split_whitespace().filter_map(Cds::read_loosely).collect();
        if apart.is_empty() { Cds::read_loosely(part).into_iter().collect() } else { apart }
    });
    codes.map(|code| code.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How CDE's status compares with our answer for a charter of two groups that are red twice, or blue.
    fn compare(colour: &str, status: Option<&str>, local: &str) -> Compared {
        let groups = ["SWD", "EL"].map(|group| {
            format!(
                r#""{group}":{{"counted":true,"levels":{{"SUSP":"{colour}","CHRO":"{colour}"}}}}"#
            )
        });
        let year = format!(
            r#"{{"published":true,"groups_complete":true,"levels_complete":true{local},"groups":{{{}}}}}"#,
            groups.join(",")
        );
        let status = status
            .map_or(String::new(), |s| format!(r#","official":{{"2025":{{"status":"{s}"}}}}"#));
        let text = format!(
            r#"{{"format":"charter-pathways/case","version":1,"school":{{"grades":["k8"]}},"dashboards":{{"2024":{year},"2025":{year}}}{status}}}"#
        );
        let (case, warnings) = crate::case::file::read(&text).unwrap();
        assert_eq!(warnings, []);
        Row::of(&case, "", "", &RuleSet::newest(), UnknownLocal::Open).compared
    }

    #[test]
    fn our_answer_beside_cdes_status() {
        let told = r#","local_complete":true"#;
        assert_eq!(compare("red", None, told), Compared::NotThere);
        let agree = Compared::Agree { differentiated: false };
        assert_eq!(compare("blue", Some("general"), told), agree);
        let differ = Compared::Differ { differentiated: true, why: Why::Unexplained };
        assert_eq!(compare("blue", Some("differentiated"), told), differ);
        // A local indicator that is not known could only have added to ours.
        let general = Compared::Differ { differentiated: false, why: Why::Unexplained };
        assert_eq!(compare("red", Some("general"), ""), general);
        assert_eq!(
            compare("blue", Some("differentiated"), ""),
            Compared::Open { differentiated: true }
        );
    }

    #[test]
    fn pasted_codes() {
        let check = |text: &str, expected: &[&str], strange: usize| {
            let found = codes(text);
            assert_eq!(
                (found.codes, found.not_understood.len()),
                (expected.iter().map(ToString::to_string).collect(), strange),
                "{text}"
            );
        };
        let one = "01100170112607";
        check(one, &[one], 0);
        check("1100170112607\n01-10017-0112607\n01 10017 0112607", &[one], 0);
        check("Envision\t01100170112607\tx\n\nhello", &[one], 1);
        check("01100170112607, 01100170124172", &[one, "01100170124172"], 0);
        check("01100170112607 01100170124172", &[one, "01100170124172"], 0);
        check("01100170112607\t01-10017-0112607", &[one], 0);
        check("01–10017–0112607; \"1100170124172\"", &[one, "01100170124172"], 0);
        check("12 monkeys", &[], 1);
    }
}
