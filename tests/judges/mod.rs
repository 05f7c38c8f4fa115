//! All who can answer a case: the engine and the oracle in its two ways.

use serde_json::Value;

use super::{engine, oracle};

/// What each says, with its name.
///
/// `cargo xtask soak` changes the engine a thousand times and the oracle never, which then need not be asked.
pub fn answers(case: &Value, as_of: u16) -> Vec<(&'static str, Value)> {
    let engine = engine::answer(&case.to_string(), as_of).expect("a good case");
    let mut answers = vec![("the engine", engine)];
    if std::env::var_os("SOAKING").is_none() {
        let wide = oracle::wide::answer(case, as_of).expect("few enough local results open");
        answers.push(("the oracle, in counts", wide));
        answers.extend(oracle::answer(case, as_of).map(|answer| ("the oracle", answer)));
    }
    answers
}
