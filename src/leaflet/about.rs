//! What this is, what happens to what you enter, how to report an error, and every source with its dates.

use super::{El, embedding::embedding};
use crate::{
    content::{DISCLAIMER, LINKS, RULES_CHECKED, SOURCES},
    element::{
        el,
        page::page,
        source::{date, source_list},
        together,
        words::{self, outside},
    },
    route::Route,
};

/// The page about the product.
pub fn about() -> El {
    page(
        "About, privacy and sources",
        "How far to rely on this.",
        el("div")
            .class("prose")
            .child(el("h2").text("What this is"))
            .child(words::text(DISCLAIMER.text))
            .child(proofs())
            .child(privacy())
            .child(errors())
            .child(access())
            .child(el("h2").text("Version"))
            .child(
                el("dl")
                    .class("facts")
                    .child(
                        el("div")
                            .child(el("dt").text("Program"))
                            .child(el("dd").child(env!("CARGO_PKG_VERSION"))),
                    )
                    .child(
                        el("div").child(el("dt").text("Without a network")).child(
                            el("dd").attr("id", "offline").text("Not from this browser yet."),
                        ),
                    )
                    .child(
                        el("div")
                            .child(el("dt").text("Rules last checked"))
                            .child(el("dd").child(date(RULES_CHECKED))),
                    ),
            )
            .child(
                el("p")
                    .child(el("a").attr("href", Route::Rules(None, None).href()).text("The rules"))
                    .text(": which results count, year by year, and what has changed."),
            )
            .child(embedding())
            .child(el("h2").text("Sources"))
            .child(el("p").text(
                "Everything that is said here about the law and the criteria rests on these.",
            ))
            .child(source_list(SOURCES.iter()))
            .child(el("h2").text("Licenses"))
            .child(
                el("p")
                    .text("Charter Pathways may be used by anyone under the MIT license. ")
                    .child(
                        el("a")
                            .attr("href", "./licenses.txt")
                            .text("What it contains by others, and their licenses"),
                    )
                    .text(" (text, 60 KB)."),
            ),
    )
}

fn proofs() -> El {
    together()
        .child(el("h2").text("How we know it is right"))
        .child(el("p").text(
            "The rules are written down twice: as the program that answers you, and as a second \
             one that shares nothing with it and slowly tries every way in which a case can be \
             completed. On thousands of made-up cases both must say the same, and both must give \
             the answers that were worked out by hand.",
        ))
        .child(
            el("p")
                .child(
                    el("a")
                        .attr("href", Route::Proof.href())
                        .text("Try the worked cases in your own browser"),
                )
                .text(", and see what nobody has settled yet."),
        )
        .child(el("p").text(
            "CDE’s assistance file of 2019 checks that we read its codes and count as it does. It \
             does not check the criteria by color: it has no results in it. No lawyer has signed \
             the worked cases yet.",
        ))
}

fn privacy() -> El {
    together()
        .child(el("h2").text("Privacy"))
        .child(el("p").text(
            "Everything is worked out on your own device. There is no account, no cookie and no \
             counting of visits. What you enter is not sent to us or to anyone else: the program \
             has nowhere to send it.",
        ))
        .child(
            el("ul")
                .child(
                    el("li")
                        .text(
                            "Your checks are kept in this browser’s own storage, for this address \
                             only. They stay until you remove them under ",
                        )
                        .child(el("a").attr("href", Route::Drafts.href()).text("Saved checks"))
                        .text(
                            " or clear the browser’s data. On a shared computer, remove them when \
                             you are done.",
                        ),
                )
                .child(el("li").text(
                    "The server that holds these pages sees what every web server sees: that a \
                     browser asked for them. It does not see the part of the address after “#”, \
                     nor anything that you enter.",
                ))
                .child(el("li").text(
                    "Links to official pages open in a new tab. Their publishers have their own \
                     rules.",
                )),
        )
}

/// The accessibility statement; `ACCESSIBILITY.md` has it in full, with what a person with a screen reader is to try.
fn access() -> El {
    together()
        .child(el("h2").text("Accessibility"))
        .child(el("p").text(
            "We aim at WCAG 2.2, level AA: with the keyboard alone, with a screen reader, on a small phone, at 400 % \
             zoom, in the dark and on paper.",
        ))
        .child(
            el("ul")
                .child(el("li").text(
                    "Tested by machine before each release: axe finds nothing on any page, light and dark, at 320 \
                     pixels and at 200 %; a check is made from beginning to end with the keyboard alone.",
                ))
                .child(el("li").text(
                    "Not tested yet: no person who uses a screen reader has tried it. What we know of screen readers \
                     here is what browsers tell them.",
                ))
                .child(el("li").text(
                    "Known gaps: the tables of results are wide and scroll sideways on a phone (the questions ask \
                     the same one by one), and the pictures of the pathways are hidden from screen readers, since \
                     the steps beside them say the same in order.",
                ))
                .child(el("li").text(
                    "If something keeps you out, it is a mistake: please report it as above.",
                )),
        )
}

fn errors() -> El {
    let ccee = LINKS.iter().find(|link| link.id == "ccee-charter-dta");
    let ccee = ccee.map(|link| outside(link.url, "its page for charters"));
    together()
        .child(el("h2").text("How to report an error"))
        .child(el("p").text("If a result, a date or a sentence here looks wrong to you:"))
        .child(
            el("ul")
                .child(el("li").text(
                    "Compare it with the sources named beside it. If they have changed since we \
                     last checked, they are right.",
                ))
                .child(el("li").text(
                    "Tell the office or site where you found this page: it may pass it on.",
                ))
                .child(el("li").text("Ask CCEE through ").child(ccee).text(
                    ", or your county office of education. They did not make this page, but may be able to tell you \
                     whether a rule is stated wrongly.",
                ))
                .child(el("li").text(
                    "Say what you expected, what you saw, and the version and date below. Never \
                     send anything about a single student.",
                )),
        )
}
