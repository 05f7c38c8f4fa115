//! What the checks share: a fault with its line, and how they look at source text, by lines and words and without
//! parsing it. That misses what is written to evade it, which is not what tidy is for.

/// What is wrong, and on which line (from 1; 0 is the file as a whole).
#[derive(Debug, PartialEq)]
pub struct Fault {
    pub line: usize,
    pub what: String,
}

impl Fault {
    /// As an editor can jump to it.
    pub fn at(&self, path: &str) -> String {
        match self.line {
            0 => format!("{path}: {}", self.what),
            line => format!("{path}:{line}: {}", self.what),
        }
    }
}

/// A fault for each line of code, comments aside, for which `wrong` has something to say.
pub fn lines_of_code(text: &str, wrong: impl Fn(&str) -> Option<String>) -> Vec<Fault> {
    lines(text, |line| if line.trim_start().starts_with("//") { None } else { wrong(line) })
}

/// A fault for each line for which `wrong` has something to say.
pub fn lines(text: &str, wrong: impl Fn(&str) -> Option<String>) -> Vec<Fault> {
    let faults = text.lines().enumerate();
    faults.filter_map(|(i, line)| wrong(line).map(|what| Fault { line: i + 1, what })).collect()
}

/// The first of the words that stands in the line as a word of its own.
pub fn word_of<'a>(line: &str, words: &[&'a str]) -> Option<&'a str> {
    words.iter().copied().find(|word| has_word(line, word))
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line.get(..start).and_then(|text| text.chars().next_back());
        let after = line.get(start + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(in_word) && !after.is_some_and(in_word)
    })
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The names that a root such as `crate::` leads to, with their lines: `crate::a::x` leads to `a`, `crate::{a::x, b}` to `a` and
/// `b`, on however many lines the group stands.
pub fn paths<'a>(text: &'a str, root: &str) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    for (at, path) in text.match_indices(root) {
        if text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(in_word) {
            continue;
        }
        let start = at + path.len();
        let line_start = text.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |end| end + 1);
        let is_comment =
            text.get(line_start..at).is_some_and(|line| line.trim_start().starts_with("//"));
        if is_comment {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let names = rest.strip_prefix('{').map_or_else(|| vec![0], starts_in_group);
        for offset in names {
            let from = start + offset;
            let line = text.get(..from).unwrap_or_default().matches('\n').count() + 1;
            found.push((line, leading_name(text.get(from..).unwrap_or_default())));
        }
    }
    found.retain(|(_, name)| !name.is_empty());
    found
}

/// Where each path of a `use` group starts, counted from its opening brace, which is left out of `group`.
fn starts_in_group(group: &str) -> Vec<usize> {
    let (mut depth, mut awaited, mut starts) = (0_usize, true, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => awaited = true,
            c if awaited && in_word(c) => {
                starts.push(at + 1);
                awaited = false;
            }
            _ => {}
        }
    }
    starts
}

fn leading_name(text: &str) -> &str {
    text.split(|c| !in_word(c)).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_alone() {
        let check = |line, wanted| assert_eq!(word_of(line, &["f64"]), wanted, "{line}");
        check("let x: f64 = 1.0;", Some("f64"));
        check("1.0f64", None);
        check("value.as_f64()", None);
        check("f64::MAX", Some("f64"));
    }

    #[test]
    fn finds_where_paths_lead() {
        let check = |text: &str, wanted: &[(usize, &str)]| {
            assert_eq!(paths(text, "crate::"), wanted, "{text}");
        };
        check("use crate::rules::Level;", &[(1, "rules")]);
        check("use crate::{case::File, report};", &[(1, "case"), (1, "report")]);
        check(
            "\nuse crate::{\n    case::{self, File},\n    report::x,\n};",
            &[(3, "case"), (4, "report")],
        );
        check("pub(crate) fn x(a: crate::case::A, b: crate::app::B)", &[(1, "case"), (1, "app")]);
        check("//! See [`crate::app`].\nuse charter_pathways::rules;", &[]);
        check("use crate::{", &[]);
        check("use mycrate::rules;", &[]);
    }
}
