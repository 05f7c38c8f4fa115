//! The two Dashboard tests: the answer, what is asked, and how the answer hangs on the open readings.

use leptos::prelude::*;

use super::reasons;
use crate::{
    app::parts::{
        field::{Choice, Field, radio_group},
        note::{Tone, fold, note},
        source::sources,
        words,
    },
    content::TestId,
    report::{
        names,
        result::test::{GroupsOfYear, Need, ReadingView, RestsOn, TestView, Verdict},
    },
    rules::{outcome::Outcome, readings::Combination, test_outcome::TestOutcome},
};

/// A test and its answer.
pub fn test(view: TestView) -> AnyView {
    let TestView { test, verdict, open_elsewhere, needs, counts, readings, reasons, outcome } =
        view;
    let id = match test.id {
        TestId::Pathway2 => "test-pathway-2",
        TestId::DifferentiatedAssistance => "test-assistance",
    };
    let deciding = readings.iter().filter(|r| r.decides).count();
    let needs = needs.into_iter().map(need);
    let contested = (verdict == Verdict::Depends).then(|| both_answers(counts, &readings));
    let open = open_elsewhere.then(|| {
        let body = view! {
            <p>"This is the answer by our reading of the rule. Under another reading it is still open, because facts are missing."</p>
        };
        note(Tone::Care, "Not settled under every reading", body.into_any())
    });
    let summary = match (deciding, verdict) {
        (0, Verdict::CannotTell) => "How the rule can be read".to_owned(),
        (0, _) => "How the rule can be read: it changes nothing here".to_owned(),
        (1, _) => "How the rule can be read: one reading matters here".to_owned(),
        (n, _) => format!("How the rule can be read: {n} readings matter here"),
    };
    view! {
        <section class="result-test" aria-labelledby=id>
            <h2 id=id>{test.name}</h2>
            <p class="small">{test.law}</p>
            <p class=verdict_class(verdict)>{verdict_words(verdict)}</p>
            <p>{words::words(test.short)}</p>
            {contested}
            {open}
            <ul class="needs">{needs.collect_view()}</ul>
            {reasons::reasons(reasons, verdict, test.id)}
            {fold(summary, readings_list(test.id, &readings, outcome))}
            {sources(test.sources)}
        </section>
    }
    .into_any()
}

const fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "verdict verdict-met",
        Verdict::NotMet => "verdict verdict-not",
        Verdict::CannotTell => "verdict verdict-open",
        Verdict::Depends => "verdict verdict-depends",
    }
}

const fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "Met",
        Verdict::NotMet => "Not met",
        Verdict::CannotTell => "Cannot tell yet: results are missing",
        Verdict::Depends => "Depends on how the rule is read",
    }
}

/// An outcome in a sentence.
pub const fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::NotMet => "not met",
        Outcome::Unknown => "cannot tell yet",
    }
}

/// Both answers, and which readings decide between them.
fn both_answers(counts: [(Outcome, usize); 3], readings: &[ReadingView]) -> AnyView {
    let all: usize = counts.iter().map(|(_, n)| n).sum();
    let of_each = counts.into_iter().filter(|(_, n)| *n > 0).map(|(outcome, n)| {
        view! { <li><strong>{outcome_words(outcome)}</strong> {format!(" under {n} of {all} ways to read the rule")}</li> }.into_any()
    });
    let deciding = readings
        .iter()
        .filter(|r| r.decides)
        .map(|r| view! { <li>{r.words.question}</li> }.into_any());
    let body = view! {
        <ul>{of_each.collect_view()}</ul>
        <p>"What decides between them:"</p>
        <ul>{deciding.collect_view()}</ul>
        <p>"Ask your county office how it reads this."</p>
    };
    note(Tone::Care, "Both answers are possible", body.into_any())
}

