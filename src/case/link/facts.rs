//! Which facts a link of version 1 carries, in which order and by which numbers.
//!
//! The tables here are the format: a place in one of them is written in links that people keep. So nothing in them may
//! ever change its place, and none may grow without a new version; that enums may be put into another order does not
//! matter. `tests/link.rs` holds links that have to be readable for ever.

use super::{LinkError, digits::Digits};
use crate::{
    case::{
        Assistance, Case, Dashboard, GroupResults, LocalResult, OfficialStatus, Provider, School,
        Status, is_cds,
    },
    rules::{
        facts::Authorizer,
        rule_set::{RuleSet, is_determination_year},
        terms::{Few, Group, Indicator, Level, LocalPriority, Year},
    },
};

/// The years of a link.
const FIRST: u16 = 2017;
const LAST: u16 = 2032;

const GROUPS: [Group; 14] = [
    Group::AA,
    Group::AI,
    Group::AS,
    Group::FI,
    Group::HI,
    Group::PI,
    Group::WH,
    Group::MR,
    Group::EL,
    Group::LTEL,
    Group::SED,
    Group::SWD,
    Group::FOS,
    Group::HOM,
];

const INDICATORS: [Indicator; 7] = [
    Indicator::ELA,
    Indicator::MATH,
    Indicator::ELPI,
    Indicator::CHRO,
    Indicator::SUSP,
    Indicator::GRAD,
    Indicator::CCI,
];

/// Which levels an indicator has in a year: colors, statuses, or, told by someone who mistook them, both.
const SCALES: [&[Level]; 3] = [
    &[Level::None, Level::Red, Level::Orange, Level::Yellow, Level::Green, Level::Blue],
    &[Level::None, Level::VeryLow, Level::Low, Level::Medium, Level::High, Level::VeryHigh],
    &[
        Level::None,
        Level::Red,
        Level::Orange,
        Level::Yellow,
        Level::Green,
        Level::Blue,
        Level::VeryLow,
        Level::Low,
        Level::Medium,
        Level::High,
        Level::VeryHigh,
    ],
];

const STATE_PRIORITIES: [u8; 4] = [4, 5, 6, 8];

const LOCAL_PRIORITIES: [LocalPriority; 5] = [
    LocalPriority::Basics,
    LocalPriority::Standards,
    LocalPriority::Families,
    LocalPriority::Climate,
    LocalPriority::Access,
];

const LOCAL_RESULTS: [LocalResult; 3] =
    [LocalResult::Met, LocalResult::NotMet, LocalResult::NotMetTwoYears];

const AUTHORIZERS: [Authorizer; 3] = [Authorizer::District, Authorizer::County, Authorizer::State];

const STATUSES: [Status; 2] = [Status::General, Status::Differentiated];

const PROVIDERS: [Provider; 5] = [
    Provider::CountyOffice,
    Provider::GeographicLead,
    Provider::District,
    Provider::CharterSchool,
    Provider::Other,
];

/// The facts and names of a case. What most cases do not tell comes last, where it takes no room.
pub fn case(digits: &mut Digits, told: &Case) -> Case {
    Case {
        name: digits.text(&told.name),
        school: school(digits, &told.school),
        dashboards: by_year(digits, &told.dashboards, dashboard),
        as_of: as_of(digits, told.as_of),
        assistance: assistance(digits, told.assistance),
        official: by_year(digits, &told.official, |digits, told| OfficialStatus {
            status: digits.one_of(&STATUSES, told.status),
            ec47607: digits.flag(told.ec47607),
        }),
        ..Case::default()
    }
}

fn school(digits: &mut Digits, told: &School) -> School {
    School {
        name: digits.text(&told.name),
        cds: cds(digits, &told.cds),
        county: digits.text(&told.county),
        authorizer: digits.one_of(&AUTHORIZERS, told.authorizer),
        serves_k8: digits.yes(told.serves_k8),
        serves_high: digits.yes(told.serves_high),
        dass: digits.flag(told.dass),
    }
}

/// A CDS code: fourteen digits, else what was typed so far.
fn cds(digits: &mut Digits, told: &str) -> String {
    const HALF: u32 = 10_000_000;
    if !digits.yes(is_cds(told)) {
        return digits.text(told);
    }
    let (first, last) = told.split_at_checked(7).unwrap_or_default();
    let mut half = |told: &str| digits.digit(HALF, told.parse().unwrap_or_default());
    let (first, last) = (half(first), half(last));
    format!("{first:07}{last:07}")
}

/// Something for each of some years: whether there is, and what.
fn by_year<T: Default>(
    digits: &mut Digits,
    told: &Few<Year, T>,
    one: fn(&mut Digits, &T) -> T,
) -> Few<Year, T> {
    let mut read = Few::default();
    for year in (FIRST..=LAST).map(Year) {
        let told = told.get(&year);
        if digits.yes(told.is_some()) {
            if !is_determination_year(year) {
                digits.refuse(LinkError::Newer);
            }
            read.insert(year, one(digits, told.unwrap_or(&T::default())));
        }
    }
    read
}

