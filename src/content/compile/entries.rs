//! Each kind of entry as a Rust expression, field by field.

use std::collections::BTreeSet;

use super::{
    check, schema,
    schema::{Name, Role, TestId},
    values::{Writer, list, object},
};

/// The readings that the rules know, in their order.
const READINGS: [&str; 8] = [
    "da-groups",
    "da-years",
    "da-local",
    "p2-priorities",
    "p2-groups",
    "p2-small",
    "p2-window",
    "p2-local",
];
/// The caveats that the rules know, in their order.
const CAVEATS: [&str; 6] = [
    "official-differs",
    "small-groups",
    "new-charter",
    "ltel-new",
    "criteria-secondary",
    "newer-dashboard",
];
const GROUPS: [&str; 14] =
    ["AA", "AI", "AS", "FI", "HI", "PI", "WH", "MR", "EL", "LTEL", "SED", "SWD", "FOS", "HOM"];
const INDICATORS: [&str; 7] = ["ELA", "MATH", "ELPI", "CHRO", "SUSP", "GRAD", "CCI"];
const LEVELS: [&str; 11] = [
    "red",
    "orange",
    "yellow",
    "green",
    "blue",
    "very_low",
    "low",
    "medium",
    "high",
    "very_high",
    "none",
];
/// How well a criterion can be known.
const CONFIDENCES: [&str; 3] = ["A", "B", "C"];
const PRIORITIES: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];

/// The longest label of a box in the picture of the pathways.
const SHORT_STEP: usize = 60;
/// The longest name of a column.
const SHORT_NAME: usize = 18;
/// The longest "who asks" and "who else".
const SHORT_WHO: usize = 90;

pub fn sources(w: &mut Writer, held: &schema::Sources) -> Vec<String> {
    w.unique(held.source.iter().map(|s| &s.id));
    let items = held.source.iter().map(|s| {
        let late = s
            .dated
            .as_ref()
            .filter(|dated| check::date(dated.get_ref()) > check::date(s.checked.get_ref()));
        if let Some(dated) = late {
            w.wrong(dated.span().start, "it cannot be newer than the day it was checked");
        }
        let url = s.url.as_ref().map(|url| w.address(url));
        let dated = s.dated.as_ref().map(|dated| w.date(dated));
        object(
            "Source",
            &[
                ("id", w.plain(&s.id)),
                ("title", w.plain(&s.title)),
                ("publisher", w.plain(&s.publisher)),
                ("url", option(url)),
                ("dated", option(dated)),
                ("checked", w.day(&s.checked)),
                ("note", w.optional(s.note.as_ref())),
            ],
        )
    });
    items.collect()
}

pub fn links(w: &mut Writer, held: &schema::Links) -> Vec<String> {
    w.unique(held.link.iter().map(|l| &l.id));
    let items = held.link.iter().map(|l| {
        object(
            "Link",
            &[
                ("id", w.plain(&l.id)),
                ("title", w.plain(&l.title)),
                ("publisher", w.plain(&l.publisher)),
                ("url", w.address(&l.url)),
                ("what", w.plain(&l.what)),
                ("checked", w.day(&l.checked)),
            ],
        )
    });
    items.collect()
}

pub fn terms(w: &mut Writer, held: &schema::Glossary) -> Vec<String> {
    w.unique(held.term.iter().map(|t| &t.id));
    for (first, second) in held.term.iter().zip(held.term.iter().skip(1)) {
        let (before, after) = (first.word.get_ref(), second.word.get_ref());
        if before.to_lowercase() > after.to_lowercase() {
            let what = format!("in the alphabet `{after}` comes before `{before}`; move it up");
            w.wrong(second.word.span().start, what);
        }
    }
    let items = held.term.iter().map(|t| {
        object(
            "Term",
            &[
                ("id", w.plain(&t.id)),
                ("word", w.plain(&t.word)),
                ("stands_for", w.optional(t.stands_for.as_ref())),
                ("meaning", w.text(&t.meaning)),
                ("sources", w.sources(&t.sources)),
            ],
        )
    });
    items.collect()
}

