//! The content as it is built fits the rules and keeps its promises to the reader.

use charter_pathways::{
    content::{
        Actor, Block, CAVEATS, DISCLAIMER, GROUPS, INDICATORS, LEVELS, LINKS, Name,
        PATHWAY_STORIES, PATHWAYS, PRIORITIES, QUESTIONS, READINGS, RULES_CHECKED, Role, SOURCES,
        Span, TERMS, TESTS, TIERS, TestId, Text, Words, YEAR,
    },
    rules::{
        caveats::Caveat,
        criteria::YEARS,
        readings::Reading,
        settled::SETTLED,
        terms::{Group, Indicator, Level, Priorities},
    },
};

/// Every text of the content with a name to find it by, in the order of the files.
fn texts() -> Vec<(String, Vec<&'static Span>)> {
    fn of(words: Words) -> Vec<&'static Span> {
        words.iter().collect()
    }
    fn all(text: Text) -> Vec<&'static Span> {
        let words = text.iter().flat_map(|block| match *block {
            Block::Paragraph(ref words) => std::slice::from_ref(words),
            Block::List(items) => items,
        });
        words.flat_map(|words| words.iter()).collect()
    }
    let mut texts = vec![
        ("disclaimer, short".to_owned(), of(DISCLAIMER.short)),
        ("disclaimer".to_owned(), all(DISCLAIMER.text)),
    ];
    let mut add = |name: String, spans| texts.push((name, spans));
    for term in TERMS {
        add(format!("term {}", term.id), all(term.meaning));
    }
    for tier in TIERS {
        add(format!("tier {}", tier.level), all(tier.text));
    }
    for (number, pathway) in (1..).zip(PATHWAY_STORIES) {
        add(format!("pathway {number}, summary"), of(pathway.summary));
        add(format!("pathway {number}"), all(pathway.text));
        for step in pathway.steps {
            add(format!("pathway {number}, {:?}", step.actor), of(step.sentence));
        }
    }
    for test in TESTS {
        add(format!("test {:?}, short", test.id), of(test.short));
        add(format!("test {:?}", test.id), all(test.text));
    }
    for question in QUESTIONS {
        let answer = [all(question.answer), all(question.disputed)].concat();
        add(format!("question {}", question.id), answer);
    }
    for event in YEAR {
        add(format!("event {}", event.id), all(event.text));
    }
    for reading in READINGS {
        let parts = [of(reading.default), of(reading.other), of(reading.why_open)];
        add(format!("reading {}", reading.id), parts.concat());
    }
    for caveat in CAVEATS {
        add(format!("caveat {}", caveat.id), all(caveat.text));
    }
    texts
}

/// Whether `word` stands in `words` as a word of its own, or in the plural.
fn says(words: &str, word: &str) -> bool {
    words.match_indices(word).any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let after = &words[at + word.len()..];
        let after = after.strip_prefix('s').unwrap_or(after);
        !letter(words[..at].chars().next_back()) && !letter(after.chars().next())
    })
}

#[test]
fn a_word_of_the_field_leads_to_the_glossary_where_it_first_stands() {
    const WORDS: [(&str, &str); 17] = [
        ("CCEE", "ccee"),
        ("CDE", "cde"),
        ("COE", "coe"),
        ("DA", "da"),
        ("DASS", "dass"),
        ("DTA", "dta"),
        ("LCAP", "lcap"),
        ("LEA", "lea"),
        ("Dashboard", "dashboard"),
        ("Direct Technical Assistance", "dta"),
        ("Geographic Lead", "geographic-lead"),
        ("State Board", "sbe"),
        ("State Superintendent", "state-superintendent"),
        ("System of Support", "system-of-support"),
        ("county office", "coe"),
        ("local indicator", "local-indicator"),
        ("student group", "student-group"),
    ];
    let mut bare = Vec::new();
    for (name, spans) in texts() {
        for (word, id) in WORDS.iter().filter(|(_, id)| name != format!("term {id}")) {
            let leads = |span: &Span| matches!(span, Span::Term { id: led, .. } if led == id);
            for span in spans.iter().take_while(|span| !leads(span)) {
                let Span::Plain(words) = span else { continue };
                // What stands in quotation marks is not ours to link.
                let own = words.split('“').map(|w| w.split_once('”').map_or(w, |(_, own)| own));
                if own.into_iter().any(|own| says(own, word)) {
                    bare.push(format!("{name}: {word} in {words:?}"));
                }
            }
        }
    }
    assert!(bare.is_empty(), "link these with [words](term:ID):\n{}", bare.join("\n"));
}