fn need(need: Need) -> AnyView {
    let (class, mark, say) = match need.outcome {
        Outcome::Met => ("need need-met", "✓", "Met"),
        Outcome::NotMet => ("need need-not", "✕", "Not met"),
        Outcome::Unknown => ("need need-open", "?", "Cannot tell yet"),
    };
    view! {
        <li class=class>
            <p class="need-state"><span class="state-mark" aria-hidden="true">{mark}</span>{say}</p>
            <p>{words::words(need.words)}</p>
            {rests_on(need.rests_on)}
        </li>
    }
    .into_any()
}

fn rests_on(rests_on: RestsOn) -> AnyView {
    let lines: Vec<String> = match rests_on {
        RestsOn::GroupsByYear(years) => years
            .into_iter()
            .map(|GroupsOfYear { year, meet, may, others_may }| {
                let mut parts = Vec::new();
                if !meet.is_empty() {
                    parts.push(names::groups(meet));
                }
                if !may.is_empty() {
                    parts.push(format!("not known: {}", names::groups(may)));
                }
                if others_may {
                    parts.push("which other groups are counted is not known".to_owned());
                }
                if parts.is_empty() {
                    parts.push("no group".to_owned());
                }
                format!("{year}: {}", parts.join("; "))
            })
            .collect(),
        RestsOn::LocalByYear(years) => years
            .into_iter()
            .map(|(year, missed, may)| {
                let more = if may.is_empty() { "" } else { "; others are not known" };
                format!("{year}: {}{more}", names::priorities(&missed))
            })
            .collect(),
        RestsOn::Tallies(tallies) => tallies
            .into_iter()
            .map(|t| {
                let years = if t.certain == t.possible {
                    format!("{} of 4 years", t.certain)
                } else {
                    format!("{} to {} of 4 years", t.certain, t.possible)
                };
                format!("{}: {years}", names::group(t.group))
            })
            .collect(),
    };
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any());
    view! { <ul class="rests-on">{lines.collect_view()}</ul> }.into_any()
}

/// The readings, each with a switch: the answer under the chosen ones is said below them, and nothing else changes.
fn readings_list(test: TestId, readings: &[ReadingView], outcome: TestOutcome) -> AnyView {
    let chosen = RwSignal::new(Combination::DEFAULT);
    let items = readings.iter().map(|view| reading(view, chosen)).collect_view();
    let say = move || {
        let chosen = chosen.get();
        let answer = outcome_words(outcome.under(chosen));
        if chosen == Combination::DEFAULT {
            format!("With all readings as we take them by default: {answer}.")
        } else {
            format!("With the readings you chose: {answer}. The answer above stays as it is.")
        }
    };
    let id = match test {
        TestId::Pathway2 => "switched-pathway-2",
        TestId::DifferentiatedAssistance => "switched-assistance",
    };
    view! { {items}<p class="switched" role="status" id=id>{say}</p> }.into_any()
}

fn reading(view: &ReadingView, chosen: RwSignal<Combination>) -> AnyView {
    let ReadingView { reading, words: texts, decides, other } = view;
    let reading = *reading;
    let matters = if *decides { "Matters here. " } else { "" };
    let field = Field::new(format!("reading-{}", reading.id()), texts.question);
    let choices = vec![
        Choice::new(
            "default",
            view! { <span>"Our default: " {words::words(texts.default)}</span> },
        ),
        Choice::new("other", view! { <span>"The other way: " {words::words(texts.other)}</span> }),
    ];
    let value = Signal::derive(move || {
        if chosen.with(|c| c.is_other(reading)) { "other".to_owned() } else { "default".to_owned() }
    });
    let choose = Callback::new(move |value: String| {
        if chosen.with_untracked(|c| c.is_other(reading)) != (value == "other") {
            chosen.update(|c| *c = c.flip(reading));
        }
    });
    view! {
        <section class="reading">
            {radio_group(&field, choices, value, choose)}
            <p>{matters} "Read the other way, all else the same: " <strong>{outcome_words(*other)}</strong> "."</p>
            <p class="small">{words::words(texts.why_open)}</p>
            {sources(texts.sources)}
        </section>
    }
    .into_any()
}
