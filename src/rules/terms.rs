//! The words of the field as types: student group, indicator, level, priority, Dashboard year.
//!
//! Every other room speaks in these. Each type lists all its values once, in the order in which people and
//! files know them, and carries CDE's code. What a value is called on the page is in `content`.

/// A student group for which the Dashboard reports results, in CDE's code.
///
/// Order: race and ethnicity first, then the program groups, as the rules list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Black/African American.
    AA,
    /// American Indian or Alaska Native.
    AI,
    /// Asian.
    AS,
    /// Filipino.
    FI,
    /// Hispanic.
    HI,
    /// Native Hawaiian or Pacific Islander.
    PI,
    /// White.
    WH,
    /// Two or More Races (`TOM` in CDE's assistance files).
    MR,
    /// English Learners.
    EL,
    /// Long-Term English Learners; on the Dashboard from 2024.
    LTEL,
    /// Socioeconomically Disadvantaged.
    SED,
    /// Students with Disabilities.
    SWD,
    /// Foster Youth.
    FOS,
    /// Homeless Youth.
    HOM,
}

impl Group {
    /// All groups, in order.
    pub const ALL: [Self; 14] = [
        Self::AA,
        Self::AI,
        Self::AS,
        Self::FI,
        Self::HI,
        Self::PI,
        Self::WH,
        Self::MR,
        Self::EL,
        Self::LTEL,
        Self::SED,
        Self::SWD,
        Self::FOS,
        Self::HOM,
    ];

    /// CDE's code, as in the Dashboard files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AA => "AA",
            Self::AI => "AI",
            Self::AS => "AS",
            Self::FI => "FI",
            Self::HI => "HI",
            Self::PI => "PI",
            Self::WH => "WH",
            Self::MR => "MR",
            Self::EL => "EL",
            Self::LTEL => "LTEL",
            Self::SED => "SED",
            Self::SWD => "SWD",
            Self::FOS => "FOS",
            Self::HOM => "HOM",
        }
    }

    /// The group of a code, exactly as [`code`](Self::code) writes it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.code() == code)
    }

    /// Whether the Dashboard of that year reports the group: LTEL only from 2024 on.
    pub fn exists_in(self, year: Year) -> bool {
        self != Self::LTEL || year >= Year(2024)
    }
}

/// A state indicator of the Dashboard, in CDE's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Indicator {
    /// English language arts.
    ELA,
    /// Mathematics.
    MATH,
    /// English learner progress: English Learners and Long-Term English Learners only.
    ELPI,
    /// Chronic absenteeism: kindergarten to grade 8 only.
    CHRO,
    /// Suspension rate.
    SUSP,
    /// Graduation rate: high school only.
    GRAD,
    /// College/career: high school only.
    CCI,
}

impl Indicator {
    /// All indicators, in order.
    pub const ALL: [Self; 7] =
        [Self::ELA, Self::MATH, Self::ELPI, Self::CHRO, Self::SUSP, Self::GRAD, Self::CCI];

    /// CDE's code, as in the Dashboard files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ELA => "ELA",
            Self::MATH => "MATH",
            Self::ELPI => "ELPI",
            Self::CHRO => "CHRO",
            Self::SUSP => "SUSP",
            Self::GRAD => "GRAD",
            Self::CCI => "CCI",
        }
    }

    /// The indicator of a code, exactly as [`code`](Self::code) writes it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|i| i.code() == code)
    }

    /// Whether the indicator can say anything of this group in a school that serves these grades.
    pub fn applies_to(self, group: Group, grades: Grades) -> bool {
        match self {
            Self::ELPI => matches!(group, Group::EL | Group::LTEL),
            Self::CHRO => grades.serves_k8(),
            Self::GRAD | Self::CCI => grades.serves_high(),
            Self::ELA | Self::MATH | Self::SUSP => true,
        }
    }

    /// Whether a high status is the bad one: absences and suspensions.
    pub const fn high_is_worst(self) -> bool {
        matches!(self, Self::CHRO | Self::SUSP)
    }
}

/// The grade spans that a school served in any year that is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grades {
    /// Kindergarten to grade 8 only.
    K8,
    /// Grades 9 to 12 only.
    High,
    /// Both, or not told: nothing is ruled out.
    #[default]
    Both,
}

impl Grades {
    /// Whether chronic absenteeism can apply.
    pub const fn serves_k8(self) -> bool {
        !matches!(self, Self::High)
    }

    /// Whether graduation and college/career can apply.
    pub const fn serves_high(self) -> bool {
        !matches!(self, Self::K8)
    }
}

