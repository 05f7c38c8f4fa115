//! What can be found, from the content: the same entries that the page reads from the leaflet.

use charter_pathways::{
    content::{Block, LINKS, PATHWAY_STORIES, PATHWAYS, QUESTIONS, Span, TERMS, Text, Words},
    route::Route,
    search::Entry,
};

fn run(words: Words) -> String {
    let of = |span: &Span| match span {
        Span::Plain(words) | Span::Strong(words) => *words,
        Span::Term { words, .. } | Span::Link { words, .. } | Span::Page { words, .. } => words,
    };
    words.iter().map(of).collect()
}

fn text(text: Text) -> Vec<String> {
    text.iter()
        .flat_map(|block| match block {
            Block::Paragraph(words) => vec![run(words)],
            Block::List(items) => items.iter().map(|words| run(words)).collect(),
        })
        .collect()
}

/// Questions, glossary, pathways, links.
pub fn entries() -> Vec<Entry> {
    let entry = |href: String, title: String, text: Vec<String>| Entry {
        href,
        title,
        text: text.join("\n"),
    };
    let questions = QUESTIONS.iter().map(|q| {
        let body = [text(q.answer), text(q.disputed)].concat();
        entry(Route::Faq(Some(q.id.to_owned())).href(), q.question.to_owned(), body)
    });
    let terms = TERMS.iter().map(|t| {
        let body = [vec![t.stands_for.to_owned()], text(t.meaning)].concat();
        entry(Route::Glossary(Some(t.id.to_owned())).href(), t.word.to_owned(), body)
    });
    let pathways = PATHWAYS.iter().zip(PATHWAY_STORIES).map(|(p, story)| {
        let steps = story.steps.iter().map(|step| run(step.sentence));
        let facts = [run(story.summary), p.who_asks.to_owned(), p.law.to_owned()];
        let body = facts.into_iter().chain(steps).chain(text(story.text)).collect();
        let title = format!("Pathway {}: {}", p.number, p.name);
        entry(Route::Pathways(Some(p.number)).href(), title, body)
    });
    let links = LINKS.iter().map(|l| {
        entry(l.url.to_owned(), l.title.to_owned(), vec![l.what.to_owned(), l.publisher.to_owned()])
    });
    questions.chain(terms).chain(pathways).chain(links).collect()
}
