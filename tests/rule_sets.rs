//! The rules in words, drawn from the data: what a year asks, and what differs between two years and two rule sets.

use charter_pathways::{
    content::{CAVEATS, QUESTIONS, RULES_CHECKED, SOURCES, say},
    report::{
        criteria::{NOT_USED, Part, Row, YearView, who},
        differences::{compare, differences},
        names,
        rule_sets::{RulesPage, choices, page, rule_set},
    },
    rules::{
        caveats::Caveat,
        criteria::{Confidence, YEARS, YearCriteria},
        readings::Reading,
        rule_set::RuleSet,
        settled::{Answer, Settled},
        terms::{Group, Groups, Year},
    },
};

fn criteria(year: u16) -> &'static YearCriteria {
    YearCriteria::of(Year(year)).expect("a year with criteria")
}

fn rules(as_of: u16) -> RuleSet {
    RuleSet::of(Year(as_of)).expect("a rule set")
}

/// A row of a year in words, a part a paragraph: the groups, the lines, what is not used, how well it is known.
fn words(year: u16, title: &str) -> String {
    let view = YearView::of(criteria(year));
    let row = view.rows.iter().find(|row| row.title == title).unwrap();
    let part = |part: &Part| {
        let known = part.known.map(|known| format!("{known:?}"));
        let head = if part.head.is_empty() { "Everyone" } else { &part.head };
        let known = known.unwrap_or_default();
        format!("{head}: {} [{}] {known}", part.lines.join(" | "), part.note).trim_end().to_owned()
    };
    row.parts.iter().map(part).collect::<Vec<_>>().join("\n")
}

#[test]
fn criteria_in_words() {
    let check = |years: &[u16], number, expected: &str| {
        for year in years {
            let title = format!("Priority {number}");
            assert_eq!(words(*year, &title), expected, "{title} in {year}");
        }
    };
    let tests = "English Language Arts is Red, and Mathematics is Red or Orange | English Language Arts is Red \
                         or Orange, and Mathematics is Red";
    check(
        &[2025],
        4,
        &format!(
            "Every student group except Long-Term English Learners: {tests} | English Learner Progress is Red (English \
         Learners only) [] A\n\
         Long-Term English Learners: English Learner Progress is Red or Orange [Not used for them: English Language Arts and Mathematics.] A"
        ),
    );
    check(
        &[2024],
        4,
        &format!(
            "Everyone: {tests} | English Learner Progress is Red (English Learners and Long-Term English \
         Learners only) [] B"
        ),
    );
    check(
        &[2023],
        4,
        &format!(
            "Everyone: {tests} | English Learner Progress is Red (English Learners only) [] B"
        ),
    );
    check(
        &[2022],
        4,
        "Everyone: English Language Arts is Very Low, and Mathematics is Very Low | English Learner \
         Progress is Very Low (English Learners only) [] A",
    );
    check(
        &[2019],
        4,
        &format!(
            "Everyone: {tests} | English Learner Progress is Very Low (English Learners only) [] A"
        ),
    );
    let both = "Everyone: Chronic Absenteeism is Red | Graduation Rate is Red []";
    check(&[2023, 2024, 2025], 5, &format!("{both} B"));
    check(&[2019], 5, &format!("{both} A"));
    check(
        &[2022],
        5,
        "Everyone: Chronic Absenteeism is Very High | Graduation Rate is Very Low [] A",
    );
    check(&[2019, 2023, 2024, 2025], 6, "Everyone: Suspension Rate is Red [] A");
    check(&[2022], 6, "Everyone: Suspension Rate is Very High [] A");
    check(&[2019, 2024, 2025], 8, "Everyone: College/Career is Red [] A");
    check(&[2023], 8, "Everyone: College/Career is Very Low [] A");
    check(&[2022], 8, "Everyone: Not used []");
}

