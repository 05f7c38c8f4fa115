//! The rules as of a Dashboard year: which Dashboards count, what each asks, what differs from another rule set, and how
//! the tests can be read. Everything here is drawn from the data that the rules themselves use.

mod rows;

use leptos::prelude::*;
use rows::{lines, rows};

use crate::{
    app::parts::{
        element::{el, together},
        note::{Tone, fold, note},
        page::page,
        source::{date, source_list, sources},
        words,
    },
    content::{PATHWAYS, RULES_CHECKED, Words, say},
    report::{
        criteria::YearView,
        differences::{Comparison, Step},
        names,
        rule_sets::{self, NotJudged, ReadingRules, RuleSetView, RulesPage, TestRules},
    },
    route::Route,
    rules::terms::Year,
};

/// The page of a year, compared with another.
pub fn rules(as_of: Option<Year>, against: Option<Year>) -> AnyView {
    match rule_sets::page(as_of, against) {
        RulesPage::RuleSet(view) => rule_set(view),
        RulesPage::NotJudged(view) => not_judged(&view),
    }
}

fn rule_set(view: RuleSetView) -> AnyView {
    let RuleSetView { as_of, years, tests, others, comparison, .. } = view;
    let counts = tests.iter().map(|t| fact(t.test.name, names::years(&t.years))).collect_view();
    let counts = el("dl")
        .class("facts")
        .child(counts)
        .child(fact("Rules last checked", date(RULES_CHECKED)))
        .into_any();
    let how = [say::CRITERIA_HOW, say::CRITERIA_LOCAL, say::CRITERIA_EXAMPLES].map(paragraph);
    let criteria = together()
        .child(el("div").class("prose").child(how.into_iter().collect_view()))
        .child(el("div").class("rules-years").child(years.into_iter().map(year).collect_view()))
        .into_any();
    let readings = el("div")
        .class("prose")
        .child(paragraph(say::READINGS_HOW))
        .child(tests.into_iter().map(test).collect_view())
        .into_any();
    page(
        format!("The rules as of the {as_of} Dashboard"),
        "Which results count, Dashboard by Dashboard, where that is written, and how well we know it.",
        together()
            .child(choices(as_of))
            .child(section(Level::Page, "counts", "Which Dashboards count", counts.into_any()))
            .child(comparison.map(|c| differences(c, as_of, &others)))
            .child(section(
                Level::Page,
                "criteria",
                "What each Dashboard asks",
                criteria.into_any(),
            ))
            .child(section(
                Level::Page,
                "readings",
                "How the tests can be read",
                readings.into_any(),
            ))
            .into_any(),
    ).into_any()
}

/// Whether a section is one of the page or within another.
#[derive(Clone, Copy)]
enum Level {
    Page,
    Within,
}

/// A section under its heading.
fn section(
    level: Level,
    id: impl Into<String>,
    title: impl Into<String>,
    body: AnyView,
) -> AnyView {
    fn drawn(level: Level, id: String, title: String, body: AnyView) -> AnyView {
        let heading = match level {
            Level::Page => {
                el("h2").attr("id", id.clone()).attr("tabindex", "-1").child(title).into_any()
            }
            Level::Within => el("h3").attr("id", id.clone()).child(title).into_any(),
        };
        el("section")
            .class("stack")
            .attr("aria-labelledby", id)
            .child(heading)
            .child(body)
            .into_any()
    }
    drawn(level, id.into(), title.into(), body)
}

fn paragraph(run: Words) -> AnyView {
    el("p").child(words::words(run)).into_any()
}

fn fact(name: &'static str, value: String) -> AnyView {
    el("div").child(el("dt").child(name)).child(el("dd").child(value)).into_any()
}

/// What one Dashboard asks.
fn year(view: YearView) -> AnyView {
    let YearView { year, source, published, examples, rows: criteria } = view;
    let source: Vec<_> = source.into_iter().collect();
    let body = together()
        .child(el("p").class("small").text("Results were published ").child(published).text("."))
        .child(rows("rows rows-criteria", criteria))
        .child(fold(format!("{} worked examples", examples.len()), lines(examples)))
        .child(sources(&source))
        .into_any();
    section(Level::Within, format!("criteria-{year}"), format!("{year} Dashboard"), body.into_any())
}

