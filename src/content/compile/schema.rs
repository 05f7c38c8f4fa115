//! What may stand in the content files: one struct a table, no field besides those named here.

use serde::Deserialize;
use toml::Spanned;

use super::{File, Problem};

/// A string that remembers where it stands.
pub type Str = Spanned<String>;

/// All files, read.
pub struct Content<'a> {
    pub sources: Read<'a, Sources>,
    pub links: Read<'a, Links>,
    pub glossary: Read<'a, Glossary>,
    pub tiers: Read<'a, Tiers>,
    pub pathways: Read<'a, Pathways>,
    pub tests: Read<'a, Tests>,
    pub faq: Read<'a, Faq>,
    pub year: Read<'a, Year>,
    pub readings: Read<'a, Readings>,
    pub caveats: Read<'a, Caveats>,
    pub names: Read<'a, Names>,
    pub result: Read<'a, Sentences>,
    pub rules: Read<'a, Sentences>,
    pub disclaimer: Read<'a, Disclaimer>,
    pub search: Read<'a, Search>,
}

/// A file and what it holds.
pub struct Read<'a, T> {
    pub file: File<'a>,
    pub held: T,
}

impl<'a> Content<'a> {
    /// Reads every file, whatever happens to the ones before it.
    pub fn parse(
        files: &mut dyn Iterator<Item = File<'a>>,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        fn read<'a, T: for<'d> Deserialize<'d>>(
            files: &mut dyn Iterator<Item = File<'a>>,
            problems: &mut Vec<Problem>,
        ) -> Option<Read<'a, T>> {
            let file = files.next()?;
            file.parse(problems).map(|held| Read { file, held })
        }
        let sources = read(files, problems);
        let links = read(files, problems);
        let glossary = read(files, problems);
        let tiers = read(files, problems);
        let pathways = read(files, problems);
        let tests = read(files, problems);
        let faq = read(files, problems);
        let year = read(files, problems);
        let readings = read(files, problems);
        let caveats = read(files, problems);
        let names = read(files, problems);
        let result = read(files, problems);
        let rules = read(files, problems);
        let disclaimer = read(files, problems);
        let search = read(files, problems);
        Some(Self {
            sources: sources?,
            links: links?,
            glossary: glossary?,
            tiers: tiers?,
            pathways: pathways?,
            tests: tests?,
            faq: faq?,
            year: year?,
            readings: readings?,
            caveats: caveats?,
            names: names?,
            result: result?,
            rules: rules?,
            disclaimer: disclaimer?,
            search: search?,
        })
    }
}

/// Declares tables: every field is needed unless it is an `Option`.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(clippy::struct_field_names, reason = "an entry may hold a text named as itself")]
        pub struct $name { $(pub $field: $type,)* }
    )*};
}

tables! {
    /// `sources.toml`
    Sources { source: Vec<Source>, }
    Source {
        id: Str,
        title: Str,
        publisher: Str,
        url: Option<Str>,
        dated: Option<Str>,
        checked: Str,
        note: Option<Str>,
    }

    /// `links.toml`
    Links { link: Vec<Link>, }
    Link { id: Str, title: Str, publisher: Str, url: Str, what: Str, checked: Str, }

    /// `glossary.toml`
    Glossary { term: Vec<Term>, }
    Term { id: Str, word: Str, stands_for: Option<Str>, meaning: Str, sources: Spanned<Vec<Str>>, }

    /// `tiers.toml`
    Tiers { tier: Vec<Tier>, }
    Tier { level: Spanned<u8>, name: Str, text: Str, sources: Spanned<Vec<Str>>, }

    /// `pathways.toml`
    Pathways { pathway: Vec<Pathway>, }
    Pathway {
        number: Spanned<u8>,
        name: Str,
        law: Str,
        summary: Str,
        who_asks: Str,
        who_else: Option<Str>,
        text: Str,
        test: Option<TestId>,
        sources: Spanned<Vec<Str>>,
        step: Vec<Step>,
    }
    Step { actor: Actor, role: Role, short: Str, sentence: Str, }

    /// `tests.toml`
    Tests { test: Vec<Test>, }
    Test { id: Spanned<TestId>, name: Str, law: Str, short: Str, text: Str, sources: Spanned<Vec<Str>>, }

    /// `faq.toml`
    Faq { question: Vec<Question>, }
    Question { id: Str, part: Option<Str>, question: Str, answer: Str, disputed: Option<Str>, sources: Spanned<Vec<Str>>, }

    /// `year.toml`
    Year { event: Vec<Event>, }
    Event { id: Str, when: Str, title: Str, text: Str, sources: Spanned<Vec<Str>>, }

    /// `readings.toml`
    Readings { reading: Vec<Reading>, }
    Reading {
        id: Str,
        question: Str,
        ask: Str,
        default: Str,
        other: Str,
        why_open: Str,
        sources: Spanned<Vec<Str>>,
    }

    /// `caveats.toml`
    Caveats { caveat: Vec<Caveat>, }
    Caveat { id: Str, title: Str, short: Str, text: Str, sources: Spanned<Vec<Str>>, }

    /// `names.toml`
    Names {
        group: Vec<Name>,
        indicator: Vec<IndicatorName>,
        level: Vec<Name>,
        priority: Vec<Name>,
        confidence: Vec<Name>,
    }
    Name { code: Str, name: Str, short: Str, }
    IndicatorName { code: Str, name: Str, short: Str, what: Str, }

    /// `result.toml` and `rules.toml`
    Sentences { sentence: Vec<Sentence>, }
    Sentence { id: Str, words: Str, }

    /// `disclaimer.toml`
    Disclaimer { short: Str, text: Str, rules_checked: Str, }

    /// `search.toml`
    Search { ignored: Vec<Str>, same: Vec<Same>, first: Vec<First>, }
    Same { words: Spanned<Vec<Str>>, }
    First { when: Str, questions: Spanned<Vec<Str>>, }
}

/// The names of the enums of `mod.rs`, in kebab-case in a file, the same as there in Rust.
macro_rules! choices {
    ($($name:ident { $($choice:ident)* })*) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($choice,)* }
    )*};
}

choices! {
    TestId { DifferentiatedAssistance Pathway2 }
    Actor { Charter CountyOffice GeographicLead StateSuperintendent StateBoard Ccee }
    Role { TakesPart Assists Asks IsConsulted Agrees MayDecline }
}
