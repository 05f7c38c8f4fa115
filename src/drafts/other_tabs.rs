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

/// What a page knows of the draft that it works on.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The text that it saw there last.
    pub seen: Option<&'a str>,
    /// Whether it was this page that saved that text.
    pub is_own: bool,
    /// Whether it has a change that could not be saved.
    pub is_unsaved: bool,
}

/// What it means that another tab wrote over one text, and that there is another now.
///
/// What there is now has to be read when this is asked: a page hears of changes one after the other, and may have seen a
/// later one already.
pub fn meaning(known: Known, was: Option<&str>, now: Option<&str>) -> Meaning {
    let Known { seen, is_own, is_unsaved } = known;
    match now {
        _ if now == seen => Meaning::Nothing,
        // The next save meets the other's text, and keeps both.
        _ if is_unsaved => Meaning::Nothing,
        None => Meaning::Gone,
        Some(_) if is_own && was.is_some() && was != seen => Meaning::Overwritten,
        Some(_) => Meaning::GoesOn,
    }
}

#[cfg(test)]
mod tests {
    use super::{Changed, Known, Meaning, changed, meaning};

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
        const OWN: (bool, bool) = (true, false);
        const TAKEN_OVER: (bool, bool) = (false, false);
        const UNSAVED: (bool, bool) = (false, true);
        let (a, b, c) = (Some("a"), Some("b"), Some("c"));
        for (seen, how, was, now, expected) in [
            // One tab after the other.
            (a, OWN, a, b, Meaning::GoesOn),
            (a, TAKEN_OVER, a, b, Meaning::GoesOn),
            // Heard of late: the page has seen what came of it.
            (a, OWN, b, a, Meaning::Nothing),
            (b, TAKEN_OVER, a, b, Meaning::Nothing),
            (b, TAKEN_OVER, a, c, Meaning::GoesOn),
            // Both at the same moment.
            (a, OWN, b, c, Meaning::Overwritten),
            // This page could not save what it has.
            (a, UNSAVED, a, b, Meaning::Nothing),
            (a, UNSAVED, b, c, Meaning::Nothing),
            (a, UNSAVED, a, None, Meaning::Nothing),
            (None, UNSAVED, None, a, Meaning::Nothing),
            // Removed, and brought back.
            (a, OWN, a, None, Meaning::Gone),
            (None, TAKEN_OVER, None, a, Meaning::GoesOn),
            (a, OWN, None, b, Meaning::GoesOn),
            (None, TAKEN_OVER, a, None, Meaning::Nothing),
        ] {
            let (is_own, is_unsaved) = how;
            let known = Known { seen, is_own, is_unsaved };
            assert_eq!(meaning(known, was, now), expected, "{known:?}, {was:?} to {now:?}");
        }
    }
}