/// The as-of year that was chosen; a choice that comes to nothing, since there are no rules of that year, is left out.
fn as_of(digits: &mut Digits, told: Option<Year>) -> Option<Year> {
    let has_rules = |year: &Year| RuleSet::of(*year).is_some();
    let told = told.filter(has_rules).map_or(0, |year| year.0 - (FIRST - 1));
    let years = digits.digit(17, told.into());
    let year = Year(FIRST - 1 + u16::try_from(years).unwrap_or(0));
    if years > 0 && !has_rules(&year) {
        digits.refuse(LinkError::Newer);
    }
    (years > 0).then_some(year)
}

fn assistance(digits: &mut Digits, told: Assistance) -> Assistance {
    Assistance {
        given: digits.flag(told.given),
        provider: digits.one_of(&PROVIDERS, told.provider),
        declining: digits.flag(told.declining),
        geographic_lead_agrees: digits.flag(told.geographic_lead_agrees),
        county_requests: digits.flag(told.county_requests),
        state_superintendent_determines: digits.flag(told.state_superintendent_determines),
    }
}

fn dashboard(digits: &mut Digits, told: &Dashboard) -> Dashboard {
    Dashboard {
        published: digits.flag(told.published),
        groups_complete: digits.flag(told.groups_complete),
        levels_complete: digits.flag(told.levels_complete),
        groups: digits.yes(told.groups.is_some()).then(|| groups(digits, told.groups.as_ref())),
        local: digits.yes(told.local.is_some()).then(|| local(digits, told.local.as_ref())),
        local_complete: digits.flag(told.local_complete),
    }
}

fn local(
    digits: &mut Digits,
    told: Option<&Few<LocalPriority, LocalResult>>,
) -> Few<LocalPriority, LocalResult> {
    let mut read = Few::default();
    for priority in LOCAL_PRIORITIES {
        let told = told.and_then(|told| told.get(&priority)).copied();
        if let Some(result) = digits.one_of(&LOCAL_RESULTS, told) {
            read.insert(priority, result);
        }
    }
    read
}

/// The groups of a year: which, and what is told of each beside levels; then the levels by indicator.
fn groups(
    digits: &mut Digits,
    told: Option<&Few<Group, GroupResults>>,
) -> Few<Group, GroupResults> {
    let told_of = |group| told.and_then(|told| told.get(&group));
    let mut read = Few::default();
    for group in GROUPS {
        let told = told_of(group);
        if digits.yes(told.is_some()) {
            read.insert(group, beside_levels(digits, told));
        }
    }
    for indicator in INDICATORS {
        let told = |group| told_of(group)?.levels.get(&indicator).copied();
        let mut listed: Vec<_> = read.iter().map(|(group, _)| (group, told(group))).collect();
        levels(digits, &mut listed);
        for (group, level) in listed {
            if let (Some(results), Some(level)) = (read.get_mut(&group), level) {
                results.levels.insert(indicator, level);
            }
        }
    }
    read
}

/// What is told of a group beside its levels: of most, that it is counted and nothing else.
fn beside_levels(digits: &mut Digits, told: Option<&GroupResults>) -> GroupResults {
    let GroupResults { counted, priorities, fewer_than_two, .. } =
        told.cloned().unwrap_or_default();
    let is_usual = (counted, priorities, fewer_than_two) == (Some(true), None, None);
    if !digits.yes(!is_usual) {
        return GroupResults { counted: Some(true), ..GroupResults::default() };
    }
    GroupResults {
        counted: digits.flag(counted),
        priorities: digits.yes(priorities.is_some()).then(|| {
            let told = priorities.unwrap_or_default();
            STATE_PRIORITIES.into_iter().filter(|n| digits.yes(told.has(*n))).collect()
        }),
        fewer_than_two: digits.flag(fewer_than_two),
        levels: Few::default(),
    }
}

/// The levels of an indicator for the groups of a year: of which scale, if there are any; whether some group has none;
/// and which each has.
fn levels(digits: &mut Digits, listed: &mut [(Group, Option<Level>)]) {
    let told = || listed.iter().filter_map(|(_, level)| *level);
    let fits = |scale: &&[Level]| told().next().is_some() && told().all(|l| scale.contains(&l));
    let scale = SCALES.into_iter().find(fits);
    let gaps = told().count() < listed.len();
    let Some(scale) = digits.one_of(&SCALES, scale) else { return };
    let gaps = digits.yes(gaps);
    for (_, level) in listed {
        let is_told = !gaps || digits.yes(level.is_some());
        *level = if is_told { digits.one_of_all(scale, *level) } else { None };
    }
}
