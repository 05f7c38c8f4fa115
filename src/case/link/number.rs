//! A natural number of any size, put together from digits that each have a base of their own, and taken apart again.
//!
//! Written down it is in base 36: digits and capital letters, which go through every letter, form and address unharmed,
//! and of which a QR code holds almost half as many again as of any other text.

/// What it is written in.
const LETTERS: u32 = 36;

/// A natural number: its limbs of 32 bits, the lowest first, without zeros at the top.
#[derive(Debug, Default)]
pub struct Number(Vec<u64>);

impl Number {
    /// Makes room below for a digit of this base, and puts it there.
    pub fn put(&mut self, base: u32, digit: u32) {
        let mut carry = u64::from(digit);
        for limb in &mut self.0 {
            let more = *limb * u64::from(base) + carry;
            *limb = more & u64::from(u32::MAX);
            carry = more >> 32;
        }
        if carry > 0 {
            self.0.push(carry);
        }
    }

    /// Takes away the lowest digit, which has this base.
    pub fn take(&mut self, base: u32) -> u32 {
        let (base, mut rest) = (u64::from(base), 0);
        for limb in self.0.iter_mut().rev() {
            let whole = rest << 32 | *limb;
            *limb = whole / base;
            rest = whole % base;
        }
        if self.0.last() == Some(&0) {
            self.0.pop();
        }
        // What is left is below the base.
        u32::try_from(rest).unwrap_or_default()
    }

    /// Whether nothing is left.
    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of a text; none where it has anything but digits and capital letters.
    pub fn parse(text: &str) -> Option<Self> {
        let mut number = Self::default();
        for c in text.chars() {
            number.put(LETTERS, letter(c)?);
        }
        Some(number)
    }

    /// The text of the number; of zero none.
    pub fn into_text(mut self) -> String {
        let mut text = String::new();
        while !self.is_zero() {
            text.insert(0, written(self.take(LETTERS)));
        }
        text
    }
}

/// The letter of a digit.
pub fn written(digit: u32) -> char {
    char::from_digit(digit, LETTERS).unwrap_or_default().to_ascii_uppercase()
}

/// What a letter stands for.
pub fn letter(c: char) -> Option<u32> {
    if c.is_ascii_lowercase() { None } else { c.to_digit(LETTERS) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers worked out by hand or with a calculator.
    #[test]
    fn numbers_are_written_in_base_36() {
        for (digits, text) in [
            (&[][..], ""),
            (&[(10, 0), (10, 0)], ""),
            (&[(2, 1)], "1"),
            (&[(100, 35)], "Z"),
            (&[(100, 36)], "10"),
            (&[(10, 1), (10, 2), (10, 3), (10, 4), (10, 5)], "9IX"),
            (&[(u32::MAX, u32::MAX - 1), (36, 35)], "1Z141Z2Z"),
            (&[(2, 1), (65536, 0), (65536, 0), (65536, 0), (65536, 0)], "3W5E11264SGSG"),
        ] {
            let mut number = Number::default();
            for (base, digit) in digits {
                number.put(*base, *digit);
            }
            assert_eq!(number.into_text(), text, "{digits:?}");
            let mut read = Number::parse(text).expect(text);
            for (base, digit) in digits.iter().rev() {
                assert_eq!(read.take(*base), *digit, "{text}");
            }
            assert!(read.is_zero(), "{text}");
        }
    }

    #[test]
    fn other_letters_are_no_number() {
        for text in ["a", "1z", " 1", "-1", "+1", "1.", "É", "１", "\u{202e}1", "\0"] {
            assert!(Number::parse(text).is_none(), "{text:?}");
        }
    }
}
