//! The criteria compiler refuses each kind of mistake in a year's file, at its line and with a way to mend it.

#[path = "../src/rules/compile.rs"]
mod compile;

use std::path::Path;

use sha2::{Digest, Sha256};

// The compiler speaks in the terms of whichever crate it is built into.
use charter_pathways::rules::terms;

/// A small year, from which each case below departs by one mistake.
const GOOD: &str = r#"
year = 2026
source = "made-up"
scale = "colour"
status = ["CCI"]
local = [1, 2, 3, 6, 7]

[[criterion]]
priority = 4
confidence = "A"
except = ["LTEL"]
any = [{ ELA = ["red"], MATH = ["red", "orange"] }]
examples = [
    { group = "SWD", levels = { ELA = "red", MATH = "orange" }, flagged = true },
    { group = "SWD", levels = { ELA = "red", MATH = "none" }, flagged = false },
]

[[criterion]]
priority = 4
confidence = "B"
only = ["LTEL"]
any = [{ ELPI = ["red"] }]
examples = [
    { group = "LTEL", levels = { ELPI = "red" }, flagged = true },
    { group = "LTEL", levels = { ELPI = "orange" }, flagged = false },
]

[[criterion]]
priority = 8
confidence = "C"
any = [{ CCI = ["very_low"] }]
examples = [
    { group = "SED", levels = { CCI = "very_low" }, flagged = true },
    { group = "SED", levels = { CCI = "low" }, flagged = false },
]
"#;

/// Where the three criteria of the good file begin.
const FIRST: &str = "line 8";
const SECOND: &str = "line 18";
const THIRD: &str = "line 28";

fn compile(text: &str) -> Result<String, String> {
    compile::compile_year(text, Path::new("some/place/2026.toml"))
}

/// With the edit the file is refused: the message names the file, then the place, and says what to do.
#[track_caller]
fn refused(from: &str, to: &str, place: &str, says: &str) {
    assert!(GOOD.contains(from), "the good file no longer holds {from:?}");
    let problem = compile(&GOOD.replacen(from, to, 1)).expect_err("the mistake must be refused");
    let at = if place.is_empty() { String::new() } else { format!(", {place}") };
    let whole = format!("some/place/2026.toml{at}: ");
    assert!(problem.starts_with(&whole), "{problem}\nnot at {whole}");
    assert!(problem.contains(says), "{problem}\ndoes not say {says}");
}

#[test]
fn a_good_year_becomes_rust() {
    let rust = compile(GOOD).expect("nothing is wrong with it");
    for part in [
        "year: Year(2026), source: \"made-up\"",
        "Scale::Colour, Scale::Status]",
        "LocalPriority::Access,",
        "confidence: Confidence::B, groups: Groups::NONE.with(Group::LTEL)",
        "Levels::of(&[Level::Red,Level::Orange,])",
        "Example { group: Group::SED, priority: 8, levels: &[(Indicator::CCI, Level::Low),], \
         flagged: false }",
    ] {
        assert!(rust.contains(part), "{part} is not in {rust}");
    }
}

#[test]
fn the_head_of_the_file() {
    refused("year = 2026", "year = 2027", "", "a file that says `year = 2027` is named 2027.toml");
    refused("year = 2026", "year = 12026", "", "is named 12026.toml");
    refused("year = 2026", "year = \"2026\"", "", "invalid type");
    refused("year = 2026", "", "", "missing field `year`");
    refused("source =", "sauce =", "", "unknown field `sauce`");
    refused("\"colour\"", "\"color\"", "", "`scale` is \"colour\" or \"status\", not \"color\"");
    refused("[\"CCI\"]", "[\"SCIENCE\"]", "", "\"SCIENCE\" is not an indicator code");
    refused("6, 7]", "6, 8]", "", "`local` lists priorities among 1, 2, 3, 6, 7");
    refused("6, 7]", "6, 6]", "", "`local` lists priorities among 1, 2, 3, 6, 7, each once");
}

#[test]
fn a_criterion_and_its_groups() {
    refused("priority = 8", "priority = 7", THIRD, "`priority` is one of 4, 5, 6, 8");
    refused("\"C\"", "\"D\"", THIRD, "`confidence` is \"A\", \"B\" or \"C\"");
    refused("confidence = \"B\"\n", "", "", "missing field `confidence`");
    refused("only = [\"LTEL\"]", "only = [\"ELL\"]", SECOND, "\"ELL\" is not a group code");
    refused(
        "except = [\"LTEL\"]",
        "",
        SECOND,
        "priority 4 already has a criterion for LTEL; use `only` and `except`",
    );
    refused("only = [\"LTEL\"]", "", SECOND, "priority 4 already has a criterion for AA");
    refused(
        "priority = 4\nconfidence = \"B\"\nonly = [\"LTEL\"]",
        "priority = 5\nconfidence = \"B\"\nonly = [\"SWD\"]",
        SECOND,
        "ELPI says nothing of the criterion's groups",
    );
    let nobody = "only = [\"LTEL\"]\nexcept = [\"LTEL\"]";
    refused("only = [\"LTEL\"]", nobody, SECOND, "applies to no group of that year");
}

