//! Damaged links. Letters of sound ones are changed, moved, doubled and dropped; most of what comes of it is stopped by the
//! check. So half of all inputs are given a check that is right, whatever stands before it, to try what lies behind: facts
//! that no one has told, in any number. Whatever can be read must be written as it was, and be a case that can be saved.

use charter_pathways::case::{
    file,
    link::{self, MAX_LENGTH},
};

use crate::{HOSTILE, Reader, generator::random::Random};

const LETTERS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// The check of version 1: what dividing by the prime leaves.
const PRIME: u64 = 4_294_967_291;
const LEFT: u64 = 3_141_592_654;
/// So many letters at the end can make any check right.
const TAIL: u32 = 7;

/// The link reader.
pub struct Links {
    codes: Vec<String>,
}

impl Reader for Links {
    const OF: &str = "links";

    fn new(cases: &[String]) -> Self {
        let code = |text: &String| link::write(&file::read(text).unwrap().0).unwrap();
        Self { codes: cases.iter().map(code).collect() }
    }

    fn input(&self, random: &mut Random) -> String {
        if random.below(HOSTILE) == 0 {
            let length = random.pick(&[MAX_LENGTH, MAX_LENGTH + 1, 1_000_000]);
            return random.pick(&["1", "Z", "0", "\u{1f393}"]).repeat(length);
        }
        let mut code = random.pick(&self.codes).into_bytes();
        match random.below(8) {
            0 => {}
            1..=5 => {
                for _ in 0..random.pick(&[1, 1, 2, 3, 8]) {
                    damage(random, &mut code);
                }
            }
            6 => code.extend(random.pick(&self.codes).into_bytes()),
            _ => {
                let length = random.pick(&[0, 1, 8, 40, 200, 200, 600, 600, MAX_LENGTH]);
                code = (0..length).map(|_| random.pick(LETTERS)).collect();
            }
        }
        let code = String::from_utf8_lossy(&code).into_owned();
        if random.chance(50) { sealed(random, &code) } else { code }
    }

    fn attempt(&self, text: &str, _: u64) -> Result<bool, String> {
        let Ok(case) = link::read(text) else { return Ok(false) };
        if link::write(&case).as_deref() != Some(text) {
            return Err("read and written again it is another link".to_owned());
        }
        let saved = file::read(&file::write(&case));
        let (saved, _) = saved.map_err(|error| format!("saved, then: {error}"))?;
        if link::write(&saved).as_deref() != Some(text) {
            return Err("saved and read again it is another case".to_owned());
        }
        Ok(true)
    }
}

fn damage(random: &mut Random, code: &mut Vec<u8>) {
    if code.is_empty() {
        return;
    }
    let at = random.below(code.len());
    match random.below(7) {
        0 | 1 => code[at] = random.pick(LETTERS),
        2 => code[at] ^= 1 << random.below(8),
        3 => code.truncate(at),
        4 => {
            code.remove(at);
        }
        5 => code.insert(at, random.pick(LETTERS)),
        _ => {
            let to = random.below(code.len());
            code.swap(at, to);
        }
    }
}

/// A link of version 1 that begins like this one, with a check that is right.
fn sealed(random: &mut Random, code: &str) -> String {
    let letters = code.chars().skip(1).filter(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    let kept = code.len().saturating_sub(1 + usize::try_from(TAIL).unwrap());
    let head: String = letters.take(kept).collect();
    let shift = 36_u64.pow(TAIL);
    let rest =
        head.chars().fold(0, |rest, c| (rest * 36 + u64::from(c.to_digit(36).unwrap())) % PRIME);
    // What is shifted may be larger than 64 bits hold.
    let rest = u64::try_from(u128::from(rest) * u128::from(shift) % u128::from(PRIME)).unwrap();
    let least = (LEFT + PRIME - rest) % PRIME;
    let steps = (shift - 1 - least) / PRIME + 1;
    let mut tail = least + PRIME * random.below(usize::try_from(steps).unwrap()) as u64;
    let mut end = Vec::new();
    for _ in 0..TAIL {
        end.push(LETTERS[usize::try_from(tail % 36).unwrap()]);
        tail /= 36;
    }
    end.reverse();
    format!("1{head}{}", String::from_utf8(end).unwrap())
}
