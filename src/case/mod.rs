//! What a charter knows about itself, as its people entered it: the case.
//!
//! A case keeps the words and flags of whoever filled it in ("every other level is better", a level that cannot
//! apply, a year outside the window), because nothing of the user's may be lost. [`edit`] changes it, [`facts`] reads it into what the
//! rules may use, with a warning for everything that they may not; [`mod@file`] and [`link`] are the two places that know how a case
//! is written down, whole and in short. Absent always means unknown.

pub mod edit;
pub mod facts;
pub mod file;
pub mod history;
mod json;
pub mod link;
pub mod origin;

use crate::rules::{
    facts::Authorizer,
    outcome::Outcome,
    rule_set::RuleSet,
    terms::{Few, Grades, Group, Indicator, Level, LocalPriority, Priorities, Year},
};

/// The longest name that a case or a school may have, in characters.
pub const MAX_NAME: usize = 120;

/// What a charter knows about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// What the user calls the case; up to [`MAX_NAME`] characters.
    pub name: String,
    /// The school.
    pub school: School,
    /// The Dashboards, by year.
    pub dashboards: Few<Year, Dashboard>,
    /// What CDE published for this charter, by year.
    pub official: Few<Year, OfficialStatus>,
    /// Assistance so far.
    pub assistance: Assistance,
    /// The as-of year that the user chose; `None` is the newest, whichever that is when the case is opened.
    pub as_of: Option<Year>,
    /// How the case was judged when its result was last shown.
    pub judged: Option<Judged>,
    /// The document that the case was read from: fields that this program does not know are written back from it.
    kept: json::Document,
}

impl Case {
    /// The rules as of the year that was chosen, else the newest: of a year that is not judged here too.
    pub fn rules(&self) -> RuleSet {
        self.as_of.and_then(RuleSet::of).unwrap_or_else(RuleSet::newest)
    }
}

/// The school of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct School {
    /// Its name; up to [`MAX_NAME`] characters.
    pub name: String,
    /// The county-district-school code: 14 digits, or what was typed so far.
    pub cds: String,
    /// The county where it is located: not always that of the code, which is the authorizer's.
    pub county: String,
    /// Who authorized it.
    pub authorizer: Option<Authorizer>,
    /// Serves kindergarten to grade 8 in some year of the window.
    pub serves_k8: bool,
    /// Serves grades 9 to 12 in some year of the window.
    pub serves_high: bool,
    /// In the Dashboard Alternative School Status program: changes words only.
    pub dass: Option<bool>,
}

/// Whether a text is a whole county-district-school code.
pub fn is_cds(text: &str) -> bool {
    text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What is known of one year's Dashboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dashboard {
    /// Whether there is one. Unknown with anything else given: there is.
    pub published: Option<bool>,
    /// A group that is not listed is not counted.
    pub groups_complete: Option<bool>,
    /// A level that is not listed is outside every criterion.
    pub levels_complete: Option<bool>,
    /// The groups listed; `None` when the year lists nothing at all.
    pub groups: Option<Few<Group, GroupResults>>,
    /// The local indicators listed; `None` when the year lists nothing at all.
    pub local: Option<Few<LocalPriority, LocalResult>>,
    /// A local indicator that is not listed is not "Not Met for Two or More Years".
    pub local_complete: Option<bool>,
}

/// What is known of a student group in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupResults {
    /// Whether the group is numerically significant.
    pub counted: Option<bool>,
    /// The levels shown.
    pub levels: Few<Indicator, Level>,
    /// The state priorities that CDE's file says the group met the criteria for.
    pub priorities: Option<Priorities>,
    /// CDE's file shows no code: at most one state priority.
    pub fewer_than_two: Option<bool>,
}

/// A charter's result on a local indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalResult {
    /// Met.
    Met,
    /// Not Met: does not count for the rules.
    NotMet,
    /// Not Met for Two or More Years.
    NotMetTwoYears,
}

/// What CDE published for this charter in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfficialStatus {
    /// Its assistance status.
    pub status: Option<Status>,
    /// Whether CDE marks it under EC 47607.
    pub ec47607: Option<bool>,
}

/// CDE's assistance status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// General assistance.
    General,
    /// Differentiated assistance.
    Differentiated,
}

/// Assistance so far. Only [`given`](Self::given) changes an answer; who gave it and whether the school declines change words, and the last
/// three are kept for whoever wrote them and used nowhere yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assistance {
    /// Technical assistance under EC 47607.3 was given.
    pub given: Option<bool>,
    /// Who gave it.
    pub provider: Option<Provider>,
    /// The school's performance declines while it is assisted.
    pub declining: Option<bool>,
    /// The Geographic Lead Agency agrees to a request.
    pub geographic_lead_agrees: Option<bool>,
    /// The county superintendent requests.
    pub county_requests: Option<bool>,
    /// The State Superintendent determines.
    pub state_superintendent_determines: Option<bool>,
}

/// How a case was judged: under which rules, with which outcomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The name of the rule set.
    pub rules: String,
    /// The as-of year.
    pub as_of: Year,
    /// Differentiated assistance under the default readings, if it was noted.
    pub assistance: Option<Outcome>,
    /// The Pathway 2 test under the default readings, if it was noted.
    pub pathway_2: Option<Outcome>,
}

/// Who gave technical assistance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// The county office of education.
    CountyOffice,
    /// The Geographic Lead Agency.
    GeographicLead,
    /// A school district.
    District,
    /// Another charter school.
    CharterSchool,
    /// Someone else.
    Other,
}

impl School {
    /// The grades that decide which indicators can apply.
    pub fn grades(&self) -> Grades {
        match (self.serves_k8, self.serves_high) {
            (true, false) => Grades::K8,
            (false, true) => Grades::High,
            _ => Grades::Both,
        }
    }
}

impl Dashboard {
    /// Whether anything beside `published` is given.
    pub fn tells_results(&self) -> bool {
        self.groups_complete.is_some()
            || self.levels_complete.is_some()
            || self.groups.is_some()
            || self.local.is_some()
            || self.local_complete.is_some()
    }
}

/// A word of the case file and its value, both ways.
pub(crate) trait Coded: Copy + PartialEq + 'static {
    /// Every value with its word.
    const WORDS: &'static [(&'static str, Self)];

    /// The value's word.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(w, _)| *w == word).map(|(_, value)| *value)
    }
}

impl Coded for Outcome {
    const WORDS: &'static [(&'static str, Self)] =
        &[("met", Self::Met), ("not_met", Self::NotMet), ("unknown", Self::Unknown)];
}

impl Coded for Authorizer {
    const WORDS: &'static [(&'static str, Self)] =
        &[("district", Self::District), ("county", Self::County), ("state", Self::State)];
}

impl Coded for LocalResult {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("met", Self::Met),
        ("not_met", Self::NotMet),
        ("not_met_two_years", Self::NotMetTwoYears),
    ];
}

impl Coded for Status {
    const WORDS: &'static [(&'static str, Self)] =
        &[("general", Self::General), ("differentiated", Self::Differentiated)];
}

impl Coded for Provider {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("county_office", Self::CountyOffice),
        ("geographic_lead", Self::GeographicLead),
        ("district", Self::District),
        ("charter_school", Self::CharterSchool),
        ("other", Self::Other),
    ];
}
