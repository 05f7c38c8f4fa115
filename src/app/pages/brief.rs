//! The brief: the result on few printed pages, to hand to the county office. What it says is decided in
//! `report::brief`; the page is laid out for paper, and what is printed is what is shown.

use leptos::prelude::*;

use super::{
    check,
    result::{
        evidence::evidence,
        lines, official_title, pathways_in_short,
        reasons::{ENOUGH, first_of},
        share,
        tests::verdict_class,
    },
};
use crate::{
    app::{
        parts::{
            action::{Weight, actions, button, link_button},
            element::{Element, el, together},
            page::page,
            source::date,
            words,
        },
        session::Session,
    },
    browser::{self, clock},
    content::{DISCLAIMER, RULES_CHECKED},
    report::{
        brief::{Brief, BriefTest, Question, brief},
        names,
        result::{
            evidence::Evidence,
            test::{outcome_words, verdict_words},
        },
        screens::Screen,
    },
    route::Route,
    rules::terms::Year,
};

/// The brief of the check that this tab is working on.
pub fn brief_page() -> AnyView {
    let session = Session::here();
    let rules = session.rules_once();
    let view = session.once(|case| brief(case, &rules));
    let title = format!("Brief for {}, as of the {} Dashboard", view.to, view.as_of);
    let code = share::code(session);
    let Brief { who, official, headline, tests, docket, evidence: cells, told, .. } = view;
    let Brief { as_of, rules, origins, caveats, codes, is_contested, .. } = view;
    let act = vec![
        button("Print this page", Weight::Main, Callback::new(|()| browser::page::print())),
        link_button("Back to your result", Weight::Plain, Route::Result.href()).into_any(),
    ];
    let rows = who.into_iter().map(|(what, told)| {
        el("div")
            .child(el("dt").child(what))
            .child(el("dd").child(words::entered(&told)))
            .into_any()
    });
    // To be written on paper: the check does not ask who makes it, and an official wants to know.
    let line = el("span").attr("role", "img").attr("aria-label", "to be written in");
    let line = el("dd").child(line.text("____________________"));
    let prepared_by = el("div").child(el("dt").text("Prepared by")).child(line);
    let official = official.map(|official| {
        let says = official.says.into_iter().chain([official.comparison]).collect();
        section("brief-cde", official_title(as_of, official.origin))
            .child(el("ul").child(lines(says)))
    });
    let with_reasons = tests.iter().any(|test| !test.because.is_empty());
    let caveats = caveats.into_iter().map(|caveat| el("li").child(caveat).into_any());
    let body = together()
        .child(actions(act))
        .child(el("p").text("Here “you” and “your” mean the charter school, and “we” Charter Pathways, an unofficial tool."))
        .child(el("dl").class("facts").child(rows.collect_view()).child(prepared_by))
        .child(official)
        .child(
            section("brief-short", "The answer in short").child(pathways_in_short(headline)),
        )
        .child(asked(docket, is_contested))
        .child(
            section("brief-tests", "The two Dashboard tests")
                .child(with_reasons.then(|| el("p").class("small").text(ENOUGH)))
                .child(tests.into_iter().map(test).collect_view()),
        )
        // Without what is not missed: a brief has two sheets, but for the longest.
        .child(evidence(Evidence { not_missed: Vec::new(), ..cells }))
        .child(
            section("brief-told", "What was entered")
                .child((!codes.is_empty()).then(|| of_year(("Student groups".to_owned(), codes))))
                .child(told.into_iter().map(of_year).collect_view())
                .child(el("p").class("small").child(origins.join(" "))),
        )
        .child(
            el("div")
                .class("two brief-end")
                .child(
                    section("brief-mind", "To keep in mind")
                        .child(el("ul").child(caveats.collect_view()))
                        .child(el("p").child(words::words(DISCLAIMER.short))),
                )
                .child(section("brief-code", "Open this check again").class("share").child(
                    el("div").class("brief-code").child(code).child(
                        el("div").child(el("p").child(share::CARRIES)).child(made_by(as_of, rules)),
                    ),
                )),
        );
    together().child(page(title, "", el("div").class("brief").child(body))).into_any()
}

/// When and by which rules it was made, and where to write of a mistake.
fn made_by(as_of: Year, rules: String) -> Element {
    el("p")
        .class("small")
        // Of two briefs on paper the later one must be told.
        .text("Made ")
        .child(clock::moment(clock::now()))
        .text(". Rule set ")
        .child(rules)
        .text(": rules as of the ")
        .child(as_of.to_string())
        .text(" Dashboard, last checked ")
        .child(date(RULES_CHECKED))
        .text(". How to report an error: ")
        .child(el("span").class("address").child(address(&Route::About)))
        .text(".")
}

