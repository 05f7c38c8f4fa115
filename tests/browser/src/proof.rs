//! The page on which the rules are tried in the visitor's own browser.

use anyhow::{Result, ensure};
use charter_pathways::{
    proof::{self, GOLDEN},
    rules::rule_set::RuleSet,
};
use serde_json::json;

use crate::harness::{Kind, Page};

pub async fn every_golden_case_holds_in_the_browser(page: &Page) -> Result<()> {
    page.open("#/about").await?;
    page.click(Kind::Link, "Try the worked cases in your own browser").await?;
    page.has(Kind::Heading, "How we know it is right").await?;
    page.reads(&format!("All {} cases hold", GOLDEN.len())).await?;
    let verdicts =
        "[...document.querySelectorAll('.proofs summary .holds')].map((el) => el.textContent)";
    let verdicts = page.ask(verdicts).await?;
    ensure!(verdicts == json!(vec!["Holds"; GOLDEN.len()]), "{verdicts}");
    for rules in RuleSet::all() {
        let hash = proof::hash(&rules).unwrap_or_default();
        let stands = format!("document.getElementById('app').textContent.includes({hash:?})");
        ensure!(page.ask(&stands).await? == json!(true), "no fingerprint of {}", rules.id());
    }
    Ok(())
}
