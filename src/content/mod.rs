//! The words of the product, apart from its code: what the four pathways are, the questions people ask, the
//! glossary, the links, the calendar, and what each rule, reading and caveat means in plain words.
//!
//! The text lives in the `.toml` files beside this module; `compile/schema.rs` says which fields they have and
//! `compile/markup.rs` which marks a text may carry. `compile.rs` checks them when the project is built (every id
//! resolves, every date is a date, every claim names a source) and turns them into the statics at the end of this
//! file, so a page can never meet a missing answer or a dead cross-reference. A page draws these types; it adds no
//! sentence about the law of its own.

/// A calendar date, for "published" and "last checked".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, such as 2026.
    pub year: u16,
    /// 1 to 12; 0 when only the year is known.
    pub month: u8,
    /// 1 to 31; 0 when only the month is known.
    pub day: u8,
}

/// Where a claim comes from.
#[derive(Debug)]
pub struct Source {
    /// The name that content files and rules refer to.
    pub id: &'static str,
    /// What it is called, in our words.
    pub title: &'static str,
    /// Who publishes it.
    pub publisher: &'static str,
    /// Its address on the web, when it has one.
    pub url: Option<&'static str>,
    /// When it was published or took effect, when it says so.
    pub dated: Option<Date>,
    /// When we last looked at it.
    pub checked: Date,
    /// How far it can be relied on, or what it does not say; empty when nothing needs saying.
    pub note: &'static str,
}

/// A run of words within a paragraph.
#[derive(Debug)]
pub enum Span {
    /// Words.
    Plain(&'static str),
    /// Words that matter most.
    Strong(&'static str),
    /// Words that the glossary explains.
    Term {
        /// The glossary entry's id.
        id: &'static str,
        /// The words shown.
        words: &'static str,
    },
    /// Words that lead to an address outside: that of a [`Link`], named in the text by its id.
    Link {
        /// The address.
        url: &'static str,
        /// The words shown.
        words: &'static str,
    },
    /// Words that lead to a page of the product, by the path after `#/` (`faq/funding`).
    Page {
        /// The path, without `#/`.
        path: &'static str,
        /// The words shown.
        words: &'static str,
    },
}

/// A paragraph's words.
pub type Words = &'static [Span];

/// A paragraph or a list.
#[derive(Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Words),
    /// A list without order.
    List(&'static [Words]),
}

/// Several paragraphs.
pub type Text = &'static [Block];

/// A question and its answer.
#[derive(Debug)]
pub struct Question {
    /// Its address: `#/faq/ID`.
    pub id: &'static str,
    /// The heading of the part that begins with it; empty where it goes on with the part before.
    pub part: &'static str,
    /// The question, as a leader would ask it.
    pub question: &'static str,
    /// The answer.
    pub answer: Text,
    /// Where official texts disagree, and how; empty when they do not.
    pub disputed: Text,
    /// What the answer rests on.
    pub sources: &'static [&'static Source],
}

/// A level of the statewide system of support.
#[derive(Debug)]
pub struct Tier {
    /// 1 to 3.
    pub level: u8,
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub text: Text,
    /// What it rests on.
    pub sources: &'static [&'static Source],
}

/// Someone who acts in a pathway: the lanes of the picture, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// The charter school.
    Charter,
    /// The county superintendent and county office of education.
    CountyOffice,
    /// The Geographic Lead Agency.
    GeographicLead,
    /// The State Superintendent of Public Instruction.
    StateSuperintendent,
    /// The State Board of Education.
    StateBoard,
    /// The California Collaborative for Educational Excellence.
    Ccee,
}

impl Actor {
    /// All of them, in the order of the lanes.
    pub const ALL: [Self; 6] = [
        Self::Charter,
        Self::CountyOffice,
        Self::GeographicLead,
        Self::StateSuperintendent,
        Self::StateBoard,
        Self::Ccee,
    ];

    /// What its lane is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Charter => "Your charter",
            Self::CountyOffice => "County office",
            Self::GeographicLead => "Geographic Lead",
            Self::StateSuperintendent => "State Superintendent",
            Self::StateBoard => "State Board",
            Self::Ccee => "CCEE",
        }
    }
}

/// What an actor does in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Is helped, or takes part.
    TakesPart,
    /// Gives assistance.
    Assists,
    /// Asks for CCEE's help: without this nothing starts.
    Asks,
    /// Must be consulted.
    IsConsulted,
    /// Must agree or approve.
    Agrees,
    /// Decides whether to accept.
    MayDecline,
}

/// One step of a pathway: who does what. Steps follow each other in time.
#[derive(Debug)]
pub struct Step {
    /// Whose lane it is in.
    pub actor: Actor,
    /// What part it plays.
    pub role: Role,
    /// A few words for a box in the picture (at most 60 characters).
    pub short: &'static str,
    /// The same in a sentence.
    pub sentence: Words,
}

/// One of the two tests that the Dashboard can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TestId {
    /// Differentiated (technical) assistance, EC 47607.3(a).
    DifferentiatedAssistance,
    /// The Pathway 2 test, EC 47607.3(c).
    Pathway2,
}