#[test]
fn levels_are_the_worst_ones_of_the_year() {
    let elpi = |levels: &str, says: &str| {
        refused("ELPI = [\"red\"]", &format!("ELPI = [{levels}]"), SECOND, says);
    };
    elpi("\"crimson\"", "ELPI was not published as \"crimson\"");
    elpi("\"very_low\"", "ELPI was not published as \"very_low\"");
    elpi("\"none\"", "ELPI was not published as \"none\"");
    elpi("\"orange\"", "ELPI: list the worst levels, without leaving one out");
    elpi("\"red\", \"yellow\"", "list the worst levels, without leaving one out");
    elpi("\"red\", \"red\"", "list the worst levels, without leaving one out");
    elpi("", "list the worst levels, without leaving one out");
    refused("\"orange\"]", "\"yellow\"]", FIRST, "MATH: list the worst levels");
    refused("CCI = [\"very_low\"]", "CCI = [\"red\"]", THIRD, "CCI was not published as \"red\"");
    refused("{ ELPI = [\"red\"] }", "{}", SECOND, "an empty condition in `any`");
    refused("[{ ELPI = [\"red\"] }]", "[]", SECOND, "`any` is empty");
    refused("ELPI = [\"red\"]", "elpi = [\"red\"]", SECOND, "\"elpi\" is not an indicator code");
    // Absences and suspensions: the high status is the bad one.
    let absences = |level: &str| {
        let status = GOOD.replace("[\"CCI\"]", "[\"CCI\", \"CHRO\"]");
        compile(&status.replacen("ELPI = [\"red\"]", &format!("CHRO = [\"{level}\"]"), 1))
    };
    assert!(absences("very_high").is_ok());
    assert!(absences("very_low").is_err_and(|e| e.contains("list the worst levels")));
}

#[test]
fn worked_examples() {
    let both = "give a worked example that is flagged and one that is not";
    refused("\"very_low\" }, flagged = true", "\"low\" }, flagged = false", THIRD, both);
    refused("\"low\" }, flagged = false", "\"very_low\" }, flagged = true", THIRD, both);
    refused("group = \"LTEL\"", "group = \"EL\"", SECOND, "\"EL\" is not the criterion's");
    refused("group = \"LTEL\"", "group = \"XX\"", SECOND, "\"XX\" is not the criterion's");
    refused("CCI = \"low\"", "CCI = \"orange\"", THIRD, "CCI was not published as \"orange\"");
    refused("CCI = \"low\"", "CCI = \"lowish\"", THIRD, "CCI was not published as \"lowish\"");
    refused("CCI = \"low\"", "CCC = \"low\"", THIRD, "\"CCC\" is not an indicator code");
}

#[test]
fn every_file_of_a_folder_is_read_and_every_one_with_a_mistake_is_told() {
    let criteria = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules/criteria"));
    let rust = compile::compile(criteria).expect("the criteria as they are");
    let years: Vec<usize> = ["2019", "2022", "2023", "2024", "2025"]
        .map(|year| rust.find(&format!("year: Year({year})")).expect(year))
        .into();
    assert!(years.is_sorted(), "oldest first");

    let folder = std::env::temp_dir().join(format!("charter-criteria-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, text) in [
        ("2026.toml", GOOD.replace("colour", "shade")),
        ("2027.toml", GOOD.to_owned()),
        ("README.md", "Not a year.".to_owned()),
    ] {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    let problems = compile::compile(&folder).expect_err("two files with mistakes");
    std::fs::remove_dir_all(&folder).expect("ours to remove");
    let [first, second] = problems.as_slice() else { panic!("two, not {problems:#?}") };
    assert!(first.contains("2026.toml: `scale` is"), "{first}");
    assert!(second.contains("2027.toml: a file that says `year = 2026`"), "{second}");
    let none = compile::compile(&folder).expect_err("the folder is gone");
    assert!(none.concat().contains("charter-criteria"), "{none:?}");
}

#[test]
fn each_window_has_the_hash_of_its_files() {
    let folder = Path::new("src/rules/criteria");
    let read = |year: u16| std::fs::read(folder.join(format!("{year}.toml"))).expect("a year");
    let rust = compile::hashes(folder).expect("nothing is wrong with the files");
    for window in [[2019, 2022, 2023, 2024], [2022, 2023, 2024, 2025]] {
        let [.., last] = window;
        let hash = Sha256::digest(window.map(read).concat());
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let entry = format!("(Year({last}), \"{hash}\")");
        assert!(rust.contains(&entry), "no {entry} in {rust}");
    }
}
