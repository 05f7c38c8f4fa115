//! How we know that the rules are right: the golden cases and the worked examples, tried in the visitor's own browser, by the
//! very code that answers; and what nobody has settled yet, with whom to ask.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    app::parts::{
        element::{Element, el, live, together},
        note::{Tone, fold, note},
        page::page,
        source::sources,
        words,
    },
    content::READINGS,
    proof::{self, GOLDEN, Golden},
    report::names,
    route::Route,
    rules::rule_set::RuleSet,
};

/// What is wrong with each case that has been tried, in order.
type Tried = RwSignal<Vec<Vec<String>>>;

/// So many cases are tried before the browser may draw again.
const AT_ONCE: usize = 4;

/// The page, with the cases being tried from the moment it is drawn.
pub fn proof_page() -> AnyView {
    let tried: Tried = RwSignal::default();
    try_next(tried);
    let body = together()
        .child(el("div").class("prose").child(el("p").text(
            "Do not take our word for it. As this page opened, your browser began to try the rules on cases whose \
             answers were worked out by hand, with the same program that answers you.",
        )))
        .child(live(move || in_short(&tried.read())))
        // Said to screen readers once, at the end.
        .child(el("p").class("unseen").attr("role", "status").child(live(move || {
            let tried = tried.read();
            (tried.len() == GOLDEN.len()).then(|| outcome(&tried).1).into_any()
        })))
        .child(section("rule-sets", "The rule sets and their criteria").child(rule_sets()))
        .child(section("golden-cases", "The cases, with their reasons").child(cases(tried)))
        .child(section("open", "What nobody has settled yet").child(open()));
    page("How we know it is right", "Tried here and now, in your own browser.", body).into_any()
}

fn section(id: &'static str, title: &'static str) -> Element {
    el("section")
        .class("stack")
        .attr("aria-labelledby", id)
        .child(el("h2").attr("id", id).attr("tabindex", "-1").text(title))
}

/// Tries some cases, and the rest in later turns; it ends when the page is left.
fn try_next(tried: Tried) {
    let more = tried.try_update(|tried| {
        let next = GOLDEN.iter().skip(tried.len()).take(AT_ONCE).map(Golden::problems);
        tried.extend(next.collect::<Vec<_>>());
        tried.len() < GOLDEN.len()
    });
    if more == Some(true) {
        set_timeout(move || try_next(tried), Duration::ZERO);
    }
}

/// What it has come to, in a few words.
fn outcome(tried: &[Vec<String>]) -> (Tone, String) {
    let (done, all) = (tried.len(), GOLDEN.len());
    match tried.iter().filter(|problems| !problems.is_empty()).count() {
        _ if done < all => (Tone::Know, format!("Trying the cases: {done} of {all}")),
        0 => (Tone::Done, format!("All {all} cases hold")),
        failed => (Tone::Problem, format!("{failed} of {all} cases do not hold")),
    }
}

/// How many cases hold.
fn in_short(tried: &[Vec<String>]) -> AnyView {
    let signed = GOLDEN.iter().filter(|golden| golden.is_signed()).count();
    let (tone, title) = outcome(tried);
    // Told before the last case is tried.
    let what = if tried.iter().any(|problems| !problems.is_empty()) {
        "Do not rely on this program's results. Reload the page; if that changes nothing, please report it as the page \
         About says, with the names of the cases marked below."
    } else {
        "Each has facts, an answer and the steps that lead from one to the other, to be checked by someone who knows the law."
    };
    let signed = match signed {
        0 => "None of them has been signed by a reviewer yet.".to_owned(),
        signed => format!("{signed} of them are signed by a reviewer."),
    };
    note(tone, title, el("p").text(what).text(" ").child(signed)).into_any()
}

