//! What the documents say of the project's own files is so: links lead to a file or a heading that is there, paths in
//! the maps are in the tree and leave nothing out, and the first page stays short.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What leads from a document to another place: how it opens, and how it ends.
const LINKS: [(&str, char); 3] = [("](", ')'), ("src=\"", '"'), ("href=\"", '"')];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What git ignores, from the root.
fn ignored() -> Vec<PathBuf> {
    let list = fs::read_to_string(root().join(".gitignore")).expect("there is a .gitignore");
    list.lines().filter_map(|line| line.strip_prefix('/')).map(|path| root().join(path)).collect()
}

/// Every document of the project.
fn documents() -> Vec<PathBuf> {
    let (mut folders, mut documents) = (vec![root().to_owned()], Vec::new());
    let ignored = ignored();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be listed") {
            let path = entry.expect("the entry can be read").path();
            let hidden = path.file_name().is_some_and(|name| name == ".git");
            if hidden || ignored.contains(&path) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                documents.push(path);
            }
        }
    }
    documents.sort();
    documents
}

fn read(document: &Path) -> String {
    fs::read_to_string(document).expect("a document is text")
}

/// The lines of a document outside its blocks of code, each with its number.
fn prose(text: &str) -> Vec<(usize, &str)> {
    let mut in_code = false;
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            lines.push((number, line));
        }
    }
    lines
}

/// A line's words and its runs of `code`, by turns.
fn outside_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// Where the links of a line lead.
fn targets(line: &str) -> Vec<String> {
    let line = outside_code(line);
    let mut targets = Vec::new();
    for (opening, end) in LINKS {
        for rest in line.split(opening).skip(1) {
            let target = rest.split(end).next().unwrap_or_default();
            targets.push(target.split_whitespace().next().unwrap_or_default().to_owned());
        }
    }
    targets
}

/// The address of a heading within its document, as the sites that show documents make it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn has_heading(document: &Path, wanted: &str) -> bool {
    let text = read(document);
    let mut headings = prose(&text).into_iter().filter_map(|(_, line)| {
        let heading = line.trim_start_matches('#');
        (heading.len() < line.len() && heading.starts_with(' ')).then_some(heading)
    });
    headings.any(|heading| anchor(heading) == wanted)
}

/// What is wrong with a link, if anything is.
fn wrong(document: &Path, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, heading) = target.split_once('#').unwrap_or((target, ""));
    let file = match path {
        "" => document.to_owned(),
        path => document.parent().unwrap_or(root()).join(path),
    };
    if !file.exists() {
        Some(format!("{target}: there is no such file"))
    } else if !heading.is_empty() && !has_heading(&file, heading) {
        Some(format!("{target}: there is no such heading"))
    } else {
        None
    }
}

fn name(document: &Path) -> String {
    document.strip_prefix(root()).unwrap_or(document).display().to_string()
}

