//! The search of questions, glossary, pathways and links: pure, over texts that it is given.
//!
//! The texts are those of the leaflet, which the page reads where they stand in the document, so the program carries none of
//! them a second time. There is no index to build or to load: all words of all texts, some fourteen thousand, are looked at for
//! each word typed, which takes less than a millisecond. Typing errors are only looked for where a word is found nowhere.
//!
//! - [`word`]: the words of a text, each with its place
//! - [`text`]: a text with its words, and what of it is shown
//! - [`stem`]: words without their endings
//! - [`same`]: words that lead to each other
//! - [`near`]: typing errors
//! - [`query`]: what was typed, and how well a word fits it

pub mod near;
pub mod query;
pub mod same;
pub mod stem;
pub mod text;
pub mod word;

use std::ops::Range;

use self::{
    query::{Query, Term, is_ignored},
    text::{Shown, Text},
};
use crate::{content::SAME, rules::terms::in_order};

/// How much more a word of the title says than one of the text.
const TITLE: u32 = 4;
/// What it is worth if a title is just what was asked for.
const ALL_OF_TITLE: u32 = 400;
/// How many words are offered in place of one that is found nowhere.
const OFFERED: usize = 3;

/// What can be found.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it leads.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its text, a paragraph a line.
    pub text: String,
}

/// All that can be found.
#[derive(Debug)]
pub struct Search {
    entries: Vec<(String, Text, Text)>,
    /// What leads to other words; not all of it stands in an entry, and all may be mistyped.
    leading: Vec<Text>,
}

/// Something that was found.
#[derive(Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it leads.
    pub href: String,
    /// Its title.
    pub title: Shown,
    /// Some of its text.
    pub text: Shown,
}

/// What came of a search.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best first.
    pub hits: Vec<Hit>,
    /// Words that are found nowhere as they were typed, and as what they were taken: typed, taken.
    pub taken_as: Vec<(String, String)>,
    /// Words that are found nowhere, each with words that are near.
    pub nowhere: Vec<(String, Vec<String>)>,
}

/// How an entry fits a term.
#[derive(Clone, Copy, Default)]
struct Fit {
    title: u32,
    text: u32,
}

impl Search {
    /// Over these, of which the first come first among equals.
    pub fn new(entries: Vec<Entry>) -> Self {
        let entries = entries.into_iter();
        let leading = SAME.iter().copied().flatten();
        Self {
            entries: entries.map(|e| (e.href, Text::new(e.title), Text::new(e.text))).collect(),
            leading: leading.map(|word| Text::new((*word).to_owned())).collect(),
        }
    }

    /// What there is for what was typed; nothing when nothing was.
    pub fn find(&self, typed: &str) -> Found {
        let mut found = Found::default();
        let mut query = Query::new(typed);
        let mut read_as: Vec<String> = Vec::new();
        for term in &query.terms {
            let typed = term.typed().to_owned();
            if !is_nowhere(&self.fits(term)) {
                read_as.push(typed);
                continue;
            }
            match self.nearest(term) {
                Ok(taken) => {
                    read_as.push(taken.clone());
                    found.taken_as.push((typed, taken));
                }
                Err(near) => found.nowhere.push((typed, near)),
            }
        }
        if !found.taken_as.is_empty() || !found.nowhere.is_empty() {
            // Anew, since words that were mended may belong together.
            query = Query::new(&read_as.join(" "));
        }
        let fits: Vec<Vec<Fit>> = query.terms.iter().map(|term| self.fits(term)).collect();
        let rarities: Vec<u32> = fits.iter().map(|fit| rarity(fit)).collect();
        let scored = self.entries.iter().enumerate().filter_map(|(number, (_, title, _))| {
            let of_entry = fits.iter().filter_map(|fit| fit.get(number));
            let matched = of_entry.clone().filter(|fit| fit.title + fit.text > 0).count();
            let score: u32 = of_entry
                .zip(&rarities)
                .map(|(fit, rarity)| rarity * (TITLE * fit.title + fit.text))
                .sum();
            (matched > 0).then(|| (number, matched, score + all_of_title(title, &query)))
        });
        let ranked = in_order(scored, |a, b| (b.1, b.2) < (a.1, a.2));
        // What fits fewer of the words than something else does is not what was asked for.
        let most = ranked.first().map_or(0, |(_, matched, _)| *matched);
        let hits = ranked.into_iter().filter(|(_, matched, _)| *matched == most);
        let hits = hits.filter_map(|(number, ..)| self.entries.get(number));
        found.hits = hits.map(|entry| hit(entry, &query)).collect();
        found
    }

