//! Case files of other versions of the program: older ones are brought forward, newer ones are told apart.

use charter_pathways::case::{
    self, MAX_NAME,
    file::{VERSION, migrate::Step},
};
use serde_json::{Value, json};

#[test]
fn only_a_newer_file_says_so() {
    let newer = |text: &str| case::file::read(text).unwrap_err().is_newer();
    assert!(newer(r#"{"format": "charter-pathways/case", "version": 2, "name": []}"#));
    assert!(!newer(r#"{"format": "charter-pathways/case", "version": 1, "name": []}"#));
}

#[test]
fn a_newer_file_is_known_by_its_name_as_far_as_can_be_told() {
    let name = |name: Value| {
        let text = json!({ "format": "charter-pathways/case", "version": 99, "name": name });
        let error = case::file::read(&text.to_string()).unwrap_err();
        error.newer_name().unwrap().to_owned()
    };
    assert_eq!(name(json!(" Autumn ")), "Autumn");
    assert_eq!(name(json!({ "short": "Autumn" })), "");
    assert_eq!(name(json!("学".repeat(500))), "学".repeat(MAX_NAME));
    assert_eq!(case::file::read("{}").unwrap_err().newer_name(), None);
}

/// For each version there is a file with all that it can say, in words that only that version has; each is read as the
/// same case, and nothing of it is lost.
#[test]
fn files_of_every_version_are_read() {
    let file = |version: u64| {
        let path = format!("{}/tests/case_versions/{version}.json", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(&path).expect("a version without its file")
    };
    let newest: Value = serde_json::from_str(&file(VERSION)).unwrap();
    for version in 1..=VERSION {
        let (case, warnings) = case::file::read(&file(version)).unwrap();
        assert_eq!(warnings, [], "{version}");
        let written: Value = serde_json::from_str(&case::file::write(&case)).unwrap();
        assert_eq!(written, newest, "{version}");
    }
}

/// How a file goes from version to version, on made-up steps: 2 calls the case's name its title, and 3 puts the whole
/// school into a list; then both come back to what this program reads.
#[test]
fn an_older_file_goes_through_the_steps_it_has_not_taken() {
    const STEPS: &[Step] = &[
        |document| {
            let title = document.remove("title");
            document.extend(title.map(|title| ("name".to_owned(), title)));
        },
        |document| {
            let school = document.remove("schools").map(|schools| schools[0].clone());
            document.extend(school.map(|school| ("school".to_owned(), school)));
        },
    ];
    let check = |version: u64, fields: Value, name: &str, school: &str| {
        let mut document = fields;
        document["format"] = json!("charter-pathways/case");
        document["version"] = json!(version);
        let (case, _) = case::file::read_with(&document.to_string(), STEPS).unwrap();
        assert_eq!((case.name.as_str(), case.school.name.as_str()), (name, school), "{document}");
        // What no step knows is still there, and what is written is of the newest version.
        let written: Value = serde_json::from_str(&case::file::write(&case)).unwrap();
        assert_eq!((&written["other"], &written["version"]), (&document["other"], &json!(VERSION)));
    };
    check(1, json!({ "title": "T", "schools": [{ "name": "S" }], "other": 1.50 }), "T", "S");
    check(2, json!({ "name": "T", "schools": [{ "name": "S" }], "other": [] }), "T", "S");
    check(2, json!({ "name": "T", "title": "kept", "schools": [{}], "other": 0 }), "T", "");
    check(3, json!({ "name": "T", "school": { "name": "S" }, "other": "" }), "T", "S");
    for (version, newer) in [("4", true), ("0", false), ("18446744073709551615", true)] {
        let text = format!(r#"{{"format": "charter-pathways/case", "version": {version}}}"#);
        let error = case::file::read_with(&text, STEPS).unwrap_err();
        assert_eq!(error.is_newer(), newer, "{error}");
    }
}
