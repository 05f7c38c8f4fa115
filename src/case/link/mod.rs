//! The link: the facts and names of a case in a few dozen letters, for the address after `#` and for a QR code.
//!
//! ```text
//! 1 0KSP2C9QX…     the version, then one large number; digits and capital letters throughout
//! ```
//!
//! Every fact is a digit of that number, each in a base of its own (`facts` says which), so that nothing is spent on
//! names of fields, on separators or on what is not told. Its lowest digit is the check: what
//! a large prime leaves of it is told by the version, in this version and in all that are to come. So a link of a later
//! version is known as one, and a damaged link as damaged.
//!
//! A link carries facts and names: not where each fact came from, not how the case was judged, not the fields of a case
//! file that this program does not know.

mod digits;
mod facts;
mod number;

use super::Case;
use digits::Digits;
use number::Number;
use std::fmt;

/// The version that this program writes, and the newest that it reads: the first letter of a link.
pub const VERSION: u32 = 1;

/// The longest code that is read, in letters; a full case of four years has about 230, and one that is full of
/// everything, with the longest names, three thousand.
pub const MAX_LENGTH: usize = 4000;

/// The number is divided by this to check it: the largest prime below 2³².
const CHECK: u32 = 4_294_967_291;

/// What must be left is this and the version. One letter that is changed, two that are swapped, and any change within six
/// letters in a row leave something else for certain; whatever else happens to a link passes once in four thousand million
/// times. The digits are those of π: a small remainder would let zeros slip in.
const LEFT: u32 = 3_141_592_653;

/// Why a code could not be read as a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is no code, or not the whole of it, or not as it was written.
    Damaged,
    /// It was written by a newer version of this program.
    Newer,
}

/// Writes the code of a case; nothing when a text is longer than a name may be.
pub fn write(case: &Case) -> Option<String> {
    let mut digits = Digits::writing();
    facts::case(&mut digits, case);
    let mut number = digits.written()?;
    number.put(CHECK, LEFT + VERSION);
    let mut code = number.into_text();
    code.insert(0, number::written(VERSION));
    (code.len() <= MAX_LENGTH).then_some(code)
}

/// Reads the code of a case.
///
/// # Errors
/// When it is damaged, or of a newer version. Only what [`write()`] writes is read: a case has one code.
pub fn read(code: &str) -> Result<Case, LinkError> {
    let damaged = || LinkError::Damaged;
    if code.len() > MAX_LENGTH {
        return Err(damaged());
    }
    let mut letters = code.chars();
    let version = letters.next().and_then(number::letter).ok_or_else(damaged)?;
    let mut number = Number::parse(letters.as_str()).ok_or_else(damaged)?;
    if version < VERSION || number.take(CHECK) != LEFT + version {
        return Err(damaged());
    }
    if version > VERSION {
        return Err(LinkError::Newer);
    }
    let mut digits = Digits::reading(number);
    let case = facts::case(&mut digits, &Case::default());
    digits.read_all()?;
    if write(&case).is_some_and(|written| written == code) { Ok(case) } else { Err(damaged()) }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => {
                "This link is not whole, or something in it has changed. Copy it again from where it came, to its \
                 very end, or ask for a new one."
            }
            Self::Newer => {
                "This link was made by a newer version of this page. Reload the page to get that version, then open \
                 the link again."
            }
        })
    }
}

impl std::error::Error for LinkError {}
