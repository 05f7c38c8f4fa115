//! Checks the criteria files and turns them into Rust when the project is built.
//!
//! It runs inside `build.rs`, on the same `terms` as the rules themselves. The tests that follow count on what is
//! checked here: a list of levels always holds the worst ones (so "unknown" is settled by trying the worst level and
//! `none`), and `none` never flags. A mistake is told with its file and line.

use super::terms::{Grades, Group, Indicator, Level, LocalPriority, Scale, StatePriority, Year};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::{Path, PathBuf},
};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: u16,
    source: String,
    scale: String,
    #[serde(default)]
    status: Vec<String>,
    local: Vec<u8>,
    criterion: Vec<Spanned<CriterionEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CriterionEntry {
    priority: u8,
    confidence: String,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    any: Vec<BTreeMap<String, Vec<String>>>,
    examples: Vec<ExampleEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleEntry {
    group: String,
    levels: BTreeMap<String, String>,
    flagged: bool,
}

/// Compiles every criteria file of `folder`, oldest year first, into Rust source: the static `YEARS`.
///
/// # Errors
/// The first mistake of every file, with its place and what to do.
pub fn compile(folder: &Path) -> Result<String, Vec<String>> {
    let (mut years, mut problems) = (String::new(), Vec::new());
    for file in files(folder)? {
        let compiled = std::fs::read_to_string(&file)
            .map_err(|e| format!("{}: {e}", file.display()))
            .and_then(|text| compile_year(&text, &file));
        match compiled {
            Ok(year) => years.push_str(&year),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(format!(
            "/// The criteria of each determination year, oldest first.\n\
             pub static YEARS: &[YearCriteria] = &[{years}];\n"
        ))
    } else {
        Err(problems)
    }
}

/// The criteria files of `folder`, oldest year first.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Vec<String>> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map_err(|e| vec![format!("{}: {e}", folder.display())])?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    Ok(files)
}

/// The SHA-256 of what each four years' files in a row say, one after another, as Rust source: the static `HASHES`. Anyone
/// with the files can compare: `cat 2022.toml 2023.toml 2024.toml 2025.toml | sha256sum`.
///
/// # Errors
/// The first file that cannot be read, with its place.
pub fn hashes(folder: &Path) -> Result<String, Vec<String>> {
    let (mut texts, mut hashes) = (Vec::new(), String::new());
    for file in files(folder)? {
        let place = file.display();
        let text = std::fs::read(&file).map_err(|e| vec![format!("{place}: {e}")])?;
        texts.push(text);
        let year = file.file_stem().unwrap_or_default().display();
        if let Some(window) = texts.last_chunk::<4>() {
            let hash = Sha256::digest(window.concat());
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            let _ = writeln!(hashes, "    (Year({year}), \"{hash}\"),");
        }
    }
    Ok(format!(
        "/// The SHA-256 of the criteria files of the window that ends with a year.\n\
         pub static HASHES: &[(Year, &str)] = &[\n{hashes}];\n"
    ))
}

/// The text of one year's file as Rust source: an expression of the type `YearCriteria`, with a comma.
///
/// # Errors
/// Its first mistake, with its place and what to do.
pub fn compile_year(text: &str, file: &Path) -> Result<String, String> {
    let place = file.display();
    let named = file.file_stem();
    let file: YearFile = toml::from_str(text).map_err(|e| format!("{place}: {e}"))?;
    let at_top = |problem: String| format!("{place}: {problem}");
    let year = Year(file.year);
    if named.is_none_or(|name| name != year.to_string().as_str()) {
        return Err(at_top(format!("a file that says `year = {year}` is named {year}.toml")));
    }
    let scales = scales(&file).map_err(at_top)?;
    let each_once = file.local.iter().collect::<BTreeSet<_>>().len() == file.local.len();
    let local = file
        .local
        .iter()
        .map(|n| LocalPriority::from_number(*n).map(|p| format!("LocalPriority::{p:?},")))
        .collect::<Option<String>>()
        .filter(|_| each_once)
        .ok_or_else(|| {
            at_top("`local` lists priorities among 1, 2, 3, 6, 7, each once".to_owned())
        })?;

    let (mut criteria, mut examples) = (String::new(), String::new());
    let mut covered: Vec<(u8, Group)> = Vec::new();
    for entry in &file.criterion {
        let line = 1 + text.get(..entry.span().start).map_or(0, |t| t.matches('\n').count());
        let at = |problem: String| format!("{place}, line {line}: {problem}");
        let entry = entry.get_ref();
        let groups = groups(entry, year).map_err(at)?;
        for group in &groups {
            if covered.contains(&(entry.priority, *group)) {
                return Err(at(format!(
                    "priority {} already has a criterion for {}; use `only` and `except`",
                    entry.priority,
                    group.code()
                )));
            }
            covered.push((entry.priority, *group));
        }
        criteria.push_str(&criterion(entry, &groups, &scales).map_err(at)?);
        examples.push_str(&worked(entry, &groups, &scales).map_err(at)?);
    }
    let scales = scales.map(|s| format!("Scale::{s:?}")).join(", ");
    Ok(format!(
        "YearCriteria {{ year: Year({year}), source: {:?}, scales: PerIndicator::new([{scales}]), \
         local: &[{local}], criteria: &[{criteria}], examples: &[{examples}] }},\n",
        file.source
    ))
}

/// In which vocabulary each indicator was published.
fn scales(file: &YearFile) -> Result<[Scale; 7], String> {
    let general = match file.scale.as_str() {
        "colour" => Scale::Colour,
        "status" => Scale::Status,
        other => return Err(format!("`scale` is \"colour\" or \"status\", not \"{other}\"")),
    };
    let mut status = Vec::new();
    for code in &file.status {
        status.push(indicator(code)?);
    }
    Ok(Indicator::ALL.map(|i| if status.contains(&i) { Scale::Status } else { general }))
}

/// The groups to which a criterion applies: those that exist that year, within `only` and `except`.
fn groups(entry: &CriterionEntry, year: Year) -> Result<Vec<Group>, String> {
    for code in entry.only.iter().chain(&entry.except) {
        Group::from_code(code).ok_or_else(|| format!("\"{code}\" is not a group code"))?;
    }
    let listed = |list: &[String], group: Group| list.iter().any(|code| code == group.code());
    let groups: Vec<Group> = Group::ALL
        .into_iter()
        .filter(|g| g.exists_in(year))
        .filter(|g| entry.only.is_empty() || listed(&entry.only, *g))
        .filter(|g| !listed(&entry.except, *g))
        .collect();
    if groups.is_empty() {
        return Err("the criterion applies to no group of that year".to_owned());
    }
    Ok(groups)
}

/// One criterion as Rust source.
fn criterion(
    entry: &CriterionEntry,
    groups: &[Group],
    scales: &[Scale; 7],
) -> Result<String, String> {
    let priority = StatePriority::from_number(entry.priority)
        .ok_or("`priority` is one of 4, 5, 6, 8: the state priorities that flag groups")?;
    if !matches!(entry.confidence.as_str(), "A" | "B" | "C") {
        return Err("`confidence` is \"A\", \"B\" or \"C\"".to_owned());
    }
    if entry.any.is_empty() {
        return Err("`any` is empty: say when the priority is flagged".to_owned());
    }
    let mut any = String::new();
    for clause in &entry.any {
        if clause.is_empty() {
            return Err("an empty condition in `any` would flag every group".to_owned());
        }
        let mut all = String::new();
        for (code, words) in clause {
            let indicator = indicator(code)?;
            if !groups.iter().any(|g| indicator.applies_to(*g, Grades::Both)) {
                return Err(format!("{code} says nothing of the criterion's groups"));
            }
            let levels = bad_levels(indicator, words, scales)?;
            let listed: String = levels.iter().map(|l| format!("Level::{l:?},")).collect();
            let _ = write!(
                all,
                "Condition {{ indicator: Indicator::{indicator:?}, levels: Levels::of(&[{listed}]) }},"
            );
        }
        let _ = write!(any, "&[{all}],");
    }
    let list: String = groups.iter().map(|g| format!(".with(Group::{g:?})")).collect();
    Ok(format!(
        "Criterion {{ priority: StatePriority::{priority:?}, confidence: Confidence::{}, \
         groups: Groups::NONE{list}, any: &[{any}] }},",
        entry.confidence
    ))
}

/// The levels of a condition: the worst ones of the year's vocabulary, without a gap.
fn bad_levels(
    indicator: Indicator,
    words: &[String],
    scales: &[Scale; 7],
) -> Result<Vec<Level>, String> {
    let scale = scales.get(indicator as usize).copied().unwrap_or_default();
    let worst_first = scale.worst_first(indicator);
    let mut levels = Vec::new();
    for word in words {
        let level = Level::from_code(word)
            .filter(|l| worst_first.contains(l))
            .ok_or_else(|| format!("{} was not published as \"{word}\"", indicator.code()))?;
        levels.push(level);
    }
    let is_worst = worst_first.iter().take(levels.len()).all(|l| levels.contains(l));
    if levels.is_empty() || !is_worst {
        return Err(format!(
            "{}: list the worst levels, without leaving one out",
            indicator.code()
        ));
    }
    Ok(levels)
}

/// A criterion's worked examples as Rust source; both answers must be shown.
fn worked(entry: &CriterionEntry, groups: &[Group], scales: &[Scale; 7]) -> Result<String, String> {
    if !(entry.examples.iter().any(|e| e.flagged) && entry.examples.iter().any(|e| !e.flagged)) {
        return Err("give a worked example that is flagged and one that is not".to_owned());
    }
    let mut examples = String::new();
    for example in &entry.examples {
        let group =
            Group::from_code(&example.group).filter(|g| groups.contains(g)).ok_or_else(|| {
                format!("an example's group \"{}\" is not the criterion's", example.group)
            })?;
        let mut levels = String::new();
        for (code, word) in &example.levels {
            let indicator = indicator(code)?;
            let scale = scales.get(indicator as usize).copied().unwrap_or_default();
            let level = Level::from_code(word)
                .filter(|l| *l == Level::None || l.scale() == Some(scale))
                .ok_or_else(|| format!("{code} was not published as \"{word}\""))?;
            let _ = write!(levels, "(Indicator::{indicator:?}, Level::{level:?}),");
        }
        let _ = write!(
            examples,
            "Example {{ group: Group::{group:?}, priority: {}, levels: &[{levels}], flagged: {} }},",
            entry.priority, example.flagged
        );
    }
    Ok(examples)
}

fn indicator(code: &str) -> Result<Indicator, String> {
    Indicator::from_code(code).ok_or_else(|| format!("\"{code}\" is not an indicator code"))
}
