//! The content compiler refuses each kind of mistake, at its line and with a way to mend it.

#[path = "../src/content/compile.rs"]
mod compile;

use std::{fs, path::Path};

use compile::{FILES, Problem, translate};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/content"))
}

/// The real files, one of them edited: what the compiler says, and the lines that the edit covers.
fn edited(
    file: &str,
    from: &str,
    to: &str,
) -> (Result<String, Vec<Problem>>, std::ops::RangeInclusive<usize>) {
    let mut texts = FILES.map(|name| fs::read_to_string(folder().join(name)).expect(name));
    let place = FILES.iter().position(|name| *name == file).expect("a content file");
    let text = &mut texts[place];
    let at = text.find(from).unwrap_or_else(|| panic!("{file} no longer holds {from:?}"));
    text.replace_range(at..at + from.len(), to);
    let line = |end: usize| 1 + text[..end].matches('\n').count();
    let lines = line(at)..=line(at + to.len());
    (translate(&texts), lines)
}

/// The edit is the one mistake, at its place, and the message says `says`.
#[track_caller]
fn refused(file: &str, from: &str, to: &str, says: &str) {
    let (result, lines) = edited(file, from, to);
    let problems = result.expect_err("the mistake must be refused");
    let [problem] = problems.as_slice() else { panic!("one mistake, not {problems:#?}") };
    assert_eq!(problem.file, file, "{problem}");
    assert!(lines.contains(&problem.line), "{problem}, not within {lines:?}");
    assert!(problem.what.contains(says), "{problem}");
}

#[test]
fn the_files_as_they_are_compile() {
    let out = std::env::temp_dir().join(format!("charter-content-{}.rs", std::process::id()));
    compile::compile(folder(), &out);
    let rust = fs::read_to_string(&out).expect("it was written");
    fs::remove_file(&out).expect("it can be removed");
    assert!(rust.contains("pub static DISCLAIMER: Disclaimer"));
}

#[test]
fn a_file_that_breaks_its_schema_is_refused() {
    let faq = "[[question]]\nid = \"ccee-role\"";
    refused("faq.toml", faq, &format!("{faq}\nanser = \"No.\""), "unknown field `anser`");
    refused("faq.toml", &format!("{faq}\n"), "[[question]]\n", "missing field `id`");
    refused("faq.toml", "id = \"ccee-role\"", "id = ccee-role", "quoted");
    refused("tiers.toml", "level = 1", "level = 1000", "1000");
    refused("tiers.toml", "level = 1", "level = \"one\"", "expected u8");
    refused("pathways.toml", "role = \"agrees\"", "role = \"agree\"", "unknown variant `agree`");
    refused("pathways.toml", "actor = \"ccee\"", "actor = \"CCEE\"", "unknown variant `CCEE`");
    refused("disclaimer.toml", "short = ", "shorter = ", "shorter");
}

#[test]
fn an_id_that_is_no_id_or_is_taken_is_refused() {
    let role = "id = \"ccee-role\"";
    for bad in ["Ccee-role", "ccee_role", "ccee--role", "-ccee", "ccee-", "", "rôle"] {
        refused_among("faq.toml", role, &format!("id = \"{bad}\""), "must be small letters");
    }
    refused("faq.toml", "id = \"official\"", role, "`ccee-role` is taken");
    refused("rules.toml", "id = \"not-judged-yet\"", "id = \"step-ask\"", "`step-ask` is taken");
    refused("year.toml", "id = \"county-letter\"", "id = \"assistance-file\"", "is taken");
    refused_among("sources.toml", "id = \"cde-dass\"", "id = \"ec-52074\"", "`ec-52074` is taken");
    refused_among("links.toml", "id = \"csba-may-2026\"", "id = \"dashboard\"", "is taken");
    refused_among("glossary.toml", "id = \"ta\"", "id = \"da\"", "`da` is taken");
}

/// Like [`refused`], where the mistake breaks references elsewhere as well.
#[track_caller]
fn refused_among(file: &str, from: &str, to: &str, says: &str) {
    let (result, lines) = edited(file, from, to);
    let problems = result.expect_err("the mistake must be refused");
    let here = |p: &&Problem| p.file == file && lines.contains(&p.line) && p.what.contains(says);
    assert!(problems.iter().find(here).is_some(), "{problems:#?}");
}