pub fn tiers(w: &mut Writer, held: &schema::Tiers) -> Vec<String> {
    w.numbered("tier", 3, held.tier.iter().map(|t| &t.level));
    let items = held.tier.iter().map(|t| {
        object(
            "Tier",
            &[
                ("level", t.level.get_ref().to_string()),
                ("name", w.plain(&t.name)),
                ("text", w.text(&t.text)),
                ("sources", w.sources(&t.sources)),
            ],
        )
    });
    items.collect()
}

pub fn pathways(w: &mut Writer, held: &schema::Pathways) -> Vec<String> {
    w.numbered("pathway", 4, held.pathway.iter().map(|p| &p.number));
    let items = held.pathway.iter().map(|p| {
        // None starts by itself, and CCEE may decline in every one.
        for role in [Role::Asks, Role::MayDecline] {
            if !p.step.iter().any(|step| step.role == role) {
                let what = format!("a pathway needs a step with the role {role:?}; add it");
                w.wrong(p.number.span().start, what);
            }
        }
        let test = p.test.map(|test| format!("TestId::{test:?}"));
        let who_else = p.who_else.as_ref().map(|who| w.short(who, SHORT_WHO));
        object(
            "Pathway",
            &[
                ("number", p.number.get_ref().to_string()),
                ("name", w.plain(&p.name)),
                ("law", w.plain(&p.law)),
                ("who_asks", w.short(&p.who_asks, SHORT_WHO)),
                ("who_else", who_else.unwrap_or_else(|| "\"\"".to_owned())),
                ("test", option(test)),
            ],
        )
    });
    items.collect()
}

pub fn pathway_stories(w: &mut Writer, held: &schema::Pathways) -> Vec<String> {
    let items = held.pathway.iter().map(|p| {
        let steps: Vec<_> = p.step.iter().map(|s| step(w, s)).collect();
        object(
            "PathwayStory",
            &[
                ("summary", w.words(&p.summary)),
                ("text", w.text(&p.text)),
                ("steps", list(&steps)),
                ("sources", w.sources(&p.sources)),
            ],
        )
    });
    items.collect()
}

fn step(w: &mut Writer, held: &schema::Step) -> String {
    object(
        "Step",
        &[
            ("actor", format!("Actor::{:?}", held.actor)),
            ("role", format!("Role::{:?}", held.role)),
            ("short", w.short(&held.short, SHORT_STEP)),
            ("sentence", w.words(&held.sentence)),
        ],
    )
}

pub fn tests(w: &mut Writer, held: &schema::Tests) -> Vec<String> {
    for (place, id) in [TestId::DifferentiatedAssistance, TestId::Pathway2].into_iter().enumerate()
    {
        let found = held.test.get(place).map(|t| &t.id);
        if found.is_none_or(|found| *found.get_ref() != id) {
            let at = found.map_or(w.file.text.len(), |found| found.span().start);
            w.wrong(at, format!("the test {id:?} must stand here"));
        }
    }
    if let Some(extra) = held.test.get(2) {
        w.wrong(extra.id.span().start, "there are only two tests; take this one out");
    }
    let items = held.test.iter().map(|t| {
        object(
            "Test",
            &[
                ("id", format!("TestId::{:?}", t.id.get_ref())),
                ("name", w.plain(&t.name)),
                ("short", w.words(&t.short)),
                ("text", w.text(&t.text)),
                ("law", w.plain(&t.law)),
                ("sources", w.sources(&t.sources)),
            ],
        )
    });
    items.collect()
}

pub fn questions(w: &mut Writer, held: &schema::Faq) -> Vec<String> {
    w.unique(held.question.iter().map(|q| &q.id));
    let items = held.question.iter().map(|q| {
        object(
            "Question",
            &[
                ("id", w.plain(&q.id)),
                ("part", w.optional(q.part.as_ref())),
                ("question", w.question(&q.question)),
                ("answer", w.text(&q.answer)),
                ("disputed", w.optional_text(q.disputed.as_ref())),
                ("sources", w.sources(&q.sources)),
            ],
        )
    });
    items.collect()
}

