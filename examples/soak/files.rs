//! Damaged case files. Made-up cases are taken apart into JSON tokens, which are replaced, moved, doubled and dropped, and
//! then some bytes are; now and then comes a text of a megabyte that is meant to hurt. Whatever can be read is judged, and
//! some of it is written and read again, which must change nothing.

use charter_pathways::{
    case::{
        facts::facts,
        file::{self, MAX_BYTES},
    },
    rules::{determination::Determination, rule_set::RuleSet},
};

use crate::{HOSTILE, Reader, generator::random::Random};

/// Words of the case file and other tokens that a reader may stumble over.
const TOKENS: [&str; 48] = [
    "null",
    "true",
    "false",
    "0",
    "-1",
    "4",
    "8",
    "1e999",
    "0.1",
    "18446744073709551616",
    "-0",
    "2025",
    "{}",
    "[]",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"\"",
    "\"red\"",
    "\"none\"",
    "\"very_low\"",
    "\"met\"",
    "\"not_met_two_years\"",
    "\"SWD\"",
    "\"LTEL\"",
    "\"ALL\"",
    "\"ELA\"",
    "\"SCIENCE\"",
    "\"groups\"",
    "\"levels\"",
    "\"counted\"",
    "\"priorities\"",
    "\"fewer_than_two\"",
    "\"local\"",
    "\"published\"",
    "\"2019\"",
    "\"2022\"",
    "\"02025\"",
    "\"version\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\u{202e}\u{1f393}\"",
    "\"a.b\\n\"",
    "\u{feff}",
    " ",
];

/// The case reader.
pub struct Files {
    cases: Vec<Vec<String>>,
    rules: Vec<RuleSet>,
}

impl Reader for Files {
    const OF: &str = "files";

    fn new(cases: &[String]) -> Self {
        let cases = cases.iter().map(|text| tokens(text).into_iter().map(str::to_owned).collect());
        Self { cases: cases.collect(), rules: RuleSet::all() }
    }

    fn input(&self, random: &mut Random) -> String {
        input(random, &self.cases)
    }

    fn attempt(&self, text: &str, number: u64) -> Result<bool, String> {
        try_input(text, &self.rules, number)
    }
}

/// Reads and judges one input; whether it could be read.
fn try_input(text: &str, rules: &[RuleSet], number: u64) -> Result<bool, String> {
    let Ok((case, warnings)) = file::read(text) else { return Ok(false) };
    for rules in rules {
        let (facts, more) = facts(&case, rules);
        let determination = Determination::of(&facts, rules);
        std::hint::black_box((&warnings, more, determination));
    }
    if number.is_multiple_of(8) && text.len() < MAX_BYTES / 20 {
        let written = file::write(&case);
        let again = file::read(&written).map_err(|error| format!("written, then: {error}"))?;
        if file::write(&again.0) != written {
            return Err("written and read again it is another case".to_owned());
        }
    }
    Ok(true)
}

/// One input.
fn input(random: &mut Random, cases: &[Vec<String>]) -> String {
    if random.below(HOSTILE) == 0 {
        return hostile(random);
    }
    let mut tokens: Vec<&str> =
        cases[random.below(cases.len())].iter().map(String::as_str).collect();
    for _ in 0..random.pick(&[0, 1, 1, 1, 2, 2, 3, 5, 9]) {
        change(random, &mut tokens, cases);
    }
    let mut text = tokens.concat();
    if random.chance(15) {
        let mut bytes = text.into_bytes();
        for _ in 0..random.pick(&[1, 1, 2, 4]) {
            damage(random, &mut bytes);
        }
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    text
}

/// The tokens of a JSON text: strings, words and numbers, and punctuation.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = vec![];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            c if c.is_alphanumeric() || c == '-' => {
                rest.find([',', ':', '}', ']', '"']).unwrap_or(rest.len())
            }
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// The length of the string that a text begins with, both quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// Changes one token, or moves a few.
fn change<'a>(random: &mut Random, tokens: &mut Vec<&'a str>, cases: &'a [Vec<String>]) {
    if tokens.is_empty() {
        return;
    }
    let at = random.below(tokens.len());
    let end = (at + 1 + random.below(12)).min(tokens.len());
    match random.below(12) {
        0 => tokens[at] = random.pick(&TOKENS),
        // A word for a word keeps it JSON, so that more than the first reading is tried.
        1..=7 => {
            let other = &cases[random.below(cases.len())];
            let word = other[random.below(other.len())].as_str();
            let place = tokens.iter().skip(at).position(|token| kind(token) == kind(word));
            if let Some(place) = place {
                tokens[at + place] = word;
            }
        }
        8 => tokens.insert(at, random.pick(&TOKENS)),
        9 => {
            tokens.drain(at..end);
        }
        10 => {
            let doubled = tokens[at..end].to_vec();
            let to = random.below(tokens.len());
            tokens.splice(to..to, doubled);
        }
        _ => {
            let to = random.below(tokens.len());
            tokens.swap(at, to);
        }
    }
}

