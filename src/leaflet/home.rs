//! Where a leader arrives: what this is, where to begin, what it takes, and the main things to know in short.

use super::{El, opening};
use crate::{
    content::{PATHWAYS, Pathway, QUESTIONS, TESTS},
    element::{
        action::{Weight, actions, link_button},
        el, together,
    },
    report::rule_sets,
    route::Route,
};

/// How many of the questions the home page shows: those of CCEE's own page, which come first.
const MAIN_QUESTIONS: usize = 6;

/// The home page. Once a check is begun the program puts the way back to it in place of the way to begin.
pub fn home() -> El {
    let begin = actions(vec![
        link_button("Start a check", Weight::Main, Route::Check(String::new()).href()),
        link_button("See the four pathways", Weight::Plain, Route::Pathways(None).href()),
    ]);
    together()
        .child(
            el("section")
                .class("hero")
                .child(
                    el("div")
                        .child(
                            el("p")
                                .class("hero-for")
                                .text("For leaders of California charter schools"),
                        )
                        .child(
                            el("h1")
                                .attr("tabindex", "-1")
                                .text("Could your charter qualify for direct help from CCEE?"),
                        )
                        .child(el("p").class("lead").text(
                            "CCEE is the California Collaborative for Educational Excellence. Answer \
                             questions about your California School Dashboard. You will see which of \
                             the four legal pathways to its help may be open to you, why, and whom to \
                             talk to first.",
                        ))
                        .child(begin.attr("id", "begin"))
                        .child(el("div").attr("id", "resume"))
                        .child(el("p").class("small").text(
                            "About twenty minutes. What you enter stays in this browser; you can \
                             stop and come back.",
                        )),
                )
                .child(picture()),
        )
        .child(before())
        .child(pathways())
        .child(questions())
}

/// Four ways to one place. It carries no meaning that the words do not.
fn picture() -> El {
    let path = |class: &str, line: &str| el("path").class(class).attr("d", line);
    let ways = "M40 300C60 236 150 226 196 190M128 300C140 250 186 226 206 188M226 300C222 256 216 226 \
        214 187M330 300C300 250 236 236 222 187";
    el("svg")
        .class("hero-picture")
        .attr("viewBox", "0 0 360 300")
        .attr("width", "360")
        .attr("height", "300")
        .attr("aria-hidden", "true")
        .child(path("hero-sky", "M0 0H360V300H0z"))
        .child(el("circle").class("hero-sun").attr("cx", "276").attr("cy", "108").attr("r", "46"))
        .child(path("hero-hill", "M0 236C70 196 130 214 190 190C250 166 300 150 360 168V300H0z"))
        .child(path("hero-field", "M0 262C90 226 180 250 250 226C300 210 330 208 360 212V300H0z"))
        .child(path("hero-ways", ways))
        .child(path("hero-flag", "M209 186V112L246 125L209 138"))
}

fn before() -> El {
    el("section")
        .class("cards")
        .attr("aria-label", "Before you begin")
        .child(
            el("div").class("card").child(el("h2").text("What you need")).child(
                el("p")
                    .text("Your school’s Dashboard pages of ")
                    .child(rule_sets::newest_years())
                    .text(", open in another tab; that of ")
                    .child(rule_sets::not_judged_yet().to_string())
                    .text(
                        " cannot be judged here yet. Leave out what you do not know: the answer says what is still \
                         open. ",
                    )
                    .child(
                        el("a").attr("href", Route::Files.href()).text("CDE’s files can fill it in"),
                    )
                    .text("; an office with many charters can ")
                    .child(el("a").attr("href", Route::County.href()).text("see all of them at once"))
                    .text("."),
            ),
        )
        .child(
            el("div")
                .class("card card-first")
                .child(el("h2").text("Your first step"))
                .child(opening("first-step")),
        )
        .child(
            el("div").class("card").child(el("h2").text("It stays with you")).child(
                el("p")
                    .text(
                        "No account, nothing sent anywhere. Your checks are kept in this browser \
                         only, until you remove them. ",
                    )
                    .child(el("a").attr("href", Route::About.href()).text("About privacy")),
            ),
        )
}

fn pathways() -> El {
    let pathways = PATHWAYS.iter().map(pathway).collect::<Vec<_>>();
    el("section")
        .class("stack")
        .attr("aria-labelledby", "in-short")
        .child(el("h2").attr("id", "in-short").text("Four pathways, in short"))
        .child(el("div").class("prose").child(opening("pathways")))
        .child(el("ol").class("cards cards-pathways").child(pathways))
}

fn pathway(pathway: &'static Pathway) -> El {
    let Pathway { number, name, law, who_asks, test, .. } = pathway;
    let href = Route::Pathways(Some(*number)).href();
    let test = test.and_then(|id| TESTS.iter().find(|t| t.id == id)).map_or("None", |t| t.name);
    el("li")
        .class("card")
        .child(
            el("h3").child(
                el("a")
                    .attr("href", href)
                    .child(
                        el("span")
                            .class("number")
                            .text("Pathway ")
                            .child(number.to_string())
                            .child(el("span").class("unseen").text(": ")),
                    )
                    .child(*name),
            ),
        )
        .child(
            el("dl")
                .class("card-facts")
                .child(el("dt").text("Who asks"))
                .child(el("dd").child(*who_asks))
                .child(el("dt").text("Dashboard test"))
                .child(el("dd").child(test))
                .child(el("dt").text("Law"))
                .child(el("dd").child(*law)),
        )
}

fn questions() -> El {
    let questions = QUESTIONS.iter().take(MAIN_QUESTIONS).map(|q| {
        let href = Route::Faq(Some(q.id.to_owned())).href();
        el("li").child(el("a").attr("href", href).child(q.question))
    });
    el("div")
        .class("two")
        .child(
            el("section")
                .class("stack")
                .attr("aria-labelledby", "main-questions")
                .child(el("h2").attr("id", "main-questions").text("What leaders ask"))
                .child(el("ul").class("question-links").child(questions.collect::<Vec<_>>()))
                .child(el("p").child(
                    el("a").attr("href", Route::Faq(None).href()).text("All questions and answers"),
                )),
        )
        .child(
            el("section")
                .class("stack")
                .attr("aria-labelledby", "handout")
                .child(el("h2").attr("id", "handout").text("To take along"))
                .child(el("p").text(
                    "The pathways, both Dashboard tests and the first step on one printed page: \
                     for your board, your team, or your meeting with the county office.",
                ))
                .child(link_button("Open the handout", Weight::Plain, Route::Handout.href())),
        )
}
