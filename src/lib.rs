//! Could a California charter school qualify for Differentiated Assistance, and for CCEE's Direct Technical
//! Assistance, by which of four legal pathways, and why?
//!
//! This library decides; the application (feature `app`) only shows. It is pure: no DOM, no storage, no clock, no
//! randomness, so the same facts give the same answer on a page, in a test and on an analyst's machine.
//!
//! The rooms, each knowing only those above it:
//!
//! - [`rules`]: the criteria by year as data, and the exact three-valued tests
//! - [`case`]: what a charter knows about itself; the case file; from case to facts
//! - [`content`]: every sentence about the law, as data checked when built
//! - [`official`]: what CDE publishes, read as it comes; with the feature `files` from its files
//! - [`drafts`]: the case files a person keeps in the browser, over whatever storage there is
//! - [`report`]: what a page or the `evaluate` example shows, made from a determination
//! - [`desk`]: CDE's files read beside the page: what page and worker say to each other
//! - [`proof`]: what the rules are held against, to be tried wherever the program runs
//! - [`search`]: what is found for what is typed
//! - [`route`]: the addresses of the pages
//! - [`element`]: what pages are made of, on paper and on the screen
//! - [`leaflet`]: the pages that say the same to everyone, written out as HTML
//! - `browser`, with the features `app` or `worker`: the edges to the browser
//! - `app`, with the feature `app` only: the application

pub mod case;
pub mod content;
pub mod desk;
pub mod drafts;
pub mod element;
pub mod leaflet;
pub mod official;
pub mod proof;
pub mod report;
pub mod route;
pub mod rules;
pub mod search;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "browser")]
pub mod browser;
