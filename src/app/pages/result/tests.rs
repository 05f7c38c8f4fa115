//! The two Dashboard tests: the answer, what is asked, and how the answer hangs on the open readings.

use leptos::prelude::*;

use super::reasons;
use crate::{
    app::parts::{
        element::{el, follow, together},
        field::{Choice, Field, radio_group},
        note::{Tone, fold, note},
        said,
        source::sources,
        words,
    },
    content::TestId,
    report::{
        names,
        result::test::{
            GroupsOfYear, Need, ReadingView, RestsOn, TestView, Verdict, outcome_words,
            verdict_means, verdict_words,
        },
        screens::Screen,
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
    let open = (!open_elsewhere.is_empty()).then(|| not_settled(&open_elsewhere));
    let summary = match (deciding, verdict) {
        (0, Verdict::CannotTell) => "How the rule can be read".to_owned(),
        (0, _) => "How the rule can be read: it changes nothing here".to_owned(),
        (1, _) => "How the rule can be read: one reading matters here".to_owned(),
        (n, _) => format!("How the rule can be read: {n} readings matter here"),
    };
    el("section")
        .class("result-test")
        .attr("aria-labelledby", id)
        .child(el("h2").attr("id", id).child(test.name))
        .child(el("p").class("small").child(test.law))
        .child(el("p").class(verdict_class(verdict)).child(verdict_words(verdict)))
        .child(verdict_means(verdict).map(|means| el("p").class("small").text(means)))
        .child(el("p").child(words::words(test.short)))
        .child(contested)
        .child(open)
        .child(el("ul").class("needs").child(needs.collect_view()))
        .child(reasons::reasons(reasons, verdict, outcome.outcome(), test.id))
        .child(fold(summary, readings_list(test.id, &readings, outcome)))
        .child(sources(test.sources))
        .into_any()
}

/// What is still open under some other readings, and where to tell it.
fn not_settled(screens: &[Screen]) -> AnyView {
    let body = together()
        .child(el("p").text(
            "This is the answer by our reading of the rule. By some other readings it is still open. They may ask for results \
             that you have not entered:",
        ))
        .child(reasons::ways_to(screens))
        .into_any();
    note(Tone::Care, "Not settled under every reading", body).into_any()
}

/// How a verdict is drawn.
pub const fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "verdict verdict-met",
        Verdict::NotMet => "verdict verdict-not",
        Verdict::CannotTell => "verdict verdict-open",
        Verdict::Depends => "verdict verdict-depends",
    }
}

/// Both answers, and which readings decide between them.
fn both_answers(counts: [(Outcome, usize); 3], readings: &[ReadingView]) -> AnyView {
    let all: usize = counts.iter().map(|(_, n)| n).sum();
    let of_each = counts.into_iter().filter(|(_, n)| *n > 0).map(|(outcome, n)| {
        el("li")
            .child(el("strong").child(outcome_words(outcome)))
            .child(format!(" under {n} of {all} ways to read the rule"))
            .into_any()
    });
    let deciding =
        readings.iter().filter(|r| r.decides).map(|r| el("li").child(r.words.question).into_any());
    let body = together()
        .child(el("ul").child(of_each.collect_view()))
        .child(el("p").text("What decides between them:"))
        .child(el("ul").child(deciding.collect_view()))
        .child(el("p").text("The brief says whom to ask about each."))
        .into_any();
    note(Tone::Care, "Both answers are possible", body).into_any()
}

fn need(need: Need) -> AnyView {
    let (class, mark, say) = match need.outcome {
        Outcome::Met => ("need need-met", "✓", "Met"),
        Outcome::NotMet => ("need need-not", "✕", "Not met"),
        Outcome::Unknown => ("need need-open", "?", "Cannot tell yet"),
    };
    el("li")
        .class(class)
        .child(
            el("p")
                .class("need-state")
                .child(el("span").class("state-mark").attr("aria-hidden", "true").child(mark))
                .child(say),
        )
        .child(el("p").child(words::words(need.words)))
        .child(rests_on(need.rests_on))
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
                    parts.push(format!(
                        "perhaps {}: results or local indicators are missing",
                        names::groups(may)
                    ));
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
    let lines = lines.into_iter().map(|line| el("li").child(line).into_any());
    el("ul").class("rests-on").child(lines.collect_view()).into_any()
}

/// The readings, each with a switch: the answer under the chosen ones is said below them, and nothing else changes.
fn readings_list(test: TestId, readings: &[ReadingView], outcome: TestOutcome) -> AnyView {
    let chosen = RwSignal::new(Combination::DEFAULT);
    let items = readings.iter().map(|view| reading(view, chosen)).collect_view();
    let say = said::following(move || {
        let chosen = chosen.get();
        let answer = outcome_words(outcome.under(chosen));
        if chosen == Combination::DEFAULT {
            format!("With all readings as we take them by default: {answer}.")
        } else {
            format!("With the readings you chose: {answer}. The answer above stays as it is.")
        }
    });
    let id = match test {
        TestId::Pathway2 => "switched-pathway-2",
        TestId::DifferentiatedAssistance => "switched-assistance",
    };
    together()
        .child(items)
        .child(el("p").class("switched").attr("role", "status").attr("id", id).child(say))
        .into_any()
}

fn reading(view: &ReadingView, chosen: RwSignal<Combination>) -> AnyView {
    let ReadingView { reading, words: texts, decides, other } = view;
    let reading = *reading;
    let matters = if *decides { "Matters here. " } else { "" };
    let field = Field::new(format!("reading-{}", reading.id()), texts.question);
    let choices = vec![
        Choice::new(
            "default",
            el("span").text("Our default: ").child(words::words(texts.default)).into_any(),
        ),
        Choice::new(
            "other",
            el("span").text("The other way: ").child(words::words(texts.other)).into_any(),
        ),
    ];
    let value = follow(move || {
        if chosen.with(|c| c.is_other(reading)) { "other".to_owned() } else { "default".to_owned() }
    });
    let choose = Callback::new(move |value: String| {
        if chosen.with_untracked(|c| c.is_other(reading)) != (value == "other") {
            chosen.update(|c| *c = c.flip(reading));
        }
    });
    el("section")
        .class("reading")
        .child(radio_group(&field, choices, &value, choose))
        .child(
            el("p")
                .child(matters)
                .text("Read the other way, all else the same: ")
                .child(el("strong").child(outcome_words(*other)))
                .text("."),
        )
        .child(el("p").class("small").child(words::words(texts.why_open)))
        .child(sources(texts.sources))
        .into_any()
}
