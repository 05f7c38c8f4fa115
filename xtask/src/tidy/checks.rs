//! The checks, one function each over the path and the text of a file.

use std::path::Path;

use super::{
    rooms::{floors_know_only_those_below, room, rooms_know_only_those_above},
    styles::{no_style_asks_what_the_whole_page_has, nothing_moves},
    text::{Fault, lines, lines_of_code, word_of},
};

/// A check tells all it finds wrong in one file.
pub type Check = fn(path: &str, text: &str) -> Vec<Fault>;

/// Every check; each looks only at the files that it is about.
pub const ALL: [Check; 15] = [
    unsafe_stands_at_the_cuts_alone,
    browser_alone_names_the_browser,
    rooms_know_only_those_above,
    floors_know_only_those_below,
    library_reads_no_clock,
    library_has_no_floats,
    wire_format_is_in_one_place,
    views_set_no_markup,
    modules_open_with_their_purpose,
    long_modules_say_why,
    no_test_is_ignored,
    nothing_sleeps,
    no_registry_is_named,
    no_style_asks_what_the_whole_page_has,
    nothing_moves,
];

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}

fn in_library(path: &str) -> bool {
    is_rust(path) && room(path).is_some_and(|room| room != "app" && room != "browser")
}

fn browser_alone_names_the_browser(path: &str, text: &str) -> Vec<Fault> {
    if !is_rust(path) || !path.starts_with("src/") || room(path) == Some("browser") {
        return Vec::new();
    }
    lines_of_code(text, |line| {
        let named = ["web_sys", "js_sys", "gloo_"].into_iter().find(|name| line.contains(name))?;
        Some(format!("only `src/browser` may name `{named}`: ask it for what is needed"))
    })
}

fn unsafe_stands_at_the_cuts_alone(path: &str, text: &str) -> Vec<Fault> {
    if !is_rust(path) || path == "src/main.rs" {
        return Vec::new();
    }
    lines_of_code(text, |line| {
        word_of(line, &["unsafe_code"])?;
        Some("unsafe code is let only where src/main.rs cuts the program".to_owned())
    })
}

fn library_reads_no_clock(path: &str, text: &str) -> Vec<Fault> {
    if !in_library(path) {
        return Vec::new();
    }
    lines_of_code(text, |line| {
        let clock = word_of(line, &["SystemTime", "Instant"])?;
        Some(format!("the library reads no clock (`{clock}`): the as-of year is an input"))
    })
}

fn library_has_no_floats(path: &str, text: &str) -> Vec<Fault> {
    if !in_library(path) {
        return Vec::new();
    }
    lines_of_code(text, |line| {
        let float = word_of(line, &["f32", "f64"])?;
        Some(format!("the library is exact: no `{float}`"))
    })
}

fn wire_format_is_in_one_place(path: &str, text: &str) -> Vec<Fault> {
    let wire = ["src/case/file", "src/report/evaluation", "src/desk/message"];
    let wire = wire.iter().any(|place| path.starts_with(place));
    if !is_rust(path) || !path.starts_with("src/") || wire {
        return Vec::new();
    }
    lines_of_code(text, |line| {
        word_of(line, &["Serialize"])?;
        Some(
            "only the case file, the report's wire format and the worker's messages are serialized: no inner type is"
                .to_owned(),
        )
    })
}

fn views_set_no_markup(path: &str, text: &str) -> Vec<Fault> {
    if !is_rust(path) || room(path) != Some("app") {
        return Vec::new();
    }
    lines_of_code(text, |line| {
        if line.contains("inner_html") {
            return Some(
                "markup from text can carry a script: build the view of elements".to_owned(),
            );
        }
        let attribute = line.split_whitespace().any(|word| word.starts_with("style="));
        attribute.then(|| "a content security policy blocks `style=`: use a class".to_owned())
    })
}

fn modules_open_with_their_purpose(path: &str, text: &str) -> Vec<Fault> {
    if !is_rust(path) || text.starts_with("//! ") {
        return Vec::new();
    }
    vec![Fault {
        line: 1,
        what: "open with `//!`: what it is, and why it has this shape".to_owned(),
    }]
}

fn long_modules_say_why(path: &str, text: &str) -> Vec<Fault> {
    const MOST: usize = 400;
    let count = text.lines().count();
    let says_why = text
        .lines()
        .take_while(|line| line.starts_with("//!"))
        .any(|line| line.contains("400 lines"));
    if !is_rust(path) || count <= MOST || says_why {
        return Vec::new();
    }
    let what = format!(
        "{count} lines: split it, or say in the opening paragraph why it is over {MOST} lines"
    );
    vec![Fault { line: 0, what }]
}

fn no_test_is_ignored(path: &str, text: &str) -> Vec<Fault> {
    if !is_rust(path) {
        return Vec::new();
    }
    lines_of_code(text, |line| {
        line.contains("#[ignore")
            .then(|| "a test that is not run proves nothing: mend or remove it".to_owned())
    })
}

fn nothing_sleeps(path: &str, text: &str) -> Vec<Fault> {
    if !is_rust(path) {
        return Vec::new();
    }
    lines_of_code(text, |line| {
        line.contains("sleep(").then(|| "do not sleep: wait for the state that is meant".to_owned())
    })
}

