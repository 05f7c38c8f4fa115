//! The parts of the program that are loaded only when a page asks for them.
//!
//! Nobody on a phone should wait for the result page in order to see the first question. So the build cuts the program
//! where `src/main.rs` says, and what lies behind each cut comes by itself: once, and from then on it draws its pages like
//! any other code. What cannot be loaded is said in the page's place, with a way to try again; nothing that was entered
//! hangs on it.

use std::{future::Future, pin::Pin, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use super::parts::{
    action::{Weight, button},
    element::{el, together},
    note::{Tone, note},
    page::page,
};
use crate::{browser::focus, route::Route};

/// What belongs together, since one visit needs it together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The steps of the check.
    Check,
    /// What a step of the check has beside its question: a year's results in a grid, and how far the check has come.
    Grid,
    /// All other pages that the program draws: the answers given, the result and what belongs to it, the map, the rules, the saved
    /// checks, a check from a link.
    Answer,
    /// The search through the questions.
    Search,
    /// Results that come in by themselves: from CDE's files, from pasted text, and of many charters at once.
    Files,
    /// What the rules are held against, with all its cases.
    Proof,
}

/// How a part draws the page of an address.
pub type Draw = fn(&Route) -> AnyView;

/// Loads a part; nothing if it could not be.
pub type Load = fn(Part) -> Pin<Box<dyn Future<Output = Option<Draw>>>>;

#[derive(Clone, Copy)]
enum State {
    NotAsked,
    Coming,
    There(Draw),
    Failed,
}

/// The parts of this page. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Parts {
    load: Load,
    check: RwSignal<State>,
    grid: RwSignal<State>,
    answer: RwSignal<State>,
    search: RwSignal<State>,
    files: RwSignal<State>,
    proof: RwSignal<State>,
}

impl Parts {
    /// None of them loaded.
    pub fn new(load: Load) -> Self {
        let [check, grid, answer, search, proof, files] =
            [(); 6].map(|()| RwSignal::new(State::NotAsked));
        Self { load, check, grid, answer, search, files, proof }
    }

    /// The page of an address, or what stands in its place.
    pub fn draw(self, part: Part, route: &Route) -> AnyView {
        match self.state(part).get() {
            State::There(draw) => draw(route),
            State::Failed => self.failed(part, route),
            State::NotAsked | State::Coming => {
                // In a turn of its own: what asks is being drawn, and can be painted first.
                set_timeout(move || self.ask(part), Duration::ZERO);
                el("p").class("coming").text("One moment: this page is being loaded.").into_any()
            }
        }
    }

    /// Whether there is nothing to wait for any more.
    pub fn has_come(self, part: Part) -> bool {
        matches!(self.state(part).get(), State::There(_) | State::Failed)
    }

    /// Whether it can draw.
    pub fn is_there(self, part: Part) -> bool {
        matches!(self.state(part).get(), State::There(_))
    }

    /// Asks for a part, unless that was done.
    pub fn ask(self, part: Part) {
        let state = self.state(part);
        if matches!(state.get_untracked(), State::NotAsked) {
            // Not told to anyone: what is shown while it is not asked for and while it comes is the same.
            state.update_untracked(|state| *state = State::Coming);
            self.fetch(part);
        }
    }

    fn fetch(self, part: Part) {
        let state = self.state(part);
        spawn_local(async move {
            state.set((self.load)(part).await.map_or(State::Failed, State::There));
        });
    }

    fn state(self, part: Part) -> RwSignal<State> {
        match part {
            Part::Check => self.check,
            Part::Grid => self.grid,
            Part::Answer => self.answer,
            Part::Search => self.search,
            Part::Files => self.files,
            Part::Proof => self.proof,
        }
    }

    fn failed(self, part: Part, route: &Route) -> AnyView {
        let again = Callback::new(move |()| {
            // The button goes; a page of its own brings its own heading.
            focus::on_heading_from_here();
            self.state(part).set(State::Coming);
            self.fetch(part);
        });
        let body = together()
            .child(el("p").text(
                "Are you online? What you have entered is untouched. Try again, or reload the page: after a new \
                 version was published, only that helps.",
            ))
            .child(button("Try again", Weight::Plain, again));
        // What stands within a page has its heading above it.
        let what = match part {
            Part::Search => Some("The search"),
            Part::Grid if route.href().ends_with("/grid") => Some("The grid"),
            Part::Check => None,
            _ if matches!(route, Route::Check(_)) || route.leaf().is_some() => {
                Some("What your check says here")
            }
            _ => None,
        };
        if let Some(what) = what {
            let title = format!("{what} could not be loaded");
            return note(Tone::Problem, title, body).into_any();
        }
        let told = note(Tone::Problem, "", body).into_any();
        page("This page could not be loaded", "", told).into_any()
    }
}
