//! The few marks that a text may carry, read into Rust expressions of the types in `mod.rs`.
//!
//! A text is paragraphs and lists with a blank line between them; a list is lines that begin with `- `.
//! Within a line: `**words**`, `[words](term:ID)`, `[words](link:ID)` and `[words](page:PATH)`, none
//! inside another. Anything else that looks like a mark is a mistake, so that no page shows a stray bracket.

/// A paragraph or a list; every paragraph and item with the line of the file where it starts.
pub enum Block {
    Paragraph(usize, String),
    List(Vec<(usize, String)>),
}

/// Words within a line.
#[derive(Debug, PartialEq, Eq)]
pub enum Span<'a> {
    Plain(&'a str),
    Strong(&'a str),
    Reference { kind: &'a str, target: &'a str, words: &'a str },
}

/// Splits a text that starts at the line `first` into its blocks; an `Err` is a line and what is wrong there.
pub fn blocks(text: &str, first: usize) -> Result<Vec<Block>, (usize, String)> {
    let mut blocks = Vec::new();
    let mut open = false;
    for (at, line) in (first..).zip(text.lines().map(str::trim)) {
        if line.is_empty() {
            open = false;
            continue;
        }
        let item = line.strip_prefix("- ");
        match (blocks.last_mut().filter(|_| open), item) {
            (Some(Block::List(items)), Some(item)) => items.push((at, item.to_owned())),
            (Some(Block::List(items)), None) => {
                if let Some((_, last)) = items.last_mut() {
                    join(last, line);
                }
            }
            (Some(Block::Paragraph(_, words)), None) => join(words, line),
            (Some(Block::Paragraph(..)), Some(_)) => {
                return Err((at, "leave a blank line before a list".to_owned()));
            }
            (None, Some(item)) => blocks.push(Block::List(vec![(at, item.to_owned())])),
            (None, None) => blocks.push(Block::Paragraph(at, line.to_owned())),
        }
        open = true;
    }
    Ok(blocks)
}

fn join(words: &mut String, line: &str) {
    words.push(' ');
    words.push_str(line);
}

/// Splits a line into its runs of words.
pub fn spans(line: &str) -> Result<Vec<Span<'_>>, String> {
    let mut spans = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['*', '[', ']']) {
        let (plain, mark) = rest.split_at(at);
        if !plain.is_empty() {
            spans.push(Span::Plain(plain));
        }
        let (span, after) = marked(mark).ok_or_else(|| {
            let start: String = mark.chars().take(30).collect();
            format!(
                "`{start}` is no mark: write **words** or [words](term:ID), link:ID or page:PATH"
            )
        })?;
        spans.push(span);
        rest = after;
    }
    if !rest.is_empty() {
        spans.push(Span::Plain(rest));
    }
    Ok(spans)
}

/// The mark at the start of `text`, and what follows it.
fn marked(text: &str) -> Option<(Span<'_>, &str)> {
    if let Some(inner) = text.strip_prefix("**") {
        let (words, after) = inner.split_once("**")?;
        return proper(words).map(|words| (Span::Strong(words), after));
    }
    let (words, inner) = text.strip_prefix('[')?.split_once("](")?;
    let (address, after) = inner.split_once(')')?;
    let (kind, target) = address.split_once(':').filter(|_| !address.contains(' '))?;
    proper(words).map(|words| (Span::Reference { kind, target, words }, after))
}

/// Words that can stand within a mark: some, and no mark among them.
fn proper(words: &str) -> Option<&str> {
    (!words.trim().is_empty() && !words.contains(['*', '[', ']'])).then_some(words)
}
