//! The county-district-school code: 14 digits that name a school, its authorizer and the authorizer's county.

use std::fmt;

/// A school's code. A number, since a state has ten thousand of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cds {
    /// The authorizer: county and district, seven digits.
    authority: u32,
    /// The school, seven digits.
    school: u32,
}

impl Cds {
    /// Reads a code. The zero at its front is lost in copies that went through a spreadsheet and is put back; anything else
    /// than 13 or 14 digits is no code.
    pub fn read(text: &[u8]) -> Option<Self> {
        let text = text.trim_ascii();
        let digits = matches!(text.len(), 13 | 14) && text.iter().all(u8::is_ascii_digit);
        let (authority, school) = text.split_at_checked(text.len().checked_sub(7)?)?;
        let number =
            |digits: &[u8]| digits.iter().fold(0, |n, digit| n * 10 + u32::from(digit - b'0'));
        digits.then(|| Self { authority: number(authority), school: number(school) })
    }

    /// Reads a code in which a person left spaces, hyphens or dots.
    pub fn read_loosely(text: &str) -> Option<Self> {
        Self::read(digits(text)?.as_bytes())
    }

    /// The authorizer: county and district, seven digits.
    pub const fn authority(self) -> u32 {
        self.authority
    }

    /// The authorizer's county, from 1 to 58.
    pub const fn county(self) -> u32 {
        self.authority / 100_000
    }

    /// Whether it names a school, and not a district, a county office or the state.
    pub const fn is_school(self) -> bool {
        self.school != 0
    }
}

/// The digits of a code, or of the beginning of one, in which a person left spaces, hyphens, dots or quotes; nothing if there
/// is anything else in it.
pub fn digits(text: &str) -> Option<String> {
    let kept: String = text.chars().filter(|c| !parts_a_code(*c)).collect();
    kept.bytes().all(|b| b.is_ascii_digit()).then_some(kept)
}

/// Whether a person may leave it within a code: spaces, hyphens (some of which a word processor makes longer), dots and quotes.
pub fn parts_a_code(c: char) -> bool {
    " -\u{2011}\u{2013}.\t\"'".contains(c)
}

impl fmt::Display for Cds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:07}{:07}", self.authority, self.school)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(
                Cds::read(text.as_bytes()).map(|c| c.to_string()).as_deref(),
                expected,
                "{text}"
            );
        };
        check("01100170112607", Some("01100170112607"));
        check(" 1100170112607 ", Some("01100170112607"));
        check("1.10017E+12", None);
        check("0110017011260", Some("00110017011260"));
        check("0110017011260x", None);
        check("", None);
        let cds = Cds::read_loosely("01-10017-0112607").unwrap();
        assert_eq!((cds.authority(), cds.county(), cds.is_school()), (110_017, 1, true));
        assert!(!Cds::read(b"01100170000000").unwrap().is_school());
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(digits(text).as_deref(), expected, "{text}");
        };
        check("01 10017 0112607", Some("01100170112607"));
        check("01-10017–01", Some("011001701"));
        check(" ", Some(""));
        check("01 10017 0112607 Oak", None);
    }
}