/// What the Dashboard shows for a group and an indicator: a colour, a status where only statuses were
/// published, or no performance level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Colour, the lowest.
    Red,
    /// Colour, the second lowest.
    Orange,
    /// Colour, the middle.
    Yellow,
    /// Colour, the second highest.
    Green,
    /// Colour, the highest.
    Blue,
    /// Status.
    VeryLow,
    /// Status.
    Low,
    /// Status.
    Medium,
    /// Status.
    High,
    /// Status.
    VeryHigh,
    /// No performance level: too few students, or not reported.
    None,
}

impl Level {
    /// All levels: colours, statuses, none.
    pub const ALL: [Self; 11] = [
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::VeryLow,
        Self::Low,
        Self::Medium,
        Self::High,
        Self::VeryHigh,
        Self::None,
    ];

    /// The word of the case file.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Orange => "orange",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::VeryLow => "very_low",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::VeryHigh => "very_high",
            Self::None => "none",
        }
    }

    /// The level of a word of the case file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }

    /// Which vocabulary the level belongs to; `none` belongs to both.
    pub const fn scale(self) -> Option<Scale> {
        match self {
            Self::Red | Self::Orange | Self::Yellow | Self::Green | Self::Blue => {
                Some(Scale::Colour)
            }
            Self::VeryLow | Self::Low | Self::Medium | Self::High | Self::VeryHigh => {
                Some(Scale::Status)
            }
            Self::None => None,
        }
    }
}

/// The vocabulary in which an indicator was published in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scale {
    /// Red to blue.
    Colour,
    /// Very low to very high.
    Status,
}

impl Scale {
    /// The levels of this vocabulary for an indicator, worst first, without `none`.
    pub const fn worst_first(self, indicator: Indicator) -> [Level; 5] {
        use Level::{Blue, Green, High, Low, Medium, Orange, Red, VeryHigh, VeryLow, Yellow};
        match self {
            Self::Colour => [Red, Orange, Yellow, Green, Blue],
            Self::Status if indicator.high_is_worst() => [VeryHigh, High, Medium, Low, VeryLow],
            Self::Status => [VeryLow, Low, Medium, High, VeryHigh],
        }
    }
}

/// A state priority that the Dashboard's state indicators can flag for a student group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatePriority {
    /// 4: pupil achievement.
    Achievement,
    /// 5: pupil engagement.
    Engagement,
    /// 6: school climate.
    Climate,
    /// 8: outcomes in a broad course of study.
    Outcomes,
}

impl StatePriority {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Achievement, Self::Engagement, Self::Climate, Self::Outcomes];

    /// The priority's number in the law: 4, 5, 6 or 8.
    pub const fn number(self) -> u8 {
        match self {
            Self::Achievement => 4,
            Self::Engagement => 5,
            Self::Climate => 6,
            Self::Outcomes => 8,
        }
    }

    /// The state priority of a number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.number() == number)
    }
}

/// A priority that a charter's own local indicator can flag for the whole charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LocalPriority {
    /// 1: basic conditions.
    Basics,
    /// 2: implementation of the academic standards.
    Standards,
    /// 3: parent and family engagement.
    Families,
    /// 6: school climate.
    Climate,
    /// 7: access to a broad course of study.
    Access,
}

impl LocalPriority {
    /// All of them, in order.
    pub const ALL: [Self; 5] =
        [Self::Basics, Self::Standards, Self::Families, Self::Climate, Self::Access];

    /// The priority's number in the law: 1, 2, 3, 6 or 7.
    pub const fn number(self) -> u8 {
        match self {
            Self::Basics => 1,
            Self::Standards => 2,
            Self::Families => 3,
            Self::Climate => 6,
            Self::Access => 7,
        }
    }

    /// The local priority of a number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.number() == number)
    }
}

/// A set of LCFF priorities by number, 1 to 8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Priorities(u8);

impl Priorities {
    /// No priority.
    pub const NONE: Self = Self(0);

    /// The set with priority `number` added; a number outside 1 to 8 adds nothing.
    #[must_use]
    pub const fn with(self, number: u8) -> Self {
        match number {
            1..=8 => Self(self.0 | 1 << (number - 1)),
            _ => self,
        }
    }

    /// Whether priority `number` is in the set.
    pub const fn has(self, number: u8) -> bool {
        matches!(number, 1..=8) && self.0 & (1 << (number - 1)) != 0
    }

    /// Those in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How many.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The numbers, ascending.
    pub fn numbers(self) -> impl Iterator<Item = u8> {
        (1..=8).filter(move |n| self.has(*n))
    }
}

impl FromIterator<u8> for Priorities {
    fn from_iter<I: IntoIterator<Item = u8>>(numbers: I) -> Self {
        numbers.into_iter().fold(Self::NONE, Self::with)
    }
}

/// The year printed on a California School Dashboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub u16);

impl std::fmt::Display for Year {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
