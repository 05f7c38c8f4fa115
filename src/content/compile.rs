//! Checks the content files and turns them into Rust when the project is built.
//!
//! Three small steps, each a module: [`schema`] says what may stand in a file, [`markup`] reads the few marks
//! that a text may carry, [`emit`] resolves every reference and writes the statics. All mistakes of all
//! files are collected before the build fails, each with its file, its line and how to mend it.

#[path = "compile/check.rs"]
mod check;
#[path = "compile/emit.rs"]
mod emit;
#[path = "compile/entries.rs"]
mod entries;
#[path = "compile/lookup.rs"]
mod lookup;
#[path = "compile/markup.rs"]
mod markup;
#[path = "compile/schema.rs"]
mod schema;
#[path = "compile/values.rs"]
mod values;

use std::{fmt, fs, path::Path};

use serde::de::DeserializeOwned;

/// The content files, in the order in which they are read.
pub const FILES: [&str; 15] = [
    "sources.toml",
    "links.toml",
    "glossary.toml",
    "tiers.toml",
    "pathways.toml",
    "tests.toml",
    "faq.toml",
    "year.toml",
    "readings.toml",
    "caveats.toml",
    "names.toml",
    "result.toml",
    "rules.toml",
    "disclaimer.toml",
    "search.toml",
];

/// A mistake in a content file.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name, without its folder.
    pub file: &'static str,
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong and how to mend it.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/content/{}:{}: {}", self.file, self.line, self.what)
    }
}

/// A content file as it was read.
#[derive(Clone, Copy)]
struct File<'a> {
    name: &'static str,
    text: &'a str,
}

impl File<'_> {
    /// The line of a byte of the file.
    fn line(self, offset: usize) -> usize {
        1 + self.text.bytes().take(offset).filter(|b| *b == b'\n').count()
    }

    /// Reads the file by its schema.
    fn parse<T: DeserializeOwned>(self, problems: &mut Vec<Problem>) -> Option<T> {
        match toml::from_str(self.text) {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                let line = error.span().map_or(1, |span| self.line(span.start));
                let what =
                    format!("{}; see compile/schema.rs for what may stand here", error.message());
                problems.push(Problem { file: self.name, line, what });
                None
            }
        }
    }
}

/// Compiles the content files of `folder` into one Rust file.
pub fn compile(folder: &Path, out: &Path) {
    let texts = FILES.map(|name| {
        let path = folder.join(name);
        println!("cargo:rerun-if-changed={}", path.display());
        fs::read_to_string(&path).unwrap_or_else(|error| {
            panic!("{}: {error}; every content file must be there", path.display())
        })
    });
    match translate(&texts) {
        Ok(rust) => fs::write(out, rust).expect("the build folder is writable"),
        Err(problems) => {
            let lines: Vec<_> = problems.iter().map(Problem::to_string).collect();
            panic!("the content has {} mistakes:\n\n{}\n", lines.len(), lines.join("\n"));
        }
    }
}

/// Turns the texts of the [`FILES`], in their order, into Rust.
///
/// # Errors
///
/// All mistakes that were found. A file that cannot be read by its schema hides the mistakes of references
/// to it, so mend those first.
pub fn translate(texts: &[String; FILES.len()]) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut files = FILES.iter().zip(texts).map(|(name, text)| File { name, text });
    let content = schema::Content::parse(&mut files, &mut problems);
    let Some(content) = content.filter(|_| problems.is_empty()) else { return Err(problems) };
    let rust = emit::emit(&content, &mut problems);
    if problems.is_empty() { Ok(rust) } else { Err(problems) }
}
