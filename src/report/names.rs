//! What the codes of the field are called: from a group, an indicator, a level or a priority to its words in `content`.

use crate::{
    case::{LocalResult, Provider, Status, file::Warning},
    content::{CONFIDENCES, GROUPS, INDICATOR_MEANINGS, INDICATORS, LEVELS, PRIORITIES, named},
    rules::{
        criteria::Confidence,
        explain::Test,
        facts::Authorizer,
        pathways::PathwayState,
        terms::{Group, Indicator, Level, Year},
    },
};

/// A group's name in full.
pub fn group(group: Group) -> &'static str {
    named(GROUPS, group.code()).0
}

/// A group's name, short enough for a column.
pub fn group_short(group: Group) -> &'static str {
    named(GROUPS, group.code()).1
}

/// An indicator's name in full.
pub fn indicator(indicator: Indicator) -> &'static str {
    named(INDICATORS, indicator.code()).0
}

/// An indicator's name, short enough for a column head.
pub fn indicator_short(indicator: Indicator) -> &'static str {
    named(INDICATORS, indicator.code()).1
}

/// What an indicator measures, in a sentence.
pub fn indicator_means(indicator: Indicator) -> &'static str {
    let all = INDICATORS.iter().zip(INDICATOR_MEANINGS);
    let found = all.into_iter().find(|(name, _)| name.code == indicator.code());
    found.map_or("", |(_, means)| *means)
}

/// A level's word.
pub fn level(level: Level) -> &'static str {
    named(LEVELS, level.code()).0
}

/// A level's word, short enough for a cell.
pub fn level_short(level: Level) -> &'static str {
    named(LEVELS, level.code()).1
}

/// What of a case is not used as it stands, with its place in words: "2023, Hispanic, priorities: …".
pub fn warning(warning: &Warning) -> String {
    let word = |part: &str| {
        let code = [GROUPS, INDICATORS].into_iter().flatten().find(|name| name.code == part);
        code.map_or_else(|| part.replace('_', " "), |name| name.name.to_owned())
    };
    let structure = ["dashboards", "groups", "levels"];
    let parts = warning.path.split('.').filter(|part| !structure.contains(part)).map(word);
    format!("{}: {}", parts.collect::<Vec<_>>().join(", "), warning.message)
}

/// A priority's name, such as "Pupil achievement" for 4; empty for a number that is none.
pub fn priority(number: u8) -> &'static str {
    let digit = number.to_string();
    PRIORITIES.iter().find(|n| n.code == digit).map_or("", |n| n.name)
}

/// Who authorizes a charter.
pub const fn authorizer(authorizer: Authorizer) -> &'static str {
    match authorizer {
        Authorizer::District => "A school district",
        Authorizer::County => "A county board of education",
        Authorizer::State => "The State Board of Education",
    }
}

/// Who gave technical assistance.
pub const fn provider(provider: Provider) -> &'static str {
    match provider {
        Provider::CountyOffice => "The county office of education",
        Provider::GeographicLead => "The Geographic Lead",
        Provider::District => "A school district",
        Provider::CharterSchool => "A charter school",
        Provider::Other => "Someone else",
    }
}

/// CDE's status of a charter.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::General => "General assistance",
        Status::Differentiated => "Differentiated assistance",
    }
}

/// A result of a local indicator.
pub const fn local_result(result: LocalResult) -> &'static str {
    match result {
        LocalResult::Met => "Met",
        LocalResult::NotMet => "Not Met",
        LocalResult::NotMetTwoYears => "Not Met for Two or More Years",
    }
}

/// How well a criterion is known, in a few words.
pub fn confidence(confidence: Confidence) -> &'static str {
    let code = match confidence {
        Confidence::A => "A",
        Confidence::B => "B",
        Confidence::C => "C",
    };
    named(CONFIDENCES, code).0
}

/// A Dashboard test's name.
pub const fn test(test: Test) -> &'static str {
    match test {
        Test::Assistance => "Differentiated assistance",
        Test::Pathway2 => "The Pathway 2 test",
    }
}

/// So many facts, at the beginning of a sentence.
pub fn facts(count: usize) -> String {
    if count == 1 { "One fact".to_owned() } else { format!("{count} facts") }
}

/// What the facts say of a pathway: a mark, and in a few words.
pub const fn pathway_state(state: PathwayState) -> (&'static str, &'static str) {
    match state {
        PathwayState::CanBeRequested => ("✓", "Can be requested"),
        PathwayState::AssistanceFirst => ("→", "Assistance first"),
        PathwayState::TestNotMet => ("✕", "Test not met"),
        PathwayState::CannotTell => ("?", "Cannot tell yet"),
        PathwayState::DependsOnReading => ("≠", "Depends on how the rule is read"),
        PathwayState::NoDashboardTest => ("–", "No Dashboard test"),
    }
}

/// Words in a sentence, the last one after `last`: "Red", "Red or Orange", "Red, Orange or Yellow".
pub fn listed(words: &[&str], last: &str) -> String {
    let mut sentence = String::new();
    for (place, word) in words.iter().enumerate() {
        match place {
            0 => {}
            _ if place + 1 == words.len() => sentence.extend([" ", last, " "]),
            _ => sentence.push_str(", "),
        }
        sentence.push_str(word);
    }
    sentence
}

/// Years in a sentence: "2024 and 2025".
pub fn years(years: &[Year]) -> String {
    let years: Vec<String> = years.iter().map(Year::to_string).collect();
    listed(&years.iter().map(String::as_str).collect::<Vec<_>>(), "and")
}

/// Groups in a sentence: "English Learners, Hispanic"; "none" for no group.
pub fn groups(list: impl IntoIterator<Item = Group>) -> String {
    let names: Vec<&str> = list.into_iter().map(group).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// Priorities in a sentence: "4 Pupil achievement, 6 School climate"; "none" for none.
pub fn priorities(numbers: &[u8]) -> String {
    let names: Vec<String> = numbers.iter().map(|n| format!("{n} {}", priority(*n))).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
