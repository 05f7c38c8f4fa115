//! The words of the county view, which its table and its file share.

use super::{Compared, Judged, Why};
use crate::{
    case::file,
    content::READINGS,
    report::{names, result::test::Verdict},
    rules::terms::{Groups, Year},
};

/// A test's answer.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not met",
        Verdict::CannotTell => "cannot tell",
        Verdict::Depends => "depends on how the rule is read",
    }
}

/// The readings that matter: their questions.
pub fn readings(judged: &Judged) -> Vec<&'static str> {
    let words = |id| READINGS.iter().find(|words| words.id == id);
    judged.depends_on.iter().filter_map(|r| words(r.id())).map(|words| words.question).collect()
}

/// The one group-year on which the other answer hangs: "2024 Foster Youth"; empty where it is not one.
pub fn one_away(judged: &Judged) -> String {
    let away = judged.one_away.map(|g| format!("{} {}", g.year, names::group(g.group)));
    away.unwrap_or_default()
}

/// CDE's published status (empty where it is not there), and how our answer compares with it.
pub const fn published(compared: Compared) -> (&'static str, &'static str) {
    match compared {
        Compared::Agree { differentiated } => (status(differentiated), "agree"),
        Compared::Differ { differentiated, why } => {
            let why = match why {
                Why::Reading => "differ: another reading of the rules agrees",
                Why::Local => "differ: a local indicator is not known here",
                Why::Unexplained => "differ",
            };
            (status(differentiated), why)
        }
        Compared::Open { differentiated } => {
            (status(differentiated), "not comparable: our answer is open")
        }
        Compared::NotThere => ("", "not comparable: CDE’s status is not there"),
    }
}

const fn status(differentiated: bool) -> &'static str {
    if differentiated { "differentiated" } else { "general" }
}

/// Groups by their names.
pub fn groups(groups: Groups) -> String {
    groups.iter().map(names::group).collect::<Vec<_>>().join("; ")
}

/// What to call the file with charters of this kind: "Charters of Inyo county 2025 unofficial.csv".
pub fn file_name(whose: &str, as_of: Year) -> String {
    file::name("Charters", whose, &format!(" {as_of} unofficial.csv"))
}
