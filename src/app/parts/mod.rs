//! What the application's pages are made of: the parts that they share with the leaflet, and those that follow a person's
//! answers. Each part is a plain function that returns one type, so that it is compiled once.
//!
//! | need | part |
//! |---|---|
//! | an element that holds words, other parts, views | [`element::el`], [`element::together`] |
//! | what follows signals | [`element::live`], [`element::kept`], [`element::follow`] |
//! | a page with its heading | [`page::page`] |
//! | something to press, somewhere to go | [`action::button`], [`action::to_press`], [`action::to_press_of`], [`action::link_button`] |
//! | an answer | [`field::text_field`], [`field::text_area`], [`field::radio_group`], [`field::checkbox_group`], [`field::select`] |
//! | words to be read out as they change | [`said::following`], [`said::say`] |
//! | how something went, and what came from outside the page | [`told::told`] |
//! | words set apart, folded away | [`note::note`], [`note::fold`], [`note::disclaimer`] |
//! | the content's words, sources, dates | [`words::text`], [`words::words`], [`source::sources`], [`source::date`] |
//! | answers with *Change* | [`answers::answers`] |
//! | what was found, and whether to take it over | [`offer::offer`] |
//! | a Dashboard level | [`level::level`] |
//! | whether the check is saved | [`saving::saving`] |
//! | that another version is ready | [`version::version`] |

pub mod action;
pub mod answers;
pub mod element;
pub mod field;
pub mod level;
pub mod offer;
pub mod said;
pub mod saving;
pub mod told;
pub mod version;

pub use crate::element::{note, page, source, words};
