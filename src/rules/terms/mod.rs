//! The words of the field as types: student group, indicator, level, priority, Dashboard year.
//!
//! Every other room speaks in these. Each type lists all its values once, in the order in which people and
//! files know them, and carries CDE's code. What a value is called on the page is in `content`.

mod few;
mod group;
mod indicator;
mod level;
mod priority;

pub use few::{Few, each_once, gathered, in_order};
pub use group::{Group, Groups, PerGroup};
pub use indicator::{Grades, Indicator, PerIndicator};
pub use level::{Level, Levels, Scale};
pub use priority::{LocalPriority, Priorities, StatePriority};

/// The year printed on a California School Dashboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub u16);

impl std::fmt::Display for Year {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
