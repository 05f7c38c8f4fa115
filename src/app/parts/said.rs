//! What is read out: words that change in a place that stays, for a screen reader reads what becomes another there.

use leptos::prelude::*;

use super::element::live;

/// Says words there. The same words again are said with a blank more: else nothing would be another.
pub fn say(said: RwSignal<String>, words: String) {
    said.update(|said| {
        let again = *said == words;
        *said = words;
        if again {
            said.push('\u{a0}');
        }
    });
}

/// Says what these words come to each time that what they follow changes, the first time too.
pub fn following(words: impl Fn() -> String + 'static) -> AnyView {
    let said = RwSignal::new(String::new());
    Effect::new(move |_| say(said, words()));
    live(move || said.get().into_any())
}
