//! What each of the project's own commands is for: a line each in `cargo xtask help`, and all of it in `cargo xtask help VERB`.

use std::fmt::Write;

/// A command.
struct Verb {
    name: &'static str,
    /// What may follow the name.
    options: &'static str,
    /// What it does, in a line.
    short: &'static str,
    /// What one should know beside that.
    long: &'static str,
}

const VERBS: [Verb; 10] = [
    Verb {
        name: "serve",
        options: "[--port N]",
        short: "builds the page as it is published, serves it on this machine and prints its address",
        long: "The first run on a machine installs what is missing: the WebAssembly target by rustup, and Trunk, wasm-bindgen, \
               wasm-opt and esbuild into the git-ignored folder .tools. That takes minutes and needs a network; later it only \
               builds. Without --port it takes 8080, or any free one. The browser keeps a copy of the page as everywhere, so after \
               a change reload and take the new version that is offered at the foot of the window.",
    },
    Verb {
        name: "watch",
        options: "[--port N]",
        short: "for work on the program: makes the whole page again after each edit, in seconds, and serves it",
        long: "It sees edits of src, style, index.html, Cargo.toml and the golden cases. A mistake is printed and the page stays \
               as it was. The program is compiled in haste and not made small, so its size and its speed say nothing; the \
               browser keeps no copy of it. It needs what `serve` needs. The first time it compiles every package, which takes \
               minutes; an edit then takes about a quarter of a minute.",
    },
    Verb {
        name: "content",
        options: "[--port N]",
        short: "for words and rules: makes the pages of the content again after each edit, and tries the golden cases",
        long: "It needs nothing but Rust and, once the commands of the project are built, takes seconds. A mistake in a file of \
               src/content is told with its file and line. It says which years are judged, and lists golden cases that are answered otherwise now, each with what it was and what it is. Pages that follow a person's \
               answers are not among those that it makes: for these there is `watch`.",
    },
    Verb {
        name: "search",
        options: "WORDS",
        short: "what the search of the page finds for these words: the best five, with what is marked",
        long: "It searches the content as it is now, in seconds: try a word here after an edit of src/content/search.toml, and keep it \
               as a line of tests/search.rs.",
    },
    Verb {
        name: "test",
        options: "[--full]",
        short: "every check, as CI runs them; with --full every browser test in every browser",
        long: "Format, clippy, tidy, native tests, licences, WebAssembly tests, and tests that drive the built page: all in Chromium, \
               their core in WebKit, with --full all in Chromium, Firefox and WebKit. It stops at the first step that fails \
               and prints that step's command, which can be run by itself. On Debian, as root, it installs the browsers; elsewhere it \
               says what to install. To try one thing: `cargo native WORD`, or after a build \
               `cargo run -p browser-tests -- WORD`.",
    },
    Verb {
        name: "tidy",
        options: "",
        short: "the rules of the house that no compiler checks",
        long: "Which room may name which, browser interfaces in one room, no clock and no floats in the library, no markup set from \
               text, no style that moves or costs too much, what a module opens with, a reason where it is long, no test ignored and \
               none that sleeps, what may stand at the top level. Each fault is told with file and line. The checks are in xtask/src/tidy.",
    },
    Verb {
        name: "bench",
        options: "[browser | files | page]",
        short: "how fast the rules answer, the page follows, files are read, and the page comes to a phone",
        long: "Without a word: 1,300 made-up cases natively. `browser`: the same in Chromium, how soon the page follows a switch, and \
               what each press of the main job costs on a slow phone. `files`: a made-up state of 200 MB, natively and in Chromium \
               beside PapaParse and beside reading alone. `page`: Lighthouse's phone over the page and over a bare Leptos page, and how \
               soon a press is followed on slow networks. Times are printed and never fail; let nothing else run meanwhile. What was \
               measured last is in ARCHITECTURE.md.",
    },
    Verb {
        name: "dist",
        options: "",
        short: "the release: a folder and a zip to publish on any static host",
        long: "It builds the page, writes .br and .gz beside its files, headers for the usual hosts, licences, checksums and the guide for \
               web masters into the git-ignored folder release, packs the zip, and prints what the program weighs by crate and room. \
               Two builds of one commit are the same to the byte.",
    },
    Verb {
        name: "soak",
        options: "[inputs | mutants [go-on]]",
        short: "hours of testing: damaged inputs by the million, and changes of the rules that a test must notice",
        long: "`inputs`: ten million damaged case files and links, a million damaged files of CDE's. `mutants`: some 1,300 changes of \
               the rules and the case, anew or with `go-on` from where a run was stopped; what no test notices must stand in \
               tests/mutants.md with the reason.",
    },
    Verb {
        name: "help",
        options: "[VERB]",
        short: "this list, or all about one command",
        long: "",
    },
];

/// No command for people, so not in the list.
const OF_TRUNK: Verb = Verb {
    name: "finish",
    options: "",
    short: "what Trunk calls after a build: fills in the page, and weighs it",
    long: "It cuts the program into parts, makes scripts and styles small, writes the policy, the leaflet and the worker that keeps \
           the page, and fails if the first load is over its budget. Nobody calls it by hand.",
};

/// All commands, a line each.
pub fn list() -> String {
    let usage = |verb: &Verb| format!("cargo xtask {} {}", verb.name, verb.options);
    let width = VERBS.iter().map(|verb| usage(verb).trim_end().len()).max().unwrap_or(0);
    let lines =
        VERBS.iter().map(|verb| format!("{:width$}  {}\n", usage(verb).trim_end(), verb.short));
    lines.collect::<String>().trim_end().to_owned()
}

/// All about one command; nothing if there is no such.
pub fn about(name: &str) -> Option<String> {
    let Verb { options, short, long, .. } =
        VERBS.iter().chain([&OF_TRUNK]).find(|verb| verb.name == name)?;
    let usage = format!("cargo xtask {name} {options}");
    Some(format!("{}\n\n{short}\n{}", usage.trim_end(), folded(long)))
}

/// A text in lines of a terminal.
fn folded(text: &str) -> String {
    const WIDTH: usize = 100;
    let mut folded = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let starts = column == 0 || column + 1 + word.len() > WIDTH;
        column = if starts { word.len() } else { column + 1 + word.len() };
        // Writing to a string cannot fail.
        let _ = write!(folded, "{}{word}", if starts { "\n" } else { " " });
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_command_is_told_in_a_line_and_in_full() {
        for verb in VERBS {
            assert!(list().contains(&format!("cargo xtask {}", verb.name)), "{}", verb.name);
            let about = about(verb.name).unwrap();
            assert!(about.starts_with("cargo xtask ") && about.contains(verb.short), "{about}");
            assert!(about.lines().all(|line| line.len() <= 120), "{about}");
        }
        assert!(about("finish").is_some() && !list().contains("finish"));
        assert_eq!(about("fly"), None);
    }
}
