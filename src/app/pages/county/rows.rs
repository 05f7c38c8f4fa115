//! The charters that were judged: searched, filtered, a page of them at a time; saved as a file for a spreadsheet, and one
//! of them opened as a check.

use leptos::prelude::*;

use super::table;
use crate::{
    app::{
        desk::Desk,
        parts::{
            action::{Weight, actions, button},
            element::{el, follow, live, together},
            field::{Choice, Field, checkbox_group, select, text_field},
            note::{Tone, disclaimer, note},
            told::told,
        },
        session::{Session, Told, quoted},
    },
    browser::{files, focus, location},
    case::{Case, file, link},
    desk::message::{Ask, Listed, Look, PAGE, Rows, Whose},
    report::{
        county::{view::Published, words},
        result::test::Verdict,
    },
    route::Route,
    rules::{rule_set::RuleSet, terms::Year},
};

/// The one box of its group.
const NEAR: &str = "near";

/// The id of what is shown of them.
const SHOWN: &str = "judged";

/// All of it; nothing while none were judged.
pub fn rows(desk: Desk, session: Session) -> AnyView {
    let listed = desk.memo(|board| {
        let county = board.county.as_ref().filter(|county| county.is_over && county.judged > 0);
        county.map(|county| county.listed.clone())
    });
    // As it was when the page was left, if it was.
    let before = desk.once(|b| Some(b.county.as_ref()?.rows.as_ref()?.look.clone()));
    let look = RwSignal::new(before.unwrap_or_default());
    Effect::new(move |before: Option<(Option<Listed>, Look)>| {
        if listed.with(Option::is_some) {
            desk.ask(&Ask::Look(look.get()));
        }
        // That rows were saved was said of others; of these it still holds on their next page.
        let shown = (listed.get(), Look { from: 0, ..look.get() });
        if before.is_some_and(|before| before != shown) {
            session.settle_done();
        }
        shown
    });
    let open = open(desk, session);
    save(desk, session);
    live(move || {
        let Some(listed) = listed.get() else { return ().into_any() };
        let shown = desk.memo(|board| board.county.as_ref().and_then(|c| c.rows.clone()));
        let csv = Callback::new(move |()| desk.ask(&Ask::Sheet(look.get_untracked())));
        let as_of = listed.wanted.as_of;
        let title = format!("Charters {}, as of the {as_of} Dashboard", whose(desk, &listed));
        el("section")
            .class("stack")
            .attr("aria-labelledby", SHOWN)
            .child(el("h2").attr("id", SHOWN).attr("tabindex", "-1").child(title.clone()))
            .child(said_of_all(&listed))
            .child(disclaimer())
            .child(filters(look))
            .child(told(session))
            .child(table::table(title, shown, look, open))
            .child(pages(shown, look))
            .child(actions(vec![button(
                "Save these rows for a spreadsheet (CSV)",
                Weight::Plain,
                csv,
            )]))
            .into_any()
    })
}

/// Whose charters they are, behind that word.
fn whose(desk: Desk, listed: &Listed) -> String {
    match &listed.wanted.whose {
        Whose::State => "in the files".to_owned(),
        Whose::County(county) => format!("of {county} county"),
        Whose::Authority(code) => {
            let name = desk.once(|board| {
                let all = board.authorities.iter();
                all.clone().find(|a| a.code == *code).map(|a| a.name.clone())
            });
            format!("of {}", name.unwrap_or_default())
        }
        Whose::Codes(_) => "of the list".to_owned(),
    }
}

/// What holds for every row.
fn said_of_all(listed: &Listed) -> AnyView {
    let local = if listed.wanted.local_as_met {
        "Local indicators not in the files are taken as met: if one was not, the answer may differ."
    } else {
        "Local indicators not in the files stay open, and many answers with them: these say “cannot tell”."
    };
    let body =
        together()
            .child(el("p").text(
                "Every row is our own reading of the rules and of CDE’s files. CDE determines.",
            ))
            .child(el("p").text(local));
    note(Tone::Care, "Unofficial", body).into_any()
}

