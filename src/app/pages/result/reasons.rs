//! Why the answer of a test is what it is; what would settle it; how far the other answer is.

use leptos::prelude::*;

use crate::{
    app::{
        pages::check,
        parts::{
            element::{Element, el, together},
            note::{fold, fold_printed},
        },
    },
    content::TestId,
    report::{
        names,
        result::{
            reasons::{Reason, Reasons},
            test::Verdict,
        },
        screens::Screen,
    },
    route::Route,
    rules::{
        explain::{nearest::GroupYear, outlook::Outlook},
        outcome::Outcome,
    },
};

/// What reasons are: not all that could be said.
pub const ENOUGH: &str = "These facts settle the answer, without what is also true of others; the results table shows every group.";

/// How many screens are named as worth going back to.
const FIRST_SCREENS: usize = 6;

/// The explanation of a test's answer.
///
/// It is worked out for the default reading, so it goes by that reading's outcome, whatever the verdict over all readings.
pub fn reasons(reasons: Reasons, verdict: Verdict, outcome: Outcome, test: TestId) -> AnyView {
    let Reasons { because, missing, missing_facts, nearest, outlook } = reasons;
    let why = (!because.is_empty()).then(|| why(because, verdict));
    let settle = (!missing.is_empty()).then(|| would_settle(&missing, missing_facts));
    let nearest = nearest.map(|changes| nearest_change(&changes, verdict, outcome, test));
    let outlook = outlook.filter(|_| outcome != Outcome::Met).map(|o| outlook_of(&o, outcome));
    el("div").class("reasons").child(why).child(settle).child(nearest).child(outlook).into_any()
}

fn why(because: Vec<Reason>, verdict: Verdict) -> AnyView {
    let facts: Vec<(String, Screen)> = because.iter().flat_map(|r| r.facts.clone()).collect();
    let sentences = because.into_iter().map(|r| el("li").child(r.sentence).into_any());
    let facts_title = match facts.len() {
        1 => "The one fact that this rests on".to_owned(),
        n => format!("The {n} facts that this rests on"),
    };
    let facts = facts.into_iter().map(|(words, screen)| {
        let href = Route::Check(screen.path_to_change("")).href();
        let of = format!(" {words}");
        el("li")
            .child(words)
            .text(" ")
            .child(
                el("a")
                    .class("answer-change")
                    .attr("href", href)
                    .text("Change")
                    .child(el("span").class("unseen").child(of)),
            )
            .into_any()
    });
    let title = if verdict == Verdict::Depends { "Why, by our default reading" } else { "Why" };
    together()
        .child(el("h3").child(title))
        .child(el("p").class("small").text(ENOUGH))
        .child(el("ul").child(sentences.collect_view()))
        .child(fold_printed(facts_title, el("ul").child(facts.collect_view()).into_any()))
        .into_any()
}

fn would_settle(missing: &[Screen], facts: usize) -> AnyView {
    together()
        .child(el("h3").text("What would settle it"))
        .child(
            el("p")
                .child(names::facts(facts))
                .text(" that you have not entered can still change the answer. Most useful first:"),
        )
        .child(ways_to(missing))
        .into_any()
}

/// Links to the first of these screens, and how many more there are.
pub fn ways_to(screens: &[Screen]) -> AnyView {
    let way = |screen, title| el("a").attr("href", check::address(screen)).child(title);
    first_of(screens, |screen, title| el("li").child(way(screen, title)))
}

/// The first of these screens as items of a list, and how many more there are.
pub fn first_of(screens: &[Screen], item: impl Fn(Screen, String) -> Element) -> AnyView {
    let first = screens.iter().take(FIRST_SCREENS);
    let first = first.map(|screen| item(*screen, check::title(*screen)).into_any()).collect_view();
    let rest = screens.len().saturating_sub(FIRST_SCREENS);
    let rest = (rest > 0).then(|| el("li").child(format!("and {rest} more")).into_any());
    el("ul").child(first).child(rest).into_any()
}

fn nearest_change(
    changes: &[GroupYear],
    verdict: Verdict,
    outcome: Outcome,
    test: TestId,
) -> AnyView {
    let list: Vec<String> =
        changes.iter().map(|c| format!("{} in {}", names::group(c.group), c.year)).collect();
    let list = list.join(", ");
    let kind = match test {
        TestId::Pathway2 => "two of the priorities 4, 5, 6 and 8",
        TestId::DifferentiatedAssistance => "two priorities",
    };
    let (other, how_many) = match outcome {
        // What is not told may still meet it then.
        Outcome::Met => ("The test might no longer be met", "fewer than "),
        _ => ("The test could be met", ""),
    };
    let sentence = if changes.len() == 1 {
        format!("{other} if {list} had missed {how_many}{kind}.")
    } else {
        format!("{other} if each of these had missed {how_many}{kind}: {list}.")
    };
    let title = match verdict {
        Verdict::Depends => "The nearest change, by our default reading",
        _ => "The nearest change",
    };
    together().child(el("h3").child(title)).child(el("p").child(sentence)).into_any()
}

fn outlook_of(outlook: &Outlook, outcome: Outcome) -> AnyView {
    let groups = outlook.groups.iter().map(|t| {
        let have = if t.certain == t.possible {
            t.certain.to_string()
        } else {
            format!("{} to {}", t.certain, t.possible)
        };
        el("li").child(format!("{}: {have}; three are needed", names::group(t.group))).into_any()
    });
    let groups: Vec<AnyView> = groups.collect();
    let list = (!groups.is_empty())
        .then(|| fold("Years that each group has so far", el("ul").child(groups).into_any()));
    together()
        .child(el("h3").text("Looking ahead"))
        .child(
            el("p")
                .text(if outcome == Outcome::Unknown {
                    "Depending on what is missing, this test could already be met with the "
                } else {
                    "If the rules stay as they are, this test could be met at the earliest with the "
                })
                .child(outlook.earliest.to_string())
                .text(" Dashboard."),
        )
        .child(list)
        .into_any()
}