fn no_registry_is_named(path: &str, text: &str) -> Vec<Fault> {
    const HOSTS: [&str; 7] = [
        "crates.io",
        "docs.rs",
        "npmjs",
        "pypi.org",
        "proxy.golang.org",
        "deb.debian.org",
        "static.rust-lang.org",
    ];
    // Cargo writes its lock file itself.
    if path.ends_with("Cargo.lock") {
        return Vec::new();
    }
    lines(text, |line| {
        let host = HOSTS.into_iter().find(|host| line.contains(host))?;
        Some(format!("name no package registry (`{host}`): which one is used is up to the machine"))
    })
}

/// What a check says of one line in a file: nothing, or something.
#[cfg(test)]
pub fn expect(check: Check, cases: &[(&str, &str, bool)]) {
    for (path, text, fine) in cases {
        let faults = check(path, text);
        assert_eq!(faults.is_empty(), *fine, "{path}: {text}: {faults:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_named_in_one_room() {
        expect(
            browser_alone_names_the_browser,
            &[
                ("src/browser/storage.rs", "use gloo_storage::LocalStorage;", true),
                ("src/browser.rs", "use web_sys::Window;", true),
                ("src/app/mod.rs", "use web_sys::Window;", false),
                ("src/main.rs", "js_sys::Date::now()", false),
                ("src/drafts/mod.rs", "use gloo_storage::LocalStorage;", false),
                ("src/drafts/mod.rs", "// gloo_storage panics where storage is blocked", true),
                ("tests/wasm.rs", "use web_sys::Window;", true),
            ],
        );
    }

    #[test]
    fn unsafe_code_is_let_in_one_place() {
        expect(
            unsafe_stands_at_the_cuts_alone,
            &[
                ("src/main.rs", "#![allow(unsafe_code)]", true),
                ("src/app/part.rs", "#![allow(unsafe_code)]", false),
                ("tests/wasm.rs", "#[expect(unsafe_code, reason = \"\")]", false),
            ],
        );
    }

    #[test]
    fn the_library_is_pure_and_exact() {
        expect(
            library_reads_no_clock,
            &[
                ("src/drafts/mod.rs", "use std::time::SystemTime;", false),
                ("src/rules/mod.rs", "let start = Instant::now();", false),
                ("src/rules/mod.rs", "// An Instant would make it depend on the day.", true),
                ("src/browser/clock.rs", "use std::time::Instant;", true),
                ("xtask/src/steps.rs", "use std::time::Instant;", true),
            ],
        );
        expect(
            library_has_no_floats,
            &[
                ("src/rules/mod.rs", "let share: f64 = 0.5;", false),
                ("src/case/file.rs", "number.as_f64()", true),
                ("src/app/mod.rs", "let share: f64 = 0.5;", true),
                ("examples/bench.rs", "elapsed.as_secs_f64()", true),
            ],
        );
    }

    #[test]
    fn the_wire_format_is_in_one_place() {
        expect(
            wire_format_is_in_one_place,
            &[
                ("src/case/file.rs", "#[derive(Serialize)]", true),
                ("src/case/file/levels.rs", "#[derive(Serialize)]", true),
                ("src/report/evaluation.rs", "use serde::Serialize;", true),
                ("src/rules/mod.rs", "#[derive(Debug, serde::Serialize)]", false),
                ("src/rules/compile.rs", "#[derive(Deserialize)]", true),
            ],
        );
    }

    #[test]
    fn views_set_no_markup_and_no_style() {
        expect(
            views_set_no_markup,
            &[
                ("src/app/page.rs", "view! { <p inner_html=text></p> }", false),
                ("src/app/page.rs", "view! { <p style=\"color: red\"></p> }", false),
                ("src/app/page.rs", "view! { <p style=colour></p> }", false),
                ("src/app/page.rs", "view! { <p style:color=\"red\" class=\"red\"></p> }", true),
                ("src/report/picture.rs", "style=\"fill: red\"", true),
            ],
        );
    }

    #[test]
    fn modules_say_what_they_are() {
        expect(
            modules_open_with_their_purpose,
            &[
                ("src/main.rs", "//! Mounts the application.\nfn main() {}", true),
                ("src/main.rs", "fn main() {}", false),
                ("src/main.rs", "", false),
                ("style/page.css", "body {}", true),
            ],
        );
        let long = "\nlet x = 1;".repeat(400);
        expect(
            long_modules_say_why,
            &[
                ("src/main.rs", "//! Short.", true),
                ("src/main.rs", &format!("//! Long.{long}"), false),
                ("src/main.rs", &format!("//! One table, so more than 400 lines.{long}"), true),
                ("src/content/faq.toml", &long, true),
            ],
        );
    }

    #[test]
    fn tests_run_and_wait_for_states() {
        expect(
            no_test_is_ignored,
            &[
                ("tests/rules.rs", "#[ignore]", false),
                ("tests/rules.rs", "#[ignore = \"slow\"]", false),
                ("tests/rules.rs", "#[test]", true),
            ],
        );
        expect(
            nothing_sleeps,
            &[
                ("tests/browser/src/main.rs", "tokio::time::sleep(SECOND).await;", false),
                ("tests/browser/src/main.rs", "tick.tick().await;", true),
            ],
        );
    }

    #[test]
    fn no_package_registry_is_named() {
        expect(
            no_registry_is_named,
            &[
                ("README.md", "see crates.io", false),
                (
                    "Cargo.lock",
                    "source = \"registry+https://github.com/rust-lang/crates.io-index\"",
                    true,
                ),
                ("README.md", "see the package registry", true),
            ],
        );
    }

    #[test]
    fn a_fault_names_the_line() {
        let faults = no_test_is_ignored("tests/rules.rs", "#[test]\n#[ignore]\nfn x() {}");
        assert_eq!(faults.first().map(|fault| fault.line), Some(2));
    }
}