fn filters(look: RwSignal<Look>) -> AnyView {
    // What is asked anew is looked at from its beginning.
    let change = move |change: &dyn Fn(&mut Look)| {
        look.update(|look| {
            look.from = 0;
            change(look);
        });
    };
    let any = || (String::new(), "Any".to_owned());
    let verdicts = || {
        let all = Verdict::ALL.map(|v| (v.code().to_owned(), words::verdict(v).to_owned()));
        std::iter::once(any()).chain(all).collect::<Vec<_>>()
    };
    let published = Published::ALL.map(|published| {
        let words = match published {
            Published::Differ => "differs from our answer",
            Published::Agree => "agrees with our answer",
            Published::NotComparable => "not comparable",
        };
        (published.code().to_owned(), words.to_owned())
    });
    let published = std::iter::once(any()).chain(published).collect();
    let search = text_field(
        &Field::new("rows-search", "Search").hint("Words of a name, or digits of a code."),
        follow(move || look.with(|look| look.typed.clone())),
        Callback::new(move |typed: String| change(&|look| look.typed.clone_from(&typed))),
    );
    let assistance = select(
        &Field::new("rows-assistance", "Differentiated assistance"),
        verdicts(),
        &follow(move || look.with(|look| look.assistance.clone())),
        Callback::new(move |code: String| change(&|look| look.assistance.clone_from(&code))),
    );
    let pathway_2 = select(
        &Field::new("rows-pathway-2", "Pathway 2 test"),
        verdicts(),
        &follow(move || look.with(|look| look.pathway_2.clone())),
        Callback::new(move |code: String| change(&|look| look.pathway_2.clone_from(&code))),
    );
    let published = select(
        &Field::new("rows-published", "CDE’s status"),
        published,
        &follow(move || look.with(|look| look.published.clone())),
        Callback::new(move |code: String| change(&|look| look.published.clone_from(&code))),
    );
    let near = checkbox_group(
        &Field::new("rows-near", "How far is another answer?"),
        vec![Choice::new(NEAR, "Only those one group-year away")],
        &follow(move || {
            look.with(|look| look.is_near.then(|| NEAR.to_owned()).into_iter().collect())
        }),
        Callback::new(move |(_, on): (String, bool)| change(&|look| look.is_near = on)),
    );
    el("div")
        .class("filters")
        .attr("role", "group")
        .attr("aria-label", "Which rows are shown")
        .child(search)
        .child(assistance)
        .child(pathway_2)
        .child(published)
        .child(near)
        .into_any()
}

/// Which of the rows are in sight, and the way to the others.
fn pages(shown: Memo<Option<Rows>>, look: RwSignal<Look>) -> AnyView {
    let said = live(move || shown.with(|shown| shown.as_ref().map(said)).into_any());
    let way = move |label: &'static str, from: Option<usize>| {
        let go = Callback::new(move |()| {
            if let Some(from) = from {
                look.update(|look| look.from = from);
                focus::on(SHOWN);
            }
        });
        from.map(|_| button(label, Weight::Plain, go))
    };
    let ways = live(move || {
        let Some((from, rows, all)) =
            shown.with(|shown| shown.as_ref().map(|s| (s.look.from, s.rows.len(), s.all)))
        else {
            return ().into_any();
        };
        let before = (from > 0).then(|| from.saturating_sub(PAGE));
        let after = (from + rows < all).then_some(from + rows);
        let ways = [way("Rows before", before), way("Rows after", after)];
        actions(ways.into_iter().flatten().collect::<Vec<_>>()).into_any()
    });
    together().child(el("p").attr("role", "status").child(said)).child(ways).into_any()
}

fn said(shown: &Rows) -> String {
    match (shown.rows.len(), shown.all) {
        (_, 0) => "No charter matches.".to_owned(),
        (1, 1) => "1 row.".to_owned(),
        (rows, all) if rows == all => format!("All {all} rows."),
        (rows, all) => {
            let from = shown.look.from;
            format!("Rows {} to {} of {all}.", from + 1, from + rows)
        }
    }
}

/// Saves the rows once the worker has told their text.
fn save(desk: Desk, session: Session) {
    let sheet = desk.memo(|board| board.sheet.clone());
    Effect::new(move |_| {
        let Some(text) = sheet.get() else { return };
        desk.settle_sheet();
        let Some(listed) = desk.once(|b| b.county.as_ref().map(|c| c.listed.clone())) else {
            return;
        };
        let name = words::file_name(&whose(desk, &listed), Year(listed.wanted.as_of));
        files::save(&name, &text);
        let told = format!("Your browser saves {}, most likely under Downloads.", quoted(&name));
        session.answer(Told::done(told).with("No file came? Copy its text instead", text));
    });
}

/// Opens a charter as a check, once the worker has told its facts. Returns what asks for that.
fn open(desk: Desk, session: Session) -> Callback<String> {
    let opening: RwSignal<Option<String>> = RwSignal::new(None);
    let taken = desk.memo(|board| board.taken.clone().flatten());
    Effect::new(move |_| {
        let Some(cds) = opening.get() else { return };
        let Some(charter) = taken.get().filter(|charter| charter.cds == cds) else { return };
        opening.set(None);
        // The worker writes what the page reads: a text that is none is a mistake of ours.
        let Ok((mut case, _)) = file::read(&charter.case) else { return };
        let as_of = desk.once(|b| b.county.as_ref().map(|c| Year(c.listed.wanted.as_of)));
        case.as_of = as_of.filter(|year| *year != RuleSet::newest().as_of);
        match keep(session, &case) {
            Ok(()) => location::go(&Route::Result.href()),
            Err(why) => session.answer(Told::failed(&why)),
        }
    });
    Callback::new(move |cds: String| {
        desk.take(&cds);
        opening.set(Some(cds));
    })
}

/// Makes a check of it, unless there is one with the same answers already, and goes on with that.
fn keep(session: Session, case: &Case) -> Result<(), String> {
    let same = link::write(case).and_then(|code| session.find_same(&code));
    let id = match same {
        Some(id) => id,
        None => session.add_draft(&file::write(case))?,
    };
    session.open(&id)
}