pub fn year(w: &mut Writer, held: &schema::Year) -> Vec<String> {
    w.unique(held.event.iter().map(|e| &e.id));
    let items = held.event.iter().map(|e| {
        object(
            "YearEvent",
            &[
                ("id", w.plain(&e.id)),
                ("when", w.plain(&e.when)),
                ("title", w.plain(&e.title)),
                ("text", w.text(&e.text)),
                ("sources", w.sources(&e.sources)),
            ],
        )
    });
    items.collect()
}

pub fn readings(w: &mut Writer, held: &schema::Readings) -> Vec<String> {
    w.exactly("reading", &READINGS, held.reading.iter().map(|r| &r.id));
    let items = held.reading.iter().map(|r| {
        object(
            "ReadingWords",
            &[
                ("id", w.plain(&r.id)),
                ("question", w.question(&r.question)),
                ("ask", w.plain(&r.ask)),
                ("default", w.words(&r.default)),
                ("other", w.words(&r.other)),
                ("why_open", w.words(&r.why_open)),
                ("sources", w.sources(&r.sources)),
            ],
        )
    });
    items.collect()
}

pub fn caveats(w: &mut Writer, held: &schema::Caveats) -> Vec<String> {
    w.exactly("caveat", &CAVEATS, held.caveat.iter().map(|c| &c.id));
    let items = held.caveat.iter().map(|c| {
        object(
            "CaveatWords",
            &[
                ("id", w.plain(&c.id)),
                ("title", w.plain(&c.title)),
                ("short", w.plain(&c.short)),
                ("text", w.text(&c.text)),
                ("sources", w.sources(&c.sources)),
            ],
        )
    });
    items.collect()
}

/// Each sentence as a constant named as its id; `taken` are the ids of the files before.
pub fn sentences<'s>(
    w: &mut Writer,
    held: &'s schema::Sentences,
    taken: &mut BTreeSet<&'s str>,
) -> Vec<String> {
    w.unique_among(taken, held.sentence.iter().map(|s| &s.id));
    let items = held.sentence.iter().map(|s| {
        let name = s.id.get_ref().replace('-', "_").to_uppercase();
        let words = w.words(&s.words);
        format!("/// A sentence.\npub const {name}: Words = {words};\n")
    });
    items.collect()
}

pub fn groups(w: &mut Writer, held: &schema::Names) -> Vec<String> {
    names(w, "group", &GROUPS, &held.group)
}

pub fn indicators(w: &mut Writer, held: &schema::Names) -> Vec<String> {
    let names = held.indicator.iter().map(|n| [&n.code, &n.name, &n.short]).collect();
    each_named(w, "indicator", &INDICATORS, names)
}

/// What each indicator measures, in the order of [`indicators`].
pub fn meanings(w: &mut Writer, held: &schema::Names) -> Vec<String> {
    held.indicator.iter().map(|n| w.plain(&n.what)).collect()
}

pub fn levels(w: &mut Writer, held: &schema::Names) -> Vec<String> {
    names(w, "level", &LEVELS, &held.level)
}

pub fn confidences(w: &mut Writer, held: &schema::Names) -> Vec<String> {
    names(w, "confidence", &CONFIDENCES, &held.confidence)
}

pub fn priorities(w: &mut Writer, held: &schema::Names) -> Vec<String> {
    names(w, "priority", &PRIORITIES, &held.priority)
}

fn names(w: &mut Writer, what: &str, codes: &[&str], names: &[Name]) -> Vec<String> {
    let names = names.iter().map(|n| [&n.code, &n.name, &n.short]).collect();
    each_named(w, what, codes, names)
}

/// Each with its code, its name, and the short one.
fn each_named(
    w: &mut Writer,
    what: &str,
    codes: &[&str],
    names: Vec<[&schema::Str; 3]>,
) -> Vec<String> {
    w.exactly(what, codes, names.iter().map(|[code, ..]| *code));
    let items = names.into_iter().map(|[code, name, short]| {
        let short = w.short(short, SHORT_NAME);
        object("Name", &[("code", w.plain(code)), ("name", w.plain(name)), ("short", short)])
    });
    items.collect()
}

fn option(value: Option<String>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({value})"))
}
