//! What to call a file: a name that every system takes, whatever that which it holds is called.

/// How much of a name is used, in characters; with four bytes for each, well within what a file may have.
const LONGEST: usize = 50;

/// The name of a file for a case of this name.
pub fn file_name(case: &str) -> String {
    name("Charter check", case, ".json")
}

/// The name of a file for something of this name.
///
/// It begins with words of ours, so that no name is hidden (`.x`), an option (`-x`) or a device of Windows (`CON`), and
/// ends with one ending. Between them stand letters, digits and single spaces or hyphens: nothing that separates folders
/// or endings, and nothing invisible that could turn the order of the letters around.
pub fn name(start: &str, of: &str, ending: &str) -> String {
    let mut name = start.to_owned();
    let mut gap = Some(' ');
    for c in of.chars().filter(|c| !is_invisible(*c)) {
        if is_plain(c) {
            name.extend(gap.take());
            name.push(c);
        } else {
            // What separates is one space, or one hyphen if any of it was no space.
            gap = if c.is_whitespace() { gap.or(Some(' ')) } else { Some('-') };
        }
        if name.chars().count() > LONGEST + start.len() + 1 {
            break;
        }
    }
    name.push_str(ending);
    name
}

/// Letters and digits, and everything beyond ASCII that is no space: letters of all scripts, marks, pictures.
fn is_plain(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { !c.is_whitespace() }
}

/// Controls of the text's direction, joiners, tags and others that have no shape of their own.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, file_name};

    #[test]
    fn a_file_has_a_safe_name_whatever_the_case_is_called() {
        for (case, expected) in [
            ("Autumn 2025", "Charter check Autumn 2025.json"),
            ("", "Charter check.json"),
            (" \u{a0}\t\n", "Charter check.json"),
            ("Ñandú 学校 🌻", "Charter check Ñandú 学校 🌻.json"),
            ("e\u{301}cole", "Charter check e\u{301}cole.json"),
            ("../../etc/passwd", "Charter check-etc-passwd.json"),
            (r"C:\Windows\x", "Charter check C-Windows-x.json"),
            ("CON", "Charter check CON.json"),
            (".hidden", "Charter check-hidden.json"),
            ("-rf *", "Charter check-rf.json"),
            ("a.json.exe", "Charter check a-json-exe.json"),
            ("<b>\"q\"</b>?|%00", "Charter check-b-q-b-00.json"),
            ("gpj\u{202e}exe", "Charter check gpjexe.json"),
            ("a\u{0}b\u{200b}c\u{feff}d", "Charter check abcd.json"),
            ("a  b\r\nc", "Charter check a b c.json"),
            ("a \u{2028}b - c", "Charter check a b-c.json"),
        ] {
            assert_eq!(file_name(case), expected, "{case:?}");
        }
        let county =
            "of Santa Clara County Office of Education, and its charters in other counties";
        let name = super::name("Charters", county, " 2025 unofficial.csv");
        assert!(name.ends_with(" 2025 unofficial.csv"), "{name}");
        for character in ["x", "学", "🌻", "\u{301}"] {
            let name = file_name(&character.repeat(120));
            assert!(name.len() <= 255 && name.chars().count() > LONGEST, "{name}");
        }
    }
}