#[test]
fn a_reference_to_nothing_is_refused() {
    let dead = |reference: &str, says: &str| {
        refused("faq.toml", "[CCEE](term:ccee) is", &format!("[CCEE]({reference}) is"), says);
    };
    dead("term:cce", "there is no term `cce`; mend it or add it to glossary.toml");
    dead("link:ccee", "there is no link `ccee`; mend it or add it to links.toml");
    dead("page:faqs", "there is no page `faqs`; mend it or lead to one of `pathways`, `faq`,");
    dead("page:faq/none", "there is no page `faq/none`");
    dead("page:glossary/none", "there is no page `glossary/none`");
    dead("page:year/none", "there is no page `year/none`");
    dead("page:rules/new", "there is no page `rules/new`");
    dead("page:pathways/5", "there is no page `pathways/5`");
    dead("page:links/ec-52074", "there is no page `links/ec-52074`");
    dead("page:", "there is no page ``");
    dead("source:ccee", "`source:` is no kind of reference");
    dead("ccee", "is no mark");
    let sources = "sources = [\"cde-dass\"]";
    refused("faq.toml", sources, "sources = [\"cde-das\"]", "there is no source `cde-das`; add it");
    refused("faq.toml", sources, "sources = []", "name at least one source");
}

#[test]
fn every_page_can_be_referred_to() {
    for page in [
        "pathways",
        "pathways/4",
        "faq",
        "faq/cost",
        "glossary",
        "glossary/da",
        "links",
        "year",
        "year/assistance",
        "handout",
        "about",
        "check",
        "drafts",
        "rules",
        "rules/2024",
    ] {
        let to = format!("[CCEE](page:{page}) is");
        let (result, _) = edited("faq.toml", "[CCEE](term:ccee) is", &to);
        assert!(result.is_ok(), "{page}: {result:?}");
    }
}

#[test]
fn a_stray_mark_is_refused() {
    let stray = |to: &str, says: &str| {
        refused("faq.toml", "[CCEE](term:ccee) is", &format!("{to} is"), says);
    };
    stray("CCEE*", "`* is a public agency");
    stray("**CCEE", "is no mark");
    stray("****", "is no mark");
    stray("**[CCEE](term:ccee)**", "is no mark");
    stray("[**CCEE**](term:ccee)", "is no mark");
    stray("[CCEE]", "is no mark");
    stray("CCEE]", "is no mark");
    stray("[](term:ccee)", "is no mark");
    stray("[CCEE](term:ccee", "is no mark");
    stray("Who is CCEE?\n- CCEE", "leave a blank line before a list");
    refused("faq.toml", "What does CCEE do", "What does **CCEE** do", "plain words on one line");
    refused(
        "links.toml",
        "title = \"California School",
        "title = \"\\nCalifornia School",
        "one line",
    );
    let summary = "summary = \"\"\"\nAfter";
    refused("pathways.toml", summary, &format!("{summary}\n\n"), "one paragraph");
    refused("disclaimer.toml", "short = \"\"\"\n", "short = \"\"\"\n- ", "one paragraph");
}

#[test]
fn a_text_without_words_is_refused() {
    refused(
        "glossary.toml",
        "stands_for = \"Technical assistance\"",
        "stands_for = \" \"",
        "no words stand here",
    );
    let dass = "A status for schools that serve mainly students at high risk. See [does it change \
                the result?](page:faq/dass)\n";
    refused("glossary.toml", &format!("\"\"\"\n{dass}"), "\"\"\"\n \n", "no words stand here");
}

#[test]
fn a_date_that_is_none_is_refused() {
    let dated = |date: &str, says: &str| {
        refused("sources.toml", "dated = \"2022-12-13\"", &format!("dated = \"{date}\""), says);
    };
    for date in [
        "",
        "22",
        "2022-13",
        "2022-00",
        "2022-2-1",
        "2022-02-29",
        "2022-04-31",
        "2022-12-00",
        "2022-12-13-1",
        "1022-12-13",
        "2022-12-1x",
        "13 December 2022",
    ] {
        dated(date, "is no date; write 2026-11-24, 2026-11 or 2026");
    }
    dated("2027-01-01", "cannot be newer than the day it was checked");
    refused("links.toml", "checked = \"2026-11-24\"", "checked = \"2026-11\"", "say the day");
    for date in ["2022", "2022-12", "2024-02-29"] {
        let (result, _) = edited("sources.toml", "2022-12-13", date);
        assert!(result.is_ok(), "{date}: {result:?}");
    }
}

#[test]
fn an_address_that_is_none_is_refused() {
    for url in
        ["http://www.cde.ca.gov/", "www.cde.ca.gov", "https://", "https://cde", "https://a.b/ c"]
    {
        let to = format!("url = \"{url}\"");
        let from = "url = \"https://www.caschooldashboard.org/\"";
        refused("links.toml", from, &to, "is no address that begins with https://");
    }
}

