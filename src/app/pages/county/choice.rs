//! Which charters are judged, as of which Dashboard, and what is made of local indicators that no file tells.

use leptos::prelude::*;

use crate::{
    app::{
        desk::Desk,
        parts::{
            action::{Weight, button},
            element::{el, follow, live, together},
            field::{Choice, Field, radio_group, select, text_area},
        },
    },
    browser::focus,
    desk::message::{Ask, Authority, Wanted, Whose},
    rules::rule_set::RuleSet,
};

const COUNTY: &str = "county";
const AUTHORITY: &str = "authorizer";
const CODES: &str = "codes";
const STATE: &str = "state";

const OPEN: &str = "open";
const MET: &str = "met";

/// What was chosen; as it was when the page was left, if it was.
#[derive(Clone, Copy)]
struct Chosen {
    whose: RwSignal<String>,
    county: RwSignal<String>,
    authority: RwSignal<String>,
    codes: RwSignal<String>,
    as_of: RwSignal<String>,
    local: RwSignal<String>,
}

impl Chosen {
    fn new(wanted: Option<Wanted>) -> Self {
        let as_of = wanted.as_ref().map_or(RuleSet::newest().as_of.0, |wanted| wanted.as_of);
        let local = if wanted.as_ref().is_some_and(|w| w.local_as_met) { MET } else { OPEN };
        let [mut county, mut authority, mut codes] = [(); 3].map(|()| String::new());
        let whose = match wanted.map(|wanted| wanted.whose) {
            None => COUNTY,
            Some(Whose::State) => STATE,
            Some(Whose::County(name)) => {
                county = name;
                COUNTY
            }
            Some(Whose::Authority(code)) => {
                authority = code.to_string();
                AUTHORITY
            }
            Some(Whose::Codes(text)) => {
                codes = text;
                CODES
            }
        };
        Self {
            whose: RwSignal::new(whose.to_owned()),
            county: RwSignal::new(county),
            authority: RwSignal::new(authority),
            codes: RwSignal::new(codes),
            as_of: RwSignal::new(as_of.to_string()),
            local: RwSignal::new(local.to_owned()),
        }
    }

    /// What is asked for; where something is missing, the id of its field.
    fn wanted(self) -> Result<Wanted, &'static str> {
        let whose = match self.whose.get_untracked().as_str() {
            STATE => Whose::State,
            COUNTY => Whose::County(told(self.county).ok_or(COUNTY)?),
            AUTHORITY => {
                let code = told(self.authority).and_then(|code| code.parse().ok());
                Whose::Authority(code.ok_or(AUTHORITY)?)
            }
            _ => Whose::Codes(told(self.codes).ok_or(CODES)?),
        };
        let as_of = self.as_of.get_untracked().parse();
        Ok(Wanted {
            whose,
            as_of: as_of.unwrap_or(RuleSet::newest().as_of.0),
            local_as_met: self.local.get_untracked() == MET,
        })
    }
}

fn told(text: RwSignal<String>) -> Option<String> {
    let text = text.get_untracked();
    (!text.trim().is_empty()).then_some(text)
}

/// The questions, and the button.
pub fn choice(desk: Desk) -> AnyView {
    let chosen = Chosen::new(desk.once(|b| b.county.as_ref().map(|c| c.listed.wanted.clone())));
    let missing: RwSignal<&'static str> = RwSignal::new("");
    let judge = Callback::new(move |()| match chosen.wanted() {
        Ok(wanted) => {
            missing.set("");
            desk.ask(&Ask::Judge(wanted));
        }
        Err(id) => {
            missing.set(id);
            focus::on(id);
        }
    });
    el("section")
        .class("stack")
        .attr("aria-labelledby", "which")
        .child(el("h2").attr("id", "which").text("Which charters?"))
        .child(
            el("div")
                .class("fields")
                .child(whose(chosen))
                .child(which(desk, chosen, missing))
                .child(as_of(chosen))
                .child(local(chosen)),
        )
        .child(button("See the results", Weight::Main, judge))
        .into_any()
}

