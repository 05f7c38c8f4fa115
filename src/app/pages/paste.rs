//! Results pasted from the Dashboard's pages: the text, how each of its lines was understood, and what would come into the
//! check.
//!
//! The text is read anew at each change of it, so nobody has to ask for the preview; nothing of a check changes before the
//! last button.

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            element::{el, follow, live, together},
            field::{Field, select, text_area},
            note::{Tone, fold, note},
            offer::{Source, offer},
            page::page,
            words,
        },
        session::Session,
    },
    official::paste,
    report::pasted::{Preview, Understood, preview},
    route::Route,
    rules::{criteria::YEARS, terms::Year},
};

/// What is said of a pasted text.
const SOURCE: Source =
    Source { name: "the text", says: "The text says", all: "Take all from the text" };

/// The page, for the Dashboard of a year, else for the newest.
pub fn paste(year: Option<Year>) -> AnyView {
    let session = Session::here();
    let newest = session.rules_once().as_of;
    let year = year.filter(|year| YEARS.iter().any(|known| known.year == *year)).unwrap_or(newest);
    let year = RwSignal::new(year);
    let text = RwSignal::new(String::new());
    let pasted = Memo::new(move |_| text.with(|text| paste::read(text, year.get())));
    let understood = Memo::new(move |_| pasted.with(preview));
    let lines = live(move || lines(&understood.get()));
    let said = live(move || understood.with(|preview| preview.said.clone()).into_any());
    let taken = live(move || {
        let pasted = pasted.get();
        if pasted.levels == 0 {
            return ().into_any();
        }
        el("section")
            .class("stack")
            .attr("aria-labelledby", "taken")
            .child(el("h2").attr("id", "taken").text("What comes into the check"))
            .child(offer(session, pasted.case, SOURCE))
            .into_any()
    });
    let field = Field::new("text", "Text copied from the Dashboard")
        .hint("Nothing changes until you add it. The text stays in this browser.");
    let body = together()
        .child(how())
        .child(el("div").class("fields").child(years(year)).child(text_area(
            &field,
            follow(move || text.get()),
            Callback::new(move |typed| text.set(typed)),
        )))
        .child(el("p").attr("role", "status").child(said))
        .child(lines)
        .child(taken)
        .child(
            el("p")
                .class("small")
                .text("All groups, indicators and years at once: ")
                .child(el("a").attr("href", Route::Files.href()).text("fill in from CDE’s files")),
        );
    let lead = "Copy the part of a Dashboard page that lists student groups under colors, and paste it here. You see how each \
                line is understood before anything is added.";
    page("Paste from the Dashboard", lead, body).into_any()
}

fn how() -> AnyView {
    let example = "Suspension Rate\nRed\n2 Student Groups\nStudents with Disabilities, Homeless\nOrange\n1 Student Group\nHispanic";
    let body = together()
        .child(el("p").text(
            "One indicator or several. Under the name of each, a color (for 2022 a status such as Very High), and under \
             that the groups:",
        ))
        .child(el("pre").text(example))
        .child(el("p").text(
            "A table from a spreadsheet is read too: groups down and indicators across, or the other way around. A line with \
             a year, such as “2024 Dashboard”, says the year of what follows. Nothing is concluded about groups that the \
             text does not list.",
        ));
    fold("What the text may look like", body).into_any()
}

fn years(year: RwSignal<Year>) -> AnyView {
    let field = Field::new("year", "Which Dashboard is it from?")
        .hint("For everything above the first line that names a year.");
    let options = YEARS.iter().rev().map(|known| {
        let year = known.year.to_string();
        (year.clone(), year)
    });
    let chosen = follow(move || year.get().to_string());
    let choose = Callback::new(move |chosen: String| {
        if let Ok(chosen) = chosen.parse() {
            year.set(Year(chosen));
        }
    });
    select(&field, options.collect(), &chosen, choose)
}

/// Every line, and those that were not understood first.
fn lines(preview: &Preview) -> AnyView {
    if preview.lines.is_empty() {
        return ().into_any();
    }
    let strange = (preview.strange > 0).then(|| {
        let strange = preview.lines.iter().filter(|line| !line.is_understood);
        let list = el("ul").child(strange.take(MOST_STRANGE).map(not_understood).collect_view());
        let more = preview.strange.checked_sub(MOST_STRANGE).filter(|more| *more > 0);
        let more = more.map(|more| el("p").child(format!("There are {more} more of these.")));
        let title = match preview.strange {
            1 => "1 line was not understood, and is not used".to_owned(),
            n => format!("{n} lines were not understood, and are not used"),
        };
        note(Tone::Care, title, together().child(list).child(more))
    });
    let rows = preview.lines.iter().map(|line| {
        let class = if line.is_understood { "" } else { "strange" };
        el("tr")
            .class(class)
            .child(el("td").class("small").child(line.number.to_string()))
            .child(el("td").child(words::entered(&line.text)))
            .child(el("td").child(line.meaning.clone()))
            .into_any()
    });
    let head = |words: &str| el("th").attr("scope", "col").text(words);
    let table = el("table")
        .class("table pasted")
        .child(el("thead").child(
            el("tr").child(head("Line")).child(head("What it says")).child(head("Understood as")),
        ))
        .child(el("tbody").child(rows.collect_view()));
    let framed = el("div")
        .class("pasted-frame")
        .attr("role", "region")
        .attr("aria-labelledby", "lines")
        .attr("tabindex", "0")
        .child(table);
    el("section")
        .class("stack")
        .child(el("h2").attr("id", "lines").text("How each line was understood"))
        .child(strange)
        .child(framed)
        .into_any()
}

/// So many lines that were not understood are in sight.
const MOST_STRANGE: usize = 10;

fn not_understood(line: &Understood) -> AnyView {
    el("li").child(format!("Line {}. {}", line.number, line.meaning)).into_any()
}
