//! The evidence: which priorities each group misses in each year, so that an answer can be followed by eye.

use leptos::prelude::*;

use crate::{
    report::{
        names,
        result::evidence::{Cell, Evidence, LocalCell},
    },
    rules::{outcome::Outcome, terms::in_order},
};

/// Groups by years.
pub fn evidence(evidence: Evidence) -> AnyView {
    let Evidence { years, rows, local, outcomes } = evidence;
    let heads = years.iter().map(|y| view! { <th scope="col">{y.to_string()}</th> }.into_any());
    let heads = heads.collect_view();
    let empty = rows.is_empty();
    let rows = rows.into_iter().map(|(group, cells)| {
        let cells = cells.into_iter().map(cell);
        view! { <tr><th scope="row">{names::group(group)}</th>{cells.collect_view()}</tr> }
            .into_any()
    });
    let local = local.into_iter().map(local_cell);
    let outcomes = outcomes.into_iter().map(|outcome| {
        let say = match outcome {
            Outcome::Met => "✓ meets the criteria",
            Outcome::NotMet => "✕ does not",
            Outcome::Unknown => "? cannot tell",
        };
        view! { <td>{say}</td> }.into_any()
    });
    view! {
        <section aria-labelledby="evidence">
            <h2 id="evidence">"Your results, year by year"</h2>
            <p>"For each group: the state priorities whose criteria it met, which means that the priority is missed."</p>
            {empty.then(|| view! { <p>"No group is known to be counted in any year yet."</p> })}
            <div class="grid-frame" role="region" aria-label="Table of results by group and year" tabindex="0">
                <table class="evidence">
                    <thead><tr><th scope="col">"Student group"</th>{heads}</tr></thead>
                    <tbody>
                        {rows.collect_view()}
                        <tr class="evidence-all">
                            <th scope="row">"Local indicators, whole charter"</th>
                            {local.collect_view()}
                        </tr>
                        <tr class="evidence-all">
                            <th scope="row">"The year by itself"</th>
                            {outcomes.collect_view()}
                        </tr>
                    </tbody>
                </table>
            </div>
            <p class="small">{legend()}</p>
        </section>
    }
    .into_any()
}

fn legend() -> String {
    let names: Vec<String> =
        [4, 5, 6, 8].iter().map(|n| format!("{n} {}", names::priority(*n))).collect();
    format!("State priorities: {}. A question mark: not known.", names.join(", "))
}

fn cell(cell: Cell) -> AnyView {
    match cell {
        Cell::NotCounted => view! { <td class="cell-none">"not counted"</td> }.into_any(),
        Cell::Unknown => view! { <td class="cell-open">"not known"</td> }.into_any(),
        Cell::Counted { missed, open } => {
            let class = if missed.len() >= 2 { "cell-two" } else { "cell" };
            view! { <td class=class>{missed_and_open(&missed, &open)}</td> }.into_any()
        }
    }
}

fn local_cell(LocalCell { missed, open }: LocalCell) -> AnyView {
    view! { <td>{missed_and_open(&missed, &open)}</td> }.into_any()
}

/// Such as "4, 6" or "4, 5?, 6": numbers in order, those not known with a question mark.
fn missed_and_open(missed: &[u8], open: &[u8]) -> String {
    let mut all: Vec<(u8, &str)> = missed.iter().map(|n| (*n, "")).collect();
    all.extend(open.iter().map(|n| (*n, "?")));
    let all = in_order(all, |a, b| a.0 < b.0);
    if all.is_empty() {
        return "none".to_owned();
    }
    let words: Vec<String> = all.into_iter().map(|(n, mark)| format!("{n}{mark}")).collect();
    words.join(", ")
}
