//! Fills in what `index.html` can say only once everything else is built: which files start the program, their
//! integrity, the leaflet, and the policy with the hashes of the scripts that stand in the page. Last of all comes the worker
//! that keeps all files.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, anyhow, bail, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use hosting::{
    offline::{self, integrity},
    policy,
};
use sha2::{Digest, Sha256};

use super::{
    bundle,
    programs::{How, named_by_contents},
    reader, split,
};
use crate::steps::both;

/// Fills in the page of a folder whose program is compiled, with the pages that are the same for everyone.
pub fn fill(folder: &Path, leaflet: &str, how: How) -> Result<()> {
    let page = folder.join("index.html");
    let text = fs::read_to_string(&page).context("there is no index.html")?;
    // Made by Trunk, which knows nothing of parts.
    for kind in ["js", "wasm"] {
        for file in of_kind(folder, kind)? {
            fs::remove_file(file)?;
        }
    }
    // Beside each other: each for the most part waits for one program that has one thread.
    let (split, reader) = thread::scope(|beside| {
        let reader = beside.spawn(|| reader::reader(folder, how));
        (split::split(folder, how), reader.join())
    });
    let reader = reader.map_err(|_| anyhow!("the making of the worker panicked"))?;
    let ((script, program), reader) = both(split, reader)?;
    bundle::icons(folder)?;
    let styles =
        [("style", bundle::style("main.css")?), ("style-before", bundle::style("before.css")?)];
    let (script, script_bytes) =
        named_by_contents(&bundle::script(&script, folder)?, "charter-pathways")?;
    let (program, program_bytes) = named_by_contents(&program, "charter-pathways")?;
    // What is not optimised holds much that is never used.
    let programs = if how == How::AsPublished { of_kind(folder, "wasm")? } else { Vec::new() };
    // The worker draws nothing: what it has of markup is in workbooks.
    for program in programs.into_iter().filter(|file| !is_named(file, reader::NAME)) {
        if let Some(markup) = markup_in(&fs::read(program)?) {
            bail!(
                "the program holds markup (`{markup}`), which Trusted Types refuse: an element of `view!` that is all \
                 words is made from text, so build it with `el`"
            );
        }
    }
    let (embedding, _) = named_by_contents(&bundle::embedding(folder)?, "embedding")?;
    bundle::embed(folder)?;
    let filled = filled(
        &text,
        &styles,
        &[
            ("leaflet", leaflet),
            ("script", &script),
            ("script-integrity", &integrity(&script_bytes)),
            ("program", &program),
            ("program-integrity", &integrity(&program_bytes)),
            ("embedding", &embedding),
            ("reader", &reader),
        ],
    )?;
    fs::write(&page, filled).with_context(|| format!("cannot write {}", page.display()))?;
    offline::write(folder).context("cannot write the worker that keeps the page")
}

/// The page with the policy, these styles and these words in their places. Comments are for who reads the source.
fn filled(page: &str, styles: &[(&str, String)], words: &[(&str, &str)]) -> Result<String> {
    let page = &without_comments(page)?;
    let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
    let scripts: Vec<_> = scripts_in(page)?.into_iter().map(hash).collect();
    let allowed: Vec<_> = styles.iter().map(|(_, style)| hash(style)).collect();
    let mut page = page.replace("{{policy}}", &policy::policy(&scripts, &allowed));
    let styles = styles.iter().map(|(place, style)| (*place, style.as_str()));
    for (place, word) in styles.chain(words.iter().copied()) {
        page = page.replace(&format!("{{{{{place}}}}}"), word);
    }
    if let Some((_, after)) = page.split_once("{{") {
        let place = after.split_once("}}").map_or(after, |(place, _)| place);
        bail!("index.html asks for {{{{{place}}}}}: `cargo xtask finish` knows of no such thing");
    }
    ensure!(policy::stated(&page).is_some(), "index.html has no place for its policy");
    Ok(page)
}

/// The page without what is written in it for whoever edits it.
pub fn without_comments(page: &str) -> Result<String> {
    let mut parts = page.split("<!--");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, after) = part.split_once("-->").context("a comment of index.html does not end")?;
        kept.push_str(after.trim_start());
    }
    Ok(kept)
}

