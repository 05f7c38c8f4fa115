//! What one Dashboard asks: each priority with its lines, the local indicators, and worked examples.

use leptos::prelude::*;

use crate::{
    app::parts::{level, note::fold, source::sources, words},
    content::say,
    report::{
        criteria::{CriterionView, PriorityView, YearView, vocabulary},
        names,
    },
    rules::criteria::{Confidence, Example},
};

/// The criteria of a year.
pub fn year(view: YearView) -> AnyView {
    let YearView { year, source, published, priorities, local, examples } = view;
    let id = format!("criteria-{year}");
    let published: String = published
        .into_iter()
        .enumerate()
        .map(|(place, (scale, indicators))| {
            let names: Vec<&str> = indicators.into_iter().map(names::indicator).collect();
            match place {
                0 => format!("Results were published {}", vocabulary(scale)),
                _ => format!("; {} {}", names::listed(&names, "and"), vocabulary(scale)),
            }
        })
        .collect();
    let source: Vec<_> = source.into_iter().collect();
    let worked = view! {
        <p>{words::words(say::CRITERIA_EXAMPLES)}</p>
        <ul class="examples">{examples.iter().map(example).collect_view()}</ul>
    };
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <h3 id=id.clone()>{year.to_string()} " Dashboard"</h3>
            <p class="small">{published} "."</p>
            <dl class="criteria">
                {priorities.into_iter().map(priority).collect_view()}
                {row("Local indicators".to_owned(), "of the whole charter", local_indicators(&local))}
            </dl>
            {fold(format!("{} worked examples", examples.len()), worked.into_any())}
            {sources(&source)}
        </section>
    }
    .into_any()
}

fn row(title: String, name: &'static str, body: AnyView) -> AnyView {
    view! { <div><dt>{title} <span class="criteria-name">{name}</span></dt><dd>{body}</dd></div> }
        .into_any()
}

fn priority(PriorityView { number, criteria }: PriorityView) -> AnyView {
    let body = if criteria.is_empty() {
        view! { <p>{words::words(say::CRITERIA_NOT_USED)}</p> }.into_any()
    } else {
        criteria.into_iter().map(criterion).collect_view().into_any()
    };
    row(format!("Priority {number}"), names::priority(number), body)
}

fn criterion(CriterionView { groups, lines: any, not_used, confidence }: CriterionView) -> AnyView {
    let not_used: Vec<&str> = not_used.into_iter().map(names::indicator).collect();
    let not_used = (!not_used.is_empty())
        .then(|| view! { <p class="small">"Not used for them: " {names::listed(&not_used, "and")} "."</p> });
    let class = match confidence {
        Confidence::A => "confidence",
        Confidence::B | Confidence::C => "confidence confidence-care",
    };
    view! {
        <div class="criterion">
            {groups.map(|groups| view! { <p class="criterion-who">{groups}</p> })}
            {lines(any)}
            {not_used}
            <p class=class>{names::confidence(confidence)}</p>
        </div>
    }
    .into_any()
}

/// Lines, one below the other; a single one stands as it is.
pub fn lines(lines: Vec<String>) -> AnyView {
    let several = lines.len() > 1;
    let items = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect_view();
    let class = if several { "lines" } else { "lines lines-one" };
    view! { <ul class=class>{items}</ul> }.into_any()
}

fn local_indicators(numbers: &[u8]) -> AnyView {
    if numbers.is_empty() {
        return view! { <p>{words::words(say::CRITERIA_NO_LOCAL)}</p> }.into_any();
    }
    view! { <p>{words::words(say::CRITERIA_LOCAL)}</p><p class="small">{names::priorities(numbers)}</p> }.into_any()
}

fn example(example: &'static Example) -> AnyView {
    let levels = example.levels.iter().map(|(indicator, shown)| {
        view! { <span class="example-level">{names::indicator_short(*indicator)} " " {level::level(*shown)}</span> }
            .into_any()
    });
    let missed = if example.flagged { "is missed" } else { "is not missed" };
    view! {
        <li>
            <strong>{names::group(example.group)}</strong>
            {levels.collect_view()}
            <span>"Priority " {example.priority.to_string()} " " {missed}</span>
        </li>
    }
    .into_any()
}
