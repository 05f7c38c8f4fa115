//! What a style may not ask of a browser at every change of the page.

use super::text::{Fault, lines};

/// What holds all of a page. Whether it has this or that within it is asked anew, and all styles with it, whenever an
/// element comes or goes.
const HOLDERS: [&str; 5] = ["html", ":root", "body", "main", "#app"];

/// On paper nothing changes, and the program takes `before.css` away.
const LEFT_OUT: [&str; 2] = ["style/print.css", "style/before.css"];

pub fn no_style_asks_what_the_whole_page_has(path: &str, text: &str) -> Vec<Fault> {
    if !path.starts_with("style/") || LEFT_OUT.contains(&path) {
        return Vec::new();
    }
    lines(text, |line| {
        let holder = HOLDERS.into_iter().find(|holder| {
            [":has(", ":not(:has("].iter().any(|has| line.contains(&format!("{holder}{has}")))
        })?;
        Some(format!(
            "`{holder}:has(…)` has all styles worked out anew at every change: set a class or an attribute instead"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_a_part_is_fine() {
        let check = |path: &str, text: &str, fine: bool| {
            let faults = no_style_asks_what_the_whole_page_has(path, text);
            assert_eq!(faults.is_empty(), fine, "{path}: {text}");
        };
        check("style/check.css", "html:has(.news) { color: red; }", false);
        check("style/check.css", "#app:has(> .side) > * { color: red; }", false);
        check("style/check.css", "main:not(:has(:target)) { color: red; }", false);
        check("style/check.css", ".choices:has(> :nth-child(4)) { color: red; }", true);
        check("style/print.css", "#app:has(> .map) { color: red; }", true);
        check("style/before.css", "main:not(:has(:target)) { color: red; }", true);
    }
}
