//! How a pasted text was understood, in words: every line with what it was taken for, and those that were not understood
//! once more by themselves.

use super::names;
use crate::{
    official::paste::{Line, Pasted, Taken},
    rules::terms::{Group, Indicator, Level, Year, gathered},
};

/// How a pasted text was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// What came of it, in a sentence; empty for an empty text.
    pub said: String,
    /// Every line that is not blank.
    pub lines: Vec<Understood>,
    /// How many lines were not understood.
    pub strange: usize,
}

/// A line and how it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// Its number, from 1.
    pub number: usize,
    /// What it says.
    pub text: String,
    /// What it was taken for, or why it could not be used.
    pub meaning: String,
    /// Whether it was understood.
    pub is_understood: bool,
}

/// Tells how a text was understood.
pub fn preview(pasted: &Pasted) -> Preview {
    let lines: Vec<Understood> = pasted.lines.iter().map(understood).collect();
    let strange = lines.iter().filter(|line| !line.is_understood).count();
    Preview { said: said(pasted, strange), lines, strange }
}

fn said(pasted: &Pasted, strange: usize) -> String {
    if pasted.lines.is_empty() {
        return String::new();
    }
    let levels = match pasted.levels {
        0 => return "No result of a student group was found in this text.".to_owned(),
        1 => "1 result was understood".to_owned(),
        n => format!("{n} results were understood"),
    };
    let years: Vec<Year> = pasted.case.dashboards.iter().map(|(year, _)| year).collect();
    let lines = match strange {
        0 => ". Every line was understood.".to_owned(),
        1 => ". 1 line was not.".to_owned(),
        n => format!(". {n} lines were not."),
    };
    format!("{levels}, for {}{lines}", names::years(&years))
}

fn understood(line: &Line) -> Understood {
    let (meaning, is_understood) = match &line.taken {
        Taken::Year(year) => (format!("The {year} Dashboard"), true),
        Taken::Indicator(indicator) => {
            (format!("Indicator: {}", names::indicator(*indicator)), true)
        }
        Taken::Other => ("Another indicator, which no test looks at by group".to_owned(), true),
        Taken::Local => {
            ("A local indicator’s result: answer it under “Local indicators”".to_owned(), true)
        }
        Taken::Level(level) => (format!("Level: {}", names::level(*level)), true),
        Taken::Count(0) => ("No group follows".to_owned(), true),
        Taken::Count(1) => ("1 group follows".to_owned(), true),
        Taken::Count(count) => (format!("{count} groups follow"), true),
        Taken::Levels(levels) => (results(levels), true),
        Taken::Head => ("Head of a table".to_owned(), true),
        Taken::Nothing => ("Not needed".to_owned(), true),
        Taken::Not(why) => {
            let end = if why.ends_with(['.', '?']) { "" } else { "." };
            (format!("Not understood: {why}{end}"), false)
        }
    };
    Understood { number: line.number, text: line.text.clone(), meaning, is_understood }
}

/// Results of a line, those of one indicator and level together: "2025, Suspension Rate, Red: English Learners, Hispanic".
fn results(levels: &[(Year, Group, Indicator, Level)]) -> String {
    if levels.is_empty() {
        return "Not needed".to_owned();
    }
    let kinds = gathered(levels.iter().map(|(y, g, i, l)| ((*y, *i, *l), *g)));
    let kinds = kinds.into_iter().map(|((year, indicator, level), groups)| {
        let (indicator, level) = (names::indicator(indicator), names::level(level));
        format!("{year}, {indicator}, {level}: {}", names::groups(groups))
    });
    kinds.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::official::paste;

    /// What came of a text, and the meaning of its last line.
    fn check(text: &str, said: &str, last: &str) {
        let preview = preview(&paste::read(text, Year(2025)));
        let meaning = preview.lines.last().map_or("", |line| line.meaning.as_str());
        assert_eq!((preview.said.as_str(), meaning), (said, last), "{text}");
    }

    #[test]
    fn every_line_in_words() {
        check("", "", "");
        let none = "No result of a student group was found in this text.";
        check("2024", none, "The 2024 Dashboard");
        check("Math", none, "Indicator: Mathematics");
        check("Red", none, "Level: Red");
        check("Red\nNo Student Groups", none, "No group follows");
        check(
            "Red\n2 Student Groups",
            none,
            "Not understood: 2 groups are announced here, and 0 found: is a line missing?",
        );
        check("All Students", none, "Not needed");
        check("\tELA\tMath", none, "Head of a table");
        check(
            "Suspension Rate\nRed\nEL, Hispanic",
            "2 results were understood, for 2025. Every line was understood.",
            "2025, Suspension Rate, Red: English Learners, Hispanic",
        );
        check(
            "hello\n2024\n\tELA\tMath\nEL\tR\tB",
            "2 results were understood, for 2024. 1 line was not.",
            "2024, English Language Arts, Red: English Learners; 2024, Mathematics, Blue: English Learners",
        );
        check(
            "Suspension Rate\nRed\nEL\nMartians",
            "1 result was understood, for 2025. 1 line was not.",
            "Not understood: “Martians” is not a known indicator, level or group.",
        );
    }
}
