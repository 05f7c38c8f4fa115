//! What stands in the leaflet's pages, to be searched: it is read where it is, so that the program need not carry it.

use web_sys::{Element, Node};

use super::page::all;
use crate::search::Entry;

/// Where a reader of the screen is told that a link leads elsewhere: no words of the text.
const NEW_TAB: &str = " (opens in a new tab)";

/// The kinds of entries: which elements they are, and in them what their title is in.
const KINDS: [(&str, &str); 4] = [
    (".question", "summary > h3"),
    (".term-entry", "dt"),
    (".pathway", "h2"),
    (".links > li", ".link-title a"),
];
/// What of an entry is its text, and what within that is not.
const TEXT: &str = "p, li, .stands-for, .facts dd";
const NOT_TEXT: &str = ".fold, .own-address, .note-title, .link-title, .small";

/// All entries, in the order in which they are offered.
pub fn entries() -> Vec<Entry> {
    KINDS.iter().flat_map(|(entries, title)| of_kind(entries, title)).collect()
}

fn of_kind(entries: &str, title: &'static str) -> impl Iterator<Item = Entry> + use<> {
    let found =
        web_sys::window().and_then(|window| window.document()?.query_selector_all(entries).ok());
    all(found).filter_map(move |element| entry(&element, title))
}

fn entry(element: &Element, title: &str) -> Option<Entry> {
    let title = element.query_selector(title).ok()??;
    let href = if element.id().starts_with('/') {
        format!("#{}", element.id())
    } else if title.id().starts_with('/') {
        format!("#{}", title.id())
    } else {
        title.get_attribute("href")?
    };
    // An abbreviation and a link have more behind their own words.
    let own = title.first_child().filter(|first| first.node_type() == Node::TEXT_NODE);
    let words = own.and_then(|first| first.text_content()).or_else(|| title.text_content())?;
    let text = all(element.query_selector_all(TEXT).ok())
        .filter(|part| !part.closest(NOT_TEXT).is_ok_and(|outer| outer.is_some()))
        .filter_map(|part| part.text_content());
    Some(Entry {
        href,
        title: words.trim().to_owned(),
        text: text.map(|part| part.replace(NEW_TAB, "")).collect::<Vec<_>>().join("\n"),
    })
}
