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
    content::{PATHWAYS, RULES_CHECKED, TestId, say},
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
    let years = years.into_iter().map(year).collect_view();
    let comparison = comparison.map(|c| differences(c, as_of, &others));
    page(
        format!("The rules as of the {as_of} Dashboard"),
        "Which results count, Dashboard by Dashboard, where that is written, and how well we know it.",
        view! {
            {choices(as_of)}
            <section aria-labelledby="counts">
                <h2 id="counts">"Which Dashboards count"</h2>
                <dl class="facts">{counts}{fact("Rules last checked", date(RULES_CHECKED))}</dl>
            </section>
            {comparison}
            <section aria-labelledby="criteria">
                <h2 id="criteria">"What each Dashboard asks"</h2>
                <div class="prose">
                    <p>{words::words(say::CRITERIA_HOW)}</p>
                    <p>{words::words(say::CRITERIA_LOCAL)}</p>
                </div>
                <div class="rules-years">{years}</div>
            </section>
            <section class="prose" aria-labelledby="readings">
                <h2 id="readings">"How the tests can be read"</h2>
                <p>{words::words(say::READINGS_HOW)}</p>
                {tests.into_iter().map(test).collect_view()}
            </section>
        }
        .into_any(),
    )
}

fn fact(name: &'static str, value: String) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}

/// What one Dashboard asks.
fn year(view: YearView) -> AnyView {
    let YearView { year, source, published, examples, .. } = view;
    let id = format!("criteria-{year}");
    let source: Vec<_> = source.into_iter().collect();
    let summary = format!("{} worked examples", examples.len());
    let worked =
        view! { <p>{words::words(say::CRITERIA_EXAMPLES)}</p>{lines(examples)} }.into_any();
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <h3 id=id.clone()>{year.to_string()} " Dashboard"</h3>
            <p class="small">"Results were published " {published} "."</p>
            {rows("rows rows-criteria", view.rows)}
            {fold(summary, worked)}
            {sources(&source)}
        </section>
    }
    .into_any()
}

/// What differs from another rule set, and which others there are to compare with.
fn differences(comparison: Comparison, as_of: Year, others: &[Year]) -> AnyView {
    let Comparison { before, after, windows, steps } = comparison;
    let choices = (others.len() > 1).then(|| {
        let choices = others.iter().map(|other| {
            let to = Route::Rules(Some(as_of), Some(*other));
            choice("With ", *other, &to, *other == before || *other == after)
        });
        view! { <nav aria-label="Compare"><ul class="choose">{choices.collect_view()}</ul></nav> }
            .into_any()
    });
    let steps = steps.into_iter().map(|Step { from, to, differences }| {
        let end = if differences.is_empty() { "Nothing differs." } else { "Nothing else differs." };
        view! {
            <h3>{format!("What the {to} Dashboard asks, against {from}")}</h3>
            {rows("rows rows-differences", differences)}
            <p class="small">{end}</p>
        }
        .into_any()
    });
    view! {
        <section class="stack" aria-labelledby="differences">
            <h2 id="differences" tabindex="-1">
                {format!("What differs between the rules as of {before} and as of {after}")}
            </h2>
            {choices}
            {rows("rows rows-differences", windows)}
            {steps.collect_view()}
        </section>
    }
    .into_any()
}

/// The ways to the other rule sets, and to the year to come.
fn choices(here: Year) -> AnyView {
    let choices = rule_sets::choices().into_iter().map(|(year, judged)| {
        let words = if judged { "As of " } else { "Not judged yet: " };
        choice(words, year, &Route::Rules(Some(year), None), year == here)
    });
    view! { <nav aria-label="Rule sets"><ul class="choose">{choices.collect_view()}</ul></nav> }
        .into_any()
}

fn choice(words: &'static str, year: Year, to: &Route, here: bool) -> AnyView {
    let current = here.then_some("true");
    view! { <li><a href=to.href() aria-current=current>{words}{year.to_string()}</a></li> }
        .into_any()
}

fn not_judged(view: &NotJudged) -> AnyView {
    let known = view.known.map(|question| {
        let href = Route::Faq(Some(question.id.to_owned())).href();
        view! {
            {words::text(question.answer)}
            <h2>"Where this is written"</h2>
            {source_list(question.sources.iter().copied())}
            <p class="own-address"><a href=href>"The same among the questions: " {question.question}</a></p>
        }
        .into_any()
    });
    let body = known.unwrap_or_else(|| view! { <p>{words::words(view.why)}</p> }.into_any());
    let when = if view.yet { "yet" } else { "here" };
    page(
        format!("The {} Dashboard is not judged {when}", view.year),
        "",
        view! { {choices(view.year)}<div class="prose">{body}</div> }.into_any(),
    )
}

fn test(TestRules { test, readings, .. }: TestRules) -> AnyView {
    let pathway = PATHWAYS.iter().find(|p| p.test == Some(test.id)).map(|p| p.number);
    let id = match test.id {
        TestId::DifferentiatedAssistance => "readings-assistance",
        TestId::Pathway2 => "readings-pathway-2",
    };
    view! {
        <section class="stack" aria-labelledby=id>
            <h3 id=id>{test.name}</h3>
            <p>{words::words(test.short)}</p>
            <p class="small">{test.law} ". " <a href={Route::Pathways(pathway).href()}>"The test in full"</a></p>
            {readings.into_iter().map(reading).collect_view()}
        </section>
    }
    .into_any()
}

fn reading(ReadingRules { words: reading, settled }: ReadingRules) -> AnyView {
    let state = if settled.is_some() { "Settled: " } else { "Open: " };
    let answers = match settled {
        Some(settled) => note(
            Tone::Done,
            format!("Settled on {}", date(settled.date)),
            view! {
                <p>{words::words(say::READINGS_SETTLED)} " " {words::words(settled.answer)}</p>
                {settled.source.map(|source| source_list(std::iter::once(source)))}
            }
            .into_any(),
        ),
        None => view! {
            <p><strong>"Our default: "</strong>{words::words(reading.default)}</p>
            <p><strong>"The other way: "</strong>{words::words(reading.other)}</p>
            <p>{words::words(reading.why_open)}</p>
            {sources(reading.sources)}
        }
        .into_any(),
    };
    fold(format!("{state}{}", reading.question), answers)
}