#[test]
fn a_year_says_how_results_were_published_and_where_its_criteria_come_from() {
    let check = |year: u16, published: &str, local: usize| {
        let view = YearView::of(criteria(year));
        assert_eq!(view.published, published, "{year}");
        let last = view.rows.last().unwrap();
        let lines = last.parts.iter().flat_map(|part| &part.lines);
        let counted = lines.filter(|line| *line != NOT_USED).count();
        assert_eq!((last.title.as_str(), counted), ("Local indicators", local), "{year}");
        assert!(view.source.is_some(), "{year}");
        assert_eq!(view.examples.len(), criteria(year).examples.len());
    };
    let colours = "as colors, Red to Blue";
    let statuses = "as statuses, Very Low to Very High";
    check(2019, &format!("{colours}; English Learner Progress {statuses}"), 5);
    check(2022, statuses, 0);
    check(2023, &format!("{colours}; College/Career {statuses}"), 5);
    check(2024, colours, 5);
    check(2025, colours, 5);
}

#[test]
fn worked_examples_in_words() {
    let examples = YearView::of(criteria(2025)).examples;
    for expected in [
        "Hispanic: English Language Arts Red, Mathematics No performance level. Priority 4 is not missed.",
        "Long-Term English Learners: English Learner Progress Orange. Priority 4 is missed.",
    ] {
        assert!(examples.iter().any(|e| e == expected), "{expected}\nis not among {examples:#?}");
    }
}

#[test]
fn groups_in_words() {
    let all: Groups = Group::ALL.into_iter().collect();
    let of = |groups: &[Group]| -> Groups { groups.iter().copied().collect() };
    let check = |groups: Groups, expected: &str| assert_eq!(who(groups, all), expected);
    check(all, "Every student group");
    check(of(&[Group::EL]), "English Learners");
    check(
        of(&[Group::EL, Group::FOS, Group::HOM]),
        "English Learners, Foster Youth and Homeless Youth",
    );
    check(all.without(of(&[Group::EL])), "Every student group except English Learners");
}

/// Differences in short: what, before and after.
fn short(rows: &[Row]) -> Vec<String> {
    let short = |row: &Row| {
        let [before, after] = row.parts.as_slice() else { panic!("two parts: {row:?}") };
        let note = if after.note.is_empty() { String::new() } else { format!(" ({})", after.note) };
        format!("{} / {} / {}{note}", row.title, before.lines.join(" | "), after.lines.join(" | "))
    };
    rows.iter().map(short).collect()
}

#[test]
fn what_differs_between_two_years() {
    let check = |from: u16, to: u16, expected: &[&str]| {
        assert_eq!(short(&differences(criteria(from), criteria(to))), expected, "{from} and {to}");
    };
    for year in YEARS {
        check(year.year.0, year.year.0, &[]);
    }
    check(
        2024,
        2025,
        &[
            "Priority 4 Pupil Achievement: Long-Term English Learners / \
         English Language Arts is Red, and Mathematics is Red or Orange | \
         English Language Arts is Red or Orange, and Mathematics is Red | English Learner Progress is Red / \
         English Learner Progress is Red or Orange (No longer used: English Language Arts and Mathematics.)",
            "Priority 4 Pupil Achievement: how well it is known / Several good secondary sources agree / \
         Read at an official source, or computed from official data",
        ],
    );
    check(
        2023,
        2024,
        &[
            "Long-Term English Learners / Not on the Dashboard / New on the Dashboard",
            "Priority 8 Outcomes in a Broad Course of Study / College/Career is Very Low / College/Career is Red",
            "How results were published / as colors, Red to Blue; College/Career as statuses, Very Low to Very High / \
             as colors, Red to Blue",
        ],
    );
    let local = [1, 2, 3, 6, 7].map(|n| names::priorities(&[n])).join(" | ");
    let local = format!("Local indicators that count / Not used / {local}");
    check(
        2022,
        2023,
        &[
            "Priority 4 Pupil Achievement: Every student group except English Learners / \
         English Language Arts is Very Low, and Mathematics is Very Low / \
         English Language Arts is Red, and Mathematics is Red or Orange | \
         English Language Arts is Red or Orange, and Mathematics is Red",
            "Priority 4 Pupil Achievement: English Learners / \
         English Language Arts is Very Low, and Mathematics is Very Low | English Learner Progress is Very Low / \
         English Language Arts is Red, and Mathematics is Red or Orange | \
         English Language Arts is Red or Orange, and Mathematics is Red | English Learner Progress is Red",
            "Priority 4 Pupil Achievement: how well it is known / \
         Read at an official source, or computed from official data / Several good secondary sources agree",
            "Priority 5 Pupil Engagement / Chronic Absenteeism is Very High | Graduation Rate is Very Low / \
         Chronic Absenteeism is Red | Graduation Rate is Red",
            "Priority 5 Pupil Engagement: how well it is known / \
         Read at an official source, or computed from official data / Several good secondary sources agree",
            "Priority 6 School Climate / Suspension Rate is Very High / Suspension Rate is Red",
            "Priority 8 Outcomes in a Broad Course of Study / Not used / College/Career is Very Low",
            "How results were published / as statuses, Very Low to Very High / \
             as colors, Red to Blue; College/Career as statuses, Very Low to Very High",
            &local,
        ],
    );
}

