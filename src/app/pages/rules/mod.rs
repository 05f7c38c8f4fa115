//! The rules as of a Dashboard year: which Dashboards count, what each asks, what differs from another rule set, and how
//! the tests can be read. Everything here is drawn from the data that the rules themselves use.

mod criteria;
mod differences;

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            element::{el, together},
            note::{Tone, fold, note},
            page::page,
            source::{date, source_list, sources},
            words,
        },
        route::Route,
    },
    content::{PATHWAYS, RULES_CHECKED, TestId, say},
    report::{
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
    let counts = tests.iter().map(|t| fact(t.test.name, listed(&t.years))).collect_view();
    let years = years.into_iter().map(criteria::year).collect_view();
    let comparison = comparison.map(|c| differences::differences(c, as_of, &others));
    page(
        format!("The rules as of the {as_of} Dashboard"),
        "Which results count, Dashboard by Dashboard, where that is written, and how well we know it.",
        together()
            .child(choices(as_of))
            .child(
                el("section")
                    .attr("aria-labelledby", "counts")
                    .child(el("h2").attr("id", "counts").text("Which Dashboards count"))
                    .child(
                        el("dl")
                            .class("facts")
                            .child(counts)
                            .child(fact("Rules last checked", date(RULES_CHECKED))),
                    ),
            )
            .child(comparison)
            .child(
                el("section")
                    .attr("aria-labelledby", "criteria")
                    .child(el("h2").attr("id", "criteria").text("What each Dashboard asks"))
                    .child(el("p").class("prose").child(words::words(say::CRITERIA_HOW)))
                    .child(el("div").class("rules-years").child(years)),
            )
            .child(
                el("section")
                    .class("prose")
                    .attr("aria-labelledby", "readings")
                    .child(el("h2").attr("id", "readings").text("How the tests can be read"))
                    .child(el("p").child(words::words(say::READINGS_HOW)))
                    .child(tests.into_iter().map(test).collect_view()),
            )
            .into_any(),
    )
}

fn fact(name: &'static str, value: String) -> AnyView {
    el("div").child(el("dt").child(name)).child(el("dd").child(value)).into_any()
}

fn listed(years: &[Year]) -> String {
    names::listed(&years.iter().map(Year::to_string).collect::<Vec<_>>(), "and")
}

/// The ways to the other rule sets, and to the year to come.
fn choices(here: Year) -> AnyView {
    let choices = rule_sets::choices().into_iter().map(|(year, judged)| {
        let words = if judged { "As of " } else { "Not judged yet: " };
        choice(words, year, &Route::Rules(Some(year), None), year == here)
    });
    el("nav")
        .attr("aria-label", "Rule sets")
        .child(el("ul").class("choose").child(choices.collect_view()))
        .into_any()
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
        let href = Route::Faq(Some(question.id.to_owned())).href();
        together()
            .child(words::text(question.answer))
            .child(el("h2").text("Where this is written"))
            .child(source_list(question.sources.iter().copied()))
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
    let body = known.unwrap_or_else(|| el("p").child(words::words(view.why)).into_any());
    let when = if view.yet { "yet" } else { "here" };
    page(
        format!("The {} Dashboard is not judged {when}", view.year),
        "",
        together().child(choices(view.year)).child(el("div").class("prose").child(body)).into_any(),
    )
}

fn test(TestRules { test, readings, .. }: TestRules) -> AnyView {
    let pathway = PATHWAYS.iter().find(|p| p.test == Some(test.id)).map(|p| p.number);
    let id = match test.id {
        TestId::DifferentiatedAssistance => "readings-assistance",
        TestId::Pathway2 => "readings-pathway-2",
    };
    el("section")
        .class("stack")
        .attr("aria-labelledby", id)
        .child(el("h3").attr("id", id).child(test.name))
        .child(el("p").child(words::words(test.short)))
        .child(
            el("p").class("small").child(test.law).text(". ").child(
                el("a").attr("href", Route::Pathways(pathway).href()).text("The test in full"),
            ),
        )
        .child(readings.into_iter().map(reading).collect_view())
        .into_any()
}

fn reading(ReadingRules { words: reading, settled }: ReadingRules) -> AnyView {
    let state = if settled.is_some() { "Settled: " } else { "Open: " };
    let answers = match settled {
        Some(settled) => note(
            Tone::Done,
            format!("Settled on {}", date(settled.date)),
            together()
                .child(
                    el("p")
                        .child(words::words(say::READINGS_SETTLED))
                        .text(" ")
                        .child(words::words(settled.answer)),
                )
                .child(settled.source.map(|source| source_list(std::iter::once(source))))
                .into_any(),
        ),
        None => together()
            .child(
                el("p")
                    .child(el("strong").text("Our default: "))
                    .child(words::words(reading.default)),
            )
            .child(
                el("p")
                    .child(el("strong").text("The other way: "))
                    .child(words::words(reading.other)),
            )
            .child(el("p").child(words::words(reading.why_open)))
            .child(sources(reading.sources))
            .into_any(),
    };
    fold(format!("{state}{}", reading.question), answers)
}
