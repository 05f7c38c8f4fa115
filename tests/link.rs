//! The link: what is written can be read, what was written once can be read for ever, and nothing else can.

use charter_pathways::{
    case::{
        Case, MAX_NAME,
        file::{self, FORMAT},
        link::{self, LinkError, MAX_LENGTH},
    },
    rules::{rule_set::RuleSet, terms::Year},
};
use serde_json::{Value, json};

use crate::generator::{self, Open, random::Random};

/// A case with these fields of a case file.
fn case(mut fields: Value) -> Case {
    fields["format"] = json!(FORMAT);
    fields["version"] = json!(1);
    file::read(&fields.to_string()).unwrap().0
}

/// Checks that a case goes through a link unharmed; its code.
fn through(case: &Case) -> String {
    let code = link::write(case).expect("it can be written");
    let read = link::read(&code).unwrap_or_else(|error| panic!("{code}: {error}"));
    assert_eq!(read.name, case.name, "{code}");
    assert_eq!(read.school, case.school, "{code}");
    assert_eq!(read.dashboards, case.dashboards, "{code}");
    assert_eq!(read.official, case.official, "{code}");
    assert_eq!(read.assistance, case.assistance, "{code}");
    assert_eq!(read.as_of, case.as_of.filter(|year| RuleSet::of(*year).is_some()), "{code}");
    assert_eq!(read.judged, None, "{code}");
    // Saved as a draft, it is still the same.
    let saved = file::read(&file::write(&read)).expect("a draft of it can be read").0;
    assert_eq!(link::write(&saved).as_ref(), Some(&code));
    code
}

#[test]
fn made_up_cases_go_through_unharmed() {
    let mut longest = 0;
    for seed in 0..1200 {
        let open = if seed % 3 == 0 { Open::Much } else { Open::Little };
        let as_of = generator::as_of(seed);
        let mut fields = generator::case(seed, as_of, open);
        let mut random = Random::new(seed);
        fields["name"] = json!(name(&mut random));
        fields["school"]["name"] = json!(name(&mut random));
        fields["school"]["county"] = json!(name(&mut random));
        fields["school"]["cds"] =
            json!(random.pick(&["", "01100170112607", "0110 0170112607", "0110017"]));
        fields["as_of"] =
            json!(random.pick(&[None, Some(2016), Some(2021), Some(2024), Some(2025), Some(9999)]));
        fields["judged"] = json!({ "as_of": 2025, "rules": "2025" });
        longest = longest.max(through(&case(fields)).len());
    }
    assert!(longest < 1600, "{longest}");
}

/// A text of any characters, now and then a long one.
fn name(random: &mut Random) -> String {
    let length = random.pick(&[0, 1, 5, 20, 20, MAX_NAME]);
    let any = |random: &mut Random| match random.below(8) {
        0 => {
            char::from_u32(u32::try_from(random.below(0x0011_0000)).unwrap()).unwrap_or('\u{202e}')
        }
        1 => {
            random.pick(&['0', '7', '9', '/', '\u{0}', '\n', 'é', '\u{10ffff}', '{', '`', '@', '['])
        }
        2 | 3 => random.pick(&['A', 'Z', 'Q', ' ', '-', '\'', '.', '&', ',']),
        _ => random.pick(&['a', 'e', 'z', 'n', ' ']),
    };
    (0..length).map(|_| any(random)).collect()
}

/// What is absent, what is empty and what says no are three things.
#[test]
fn nothing_is_not_empty_and_not_no() {
    let codes = [
        json!({}),
        json!({ "dashboards": { "2025": {} } }),
        json!({ "dashboards": { "2017": {}, "2018": {} } }),
        json!({ "dashboards": { "2025": { "published": false } } }),
        json!({ "dashboards": { "2025": { "groups": {} } } }),
        json!({ "dashboards": { "2025": { "groups": { "EL": {} } } } }),
        json!({ "dashboards": { "2025": { "groups": { "EL": { "counted": false } } } } }),
        json!({ "dashboards": { "2025": { "groups": { "EL": { "counted": true } } } } }),
        json!({ "dashboards": { "2025": { "groups": { "EL": { "priorities": [] } } } } }),
        json!({ "dashboards": { "2025": { "groups": { "EL": { "fewer_than_two": false } } } } }),
        json!({ "dashboards": { "2025": { "groups": { "EL": { "levels": { "ELA": "none" } } } } } }),
        json!({ "dashboards": { "2025": { "local": {} } } }),
        json!({ "dashboards": { "2025": { "local": { "1": "met" } } } }),
        json!({ "dashboards": { "2025": { "local_complete": false } } }),
        json!({ "official": { "2025": {} } }),
        json!({ "official": { "2025": { "ec47607": false } } }),
        json!({ "assistance": { "given": false } }),
        json!({ "school": { "dass": false } }),
        json!({ "as_of": 2025 }),
    ]
    .map(|fields| through(&case(fields)));
    for (n, code) in codes.iter().enumerate() {
        assert!(!codes[..n].contains(code), "{code} stands for two cases");
    }
    assert_eq!(codes[0], "11FYF8EM", "of a case that tells nothing only the versions are left");
}

