//! State indicators, a value for each of them, and the grades that decide which can apply.

use super::Group;

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

/// A value for each indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PerIndicator<T>([T; 7]);

impl<T: Copy + Default> PerIndicator<T> {
    /// Makes a value for each indicator.
    pub fn of(value: impl FnMut(Indicator) -> T) -> Self {
        Self(Indicator::ALL.map(value))
    }

    /// The same values, given in the order of [`Indicator::ALL`].
    pub const fn new(values: [T; 7]) -> Self {
        Self(values)
    }

    /// The indicator's value.
    pub fn get(&self, indicator: Indicator) -> T {
        self.0.get(indicator as usize).copied().unwrap_or_default()
    }

    /// Replaces the indicator's value.
    pub fn set(&mut self, indicator: Indicator, value: T) {
        if let Some(place) = self.0.get_mut(indicator as usize) {
            *place = value;
        }
    }

    /// Each indicator with its value, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Indicator, T)> {
        Indicator::ALL.into_iter().zip(self.0)
    }
}
