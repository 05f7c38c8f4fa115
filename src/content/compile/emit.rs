//! Resolves every reference and writes the statics of `mod.rs` as Rust expressions.
//!
//! Sources stand in one table and are referred to by their place in it; a link becomes its address; all other references
//! are checked and stay ids, because a page turns them into addresses.

use std::collections::BTreeSet;

use super::{
    File, Problem, entries, lookup, schema,
    schema::{Content, Read, Str},
    values::{Ids, Writer, list, object},
};

/// Writes the Rust of all content.
pub fn emit(content: &Content, problems: &mut Vec<Problem>) -> String {
    fn all<'a>(ids: impl Iterator<Item = &'a Str>) -> BTreeSet<&'a str> {
        ids.map(|id| id.get_ref().as_str()).collect()
    }
    let ids = Ids {
        sources: content.sources.held.source.iter().map(|s| s.id.get_ref().as_str()).collect(),
        links: content
            .links
            .held
            .link
            .iter()
            .map(|l| (l.id.get_ref().as_str(), l.url.get_ref().as_str()))
            .collect(),
        terms: all(content.glossary.held.term.iter().map(|t| &t.id)),
        questions: all(content.faq.held.question.iter().map(|q| &q.id)),
        events: all(content.year.held.event.iter().map(|e| &e.id)),
    };
    let Content { sources, links, glossary, tiers, pathways, tests, .. } = content;
    let Content { faq, year, readings, caveats, names, result, rules, disclaimer, .. } = content;
    let search = &content.search;
    let mut emitter = Emitter { ids: &ids, problems, statics: Vec::new() };
    emitter.sources(sources);
    emitter.slice("LINKS", "Link", "The addresses outside.", links, entries::links);
    emitter.slice("TERMS", "Term", "The glossary.", glossary, entries::terms);
    emitter.slice("TIERS", "Tier", "The levels of support.", tiers, entries::tiers);
    emitter.slice("PATHWAYS", "Pathway", "The four pathways.", pathways, entries::pathways);
    emitter.slice(
        "PATHWAY_STORIES",
        "PathwayStory",
        "What the leaflet tells of the four pathways, in the same order.",
        pathways,
        entries::pathway_stories,
    );
    emitter.slice("TESTS", "Test", "The two tests.", tests, entries::tests);
    emitter.questions(faq);
    emitter.slice("YEAR", "YearEvent", "The calendar of a year.", year, entries::year);
    emitter.slice("READINGS", "ReadingWords", "The readings.", readings, entries::readings);
    emitter.slice("CAVEATS", "CaveatWords", "The caveats.", caveats, entries::caveats);
    emitter.slice("GROUPS", "Name", "The groups.", names, entries::groups);
    emitter.slice("INDICATORS", "Name", "The indicators.", names, entries::indicators);
    let what = "What each of these indicators measures, in a sentence: apart, since it is wanted later than the names.";
    emitter.slice("INDICATOR_MEANINGS", "&str", what, names, entries::meanings);
    emitter.slice("LEVELS", "Name", "The levels.", names, entries::levels);
    emitter.slice("PRIORITIES", "Name", "The priorities.", names, entries::priorities);
    emitter.slice("CONFIDENCES", "Name", "How well things are known.", names, entries::confidences);
    emitter.sentences([result, rules]);
    emitter.disclaimer(disclaimer);
    let what = "Words that say nothing of what is looked for.";
    emitter.slice("IGNORED", "&str", what, search, lookup::ignored);
    let what = "Words that lead to each other.";
    emitter.slice("SAME", "&[&str]", what, search, lookup::same);
    let what = "Which questions come first, by what a check comes to.";
    emitter.slice("FIRST", "(&str, &[&str])", what, search, lookup::first);
    emitter.statics.concat()
}

/// Collects the statics.
struct Emitter<'a> {
    ids: &'a Ids<'a>,
    problems: &'a mut Vec<Problem>,
    statics: Vec<String>,
}

impl Emitter<'_> {
    fn writer<'s>(&'s mut self, file: File<'s>) -> Writer<'s> {
        Writer { file, ids: self.ids, problems: self.problems }
    }

    fn add(&mut self, what: &str, name: &str, kind: &str, value: &str) {
        self.statics.push(format!("/// {what}\npub static {name}: {kind} = {value};\n"));
    }

    /// One static slice from one file.
    fn slice<T>(
        &mut self,
        name: &str,
        kind: &str,
        what: &str,
        read: &Read<T>,
        items: impl Fn(&mut Writer, &T) -> Vec<String>,
    ) {
        let items = items(&mut self.writer(read.file), &read.held);
        self.add(what, name, &format!("&[{kind}]"), &list(&items));
    }

    /// Each question is a static of its own: the program holds only those about years that are not judged yet, all others
    /// stand in the leaflet.
    fn questions(&mut self, read: &Read<schema::Faq>) {
        let items = entries::questions(&mut self.writer(read.file), &read.held);
        let (mut all, mut about_years) = (Vec::new(), Vec::new());
        for (number, (question, value)) in read.held.question.iter().zip(items).enumerate() {
            self.statics.push(format!("static QUESTION_{number}: Question = {value};\n"));
            all.push(format!("&QUESTION_{number}"));
            let year = question.id.get_ref().strip_prefix("what-about-");
            if let Some(year) = year.filter(|y| y.parse::<u16>().is_ok()) {
                about_years.push(format!("({year}, &QUESTION_{number})"));
            }
        }
        self.add("The questions.", "QUESTIONS", "&[&Question]", &list(&all));
        self.add(
            "What is known of Dashboard years that are not judged yet: the questions `what-about-YEAR`.",
            "ABOUT_YEARS",
            "&[(u16, &Question)]",
            &list(&about_years),
        );
    }

    /// The table of sources has a length in its type, so that its places can be referred to.
    fn sources(&mut self, read: &Read<schema::Sources>) {
        let items = entries::sources(&mut self.writer(read.file), &read.held);
        let table = format!("[{}]", items.join(", "));
        let table = format!("static SOURCE_TABLE: [Source; {}] = {table};\n", items.len());
        self.statics.push(table);
        self.add("The sources.", "SOURCES", "&[Source]", "&SOURCE_TABLE");
    }

    /// Sentences are constants, so that a misspelt one is an error of the compiler.
    fn sentences(&mut self, files: [&Read<schema::Sentences>; 2]) {
        let mut taken = BTreeSet::new();
        let constants: String = files
            .iter()
            .flat_map(|read| {
                entries::sentences(&mut self.writer(read.file), &read.held, &mut taken)
            })
            .collect();
        self.statics.push(format!(
            "/// The sentences of the result and of the rules.\n\
             pub mod say {{ use super::{{Span, Words}};\n{constants}}}\n"
        ));
    }

    fn disclaimer(&mut self, read: &Read<schema::Disclaimer>) {
        let Read { file, held } = read;
        let mut w = self.writer(*file);
        let (short, text) = (w.words(&held.short), w.text(&held.text));
        let checked = w.day(&held.rules_checked);
        let disclaimer = object("Disclaimer", &[("short", short), ("text", text)]);
        self.add("What every result says about itself.", "DISCLAIMER", "Disclaimer", &disclaimer);
        self.add("When the rules were last checked.", "RULES_CHECKED", "Date", &checked);
    }
}
