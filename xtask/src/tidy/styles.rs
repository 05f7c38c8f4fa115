//! What a style may not ask of a browser at every change of the page, nor of a person who is made ill by what moves.

use super::text::{Fault, lines};

/// What holds all of a page, or most of it. Whether it has this or that within it is asked anew, and all styles with it, whenever
/// an element comes or goes.
const HOLDERS: [&str; 9] =
    ["html", ":root", "body", "main", "#app", ".page", ".leaf", ".sections", ".with-side"];

/// On paper nothing changes, and the program takes `before.css` away.
const LEFT_OUT: [&str; 2] = ["style/print.css", "style/before.css"];

pub fn no_style_asks_what_the_whole_page_has(path: &str, text: &str) -> Vec<Fault> {
    if !path.starts_with("style/") || LEFT_OUT.contains(&path) {
        return Vec::new();
    }
    lines(text, |line| {
        let asked = compounds(line).into_iter().find(|compound| asks_a_holder(compound))?;
        Some(format!(
            "`{asked}` has all styles worked out anew at every change: set a class or an attribute instead"
        ))
    })
}

/// There is nothing on the page that motion explains. Each press would be painted eight times for a color that fades, which a slow
/// phone feels; and who wants no motion need not say so. To show a thing later takes no time by itself.
pub fn nothing_moves(path: &str, text: &str) -> Vec<Fault> {
    if !path.starts_with("style/") {
        return Vec::new();
    }
    lines(text, |line| {
        let moves = line.split(['{', ';', '}']).find(|declaration| moves(declaration))?;
        Some(format!("`{}`: nothing moves on this page", moves.trim()))
    })
}

/// Whether a declaration has something take its time; the first time that an animation names is how long it takes.
fn moves(declaration: &str) -> bool {
    let is_time = |word: &&str| {
        word.strip_suffix('s').is_some_and(|number| number.ends_with(|c: char| c.is_ascii_digit()))
    };
    let takes = || declaration.split_whitespace().find(is_time).unwrap_or_default();
    match declaration.trim_start().split(':').next().unwrap_or_default() {
        "scroll-behavior" => declaration.contains("smooth"),
        name if name.starts_with("animation") => takes() != "0s",
        name => name.starts_with("transition"),
    }
}

/// What stands between the spaces and combinators of a line, those within brackets aside.
fn compounds(line: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    line.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && (c.is_whitespace() || ",>+~{}".contains(c))
    })
    .collect()
}

fn asks_a_holder(compound: &str) -> bool {
    let Some((of, _)) = compound.split_once(":has(") else { return false };
    let name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    HOLDERS.iter().any(|holder| {
        of.match_indices(holder).any(|(at, _)| {
            let before = of.get(..at).and_then(|of| of.chars().next_back());
            let after = of.get(at + holder.len()..).and_then(|of| of.chars().next());
            // A class or an id brings its own sign; a tag stands at the start.
            (holder.starts_with(['.', '#', ':']) || before.is_none()) && !after.is_some_and(name)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_is_told() {
        let check = |text: &str, fine: bool| {
            let faults = nothing_moves("style/base.css", text);
            assert_eq!(faults.is_empty(), fine, "{text}");
        };
        check("a { transition: color 0.12s; }", false);
        check("html { scroll-behavior: smooth; }", false);
        check(".coming { animation: turning 2s infinite; }", false);
        check(".coming { animation: turning 2s 0s infinite; }", false);
        check(".coming { animation: turning 200ms; }", false);
        check(".coming { animation: turning; animation-duration: 2s; }", false);
        check(".coming { animation: coming 0s 0.5s; scroll-behavior: smooth; }", false);
        check(".coming { padding: 0 0s ; transition: color 0.12s; }", false);
        check(".coming { animation: coming 0s 0.5s backwards; }", true);
        check("a { color: red; }", true);
    }

    #[test]
    fn what_is_asked_of_a_part_is_fine() {
        let check = |path: &str, text: &str, fine: bool| {
            let faults = no_style_asks_what_the_whole_page_has(path, text);
            assert_eq!(faults.is_empty(), fine, "{path}: {text}");
        };
        for asked in [
            "html:has(.news) { color: red; }",
            "html[data-x]:has(.news) { color: red; }",
            "#app:has(> .side) > * { color: red; }",
            "main:not(:has(:target)) { color: red; }",
            "html:not([data-program]) .leaf:not(:target, :has(:target)) { display: none; }",
            ".sections:has(> .check-side) { color: red; }",
            "@media (min-height: 36rem) { html:has(.said) { color: red; } }",
        ] {
            check("style/check.css", asked, false);
        }
        check("style/check.css", ".choices:has(> :nth-child(4)) { color: red; }", true);
        check("style/check.css", ".choices:not(:has(> :nth-child(4))) { color: red; }", true);
        check("style/check.css", ".page-break:has(> p) { color: red; }", true);
        check("style/check.css", "html .fold:has(> p) { color: red; }", true);
        check("style/print.css", "#app:has(> .map) { color: red; }", true);
        check("style/before.css", "main:not(:has(:target)) { color: red; }", true);
    }
}