/// Every rule set: its criteria, how many worked examples of them hold, and their hash.
fn rule_sets() -> Element {
    let sets = RuleSet::all().into_iter().rev().map(|rules| {
        let counts = rules.window.iter().map(|criteria| proof::worked_examples(criteria));
        let (hold, all) = counts.fold((0, 0), |(hold, all), (h, a)| (hold + h, all + a));
        let years = rules.years();
        let files: String = years.iter().map(|year| format!("{year}.toml ")).collect();
        let fact = |name, value: Element| el("div").child(el("dt").child(name)).child(value);
        let facts = el("dl")
            .class("facts")
            .child(fact("Dashboards", el("dd").child(names::years(&years))))
            .child(fact("Worked examples that hold", el("dd").child(format!("{hold} of {all}"))));
        let hash = together()
            .child(el("p").text(
                "The criteria as this program has them have this fingerprint (SHA-256). Anyone with the project’s files \
                 gets the same from them:",
            ))
            .child(el("pre").class("file").child(format!("cat {files}| sha256sum")))
            .child(el("pre").class("file").child(proof::hash(&rules).unwrap_or_default()));
        let link = el("p").child(
            el("a")
                .attr("href", Route::Rules(Some(rules.as_of), None).href())
                .child(format!("The rules as of {} in words, with sources and dates", rules.as_of)),
        );
        el("li")
            .class("stack")
            .child(el("h3").child(format!("As of the {} Dashboard", rules.as_of)))
            .child(facts)
            .child(link)
            .child(fold("The fingerprint of the criteria", hash))
            .into_any()
    });
    el("ul").class("proofs stack").child(sets.collect_view())
}

/// Every golden case, folded, with what came of it in its line.
fn cases(tried: Tried) -> Element {
    let rows = GOLDEN.iter().enumerate().map(|(at, golden)| {
        let verdict = live(move || {
            let verdict = tried.read().get(at).map(|problems| {
                let (tag, words) = if problems.is_empty() {
                    ("span", "Holds")
                } else {
                    ("strong", "Does not hold")
                };
                el(tag).class("holds").text(words)
            });
            verdict.unwrap_or_else(|| el("span").class("holds").text("Not tried yet")).into_any()
        });
        let problems = live(move || {
            let problems = tried.read().get(at).cloned().unwrap_or_default();
            let lines = problems.into_iter().map(|problem| el("li").child(problem).into_any());
            el("ul").child(lines.collect_view()).into_any()
        });
        let steps = golden.reasoning.iter().map(|step| {
            let law = el("strong").child(step.law).text(": ");
            el("li").child(law).child(step.step).into_any()
        });
        let body = together()
            .child(problems)
            .child(el("p").child(golden.shows))
            .child(el("ol").child(steps.collect_view()))
            .child(el("p").class("small").child(signed(golden)));
        el("li")
            .child(
                el("details")
                    .class("fold")
                    .child(el("summary").child(verdict).text(" ").child(golden.title))
                    .child(el("div").class("fold-in").child(body)),
            )
            .into_any()
    });
    el("ul").class("proofs").child(rows.collect_view())
}

fn signed(golden: &Golden) -> String {
    let proof::Signed { reviewer, role, date } = &golden.signed;
    let by = if golden.is_signed() {
        format!("Signed by {reviewer}, {role}, {date}.")
    } else {
        "Not signed yet.".to_owned()
    };
    format!("As of the {} Dashboard. {by} File: {}.toml", golden.as_of, golden.name)
}

/// The readings that are open, each with why, and whom to ask.
fn open() -> Element {
    let settled = RuleSet::newest().settled;
    let open = READINGS
        .iter()
        .filter(|words| !settled.iter().any(|settled| settled.reading.id() == words.id));
    let items = open.map(|reading| {
        let body = together()
            .child(el("p").child(el("strong").text("Ask: ")).child(reading.ask))
            .child(el("p").child(words::words(reading.why_open)))
            .child(words::both_answers(reading))
            .child(sources(reading.sources));
        fold(reading.question, body).into_any()
    });
    together()
        .child(el("p").class("prose").text(
            "Both answers to each of these are worked out for every charter, and a result says where they matter.",
        ))
        .child(items.collect_view())
}
