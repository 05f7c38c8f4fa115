//! What another tab did to the drafts, as this page hears of it.
//!
//! All tabs of a site share its storage, and a browser tells each of them what another has changed: under which key, what
//! was there before, and what is there now. A page that works on a draft also knows what it *saw* there last: what it
//! opened, saved or took over. That is all it takes to decide what to do, here, without a browser; and
//! [`Store::save`](super::Store::save) compares with the same text before it writes.

use super::{DRAFT, OURS, REMOVED};

/// What was changed in the storage, by its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed<'a> {
    /// The draft of this id.
    Draft(&'a str),
    /// The person had everything removed from this browser.
    EverythingRemoved,
    /// The whole storage was emptied, by the browser's own means.
    Emptied,
    /// Something else that the list of drafts shows: the index, what is set aside.
    Other,
    /// Nothing of ours.
    Foreign,
}

/// What was changed, by the key and the new text under it; there is no key when all were removed at once.
pub fn changed<'a>(key: Option<&'a str>, now: Option<&str>) -> Changed<'a> {
    let Some(key) = key else { return Changed::Emptied };
    match key.strip_prefix(DRAFT) {
        Some(id) => Changed::Draft(id),
        None if key == REMOVED && now.is_some() => Changed::EverythingRemoved,
        None if key.starts_with(OURS) => Changed::Other,
        None => Changed::Foreign,
    }
}

/// What a change of the open draft in another tab means for this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing that this page has to act on now.
    Nothing,
    /// The draft goes on from what this page has: take the new text over.
    GoesOn,
    /// The other tab had not seen what this page saved, and wrote over it: save this page's text as another draft.
    Overwritten,
    /// The draft is gone; its text is on this page only.
    Gone,
}

/// What it means that the open draft was one text and is now another, for a page that saw this text there last and may
/// hold a change that is not saved.
pub fn meaning(seen: Option<&str>, unsaved: bool, was: Option<&str>, now: Option<&str>) -> Meaning {
    match now {
        _ if now == seen => Meaning::Nothing,
        // The next save meets the other's text, and keeps both.
        _ if unsaved => Meaning::Nothing,
        None => Meaning::Gone,
        Some(_) if seen.is_some() && was.is_some() && was != seen => Meaning::Overwritten,
        Some(_) => Meaning::GoesOn,
    }
}

#[cfg(test)]
mod tests {
    use super::{Changed, Meaning, changed, meaning};

    #[test]
    fn a_key_tells_what_was_changed() {
        for (key, now, expected) in [
            (None, None, Changed::Emptied),
            (Some("charter-pathways/draft/12"), Some("text"), Changed::Draft("12")),
            (Some("charter-pathways/draft/12-2"), None, Changed::Draft("12-2")),
            (Some("charter-pathways/index"), Some("{}"), Changed::Other),
            (Some("charter-pathways/set-aside/1"), None, Changed::Other),
            (Some("charter-pathways/removed"), Some("1"), Changed::EverythingRemoved),
            (Some("charter-pathways/removed"), None, Changed::Other),
            (Some("theirs"), Some(""), Changed::Foreign),
            (Some(""), None, Changed::Foreign),
        ] {
            assert_eq!(changed(key, now), expected, "{key:?} {now:?}");
        }
    }

    #[test]
    fn what_a_change_elsewhere_means() {
        let (a, b, c) = (Some("a"), Some("b"), Some("c"));
        for (seen, unsaved, was, now, expected) in [
            // One tab after the other.
            (a, false, a, b, Meaning::GoesOn),
            (a, false, b, a, Meaning::Nothing),
            // Both at the same moment.
            (a, false, b, c, Meaning::Overwritten),
            // This page could not save what it has.
            (a, true, a, b, Meaning::Nothing),
            (a, true, b, c, Meaning::Nothing),
            (a, true, a, None, Meaning::Nothing),
            // Removed, and brought back.
            (a, false, a, None, Meaning::Gone),
            (None, false, None, a, Meaning::GoesOn),
            (a, false, None, b, Meaning::GoesOn),
            (None, false, a, None, Meaning::Nothing),
            (None, true, None, a, Meaning::Nothing),
        ] {
            let is = meaning(seen, unsaved, was, now);
            assert_eq!(is, expected, "seen {seen:?}, unsaved {unsaved}, {was:?} to {now:?}");
        }
    }
}