#[test]
fn what_differs_between_two_rule_sets() {
    for (one, other) in [(2024, 2025), (2025, 2024)] {
        let comparison = compare(&rules(one), &rules(other));
        assert_eq!((comparison.before, comparison.after), (Year(2024), Year(2025)));
        assert_eq!(
            short(&comparison.windows),
            [
                "Differentiated assistance test: the Dashboards that count / 2023 and 2024 / \
             2024 and 2025 (New: 2025. No longer: 2023.)",
                "Pathway 2 test: the Dashboards that count / 2019, 2022, 2023 and 2024 / \
             2022, 2023, 2024 and 2025 (New: 2025. No longer: 2019.)",
            ]
        );
        let [step] = comparison.steps.as_slice() else { panic!("one new Dashboard") };
        assert_eq!((step.from, step.to), (Year(2024), Year(2025)));
        assert_eq!(step.differences, differences(criteria(2024), criteria(2025)));
    }
}

#[test]
fn addresses_of_the_page() {
    let judged = |as_of: Option<u16>, against: Option<u16>, expected: (u16, (u16, u16))| {
        let RulesPage::RuleSet(view) = page(as_of.map(Year), against.map(Year)) else {
            panic!("{as_of:?} is judged")
        };
        let comparison = view.comparison.expect("there are two");
        let found = (view.as_of.0, (comparison.before.0, comparison.after.0));
        assert_eq!(found, expected, "{as_of:?} against {against:?}");
        assert_eq!(view.window.last(), Some(&view.as_of));
        assert!(view.years.iter().map(|y| y.year).eq(view.window.iter().rev().copied()));
    };
    judged(None, None, (2025, (2024, 2025)));
    judged(Some(2025), None, (2025, (2024, 2025)));
    judged(Some(2024), None, (2024, (2024, 2025)));
    judged(Some(2025), Some(2024), (2025, (2024, 2025)));
    // Against itself, or against what is not there: against the nearest.
    judged(Some(2025), Some(2025), (2025, (2024, 2025)));
    judged(Some(2025), Some(2031), (2025, (2024, 2025)));
    assert_eq!(choices(), [(Year(2025), true), (Year(2024), true), (Year(2026), false)]);
}

#[test]
fn a_year_that_is_not_judged_says_why() {
    let check = |year: u16, why: &[charter_pathways::content::Span], known: bool| {
        let RulesPage::NotJudged(view) = page(Some(Year(year)), None) else {
            panic!("{year} is judged")
        };
        assert_eq!((view.year, view.yet), (Year(year), year > 2025));
        assert_eq!(format!("{:?}", view.why), format!("{why:?}"), "{year}");
        assert_eq!(view.known.is_some(), known, "{year}");
        if let Some(question) = view.known {
            assert!(question.sources.iter().any(|s| s.dated.is_some()), "{year} says when");
        }
    };
    check(2026, say::NOT_JUDGED_YET, true);
    check(2027, say::NOT_JUDGED_YET, false);
    check(2020, say::NOT_JUDGED_NONE, false);
    check(2021, say::NOT_JUDGED_NONE, false);
    check(2023, say::NOT_JUDGED_EARLIER, false);
    check(2019, say::NOT_JUDGED_EARLIER, false);
    check(2016, say::NOT_JUDGED_EARLIER, false);
}

