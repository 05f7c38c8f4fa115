//! What may happen to a person's checks, and what becomes of them: row by row, in each browser.
//!
//! Every cell is cases that are tried there, at every change or with `--full`, or a reason why none is. The run prints it, and how many checks were looked
//! for and lost.

use std::fmt::Write as _;

use anyhow::{Result, ensure};

use crate::harness::{Case, Engine, Fate, Outcome};

/// Something that may happen.
struct Row {
    what: &'static str,
    /// What the person sees of it.
    sees: &'static str,
    kept: &'static str,
    cases: &'static [&'static str],
}

const ROWS: &[Row] = &[
    Row {
        what: "reload",
        sees: "the check as it was, on the same step",
        kept: "all",
        cases: &[
            "faults::a_reload_at_any_moment_keeps_the_check",
            "drafts::a_new_check_stays_new_through_a_reload",
        ],
    },
    Row {
        what: "the browser's process killed",
        sees: "the check, without the last changes before a power cut",
        kept: "what the browser had written: ARCHITECTURE.md says how late it does",
        cases: &["killed::a_killed_browser_keeps_what_it_had_written"],
    },
    Row {
        what: "the tab's process killed",
        sees: "the check as it was",
        kept: "all",
        cases: &["killed::a_killed_tab_loses_nothing_that_was_saved"],
    },
    Row {
        what: "back and forward",
        sees: "each step with its answers, also from another site",
        kept: "all",
        cases: &[
            "steps::going_back_and_forward_loses_nothing",
            "faults::leaving_for_another_site_and_coming_back_keeps_the_check",
        ],
    },
    Row {
        what: "storage blocked",
        sees: "“not saved beyond this page”, and why; everything else works",
        kept: "all, while the page is open",
        cases: &[
            "storage::a_storage_that_never_works_is_told_and_a_result_is_reached",
            "faults::a_browser_told_to_store_nothing_is_told_of",
        ],
    },
    Row {
        what: "a write refused: the third, or another",
        sees: "that the last change is not saved, and why, until it is",
        kept: "all, by the next change",
        cases: &[
            "faults::one_refused_write_loses_nothing",
            "storage::a_storage_that_stops_working_is_told_until_it_works_again",
            "storage::a_check_begun_while_nothing_can_be_saved_is_one_draft",
        ],
    },
    Row {
        what: "quota really full",
        sees: "that the browser's storage for this site is full",
        kept: "all that was saved; the rest once there is room",
        cases: &[
            "faults::a_storage_that_is_really_full_is_told_and_loses_nothing",
            "storage::a_full_storage_is_named_with_what_to_do",
        ],
    },
    Row {
        what: "damaged, truncated or newer value",
        sees: "which check cannot be read, and why; it can be set aside and read whole",
        kept: "all, to the letter (older: there is one version so far; tests/case_versions.rs moves made-up ones on)",
        cases: &[
            "drafts::a_check_that_cannot_be_read_is_told_and_never_overwritten",
            "drafts::a_draft_damaged_meanwhile_is_set_aside_and_told",
            "two_tabs::what_a_newer_version_saved_is_never_written_over",
        ],
    },
    Row {
        what: "two tabs on two checks",
        sees: "in each tab its own, also after reloads",
        kept: "all",
        cases: &["drafts::two_tabs_on_two_checks_come_back_each_to_its_own"],
    },
    Row {
        what: "two tabs on one check, one after the other",
        sees: "in each what the other changes, also when it was away or deleted the check",
        kept: "all",
        cases: &[
            "two_tabs::a_change_in_one_tab_is_seen_in_the_other",
            "two_tabs::what_changed_while_the_page_was_away_is_seen",
            "two_tabs::what_is_heard_late_is_no_conflict",
            "two_tabs::a_check_deleted_in_another_tab_is_told_and_saved_by_the_next_change",
            "two_tabs::a_check_deleted_in_another_tab_can_be_brought_back_after_leaving_it",
            "two_tabs::the_list_follows_other_tabs",
        ],
    },
    Row {
        what: "two tabs on one check, at odds",
        sees: "that the other changed it too; both versions, and the choice with which to go on",
        kept: "both",
        cases: &[
            "two_tabs::of_two_changes_both_are_kept_and_one_goes_on",
            "two_tabs::of_two_changes_both_are_kept_and_the_other_goes_on",
            "two_tabs::what_another_tab_wrote_over_unseen_is_kept",
        ],
    },
    Row {
        what: "everything removed in another tab",
        sees: "that it was, and an empty check",
        kept: "nothing: it was asked for, twice",
        cases: &["two_tabs::everything_removed_in_one_tab_is_closed_in_the_other"],
    },
    Row {
        what: "index lost or damaged",
        sees: "the list as before",
        kept: "all",
        cases: &["faults::a_lost_index_is_made_again"],
    },
    Row {
        what: "site data cleared while open",
        sees: "the open check, saved again with the next change",
        kept: "the open check; the person had the browser remove the others",
        cases: &["faults::site_data_cleared_meanwhile_leaves_the_open_check"],
    },
    Row {
        what: "private window",
        sees: "everything as elsewhere",
        kept: "all, while the window is open",
        cases: &["faults::a_private_window_keeps_the_check_while_it_is_open"],
    },
    Row {
        what: "sandboxed frame",
        sees: "“not saved beyond this page”, and why; everything else works",
        kept: "all, while the page is open",
        cases: &["faults::a_sandboxed_frame_says_that_nothing_is_kept"],
    },
    Row {
        what: "sandboxed frame, allow-same-origin",
        sees: "everything as elsewhere",
        kept: "all",
        cases: &["faults::a_sandboxed_frame_with_its_origin_keeps_the_check"],
    },
    Row {
        what: "frame of another site",
        sees: "the checks made in that frame, not those of the page by itself",
        kept: "all, apart",
        cases: &["faults::a_frame_of_another_site_keeps_its_own_checks"],
    },
];