/// A case that uses every place of every table of the format.
fn everything() -> Case {
    let groups =
        ["AA", "AI", "AS", "FI", "HI", "PI", "WH", "MR", "EL", "LTEL", "SED", "SWD", "FOS", "HOM"];
    let indicators = ["ELA", "MATH", "ELPI", "CHRO", "SUSP", "GRAD", "CCI"];
    let colors = ["none", "red", "orange", "yellow", "green", "blue"];
    let statuses = ["none", "very_low", "low", "medium", "high", "very_high"];
    let both: Vec<&str> = colors.iter().chain(&statuses[1..]).copied().collect();
    let mut fields = json!({
        "name": "The O'Brien-McKay & 1st “École”, Nº 234567890.",
        "school": { "name": "学校 abcdefghijklm nopqrstuvwxyz", "cds": "00000009999999",
            "county": "ABCDEFGHIJKLM NOPQRSTUVWXYZ", "authorizer": "state", "grades": ["9-12"], "dass": true },
        "assistance": { "given": true, "provider": "other", "declining": false, "geographic_lead_agrees": true,
            "county_requests": false, "state_superintendent_determines": true },
        "as_of": 2024,
        "dashboards": {}, "official": {},
    });
    for (n, year) in ["2017", "2018", "2019", "2022", "2023", "2024", "2025"].iter().enumerate() {
        let mut listed = json!({});
        for (g, group) in groups.iter().enumerate() {
            let mut levels = json!({});
            for (i, indicator) in indicators.iter().enumerate() {
                let scale = [&colors[..], &statuses[..], &both[..]][(i + n) % 3];
                if (g + i + n) % 5 > 0 || i == 6 {
                    levels[indicator] = json!(scale[(g * 3 + i * 5 + n) % scale.len()]);
                }
            }
            let counted = [Some(true), Some(true), None, Some(false)][(g + n) % 4];
            let priorities = [json!(null), json!([]), json!([4]), json!([5, 6]), json!([8])];
            let fewer = [None, Some(true), Some(false)][(g * n) % 3];
            listed[group] = json!({
                "counted": counted,
                "levels": levels,
                "priorities": priorities[(g * n) % 5].clone(),
                "fewer_than_two": fewer,
            });
        }
        let flag = |k: usize| [json!(null), json!(false), json!(true)][(n + k) % 3].clone();
        let local = ["met", "not_met", "not_met_two_years"];
        fields["dashboards"][year] = json!({
            "published": flag(0), "groups_complete": flag(1), "levels_complete": flag(2),
            "local_complete": flag(1), "groups": listed,
            "local": { "1": local[n % 3], "2": local[(n + 1) % 3], "3": local[(n + 2) % 3], "6": null, "7": local[n % 2] },
        });
        let status = [Some("general"), Some("differentiated"), None][n % 3];
        fields["official"][year] = json!({
            "status": status, "ec47607": flag(0),
        });
    }
    case(fields)
}

