//! The way of a check to another device or person: its link, to copy and as a QR code that is printed with the result.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    app::{
        parts::{
            action::{Weight, button},
            element::{Element, el, live, together},
            note::{Tone, fold_printed, note},
        },
        session::Session,
    },
    browser::{clipboard, focus, location},
    case::link,
    report::qr,
    route::Route,
};

/// The id of the field that holds the link.
const FIELD: &str = "link";

/// What a link carries, and where it does not go.
pub const CARRIES: &str = "The link holds your answers and the names you gave, so whoever has it can read them. All of it stands \
                       after the # sign, which a browser never sends to a server.";

/// The parts of sharing, for the places of the result where they stand.
pub struct Share {
    /// The button among the actions; none where there is no link.
    pub button: Option<AnyView>,
    /// What came of pressing it.
    pub told: AnyView,
    /// The QR code.
    pub section: AnyView,
}

/// The link of the check that this tab is working on.
pub fn share(session: Session) -> Share {
    let Some(code) = session.once(link::write) else {
        let body = el("p").text("A text of this check is too long for a link.").into_any();
        return Share { button: None, told: ().into_any(), section: body };
    };
    let link = opens() + &code;
    // Whether it was copied; none before the button is pressed.
    let copied: RwSignal<Option<bool>> = RwSignal::new(None);
    let text = link.clone();
    let copy = Callback::new(move |()| {
        // What is said once more has to come anew to be read out.
        copied.set(None);
        clipboard::copy(&text, move |done| {
            copied.set(Some(done));
            if !done {
                // When the field is there.
                set_timeout(|| focus::on_all_of(FIELD), Duration::ZERO);
            }
        });
    });
    let told = live(move || copied.get().map(|done| told(done, &link)).into_any());
    Share {
        button: Some(button("Copy a link", Weight::Plain, copy)),
        told: el("div").attr("role", "status").class("no-print").child(told).into_any(),
        section: section(qr::picture(&opens(), &code)),
    }
}

fn told(copied: bool, link: &str) -> AnyView {
    let (tone, title) = if copied {
        (Tone::Done, "The link is copied")
    } else {
        (Tone::Care, "Copy the link from here")
    };
    let field =
        (!copied).then(|| {
            el("div")
                .class("field")
                .child(el("label").attr("for", FIELD).text(
                    "The browser did not let this page copy it: press Ctrl and C, or ⌘ and C",
                ))
                .child(
                    el("input")
                        .class("text")
                        .attr("id", FIELD)
                        .attr("readonly", "")
                        .attr("value", link),
                )
                .into_any()
        });
    note(tone, title, together().child(field).child(el("p").text(CARRIES))).into_any()
}

/// The address that opens the check whose code follows.
fn opens() -> String {
    location::address() + &Route::Open(String::new()).href()
}

/// The QR code of the link of this check; none where it has no link, or one too long.
pub fn code(session: Session) -> Option<AnyView> {
    let code = session.once(link::write)?;
    qr::picture(&opens(), &code).map(|picture| drawn(picture).into_any())
}

fn section(picture: Option<qr::Picture>) -> AnyView {
    let Some(picture) = picture else { return ().into_any() };
    let body = together().child(drawn(picture)).child(el("p").text(CARRIES)).into_any();
    el("section")
        .class("share")
        .attr("aria-labelledby", "share")
        .child(el("h2").attr("id", "share").text("This check on another device"))
        .child(fold_printed("QR code that opens this check", body))
        .into_any()
}

fn drawn(qr::Picture { size, dark, width }: qr::Picture) -> Element {
    el("svg")
        .class("qr")
        .attr("viewBox", format!("0 0 {size} {size}"))
        .attr("width", width)
        .attr("role", "img")
        .attr("aria-label", "QR code of the link to this check")
        .child(el("path").attr("fill", "#fff").attr("d", format!("M0 0h{size}v{size}h-{size}z")))
        .child(el("path").attr("d", dark))
}
