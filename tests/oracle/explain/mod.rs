//! Explanations by their definitions, for the default readings: [`because`], [`missing`], [`nearest`] and [`outlook`].
//!
//! They ask after facts by name ([`named`]) and for outcomes thousands of times a case ([`sets`]).

pub mod because;
pub mod cells;
pub mod cuts;
pub mod levels;
pub mod missing;
pub mod named;
pub mod nearest;
pub mod outlook;
pub mod sets;

use serde_json::{Value, json};

use super::criteria::GROUPS;
use named::Charter;
use sets::Test;

/// What `evaluate` explains, without `because`: of that there can be several right answers.
pub fn explanations(charter: &Charter) -> Value {
    let possible = charter.possible();
    let of_test = |test: Test| {
        let nearest = nearest::nearest(&possible, test).map(|changes| {
            let name = |(year, group): &(usize, usize)| {
                format!("{}/{}", charter.window[*year], GROUPS[*group])
            };
            let names: Vec<String> = changes.iter().map(name).collect();
            json!({ "changes": names.len(), "group_years": names })
        });
        json!({
            "outcome": test.outcome(&possible),
            "missing": missing::missing(charter, test),
            "nearest": nearest,
        })
    };
    let mut pathway_2 = of_test(Test::Pathway2);
    pathway_2["outlook"] = outlook::outlook(charter, &possible);
    json!({
        Test::Assistance.name(): of_test(Test::Assistance),
        Test::Pathway2.name(): pathway_2,
    })
}