/// Strings are of one kind, words and numbers of another, and each sign is one of its own.
fn kind(token: &str) -> u8 {
    match token.as_bytes().first() {
        Some(first) if first.is_ascii_alphanumeric() => b'0',
        Some(first) => *first,
        None => 0,
    }
}

/// Changes bytes, without a thought for JSON.
fn damage(random: &mut Random, bytes: &mut Vec<u8>) {
    if bytes.is_empty() {
        return;
    }
    let at = random.below(bytes.len());
    match random.below(5) {
        0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
        1 => bytes[at] ^= 1 << random.below(8),
        2 => bytes.truncate(at),
        3 => {
            bytes.remove(at);
        }
        _ => bytes.insert(at, random.pick(b"\"\\{}[],:0eE.-+u\x00\xff\xc3")),
    }
}

/// A text of about the greatest length that is read, made to take time, memory or stack.
fn hostile(random: &mut Random) -> String {
    let head = r#"{"format":"charter-pathways/case","version":1,"#;
    let fill = |part: &dyn Fn(usize) -> String, space: usize| {
        let (mut text, mut count) = (String::new(), 0);
        while text.len() < space {
            text.push_str(&part(count));
            count += 1;
        }
        text
    };
    let space = random.pick(&[MAX_BYTES / 10, MAX_BYTES - 12_000, MAX_BYTES]);
    let deep = |key: &str, depth: usize| format!("{{\"{key}\":").repeat(depth);
    let key = "k".repeat(random.pick(&[1, 60, 200]));
    let depth = random.pick(&[1, 20, 120]);
    match random.below(10) {
        0 => "[".repeat(space),
        1 => format!("{head}\"x\":[{}0]}}", fill(&|_| "0,".to_owned(), space)),
        2 => format!("{head}\"x\":[{}0]}}", fill(&|_| "[],".to_owned(), space)),
        3 => format!("{head}\"x\":{{{}\"\":0}}}}", fill(&|i| format!("\"{i}\":0,"), space)),
        4 => {
            let wide = fill(&|_| "\"a\":0,".to_owned(), space);
            let close = "}".repeat(depth);
            format!("{head}\"x\":{}{{{wide}\"a\":0}}{close}}}", deep(&key, depth))
        }
        5 => {
            let groups = fill(&|i| format!("\"g{i}\":0,"), space);
            format!("{head}\"dashboards\":{{\"2025\":{{\"groups\":{{{groups}\"SWD\":{{}}}}}}}}}}")
        }
        6 => {
            let levels = fill(&|i| format!("\"{i}\":1,"), space);
            let groups = format!("{{\"SWD\":{{\"levels\":{{{levels}\"ELA\":\"red\"}}}}}}");
            format!("{head}\"dashboards\":{{\"2025\":{{\"groups\":{groups}}}}}}}")
        }
        7 => format!(
            "{head}\"dashboards\":{{{}\"2025\":{{}}}}}}",
            fill(&|i| format!("\"{i}\":1,"), space)
        ),
        8 => format!("{head}\"name\":\"{}\"}}", fill(&|_| "\\u0041\u{1f393}".to_owned(), space)),
        _ => {
            let facts = fill(&|i| format!("\"{i}\":{{\"from\":\"typed\"}},"), space);
            format!("{head}\"provenance\":{{{facts}\"x\":null}}}}")
        }
    }
}