/// Links that people may have kept. Whatever else changes, each must stand for its case for ever.
#[test]
fn a_link_once_written_can_be_read_for_ever() {
    let check = |code: &str, expected: &Case| {
        assert_eq!(through(expected), code);
    };
    check("11FYF8EM", &Case::default());
    check("1ZCGMQ8I3Z65NRXKS7MNM", &case(json!({ "name": "Autumn check" })));
    check(
        "1BWIXWTFS306J5R5C28IRIG7MMNZDZB3J",
        &case(json!({
            "school": { "cds": "01100170112607", "county": "Alameda", "authorizer": "district", "grades": ["k8"] },
            "assistance": { "given": false, "provider": "county_office" },
        })),
    );
    check(
        "13E8757O5N5WKW906E7CFC2SHLYLHLDCCXDO50CQI1G64YG33OPRUIOGMEVKF6D35CHUJW9K025GQ0GAXV7KOBCBVWXCHPMO7EC71D0CGN6R8GTGB7WBUJBTBEWHBZK6VPMRMD1QFJCGQWC03G33KVM0LES6HMF926S1JAZN3BN1SNA3W70FNJ91QVCDZPEMSP7A547TOZ7K5Y5GFF98GB7OQWAZ2LCBIKXHS0OX5RWM5EOSHVXBWNGE0TKW0OMKAVXV6ID1LO8TTHL9OMUY7KSF1MLVDP14OTPGHZ9XNNK0PJQJ2NKO5MEWSGSE9LQ9SX2ZRGR1RHGMO6JZSKORYZXBHFCKY35E1AZO0O18Z7QRPVBGT05G2GU0P0JGQN401WWFC7BRX03FDAVQ1WF9CN6CXJVVRM72A66SB7YB920PRA9VMVS2VLJARG6EOCCCYABJKMQ1NEO6IZHV15JJ67N0PA45A9GONP9HUNIDQXTWFUCRB0Z67QIIURQA5QD3SOUW2IFFMZR481Q3QWOHMZ80JE3K749C7GAQG29WQ8IN4KYINR5EQ91B6WBYGK5MILE8E32B7UYMRIJYH8MFRORW2JKETRDPW97T5LY2AX7T14GS3WJ7L6GU684VW1Y1F161M95WM58YEQ0563J9USXYD45S3AKMNWMKX21Y9ATZFMD8L5CI7296BX39EML7OSINSR7VGYEZP79EK1ILS1E9D2PTEWFKDR49WBXI925NQS2XSFIYWUI1MX24FN22X379OXPC5GW1I20Z26PRURN05320UC9P76LST43X5EQX4022J0I6J",
        &everything(),
    );
    for (provider, code) in [
        ("geographic_lead", "1228HFOGXWMPW0CO0UM"),
        ("district", "133CQ5IPEUY2TAJSF2M"),
        ("charter_school", "144GYVCXVT9FQKQWTAM"),
    ] {
        check(code, &case(json!({ "assistance": { "provider": provider } })));
    }
    check("1RZ8X576AUTH6", &case(json!({ "school": { "authorizer": "county" } })));
}

/// Four years of six groups with every level that a school of all grades has, every local indicator, every name.
fn full() -> Case {
    let mut random = Random::new(1);
    let mut fields = json!({
        "name": "Autumn check 2026",
        "school": { "name": "Sunrise Valley Academy for Arts & Technology", "cds": "01100170112607", "county": "San Bernardino",
            "authorizer": "county", "grades": ["k8", "9-12"], "dass": false },
        "official": { "2025": { "status": "differentiated", "ec47607": false } },
        "assistance": { "given": true, "provider": "county_office" },
        "as_of": 2025,
        "dashboards": {},
    });
    for year in [2022, 2023, 2024, 2025] {
        let mut groups = json!({});
        for group in ["AA", "HI", "WH", "EL", "SED", "SWD"] {
            let mut levels = json!({});
            for indicator in ["ELA", "MATH", "ELPI", "CHRO", "SUSP", "GRAD", "CCI"] {
                if indicator != "ELPI" || group == "EL" {
                    let worst_first = generator::worst_first(indicator, year);
                    let level = random.below(6);
                    levels[indicator] = json!(worst_first.get(level).unwrap_or(&"none"));
                }
            }
            groups[group] = json!({ "counted": true, "levels": levels });
        }
        let local = ["1", "2", "3", "6", "7"]
            .map(|n| (n.to_owned(), json!(random.pick(&["met", "not_met_two_years"]))));
        fields["dashboards"][year.to_string()] = json!({
            "published": true, "groups_complete": true, "groups": groups,
            "local": serde_json::Map::from_iter(local), "local_complete": true,
        });
    }
    case(fields)
}

#[test]
fn a_full_case_fits_into_a_short_link() {
    let code = through(&full());
    let link = format!("{}#/open/{code}", "x".repeat(60));
    println!("{} letters of code, {} of link", code.len(), link.len());
    assert!(link.len() < 400, "{} letters", link.len());
    assert!(code.len() <= 240, "{} letters", code.len());
}