/// The texts of the scripts that stand in the page, as a browser hashes them.
fn scripts_in(page: &str) -> Result<Vec<&str>> {
    let mut texts = Vec::new();
    for script in page.split("<script").skip(1) {
        let parts = script
            .split_once('>')
            .and_then(|(attributes, rest)| Some((attributes, rest.split_once("</script>")?.0)));
        let (attributes, text) = parts.context("a script of index.html does not end")?;
        // What is a file of its own is allowed as one.
        if attributes.contains(" src=") {
            continue;
        }
        ensure!(!text.contains("{{"), "a script of index.html must be the same in every release");
        texts.push(text);
    }
    ensure!(!texts.is_empty(), "index.html has no script that starts the program");
    Ok(texts)
}

/// The files of a folder whose names end so.
fn of_kind(folder: &Path, kind: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == kind) {
            found.push(file);
        }
    }
    Ok(found)
}

fn is_named(file: &Path, begins: &str) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(begins))
}

/// A tag of HTML that ends in the program's data. Tags of pictures may: a file that a person saves is no markup of the
/// page.
fn markup_in(program: &[u8]) -> Option<String> {
    const PICTURES: [&str; 6] = ["svg", "g", "text", "title", "desc", "style"];
    let ends = program.windows(2).enumerate().filter(|(_, two)| *two == b"</");
    ends.map(|(at, _)| {
        let after = program.get(at + 2..).unwrap_or_default();
        let name = after.iter().take_while(|byte| byte.is_ascii_alphanumeric());
        name.map(|byte| char::from(*byte)).collect::<String>()
    })
    .find(|name| {
        name.starts_with(|c: char| c.is_ascii_lowercase()) && !PICTURES.contains(&name.as_str())
    })
    .map(|name| format!("</{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"{{policy}}\">\
                        <style>{{style}}</style><style id=\"b\">{{before}}</style><link href=\"{{script}}\"><script type=\"module\">\nstart();\n</script>";

    const STYLES: [&str; 2] = ["style", "before"];

    #[test]
    fn the_page_names_its_files_and_allows_its_scripts() {
        let page = filled(
            PAGE,
            &[("style", "p{}".to_owned()), ("before", "a{}".to_owned())],
            &[("script", "./a.js")],
        )
        .unwrap();
        assert!(page.contains("<link href=\"./a.js\">"), "{page}");
        // printf '\nstart();\n' | openssl dgst -sha256 -binary | base64
        let allowed = "'sha256-FflUquKLTOFZgk0+8VvCqtWVuUbHfg32FlrpTHo84aw='";
        assert!(policy::stated(&page).unwrap().contains(allowed), "{page}");
        // printf 'p{}' (or 'a{}') | openssl dgst -sha256 -binary | base64
        let allowed = "style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y=' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='";
        assert!(policy::stated(&page).unwrap().contains(allowed), "{page}");
        assert!(page.contains("<style>p{}</style><style id=\"b\">a{}</style>"), "{page}");
    }

    #[test]
    fn a_page_that_cannot_be_filled_in_is_an_error() {
        let check = |page: &str, why: &str| {
            let error =
                filled(page, &STYLES.map(|place| (place, String::new())), &[("script", "./a.js")])
                    .unwrap_err()
                    .to_string();
            assert!(error.contains(why), "{page}: {error}");
        };
        check("", "has no script");
        check("<script>1", "does not end");
        check("<script", "does not end");
        check("<script src=\"{{script}}\"></script>", "has no script");
        check("<script>{{script}}</script>", "the same in every release");
        check("<script>1</script>", "no place for its policy");
        check("<!-- <script>1</script>", "a comment of index.html does not end");
        check("<!-- <script>1</script> -->", "has no script");
        check(&format!("{PAGE}{{{{other}}}}"), "{{other}}");
    }

    #[test]
    fn markup_in_the_program_is_seen() {
        let check = |program: &str, wanted: Option<&str>| {
            assert_eq!(markup_in(program.as_bytes()).as_deref(), wanted, "{program}");
        };
        check("<button>Save</button>", Some("</button"));
        check("a </ b </> c </A", None);
        check("<svg><title>x</title></svg>", None);
        check("<svg></svg><b></b>", Some("</b"));
    }
}
