//! Facts as digits, each in a base of its own: one description serves writing and reading.
//!
//! Whoever describes the facts passes what is told and goes on with what is returned. On the way out these are the same;
//! on the way in nothing is told, and what is returned was read. So what is written and what is read cannot drift apart.

use super::{LinkError, number::Number};
use crate::case::MAX_NAME;

/// How many code points there are.
const CODE_POINTS: u32 = 0x0011_0000;
/// What names are made of beside letters and digits.
const COMMON: [char; 6] = [' ', '-', '\'', '.', '&', ','];
/// A letter that is not of the case that is expected here; then which.
const OTHER_CASE: u32 = 32;
/// A digit; then which.
const DIGIT: u32 = 33;
/// Any other character; then its code point.
const OTHER: u32 = 34;
/// How many signs there are: letters, what is common, and the three above.
const SIGNS: u32 = 35;

/// Digits that are written or read.
pub struct Digits {
    way: Way,
    refused: Option<LinkError>,
}

enum Way {
    /// Base and digit, the first first.
    Writing(Vec<(u32, u32)>),
    Reading(Number),
}

impl Digits {
    /// To write.
    pub fn writing() -> Self {
        Self { way: Way::Writing(Vec::new()), refused: None }
    }

    /// To read from a number.
    pub fn reading(number: Number) -> Self {
        Self { way: Way::Reading(number), refused: None }
    }

    /// The number that was written; none where something was refused.
    pub fn written(self) -> Option<Number> {
        let Self { way: Way::Writing(digits), refused: None } = self else { return None };
        let mut number = Number::default();
        // The first digit is the lowest, so that what is not told at the end takes no room.
        for (base, digit) in digits.into_iter().rev() {
            number.put(base, digit);
        }
        Some(number)
    }

    /// Whether everything was read, and nothing refused.
    pub fn read_all(self) -> Result<(), LinkError> {
        match (self.refused, self.way) {
            (Some(why), _) => Err(why),
            // More than this program knows of.
            (None, Way::Reading(rest)) if !rest.is_zero() => Err(LinkError::Newer),
            _ => Ok(()),
        }
    }

    /// What was met cannot be written, or is read from a link that this version did not write.
    pub fn refuse(&mut self, why: LinkError) {
        self.refused.get_or_insert(why);
    }

    /// A digit below a base.
    #[inline(never)]
    pub fn digit(&mut self, base: u32, told: u32) -> u32 {
        match &mut self.way {
            Way::Writing(digits) => {
                digits.push((base, told));
                told
            }
            Way::Reading(number) => number.take(base),
        }
    }

    /// Yes or no.
    pub fn yes(&mut self, told: bool) -> bool {
        self.digit(2, told.into()) == 1
    }

    /// One of a table, or nothing.
    pub fn one_of<T: Copy + PartialEq>(&mut self, table: &[T], told: Option<T>) -> Option<T> {
        let place = table.iter().position(|value| Some(*value) == told);
        table.get(self.place(table.len(), place)?).copied()
    }

    /// One of a table, for certain.
    pub fn one_of_all<T: Copy + PartialEq>(&mut self, table: &[T], told: Option<T>) -> Option<T> {
        let place = table.iter().position(|value| Some(*value) == told).unwrap_or_default();
        let place = self.digit(size(table.len()), size(place));
        table.get(usize::try_from(place).ok()?).copied()
    }

    /// A place in a table, or none.
    #[inline(never)]
    fn place(&mut self, length: usize, told: Option<usize>) -> Option<usize> {
        let told = told.map_or(0, |place| size(place) + 1);
        let place = self.digit(size(length) + 1, told).checked_sub(1)?;
        usize::try_from(place).ok()
    }

    /// Yes, no, or nothing.
    #[inline(never)]
    pub fn flag(&mut self, told: Option<bool>) -> Option<bool> {
        self.one_of(&[false, true], told)
    }

    /// A text of at most [`MAX_NAME`] characters.
    #[inline(never)]
    pub fn text(&mut self, told: &str) -> String {
        let length = size(told.chars().count());
        if length > size(MAX_NAME) {
            self.refuse(LinkError::Damaged);
            return String::new();
        }
        let mut text = String::new();
        let mut told = told.chars();
        for _ in 0..self.digit(size(MAX_NAME) + 1, length) {
            let capital = text.chars().next_back().is_none_or(begins_a_word_after);
            text.push(self.character(capital, told.next().unwrap_or_default()));
        }
        text
    }

    /// A character where a capital or a small letter is expected.
    fn character(&mut self, capital: bool, told: char) -> char {
        let letter = u32::from(told.to_ascii_lowercase()).wrapping_sub(u32::from('a'));
        let sign = if let Some((place, _)) = (26..).zip(COMMON).find(|(_, common)| *common == told)
        {
            place
        } else if told.is_ascii_digit() {
            DIGIT
        } else if !told.is_ascii_alphabetic() {
            OTHER
        } else if told.is_ascii_uppercase() == capital {
            letter
        } else {
            OTHER_CASE
        };
        let code_point = match self.digit(SIGNS, sign) {
            DIGIT => u32::from('0') + self.digit(10, u32::from(told).wrapping_sub(u32::from('0'))),
            OTHER => self.digit(CODE_POINTS, told.into()),
            OTHER_CASE => self.digit(26, letter) + u32::from(if capital { 'a' } else { 'A' }),
            letter @ 0..26 => letter + u32::from(if capital { 'A' } else { 'a' }),
            common => {
                (26..).zip(COMMON).find(|(place, _)| *place == common).map_or(0, |(_, c)| c.into())
            }
        };
        // Half of a pair is no character.
        char::from_u32(code_point).unwrap_or_else(|| {
            self.refuse(LinkError::Damaged);
            char::default()
        })
    }
}

/// Whether a word begins after this character, so that a capital is expected.
fn begins_a_word_after(before: char) -> bool {
    before.is_ascii() && !before.is_ascii_alphabetic() && before != '\''
}

/// A number of things, of which there are few.
fn size(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
