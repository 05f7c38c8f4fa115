//! The `evaluate` example as an analyst runs it: lines in, lines out, and an exit status.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

/// Runs the example, which `cargo test` has built beside the tests.
fn evaluate(arguments: &[&str], input: &[u8]) -> Output {
    let tests = std::env::current_exe().unwrap();
    let program = tests.parent().unwrap().parent().unwrap().join("examples/evaluate");
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A refused option ends the program before it reads: then there is nobody to write to.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

#[test]
fn a_bad_line_does_not_stop_the_others() {
    let good = r#"{"format": "charter-pathways/case", "version": 1, "name": "one"}"#;
    let input = [good.as_bytes(), b"\n\xff\n{}\n", good.as_bytes()].concat();
    let output = evaluate(&["--as-of", "2024"], &input);
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> =
        printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!((&lines[0]["name"], &lines[0]["as_of"]), (&"one".into(), &2024.into()));
    assert_eq!(lines[0]["rules"], "2024");
    assert_eq!(lines[1]["line"], 2);
    assert_eq!(lines[2]["error"], "format: is missing; a case file says \"charter-pathways/case\"");
    assert_eq!(lines[3], lines[0]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn exit_status_and_messages() {
    let check = |arguments: &[&str], status: i32, message: &str| {
        let output = evaluate(arguments, b"");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(told.contains(message), "{arguments:?}: {told}");
    };
    check(&[], 0, "");
    check(&["--outcomes-only"], 0, "");
    check(&["--as-of", "2026"], 2, "no rule set as of 2026; there is one as of 2024, 2025");
    check(&["--as-of", "soon"], 2, "\"soon\" is not a year");
    check(&["--as-of"], 2, "usage");
    check(&["--fast"], 2, "\"--fast\" is not an option");
}