/// The whole address of a page, to be typed from paper.
fn address(route: &Route) -> String {
    browser::location::address() + &route.href()
}

fn section(id: &'static str, title: impl Into<String>) -> Element {
    el("section").attr("aria-labelledby", id).child(el("h2").attr("id", id).child(title.into()))
}

/// The docket; nothing where nothing hangs on a reading.
fn asked(docket: Vec<Question>, is_contested: bool) -> Option<Element> {
    let why = if is_contested {
        "The answer for this charter depends on how these are read."
    } else {
        "Results are missing. Until they are entered, what can be told depends on how these are read; then it may not."
    };
    let others = (docket.len() > 1).then_some(
        " What comes of an answer is told for all others answered the first way, where a question does not say otherwise.",
    );
    let questions: Vec<AnyView> = docket.into_iter().map(question).collect();
    (!questions.is_empty()).then(|| {
        section("brief-docket", "Questions to answer")
            .child(
                el("p")
                    .text(why)
                    .text(" Each can be read either way, and we do not know which is meant.")
                    .child(others.map(str::to_owned)),
            )
            .child(el("ol").class("docket").child(questions))
    })
}

fn question(Question { to, question, test, ways, comes }: Question) -> AnyView {
    let beside: Vec<String> = comes.beside.iter().map(usize::to_string).collect();
    let beside = match beside.as_slice() {
        [] => None,
        [one] => {
            Some(format!("It matters, for one, if question {one} is answered the second way."))
        }
        more => {
            let more = more.join(" and ");
            Some(format!("It matters, for one, if questions {more} are answered the second way."))
        }
    };
    let ways = ways.into_iter().zip(comes.outcomes).map(|(way, outcome)| {
        el("li")
            .class("docket-way")
            .child(words::words(way))
            .text(" → ")
            .child(el("strong").child(outcome_words(outcome)))
            .into_any()
    });
    let about = together()
        .child(test.name)
        .text(", ")
        .child(test.law)
        .text(". For: ")
        .child(to)
        .text(". ")
        .child(comes.why_open.map(words::words))
        .child(beside);
    el("li")
        .child(el("p").child(el("strong").child(question)))
        .child(el("p").class("small").child(about))
        .child(el("ul").child(ways.collect_view()))
        .child(
            el("div")
                .class("docket-lines")
                .child(el("p").text("Answer:"))
                .child(el("p").text("By whom, and when:")),
        )
        .into_any()
}

fn test(view: BriefTest) -> AnyView {
    let BriefTest { test, verdict, because, missing, open_elsewhere } = view;
    let because = because.into_iter().map(|reason| el("li").child(reason.sentence).into_any());
    let (facts, screens) = missing;
    el("div")
        .class("brief-test")
        .child(
            el("div")
                .class("brief-verdict")
                .child(el("h3").child(test.name))
                .child(el("p").class("small").child(test.law))
                .child(el("p").class(verdict_class(verdict)).child(verdict_words(verdict))),
        )
        .child(el("p").class("small").child(words::words(test.short)))
        .child(el("ul").child(because.collect_view()))
        .child((!open_elsewhere.is_empty()).then(|| wanted_elsewhere(&open_elsewhere)))
        .child((facts > 0).then(|| unknown(facts, &screens)))
        .into_any()
}

/// What is not known and may matter by some other readings, which leave the answer open.
fn wanted_elsewhere(screens: &[Screen]) -> Element {
    let titles: Vec<String> = screens.iter().map(|screen| check::title(*screen)).collect();
    el("p")
        .text("By some other readings it is still open. They may ask for: ")
        .child(titles.join("; "))
        .text(".")
}

/// What is not known and can still change the answer.
fn unknown(facts: usize, screens: &[Screen]) -> Element {
    together()
        .child(
            el("p")
                .child(names::facts(facts))
                .text(" not entered can still change the answer. First of all:"),
        )
        .child(
            el("div")
                .class("brief-first")
                .child(first_of(screens, |_, title| el("li").child(title))),
        )
}

fn of_year((about, told): (String, String)) -> AnyView {
    el("p")
        .class("small")
        .child(el("strong").child(about))
        .text(". ")
        .child(told)
        .text(".")
        .into_any()
}
