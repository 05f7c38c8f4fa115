//! Under which licences and from where the packages may come that anything here is built of, our own commands and tests included.
//!
//! cargo-deny does ten times as much, and takes a minute and a half to build on each new machine. What is hard about it, to read an
//! expression of licences, a library does here too.

use std::{collections::BTreeSet, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};

use crate::steps::output;

/// Each lets anyone use, change and pass on what it covers, in a closed product too; some ask that their text be passed on,
/// which the licence list of the release does.
const ALLOWED: [&str; 8] =
    ["MIT", "Apache-2.0", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "Unicode-3.0", "Zlib"];

/// Checks every package of the lock file, also those that only other systems would need.
///
/// # Errors
/// What is wrong with which package, a line each.
pub fn check() -> Result<()> {
    let all = ["metadata", "--locked", "--all-features", "--format-version=1"];
    let metadata = serde_json::from_str(&output(Command::new("cargo").args(all))?)?;
    let wrong = wrong(&metadata, &ALLOWED)?;
    if wrong.is_empty() {
        return Ok(());
    }
    bail!("{}", wrong.into_iter().collect::<Vec<_>>().join("\n  "))
}

/// What is wrong with the packages that cargo lists.
fn wrong(metadata: &Value, allowed: &[&str]) -> Result<BTreeSet<String>> {
    let list = |of: &Value, key: &str| of.get(key).and_then(Value::as_array).cloned();
    let packages = list(metadata, "packages").context("cargo lists no packages")?;
    let members = list(metadata, "workspace_members").context("cargo lists no members")?;
    let mut wrong = BTreeSet::new();
    let mut needed: BTreeSet<&str> = BTreeSet::new();
    let mut registries = BTreeSet::new();
    for package in &packages {
        let word = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default();
        let name = format!("{} {}", word("name"), word("version"));
        let is_ours = package.get("id").is_some_and(|id| members.contains(id));
        if word("source").starts_with("registry+") {
            registries.insert(word("source").to_owned());
        } else if !is_ours {
            wrong.insert(format!("{name} comes from no registry, but from `{}`", word("source")));
        }
        for dependency in list(package, "dependencies").unwrap_or_default() {
            let of = |key: &str| dependency.get(key).and_then(Value::as_str);
            let on = of("name").unwrap_or_default();
            if let Some(registry) = of("registry") {
                wrong.insert(format!("{name} takes {on} from another registry: {registry}"));
            }
            if is_ours && of("req") == Some("*") && of("path").is_none() {
                wrong.insert(format!("{name} takes any version of {on}: say which"));
            }
        }
        let Ok(license) = Expression::parse_mode(word("license"), ParseMode::LAX) else {
            wrong.insert(format!("{name} says no licence that can be read: `{}`", word("license")));
            continue;
        };
        let may = |without: &str| {
            license
                .evaluate(|asked| allowed.iter().any(|one| *one != without && is_that(asked, one)))
        };
        if may("") {
            needed.extend(allowed.iter().filter(|one| !may(one)));
        } else {
            wrong.insert(format!(
                "{name} is under `{license}`, which xtask/src/packages.rs does not allow"
            ));
        }
    }
    if registries.len() > 1 {
        wrong.insert(format!("packages come from several registries: {registries:?}"));
    }
    // One at a time: of two that a package may be under, either could go, but not both.
    let idle = allowed.iter().find(|one| !needed.contains(*one));
    wrong.extend(idle.map(|one| format!("no package needs that {one} is allowed: take it off")));
    Ok(wrong)
}

/// Whether a licence is this one, with nothing added.
fn is_that(asked: &LicenseReq, name: &str) -> bool {
    asked.addition.is_none() && asked.license.id().is_some_and(|id| id.name == name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_wrong_with_a_package_is_told() {
        let check = |package: Value, expected: &[&str]| {
            let mut one = json!({
                "id": "one", "name": "one", "version": "1.0.0", "license": "MIT",
                "source": "registry+somewhere", "dependencies": [],
            });
            for (key, value) in package.as_object().unwrap() {
                one[key] = value.clone();
            }
            let mut other = one.clone();
            other["id"] = json!("other");
            other["source"] = one.get("others").cloned().unwrap_or(json!("registry+somewhere"));
            let metadata = json!({ "packages": [one, other], "workspace_members": ["ours"] });
            let wrong: Vec<_> = wrong(&metadata, &["MIT"]).unwrap().into_iter().collect();
            assert_eq!(wrong, expected);
        };
        let idle = "no package needs that MIT is allowed: take it off";
        check(json!({}), &[]);
        check(json!({ "license": "MIT AND MIT" }), &[]);
        // One of several is enough, and older packages say it with a stroke.
        check(json!({ "license": "Apache-2.0/MIT" }), &[]);
        check(
            json!({ "license": "Apache-2.0" }),
            &[idle, "one 1.0.0 is under `Apache-2.0`, which xtask/src/packages.rs does not allow"],
        );
        check(
            json!({ "license": "MIT AND Apache-2.0" }),
            &[
                idle,
                "one 1.0.0 is under `MIT AND Apache-2.0`, which xtask/src/packages.rs does not allow",
            ],
        );
        check(
            json!({ "license": "MIT WITH LLVM-exception" }),
            &[
                idle,
                "one 1.0.0 is under `MIT WITH LLVM-exception`, which xtask/src/packages.rs does not allow",
            ],
        );
        check(
            json!({ "license": null }),
            &[idle, "one 1.0.0 says no licence that can be read: ``"],
        );
        check(
            json!({ "license": "whatever you like" }),
            &[idle, "one 1.0.0 says no licence that can be read: `whatever you like`"],
        );
        check(
            json!({ "source": "git+elsewhere" }),
            &["one 1.0.0 comes from no registry, but from `git+elsewhere`"],
        );
        check(
            json!({ "others": "registry+elsewhere" }),
            &[
                "packages come from several registries: {\"registry+elsewhere\", \"registry+somewhere\"}",
            ],
        );
        check(json!({ "source": null }), &["one 1.0.0 comes from no registry, but from ``"]);
        check(json!({ "id": "ours", "source": null }), &[]);
        check(
            json!({ "dependencies": [{ "name": "two", "req": "^1", "registry": "another" }] }),
            &["one 1.0.0 takes two from another registry: another"],
        );
        let any = json!({ "name": "two", "req": "*" });
        check(json!({ "dependencies": [any] }), &[]);
        check(
            json!({ "id": "ours", "source": null, "dependencies": [any] }),
            &["one 1.0.0 takes any version of two: say which"],
        );
        let beside = json!({ "name": "two", "req": "*", "path": "/two" });
        check(json!({ "id": "ours", "source": null, "dependencies": [beside] }), &[]);
    }
}
