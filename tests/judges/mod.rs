//! All who can answer a case: the engine and the oracle in its two ways.

use serde_json::Value;

use crate::{engine, oracle};

/// What each says, with its name.
pub fn answers(case: &Value, as_of: u16) -> Vec<(&'static str, Value)> {
    let wide = oracle::wide::answer(case, as_of).expect("few enough local results open");
    let engine = engine::answer(&case.to_string(), as_of).expect("a good case");
    let mut answers = vec![("the oracle, in counts", wide), ("the engine", engine)];
    answers.extend(oracle::answer(case, as_of).map(|answer| ("the oracle", answer)));
    answers
}