fn set(signal: RwSignal<String>) -> Callback<String> {
    Callback::new(move |value| signal.set(value))
}

fn whose(chosen: Chosen) -> AnyView {
    let choices = vec![
        Choice::new(COUNTY, "Those of a county"),
        Choice::new(AUTHORITY, "Those of an authorizer"),
        Choice::new(CODES, "A list of CDS codes"),
        Choice::new(STATE, "All in the files"),
    ];
    let field = Field::new("whose", "Whose charters?");
    radio_group(&field, choices, &follow(move || chosen.whose.get()), set(chosen.whose))
}

/// The county, the authorizer, or the list.
fn which(desk: Desk, chosen: Chosen, missing: RwSignal<&'static str>) -> AnyView {
    let authorities = desk.memo(|board| board.authorities.clone());
    let error = move |id: &'static str, words: &'static str| {
        follow(move || if missing.get() == id { words } else { "" }.to_owned())
    };
    live(move || match chosen.whose.get().as_str() {
        COUNTY => {
            let field = Field::new(COUNTY, "County")
                .hint("The authorizer’s, as CDE’s files have it.")
                .error(error(COUNTY, "Choose a county."));
            let options = counties(&authorities.get());
            select(&field, options, &follow(move || chosen.county.get()), set(chosen.county))
        }
        AUTHORITY => {
            let field = Field::new(AUTHORITY, "Authorizer")
                .error(error(AUTHORITY, "Choose an authorizer."));
            let options = authorities.get().into_iter().map(|authority| {
                let Authority { code, name, county, charters } = authority;
                (code.to_string(), format!("{county}: {name} ({charters})"))
            });
            let options = first("Choose an authorizer").chain(options).collect();
            select(&field, options, &follow(move || chosen.authority.get()), set(chosen.authority))
        }
        CODES => {
            let field = Field::new(CODES, "CDS codes")
                .hint("14 digits each, one or more per line; other words do no harm.")
                .error(error(CODES, "Paste some codes."));
            text_area(&field, follow(move || chosen.codes.get()), set(chosen.codes))
        }
        _ => ().into_any(),
    })
}

fn first(words: &str) -> impl Iterator<Item = (String, String)> {
    std::iter::once((String::new(), words.to_owned()))
}

/// Each county with how many charters it has.
fn counties(authorities: &[Authority]) -> Vec<(String, String)> {
    let mut counties: Vec<(String, usize)> = Vec::new();
    // They come by county.
    for authority in authorities {
        match counties.last_mut().filter(|(county, _)| *county == authority.county) {
            Some((_, charters)) => *charters += authority.charters,
            None => counties.push((authority.county.clone(), authority.charters)),
        }
    }
    let counties = counties.into_iter().filter(|(county, _)| !county.is_empty());
    let options = counties.map(|(county, n)| (county.clone(), format!("{county} ({n})")));
    first("Choose a county").chain(options).collect()
}

fn as_of(chosen: Chosen) -> AnyView {
    let field = Field::new("as-of", "Which is the latest Dashboard to use?");
    let options = RuleSet::all().into_iter().rev().map(|rules| {
        let year = rules.as_of.to_string();
        (year.clone(), format!("The {year} Dashboard"))
    });
    select(&field, options.collect(), &follow(move || chosen.as_of.get()), set(chosen.as_of))
}

fn local(chosen: Chosen) -> AnyView {
    let field = Field::new("local", "How should we treat local indicators not in the files?")
        .hint("CDE publishes them as files of their own. Without these most answers stay open.");
    let choices = vec![
        Choice::new(OPEN, "Leave them open"),
        Choice::new(MET, "Take them as met").hint("The page and its file say so."),
    ];
    let body = radio_group(&field, choices, &follow(move || chosen.local.get()), set(chosen.local));
    together().child(body).into_any()
}