#[test]
fn the_year_to_come_has_its_question() {
    let (next, judged) = *choices().last().unwrap();
    assert!(!judged);
    let RulesPage::NotJudged(view) = page(Some(next), None) else { panic!("{next} is judged") };
    assert!(
        view.known.is_some(),
        "write what is known of {next} in faq.toml as `what-about-{next}`"
    );
}

/// The words of a text without its marks.
fn plain(text: charter_pathways::content::Text) -> String {
    use charter_pathways::content::{Block, Span};
    let words = text.iter().flat_map(|block| match *block {
        Block::Paragraph(ref words) => std::slice::from_ref(words),
        Block::List(items) => items,
    });
    let words = words.flat_map(|words| words.iter()).map(|span| match span {
        Span::Plain(words) | Span::Strong(words) => *words,
        Span::Term { words, .. } | Span::Link { words, .. } | Span::Page { words, .. } => words,
    });
    words.collect()
}

#[test]
fn the_words_about_the_newest_rules_are_up_to_date() {
    let newest = RuleSet::newest().as_of.to_string();
    let months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September"];
    let months = [&months[..], &["October", "November", "December"]].concat();
    let month = months.get(usize::from(RULES_CHECKED.month) - 1).unwrap();
    let checked = format!("{month} {}, {}", RULES_CHECKED.day, RULES_CHECKED.year);
    let caveat = CAVEATS.iter().find(|c| c.id == Caveat::NewerDashboard.id()).unwrap();
    assert!(caveat.title.contains(&newest), "{} should say {newest}", caveat.title);
    let (next, _) = *choices().last().unwrap();
    let id = format!("what-about-{next}");
    let question = QUESTIONS.iter().find(|q| q.id == id).unwrap();
    for text in [caveat.text, question.answer].map(plain) {
        for said in [&newest, &next.to_string(), &checked] {
            assert!(text.contains(said), "{text}\nshould say {said}");
        }
    }
}

#[test]
fn readings_are_listed_with_their_test_and_a_settled_one_with_its_date() {
    let source = SOURCES.first().unwrap();
    let settled: &[Settled] = vec![Settled {
        reading: Reading::P2Small,
        answer: Answer::Other,
        date: "2027-02-01",
        source: source.id,
    }]
    .leak();
    let settled = RuleSet::from_data(YEARS, settled, Year(2025)).unwrap();
    for (rules, closed) in [(rules(2025), None), (settled, Some("p2-small"))] {
        let view = rule_set(&rules, &RuleSet::all(), None);
        let ids: Vec<Vec<&str>> =
            view.tests.iter().map(|t| t.readings.iter().map(|r| r.words.id).collect()).collect();
        assert_eq!(
            ids,
            [Reading::DA.map(Reading::id).to_vec(), Reading::P2.map(Reading::id).to_vec()]
        );
        for reading in view.tests.iter().flat_map(|t| &t.readings) {
            assert_eq!(reading.settled.is_some(), Some(reading.words.id) == closed);
            if let Some(settled) = &reading.settled {
                let date = settled.date;
                assert_eq!((date.year, date.month, date.day), (2027, 2, 1));
                assert!(std::ptr::eq(settled.answer, reading.words.other));
                assert_eq!(settled.source.map(|s| s.id), Some(source.id));
            }
        }
    }
}

#[test]
fn every_confidence_has_its_words() {
    for confidence in [Confidence::A, Confidence::B, Confidence::C] {
        assert!(names::confidence(confidence).len() > 20, "{confidence:?}");
    }
}