/// What differs from another rule set, and which others there are to compare with.
fn differences(comparison: Comparison, as_of: Year, others: &[Year]) -> AnyView {
    let Comparison { before, after, windows, steps } = comparison;
    let choices = (others.len() > 1).then(|| {
        let choice = |other: &Year| {
            let here = *other == before || *other == after;
            choice("With ", *other, &Route::Rules(Some(as_of), Some(*other)), here)
        };
        chooser("Compare", others.iter().map(choice).collect())
    });
    let steps = steps.into_iter().map(|Step { from, to, differences }| {
        let end = if differences.is_empty() { "Nothing differs." } else { "Nothing else differs." };
        let body = together()
            .child(rows("rows rows-differences", differences))
            .child(el("p").class("small").child(end))
            .into_any();
        let title = format!("What the {to} Dashboard asks, against {from}");
        section(Level::Within, format!("differences-{to}"), title, body.into_any())
    });
    let body = together()
        .child(choices)
        .child(rows("rows rows-differences", windows))
        .child(steps.collect_view())
        .into_any();
    let title = format!("What differs between the rules as of {before} and as of {after}");
    section(Level::Page, "differences", title, body.into_any())
}

/// The ways to the other rule sets, and to the year to come.
fn choices(here: Year) -> AnyView {
    let choices = rule_sets::choices().into_iter().map(|(year, judged)| {
        let words = if judged { "As of " } else { "Not judged yet: " };
        choice(words, year, &Route::Rules(Some(year), None), year == here)
    });
    chooser("Rule sets", choices.collect())
}

fn chooser(label: &'static str, choices: Vec<AnyView>) -> AnyView {
    el("nav").attr("aria-label", label).child(el("ul").class("choose").child(choices)).into_any()
}

fn choice(words: &'static str, year: Year, to: &Route, here: bool) -> AnyView {
    let current = here.then_some("true");
    el("li")
        .child(
            el("a")
                .attr("href", to.href())
                .attr_if("aria-current", current)
                .child(words)
                .child(year.to_string()),
        )
        .into_any()
}

fn not_judged(view: &NotJudged) -> AnyView {
    let known = view.known.map(|question| {
        let from = source_list(question.sources.iter().copied());
        let href = Route::Faq(Some(question.id.to_owned())).href();
        together()
            .child(words::text(question.answer))
            .child(section(Level::Page, "sources", "Where this is written", from.into_any()))
            .child(
                el("p").class("own-address").child(
                    el("a")
                        .attr("href", href)
                        .text("The same among the questions: ")
                        .child(question.question),
                ),
            )
            .into_any()
    });
    let body = known.unwrap_or_else(|| paragraph(view.why));
    let when = if view.yet { "yet" } else { "here" };
    page(
        format!("The {} Dashboard is not judged {when}", view.year),
        "",
        together().child(choices(view.year)).child(el("div").class("prose").child(body)).into_any(),
    )
    .into_any()
}

fn test(TestRules { test, readings, .. }: TestRules) -> AnyView {
    let pathway = PATHWAYS.iter().find(|p| p.test == Some(test.id)).map(|p| p.number);
    let body =
        together()
            .child(paragraph(test.short))
            .child(el("p").class("small").child(test.law).text(". ").child(
                el("a").attr("href", Route::Pathways(pathway).href()).text("The test in full"),
            ))
            .child(readings.into_iter().map(reading).collect_view())
            .into_any();
    let id = format!("readings-{}", pathway.unwrap_or_default());
    section(Level::Within, id, test.name, body.into_any())
}

fn reading(ReadingRules { words: reading, settled }: ReadingRules) -> AnyView {
    let state = if settled.is_some() { "Settled: " } else { "Open: " };
    let body = match settled {
        Some(settled) => note(
            Tone::Done,
            format!("Settled on {}", date(settled.date)),
            together()
                .child(paragraph(say::READINGS_SETTLED))
                .child(paragraph(settled.answer))
                .child(source_list(settled.source.into_iter()))
                .into_any(),
        ),
        None => together()
            .child(words::both_answers(reading))
            .child(paragraph(reading.why_open))
            .child(sources(reading.sources)),
    };
    fold(format!("{state}{}", reading.question), body).into_any()
}
