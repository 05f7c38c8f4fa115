//! The rules as of a Dashboard year: which Dashboards count, what each asks, what differs from another rule set, and how
//! the tests can be read. Everything here is drawn from the data that the rules themselves use.

mod rows;

use leptos::prelude::*;
use rows::{lines, rows};

use crate::{
    app::{
        parts::{
            note::{Tone, fold, note},
            page::page,
            source::{date, source_list, sources},
            words,
        },
        route::Route,
    },
    content::{PATHWAYS, RULES_CHECKED, Words, say},
    report::{
        criteria::YearView,
        differences::{Comparison, Step},
        names,
        rule_sets::{self, NotJudged, ReadingRules, RuleSetView, RulesPage, TestRules},
    },
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
    let counts =
        view! { <dl class="facts">{counts}{fact("Rules last checked", date(RULES_CHECKED))}</dl> };
    let how = [say::CRITERIA_HOW, say::CRITERIA_LOCAL, say::CRITERIA_EXAMPLES].map(paragraph);
    let criteria = view! {
        <div class="prose">{how.into_iter().collect_view()}</div>
        <div class="rules-years">{years.into_iter().map(year).collect_view()}</div>
    };
    let readings = view! {
        <div class="prose">{paragraph(say::READINGS_HOW)}{tests.into_iter().map(test).collect_view()}</div>
    };
    page(
        format!("The rules as of the {as_of} Dashboard"),
        "Which results count, Dashboard by Dashboard, where that is written, and how well we know it.",
        view! {
            {choices(as_of)}
            {section(Level::Page, "counts", "Which Dashboards count", counts.into_any())}
            {comparison.map(|c| differences(c, as_of, &others))}
            {section(Level::Page, "criteria", "What each Dashboard asks", criteria.into_any())}
            {section(Level::Page, "readings", "How the tests can be read", readings.into_any())}
        }
        .into_any(),
    )
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
            Level::Page => view! { <h2 id=id.clone() tabindex="-1">{title}</h2> }.into_any(),
            Level::Within => view! { <h3 id=id.clone()>{title}</h3> }.into_any(),
        };
        view! { <section class="stack" aria-labelledby=id>{heading}{body}</section> }.into_any()
    }
    drawn(level, id.into(), title.into(), body)
}

fn paragraph(run: Words) -> AnyView {
    view! { <p>{words::words(run)}</p> }.into_any()
}

fn fact(name: &'static str, value: String) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}

/// What one Dashboard asks.
fn year(view: YearView) -> AnyView {
    let YearView { year, source, published, examples, rows: criteria } = view;
    let source: Vec<_> = source.into_iter().collect();
    let body = view! {
        <p class="small">"Results were published " {published} "."</p>
        {rows("rows rows-criteria", criteria)}
        {fold(format!("{} worked examples", examples.len()), lines(examples))}
        {sources(&source)}
    };
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
        let body = view! {
            {rows("rows rows-differences", differences)}
            <p class="small">{end}</p>
        };
        let title = format!("What the {to} Dashboard asks, against {from}");
        section(Level::Within, format!("differences-{to}"), title, body.into_any())
    });
    let body = view! { {choices}{rows("rows rows-differences", windows)}{steps.collect_view()} };
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
    view! { <nav aria-label=label><ul class="choose">{choices}</ul></nav> }.into_any()
}

fn choice(words: &'static str, year: Year, to: &Route, here: bool) -> AnyView {
    let current = here.then_some("true");
    view! { <li><a href=to.href() aria-current=current>{words}{year.to_string()}</a></li> }
        .into_any()
}

fn not_judged(view: &NotJudged) -> AnyView {
    let known = view.known.map(|question| {
        let from = source_list(question.sources.iter().copied());
        let href = Route::Faq(Some(question.id.to_owned())).href();
        view! {
            {words::text(question.answer)}
            {section(Level::Page, "sources", "Where this is written", from)}
            <p class="own-address"><a href=href>"The same among the questions: " {question.question}</a></p>
        }
        .into_any()
    });
    let body = known.unwrap_or_else(|| paragraph(view.why));
    let when = if view.yet { "yet" } else { "here" };
    page(
        format!("The {} Dashboard is not judged {when}", view.year),
        "",
        view! { {choices(view.year)}<div class="prose">{body}</div> }.into_any(),
    )
}

fn test(TestRules { test, readings, .. }: TestRules) -> AnyView {
    let pathway = PATHWAYS.iter().find(|p| p.test == Some(test.id)).map(|p| p.number);
    let body = view! {
        {paragraph(test.short)}
        <p class="small">{test.law} ". " <a href={Route::Pathways(pathway).href()}>"The test in full"</a></p>
        {readings.into_iter().map(reading).collect_view()}
    };
    let id = format!("readings-{}", pathway.unwrap_or_default());
    section(Level::Within, id, test.name, body.into_any())
}

fn reading(ReadingRules { words: reading, settled }: ReadingRules) -> AnyView {
    let state = if settled.is_some() { "Settled: " } else { "Open: " };
    let body = match settled {
        Some(settled) => note(
            Tone::Done,
            format!("Settled on {}", date(settled.date)),
            view! {
                {paragraph(say::READINGS_SETTLED)}
                {paragraph(settled.answer)}
                {source_list(settled.source.into_iter())}
            }
            .into_any(),
        ),
        None => view! {
            <p><strong>"Our default: "</strong>{words::words(reading.default)}</p>
            <p><strong>"The other way: "</strong>{words::words(reading.other)}</p>
            {paragraph(reading.why_open)}
            {sources(reading.sources)}
        }
        .into_any(),
    };
    fold(format!("{state}{}", reading.question), body)
}
