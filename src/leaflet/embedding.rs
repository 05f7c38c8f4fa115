//! For whoever shows this page in one of their own: the lines to copy, the choices they have, the check of an embed. And
//! what a reader of such a page is told.
//!
//! Where this page is published only the browser knows. A small script fills in its address, and does the check
//! (`src/embed/about.js`); without it the lines say what to put there.

use super::El;
use crate::{
    element::{el, together, words::outside},
    route::Route,
};

/// Any page can hold this one.
const FRAME: &str = "<iframe src=\"ADDRESS\" title=\"Charter Pathways\" width=\"100%\" height=\"900\" \
                     frameborder=\"0\" allow=\"clipboard-write\"></iframe>";
/// It needs a site that lets one add a script.
const SCRIPT: &str = "<script src=\"ADDRESSembed.js\" async></script>";

/// The part of the About page for web masters.
pub fn embedding() -> El {
    let start = Route::Pathways(None).href();
    el("section")
        .attr("id", "embedding")
        .class("stack")
        .child(el("h2").text("Show this inside another page"))
        .child(el("p").text(
            "Put one of these lines into a page of your site. The publisher of this page has to allow it first; the \
             guide for web masters, which they have, says how, and what to ask of them.",
        ))
        .child(el("p").attr("data-without-script", "").text(
            "Replace ADDRESS with the address of this page up to its last slash.",
        ))
        .child(line("A frame, which scrolls by itself:", FRAME))
        .child(line("A frame that is always as high as what it shows:", SCRIPT))
        .child(el("p").text("What you can choose, in the address of the frame or for the script:"))
        .child(
            el("ul")
                .child(choice("the page to begin with", &start, &format!("data-start=\"{start}\"")))
                .child(choice("light or dark for everyone", "?theme=light", "data-theme=\"light\""))
                .child(choice("without our name at the top", "?head=compact", "data-head=\"compact\"")),
        )
        .child(check())
}

fn line(what: &str, line: &str) -> El {
    together().child(el("p").text(what)).child(el("pre").class("copy").child(el("code").text(line)))
}

fn choice(what: &str, address: &str, attribute: &str) -> El {
    el("li")
        .text(what)
        .text(": ")
        .child(el("code").text(address))
        .text(" or ")
        .child(el("code").text(attribute))
}

/// Hidden until the script is there, without which it does nothing.
fn check() -> El {
    let button = |label: &str| el("button").class("button").attr("type", "button").text(label);
    let report = el("div")
        .attr("hidden", "")
        .child(el("label").attr("for", "embed-report").text("What was found, to paste into a message to us or your web master. Nothing of your checks is in it."))
        .child(el("textarea").attr("id", "embed-report").class("report").attr("readonly", ""))
        .child(button("Copy the report"))
        .child(el("p").attr("role", "status"));
    el("div")
        .class("stack")
        .attr("data-with-script", "")
        .attr("hidden", "")
        .child(el("p").text("If something does not work in your page, open this in it and press:"))
        .child(button("Check this embed"))
        .child(report)
}

/// Shown at the end of each page in a frame alone. Whether the browser keeps the two apart a page cannot find out.
pub fn in_frame() -> El {
    el("p")
        .class("in-frame small no-print")
        .text(
            "You see this inside another page. Browsers may keep the checks that you save here for its site alone, apart \
             from those saved in a tab of its own. The link of a result carries a check over. ",
        )
        .child(outside("./", "Open it in its own tab").attr("id", "own-tab"))
}
