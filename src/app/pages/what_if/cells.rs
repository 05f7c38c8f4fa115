//! What can be changed: the levels and counted groups of a year, its local indicators, and assistance so far. Native controls,
//! each saying beside itself what the check tells where that is another.

use leptos::prelude::*;

use super::Tried;
use crate::{
    app::parts::element::{Element, el, follow, live, together},
    report::{
        answers, names, screens,
        what_if::{MISSED, NOT_MISSED, Place, Value},
    },
    rules::{
        criteria::YearCriteria,
        terms::{Group, Indicator, Level, in_order},
    },
};

/// Everything that can be changed.
pub fn cells(tried: Tried) -> AnyView {
    let given = "Technical assistance under EC 47607.3";
    let options = yes_or_no(["given", "not given", "not known"]);
    together()
        .child(live(move || of_year(tried)))
        .child(el("h3").text("Assistance so far"))
        .child(el("div").class("what-if-one").child(el("p").child(given)).child(control(
            tried,
            Place::Given,
            given,
            options,
        )))
        .into_any()
}

fn yes_or_no([yes, no, open]: [&'static str; 3]) -> Vec<(Value, &'static str)> {
    vec![(Value::Is(Some(true)), yes), (Value::Is(Some(false)), no), (Value::Is(None), open)]
}

fn of_year(tried: Tried) -> AnyView {
    let year = tried.year.get();
    let criteria = tried.what_if.with_untracked(|w| w.rules().window);
    let Some(criteria) = criteria.into_iter().find(|c| c.year == year) else {
        return ().into_any();
    };
    let none = tried.case.with_untracked(|case| case.dashboard(year).published == Some(false));
    if none {
        let none = format!("Your check says that there is no {year} Dashboard of your charter.");
        return el("p").child(none).into_any();
    }
    together().child(levels(tried, criteria)).child(local(tried, criteria)).into_any()
}

fn levels(tried: Tried, criteria: &'static YearCriteria) -> AnyView {
    let year = criteria.year;
    let grades = tried.case.with_untracked(|case| case.school.grades());
    let columns = screens::columns(grades, criteria);
    let heads = columns.iter().map(|i| {
        el("th")
            .attr("scope", "col")
            .child(el("abbr").attr("title", names::indicator(*i)).child(names::indicator_short(*i)))
    });
    let heads: Vec<Element> = heads.collect();
    let groups = Group::ALL.into_iter().filter(|g| g.exists_in(year));
    // First those that count, as the check has it: of most charters that is a few of fourteen.
    let asked = tried.base.with_untracked(|base| screens::groups_to_ask(base, criteria));
    let groups = in_order(groups, |one, other| asked.contains(one) && !asked.contains(other));
    let rows = groups.into_iter().map(|group| {
        // Which cells a group has follows whether it is counted.
        let asked = Memo::new(move |_| {
            tried.case.with(|case| screens::groups_to_ask(case, criteria).contains(&group))
        });
        let counted = format!("{}, counted", names::group(group));
        let options = yes_or_no(["yes", "no", "not known"]);
        // A group that is known cannot be made unknown again by a change: it is taken back instead.
        let known = Place::Shown(year, group);
        let open = tried.base.with_untracked(|base| known.read(base)) == Value::Is(None);
        let options = options.into_iter().filter(|(v, _)| open || *v != Value::Is(None));
        let cells = columns.clone();
        el("tr")
            .child(el("th").attr("scope", "row").child(names::group(group)))
            .child(el("td").child(control(tried, known, &counted, options.collect())))
            .child(live(move || {
                let asked = asked.get();
                let cells = cells.iter().map(|indicator| {
                    let used = screens::matters(grades, criteria, group, *indicator);
                    match (used, asked) {
                        (true, true) => el("td").child(level(tried, criteria, group, *indicator)),
                        (true, false) => el("td").class("grid-unused").text("not counted"),
                        (false, _) => el("td").class("grid-unused").text("not used"),
                    }
                });
                together().child(cells.collect::<Vec<Element>>()).into_any()
            }))
    });
    let rows: Vec<Element> = rows.collect();
    let listed = tried.base.with_untracked(|base| answers::listed(&base.dashboard(year)));
    let listed = (!listed.is_empty()).then(|| {
        let groups = listed.join("; ");
        let line = "CDE’s file says which priorities these groups missed. That counts, so their levels move no answer: ";
        el("p").text(line).child(groups).text(".").into_any()
    });
    let table = el("div")
        .class("grid-frame")
        .attr("role", "region")
        .attr("aria-label", format!("Results of {year}, to change"))
        .attr("tabindex", "0")
        .child(
            el("table")
                .class("grid")
                .child(
                    el("thead").child(
                        el("tr")
                            .child(el("th").attr("scope", "col").text("Student group"))
                            .child(el("th").attr("scope", "col").text("Counted"))
                            .child(heads),
                    ),
                )
                .child(el("tbody").child(rows)),
        );
    together().child(listed).child(table).into_any()
}

fn level(
    tried: Tried,
    criteria: &'static YearCriteria,
    group: Group,
    indicator: Indicator,
) -> AnyView {
    let place = Place::Level(criteria.year, group, indicator);
    let everything_else = tried.base.with_untracked(|b| b.dashboard(criteria.year).levels_complete);
    let not_entered = if everything_else == Some(true) { "better, or none" } else { "not entered" };
    let mut options = vec![(Value::Level(None), not_entered)];
    options.extend(
        screens::levels(criteria, indicator)
            .map(|level| (Value::Level(Some(level)), names::level_short(level))),
    );
    // A level of another vocabulary came with a file: it is shown.
    if let Value::Level(Some(told)) = tried.base.with_untracked(|base| place.read(base))
        && !criteria.publishes(indicator, told)
    {
        options.push((Value::Level(Some(told)), names::level_short(told)));
    }
    let label = format!("{}, {}", names::group(group), names::indicator(indicator));
    control(tried, place, &label, options)
}

fn local(tried: Tried, criteria: &'static YearCriteria) -> AnyView {
    let year = criteria.year;
    let rows = criteria.local.iter().map(|priority| {
        let number = priority.number();
        let name = format!("{number} {}", names::priority(number));
        let label = format!("{year}, local indicator {name}");
        let options = yes_or_no([MISSED, NOT_MISSED, "not known"]);
        let place = Place::Local(year, *priority);
        el("div")
            .class("what-if-one")
            .child(el("p").child(name))
            .child(control(tried, place, &label, options))
    });
    let rows: Vec<Element> = rows.collect();
    let heading = (!rows.is_empty()).then(|| el("h3").child(format!("Local indicators of {year}")));
    together().child(heading).child(rows).into_any()
}

/// A control of one fact. What it offers is told by its place in the list, so that any value has a word to stand for it.
fn control(
    tried: Tried,
    place: Place,
    label: &str,
    options: Vec<(Value, &'static str)>,
) -> AnyView {
    let told = Memo::new(move |_| tried.case.with(|case| place.read(case)));
    let values: Vec<Value> = options.iter().map(|(value, _)| *value).collect();
    let options = options.into_iter().enumerate().map(|(at, (value, words))| {
        let selected = follow(move || told.get() == value);
        el("option").attr("value", at.to_string()).is("selected", selected).text(words)
    });
    let options: Vec<_> = options.collect();
    let choose = move |event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        if let Some(value) = at.and_then(|at| values.get(at)) {
            tried.what_if.update(|what_if| what_if.set(place, *value));
        }
    };
    let before = Memo::new(move |_| {
        tried.changes.with(|all| all.iter().find(|c| c.place == place).map(|c| c.before.clone()))
    });
    let was = live(move || {
        let was = before.get().map(|before| {
            el("span").class("what-if-was").child(format!("≠ was {before}")).into_any()
        });
        was.into_any()
    });
    let class = follow(move || {
        let level = match told.get() {
            Value::Level(Some(level)) => level.code(),
            Value::Level(None) | Value::Is(None) => "unknown",
            Value::Is(_) => Level::None.code(),
        };
        Some(format!("grid-cell grid-{level}"))
    });
    let field = el("select")
        .following("class", class)
        .attr("aria-label", label)
        .on("change", choose)
        .child(options);
    together().child(field).child(was).into_any()
}
