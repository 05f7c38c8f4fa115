//! What pages are made of. Each part is a plain function that returns `AnyView`, so that it is compiled once.
//!
//! | need | part |
//! |---|---|
//! | an element that holds words or other parts | [`element::el`], [`element::together`] |
//! | what follows signals | [`element::live`] |
//! | a page with its heading | [`page::page`] |
//! | something to press, somewhere to go | [`action::button`], [`action::link_button`] |
//! | an answer | [`field::text_field`], [`field::radio_group`], [`field::checkbox_group`], [`field::select`] |
//! | what is wrong with the answers | [`field::error_summary`] |
//! | how something went, and what came from outside the page | [`told::told`] |
//! | words set apart, folded away | [`note::note`], [`note::fold`], [`note::disclaimer`] |
//! | answers with *Change* | [`answers::answers`] |
//! | a Dashboard level | [`level::level`] |
//! | the content's words, sources, dates | [`words::text`], [`words::words`], [`source::sources`], [`source::date`] |
//! | a pathway's picture | [`lanes::lanes`] |

pub mod action;
pub mod answers;
pub mod element;
pub mod field;
pub mod lanes;
pub mod level;
pub mod note;
pub mod page;
pub mod saving;
pub mod source;
pub mod told;
pub mod words;