#[test]
fn links_lead_somewhere() {
    let mut faults = Vec::new();
    for document in documents() {
        for (number, line) in prose(&read(&document)) {
            for fault in targets(line).iter().filter_map(|target| wrong(&document, target)) {
                faults.push(format!("{}:{number}: {fault}", name(&document)));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// In the documents at the top, which are maps; a guide in a folder may name files that are yet to be made.
#[test]
fn paths_that_the_maps_name_are_there() {
    let folders = ["examples/", "src/", "style/", "tests/", "xtask/"];
    let ignored = ignored();
    let mut faults = Vec::new();
    for document in documents().iter().filter(|d| d.parent() == Some(root())) {
        for (number, line) in prose(&read(document)) {
            for code in line.split('`').skip(1).step_by(2) {
                let path = root().join(code);
                let is_path = folders.iter().any(|f| code.starts_with(f)) && !code.contains(' ');
                if is_path && !path.exists() && !ignored.iter().any(|i| path.starts_with(i)) {
                    faults.push(format!("{}:{number}: there is no {code}", name(document)));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The names in a folder that a map has no row for.
fn not_named(folder: &str, is_wanted: impl Fn(&Path) -> bool, map: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder can be listed");
    let paths = entries.map(|entry| entry.expect("the entry can be read").path());
    let names = paths.filter(|path| is_wanted(path)).map(|path| name(&path));
    let rows: String = map.lines().filter(|line| line.starts_with('|')).collect();
    names.filter(|name| !rows.contains(&format!("`{name}`"))).collect()
}

#[test]
fn the_maps_leave_nothing_out() {
    let (readme, contributing) =
        (read(&root().join("README.md")), read(&root().join("CONTRIBUTING.md")));
    let mut left_out = not_named("src", Path::is_dir, &readme);
    let is_test = |path: &Path| path.extension().is_some_and(|extension| extension == "rs");
    left_out.extend(not_named("tests", is_test, &contributing));
    assert!(left_out.is_empty(), "no row of README.md or CONTRIBUTING.md names {left_out:?}");
    let of_none = not_named("src", Path::is_dir, "`src/rules`\n| `src/case` |");
    assert!(of_none.contains(&"src/rules".to_owned()) && !of_none.contains(&"src/case".to_owned()));
}

/// Cargo finds none by itself here.
#[test]
fn every_test_file_is_part_of_a_program() {
    let manifest = read(&root().join("Cargo.toml"));
    let is_of_a_program = |test: &str| {
        manifest.contains(&format!("[[test]]\nname = \"{test}\"\n")) || is_native(test)
    };
    let of_no_program = |path: &Path| {
        let test = path.file_stem().unwrap_or_default().to_string_lossy();
        path.extension().is_some_and(|extension| extension == "rs") && !is_of_a_program(&test)
    };
    let left_out = not_named("tests", of_no_program, "");
    assert!(left_out.is_empty(), "add them to tests/native.rs: {left_out:?}");
    assert!(is_of_a_program("wasm") && is_of_a_program("link") && !is_of_a_program("soak"));
}

/// Whether `tests/native.rs` has a file of this name.
fn is_native(test: &str) -> bool {
    read(&root().join("tests/native.rs")).contains(&format!("\nmod {test};\n"))
}

/// A word that is of no file chooses no test, and cargo is content with none.
#[test]
fn the_files_that_commands_choose_are_there() {
    let in_documents = documents().into_iter().flat_map(|document| {
        let text = read(&document);
        let commands = text.split("cargo native ").skip(1);
        let words = commands.flat_map(|rest| {
            rest.split([' ', '`', '\n']).take_while(|word| word.ends_with("::")).map(str::to_owned)
        });
        words.collect::<Vec<_>>()
    });
    let commands = ["xtask/src/soak.rs", "xtask/src/test.rs"].map(|file| read(&root().join(file)));
    let in_commands = commands.iter().flat_map(|text| text.split(['"', ' ']));
    // The last is of the library's own tests.
    let in_commands = in_commands.filter(|word| word.ends_with("::") && *word != "tests::");
    let chosen: Vec<String> = in_documents.chain(in_commands.map(str::to_owned)).collect();
    assert!(chosen.len() > 20, "only {chosen:?} are found");
    let of_none: Vec<_> =
        chosen.iter().filter(|word| !is_native(word.trim_end_matches("::"))).collect();
    assert!(of_none.is_empty(), "tests/native.rs has no file of {of_none:?}");
}

#[test]
fn the_first_page_is_short() {
    let lines = read(&root().join("README.md")).lines().count();
    assert!(lines < 120, "README.md has {lines} lines: move what is not for everyone elsewhere");
}

#[test]
fn a_dead_link_is_found() {
    let readme = root().join("README.md");
    let check = |line: &str, fine: bool| {
        let targets = targets(line);
        assert_eq!(
            targets.iter().all(|t| wrong(&readme, t).is_none()),
            fine,
            "{line}: {targets:?}"
        );
    };
    check("see [the map](ARCHITECTURE.md) and [this](https://example.org/x)", true);
    check("see [the map](NOWHERE.md)", false);
    check("see `[the map](NOWHERE.md)`", true);
    check("![picture](src/nothing.png \"a title\")", false);
    check("<img src=\"src/nothing.png\">", false);
    check("[above](#charter-pathways)", true);
    check("[above](#nothing-of-the-kind)", false);
    check("[a place](README.md#nothing-of-the-kind)", false);
    assert_eq!(anchor(" `src/rules`, and *why*: it's_so "), "srcrules-and-why-its_so");
}
