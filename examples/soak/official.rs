//! CDE's files, damaged: through the desk's clerk, as the page's worker has it, in pieces of any size; and whoever is found
//! in them is taken.

use std::sync::LazyLock;

use charter_pathways::desk::{
    clerk::{Clerk, End},
    message::{Ask, Told, write},
};

use crate::{
    Reader,
    generator::random::Random,
    state::{INDICATORS, State, YEARS},
};

/// Small, since each input is a whole file of it.
const STATE: State = State { seed: 5, schools: 8 };

/// The sound files: name and text.
static FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut files = Vec::new();
    for year in YEARS {
        for (indicator, (_, name)) in INDICATORS.iter().enumerate() {
            let mut text = Vec::new();
            STATE.write(year, indicator, &mut text).expect("a vector takes everything");
            let text = String::from_utf8(text).expect("it is text");
            files.push((format!("{name}download{year}.txt"), text));
        }
    }
    let rows = "|\"It is\nMet\"|Met\n".repeat(3);
    files.push((
        "Pr62024.txt".to_owned(),
        format!("cdsCode|comment|performance\n01100170112607{rows}"),
    ));
    files
});

/// The clerk.
pub struct Official;

impl Reader for Official {
    const OF: &str = "official";

    fn new(_: &[String]) -> Self {
        Self
    }

    /// The name of a file in the first line, then what is left of it.
    fn input(&self, random: &mut Random) -> String {
        let (name, text) = &FILES[random.below(FILES.len())];
        let mut letters: Vec<char> = text.chars().collect();
        for _ in 0..random.below(8) {
            let at = random.below(letters.len().max(1)).min(letters.len());
            let to = (at + random.below(60)).min(letters.len());
            match random.below(6) {
                0 => letters.truncate(at.max(1)),
                1 => drop(letters.drain(at..to)),
                2 => letters.insert(
                    at,
                    random.pick(&['\t', '\n', '\r', '"', '|', '\0', '\u{feff}', '9', 'Y']),
                ),
                3 => {
                    let piece = letters[at..to].to_vec();
                    letters.splice(at..at, piece);
                }
                4 => letters[at..to].reverse(),
                // Long enough to reach every limit of a line.
                _ if random.below(200) == 0 => {
                    letters.splice(at..at, std::iter::repeat_n('x', 1_500_000));
                }
                _ => {}
            }
        }
        let text: String = letters.into_iter().collect();
        format!("{name}\n{text}")
    }

    fn attempt(&self, text: &str, number: u64) -> Result<bool, String> {
        let (name, text) = text.split_once('\n').unwrap_or(("", text));
        let mut random = Random::new(number);
        let mut clerk = Clerk::default();
        let mut rest = text.as_bytes();
        if clerk.begin(name) {
            while !rest.is_empty() {
                let (piece, after) = rest.split_at((1 + random.below(5000)).min(rest.len()));
                rest = after;
                if !clerk.push(piece) {
                    break;
                }
            }
        }
        let told = clerk.end(if number.is_multiple_of(50) { End::Unreadable } else { End::Whole });
        let [Told::Read { reading, .. }, Told::Standing { charters, .. }] = told.as_slice() else {
            return Err("a file has come to no end".to_owned());
        };
        if reading.what.is_empty() && reading.notes.is_empty() {
            return Err("it was refused without a word".to_owned());
        }
        if let Some(Told::Found { charters: hits, .. }) = clerk.hear(Ask::Find("a".to_owned())) {
            for hit in hits {
                match clerk.hear(Ask::Take(hit.cds.clone())) {
                    Some(told @ Told::Taken(Some(_))) => drop(write(&told)),
                    _ => return Err(format!("{} was found and cannot be taken", hit.cds)),
                }
            }
        }
        Ok(*charters > 0)
    }
}
