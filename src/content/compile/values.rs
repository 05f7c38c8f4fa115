//! Turns single values into Rust expressions, and notes what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::{
    File, Problem, check,
    markup::{self, Block, Span},
    schema::Str,
};

/// The pages that a text can lead to, as `route` reads them; some also take an id, see `is_page`.
const PAGES: [&str; 10] = [
    "pathways", "faq", "glossary", "links", "year", "handout", "about", "check", "drafts", "rules",
];

/// The ids that content refers to.
pub struct Ids<'a> {
    /// In the order of the table of sources.
    pub sources: Vec<&'a str>,
    /// With their addresses.
    pub links: BTreeMap<&'a str, &'a str>,
    pub terms: BTreeSet<&'a str>,
    pub questions: BTreeSet<&'a str>,
    pub events: BTreeSet<&'a str>,
}

/// Turns the values of one file into Rust.
pub struct Writer<'a> {
    pub file: File<'a>,
    pub ids: &'a Ids<'a>,
    pub problems: &'a mut Vec<Problem>,
}

impl Writer<'_> {
    /// Notes a mistake at a byte of the file.
    pub fn wrong(&mut self, at: usize, what: impl Into<String>) {
        let line = self.file.line(at);
        self.wrong_line(line, what);
    }

    fn wrong_line(&mut self, line: usize, what: impl Into<String>) {
        self.problems.push(Problem { file: self.file.name, line, what: what.into() });
    }

    /// Ids of one kind: kebab-case, each once.
    pub fn unique<'s>(&mut self, ids: impl IntoIterator<Item = &'s Str>) {
        self.unique_among(&mut BTreeSet::new(), ids);
    }

    /// Ids of one kind that several files share: `seen` are those of the files before.
    pub fn unique_among<'s>(
        &mut self,
        seen: &mut BTreeSet<&'s str>,
        ids: impl IntoIterator<Item = &'s Str>,
    ) {
        for id in ids {
            let (at, id) = (id.span().start, id.get_ref().as_str());
            if !check::is_kebab(id) {
                let what = format!(
                    "the id `{id}` must be small letters, digits and hyphens, as in `pathway-2`"
                );
                self.wrong(at, what);
            }
            if !seen.insert(id) {
                self.wrong(at, format!("the id `{id}` is taken; give this entry another"));
            }
        }
    }

    /// Entries that must be exactly those of `expected`, in that order.
    pub fn exactly<'s>(
        &mut self,
        what: &str,
        expected: &[&str],
        found: impl IntoIterator<Item = &'s Str>,
    ) {
        let mut found = found.into_iter();
        for expected in expected {
            match found.next() {
                Some(id) if id.get_ref() == expected => {}
                Some(id) => {
                    let what =
                        format!("the {what} `{expected}` must stand here, not `{}`", id.get_ref());
                    return self.wrong(id.span().start, what);
                }
                None => {
                    let end = self.file.text.len();
                    return self.wrong(end, format!("the {what} `{expected}` is missing; add it"));
                }
            }
        }
        if let Some(id) = found.next() {
            let what = format!("there is no {what} `{}` in the rules; take it out", id.get_ref());
            self.wrong(id.span().start, what);
        }
    }

    /// Entries numbered from 1 to `last`.
    pub fn numbered<'s>(
        &mut self,
        what: &str,
        last: u8,
        found: impl IntoIterator<Item = &'s Spanned<u8>>,
    ) {
        let mut found = found.into_iter();
        for number in 1..=last {
            let next = found.next();
            if next.is_none_or(|n| *n.get_ref() != number) {
                let at = next.map_or(self.file.text.len(), |n| n.span().start);
                return self.wrong(at, format!("{what} {number} must stand here"));
            }
        }
        if let Some(number) = found.next() {
            let what = format!("there is no {what} {}; take it out", number.get_ref());
            self.wrong(number.span().start, what);
        }
    }

    /// Words without marks, on one line.
    pub fn plain(&mut self, value: &Str) -> String {
        let (at, words) = (value.span().start, value.get_ref());
        if words.trim().is_empty() {
            self.wrong(at, "no words stand here; write some or leave the field out");
        }
        if words.contains(['*', '[', ']', '\n']) {
            self.wrong(
                at,
                "this field takes plain words on one line: no **, no [ ], no line break",
            );
        }
        self.no_promise(self.file.line(at), words);
        format!("{words:?}")
    }

    /// Plain words that must be short enough for where they stand.
    pub fn short(&mut self, value: &Str, longest: usize) -> String {
        let length = value.get_ref().chars().count();
        if length > longest {
            let what =
                format!("{length} characters are too many here; say it in at most {longest}");
            self.wrong(value.span().start, what);
        }
        self.plain(value)
    }

    /// A question.
    pub fn question(&mut self, value: &Str) -> String {
        if !value.get_ref().ends_with('?') {
            self.wrong(value.span().start, "a question must end with a question mark");
        }
        self.plain(value)
    }

    /// Plain words that may be left out.
    pub fn optional(&mut self, value: Option<&Str>) -> String {
        value.map_or_else(|| "\"\"".to_owned(), |value| self.plain(value))
    }

    /// A date.
    pub fn date(&mut self, value: &Str) -> String {
        let Some((year, month, day)) = check::date(value.get_ref()) else {
            let what =
                format!("`{}` is no date; write 2026-11-24, 2026-11 or 2026", value.get_ref());
            self.wrong(value.span().start, what);
            return String::new();
        };
        format!("Date {{ year: {year}, month: {month}, day: {day} }}")
    }

    /// A date with its day, as it is for when we looked.
    pub fn day(&mut self, value: &Str) -> String {
        if check::date(value.get_ref()).is_some_and(|(_, _, day)| day == 0) {
            self.wrong(value.span().start, "say the day on which it was checked, as in 2026-11-24");
        }
        self.date(value)
    }

    /// An address.
    pub fn address(&mut self, value: &Str) -> String {
        let url = value.get_ref();
        if !check::is_address(url) {
            let what = format!("`{url}` is no address that begins with https:// and has no space");
            self.wrong(value.span().start, what);
        }
        format!("{url:?}")
    }

    /// The sources of an entry that makes a claim.
    pub fn sources(&mut self, values: &Spanned<Vec<Str>>) -> String {
        if values.get_ref().is_empty() {
            self.wrong(
                values.span().start,
                "every claim rests on something: name at least one source",
            );
        }
        let places = values.get_ref().iter().filter_map(|value| {
            let place = self.ids.sources.iter().position(|id| id == value.get_ref());
            if place.is_none() {
                let what =
                    format!("there is no source `{}`; add it to sources.toml", value.get_ref());
                self.wrong(value.span().start, what);
            }
            place.map(|place| format!("&SOURCE_TABLE[{place}]"))
        });
        list(&places.collect::<Vec<_>>())
    }

    /// One paragraph with marks.
    pub fn words(&mut self, value: &Str) -> String {
        let blocks = self.blocks(value);
        match blocks.as_deref() {
            Some([Block::Paragraph(line, words)]) => return self.spans(*line, words),
            Some(_) => {
                let what = "this field takes one paragraph: some words, no blank line, no list";
                self.wrong(value.span().start, what);
            }
            None => {}
        }
        String::new()
    }

    /// Paragraphs and lists with marks.
    pub fn text(&mut self, value: &Str) -> String {
        let Some(blocks) = self.blocks(value) else { return String::new() };
        if blocks.is_empty() {
            self.wrong(
                value.span().start,
                "no words stand here; write some or leave the field out",
            );
        }
        let blocks: Vec<_> = blocks
            .into_iter()
            .map(|block| match block {
                Block::Paragraph(line, words) => {
                    format!("Block::Paragraph({})", self.spans(line, &words))
                }
                Block::List(items) => {
                    let items: Vec<_> =
                        items.iter().map(|(line, words)| self.spans(*line, words)).collect();
                    format!("Block::List({})", list(&items))
                }
            })
            .collect();
        list(&blocks)
    }

    /// A text that may be left out.
    pub fn optional_text(&mut self, value: Option<&Str>) -> String {
        value.map_or_else(|| list(&[]), |value| self.text(value))
    }

    /// The blocks of a text; none when it was refused.
    fn blocks(&mut self, value: &Str) -> Option<Vec<Block>> {
        let at = value.span().start;
        // The line break right after the opening quotes is no part of the text.
        let opens_above = self.file.text.get(at..).is_some_and(|t| t.starts_with("\"\"\"\n"));
        let first = self.file.line(at) + usize::from(opens_above);
        match markup::blocks(value.get_ref(), first) {
            Ok(blocks) => Some(blocks),
            Err((line, what)) => {
                self.wrong_line(line, what);
                None
            }
        }
    }

    /// The runs of words of a paragraph or an item.
    fn spans(&mut self, line: usize, words: &str) -> String {
        let spans = markup::spans(words).unwrap_or_else(|what| {
            self.wrong_line(line, what);
            Vec::new()
        });
        let shown: String = spans
            .iter()
            .map(|span| match span {
                Span::Plain(words) | Span::Strong(words) | Span::Reference { words, .. } => *words,
            })
            .collect();
        self.no_promise(line, &shown);
        let spans: Vec<_> = spans.iter().map(|span| self.span(line, span)).collect();
        list(&spans)
    }

    fn span(&mut self, line: usize, span: &Span) -> String {
        match *span {
            Span::Plain(words) => format!("Span::Plain({words:?})"),
            Span::Strong(words) => format!("Span::Strong({words:?})"),
            Span::Reference { kind, target, words } => {
                let (becomes, value) = match kind {
                    "term" => ("Term { id", self.ids.terms.contains(target).then_some(target)),
                    "link" => ("Link { url", self.ids.links.get(target).copied()),
                    "page" => ("Page { path", self.is_page(target).then_some(target)),
                    _ => {
                        let what = format!(
                            "`{kind}:` is no kind of reference; write term:, link: or page:"
                        );
                        self.wrong_line(line, what);
                        return String::new();
                    }
                };
                let Some(value) = value else {
                    let mend = match kind {
                        "term" => "add it to glossary.toml".to_owned(),
                        "link" => "add it to links.toml".to_owned(),
                        _ => format!(
                            "lead to one of {}; or to a question (`faq/` and its id), a word (`glossary/`), a date (`year/`), a \
                             pathway (`pathways/` and its number) or rules (`rules/` and their year)",
                            PAGES.map(|page| format!("`{page}`")).join(", ")
                        ),
                    };
                    self.wrong_line(
                        line,
                        format!("there is no {kind} `{target}`; mend it or {mend}"),
                    );
                    return String::new();
                };
                format!("Span::{becomes}: {value:?}, words: {words:?} }}")
            }
        }
    }

    fn is_page(&self, path: &str) -> bool {
        match path.split_once('/') {
            None => PAGES.contains(&path),
            Some(("faq", id)) => self.ids.questions.contains(id),
            Some(("glossary", id)) => self.ids.terms.contains(id),
            Some(("year", id)) => self.ids.events.contains(id),
            Some(("rules", year)) => year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()),
            Some(("pathways", number)) => matches!(number, "1" | "2" | "3" | "4"),
            Some(_) => false,
        }
    }

    fn no_promise(&mut self, line: usize, words: &str) {
        if let Some(promise) = check::promise(words) {
            let what =
                format!("\"{promise}\" promises what CDE and CCEE decide; write \"may qualify\"");
            self.wrong_line(line, what);
        }
    }
}

/// A Rust slice.
pub fn list(items: &[String]) -> String {
    format!("&[{}]", items.join(", "))
}

/// A Rust struct.
pub fn object(kind: &str, fields: &[(&str, String)]) -> String {
    let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("{kind} {{ {} }}", fields.join(", "))
}