/// What a test asks, in words.
#[derive(Debug)]
pub struct Test {
    /// Which.
    pub id: TestId,
    /// Its name on the page.
    pub name: &'static str,
    /// In one sentence.
    pub short: Words,
    /// In full, with how years and groups are counted.
    pub text: Text,
    /// The section of the Education Code, as in "EC 47607.3(a)".
    pub law: &'static str,
    /// What it rests on.
    pub sources: &'static [&'static Source],
}

/// One of the four ways to CCEE's Direct Technical Assistance.
#[derive(Debug)]
pub struct Pathway {
    /// 1 to 4.
    pub number: u8,
    /// A short name that says who starts it.
    pub name: &'static str,
    /// The section of the Education Code, as in "EC 52074(g)(1)(A)".
    pub law: &'static str,
    /// Who asks, in a few words.
    pub who_asks: &'static str,
    /// Who else has a say, in a few words; empty when nobody.
    pub who_else: &'static str,
    /// The Dashboard test that belongs to it, if any.
    pub test: Option<TestId>,
}

/// What the leaflet tells of a pathway beside that. It stands apart so that the program need not carry it.
#[derive(Debug)]
pub struct PathwayStory {
    /// In one sentence.
    pub summary: Words,
    /// In full.
    pub text: Text,
    /// Its steps in order of time.
    pub steps: &'static [Step],
    /// What it rests on.
    pub sources: &'static [&'static Source],
}

/// A word explained.
#[derive(Debug)]
pub struct Term {
    /// Its address: `#/glossary/ID`.
    pub id: &'static str,
    /// The abbreviation or word, such as "DTA".
    pub word: &'static str,
    /// What it stands for; empty when the word is no abbreviation.
    pub stands_for: &'static str,
    /// What it means.
    pub meaning: Text,
    /// What it rests on.
    pub sources: &'static [&'static Source],
}

/// An address outside the product.
#[derive(Debug)]
pub struct Link {
    /// The name that texts refer to.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Whose it is.
    pub publisher: &'static str,
    /// The address.
    pub url: &'static str,
    /// What a leader finds there, in a sentence.
    pub what: &'static str,
    /// When we last knew it to lead there.
    pub checked: Date,
}

/// Something that happens every year around the same time.
#[derive(Debug)]
pub struct YearEvent {
    /// Its name in the page's address.
    pub id: &'static str,
    /// When, in words, such as "about 30 September".
    pub when: &'static str,
    /// What happens.
    pub title: &'static str,
    /// What it means for a charter.
    pub text: Text,
    /// What it rests on.
    pub sources: &'static [&'static Source],
}

/// A question that law, CDE and CCEE leave open, in words. The rules know it by the same id.
#[derive(Debug)]
pub struct ReadingWords {
    /// The reading's id in the rules, such as `p2-small`.
    pub id: &'static str,
    /// The question, neutrally.
    pub question: &'static str,
    /// Who can answer it, in a few words.
    pub ask: &'static str,
    /// How the product reads it by default.
    pub default: Words,
    /// How else it can be read.
    pub other: Words,
    /// Why it is open.
    pub why_open: Words,
    /// What it rests on.
    pub sources: &'static [&'static Source],
}

/// A warning that stands beside a result, in words. The rules know it by the same id.
#[derive(Debug)]
pub struct CaveatWords {
    /// The caveat's id in the rules, such as `new-charter`.
    pub id: &'static str,
    /// In a few words.
    pub title: &'static str,
    /// In a sentence or two, for the brief, whose reader has no other page.
    pub short: &'static str,
    /// In full.
    pub text: Text,
    /// What it rests on.
    pub sources: &'static [&'static Source],
}

/// What a code of the field is called.
#[derive(Debug)]
pub struct Name {
    /// CDE's code, the case file's word or that of a criteria file: `SWD`, `MATH`, `red`, `4`, `A`.
    pub code: &'static str,
    /// In full.
    pub name: &'static str,
    /// Short enough for a column head.
    pub short: &'static str,
}

/// What a code is called, in full and in short. One that content does not name shows itself; the content's own tests make sure
/// that there is none.
pub fn named(names: &'static [Name], code: &'static str) -> (&'static str, &'static str) {
    names.iter().find(|n| n.code == code).map_or((code, code), |n| (n.name, n.short))
}

/// What every result says about itself.
#[derive(Debug)]
pub struct Disclaimer {
    /// In one sentence.
    pub short: Words,
    /// In full.
    pub text: Text,
}

include!(concat!(env!("OUT_DIR"), "/content.rs"));
// Generated: SOURCES, LINKS, TERMS, TIERS, PATHWAYS, PATHWAY_STORIES (in the same order), TESTS, YEAR, READINGS, CAVEATS (`&[T]` each), QUESTIONS, ABOUT_YEARS, IGNORED, SAME, FIRST (the search's),
// GROUPS, INDICATORS, LEVELS, PRIORITIES, CONFIDENCES (`&[Name]` each), INDICATOR_MEANINGS (`&[&str]`, in the order of INDICATORS), `say` (a constant for each sentence of
// the result and of the rules), DISCLAIMER, RULES_CHECKED: Date.