#[test]
fn every_abbreviation_is_explained() {
    let explained = |word: &str| {
        TERMS.iter().any(|t| t.word == word || says(t.stands_for, word))
            || GROUPS.iter().chain(INDICATORS).any(|n| n.code == word)
    };
    for (name, spans) in texts() {
        for span in spans {
            let (Span::Plain(words) | Span::Strong(words)) = span else { continue };
            for word in words.split(|c: char| !c.is_ascii_alphabetic()) {
                let word = word.strip_suffix('s').unwrap_or(word);
                let short = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
                assert!(!short || word == "TOM" || explained(word), "{name}: {word}");
            }
        }
    }
}

#[test]
fn codes_and_ids_are_those_of_the_rules() {
    fn codes(names: &[Name]) -> Vec<&str> {
        names.iter().map(|name| name.code).collect()
    }
    assert_eq!(codes(GROUPS), Group::ALL.map(Group::code));
    assert_eq!(codes(INDICATORS), Indicator::ALL.map(Indicator::code));
    assert_eq!(codes(LEVELS), Level::ALL.map(Level::code));
    let readings = Reading::DA.into_iter().chain(Reading::P2).map(Reading::id);
    assert!(READINGS.iter().map(|reading| reading.id).eq(readings));
    assert!(CAVEATS.iter().map(|caveat| caveat.id).eq(Caveat::ALL.map(Caveat::id)));
    let numbers: Vec<_> =
        (1..=8).collect::<Priorities>().numbers().map(|n| n.to_string()).collect();
    assert_eq!(codes(PRIORITIES), numbers);
    assert!(
        GROUPS
            .iter()
            .chain(INDICATORS)
            .chain(LEVELS)
            .chain(PRIORITIES)
            .all(|n| !n.short.is_empty())
    );
}

#[test]
fn the_pathways_say_who_acts_as_the_law_does() {
    use Actor::{Ccee, Charter, CountyOffice, GeographicLead, StateBoard, StateSuperintendent};
    use Role::{Agrees, Asks, IsConsulted, MayDecline};
    let acts = |number: usize| -> Vec<_> {
        let decisive = |r| matches!(r, Asks | Agrees | IsConsulted | MayDecline);
        let steps = PATHWAY_STORIES[number - 1].steps.iter();
        steps.filter(|s| decisive(s.role)).map(|s| (s.actor, s.role)).collect()
    };
    assert_eq!(acts(1), [(CountyOffice, Asks), (GeographicLead, Agrees), (Ccee, MayDecline)]);
    let second = [(CountyOffice, Asks), (StateSuperintendent, IsConsulted), (StateBoard, Agrees)];
    assert_eq!(acts(2), [&second[..], &[(Ccee, MayDecline)]].concat());
    assert_eq!(acts(3), [(StateSuperintendent, Asks), (Ccee, MayDecline)]);
    assert_eq!(acts(4), [(Charter, IsConsulted), (CountyOffice, Asks), (Ccee, MayDecline)]);

    let laws: Vec<_> = PATHWAYS.iter().map(|p| p.law).collect();
    let sections = ["EC 52074(g)(1)(A)", "EC 47607.3(c)", "EC 52074(g)(1)(B)", "EC 47607.3(a)"];
    assert_eq!(laws, sections);
    let tests: Vec<_> = PATHWAYS.iter().map(|p| p.test).collect();
    let (second, fourth) = (TestId::Pathway2, TestId::DifferentiatedAssistance);
    assert_eq!(tests, [None, Some(second), None, Some(fourth)]);
    for test in TESTS {
        let pathway = PATHWAYS.iter().find(|p| p.test == Some(test.id)).expect("it has one");
        assert_eq!(pathway.law, test.law);
    }
}

#[test]
fn the_sources_that_the_rules_name_are_there() {
    let readings = SETTLED.iter().map(|settled| settled.source);
    for id in YEARS.iter().map(|year| year.source).chain(readings) {
        assert!(SOURCES.iter().any(|source| source.id == id), "{id} is not in sources.toml");
    }
    for source in SOURCES {
        let late = "was checked after the rules were: see rules_checked in disclaimer.toml";
        assert!(source.checked <= RULES_CHECKED, "{} {late}", source.id);
        // What bears no date and has no address says how we know it.
        assert!(source.url.is_some() || !source.note.is_empty(), "{}", source.id);
    }
    for (at, link) in LINKS.iter().enumerate() {
        assert!(LINKS[..at].iter().all(|l| l.title != link.title), "{} is there twice", link.title);
    }
}

#[test]
fn official_texts_that_disagree_are_flagged() {
    for id in [
        "da-or-dta",
        "from-da-to-dta",
        "funding",
        "two-years",
        "two-or-three-priorities",
        "which-three-groups",
        "local-indicators",
        "cost",
        "small-school",
    ] {
        let question = QUESTIONS.iter().find(|q| q.id == id).expect(id);
        assert!(!question.disputed.is_empty(), "{id}");
        assert!(question.sources.len() > 1, "{id}: two texts disagree");
    }
}
