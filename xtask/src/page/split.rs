//! Cuts the program into what a first visit needs and the parts that come when a page asks for them.
//!
//! Where the cuts are is said in `src/main.rs`. They are made in what the compiler wrote, before wasm-bindgen, for only
//! there it is still known what calls what. Trunk knows nothing of this, so its own program and script are
//! put aside for those made here.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};
use hosting::offline::integrity;
use wasm_split_cli_support::{Options, transform};

use super::{
    optimise::optimise,
    programs::{How, compiled, named_by_contents, target},
    shorten::shorten,
};
use crate::{steps, tools};

/// How the names of parts begin. Then come the names of all that need it, so `part-answer-check-….wasm` is what the answer
/// and the check share.
pub const PART: &str = "part-";

/// The part that most people need next: it counts as of the first load.
pub const FIRST: &str = "check";

/// What wasm-opt is told first: it keeps the names of functions, and orders these by them.
const SMALL: [&str; 9] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    // Once more: half a kilobyte less.
    "-Oz",
    // What is alike stands together, which compresses: half a kilobyte less.
    "-g",
    "--reorder-functions-by-name",
    // What made it and what it needs: no browser reads that.
    "--strip-producers",
    "--strip-target-features",
    "--low-memory-unused",
];

/// And then: to leave the names out, and to write as briefly as after `-Oz`.
const STRIP: [&str; 4] =
    ["--strip-debug", "--optimize-level=2", "--shrink-level=2", "--low-memory-unused"];

/// And both times: of the compiler's features those that every browser we work in has.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Puts the script and the program into a folder, and its parts, these named by their contents.
pub fn split(folder: &Path, how: How) -> Result<(PathBuf, PathBuf)> {
    let scratch = target().join("parts");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)?;
    }
    let compiled = compiled(&target(), how.profile(), "charter-pathways");
    let compiled = fs::read(&compiled)
        .with_context(|| format!("there is no program at {}", compiled.display()))?;
    let whole = scratch.join("whole.wasm");
    let made = transform({
        let mut options = Options::new(&compiled);
        options.output_dir = &scratch;
        options.main_out_path = &whole;
        options.link_name = "./parts.js";
        options.main_module = "./program.js";
        options
    })
    .map_err(|why| anyhow!("the program cannot be cut into parts: {why:#}"))?;
    // Through the table that the linker exports, the parts and the program call each other.
    let bindgen = ["--target=web", "--no-typescript", "--keep-lld-exports", "--out-name=program"];
    let out_dir = format!("--out-dir={}", scratch.display());
    steps::output(tools::command("wasm-bindgen")?.arg(&whole).args(bindgen).arg(out_dir))?;
    let (bound, script) = (scratch.join("program_bg.wasm"), scratch.join("program.js"));
    if matches!(how, How::AsPublished) {
        let (short, text) = shorten(&fs::read(&bound)?, &fs::read_to_string(&script)?)?;
        fs::write(&bound, short)?;
        fs::write(&script, text)?;
    }

    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (part, files) in made.prefetch_map {
        for file in files {
            users.entry(file).or_default().push(part.clone());
        }
    }
    let links = scratch.join("parts.js");
    let mut text = fs::read_to_string(&links)?;
    let program = folder.join("program.wasm");
    let part = |file: &String| folder.join(format!("{file}.wasm"));
    // The program first, which takes longest.
    let mut jobs = vec![(bound, program.clone())];
    jobs.extend(users.keys().map(|file| (scratch.join(format!("{file}.wasm")), part(file))));
    let runs = [&SMALL[..], &STRIP].map(|options| [options, &FEATURES].concat());
    optimise(&jobs, how, &runs.each_ref().map(Vec::as_slice))?;
    for (file, mut parts) in users {
        parts.sort();
        let part = part(&file);
        let (name, bytes) = named_by_contents(&part, &format!("{PART}{}", parts.join("-")))?;
        text = linked(&text, &file, &name, &integrity(&bytes))?;
    }
    fs::write(&links, text)?;
    Ok((script, program))
}

/// The script that loads parts, with one of them by its new name. It takes any file for WebAssembly if it has the
/// contents that were built, whatever the host says it is.
fn linked(text: &str, file: &str, name: &str, integrity: &str) -> Result<String> {
    let fetched = format!("fetch(new URL(\"./{file}.wasm\", import.meta.url));");
    let (before, after) = text.split_once(&fetched).context("a part is loaded in another way")?;
    let streamed = "(WebAssembly.instantiateStreaming(src, imports))";
    ensure!(after.contains(streamed), "a part is started in another way");
    let after = after.replacen(streamed, "(WebAssembly.instantiate(await src, imports))", 1);
    Ok(format!(
        "{before}fetch(new URL(\"{name}\", import.meta.url), {{ integrity: \"{integrity}\" }})\
         .then((answer) => answer.arrayBuffer());{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_loaded_by_its_contents() {
        let script = "a(() => {\n const src = fetch(new URL(\"./x.wasm\", import.meta.url));\n \
                      return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n})";
        let made = linked(script, "x", "./part-x-1.wasm", "sha256-a").unwrap();
        assert!(made.contains(
            "new URL(\"./part-x-1.wasm\", import.meta.url), { integrity: \"sha256-a\" }"
        ));
        assert!(made.contains("WebAssembly.instantiate(await src, imports)"));
        assert!(!made.contains("Streaming"));
        assert!(linked(script, "y", "./y.wasm", "").is_err());
        assert!(linked("fetch(new URL(\"./x.wasm\", import.meta.url));", "x", "", "").is_err());
    }
}
