//! The three answers that a question about an incomplete case can have.

/// Whether something holds, given that some facts are unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It holds whatever the unknown facts are.
    Met,
    /// It fails whatever the unknown facts are.
    NotMet,
    /// It holds for some values of the unknown facts and fails for others.
    #[default]
    Unknown,
}

impl Outcome {
    /// From whether some completion of the unknown facts makes it hold, and whether some makes it fail. One of
    /// both is always true, since every case has a completion.
    pub const fn of(can_hold: bool, can_fail: bool) -> Self {
        match (can_hold, can_fail) {
            (true, true) => Self::Unknown,
            (true, false) => Self::Met,
            (false, _) => Self::NotMet,
        }
    }

    /// Whether the answer is certain.
    pub const fn is_settled(self) -> bool {
        !matches!(self, Self::Unknown)
    }

    /// The word of the `evaluate` output.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Unknown => "unknown",
        }
    }
}