/// Every case that a row names is there.
pub fn check(cases: &[Case]) -> Result<()> {
    for name in ROWS.iter().flat_map(|row| row.cases) {
        ensure!(cases.iter().any(|case| case.name == *name), "the matrix names no case: {name}");
    }
    Ok(())
}

/// The matrix of a run; none if none of its cases were tried.
pub fn of(outcomes: &[Outcome]) -> Option<String> {
    let (mut text, mut cases, mut drafts, mut lost) = (String::new(), 0, 0, 0);
    for row in ROWS {
        let of_row = |o: &&Outcome| row.cases.contains(&o.case);
        let mut cells = Vec::new();
        let mut notes = Vec::new();
        for engine in Engine::ALL {
            let here: Vec<_> =
                outcomes.iter().filter(of_row).filter(|o| o.engine == engine).collect();
            let later = here.is_empty();
            let (mut tried, mut failed, mut looked_at) = (0, 0, 0);
            for outcome in here {
                match outcome.fate {
                    Fate::LeftOut(why) => notes.push(format!("{}: {why}", engine.name())),
                    Fate::Passed => tried += 1,
                    Fate::Failed => failed += 1,
                }
                looked_at += outcome.drafts;
                lost += outcome.lost;
            }
            cells.push(match (tried, failed) {
                (0, 0) => if later { "--full" } else { "—" }.to_owned(),
                (_, 0) => format!("{tried} ok"),
                _ => format!("{failed} FAILED"),
            });
            cases += tried + failed;
            drafts += looked_at;
        }
        let [chromium, firefox, webkit] = cells.as_slice() else { continue };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:40} {chromium:9} {firefox:9} {webkit:9}", row.what);
        let _ = writeln!(text, "    seen: {}\n    kept: {}", row.sees, row.kept);
        for note in notes {
            let _ = writeln!(text, "    not in {note}");
        }
    }
    let names = Engine::ALL.map(Engine::name);
    let head =
        format!("{:40} {:9} {:9} {:9}", "What may happen to checks", names[0], names[1], names[2]);
    let sum =
        format!("{cases} cases tried; {drafts} times a check was looked for, {lost} were lost.");
    (cases > 0).then(|| format!("{head}\n{text}{sum}"))
}