/// The longest there is: every name of the longest, in signs that take the most room.
#[test]
fn the_fullest_case_fits_too() {
    let mut fullest = everything();
    let longest = "🌻".repeat(MAX_NAME);
    fullest.name.clone_from(&longest);
    fullest.school.name.clone_from(&longest);
    fullest.school.county.clone_from(&longest);
    fullest.school.cds.clone_from(&longest);
    let length = through(&fullest).len();
    assert!(length < MAX_LENGTH, "{length}");
    // Only the case file has longer texts.
    fullest.school.county.push('x');
    assert_eq!(link::write(&fullest), None);
}

#[test]
fn a_damaged_link_is_refused() {
    let letters: Vec<char> =
        ('0'..='9').chain('A'..='Z').chain(['a', '-', ' ', 'é', '%']).collect();
    for code in [
        through(&Case::default()),
        through(&case(json!({ "name": "Autumn check" }))),
        through(&full()),
    ] {
        let refused = |damaged: &str| {
            if damaged != code {
                assert_eq!(link::read(damaged), Err(LinkError::Damaged), "{damaged} of {code}");
            }
        };
        for at in 0..=code.len() {
            let (before, after) = code.split_at(at);
            refused(before);
            refused(after);
            for letter in &letters {
                refused(&format!("{before}{letter}{after}"));
            }
            let mut rest = after.chars();
            let Some(here) = rest.next() else { continue };
            refused(&format!("{before}{}", rest.as_str()));
            for letter in &letters {
                refused(&format!("{before}{letter}{}", rest.as_str()));
            }
            let Some(next) = rest.next() else { continue };
            refused(&format!("{before}{next}{here}{}", rest.as_str()));
        }
        refused(&code.to_lowercase());
        refused(&format!("{code}{code}"));
    }
}

#[test]
fn a_refusal_says_what_to_do() {
    assert!(LinkError::Damaged.to_string().contains("Copy it again"));
    assert!(LinkError::Newer.to_string().contains("Reload the page"));
}

#[test]
fn hostile_links_are_refused() {
    let check = |code: &str, expected: LinkError| {
        assert_eq!(link::read(code), Err(expected), "{code:.80}");
    };
    for code in [
        "",
        "1",
        "0",
        "01",
        "00",
        "12",
        "1-1",
        "＃",
        "%31%31",
        "\u{202e}11",
        "1\u{202e}1",
        "../..",
        "null",
    ] {
        check(code, LinkError::Damaged);
    }
    for letter in ["1", "0", "Z", "é", "\u{0}"] {
        for length in [MAX_LENGTH - 2, MAX_LENGTH, MAX_LENGTH + 1, 10_000_000] {
            check(&letter.repeat(length), LinkError::Damaged);
            check(&format!("1{}", letter.repeat(length)), LinkError::Damaged);
        }
    }
}

/// Made with the format in hand, and a check that is right: by a later version, or by someone who means harm.
#[test]
fn what_this_version_does_not_write_is_refused() {
    for (code, what, expected) in [
        ("21FYF8EN", "version 2", LinkError::Newer),
        ("Z1FYF8FK", "version 35", LinkError::Newer),
        ("17DA78WX0HZQ7GPA", "a Dashboard of 2026", LinkError::Newer),
        ("17A0APOYDSCGFU67NY", "as of 2026", LinkError::Newer),
        ("1JJV3ZC0MTE2F5DQ1SZR8EM", "a fact after the last", LinkError::Newer),
        ("17N3KSTWOVZLB", "half of a pair in a name", LinkError::Damaged),
        ("1BTCSGWRBZS", "a letter in a name by its code point", LinkError::Damaged),
        ("1O0S7LOHKN5MKK1X4JY", "what is usual of a group written out", LinkError::Damaged),
        ("12DGF1TQ7G727JE8KAGJY", "colors in the scale of both", LinkError::Damaged),
        ("011FYF8EM", "a zero before", LinkError::Damaged),
        ("101FYF8EM", "a zero between", LinkError::Damaged),
    ] {
        assert_eq!(link::read(code), Err(expected), "{what}: {code}");
    }
}

/// There is room until 2032; then a version 2 has to begin elsewhere.
#[test]
fn every_year_has_its_place() {
    for rules in RuleSet::all() {
        let year = rules.as_of;
        through(&case(json!({ "dashboards": { year.to_string(): {} }, "as_of": year.0 })));
        assert!(year < Year(2032), "the format needs a new version");
    }
}