    fn fits(&self, term: &Term) -> Vec<Fit> {
        let best = |text: &Text| text.words().iter().map(|w| term.fits(text, w)).max().unwrap_or(0);
        self.entries
            .iter()
            .map(|(_, title, text)| Fit { title: best(title), text: best(text) })
            .collect()
    }

    /// Takes a word that is found nowhere as the nearest that is, or that leads to others, if the errors between them are few: then
    /// the word; else words that are not quite so near.
    fn nearest(&self, term: &Term) -> Result<String, Vec<String>> {
        let mut near: Vec<(u8, &str, &str)> = Vec::new();
        let texts = self.entries.iter().flat_map(|(_, title, text)| [title, text]);
        // Of several words that mean one thing together, none by itself leads anywhere.
        let texts = texts.chain(self.leading.iter().filter(|text| text.words().len() == 1));
        for (text, word) in texts.flat_map(|text| text.words().iter().map(move |w| (text, w))) {
            let Some(errors) = term.errors(text, word) else { continue };
            let (stem, whole) = (text.stem(word), text.word(word));
            match near.iter_mut().find(|(_, other, _)| other.eq_ignore_ascii_case(stem)) {
                Some(there) if (errors, whole.len()) < (there.0, there.2.len()) => {
                    *there = (errors, stem, whole);
                }
                Some(_) => {}
                None => near.push((errors, stem, whole)),
            }
        }
        // Of equals rather what leads to others, which people look for; and few mistype the first letter.
        let leads = |stem: &str| {
            let has =
                |text: &Text| text.words().iter().any(|w| text.stem(w).eq_ignore_ascii_case(stem));
            self.leading.iter().any(has)
        };
        let begins = |word: &str| word.as_bytes().first().map(u8::to_ascii_lowercase);
        let near = near.into_iter().map(|(errors, stem, word)| {
            (errors, !leads(stem), begins(word) != begins(term.typed()), word)
        });
        let near = in_order(near, |a, b| (a.0, a.1, a.2) < (b.0, b.1, b.2));
        if let Some((.., word)) = near.first().filter(|(errors, ..)| *errors <= term.allowed()) {
            return Ok(word.to_ascii_lowercase());
        }
        Err(near.iter().take(OFFERED).map(|(.., word)| word.to_ascii_lowercase()).collect())
    }
}

fn is_nowhere(fits: &[Fit]) -> bool {
    fits.iter().all(|fit| fit.title + fit.text == 0)
}

/// What it is worth that a title has little but what was asked for, and all of that.
fn all_of_title(title: &Text, query: &Query) -> u32 {
    let marks = marks(title, query);
    let says = title.words().iter().filter(|word| !is_ignored(title.word(word)));
    let (mut said, mut asked) = (0_u32, 0_u32);
    for word in says {
        said += 1;
        asked += u32::from(marks.iter().any(|mark| mark.contains(&word.range.start)));
    }
    let fits = |term: &Term| title.words().iter().any(|word| term.fits(title, word) > 0);
    let (found, terms) =
        query.terms.iter().fold((0_u32, 0_u32), |(f, all), t| (f + u32::from(fits(t)), all + 1));
    (ALL_OF_TITLE * asked * found).checked_div(said * terms).unwrap_or(0)
}

/// A word that few entries have says more of what is looked for.
fn rarity(fits: &[Fit]) -> u32 {
    let with = fits.iter().filter(|fit| fit.title + fit.text > 0).count();
    1 + (fits.len() / with.max(1)).checked_ilog2().unwrap_or(0)
}

fn hit((href, title, text): &(String, Text, Text), query: &Query) -> Hit {
    Hit {
        href: href.clone(),
        title: title.whole(&marks(title, query)),
        text: text.excerpt(&marks(text, query)),
    }
}

/// Where a text has what was asked for.
fn marks(text: &Text, query: &Query) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for word in text.words() {
        let fitting = query.terms.iter().filter(|term| term.fits(text, word) > 0);
        let ends = fitting.map(|term| term.marks_to(word));
        if let Some(end) = ends.max()
            && marks.last().is_none_or(|last| last.end <= word.range.start)
        {
            marks.push(word.range.start..end);
        }
    }
    marks
}
