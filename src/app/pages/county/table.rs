//! The table: a row a charter, a head that sorts over each column.

use leptos::prelude::*;

use crate::{
    app::{
        pages::result::tests::verdict_class,
        parts::{
            action::{to_press, to_press_of},
            element::{el, follow, live, together},
            note::fold,
            words,
        },
    },
    desk::message::{Answer, Look, Row, Rows},
    report::{
        county::{
            view::{Column, Published},
            words as county,
        },
        result::test::Verdict,
    },
};

/// The columns and their heads.
const HEADS: [(Column, &str); 6] = [
    (Column::School, "Charter school"),
    (Column::Authorizer, "Authorizer"),
    (Column::Assistance, "Differentiated assistance"),
    (Column::Pathway2, "Pathway 2 test"),
    (Column::Published, "CDE’s status"),
    (Column::Meeting, "Groups that meet the newest year’s criteria"),
];

/// The rows that are in sight. Its head stays when they change, and the focus with it.
pub fn table(
    caption: String,
    shown: Memo<Option<Rows>>,
    look: RwSignal<Look>,
    open: Callback<String>,
) -> AnyView {
    let heads = HEADS.map(|(column, words)| head(column, words, look));
    let rows = live(move || {
        let rows = shown.get().map(|shown| shown.rows).unwrap_or_default();
        rows.into_iter().map(|each| row(each, open)).collect_view().into_any()
    });
    let table = el("table")
        .class("grid county")
        .child(el("caption").child(caption).text(". Unofficial."))
        .child(
            el("thead").child(
                el("tr")
                    .child(heads.into_iter().collect_view())
                    .child(el("th").attr("scope", "col").text("Open")),
            ),
        )
        .child(el("tbody").child(rows));
    el("div")
        .class("grid-frame")
        .attr("role", "region")
        .attr("aria-label", "Charters, one a row")
        .attr("tabindex", "0")
        .child(table)
        .into_any()
}

fn head(column: Column, words: &'static str, look: RwSignal<Look>) -> AnyView {
    let is_by = move || {
        look.with(|look| {
            let by = Column::from_code(&look.by).unwrap_or_default();
            (by == column).then_some(look.is_descending)
        })
    };
    let sorted = follow(move || {
        is_by().map(|down| if down { "descending" } else { "ascending" }.to_owned())
    });
    let arrow = move || match is_by() {
        Some(true) => " ▼",
        Some(false) => " ▲",
        None => "",
    };
    let sort = move || {
        let is_descending = is_by() == Some(false);
        look.update(|look| {
            look.from = 0;
            column.code().clone_into(&mut look.by);
            look.is_descending = is_descending;
        });
    };
    let press = to_press("button-quiet", sort)
        .child(words)
        .child(el("span").attr("aria-hidden", "true").child(live(move || arrow().into_any())));
    el("th").attr("scope", "col").following("aria-sort", sorted).child(press).into_any()
}

fn row(row: Row, open: Callback<String>) -> AnyView {
    let Row {
        cds,
        name,
        authority,
        county,
        assistance,
        pathway_2,
        published,
        compared,
        counted,
        meeting,
    } = row;
    let meet = format!("{} of {counted}", meeting.len());
    let of = format!(" {name}");
    let open = {
        let cds = cds.clone();
        let press = move || open.run(cds.clone());
        to_press_of("button-quiet", "Open as a check", &of, press)
    };
    let small = |words: String| el("span").class("small under").child(words);
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .child(words::entered(&name))
                .child(small(cds))
                .child(small("unofficial".to_owned())),
        )
        .child(el("td").child(words::entered(&authority)).child(small(county)))
        .child(el("td").child(answer(assistance)))
        .child(el("td").child(answer(pathway_2)))
        .child(el("td").child(status(&published, compared)))
        .child(el("td").child(meet).child(small(meeting.join(", "))))
        .child(el("td").child(open))
        .into_any()
}

fn answer(answer: Answer) -> AnyView {
    let Answer { verdict, readings, away } = answer;
    let verdict = Verdict::from_code(&verdict).unwrap_or(Verdict::CannotTell);
    let readings = (!readings.is_empty()).then(|| {
        let title = match readings.len() {
            1 => "1 reading matters".to_owned(),
            n => format!("{n} readings matter"),
        };
        let items = readings.into_iter().map(|question| el("li").child(question).into_any());
        fold(title, el("ul").child(items.collect_view()))
    });
    let away = (!away.is_empty())
        .then(|| el("span").class("small under").child(format!("One group-year away: {away}")));
    together()
        .child(el("span").class(verdict_class(verdict)).child(county::verdict(verdict)))
        .child(away)
        .child(readings)
        .into_any()
}

/// CDE's status, and how it compares with our answer.
fn status(published: &str, [code, compared]: [String; 2]) -> AnyView {
    let mark = match Published::from_code(&code) {
        Some(Published::Agree) => "✓ ",
        Some(Published::Differ) => "▲ ",
        _ => "? ",
    };
    together()
        .child((!published.is_empty()).then(|| published.to_owned()))
        .child(
            el("span")
                .class("small under")
                .child(el("span").attr("aria-hidden", "true").text(mark))
                .child(compared),
        )
        .into_any()
}