#[test]
fn a_promise_is_refused_unless_quoted() {
    let answer = "No. This is an unofficial calculation";
    let promises = |words: &str| format!("Your charter {words}. This is an unofficial calculation");
    refused("faq.toml", answer, &promises("is eligible"), "\"is eligible\" promises");
    refused("faq.toml", answer, &promises("IS\nEligible"), "\"is eligible\" promises");
    refused("faq.toml", answer, &promises("is **eligible**"), "\"is eligible\" promises");
    refused("faq.toml", answer, "Charters are eligible", "\"are eligible\" promises");
    refused("faq.toml", answer, &promises("will qualify"), "write \"may qualify\"");
    refused("faq.toml", "Is this official?", "Are you sure that it is eligible?", "promises");
    let (quoted, _) = edited("faq.toml", answer, "No. It never says “is eligible”. This is one");
    assert!(quoted.is_ok(), "{quoted:?}");
}

#[test]
fn what_the_rules_need_must_be_there() {
    let renamed = |file, from: &str, to: &str, says| {
        refused(file, &format!("\"{from}\""), &format!("\"{to}\""), says);
    };
    renamed("readings.toml", "da-years", "da-year", "the reading `da-years` must stand here");
    renamed("caveats.toml", "ltel-new", "new-ltel", "the caveat `ltel-new` must stand here");
    renamed("names.toml", "HOM", "TOM", "the group `HOM` must stand here");
    renamed("names.toml", "CCI", "SCIENCE", "the indicator `CCI` must stand here");
    renamed("names.toml", "very_low", "very low", "the level `very_low` must stand here");
    renamed("names.toml", "C", "D", "the confidence `C` must stand here, not `D`");
    renamed("names.toml", "8", "9", "the priority `8` must stand here, not `9`");
    renamed("tests.toml", "pathway2", "differentiated-assistance", "the test Pathway2 must stand");
    refused("tiers.toml", "level = 3", "level = 2", "tier 3 must stand here");
    refused("glossary.toml", "word = \"TA\"", "word = \"AT\"", "`AT` comes before `System of");
    refused("pathways.toml", "number = 1", "number = 2", "pathway 1 must stand here");

    let eighth = "code = \"8\"";
    let ninth = format!("{eighth}\nname = \"x\"\nshort = \"x\"\n\n[[priority]]\ncode = \"9\"");
    refused("names.toml", eighth, &ninth, "there is no priority `9` in the rules; take it out");

    let caveats = fs::read_to_string(folder().join("caveats.toml")).expect("it is there");
    let last = caveats.rfind("[[caveat]]").expect("there are some");
    refused(
        "caveats.toml",
        &caveats[last..],
        "",
        "the caveat `newer-dashboard` is missing; add it",
    );
}

#[test]
fn a_label_that_is_too_long_is_refused() {
    let long = "x".repeat(61);
    let to = format!("short = \"{long}\"");
    refused(
        "pathways.toml",
        "short = \"Must agree\"",
        &to,
        "61 characters are too many here; say it in at most 60",
    );
    refused(
        "names.toml",
        "short = \"Foster Youth\"",
        "short = \"Foster Youth, as CDE says\"",
        "at most 18",
    );
    refused("faq.toml", "Is this official?", "Is this official", "must end with a question mark");
}

#[test]
fn a_word_of_the_search_that_leads_nowhere_is_refused() {
    let refused = |from: &str, to: &str, says: &str| refused("search.toml", from, to, says);
    refused("\"da\", \"ta\"", "\"DA\", \"ta\"", "`DA` must be words of small letters");
    refused("\"da\", \"ta\"", "\"d1  a2\", \"ta\"", "one space between them");
    refused("\"covid\"", "\"dta\"", "`dta` is there twice");
    refused("\"covid\"", "\"k 8\"", "`k 8` has a word of one letter");
    refused("\"group\", \"subgroup\"", "\"group\", \"what\"", "`what` is there twice");
    refused("\"group\", \"subgroup\"", "\"group\"", "one word leads to no other");
    refused("[\"status-differs\"]", "[\"status\"]", "there is no question `status`");
    refused("when = \"new-charter\"", "when = \"dass\"", "`dass` is taken");
}

#[test]
fn a_pathway_in_which_nobody_asks_or_ccee_may_not_decline_is_refused() {
    for (role, says) in [("asks", "the role Asks"), ("may-decline", "the role MayDecline")] {
        let (result, _) = edited("pathways.toml", &format!("\"{role}\""), "\"takes-part\"");
        let problems = result.expect_err("a step is missing");
        let [problem] = problems.as_slice() else { panic!("one mistake, not {problems:#?}") };
        assert!(problem.what.contains(says), "{problem}");
    }
}

#[test]
fn all_mistakes_of_all_files_are_told_at_once() {
    let (result, _) = edited("glossary.toml", "id = \"ccee\"", "id = \"coe\"");
    let problems = result.expect_err("the term is gone");
    assert!(problems.len() > 20, "every reference to it: {problems:#?}");
    let shown = problems[0].to_string();
    assert!(shown.starts_with("src/content/glossary.toml:"), "{shown}");
}
