//! What must hold of single values: ids, dates, addresses, and what a text may not promise.

/// Whether `id` is kebab-case: small letters, digits and single hyphens between them.
pub fn is_kebab(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// Year, month and day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; 0 for what is left out.
pub fn date(text: &str) -> Option<(u16, u16, u16)> {
    let number = |part: &str, digits: usize| {
        let proper = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        proper.then(|| part.parse::<u16>().ok()).flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    let (year, month, day) = match *parts.as_slice() {
        [year] => (number(year, 4)?, 0, 0),
        [year, month] => (number(year, 4)?, number(month, 2)?, 0),
        [year, month, day] => (number(year, 4)?, number(month, 2)?, number(day, 2)?),
        _ => return None,
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let real = (1990..2100).contains(&year)
        && (parts.len() < 2 || (1..=12).contains(&month))
        && (parts.len() < 3 || (1..=longest).contains(&day));
    real.then_some((year, month, day))
}

/// Whether `url` is an address that we may send a reader to.
pub fn is_address(url: &str) -> bool {
    url.strip_prefix("https://").is_some_and(|rest| {
        rest.split('/').next().is_some_and(|host| host.contains('.'))
            && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
    })
}

/// What no text of ours may say: CDE determines, someone must ask, CCEE may decline.
const PROMISES: [&str; 3] = ["is eligible", "are eligible", "will qualify"];

/// The promise that `words` make outside quotation marks, if any.
pub fn promise(words: &str) -> Option<&'static str> {
    let mut own = String::new();
    let mut quoted = false;
    for c in words.chars() {
        match c {
            '“' => quoted = true,
            '”' => quoted = false,
            '"' => quoted = !quoted,
            c if !quoted => own.extend(c.to_lowercase()),
            _ => {}
        }
    }
    let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
    PROMISES.into_iter().find(|promise| own.contains(promise))
}
