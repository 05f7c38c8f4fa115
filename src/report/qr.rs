//! The QR code of a link, as a picture to draw.
//!
//! The code of a case is digits and capital letters, which take little more than half the room of other text in a QR code
//! when it is told that they are no other. So the address before it is put in as it is, and the code as what it is.

use std::fmt::Write as _;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// The blank frame that a reader needs, in squares.
const QUIET: i32 = 4;
/// How wide the code is printed without its frame, in hundredths of a millimetre.
const WIDTH: i32 = 3000;
/// The least that a square of it is printed at: a code of very many squares is wider.
const SQUARE: i32 = 40;

/// Which of the eight patterns is laid over the squares, so that there are no large areas of one kind. Which one hardly
/// matters: a code is as good as chance. To try all eight, as is usual, costs time at every result, and weight.
const MASK: u8 = 3;

/// A QR code as a picture.
#[derive(Debug, PartialEq, Eq)]
pub struct Picture {
    /// How many squares it has each way, its blank frame included.
    pub size: i32,
    /// Its dark squares, as the path of an SVG.
    pub dark: String,
    /// How wide it is printed, its blank frame included: such as `34.53mm`.
    pub width: String,
}

/// The QR code of a link: an address, and the code at its end. None where it would not fit.
///
/// It has the lowest level of correction, and a higher one where that takes no more squares: on paper larger squares are
/// worth more.
pub fn picture(address: &str, code: &str) -> Option<Picture> {
    if !code.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return None;
    }
    let parts = [QrSegment::make_bytes(address.as_bytes()), QrSegment::make_alphanumeric(code)];
    let (least, most) = (Version::MIN, Version::MAX);
    let mask = Some(Mask::new(MASK));
    let squares =
        QrCode::encode_segments_advanced(&parts, QrCodeEcc::Low, least, most, mask, true).ok()?;
    let across = squares.size();
    let mut dark = String::new();
    for y in 0..across {
        let mut x = 0;
        while x < across {
            let run = (x..across).take_while(|x| squares.get_module(*x, y)).count();
            let run = i32::try_from(run).unwrap_or(0);
            if run > 0 {
                // Writing to a string cannot fail.
                let _ = write!(dark, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run + 1;
        }
    }
    let size = across + 2 * QUIET;
    let width = WIDTH.max(SQUARE * across) * size / across;
    Some(Picture { size, dark, width: format!("{}.{:02}mm", width / 100, width % 100) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_centimetres_wide_until_its_squares_would_be_too_small() {
        let check = |letters: usize, size: i32, width: &str| {
            let picture = picture("https://example.org/#/open/", &"Z".repeat(letters)).unwrap();
            assert_eq!((picture.size, picture.width.as_str()), (size, width), "{letters}");
            assert!(picture.dark.starts_with("M4 4h7v1h-7z"), "{}", picture.dark);
        };
        check(40, 41, "37.27mm");
        check(240, 61, "34.52mm");
        check(3000, 161, "64.40mm");
    }

    #[test]
    fn what_does_not_fit_has_none() {
        assert_eq!(picture("https://example.org/", &"A".repeat(5000)), None);
        assert_eq!(picture(&"x".repeat(100_000), "A"), None);
        assert_eq!(picture("", "a"), None);
        assert_eq!(picture("", "É"), None);
    }
}
