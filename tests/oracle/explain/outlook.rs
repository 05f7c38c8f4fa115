//! The outlook of the Pathway 2 test: the earliest Dashboard year in which it could be met if the rules stay.

use serde_json::{Map, Value, json};

use super::super::criteria::GROUPS;
use super::named::{Charter, GroupFacts};
use super::sets::{self, MEETS, OPEN_LOCAL, Possible, Test};

pub fn outlook(charter: &Charter, possible: &Possible) -> Value {
    json!({ "earliest": earliest(charter, possible), "groups": years_of_groups(possible) })
}

/// Each coming year takes the place of the oldest of the window, and nothing is known of it.
fn earliest(charter: &Charter, possible: &Possible) -> u16 {
    let mut earliest = charter.window[3];
    let mut possible = *possible;
    while Test::Pathway2.outcome(&possible) == "not_met" {
        earliest += 1;
        possible.states.rotate_left(1);
        possible.local.rotate_left(1);
        // As a year that has every group.
        possible.states[3] =
            std::array::from_fn(|group| charter.states(3, group, &GroupFacts::default()));
        possible.local[3] = OPEN_LOCAL;
        assert!(earliest <= charter.window[3] + 4, "four unknown years can be anything");
    }
    earliest
}

/// In how many years of the window each group certainly has, and can have had, two state priorities.
fn years_of_groups(possible: &Possible) -> Map<String, Value> {
    let tally = |(group, code): (usize, &&str)| {
        let classes = |year: &usize| sets::classes(possible.states[*year][group], sets::meeting(0));
        let certain = (0..4).filter(|year| classes(year) == 1 << MEETS).count();
        let can = (0..4).filter(|year| classes(year) & 1 << MEETS != 0).count();
        ((*code).to_owned(), json!({ "certain": certain, "possible": can }))
    };
    let groups = GROUPS.iter().enumerate().map(tally);
    groups.filter(|(_, tally)| tally["possible"] != 0).collect()
}
